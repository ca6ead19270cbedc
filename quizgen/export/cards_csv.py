"""Plain cards for Quizlet, Mochi, RemNote and whatever else reads two columns: front and back, as text.

Front,Back
In what year did Washington normalize diplomatic relations with Vietnam?,1995
"Which tier of diplomacy is the highest?
A. comprehensive partnership
B. comprehensive strategic partnership",B. comprehensive strategic partnership
"""

from __future__ import annotations

import csv
import io
import re
from string import ascii_uppercase

from quizgen.export.anki import left_out
from quizgen.export.anki.escape import shown
from quizgen.export.anki.notes import options, why_not
from quizgen.export.base import Export, Settings
from quizgen.model import Form, Question, Quiz
from quizgen.templates import Templates

_FORMULA = re.compile(r"[=@]|[+-](?![\d.,\s]*%?$)")


def to_csv(quiz: Quiz, _settings: Settings, _templates: Templates) -> Export:
    """Return the quiz as UTF-8 CSV with a heading row, one question a record."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["Front", "Back"])
    rows.writerows(map(_cell, sides(question, quiz.seed)) for question in quiz.questions if not why_not(question))
    return Export(out.getvalue().encode(), tuple(left_out(quiz)))


def sides(question: Question, seed: int) -> tuple[str, str]:
    """Return front and back of a card as plain text."""
    front, back = question.prompt, question.answer
    if question.form == Form.CHOICE:
        lettered = dict(zip(options(question, seed), ascii_uppercase, strict=False))
        front = "\n".join([front, *(f"{letter}. {option}" for option, letter in lettered.items())])
        back = f"{lettered[back]}. {back}"
    elif question.form == Form.TRUE_FALSE:
        front = f"True or false? {front}"
    return front, back


def _cell(text: str) -> str:
    text = shown(text)
    # A spreadsheet would run what begins like a formula; a number stays a number.
    return f"'{text}" if _FORMULA.match(text) else text
