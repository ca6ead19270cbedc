"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings
from typer.testing import CliRunner, Result

# No deadline: a busy machine is not a failure. Derandomised: a run that passed here passes elsewhere.
settings.register_profile("quizgen", deadline=None, derandomize=True, database=None)
settings.load_profile("quizgen")


class CommandLine:
    """Runs commands in a folder of their own, with a journey that needs no language pipeline."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *arguments: object, stdin: bytes | str = b"") -> Result:
        from quizgen.cli import app

        return CliRunner().invoke(app, [str(a) for a in arguments], input=stdin, prog_name="quizgen")

    def file(self, name: str, content: str | bytes) -> Path:
        """Write a file below the folder and return its name."""
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path


@pytest.fixture
def quizgen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """A command line in an empty folder."""
    from tests import travelling

    monkeypatch.setattr("quizgen.cli.work.travel", travelling.travel)
    monkeypatch.chdir(tmp_path)
    return CommandLine(tmp_path)
