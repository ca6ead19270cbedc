from __future__ import annotations

import io
import re
import sys
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Doc
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table
from docx.text.paragraph import Paragraph

from quizgen.errors import OutputError
from quizgen.export import Settings, export
from quizgen.export.composed import around_blank, compose
from quizgen.model import Form, Quiz
from tests.format_quizzes import every_form, hostile, shown
from tests.office import marked, marks, needs_office, office_pdf, office_torn
from tests.printing import texts
from tests.sample_quiz import sample, sticky


def opened(quiz: Quiz, settings: Settings | None = None) -> Doc:
    return Document(io.BytesIO(export(quiz, "docx", settings).data))


def blocks(document: Doc) -> list[Paragraph | Table]:
    return list(document.iter_inner_content())


def split(document: Doc) -> tuple[list[Paragraph | Table], list[Paragraph | Table]]:
    """Return the quiz and the key."""
    found = blocks(document)
    at = next(
        n
        for n, block in enumerate(found)
        if isinstance(block, Paragraph) and block.style.name == "Title" and block.text.startswith("Answer key: ")
    )
    return found[:at], found[at:]


def stems(found: list[Paragraph | Table]) -> list[str]:
    """Return every question in order, number and text parted by a tab."""
    texts: list[str] = []
    for block in found:
        if isinstance(block, Table):
            cells = [cell.text for cell in block.columns[0].cells if cell.text]
            texts += [re.sub(r"^____ (\d+\.)\t", r"\1\t", text) for text in cells]
        elif block.style.name in ("Quiz Stem", "Quiz Statement"):
            texts.append(block.text.replace("\tT   F\t", "\t"))
    return texts


@pytest.mark.parametrize("quiz", [every_form(), hostile()], ids=["plain", "hostile"])
@pytest.mark.parametrize("version", ["", "B"])
def test_items_options_and_keys_are_read_back(quiz: Quiz, version: str) -> None:
    settings = Settings(version=version)
    made = export(quiz, "docx", settings)
    assert made.left_out == ()
    document = Document(io.BytesIO(made.data))
    pages, key = split(document)
    sheet = compose(quiz, settings)
    placed = list(sheet.placed())
    title = shown(quiz.title) + (f" ({version})" if version else "")
    assert pages[0].text == title
    prompts = [f"{n}.\t{('_' * 16).join(around_blank(shown(q.prompt)))}" for n, q, _ in placed]
    assert stems(pages) == prompts
    paragraphs = [block for block in pages if isinstance(block, Paragraph)]
    assert [p.text for p in paragraphs if p.style.name == "Heading 1"] == [s.title for s in sheet.sections]
    options = [p.text for p in paragraphs if p.style.name == "Quiz Option"]
    choices = [item for section in sheet.sections for item in section.items if item.question.form == Form.CHOICE]
    assert options == [f"{'ABCDE'[n]}.\t{shown(o)}" for item in choices for n, o in enumerate(item.options)]
    tables = [block for block in pages if isinstance(block, Table)]
    sets = [item for section in sheet.sections for item in section.items if item.premises]
    for table, item in zip(tables, sets, strict=True):
        responses = [cell.text for cell in table.columns[1].cells if cell.text]
        assert responses == [f"{'ABCDEFGHIJKLM'[n]}.\t{shown(r)}" for n, r in enumerate(item.responses)]
    keyed = [block.text for block in key if block.style.name == "Quiz Key"]
    for text, (number, question, letter) in zip(keyed, placed, strict=True):
        right = shown(question.answer) if not letter else f"{letter}  {shown(question.answer)}"
        assert text.startswith(f"{number}.\t{right}")
    told = "\n".join(block.text for block in key)
    assert all(f"“{shown(q.evidence[0].text)}”" in told for q in quiz.questions)
    assert key[1].text == f"From: {shown(quiz.articles[0].title)}"


def test_nothing_is_torn_over_a_page() -> None:
    pages, key = split(opened(every_form()))
    flow = [block for block in pages if isinstance(block, Paragraph)]

    def kept(paragraph: Paragraph) -> bool:
        own = paragraph.paragraph_format.keep_with_next
        return bool(paragraph.style.paragraph_format.keep_with_next if own is None else own)

    for before, block in pairwise(flow):
        names = before.style.name, block.style.name
        if names[1] in ("Quiz Option", "Quiz Line"):
            assert kept(before), before.text
        elif names[0] in ("Quiz Option", "Quiz Line"):
            assert not kept(before), before.text
        if names[0] in ("Heading 1", "Quiz Instructions"):
            assert kept(before)
    entries = [block for block in key if block.style.name == "Quiz Key"]
    assert len(entries) == len(every_form().questions)
    assert entries[0].style.paragraph_format.keep_together
    for table in (block for block in pages if isinstance(block, Table)):
        rows = list(table.rows)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)
        assert all(kept(p) for row in rows[:-1] for cell in row.cells for p in cell.paragraphs)


