"""The errors that quizgen raises on purpose.

    QuizgenError
    ├── InputError       an article, a saved quiz or a package that can't be used   exit code 1
    ├── OutputError      an output that can't be written                            exit code 1
    └── UsageError       options that don't fit together                            exit code 2

A message names the thing, the place in it and the remedy; the command line prints it as it is.
"""

from __future__ import annotations


class QuizgenError(Exception):
    """Anything that quizgen can explain to its user."""

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(": ".join(part for part in (where, what) if part) + (f" ({remedy})" if remedy else ""))


class InputError(QuizgenError):
    """An article, a saved quiz or a package that can't be used."""


class OutputError(QuizgenError):
    """An output that can't be written."""


class UsageError(QuizgenError):
    """Options that don't fit together."""

    exit_code = 2
