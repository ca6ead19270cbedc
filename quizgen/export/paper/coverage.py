"""The coverage map: which paragraphs the quiz asks about, by kind and difficulty, as a small SVG picture.

¶ 1  The United States and Vietnam on Sunday …  [3 rank] [7 date]
¶ 2  The upgrade from the "comprehensive …      [1 role]
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup

from quizgen.export.base import Export, Settings
from quizgen.export.composed import Sheet, compose
from quizgen.export.paper.lines import blocks, width
from quizgen.model import Article, Question, Quiz, Record
from quizgen.templates import Templates

ROW, LABEL, PILL, GAP, ACROSS = 18, 236, 86, 4, 4
"""The measures of the map, in units of the picture; ``ACROSS`` pills stand in a row."""

Asked = tuple[int, Question]


class Pill(Record):
    """A question on the map."""

    x: int
    y: int
    text: str
    difficulty: str


class Label(Record):
    """A paragraph on the map, or the title of an article over its paragraphs."""

    y: int
    mark: str
    text: str
    heading: bool = False


def to_svg(quiz: Quiz, settings: Settings, templates: Templates) -> Export:
    """Return the coverage map as a picture of its own."""
    svg = picture(quiz, compose(quiz, settings, templates), templates)
    return Export(f'<?xml version="1.0" encoding="UTF-8"?>\n{svg}\n'.encode())


def picture(quiz: Quiz, sheet: Sheet, templates: Templates) -> Markup:
    """Return the map as SVG, with a description that a screen reader reads."""
    asked = [(number, question) for number, question, _ in sheet.placed()]
    labels: list[Label] = []
    pills: list[Pill] = []
    said: list[str] = []
    y = 0
    for n, article in enumerate(quiz.articles, 1):
        if len(quiz.articles) > 1:
            labels.append(Label(y=y, mark="", text=_short(f"{n}. {article.title}", 40), heading=True))
            y += ROW
        for mark, text, here in _rows(article, asked):
            labels.append(Label(y=y, mark=mark, text=text))
            for at, (number, question) in enumerate(here):
                row, column = divmod(at, ACROSS)
                x, top = LABEL + column * (PILL + GAP), y + row * ROW
                pills.append(Pill(x=x, y=top, text=f"{number} {question.kind}", difficulty=question.difficulty))
            if here:
                said.append(f"{mark} {', '.join(f'{number} {q.kind} {q.difficulty}'.strip() for number, q in here)}")
            y += ROW * max(1, -(-len(here) // ACROSS))
    svg = templates.render(
        "print/coverage.svg",
        labels=labels,
        pills=pills,
        height=y,
        width=LABEL + ACROSS * (PILL + GAP),
        pill=PILL,
        row=ROW,
        said="; ".join(said),
        shown=sorted({pill.difficulty for pill in pills}),
    )
    return Markup(svg.strip())


def _rows(article: Article, asked: Iterable[Asked]) -> list[tuple[str, str, list[Asked]]]:
    """Return the paragraphs of an article: its mark, how it begins, and the questions answered there."""
    left = [(number, q) for number, q in asked if q.answer_at.article == article.id]
    rows = []
    for block in blocks(article):
        here = [pair for pair in left if block.start <= pair[1].answer_at.start < block.end]
        left = [pair for pair in left if pair not in here]
        if block.role == "body" or here:
            mark = f"¶ {block.number}" if block.number else "–"
            rows.append((mark, _short(article.text[block.start : block.end], 17), here))
    return [*rows, *([("–", "elsewhere", left)] if left else [])]


def _short(text: str, most: float) -> str:
    """Return the beginning of a text that is so many ems wide, fit for XML, which knows no control characters."""
    text = " ".join(re.sub(r"[\x00-\x1f\x7f\ufffe\uffff]", " ", text).split())
    if width(text) <= most:
        return text
    end = len(text)
    while width(text[:end]) > most:
        end -= 1
    return text[:end].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
