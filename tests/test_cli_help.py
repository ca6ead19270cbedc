"""Help: every command has examples, all of it is there at once, and shells can complete it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time

import pytest

from quizgen import __version__
from quizgen.cli import COMMANDS
from quizgen.cli.options import FORMS, PAPERS
from quizgen.cli.printed import EDITIONS
from quizgen.export import FORMATS, Settings
from quizgen.model import Form
from tests.conftest import CommandLine


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(quizgen: CommandLine, command: str) -> None:
    text = quizgen(command, "--help").output
    assert f"Usage: quizgen {command}" in text
    assert "Examples:" in text
    assert re.search(rf"^  (?:\w.* \| )?quizgen {command} ", text, re.MULTILINE)
    assert text == quizgen(command, "-h").output


def test_the_commands_stand_in_the_help(quizgen: CommandLine) -> None:
    text = quizgen("--help").output
    for command in COMMANDS:
        line = re.search(rf"^  {command} +(\S.*)$", text, re.MULTILINE)
        assert line
        assert line[1].endswith("."), "the first line of its help is short enough to be shown whole"
        assert not line[1].endswith("...")


def test_the_formats_stand_in_the_help_of_export(quizgen: CommandLine) -> None:
    text = quizgen("export", "--help").output
    for name in FORMATS:
        assert re.search(rf"^  {name} ", text, re.MULTILINE)


def test_choices_in_the_help_are_those_of_the_library() -> None:
    assert tuple(Form) == FORMS
    assert Settings.model_fields["paper"].annotation.__args__ == PAPERS  # type: ignore[union-attr]
    assert Settings.model_fields["edition"].annotation.__args__ == EDITIONS  # type: ignore[union-attr]


def test_version(quizgen: CommandLine) -> None:
    assert quizgen("--version").output == f"quizgen {__version__}\n"


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
    )


def test_help_imports_neither_the_language_pipeline_nor_the_data_types() -> None:
    result = run("-X", "importtime", "-m", "quizgen", "--help")
    assert result.returncode == 0
    imported = {line.rsplit("|", 1)[1].strip().split(".")[0] for line in result.stderr.splitlines() if "|" in line}
    assert "typer" in imported
    assert not imported & {"spacy", "pydantic", "numpy", "genanki", "jinja2", "yaml"}


def test_help_takes_less_than_three_times_the_import_of_typer() -> None:
    def seconds(*command: str) -> float:
        start = time.perf_counter()
        assert run(*command).returncode == 0
        return time.perf_counter() - start

    best = [
        min(seconds(*command) for _ in range(7)) for command in (("-c", "import typer"), ("-m", "quizgen", "--help"))
    ]
    assert best[1] < 3 * best[0]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("quizgen ", "explain"), ("quizgen export --to moo", "moodle"), ("quizgen make --forms cl", "cloze")],
)
def test_shells_can_complete(words: str, expected: str) -> None:
    last = len(words.split(" ")) - 1
    result = run("-m", "quizgen", _QUIZGEN_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(last))
    assert expected in result.stdout.split()
