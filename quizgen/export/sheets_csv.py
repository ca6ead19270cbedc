"""Tables for the quiz games Wayground (once Quizizz) and Blooket.

Question Text,Question Type,Option 1,Option 2,…,Correct Answer,Time in seconds,Image Link,Answer explanation
In what year …?,Multiple Choice,1991,1995,,,,2,30,,“… in 1995.” (The peace, paragraph 3)
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from quizgen.export.base import Export, Settings
from quizgen.export.composed import Item, compose
from quizgen.export.shared import answers, feedback, one_line, sift
from quizgen.model import Form, Quiz
from quizgen.templates import Templates

_WAYGROUND = [
    "Question Text",
    "Question Type",
    *(f"Option {n}" for n in range(1, 6)),
    "Correct Answer",
    "Time in seconds",
    "Image Link",
    "Answer explanation",
]
_BLOOKET = [
    "Question #",
    "Question Text",
    "Answer 1",
    "Answer 2",
    "Answer 3\n(Optional)",
    "Answer 4\n(Optional)",
    "Time Limit (sec)\n(Max: 300 seconds)",
    "Correct Answer(s)\n(Only include Answer #)",
]
SECONDS = {Form.CHOICE: 30, Form.TRUE_FALSE: 20, Form.CLOZE: 60, Form.OPEN: 60, Form.MATCHING: 120}
_NUMBER = re.compile(r"[-+]?[\d.,]+ ?%?")


def to_wayground(quiz: Quiz, settings: Settings, templates: Templates) -> Export:
    """Return the quiz as Wayground's table; answers to be typed become fill-in-the-blank questions."""
    held, left = sift(compose(quiz, settings, templates), _wayground_fault)
    return Export(_table([_WAYGROUND, *(_wayground_row(quiz, item) for item in held)]), left)


def _wayground_fault(item: Item) -> str:
    form = item.question.form
    if form == Form.MATCHING:
        return "Wayground's table has no matching questions"
    if form == Form.CHOICE:
        return "Wayground holds 5 options" if len(item.options) > 5 else ""
    if form == Form.TRUE_FALSE:
        return ""
    if len(answers(item.question)) > 5:
        return "Wayground holds 5 accepted answers"
    return next((f"a table cannot hold an answer to be typed that begins with {text[0]}"
                 for text in answers(item.question) if guarded(text) != text), "")  # fmt: skip


def _wayground_row(quiz: Quiz, item: Item) -> list[str]:
    form = item.question.form
    chosen = form in (Form.CHOICE, Form.TRUE_FALSE)
    options = [*(item.options if chosen else answers(item.question)), "", "", "", "", ""][:5]
    kind = "Multiple Choice" if chosen else "Fill-in-the-Blank"
    right = str(item.options.index(item.question.answer) + 1) if chosen else ""
    return [item.question.prompt, kind, *options, right, str(SECONDS[form]), "", feedback(quiz, item)]


def to_blooket(quiz: Quiz, settings: Settings, templates: Templates) -> Export:
    """Return the choices and the true or false statements of the quiz as Blooket's table."""
    held, left = sift(compose(quiz, settings, templates), _blooket_fault)
    # The banner and the line breaks in the headings are those of Blooket's own template.
    rows: list[list[str]] = [["Blooket\nImport Template", *[""] * 7], _BLOOKET]
    for number, item in enumerate(held, 1):
        options = [*item.options, "", ""][:4]
        right = str(item.options.index(item.question.answer) + 1)
        rows.append([str(number), item.question.prompt, *options, str(SECONDS[item.question.form]), right])
    return Export(_table(rows), left)


def _blooket_fault(item: Item) -> str:
    if item.question.form not in (Form.CHOICE, Form.TRUE_FALSE):
        return f"Blooket's table has no {item.question.form} questions"
    return "Blooket holds 4 options" if len(item.options) > 4 else ""


def guarded(text: str) -> str:
    """Return the text such that no spreadsheet takes it for a formula; a number stays a number."""
    text = one_line(text)
    return "'" + text if text.startswith(("=", "+", "-", "@")) and not _NUMBER.fullmatch(text) else text


def _table(rows: Iterable[list[str]]) -> bytes:
    out = io.StringIO()
    heads = {*_WAYGROUND, *_BLOOKET, "Blooket\nImport Template"}
    csv.writer(out).writerows([[cell if cell in heads else guarded(cell) for cell in row] for row in rows])
    return out.getvalue().encode()
