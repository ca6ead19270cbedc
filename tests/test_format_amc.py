from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest

from quizgen.export import Settings, export
from quizgen.export.composed import compose
from quizgen.model import Form, Quiz
from tests.format_quizzes import every_form, hostile, shown


@dataclass
class Read:
    options: list[str]
    text: str
    open: str
    choices: list[tuple[bool, str]] = field(default_factory=list)


def parse(text: str) -> tuple[dict[str, str], list[Read]]:
    """Read AMC-TXT by its documented grammar.

    A line that begins with # is a comment, with a star a question, with + or - a choice, with a name and
    a colon an option; any other goes on with the line before. Brackets, braces and angles count only
    where they touch the sign before them.
    """
    settings: dict[str, str] = {}
    found: list[Read] = []
    for line in filter(str.strip, text.split("\n")):
        assert "[verbatim]" not in line
        if line.lstrip().startswith("#"):
            continue
        if question := re.match(r"\s*\*(?:<([^>]*)>)?(?:\[([^]]*)\])?(?:\{([^}]*)\})?\s*(.*)", line):
            found.append(Read((question[2] or "").split(","), question[4], question[1] or ""))
        elif choice := re.match(r"\s*([-+])(?:\[([^]]*)\])?(?:\{([^}]*)\})?\s*(.*)", line):
            found[-1].choices.append((choice[1] == "+", choice[4]))
        elif option := re.match(r"([\w-]+):\s*(.*)", line):
            settings[option[1]] = option[2]
        else:
            raise AssertionError(f"a line that goes on: {line!r}")
    return settings, found


@pytest.mark.parametrize("quiz", [every_form(), hostile()], ids=["plain", "hostile"])
def test_every_item_and_its_key_are_read_back(quiz: Quiz) -> None:
    made = export(quiz, "amc", Settings(paper="letter"))
    settings, found = parse(made.data.decode())
    assert settings["Title"] == shown(quiz.title).replace("[verbatim]", "[ verbatim]")
    assert settings["PaperSize"] == "Letter"
    items = [item for section in compose(quiz).sections for item in section.items if not item.premises]
    assert len(found) == len(items)
    assert len(found) + len(made.left_out) == len(quiz.questions)
    assert len({read.options[0] for read in found}) == len(found)
    for item, read in zip(items, found, strict=True):
        assert read.text == shown(item.question.prompt).replace("[verbatim]", "[ verbatim]")
        assert re.fullmatch(r"id=[\w-]+", read.options[0])
        if item.options:
            texts = [shown(option).replace("[verbatim]", "[ verbatim]") for option in item.options]
            assert [text for _, text in read.choices] == texts
            assert [right for right, _ in read.choices] == [option == item.question.answer for option in item.options]
        else:
            assert read.open.startswith("lines=")
            assert [right for right, _ in read.choices] == [False, True]


def test_markup_is_switched_off() -> None:
    settings, _ = parse(export(every_form(), "amc").data.decode())
    assert settings["Disable"] == "verbatim,local_latex,images,embf,title"


def test_sources_and_expected_answers_are_comments() -> None:
    lines = export(every_form(), "amc").data.decode().split("\n")
    assert "# Expected: $3 million / 3 million dollars / $3,000,000" in lines
    assert "# “The talks had begun in 1991.” (A long peace, paragraph 1)" in lines


def test_only_numbers_and_verdicts_keep_their_order() -> None:
    _, found = parse(export(every_form(), "amc").data.decode())
    assert ["ordered" in read.options for read in found if not read.open] == [True, False, False, True, True]


def test_room_to_write_is_as_set() -> None:
    _, found = parse(export(every_form(), "amc", Settings(lines=4)).data.decode())
    assert {read.open for read in found if read.open} == {"lines=4"}


def test_matching_is_left_out_and_named() -> None:
    left = export(every_form(), "amc").left_out
    assert {left_out.why for left_out in left} == {"AMC-TXT has no matching questions"}
    assert len(left) == sum(q.form == Form.MATCHING for q in every_form().questions)
