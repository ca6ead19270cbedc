"""Kahoot's spreadsheet: headings in row 8, one question a row from row 9.

1 | In what year …? | 1975 | 1991 | 1995 |  | 30 | 3
"""

from __future__ import annotations

import io

from quizgen.errors import OutputError
from quizgen.export.base import Export, Settings
from quizgen.export.composed import Item, compose
from quizgen.export.shared import one_line, repacked, sift, units
from quizgen.export.sheets_csv import SECONDS
from quizgen.model import Form, Quiz
from quizgen.templates import Templates

LONGEST_QUESTION, LONGEST_ANSWER, MOST_OPTIONS = 120, 75, 4
_HEADINGS = (
    "",
    f"Question - max {LONGEST_QUESTION} characters",
    *(f"Answer {n} - max {LONGEST_ANSWER} characters" for n in range(1, 5)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
_WIDTHS = (5, 60, 25, 25, 25, 25, 14, 14)


def to_kahoot(quiz: Quiz, settings: Settings, templates: Templates) -> Export:
    """Return the choices and the true or false statements of the quiz as a workbook.

    Raises OutputError where openpyxl is not installed.
    """
    try:
        import openpyxl
        from openpyxl.styles import Alignment, Font
        from openpyxl.utils import get_column_letter
    except ImportError as error:
        raise OutputError("the format kahoot needs openpyxl", remedy="pip install 'quizgen[xlsx]'") from error
    held, left = sift(compose(quiz, settings, templates), _fault)
    book = openpyxl.Workbook()
    sheet = book.active
    rows: list[tuple[int, tuple[str | int, ...]]] = [(2, ("", one_line(quiz.title))), (8, _HEADINGS)]
    rows += [(number, _row(number - 8, item)) for number, item in enumerate(held, 9)]
    for row, values in rows:
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column, None if value == "" else value)
            if isinstance(value, str) and value:
                cell.data_type = "s"  # else "=1+1" becomes a formula
                cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            if row < 9:
                cell.font = Font(bold=True)
    for column, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    book.properties.creator = "quizgen"
    out = io.BytesIO()
    book.save(out)
    return Export(repacked(out.getvalue()), left)


def _fault(item: Item) -> str:
    if item.question.form not in (Form.CHOICE, Form.TRUE_FALSE):
        return f"Kahoot's spreadsheet has no {item.question.form} questions"
    if len(item.options) > MOST_OPTIONS:
        return f"Kahoot holds {MOST_OPTIONS} options"
    if (length := units(one_line(item.question.prompt))) > LONGEST_QUESTION:
        return f"the question has {length} characters, Kahoot holds {LONGEST_QUESTION}"
    longest = max(units(one_line(option)) for option in item.options)
    if longest > LONGEST_ANSWER:
        return f"an option has {longest} characters, Kahoot holds {LONGEST_ANSWER}"
    return ""


def _row(number: int, item: Item) -> tuple[str | int, ...]:
    options = [*map(one_line, item.options), "", ""][:MOST_OPTIONS]
    right = item.options.index(item.question.answer) + 1
    return (number, one_line(item.question.prompt), *options, SECONDS[item.question.form], right)
