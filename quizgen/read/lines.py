"""Lines and paragraphs: which line breaks end a paragraph, and which only wrap it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from quizgen.read.boilerplate import is_boilerplate

_LINE = re.compile(r"[^\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_ENDING = re.compile(r"[.!?…:][\"'”’)\]]*$")
_OPENER = re.compile(r"(?:#{1,6}\s|[-*+•·>]\s|\d{1,3}[.)]\s|\|)")
WIDEST_WRAP = 100
"""Characters of the longest line in a text that was wrapped by hand."""


@dataclass(frozen=True)
class Line:
    """A line that is not empty, by the offsets of its text without the white space around it."""

    start: int
    end: int
    indent: int
    last: bool = False
    """Whether an empty line follows, or nothing."""


def lines_of(text: str, start: int = 0) -> list[Line]:
    """Return the lines of the text from ``start`` on that are not empty."""
    result: list[Line] = []
    for match in _LINE.finditer(text, start):
        words = match[0].strip().strip("\ufeff").strip()
        if not words:
            continue
        at = match.start() + match[0].index(words)
        result.append(Line(at, at + len(words), at - match.start()))
    gaps = [text[a.end : b.start] for a, b in itertools.pairwise(result)]
    ends = [len(re.findall(r"\n|\x0c|\u2029", gap)) > 1 for gap in gaps]
    return [replace(line, last=end) for line, end in zip(result, [*ends, True], strict=False)]


def join_lines(text: str, lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph.

    An empty line always ends a paragraph. Where there is none, a line break does, unless the line is as
    full as one that was wrapped by hand.
    """
    chunk: list[Line] = []
    for line in lines:
        chunk.append(line)
        if line.last:
            yield from _paragraphs(text, chunk)
            chunk = []


def _paragraphs(text: str, chunk: list[Line]) -> Iterator[list[Line]]:
    width = max(line.end - line.start for line in chunk)
    texts = [text[line.start : line.end] for line in chunk]
    every_line_ends = all(map(_ENDING.search, texts))
    paragraph = [chunk[0]]
    for number, line in enumerate(chunk[1:], start=1):
        if every_line_ends or _breaks(texts[number - 1], texts[number], line.indent - chunk[number - 1].indent, width):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _breaks(line: str, follower: str, indent: int, width: int) -> bool:
    """Tell whether a paragraph ends between two lines that no empty line parts."""
    if _OPENER.match(follower) or line.startswith("#") or is_boilerplate(line) or is_boilerplate(follower):
        return True
    if indent > 1:
        return True
    ends = _ENDING.search(line) is not None
    if width > WIDEST_WRAP:
        return ends or not follower[0].islower()
    first_word_fits = len(line) + 1 + len(follower.split(maxsplit=1)[0]) <= width
    return first_word_fits and (ends or (len(line) < 0.75 * width and not follower[0].islower()))
