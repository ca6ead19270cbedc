"""What can be counted of saved quizzes: their yield, and how much of what people asked they ask too.

People's questions about an article lie beside it, ``ARTICLE.json`` beside ``ARTICLE.txt``::

    {"paragraphs": 5, "questions": [{"paragraph": 0, "question": "…", "answer": "…", "critical": "…"}]}

Paragraphs are counted from 0 after the title. ``critical``, where a set has it, is the passage that settles
the question; an empty one leaves the question out of the count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from quizgen.model import Form, Question, Quiz

ARTICLES = {"a", "an", "the"}
ENOUGH = 0.5
"""Token F1 from which two answers count as the same."""
FEWEST = 5
"""Questions that every article should make at the least."""


@dataclass(frozen=True)
class Human:
    """A question that somebody wrote about a paragraph."""

    paragraph: int
    question: str
    answer: str
    critical: str | None = None


def humans(data: dict[str, Any]) -> list[Human]:
    """Return the questions of an ``ARTICLE.json``; further keys are of no interest here."""
    return [Human(q["paragraph"], q["question"], q["answer"], q.get("critical")) for q in data["questions"]]


def words(text: str) -> list[str]:
    """Return the words of an answer as answers are compared: lower case, no articles."""
    return [w for w in re.findall(r"\w+", text.lower()) if w not in ARTICLES]


def f1(one: str, other: str) -> float:
    """Return the harmonic mean of precision and recall over the words of two answers."""
    a, b = Counter(words(one)), Counter(words(other))
    shared = (a & b).total()
    return 2 * shared / (a.total() + b.total()) if shared else 0.0


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return start and end of each paragraph but the first, the title."""
    blocks = [m.span() for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)]
    return [(start, start + len(text[start:end].rstrip())) for start, end in blocks][1:]


def covers(question: Question, human: Human, text: str, bounds: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the question asks what the human one asks.

    Its evidence must lie in the same paragraph, and either overlap the critical passage where there is one,
    or its answer share at least half of its words with the human answer.
    """
    start, end = bounds[human.paragraph]
    here = [e for e in question.evidence if start <= e.start < end]
    if human.critical is None:
        return bool(here) and f1(question.answer, human.answer) >= ENOUGH
    at = text.find(human.critical, start)
    return at >= 0 and any(e.start < at + len(human.critical) and e.end > at for e in here)


def askable(asked: Iterable[Human], bounds: Sequence[tuple[int, int]]) -> list[Human]:
    """Return the human questions that count: their paragraph exists, and a critical passage is not empty."""
    return [h for h in asked if h.paragraph < len(bounds) and h.critical != ""]


def coverage(questions: Sequence[Question], asked: Iterable[Human], text: str) -> tuple[int, int]:
    """Return how many of the human questions on an article are covered, and how many there are."""
    bounds = paragraphs(text)
    counted = askable(asked, bounds)
    return sum(any(covers(q, h, text, bounds) for q in questions) for h in counted), len(counted)


@dataclass
class Tally:
    """Counts over many articles, by name of the set that an article belongs to where that matters."""

    words: int = 0
    forms: Counter[str] = field(default_factory=Counter)
    families: Counter[str] = field(default_factory=Counter)
    drops: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    few: dict[str, int] = field(default_factory=dict)
    covered: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    broken: dict[str, str] = field(default_factory=dict)
    parsing: float = 0.0
    after: float = 0.0
    articles: int = 0

    def add_quiz(self, name: str, quiz: Quiz, text: str) -> None:
        """Count the questions on one article."""
        self.articles += 1
        self.words += len(text.split())
        self.forms.update(str(q.form) for q in quiz.questions)
        self.families.update(str(q.kind) for q in quiz.questions)
        if len(quiz.questions) < FEWEST:
            self.few[name] = len(quiz.questions)

    def add_lost(self, name: str, text: str, why: str) -> None:
        """Count an article that made no quiz."""
        self.articles += 1
        self.words += len(text.split())
        self.broken[name] = why
        self.few[name] = 0

    def add_coverage(self, name: str, quiz: Quiz | None, text: str, people: Iterable[Human]) -> None:
        """Count human questions; an article's set is its name up to the first hyphen."""
        covered, asked = coverage(quiz.questions if quiz else (), people, text)
        for group in (name.partition("-")[0], "all"):
            self.covered[group] += covered
            self.asked[group] += asked

    def figures(self) -> dict[str, float]:
        """Return the figures that floors are set for; what was not measured is left out."""
        found: dict[str, float] = {
            "questions": float(self.forms.total()),
            "open_per_100_words": 100 * self.forms[Form.OPEN] / max(1, self.words),
            "articles_with_few": float(len(self.few)),
            "articles_failed": float(len(self.broken)),
            "audit_failures": float(self.failures.total()),
        }
        found |= {f"coverage.{name}": self.covered[name] / n for name, n in self.asked.items() if n}
        if self.parsing:
            found["time_after_parsing"] = self.after / self.parsing
        return found
