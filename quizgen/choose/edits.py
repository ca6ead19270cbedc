"""What a teacher does to single questions of a saved quiz: keep, drop, reword, move, replace by the next best.

id_ = named(quiz, "3").id          the third question; a beginning of its id names it too
quiz, told = reworded(marked(quiz, id_, "keep"), id_, answer="the year 1995")
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from quizgen.audit import audit
from quizgen.choose.decisions import replace
from quizgen.choose.rules import obey
from quizgen.choose.tracing import retrace
from quizgen.errors import InputError, UsageError
from quizgen.model import Form, Question, Quiz

_OWN_WORDS = "words"
"""The audit's rule on what a prompt adds to its evidence: a teacher may say more, and is told so."""


_LONG = 8
"""So many figures are no number of a question but the beginning of an id."""


def named(quiz: Quiz, name: str) -> Question:
    """Return the question of that number, from 1 on, or of the id that begins so; UsageError if there is not one."""
    if name.isdecimal() and len(name) < _LONG:
        found = list(quiz.questions[int(name) - 1 : int(name)]) if int(name) else []
    else:
        found = [question for question in quiz.questions if name and question.id.startswith(name)]
    if len(found) != 1:
        what = f"no question {name!r}" if not found else f"{len(found)} questions have ids that begin with {name!r}"
        raise UsageError(what, remedy=f"give a number from 1 to {len(quiz.questions)}, or more of an id")
    return found[0]


def marked(quiz: Quiz, id_: str, decision: Literal["", "keep", "drop"]) -> Quiz:
    """Return the quiz with a question to keep, to drop, or neither."""
    return _with(quiz, [q.model_copy(update={"status": decision}) if q.id == id_ else q for q in quiz.questions])


def moved(quiz: Quiz, id_: str, place: int) -> Quiz:
    """Return the quiz with a question at that place, counted from 1."""
    if not 1 <= place <= len(quiz.questions):
        raise UsageError(f"no place {place}", remedy=f"give a number from 1 to {len(quiz.questions)}")
    rest = [q for q in quiz.questions if q.id != id_]
    mine = next(q for q in quiz.questions if q.id == id_)
    return _with(quiz, [*rest[: place - 1], mine, *rest[place - 1 :]])


def reworded(
    quiz: Quiz, id_: str, *, prompt: str | None = None, answer: str | None = None, accept: str | None = None
) -> tuple[Quiz, tuple[str, ...]]:
    """Return the quiz with a question in other words, and what its prompt says that no sentence does.

    A new answer is looked for in the evidence, and what was accepted beside the old one goes. Raises InputError if
    the answer no longer traces, or if the question breaks another rule of the audit that it kept before.
    """
    old = next(q for q in quiz.questions if q.id == id_)
    new = old.model_copy(update={"edited": True, "prompt": old.prompt if prompt is None else prompt})
    if answer is not None and answer != old.answer:
        traced, why = retrace(new.model_copy(update={"answer": answer, "accepted": ()}), quiz, quiz, answer_too=True)
        if traced is None:
            raise InputError(why, where=_where(old), remedy="an answer stands in a sentence of the evidence")
        new = traced
    if accept is not None:
        new = new.model_copy(update={"accepted": tuple(dict.fromkeys([*new.accepted, accept]))})
    after = _with(quiz, [new if q.id == id_ else q for q in quiz.questions])
    before = {(failure.rule, failure.why) for failure in audit(quiz) if failure.question == id_}
    broken = [f for f in audit(after) if f.question == id_ and (f.rule, f.why) not in before]
    for failure in broken:
        if failure.rule != _OWN_WORDS:
            raise InputError(f"{failure.rule}: {failure.why}", where=_where(new), remedy="word it otherwise")
    return after, tuple(failure.why for failure in broken)


def replaced(quiz: Quiz, id_: str, spare: Sequence[Question]) -> Quiz:
    """Return the quiz with a question dropped and the next best of the spare ones behind it.

    The next best asks about another clause than those that stay, and breaks no rule for tests beside them. Raises
    InputError if there is none, and UsageError for a pair to match, whose set belongs together.
    """
    old = next(q for q in quiz.questions if q.id == id_)
    if old.form == Form.MATCHING:
        raise UsageError("a pair to match belongs to its set", remedy="--drop it, or replace questions of other forms")
    without = marked(quiz, id_, "drop")
    clauses = {q.clause for q in without.questions if q.clause and q.status != "drop"}
    fit = [q for q in spare if q.clause not in clauses and _fits(without, q)]
    after, best = replace(quiz, id_, fit)
    if best is None:
        remedy = "--drop leaves it out without one in its place"
        raise InputError("nothing else in the articles can take its place", where=_where(old), remedy=remedy)
    return after


def _fits(quiz: Quiz, question: Question) -> bool:
    def out(questions: Sequence[Question]) -> set[str]:
        return {finding.question for finding in obey(_with(quiz, questions))[1] if finding.left_out}

    return out([*quiz.questions, question]) <= out(quiz.questions)


def _with(quiz: Quiz, questions: Sequence[Question]) -> Quiz:
    return quiz.model_copy(update={"questions": tuple(questions)})


def _where(question: Question) -> str:
    return f"{question.prompt} -> {question.answer}"
