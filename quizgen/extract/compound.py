"""Amounts and times told in parts: "four minutes and 13 seconds", "between | 1975 and 1996 |" are one each."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen import lexicon
from quizgen.extract.types import is_year
from quizgen.syntax.tokens import Token

LINKS = frozenset({",", "and"})
RANGING = frozenset({"to", "-", "–"})


def compound_measure(phrase: Sequence[Token]) -> list[Token]:
    """Return the whole measure that begins with a number, given with its hedges; nothing where it has one unit.

    Of a number that goes on a measure nothing is returned either; ``is_within`` tells such.
    """
    end, units = _chain(phrase[-1])
    return list(phrase[0].doc[phrase[0].i : end]) if len(units) > 1 else []


def range_end(unit: Token) -> Token:
    """Return the second unit of "75 % to 80 *%*", the first one where no range begins with it."""
    i, doc, stop = unit.i, unit.doc, unit.sent.end
    if i - 2 >= unit.sent.start and "from" in {t.lower_ for t in doc[max(unit.sent.start, i - 3) : i]}:
        return unit  # "rose from 2 % to 3 %" gives two numbers
    joined = i + 3 < stop and doc[i + 1].lower_ in RANGING and doc[i + 2].like_num and doc[i + 3].lower_ == unit.lower_
    return doc[i + 3] if joined else unit


def years_between(year: Token) -> list[Token]:
    """Return both years and what joins them where a year stands after "between"; nothing for any other year."""
    i, doc = year.i, year.doc
    if i == year.sent.start or doc[i - 1].lower_ != "between" or i + 2 >= year.sent.end:
        return []
    return list(doc[i : i + 3]) if doc[i + 1].lower_ == "and" and is_year(doc[i + 2]) else []


def is_within(number: Token) -> bool:
    """Tell whether a number goes on a measure that began with another: "13" of "4 minutes and 13 seconds"."""
    i, start = number.i - 1, number.sent.start
    while i > start and number.doc[i].lower_ in LINKS:
        i -= 1
    unit = _unit(number.doc[i]) if i > start else ""
    own = _unit(number.doc[number.i + 1]) if number.i + 1 < number.sent.end else ""
    return bool(unit and own) and unit != own and number.doc[i - 1].like_num and _alike(unit, own)


def _chain(number: Token) -> tuple[int, list[str]]:
    """Return where a row of numbers with a unit each ends, and the units, each of them another."""
    i, units, end, doc, stop = number.i, list[str](), number.i + 1, number.doc, number.sent.end
    while i + 1 < stop and doc[i].like_num:
        unit = _unit(doc[i + 1])
        if not unit or unit in units or (units and not _alike(unit, units[0])):
            break
        units.append(unit)
        end = i + 2
        i = end
        while i < stop and doc[i].lower_ in LINKS:
            i += 1
    return end, units


def _unit(token: Token) -> str:
    """Return the lemma of a unit, '' for another word."""
    lemma = str(token.lemma_).lower()
    return lemma if lexicon.is_unit(lemma) or lexicon.is_time(lemma) else ""


def _alike(one: str, two: str) -> bool:
    """Tell whether two units measure the same: times, or lengths, weights …"""
    if lexicon.is_time(one) or lexicon.is_time(two):
        return lexicon.is_time(one) and lexicon.is_time(two)
    return lexicon.unit_dimension(one) == lexicon.unit_dimension(two)
