"""The names of the months, in the shapes in which they are looked for."""

from __future__ import annotations

MONTHS = tuple("January February March April May June July August September October November December".split())
"""In their order, as they are written."""
MONTH = "|".join(MONTHS)
"""Any of them, for a regular expression."""
MONTH_WORDS = frozenset({"sept"} | {form for name in MONTHS for form in (name.lower(), name[:3].lower())})
"""In lower case, with what they are shortened to, without its stop."""


def is_month(word: str) -> bool:
    """Tell whether a word in lower case is a month, in full or shortened: "may", "sept."."""
    return word.rstrip(".") in MONTH_WORDS
