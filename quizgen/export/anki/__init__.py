"""An Anki deck that can be imported again for years: one note for each question, known by the question's id.

    deck.apkg
    ├── collection.anki2   note types ``quizgen open``, ``quizgen cloze``, ``quizgen choice``, ``quizgen true-false``
    └── media              {}

A note keeps its schedule when its wording changes, because its GUID comes from the fact and the form; Anki takes
the new wording if the question changed later than the note. Both directions of a fact are questions of their own
in a quiz, worded as questions, so no note makes a reverse card. A pair to match asks nothing without its set: pairs
stay out of the deck, and the facts behind them are there in other forms.
"""

from __future__ import annotations

from quizgen.errors import InputError
from quizgen.export.anki.notes import Note, left_out, notes
from quizgen.export.anki.package import pack
from quizgen.export.base import Export, Settings
from quizgen.model import Quiz
from quizgen.templates import Templates

__all__ = ["Note", "left_out", "notes", "to_apkg"]


def to_apkg(quiz: Quiz, settings: Settings, templates: Templates) -> Export:
    """Return the quiz as an Anki package; the same quiz gives the same bytes.

    Raises InputError if two questions share an id, for Anki would import both and update one.
    """
    ids = [question.id for question in quiz.questions]
    if len(set(ids)) < len(ids):
        twice = next(id_ for id_ in ids if ids.count(id_) > 1)
        raise InputError(f"two questions share the id {twice!r}", where=quiz.title, remedy="give one another id")
    return Export(pack(quiz, notes(quiz, settings), templates, settings), tuple(left_out(quiz)))
