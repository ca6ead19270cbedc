r"""Plain Markdown: the quiz, and after a line the key with the sentences.

# The peace

## Multiple choice

1. In what year were relations normalized?

   - A. 1991
   - B. 1995

---

## Key

1. **B**, 1995: “Washington normalized relations in 1995.” (The peace, paragraph 3)
"""

from __future__ import annotations

import re
from string import ascii_uppercase

from quizgen.export.base import Export, Settings
from quizgen.export.composed import Item, Section, Sheet, compose
from quizgen.export.shared import answers, one_line, sift, source, verdict
from quizgen.model import BLANK, Form, Quiz
from quizgen.templates import Templates

_SPECIAL = re.compile(r"[\\`*_\[\]{}<>&#|~$^]")


def to_markdown(quiz: Quiz, settings: Settings, templates: Templates) -> Export:
    """Return the quiz as CommonMark that reads well as it stands, the key included unless told otherwise."""
    sheet = compose(quiz, settings, templates)
    held, left = sift(sheet, lambda item: "")
    title = escaped(quiz.title) + (f" ({sheet.version})" if sheet.version else "")
    blocks = [f"# {title}", "Name: ________________ Date: ________"]
    for section in sheet.sections:
        items = [item for item in section.items if item in held]
        if items:
            blocks += [f"## {escaped(section.title)}", escaped(section.instructions), *_bank(section)]
            blocks += [block for item in items for block in _item(item)]
    if settings.with_key:
        blocks += ["---", "## Key", *_key(quiz, sheet, {left_out.question for left_out in left})]
    return Export(("\n\n".join(blocks) + "\n").encode(), left)


def escaped(text: str) -> str:
    """Return the text on one line such that Markdown shows every character of it; the blank stays as it is."""
    text = one_line(text)
    if text == BLANK or text.count("_") != BLANK.count("_") or BLANK not in text:
        return _inline(text)
    # A lone run of underscores opens nothing, and reads better bare.
    before, after = text.split(BLANK, 1)
    return _inline(before) + BLANK + _inline(after, opens=not before)


def _inline(text: str, opens: bool = True) -> str:
    text = _SPECIAL.sub(r"\\\g<0>", text)
    opening = re.match(r"[-+:=]|\d{1,9}[.)]", text) if opens else None
    return text[: opening.end() - 1] + "\\" + text[opening.end() - 1 :] if opening else text


def _bank(section: Section) -> list[str]:
    return ["Word bank: " + " · ".join(map(_inline, section.bank))] if section.bank else []


def _list(options: tuple[str, ...], indent: str = "") -> str:
    lettered = zip(ascii_uppercase, options, strict=False)
    return "\n".join(f"{indent}- {letter}. {escaped(text)}" for letter, text in lettered)


def _item(item: Item) -> list[str]:
    number, prompt = f"{item.number}. ", escaped(item.question.prompt)
    if item.premises:
        premises = [f"{premise.number}. ____ {escaped(premise.question.prompt)}" for premise in item.premises]
        return ["\n".join(premises), _list(item.responses)]
    if item.question.form == Form.CHOICE:
        return [number + prompt, _list(item.options, indent=" " * len(number))]
    return [number + prompt + (" (T / F)" if item.question.form == Form.TRUE_FALSE else "")]


def _key(quiz: Quiz, sheet: Sheet, left: set[str]) -> list[str]:
    lines = []
    for number, question, letter in sheet.placed():
        if question.id not in left:
            said = " / ".join(map(_inline, answers(question)))
            right = f"**{letter}**, {said}" if letter and question.form != Form.TRUE_FALSE else f"**{letter or said}**"
            why = " ".join([*verdict(question), source(quiz, question)])
            lines.append(f"{number}. {right}: {_inline(why)}")
    return ["\n".join(lines)] if lines else []
