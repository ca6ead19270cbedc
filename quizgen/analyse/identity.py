"""Phrases that only say what another one is: "Ann Roe was *a surgeon*", "hailed as *a genius*", "Rob, *a clerk*"."""

from __future__ import annotations

from quizgen.analyse.phrases import lemma
from quizgen.analyse.wordlists import words
from quizgen.syntax.labels import SUBJECTS, is_name, is_passive_subject, rel
from quizgen.syntax.phrases import preposition
from quizgen.syntax.tokens import Token

BECOMING = frozenset({"become", "remain"})


def told_of(head: Token) -> Token | None:
    """Return the head of what a common noun is said to be, None where it speaks of something itself."""
    if is_name(head):
        return None
    if rel(head) == "appos" and head.head.i < head.i:
        return head.head
    verb = head.head
    if any(rel(c) == "cop" for c in head.children):
        verb = head
    elif rel(head) in {"obj", "xcomp"} and lemma(verb) in BECOMING:
        pass
    elif rel(head) == "obl" and preposition(head) == "as" and lemma(verb) in words()["regarding"]:
        told = next((c for c in verb.children if rel(c) == "obj" and c.i < head.i), None)
        return told or next((c for c in verb.children if is_passive_subject(c)), None)
    else:
        return None
    if any(c.lower_ in {"not", "n't", "never"} for c in verb.children):
        return None
    return next((c for c in verb.children if rel(c) in SUBJECTS and c.i < head.i), None)
