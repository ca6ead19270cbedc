"""Units of measurement, money and time, and what they measure."""

from __future__ import annotations

from functools import cache, lru_cache

from quizgen.lexicon.forms import singulars
from quizgen.lexicon.store import entries, find, under


@cache
def _unit_words() -> dict[str, str]:
    return {word: "" if dimension == "none" else dimension
            for dimension, title in under("unit") for word in entries(title)}  # fmt: skip


@lru_cache(maxsize=1024)
def unit_dimension(lemma: str) -> str:
    """Return what a unit measures: length, mass, time, money, area, volume, temperature …; "" if it is no unit."""
    word = lemma.lower()
    for form in (word, *singulars(word)):
        if form in _unit_words():
            return _unit_words()[form]
    if " per " in word:
        above, below = (unit_dimension(part) for part in word.split(" per ", 1))
        return "speed" if (above, below) == ("length", "time") else "rate" if above else ""
    first, _, rest = word.partition(" ")
    if rest and first in ("square", "cubic") and unit_dimension(rest) == "length":
        return "area" if first == "square" else "volume"
    for form in (word, *singulars(word)):
        fields = find("units", form)
        if fields and fields[1] == "0" and fields[0] != "time":  # the units of time are a closed list
            return fields[0]
    return unit_dimension(rest) if rest and first in ("us", "american", "canadian", "australian", "imperial") else ""


def is_unit(lemma: str) -> bool:
    """Tell whether the noun is a unit of measurement, money included."""
    return bool(unit_dimension(lemma))
