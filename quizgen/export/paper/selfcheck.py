"""A page on which a student answers the quiz in the browser, offline, and sees the sentence after each answer."""

from __future__ import annotations

import json
from string import ascii_uppercase

from quizgen.export.base import Export, Settings
from quizgen.export.composed import Item, Section, stretches
from quizgen.export.paper.evidence import Quote, quotes
from quizgen.export.paper.looks import EDITIONS, looks
from quizgen.export.paper.page import composed
from quizgen.model import Form, Question, Quiz, Record
from quizgen.templates import Templates


class Choice(Record):
    """An option: what the script compares, what is shown, and why it is wrong where that is known."""

    value: str
    text: str
    why: str = ""


class Card(Record):
    """A question on the page; ``right`` is JSON, a list of the answers that count as right."""

    number: int
    prompt: str
    way: str
    """``radio``, ``select`` or ``text``."""
    choices: tuple[Choice, ...]
    right: str
    answer: str
    quotes: tuple[Quote, ...]


class Stack(Record):
    """The questions of a section."""

    form: str
    title: str
    instructions: str
    cards: tuple[Card, ...]


_HOW = {
    Form.CHOICE: "Choose the best answer.",
    Form.TRUE_FALSE: "Is the statement true or false?",
    Form.MATCHING: "Choose the response that belongs to each line.",
    Form.CLOZE: "Type the missing word or words.",
    Form.OPEN: "Type a short answer.",
}
_WAYS = {Form.CHOICE: "radio", Form.TRUE_FALSE: "radio", Form.MATCHING: "select"}


def to_selfcheck(quiz: Quiz, settings: Settings, templates: Templates) -> Export:
    """Return the page: one file with its script inside, which sends and fetches nothing."""
    sheet = composed(quiz, settings, templates)
    stacks = [
        Stack(
            form=section.form,
            title=section.title,
            instructions=_HOW[section.form],
            cards=tuple(card for item in section.items for card in _cards(quiz, section, item)),
        )
        for section in sheet.sections
    ]
    html = templates.render(
        "print/selfcheck.html",
        **looks(settings),
        title=sheet.title,
        version=settings.version,
        stacks=stacks,
        total=sum(len(stack.cards) for stack in stacks),
        cut=stretches,
        scale=EDITIONS[settings.edition].size / EDITIONS["standard"].size,
    )
    return Export(html.encode())


def _cards(quiz: Quiz, section: Section, item: Item) -> list[Card]:
    if item.premises:
        choices = _lettered(item.responses, {})
        return [_card(quiz, p.number, p.question, choices, [p.key_letter]) for p in item.premises]
    question = item.question
    if section.form == Form.CHOICE:
        why = dict(zip(question.distractors, question.why_not, strict=False))
        return [_card(quiz, item.number, question, _lettered(item.options, why), [item.key_letter])]
    if section.form == Form.TRUE_FALSE:
        reason = next(iter(question.why_not), "")
        choices = tuple(Choice(value=v[0], text=v, why="" if v[0] == item.key_letter else reason) for v in item.options)
        return [_card(quiz, item.number, question, choices, [item.key_letter])]
    right = list(dict.fromkeys([question.answer, *question.accepted]))
    return [_card(quiz, item.number, question, (), right)]


def _lettered(options: tuple[str, ...], why: dict[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(value=ascii_uppercase[n], text=text, why=why.get(text, "")) for n, text in enumerate(options))


def _card(quiz: Quiz, number: int, question: Question, choices: tuple[Choice, ...], right: list[str]) -> Card:
    return Card(
        number=number,
        prompt=question.prompt,
        way=_WAYS.get(question.form, "text"),
        choices=choices,
        right=json.dumps(right, ensure_ascii=False),
        answer=question.answer,
        quotes=quotes(quiz, question),
    )
