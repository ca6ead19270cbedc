"""PDF, by WeasyPrint from the printed quiz; the same quiz gives the same bytes.

WeasyPrint is an optional extra, for it needs libraries that ``pip`` can't install.
"""

from __future__ import annotations

import logging
from types import ModuleType
from typing import Any, NoReturn

from quizgen.errors import OutputError
from quizgen.export.base import Export, LeftOut, Settings
from quizgen.export.composed import Sheet
from quizgen.export.paper.fit import SIDES, Room, rooms
from quizgen.export.paper.page import composed, page
from quizgen.model import Quiz
from quizgen.templates import Templates

_LIBRARIES = (
    "Debian, Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; macOS: brew install pango"
)


def to_pdf(quiz: Quiz, settings: Settings, templates: Templates) -> Export:
    """Return the printed quiz as PDF, fitted to one sheet by measuring its pages if that is asked for.

    Raises OutputError, with the remedy, where WeasyPrint or a library it needs is missing.
    """
    weasyprint = _weasyprint()
    sheet = composed(quiz, settings, templates)
    room, fits = rooms(settings)[0], True
    if settings.one_sheet:
        room, fits = _measured(weasyprint, quiz, sheet, settings, templates)
    left = () if fits else (LeftOut("", "even with the least room to answer the quiz is longer than one sheet"),)
    return Export(from_html(page(quiz, sheet, settings, templates, room)), left)


def from_html(html: str) -> bytes:
    """Return a page as PDF; nothing is fetched for it."""
    data: bytes = _document(_weasyprint(), html).write_pdf(pdf_tags=True)
    return data


def _measured(
    weasyprint: ModuleType, quiz: Quiz, sheet: Sheet, settings: Settings, templates: Templates
) -> tuple[Room, bool]:
    """Return the largest room with which the quiz fits, by halving the list of rooms, and whether it fits."""
    tried = rooms(settings)
    alone = settings.model_copy(update={"with_key": False})

    def fits(room: Room) -> bool:
        document = _document(weasyprint, page(quiz, sheet, alone, templates, room)).render()
        return len(document.pages) <= SIDES

    if not fits(tried[-1]):
        return tried[-1], False
    low, high = 0, len(tried) - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if fits(tried[middle]) else (middle + 1, high)
    return tried[low], True


def _document(weasyprint: ModuleType, html: str) -> Any:
    return weasyprint.HTML(string=html, url_fetcher=_fetch_nothing)


def _fetch_nothing(url: str, *_: object, **__: object) -> NoReturn:
    raise ValueError(f"{url} was not fetched: a printed quiz holds all it needs")


def _weasyprint() -> ModuleType:
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    try:
        import weasyprint  # optional, and slow to import
    except ImportError as error:
        raise OutputError("PDF needs WeasyPrint", where=str(error), remedy="pip install 'quizgen[pdf]'") from error
    except OSError as error:
        raise OutputError("WeasyPrint lacks a library", where=str(error).split("\n")[0], remedy=_LIBRARIES) from error
    module: ModuleType = weasyprint
    return module
