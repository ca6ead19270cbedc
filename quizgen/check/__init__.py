"""RUBRIC as code: each check takes a candidate and says why it must not be asked, or nothing.

``CHECKS`` is the table; its keys are the names that ``quizgen explain`` shows.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from quizgen.check import (
    adrift,
    aside,
    blanks,
    content,
    form,
    hints,
    joint,
    misplaced,
    named,
    occasion,
    openended,
    pointing,
    reckoned,
    reporter,
    scope,
    setting,
    specimen,
    telling,
    time,
    title,
)
from quizgen.check.roundtrip import faults
from quizgen.model import GAP, Article, Question

Check = Callable[[Question], str]

CHECKS: dict[str, Check] = {
    "shape": form.shape,
    "length": form.length,
    "marks": form.marks,
    "broken": form.broken,
    "span": content.span,
    "traced": content.traced,
    "leak": content.leak,
    "thin": content.thin,
    "vague": content.vague,
    "pointing": pointing.pointing,
    "deixis": pointing.deixis,
    "undated": time.undated,
    "day-lost": time.day_lost,
    "unsaid": occasion.unsaid,
    "answer": content.answer,
    "repeats": form.repeats,
    "stranded": form.stranded,
    "cut-name": blanks.cut_name,
    "one-of-list": blanks.one_of_list,
    "given-away": blanks.given_away,
    "hinted": hints.hinted,
    "demonyms": blanks.demonyms,
    "counted": blanks.counted,
    "reckoned": reckoned.reckoned,
    "reporter": reporter.reporter,
    "misplaced": misplaced.misplaced,
    "loose": blanks.loose,
    "surname": blanks.surname,
    "phrase": openended.phrase,
    "lasting": openended.lasting,
    "shared": openended.shared,
    "joint": joint.joint,
    "specimen": specimen.specimen,
    "bare-day": time.bare_day,
    "doubled": named.doubled,
}
"""Checks that need the candidate alone, cheapest first."""

ARTICLE_CHECKS: dict[str, Callable[[Question, Article], str]] = {
    "title": title.title,
    "shortened": named.shortened,
    "nickname": named.nickname,
    "torn": content.torn,
    "passing": openended.passing,
    "unscoped": scope.unscoped,
    "aside": aside.aside,
    "mentioned": openended.mentioned,
    "telling": telling.telling,
    "bystander": joint.bystander,
    "setting": setting.setting,
    "adrift": adrift.adrift,
}
"""Checks that hold the candidate against its article."""


VERBATIM = frozenset({"shape", "span", "traced", "leak", "cut-name", "torn"})
"""Checks for a gap in a sentence as it stands: how it reads is the article's, and it may lean on the rest of it."""
SOFT = frozenset(
    {
        "thin",
        "pointing",
        "undated",
        "day-lost",
        "unsaid",
        "unscoped",
        "aside",
        "repeats",
        "stranded",
        "counted",
        "reckoned",
        "reporter",
        "loose",
        "one-of-list",
        "given-away",
        "hinted",
        "title",
        "shortened",
        "surname",
        "phrase",
        "lasting",
        "passing",
        "mentioned",
        "shared",
        "telling",
        "misplaced",
        "joint",
        "bystander",
        "setting",
        "adrift",
        "specimen",
        "bare-day",
    }
)
"""Checks whose breach makes a question weak rather than wrong: it is asked only where all are wanted."""
GRAVE = frozenset(
    {"undated", "unsaid", "unscoped", "aside", "title", "telling", "misplaced", "joint", "bystander", "adrift"}
)
"""Soft checks whose breach raters seldom forgave."""


def fault(question: Question, article: Article) -> tuple[str, str] | None:
    """Return name and reason of the first check that the candidate fails, None if it passes all.

    One that fails soft checks alone is told by a grave one before the first of them.
    """
    soft: tuple[str, str] | None = None
    gap = question.weak == GAP
    for name in chain(CHECKS, ARTICLE_CHECKS):
        if gap and name not in VERBATIM:
            continue
        lenient = name in SOFT
        if soft and lenient and (soft[0] in GRAVE or name not in GRAVE):
            continue  # it would not be told
        why = CHECKS[name](question) if name in CHECKS else ARTICLE_CHECKS[name](question, article)
        if why and not lenient:
            return name, why
        soft = (name, why) if why else soft
    return soft


__all__ = ["ARTICLE_CHECKS", "CHECKS", "SOFT", "Check", "fault", "faults"]
