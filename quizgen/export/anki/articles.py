"""What the cards of one article share: title, link, date, and where in it a sentence stands.

About(title="Biden in Hanoi", link="https://…", date="10 September 2023", slug="biden-in-hanoi", deck="Biden in Hanoi")
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from dataclasses import dataclass

from quizgen.export.anki.escape import field, link, one_line, sentence
from quizgen.lexicon.calendar import MONTHS
from quizgen.model import Article, Form, Question, digest, normalise

_SLUG = 60


@dataclass(frozen=True, slots=True)
class Cue:
    """A title or heading as HTML, and its words between blanks, to look for an answer among them."""

    html: str
    words: str

    @classmethod
    def of(cls, text: str) -> Cue:
        """Return the cue for a title or heading."""
        return cls(sentence(text), f" {normalise(text)} ")


_NOWHERE = Cue("", ""), ""


@dataclass(frozen=True, slots=True)
class About:
    """An article as its cards show it: ``link`` and ``date`` are HTML, ``slug`` is its tag."""

    cue: Cue
    link: str
    date: str
    slug: str
    deck: str
    starts: tuple[int, ...]
    places: tuple[tuple[Cue, str], ...]

    @classmethod
    def of(cls, article: Article) -> About:
        """Return what the cards of the article share."""
        places, heading = [], Cue.of("")
        for block in article.blocks:
            if block.role == "heading":
                heading = Cue.of(article.text[block.start : block.end].strip())
            places.append((heading, str(block.number) if block.number else ""))
        return cls(
            cue=Cue.of(article.title),
            link=link(article.link),
            date=field(_day(article.date)),
            slug=_slug(article),
            deck=one_line(article.title) or one_line(article.id),
            starts=tuple(block.start for block in article.blocks),
            places=tuple(places),
        )

    @property
    def title(self) -> str:
        """The title as HTML."""
        return self.cue.html

    def place(self, question: Question) -> tuple[str, str]:
        """Return the cue that the front shows, and the number of the paragraph, empty if unknown.

        The cue is the title and the heading that the answer stands below, each unless it gives the answer away.
        """
        index = bisect_right(self.starts, question.answer_at.start) - 1
        heading, paragraph = self.places[index] if index >= 0 else _NOWHERE
        answer = "" if question.form == Form.TRUE_FALSE else f" {normalise(question.answer)} "
        cues = [cue.html for cue in (self.cue, heading) if cue.html and not (answer and answer in cue.words)]
        return "<br>".join(cues), paragraph


def _day(date: str | None) -> str:
    try:
        day = datetime.date.fromisoformat((date or "")[:10])
    except ValueError:
        return date or ""
    # Names of months from here, not from the locale: the same bytes everywhere.
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _slug(article: Article) -> str:
    words = normalise(article.title).split()
    slug = ""
    for word in words:
        if len(slug) + len(word) >= _SLUG:
            break
        slug = f"{slug}-{word}" if slug else word
    return slug or digest([article.id, article.title])
