"""How the editions and papers look: the measures that the style sheet and the fitting to one sheet share."""

from __future__ import annotations

from markupsafe import Markup

from quizgen.export.base import Settings
from quizgen.model import Record


class Edition(Record):
    """The type of an edition: size in points, leading as a factor, a ruled line's height in millimetres.

    ``em`` is how wide a letter is on average, in ems, letter and word spacing included; ``heads`` is how many rows
    name, class, date and score take.
    """

    name: str
    fonts: str
    size: float
    leading: float
    letters: str
    words: str
    line: float
    em: float
    heads: int = 1


_SERIF = 'Charter, "Bitstream Charter", Georgia, "Noto Serif", "Liberation Serif", "Times New Roman", serif'
_SANS = '"Helvetica Neue", Arial, "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif'
_OPEN = 'Verdana, "Noto Sans", "DejaVu Sans", "Trebuchet MS", Arial, sans-serif'

EDITIONS = {
    "standard": Edition(
        name="standard", fonts=_SERIF, size=11, leading=1.36, letters="normal", words="normal", line=8.5, em=0.51
    ),
    "large": Edition(
        name="large", fonts=_SANS, size=18, leading=1.4, letters="normal", words="normal", line=13, em=0.55, heads=2
    ),
    "dyslexia": Edition(
        name="dyslexia", fonts=_OPEN, size=13, leading=1.7, letters="0.035em", words="0.16em", line=11, em=0.62
    ),
}


class Paper(Record):
    """A paper: its name in CSS, width and height in millimetres."""

    css: str
    width: float
    height: float


PAPERS = {
    "a4": Paper(css="A4", width=210, height=297),
    "letter": Paper(css="letter", width=215.9, height=279.4),
}
SIDE, TOP, BOTTOM = 17.0, 15.0, 17.0
"""The margins in millimetres; printers need no more than 15 to leave nothing out."""


FOOT = 84
"""How many letters go into the foot of a page."""


def css_string(text: str) -> Markup:
    """Return the text as a CSS string, short enough for the foot of a page.

    All but letters, digits and spaces are written as code points, so that nothing in it ends the string.
    """
    text = text if len(text) <= FOOT else text[: FOOT - 1].rstrip() + "…"
    return Markup('"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text) + '"')


def looks(settings: Settings) -> dict[str, object]:
    """Return what the style sheet is rendered with."""
    edition = EDITIONS[settings.edition]
    return {
        "edition": edition,
        "fonts": Markup(edition.fonts),
        "paper": PAPERS[settings.paper],
        "margin": {"side": SIDE, "top": TOP, "bottom": BOTTOM},
        "columns": settings.columns,
        "key_scale": 0.86 if settings.edition == "standard" else 1.0,
        "css_string": css_string,
    }
