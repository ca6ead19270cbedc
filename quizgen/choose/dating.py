"""A question of time turned back into a statement, its time put first, where the evidence tells which word is the verb.

dated(question, "1921")   "In 1921, the mill was built by Owen Prentice." of "In what year was the mill built by …?"
"""

from __future__ import annotations

import re

from quizgen import lexicon
from quizgen.lexicon.calendar import MONTH
from quizgen.model import Question

_ASKED = re.compile(r"(?:When|In (?:what|which) (?:year|century|decade)|On what date) (did|was|were) ([^?,]+)\?$")
_DAY = re.compile(rf"(?:\d{{1,2}} (?:{MONTH})|(?:{MONTH}) \d{{1,2}}),? \d{{4}}$")
_PERIOD = re.compile(
    rf"(?:(?:{MONTH}) )?\d{{4}}$|the (?:(?:early |mid-|late )?\d{{3,4}}s|[\w-]+ century|"
    r"(?:spring|summer|autumn|fall|winter) of \d{4})$"
)
_ANOTHER_TIME = re.compile(rf"\b(?:1\d{{3}}|20\d\d)s?\b|\b(?:century|when|while|after|before|{MONTH})\b")
_ADVERB = re.compile(r"(?:\w+ly|first|once|officially)$")
_BE = frozenset("was were been be being".split())


def dated(question: Question, answer: str) -> str | None:
    """Return the statement, or None where it holds another time or the evidence does not show its verb."""
    asked = _ASKED.match(question.prompt)
    front = f"On {answer}," if _DAY.match(answer) else f"In {answer}," if _PERIOD.match(answer) else ""
    if not asked or not front or _ANOTHER_TIME.search(asked[2]):
        return None
    auxiliary, words = asked[1], asked[2].split()
    said = re.findall(r"[\w’'-]+", question.evidence[0].text)
    for at in range(1, len(words)):
        verb = words[at] if auxiliary != "did" else _past(words[at])
        if verb and _is_said(verb, words[at + 1 : at + 2], said, auxiliary != "did"):
            if auxiliary == "did":
                return " ".join([front, *words[:at], verb, *words[at + 1 :]]) + "."
            subject = at - 1 if at > 1 and _ADVERB.match(words[at - 1]) else at
            return " ".join([front, *words[:subject], auxiliary, *words[subject:]]) + "."
    return None


def _past(word: str) -> str:
    return lexicon.inflect(word, "VBD") if word.islower() and lexicon.is_verb(word) else ""


def _is_said(verb: str, after: list[str], said: list[str], passive: bool) -> bool:
    """Tell whether the evidence has the verb before the same word, a participle behind a form of "to be"."""
    for at, word in enumerate(said):
        goes_on = not after or said[at + 1 : at + 2] == [after[0].strip(",")]
        if word == verb and goes_on and (not passive or not _BE.isdisjoint(said[max(0, at - 3) : at])):
            return True
    return False
