"""``quizgen edit``: the questions of a saved quiz, kept, dropped, reworded, moved or replaced."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from quizgen.cli import options as opt
from quizgen.cli.ask import Ask
from quizgen.cli.say import Voice, tell
from quizgen.errors import UsageError

if TYPE_CHECKING:
    from quizgen.model import Question, Quiz

_SEVERAL = "numbers or ids, parted by commas"
Items = list[str] | None


def edit(
    file: Annotated[str, typer.Argument(help="A saved quiz (.json), or - for standard input.", metavar="QUIZ")],
    drop: Annotated[Items, typer.Option("--drop", metavar="ITEMS", help=f"Leave out: {_SEVERAL}.")] = None,
    keep: Annotated[Items, typer.Option("--keep", metavar="ITEMS", help="Keep, whatever else changes.")] = None,
    undo: Annotated[Items, typer.Option("--undo", metavar="ITEMS", help="Neither keep nor drop.")] = None,
    replace: Annotated[
        Items, typer.Option("--replace", metavar="ITEMS", help="Drop, and put the next best in its place.")
    ] = None,
    prompt: Annotated[Items, typer.Option("--prompt", metavar="ITEM=TEXT", help="Ask in other words.")] = None,
    answer: Annotated[
        Items, typer.Option("--answer", metavar="ITEM=TEXT", help="Another answer; it must stand in the sentence.")
    ] = None,
    accept: Annotated[Items, typer.Option("--accept", metavar="ITEM=TEXT", help="One more right answer.")] = None,
    move: Annotated[Items, typer.Option("--move", metavar="ITEM=PLACE", help="Put it at that number.")] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", help="Where to write.", show_default="into the quiz itself")
    ] = None,
    model: opt.Model = None,
    templates: opt.TemplateFolder = None,
    force: opt.Force = False,
    quiet: opt.Quiet = False,
) -> None:
    """Change the questions of a saved quiz.

    Without options it lists them: number, decision, form, question and answer, id. ITEM is such a number, or an id or
    its beginning; each option may be repeated. Decisions hold when the quiz is made again. What does not trace to a
    sentence is refused, and nothing is written then.

    Examples:

    \b
    quizgen edit decks/seeds.json
    quizgen edit decks/seeds.json --keep 1 --drop 2
    quizgen edit decks/seeds.json --undo 1,2 --move 2=1 -o vietnam.json
    """
    from quizgen.choose.decisions import noticed
    from quizgen.cli.inputs import read_bytes
    from quizgen.cli.outputs import write
    from quizgen.export import export
    from quizgen.export.saved import from_json

    voice = Voice(quiet)
    quiz = noticed(from_json(read_bytes(file), file))
    steps = list(_steps(quiz, {"drop": drop, "keep": keep, "undo": undo, "replace": replace}))
    steps += _rewordings(quiz, {"prompt": prompt, "answer": answer, "accept": accept, "move": move})
    ask = Ask([file], seed=quiz.seed, model=model, templates=templates, quiet=True)
    after = quiz
    for step in steps:
        after = _after(after, step, ask, voice)
    saved, to = export(after, "json").data, output or file
    if steps and to == "-":
        typer.echo(saved.decode(), nl=False)
        return
    if steps or output:
        write({Path(to): saved}, force=force or to == file, voice=voice)
    before, named = set(quiz.questions), {step.id for step in steps}
    for number, question in enumerate(after.questions, 1):
        if not steps or question.id in named or question not in before:
            tell(_line(number, question))


class _Step(NamedTuple):
    option: str
    id: str
    text: str = ""


def _steps(quiz: Quiz, options: dict[str, Items]) -> Iterator[_Step]:
    """Yield what was said of items that stand alone, parted by commas."""
    from quizgen.choose.edits import named

    for option, given in options.items():
        for name in (name.strip() for text in given or [] for name in text.split(",")):
            if name:
                yield _Step(option, named(quiz, name).id)


def _rewordings(quiz: Quiz, options: dict[str, Items]) -> Iterator[_Step]:
    """Yield what was said of items and what they shall become."""
    from quizgen.choose.edits import named

    for option, given in options.items():
        for text in given or []:
            name, _, new = (piece.strip() for piece in text.partition("="))
            if not new or (option == "move" and not new.isdecimal()):
                shown = "4" if option == "move" else "in other words"
                raise UsageError(f"--{option} {text!r} does not say what to do", remedy=f"write it as '3={shown}'")
            yield _Step(option, named(quiz, name).id, new)


def _after(quiz: Quiz, step: _Step, ask: Ask, voice: Voice) -> Quiz:
    from quizgen.choose.edits import marked, moved, replaced, reworded
    from quizgen.cli.work import made_anew

    match step.option:
        case "drop" | "keep":
            return marked(quiz, step.id, step.option)
        case "undo":
            return marked(quiz, step.id, "")
        case "move":
            return moved(quiz, step.id, int(step.text))
        case "replace":
            form = next(q.form for q in quiz.questions if q.id == step.id)
            return replaced(quiz, step.id, made_anew(quiz, form, ask).questions)
        case option:
            after, told = reworded(quiz, step.id, **{option: step.text})
            for why in told:
                voice.notice(f"in your own words, {why}")
            return after


def _line(number: int, question: Question) -> str:
    decision = question.status or ("own" if question.edited else "")
    return f"{number:>3} {decision:<4} {question.form:<10} {question.prompt} -> {question.answer} [{question.id[:8]}]"
