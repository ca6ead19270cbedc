"""Which fact is asked in which form: one form for each, so that no item gives another away."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.choose.distract import choices
from quizgen.choose.false_statements import statements
from quizgen.choose.match import matching
from quizgen.choose.select import without_tellers
from quizgen.choose.sorts import sort_of
from quizgen.model import Article, Form, Question

PLAIN = (Form.OPEN, Form.CLOZE)
SURE = 0.75
"""How sound a question must be before it is put beside others to match: they cannot save what is doubtful."""
BOUNDS = {
    Form.CHOICE: {"year": 0.6, "time": 0.6, "number": 0.6, "person": 0.85, "": 0.7},
    Form.TRUE_FALSE: {"year": 0.62, "time": 0.62, "number": 0.62, "": 0.66},
}
"""The same for options and for statements, by the sort of the answer, "" for any other. What stands beside a year or a
number is like it and surely wrong; people are seldom alike enough."""


def in_forms(
    asked: Sequence[Question],
    pool: Sequence[Question],
    articles: Sequence[Article],
    forms: Sequence[Form],
    seed: int = 0,
) -> list[Question]:
    """Return the open and cloze questions, each in one of the forms wanted.

    Where several forms are wanted the questions are dealt out: pairs to match first, since only some facts make
    them, then choice, true or false and the plain forms in turn. A question that no wanted form can hold is left
    out, or gives way to another of its clause that one can.
    """
    out: list[Question] = []
    left = list(asked)
    if Form.MATCHING in forms:
        pairs = matching([q for q in left if _sure(q)], pool, articles, seed)
        out += pairs
        left = _without(left, pairs)
    derived = {
        Form.CHOICE: (lambda qs: without_tellers(choices(qs, pool, articles, seed))),
        Form.TRUE_FALSE: (lambda qs: statements(qs, pool, articles, seed)),
    }
    wanted = [f for f in derived if f in forms]
    plain = [f for f in forms if f in PLAIN]
    parts = len(wanted) + bool(plain)
    for turn, form in enumerate(wanted):
        # Each form looks at its share of what is left first, and takes from the rest only if nothing else will.
        mine = [q for n, q in enumerate(left) if n % (parts - turn) == 0] if parts - turn > 1 else left
        fit = [q for q in [*mine, *_beside(mine, pool, alone=parts == 1)] if _sure(q, form)]
        made = _one_each(derived[form](fit), mine)
        out += made
        left = _without(left, made)
    said = {(q.prompt.lower(), q.answer.lower()) for q in out}
    return out + [q for q in left if q.form in plain and (q.prompt.lower(), q.answer.lower()) not in said]


def _sure(question: Question, form: Form = Form.MATCHING) -> bool:
    """Tell whether a question is sound enough for the form, or nobody has measured whether it is."""
    family = sort_of(question.answer, question.answer_type).family
    bounds = BOUNDS.get(form, {"": SURE})
    return question.soundness >= bounds.get(family, bounds[""]) or question.soundness == 0


def _beside(asked: Sequence[Question], pool: Sequence[Question], *, alone: bool) -> list[Question]:
    """Return the other questions of the same clauses, and of all others where no other form needs them, best first."""
    facts, clauses = {q.fact for q in asked}, {q.clause for q in asked if q.clause}
    found = [q for q in pool if q.fact not in facts and (alone or q.clause in clauses)]
    return sorted(found, key=lambda q: (-q.score, q.id))


def _one_each(made: Sequence[Question], asked: Sequence[Question]) -> list[Question]:
    """Return the questions with one of each clause and one of each sentence, unless more of it were asked anyway."""
    facts = {q.fact for q in asked}
    out = [q for q in made if q.fact in facts]
    clauses = {q.clause for q in out}
    spent = {q.evidence[0] for q in out}
    for question in made:
        if question.fact not in facts and question.clause not in clauses and question.evidence[0] not in spent:
            clauses.add(question.clause)
            spent.add(question.evidence[0])
            out.append(question)
    return out


def _without(left: Sequence[Question], made: Sequence[Question]) -> list[Question]:
    """Return what is left besides the facts and clauses of what was made."""
    facts, clauses = {q.fact for q in made}, {q.clause for q in made if q.clause}
    return [q for q in left if q.fact not in facts and q.clause not in clauses]
