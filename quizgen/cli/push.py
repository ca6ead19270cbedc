"""``quizgen push``: new and changed notes into a running Anki."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quizgen.cli.ask import Ask, asking
from quizgen.cli.say import tell


@asking
def push(
    *,
    apply: Annotated[bool, typer.Option("--apply", help="Do it. Without this, only say what would be done.")] = False,
    url: Annotated[
        str, typer.Option(help="Where AnkiConnect listens.", envvar="ANKICONNECT_URL")
    ] = "http://127.0.0.1:8765",
    key: Annotated[str, typer.Option(help="AnkiConnect's key, if it has one.", envvar="ANKICONNECT_KEY")] = "",
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Update notes too that were edited in Anki later.")
    ] = False,
    typed: Annotated[bool, typer.Option("--typed", help="Let the answer be typed in and compared.")] = False,
    subdecks: Annotated[bool, typer.Option("--subdecks", help="Make one subdeck for each article.")] = False,
    ask: Ask,
) -> None:
    """Push a deck into a running Anki.

    Anki needs the add-on AnkiConnect (2055492159). Notes that are there already are updated in place, by their
    id; schedules, other tags and your own fields stay. Lines begin with + for a new note, ~ for one that is
    updated, = for one that was edited in Anki later and ? for one that is not in this quiz: both are left alone.

    Examples:

    \b
    quizgen push decks/seeds.json                say what would be done
    quizgen push decks/seeds.json --apply        do it
    """
    from quizgen.cli.memory import remembered
    from quizgen.cli.outputs import settings_from
    from quizgen.cli.work import quiz_from
    from quizgen.export import export
    from quizgen.export.anki import notes
    from quizgen.export.anki.escape import plain
    from quizgen.export.ankiconnect import AnkiConnect, carry_out, plan

    anki = AnkiConnect(url, key)
    work = quiz_from(ask)
    settings = settings_from(typed=typed, subdecks=subdecks)
    # Beside a saved quiz lies the deck that was made of it: what was edited since is newer than that.
    if ask.articles[0].endswith(".json"):
        work = remembered(work, Path(ask.articles[0]).with_suffix(".apkg"), settings, ask.voice)
    made = plan(anki, notes(work.quiz, settings), force=overwrite)
    if not ask.quiet:
        marked = [("+", [plain(note.fields["Question"]) for note in made.new])]
        marked += [("~", [update.prompt for update in made.updates])]
        marked += [("=", list(made.edited)), ("?", list(made.strangers))]
        for sign, prompts in marked:
            for prompt in prompts:
                tell(f"{sign} {prompt}")
    tell(f"{len(made.new)} new, {len(made.updates)} to update, {made.same} as they are")
    if not apply:
        if made.new or made.updates:
            ask.voice.notice("nothing was changed in Anki; --apply does it")
    else:
        ids = {note.id for note in made.new}
        fresh = tuple(question for question in work.quiz.questions if question.id in ids)
        package = export(work.quiz.model_copy(update={"questions": fresh}), "anki", settings, work.templates).data
        if carry_out(anki, made, package) == "waiting":
            ask.voice.notice("the new notes wait in Anki's import window: press Import there")
    work.end()
