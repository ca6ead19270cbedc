"""The package itself: genanki's tables, filled note by note, then zipped so that the same notes give the same bytes.

genanki makes the collection, the decks and the note types. It would date every note alike, keep all of them in memory,
store without compression and leave its database among the temporary files, so the rows of notes are written here.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import shutil
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import genanki
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from quizgen.export.anki.articles import About
from quizgen.export.anki.notes import UNRECORDED, Note, deck_name
from quizgen.export.anki.notetypes import models, styled
from quizgen.export.base import Settings
from quizgen.model import Form, Quiz
from quizgen.templates import Templates

_NOTE = "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')"
_CARDS = """
INSERT INTO cards SELECT id + 1, id, ?, 0, mod, -1, 0, 0, (id - ?) / 2 + 1, 0, 0, 0, 0, 0, 0, 0, 0, '' FROM notes
WHERE id >= ? AND id < ? ORDER BY id
"""
"""The one card of each note in a stretch of notes of one deck; cards have the numbers between those of notes."""
_SPREAD = 10**10
_LEVEL = 4
_AT_ONCE = 500


def pack(quiz: Quiz, notes: Iterable[Note], templates: Templates, settings: Settings) -> bytes:
    """Return an ``.apkg`` that holds the quiz's decks, all note types, and these notes in this order."""
    with TemporaryDirectory(prefix="quizgen-") as folder:
        path = Path(folder) / "collection.anki2"
        with closing(sqlite3.connect(path)) as database:
            # The file lives for a second: nothing to save from a crash.
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("PRAGMA synchronous = OFF")
            _fill(database.cursor(), quiz, notes, templates, settings)
            database.commit()
        return _zipped(path)


def deck_id(name: str) -> int:
    """Return the id of the deck of that name; where Anki has the name already, it keeps its own."""
    return (1 << 40) + int.from_bytes(hashlib.sha256(name.encode()).digest()[:5], "big")


def _fill(cursor: sqlite3.Cursor, quiz: Quiz, notes: Iterable[Note], templates: Templates, settings: Settings) -> None:
    cursor.executescript(APKG_SCHEMA)
    cursor.executescript(APKG_COL)
    types, name = models(templates), deck_name(quiz)
    looks, first = styled(templates), _first_id(name)
    for deck in _decks(quiz, name, settings):
        for model in types.values():
            deck.add_model(model)
        deck.write_to_db(cursor, looks, iter(()))
    runs: list[tuple[str, int]] = []
    rows = _rows(notes, types, first, runs)
    # Many at a time: taking turns one by one, Python and SQLite throw each other out of the processor's cache.
    while some := list(itertools.islice(rows, _AT_ONCE)):
        cursor.executemany(_NOTE, some)
    ends = [*(start for _, start in runs[1:]), sys.maxsize]
    cursor.executemany(
        _CARDS, [(deck_id(deck), first, start, end) for (deck, start), end in zip(runs, ends, strict=False)]
    )


def _rows(
    notes: Iterable[Note], types: Mapping[Form, genanki.Model], first: int, runs: list[tuple[str, int]]
) -> Iterator[tuple[int, str, int, int, str, str, str]]:
    """Yield the notes as rows with every second number from the first, and put each change of deck into ``runs``."""
    model_ids = {form: model.model_id for form, model in types.items()}
    deck = None
    for id_, note in zip(itertools.count(first, 2), notes, strict=False):
        if note.deck != deck:
            deck = note.deck
            runs.append((deck, id_))
        fields = "\x1f".join(note.fields.values())
        tags = f" {' '.join(note.tags)} "
        yield id_, note.guid, model_ids[note.type], note.changed, tags, fields, note.fields["Question"]


def _first_id(name: str) -> int:
    """Return the number of the first note or card, a time in milliseconds that few decks share."""
    return UNRECORDED * 1000 - deck_id(name) % _SPREAD


def _decks(quiz: Quiz, name: str, settings: Settings) -> Iterator[genanki.Deck]:
    yield genanki.Deck(deck_id(name), name, _description(quiz))
    if settings.subdecks:
        below = dict.fromkeys(f"{name}::{About.of(article).deck}" for article in quiz.articles)
        yield from (genanki.Deck(deck_id(full), full) for full in below)


def _description(quiz: Quiz) -> str:
    """Return what the deck's page in Anki says: where the answers come from."""
    sources = []
    for article in quiz.articles:
        about = About.of(article)
        title = f'<a href="{about.link}">{about.title}</a>' if about.link else about.title
        sources.append(f"<li>{title}{f', {about.date}' if about.date else ''}</li>")
    said = "Every answer stands in a sentence of these articles; the back of each card quotes it."
    return f"<p>{said}</p><ul>{''.join(sources)}</ul>"


def _zipped(database: Path) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        with archive.open(_entry("collection.anki2", database.stat().st_size), "w") as to, database.open("rb") as file:
            shutil.copyfileobj(file, to, 1 << 20)
        with archive.open(_entry("media", 2), "w") as to:
            to.write(b"{}")
    return out.getvalue()


def _entry(name: str, size: int) -> ZipInfo:
    info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type, info._compresslevel = ZIP_DEFLATED, _LEVEL  # type: ignore[attr-defined]
    info.external_attr, info.create_system, info.file_size = 0o644 << 16, 3, size
    return info
