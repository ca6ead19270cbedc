"""A check on time: what was so on the day of writing is not asked without a date."""

from __future__ import annotations

import re

from quizgen.audit.words import content as content_words
from quizgen.audit.words import missing
from quizgen.model import Question
from quizgen.tables import table

_TABLE = table("check")["undated"]
_RULES = [(re.compile(rf"\b(?:{r['pattern']})"), str(r["why"]), bool(r.get("always"))) for r in _TABLE]
_SPOKE = re.compile(rf"\b(?:{table('check')['spoke']})\b(?: \w+){{0,3}}$")
_DAY = re.compile(
    r"\b(?:(?:on |last |this |next )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?: (?:morning|afternoon|evening|night))?"
    r"|(?:earlier |later )?(?:last|this|next) (?:week|weekend|month|year|morning|afternoon|evening)"
    r"|yesterday|tomorrow|tonight)\b(?!['’]s)",
    re.IGNORECASE,
)
_WORD = re.compile(r" ([a-z]+ed)\b")
_BREAK = re.compile(r"[,;:()\"“”–—]")
LASTING = frozenset({"role", "abbreviation", "definition", "rank"})
"""Kinds of questions on what did not happen on one day."""
_DATED = re.compile(r"\b\d{4}s?\b|\bcentur(?:y|ies)\b")


def undated(question: Question) -> str:
    """Refuse a prompt that tells how things stood when the article was written, unless it or the answer says when."""
    dated = _DATED.search(question.prompt) or _DATED.search(question.answer)
    prompt = question.prompt[:1].lower() + question.prompt[1:]
    for pattern, why, always in _RULES:
        found = pattern.search(prompt)
        if found and (always or not dated):
            return f"“{found.group().strip()}” {why}"
    return ""


def day_lost(question: Question) -> str:
    """Refuse what happened on "Thursday" or "last month", left out because only the day of writing tells which."""
    if question.kind in LASTING or _DATED.search(question.prompt) or _DATED.search(question.answer):
        return ""
    told = question.evidence[0].text
    for found in _DAY.finditer(told):
        if found.group().lower() in question.prompt.lower():
            continue
        before = told[: found.start()]
        if _SPOKE.search(before.rstrip()):
            continue
        start = max((m.end() for m in _BREAK.finditer(before)), default=0)
        stop = _BREAK.search(told, found.end())
        around = content_words(told[start : found.start()] + told[found.end() : stop.start() if stop else len(told)])
        said = [*content_words(question.prompt), *content_words(question.answer)]
        follower = _WORD.match(told, found.end())
        if follower and content_words(follower[1]) and missing([follower[1]], said):
            continue  # "on Sunday announced that …": the day is that of a verb that is not asked about
        if not around or len(missing(around, said)) < len(set(around)):
            return f"it happened “{found.group()}”, of which the article alone knows the date"
    return ""
