"""Say where a span stands, for people."""

from __future__ import annotations

from quizgen.model import Quiz, Span


def quoted(span: Span) -> str:
    """Return the span's text on one line, in quotation marks."""
    return f"“{' '.join(span.text.split())}”"


def place_of(quiz: Quiz, span: Span) -> str:
    """Return the source, the paragraph and the offsets of a span."""
    article = quiz.article(span.article)
    return f"{article.source}, paragraph {article.paragraph_of(span.start)}, characters {span.start}-{span.end}"
