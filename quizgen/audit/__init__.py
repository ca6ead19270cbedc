"""Audit a quiz: trace every question back to a sentence of an article.

The audit knows nothing of how the quiz was made. ``audit`` takes a saved quiz; ``quiz_in_package`` reads
an Anki package back into one, so that the same rules see what a student will see.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from quizgen.audit.package import quiz_in_package
from quizgen.audit.rules import RULES, Case, Scene
from quizgen.model import Article, Quiz, Record

__all__ = ["RULES", "Failure", "audit", "quiz_in_package"]


class Failure(Record):
    """A question that broke a rule, and how; ``question`` is its id, or an article's for the rule ``article``."""

    question: str
    rule: str
    why: str
    prompt: str = ""
    answer: str = ""


def audit(quiz: Quiz, files: Sequence[Article] | None = None) -> list[Failure]:
    """Return everything in the quiz that can't be traced, in the order of its questions.

    ``files`` are the articles as read from their files; with them, every article of the quiz must have the
    text of the file of its name, offset for offset.
    """
    scene = Scene(quiz)
    failures = [] if files is None else list(_strangers(quiz, files))
    if len(scene.articles) < len(quiz.articles):
        failures.append(Failure(question="", rule="article", why="two articles share an id"))
    for number, question in enumerate(quiz.questions):
        case = Case(number, question, scene)
        for name, rule in RULES.items():
            for why in rule(case):
                failures.append(
                    Failure(question=question.id, rule=name, why=why, prompt=question.prompt, answer=question.answer)
                )
    return failures


def _strangers(quiz: Quiz, files: Sequence[Article]) -> Iterator[Failure]:
    for article in quiz.articles:
        name = PurePath(article.source).name
        alike = [f for f in files if name == "-" or PurePath(f.source).name == name]
        if not alike:
            yield Failure(question=article.id, rule="article", why=f"no file named {name} among those given")
        elif all(f.text != article.text for f in alike):
            yield Failure(question=article.id, rule="article", why=f"its text is not that of {alike[0].source}")
