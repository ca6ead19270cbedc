"""A check on time: what was so on the day of writing is not asked without a date."""

from __future__ import annotations

import re
from functools import lru_cache

from quizgen import lexicon
from quizgen.audit.words import RECENT, missing
from quizgen.audit.words import content as content_words
from quizgen.check.figures import of_the_day
from quizgen.check.patterns import Rules
from quizgen.lexicon import inflect
from quizgen.lexicon.calendar import MONTH
from quizgen.model import BLANK, Question
from quizgen.tables import table

_RULES = Rules(table("patterns")["undated"])
_SPOKE = re.compile(rf"\b(?:{table('check')['spoke']})\b(?: \w+){{0,3}}$")
_DAY = re.compile(
    r"\b(?:(?:on |last |this |next )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?: (?:morning|afternoon|evening|night))?"
    r"|(?:earlier |later )?(?:last|this|next) (?:week|weekend|month|year|morning|afternoon|evening)"
    r"|yesterday|tomorrow|tonight)\b(?!['’]s)",
    re.IGNORECASE,
)
_STILL = re.compile(
    r"^(?!.*\b(?:did|was|were|had|been|could|would|might|should) .*still).*?"
    r"(?:\b(?:they|people|men|women|children|many|most|some|who|that)|[a-z]s|_____) still "
    r"(?P<verb>(?![a-z]+(?:ed|ing)\b)[a-z]+)\b"
)
_ONCE_FORMS = {w for v in table("check")["once"].split() for w in (v, inflect(v, "VBD"), inflect(v, "VBN"))}
_ONCE = re.compile(rf"\b(?:{'|'.join(sorted(_ONCE_FORMS))})\b(?P<told>.*)")
"""What is done but once to the same thing, with what follows it in the question."""
_WORD = re.compile(r" ([a-z]+ed)\b")
_BREAK = re.compile(r"[,;:()\"“”–—]")
ONCE_TOLD = 2
"""Content words that tell what was done once."""
LASTING = frozenset({"role", "abbreviation", "definition", "rank"})
"""Kinds of questions on what did not happen on one day."""
_DATED = re.compile(r"\b\d{4}s?\b|\bcentur(?:y|ies)\b")
_AHEAD = re.compile(r"\b(?:will|shall|(?:is|are) (?:set |due |expected )?to)\b")
_COUNTED_IN = re.compile(
    r"[^(.,;]{0,20}\((?:as of|as at|est\.?|estimated?|census)\b[^()]*?(?P<year>(?:1\d|20)\d\d)[^()]*\)"
)
"""When something was counted, in brackets after the figure: "5,258,317 people (as of January 2017)"."""
_TODAY = re.compile(r"(?:Today|Now|Nowadays|Currently|Presently|At present|As of now)\b")
_RANKED = re.compile(
    r"\b(?:most|least|only|leading|[a-z-]*(?:larg|bigg|high|low|small|old|young|fast|long|great)est)\b"
)
_SO_FAR = re.compile(
    r"\b(?:has|have) (?:\w+ly |already |now |so far )?"
    r"(?:served|spent|worked|lived|suffered|ruled|governed|held|stayed|remained|been)\b"
    r"(?!.*\b(?:since|after|over|more than|at least|centur\w+|decades|each|every)\b)[^,]* "
    r"(?:\d\d?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) "
    r"(?:consecutive |straight |full )?(?:years|months|weeks|days)\b"
)
_MONTH = re.compile(
    r"\b(?:in|during|since|until|of|by|on|for|from|last|next)(?: the)? "
    r"(?:early |late |mid-|\d\d?(?:st|nd|rd|th)? |(?:beginning|start|middle|end) of )?"
    rf"(?P<month>{MONTH})\b(?! 11\b| ?(?:Revolution|War|Crisis|Uprising|Days?|Agreement|Manifesto)\b|['’]s)",
    re.IGNORECASE,
)
_ITS_YEAR = re.compile(
    rf",?(?: \d\d?(?:st|nd|rd|th)?)?,?(?: (?:and|or|to|until|through) (?:[a-z]+ )?(?:\d\d? )?(?:{MONTH})?"
    rf"(?: \d\d?,?)?| ?[-–] ?(?:\d\d?|{MONTH})(?: \d\d?)?,?)*"
    r"(?: of)?(?: the (?:following|next|same) year|(?: the year)?,? \d{4}\b)"
)
"""What follows a month that is told with its year: "3, 1987", "and June 1987", "of the same year"."""
_IN_YEAR = re.compile(r"\b(?:in|of|early|late|during)(?: the year)? (?:1\d|20)\d\d\b(?!-)", re.IGNORECASE)
_UP_TO_YEAR = re.compile(r"\bby (?:the )?(?:(?:end|start|beginning|middle) of )?(?:the year )?(?:1\d|20)\d\d\b")
"""The year up to which something is told, which dates nothing else: "In May it planned to grow by the end of 2025"."""
_MONTH_THAT_WAS = re.compile(rf"(?:{MONTH}) was (?:the|an?)\b")
_MONTH_AHEAD = re.compile(
    rf"(?:(?:In|On|By|During|Until|Since|From|As (?:of|at)) )?(?:early |late |mid-)?"
    rf"(?P<month>{MONTH})(?: \d\d?)?(?=, (?!\d{{4}}))"
)
"""A month before what a sentence tells: "In March, Roe sold the mill"."""
_SPAN_AHEAD = re.compile(
    r"(?:(?:Over|In|During|For|Within) the (?:last|past|next|coming)|In the same (?:year|month|week))\b[^,]{0,30}(?=,)"
)
"""A stretch of time up to the day of writing, before what a sentence tells: "Over the last ten years, …"."""
_CLAUSES = re.compile(r"[;:]|,? (?:and|but|while|whereas|when|after|before|which|who|that|since|as) |\bby (?=\d{4})")
_EVERY_YEAR = re.compile(
    r"\b(?:each|every|annual|annually|years?|temperatures?|rainfall|monsoons?|celebrate[sd]?|festivals?|holidays?|usually|typically"
    r"|migrates?|blooms?|flowers?|harvested)\b(?! \d{4})"
)
"""What tells of a month that comes again each year."""


