"""Dates of publication: only what is written out in full, with its year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from quizgen.lexicon.calendar import MONTHS
from quizgen.model import Block

_MONTHS = {name[:3]: number for number, name in enumerate(MONTHS, start=1)}
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>(?:1[5-9]|20)\d\d)"
_FORMS = [
    re.compile(rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
    re.compile(rf"\b{_DAY}\s+{_MONTH},?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b", re.IGNORECASE),
]


def parse_date(text: str) -> str | None:
    """Return the first full date in the text as ISO 8601, None if there is none."""
    found = sorted((m for form in _FORMS for m in form.finditer(text)), key=lambda m: m.start())
    for match in found:
        month = match["month"]
        try:
            number = int(month) if month.isdigit() else _MONTHS[month[:3].capitalize()]
            return date(int(match["year"]), number, int(match["day"])).isoformat()
        except ValueError:
            continue
    return None


def find_date(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the date that a line around the article gives: a dateline, "Published: …", a date alone.

    Dates in the article's own sentences are news, not the day of publication.
    """
    around = (text[b.start : b.end] for b in blocks if b.role == "boilerplate")
    return next((day for line in around if "©" not in line and (day := parse_date(line))), None)
