"""The pages of the Word document, item by item; ``docx_styles`` says how they look.

pages(quiz, compose(quiz, settings), held, settings)    the bytes of a .docx
"""

from __future__ import annotations

import io
import re
from itertools import zip_longest
from string import ascii_uppercase

from docx.document import Document as Doc
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section as Part
from docx.shared import Mm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from quizgen.export.base import Settings
from quizgen.export.composed import Item, Section, Sheet, around_blank
from quizgen.export.docx_styles import SOURCE, framed, shaded, styled
from quizgen.export.shared import answers, one_line, place, verdict, why_wrong
from quizgen.model import Form, Question, Quiz, Span

_ROOM = "_" * 16
"""What a blank looks like on paper: wide enough to write in, the same for every answer."""


class _Pages:
    """A document that grows."""

    def __init__(self, quiz: Quiz, sheet: Sheet, settings: Settings) -> None:
        self.quiz, self.sheet, self.settings = quiz, sheet, settings
        self.document, self.look, self.width = styled(settings)

    def add(self, style: str, text: str, keep: bool = False, where: Doc | _Cell | None = None) -> Paragraph:
        """Add a paragraph; a tab in the text moves on to the next stop, ``keep`` holds it together with the next."""
        paragraph = (where or self.document).add_paragraph(text, style)
        if keep:
            paragraph.paragraph_format.keep_with_next = True
        return paragraph


def pages(quiz: Quiz, sheet: Sheet, held: list[Item], settings: Settings) -> bytes:
    """Return the document: title, name line, sections, and the key in a section of its own."""
    made = _Pages(quiz, sheet, settings)
    title = one_line(sheet.title) + (f" ({sheet.version})" if sheet.version else "")
    made.document.core_properties.title = title
    made.document.core_properties.author = "quizgen"
    made.document.core_properties.comments = ""
    made.add("Title", title)
    _name_line(made, sum(item.points for item in held))
    _footer(made, made.document.sections[0], title)
    if settings.columns > 1:
        _columns(made.document.add_section(WD_SECTION.CONTINUOUS), settings.columns)
        made.width = made.width // settings.columns - int(Mm(6))
    for section in sheet.sections:
        items = [item for item in section.items if item in held]
        if items:
            _section(made, section, items)
    if settings.with_key:
        part = made.document.add_section(WD_SECTION.NEW_PAGE)
        _columns(part, 1)
        part.footer.is_linked_to_previous = False
        _footer(made, part, f"Answer key: {title}")
        _key(made, title, held)
    out = io.BytesIO()
    made.document.save(out)
    return out.getvalue()


def _name_line(made: _Pages, points: int) -> None:
    fields = [("Name", 0.45), ("Class", 0.62), ("Date", 0.8), ("Score", 0.94)]
    if made.look.size > 14:  # large type needs two lines
        fields = [("Name", 0.7), ("Class", 1.0), ("Date", 0.5), ("Score", 0.88)]
    rows = [fields] if fields[1][1] < 1 else [fields[:2], fields[2:]]
    for row in rows:
        line = made.add("Quiz Name Line", " ".join(f"{name} \t" for name, _ in row))
        for _, share in row:
            stop = int(made.width * share)
            line.paragraph_format.tab_stops.add_tab_stop(stop, WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)
    line.add_run(f" / {points}")


