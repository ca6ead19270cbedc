"""Words quoted: what somebody said, in just these words, that something was: "were “neither free nor fair”"."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.extract.records import Ask, Context, Target
from quizgen.model import Kind
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import rel

SHORTEST, LONGEST = 2, 6
"""Words that are quoted; one alone can hardly be recalled, nor can many."""


def quoted_words(clause: Clause, _context: Context) -> Iterator[Ask]:
    """Yield a request for the quoted words that a reported clause says something to be."""
    if not clause.copular or rel(clause.predicate) != "ccomp" or clause.tense == "modal":
        return
    marks = [n for n, t in enumerate(clause.complement) if t.is_quote]
    if not marks:
        return
    first = marks[0]
    doc = clause.predicate.doc
    tokens = []
    for token in doc[clause.complement[first].i + 1 : clause.predicate.sent.end]:
        if token.is_quote:
            break
        tokens.append(token)
    else:
        return
    while tokens and tokens[-1].text in {",", "."}:
        tokens.pop()
    inside = {t.i for t in clause.complement}
    plain = all(t.is_alpha or t.text == "-" for t in tokens) and all(t.i in inside for t in tokens)
    if plain and SHORTEST <= len(tokens) <= LONGEST and not any(t.tag_ in {"PRP", "PRP$"} for t in tokens):
        target = Target("in-complement", tuple(tokens))
        yield Ask(Kind.STATEMENT, "quoted", target, {"answer_type": "thing", "whole": "yes"})
