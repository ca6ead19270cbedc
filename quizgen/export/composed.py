"""A quiz laid out in sections, numbered, with options in place: what every paper and classroom format starts from.

    sheet = compose(quiz, settings)
    for section in sheet.sections:      # choice, true_false, matching, cloze, open: those that have items
        for item in section.items:      # one item a question; in matching one item a set, with its premises
            item.number, item.question.prompt, item.options, item.key_letter, item.points

``sheet.placed()`` gives every question with its number and key, one by one, pairs of a matching set included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path

import yaml

from quizgen.choose.versions import Placed, arrange
from quizgen.errors import InputError
from quizgen.export.base import Settings
from quizgen.model import BLANK, Form, Question, Quiz, Record, normalise
from quizgen.templates import Templates, default

POINTS = {Form.CHOICE: 1, Form.TRUE_FALSE: 1, Form.MATCHING: 1, Form.CLOZE: 1, Form.OPEN: 2}
"""The points of one question; in matching, of one premise."""


_STICKS = r"\S{1,12}"
"""What goes with a blank: a mark, an ending, a sign of money; no more of an overlong word, which has to break."""


class Premise(Record):
    """One line of a matching set: its number, its question, and the letter of its response."""

    number: int
    question: Question
    key_letter: str


class Item(Record):
    """Something to answer.

    ``options`` are in the order shown (two or more for a choice, ``True`` and ``False``, else none) and
    ``key_letter`` names the right one (``A`` …, ``T`` or ``F``). A matching set has ``premises`` and lettered
    ``responses`` instead; its ``number`` and ``question`` are those of its first premise.
    """

    number: int
    question: Question
    options: tuple[str, ...] = ()
    key_letter: str = ""
    premises: tuple[Premise, ...] = ()
    responses: tuple[str, ...] = ()
    points: int = 1

    @property
    def last_number(self) -> int:
        """The number of its last premise; its own if it has none."""
        return self.premises[-1].number if self.premises else self.number


class Section(Record):
    """The items of one form, under a title; ``bank`` holds the words to choose from, by letter, if asked for."""

    form: Form
    title: str
    instructions: str
    items: tuple[Item, ...]
    bank: tuple[str, ...] = ()

    @property
    def points(self) -> int:
        """The points of the whole section."""
        return sum(item.points for item in self.items)

    @property
    def worth(self) -> str:
        """What an answer is worth and what all are, in words."""
        each = POINTS[self.form]
        said = f"{each} point{'s' * (each > 1)}"
        return said if each == self.points else f"{said} each, {self.points} in all"


class Stretch(Record):
    """A part of a prompt: text, or a ``blank`` with what sticks to it ``before`` and ``after``, as in "$___'s"."""

    text: str = ""
    blank: bool = False
    before: str = ""
    after: str = ""


class Sheet(Record):
    """A whole quiz as it is handed out; ``version`` is its letter, empty for the only one."""

    title: str
    version: str
    sections: tuple[Section, ...]

    @property
    def points(self) -> int:
        """The points of the whole quiz."""
        return sum(section.points for section in self.sections)

    def placed(self) -> Iterator[tuple[int, Question, str]]:
        """Yield number, question and key letter of every question, in the order of the sheet."""
        for section in self.sections:
            for item in section.items:
                if item.premises:
                    yield from ((p.number, p.question, p.key_letter) for p in item.premises)
                else:
                    yield item.number, item.question, item.key_letter


def compose(quiz: Quiz, settings: Settings | None = None, templates: Templates | None = None) -> Sheet:
    """Return the quiz in sections of a fixed order, numbered from 1 throughout.

    Options and, where ``settings.version`` is a letter, questions are shuffled by ``quiz.seed`` and that letter.
    What was marked to be dropped is left out. Titles and instructions come from ``print/words.yaml``.
    """
    settings = settings or Settings()
    words = _words((templates or default()).path("print/words.yaml"))
    placed = arrange(quiz.questions, quiz.seed, settings.version).items
    sections = []
    for form, group in groupby(placed, key=lambda p: p.question.form):
        mine = list(group)
        items = _sets(mine) if form == Form.MATCHING else [_item(p) for p in mine]
        bank = _bank(mine, list(placed)) if form == Form.CLOZE and settings.word_bank else ()
        said = words[form]
        case = _case(items, bank)
        how = said.get(case) or said.get(case.partition("_")[0]) or said["instructions"]
        sections.append(Section(form=form, title=said["title"], instructions=how, items=tuple(items), bank=bank))
    return Sheet(title=quiz.title, version=settings.version, sections=tuple(sections))


def around_blank(prompt: str) -> list[str]:
    """Return a prompt in the pieces between its blanks; "a" or "an" before a blank becomes "a(n)", which tells less."""
    return re.sub(rf"\b([Aa])n? (?={BLANK})", r"\1(n) ", prompt).split(BLANK)


def stretches(prompt: str) -> list[Stretch]:
    """Return a prompt cut so that a blank can be kept on one line with what sticks to it."""
    pieces = around_blank(prompt)
    found: list[Stretch] = []
    for n, piece in enumerate(pieces):
        rest = piece
        if n:
            after = re.match(_STICKS, rest)
            found[-1] = found[-1].model_copy(update={"after": after.group() if after else ""})
            rest = rest[len(found[-1].after) :]
        before = re.search(f"{_STICKS}$", rest) if n < len(pieces) - 1 else None
        stuck = before.group() if before else ""
        found.append(Stretch(text=rest[: len(rest) - len(stuck)]))
        if n < len(pieces) - 1:
            found.append(Stretch(blank=True, before=stuck))
    return [stretch for stretch in found if stretch.blank or stretch.text]


def _item(placed: Placed) -> Item:
    return Item(
        number=placed.number,
        question=placed.question,
        options=placed.options,
        key_letter=placed.key,
        points=POINTS[placed.question.form],
    )


def _sets(placed: list[Placed]) -> list[Item]:
    items = []
    for _, group in groupby(placed, key=lambda p: p.set):
        pairs = list(group)
        items.append(
            Item(
                number=pairs[0].number,
                question=pairs[0].question,
                premises=tuple(Premise(number=p.number, question=p.question, key_letter=p.key) for p in pairs),
                responses=pairs[0].options,
                points=POINTS[Form.MATCHING] * len(pairs),
            )
        )
    return items


def _bank(placed: list[Placed], rest: list[Placed]) -> tuple[str, ...]:
    """Return the answers and two words that fit nowhere, each once, by letter.

    Those two are distractors, or short answers to other questions that share no word with any that fits.
    """
    right = {p.question.answer.casefold(): p.question.answer for p in placed}
    taken = set(right) | {text.casefold() for p in placed for text in p.question.accepted}
    words = {word for text in taken for word in normalise(text).split()}
    spare = [d for p in placed for d in p.question.distractors if d.casefold() not in taken]
    short = [p.question.answer for p in rest if p.question.form in {Form.OPEN, Form.CHOICE}]
    spare += [text for text in short if len(text.split()) <= 3 and not words & set(normalise(text).split())]
    others = list({text.casefold(): text for text in reversed(spare)}.values())[::-1]
    return tuple(sorted([*right.values(), *others[:2]], key=lambda text: (text.casefold(), text)))


def _case(items: list[Item], bank: tuple[str, ...]) -> str:
    """Return which of the instructions of a section fits its items."""
    if bank:
        right = {item.question.answer.casefold() for item in items}
        if len(right) < len(items):
            return "bank_twice"
        return "bank_spare" if len(bank) > len(right) else "bank"
    sets = [item for item in items if item.premises]
    if any(len({p.key_letter for p in item.premises}) < len(item.premises) for item in sets):
        return "twice"
    return "spare" if any(len(item.responses) > len(item.premises) for item in sets) else "instructions"


@lru_cache(maxsize=8)
def _words(path: Path) -> dict[str, dict[str, str]]:
    try:
        sections = yaml.safe_load(path.read_text(encoding="utf-8"))["sections"]
        return {form: {key: str(text) for key, text in sections[form].items()} for form in POINTS}
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"no words for the sections: {error}", where=str(path), remedy="mend that file") from error
