"""A check on time: what was so on the day of writing is not asked without a date."""

from __future__ import annotations

import re

from quizgen.model import Question
from quizgen.tables import table

_TABLE = table("check")["undated"]
_RULES = [(re.compile(rf"\b(?:{r['pattern']})"), str(r["why"]), bool(r.get("always"))) for r in _TABLE]
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
