"""What the user named: articles, or a saved quiz."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from quizgen.errors import InputError, QuizgenError, UsageError
from quizgen.export.saved import from_json
from quizgen.model import Article, Quiz
from quizgen.read import collect, read_article, slug, with_unique_ids


@dataclass
class Inputs:
    """The articles, or the saved quiz, and what could not be read; ``name`` is what outputs are called."""

    name: str
    articles: list[Article] = field(default_factory=list)
    quiz: Quiz | None = None
    refused: list[QuizgenError] = field(default_factory=list)


def read_inputs(
    names: Sequence[str],
    *,
    title: str | None = None,
    date: str | None = None,
    link: str | None = None,
    notice: Callable[[str], None] | None = None,
) -> Inputs:
    """Read what the user named; what can't be read is gathered, unless nothing is left: then it is raised."""
    files, problems = collect(names)
    found = Inputs(_name(names, files), refused=list(problems))
    quizzes: list[Quiz] = []
    lone = len(files) == 1
    if link and len(files) > 1:
        raise UsageError("--link belongs to one article", remedy="give one article at a time")
    for file in files:
        source = os.fsencode(file).decode("utf-8", "replace")
        try:
            data = read_bytes(file)
            if _is_saved_quiz(file, data):
                quizzes.append(from_json(data, source))
            else:
                own_title = title if lone else None
                article = read_article(data, source, title=own_title, date=date, link=link, notice=notice)
                found.articles.append(article)
        except InputError as error:
            found.refused.append(error)
    found.articles = with_unique_ids(found.articles)
    if quizzes:
        found.quiz = _only(quizzes, found)
    elif not found.articles:
        *rest, last = found.refused
        found.refused = rest
        raise NothingReadError(rest, last)
    return found


class NothingReadError(InputError):
    """Nothing that the user named could be read; holds each reason."""

    def __init__(self, rest: Sequence[QuizgenError], last: QuizgenError) -> None:
        super().__init__("\nerror: ".join(str(problem) for problem in (*rest, last)))


def read_bytes(file: str) -> bytes:
    """Return the bytes of a file, or of standard input for ``-``."""
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        remedy = "check the path and its permissions"
        raise InputError(f"can't be read: {error.strerror}", where=file, remedy=remedy) from error


def _is_saved_quiz(file: str, data: bytes) -> bool:
    return file.lower().endswith(".json") or (file == "-" and data.lstrip()[:1] == b"{")


def _only(quizzes: list[Quiz], found: Inputs) -> Quiz:
    if len(quizzes) > 1 or found.articles:
        raise UsageError("a saved quiz goes alone", remedy="give one saved quiz, or articles")
    return quizzes[0]


def _name(names: Sequence[str], files: Sequence[str]) -> str:
    """Return a name for outputs, of paths only: that of the one folder or file, or ``quiz``."""
    if len(names) != 1 or "-" in names:
        return "quiz"
    path = Path(names[0])
    return slug(path.resolve().name if path.is_dir() else path.stem) if files else "quiz"
