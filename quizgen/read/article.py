"""Make an ``Article`` of a file's bytes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import PurePath

from quizgen.errors import InputError, UsageError
from quizgen.model import Article, Block
from quizgen.read.blocks import split_blocks
from quizgen.read.dates import find_date, parse_date
from quizgen.read.decode import decode
from quizgen.read.language import looks_english, words

LONGEST = 1_000_000
"""Characters of the longest text that is taken; the language pipeline refuses more."""
TITLE_WORDS = 8
SLUG_LENGTH = 64


def read_article(
    data: bytes,
    source: str,
    *,
    title: str | None = None,
    date: str | None = None,
    link: str | None = None,
    notice: Callable[[str], None] | None = None,
) -> Article:
    """Return the article in a file's bytes, plain text or Markdown.

    ``source`` is where it came from, as the user named it. ``title``, ``date`` and ``link`` go before what
    the text says of itself. ``notice`` is called with a line for the user when the encoding had to be guessed.
    Raises InputError when no question could be asked about the text, UsageError for a date that is none.
    """
    text, encoding = decode(data, source)
    if encoding != "utf-8" and notice:
        notice(f"{source}: not UTF-8, read as {encoding} (save it as UTF-8 if letters look wrong)")
    if len(text) > LONGEST:
        raise InputError(f"longer than {LONGEST:,} characters", where=source, remedy="split it into articles")
    front, blocks = split_blocks(text, title)
    _refuse_unusable(text, blocks, source)
    headline = next((" ".join(text[b.start : b.end].split()) for b in blocks if b.role == "title"), "")
    given = " ".join((title or front.get("title", "") or headline).split())
    shown = given or _first_words(text, blocks)
    return Article(
        id=slug(shown if source == "-" else PurePath(source.replace("\\", "/")).stem),
        title=shown,
        source=source,
        text=text,
        date=_given_date(date) or parse_date(front.get("date", "")) or find_date(text, blocks),
        link=link or None,
        titled=bool(given),
        blocks=tuple(blocks),
    )


def slug(text: str) -> str:
    """Return a name made of lower-case letters, digits and hyphens only, fit for an id and for a file's name."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", plain.casefold()).strip("-")[:SLUG_LENGTH].strip("-") or "article"


def with_unique_ids(articles: Sequence[Article]) -> list[Article]:
    """Return the articles in order, with a number added to every id that an earlier one has."""
    taken: set[str] = set()
    result = []
    for article in articles:
        id_, number = article.id, 1
        while id_ in taken:
            number += 1
            id_ = f"{article.id}-{number}"
        taken.add(id_)
        result.append(article if id_ == article.id else article.model_copy(update={"id": id_}))
    return result


def _given_date(date: str | None) -> str | None:
    found = parse_date(date or "")
    if date and not found:
        raise UsageError(f"not a date: {date!r}", remedy="write it as 2023-09-10 or 10 September 2023")
    return found


def _first_words(text: str, blocks: Sequence[Block]) -> str:
    body = next(text[b.start : b.end].split() for b in blocks if b.role == "body")
    return " ".join(body[:TITLE_WORDS]) + ("…" if len(body) > TITLE_WORDS else "")


def _refuse_unusable(text: str, blocks: Sequence[Block], source: str) -> None:
    if not text.strip("\ufeff \t\n"):
        raise InputError("empty", where=source, remedy="give a file that holds an article")
    if text.lstrip("\ufeff \n").lower().startswith(("<!doctype html", "<html", "<?xml")):
        raise InputError("a web page, not plain text", where=source, remedy="save the article's text as .txt")
    bodies = [text[b.start : b.end] for b in blocks if b.role == "body"]
    if not looks_english(" ".join(bodies) or text):
        raise InputError("not an English text", where=source, remedy="quizgen reads English only")
    if not any(_usable(body) for body in bodies):
        raise InputError("no sentence to ask about", where=source, remedy="give a text of whole sentences")


def _usable(body: str) -> bool:
    count = len(words(body))
    return count >= 8 or (count >= 3 and re.search(r"[.!?…]", body) is not None)
