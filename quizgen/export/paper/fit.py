"""The room to answer, and how to shrink it until a quiz fits one sheet of paper, printed on both sides.

Only the room shrinks, never the type. Heights are estimated from letters and measures, on the safe side,
for the page has no script that could measure itself.
"""

from __future__ import annotations

import math

from quizgen.export.base import Settings
from quizgen.export.composed import Item, Section, Sheet
from quizgen.export.paper.looks import BOTTOM, EDITIONS, PAPERS, SIDE, TOP, Edition
from quizgen.model import Form, Record

MM = 25.4 / 72
SIDES = 2
GAP = 8.0
"""Between columns, in millimetres."""


class Room(Record):
    """The room to answer: ruled lines, at most ``most`` of them under a question, each so many millimetres high."""

    most: int
    height: float
    fixed: int | None = None

    def lines(self, answer: str) -> int:
        """Return how many lines stand under a question with that answer."""
        if self.fixed is not None:
            return min(self.fixed, self.most)
        words = len(answer.split())
        return min(self.most, 1 if words <= 5 else 2 if words <= 14 else 3)


def rooms(settings: Settings) -> list[Room]:
    """Return the rooms to choose from, the most generous first."""
    full = EDITIONS[settings.edition].line
    most = settings.lines if settings.lines is not None else 3
    made = [Room(most=most, height=full, fixed=settings.lines)]
    if settings.one_sheet:
        smaller = [(n, full * f) for n in range(most, 0, -1) for f in (1.0, 0.9, 0.8, 0.72)]
        made += [Room(most=n, height=round(h, 2), fixed=settings.lines) for n, h in smaller[1:]]
    return made


def choose(sheet: Sheet, settings: Settings) -> tuple[Room, bool]:
    """Return the largest room with which the quiz fits, and whether it fits one sheet."""
    tried = rooms(settings)
    for room in tried:
        if sides(sheet, settings, room) <= SIDES:
            return room, True
    return tried[-1], False


def sides(sheet: Sheet, settings: Settings, room: Room) -> int:
    """Return an estimate of how many pages the quiz takes, a little too high rather than too low."""
    edition, paper = EDITIONS[settings.edition], PAPERS[settings.paper]
    full = paper.width - 2 * SIDE
    line = edition.size * edition.leading * MM
    high = paper.height - TOP - BOTTOM
    titles = _rows(sheet.title, full * 0.6, edition)
    page, y = 1, titles * 1.9 * edition.size * MM + edition.heads * (0.55 * edition.line + 9) + 5
    for section in sheet.sections:
        columns = 1 if section.form == Form.MATCHING else settings.columns
        space = width(section, settings)
        heights = [_height(item, edition, space, room) for item in section.items]
        head = 2.3 * line + (_rows(" · ".join(section.bank), full, edition) + 1) * line * bool(section.bank) + 10
        if columns > 1:
            # Columns are never quite even: count the largest item twice.
            heights = [sum(heights) / columns + max(heights, default=0.0)]
        for n, height in enumerate(heights):
            need = height + (head if n == 0 else 0)
            if y + need > high and need < high:
                page, y = page + 1, 0.0
            y += need
            while y > high:
                page, y = page + 1, y - high
    return page


def _height(item: Item, edition: Edition, wide: float, room: Room) -> float:
    line = edition.size * edition.leading * MM
    form = item.question.form
    indent = 2.4 * edition.size * MM
    if item.premises:
        left = sum(_rows(p.question.prompt, wide * 0.58 - 3 * indent, edition) * line + 2.1 for p in item.premises)
        right = sum(_rows(text, wide * 0.36 - indent, edition) * line + 2.1 for text in item.responses)
        return max(left, right) + 4
    height = _rows(item.question.prompt, wide - indent, edition) * line * 1.02
    if form == Form.CHOICE:
        across = per_row(item.options, wide - indent, edition)
        rows = [item.options[n : n + across] for n in range(0, len(item.options), across)]
        height += sum(max(_rows(t, wide / across - 2 * indent, edition) for t in row) * line + 1.0 for row in rows)
    elif form == Form.CLOZE:
        height += 0.35 * line
    elif form == Form.OPEN:
        height += room.lines(item.question.answer) * room.height
    return height + 3.3


def per_row(options: tuple[str, ...], wide: float, edition: Edition) -> int:
    """Return how many options stand side by side in that width: as many as leave no row uneven and no line broken."""
    letters = max(map(len, options), default=0) + 6
    for count in (4, 3, 2):
        if len(options) % count == 0 and letters * edition.size * edition.em * MM <= wide / count:
            return count
    return 1


def width(section: Section, settings: Settings) -> float:
    """Return how many millimetres the items of a section have in a line."""
    columns = 1 if section.form == Form.MATCHING else settings.columns
    return (PAPERS[settings.paper].width - 2 * SIDE - GAP * (columns - 1)) / columns


def _rows(text: str, wide: float, edition: Edition) -> int:
    letters = max(8.0, wide / (edition.size * edition.em * MM))
    return max(1, math.ceil(len(text) * 1.04 / letters))
