"""A check on words of the prompt that hold the answer: of one country or body alone, or made with a word of it."""

from __future__ import annotations

import re

from quizgen import lexicon
from quizgen.model import Article, Question
from quizgen.tables import table, wordlist

_TELLING: dict[str, str] = table("check")["telling_words"]
_COUNTRY_OF_STATES = re.compile(table("check")["country_of_states"])
_SHIPS = wordlist("check", "ship_letters")
_COMPOUND = re.compile(rf"(?:{'|'.join(sorted(wordlist('check', 'combining')))})-?([a-z]{{5,}})")
_DERIVED = re.compile(r"(?:isms?|ity|ics?|als?|es|s|y|e)$")


def telling(question: Question, article: Article) -> str:
    """Refuse a prompt with a word that belongs to the answer alone ("Taoiseach": "Ireland"), or holds one of it.

    The title is shown with it.
    """
    return _of_one(question, f"{question.prompt} {article.title}") or _compound(question)


def _of_one(question: Question, shown: str) -> str:
    """Name a word that is shown and belongs to the country or body asked for."""
    answer = question.answer.removeprefix("the ")
    for word in re.findall(r"\b[^\W\d_]{3,}\b", shown):
        own = _TELLING.get(word)
        if own and re.search(rf"\b(?:{own})", answer) and (word in _SHIPS or re.match(rf"(?:{own})\b", answer)):
            return f"“{word}” gives “{question.answer}” away"
        if _COUNTRY_OF_STATES.fullmatch(answer) and "state" in lexicon.name_class(word):
            return f"“{word}” lies in “{question.answer}”"
    return ""


def _compound(question: Question) -> str:
    """Name a word of the prompt that puts a first part before one of the answer: "circumboreal", "boreal"."""
    own = {_DERIVED.sub("", w) for w in re.findall(r"[a-z]{5,}", question.answer.lower())}
    for word in re.findall(r"[a-z]{8,}", question.prompt.lower()):
        found = _COMPOUND.fullmatch(word)
        if found and _DERIVED.sub("", found[1]) in own:
            return f"“{word}” holds a word of the answer"
    return ""
