"""Sources: who tells what a sentence says, and where; asides of a report, of which no blank is made."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen import lexicon
from quizgen.syntax.labels import SUBJECTS, rel
from quizgen.syntax.phrases import preposition
from quizgen.syntax.tokens import Token

TOLD = frozenset({"ccomp", "parataxis"})
FINDING = frozenset("find show suggest reveal conclude estimate indicate calculate".split())
"""Lemmas of what studies do, besides verbs of saying."""
INSIDE = frozenset({"ccomp", "advcl", "parataxis", "csubj"})
"""Relations of clauses whose own words are what is told."""


def tells_source(answer: Sequence[Token], *, named: bool) -> bool:
    """Tell whether the words stand in who says the sentence, by whose account, or, if ``named``, where it was said.

    "| FAO's | director said that …", "according to a tally by | the Halden Post |", "…, he said at a meeting of | the
    council |". Whose study found something is no such aside, in what year is one.
    """
    inside = {t.i for t in answer}
    token = next((t for t in answer if t.head.i not in inside), answer[-1])
    while rel(token) != "root" and rel(token) not in INSIDE:
        if rel(token) in {"obl", "nmod"} and preposition(token) == "according to":
            return True
        if (rel(token) in SUBJECTS or (named and rel(token) == "obl")) and _reports(token.head, named=named):
            return True
        token = token.head
    return False


def _reports(verb: Token, *, named: bool) -> bool:
    """Tell whether a verb of saying, or of finding, has the clause that is told below it, or above."""
    lemma = str(verb.lemma_).lower()
    if lemma in FINDING:
        return not named and any(rel(c) in TOLD for c in verb.children)
    if not lexicon.speech_verb(lemma):
        return False
    return rel(verb) == "parataxis" or any(rel(c) in TOLD for c in verb.children)
