"""``quizgen deck``: an Anki deck."""

from __future__ import annotations

from typing import Annotated

import typer

from quizgen.cli import options as opt
from quizgen.cli.ask import Ask, asking


@asking
def deck(
    *,
    output: opt.Output = None,
    typed: Annotated[bool, typer.Option("--typed", help="Let the answer be typed in and compared.")] = False,
    subdecks: Annotated[bool, typer.Option("--subdecks", help="Make one subdeck for each article.")] = False,
    ask: Ask,
    force: opt.Force = False,
) -> None:
    """Make an Anki deck (.apkg).

    A deck that was imported before keeps its cards' history when a newer one is imported.

    Examples:

    \b
    quizgen deck seeds/ -o vietnam.apkg
    quizgen deck seeds/ --subdecks --typed --title "Vietnam" -o vietnam.apkg
    quizgen deck decks/seeds.json -o vietnam.apkg        from an edited quiz
    """
    from quizgen.cli.memory import remembered
    from quizgen.cli.outputs import deliver, place, settings_from
    from quizgen.cli.work import quiz_from
    from quizgen.export import FORMATS

    settings = settings_from(typed=typed, subdecks=subdecks)
    work = quiz_from(ask)
    if output != "-":
        work = remembered(work, place(output, f"{work.name}{FORMATS['anki'].suffix}"), settings, ask.voice)
    deliver(work, "anki", settings, output, force=force, voice=ask.voice)
    work.end()
