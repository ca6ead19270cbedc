"""What becomes of a phrase or a word that may point out of its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.model import Span


@dataclass(frozen=True)
class Settled:
    """A phrase that can be read alone: its text, and where its replacements stand."""

    text: str
    via: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Dangling:
    """A phrase that points out of itself, and the word that does."""

    word: str


@dataclass(frozen=True)
class Replacement:
    """What to write for a token; ``drop`` lists tokens that the new text makes superfluous."""

    text: str
    via: Span
    drop: tuple[int, ...] = ()


Verdict = Replacement | Dangling | None
"""None where a word may stand as it is."""
Found = tuple[str, Span] | None
"""The text of what a phrase stands for, and where it was taken from."""
