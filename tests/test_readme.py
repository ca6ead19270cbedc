"""What README.md says is true: its examples run, and it shows every command; so do the examples in the help."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from quizgen.cli import COMMANDS
from quizgen.templates import default
from tests.anki_server import running
from tests.conftest import CommandLine
from tests.samples import TEXT

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def lines_of(text: str) -> list[str]:
    return [line for line in text.splitlines() if re.match(r"(?:\w.* \| )?quizgen ", line)]


def pdfs_can_be_made() -> bool:
    """Tell whether WeasyPrint is there, and the libraries that it needs from the system."""
    try:
        import weasyprint
    except (ImportError, OSError):
        return False
    return bool(weasyprint.VERSION)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds the seeds, in which to run the examples."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def anki(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A running Anki, where ``push`` looks for one."""
    with running() as (_, url):
        monkeypatch.setenv("ANKICONNECT_URL", url)
        yield


@pytest.mark.usefixtures("anki")
def test_the_examples_of_the_command_line_run_in_their_order(project: Path) -> None:
    from typer.testing import CliRunner

    from quizgen.cli import app

    for line in [line for block in blocks("sh") for line in lines_of(block)]:
        before, _, command = line.rpartition(" | ")
        stdin = Path(before.removeprefix("cat ")).read_bytes() if before else b""
        result = CliRunner().invoke(app, shlex.split(command)[1:], input=stdin)
        assert result.exit_code == 0, f"{line}\n{result.output}"
    assert {p.name for p in Path("out").iterdir()} == {
        f"{name}{end}" for name in ("seeds", "002-cfb9b7ddee76e901", "week-3") for end in (".apkg", ".html", ".json")
    }


def test_the_example_in_python_runs(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = blocks("python")
    exec(compile(example, "README.md", "exec"), {})
    assert capsys.readouterr().out.count("\n") >= 9
    assert Path("vietnam.apkg").is_file()


def test_the_two_commands_stand_alone_each_on_one_line() -> None:
    first, second = [block.strip() for block in blocks("sh") if "-m venv" in block]
    assert first.endswith(".venv/bin/quizgen make seeds/ -o decks/")
    assert second.endswith(".venv/bin/python -m pytest -n auto")
    assert "\n" not in first + second
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (pattern,) = re.findall(r"grep -m 1 -E '(.*?)' README.md", run)
    assert re.findall(f"{pattern}.*$", README, re.MULTILINE)[0] == second


def test_every_command_is_shown() -> None:
    shown = {line.split("quizgen ", 1)[1].split()[0] for block in blocks("sh") for line in lines_of(block)}
    assert shown == set(COMMANDS)


def test_the_wording_that_is_shown_is_one_that_ships() -> None:
    (shown,) = yaml.safe_load(blocks("yaml")[0])
    name = shown["name"].split(".")[0]
    assert shown in yaml.safe_load(default().text(f"wordings/{name}.yaml"))


def test_files_and_pictures_that_are_named_exist() -> None:
    named = set(re.findall(r"\]\(([\w./-]+)\)|`((?:\w+/)[\w./]+)`", README))
    paths = {path for pair in named for path in pair if path and not path.startswith("out/")}
    assert {"docs/card.png", "docs/page.png", "quizgen/data/template_words.txt"} <= paths
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []


@pytest.mark.usefixtures("anki")
@pytest.mark.parametrize("command", COMMANDS)
def test_the_examples_in_the_help_run(quizgen: CommandLine, command: str) -> None:
    for name in ("news.txt", "seeds/bridge.txt", "seeds/tower.txt"):
        quizgen.file(name, TEXT.replace("bridge", Path(name).stem))
    assert quizgen("make", "seeds", "-o", "decks").exit_code == 0
    assert quizgen("export", "seeds", "--to", "json", "-o", "vietnam.json").exit_code == 0
    examples = lines_of(re.sub(r"^ +", "", quizgen(command, "--help").output, flags=re.MULTILINE))
    assert examples
    for example in examples:
        if ".pdf" in example and not pdfs_can_be_made():
            continue
        line = re.split(r" {3,}| \| | > ", example)[0]
        result = quizgen(*shlex.split(line)[1:], *(["--force"] if " -o " in line and "--force" not in line else []))
        assert result.exit_code == 0, f"{line}\n{result.output}"


def test_ci_is_a_script_that_can_run() -> None:
    done = subprocess.run(["bash", "-n", ROOT / ".ci" / "run"], check=False, capture_output=True)
    assert done.returncode == 0
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
