"""The teacher's say: edits of a saved quiz are traced again, and decisions in one survive making it anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.cli.ask import Ask
from quizgen.cli.say import Voice
from quizgen.model import Question, Quiz

if TYPE_CHECKING:
    from quizgen.cli.work import Work

_TRACES = {"span", "answer", "says"}


def traced(quiz: Quiz, voice: Voice) -> Quiz:
    """Return a saved quiz with edited answers pointed to in their evidence; the rest is named and left out."""
    from quizgen.audit import audit
    from quizgen.choose.decisions import noticed
    from quizgen.choose.tracing import retrace

    quiz = noticed(quiz)
    failing = {failure.question for failure in audit(quiz) if failure.rule in _TRACES}
    kept: list[Question] = []
    for question in quiz.questions:
        if question.id not in failing or question.status == "drop":
            kept.append(question)
            continue
        again, why = retrace(question, quiz, quiz, answer_too=True)
        if again is None:
            voice.notice(f"left out, it no longer traces: {question.prompt} -> {question.answer}: {why}")
        else:
            kept.append(again)
    return quiz.model_copy(update={"questions": tuple(kept)})


def decided(work: Work, ask: Ask, saved: Path) -> Work:
    """Return the work with the decisions of the quiz that was saved there before, if it was of the same articles."""
    from quizgen.choose.decisions import honour
    from quizgen.cli.memory import saved_quiz

    previous = saved_quiz(saved)
    if previous is None or not {a.source for a in previous.articles} & {a.source for a in work.quiz.articles}:
        return work
    # Where nothing is signed, only marks count: a difference may be a new wording of ours.
    remembered = None if any(q.made for q in previous.questions) else previous
    quiz, report = honour(previous, work.quiz, remembered=remembered, spare=_spare(ask, work.quiz, previous))
    for lost in report.lost:
        ask.voice.notice(f"left out, it no longer traces: {lost.prompt} -> {lost.answer}: {lost.why}")
    if report.kept or report.edited or report.dropped:
        ask.voice.done(f"decisions of {saved}: {report.lines()[-1]}")
    given = {name: getattr(work.quiz, name) for name in ("title", "seed") if getattr(ask, name) is not None}
    return replace(work, quiz=quiz.model_copy(update=given))


def _spare(ask: Ask, quiz: Quiz, previous: Quiz) -> tuple[Question, ...]:
    """Return what could take the place of dropped questions: those that ``--count`` has left out."""
    from quizgen.cli.work import journey_from

    if ask.count is None or all(q.status != "drop" for q in previous.questions):
        return ()
    taken = {q.id for q in quiz.questions}
    every = journey_from(replace(ask, count=None, quiet=True))[0].quiz
    return tuple(q for q in every.questions if q.id not in taken)
