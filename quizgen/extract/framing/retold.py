"""Retelling: a clause as a statement, cut in two around its answer, for clozes and for the round trip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quizgen.extract.framing.pieces import Piece, closed
from quizgen.extract.framing.verbs import implied_be, is_present_participle
from quizgen.extract.records import Context, Refused, Target
from quizgen.model import Slot, Span
from quizgen.syntax.clauses import Clause
from quizgen.syntax.phrases import text_of
from quizgen.syntax.tokens import Token

HOLE = "\x00"
"""Stands where the answer goes."""


def retold(
    clause: Clause, target: Target, pieces: Sequence[Piece], slots: Mapping[str, Slot], context: Context
) -> tuple[Slot, Slot] | None:
    """Return the clause before and after its answer, None where the answer is all of its subject.

    ``slots`` holds the answer, the verb group and, unless it is the answer, the subject.
    """
    answer = slots["answer"].at
    if target.role != "subject":
        subject = slots["subject"].text
    else:
        lead, tail = _around(clause.subject_tokens, answer, context)
        if len(lead) + len(tail) == len(clause.subject_tokens):
            return None
        subject = _with_hole(_text(lead, None, context), _text(tail, None, context))
    subject = closed(subject, clause.subject_tokens)
    front = [(p.order, p.text) for p in pieces if p.place == "front"]
    run_on, parted = _marks(pieces, target)
    rest = [(p.order, closed(p.text, p.tokens)) for p in pieces if p.place == "rest"]
    part = target.part
    if target.role in {"complement", "in-complement"}:
        lead, tail = _around(clause.complement, answer, context)
        rest = _put(
            rest, clause.complement[0].i, _with_hole(*(_text(t, clause.subject, context) for t in (lead, tail)))
        )
    elif part is not None:
        lead, tail = _around(part.tokens, answer, context)
        start = min(t.i for t in part.tokens)
        if part.ahead:
            lower = context.references.capitals.lower_initial
            opening = {t.i: t.lower_ if t.pos_ in {"ADP", "SCONJ"} else lower(t) for t in lead[:1]}
            front = _put(front, start, _with_hole(text_of(lead, opening), text_of(tail)))
        else:
            try:
                texts = [_text(tokens, clause.subject, context) for tokens in (lead, tail)]
            except Refused:
                if not (target.role == "within" or (target.role == "part" and part.role == "advcl")):
                    raise
                return None  # what else the phrase tells, the question leaves out
            whole = _with_hole(*texts)
            rest = _put(rest, start, closed(whole, part.tokens) if "," in whole else whole)
    group = slots["verb"].text
    verb = (
        f"{implied_be(clause)} {group}" if clause.how == "participle" and not is_present_participle(clause) else group
    )
    body = " ".join([subject, verb])
    for order, text in sorted(rest):
        body += f", {text}" if order in parted and not body.endswith(",") else f" {text}"
    ahead = ""
    for order, text in front:
        ahead += f" {text}" if order in run_on else f", {text}" if ahead else text
    whole = f"{ahead}, {body}" if front else body
    if whole.count(HOLE) != 1:
        return None
    before, after = whole.split(HOLE)
    at = context.span([clause.verb])
    return Slot(at=at, text=before.strip()), Slot(at=at, text=after.strip())


def _marks(pieces: Sequence[Piece], target: Target) -> tuple[set[int], set[int]]:
    """Return which openings follow one another without a comma, and what a comma sets off after what is told too.

    "From 1931 | until 1940, …"; "five months into her term | , in June 1993".
    """
    told = [(p.place == "front", p.order, p.tokens) for p in pieces]
    if target.part is not None:
        own = target.part.tokens
        told = [(a, o, t) for a, o, t in told if not set(t) & set(own)]
        told.append((target.part.ahead, min(t.i for t in own), own))
    ends = {tokens[-1].i for _, _, tokens in told}
    run_on = {order for ahead, order, tokens in told if ahead and tokens[0].i - 1 in ends}
    parted = {
        order
        for ahead, order, tokens in told
        if not ahead and tokens[0].i > 1 and tokens[0].nbor(-1).text == "," and tokens[0].i - 2 in ends
    }
    return run_on, parted


def _around(tokens: Sequence[Token], answer: Span, context: Context) -> tuple[list[Token], list[Token]]:
    """Return those of the tokens that stand before the answer, and those that stand after it."""
    offset = context.document.offset
    return [t for t in tokens if offset(t) < answer.start], [t for t in tokens if offset(t) >= answer.end]


def _text(tokens: Sequence[Token], bound: Token | None, context: Context) -> str:
    return context.settled(tokens, bound).text if tokens else ""


def _with_hole(lead: str, tail: str) -> str:
    return f"{lead} {HOLE} {tail}".strip()


def _put(texts: Sequence[tuple[int, str]], order: int, text: str) -> list[tuple[int, str]]:
    """Return the texts with this one in its place, instead of what stood there."""
    return sorted([*(t for t in texts if t[0] != order), (order, text)])
