"""The round trip: the finished question, parsed again, must mean what was meant."""

from __future__ import annotations

from typing import Protocol

from quizgen.model import Question


class Grammar(Protocol):
    """What a parser must be able to say of finished questions."""

    def faults(self, questions: list[Question]) -> list[str]:
        """Return for each question what its parse shows to be wrong, '' where nothing is."""
        ...
