"""A check on asides: what a report tells far from its lead, in words that it does not use again."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from quizgen import lexicon
from quizgen.audit.words import content as content_words
from quizgen.audit.words import words as plain_words
from quizgen.check.title import HEADLINE, is_news
from quizgen.model import BLANK, Article, Form, Question
from quizgen.tables import wordlist

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
_NAMED = r"(?:[A-Z][\w’'.-]+ ){0,3}[A-Z][\w’'-]+"
_REMARK = re.compile(
    rf"According to (?P<by>{_NAMED}),|(?:(?!(?:to|of|by|from|for|in|on)\b)[\w’'-]+ ){{0,8}}?(?P<who>{_NAMED})"
    rf"(?:, [^_]*?,)? (?:has |had |also )?(?:{'|'.join(sorted(wordlist('check', 'opining')))})\b"
)
"""A prompt that is what somebody says: "Roe said …", "According to Ann Roe, …"."""


def aside(question: Question, article: Article) -> str:
    """Refuse what is told in the second half of a report in words that stand nowhere else, and hardly in its lead.

    Also when and how old somebody died, or was born, of whom its lead says nothing, and a word, no figure, of what
    somebody says there whom its title does not name.
    """
    lived = _LIFE.match(question.prompt)
    late = question.answer_at.start >= DOWN * len(article.text)
    headed = len(article.title.split()) >= HEADLINE
    if lived and headed and not _in_lead(lived["who"] or lived["whom"], article):
        return "the life of somebody who is not what the text is about"
    if not is_news(article.title, article.text):
        return ""
    if question.form == Form.CLOZE and not re.search(r"\d", question.answer) and _is_remark(question.prompt, article):
        return "a remark of somebody whom the report is not about"
    if not late:
        return ""
    once, shared, said = measured(question, article)
    if said < FEWEST or once < ONCE or shared > SHARED:
        return ""
    return "a side remark, on which the report says no more"


def _is_remark(prompt: str, article: Article) -> bool:
    """Tell whether a prompt is what a person says whom the title does not name."""
    found = _REMARK.match(prompt)
    if found is None:
        return False
    name = (found["by"] or found["who"]).split()
    last = name[-1].removesuffix("'s").removesuffix("’s")
    body = lexicon.noun_class(last.lower()) not in {"", "person"} and not lexicon.given_name(
        name[0]
    )  # "the Mill Office"
    return len(name) > 1 and not body and not lexicon.name_class(last) - {"person"} and last not in article.title


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
