"""An analysed article: its paragraphs as spaCy documents whose offsets lead back to the article's text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from quizgen.analyse.adopted import parsed
from quizgen.analyse.mended import mend
from quizgen.model import Article, Span
from quizgen.syntax.tokens import Doc, Stretch, Token, position


@dataclass(frozen=True)
class Paragraph:
    """A body paragraph: its parse, where it starts in the article, and its number from 1."""

    doc: Doc
    start: int
    number: int


class Document:
    """An article and the parses of its paragraphs; knows how to turn tokens into spans of the article."""

    def __init__(self, article: Article, paragraphs: Sequence[Paragraph]) -> None:
        self.article = article
        self.paragraphs = list(paragraphs)
        self._start = {id(p.doc): p.start for p in self.paragraphs}
        self._sentences: dict[int, Span] = {}
        self._spans: dict[tuple[int, int], Span] = {}

    def sentences(self) -> Iterator[Stretch]:
        """Yield the sentences of all paragraphs in order."""
        for paragraph in self.paragraphs:
            yield from paragraph.doc.sents

    def offset(self, token: Token) -> int:
        """Return where the token starts in the article's text."""
        return self._start[id(token.doc)] + int(token.idx)

    def span(self, tokens: Iterable[Token]) -> Span:
        """Return the smallest span of the article that holds the tokens (all of one paragraph, at least one)."""
        found = list(tokens)
        first = min(found, key=position)
        last = max(found, key=position)
        place = self.offset(first), self.offset(last) + len(last.text)
        if place not in self._spans:
            self._spans[place] = self.article.span(*place)
        return self._spans[place]

    def sentence_span(self, token: Token) -> Span:
        """Return the span of the token's sentence, without white space around it."""
        known = self._sentences.get(id(token.sent))
        if known is None:
            known = self._sentences[id(token.sent)] = self.span(t for t in token.sent if not t.is_space)
        return known


_CITATION = re.compile(r"\[(?:\d{1,3}|[a-z]|(?:note|nb|n) \d{1,3}|citation needed|clarification needed|when\?|who\?)\]")
"""What stands in brackets after a sentence or a word and is no part of it."""
_LEFT_OVER = re.compile(
    r"(?:(?<=[a-z\d)%][.!?])|(?<=[.!?][\"”’]))[-–—]{1,5}(?= [\"“‘]?[A-Z])|(?<=[a-z],)[-–—](?=[A-Za-z])"
)
"""A dash that the conversion of a text left where a line broke: "came home.- The mill", "Later,-the mill"."""
_SPACED_HYPHEN = re.compile(r"(?<=[^\W\d_]) -(?= [^\W\d_])|(?<=[\"”’)]) -(?= [^\W\d_])|(?<=[^\W\d_]) -(?= [\"“‘(])")
"""A hyphen that stands for a dash."""


def _readable(text: str) -> str:
    """Return the text with spaces for what is not to be read, and dashes for hyphens between spaces, as long as it was.

    A hyphen between spaces is no part of a word: parsers know a dash there.
    """
    text = _LEFT_OVER.sub(lambda found: " " * len(found[0]), _CITATION.sub(lambda found: " " * len(found[0]), text))
    return _SPACED_HYPHEN.sub(" –", text).replace("\n", " ").replace("\t", " ")


def analyse(article: Article, nlp: Any) -> Document:
    """Parse an article's body paragraphs with a loaded pipeline.

    Line breaks and citations such as "[3]" become spaces, so that offsets hold and no parser sees them.
    """
    blocks = [b for b in article.blocks if b.role == "body"]
    docs = parsed([_readable(article.text[b.start : b.end]) for b in blocks], nlp)
    return Document(
        article, [Paragraph(mend(doc), block.start, block.number) for block, doc in zip(blocks, docs, strict=True)]
    )
