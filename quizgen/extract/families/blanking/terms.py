"""Terms: noun phrases that name a sort of thing, and so can be asked for word by word: "semiconductor industry"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen import lexicon
from quizgen.analyse.names import listed
from quizgen.analyse.wordlists import words
from quizgen.extract.answers import VAGUE
from quizgen.extract.types import is_temporal
from quizgen.syntax.labels import is_name, is_nominal, rel
from quizgen.syntax.phrases import below
from quizgen.syntax.tokens import Token, once
from quizgen.tables import wordlist

INFINITIVAL = wordlist("extract", "infinitival")
NATURAL = frozenset("body animal plant substance process phenomenon".split())
"""Classes of nouns that name what nature is made of and what goes on in it."""
AILMENTS = ("disease", "disorder", "symptom", "pathology")
KINDS = wordlist("extract", "named_kinds")
SORTS = frozenset("type kind form sort variety species class".split())
LEARNED = 8
"""Letters of a noun for a deed or a state that can be a term, where it is in no everyday use."""
MATTERS = frozenset("act state process communication cognition possession event".split())
SHORTEST = 5
"""Letters of a single noun that can be a term."""
NAMING = frozenset({"name", "word", "term"})
"""Nouns before a word that is spoken of."""
ROLES = frozenset({"obj", "obl", "root", "nsubj", "nmod"})


def terms(tokens: Sequence[Token], free: set[int]) -> Iterator[tuple[list[Token], str]]:
    """Yield the terms among the tokens whose indices are in ``free``, each with ``term`` (listed) or ``phrase``."""
    for token in tokens:
        if rel(token) not in ROLES or not is_nominal(token) or is_name(token) or token.pos_ == "PRON":
            continue
        phrase = [t for t in _with_modifiers(token) if t.i in free]
        if len(phrase) == 1 and phrase[0].i == token.i and _is_technical(token):
            yield phrase, "word"
        if len(phrase) < 2 or phrase[-1].i != token.i or phrase[-1].i - phrase[0].i != len(phrase) - 1:
            continue
        epoch = token.text in KINDS and _names_kind(phrase[0])
        if (
            any(rel(c) == "conj" for c in token.children)
            or (is_temporal(token) and not epoch)
            or lexicon.is_unit(token.lemma_.lower())
        ):
            continue
        if _misread(phrase) or any(rel(c) == "nummod" for t in phrase[:-1] for c in t.children):
            continue
        if any(t.lower_ in words()["comparing"] or t.tag_ in {"JJR", "JJS"} for t in phrase):
            continue
        low = [t.lower_ for t in phrase]
        if len(phrase) == 2 and low[0] in NAMING and _is_told_about(token) and not listed(" ".join(low)):
            yield phrase[1:], "word"  # "the name | spud | for a potato"
            continue
        if listed(" ".join(low)) or listed(" ".join([*low[:-1], str(token.lemma_)])):
            yield phrase, "term"
        elif _classified(phrase, token):
            yield phrase, "phrase"


@once
def _with_modifiers(noun: Token) -> list[Token]:
    """Return a noun with the nouns and adjectives before it."""
    return below(noun, _is_outside)


def _is_told_about(word: Token) -> bool:
    """Tell whether a word is spoken of as such: "the name *spud* comes from …", "the term *spud* for a potato"."""
    after = word.doc[word.i + 1] if word.i + 1 < word.sent.end else word
    told = after.lower_ == "for" or after.lemma_.lower() in {"come", "derive", "mean", "refer", "denote", "originate"}
    return rel(word) in {"nsubj", "obj"} and word.tag_ == "NN" and told


def _is_technical(noun: Token) -> bool:
    """Tell whether a single noun is a term: not in everyday use, and for a thing or a process of nature."""
    lemma = noun.lemma_.lower()
    if len(lemma) < SHORTEST or not lemma.isalpha() or lexicon.familiar(lemma) or not noun.text.islower():
        return False
    if any(rel(c) in {"amod", "compound", "nummod", "conj", "appos", "flat"} or _owns(c) for c in noun.children):
        return False
    if rel(noun) == "nmod" and (noun.i < noun.head.i or noun.head.lemma_.lower() in SORTS):
        return False  # "there are many types of cells"
    if (
        len(lemma) >= LEARNED
        and noun.tag_ == "NN"
        and lexicon.noun_class(lemma) in MATTERS
        and _is_told_by_preposition(noun)
    ):
        return True
    if _takes_up_kind(noun):
        return False
    natural = lexicon.noun_class(lemma) in NATURAL or any(lexicon.is_kind_of(lemma, ill) for ill in AILMENTS)
    return natural and not is_temporal(noun) and not lexicon.is_unit(lemma)


def _takes_up_kind(noun: Token) -> bool:
    """Tell whether "the" takes up what was named by a narrower word: "an atlas of cows … where the *animal* lives"."""
    if not any(rel(c) == "det" and c.lower_ == "the" for c in noun.children):
        return False
    lemma = noun.lemma_.lower()
    earlier = (t for t in noun.doc[: noun.i] if t.pos_ == "NOUN" and t.lemma_.lower() != lemma)
    return any(lexicon.is_kind_of(t.lemma_.lower(), lemma) for t in earlier)


def _is_told_by_preposition(noun: Token) -> bool:
    """Tell whether a noun stands bare after a preposition, with nothing of its own: "the abolition of | serfdom |"."""
    own = [c for c in noun.children if not c.is_punct]
    bare = len(own) == 1 and rel(own[0]) == "case" and own[0].lower_ in {"of", "by", "through", "from", "for"}
    return bare and rel(noun) in {"obl", "nmod"} and own[0].i == noun.i - 1


def _owns(token: Token) -> bool:
    return rel(token) == "det" and token.lower_ in {"this", "that", "these", "those", "such"}


def _misread(phrase: Sequence[Token]) -> bool:
    """Tell whether the first word may be a verb that was read as a noun: "been funding projects", "to jail rebels"."""
    first = phrase[0]
    if first.i == first.sent.start:
        return False
    if first.nbor(-1).lower_.endswith("ly") and first.lower_.endswith(("ing", "ed")):
        return True  # "naturally growing weeds"
    ahead = first.nbor(-1)
    if ahead.lower_ == "to" and ahead.i > first.sent.start:
        planned = ahead.nbor(-1).lemma_.lower() in INFINITIVAL
        return ahead.tag_ == "TO" or (planned and lexicon.is_verb(first.lower_))
    return ahead.lemma_ == "be" and first.lower_.endswith("ing")


def _is_outside(token: Token) -> bool:
    return rel(token) not in {"amod", "compound"} or token.i > token.head.i


def _classified(phrase: Sequence[Token], head: Token) -> bool:
    """Tell whether each word before the noun says of what sort it is, rather than how it is."""
    if head.lemma_.lower() in VAGUE:
        return False
    before = [t for t in phrase if t.i != head.i and not t.is_punct]
    if len(before) == 1 and head.text in KINDS and _names_kind(before[0]):
        return True
    return all((rel(t) == "compound" and t.tag_ == "NN") or lexicon.classifying(t.text) for t in before)


def _names_kind(token: Token) -> bool:
    """Tell whether a capitalised word before a noun names the thing: "the *Permian* period", not "the Turk language".

    What is called after a country is told by that, and not by a name.
    """
    inside = token.i > token.sent.start + 1 and token.text[:1].isupper() and token.text[1:].islower()
    known = lexicon.name_class(token.text) & {"country", "city", "continent", "person"}
    return (
        inside
        and not known
        and not lexicon.country_adjective(token.text)
        and lexicon.noun_class(token.lower_) in {"", "time"}
    )
