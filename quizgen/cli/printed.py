"""``quizgen print``: a quiz on paper, with its key."""

from __future__ import annotations

from typing import Annotated

import typer

from quizgen.cli import options as opt
from quizgen.cli.ask import Ask, asking

EDITIONS = ("standard", "large", "dyslexia")


@asking
def print_(
    *,
    output: opt.Output = None,
    paper: opt.Paper = "a4",
    edition: Annotated[
        str, typer.Option(help=f"Kind of print: {', '.join(EDITIONS)}.", autocompletion=lambda: list(EDITIONS))
    ] = "standard",
    columns: Annotated[int, typer.Option(min=1, max=3, help="Columns of questions.")] = 1,
    lines: Annotated[
        int | None,
        typer.Option(min=0, max=30, help="Ruled lines for an answer.", show_default="by the answer's length"),
    ] = None,
    word_bank: Annotated[bool, typer.Option("--word-bank", help="List the answers above the questions.")] = False,
    one_sheet: Annotated[bool, typer.Option("--one-sheet", help="Fit the quiz on one sheet, if it can be.")] = False,
    versions: Annotated[
        int | None,
        typer.Option(
            min=1, max=26, help="Shuffled versions, A and on, and a table that joins them.", show_default="one"
        ),
    ] = None,
    no_key: Annotated[bool, typer.Option("--no-key", help="Leave out the answer key.")] = False,
    ask: Ask,
    force: opt.Force = False,
) -> None:
    """Make a quiz to print, with its answer key.

    The key stands on pages of its own. Open the file in a browser and print it, or name a .pdf file. With --one-sheet
    the room to answer shrinks until the quiz fits both sides of a sheet.

    Examples:

    \b
    quizgen print seeds/ -o vietnam.html
    quizgen print seeds/ --count 12 --columns 2 --paper letter -o vietnam.html
    quizgen print seeds/ --edition large --no-key -o vietnam.html
    quizgen print seeds/ --versions 4 --seed 7 -o week-3/
    quizgen print seeds/ -o vietnam.pdf                     needs WeasyPrint
    """
    from quizgen.cli.outputs import deliver, deliver_versions, settings_from
    from quizgen.cli.work import quiz_from

    settings = settings_from(
        paper=paper,
        edition=edition,
        columns=columns,
        lines=lines,
        word_bank=word_bank,
        one_sheet=one_sheet,
        with_key=not no_key,
    )
    work = quiz_from(ask)
    to = "pdf" if str(output).lower().endswith(".pdf") else "html"
    if versions is None:
        deliver(work, to, settings, output, force=force, voice=ask.voice)
    else:
        deliver_versions(work, versions, to, settings, output, force=force, voice=ask.voice)
    work.end()
