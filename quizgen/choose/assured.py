"""Whether a statement can be called true or false, and stands on paper as a teacher would write it.

undated(text)      "The mill has been sold": when was that said?
unsure(text)       "Perhaps forty weavers died."
praised(text)      "It was the finest hall": whose judgement is that?
miswritten(text)   "They called prince Guy a thief."
"""

from __future__ import annotations

import re
from functools import cache

from quizgen.tables import table

_HAS_DONE = re.compile(
    r"\b(?:has|have) (?:\w+ly )?(?:been )?"
    r"(?:\w{2,}ed|won|lost|made|built|sold|spent|paid|cut|led|held|put|fallen|risen|grown)\b"
)
_TIMED = re.compile(r"\b(?:1\d{3}|20\d\d)s?\b|\b(?:since|for|until|over|during|century|always|never|long)\b")
_UNSURE = re.compile(r"\b(?:perhaps|maybe|possibly|probably|presumably|arguably|supposedly|seemingly)\b", re.IGNORECASE)
# A title, or the last word of a publisher's name, in small letters; and a name that hangs behind the last of a list.
_MISWRITTEN = re.compile(
    r"(?<![Tt]he )(?<![Aa] )\b(?:prince|princess|king|queen|emperor|empress|pope|saint|duke|sir|lord) (?!of\b)[A-Z]|"
    r"\b[A-Z]\w+ (?:press|publishers|publishing)\b|\band (?:the )?[A-Z]\w+, [A-Z]\w+\.$"
)


def undated(text: str) -> bool:
    """Tell whether it says that something has been done, and neither since when nor by which year."""
    return bool(_HAS_DONE.search(text)) and not _TIMED.search(text)


def unsure(text: str) -> bool:
    """Tell whether its own words leave it open whether it is so: of that nobody can judge."""
    return bool(_UNSURE.search(text))


def praised(text: str) -> bool:
    """Tell whether it gives as a fact what is somebody's judgement: "was the finest example"."""
    return bool(_praises().search(text)) and not text.startswith("According to ")


@cache
def _praises() -> re.Pattern[str]:
    words = "|".join(table("forms")["praise"])
    return re.compile(rf"\b(?:is|was|are|were|remains?|became) (?:among |one of )?the (?:\w+ )?(?:{words})\b(?!-)")


def miswritten(text: str) -> bool:
    """Tell whether a name is written as a teacher would not: "prince Guy", "Granby University press"."""
    return bool(_MISWRITTEN.search(text))
