"""Worth: how likely people would ask this, learnt from what people did ask.

A question is described by features between 0 and 1 (what it asks, where its sentence stands, how much the
article speaks of its words), and a logistic model weighs them. Weights, their meaning and the word lists are
in ``data/worth.json``; ``training/worth.py`` learns the weights.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from quizgen.choose.alike import FUNCTION, stem
from quizgen.model import BLANK, Article, Form, Question, Span, normalise

LONG_ANSWER, LONG_PROMPT, LONG_SENTENCE = 8, 25, 40
"""Words from which an answer, a prompt, a sentence counts as fully long."""
MANY_NAMES = 4
RECENT = 1000
"""Texts of which is remembered what they show: a sentence and an answer are weighed for each question anew."""
_NAME = re.compile(r"(?<![.?!]\s)(?<!^)(?<!^[“\"'‘])\b[A-Z][\w’'-]*(?:\s+(?:of|the|de|von|van|and)?\s*[A-Z][\w’'-]*)*")
_ASKS = re.compile(r"\b(who|whose|whom|when|where|why|how many|how much|how|which|what|in what year)\b")
_QUOTE = re.compile(r"[“”\"]|(?<!\w)‘")


def worth(found: dict[str, float]) -> float:
    """Return from 0 to 1 how likely people would ask a question with those features."""
    weights, bias = _weights()
    return 1 / (1 + math.exp(-bias - sum(weights.get(name, 0.0) * value for name, value in found.items())))


class Profile:
    """What an article speaks of: how often each word stands in it, and where its paragraphs are."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.bodies = [b for b in article.blocks if b.role == "body"]
        self.counts = Counter(_stems(" ".join(article.text[b.start : b.end] for b in self.bodies)))
        self.title = frozenset(_stems(article.title)) if article.titled else frozenset()
        top = [n for _, n in self.counts.most_common(10)]
        self.kind = dict(_kind(article.text))
        self.common = math.log1p(sum(top) / len(top)) if top else 1.0

    def salience(self, text: str) -> list[float]:
        """Return for each content word of a text how often the article uses it, as a share of its commonest words."""
        return [min(1.0, math.log1p(self.counts[word]) / self.common) for word in _stems(text)]

    def share_in_title(self, text: str) -> float:
        """Return the share of the content words of a text that stand in the title."""
        found = _stems(text)
        return sum(word in self.title for word in found) / len(found) if found else 0.0

    def places(self, span: Span) -> tuple[float, float]:
        """Return how far down the article its paragraph stands, and how far down its paragraph the span."""
        for number, block in enumerate(self.bodies):
            if block.start <= span.start < block.end:
                place = number / (len(self.bodies) - 1) if len(self.bodies) > 1 else 0.0
                return place, (span.start - block.start) / (block.end - block.start)
        return 1.0, 1.0


def _kind(text: str) -> Iterator[tuple[str, float]]:
    """Yield what tells news from an encyclopedia or a textbook, each from 0 to 1."""
    count = max(1, len(text.split()))
    present, past = (
        len(re.findall(pattern, text)) for pattern in (r"\b(?:is|are|has|have)\b", r"\b(?:was|were|had)\b")
    )
    yield "article-years", min(1.0, 40 * len(re.findall(r"\b(?:1\d\d\d|20\d\d)\b", text)) / count)
    yield "article-quotes", min(1.0, 40 * len(re.findall(r"[“\"]", text)) / count)
    yield "article-said", min(1.0, 80 * len(re.findall(r"\b(?:said|says|told)\b", text)) / count)
    yield "article-present", present / max(1, present + past)
    yield "article-length", min(1.0, count / 1000)


def features(question: Question, profile: Profile) -> dict[str, float]:
    """Return what the model knows of a question, each feature from 0 to 1; absent ones are 0."""
    found = {
        f"kind={question.kind}": 1.0,
        f"form={question.form}": 1.0,
        f"template={question.template}": 1.0,
        f"type={question.answer_type or 'none'}": 1.0,
        f"word={_question_word(question)}": 1.0,
    }
    home = _home(question)
    found |= dict(_of_place(question, home, profile))
    found |= dict(_of_words(question, profile))
    found |= dict(_of_sentence(question, home))
    return {name: value for name, value in found.items() if value}


