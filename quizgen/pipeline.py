"""The whole journey, from articles to a quiz, on one page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from quizgen.model import Article, Fact, Form, Question, Quiz, Record, Span
from quizgen.templates import Templates

Progress = Callable[[str, int, int], None]
"""Called with the step's name, how many articles are done, and how many there are."""


class Options(Record):
    """What a user may say about the making of a quiz."""

    title: str = ""
    count: int | None = None
    forms: tuple[Form, ...] = (Form.OPEN, Form.CLOZE)
    seed: int = 0
    model: str | None = None


class Drop(Record):
    """A candidate that a check refused."""

    rule: str
    why: str
    prompt: str
    answer: str
    evidence: Span


class Trace(Record):
    """What became of one sentence."""

    sentence: Span
    facts: tuple[Fact, ...] = ()
    asked: tuple[Question, ...] = ()
    dropped: tuple[Drop, ...] = ()


class Journey(Record):
    """A quiz and how it came about; ``refused`` gives for an article's source why it yielded nothing."""

    quiz: Quiz
    traces: tuple[Trace, ...]
    refused: dict[str, str] = {}


def travel(
    articles: Sequence[Article],
    options: Options | None = None,
    templates: Templates | None = None,
    progress: Progress | None = None,
) -> Journey:
    """Make a quiz of the articles: analyse, extract, word, check, choose."""
    raise NotImplementedError
