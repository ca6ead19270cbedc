"""``quizgen edit``: decisions on single questions of a saved quiz, each checked before anything is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quizgen.choose.edits import marked, named, replaced
from quizgen.errors import InputError, UsageError
from quizgen.model import Form
from tests.conftest import CommandLine
from tests.format_quizzes import every_form

ARTICLE = "The bridge\n\nIts engineer was Moisseiff.\n\nThe catastrophe was filmed.\n\nNobody mourned it afterwards.\n"


@pytest.fixture
def saved(quizgen: CommandLine) -> CommandLine:
    """A command line in a folder with a quiz of the first two of three questions."""
    quizgen.file("news.txt", ARTICLE)
    assert quizgen("export", "news.txt", "--to", "json", "--count", "2", "-o", "quiz.json").exit_code == 0
    return quizgen


def rows() -> list[dict[str, object]]:
    return json.loads(Path("quiz.json").read_text())["questions"]


def test_it_lists_and_changes_nothing(saved: CommandLine) -> None:
    before = Path("quiz.json").read_bytes()
    result = saved("edit", "quiz.json")
    assert result.exit_code == 0
    first, second = result.output.splitlines()
    assert first.split()[:2] == ["1", "cloze"]
    assert first.endswith(f"-> Moisseiff [{str(rows()[0]['id'])[:8]}]")
    assert "catastrophe" in second
    assert Path("quiz.json").read_bytes() == before


def test_drop_keep_and_undo_by_number_and_id(saved: CommandLine) -> None:
    id_ = str(rows()[1]["id"])
    assert saved("edit", "quiz.json", "--drop", "1", "--keep", id_[:6]).exit_code == 0
    assert [row["status"] for row in rows()] == ["drop", "keep"]
    result = saved("edit", "quiz.json", "--undo", "1,2")
    assert [line.split()[:2] for line in result.output.splitlines()] == [["1", "cloze"], ["2", "cloze"]]
    assert [row["status"] for row in rows()] == ["", ""]
    page = saved("export", "quiz.json", "--to", "markdown", "-o", "-").output
    assert "Moisseiff" in page


def test_words_are_changed_and_traced(saved: CommandLine) -> None:
    result = saved("edit", "quiz.json", "--prompt", "2=The _____ was on film.", "--answer", "1=engineer")
    assert result.exit_code == 1
    assert "the answer stands in the prompt" in result.output
    result = saved(
        "edit", "quiz.json", "--prompt", "1=Its _____ was Moisseiff.", "--prompt", "2=The _____ was on tape."
    )
    assert result.exit_code == 1
    result = saved("edit", "quiz.json", "--prompt", "2=The _____ was on tape.", "--accept", "2=disaster")
    assert result.exit_code == 0
    assert "note: in your own words, not in the evidence: tape" in result.output
    assert [(row["prompt"], row["accepted"], row["edited"]) for row in rows()][1] == (
        "The _____ was on tape.",
        ["disaster"],
        True,
    )


def test_a_new_answer_is_pointed_to_and_the_old_variants_go(saved: CommandLine) -> None:
    assert saved("edit", "quiz.json", "--accept", "1=Leon Moisseiff").exit_code == 0
    assert saved("edit", "quiz.json", "--answer", "1=was Moisseiff").exit_code == 0
    row = rows()[0]
    assert row["answer"] == row["answer_at"]["text"] == "was Moisseiff"  # type: ignore[index]
    assert row["accepted"] == []


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        (("--answer", "1=Trotsky"), 1, "does not stand in its evidence"),
        (("--prompt", "1=Who built it?"), 1, "0 blanks in place of one"),
        (("--drop", "3"), 2, "no question '3'"),
        (("--drop", "nonsense"), 2, "no question 'nonsense'"),
        (("--move", "1=9"), 2, "no place 9"),
        (("--move", "1=first"), 2, "does not say what to do"),
        (("--prompt", "1="), 2, "does not say what to do"),
        (("--answer", "Trotsky"), 2, "does not say what to do"),
    ],
)
def test_what_cannot_be_done_is_named_and_nothing_is_written(
    saved: CommandLine, given: tuple[str, ...], code: int, said: str
) -> None:
    before = Path("quiz.json").read_bytes()
    result = saved("edit", "quiz.json", "--keep", "2", *given)
    assert (result.exit_code, said in result.output) == (code, True), result.output
    assert Path("quiz.json").read_bytes() == before


def test_the_order_is_changed_and_another_file_written(saved: CommandLine) -> None:
    before = Path("quiz.json").read_bytes()
    result = saved("edit", "quiz.json", "--move", "2=1", "-o", "other.json")
    assert [line.split()[0] for line in result.output.splitlines()] == ["1"]
    assert Path("quiz.json").read_bytes() == before
    moved = json.loads(Path("other.json").read_text())["questions"]
    assert [row["answer"] for row in moved] == ["catastrophe", "Moisseiff"]
    assert saved("edit", "quiz.json", "--drop", "1", "-o", "other.json").exit_code == 1
    assert saved("edit", "quiz.json", "--drop", "1", "-o", "other.json", "--force").exit_code == 0


def test_it_goes_through_a_pipe(saved: CommandLine) -> None:
    result = saved("edit", "-", "--drop", "2", stdin=Path("quiz.json").read_bytes())
    assert [row["status"] for row in json.loads(result.output)["questions"]] == ["", "drop"]


def test_the_next_best_takes_the_place(saved: CommandLine) -> None:
    result = saved("edit", "quiz.json", "--replace", "1")
    assert result.exit_code == 0, result.output
    assert [(row["answer"], row["status"]) for row in rows()] == [
        ("Moisseiff", "drop"),
        ("afterwards", ""),
        ("catastrophe", ""),
    ]
    assert "Nobody mourned" in result.output
    assert "catastrophe" not in result.output
    result = saved("edit", "quiz.json", "--replace", "3")
    assert result.exit_code == 1
    assert "nothing else in the articles can take its place" in result.output


def test_what_breaks_a_rule_beside_the_others_takes_no_place() -> None:
    quiz = every_form()
    old = next(q for q in quiz.questions if q.form == Form.OPEN)
    twin = old.model_copy(update={"id": "twin", "prompt": f"{old.prompt} Say it.", "fact": "another"})
    telling = old.model_copy(update={"id": "telling", "clause": "c", "prompt": f"Is {old.prompt} {old.answer}?"})
    beside = quiz.model_copy(update={"questions": tuple(q.model_copy(update={"clause": q.id}) for q in quiz.questions)})
    other = next(q for q in quiz.questions if q.form == Form.CLOZE)
    with pytest.raises(InputError, match="nothing else"):
        replaced(beside, other.id, [telling.model_copy(update={"clause": old.id})])
    after = replaced(beside, old.id, [twin])
    assert after.questions[[q.id for q in after.questions].index(old.id) + 1].id == "twin"


def test_a_pair_is_not_taken_out_of_its_set() -> None:
    quiz = every_form()
    pair = next(q for q in quiz.questions if q.form == Form.MATCHING)
    with pytest.raises(UsageError, match="belongs to its set"):
        replaced(quiz, pair.id, [])


def test_a_question_goes_by_number_or_a_beginning_of_its_id() -> None:
    quiz = every_form()
    assert named(quiz, "2") == quiz.questions[1]
    assert named(quiz, quiz.questions[1].id) == quiz.questions[1]
    with pytest.raises(UsageError, match="questions have ids that begin with 'open-'"):
        named(quiz, "open-")
    assert named(marked(quiz, quiz.questions[0].id, "drop"), "1").status == "drop"
