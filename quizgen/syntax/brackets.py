"""Brackets: what stands in them goes with its phrase as a whole, or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.syntax.labels import CLOSING, OPENING
from quizgen.syntax.tokens import Doc, Token


def without_torn(tokens: Sequence[Token], head: Token) -> list[Token]:
    """Return the tokens of a head without brackets of which only a part is among them.

    "5 billion yuan (6 million euros; | 7 million dollars)": a list in brackets is parsed as several phrases. Brackets
    around the head itself stay.
    """
    if not tokens or not any(tokens[0].i <= at <= tokens[-1].i for at in _openings(head.doc)):
        return list(tokens)
    kept = {t.i for t in tokens}
    torn: set[int] = set()
    for first, last in _pairs(tokens):
        inside = range(first, last + 1)
        words = {i for i in inside if not head.doc[i].is_punct}
        if head.i not in inside and kept & words and not words <= kept:
            torn |= set(inside)
    return [t for t in tokens if t.i not in torn]


def _openings(doc: Doc) -> list[int]:
    """Return where brackets open in a text, looked for once."""
    found: list[int] | None = doc.user_data.get(_openings)
    if found is None:
        found = doc.user_data[_openings] = [t.i for t in doc if t.text in OPENING]
    return found


def bracketed(tokens: Sequence[Token]) -> set[int]:
    """Return the indices of what stands in brackets that begin between the first and the last token."""
    return {i for first, last in _pairs(tokens) for i in range(first, last + 1)} if tokens else set()


def _pairs(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return where the outermost brackets open and close that begin between the first and the last token."""
    found: list[tuple[int, int]] = []
    opened: list[Token] = []
    for token in tokens[0].doc[tokens[0].i : tokens[0].sent.end]:
        if token.i > tokens[-1].i and not opened:
            break
        if token.text in OPENING:
            opened.append(token)
        elif opened and token.text in CLOSING:
            first = opened.pop()
            if not opened:
                found.append((first.i, token.i))
    return found
