"""What a user says of the articles and the quiz: the options that commands share, listed once.

    @asking
    def deck(*, output: opt.Output = None, ask: Ask) -> None: ...     deck ARTICLES [--output] [--title] [--date] …

The command takes ``ask``; on the command line the articles and the options of ``Ask`` stand in its place.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from functools import wraps
from typing import Any, get_type_hints

from quizgen.cli import options as opt
from quizgen.cli.say import Voice


@dataclass(frozen=True)
class Ask:
    """What the user said, as the options have it."""

    articles: opt.Articles
    title: opt.Title = None
    date: opt.Date = None
    link: opt.Link = None
    count: opt.Count = None
    everything: opt.All = False
    forms: opt.Forms = None
    seed: opt.Seed = None
    model: opt.Model = None
    templates: opt.TemplateFolder = None
    quiet: opt.Quiet = False

    @property
    def voice(self) -> Voice:
        """Return how the user wants to be spoken to."""
        return Voice(self.quiet)


def asking(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command with the articles and the options of ``Ask`` in the place of its parameter ``ask``."""
    hints = get_type_hints(Ask, include_extras=True)
    names = [field.name for field in fields(Ask)]
    shared = [_option(field.name, hints[field.name], field.default) for field in fields(Ask)]
    parameters: list[inspect.Parameter] = []
    for parameter in inspect.signature(command, eval_str=True).parameters.values():
        parameters += shared if parameter.name == "ask" else [parameter]

    @wraps(command)
    def asked(**given: Any) -> None:
        ask = Ask(**{name: given.pop(name) for name in names})
        command(ask=ask, **given)

    asked.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return asked


def _option(name: str, hint: object, default: object) -> inspect.Parameter:
    given = inspect.Parameter.empty if default is MISSING else default
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=given, annotation=hint)