def undated(question: Question) -> str:
    """Refuse a prompt that tells how things stood when the article was written, unless it or the answer says when."""
    prompt = question.prompt[:1].lower() + question.prompt[1:]
    dated = _DATED.search(question.prompt) or _DATED.search(question.answer)
    for words, rule in _RULES.found(prompt):
        if rule.always or not dated:
            return f"“{words}” {rule.why}"
    said = question.prompt.replace(BLANK, question.answer)
    told = question.evidence[0].text
    counted = _COUNTED_IN.match(told.partition(question.answer)[2]) if re.search(r"\d", question.answer) else None
    if counted and counted["year"] not in said:
        return f"“{counted.group().strip()}” says when it was so many, and is left out"
    if not dated and _AHEAD.search(prompt) and _DATED.search(told):
        return "says what lay ahead, and leaves out for when"
    if not dated and _TODAY.match(told) and (re.search(r"\d", question.answer) or _RANKED.search(prompt)):
        return "is a figure or a rank of the day of writing"
    still = None if dated or " still " not in prompt else _STILL.search(prompt)
    if still and lexicon.is_verb(still["verb"]) and not lexicon.is_irregular_past(still["verb"]):
        return f"“{still.group()}” says how things stood when it was written"
    if question.kind == "rank" and re.fullmatch(MONTH, question.answer) and question.prompt.startswith("What was "):
        return f"“{question.answer}” is of a year that is not told"
    spent = None if dated else _SO_FAR.search(said)
    if spent:
        return f"“{spent.group()}” is counted up to the day of writing"
    return ("" if dated else of_the_day(question)) or _yearless(said)


def _yearless(said: str) -> str:
    """Refuse a month without its year; one that dates something else does not help: "In May it aimed … by 2025"."""
    past = _MONTH_THAT_WAS.match(said)
    if past and not re.search(r" (?:of|in) (?:the year )?\d{4}[.?]$", said):
        return f"“{past.group()}” is of a year that is not told"
    for found in _MONTH.finditer(said):
        if not found["month"][0].isupper() or _ITS_YEAR.match(said, found.end()) or _EVERY_YEAR.search(said):
            continue
        start = max((m.end() for m in _CLAUSES.finditer(said, 0, found.start())), default=0)
        stop = _CLAUSES.search(said, found.end())
        clause = _UP_TO_YEAR.sub("", said[start : stop.start() if stop else len(said)])
        if not _IN_YEAR.search(clause) and not re.match(r"(?i)in what year|in which year", said):
            return f"“{found.group()}” is a month without a year"
    return ""


def day_lost(question: Question) -> str:
    """Refuse what happened on "Thursday" or "last month", left out because only the day of writing tells which."""
    if question.kind in LASTING or _DATED.search(question.prompt) or _DATED.search(question.answer):
        return ""
    told = question.evidence[0].text
    span = _SPAN_AHEAD.match(told)
    if span and span.group().lower() not in question.prompt.lower():
        return f"“{span.group()}”, it was so, at a time that is told elsewhere"
    month = _MONTH_AHEAD.match(told)
    if month and month["month"].lower() not in question.prompt.lower() and not _EVERY_YEAR.search(told):
        return f"it happened “{month.group()}”, of a year that is not told"
    for found in _days(told):
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
        if (not around or len(missing(around, said)) < len(set(around))) and not _once(question.prompt):
            return f"it happened “{found.group()}”, of which the article alone knows the date"
    return ""


@lru_cache(maxsize=RECENT)
def _days(sentence: str) -> tuple[re.Match[str], ...]:
    """Return where a sentence names a day, or a time, that only the day of writing tells."""
    return tuple(_DAY.finditer(sentence))


def _once(prompt: str) -> bool:
    """Tell whether a question tells what was done that can't be done twice: "appointed as judge of the Kelm Court".

    "What did the council adopt?" may have been done at any time.
    """
    found = _ONCE.search(prompt)
    return found is not None and len(set(content_words(found["told"].replace(BLANK, "")))) >= ONCE_TOLD


_BARE_DAY = re.compile(rf"\b(?!dated\b)[a-z]+ed (?:\d{{1,2}} (?:{MONTH})|(?:{MONTH}) \d{{1,2}})\b")


def bare_day(question: Question) -> str:
    """Refuse a day right after its verb: "closed 25 February" wants "on"."""
    found = _BARE_DAY.search(question.prompt)
    return f"“{found.group()}” wants “on” before the day" if found else ""
