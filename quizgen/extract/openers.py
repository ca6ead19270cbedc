"""Openers: what stands before a clause, and how a question says it."""

from __future__ import annotations

from quizgen.syntax.phrases import text_of
from quizgen.syntax.tokens import Token
from quizgen.tables import table

ADDING = tuple(table("extract")["adding"])
TOPICAL = tuple(table("extract")["topical"])
DOING = frozenset({"VBG", "NN"})
"""Tags of a gerund, which the tagger may take for a noun: "in addition to *landing* there"."""


def adds(words: tuple[Token, ...]) -> bool:
    """Tell whether an opener only adds a deed to what the clause tells: "*Besides writing*, Ann Roe sold bread"."""
    text = text_of(words[:5]).lower()
    opener = next((o for o in ADDING if text.startswith(o)), "")
    size = len(opener.split())
    return bool(opener) and size < len(words) and words[size].lower_.endswith("ing") and words[size].tag_ in DOING


def is_topical(text: str) -> bool:
    """Tell whether an opener says with regard to what a clause holds; a question ends with it."""
    return text.lower().startswith(TOPICAL)
