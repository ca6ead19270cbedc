"""What facts, explain and check show, and how commands end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.conftest import CommandLine
from tests.samples import TEXT

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def made(quizgen: CommandLine) -> CommandLine:
    quizgen.file("news/bridge.txt", TEXT)
    assert quizgen("make", "news", "-o", "out").exit_code == 0
    return quizgen


def test_facts_are_shown_with_their_sentences(made: CommandLine) -> None:
    lines = made("facts", "news").stdout.splitlines()
    assert lines[:4] == [
        "statement  (longest word)",
        "  answer  Moisseiff",
        "  “The bridge over the Tacoma Narrows was opened in July 1940. Its chief engineer was Leon Moisseiff.”",
        "  news/bridge.txt, paragraph 1, characters 22-120",
    ]
    assert lines[-1] == "2 facts"


def test_facts_as_json(made: CommandLine) -> None:
    found = json.loads(made("facts", "news", "--json").stdout)
    assert [fact["slots"]["answer"]["text"] for fact in found] == ["Moisseiff", "November"]


def test_explain_shows_what_became_of_each_sentence(made: CommandLine) -> None:
    text = made("explain", "news").stdout
    assert "  found    statement by longest word: answer: Moisseiff\n" in text
    assert "  asked    cloze: The bridge over the Tacoma Narrows was opened in July 1940." in text
    assert "  dropped  second-longest: What? -> That. (not the longest)\n" in text
    assert text.endswith("2 sentences, 2 facts, 2 questions in the quiz, 2 candidates dropped\n")


def test_explain_as_json_and_of_a_saved_quiz(made: CommandLine) -> None:
    traces = json.loads(made("explain", "news", "--json").stdout)
    assert {"sentence", "facts", "asked", "dropped"} == set(traces[0])
    assert json.loads(made("explain", "out/news.json", "--json").stdout) == traces


def test_what_an_article_holds_does_not_steer_the_terminal(quizgen: CommandLine) -> None:
    quizgen.file("a.txt", TEXT.replace("Leon", "Leon \x1b[31m\x07"))
    for command in ("facts", "explain"):
        output = quizgen(command, "a.txt").stdout
        assert "\x1b" not in output
        assert "\x07" not in output


@pytest.mark.parametrize("articles", [[], ["--articles", "news"], ["--articles", "news/bridge.txt"]])
def test_check_passes_a_sound_quiz(made: CommandLine, articles: list[str]) -> None:
    result = made("check", "out/news.json", *articles)
    assert (result.exit_code, result.output) == (0, "2 questions, 0 failures\n")


@pytest.mark.parametrize("articles", ["news", "out/news.json"])
def test_check_passes_a_sound_deck(made: CommandLine, articles: str) -> None:
    result = made("check", "out/news.apkg", "--articles", articles)
    assert (result.exit_code, result.output) == (0, "2 questions, 0 failures\n")


def test_check_reads_standard_input(made: CommandLine) -> None:
    assert made("check", "-", stdin=Path("out/news.json").read_bytes()).exit_code == 0


def test_check_names_each_failure(made: CommandLine) -> None:
    saved = json.loads(Path("out/news.json").read_text())
    saved["questions"][0]["answer"] = "Trotsky"
    made.file("bad.json", json.dumps(saved))
    result = made("check", "bad.json")
    assert result.exit_code == 1
    first, last = result.stdout.splitlines()[0], result.stdout.splitlines()[-1]
    assert first.startswith(f"says: {saved['questions'][0]['id']}: not in its span 'Moisseiff': trotsky | ")
    assert last == "2 questions, 2 failures"
    assert [f["rule"] for f in json.loads(made("check", "bad.json", "--json").stdout)] == ["says", "says"]


def test_check_names_an_article_that_was_changed(made: CommandLine) -> None:
    made.file("news/bridge.txt", TEXT.replace("1940", "1941"))
    result = made("check", "out/news.json", "--articles", "news")
    assert (result.exit_code, result.stdout.split(":")[0]) == (1, "article")
    assert made("check", "out/news.apkg", "--articles", "news").exit_code == 1


def test_check_of_a_deck_needs_its_articles(made: CommandLine) -> None:
    result = made("check", "out/news.apkg")
    assert result.exit_code == 2
    assert "add --articles" in result.stderr


def test_check_of_nothing(made: CommandLine) -> None:
    saved = json.loads(Path("out/news.json").read_text()) | {"questions": []}
    made.file("none.json", json.dumps(saved))
    made.file("none.apkg", b"PK\x03\x04")
    assert made("check", "none.json").exit_code == 1
    assert made("check", "none.apkg", "--articles", "news").exit_code == 1
    assert made("check", "nowhere.json").exit_code == 1


RUN = textwrap.dedent(
    """
    import sys
    import quizgen.cli.work
    from tests import travelling
    quizgen.cli.work.travel = travelling.travel
    from quizgen.cli import main
    main()
    """
)


def process(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", RUN, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


def test_a_reader_that_has_seen_enough_ends_it_in_silence(made: CommandLine) -> None:
    made.file("long.txt", TEXT + "\n\nThe bridge was opened in 1940, and it fell in November." * 3000)
    running = process("facts", "long.txt")
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.readline()
    running.stdout.close()
    said = running.stderr.read()
    running.stderr.close()
    assert (running.wait(), said) == (141, b"")


def test_an_interrupt_ends_it_in_silence(made: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("quizgen.cli.work.travel", interrupted)
    result = made("make", "news", "-o", "new")
    assert (result.exit_code, result.output) == (130, "")
    assert not Path("new").exists()


def test_progress_is_shown_on_a_terminal_only(made: CommandLine) -> None:
    import pty

    for quiet in ([], ["--quiet"]):
        mine, theirs = pty.openpty()
        running = subprocess.Popen(
            [sys.executable, "-c", RUN, "make", "news", "-o", f"new{len(quiet)}", *quiet],
            stderr=theirs,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm"},
        )
        out, _ = running.communicate()
        os.close(theirs)
        try:
            said = os.read(mine, 100_000)
        except OSError:
            said = b""
        os.close(mine)
        assert (running.returncode, out) == (0, b"")
        assert (b"wrote new0/news.apkg" in said) is (not quiet)
        assert bool(said) is (not quiet)
