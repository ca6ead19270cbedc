"""Recognise lines that are not the article's text, by the patterns of ``data/boilerplate.yaml``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from quizgen.tables import table


@dataclass(frozen=True)
class Pattern:
    """One kind of boilerplate, with lines that it must match and look-alikes that it must leave alone."""

    name: str
    regex: re.Pattern[str]
    prefix: bool = False
    keep: bool = False
    paragraph: bool = False
    match: tuple[str, ...] = field(default=())
    leave: tuple[str, ...] = field(default=())


@lru_cache(maxsize=1)
def patterns() -> tuple[Pattern, ...]:
    """Return the patterns in the order of the file."""
    return tuple(
        Pattern(
            name=row["name"],
            regex=re.compile(row["pattern"], 0 if row.get("case") else re.IGNORECASE),
            prefix=row.get("prefix", False),
            keep=row.get("keep", False),
            paragraph=row.get("paragraph", False),
            match=tuple(row["match"]),
            leave=tuple(row["leave"]),
        )
        for row in table("boilerplate")
    )


LONGEST_LINE = 200
"""Boilerplate is short; a longer line is a paragraph, whatever it looks like."""


def is_boilerplate(line: str) -> bool:
    """Tell whether a whole line is boilerplate."""
    if len(line) > LONGEST_LINE:
        return False
    hits = [p for p in patterns() if not p.prefix and p.regex.fullmatch(line)]
    return bool(hits) and not any(p.keep for p in hits)


def is_caption(paragraph: str) -> bool:
    """Tell whether a paragraph, of any length, is what stands under a figure."""
    return any(p.paragraph and p.regex.fullmatch(paragraph) for p in patterns())


def dateline_length(paragraph: str) -> int:
    """Return how many characters of boilerplate a paragraph begins with."""
    found = (p.regex.match(paragraph) for p in patterns() if p.prefix)
    return max((m.end() for m in found if m), default=0)
