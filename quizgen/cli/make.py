"""``quizgen make``: deck, printed quiz with its key, and saved quiz in one go."""

from __future__ import annotations

from pathlib import Path

from quizgen.cli import options as opt
from quizgen.cli.ask import Ask, asking
from quizgen.errors import UsageError

OUTPUTS = ("anki", "html", "json")


@asking
def make(
    *,
    output: opt.Folder = Path(),
    name: opt.Name = None,
    paper: opt.Paper = "a4",
    ask: Ask,
    force: opt.Force = False,
) -> None:
    """Make a deck, a printed quiz and the saved quiz.

    The deck is for Anki (.apkg), the quiz for print (.html, with its answer key), the saved quiz (.json) for
    editing. The outputs are called as the file or the folder that they come from. What was kept, dropped or edited in
    a saved quiz that lies there already holds for the new one. An output that exists and holds
    something else is not replaced without --force.

    Examples:

    \b
    quizgen make seeds/ -o decks/
    quizgen make news.txt --title "Biden in Hanoi" --date 2023-09-10
    quizgen make seeds/ --count 10 --forms open,choice --paper letter -o week-3/
    quizgen make decks/seeds.json -o decks/ --force      after editing the saved quiz
    """
    from quizgen.cli.decided import decided
    from quizgen.cli.memory import remembered
    from quizgen.cli.outputs import render, settings_from, write
    from quizgen.cli.work import quiz_from
    from quizgen.export import FORMATS

    if str(output) == "-":
        raise UsageError("make writes several files", remedy="give -o a folder, or use deck, print or export")
    settings = settings_from(paper=paper)
    work = quiz_from(ask)
    stem = name or work.name
    if not work.saved:
        work = decided(work, ask, output / f"{stem}{FORMATS['json'].suffix}")
    work = remembered(work, output / f"{stem}{FORMATS['anki'].suffix}", settings, ask.voice)
    files = {output / f"{stem}{FORMATS[to].suffix}": render(work, to, settings, ask.voice) for to in OUTPUTS}
    write(files, force=force, voice=ask.voice)
    work.end()
