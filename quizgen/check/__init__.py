"""RUBRIC as code: each check takes a candidate and says why it must not be asked, or nothing.

``CHECKS`` is the table; its keys are the names that ``quizgen explain`` shows.
"""

from __future__ import annotations

from collections.abc import Callable

from quizgen.check import content, form
from quizgen.check.roundtrip import faults
from quizgen.model import Question

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
}
"""Checks that need the candidate alone, cheapest first."""


def fault(question: Question) -> tuple[str, str] | None:
    """Return name and reason of the first check that the candidate fails, None if it passes all."""
    for name, check in CHECKS.items():
        why = check(question)
        if why:
            return name, why
    return None


__all__ = ["CHECKS", "Check", "fault", "faults"]