def _question_word(question: Question) -> str:
    found = _ASKS.search(question.prompt.lower()) if question.form == Form.OPEN else None
    return found.group(1).replace(" ", "-") if found else "none"


def _of_place(question: Question, sentence: Span, profile: Profile) -> Iterator[tuple[str, float]]:
    down, along = profile.places(sentence)
    yield "paragraph-place", down
    yield "paragraph-first", float(down == 0)
    yield "sentence-place", along
    yield "sentence-first", float(along == 0)
    yield "answer-place", (question.answer_at.start - sentence.start) / max(1, len(sentence.text))


def _of_words(question: Question, profile: Profile) -> Iterator[tuple[str, float]]:
    prompt = question.prompt.replace(BLANK, " ")
    answer = question.answer if question.form != Form.TRUE_FALSE else ""
    for name, text in (("answer", answer), ("prompt", prompt)):
        salience = profile.salience(text)
        yield f"{name}-salience", sum(salience) / len(salience) if salience else 0.0
        yield f"{name}-in-title", profile.share_in_title(text)
        if name == "prompt" and salience:
            yield "prompt-rarest", min(salience)
            yield "prompt-commonest", max(salience)
    names, numbers = len(_NAME.findall(prompt)), len(re.findall(r"\d+", prompt))
    yield "prompt-names", min(1.0, names / MANY_NAMES)
    yield "prompt-numbers", min(1.0, numbers / 2)
    yield "prompt-general", float(not names and not numbers)
    yield "prompt-length", min(1.0, len(prompt.split()) / LONG_PROMPT)
    yield "prompt-content", min(1.0, len(set(_stems(prompt))) / 12)
    yield "prompt-commas", min(1.0, prompt.count(",") / 2)
    yield "answer-length", min(1.0, len(answer.split()) / LONG_ANSWER)
    yield "answer-one-word", float(len(answer.split()) == 1)
    yield "answer-name", float(any(w[:1].isupper() for w in answer.split() if w.lower() not in FUNCTION))
    yield "answer-number", float(bool(re.search(r"\d", answer)))
    yield "answer-list", float(bool(re.search(r",| and ", answer)))
    yield "answer-new", float(bool(answer) and answer not in profile.article.text[: question.answer_at.start])
    yield "answer-told-once", float(bool(answer) and profile.article.text.count(answer) <= 1)


def _of_sentence(question: Question, home: Span) -> Iterator[tuple[str, float]]:
    yield from _sentence(home.text).items()
    ahead = home.text[: max(0, question.answer_at.start - home.start)]
    yield "answer-in-brackets", float(ahead.count("(") > ahead.count(")"))
    yield "evidence-several", float(len(question.evidence) > 1)


@lru_cache(maxsize=RECENT)
def _sentence(text: str) -> dict[str, float]:
    low = set(normalise(text).split())
    return {f"sentence-{name}": float(not listed.isdisjoint(low)) for name, listed in _lists().items()} | {
        "sentence-quote": float(bool(_QUOTE.search(text))),
        "sentence-length": min(1.0, len(text.split()) / LONG_SENTENCE),
        "sentence-names": min(1.0, len(_NAME.findall(text)) / 6),
        "sentence-numbers": min(1.0, len(re.findall(r"\d+", text)) / 4),
    }


def _home(question: Question) -> Span:
    return next((e for e in question.evidence if e.holds(question.answer_at)), question.evidence[0])


@lru_cache(maxsize=RECENT)
def _stems(text: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in normalise(text).split() if word not in FUNCTION and word != "s")


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(files("quizgen").joinpath("data/worth.json").read_text(encoding="utf-8"))
    return data


@cache
def _weights() -> tuple[dict[str, float], float]:
    data = _data()
    return {name: float(entry["weight"]) for name, entry in data["features"].items()}, float(data["bias"])


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(listed.split()) for name, listed in _data()["words"].items()}
