"""The teacher's say on the command line: the saved quiz is edited, and ``make`` honours it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import travelling
from tests.conftest import CommandLine

ARTICLE = "The bridge\n\nIts engineer was Moisseiff.\n\nThe catastrophe was filmed.\n\nNobody mourned afterwards.\n"
SAVED = Path("out/news.json")


@pytest.fixture
def made(quizgen: CommandLine, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """A command line in a folder where ``make`` has run, on a journey that signs its questions."""
    from quizgen.choose.decisions import sign

    def travel(*arguments: object) -> travelling.Journey:
        journey = travelling.travel(*arguments)
        signed = journey.quiz.model_copy(update={"questions": tuple(map(sign, journey.quiz.questions))})
        return journey.model_copy(update={"quiz": signed})

    monkeypatch.setattr("quizgen.cli.work.travel", travel)
    quizgen.file("news.txt", ARTICLE)
    assert quizgen("make", "news.txt", "-o", "out").exit_code == 0
    return quizgen


def edit(change: Callable[[list[dict[str, object]]], object]) -> None:
    saved = json.loads(SAVED.read_text())
    change(saved["questions"])
    SAVED.write_text(json.dumps(saved))


def questions() -> list[dict[str, object]]:
    return json.loads(SAVED.read_text())["questions"]


def remake(made: CommandLine, what: str = "news.txt", *more: str) -> str:
    result = made("make", what, "-o", "out", "--force", *more)
    assert result.exit_code == 0, result.output
    return result.output


def test_making_again_without_a_decision_changes_nothing(made: CommandLine) -> None:
    before = SAVED.read_bytes()
    remake(made)
    assert SAVED.read_bytes() == before


def test_drop_reword_and_order_survive_a_changed_article(made: CommandLine) -> None:
    def decide(rows: list[dict[str, object]]) -> None:
        rows[0]["status"] = "drop"
        rows[1]["prompt"] = "The _____ was caught on film."
        rows.reverse()

    edit(decide)
    made.file("news.txt", ARTICLE + "\nPhotographs exist.\n")
    remake(made)
    assert [(q["answer"], q["status"], q["edited"]) for q in questions()] == [
        ("afterwards", "", False),
        ("Photographs", "", False),
        ("catastrophe", "", True),
        ("Moisseiff", "drop", False),
    ]
    page = Path("out/news.html").read_text()
    assert "was caught on film" in page
    assert 'answer">Moisseiff' not in page


def test_an_edited_answer_that_no_longer_traces_is_named(made: CommandLine) -> None:
    edit(lambda rows: rows[0].update(answer="Trotsky"))
    for what in ("news.txt", str(SAVED)):
        edit(lambda rows: rows[0].update(answer="Trotsky") if rows[0]["answer"] == "Moisseiff" else None)
        kept = SAVED.read_bytes()
        out = remake(made, what)
        assert "left out, it no longer traces: " in out
        assert "-> Trotsky: the answer 'Trotsky' does not stand in its evidence" in out
        assert "Trotsky" not in Path("out/news.html").read_text()
        SAVED.write_bytes(kept)


def test_an_edited_answer_is_pointed_to_again(made: CommandLine) -> None:
    edit(lambda rows: rows[0].update(answer="engineer"))
    remake(made, str(SAVED))
    assert questions()[0]["answer_at"]["text"] == "engineer"
    assert questions()[0]["edited"] is True


def test_the_next_best_takes_the_place_of_a_dropped_question(made: CommandLine) -> None:
    remake(made, "news.txt", "--count", "2")
    edit(lambda rows: rows[0].update(status="drop"))
    remake(made, "news.txt", "--count", "2")
    assert [(q["answer"], q["status"]) for q in questions()] == [
        ("Moisseiff", "drop"),
        ("afterwards", ""),
        ("catastrophe", ""),
    ]


def test_decisions_about_other_articles_are_let_alone(made: CommandLine) -> None:
    edit(lambda rows: rows[0].update(status="keep"))
    made.file("other.txt", "The tower\n\nIts architect was Eiffel.\n")
    out = remake(made, "other.txt", "--name", "news")
    assert "no longer traces" not in out
    assert len(questions()) == 1


def test_print_takes_versions_and_a_pdf_by_its_name(made: CommandLine) -> None:
    result = made("print", "news.txt", "--versions", "3", "--seed", "7", "-o", "sheets/")
    assert result.exit_code == 0, result.output
    names = sorted(path.name for path in Path("sheets").iterdir())
    assert names == ["news-A.html", "news-B.html", "news-C.html", "news-crosswalk.csv"]
    first = {name: (Path("sheets") / name).read_bytes() for name in names}
    made("print", "news.txt", "--versions", "3", "--seed", "7", "-o", "again/")
    assert first == {name: (Path("again") / name).read_bytes() for name in names}
    assert "versions are several files" in made("print", "news.txt", "--versions", "2", "-o", "-").output


def test_what_breaks_a_rule_is_not_printed_but_named_and_saved(made: CommandLine) -> None:
    made.file("news.txt", ARTICLE + "\nIt was so.\n\nIn Paris.\n")
    out = remake(made)
    assert "left out, lone-blank: In _____. (fewer than three words stand beside the blank)" in out
    assert "In <span" not in Path("out/news.html").read_text().split("Answer key")[0]
    for to in ("docx", "moodle", "markdown", "kahoot"):
        result = made("export", "news.txt", "--to", to, "-o", f"out/{to}")
        assert "left out, lone-blank: In _____. " in result.output, to
    assert "In _____." not in Path("out/markdown").read_text()
    assert "lone-blank" not in made("deck", "news.txt", "-o", "out/alone.apkg").output
    edit(lambda rows: [row.update(status="keep") for row in rows if row["prompt"] == "In _____."])
    assert "In _____." not in remake(made)
    assert 'answer">Paris' in Path("out/news.html").read_text()
