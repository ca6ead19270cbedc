"""The records that flow through quizgen: frozen, closed to unknown keys, holding plain text only.

An offset is a count of Unicode code points from the start of ``Article.text``; ``end`` is exclusive.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

BLANK = "_____"
"""What stands for the deletion in the prompt of a cloze question; of even width, whatever the answer."""

GAP = "gap"
"""How a question is marked ``weak`` that is a sentence of the article as it stands, with a gap."""
LEANING = frozenset({"dangling", "restrictive", "undated"})
"""Rules whose breach makes a fact weak rather than useless: it leans on the rest of its article."""

_WORDS = re.compile(r"[^\W_]+")
_SIGNED = re.compile(r"(?:(?<![^\s(=])-(?=\d))?[^\W_]+(?:[+#]+(?![^\W_]))?")
"""Words with the signs that alone tell some apart: C, C++ and C#, A and A+, 5 and -5."""


class Record(BaseModel):
    """A frozen record that rejects unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Kind(StrEnum):
    """The families of facts."""

    ROLE = "role"
    DATE = "date"
    PLACE = "place"
    AGENT = "agent"
    OBJECT = "object"
    QUANTITY = "quantity"
    DEFINITION = "definition"
    RANK = "rank"
    PURPOSE = "purpose"
    CAUSE = "cause"
    MANNER = "manner"
    ABBREVIATION = "abbreviation"
    PARTS = "parts"
    SPEECH = "speech"
    ORIGIN = "origin"
    CHANGE = "change"
    RELATION = "relation"
    STATEMENT = "statement"


class Form(StrEnum):
    """The forms in which a fact is asked."""

    OPEN = "open"
    CLOZE = "cloze"
    CHOICE = "choice"
    TRUE_FALSE = "true_false"
    MATCHING = "matching"


class Span(Record):
    """A stretch of an article: ``article.text[start:end] == text``, always."""

    article: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str

    @model_validator(mode="after")
    def _has_its_length(self) -> Span:
        if self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}:{self.end} does not have the length of its text {self.text[:40]!r}")
        return self

    def holds(self, other: Span) -> bool:
        """Tell whether the other span lies inside this one."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.article == other.article and self.start < other.end and other.start < self.end


class Slot(Record):
    """What is said where.

    ``text`` may differ from ``at.text`` only by a declared normalisation, or because a pronoun or a vague
    phrase was replaced; then ``via`` says where the replacement stands.
    """

    at: Span
    text: str
    via: Span | None = None


class Block(Record):
    """A paragraph of an article, by the offsets of its text; ``number`` counts body paragraphs from 1."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    role: Literal["title", "heading", "body", "boilerplate"]
    number: int = 0


class Article(Record):
    """An article as it was read: the text whose offsets everything else refers to."""

    id: str
    title: str
    source: str
    text: str
    date: str | None = None
    """The day of publication as ISO 8601 (``2023-09-10``), where known."""
    link: str | None = None
    titled: bool = True
    """Whether the title stands in the text or was given; if not, ``title`` is the first words of the text."""
    blocks: tuple[Block, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """Return the span of this article from ``start`` to ``end``."""
        return Span(article=self.id, start=start, end=end, text=self.text[start:end])

    def paragraph_of(self, offset: int) -> int:
        """Return the number of the body paragraph that holds the offset, 0 if none does."""
        return next((b.number for b in self.blocks if b.start <= offset < b.end), 0)


class Fact(Record):
    """Something that an article says, taken apart.

    ``slots`` are named by what they are in the sentence (``subject``, ``base``, ``rest``, ``answer`` …);
    ``features`` hold what wording must know of their grammar (``tense``, ``number``, ``answer_type`` …).
    """

    kind: Kind
    slots: dict[str, Slot]
    evidence: tuple[Span, ...]
    rule: str
    features: dict[str, str] = {}
    key: str = ""
    """What the fact says, as a digest; set by ``fact_key``, independent of offsets and of wording."""


class Question(Record):
    """A finished item.

    A ``cloze`` prompt holds ``BLANK`` once. A ``true_false`` prompt is a statement, its answer ``True`` or
    ``False``, ``answer_at`` the span that settles it. ``matching`` items are single pairs (premise and
    response) that exporters gather by ``group``. ``why_not`` says of each distractor, in the same order,
    why it is wrong.
    """

    id: str
    kind: Kind
    form: Form
    prompt: str
    answer: str
    accepted: tuple[str, ...] = ()
    distractors: tuple[str, ...] = ()
    why_not: tuple[str, ...] = ()
    answer_at: Span
    evidence: tuple[Span, ...] = Field(min_length=1)
    template: str = ""
    score: float = 0.0
    soundness: float = 0.0
    """How likely the question is well formed and has one answer, from 0 to 1, by how it was made."""
    weak: str = ""
    """The rule that it breaks though it is kept, as where it leans on the rest of the article."""
    fact: str = ""
    """The key of the fact behind it: the items of one fact share it over forms."""
    clause: str = ""
    """What the items of one clause share: where its verb stands."""
    group: str = ""
    answer_type: str = ""
    """``person``, ``place``, ``organization``, ``year``, ``date``, ``number``, ``phrase`` …"""
    difficulty: Literal["easy", "medium", "hard", ""] = ""
    status: Literal["", "keep", "drop"] = ""
    """What the teacher decided: kept in any case, or left out."""
    edited: bool = False
    """Whether the wording was changed by hand; a rerun then leaves it alone."""
    made: str = ""
    """A digest of the content that quizgen gave it: with another content it was edited. Empty if others made it."""
    changed: int = 0
    """When the content last changed, in seconds since 1970; 0 where nobody recorded it."""


class Quiz(Record):
    """What is saved, edited, audited and exported."""

    title: str
    articles: tuple[Article, ...]
    questions: tuple[Question, ...]
    format: Literal[1] = 1
    seed: int = 0

    def article(self, id_: str) -> Article:
        """Return the article of that id; KeyError if there is none."""
        for article in self.articles:
            if article.id == id_:
                return article
        raise KeyError(id_)


@lru_cache(maxsize=4096)
def normalise(text: str) -> str:
    """Return the text as identities compare it: composed, lower case, words only, single spaces.

    A sign stays where it alone tells two words apart, as in C++ and -5.
    """
    text = text.lower() if text.isascii() else unicodedata.normalize("NFC", text).casefold().replace("\u2212", "-")
    return " ".join((_SIGNED if "+" in text or "#" in text or "-" in text else _WORDS).findall(text))


def digest(parts: Iterable[str]) -> str:
    """Return a stable identity of 16 hexadecimal digits for the given texts."""
    return hashlib.sha256("\x1f".join(normalise(part) for part in parts).encode()).hexdigest()[:16]


def question_id(fact: str, form: Form | str, twin: int = 0) -> str:
    """Return the id of a question: from fact and form, so that it survives rewording and rerunning."""
    return digest((fact, str(form), str(twin) if twin else ""))
