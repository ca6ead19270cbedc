"""Whether a time asked for is the fact's own: not that of a report, of a lasting state, or to be read off another year.

RULES   by name: each tells of a question and the sort of its answer whether it breaks the rule
"""

from __future__ import annotations

import re
from collections.abc import Callable

from quizgen import lexicon
from quizgen.choose.sorts import Sort
from quizgen.model import BLANK, Question
from quizgen.tables import wordlist

_SAYS_THAT = re.compile(
    r"\b(?:show|find|found|demonstrate|argue|suggest|conclude|report|estimate|note|reveal|claim|say|said|state|observe)"
    r"(?:e?d|n|s)? that\b|\bevidence\b.* that\b"
)
_REPORT = re.compile(
    r"\b[Ii]n an? (?:\w+ )?"
    r"(?:interview|statement|speech|letter|report|article|study|paper|survey|poll|release|memo|review)\b|"
    r"\b(?:study|survey|poll|paper) (?:by|of) "
)
_COUNTED = re.compile(r"\bestimates? (?:that )?there (?:is|are)\b")
_YEAR = re.compile(r"(?<![\d,.])(1\d{3}|20\d\d)(?!\d|,\d)")
_NEXT = 1
"""How near to the answer a year in the prompt gives it away."""
_TIMES = ("year", "time")


def _cited(question: Question, key: Sort) -> bool:
    """When somebody found or said something tells nothing of it; what an office counts today holds today."""
    text = question.prompt
    if key.family in _TIMES:
        return bool(_SAYS_THAT.search(text) or _REPORT.search(text))
    return key.family == "number" and bool(_COUNTED.search(text)) and not _YEAR.search(text)


def _state(question: Question, key: Sort) -> bool:
    """A firm has so many workers in other years too, and how many it had in one is hardly worth knowing."""
    counted = key.family == "number" and _YEAR.search(question.prompt)
    if key.family not in _TIMES and not counted:
        return False
    told = {word for span in question.evidence[:1] for word in re.findall(r"[a-z]+", span.text)}
    states = wordlist("forms", "headcounts" if counted else "states") & told
    words = re.findall(r"[a-z]+", question.prompt.replace(BLANK, " "))
    return any(word in states or (lexicon.is_verb(word) and lexicon.inflect(word, "VBD") in states) for word in words)


def _beside(question: Question, key: Sort) -> bool:
    """Who was elected in 1932 and took office next did so in 1933."""
    years = [int(year) for year in _YEAR.findall(question.answer)]
    named = [int(year) for year in _YEAR.findall(question.prompt)]
    return key.family in _TIMES and any(abs(one - other) <= _NEXT for one in years for other in named)


RULES: dict[str, Callable[[Question, Sort], bool]] = {
    "cited": _cited,
    "of a state": _state,
    "beside": _beside,
}
