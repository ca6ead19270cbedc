"""A check on things that a prompt brings up as one of many: "when was a statue of her completed?"."""

from __future__ import annotations

import re

from quizgen import lexicon
from quizgen.model import BLANK, Question

_MADE = (
    "completed|built|erected|unveiled|opened|made|published|written|founded|established|installed|added|painted|"
    "released|produced|printed|issued|created|constructed|dedicated|held|organi[sz]ed|"
    "described|discovered|identified|found|observed|recorded|reported|sighted"
)
_ONE = r"(?:an?|one|two|three|four|five|some|several|many) [^?,_]*?"
_ASKED = re.compile(
    rf"(?:In what year|In what century|When|On what date) (?:was|were) {_ONE} (?:{_MADE})\b(?P<rest>[^?]*)\?$"
)
_TOLD = re.compile(rf"{_ONE} (?:was|were) (?:{_MADE})\b(?P<rest>[^_]*){BLANK}\.?$", re.IGNORECASE)
_DATING = re.compile(
    rf"(?:From (?:when|(?:what|which) \w+) (?:do|does|did) )?(?P<rest>{_ONE}) (?:dates?|dated)"
    rf"(?: (?:from|back to) [^_]*{BLANK}|[^_]*\?$)",
    re.IGNORECASE,
)
"""How old things are, of which there are many: "Two portraits of a miller date from …"."""
_UTTERED = re.compile(
    r"(?:(?:In what year|When) did [^?]* (?P<does>[a-z]+)"
    rf"|(?:In|On) (?:[a-z]+ ){{0,2}}(?:[A-Z]\w+ )?{BLANK}, [^_]* (?P<did>[a-z]+ed))"
    r" an? (?P<what>[a-z]+)[?.]$"
)
_NAMED = re.compile(r"\b(?:in|at|near|by|on|for|from|to|between|as) (?:[a-z’'-]+ ){0,3}[“\"]?[A-Z]")


def specimen(question: Question) -> str:
    """Refuse the date of a thing made of which there are many, unless who made it or where it is stands there."""
    if question.answer_type not in {"year", "date", "month", "decade", "century"}:
        return ""
    uttered = _UTTERED.match(question.prompt)
    if uttered and lexicon.noun_class(uttered["what"]) == "communication":
        if uttered["did"] or lexicon.is_verb(uttered["does"]):
            return f"which “{uttered['what']}” is not told"
    found = _ASKED.match(question.prompt) or _TOLD.match(question.prompt) or _DATING.match(question.prompt)
    if found is None or _NAMED.search(found["rest"]):
        return ""
    return "one of many such things, and nothing says which"
