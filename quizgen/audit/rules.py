"""The rules of the audit: one small function each, from a question to the reasons why it fails.

``RULES`` is the table of them. They look at the saved words alone and share no code with what made them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from quizgen.audit.words import content, holds, missing, negations, words
from quizgen.model import BLANK, Article, Form, Question, Quiz, Span, normalise
from quizgen.tables import wordlist


@cache
def _number() -> re.Pattern[str]:
    """Return what finds a number, a decade, a rank or a part, as may be put in the place of another."""
    return re.compile(rf"\d+(?:s|st|nd|rd|th)?|(?:third|quarter|fifth)s?|{'|'.join(wordlist('check', 'numbers'))}")


@dataclass(frozen=True)
class Scene:
    """A quiz, and where in it things stand."""

    quiz: Quiz

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The articles by their ids."""
        return {article.id: article for article in self.quiz.articles}

    @cached_property
    def firsts(self) -> dict[tuple[str, ...], int]:
        """For all that must not come twice, the number of the first question that has it."""
        found: dict[tuple[str, ...], int] = {}
        for number, question in enumerate(self.quiz.questions):
            for mark in _marks(question):
                found.setdefault(mark, number)
        return found


@dataclass(frozen=True)
class Case:
    """A question, its number in the quiz, and the quiz."""

    number: int
    question: Question
    scene: Scene

    @cached_property
    def evidence_words(self) -> list[str]:
        """The words of the evidence as the articles hold it, and of those articles' titles."""
        spans = self.question.evidence
        about = [self.scene.articles[s.article] for s in spans if s.article in self.scene.articles]
        texts = [self.piece(s) for s in spans] + [article.title for article in about if article.titled]
        return [word for text in texts for word in words(text)]

    def piece(self, quoted: Span) -> str:
        """Return what the article holds where the span is said to stand."""
        article = self.scene.articles.get(quoted.article)
        return article.text[quoted.start : quoted.end] if article else ""


def _marks(question: Question) -> list[tuple[str, ...]]:
    """Return what no two questions may share; the first item says what that is."""
    prompt, key = normalise(question.prompt), normalise(question.answer)
    marks = [("id", question.id), ("prompt and answer", prompt, key)]
    if question.form == Form.MATCHING:
        marks += [("premise", question.group, prompt), ("response", question.group, key)]
    return marks


Rule = Callable[[Case], Iterator[str]]


def span(case: Case) -> Iterator[str]:
    """Answer and evidence quote what stands in the article at their offsets."""
    for quoted in (case.question.answer_at, *case.question.evidence):
        piece = case.piece(quoted)
        if not piece.strip() or piece != quoted.text:
            yield f"{quoted.article} {quoted.start}:{quoted.end} is {piece[:40]!r}, quoted as {quoted.text[:40]!r}"


def answer(case: Case) -> Iterator[str]:
    """The answer stands in one of the evidence sentences."""
    if not any(evidence.holds(case.question.answer_at) for evidence in case.question.evidence):
        yield "its place is in no evidence sentence"


def says(case: Case) -> Iterator[str]:
    """The answer says what its span says, but for case, function words and inflection."""
    question = case.question
    if question.form == Form.TRUE_FALSE:
        return
    there = case.piece(question.answer_at)
    if not words(question.answer):
        yield "the answer is empty"
    if added := missing(content(question.answer), words(there)):
        yield f"not in its span {there!r}: {' '.join(added)}"
    if lost := missing(content(there), words(question.answer)):
        yield f"left out of its span {there!r}: {' '.join(lost)}"
    if negations(question.answer) != negations(there):
        yield f"negated otherwise than its span {there!r}"


def prompt_words(case: Case) -> Iterator[str]:
    """Every content word of the prompt stands in the evidence or in its article's title."""
    question = case.question
    lost = missing(content(question.prompt), case.evidence_words)
    if question.form == Form.TRUE_FALSE and question.answer == "False":
        # What was put in the place of the truth comes from elsewhere in the articles, or is a number near it.
        others = [*question.distractors, *(article.text for article in case.scene.articles.values())]
        lost = [
            w for w in missing(lost, [word for text in others for word in words(text)]) if not _number().fullmatch(w)
        ]
    if lost:
        yield f"not in the evidence: {' '.join(lost)}"


def leak(case: Case) -> Iterator[str]:
    """The prompt does not give the answer away."""
    question = case.question
    if question.form == Form.TRUE_FALSE:
        return
    if holds(question.prompt, question.answer):
        yield "the answer stands in the prompt"
    elif (telling := content(question.answer)) and not set(telling) - set(words(question.prompt)):
        yield f"the prompt holds all words of the answer: {' '.join(telling)}"


def twice(case: Case) -> Iterator[str]:
    """No two questions share an id, or prompt and answer; no two pairs of a group a premise or a response."""
    for mark in _marks(case.question):
        first = case.scene.firsts[mark]
        if first != case.number:
            yield f"the same {mark[0]} as question {first + 1}, {case.scene.quiz.questions[first].id}"


def cloze(case: Case) -> Iterator[str]:
    """A cloze has one blank."""
    if case.question.form == Form.CLOZE and (found := case.question.prompt.count(BLANK)) != 1:
        yield f"{found} blanks in place of one"


def choice(case: Case) -> Iterator[str]:
    """A choice has distinct options, of which one is right."""
    question = case.question
    if question.form != Form.CHOICE:
        return
    options = [normalise(option) for option in question.distractors]
    if not options:
        yield "no distractors"
    if "" in options:
        yield "an empty distractor"
    if len(set(options)) < len(options):
        yield "two distractors are alike"
    if {normalise(question.answer), *map(normalise, question.accepted)} & set(options):
        yield "a distractor is the right answer"


def true_false(case: Case) -> Iterator[str]:
    """A statement is keyed True or False."""
    question = case.question
    if question.form == Form.TRUE_FALSE and question.answer not in ("True", "False"):
        yield f"keyed {question.answer!r}, neither True nor False"


RULES: dict[str, Rule] = {
    "span": span,
    "answer": answer,
    "says": says,
    "words": prompt_words,
    "leak": leak,
    "twice": twice,
    "cloze": cloze,
    "choice": choice,
    "true_false": true_false,
}
