"""The key: of every question the answer, what else to accept, the sentence behind it, and why the rest is wrong."""

from __future__ import annotations

from string import ascii_uppercase

from quizgen.export.composed import Sheet
from quizgen.export.paper.evidence import Quote, quotes
from quizgen.model import Form, Question, Quiz, Record


class Wrong(Record):
    """A wrong option and why it is wrong."""

    letter: str
    text: str
    why: str


class Entry(Record):
    """What the key says of one question; ``letter`` is empty where the answer is written out."""

    number: int
    letter: str
    answer: str
    prompt: str
    accepted: tuple[str, ...]
    quotes: tuple[Quote, ...]
    wrong: tuple[Wrong, ...]
    id: str
    edited: bool


class Part(Record):
    """The key of one section."""

    title: str
    entries: tuple[Entry, ...]


def key(quiz: Quiz, sheet: Sheet) -> tuple[Part, ...]:
    """Return the key to a sheet composed from the quiz, section by section."""
    parts = []
    for section in sheet.sections:
        entries: list[Entry] = []
        for item in section.items:
            if item.premises:
                entries += [_entry(quiz, p.number, p.question, p.key_letter, ()) for p in item.premises]
            else:
                entries.append(_entry(quiz, item.number, item.question, item.key_letter, item.options))
        parts.append(Part(title=section.title, entries=tuple(entries)))
    return tuple(parts)


def _entry(quiz: Quiz, number: int, question: Question, letter: str, options: tuple[str, ...]) -> Entry:
    why = dict(zip(question.distractors, question.why_not, strict=False))
    if question.form == Form.TRUE_FALSE:
        wrong = tuple(Wrong(letter="", text="", why=reason) for reason in question.why_not if reason)
    else:
        wrong = tuple(
            Wrong(letter=ascii_uppercase[n], text=text, why=why[text])
            for n, text in enumerate(options)
            if why.get(text)
        )
    return Entry(
        number=number,
        letter=letter,
        answer=question.answer,
        prompt=question.prompt,
        accepted=question.accepted,
        quotes=quotes(quiz, question),
        wrong=wrong,
        id=question.id,
        edited=question.edited,
    )
