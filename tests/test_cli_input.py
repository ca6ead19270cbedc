"""Bad input: a clear line on the error stream, the right exit code, no traceback, and the good articles go on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import CommandLine
from tests.samples import TEXT

GERMAN = "Die Brücke über die Meerenge wurde im Juli eröffnet. Sie war die längste der Welt, und sie bewegte sich."


def bad(quizgen: CommandLine) -> dict[str, tuple[str, str]]:
    """Return names of bad inputs, and what is said about each."""
    quizgen.file("empty.txt", "")
    quizgen.file("binary.txt", b"\x00\x01\x02" * 50)
    quizgen.file("words.txt", "The bridge that fell")
    quizgen.file("german.txt", GERMAN * 2)
    quizgen.file("page.html", "<!doctype html><p>The bridge fell in 1940.</p>")
    quizgen.file("unusable.txt", f"{TEXT}\nIt is unusable.")
    Path("folder").mkdir()
    return {
        "missing.txt": ("missing.txt", "no such file"),
        "folder": ("folder", "no articles in this folder"),
        "empty.txt": ("empty.txt", "empty"),
        "binary.txt": ("binary.txt", "binary"),
        "words.txt": ("words.txt", "no sentence"),
        "german.txt": ("german.txt", "not an English text"),
        "page.html": ("page.html", "a web page"),
        "unusable.txt": ("unusable.txt", "no question could be made"),
    }


CASES = ["missing.txt", "folder", "empty.txt", "binary.txt", "words.txt", "german.txt", "page.html", "unusable.txt"]


@pytest.mark.parametrize("command", ["make", "deck", "print", "export", "facts", "explain"])
@pytest.mark.parametrize("case", CASES)
def test_one_bad_article_alone(quizgen: CommandLine, command: str, case: str) -> None:
    name, why = bad(quizgen)[case]
    before = set(Path().iterdir())
    result = quizgen(command, name, *(["--to", "json"] if command == "export" else []))
    assert result.exit_code == 1
    assert f"error: {name}: {why}" in result.stderr
    assert "Traceback" not in result.output
    assert set(Path().iterdir()) == before


def test_bad_articles_among_good_ones_are_named_at_the_end(quizgen: CommandLine) -> None:
    quizgen.file("good.txt", TEXT)
    cases = bad(quizgen)
    result = quizgen("make", "good.txt", *cases, "-o", "out")
    assert result.exit_code == 1
    for name, why in cases.values():
        assert f"error: {name}: {why}" in result.stderr
    assert sorted(p.name for p in Path("out").iterdir()) == ["quiz.apkg", "quiz.html", "quiz.json"]
    saved = json.loads(Path("out/quiz.json").read_text())
    assert "good.txt" in [a["source"] for a in saved["articles"]]
    assert {q["evidence"][0]["article"] for q in saved["questions"]} == {"good"}


def test_all_bad_articles_are_named(quizgen: CommandLine) -> None:
    result = quizgen("make", "a.txt", "b.txt")
    assert result.exit_code == 1
    assert [line.split(":")[1].strip() for line in result.stderr.splitlines()] == ["a.txt", "b.txt"]


def test_a_folder_where_a_file_can_not_be_read(quizgen: CommandLine) -> None:
    Path("loop.txt").symlink_to("loop.txt")
    Path("gone.txt").symlink_to("nowhere.txt")
    for name in ("loop.txt", "gone.txt"):
        result = quizgen("make", name)
        assert (result.exit_code, "Traceback" in result.output) == (1, False)
        assert f"error: {name}: " in result.stderr


def test_another_encoding_is_read_and_said(quizgen: CommandLine) -> None:
    quizgen.file("old.txt", (TEXT + "\nIt was a “façade”.").encode("cp1252"))
    result = quizgen("export", "old.txt", "--to", "json", "-o", "-")
    assert result.exit_code == 0
    assert "note: old.txt: not UTF-8, read as cp1252" in result.stderr
    assert "“façade”" in json.loads(result.stdout)["articles"][0]["text"]
    assert "note" not in quizgen("export", "old.txt", "--to", "json", "-o", "-", "--quiet").stderr


def test_standard_input(quizgen: CommandLine) -> None:
    result = quizgen("export", "-", "--to", "json", "-o", "-", stdin=TEXT)
    assert result.exit_code == 0
    saved = json.loads(result.stdout)
    assert (saved["title"], saved["articles"][0]["source"]) == ("The bridge that fell", "-")
    again = quizgen("export", "-", "--to", "json", "-o", "-", stdin=result.stdout)
    assert again.stdout == result.stdout


def test_options_about_the_article(quizgen: CommandLine) -> None:
    quizgen.file("a.txt", TEXT)
    quizgen.file("b.txt", TEXT.replace("bridge", "tower"))
    about = ("--title", "Gertie", "--date", "7 November 1940", "--link", "https://example.org/")
    article = json.loads(quizgen("export", "a.txt", "--to", "json", "-o", "-", *about).stdout)["articles"][0]
    assert (article["title"], article["date"], article["link"]) == ("Gertie", "1940-11-07", "https://example.org/")
    both = json.loads(quizgen("export", "a.txt", "b.txt", "--to", "json", "-o", "-", "--title", "Two").stdout)
    assert both["title"] == "Two"
    assert [a["title"] for a in both["articles"]] == ["The bridge that fell", "The tower that fell"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("make",), "Usage"),
        (("make", "a.txt", "--count", "0"), "--count"),
        (("make", "a.txt", "--count", "many"), "--count"),
        (("make", "a.txt", "--forms", "essay"), "no form 'essay' (choose from open, cloze"),
        (("make", "a.txt", "--forms", ","), "names no form"),
        (("make", "a.txt", "--paper", "a3"), "paper = 'a3'"),
        (("make", "a.txt", "--date", "soon"), "not a date: 'soon'"),
        (("make", "a.txt", "b.txt", "--link", "https://example.org"), "--link belongs to one article"),
        (("make", "a.txt", "-o", "-"), "make writes several files"),
        (("export", "a.txt"), "--to"),
        (("export", "a.txt", "--to", "papyrus"), "no format 'papyrus' (choose one of json"),
        (("export", "a.txt", "--to", "html", "--set", "paper"), "--set 'paper' has no value"),
        (("export", "a.txt", "--to", "html", "--set", "colour=red"), "no setting 'colour' (choose from paper"),
        (("print", "a.txt", "--edition", "braille"), "edition = 'braille'"),
        (("a.txt",), "No such command"),
        (("make", "a.txt", "--nonsense"), "No such option"),
        (("make", "a.json", "a.txt"), "a saved quiz goes alone"),
        (("make", "a.json", "--date", "2023-09-10"), "--date goes with articles"),
    ],
)
def test_usage(quizgen: CommandLine, arguments: tuple[str, ...], message: str) -> None:
    quizgen.file("a.txt", TEXT)
    quizgen.file("b.txt", TEXT)
    quizgen("export", "a.txt", "--to", "json", "-o", "a.json")
    result = quizgen(*arguments)
    assert (result.exit_code, "Traceback" in result.output) == (2, False)
    assert message in result.output


@pytest.mark.parametrize("content", ["", "{", "[]", '{"title": 1}', "nonsense", "\xff"])
def test_what_is_no_saved_quiz(quizgen: CommandLine, content: str) -> None:
    quizgen.file("quiz.json", content.encode("latin-1"))
    for command in ("make", "check"):
        result = quizgen(command, "quiz.json")
        assert (result.exit_code, "Traceback" in result.output) == (1, False)
        assert result.stderr.startswith("error: quiz.json: ")


def test_templates_must_be_a_folder(quizgen: CommandLine) -> None:
    quizgen.file("a.txt", TEXT)
    result = quizgen("make", "a.txt", "--templates", "nowhere")
    assert result.exit_code == 1
    assert "error: nowhere: no such folder of templates" in result.stderr
