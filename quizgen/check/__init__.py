"""RUBRIC as code: each check takes a candidate and says why it must not be asked, or nothing.

``CHECKS`` is the table; its keys are the names that ``quizgen explain`` shows.
"""

from __future__ import annotations

from collections.abc import Callable

from quizgen.check import blanks, content, form
from quizgen.check.roundtrip import faults
from quizgen.model import Article, Question

Check = Callable[[Question], str]

CHECKS: dict[str, Check] = {
    "shape": form.shape,
    "length": form.length,
    "marks": form.marks,
    "span": content.span,
    "traced": content.traced,
    "leak": content.leak,
    "thin": content.thin,
    "vague": content.vague,
    "deixis": content.deixis,
    "answer": content.answer,
    "repeats": form.repeats,
    "stranded": form.stranded,
    "cut-name": blanks.cut_name,
    "one-of-list": blanks.one_of_list,
    "given-away": blanks.given_away,
    "demonyms": blanks.demonyms,
    "counted": blanks.counted,
}
"""Checks that need the candidate alone, cheapest first."""

ARTICLE_CHECKS: dict[str, Callable[[Question, Article], str]] = {
    "title": content.title,
    "torn": content.torn,
}
"""Checks that hold the candidate against its article."""


SOFT = frozenset({"thin", "repeats", "stranded", "counted", "one-of-list", "given-away", "title"})
"""Checks whose breach makes a question weak rather than wrong: it is asked only where all are wanted."""


def fault(question: Question, article: Article) -> tuple[str, str] | None:
    """Return name and reason of the first check that the candidate fails, None if it passes all.

    One that fails soft checks alone is told by the first of them.
    """
    soft: tuple[str, str] | None = None
    for name, check in CHECKS.items():
        why = check(question)
        if why and name not in SOFT:
            return name, why
        soft = soft or ((name, why) if why else None)
    for name, against in ARTICLE_CHECKS.items():
        why = against(question, article)
        if why and name not in SOFT:
            return name, why
        soft = soft or ((name, why) if why else None)
    return soft


__all__ = ["ARTICLE_CHECKS", "CHECKS", "SOFT", "Check", "fault", "faults"]
