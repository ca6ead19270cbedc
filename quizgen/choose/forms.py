"""Which fact is asked in which form: one form for each, so that no item gives another away."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.choose.distract import choices
from quizgen.choose.false_statements import statements
from quizgen.choose.match import matching
from quizgen.model import Article, Form, Question

PLAIN = (Form.OPEN, Form.CLOZE)
SURE = 0.75
"""How sound a question must be before wrong answers are put beside it: they cannot save what is doubtful."""


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
    out.
    """
    out: list[Question] = []
    left = list(asked)
    if Form.MATCHING in forms:
        pairs = matching([q for q in left if _sure(q)], pool, articles, seed)
        out += pairs
        used = {q.fact for q in pairs}
        left = [q for q in left if q.fact not in used]
    derived = {
        Form.CHOICE: (lambda qs: choices(qs, pool, articles, seed)),
        Form.TRUE_FALSE: (lambda qs: statements(qs, pool, articles, seed)),
    }
    wanted = [f for f in derived if f in forms]
    plain = [f for f in forms if f in PLAIN]
    parts = len(wanted) + bool(plain)
    for turn, form in enumerate(wanted):
        # Each form looks at its share of what is left first, and takes from the rest only if nothing else will.
        mine = [q for n, q in enumerate(left) if n % (parts - turn) == 0] if parts - turn > 1 else left
        made = derived[form]([q for q in mine if _sure(q)])
        out += made
        used = {q.fact for q in made}
        left = [q for q in left if q.fact not in used]
    return out + [q for q in left if q.form in plain]


def _sure(question: Question) -> bool:
    """Tell whether a question is sound, or nobody has measured whether it is."""
    return question.soundness >= SURE or question.soundness == 0
