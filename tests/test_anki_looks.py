"""The stylesheet of the cards: readable by day and by night, mirrored for right-to-left text, no size fixed but one."""

from __future__ import annotations

import re

import pytest

from quizgen.export.anki.notetypes import NAMES, sides, stylesheet
from quizgen.templates import default

CSS = re.sub(r"/\*.*?\*/", "", stylesheet(default()), flags=re.DOTALL)


def colours(selector: str) -> dict[str, str]:
    """Return the named colours that the rule of a selector sets."""
    rule = CSS[CSS.index(selector) :]
    return dict(re.findall(r"--(\w+): (#\w{6});", rule[: rule.index("}")]))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [".card {", ".card.nightMode,"], ids=["day", "night"])
def test_text_stands_out_as_wcag_asks(scheme: str) -> None:
    found = colours(scheme)
    for text, ground in [
        *((text, "paper") for text in ("ink", "soft", "accent")),
        *((text, "tint") for text in ("ink", "soft", "accent")),
        *(("ink", ground) for ground in ("mark", "good", "bad")),
    ]:
        assert contrast(found[text], found[ground]) >= 4.5, f"{text} on {ground}"


def test_night_sets_every_colour_that_day_sets() -> None:
    assert colours(".card {").keys() == colours(".card.nightMode,").keys()
    for selector in (".card.night_mode", ".nightMode .card", ".night_mode .card"):
        assert selector in CSS
    # Outside of these two rules, colours have names.
    assert len(re.findall(r"#[0-9a-f]{3,8};", CSS)) == 2 * len(colours(".card {"))


def test_directions_are_logical_and_sizes_follow_the_apps() -> None:
    assert not re.search(
        r"(?:margin|padding|border)-(?:left|right)|(?<![\w-])(?:left|right)\s*:|text-align: (?:left|right)", CSS
    )
    assert re.findall(r"font-size: [^;]*px", CSS) == ["font-size: 20px"]


@pytest.mark.parametrize("form", NAMES)
def test_every_template_class_is_styled_and_nothing_is_styled_inline(form: str) -> None:
    for side in sides(form, default()):
        assert "style=" not in side
        for names in re.findall(r'class="([^"]+)"', side):
            for name in names.split():
                assert f".{name}" in CSS, name
