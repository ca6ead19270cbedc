"""When each question last changed, told by the quiz that was saved the time before.

Anki takes a new wording only if it is newer than the note, and overwrites what a student edited whenever it is.
So a question is newer exactly when what its card shows has changed.
"""

from __future__ import annotations

from typing import Any

from quizgen.model import Form, Question, Quiz

_NOT_SHOWN = {"answer_at", "evidence", "template", "score", "fact", "group", "status", "edited", "made", "changed"}


def remember(quiz: Quiz, previous: Quiz | None, now: int) -> Quiz:
    """Return the quiz with ``changed`` set on each question: ``now``, in seconds, if it is new or shows something else.

    A question that shows what it showed keeps its time. With no previous quiz there is nothing to tell by, and
    nothing is set: the same articles then give the same bytes on any day.
    """
    if previous is None:
        return quiz
    before = {question.id: _content(question, previous) for question in previous.questions}
    times = {question.id: question.changed for question in previous.questions}
    questions = tuple(
        question.model_copy(
            update={"changed": times[question.id] if before.get(question.id) == _content(question, quiz) else now}
        )
        for question in quiz.questions
    )
    return quiz.model_copy(update={"questions": questions})


def vanished(quiz: Quiz, previous: Quiz) -> tuple[Question, ...]:
    """Return the questions that were in the previous quiz and are not in this one: their cards stay in Anki, alone."""
    kept = {question.id for question in quiz.questions if question.status != "drop"}
    return tuple(q for q in previous.questions if q.id not in kept and q.status != "drop")


def _content(question: Question, quiz: Quiz) -> dict[str, Any]:
    """Return what the card of a question shows, without the offsets, which any edit further up moves."""
    articles = {article.id: (article.title, article.titled, article.date, article.link) for article in quiz.articles}
    at = next((question.answer_at.start - s.start for s in question.evidence if s.holds(question.answer_at)), -1)
    return question.model_dump(exclude=_NOT_SHOWN) | {
        "marked": (at, question.answer_at.text),
        # A quiz that was edited by hand may name an article that it does not hold.
        "told": [(span.text, articles.get(span.article, "")[:1]) for span in question.evidence],
        "article": articles.get(question.answer_at.article),
        "order": quiz.seed if question.form == Form.CHOICE else None,
    }
