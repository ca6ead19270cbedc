"""The sentences behind the answers, cut into pieces with the answer marked, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from quizgen.export.paper.lines import blocks, where
from quizgen.model import Question, Quiz, Record, Span


class Piece(Record):
    """A stretch of text, and whether it is the answer."""

    text: str
    marked: bool = False


class Quote(Record):
    """A sentence, verbatim: its pieces, and the article (counted from 1), paragraph and lines where it stands.

    ``article`` is 0 where there is only one, so that nothing needs to be said of it.
    """

    pieces: tuple[Piece, ...]
    article: int
    title: str
    role: str
    """``title`` or ``heading`` where it stands in none of the paragraphs."""
    paragraph: int
    first_line: int
    last_line: int

    @property
    def place(self) -> str:
        """Where the sentence stands, in words."""
        lines = (
            f"line {self.first_line}"
            if self.first_line == self.last_line
            else f"lines {self.first_line}–{self.last_line}"
        )
        parts = [f"article {self.article}"] if self.article else []
        parts += [f"paragraph {self.paragraph}" if self.paragraph else self.role]
        return ", ".join(filter(None, [*parts, lines if self.first_line else ""]))


def pieces(text: str, start: int, marks: Iterable[Span]) -> tuple[Piece, ...]:
    """Return the text, which starts at that offset of its article, cut where marks begin and end."""
    end = start + len(text)
    inside = [(max(m.start, start), min(m.end, end)) for m in marks if m.start < end and m.end > start]
    cuts = sorted({start, end, *(bound for pair in inside for bound in pair)})
    found: list[Piece] = []
    for first, last in pairwise(cuts):
        marked = any(a <= first and last <= b for a, b in inside)
        found.append(Piece(text=text[first - start : last - start], marked=marked))
    return tuple(found)


def quotes(quiz: Quiz, question: Question) -> tuple[Quote, ...]:
    """Return the evidence of a question; the sentence with the answer is among them even if it was not listed."""
    spans = list(question.evidence)
    if not any(span.holds(question.answer_at) for span in spans):
        spans.insert(0, question.answer_at)
    several = len(quiz.articles) > 1
    numbers = {article.id: n if several else 0 for n, article in enumerate(quiz.articles, 1)}
    found = []
    for span in dict.fromkeys(spans):
        article = quiz.article(span.article)
        marks = [question.answer_at] if question.answer_at.article == span.article else []
        paragraph, first, last = where(article, span)
        found.append(
            Quote(
                pieces=pieces(span.text, span.start, marks),
                article=numbers[span.article],
                title=article.title,
                role=next((b.role for b in blocks(article) if b.start <= span.start < b.end and not b.number), ""),
                paragraph=paragraph,
                first_line=first,
                last_line=last,
            )
        )
    return tuple(found)
