"""Versions: the same items, the right key for each, balanced letters, no runs, the same bytes for the same seed."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from quizgen.choose.measure import ordered
from quizgen.choose.versions import arrange, crosswalk, largest_share, longest_run, versions
from quizgen.errors import UsageError
from quizgen.export import Settings
from quizgen.export.composed import compose
from quizgen.model import Form, Question, Quiz
from tests.sample_quiz import ask, read, sample

ARTICLE = read()


def choice(n: int, *, number: bool = False) -> Question:
    others = ("1990", "2001", "2013") if number else (f"first {n}", f"second {n}", f"third {n}")
    answer = "1995" if number else f"right {n}"
    made = ask(ARTICLE, "choice", f"Question {n}?", "1995", "in 1995", distractors=others, fact=str(n))
    return made.model_copy(update={"answer": answer, "id": f"c{n}"})


def verdict(n: int) -> Question:
    made = ask(ARTICLE, "true_false", f"Statement {n}.", str(n % 2 == 0), "in 1995", fact=f"s{n}")
    return made.model_copy(update={"id": f"t{n}"})


TWENTY = Quiz(
    title="Twenty",
    articles=(ARTICLE,),
    questions=(*(choice(n, number=n % 5 == 0) for n in range(20)), *(verdict(n) for n in range(10))),
)


def keys(version: object, form: Form) -> list[str]:
    return [item.key for item in version.items if item.question.form == form]


@pytest.mark.parametrize("seed", range(200))
def test_each_seed_gives_versions_that_are_fair_and_right(seed: int) -> None:
    for version in versions(TWENTY, 4, seed):
        assert {item.question.id for item in version.items} == {q.id for q in TWENTY.questions}
        assert [item.number for item in version.items] == list(range(1, 31))
        for item in version.items:
            shown = item.options["ABCD".index(item.key)] if item.question.form == Form.CHOICE else item.key
            right = item.question.answer
            assert shown == (right if item.question.form == Form.CHOICE else right[0])
        assert largest_share(keys(version, Form.CHOICE)) <= 0.4
        assert longest_run(keys(version, Form.CHOICE)) <= 3
        assert longest_run(keys(version, Form.TRUE_FALSE)) <= 3


def test_the_unlettered_quiz_is_fair_and_keeps_its_order() -> None:
    for seed in range(50):
        items = arrange(TWENTY.questions, seed).items
        assert [item.question.id for item in items[:20]] == [f"c{n}" for n in range(20)]
        letters = [item.key for item in items[:20]]
        assert max(Counter(letters).values()) <= 8
        assert longest_run(letters) <= 3


def test_versions_differ_and_a_version_does_not_depend_on_how_many_there_are() -> None:
    four, two = versions(TWENTY, 4, 7), versions(TWENTY, 2, 7)
    assert four[:2] == two
    assert len({tuple(item.question.id for item in version.items) for version in four}) == 4


def test_another_process_makes_the_same_versions() -> None:
    code = (
        "from tests.test_versions import TWENTY; from quizgen.choose.versions import versions;"
        "print([[i.question.id, i.key] for v in versions(TWENTY, 4, 7) for i in v.items])"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_the_crosswalk_finds_each_item_in_each_version() -> None:
    made = versions(sample(), 4, 7)
    rows = crosswalk(made)
    assert len(rows) == len(sample().questions)
    for row in rows:
        for version, (number, key) in zip(made, row.places, strict=True):
            item = version.items[number - 1]
            assert (item.question.id, item.key) == (row.id, key)


def test_numbers_and_dates_stand_in_order_in_all_versions() -> None:
    for version in versions(TWENTY, 4, 3):
        for item in version.items:
            if item.question.answer == "1995":
                assert item.options == ("1990", "1995", "2001", "2013")


@pytest.mark.parametrize(
    ("options", "order"),
    [
        (["$3 million", "$250,000", "$1.2 billion"], ("$250,000", "$3 million", "$1.2 billion")),
        (["May 5, 1990", "5 June 1989", "May 4, 1990"], ("5 June 1989", "May 4, 1990", "May 5, 1990")),
        (["12 percent", "three percent"], ("three percent", "12 percent")),
        (["300 BC", "1990"], ("300 BC", "1990")),
        (["3 km", "3 kg"], None),
        (["Hanoi", "Paris"], None),
        (["7", "Paris"], None),
    ],
)
def test_sizes(options: list[str], order: tuple[str, ...] | None) -> None:
    assert ordered(options) == order


def test_a_dropped_question_is_in_no_version() -> None:
    quiz = sample()
    first = quiz.questions[0].model_copy(update={"status": "drop"})
    changed = quiz.model_copy(update={"questions": (first, *quiz.questions[1:])})
    assert all(item.question.id != first.id for version in versions(changed, 2, 1) for item in version.items)


def test_the_number_of_versions_is_checked() -> None:
    with pytest.raises(UsageError, match="1 to 26"):
        versions(TWENTY, 27, 1)


def test_composed_sections_follow_the_order_and_number_throughout() -> None:
    sheet = compose(sample(), Settings(word_bank=True, version="C"))
    assert [section.form for section in sheet.sections] == ["choice", "true_false", "matching", "cloze", "open"]
    assert [number for number, _, _ in sheet.placed()] == list(range(1, 25))
    assert sheet.points == sum(section.points for section in sheet.sections) == 29
    matching = sheet.sections[2].items[0]
    assert matching.responses == tuple(sorted(matching.responses))
    assert len(matching.responses) == len(matching.premises) + 2
    for premise in matching.premises:
        assert matching.responses["ABCDEF".index(premise.key_letter)] == premise.question.answer
    bank = sheet.sections[3].bank
    assert {q.answer for q in sample().questions if q.form == "cloze"} < set(bank)
    assert list(bank) == sorted(bank, key=str.casefold)


def test_a_group_too_long_for_a_page_is_split_evenly() -> None:
    pairs = [
        ask(ARTICLE, "matching", f"premise {n}", "1995", "in 1995", group="g", fact=f"m{n}").model_copy(
            update={"answer": f"response {n}"}
        )
        for n in range(12)
    ]
    sheet = compose(Quiz(title="", articles=(ARTICLE,), questions=tuple(pairs)))
    assert [len(item.premises) for item in sheet.sections[0].items] == [6, 6]
