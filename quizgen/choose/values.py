"""Values near a value: years, dates, numbers, written as the value is written.

near("1995", rng)          years around it, none after the latest allowed
near("about 20%", rng)     "about 25%", "about 10%" …
near("18th century", rng)  "17th century" …
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import partial

from quizgen.lexicon.calendar import MONTHS

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_FRACTIONS = ("one-third", "two-thirds", "one-quarter", "three-quarters", "one-fifth", "two-fifths", "half")
_YEAR = re.compile(r"(?<![\d,.$€£])(1\d{3}|20\d\d)(?![\d,.]*\d|%)")
_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?!\w*\d)")
_ORDINAL = re.compile(r"(\d+)(st|nd|rd|th)\b")
_DECADE = re.compile(r"\b(\d{3}0)s\b")
_FACTORS = (0.25, 0.4, 0.5, 0.6, 0.75, 0.8, 1.25, 1.4, 1.5, 2.0, 2.5)
_FEW = 12  # up to here neighbours are told by steps, above by factors
_ERA = re.compile(r"\b(?:AD|CE|BCE?)\b")
_LIFETIME = 70
_LONG_AGO = 100
_NEARLY = 0.08  # values nearer than this are the same but for rounding

LATEST = 2035


def year_of(text: str) -> int | None:
    """Return the one year of four digits that the text names, or None."""
    found = _YEAR.findall(text)
    return int(found[0]) if len(found) == 1 else None


def round_year(year: int, latest: int = LATEST) -> bool:
    """Tell whether a year is told in round numbers: "between 1500 and 1850" tells centuries, not years."""
    return year % 50 == 0 and latest - year > _LONG_AGO


def near(text: str, rng: random.Random, latest: int = LATEST, pace: int | None = None) -> list[str]:
    """Return values near the value, likeliest first, in its own format; none if it has none or several.

    ``pace`` is how many years away what is told beside it lies: years further off are not plausible.
    """
    for make in (_fractions, _decades, _centuries, partial(_years, pace=pace), _numbers, _words):
        made = make(text, rng, latest)
        if made is not None:
            return [value for value in dict.fromkeys(made) if value != text]
    return []


def _swap(text: str, match: re.Match[str], new: str, group: int = 0) -> str:
    return text[: match.start(group)] + new + text[match.end(group) :]


def _fractions(text: str, rng: random.Random, latest: int) -> list[str] | None:
    match = re.search("|".join(sorted(_FRACTIONS, key=len, reverse=True)), text, re.IGNORECASE)
    if not match:
        return None
    others = [fraction for fraction in _FRACTIONS if fraction not in ("half", match[0].lower())]
    rng.shuffle(others)
    return [_swap(text, match, other.capitalize() if match[0][0].isupper() else other) for other in others]


def _decades(text: str, rng: random.Random, latest: int) -> list[str] | None:
    found = list(_DECADE.finditer(text))
    if len(found) != 1:
        return [] if found else None
    match = found[0]
    # What lies less than a lifetime back nobody puts thirty years off, nor twenty nearer to his own day.
    steps = [-20, -10, 10] if latest - int(match[1]) < _LIFETIME else [-30, -20, -10, 10, 20, 30]
    decades = [int(match[1]) + step for step in _mixed(steps, rng)]
    # "The 1900s" may be the century, in which the right decade lies.
    decades = [decade for decade in decades if decade % 100 or decade >= 2000]
    return [_swap(text, match, str(decade), 1) for decade in decades if decade < latest - 5]


def _centuries(text: str, rng: random.Random, latest: int) -> list[str] | None:
    match = _ORDINAL.search(text)
    word = next((w for w in _ORDINALS if re.search(rf"\b{w}\b", text.lower())), None)
    if not match and not word:
        return None
    number = int(match[1]) if match else _ORDINALS.index(word or "") + 1
    # Of what lies two centuries back nobody thinks that it may be going on.
    now = max(latest // 100 + 1, min(number, LATEST // 100 + 1))
    top = (
        (now if number >= now - 1 else now - 1)
        if "centur" in text or (match and match[0] == text and number <= now)  # "in the _____ century"
        else 31
        if any(m in text for m in MONTHS)
        else number + 9
    )
    out = []
    for step in _mixed([-3, -2, -1, 1, 2, 3], rng):
        other = number + step
        if 1 <= other <= top and match:
            out.append(_swap(text, match, f"{other}{_suffix(other)}"))
        elif 1 <= other <= len(_ORDINALS) and word:
            out.append(re.sub(rf"\b{word}\b", _ORDINALS[other - 1], text, flags=re.IGNORECASE))
    return out


def _suffix(number: int) -> str:
    return "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _mixed(steps: list[int], rng: random.Random) -> list[int]:
    """Mix the steps so that the right value is not always the middle one."""
    below, above = [s for s in steps if s < 0], [s for s in steps if s > 0]
    rng.shuffle(below)
    rng.shuffle(above)
    take = rng.randint(0, 3)
    return below[:take] + above[: 3 - take] + below[take:] + above[3 - take :]


def _years(text: str, rng: random.Random, latest: int, pace: int | None = None) -> list[str] | None:
    found = list(_YEAR.finditer(text))
    month = next((m for m in MONTHS if re.search(rf"\b{m}\b", text)), None)
    if not found and month and _NUMBER.search(text):
        return _months(text, month, rng)
    if len(found) != 1:
        return None if not found else []
    match, year = found[0], int(found[0][1])
    # The further back, the wider: nobody confuses 1995 with 1955, but 1620 with 1580.
    spread = min(40, 3 + max(0, latest - year) // 12)
    spread = spread if pace is None else max(3, min(spread, pace))
    if round_year(year, latest):
        mixed = _mixed([-100, -50, 50, 100], rng)
        return [_swap(text, match, str(year + step)) for step in mixed if year + step <= latest]
    steps = sorted({sign * max(1, round(spread * part)) for part in (0.3, 0.7, 1.2) for sign in (-1, 1)})
    jitter = [step + rng.choice((-1, 0, 0, 1)) if abs(step) > 3 else step for step in steps]
    return [_swap(text, match, str(other)) for step in _mixed(jitter, rng) if (other := year + step) <= latest]


def _months(text: str, month: str, rng: random.Random) -> list[str]:
    place = MONTHS.index(month)
    steps = _mixed([-4, -3, -2, -1, 1, 2, 3, 4], rng)
    day = _NUMBER.search(text)
    return [text.replace(month, MONTHS[(place + step) % 12]) for step in steps if not (day and int(day[0]) > 28)]


def _numbers(text: str, rng: random.Random, latest: int) -> list[str] | None:
    found = list(_NUMBER.finditer(text))
    if not found:
        return None
    if len(found) != 1:
        return []
    match = found[0]
    if _ERA.search(text) and float(match[0].replace(",", "")) < 1000:  # a year, which factors would put centuries off
        return []
    written = match[0]
    places = len(written.partition(".")[2])
    value = float(written.replace(",", ""))
    percent = bool(re.match(r"\s*(?:%|per ?cent)", text[match.end() :]))
    out = []
    for other in _around(value, places, percent, rng):
        commas = "," in written or (value < 1000 <= other)  # "1046" would look like a year
        digits = f"{other:,.{places}f}" if commas else f"{other:.{places}f}"
        if places and digits.endswith("0") and not written.endswith("0"):
            continue
        out.append(_swap(text, match, digits))
    return out


def _around(value: float, places: int, percent: bool, rng: random.Random) -> Iterator[float]:
    """Yield values around a value, as round as it is."""
    if value <= 0:
        return
    grain = 10.0**-places
    if not places:
        while value % (grain * 10) == 0:
            grain *= 10
        if grain > 1 and value / grain < 10:
            grain /= 2  # 3,000 may stand beside 2,500
    if value <= _FEW and not places and not percent:
        for step in _mixed([-3, -2, -1, 1, 2, 3], rng):
            if value + step >= min(2, value):
                yield value + step
        return
    factors = list(_FACTORS)
    rng.shuffle(factors)
    for factor in factors:
        other = round(round(value * factor / grain) * grain, places)
        if other > 0 and abs(other - value) > _NEARLY * value and not (percent and other >= 100):
            yield other


def _words(text: str, rng: random.Random, latest: int) -> list[str] | None:
    found = list(re.finditer(r"\b(" + "|".join([*_WORDS[1:], *_TENS[1:]]) + r")\b", text, re.IGNORECASE))
    if len(found) != 1:
        return None if not found else []
    match, word = found[0], found[0][0].lower()
    if word in _WORDS:
        number = _WORDS.index(word)
        others = [_WORDS[o] for s in _mixed([-3, -2, -1, 1, 2, 3], rng) if min(2, number) <= (o := number + s) <= 20]
    else:
        at = _TENS.index(word)
        others = [_TENS[o] for s in _mixed([-3, -2, -1, 1, 2, 3], rng) if 0 <= (o := at + s) < len(_TENS)]
    others = [other for other in others if other != word]
    return [_swap(text, match, other.capitalize() if match[0][0].isupper() else other) for other in others]
