"""Openers: what stands before a clause, and how a question says it."""

from __future__ import annotations

from quizgen.extract.types import is_temporal
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import is_name
from quizgen.syntax.parts import Part
from quizgen.syntax.phrases import text_of
from quizgen.syntax.tokens import Token
from quizgen.tables import table

ADDING = tuple(table("extract")["adding"])
TOPICAL = tuple(table("extract")["topical"])
COMPLETING = frozenset({"from", "to", "against"})
"""Prepositions of what a verb calls for."""
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


def completes_verb(words: tuple[Token, ...]) -> bool:
    """Tell whether an opener with a name is what the verb calls for: "*From Ann Roe*, who learned of it"."""
    named = words[0].lower_ in COMPLETING and is_name(words[-1])
    return named and not any(is_temporal(t) for t in words)


def hangs_before(part: Part, clause: Clause) -> bool:
    """Tell whether a condition belongs to what stands right before it: "*Fearing a siege if it stayed*, they left"."""
    ahead = part.tokens[0].nbor(-1) if part.tokens[0].i > part.head.sent.start else None
    others = {t.i for p in clause.parts if p is not part and p.role != "advmod" for t in p.tokens}
    return part.ahead and ahead is not None and not ahead.is_punct and ahead.i in others
