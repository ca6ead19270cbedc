"""The printed quiz as one HTML page without script, with its key on pages of its own or left to a file of its own.

<main><header><h1>Vietnam</h1> Name ____ Class ____ Date ____ Score ____ / 24</header>
<section><h2>Multiple choice</h2><ol><li>1. In what year …?</li></ol></section></main>
"""

from __future__ import annotations

from quizgen.errors import InputError
from quizgen.export.base import Export, LeftOut, Settings
from quizgen.export.composed import Sheet, compose, stretches
from quizgen.export.paper.coverage import picture
from quizgen.export.paper.fit import Room, choose, per_row, rooms, width
from quizgen.export.paper.key import key
from quizgen.export.paper.looks import EDITIONS, looks
from quizgen.model import Form, Quiz
from quizgen.templates import Templates


def to_html(quiz: Quiz, settings: Settings, templates: Templates) -> Export:
    """Return the quiz to print; its key follows on pages of its own unless ``settings.with_key`` is false.

    With ``settings.one_sheet`` the room to answer shrinks until the quiz fits; if it doesn't even so, that is
    said as something left out.
    """
    sheet = composed(quiz, settings, templates)
    room, fits = choose(sheet, settings) if settings.one_sheet else (rooms(settings)[0], True)
    left = () if fits else (LeftOut("", "even with the least room to answer the quiz is longer than one sheet"),)
    return Export(page(quiz, sheet, settings, templates, room).encode(), left)


def to_key(quiz: Quiz, settings: Settings, templates: Templates) -> Export:
    """Return the key alone, as a page of its own."""
    sheet = composed(quiz, settings, templates)
    values = key_values(quiz, sheet, settings, templates)
    return Export(templates.render("print/key.html", **looks(settings), **values).encode())


def composed(quiz: Quiz, settings: Settings, templates: Templates) -> Sheet:
    """Return the sheet of the quiz; InputError if there is nothing to ask."""
    sheet = compose(quiz, settings, templates)
    if not sheet.sections:
        raise InputError("the quiz has no questions to print", where=quiz.title, remedy="keep at least one")
    return sheet


def page(quiz: Quiz, sheet: Sheet, settings: Settings, templates: Templates, room: Room) -> str:
    """Return the page with that room to answer."""
    edition = EDITIONS[settings.edition]
    # The indent of a question takes about two letters' heights, which its options don't have.
    spaces = {s.form: width(s, settings) - 0.9 * edition.size for s in sheet.sections}
    return templates.render(
        "print/quiz.html",
        **looks(settings),
        **key_values(quiz, sheet, settings, templates),
        room=room,
        cut=stretches,
        per_row=lambda options: per_row(options, spaces[Form.CHOICE], edition),
        with_key=settings.with_key,
    )


def key_values(quiz: Quiz, sheet: Sheet, settings: Settings, templates: Templates) -> dict[str, object]:
    """Return what the templates of quiz and key are rendered with."""
    parts = key(quiz, sheet)
    return {
        "quiz": quiz,
        "sheet": sheet,
        "version": settings.version,
        "parts": parts,
        "lettered": [entry for part in parts for entry in part.entries if entry.letter],
        "written": [entry for part in parts for entry in part.entries if not entry.letter],
        "coverage": picture(quiz, sheet, templates),
    }
