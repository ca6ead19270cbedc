"""What the size of an option is, so that options that are numbers or dates stand in order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.lexicon.calendar import MONTHS

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {word: float(n) for n, word in enumerate(_SMALL.split())}
_WORDS |= {word: 10.0 * n for n, word in enumerate(_TENS.split(), 1)}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_MONTHS = {name[:length].lower(): n for n, name in enumerate(MONTHS, 1) for length in (3, 4, len(name))}
_SAID = "about around nearly almost over than more the in on and of ad ce th st nd rd"
_FILLERS = set(_SAID.split())
_TOKEN = re.compile(r"\d[\d,\u00a0\u202f]*(?:\.\d+)?|[^\W\d_]+")
_ERA = {"bc": -1.0, "bce": -1.0}

Size = tuple[str, tuple[float, ...]]


def size(text: str) -> Size | None:
    """Return what sort of quantity the text is and how large, or None if it is none.

    Quantities compare when their sort, that is their words beside the number, is the same:
    ``$3 million`` and ``$250,000`` do, ``3 km`` and ``3 kg`` do not.
    """
    tokens = _TOKEN.findall(text.casefold())
    if any(t in _MONTHS for t in tokens) and all(t in _MONTHS or t[0].isdecimal() or t in _FILLERS for t in tokens):
        return _date(tokens)
    values: list[float] = []
    scale, sign, rest = 1.0, 1.0, []
    for token in tokens:
        if token[0].isdecimal():
            values.append(float(re.sub(r"[^\d.]", "", token)))
        elif token in _WORDS:
            values.append(_WORDS[token])
        elif token in _SCALES:
            scale *= _SCALES[token]
        elif token in _ERA:
            sign = _ERA[token]
        elif token not in _FILLERS:
            rest.append(token.removesuffix("s"))
    if not values or len(values) > 2:
        return None
    marks = "".join(sorted(set(re.findall(r"[$€£¥%°]", text))))
    return " ".join([*rest, marks]).strip(), tuple(sign * scale * value for value in values)


def ordered(options: Sequence[str]) -> tuple[str, ...] | None:
    """Return the options from small to large if all are quantities of one sort, else None."""
    sizes = {option: size(option) for option in options}
    sorts = {found[0] if found else None for found in sizes.values()}
    if len(options) < 2 or len(sorts) != 1 or None in sorts:
        return None
    return tuple(sorted(options, key=lambda option: (sizes[option] or ("", ()))[1]))


def _date(tokens: Sequence[str]) -> Size:
    month = next(_MONTHS[t] for t in tokens if t in _MONTHS)
    numbers = [float(re.sub(r"[^\d.]", "", t)) for t in tokens if t[0].isdecimal()]
    year = next((n for n in numbers if n > 31), 0.0)
    day = next((n for n in numbers if n <= 31), 0.0)
    return "date", (year, float(month), day)
