"""Words that point to the time, the place or the sentence of the writer: "now", "nearby", "another", "more"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from quizgen.analyse.verdicts import Dangling
from quizgen.analyse.wordlists import words
from quizgen.syntax.labels import SUBJECTS, is_name, is_nominal, rel, subtype
from quizgen.syntax.phrases import preposition

SPEAKER = frozenset("i me my mine myself we us our ours ourselves you your yours yourself yourselves".split())


def deictic(token: Token, inside: set[int]) -> Dangling | None:
    """Return the word as dangling if it means something only beside what was said before, or when and where."""
    low, data, kind = token.lower_, words(), rel(token)
    if low in SPEAKER and token.pos_ in {"PRON", "DET"} and not _numeral(token):
        return Dangling(token.text)
    if low == "then" and _concludes(token):
        return None
    if kind in {"advmod", "obl", "nmod"} and low in data["deictic_times"]:
        return Dangling(token.text)
    if token.pos_ == "ADV" and low in data["deictic_places"] and kind == "advmod":
        return Dangling(token.text)
    if kind in {"amod", "det", "nummod"} and low in data["comparing_always"] and subtype(token) != "predet":
        return Dangling(token.text)
    if kind in {"amod", "det"} and low in data["vague"] and not _has_of(token.head):
        if token.head.head.i not in inside or rel(token.head) in SUBJECTS:  # who or what it is about is left open
            return Dangling(f"{token.text} {token.head.text}")
    if low in {"others", "another", "former", "latter"} and is_nominal(token):
        return Dangling(token.text)
    if low == "more" and kind == "amod" and not has_than(token):
        return Dangling(token.text)
    if low in data["weekdays"] and is_name(token):
        return Dangling(token.text)
    if low in {"last", "next", "past", "coming", "previous"} and token.head.lemma_.lower() in data["time_nouns"]:
        if kind == "amod" and not any(c.lower_ == "the" for c in token.head.children):
            return Dangling(token.text)
    if token.tag_ == "JJR" and kind == "amod" and not has_than(token) and low not in {"higher", "lower", "upper"}:
        return Dangling(token.text)
    if _counts_unnamed(token):
        return Dangling(token.text)
    return None


def _numeral(token: Token) -> bool:
    """Tell whether an "I" is a number: "World War I", "Elizabeth I"."""
    ahead = token.nbor(-1) if token.i > token.sent.start else None
    return token.text == "I" and ahead is not None and is_name(ahead) and ahead.text[:1].isupper()


def _concludes(then: Token) -> bool:
    """Tell whether "then" answers to an "if" before it."""
    opening = then.i > then.sent.start and then.nbor(-1).text == ","
    return opening and any(t.lower_ == "if" for t in then.doc[then.sent.start : then.i])


def has_than(token: Token) -> bool:
    """Tell whether a comparison names what it compares with."""
    around: Iterable[Token] = [*token.children, *token.head.children, *token.head.head.children]
    return any(c.i > token.i and (c.lower_ == "than" or any(g.lower_ == "than" for g in c.children)) for c in around)


def _has_of(head: Token) -> bool:
    return any(preposition(c) == "of" for c in head.children if rel(c) == "nmod")


def _counts_unnamed(token: Token) -> bool:
    """Tell whether a number or quantifier is a subject of its own: "Three were lost", "Many left"."""
    if rel(token) not in SUBJECTS or _has_of(token) or token.i + 1 >= len(token.doc):
        return False
    if token.nbor(1).pos_ not in {"VERB", "AUX", "ADV"}:
        return False  # "Most of them", "7 to 10 percent"
    if token.tag_ == "CD":
        return not (len(token.text) == 4 and token.text.isdigit())
    return token.lower_ in words()["quantifiers"] and token.tag_ in {"DT", "JJ", "JJS", "JJR", "PDT", "RB"}