def test_the_key_starts_on_a_new_page_and_shows_the_answer_in_its_sentence() -> None:
    document = opened(every_form())
    assert document.sections[-1].start_type == 2
    _, key = split(document)
    first = next(block for block in key if "Washington" in block.text)
    assert first.text.split("\n") == [
        "1.\tC  1995",
        "“Washington normalized relations with Hanoi in 1995.” (paragraph\u00a01)",
        "Not B, 1991: In 1991 talks began.",
    ]
    assert [run.text.strip() for run in first.runs if run.bold] == ["C  1995", "1995"]
    assert {run.style.name for run in first.runs[2:]} == {"Quiz Source"}
    assert key[2].text.split("\u2003")[:2] == ["1\u00a0C", "2\u00a0B"]


def test_pages_of_quiz_and_key_are_numbered_apart() -> None:
    document = opened(every_form())
    feet = [section.footer.paragraphs[0].text for section in document.sections]
    assert feet == ["Peace & war\tPage ", "Answer key: Peace & war\tPage "]
    starts = [section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for section in document.sections]
    assert starts == ["1", "1"]


def test_a_section_says_what_its_answers_are_worth() -> None:
    said = [block.text for block in blocks(opened(every_form())) if block.style.name == "Quiz Instructions"]
    assert said[0] == "Circle the letter of the best answer. (1 point each, 3 in all)"
    assert said[-1].endswith("(2 points each, 4 in all)")


@needs_office
@pytest.mark.parametrize(("edition", "paper"), [("standard", "a4"), ("large", "letter")])
def test_libreoffice_tears_nothing(edition: str, paper: str, tmp_path: Path) -> None:
    made = export(sample(), "docx", Settings(edition=edition, paper=paper, word_bank=True)).data
    pdf = office_pdf(marked(made), tmp_path)
    assert len(marks(pdf)) == 5 + 21 + 1 + 24
    assert office_torn(pdf) == []


@needs_office
def test_a_tear_in_libreoffice_would_be_seen(tmp_path: Path) -> None:
    document = Document(io.BytesIO(marked(export(sample(), "docx", Settings(edition="large")).data)))
    for tree in (document.element, document.styles.element):
        for keep in [*tree.iter(qn("w:keepNext")), *tree.iter(qn("w:keepLines"))]:
            keep.getparent().remove(keep)
    out = io.BytesIO()
    document.save(out)
    assert office_torn(office_pdf(out.getvalue(), tmp_path))


@needs_office
def test_what_sticks_to_a_blank_stays_with_it(tmp_path: Path) -> None:
    lines = [line for text in texts(office_pdf(export(sticky(), "docx").data, tmp_path)) for line in text.split("\n")]
    assert sum(line.count("'s") for line in lines) >= len(sticky().questions)
    assert not [line for line in lines if line.strip().startswith("'s")]


def test_without_a_key_there_is_one_section() -> None:
    document = opened(every_form(), Settings(with_key=False))
    assert len(document.sections) == 1
    assert not any("Key" in block.text for block in blocks(document) if isinstance(block, Paragraph))


@pytest.mark.parametrize(("paper", "width"), [("a4", Mm(210)), ("letter", Mm(215.9))])
def test_paper_and_edition_are_as_set(paper: str, width: int) -> None:
    document = opened(every_form(), Settings(paper=paper, edition="large", columns=2))
    assert abs(document.sections[0].page_width - width) < Mm(0.1)
    assert document.styles["Quiz Stem"].font.size.pt == 18
    columns = [section._sectPr.find(qn("w:cols")).get(qn("w:num")) for section in document.sections]
    assert columns == [None, "2", "1"]


def test_lines_and_word_bank_are_as_set() -> None:
    found = blocks(opened(every_form(), Settings(lines=3, word_bank=True)))
    paragraphs = [block for block in found if isinstance(block, Paragraph)]
    opens = sum(question.form == Form.OPEN for question in every_form().questions)
    assert sum(p.style.name == "Quiz Line" for p in paragraphs) == 3 * opens
    bank = next(p for p in paragraphs if p.style.name == "Quiz Word Bank")
    words = bank.text.replace("\u00a0", " ").split("\u2003")
    # With a word that fits nowhere, so that the last blank is not given by what is left.
    assert words == ["$3 million", "1991", "1995", "Hanoi"]


def test_no_time_of_saving_is_in_the_file() -> None:
    data = export(every_form(), "docx").data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) <= {"2000-01-01T00:00:00Z"}
    assert "<dc:creator>quizgen</dc:creator>" in core


def test_without_python_docx_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    for name in [name for name in sys.modules if name.startswith(("docx.", "quizgen.export.docx_"))]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(OutputError, match=r"docx needs python-docx \(pip install 'quizgen\[docx\]'\)"):
        export(every_form(), "docx")
