"""A browser for the tests of print: to see a page as PDF, to find torn items, to judge accessibility."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from lxml import html as lxml_html
from pypdf import PdfReader

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
needs_chromium = pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed (apt install chromium)")
WHOLE = (
    "//div[@class='title'] | //li[contains(@class, 'item')] | //div[@class='match'] | //div[@class='entry']"
    " | //table[@class='strip']"
)
"""What must stand on one page; a title, besides, on the page of what follows it."""


@contextmanager
def browser() -> Iterator[Browser]:
    """Yield a headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


def chromium_pdf(running: Browser, page: str) -> bytes:
    """Return the page as Chromium prints it."""
    tab = running.new_page()
    tab.set_content(page)
    data = tab.pdf(prefer_css_page_size=True)
    tab.close()
    return data


def linked(page: str) -> str:
    """Return the page with what must stay whole wrapped in numbered links, which a PDF remembers page by page."""
    tree = lxml_html.document_fromstring(page)
    for number, element in enumerate(tree.xpath(WHOLE)):
        link = lxml_html.Element("a", href=f"https://example.org/{element.get('class').split()[0]}-{number}")
        link.set("style", "display:block;color:inherit;text-decoration:none")
        if element.tag == "li":
            link.text, element.text = element.text, None
            for child in list(element):
                link.append(child)
            element.append(link)
        else:
            element.getparent().replace(element, link)
            link.append(element)
    return lxml_html.tostring(tree, encoding="unicode", doctype="<!DOCTYPE html>")


def places(pdf: bytes) -> dict[str, set[int]]:
    """Return on which pages each link stands."""
    found: dict[str, set[int]] = {}
    for number, page in enumerate(PdfReader(io.BytesIO(pdf)).pages, 1):
        for annotation in page.get("/Annots") or ():
            link = annotation.get_object()
            uri, box = link.get("/A", {}).get("/URI"), link["/Rect"]
            # Rounding leaves slivers at the edge of a page that nobody sees.
            if uri and abs(float(box[3]) - float(box[1])) > 2:
                found.setdefault(str(uri), set()).add(number)
    return found


def torn(pdf: bytes) -> list[str]:
    """Return the links that stand on more than one page, and the titles that stand on another than what follows."""
    found = sorted(places(pdf).items(), key=lambda pair: int(pair[0].rpartition("-")[2]))
    split = [uri for uri, pages in found if len(pages) > 1]
    lonely = [uri for (uri, pages), (_, after) in pairwise(found) if "title" in uri and pages != after]
    return [*split, *lonely]


def key_is_apart(pdf: bytes) -> bool:
    """Tell whether the key starts, with its strip if it has one, on a page after the last that holds an item."""
    found = places(pdf)
    asked = {page for uri, pages in found.items() if "/item-" in uri or "/match-" in uri for page in pages}
    strip = {page for uri, pages in found.items() if "/strip-" in uri for page in pages}
    entries = {page for uri, pages in found.items() if "/entry-" in uri for page in pages}
    return len(strip) <= 1 and max(asked) < min(strip | entries) and (not strip or min(strip) <= min(entries))


def count(pdf: bytes) -> int:
    """Return the number of pages."""
    return len(PdfReader(io.BytesIO(pdf)).pages)


def texts(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def violations(running: Browser, page: str, act: str = "", dark: bool = False) -> list[str]:
    """Return what axe-core finds serious or critical on the page, after an optional script was run on it."""
    tab = running.new_page(color_scheme="dark" if dark else "light")
    tab.set_content(page)
    if act:
        tab.evaluate(act)
    tab.add_script_tag(content=files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = tab.evaluate("async () => (await axe.run()).violations.map(v => [v.impact, v.id, v.nodes[0].html])")
    tab.close()
    return [f"{impact}: {rule}: {node}" for impact, rule, node in found if impact in ("serious", "critical")]
