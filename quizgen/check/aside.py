"""A check on asides: what a report tells far from its lead, in words that it does not use again."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from quizgen import lexicon
from quizgen.audit.words import content as content_words
from quizgen.audit.words import words as plain_words
from quizgen.check.content import HEADLINE, is_news
from quizgen.model import BLANK, Article, Question

LEAD = 500
"""Characters from the beginning that say what a report is about."""
STEM = 6
"""Letters by which words are compared, so that endings don't matter."""
FEWEST = 4
"""Content words below which a prompt says too little to tell by."""
ONCE, SHARED, DOWN = 0.65, 0.25, 0.5
"""Share of the words told nowhere else from which, share of those in the lead up to which, and part of the text after
which a prompt is an aside."""
_LIFE = re.compile(
    r"(?:(?:In what year|When|At what age|How old) (?:did|was) (?P<who>[A-Z][^,?]*?) (?:die|born|when)\b"
    r"|(?:(?:In|On|Born) [^,]*, )?(?P<whom>[A-Z][^,_]*?)(?:,[^_]*?)? (?:died|was born) (?:[^_]* )?_____)"
)


def aside(question: Question, article: Article) -> str:
    """Refuse what is told in the second half of a report in words that stand nowhere else, and hardly in its lead.

    Also when and how old somebody died, or was born, of whom its lead says nothing.
    """
    lived = _LIFE.match(question.prompt)
    late = question.answer_at.start >= DOWN * len(article.text)
    headed = len(article.title.split()) >= HEADLINE
    if lived and headed and not _in_lead(lived["who"] or lived["whom"], article):
        return "the life of somebody who is not what the text is about"
    if not late or not is_news(article.title, article.text):
        return ""
    once, shared, said = measured(question, article)
    if said < FEWEST or once < ONCE or shared > SHARED:
        return ""
    return "a side remark, on which the report says no more"


def _in_lead(somebody: str, article: Article) -> bool:
    """Tell whether title and lead speak of somebody; of "Roe's second wife" they must say that she is one."""
    _, lead = _told(article.title, article.text)
    owner, _, kin = somebody.replace("’", "'").partition("'s ")
    if kin and lexicon.kinship(kin.split()[-1].lower()):
        return kin.split()[-1][:STEM] in lead
    return any(word[:STEM].lower() in lead for word in owner.split() if word[:1].isupper())


def measured(question: Question, article: Article) -> tuple[float, float, int]:
    """Return the share of a prompt's content words that the text has but once and that of those that its title and
    lead have, and how many there are."""
    said = {word[:STEM] for word in content_words(question.prompt.replace(BLANK, " "))}
    if not said:
        return 0.0, 1.0, 0
    told, lead = _told(article.title, article.text)
    return sum(told[w] <= 1 for w in said) / len(said), sum(w in lead for w in said) / len(said), len(said)


@lru_cache(maxsize=8)
def _told(title: str, text: str) -> tuple[Counter[str], frozenset[str]]:
    """Return how often each word stands in a text, and the words of its title and lead."""
    lead = f"{title} {text[: LEAD + len(title)]}"
    return Counter(w[:STEM] for w in plain_words(text)), frozenset(w[:STEM] for w in plain_words(lead))
