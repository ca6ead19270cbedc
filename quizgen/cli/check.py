"""``quizgen check``: trace every question of a finished quiz back to its article."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli import options as opt
from quizgen.cli.say import Voice, error, tell
from quizgen.errors import UsageError

if TYPE_CHECKING:
    from quizgen.model import Article, Quiz


def check(
    file: Annotated[str, typer.Argument(help="A saved quiz (.json), an Anki deck (.apkg), or - for standard input.")],
    articles: Annotated[
        list[str] | None,
        typer.Option(
            "--articles",
            metavar="PATH",
            help="The articles: files, folders, or a saved quiz that holds them; may be repeated. A deck needs them.",
        ),
    ] = None,
    as_json: opt.AsJson = False,
    quiet: opt.Quiet = False,
) -> None:
    """Trace every question back to a sentence.

    The quiz may be a saved one or an Anki deck. Names each failure, and ends with exit code 1 if there is one.
    With --articles, the articles inside a saved quiz must be those files, character for character.

    Examples:

    \b
    quizgen check decks/seeds.json --articles seeds/
    quizgen check decks/seeds.apkg --articles seeds/
    quizgen check decks/seeds.apkg --articles decks/seeds.json
    """
    from quizgen.audit import audit, quiz_in_package
    from quizgen.cli.inputs import read_bytes
    from quizgen.export.saved import from_json

    known = None if articles is None else _articles(articles, Voice(quiet))
    data = read_bytes(file)
    quiz: Quiz
    if data.startswith(b"PK"):
        if known is None:
            remedy = "add --articles with the files or the saved quiz that it was made from"
            raise UsageError(f"{file}: a deck does not hold its articles", remedy=remedy)
        quiz = quiz_in_package(data, known, file)
    else:
        quiz = from_json(data, file)
    failures = audit(quiz, known)
    if as_json:
        tell(json.dumps([failure.model_dump() for failure in failures], ensure_ascii=False, indent=2))
    else:
        for failure in failures:
            about = f" | {failure.prompt!r} -> {failure.answer!r}" if failure.prompt or failure.answer else ""
            tell(f"{failure.rule}: {failure.question}: {failure.why}{about}")
        if not quiet:
            tell(f"{len(quiz.questions)} questions, {len(failures)} failures")
    if not quiz.questions:
        error(f"{file}: no questions (make a quiz first)")
    if failures or not quiz.questions:
        raise typer.Exit(1)


def _articles(names: list[str], voice: Voice) -> list[Article]:
    from quizgen.cli.inputs import read_inputs

    known: list[Article] = []
    for name in names:
        inputs = read_inputs([name], notice=voice.notice)
        known += inputs.quiz.articles if inputs.quiz else inputs.articles
        for problem in inputs.refused:
            error(problem)
    return known
