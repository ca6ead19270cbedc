"""The time that a clause with "when" belongs to: "in 1918, *when* whales stranded" is told of 1918."""

from __future__ import annotations

from quizgen.extract.types import DECADE, MONTHS, is_temporal, is_year
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import rel
from quizgen.syntax.phrases import preposition, text_of
from quizgen.syntax.tokens import Token

LONGEST = 5
"""Words of a time: "the early spring of 1931"."""
UNSURE = frozenset({"between", "from", "to", "about", "around", "circa", "c.", "or", "and"})
"""Words of what is no one time: "from 1931 to 1933"."""
OTHER_TIMES = frozenset({"later", "then", "earlier", "before", "still", "once"})


def time_before(clause: Clause) -> tuple[tuple[Token, ...], str] | None:
    """Return the dated time that a clause's "when" takes up, and how it reads as an adverbial; None without one.

    "It lasted until the spring of 1931, when Weber invaded Hull" tells that he did "in the spring of 1931".
    """
    opens = next((t for t in clause.predicate.children if t.lower_ == "when" and t.i < clause.predicate.i), None)
    if opens is None or opens.i < 2 or clause.predicate.left_edge.i < opens.i - 1:
        return None
    if any(a.lower_ == "had" for a in clause.auxiliaries):
        return None  # "until 1931, when the mill had been sold": before that
    last = opens.nbor(-1)
    last = last.nbor(-1) if last.text == "," and last.i else last
    if not (is_year(last) or DECADE.fullmatch(last.text) or last.lower_ == "century"):
        return None
    head = _head(last)
    tokens = tuple(t for t in head.subtree if t.i <= last.i and not (rel(t) == "case" and t.head.i == head.i))
    if len(tokens) > LONGEST or tokens[-1].i - tokens[0].i >= len(tokens) or _is_unsure(tokens):
        return None
    if any(_says_when(t) for t in clause.predicate.children if t.i > opens.i):
        return None
    named = any(t.lower_.rstrip(".") in MONTHS for t in tokens)
    day = named and any(t.text.isdigit() and len(t.text) < 3 for t in tokens)
    return tokens, f"{'on' if day else 'in'} {text_of(tokens)}"


def _head(token: Token) -> Token:
    """Return the head of the phrase with a preposition that a year ends: "spring" of "until the spring of 1931"."""
    while preposition(token) in {"", "of"} and (is_temporal(token.head) or token.head.lower_.rstrip(".") in MONTHS):
        token = token.head
    return token


def _is_unsure(tokens: tuple[Token, ...]) -> bool:
    return any(t.lower_ in UNSURE for t in tokens) or sum(is_year(t) for t in tokens) > 1


def _says_when(token: Token) -> bool:
    """Tell whether what hangs on a verb gives a time of its own."""
    return is_temporal(token) or is_year(token) or token.lower_ in OTHER_TIMES
