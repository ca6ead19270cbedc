"""Coordinated clauses: a sentence of two that tell one fact each is told clause by clause."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from quizgen.syntax.labels import FINITE_TAGS, SUBJECTS, has_subject, is_verb, rel

JOINING = frozenset({"and", "but"})
SETTING_AGAINST = frozenset({"while", "whereas"})
BOUND = frozenset({"ccomp", "csubj", "advcl"})
"""Relations of clauses that may go with both: what is said or what is the condition."""


def told_alone(sentence: Span, tokens: Sequence[Token]) -> list[list[Token]]:
    """Return the tokens of each of two main clauses, each with a subject of its own; all tokens where there is one.

    "Ann Roe sold the mill in 1931, | and her son bought a farm in Hull": neither needs the other.
    """
    joint = _joint(sentence.root)
    if joint is None:
        return [list(tokens)]
    opening = {c.i for c in joint.children if c.i < joint.i and (rel(c) in {"cc", "mark"} or c.is_punct)}
    start = min(joint.left_edge.i, *opening) if opening else joint.left_edge.i
    first = [t for t in tokens if t.i < start]
    while first and first[-1].is_punct and first[-1].text != "%":
        first.pop()
    second = [t for t in tokens if t.i >= start]
    while second and (second[0].is_punct or second[0].i in opening):
        second.pop(0)
    return [first, second] if first and second else [list(tokens)]


def _joint(root: Token) -> Token | None:
    """Return the head of the second clause, where neither hangs on the other or on what stands before both."""
    subject = next((c for c in root.children if rel(c) in SUBJECTS), None)
    if subject is None or subject.i > root.i or subject.left_edge.i != root.sent.start:
        return None
    others = [c for c in root.children if c.i > root.i and has_subject(c) and c.left_edge.i > root.i]
    joints = [c for c in others if _is_joined(c)]
    if len(joints) != 1 or any(rel(c) in BOUND and c.i != joints[0].i for c in root.children):
        return None
    return joints[0]


def _is_joined(verb: Token) -> bool:
    """Tell whether a clause is joined to the main one by a comma and "and", "but", "while" or "whereas"."""
    own = [c for c in verb.children if c.i < verb.i]
    if not any(t.tag_ in FINITE_TAGS for t in (verb, *own)):
        return False  # "left 11 dead, and houses destroyed"
    ahead = verb.doc[min([verb.left_edge.i, *(c.i for c in own)]) - 1]
    parted = ahead.text == "," or any(c.text == "," for c in own)
    if rel(verb) == "conj":
        headed = is_verb(verb) or any(rel(c) == "cop" for c in verb.children)
        return parted and headed and any(rel(c) == "cc" and c.lower_ in JOINING for c in own)
    return parted and rel(verb) == "advcl" and any(rel(c) == "mark" and c.lower_ in SETTING_AGAINST for c in own)
