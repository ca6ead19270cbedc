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
    "pdf": Format(".pdf", "the printed quiz as PDF, by WeasyPrint", "quizgen.export.pdf:to_pdf", True),
    "key": Format(".key.html", "the key alone: answers and their sentences", "quizgen.export.paper.page:to_key"),
    "handout": Format(".handout.html", "the articles in numbered lines", "quizgen.export.paper.handout:to_handout"),
    "annotated": Format(
        ".annotated.html", "the articles with the evidence marked", "quizgen.export.paper.handout:to_annotated"
    ),
    "coverage": Format(".coverage.svg", "where the questions come from", "quizgen.export.paper.coverage:to_svg"),
    "selfcheck": Format(
        ".selfcheck.html", "a page to answer in the browser, offline", "quizgen.export.paper.selfcheck:to_selfcheck"
    ),
    "anki": Format(".apkg", "an Anki deck that can be imported again for years", "quizgen.export.anki:to_apkg", True),
    "tsv": Format(".txt", "Anki's text import: notes of the types Basic and Cloze", "quizgen.export.tsv:to_tsv"),
    "csv": Format(".csv", "front and back, for Quizlet, Mochi, RemNote", "quizgen.export.cards_csv:to_csv"),
    "moodle": Format(".xml", "Moodle XML, with the sentence as feedback", "quizgen.export.moodle:to_moodle"),
    "gift": Format(".gift", "GIFT, for Moodle and others", "quizgen.export.gift:to_gift"),
    "qti12": Format(".qti12.zip", "QTI 1.2, for Canvas", "quizgen.export.qti12:to_qti12", True),
    "qti21": Format(".qti21.zip", "QTI 2.1, for other platforms", "quizgen.export.qti21:to_qti21", True),
    "kahoot": Format(".xlsx", "Kahoot's spreadsheet", "quizgen.export.kahoot:to_kahoot", True),
    "wayground": Format(".wayground.csv", "Wayground's (Quizizz's) table", "quizgen.export.sheets_csv:to_wayground"),
    "blooket": Format(".blooket.csv", "Blooket's table", "quizgen.export.sheets_csv:to_blooket"),
    "amc": Format(".amc.txt", "AMC-TXT: answer sheets that are marked from scans", "quizgen.export.amc:to_amc"),
    "aiken": Format(".aiken.txt", "Aiken: multiple choice for any platform", "quizgen.export.aiken:to_aiken"),
    "markdown": Format(".md", "plain Markdown, quiz and key", "quizgen.export.markdown:to_markdown"),
    "docx": Format(".docx", "a document to edit in Word or LibreOffice", "quizgen.export.docx:to_docx", True),
}


def export(quiz: Quiz, to: str, settings: Settings | None = None, templates: Templates | None = None) -> Export:
    """Return the quiz in the format of that name; UsageError for a name that is not in ``FORMATS``."""
    if to not in FORMATS:
        raise UsageError(f"no format {to!r}", remedy=f"choose one of {', '.join(FORMATS)}")
    module, _, name = FORMATS[to].function.partition(":")
    exporter = cast(Exporter, getattr(import_module(module), name))
    return exporter(quiz, settings or Settings(), templates or default())
