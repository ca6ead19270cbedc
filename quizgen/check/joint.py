"""Checks on whom a question is about: others who did so too, and somebody of whom its article says no more."""

from __future__ import annotations

import re

from quizgen import lexicon
from quizgen.check.content import anchors_in
from quizgen.check.title import is_snippet
from quizgen.model import Article, Form, Question

_TOOK_PART = re.compile(
    r"\b[Ww]ho (?:has |have |had )?(?:took|taken|takes?) part in\b"
    r"(?!.* (?:in (?:lieu|place) of|instead of|on behalf of) )"
)
_JOINTLY = re.compile(
    r"\b(?:(?:together|along|jointly|in tandem|in partnership|in collaboration) with|alongside) (?=(?:[a-z-]+ )*[A-Z])"
)
_CLAUSE = re.compile(r", (?:and|but|while|who|which)\b|;")
_AND_ANOTHER = re.compile(r"(?: \([^)]*\))? (?:and|&) (?:the )?[A-Z]")
_TROPHIES = "Cup|Prize|Award|Medal|Trophy|Championships?|Open|Grand Prix|Marathon|Derby"
_YEARLY = re.compile(
    rf"^(?:[^?]*, )?(?:[Ww]ho (?:won|win|lifted|received|claimed|was awarded) the (?:[A-Z][\w’'-]+ )*(?:{_TROPHIES})\b"
    rf"|(?:When|Where|In which \w+) (?:was|were) the (?:[A-Z][\w’'-]+ )*(?:{_TROPHIES}) "
    r"(?:\w+ly )?(?:presented|awarded|held))"
)
_WAS_WHERE = re.compile(r"(?:Where|In which [a-z]+) (?:was|were|did|had) (?!the\b)")
_WHO_WHEN = re.compile(
    r"(?:In what year|When|Since when|Until when|By when) (?:did|was|has|had) (?:[A-Z][a-z]+ )??"
    r"([A-Z][\w’'-]+)(?: [A-Z]\.)? ([A-Z][a-z’'][\w’'-]*)(?![\w’'-]| [A-Z])"
)


_LIFE = re.compile(
    r"^(?:(?:When|Where|In what year|In which [a-z]+) (?:was|did) "
    r"(?P<asked>[A-Z][\w’'.-]+(?: (?:[A-Z][\w’'.-]+|van|von|de))*) (?:born|die|baptized|baptised)\b"
    r"|(?P<told>[A-Z][\w’'.-]+(?: (?:[A-Z][\w’'.-]+|van|von|de))*) (?:was (?:born|baptized|baptised)|died) [^,]*_____)"
)
"""When or where somebody was born or died, of whom only the name is told."""


def joint(question: Question) -> str:
    """Refuse to ask who did what others did too: "together with", "A (born 1931) and B", "won the Cup" of each year.

    Also where what is told with no name in it was so.
    """
    if question.form != Form.OPEN or question.kind not in {"agent", "date", "place"}:
        return ""
    if _YEARLY.search(question.prompt) and not re.search(
        r"\d{4}|\bfirst\b|\b(?:to|for|from) [A-Z\d\"“]", question.prompt
    ):
        return "it is won or held anew each year"
    if question.kind == "place" and _WAS_WHERE.match(question.prompt) and not anchors_in(question.prompt):
        return "it may have been so elsewhere"
    if question.kind != "agent":
        return ""
    if _TOOK_PART.search(question.prompt):
        return "others took part too"
    if lexicon.homeland(question.answer.split()[-1]) and not anchors_in(question.prompt):
        return "other peoples may have done so"
    at, told = question.answer_at, question.evidence[0]
    if not at.text[:1].isupper():
        return ""
    after = told.text[at.end - told.start :] if told.holds(at) else ""
    if _AND_ANOTHER.match(after):
        return "another did so with them"
    joined = _JOINTLY.search(_CLAUSE.split(after or told.text)[0])
    return f"others did so “{joined.group().strip()}” them" if joined and joined.group() not in question.prompt else ""


def bystander(question: Question, article: Article) -> str:
    """Refuse to ask when somebody did something whom the article names but once, and not in its title.

    Nor when and where they were born or died: who they are is told beside it, and of whom the title is, much more.
    """
    life = _LIFE.match(question.prompt) if not is_snippet(article) else None
    if life is not None:
        name = life["asked"] or life["told"]
        if not _is_told_of(name, article):
            return f"who {name} is would have to be said"
    found = _WHO_WHEN.match(question.prompt) if question.kind == "date" and not is_snippet(article) else None
    if found is None or not lexicon.given_name(found[1]):
        return ""
    surname = re.sub(r"['’]s$", "", found[2])
    if surname in article.title:
        return ""
    ahead = re.findall(rf"(?:\b([A-Z][\w’'-]+) )?\b{re.escape(surname)}\b", article.text)
    # "John Harrison" is not William.
    told = sum(1 for name in ahead if name == found[1] or not lexicon.given_name(name))
    return f"“{found[1]} {surname}” is named but once" if told < 2 else ""


def _is_told_of(name: str, article: Article) -> bool:
    """Tell whether an article's title has somebody's name, or the article speaks of them more than once."""
    words = name.split()
    if all(w in article.title for w in words):
        return True
    last = name if lexicon.given_name(words[-1]) else words[-1]
    ahead = re.findall(rf"(?:\b([A-Z][\w’'-]+) )?\b{re.escape(last)}\b(?! (?:(?:van|von|de) )?[A-Z])", article.text)
    # "Owen Johann" is not "Johann van Roe", and "Amos Prentice" not "Owen Prentice".
    others = (w for w in ahead if len(words) == 1 or w in words or not lexicon.given_name(w))
    return sum(1 for _ in others) > 1
