"""The article as handout: with numbered lines for students; for the key with the evidence marked as well.

4  Vietnam on Sunday agreed to elevate their relations to a
5  "comprehensive strategic partnership" -- the Southeast       2 B  comprehensive strategic …
"""

from __future__ import annotations

from itertools import pairwise

from quizgen.export.base import Export, Settings
from quizgen.export.composed import Sheet, compose
from quizgen.export.paper.coverage import picture
from quizgen.export.paper.lines import Line, paragraphs
from quizgen.export.paper.looks import looks
from quizgen.model import Article, Quiz, Record, Span
from quizgen.templates import Templates

EVERY = 5
"""Every fifth line bears its number."""


class Mark(Record):
    """A question's evidence and answer in an article, under the number it has in the quiz."""

    number: int
    letter: str
    evidence: tuple[Span, ...]
    answer: Span


class Stretch(Record):
    """A part of a line: whether it belongs to a piece of evidence, and whether to an answer."""

    text: str
    evidence: bool = False
    answer: bool = False
    starts: tuple[int, ...] = ()
    """The numbers of the questions whose answers start here."""


class Row(Record):
    """A line as it is shown; ``notes`` are the questions answered in it."""

    number: int
    shown: bool
    stretches: tuple[Stretch, ...]
    notes: tuple[str, ...] = ()


class Sheaf(Record):
    """A paragraph as it is shown."""

    number: int
    role: str
    rows: tuple[Row, ...]


class Reading(Record):
    """An article as it is shown."""

    title: str
    date: str
    paragraphs: tuple[Sheaf, ...]


def to_handout(quiz: Quiz, settings: Settings, templates: Templates) -> Export:
    """Return the articles with numbered lines, for students."""
    return _export(quiz, settings, templates, None)


def to_annotated(quiz: Quiz, settings: Settings, templates: Templates) -> Export:
    """Return the articles with numbered lines and the evidence marked, and the coverage map, for the key."""
    return _export(quiz, settings, templates, compose(quiz, settings, templates))


def _export(quiz: Quiz, settings: Settings, templates: Templates, sheet: Sheet | None) -> Export:
    marks = [
        Mark(number=number, letter=letter, evidence=question.evidence, answer=question.answer_at)
        for number, question, letter in (sheet.placed() if sheet else ())
    ]
    html = templates.render(
        "print/handout.html",
        **looks(settings),
        title=quiz.title,
        version=settings.version,
        annotated=sheet is not None,
        readings=[reading(article, marks) for article in quiz.articles],
        coverage=picture(quiz, sheet, templates) if sheet else "",
    )
    return Export(html.encode())


def reading(article: Article, marks: list[Mark]) -> Reading:
    """Return an article in lines, with the marks that fall on it."""
    mine = [mark for mark in marks if mark.answer.article == article.id]
    spans = [span for mark in marks for span in mark.evidence if span.article == article.id]
    shown: list[Sheaf] = []
    for paragraph in paragraphs(article):
        if paragraph.role == "title":
            continue
        rows = tuple(_row(article, line, mine, spans) for line in paragraph.lines)
        shown.append(Sheaf(number=paragraph.number, role=paragraph.role, rows=rows))
    return Reading(title=article.title, date=article.date or "", paragraphs=tuple(shown))


def _row(article: Article, line: Line, marks: list[Mark], spans: list[Span]) -> Row:
    answers = [(mark, mark.answer) for mark in marks]
    bounds = [b for span in [*spans, *(m.answer for m in marks)] for b in (span.start, span.end)]
    cuts = sorted({line.start, line.end, *(b for b in bounds if line.start < b < line.end)})
    stretches = [
        Stretch(
            text=article.text[start:end],
            evidence=any(s.start <= start and end <= s.end for s in spans),
            answer=any(s.start <= start and end <= s.end for _, s in answers),
            starts=tuple(m.number for m, s in answers if start == s.start),
        )
        for start, end in pairwise(cuts)
    ]
    here = [m for m, s in answers if line.start <= s.start < line.end]
    notes = tuple(f"{m.number} {m.letter}".strip() for m in sorted(here, key=lambda m: m.number))
    shown = line.number > 0 and line.number % EVERY == 0
    return Row(number=line.number, shown=shown, stretches=tuple(stretches), notes=notes)
