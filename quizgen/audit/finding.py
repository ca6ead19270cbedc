"""Find in an article what was quoted from it elsewhere, where Unicode was composed and line breaks were lost."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from quizgen.model import Article, Span


class Searchable:
    """An article, ready to be searched."""

    def __init__(self, article: Article) -> None:
        self.article = article
        pairs = list(_comparable(article.text))
        self._text = "".join(char for char, _ in pairs)
        self._offsets = [offset for _, offset in pairs] + [len(article.text)]

    def find(self, quote: str, part: tuple[int, int]) -> tuple[Span, Span] | None:
        """Return where the quote stands, and where the part of it does that is given by offsets into the quote."""
        wanted = _joined(quote)
        at = self._text.find(wanted)
        if at < 0 or not wanted.strip():
            return None
        start, end = (at + len(_joined(quote[:offset])) for offset in part)
        return self._span(at, at + len(wanted)), self._span(start, end)

    def _span(self, start: int, end: int) -> Span:
        return self.article.span(self._offsets[start], self._offsets[end])


def _joined(text: str) -> str:
    return "".join(char for char, _ in _comparable(text))


def _comparable(text: str) -> Iterator[tuple[str, int]]:
    """Yield composed characters with the offset where each starts; white space as spaces, no control characters."""
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        for char in unicodedata.normalize("NFC", text[start:end]):
            if char in "\n\t\x0b\x0c\r\x85\u2028\u2029":
                yield " ", start
            elif unicodedata.category(char) != "Cc":
                yield char, start
        start = end
