"""A check on occasions: what answers to, or is part of, an event that only the article names is not asked alone."""

from __future__ import annotations

import re

from quizgen import lexicon
from quizgen.check.patterns import Rules
from quizgen.check.time import LASTING
from quizgen.model import BLANK, Form, Question
from quizgen.tables import table

_RULES = Rules(rule for group in table("patterns")["unsaid"].values() for rule in group)
_RECURRING = [re.compile(rf"\b(?:{pattern})") for pattern in table("patterns")["recurring"]]
_WHEN = re.compile(r"(?:[^,?]*, )?(?:[Ww]hen|[Ii]n what year|[Oo]n what day)\b")
_TIME_TOLD = re.compile(
    r",? (?:in|on|by|since|until)(?: the year)?(?: (?:early|mid|late))?(?: [A-Z]\w+)? _____(?=[?.]?$)"
)
_AGAIN = re.compile(r"\b(?:and|or|then) again (?:in|on|at|from|during) (?!(?:the|a|an) [a-z]+ of [a-z])", re.IGNORECASE)
_DEED = re.compile(r"\bfor (?:the )?(?P<deed>[a-z]+) of [^,]*,? (?:in|on)(?: the year)? _____(?=[.]?$)")
_INTRODUCED = re.compile(
    r"\b(?P<phrase>[Aa]n? (?:[\w-]+ ){0,6}?[a-z-]+), (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)(?=[,.;]| [-–—])"
    r"|\b(?P<whole>an? (?P<head>[\w-]+ [\w-]+)[^;.]{0,120}?) [-–—] (?:the )?"
    r"(?P<called>[A-Z][\w’'-]+(?: (?:(?:of|for|and|the) )*[A-Z][\w’'-]+)+)"
)
"""An indefinite phrase with its name after it: "a legal scholar, Ma, …", "a new agency for trade – the Rusk Office"."""
_BESIDE = re.compile(rf"(?:{'|'.join(table('patterns')['set_beside'])})\b")
_BY_ACCOUNT = re.compile(r"According to [^,]+, ")
_STUDIED = re.compile(
    rf"^As {BLANK} [a-z]+s?,|{BLANK} (?:has |have )?(?:[a-z]+ly )?(?:conducted|found|showed|shown|demonstrated|"
    r"reported|examined|studied|reviewed|observed|surveyed|tested|concluded|analy[sz]ed|argued|suggested|noted)\b"
)
"""What is said of those who did a study."""
_FIGURE = re.compile(
    r"(?P<figure>\d[\d,.]*\d)(?: (?:million|billion|people|inhabitants|residents|members|students))? "
    r"\((?P<when>(?:as (?:of|at) |at the |by )?[^()\d]{0,20}(?:20[012]\d|19\d\d)(?: census| estimate| est\.?)?)\)",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b[A-Z][\w’'-]+")


def unsaid(question: Question) -> str:
    """Refuse a prompt that tells of a reply, a score or a source without what it belongs to."""
    said = question.prompt.replace(BLANK, question.answer)
    for words, rule in _RULES.found(said):
        return f"“{words}” {rule.why}"
    told = question.evidence[0].text
    found = _BESIDE.match(told)
    if found and question.kind not in LASTING and (found.group().lower() not in said.lower() or _BESIDE.match(said)):
        return f"“{found.group()}”, it is told beside what was said before"
    account = _BY_ACCOUNT.match(told) if question.kind not in LASTING else None
    if account and "ccording to" not in question.prompt and question.answer not in account.group():
        return "it is so by somebody's account, which is left out"
    return (
        _again(question)
        or _of_deed(question)
        or _name_lost(said, told)
        or _cited(question)
        or _figure_of_day(said, told)
    )


def _again(question: Question) -> str:
    """Refuse to ask for the time of what happens again and again: "When did Orvalia hold elections?"."""
    asked = _WHEN.match(question.prompt) if question.form == Form.OPEN else _TIME_TOLD.search(question.prompt)
    if question.form != Form.OPEN and not re.search(r"\d|century|summer|winter|spring|autumn", question.answer):
        asked = None  # "held in _____" may ask for a place
    if not asked:
        return ""
    told = _AGAIN.search(question.evidence[0].text)
    if told and told.group().lower().strip() not in question.prompt.lower():
        return f"“{told.group().strip()}”, it happened more than once"
    said = _TIME_TOLD.sub("", question.prompt).rstrip("?.")
    found = next((m for m in (pattern.search(said) for pattern in _RECURRING) if m), None)
    return f"“{found.group()}” happens more than once" if found else ""


def _of_deed(question: Question) -> str:
    """Refuse a blank for a date that may be that of a deed named before it: "fined for the murder of Roe on _____"."""
    found = _DEED.search(question.prompt)
    if found is None or lexicon.noun_class(found["deed"]) not in {"act", "event"}:
        return ""
    return f"the date may be that of the {found['deed']}"


def _name_lost(said: str, told: str) -> str:
    """Refuse an indefinite phrase that the sentence calls by its name right after: "A legal scholar was praised"."""
    low = said.lower()
    for found in _INTRODUCED.finditer(told):
        phrase, name = (found["phrase"], found["name"]) if found["phrase"] else (found["head"], found["called"])
        if phrase.lower() in low and name.split()[-1] not in said:
            return f"“{phrase}” is “{name}”, which is left out"
    return ""


def _cited(question: Question) -> str:
    """Refuse what a work cited by author and year says: "Roe (2006) examines …"."""
    told = " ".join(e.text for e in question.evidence)
    if "(" not in told:
        return ""
    cited = {m[1] for m in re.finditer(r"\b([A-Z][\w’-]+)(?: et al\.)? \((?:1[89]|20)\d\d[a-z]?\)", told)}
    found = next((name for name in _NAME.findall(question.prompt) if name in cited), "")
    at = question.prompt.find(f"{found} ")
    verb = re.match(rf"{found} (?:et al\.? )?(?:[a-z]+ly )?[a-z]+s\b", question.prompt[at:]) if found else None
    by = re.match(rf"According to {found}\b", question.prompt) if found else None
    studied = question.form == Form.CLOZE and question.answer.split()[-1] in cited and _STUDIED.search(question.prompt)
    found = question.answer if studied else found
    return f"“{found}” is a work that the article cites" if verb or by or studied else ""


def _figure_of_day(said: str, told: str) -> str:
    """Refuse a figure without the brackets that say of when it is: "a population of 5,258 (as of 2017)"."""
    for found in _FIGURE.finditer(told):
        if found["figure"] in said and found["when"].lower() not in said.lower():
            return f"“{found['when']}”, of when the figure is, is left out"
    return ""
