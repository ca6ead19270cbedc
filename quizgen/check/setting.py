"""A check on blanks for the country in which all that the article tells of happened."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from quizgen import lexicon
from quizgen.model import Article, Form, Question

OFTEN = 4
"""Times that an article must name its own country."""
MOSTLY = 0.6
"""Share of all names of countries in an article that its own country has."""
_NAMES = re.compile(r"(?:[A-Z]\.){2,}|\b(?:United|Soviet|Great) [A-Z]\w+|\b[A-Z]\w+")


def setting(question: Question, article: Article) -> str:
    """Refuse a blank for the country that nearly all of the article is about, where no year or other country stands.

    "The changes sweeping the _____ led to others": whoever knows the article need not know the sentence.
    """
    if question.form != Form.CLOZE or re.search(r"\d", question.prompt):
        return ""
    answer = question.answer.removeprefix("the ")
    own = "" if lexicon.country_adjective(answer) else lexicon.country_of(answer)
    if not own or _countries(question.prompt):
        return ""
    named = _countries(article.text)
    mostly = named[own] >= OFTEN and named[own] >= MOSTLY * sum(named.values())
    return f"nearly all of the article is about {own}" if mostly else ""


@lru_cache(maxsize=64)
def _countries(text: str) -> Counter[str]:
    """Return how often a text names each country, be it by an adjective."""
    words = [(w, w.removesuffix("s")) for w in _NAMES.findall(text)]
    return Counter(own for w, one in words if (own := lexicon.country_of(w) or lexicon.country_adjective(one)))
