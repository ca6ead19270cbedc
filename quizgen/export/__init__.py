"""Exporters: pure functions from a quiz to bytes, one module for each format.

``FORMATS`` is the table of all of them; its keys are the names on the command line.
"""

from __future__ import annotations

from importlib import import_module
from typing import cast

from quizgen.errors import UsageError
from quizgen.export.base import Export, Exporter, Format, LeftOut, Settings
from quizgen.model import Quiz
from quizgen.templates import Templates, default

__all__ = ["FORMATS", "Export", "Format", "LeftOut", "Settings", "export"]

FORMATS: dict[str, Format] = {
    "json": Format(".json", "the saved quiz: to edit, to check, to export again", "quizgen.export.saved:to_json"),
    "html": Format(".html", "the printed quiz, with its key", "quizgen.export.paper.page:to_html"),
    "key": Format(".html", "the key alone: answers, sentences, why the rest is wrong", "quizgen.export.paper.page:to_key"),
    "anki": Format(".apkg", "an Anki deck that can be imported again for years", "quizgen.export.anki:to_apkg", True),
}


def export(quiz: Quiz, to: str, settings: Settings | None = None, templates: Templates | None = None) -> Export:
    """Return the quiz in the format of that name; UsageError for a name that is not in ``FORMATS``."""
    if to not in FORMATS:
        raise UsageError(f"no format {to!r}", remedy=f"choose one of {', '.join(FORMATS)}")
    module, _, name = FORMATS[to].function.partition(":")
    exporter = cast(Exporter, getattr(import_module(module), name))
    return exporter(quiz, settings or Settings(), templates or default())
