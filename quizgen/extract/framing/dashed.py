"""Asides between dashes: what stands between two of them, or from one to the end, can go from a statement."""

from __future__ import annotations

from quizgen import lexicon
from quizgen.syntax.labels import CLOSING, DASHES, OPENING, rel
from quizgen.syntax.tokens import Stretch, Token

HYPHENS = frozenset({"-", "–"})
LIMITING = frozenset("not but except unless if though although according only or and so because".split())
"""Words with which an aside begins that limits or goes on with what is said."""


def dashed(sentence: Stretch) -> set[int]:
    """Return the tokens of the one aside that dashes set off in a sentence, with them; none where it must stay."""
    marks = [t for t in sentence if _is_dash(t)]
    if not 1 <= len(marks) <= 2 or any(t.text in {*OPENING, *CLOSING} for t in sentence):
        return set()
    first, last = marks[0].i, marks[1].i if len(marks) > 1 else _end(sentence)
    inside = range(first + 1, last)
    root = sentence.root.i
    if not inside or (root > first and len(marks) == 1) or root in inside or first == sentence.start:
        return set()
    tokens = [t for t in sentence if t.i in inside]
    torn = any(t.head.i in inside for t in sentence if t.i not in inside and not t.is_punct)
    reported = any(rel(t) in {"ccomp", "parataxis"} and t.i < first and t.head.i >= last for t in sentence)
    if torn or reported or tokens[0].lower_ in LIMITING or sum(t.is_quote for t in tokens) % 2:
        return set()
    if any(lexicon.speech_verb(t.lemma_.lower()) and t.pos_ == "VERB" for t in tokens):
        return set()  # who says so would get lost
    return {first, *inside, *(m.i for m in marks)}


def _end(sentence: Stretch) -> int:
    """Return where the words of a sentence end, its stop left out."""
    end = int(sentence.end)
    while end > sentence.start and (sentence.doc[end - 1].is_punct or sentence.doc[end - 1].is_space):
        end -= 1
    return end


def _is_dash(token: Token) -> bool:
    if token.text in HYPHENS:
        return token.i > 0 and bool(token.whitespace_) and bool(token.nbor(-1).whitespace_)
    return token.text in DASHES
