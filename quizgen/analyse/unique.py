"""Definite phrases that mean one thing, or one kind, for every reader.

A word that is quoted after its noun, a thing that is said to have been invented, the first of what an article is about,
a role in what it explains: nothing before has to say which is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen import lexicon
from quizgen.analyse.known import titled_by
from quizgen.analyse.phrases import Phrase, Phrases, lemma
from quizgen.analyse.wordlists import words
from quizgen.syntax.labels import QUOTES, SUBJECTS, is_name, is_verb, rel
from quizgen.syntax.phrases import nominal, preposition, set_off
from quizgen.syntax.tokens import Token

WORDS = frozenset({"word", "term", "name", "phrase", "prefix", "suffix", "letter", "symbol"})
"""Nouns for what is written, before what is."""
PARTICLES = frozenset({"particle", "atom", "molecule", "ion"})
"""Nouns for particles of any kind."""
PRESENT = frozenset({"VBZ", "VBP", "MD"})
FINITE = PRESENT | {"VBD"}
OFTEN = 2
"""Times that an article must write its title so for it to be written so."""
ONE_PLAY = frozenset("begin start end finish stop resume win lose draw tie".split())
"""What is done to one game rather than to the sport."""
MODALS = frozenset({"can", "may", "must"})
"""Modal verbs that tell what is so in general."""


_ALONE = (
    r"(?=['’]s|[^\w\s-]| (?:is|was|has|had|can|may|will|that|which|who|of|in|on|with|or|and|to|for|by|as|from|at)\b|$)"
)
"""What follows a noun that is no part of a longer one: "a cricket," but not "a cricket bat"."""


def is_written(noun: Token) -> bool:
    """Tell whether the word that is meant follows its noun: "the term "laser"", "the term Rhine Delta"."""
    after = noun.nbor(1) if noun.i + 1 < noun.sent.end else None
    if noun.lower_ not in WORDS or after is None:
        return False
    if after.text in QUOTES:
        return after.i + 1 < noun.sent.end and after.nbor(1).text[:1].isalpha()
    clause = after.head
    told = rel(clause) == "acl" and clause.head.i == noun.i  # "the term Ann Roe used"
    return is_name(after) and after.text[:1].isupper() and not told


def is_apposed_name(child: Token, head: Token) -> bool:
    """Tell whether a name between commas says who or what a phrase means: "the fourth metal, *Kelmium*, is rare"."""
    if rel(child) != "appos" or not is_name(child) or child.i < head.i or not set_off(child):
        return False
    if rel(head) not in {*SUBJECTS, "obj"}:
        return False  # "the head of the board, Ann Roe"
    tokens, end = nominal(child), child.right_edge.i + 1
    closed = end < child.sent.end and child.doc[end].text == ","
    return closed and tokens[0].i == head.i + 2 and all(is_name(t) for t in tokens) and not any(map(_joined, tokens))


def _joined(token: Token) -> bool:
    return rel(token) == "conj" or any(rel(c) in {"conj", "appos"} for c in token.children)


def is_particle(noun: str) -> bool:
    """Tell whether a noun means a particle of nature, of which all are alike: "the positron"."""
    return noun not in PARTICLES and lexicon.noun_class(noun) == "object" and lexicon.is_kind_of(noun, "particle")


def is_brought_forth(head: Token, phrases: Phrases) -> bool:
    """Tell whether a kind of thing is said to have been invented: "the air brake, invented by Ann Roe".

    What was patented may be one of several things that were told of before, if no more is said of it than its class.
    """
    noun, data = lemma(head), words()
    if head.tag_ != "NN" or not any(v in data["inventing"] for v in _done_to(head)):
        return False
    ahead = [c for c in head.children if c.i < head.i and rel(c) in {"amod", "compound"}]
    if not ahead and noun in data["inventions"]:
        return False
    return not _told_before(head, phrases)


def is_first_of_title(head: Token, ahead: Sequence[Token], title: str, *, generic: bool) -> bool:
    """Tell whether the first of what an article is about was made: "the first laser was built in 1960" under "Laser".

    So too the first *modern* one of a kind of thing that can be carried about.
    """
    said = [t.lower_ for t in ahead]
    if said[:1] != ["first"] or head.tag_ != "NN":
        return False
    told = all(t.tag_ in {"JJ", "NN", "VBG"} for t in ahead) and _is_said_of_name(head)
    if generic and told and titled_by(lemma(head), title.casefold()):
        return True  # "Kelmer was the first electric loom" under "Loom"
    if not any(v in words()["making"] for v in _done_to(head)):
        return False
    phrase = " ".join([*said[1:], lemma(head)])
    if said[1:] == ["modern"]:
        return lexicon.noun_class(lemma(head)) == "artifact" and not lexicon.is_place(lemma(head))
    return generic and titled_by(phrase, title.casefold())


def _is_said_of_name(noun: Token) -> bool:
    """Tell whether a noun says what something with a name is, or has the name for what it is."""
    clause = noun.head if rel(noun) in SUBJECTS else noun
    if not any(rel(c) == "cop" for c in clause.children):
        return False
    other = [clause] if clause is not noun else [c for c in noun.children if rel(c) in SUBJECTS]
    return any(map(is_name, other))


def plays_a_part(head: Token, phrases: Phrases) -> bool:
    """Tell whether what an article explains has such a one: "the goalkeeper may touch the ball" under "Football".

    That is so of people and things in what is always so, where none of the kind was brought up just before.
    """
    noun = lemma(head)
    if head.tag_ != "NN" or lexicon.noun_class(noun) not in {"person", "artifact"} or noun in words()["inventions"]:
        return False
    if noun in words()["too_wide"] or lexicon.relational(noun) or lexicon.kinship(noun):
        return False  # "the mother" of a litter
    own = phrases.at(head)
    if own is None or own.quoted or not in_general(head):
        return False
    earlier = (p for p in phrases.with_noun(noun) if p.before(own) and p.paragraph == own.paragraph)
    return all(p.article == "the" and len(p.tokens) <= len(own.tokens) for p in earlier)


def is_what_title_is(head: Token, title: str, phrases: Phrases) -> bool:
    """Tell whether "the N" is what the title is, and nothing else of that kind is near: "the sport" under "Chess"."""
    noun, name, own = lemma(head), title.casefold(), phrases.at(head)
    if head.tag_ != "NN" or own is None or own.quoted or name == noun or noun in words()["too_wide"]:
        return False
    verb = str(head.head.lemma_).lower()
    if rel(head) in {*SUBJECTS, "obj"} and verb in ONE_PLAY:
        return False
    kinds = (noun, *words()["alike"].get(noun, []))
    if not lexicon.listed(name) or not any(lexicon.is_kind_of(name, kind) for kind in kinds):
        return False
    earlier = [p for p in phrases.of_paragraph[own.paragraph] if p.before(own)]
    return not any(_is_another_of(p, kinds, name) for p in earlier)


def as_noun(title: str, text: str) -> str:
    """Return a common noun as its article writes it inside a sentence: "the violin", "cricket"; "" where it doesn't."""
    low = title.casefold()
    bare = len(re.findall(rf"[a-z,] {re.escape(low)}\b(?!-)", text))
    led = len(re.findall(rf"\b[Tt]he {re.escape(low)}\b{_ALONE}", text))
    some = len(re.findall(rf"\ban? {re.escape(low)}\b{_ALONE}", text))
    if led >= OFTEN and led >= bare - led:
        return f"the {low}"
    return low if bare >= OFTEN and not some and not led else ""


