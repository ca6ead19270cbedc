"""A check on blanks in sentences by which nobody can tell what they are about."""

from __future__ import annotations

from quizgen import lexicon
from quizgen.audit.words import content as content_words
from quizgen.check.content import anchors_in, kin
from quizgen.check.title import is_snippet
from quizgen.model import BLANK, Article, Form, Question

ANCHORS = 2
"""Names and numbers by which a sentence can be told from others."""
OPENERS = frozenset("in on at by from to of for with since until after before during as when while if the a an".split())
"""Words that open a sentence before its first name."""
SHORT = 4
"""Letters of the shortest word of a title that says what it is about."""


def adrift(question: Question, article: Article) -> str:
    """Refuse a blank where hardly anything else is named, and nothing of what the title says.

    "Two-thirds of bakers pressed a button during a spell of _____": of raters' marks on new texts 4 of 12 pass such.
    """
    if question.form != Form.CLOZE or is_snippet(article) or not article.titled:
        return ""
    if anchors_in(question.prompt.replace(BLANK, "")) + _opens_with_anchor(question.prompt) >= ANCHORS:
        return ""
    said = content_words(question.prompt)
    told = (w for w in content_words(article.title) if len(w) >= SHORT)
    if any(w == one or w.rstrip("s") == one.rstrip("s") or kin(w, one) for w in told for one in said):
        return ""
    return "little else is named, and nothing of the title"


def _opens_with_anchor(prompt: str) -> int:
    """Return 1 where the first word of a sentence is a number, or a name and no word that dictionaries list."""
    first, _, later = prompt.partition(" ")
    named = later[:1].isupper() or not lexicon.listed(first.lower().strip(",’'s"))
    return int(first[:1].isdigit() or (first[:1].isupper() and named and first.lower() not in OPENERS))
