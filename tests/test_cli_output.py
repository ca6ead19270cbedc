"""Outputs: whole or not at all, never over something else unasked, and silence in a pipe."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.conftest import CommandLine
from tests.samples import TEXT


@pytest.fixture
def articles(quizgen: CommandLine) -> CommandLine:
    quizgen.file("news/bridge.txt", TEXT)
    quizgen.file("news/tower.txt", TEXT.replace("bridge", "tower"))
    return quizgen


def held(folder: str) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(Path(folder).iterdir())}


def test_make_writes_deck_quiz_and_saved_quiz(articles: CommandLine) -> None:
    result = articles("make", "news/", "-o", "decks/")
    assert (result.exit_code, result.output) == (0, "")
    assert list(held("decks")) == ["news.apkg", "news.html", "news.json"]
    assert zipfile.is_zipfile("decks/news.apkg")
    assert [a["source"] for a in json.loads(held("decks")["news.json"])["articles"]] == [
        "news/bridge.txt",
        "news/tower.txt",
    ]


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["news/bridge.txt"], "bridge"),
        (["news"], "news"),
        (["news/bridge.txt", "news/tower.txt"], "quiz"),
        (["-"], "quiz"),
        (["news/tower.txt", "--name", "exam"], "exam"),
    ],
)
def test_outputs_are_called_as_the_input(articles: CommandLine, arguments: list[str], name: str) -> None:
    assert articles("make", *arguments, "-o", "out", stdin=TEXT).exit_code == 0
    assert list(held("out")) == [f"{name}.apkg", f"{name}.html", f"{name}.json"]


def test_the_same_input_gives_the_same_bytes(articles: CommandLine) -> None:
    articles("make", "news", "-o", "one")
    articles("make", "news", "-o", "two")
    assert held("one") == held("two")


def test_an_output_that_holds_the_same_is_left_and_another_needs_force(articles: CommandLine) -> None:
    articles("make", "news", "-o", "out")
    before = {p: p.stat().st_mtime_ns for p in Path("out").iterdir()}
    assert articles("make", "news", "-o", "out").exit_code == 0
    assert {p: p.stat().st_mtime_ns for p in Path("out").iterdir()} == before

    was = held("out")
    refused = articles("make", "news", "-o", "out", "--count", "1")
    assert refused.exit_code == 1
    assert "there is such a file already, and it holds something else" in refused.stderr
    assert "--force" in refused.stderr
    assert held("out") == was

    assert articles("make", "news", "-o", "out", "--count", "1", "--force").exit_code == 0
    assert len(json.loads(held("out")["news.json"])["questions"]) == 1


def test_a_deck_that_was_packed_otherwise_holds_the_same(articles: CommandLine) -> None:
    articles("make", "news", "-o", "out")
    with zipfile.ZipFile("out/news.apkg") as package:
        contents = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile("out/news.apkg", "w", zipfile.ZIP_STORED) as package:
        for name, data in contents.items():
            package.writestr(name, data)
    stored = Path("out/news.apkg").read_bytes()
    assert articles("make", "news", "-o", "out").exit_code == 0
    assert Path("out/news.apkg").read_bytes() == stored


def test_nothing_is_written_when_one_output_can_not_be(articles: CommandLine) -> None:
    Path("out/news.json").mkdir(parents=True)
    result = articles("make", "news", "-o", "out")
    assert result.exit_code == 1
    assert "error: " in result.stderr
    assert "can't be written: Is a directory" in result.stderr
    assert list(Path("out").rglob("*")) == [Path("out/news.json")]


@pytest.mark.parametrize(
    ("place", "why"),
    [("news/bridge.txt/deck.apkg", "Not a directory"), ("/proc/deck.apkg", "No such file")],
)
def test_an_output_that_can_not_be_written(articles: CommandLine, place: str, why: str) -> None:
    result = articles("deck", "news/bridge.txt", "-o", place)
    assert (result.exit_code, "Traceback" in result.output) == (1, False)
    assert f"error: {place}: can't be written: {why}" in result.stderr


def test_a_failure_while_writing_leaves_no_trace(articles: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: Path, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    Path("out").mkdir()
    monkeypatch.setattr(Path, "write_bytes", full)
    result = articles("make", "news", "-o", "out")
    assert result.exit_code == 1
    assert "No space left on device" in result.stderr
    assert held("out") == {}


def test_one_format_to_a_file_a_folder_or_standard_output(articles: CommandLine) -> None:
    Path("there").mkdir()
    for output, written in (("x.json", "x.json"), ("there", "there/news.json"), ("new/", "new/news.json")):
        assert articles("export", "news", "--to", "json", "-o", output).output == ""
        assert json.loads(Path(written).read_text())["questions"]
    assert articles("export", "news", "--to", "json").exit_code == 0
    streamed = articles("export", "news", "--to", "json", "-o", "-")
    assert streamed.stdout_bytes == Path("news.json").read_bytes() == Path("x.json").read_bytes()
    deck = articles("deck", "news", "-o", "-").stdout_bytes
    assert articles("deck", "news", "-o", "deck.apkg").exit_code == 0
    assert deck == Path("deck.apkg").read_bytes()


def test_a_device_is_written_to_and_not_replaced(articles: CommandLine) -> None:
    assert articles("export", "news", "--to", "json", "-o", "/dev/null").exit_code == 0
    assert Path("/dev/null").is_char_device()


def test_a_link_keeps_pointing_to_its_file(articles: CommandLine) -> None:
    articles.file("far/quiz.json", "old")
    Path("quiz.json").symlink_to("far/quiz.json")
    assert articles("export", "news", "--to", "json", "-o", "quiz.json", "--force").exit_code == 0
    assert Path("quiz.json").is_symlink()
    assert json.loads(Path("far/quiz.json").read_text())["questions"]


def test_names_of_files_are_never_those_an_article_chooses(articles: CommandLine) -> None:
    evil = "../../etc/passwd\n\n" + TEXT
    assert articles("make", "-", "-o", "out", stdin=evil).exit_code == 0
    assert list(held("out")) == ["quiz.apkg", "quiz.html", "quiz.json"]


def test_what_a_format_can_not_hold_is_said(articles: CommandLine) -> None:
    result = articles("export", "news", "--to", "aiken", "-o", "-")
    assert "note: aiken: " in result.stderr
    assert "left out" in result.stderr
    assert "note" not in articles("export", "news", "--to", "aiken", "-o", "-", "-q").stderr


def test_a_saved_quiz_is_exported_as_it_stands(articles: CommandLine) -> None:
    articles("export", "news", "--to", "json", "-o", "quiz.json")
    saved = json.loads(Path("quiz.json").read_text())
    saved["questions"][0]["prompt"] = "Edited by hand: _____?"
    saved["questions"][1]["status"] = "drop"
    Path("quiz.json").write_text(json.dumps(saved))
    again = json.loads(articles("export", "quiz.json", "--to", "json", "-o", "-").stdout)
    assert again["questions"][0]["prompt"] == "Edited by hand: _____?"
    assert len(again["questions"]) == len(saved["questions"])
    printed = articles("export", "quiz.json", "--to", "html", "-o", "-").stdout
    assert "Edited by hand" in printed
    assert articles("export", "news", "--to", "html", "-o", "-").stdout.count("1940") > printed.count("1940")
    one = json.loads(articles("export", "quiz.json", "--to", "json", "-o", "-", "--count", "1").stdout)
    assert len(one["questions"]) == 1
