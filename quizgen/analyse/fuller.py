"""The fuller phrase with the same noun that "the N" takes up: "the treaty of Elmsford" for "the treaty"."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen import lexicon
from quizgen.analyse.callings import NEAR, is_told
from quizgen.analyse.names import CALLING
from quizgen.analyse.phrases import Phrase, lemma
from quizgen.analyse.wordlists import words
from quizgen.syntax.labels import DASHES, is_name, rel
from quizgen.syntax.phrases import preposition
from quizgen.syntax.tokens import Token

TOLD_BY_PLACE = frozenset({"event", "act", "phenomenon", "process", "state"})
"""Classes of nouns of which there is seldom more than one at a place that an article would speak of."""
SETTLED = frozenset({"communication", "act"})
"""Classes of nouns for what is agreed, said or done, of which what lies between may have told another one."""
PLACING = frozenset({"in", "at", "near", "on", "from", "outside"})
LONGEST = 8
"""Words of the longest phrase that is put in another's place."""


def fuller(phrase: Phrase, wanted: set[str], others: Sequence[Phrase]) -> Phrase | None:
    """Return the one fuller phrase that stood earlier, None where there is none or another one can be meant.

    ``wanted`` are the words between "the" and the noun; ``others`` the earlier phrases with that noun.
    """
    noun = lemma(phrase.head)
    found: dict[str, Phrase] = {}
    for other in others:
        tokens = other.tokens
        if len(tokens) <= LONGEST and _may_be_taken_up(other) and wanted <= {t.lower_ for t in tokens}:
            if _says_which(other, tokens):
                found[_key(tokens)] = other
    # There is another final in every tournament.
    often = lexicon.relational(noun) or lexicon.noun_class(noun) == "event"
    gap = 1 if often else NEAR
    found = {k: p for k, p in found.items() if p.article != "poss" or phrase.sentence - p.sentence <= 1}
    near = {k: p for k, p in found.items() if p.paragraph == phrase.paragraph and phrase.sentence - p.sentence <= gap}
    if not near and (len(found) != 1 or any(_brings_up(p) and p not in found.values() for p in others)):
        return None
    far = {k: p for k, p in found.items() if any(is_name(t) for t in p.tokens)}
    dated = {k: p for k, p in far.items() if any(len(t.text) == 4 and t.text.isdigit() for t in p.tokens)}
    pool = near or ({} if lexicon.relational(noun) else dated if often else far)
    longest = max(pool, key=len, default="")
    if not pool or any(key not in longest for key in pool):
        return None
    chosen = pool[longest]
    if chosen.article == "a" and (_only_placed(chosen) or (not near and lexicon.noun_class(noun) in SETTLED)):
        return None
    again = any(_brings_up(other) and chosen.before(other) for other in others)
    return None if again or stood_alone(chosen, others) else chosen


def _only_placed(phrase: Phrase) -> bool:
    """Tell whether what brought something up says no more of it than where it is: "a golf school in Hull"."""
    head = phrase.head
    after = [c for c in head.children if c.i > head.i and rel(c) in {"nmod", "acl"} and c in phrase.tokens]
    if lexicon.noun_class(lemma(head)) in TOLD_BY_PLACE or any(is_name(t) for t in phrase.tokens if t.i < head.i):
        return False
    return bool(after) and all(rel(c) == "nmod" and preposition(c) in PLACING for c in after)


def stood_alone(caller: Phrase, others: Sequence[Phrase]) -> bool:
    """Tell whether "the N" stood alone before the phrase that says which N it is, and thus means another one."""
    return any(p.before(caller) and p.article == "the" and len(p.tokens) == 2 for p in others)


def _may_be_taken_up(phrase: Phrase) -> bool:
    if phrase.plural or phrase.name is not None or is_name(phrase.head):
        return False
    if is_told(phrase.head):
        return False  # "Orvalia became a principality under Hungary": Orvalia is what "the principality" takes up
    if _is_torn(phrase) or phrase.article in {"bare", "quant"}:
        return False  # "Life study" of "Quality of Life study"
    # What is called by a name is written by it.
    return not any(c.lower_ in CALLING and rel(c) == "acl" for c in phrase.head.children)


def _is_torn(phrase: Phrase) -> bool:
    """Tell whether a phrase may end before or after it should: at the dash of a title, or with what the verb takes.

    "He inherited the film *from Ann Roe*": only "of" surely goes with the noun that "the" has made known.
    """
    head = phrase.head
    if cut_at_dash(phrase.tokens[-1]) or (_goes_on(phrase.tokens[-1]) and not any(map(is_name, phrase.tokens))):
        return True
    named = any(is_name(t) for t in phrase.tokens if t.i < head.i) or phrase.article != "the"
    links = [preposition(c) for c in head.children if rel(c) == "nmod" and c.i > head.i and c in phrase.tokens]
    return not named and bool(links) and not {"of", "between"} & set(links)


def _goes_on(last: Token) -> bool:
    """Tell whether what says which it was may come after the phrase: "a decree on measures | to save water"."""
    after = last.doc[last.i + 1 : last.i + 3]
    return len(after) == 2 and after[0].tag_ == "TO" and after[1].tag_ == "VB"


def cut_at_dash(last: Token) -> bool:
    """Tell whether a title goes on after its dash: "*Winter* – Distant Country"."""
    beyond = last.doc[last.i + 1 : last.i + 3]
    return len(beyond) == 2 and beyond[0].text in DASHES and beyond[1].text[:1].isupper() and is_name(last)


def _key(tokens: Sequence[Token]) -> str:
    return " ".join(t.lower_ for t in tokens if t.lower_ not in {"a", "an", "the"} or t.i != tokens[0].i)


def _brings_up(phrase: Phrase) -> bool:
    """Tell whether the phrase speaks of another one of its noun: "a N", "its N", "such a N", "the next N"."""
    if phrase.article in {"a", "poss", "quant", "this"}:
        return True
    return any(c.lower_ in words()["comparing"] or c.lower_ in words()["ordinals"] for c in phrase.head.children)


def _says_which(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Tell whether a phrase names its referent: by a name in it, or by modifiers where it is brought up."""
    if any(t.lower_ in {"this", "these", "that", "those", "another", "such", "other", "same"} for t in tokens):
        return False
    if any(t.tag_ == "JJS" or t.text in {"(", "["} for t in tokens):
        return False
    if any(is_name(t) and t.i != phrase.head.i for t in tokens):
        return True
    after = [c for c in phrase.head.children if c.i > phrase.head.i and rel(c) in {"nmod", "acl"} and c in tokens]
    complement = any(rel(c) == "nmod" or list(c.children) for c in after)
    if after and not complement:
        return False
    return (phrase.article == "the" and len(tokens) > 2) or (phrase.article == "a" and complement)
