"""The look of the Word document: paper, fonts and named styles for each edition.

Quiz Stem: hanging number, stays with the next paragraph. Quiz Option: indented letter. Quiz Source: smaller, grey
characters.
"""

from __future__ import annotations

from dataclasses import dataclass

from docx import Document
from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from quizgen.export.base import Settings

PAPERS = {"a4": (Mm(210), Mm(297)), "letter": (Mm(215.9), Mm(279.4))}
MARGIN = Mm(20)


@dataclass(frozen=True)
class Look:
    """The type of an edition: ``size`` of letters and ``leading`` of lines in points.

    Lines are so many points high at least, which is more than any usual face needs of itself: where lines differ from
    face to face or are a multiple of the type, LibreOffice leaves behind what ought to stay with the next paragraph.
    """

    font: str
    size: float
    leading: float

    def ems(self, times: float) -> int:
        """Return so many times the width of a number or letter with its dot."""
        return int(Pt(self.size * 2.2 * times))


@dataclass(frozen=True)
class Shape:
    """A paragraph style: spaces as multiples of the type size, indents and tab stops of the width of a number."""

    before: float = 0
    after: float = 0
    left: float = 0
    first: float = 0
    stops: tuple[float, ...] = ()
    size: float = 1
    keep: bool = False
    grey: bool = False


LOOKS = {
    "standard": Look("Calibri", 11, 15.5),
    "large": Look("Calibri", 18, 25),
    "dyslexia": Look("Verdana", 13, 23.5),
}
SHAPES = {
    "Quiz Name Line": Shape(after=0.8),
    "Quiz Instructions": Shape(after=0.3, keep=True),
    "Quiz Word Bank": Shape(before=0.4, after=0.4, left=0.2),
    "Quiz Stem": Shape(before=0.7, left=1, first=-1, stops=(1,)),
    "Quiz Statement": Shape(before=0.6, left=2.4, first=-2.4, stops=(1, 2.4)),
    "Quiz Option": Shape(before=0.15, left=2, first=-1, stops=(2,)),
    "Quiz Line": Shape(before=0.9, left=1),
    "Quiz Premise": Shape(before=0.2, left=2.4, first=-2.4, stops=(2.4,)),
    "Quiz Response": Shape(before=0.2, left=1, first=-1, stops=(1,)),
    "Quiz Key": Shape(before=0.6, left=1, first=-1, stops=(1,)),
    "Quiz From": Shape(size=0.9, grey=True, keep=True),
    "Quiz Foot": Shape(size=0.8, grey=True),
}
SOURCE = "Quiz Source"
"""The style of characters in which the key quotes."""

_DARK, _GREY = RGBColor(0, 0, 0), RGBColor(0x40, 0x40, 0x40)


def styled(settings: Settings) -> tuple[Doc, Look, int]:
    """Return an empty document of that paper and edition, its look, and how wide a line is."""
    look = LOOKS[settings.edition]
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = PAPERS[settings.paper]
    section.footer_distance = Mm(9)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    width = int(section.page_width) - 2 * int(MARGIN)
    normal = document.styles["Normal"]
    _type(normal, look, look.size)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.widow_control = True
    title = document.styles["Title"]
    _type(title, look, look.size * 1.8, bold=True)
    _without_border(title)
    title.paragraph_format.space_after = Pt(look.size * 0.6)
    heading = document.styles["Heading 1"]
    _type(heading, look, look.size * 1.25, bold=True)
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(look.size * 1.6), Pt(2)
    heading.paragraph_format.keep_with_next = True
    for name, shape in SHAPES.items():
        _shaped(document, name, shape, look)
    source = document.styles.add_style(SOURCE, WD_STYLE_TYPE.CHARACTER)
    assert isinstance(source, CharacterStyle)
    _sized(source, look.size * 0.9)
    source.font.color.rgb = _GREY
    return document, look, width


def _type(style: ParagraphStyle, look: Look, size: float, bold: bool = False) -> None:
    style.font.name, style.font.bold, style.font.italic = look.font, bold, False
    _sized(style, size)
    _spaced(style, look, size)
    style.font.color.rgb = _DARK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)  # a theme's font would win over the named one
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), look.font)


def _spaced(style: ParagraphStyle, look: Look, size: float) -> None:
    # Of large type, as in titles, lines stand closer.
    share = 1.0 if size <= look.size else 0.85
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
    style.paragraph_format.line_spacing = Pt(round(2 * share * look.leading * size / look.size) / 2)


def _sized(style: CharacterStyle, size: float) -> None:
    style.font.size = Pt(size)
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    # Arabic and Hebrew have a size of their own.
    other = OxmlElement("w:szCs")
    other.set(qn("w:val"), str(round(size * 2)))
    properties.find(qn("w:sz")).addnext(other)


def _shaped(document: Doc, name: str, shape: Shape, look: Look) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    _sized(style, look.size * shape.size)
    _spaced(style, look, look.size * shape.size)
    style.font.color.rgb = _GREY if shape.grey else _DARK
    paragraph = style.paragraph_format
    paragraph.space_before, paragraph.space_after = Pt(look.size * shape.before), Pt(look.size * shape.after)
    paragraph.left_indent, paragraph.first_line_indent = look.ems(shape.left), look.ems(shape.first)
    paragraph.keep_together = True
    if shape.keep:
        paragraph.keep_with_next = True
    for stop in shape.stops:
        paragraph.tab_stops.add_tab_stop(look.ems(stop), WD_TAB_ALIGNMENT.LEFT)


def _without_border(style: ParagraphStyle) -> None:
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def framed(properties: object, *sides: str) -> None:
    """Draw a thin line at these sides (``top``, ``bottom`` …) of the paragraph with these properties."""
    borders = OxmlElement("w:pBdr")
    for side in sides:
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "4"), ("color", "404040")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties.insert_element_before(  # type: ignore[attr-defined]
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def shaded(properties: object) -> None:
    """Give the paragraph with these properties a light ground.

    Where a frame would do, LibreOffice forgets its room when it asks whether the next paragraph fits on the page too.
    """
    ground = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "E8E8E8")):
        ground.set(qn(f"w:{name}"), value)
    properties.insert_element_before(  # type: ignore[attr-defined]
        ground, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
