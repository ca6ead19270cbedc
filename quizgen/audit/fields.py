"""Read what a student sees from the fields of an Anki note, which are HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from quizgen.model import BLANK

_CLOZE = re.compile(r"\{\{c\d+::(.*?)\}\}", re.DOTALL)


class _Reader(HTMLParser):
    """Gather the text of a field, and which of it stands in which element."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.open: list[tuple[str, str, int]] = []
        self.elements: list[tuple[str, str, int, int]] = []
        """Name, class, and where in ``text`` the element starts and ends."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.text += "\n"
        else:
            self.open.append((tag, dict(attrs).get("class") or "", len(self.text)))

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1][0] == tag:
            name, css, start = self.open.pop()
            self.elements.append((name, css, start, len(self.text)))

    def handle_data(self, data: str) -> None:
        self.text += data


def _read(field: str) -> _Reader:
    reader = _Reader()
    reader.feed(field)
    reader.close()
    return reader


def plain(field: str) -> str:
    """Return the field's text, a line break for each ``<br>``."""
    return _read(field).text


def marked(field: str) -> tuple[str, tuple[int, int] | None]:
    """Return the field's text, and where in it the part that is marked starts and ends."""
    reader = _read(field)
    marks = [(start, end) for name, _, start, end in reader.elements if name == "mark"]
    return reader.text, marks[0] if len(marks) == 1 else None


def sentences(field: str) -> list[str]:
    """Return the sentences that the field holds, one on a line, without the names of their sources."""
    return [text for part in re.split(r"<br\s*/?>", field) if (text := _without_source(part).strip())]


def _without_source(part: str) -> str:
    reader = _read(part)
    cites = [start for name, _, start, _ in reader.elements if name == "cite"]
    return reader.text[: min(cites)] if cites else reader.text


def options(field: str) -> tuple[list[str], list[str]]:
    """Return the options that are marked as right, and the others."""
    reader = _read(field)
    found = [(css, reader.text[start:end]) for name, css, start, end in reader.elements if name == "li"]
    return [text for css, text in found if css == "key"], [text for css, text in found if css != "key"]


def cloze(field: str) -> tuple[str, list[str]]:
    """Return the text of a cloze field with a blank for each deletion, and what was deleted, without hints."""
    deleted = [plain(inner.split("::")[0]) for inner in _CLOZE.findall(field)]
    return plain(_CLOZE.sub(BLANK, field)), deleted