def _is_another_of(phrase: Phrase, kinds: Sequence[str], title: str) -> bool:
    """Tell whether a phrase speaks of something else of the noun's kind than what the title names."""
    other = lemma(phrase.head)
    if any(rel(c) == "cop" for c in phrase.head.children):
        return False  # what the title is said to be: "cricket is a game"
    if other in kinds:
        ahead = [t for t in phrase.tokens if t.i < phrase.head.i]
        told = [lemma(c) for c in phrase.head.children if c.i > phrase.head.i and preposition(c) == "of"]
        return title not in told and (phrase.article != "the" or len(ahead) > 1 or bool(told))
    if other in title.split() or phrase.pronoun:
        return False
    above = lexicon.hypernyms(other) if lexicon.listed(other) else []
    return any(up == kind or up.endswith(f" {kind}") for up in above for kind in kinds)


def owns_in_general(the: Token, head: Token) -> bool:
    """Tell whether "the body's" is of everybody: where a part of it or what goes on in it is owned."""
    if lemma(head) != "body" or rel(head) != "nmod" or the.i != head.i - 1:
        return False
    owned = head.head
    kinds = {lexicon.noun_class(lemma(owned)), lexicon.noun_class(f"{owned.nbor(-1).lower_} {lemma(owned)}")}
    part = kinds & {"body", "process", "phenomenon", "substance", "attribute"}
    return bool(part) and head.i + 1 < owned.i and head.nbor(1).tag_ == "POS"


def _done_to(head: Token) -> list[str]:
    """Return the verbs that say of the phrase what was done to it."""
    verb = head.head
    found = [verb] if rel(head) == "obj" and is_verb(verb) else []
    if rel(head) in SUBJECTS and verb.tag_ == "VBN" and any(c.lemma_ == "be" for c in verb.children):
        found.append(verb)
    found += [c for c in head.children if rel(c) == "acl" and c.tag_ == "VBN" and c.i > head.i]
    return [str(v.lemma_).lower() for v in found]


def _told_before(head: Token, phrases: Phrases) -> bool:
    """Tell whether one of that noun was brought up before, or one in other words."""
    own = phrases.at(head)
    if own is None or own.quoted:
        return True
    said = {t.lower_ for t in nominal(head) if rel(t) in {"amod", "compound"}}
    earlier = [p for p in phrases.with_noun(lemma(head)) if p.before(own)]
    another = any(said != {t.lower_ for t in p.tokens if rel(t) in {"amod", "compound"}} for p in earlier)
    return another or any(p.article in {"a", "quant", "poss", "this"} for p in earlier)


def in_general(head: Token) -> bool:
    """Tell whether what is said of a noun is always so: the finite verb over it is in the plain present."""
    for above in head.ancestors:
        finite = [t for t in (above, *above.children) if t.tag_ in FINITE and (t is above or rel(t) in {"aux", "cop"})]
        if not finite:
            continue
        going_on = above.tag_ == "VBG" or any(t.lemma_ == "have" and t is not above for t in finite)
        return not going_on and all(t.tag_ in PRESENT and (t.tag_ != "MD" or t.lower_ in MODALS) for t in finite)
    return False
