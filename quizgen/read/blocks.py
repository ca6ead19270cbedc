"""Split an article's text into blocks: title, headings, paragraphs, boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from quizgen.model import Block
from quizgen.read.boilerplate import dateline_length, is_boilerplate, is_caption
from quizgen.read.headline import is_heading, is_headline
from quizgen.read.lines import Line, join_lines, lines_of

Role = Literal["title", "heading", "body", "boilerplate"]
_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*")
_MARKER = re.compile(r"(?:\d{1,3}[.)]|[-*+•·▪◦]|\((?:\d{1,2}|[a-z])\)|[a-z]\))[ \t]+(?=\S)")
"""The mark of a list item, which is no part of the sentence after it."""
_FRONT_MATTER = re.compile(r"\ufeff?---\n(.*?)\n---[ \t]*(?=\n|\Z)", re.DOTALL)


@dataclass(frozen=True)
class _Piece:
    start: int
    end: int
    role: Role = "body"
    alone: bool = False
    """Whether an empty line follows, or nothing."""


def split_blocks(text: str, title: str | None = None) -> tuple[dict[str, str], list[Block]]:
    """Return what the text's front matter says (``title``, ``date``) and the text's blocks in order.

    ``title`` is the one the user gave: the same words as the first line make that line the title.
    A block's text holds line breaks only where a paragraph was wrapped by hand.
    """
    front: dict[str, str] = {}
    pieces: list[_Piece] = []
    start = 0
    if matter := _FRONT_MATTER.match(text):
        front = dict(re.findall(r"^(title|date):\s*[\"']?(.*?)[\"']?\s*$", matter[1], re.MULTILINE))
        start = matter.end()
        pieces.append(_Piece(matter.start(), start, "boilerplate"))
    pieces += _with_title(text, list(_pieces(text, start)), title or front.get("title"))
    return front, list(_numbered(pieces))


def _pieces(text: str, start: int) -> Iterator[_Piece]:
    for lines in join_lines(text, lines_of(text, start)):
        yield from _piece(text, lines)


def _piece(text: str, lines: list[Line]) -> Iterator[_Piece]:
    start, end, alone = lines[0].start, lines[-1].end, lines[-1].last
    words = text[start:end]
    if heading := _MARKDOWN_HEADING.fullmatch(words):
        level = len(heading[1])
        yield _Piece(start + heading.start(2), start + heading.end(2), "title" if level == 1 else "heading", alone)
    elif (len(lines) == 1 and is_boilerplate(words)) or is_caption(words):
        yield _Piece(start, end, "boilerplate", alone)
    else:
        if marker := _MARKER.match(words):
            start, words = start + marker.end(), words[marker.end() :]
        if prefix := dateline_length(words):
            yield _Piece(start, start + len(words[:prefix].rstrip()), "boilerplate", True)
        yield _Piece(start + prefix, end, "body", alone)


def _with_title(text: str, pieces: list[_Piece], given: str | None) -> list[_Piece]:
    """Give the roles of title and heading to the pieces that have them; only the first title stays one."""
    titled = False
    before_body = True
    result = []
    for number, piece in enumerate(pieces):
        role, words = piece.role, " ".join(text[piece.start : piece.end].split())
        follower = next((p for p in pieces[number + 1 :] if p.role == "body"), None)
        if role == "title" and titled:
            role = "heading"
        elif role == "body" and follower:
            after = text[follower.start : follower.end]
            if before_body and not titled and (_same(words, given) or is_headline(words, after, alone=piece.alone)):
                role = "title"
            elif is_heading(words, after):
                role = "heading"
        titled = titled or role == "title"
        before_body = before_body and role != "body"
        result.append(replace(piece, role=role))
    return result


def _same(words: str, given: str | None) -> bool:
    return bool(given) and words.casefold() == " ".join(str(given).split()).casefold()


def _numbered(pieces: list[_Piece]) -> Iterator[Block]:
    number = 0
    for piece in pieces:
        if piece.start == piece.end:
            continue
        number += piece.role == "body"
        yield Block(start=piece.start, end=piece.end, role=piece.role, number=number if piece.role == "body" else 0)
