from __future__ import annotations

import csv
import io
import sys

import openpyxl
import pytest

from quizgen.errors import OutputError
from quizgen.export import export
from quizgen.export.composed import Item, compose
from quizgen.export.kahoot import LONGEST_ANSWER, LONGEST_QUESTION
from quizgen.export.sheets_csv import guarded
from quizgen.model import Form, Question, Quiz
from tests.format_quizzes import every_form, hostile, shown

QUIZZES = pytest.mark.parametrize("quiz", [every_form(), hostile()], ids=["plain", "hostile"])
CHOSEN = (Form.CHOICE, Form.TRUE_FALSE)


def items(quiz: Quiz, left: set[str], *forms: Form) -> list[Item]:
    every = [item for section in compose(quiz).sections for item in section.items]
    return [item for item in every if item.question.id not in left and item.question.form in forms]


def with_first(**changed: object) -> Quiz:
    """Return a quiz of one choice, changed."""
    quiz = every_form()
    return quiz.model_copy(update={"questions": (quiz.questions[0].model_copy(update=changed),)})


@QUIZZES
def test_kahoot_is_read_back_by_openpyxl(quiz: Quiz) -> None:
    made = export(quiz, "kahoot")
    sheet = openpyxl.load_workbook(io.BytesIO(made.data)).active
    left = {left_out.question for left_out in made.left_out}
    wanted = items(quiz, left, *CHOSEN)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=9)]
    assert len(rows) == len(wanted) == len(quiz.questions) - len(left)
    assert [cell.value for cell in sheet[8]][1].startswith("Question")
    for number, (item, row) in enumerate(zip(wanted, rows, strict=True), 1):
        assert row[:2] == [number, shown(item.question.prompt)]
        options = [text for text in row[2:6] if text is not None]
        assert options == [shown(option) for option in item.options]
        assert row[6] in (5, 10, 20, 30, 60, 90, 120, 240)
        assert item.options[row[7] - 1] == item.question.answer


def test_no_cell_of_kahoot_is_a_formula() -> None:
    quiz = with_first(prompt="=1+1", answer="=cmd", distractors=("+2", "@x"))
    quiz = quiz.model_copy(update={"title": "=HYPERLINK()"})
    sheet = openpyxl.load_workbook(io.BytesIO(export(quiz, "kahoot").data)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in cells} == {"s"}
    texts = {cell.value for cell in cells}
    assert {"=1+1", "=cmd", "+2", "@x", "=HYPERLINK()"} <= texts


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"prompt": "x" * (LONGEST_QUESTION + 1)}, "the question has 121 characters, Kahoot holds 120"),
        ({"prompt": "😀" * 61}, "the question has 122 characters, Kahoot holds 120"),
        ({"answer": "x" * (LONGEST_ANSWER + 1)}, "an option has 76 characters, Kahoot holds 75"),
        ({"distractors": ("a", "b", "c", "d")}, "Kahoot holds 4 options"),
        ({"distractors": ()}, "a choice needs a distractor"),
    ],
)
def test_kahoot_leaves_out_what_it_cannot_hold(changed: dict[str, object], why: str) -> None:
    made = export(with_first(**changed), "kahoot")
    assert [left.why for left in made.left_out] == [why]
    sheet = openpyxl.load_workbook(io.BytesIO(made.data)).active
    assert sheet.max_row == 8


def test_kahoot_holds_what_just_fits() -> None:
    assert export(with_first(prompt="x" * 120, answer="y" * 75), "kahoot").left_out == ()


def test_kahoot_without_openpyxl_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(OutputError, match=r"kahoot needs openpyxl \(pip install 'quizgen\[xlsx\]'\)"):
        export(every_form(), "kahoot")


def unguarded(cells: list[str], texts: list[str]) -> list[str]:
    """Return the cells without the apostrophes that keep a spreadsheet from reading formulas."""
    paired = zip(cells, texts, strict=True)
    return [cell[1:] if cell == "'" + text and text[0] in "=+-@" else cell for cell, text in paired]


def typed(question: Question) -> list[str]:
    return [shown(text) for text in (question.answer, *question.accepted)]


@QUIZZES
def test_wayground_is_read_back(quiz: Quiz) -> None:
    made = export(quiz, "wayground")
    left = {left_out.question for left_out in made.left_out}
    wanted = items(quiz, left, *CHOSEN, Form.CLOZE, Form.OPEN)
    rows = list(csv.DictReader(io.StringIO(made.data.decode(), newline="")))
    assert len(rows) == len(wanted)
    assert len(rows) + len(left) == len(quiz.questions)
    for item, row in zip(wanted, rows, strict=True):
        chosen = item.question.form in CHOSEN
        wanted_options = [shown(option) for option in item.options] if chosen else typed(item.question)
        options = [row[f"Option {n}"] for n in range(1, 6) if row[f"Option {n}"]]
        prompt = shown(item.question.prompt)
        assert unguarded([row["Question Text"], *options], [prompt, *wanted_options]) == [prompt, *wanted_options]
        assert shown(item.question.evidence[0].text) in row["Answer explanation"]
        if chosen:
            assert row["Question Type"] == "Multiple Choice"
            assert item.options[int(row["Correct Answer"]) - 1] == item.question.answer
        else:
            assert row["Question Type"] == "Fill-in-the-Blank"
            assert options == wanted_options


@QUIZZES
def test_blooket_is_read_back(quiz: Quiz) -> None:
    made = export(quiz, "blooket")
    wanted = items(quiz, set(), *CHOSEN)
    banner, head, *rows = csv.reader(io.StringIO(made.data.decode(), newline=""))
    assert banner[0].split() == ["Blooket", "Import", "Template"]
    assert [name.split("\n")[0] for name in head[:4]] == ["Question #", "Question Text", "Answer 1", "Answer 2"]
    assert len(rows) == len(wanted)
    assert len(rows) + len(made.left_out) == len(quiz.questions)
    for item, row in zip(wanted, rows, strict=True):
        texts = [shown(text) for text in (item.question.prompt, *item.options)]
        assert unguarded([cell for cell in row[1:6] if cell], texts) == texts
        assert item.options[int(row[7]) - 1] == item.question.answer
        assert int(row[6]) <= 300


@QUIZZES
@pytest.mark.parametrize("name", ["wayground", "blooket"])
def test_no_cell_of_a_table_is_a_formula(quiz: Quiz, name: str) -> None:
    for row in csv.reader(io.StringIO(export(quiz, name).data.decode(), newline="")):
        for cell in row:
            assert not cell.startswith(("=", "@", "\t", "\r")), cell
            assert not cell.startswith(("+", "-")) or cell[1:].replace(".", "").isdigit(), cell


@pytest.mark.parametrize(
    ("text", "safe"),
    [("-5", "-5"), ("+3.2 %", "+3.2 %"), ("-5+cmd", "'-5+cmd"), ("=1", "'=1"), (" @x", "'@x"), ("a-b", "a-b")],
)
def test_numbers_are_not_guarded(text: str, safe: str) -> None:
    assert guarded(text) == safe


def test_an_answer_to_be_typed_is_not_changed_but_left_out() -> None:
    quiz = every_form()
    odd = quiz.questions[-1].model_copy(update={"answer": "=1"})
    many = quiz.questions[-2].model_copy(update={"accepted": tuple("abcde")})
    made = export(quiz.model_copy(update={"questions": (odd, many)}), "wayground")
    assert {left.question: left.why for left in made.left_out} == {
        many.id: "Wayground holds 5 accepted answers",
        odd.id: "a table cannot hold an answer to be typed that begins with =",
    }
