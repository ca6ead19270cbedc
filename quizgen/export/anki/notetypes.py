"""The four note types, version 1: fixed ids, the same fields in each, looks from ``question_templates/anki/``.

    quizgen open    quizgen cloze    quizgen choice    quizgen true-false

Anki knows a note type by its id and refuses updates once its fields differ. A new version is a new set of ids.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import genanki

from quizgen.export.anki.notes import FIELDS
from quizgen.model import Form
from quizgen.templates import Templates, shipped

NAMES = {
    Form.OPEN: "quizgen open",
    Form.CLOZE: "quizgen cloze",
    Form.CHOICE: "quizgen choice",
    Form.TRUE_FALSE: "quizgen true-false",
}
IDS = {
    Form.OPEN: 1102502439802,
    Form.CLOZE: 2116090612352,
    Form.CHOICE: 1435767232738,
    Form.TRUE_FALSE: 1403138865841,
}
"""Drawn once at random, never to change."""

STYLED = 1_795_291_200
"""When the shipped templates and stylesheet last changed, in seconds: raise it with them.

Anki takes new looks only if they are newer than what it has, and so spares a stylesheet that the student changed.
"""

_SEEN = {"Question", "Options", "Answer", "Evidence", "Notes"}
_SAID = {
    "Id": "What quizgen knows this note by. Leave it as it is.",
    "Question": "The question; in a cloze, the sentence with {{c1::the answer}}.",
    "Evidence": "The sentence of the article that gives the answer.",
    "Typed": "1: the answer is typed in.",
    "Quoted": "1: the question is the whole sentence already.",
    "Notes": "Yours: shown on the back.",
}
_INCLUDE = re.compile(r"<!-- include ([\w-]+\.html) -->\n?")


def models(templates: Templates) -> dict[Form, genanki.Model]:
    """Return the note types by the form they hold."""
    return {form: _model(form, templates) for form in NAMES}


def styled(templates: Templates) -> int:
    """Return when the looks last changed, in seconds: for a user's own templates, when their files did."""
    # Only here does a time come from a file: nobody else knows when a user's template changed.
    own = [path for path in _files(templates) if not path.is_relative_to(shipped())]
    return max([STYLED, *(int(path.stat().st_mtime) for path in own)])


def sides(form: Form, templates: Templates) -> tuple[str, str]:
    """Return the front and the back of a note type's card as Anki's own templates."""
    name = NAMES[form].removeprefix("quizgen ")
    return _side(f"{name}.front.html", templates), _side(f"{name}.back.html", templates)


def stylesheet(templates: Templates) -> str:
    """Return the stylesheet of all note types."""
    return templates.text("anki/card.css")


def _side(name: str, templates: Templates) -> str:
    return _INCLUDE.sub(lambda found: templates.text(f"anki/{found[1]}"), templates.text(f"anki/{name}"))


def _files(templates: Templates) -> list[Path]:
    names = [*templates.names("anki", ".html"), *templates.names("anki", ".css")]
    return [templates.path(name) for name in names]


def _model(form: Form, templates: Templates) -> genanki.Model:
    front, back = sides(form, templates)
    id_ = IDS[form]
    return genanki.Model(
        id_,
        NAMES[form],
        fields=[_field(name, id_ + number) for number, name in enumerate(FIELDS, 1)],
        templates=[{"name": "Card 1", "qfmt": front, "afmt": back, "id": id_ + 100}],
        css=stylesheet(templates),
        model_type=genanki.Model.CLOZE if form == Form.CLOZE else genanki.Model.FRONT_BACK,
        sort_field_index=FIELDS.index("Question"),
    )


def _field(name: str, id_: int) -> dict[str, Any]:
    return {
        "name": name,
        "id": id_,
        "font": "Arial",
        "description": _SAID.get(name, ""),
        # In the editor: what a student may want to change is open, the rest folded.
        "collapsed": name not in _SEEN,
        "excludeFromSearch": False,
    }
