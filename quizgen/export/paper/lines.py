"""The lines of an article as the handout breaks them: the same for every paper and edition.

Browsers don't tell where they break a line, so lines are broken here, by the usual widths of letters; then
"line 14" is the same line on every student's sheet and in the key.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

from quizgen.model import Article, Block, Record, Span

WIDTH = 24.0
"""How wide a line may be, in ems by the widths below; the sheet leaves a tenth more for wider faces."""

_NARROW = set("iljtfrI.,;:'!|()[]-’‘“”\"/ ")
_WIDE = set("mwMW@%—…&")


class Line(Record):
    """A line of a paragraph; ``number`` counts the lines of the article from 1, headings and title excepted (0)."""

    number: int
    start: int
    end: int


class Paragraph(Record):
    """A paragraph in lines."""

    number: int
    role: str
    lines: tuple[Line, ...]


def blocks(article: Article) -> tuple[Block, ...]:
    """Return the blocks of the article; where none were recorded, every line of text that is not blank."""
    if article.blocks:
        return article.blocks
    found: list[Block] = []
    for match in re.finditer(r"\S[^\n]*", article.text):
        end = match.start() + len(match.group().rstrip())
        titled = not found and match.group().strip() == article.title
        number = 0 if titled else 1 + sum(b.role == "body" for b in found)
        found.append(Block(start=match.start(), end=end, role="title" if titled else "body", number=number))
    return tuple(found)


def width(text: str) -> float:
    """Return about how wide the text is, in ems."""
    return sum(_width(c) for c in text)


def _width(char: str) -> float:
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return 0.0
    if char in _NARROW:
        return 0.32
    if char in _WIDE:
        return 0.88
    if unicodedata.east_asian_width(char) in "WF":
        return 1.05
    return 0.64 if char.isupper() else 0.56


@lru_cache(maxsize=64)
def paragraphs(article: Article) -> tuple[Paragraph, ...]:
    """Return the article in lines; boilerplate is left out."""
    done: list[Paragraph] = []
    count = 0
    for block in blocks(article):
        if block.role == "boilerplate":
            continue
        lines = []
        for start, end in _break(article.text, block.start, block.end):
            count += block.role == "body"
            lines.append(Line(number=count if block.role == "body" else 0, start=start, end=end))
        done.append(Paragraph(number=block.number, role=block.role, lines=tuple(lines)))
    return tuple(done)


def _break(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the bounds of the lines between two offsets, broken at white space, or inside an overlong word."""
    lines: list[tuple[int, int]] = []
    for match in re.finditer(r"\S+", text[start:end]):
        first, last = start + match.start(), start + match.end()
        if lines and width(text[lines[-1][0] : last]) <= WIDTH:
            lines[-1] = (lines[-1][0], last)
            continue
        while width(text[first:last]) > WIDTH:
            cut = next(n for n in range(first + 1, last + 1) if width(text[first:n]) > WIDTH) - 1
            cut = max(cut, first + 1)
            lines.append((first, cut))
            first = cut
        lines.append((first, last))
    return lines


def where(article: Article, span: Span) -> tuple[int, int, int]:
    """Return the number of the paragraph in which the span starts, and its first and last line; 0 where unknown."""
    number = next((b.number for b in blocks(article) if b.start <= span.start < b.end), 0)
    lines = [line for paragraph in paragraphs(article) for line in paragraph.lines if line.number]
    if not lines:
        return number, 0, 0
    starts = [line.start for line in lines]
    first = lines[max(0, bisect_right(starts, span.start) - 1)]
    last = lines[max(0, bisect_right(starts, max(span.start, span.end - 1)) - 1)]
    inside = first.start <= span.start < first.end
    return number, first.number if inside else 0, last.number if inside else 0
