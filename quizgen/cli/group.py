"""How commands end: errors as one line, an interrupt and a closed pipe in silence, and help that lists formats."""

from __future__ import annotations

import os
import sys
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from quizgen.cli.say import error
from quizgen.errors import QuizgenError

INTERRUPTED, BROKEN_PIPE = 130, 141
"""Exit codes, as shells give them: 128 and the number of the signal."""


class Commands(TyperGroup):
    """The commands, in the order in which they were added."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command; no error that quizgen can explain leaves a traceback."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except QuizgenError as problem:
            error(problem)
            raise typer.Exit(problem.exit_code) from problem
        except BrokenPipeError:
            # Whoever read the output has seen enough. What is left in the buffer must not be written at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(BROKEN_PIPE) from None
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None
        return result


class Listing(TyperCommand):
    """A command whose help ends with the table of formats if it has the option ``--to``."""

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the formats below the options."""
        if any("--to" in parameter.opts for parameter in self.params):
            from quizgen.export import FORMATS

            with formatter.section("Formats"):
                formatter.write_dl([(name, format_.summary) for name, format_ in FORMATS.items()])
