"""What every exporter takes and gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from quizgen.model import Quiz, Record
from quizgen.templates import Templates


class Settings(Record):
    """How outputs look; each format takes what it knows and leaves the rest alone."""

    paper: Literal["a4", "letter"] = "a4"
    edition: Literal["standard", "large", "dyslexia"] = "standard"
    columns: int = Field(default=1, ge=1, le=3)
    word_bank: bool = False
    lines: int | None = Field(default=None, ge=0, le=30)
    """Ruled lines under a short-answer question; None: by the length of the answer."""
    one_sheet: bool = False
    """Shrink the room to answer until the quiz fits one sheet, if it can."""
    with_key: bool = True
    version: str = ""
    """The letter of a shuffled version, ``A`` to ``Z``; empty for the only one."""
    typed: bool = False
    """Anki: the answer is typed in and compared."""
    subdecks: bool = False
    """Anki: one subdeck for each article."""


@dataclass(frozen=True)
class LeftOut:
    """A question that a format could not hold, and why."""

    question: str
    why: str


@dataclass(frozen=True)
class Export:
    """The bytes of one output, and what they do not hold."""

    data: bytes
    left_out: tuple[LeftOut, ...] = ()


Exporter = Callable[[Quiz, Settings, Templates], Export]


@dataclass(frozen=True)
class Format:
    """A row of the table of formats; ``function`` is ``module:name`` and imported when it is first used."""

    suffix: str
    summary: str
    function: str
    binary: bool = False
