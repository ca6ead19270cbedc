"""Figures and ranks of the day: what is counted or ranked among people, firms and things made is soon otherwise."""

from __future__ import annotations

import re

from quizgen import lexicon
from quizgen.model import BLANK, Question
from quizgen.tables import table, wordlist

_WORDS: dict[str, str] = table("check")["of_the_day"]
_TRADING = frozenset(_WORDS["trading"].split())
_STAFF = frozenset(_WORDS["staff"].split())
_MAKERS = ("maker", "grower", "dealer", "holder", "worker")
"""What words for people and firms end in that are written as one: "drugmaker"."""
_OWED = re.compile(rf"\b(?:does|do) [^?]*\b(?:{_WORDS['holding']})\b|\b(?:has|have|owes?|holds?|is|are) [^,]*{BLANK}")
_MONEY = re.compile(rf"\b(?:{_WORDS['owing']})\b")
_LARGE = {
    "person": re.compile(r"(?<![\d.])\d{3,}|\d,\d{3}|\b(?:hundred|thousand|million|billion)s?\b"),
    "artifact": re.compile(r"(?<![\d.])\d{4,}|\d,\d{3}|\b(?:thousand|million|billion)s?\b"),
}
"""From what number on a count of people, or of what is made, is no count of parts; by class of noun."""
_HELD = re.compile(
    r"^(?:(?:according to|in|for) [^,]*, )?(?:for )?how many (?P<what>[\w -]+?) (?:does|do) [^?]* "
    r"(?:have|own|operate|employ|serve|boast|run|house|provide|support|care)\b"
)
_AFTER = r"(?:in|of|on|at|to|for|with|from|by|and|or|that|who|which|as|than|worldwide)\b"
"""What ends a phrase that counts something."""
_THERE = re.compile(
    r"(?<!not )\b(?:has|have|owns?|operates?|employs?|serves?|boasts?|houses?|provides?|supports?|cares? for|there are"
    r"|(?:is|are) home to)"
    r" (?:[a-z]+ ){0,3}(?:\d[\d,.]* (?:[a-z-]+ ){1,4}and (?:[a-z]+ ){0,2})?"
    rf"{BLANK} (?P<what>[a-z][\w-]*(?: (?!{_AFTER})[a-z][\w-]*){{0,3}})"
)
_THERE_ARE = re.compile(r"^how many (?P<what>[\w -]+?) are there\b")
_DO = re.compile(
    rf"^(?:under [^,]*?,? ?|in [^,]*, |worldwide,? )?(?:{BLANK}|how many) (?P<what>[a-z][\w-]*) "
    r"(?:\w+ly )?(?:are|live|work|speak|use|own|study|qualify|belong|attend|play|practi[sc]e|follow|subscribe)\b"
)
_SPOKEN = re.compile(
    rf"\b(?:is|are) (?:spoken|used|followed|practi[sc]ed|read|watched|owned|attended) by {BLANK} (?P<what>[a-z]+)"
)
_BY = re.compile(
    r"^by how many (?P<what>[a-z]+) (?:is|are) [^?]* (?:spoken|used|followed|practi[sc]ed|read|watched|owned)\b"
)
_AGAIN = re.compile(
    r"\b(?:per|each|every|annual\w*|yearly|daily|typical\w*|average|usually|must|can|may|since|estimates?)\b"
)
_TOP = re.compile(
    r"\b(?:[a-z-]*(?:larg|bigg|rich|young|old|strong|fast|tall|wealthi|busi|poor)est|leading|top)"
    r" (?P<what>(?:[a-z-]+ ){0,3}?[a-z]+)(?= (?:of|in|to|for|at|on|by|from|who|with|ever|after)\b|[.?,;]|$)"
)
_SAYS = "|".join([*sorted(wordlist("check", "saying")), "estimates?"])
_REPORTED = re.compile(rf"(?<={BLANK})(?P<own>.*?),? (?:and|but) (?:[A-Z][\w’'.-]* ){{1,4}}(?:{_SAYS}) .*")
"""What somebody says of something else, after the text's own clause: "… has _____ cabs and Roe estimates that …"."""
_PRESENT = re.compile(r"\b(?:is|are|remains?|ranks?|has|have|becomes?)\b")
_PAST = re.compile(r"\b(?:was|were|did|had|became)\b")


def of_the_day(question: Question) -> str:
    """Say what a prompt without a date asks of the day of writing: a debt, a stock, a number of people, a rank."""
    prompt = _REPORTED.sub(r"\g<own>.", question.prompt[:1].lower() + question.prompt[1:])
    aside = question.template == "rank.apposition"  # "was" there is of the clause around what stands beside a name
    if (_PAST.search(prompt) and not aside) or _AGAIN.search(prompt):
        return ""
    said = prompt.replace(BLANK, question.answer)
    if question.answer_type == "money" and (found := _OWED.search(prompt)) and _MONEY.search(prompt):
        return f"“{found.group()}” tells what was owned or owed on the day of writing"
    counted = next((m for m in (p.search(prompt) for p in (_HELD, _THERE, _THERE_ARE, _DO, _SPOKEN, _BY)) if m), None)
    large = _LARGE.get(_sort(counted["what"])) if counted else None
    if counted and large and large.search(question.answer):
        return f"how many {counted['what']} there are changes"
    for found in _TOP.finditer(said) if aside or _PRESENT.search(prompt) else ():
        if _is_ranked(found["what"]):
            return f"“{found.group()}” is a rank of the day of writing"
    return ""


def _sort(phrase: str) -> str:
    """Return whether a plural names people or what is made, if either: "licensed cabs", "clerks in", not "islands"."""
    told = phrase.split()
    classes = {lexicon.noun_class(one) for word in told for one in lexicon.singulars(word)}
    makers = any(one.endswith(_MAKERS) for word in told for one in lexicon.singulars(word))
    if "person" in classes or makers or _STAFF & set(told):
        return "person"
    firms = any(one in _TRADING for word in told for one in lexicon.singulars(word))
    return "artifact" if firms or "artifact" in classes else ""


def _is_ranked(phrase: str) -> bool:
    """Tell whether a noun names somebody or a firm, whose rank others take: "provider of salt", not "ethnic group"."""
    head = _head(phrase)
    return head in _TRADING or lexicon.is_person(head)


def _head(phrase: str) -> str:
    return phrase.rpartition(" ")[2]
