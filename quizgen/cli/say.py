"""What a command tells its user, on the error stream: errors always, notices unless told to be quiet.

Progress, and what was written, are shown on a terminal only.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What could steer a terminal or turn its text around; an article may hold it."""


def safe(text: str) -> str:
    """Return the text with nothing in it that a terminal would act on."""
    return _CONTROL.sub("\ufffd", text)


def error(problem: object) -> None:
    """Tell the user, in one line, what went wrong."""
    typer.echo(f"error: {safe(str(problem))}", err=True)


def tell(text: str) -> None:
    """Write a line of a command's result."""
    typer.echo(safe(text))


class Voice:
    """Notices and progress, of which ``quiet`` shows none."""

    def __init__(self, quiet: bool) -> None:
        self.quiet = quiet
        self.on_terminal = not quiet and sys.stderr.isatty()

    def notice(self, text: str) -> None:
        """Tell the user something that may matter."""
        if not self.quiet:
            typer.echo(f"note: {safe(text)}", err=True)

    def done(self, text: str) -> None:
        """Tell a user at a terminal what was done."""
        if self.on_terminal:
            typer.echo(safe(text), err=True)

    @contextmanager
    def progress(self) -> Iterator[Callable[[str, int, int], None] | None]:
        """Give what shows a step's progress on a terminal, and nothing elsewhere."""
        if not self.on_terminal:
            yield None
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (TextColumn("{task.description:<10}", markup=False), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
            task = bars.add_task("starting", total=None)

            def show(step: str, done: int, total: int) -> None:
                bars.update(task, description=step, completed=done, total=total)

            yield show
