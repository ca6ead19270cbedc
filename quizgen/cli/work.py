"""From what the user named and asked for to a quiz."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import typer

from quizgen.choose.forms import PLAIN
from quizgen.cli.ask import Ask
from quizgen.cli.decided import traced
from quizgen.cli.inputs import Inputs, read_inputs
from quizgen.cli.options import forms_in
from quizgen.cli.say import error
from quizgen.errors import InputError, QuizgenError, UsageError
from quizgen.model import Form, Quiz
from quizgen.pipeline import Journey, Options, travel
from quizgen.templates import Templates


@dataclass(frozen=True)
class Work:
    """A quiz, what outputs of it are called, the templates in force, and what could not be read."""

    quiz: Quiz
    name: str
    templates: Templates
    refused: Sequence[QuizgenError]
    saved: bool = False
    """Whether the quiz was a saved one."""

    def end(self) -> None:
        """Name what could not be read, if anything, and end with the exit code for it."""
        for problem in self.refused:
            error(problem)
        if self.refused:
            raise typer.Exit(max(problem.exit_code for problem in self.refused))


def quiz_from(ask: Ask) -> Work:
    """Return the quiz that the user asked for: made of articles, or a saved one as it stands."""
    forms = forms_in(ask.forms)
    inputs = _inputs(ask)
    if inputs.quiz:
        if strange := [name for name in ("date", "link", "model") if getattr(ask, name)]:
            raise UsageError(f"--{strange[0]} goes with articles, not with a saved quiz", remedy="leave it out")
        quiz = _chosen(traced(inputs.quiz, ask.voice), ask, forms)
        return Work(quiz, inputs.name, Templates(ask.templates), inputs.refused, saved=True)
    journey, work = _travelled(inputs, ask, forms)
    if not journey.quiz.questions:
        work.end()
        raise InputError("no question could be made", where=", ".join(ask.articles), remedy="quizgen explain says why")
    return work


def journey_from(ask: Ask) -> tuple[Journey, Work]:
    """Return how the quiz came about; that of a saved quiz is travelled again, from its articles."""
    forms, inputs = forms_in(ask.forms), _inputs(ask)
    if inputs.quiz:
        inputs.articles = list(inputs.quiz.articles)
    return _travelled(inputs, ask, forms)


def made_anew(quiz: Quiz, form: Form, ask: Ask) -> Quiz:
    """Return every question of that form that the articles of a quiz yield, weaker ones and near twins too.

    Open questions and clozes stand in for each other.
    """
    forms = PLAIN if form in PLAIN else (form,)
    return _travelled(Inputs("", articles=list(quiz.articles)), replace(ask, everything=True), forms)[0].quiz


def _inputs(ask: Ask) -> Inputs:
    return read_inputs(ask.articles, title=ask.title, date=ask.date, link=ask.link, notice=ask.voice.notice)


def _travelled(inputs: Inputs, ask: Ask, forms: tuple[Form, ...] | None) -> tuple[Journey, Work]:
    chosen = {"title": ask.title, "count": ask.count, "forms": forms, "seed": ask.seed, "model": ask.model}
    chosen["everything"] = ask.everything
    options = Options.model_validate({name: value for name, value in chosen.items() if value is not None})
    templates = Templates(ask.templates)
    with ask.voice.progress() as progress:
        journey = travel(inputs.articles, options, templates, progress)
    refused = [InputError(why, where=source) for source, why in journey.refused.items()]
    return journey, Work(journey.quiz, inputs.name, templates, [*inputs.refused, *refused])


def _chosen(quiz: Quiz, ask: Ask, forms: tuple[Form, ...] | None) -> Quiz:
    """Return a saved quiz with the questions and the title that the options ask for, in its own order."""
    kept = [q for q in quiz.questions if (forms is None or q.form in forms)]
    if ask.count is not None:
        best = sorted(kept, key=lambda q: (q.status != "keep", q.status == "drop", -q.score))[: ask.count]
        ids = {q.id for q in best}
        kept = [q for q in kept if q.id in ids]
    changes: dict[str, object] = {"title": ask.title or quiz.title, "seed": quiz.seed if ask.seed is None else ask.seed}
    if forms is not None or ask.count is not None:
        changes["questions"] = tuple(kept)
    return quiz.model_copy(update=changes)
