"""A check on who reported: reporters by their outlet, and the outlet that was told, are no part of what happened."""

from __future__ import annotations

import re

from quizgen import lexicon
from quizgen.model import BLANK, Question
from quizgen.tables import wordlist

_HEADS = "|".join(sorted(wordlist("check", "media_heads")))
_NAMES = "|".join(sorted(wordlist("check", "media_names")))
_OUTLET = rf"(?:(?:[Tt]he )?(?:(?:[A-Z][\w’'&-]* )+(?:{_HEADS})|(?:{_NAMES})(?: (?:{_HEADS}))?))"
_OF_OUTLET = re.compile(rf"\b{_OUTLET}['’]s? (?:[a-z]+ )?([A-Z]\w+) [A-Z]|\b{_OUTLET} affiliate\b")
_OF_STAFF = re.compile(
    rf"(?:former )?{_OUTLET}['’]?s? (?:[A-Za-z]+ ){{0,2}}"
    r"(?:correspondent|editor|reporter|anchor|host|analyst|columnist|journalist)\b"
)
_TOLD = re.compile(
    rf"\b(?:told|tells|referred|to|with) (?:the )?{BLANK}"
    rf"|{BLANK} (?:has |have |had )?(?:quot|report|cit|said|say|wrote|identif|learn|understand)"
)
_TOLD_AT = re.compile(
    rf"\btold (?:reporters|journalists|the (?:press|media)) (?:at|in|on|during) (?:an? |the )?{BLANK}"
)


def reporter(question: Question) -> str:
    """Refuse to ask about a reporter, or which outlet was told: "BBC's Ann Roe has lived in _____", "told _____"."""
    said = question.prompt.replace(BLANK, question.answer)
    found = _OF_OUTLET.search(said)
    if found and (found[1] is None or lexicon.given_name(found[1])):
        return f"“{found.group()}” is who reported it"
    if question.kind == "role" and _OF_STAFF.match(question.answer):
        return "who works for an outlet is who reported it"
    if _TOLD_AT.search(question.prompt):
        return "where reporters were told is not what happened"
    if re.fullmatch(_OUTLET, question.answer) and _TOLD.search(question.prompt):
        return "which outlet was told is not what happened"
    return ""
