"""A stand-in for a running Anki: AnkiConnect's protocol over Anki's own backend, on the loopback address."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from tests.anki_quizzes import collection


class Anki:
    """A collection and the actions on it; ``imports`` is what this Anki can do: ``request``, ``window``, ``hand``."""

    def __init__(self, col: Collection, imports: str = "request", key: str = "") -> None:
        self.col, self.imports, self.key = col, imports, key
        self.asked: list[str] = []
        self.waiting: list[str] = []
        self.version = 6
        self.tells_mod = True

    def answer(self, said: dict[str, Any]) -> Any:
        if (said.get("key") or "") != self.key:
            raise ValueError("valid api key must be provided")
        self.asked.append(said["action"])
        action = getattr(self, f"do_{said['action']}", None)
        if action is None:
            raise ValueError("unsupported action")
        return action(**said.get("params", {}))

    def do_version(self) -> int:
        return self.version

    def do_findNotes(self, query: str) -> list[int]:  # noqa: N802
        return [int(id_) for id_ in self.col.find_notes(query)]

    def do_notesInfo(self, notes: list[int]) -> list[dict[str, Any]]:  # noqa: N802
        return [self._info(id_) for id_ in notes]

    def _info(self, id_: int) -> dict[str, Any]:
        note = self.col.get_note(id_)
        fields = {name: {"value": value, "order": order} for order, (name, value) in enumerate(note.items())}
        info = {"noteId": id_, "tags": note.tags, "fields": fields, "modelName": note.note_type()["name"]}
        return info | ({"mod": note.mod} if self.tells_mod else {})

    def do_updateNoteFields(self, note: dict[str, Any]) -> None:  # noqa: N802
        found = self.col.get_note(note["id"])
        for name, value in note["fields"].items():
            if name in found:
                found[name] = value
        self.col.update_note(found)

    def do_addTags(self, notes: list[int], tags: str) -> None:  # noqa: N802
        self.col.tags.bulk_add(notes, tags)

    def do_storeMediaFile(self, filename: str, data: str) -> str:  # noqa: N802
        (Path(self.col.media.dir()) / filename).write_bytes(base64.b64decode(data))
        return filename

    def do_getMediaDirPath(self) -> str:  # noqa: N802
        return str(Path(self.col.media.dir()).absolute())

    def do_deleteMediaFile(self, filename: str) -> None:  # noqa: N802
        (Path(self.col.media.dir()) / filename).unlink(missing_ok=True)

    def do_importPackage(self, path: str) -> bool:  # noqa: N802
        if self.imports != "request":
            raise ValueError("cannot import name 'AnkiPackageImporter'")
        self.take_in(path)
        return True

    def do_guiImportFile(self, path: str) -> None:  # noqa: N802
        if self.imports != "window":
            raise ValueError("unsupported action")
        self.waiting.append(path)

    def take_in(self, path: str) -> None:
        self.col.import_anki_package(ImportAnkiPackageRequest(package_path=path, options=ImportAnkiPackageOptions()))


@contextmanager
def running(imports: str = "request", key: str = "") -> Iterator[tuple[Anki, str]]:
    """Give a running Anki with an empty collection, and its address."""
    with collection() as col:
        anki = Anki(col, imports, key)

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                try:
                    reply = {"result": anki.answer(said), "error": None}
                except Exception as error:
                    reply = {"result": None, "error": str(error)}
                body = json.dumps(reply).encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None: ...

        server = HTTPServer(("127.0.0.1", 0), Handler)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield anki, f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
