from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest

from quizgen.export import Settings, export
from quizgen.export.composed import compose
from quizgen.model import Form, Quiz
from tests import amc_filter
from tests.format_quizzes import every_form, hostile, quiz_of, shown
from tests.sample_quiz import sample


@dataclass
class Read:
    options: list[str]
    text: str
    open: str
    choices: list[tuple[bool, str]] = field(default_factory=list)


def meant(text: str) -> str:
    """Return a text as it has to be read: what opens a passage of its own anywhere on a line is kept apart."""
    return shown(text).replace("[verbatim]", "[ verbatim]")


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
    assert settings["Title"] == meant(quiz.title)
    assert settings["PaperSize"] == "Letter"
    items = [item for section in compose(quiz).sections for item in section.items if not item.premises]
    assert len(found) == len(items)
    assert len(found) + len(made.left_out) == len(quiz.questions)
    assert len({read.options[0] for read in found}) == len(found)
    for item, read in zip(items, found, strict=True):
        assert read.text == meant(item.question.prompt)
        assert re.fullmatch(r"id=[\w-]+", read.options[0])
        if item.options:
            assert [text for _, text in read.choices] == [meant(option) for option in item.options]
            assert [right for right, _ in read.choices] == [option == item.question.answer for option in item.options]
        else:
            assert read.open.startswith("lines=")
            assert [right for right, _ in read.choices] == [n == item.points for n in range(item.points + 1)]


def check(found: amc_filter.Found, quiz: Quiz, settings: Settings) -> int:
    """Hold what AMC itself read against the quiz; return how many questions it found."""
    sheet = compose(quiz, settings)
    items = [item for section in sheet.sections for item in section.items if not item.premises]
    assert not found.errors
    assert found.groups == 1
    assert found.options["papersize"].lower() == settings.paper
    assert amc_filter.plain(found.options["title"]) == meant(quiz.title)
    assert len({read.id for read in found.questions}) == len(found.questions) == len(items)
    for item, read in zip(items, found.questions, strict=True):
        assert amc_filter.plain(read.text) == meant(item.question.prompt)
        texts = [amc_filter.plain(choice.text) for choice in read.choices]
        right = [text for text, choice in zip(texts, read.choices, strict=True) if choice.correct]
        assert bool(read.open) != bool(item.options)
        assert not read.multiple
        if item.options:
            assert texts == [meant(option) for option in item.options]
            assert right == [meant(item.question.answer)]
            # Without a word about it a question with one right choice is worth a point.
            assert item.points == 1
            assert not read.scoring
            assert not any(choice.scoring for choice in read.choices)
        else:
            assert right == [str(item.points)]
            assert [choice.scoring for choice in read.choices] == [str(n) for n in range(item.points + 1)] == texts
    return len(found.questions)


def test_amc_itself_finds_every_item_its_key_and_its_points() -> None:
    quizzes = [every_form(), hostile(), sample(), *map(quiz_of, range(20))]
    asked = [(quiz, Settings(version=version, paper="letter")) for quiz in quizzes for version in ("", "B")]
    found = amc_filter.read([export(quiz, "amc", settings).data for quiz, settings in asked])
    if found is None:
        pytest.skip(amc_filter.MISSING)
    for read, (quiz, settings) in zip(found, asked, strict=True):
        assert check(read, quiz, settings)


def test_amc_says_what_is_wrong() -> None:
    good = export(every_form(), "amc").data.decode()
    broken = [
        good.replace("+ 1995", "- 1995"),
        good.replace("- 1991", "+ 1991"),
        good.replace("- 1991\n", "").replace("- 1975\n", ""),
        good.replace("# “", "“", 1).replace("*[id=q-choice-0031", "Colour: red\n*[id=q-choice-0031"),
    ]
    found = amc_filter.read([text.encode() for text in broken])
    if found is None:
        pytest.skip(amc_filter.MISSING)
    assert all(read.errors for read in found)


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