def _footer(made: _Pages, part: Part, title: str) -> None:
    """Write the foot of the pages of a part: what they are, and their numbers, which start anew for the key."""
    paragraph = part.footer.paragraphs[0]
    paragraph.style = made.document.styles["Quiz Foot"]  # "Footer" has tab stops of its own
    paragraph.paragraph_format.tab_stops.add_tab_stop(made.width, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{title}\tPage ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    numbers = OxmlElement("w:pgNumType")
    numbers.set(qn("w:start"), "1")
    part._sectPr.find(qn("w:cols")).addprevious(numbers)


def _columns(part: Part, number: int) -> None:
    for columns in part._sectPr.findall(qn("w:cols")):
        columns.set(qn("w:num"), str(number))


def _section(made: _Pages, section: Section, items: list[Item]) -> None:
    made.add("Heading 1", one_line(section.title))
    made.add("Quiz Instructions", f"{one_line(section.instructions)} ({section.worth})")
    if section.bank:
        words = [one_line(word).replace(" ", "\u00a0") for word in section.bank]
        bank = made.add("Quiz Word Bank", "\u2003".join(words), keep=True)
        shaded(bank._p.get_or_add_pPr())
    for item in items:
        _item(made, item)


def _item(made: _Pages, item: Item) -> None:
    prompt = _ROOM.join(around_blank(one_line(item.question.prompt)))
    if item.premises:
        _matching(made, item)
    elif item.question.form == Form.TRUE_FALSE:
        made.add("Quiz Statement", f"{item.number}.\tT   F\t{prompt}")
    elif item.question.form == Form.CHOICE:
        made.add("Quiz Stem", f"{item.number}.\t{prompt}", keep=True)
        for letter, option in zip(ascii_uppercase, item.options, strict=False):
            made.add("Quiz Option", f"{letter}.\t{one_line(option)}", keep=option != item.options[-1])
    else:
        lines = _lines(made, item.question)
        made.add("Quiz Stem", f"{item.number}.\t{prompt}", keep=lines > 0)
        for n in range(1, lines + 1):
            line = made.add("Quiz Line", "\t", keep=n < lines)
            line.paragraph_format.tab_stops.add_tab_stop(made.width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)


def _lines(made: _Pages, question: Question) -> int:
    """Return how many lines to write on: as set, else by the length of the answer in a hand twice as wide as type."""
    if question.form == Form.CLOZE:
        return 0
    if made.settings.lines is not None:
        return made.settings.lines
    characters_in_line = made.width / (made.look.size * 12700 * 0.5)
    return 1 + int(2 * len(question.answer) / characters_in_line)


def _matching(made: _Pages, item: Item) -> None:
    rows = list(zip_longest(item.premises, enumerate(item.responses)))
    table = made.document.add_table(len(rows), 2)
    table.autofit = False
    for n, (row, (premise, response)) in enumerate(zip(table.rows, rows, strict=True), 1):
        unsplit = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(unsplit)
        keep = n < len(rows)
        left = f"____ {premise.number}.\t{one_line(premise.question.prompt)}" if premise else ""
        right = f"{ascii_uppercase[response[0]]}.\t{one_line(response[1])}" if response else ""
        for cell, share, text, style in zip(
            row.cells, (0.56, 0.44), (left, right), ("Quiz Premise", "Quiz Response"), strict=True
        ):
            cell.width = int(made.width * share)
            cell._tc.remove(cell.paragraphs[0]._p)
            made.add(style, text, keep=keep, where=cell)


def _key(made: _Pages, title: str, held: list[Item]) -> None:
    made.add("Title", f"Answer key: {title}")
    for article in made.quiz.articles:
        made.add("Quiz From", f"From: {one_line(article.title)}")
    shown = {p.question.id for item in held for p in item.premises} | {item.question.id for item in held}
    placed = [(n, question, letter) for n, question, letter in made.sheet.placed() if question.id in shown]
    strip = [f"{number}\u00a0{letter}" for number, _, letter in placed if letter]
    if strip:
        framed(made.add("Quiz Word Bank", "\u2003".join(strip))._p.get_or_add_pPr(), "top", "bottom")
    options = {item.question.id: item.options for item in held}
    for number, question, letter in placed:
        _entry(made, number, question, letter, options.get(question.id, ()))


def _entry(made: _Pages, number: int, question: Question, letter: str, options: tuple[str, ...]) -> None:
    """Add what the key says of a question: one paragraph in lines, which no program tears over a page."""
    said = answers(question)
    entry = made.add("Quiz Key", f"{number}.\t")
    spoken = said[0] if question.form in (Form.OPEN, Form.CLOZE) else f"{letter}  {said[0]}"
    entry.add_run(spoken).bold = True
    if said[1:]:
        entry.add_run(f" (accept also: {'; '.join(said[1:])})")
    for span in question.evidence:
        _sentence(made, entry, question.answer_at, span)
    why = why_wrong(question)
    wrong = [(name, text) for name, text in zip(ascii_uppercase, options, strict=False) if text in why]
    for line in [*verdict(question), *(f"Not {name}, {one_line(text)}: {why[text]}" for name, text in wrong)]:
        entry.add_run(f"\n{line}", SOURCE)


def _sentence(made: _Pages, entry: Paragraph, answer_at: Span, span: Span) -> None:
    """Add the sentence that proves the answer, the answer in it bold, and where it stands."""
    entry.add_run("\n“", SOURCE)
    first, last = 0, 0
    if span.holds(answer_at):
        first, last = answer_at.start - span.start, answer_at.end - span.start
    pieces = (span.text[:first], span.text[first:last], span.text[last:])
    for text, bold in zip(pieces, (False, True, False), strict=True):
        # Spaces at the ends of a piece part it from the next and have to stay.
        before, after = re.match(r"\s", text), re.search(r"\s$", text)
        inner = one_line(text)
        run = entry.add_run((" " if before else "") + inner + (" " if after and inner else ""), SOURCE)
        run.bold = bold or None
    where = place(made.quiz, span)
    if len(made.quiz.articles) == 1:  # its title stands at the head of the key
        where = where.removeprefix(one_line(made.quiz.articles[0].title)).removeprefix(", ")
        where = where or next((b.role for b in made.quiz.articles[0].blocks if b.start <= span.start < b.end), "")
    where = re.sub(r"paragraph (?=\d+$)", "paragraph\u00a0", where)
    entry.add_run(f"” ({where})" if where else "”", SOURCE)
