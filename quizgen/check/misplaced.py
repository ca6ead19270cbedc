"""A check on where a blank stands: on what is told beside the point, or for which the sentence has another word."""

from __future__ import annotations

import re

from quizgen import lexicon
from quizgen.model import BLANK, Form, Question
from quizgen.tables import table

PLACES = frozenset({"place", "country", "city", "state", "continent", "river"})
_NUMBERS = "|".join(table("check")["numbers"].split())
_OWNER_OF_NAMED = re.compile(rf"{BLANK}['’]s? (?:[a-z-]+ )?[A-Z]")
_BESIDE_PLAIN = re.compile(rf"\b(?!(?:{_NUMBERS})s?\b)[a-z]{{3,}} and {BLANK}")
_DIRECTION = re.compile(rf"\b(?:north|south|east|west|central)(?:ern)? {BLANK}", re.IGNORECASE)
_QUOTED = re.compile(rf"[“\"‘](?:[\w’'-]+ ){{1,5}}{BLANK}[.,]?[”\"’]")
_MADE = re.compile(
    rf"\b(?:is|are|was|were|been|become|becomes|became)(?: (?:made|named|appointed|elected|declared))? {BLANK}\.$"
)
_PHRASE = re.compile(r"[a-z]+ (?:[a-z]+ )?(?:of|for|at|in) ")
_HELD_BY = re.compile(
    r"\b(?:considered|regarded|seen|viewed|designated|influenced|condemned|praised|welcomed|critici[sz]ed)\b"
    rf"[^_]*\bby (?:the )?{BLANK}"
)
_VOICED = re.compile(
    rf"(?<!and ){BLANK} (?:has |have |had |also )?(?:called (?:on|for)|urged|condemned|critici[sz]ed|welcomed|praised|"
    r"expressed|voiced)\b"
)
_PARTISAN = re.compile(
    rf"\b[Aa]n? (?:leader|supporter|opponent|critic|admirer|follower|ally|enemy|friend|student) of (?:the )?{BLANK}"
)
_COMPANY = re.compile(rf"\b(?:joined|accompanied|flanked|greeted)\b[^_,]*\bby (?:[\w’'-]+ )*{BLANK}")
_BEST_OF = re.compile(rf"\b(?:[a-z]{{2,}}est|(?:most|least) [a-z]+) (?:of|in) (?:the )?{BLANK}")
_RANGE = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)) (?:from|between) "
    rf"(?:[^_,]*\d[^_,]* (?:to|and|up to) )?{BLANK}"
)
_OTHER_NAME = re.compile(r" \((?:the )?[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)*\)")


def misplaced(question: Question) -> str:
    """Refuse a blank for whose a named thing is, for half of a pair of unlike things, for the end of a saying."""
    if question.form != Form.CLOZE:
        return ""
    prompt, answer = question.prompt, question.answer
    if _QUOTED.search(prompt):
        return "the blank is the end of a saying"
    if _PHRASE.match(answer) and _MADE.search(prompt):
        return "all that somebody became may be told otherwise"
    if _RANGE.search(prompt):
        return "the blank is one end of a range"
    if _HELD_BY.search(prompt) or _VOICED.search(prompt):
        return "others may hold or say so too"
    if not re.search(r"[A-Z]", answer):
        return ""
    if _PARTISAN.search(prompt) or _COMPANY.search(prompt):
        return "with whom or for what somebody was, among others"
    if _BEST_OF.search(prompt):
        return "that it is the foremost holds in more than one whole"
    if question.answer_type != "person" and _OWNER_OF_NAMED.search(prompt):
        return "whose a named thing is is told in passing"
    if _BESIDE_PLAIN.search(prompt):
        return "beside a common noun many names would do"
    if lexicon.homeland(answer) and answer.endswith("s") and _DIRECTION.search(prompt):
        return "those who live there may be called otherwise"
    if question.answer_type in PLACES and _named_otherwise(question):
        return "another name for it stands beside it"
    return ""


def _named_otherwise(question: Question) -> bool:
    """Tell whether brackets after the answer give another name for it: "Siam (Thailand)", not "(WHO)", "(d. 986)"."""
    at = question.answer_at
    told = next((e for e in question.evidence if e.holds(at)), None)
    return told is not None and _OTHER_NAME.match(told.text[at.end - told.start :]) is not None
