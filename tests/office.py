"""LibreOffice for the tests of the Word document: what stands on which page once it is laid out."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.printing import texts

SOFFICE = shutil.which("soffice") or ""
needs_office = pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed (apt install libreoffice-writer)")
STARTS = {
    "Heading 1": "title",
    "Quiz Stem": "item",
    "Quiz Statement": "item",
    "Quiz Key": "entry",
    "Quiz Word Bank": "strip",
}
"""The styles with which something starts that must stand on one page; paragraphs of other styles go on with it."""


def office_pdf(data: bytes, folder: Path) -> bytes:
    """Return the Word document as LibreOffice prints it."""
    path = folder / "quiz.docx"
    path.write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [SOFFICE, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    return path.with_suffix(".pdf").read_bytes()


def marked(data: bytes) -> bytes:
    """Return the document with a speck of text before and after each paragraph that says what it belongs to."""
    document = Document(io.BytesIO(data))
    kind, number, key = "", 0, False
    for block in document.iter_inner_content():
        style = block.style.name if isinstance(block, Paragraph) else "table"
        if style == "Title":
            kind, key = "", number > 0
        start = "match" if style == "table" else STARTS.get(style, "")
        if start and (key or start != "strip"):  # the word bank stays with its title
            kind, number = start, number + 1
        for paragraph in [block] if isinstance(block, Paragraph) else _cells(block):
            if kind:
                _mark(paragraph, f" ~{kind}-{number}~ ")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _cells(table: Table) -> list[Paragraph]:
    return [paragraph for row in table.rows for cell in row.cells for paragraph in cell.paragraphs]


def _mark(paragraph: Paragraph, text: str) -> None:
    for run in (paragraph.add_run(text), paragraph.add_run(text)):
        run.font.size, run.font.color.rgb = Pt(1), RGBColor(255, 255, 255)
    first = paragraph.runs[-1]._r
    properties = paragraph._p.pPr
    paragraph._p.insert(0 if properties is None else 1, first)


def marks(pdf: bytes) -> dict[str, set[int]]:
    """Return on which pages each marked thing stands."""
    found: dict[str, set[int]] = {}
    for number, text in enumerate(texts(pdf), 1):
        for name in re.findall(r"~([a-z]+-\d+)~", re.sub(r"\s", "", text)):
            found.setdefault(name, set()).add(number)
    return found


def office_torn(pdf: bytes) -> list[str]:
    """Return what stands on more than one page, and the titles that stand on another page than what follows."""
    found = sorted(marks(pdf).items(), key=lambda pair: int(pair[0].rpartition("-")[2]))
    split = [name for name, pages in found if len(pages) > 1]
    return [*split, *(name for (name, pages), (_, after) in pairwise(found) if "title" in name and pages != after)]
