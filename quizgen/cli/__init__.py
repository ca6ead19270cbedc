"""The command line: one small module for each command, all of them in one table.

Nothing here imports the language pipeline or the data types before a command runs, so that ``--help`` is there
at once. A command translates its options, calls the library, and writes what comes back.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Annotated

import typer

from quizgen import __version__
from quizgen.cli import check, deck, edit, explain, export, facts, make, printed, push
from quizgen.cli.group import Commands, Listing

app = typer.Typer(
    name="quizgen",
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    # Plain help: the library for coloured help takes as long to import as all the rest.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

COMMANDS: dict[str, Callable[..., None]] = {
    "make": make.make,
    "deck": deck.deck,
    "print": printed.print_,
    "export": export.export,
    "edit": edit.edit,
    "push": push.push,
    "facts": facts.facts,
    "check": check.check,
    "explain": explain.explain,
}
"""Every command, in the order of the help."""

for _name, _function in COMMANDS.items():
    app.command(_name, cls=Listing, no_args_is_help=True)(_function)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"quizgen {__version__}")
        raise typer.Exit


@app.callback()
def quizgen(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", is_eager=True, callback=_version)
    ] = False,
) -> None:
    """Turn articles into Anki decks and printed quizzes in which every answer is traced to a sentence.

    \b
    quizgen make seeds/ -o decks/     a deck, a printed quiz with its key, and the saved quiz
    quizgen check decks/seeds.json    trace every question of it back to its sentence
    """


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a letter shows its number; it doesn't end the program.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    app(prog_name="quizgen")
