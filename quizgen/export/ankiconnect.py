"""Push a quiz into a running Anki, through the add-on AnkiConnect.

    POST http://127.0.0.1:8765   {"action": "findNotes", "version": 6, "params": {"query": "\\"Id:9f2e…\\""}}
                                 {"result": [1700000000123], "error": null}

A note is known by its field ``Id``, however it came into Anki. New notes go in as a package, because AnkiConnect can't
give a note its GUID, and a deck imported later would bring every such note a second time. Fields and tags that are the
student's own are left alone, and so is what was edited in Anki after the question last changed.
"""

from __future__ import annotations

import base64
import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from quizgen.errors import OutputError
from quizgen.export.anki.escape import plain
from quizgen.export.anki.notes import FIELDS, Note
from quizgen.export.anki.notetypes import NAMES

URL = "http://127.0.0.1:8765"
OWN = {"Notes", "Spare 1", "Spare 2", "Spare 3"}
"""The fields that are the student's."""

_VERSION = 6
_AT_ONCE = 100
_PACKAGE = "_quizgen.apkg"
_SEARCH_SIGNS = re.compile(r'([\\"*_:])')
_ESCAPED = r"\\\1"
_SECONDS = 300


class RefusedError(OutputError):
    """Anki was reached and said no."""


class AnkiConnect:
    """A running Anki; ``key`` is the key to its AnkiConnect, if that has one."""

    def __init__(self, url: str = URL, key: str = "") -> None:
        self.url, self.key = url, key
        if not url.startswith(("http://", "https://")):
            raise OutputError("no address of AnkiConnect", where=url, remedy=f"give one like {URL}")
        # Anki runs on this machine: a proxy could not reach it.
        self._open = urllib.request.build_opener(urllib.request.ProxyHandler({})).open

    def ask(self, action: str, **params: Any) -> Any:
        """Return the result of an action; OutputError if Anki is not there, RefusedError if it says no."""
        said = {"action": action, "version": _VERSION, "params": params} | ({"key": self.key} if self.key else {})
        request = urllib.request.Request(self.url, json.dumps(said).encode(), {"Content-Type": "application/json"})
        try:
            with self._open(request, timeout=_SECONDS) as response:
                answer = json.load(response)
            result, refused = answer["result"], answer["error"]
        except (OSError, urllib.error.URLError) as error:
            remedy = "start Anki with the add-on AnkiConnect (2055492159)"
            raise OutputError("Anki can't be reached", where=self.url, remedy=remedy) from error
        except (ValueError, TypeError, KeyError) as error:
            raise OutputError(
                "that is not AnkiConnect", where=self.url, remedy="give its address with --url"
            ) from error
        if refused is not None:
            raise RefusedError(f"Anki refused {action}: {refused}", where=self.url)
        return result

    def notes_where(self, query: str) -> list[dict[str, Any]]:
        """Return what Anki knows of the notes that a search finds."""
        found = self.ask("findNotes", query=query)
        return [info for some in _chunks(found) for info in self.ask("notesInfo", notes=some) if info]


@dataclass(frozen=True)
class Update:
    """A note to update: the fields that differ, and the tags that it lacks."""

    note_id: int
    prompt: str
    fields: dict[str, str]
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """What a push does: the notes that are new, those that get new content, and what it leaves alone.

    ``edited`` are notes that differ but were edited in Anki later, ``strangers`` notes of the same articles that are
    not in this quiz.
    """

    new: tuple[Note, ...]
    updates: tuple[Update, ...]
    same: int
    edited: tuple[str, ...]
    strangers: tuple[str, ...]


