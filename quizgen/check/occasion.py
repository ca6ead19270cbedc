"""A check on occasions: what answers to, or is part of, an event that only the article names is not asked alone."""

from __future__ import annotations

import re

from quizgen.check.time import LASTING
from quizgen.model import BLANK, Question
from quizgen.tables import table

_RULES = [(re.compile(rf"\b(?:{r['pattern']})"), str(r["why"])) for r in table("check")["unsaid"]]
_BESIDE = re.compile(rf"(?:{'|'.join(table('check')['set_beside'])})\b")
_NAME = re.compile(r"\b[A-Z][\w’'-]+")


def unsaid(question: Question) -> str:
    """Refuse a prompt that tells of a reply, a score or a source without what it belongs to."""
    said = question.prompt.replace(BLANK, question.answer)
    for pattern, why in _RULES:
        found = pattern.search(said)
        if found:
            return f"“{found.group().strip()}” {why}"
    found = _BESIDE.match(question.evidence[0].text)
    if found and question.kind not in LASTING and found.group().lower() not in said.lower():
        return f"“{found.group()}”, it is told beside what was said before"
    return _cited(question)


def _cited(question: Question) -> str:
    """Refuse what a work cited by author and year says: "Roe (2006) examines …"."""
    told = " ".join(e.text for e in question.evidence)
    cited = {m[1] for m in re.finditer(r"\b([A-Z][\w’-]+)(?: et al\.)? \((?:1[89]|20)\d\d[a-z]?\)", told)}
    found = next((name for name in _NAME.findall(question.prompt) if name in cited), "")
    at = question.prompt.find(f"{found} ")
    verb = re.match(rf"{found} (?:et al\.? )?(?:[a-z]+ly )?[a-z]+s\b", question.prompt[at:]) if found else None
    by = re.match(rf"According to {found}\b", question.prompt) if found else None
    return f"“{found}” is a work that the article cites" if verb or by else ""
