"""What sort of answer a text is, so that options are alike in sense, grammar and grain."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from quizgen import lexicon
from quizgen.choose.alike import head
from quizgen.choose.measure import size
from quizgen.choose.values import year_of
from quizgen.lexicon.calendar import MONTH

_MONTH = re.compile(rf"\b(?:{MONTH})\b")
_STARTS_AS_NUMBER = re.compile(
    r"(?:(?:about|around|nearly|almost|some|over|under|above|below|well|just|more than|less than|fewer than|up to|"
    r"at least|at most|roughly|approximately|an estimated|estimated|"
    r"only|in|the|a|since|by|until|between|from|during|on|"
    r"early|late|mid-?)\s+)*(?:(?:(?:US|A|C|NZ)?[$€£¥]\s?)?\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|half|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety|first|second|third)\b)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:to|by|because of|because|due to|for|in order to|so that|in|on|at|from|with|as|that|when|after|before|since|"
    r"until|through|during|into|under|over|between|among|of|about|against|near|along|across)\b",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"(?:(the)|(an?)|(its|their|his|her|our|my|this|that|these|those))\s+", re.IGNORECASE)
NAMES = frozenset("person place organization country city state continent river name event people".split())
VALUES = frozenset(["year", "time", "number"])
"""The families of answers that values near may stand beside."""
_TIMES = frozenset("date month century decade year period time".split())
_FAMILY = {
    "country": "place", "city": "place", "state": "place", "continent": "place", "river": "place", "location": "place",
    "countries": "place",
}  # fmt: skip


class Sort(NamedTuple):
    """The sort of an answer; two answers may stand side by side as options when most of it is the same."""

    family: str
    """``year``, ``time``, ``number``, ``person``, ``place``, ``organization``, ``name``, ``noun`` or ``clause``."""
    finer: frozenset[str]
    """Of names, what lists say ("country"); of numbers, the unit; of nouns, the class of the head."""
    lead: str
    """The preposition or particle it opens with."""
    determiner: str
    plural: bool
    words: int
    capitals: bool
    """Whether it is an abbreviation in capitals."""
    listed: bool
    """Whether it is a list of several."""


@lru_cache(maxsize=16384)
def sort_of(text: str, answer_type: str = "") -> Sort:
    """Return the sort of an answer, by its text and, if known, the type it was extracted as."""
    bare = text.strip().rstrip(".")
    lead_match = _LEAD.match(bare)
    lead = lead_match[0].lower() if lead_match else ""
    core = bare[len(lead) :].strip()
    match = _DETERMINER.match(core)
    determiner = (
        "the" if match and match[1] else "a" if match and match[2] else (match[0].strip().lower() if match else "")
    )
    core = core[match.end() :] if match else core
    family, finer = _family(core, bare, lead, answer_type)
    return Sort(
        family=family,
        finer=finer,
        lead=lead,
        determiner=determiner if determiner in ("the", "a", "") else "own",
        plural=_plural(core, family),
        words=len(core.split()),
        capitals=core.replace(".", "").isupper() and len(core) < 9 and " " not in core,
        listed=bool(re.search(r",(?! \d{4}$)| and | or ", core)) and family != "number",  # "April 5, 1754" is one
    )


def _family(core: str, bare: str, lead: str, answer_type: str) -> tuple[str, frozenset[str]]:
    if year_of(core) and re.fullmatch(r"(?:AD |CE )?\d{4}", core):
        return "year", frozenset()
    if _is_time(core, answer_type):
        return "time", frozenset([_time_format(core)])
    if _STARTS_AS_NUMBER.match(core) and (found := size(core)):
        return "number", frozenset([found[0]])
    named = _name_words(core)
    if named:
        known = lexicon.name_class(core)
        family = next((k for k in ("person", "place", "organization", "event", "demonym") if k in known), "")
        told = _FAMILY.get(answer_type, answer_type)
        if told == "people":
            form = "adjective" if lexicon.country_adjective(core) else "plural" if core.endswith("s") else ""
            return told, frozenset([form])
        family = family or (told if told in ("person", "place", "organization", "event") else "name")
        if family != "name":
            return family, frozenset(known - {family})
        kind = lexicon.noun_class(_head_of_name(core))  # "Edict of Nantes" may stand beside "Treaty of Paris"
        return family, frozenset([kind] if kind else [])
    if lead in ("to", "by", "because", "so that", "that", "when", "in order to", "after", "before", "since"):
        return "clause", frozenset()
    noun = head(core)
    return ("noun", frozenset([lexicon.noun_class(noun)])) if noun else ("clause", frozenset())


def _is_time(core: str, answer_type: str) -> bool:
    if answer_type in _TIMES:
        return bool(_MONTH.search(core) or year_of(core) or re.search(r"centur|\d0s|\bB\.?C", core))
    return bool(_MONTH.search(core) and re.search(r"\d", core)) or bool(
        re.fullmatch(r"(?:early |late |mid-)?\d{3}0s", core)
    )


def _time_format(core: str) -> str:
    """Return the pattern of a date: digits and names of months by what they are."""
    pattern = _MONTH.sub("Month", core)
    pattern = re.sub(r"\b\d{4}\b", "Y", pattern)
    pattern = re.sub(r"\b\d{3}0s", "Ds", pattern)
    return re.sub(r"\b\d{1,2}(?:st|nd|rd|th)?\b", "d", pattern)


def _name_words(core: str) -> bool:
    words = re.findall(r"[^\W_][\w’'.&-]*", core)
    big = [w for w in words if w[0].isupper() or w[0].isdigit()]
    small = [
        w
        for w in words
        if not w[0].isupper() and w not in ("of", "the", "and", "de", "la", "van", "von", "for", "in", "al")
    ]
    return bool(big) and not small and words[-1][0].isupper() and words[0][0].isupper()


def _head_of_name(name: str) -> str:
    return name.partition(" of ")[0].split()[-1].lower() if " " in name else ""


def _plural(core: str, family: str) -> bool:
    if family not in ("noun", "clause"):
        return bool(re.search(r" and ", core)) and family != "organization"
    if re.search(r"\band\b", core):
        return True
    noun = head(core)
    if noun in ("people", "police", "children", "men", "women") or noun.endswith(("men", "children")):
        return True
    return any(
        lexicon.noun_class(one) and lexicon.plural(one) == noun and one != noun for one in lexicon.singulars(noun)
    )