def plan(anki: AnkiConnect, notes: Iterable[Note], *, force: bool = False) -> Plan:
    """Return what a push of the notes would do; nothing is changed in Anki.

    With ``force``, notes that were edited in Anki later are updated too.
    """
    known = anki.ask("version")
    if not isinstance(known, int) or known < _VERSION:
        raise OutputError(f"AnkiConnect is too old: version {known}", where=anki.url, remedy="update the add-on")
    wanted = {note.fields["Id"]: note for note in notes}
    there = {id_: info for info in _there(anki, list(wanted)) if (id_ := _value(info, "Id")) in wanted}
    updates, edited, same = [], [], 0
    for id_, info in there.items():
        note = wanted[id_]
        update = _update(note, info)
        if update is None:
            same += 1
        elif not force and _edited_later(note, info):
            edited.append(update.prompt)
        else:
            updates.append(update)
    new = tuple(note for id_, note in wanted.items() if id_ not in there)
    return Plan(new, tuple(updates), same, tuple(edited), tuple(_strangers(anki, wanted)))


def carry_out(anki: AnkiConnect, made: Plan, package: bytes) -> Literal["done", "waiting"]:
    """Push what was planned; ``package`` is the deck of the new notes alone, unread if there are none.

    ``waiting`` means that this Anki imports packages only by hand: its import window is open, for a click.
    """
    for update in made.updates:
        anki.ask("updateNoteFields", note={"id": update.note_id, "fields": update.fields})
        if update.tags:
            anki.ask("addTags", notes=[update.note_id], tags=" ".join(update.tags))
    return _import(anki, package) if made.new else "done"


def _import(anki: AnkiConnect, package: bytes) -> Literal["done", "waiting"]:
    # The folder of media is the one place that AnkiConnect can write to and Anki can read from.
    name = anki.ask("storeMediaFile", filename=_PACKAGE, data=base64.b64encode(package).decode())
    path = f"{anki.ask('getMediaDirPath')}/{name}".replace("\\", "/")
    try:
        anki.ask("importPackage", path=path)
    except RefusedError:
        try:
            anki.ask("guiImportFile", path=path)
        except RefusedError as error:
            anki.ask("deleteMediaFile", filename=name)
            remedy = "make a deck with quizgen deck, and import it with File, Import"
            raise OutputError("this Anki does not import packages on request", where=anki.url, remedy=remedy) from error
        return "waiting"
    anki.ask("deleteMediaFile", filename=name)
    return "done"


def _there(anki: AnkiConnect, ids: Sequence[str]) -> Iterator[dict[str, Any]]:
    for some in _chunks(ids):
        yield from anki.notes_where(" or ".join(_search("Id", id_) for id_ in some))


def _search(where: str, what: str) -> str:
    """Return a search for exactly that, whatever signs of Anki's searches it holds."""
    return f'"{where}:{_SEARCH_SIGNS.sub(_ESCAPED, what)}"'


def _update(note: Note, info: dict[str, Any]) -> Update | None:
    there = {name: _value(info, name) for name in FIELDS if name not in OWN}
    fields = {name: note.fields[name] for name, value in there.items() if value not in (note.fields[name], None)}
    tags = tuple(tag for tag in note.tags if tag not in info.get("tags", ()))
    if not fields and not tags:
        return None
    return Update(int(info["noteId"]), plain(note.fields["Question"]), fields, tags)


def _edited_later(note: Note, info: dict[str, Any]) -> bool:
    """Tell whether to leave the note alone: as in an import, the newer one wins, and another type is the student's."""
    if info.get("modelName") != NAMES[note.type]:
        return True
    edited = info.get("mod")  # older versions of AnkiConnect don't tell
    # At the very second of the question, it is as it was imported: the student did not touch it.
    return isinstance(edited, int) and edited > note.changed


def _strangers(anki: AnkiConnect, wanted: dict[str, Note]) -> Iterator[str]:
    articles = {tag for note in wanted.values() for tag in note.tags if tag.startswith("quizgen::article::")}
    for tag in sorted(articles):
        for info in anki.notes_where(_search("tag", tag)):
            if (id_ := _value(info, "Id")) is not None and id_ not in wanted:
                yield plain(_value(info, "Question") or id_)


def _value(info: dict[str, Any], name: str) -> str | None:
    field = info.get("fields", {}).get(name)
    return None if field is None else str(field["value"])


def _chunks(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (items[at : at + _AT_ONCE] for at in range(0, len(items), _AT_ONCE))
