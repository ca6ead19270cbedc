"""A check on numbers that follow from the other numbers of the prompt: a sum, what is left of it, a span of years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.model import BLANK, Form, Question
from quizgen.tables import table

_COUNTING = {word: float(n) for n, word in enumerate(table("check")["counting"].split())}
_SPANS = {"year": 1, "decade": 10, "century": 100, "centurie": 100}
_NUMBER = re.compile(rf"{BLANK}|(?<![\w.,])\d[\d,]*(?:\.\d+)?(?!\w)|\b(?:{'|'.join(_COUNTING)})\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d,.])(?:1\d|20)\d\d(?![\d,.]\d|\d)")
_SHARES = re.compile(
    rf"{BLANK}(?: ?%| per ?cent)?(?: to| and|:|,) (\d[\d.]*) ?(?:%|per ?cent)|(\d[\d.]*)(?: ?%| per ?cent)"
    rf"(?: to| and|:|,) {BLANK}"
)
_LENGTH = re.compile(r"\b(\d+|[a-z]+)[- ](year|decade|centurie|century)s?\b")
_ALL = 100.0
_NAME = r"[A-Z][\w’'-]*(?: [\w’'-]+){0,3}"
_COUNTED = r"(?: (?!(?:do|does|did|is|are|was|were|ha[sd]|have|will|would|can|could|in|of|from|to)\b)[a-z-]+){1,3}"
_LISTED = re.compile(rf"(?:{BLANK}|[Hh]ow many){_COUNTED},? ({_NAME}(?:, {_NAME})+?,? and {_NAME})")
"""A count right before the names of what is counted."""
_PERSON = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)+"
_PAIR = re.compile(
    rf"(?:{BLANK}|[Hh]ow many) [A-Za-z-]+(?: (?:from|of|in) [A-Z]\w+)?, {_PERSON} and {_PERSON}(?=,| [a-z])"
)
_LASTED = re.compile(
    r"\b(?P<number>\d+|[a-z]+) (?P<unit>year|decade|centurie)s, (?:from|between) "
    rf"(?:(?P<from>(?:1\d|20)\d\d) (?:to|until|and) (?:the year )?{BLANK}"
    rf"|{BLANK} (?:to|until|and) (?P<to>(?:1\d|20)\d\d))"
)


def reckoned(question: Question) -> str:
    """Refuse a number that the prompt lets be worked out: "59 signs: 44 consonants, 13 vowels and _____ others"."""
    span = _LENGTH.search(question.answer.lower())
    years = [int(year) for year in _YEAR.findall(question.prompt)]
    length = (_value(span[1]) or 0.0) * _SPANS[span[2]] if span else 0.0
    if length and any(abs(abs(one - other) - length) <= max(1, length / 10) for one in years for other in years):
        return "the years in the prompt give the span"
    own = _value(question.answer)
    if own == 2 and _PAIR.search(question.prompt):
        return "the prompt names what is counted"
    lasted = _LASTED.search(question.prompt)
    if lasted and own and _value(lasted["number"]):
        gone = (_value(lasted["number"]) or 0.0) * _SPANS[lasted["unit"]]
        if abs(own - float(lasted["from"] or lasted["to"])) == gone:
            return "the span and the other year give the year"
    listed = _LISTED.search(question.prompt)
    if listed and own == len(re.split(r",? and |, ", listed[1])):
        return "the prompt names what is counted"
    if question.form != Form.CLOZE or own is None:
        return ""
    shares = _SHARES.search(question.prompt)
    if shares and own + float(shares[1] or shares[2]) == _ALL:
        return "the other share leaves the answer"
    return "the other numbers add up to it" if any(_adds_up(run) for run in _runs(question.prompt, own)) else ""


def _value(text: str) -> float | None:
    text = text.lower()
    if re.fullmatch(r"\d[\d,]*(?:\.\d+)?", text):
        return float(text.replace(",", ""))
    return _COUNTING.get(text)


def _runs(prompt: str, own: float) -> Iterator[list[float]]:
    """Yield each run of three numbers or more with the answer among them, years left out."""
    found = [m[0] for m in _NUMBER.finditer(prompt) if not _YEAR.fullmatch(m[0])]
    values = [own if text == BLANK else _value(text) or 0.0 for text in found]
    at = found.index(BLANK) if BLANK in found else len(found)
    for first in range(at + 1):
        for last in range(max(at, first + 2), len(values)):
            yield values[first : last + 1]


def _adds_up(run: list[float]) -> bool:
    """Tell whether the first or the last is the sum of the rest."""
    return 0.0 not in run and (run[0] == sum(run[1:]) or run[-1] == sum(run[:-1]))
