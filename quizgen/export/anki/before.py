"""When notes last changed, told by the deck that was made the time before: it is where an edit by hand shows.

recall(quiz, Path("decks/seeds.apkg").read_bytes(), now, settings)
"""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from typing import NamedTuple

from quizgen.audit.package import collection_in
from quizgen.export.anki.escape import plain
from quizgen.export.anki.notes import FIELDS, UNRECORDED, notes
from quizgen.export.base import Settings
from quizgen.model import Quiz

_QUESTION = FIELDS.index("Question")
_UNTOLD = {FIELDS.index("Paragraph"), FIELDS.index("Typed")}
"""What may differ without a note having changed: an edit further up moves paragraphs, a setting asks to type."""


class _Told(NamedTuple):
    changed: int
    tags: str
    fields: list[str]


def recall(quiz: Quiz, package: bytes, now: int, settings: Settings) -> tuple[Quiz, tuple[str, ...]]:
    """Return the quiz with ``changed`` set by the deck made before, and the questions of that deck that are gone.

    A note that shows what it showed keeps its time; one that is new or shows something else gets the time that
    its question records if that is later, else ``now``, in seconds. A package that can't be read tells nothing.
    """
    before = _notes(package)
    if not before:
        return quiz, ()
    times: dict[str, int] = {}
    for note in notes(quiz, settings):
        told = before.pop(note.guid, None)
        recorded = note.changed - bool(note.fields["Typed"])
        if told is None:
            times[note.id] = recorded if recorded != UNRECORDED else now
        elif _same(told, " ".join(note.tags), list(note.fields.values())):
            times[note.id] = told.changed if told.changed != UNRECORDED else 0
        else:
            times[note.id] = recorded if recorded > told.changed else now
    questions = tuple(q.model_copy(update={"changed": times.get(q.id, q.changed)}) for q in quiz.questions)
    gone = tuple(plain(told.fields[_QUESTION]) for told in before.values())
    return quiz.model_copy(update={"questions": questions}), gone


def _notes(package: bytes) -> dict[str, _Told]:
    """Return the notes of a package by GUID; none unless all have the fields of quizgen's own."""
    try:
        with closing(sqlite3.connect(":memory:")) as base:
            base.deserialize(collection_in(package))
            rows = base.execute("SELECT guid, mod, tags, flds FROM notes ORDER BY id").fetchall()
    except (zipfile.BadZipFile, sqlite3.Error, LookupError, ValueError, RuntimeError):
        return {}
    found = {}
    for guid, changed, tags, joined in rows:
        fields = str(joined).split("\x1f")
        if len(fields) != len(FIELDS):
            return {}
        typed = bool(fields[FIELDS.index("Typed")])
        found[str(guid)] = _Told(int(changed) - typed, str(tags).strip(), fields)
    return found


def _same(told: _Told, tags: str, fields: list[str]) -> bool:
    pairs = enumerate(zip(told.fields, fields, strict=True))
    return told.tags == tags and all(old == new or place in _UNTOLD for place, (old, new) in pairs)
