"""``quizgen export``: a quiz in any format."""

from __future__ import annotations

from typing import Annotated

import typer

from quizgen.cli import options as opt
from quizgen.cli.ask import Ask, asking
from quizgen.errors import UsageError


def _formats() -> list[str]:
    from quizgen.export import FORMATS

    return list(FORMATS)


@asking
def export(
    *,
    to: Annotated[
        str, typer.Option("--to", metavar="FORMAT", help="One of the formats below.", autocompletion=_formats)
    ],
    output: opt.Output = None,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="How the output looks, as paper=letter; may be repeated."),
    ] = None,
    ask: Ask,
    force: opt.Force = False,
) -> None:
    """Make a quiz in any one format.

    Examples:

    \b
    quizgen export seeds/ --to json -o vietnam.json      the saved quiz: edit it, then
    quizgen export vietnam.json --to moodle -o -         give it in place of the articles
    quizgen export seeds/ --to html --set paper=letter --set columns=2
    """
    from quizgen.cli.outputs import deliver, known_format, settings_from
    from quizgen.cli.work import quiz_from

    pairs = [pair.partition("=") for pair in settings or []]
    if wrong := [name for name, equals, _ in pairs if not equals]:
        raise UsageError(f"--set {wrong[0]!r} has no value", remedy="write it as paper=letter")
    chosen = settings_from(**{name.strip().replace("-", "_"): value.strip() for name, _, value in pairs})
    known_format(to)
    work = quiz_from(ask)
    deliver(work, to, chosen, output, force=force, voice=ask.voice)
    work.end()
