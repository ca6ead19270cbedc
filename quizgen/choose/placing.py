"""Whether what is asked or stated names its thing and its people, so that one time, number or name can be right of it.

unplaced(text)              "In what year was a great statue completed?": which one, and where?
ill_joined(text)            "The head is Peter Lang who began in 2017", "closed 25 February"
leaning(text)               "a version of his ideas": of which?
"""

from __future__ import annotations

import re
from functools import cache

from quizgen import lexicon
from quizgen.lexicon.calendar import MONTH
from quizgen.model import BLANK
from quizgen.tables import wordlist

_WHEN = r"(?:(?:In|On) (?:what|which) \w+|When|Since when|Until when)"
_FRONT = r"(?:(?:In|On|By|At|During|Since) [^,]*(?:\d|_)[^,]*, )?"
_DONE = (
    r"(?:\w+ly )?(?:\w+ed|\w+en|built|made|held|found|sent|put|set|cut|lost|sold|told|brought|fought|begun|won|laid)\b"
)
_UNPLACED = re.compile(
    r"An? (?:\w+ )?(?:study|survey|poll|paper|report) (?:by|of|from) |In an? (?:interview|statement|speech|letter)\b|"
    r"(?:In|By) [^,]*\d[^,]*, [^,]+ "
    r"(?:show|find|found|demonstrate|argue|suggest|conclude|report|estimate|note|claim|sa(?:id|ys))"
    r"(?:e?d|s)? that\b|"
    rf"{_WHEN} (?:was|were) an? |{_FRONT}[Aa]n? [^,]+? (?:was|were) {_DONE}"
)
# A name that goes without saying is followed by a comma before "who"; "the Danes who" are some of many.
_JOINED = re.compile(r"(?<=\s)(?!Doctor\b)[A-Z][\w’'.-]*[^s\W](?<!ish)(?<!ese) (?:who|which|whose) ")
_DAY = re.compile(rf"(\w+) \d{{1,2}} (?:{MONTH})\b")
_BEFORE_DAY = frozenset(
    "on of from to of until till by before after since between and around about or dated the through for near".split()
)
_SECOND = re.compile(rf", and (?:by|in|on|at|from|since) (?:\w+ ){{0,3}}{BLANK}|\bcompared (?:to|with)\b")


def unplaced(text: str) -> bool:
    """Tell whether a time is asked or told of something that is one of many, and nothing says which."""
    return bool(_UNPLACED.match(text))


def ill_joined(text: str) -> bool:
    """Tell whether a comma or a preposition fell out of it, or something is told that has its own answer."""
    days = (match[1].lower() for match in _DAY.finditer(text))
    return bool(_JOINED.search(text) or _SECOND.search(text)) or any(
        word.isalpha() and word not in _BEFORE_DAY and not lexicon.noun_class(word) for word in days
    )


@cache
def _thoughts() -> re.Pattern[str]:
    nouns = "|".join(sorted(wordlist("forms", "thoughts")))
    return re.compile(
        rf"\b(?:his|her|its|their) (?:own )?(?:{nouns})\b(?! (?:that|of|for|to|about|on)\b)|"
        r"[A-Z]\w+[’']s (?:\w+-|\w+er )?(?:brother|sister|son|daughter|cousin|uncle|aunt|nephew|niece|friend)s? [a-z]|"
        r"\b(?:the|his|her|its|their) (?:prior|previous|preceding|subsequent|ensuing) "
    )


def leaning(text: str) -> bool:
    """Tell whether it speaks of somebody's thoughts, not of what they were, of a brother, not of his name, or of what
    went before."""
    return bool(_thoughts().search(text))
