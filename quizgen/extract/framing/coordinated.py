"""Coordinated clauses: a sentence of two that tell one fact each is told clause by clause."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen import lexicon
from quizgen.extract.types import is_year
from quizgen.syntax.labels import FINITE_TAGS, SUBJECTS, has_subject, is_verb, rel
from quizgen.syntax.phrases import ends_in_open_list
from quizgen.syntax.tokens import Stretch, Token, position

JOINING = frozenset({"and", "but"})
SETTING_AGAINST = frozenset({"while", "whereas"})
BOUND = frozenset({"ccomp", "csubj", "advcl"})
"""Relations of clauses that may go with both: what is said or what is the condition."""


def told_alone(sentence: Stretch, tokens: Sequence[Token]) -> list[list[Token]]:
    """Return the tokens of each of two main clauses, each with a subject of its own; all tokens where there is one.

    "Ann Roe sold the mill in 1931, | and her son bought a farm in Hull": neither needs the other. The second is left
    out where it may hang on what the first begins with, or on who says it.
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
    if not first or not second or ends_in_open_list(first):
        return [list(tokens)]
    return [first, second] if _is_free(sentence, joint, second) else [first]


def listed_with(verb: Token) -> list[Token]:
    """Return the verbs of a list, however the parse hangs them on each other: "bans war, *aids* work *and saves* it".

    None where one may be a participle, stands in another form or has its own subject: what follows a comma may then
    belong to a noun. None too where no "and" leads to the last.
    """
    first = verb
    while rel(first) == "conj" and first.head.tag_ == first.tag_ and first.head.i < first.i:
        first = first.head
    listed: list[Token] = []
    todo = [first]
    while todo:
        following = [c for c in todo.pop().children if rel(c) == "conj" and c.i > first.i]
        listed += following
        todo += following
    listed.sort(key=position)
    alike = all(t.tag_ == first.tag_ and not has_subject(t) and _is_past_or_present(t) for t in listed)
    joined = listed and any(rel(c) == "cc" and c.i < listed[-1].i for t in listed[-2:] for c in t.children)
    if not (alike and joined and len(listed) > 1):
        return []
    between = first.doc[first.i + 1 : listed[-1].i]
    others = any(is_verb(t) and t not in listed and has_subject(t) for t in between)
    return [] if others else listed  # "won two games, *while Roe led* the team, scored once and left"


def _is_past_or_present(verb: Token) -> bool:
    """Tell whether a verb is surely finite: it is no participle by its form, or has an object of its own."""
    if verb.tag_ not in FINITE_TAGS:
        return False
    return lexicon.inflect(verb.lemma_.lower(), "VBN") != verb.lower_ or any(rel(c) == "obj" for c in verb.children)


def _joint(root: Token) -> Token | None:
    """Return the head of the second of two main clauses."""
    if not any(rel(c) in {"expl", *SUBJECTS} and c.i < root.i for c in root.children):
        return None
    others = [c for c in root.children if c.i > root.i and has_subject(c) and c.left_edge.i > root.i]
    joints = [c for c in others if _is_joined(c)]
    # "600 are spoken in Hull, 800 in Rusk, and 100 in Halden" is a list of three.
    listed = any(
        (rel(c) == "conj" or (rel(c) == "parataxis" and c in others)) and not any(rel(g) == "cc" for g in c.children)
        for c in root.children
    )
    return joints[0] if len(joints) == 1 and not listed else None


def _is_free(sentence: Stretch, joint: Token, second: Sequence[Token]) -> bool:
    """Tell whether the second clause holds without what opens the sentence, and whoever else says the first."""
    root = sentence.root
    if any(rel(c) in BOUND and c.i != joint.i for c in root.children):
        return False
    if any(t.tag_ == "PRP" and rel(t) not in SUBJECTS for t in second):
        return False  # "… and Rusk drove *them* out": whom, the first clause tells
    subject = next(c for c in root.children if rel(c) in {"expl", *SUBJECTS})
    return subject.left_edge.i == sentence.start or any(is_year(t) for t in second)


def _follows_and(verb: Token) -> bool:
    """Tell whether "and" stands right before the subject of a clause, and that before its verb: "and a mill opened"."""
    subject = next((c for c in verb.children if rel(c) in SUBJECTS and c.i < verb.i), None)
    own = [t.i for t in verb.children if rel(t) in {"aux", "cop"} and t.i < verb.i]
    if subject is None or subject.pos_ == "PRON" or subject.right_edge.i + 1 != min([verb.i, *own]):
        return False
    return subject.left_edge.nbor(-1).lower_ == "and" and subject.left_edge.nbor(-1).head.i == verb.i


def _is_joined(verb: Token) -> bool:
    """Tell whether a clause is joined to the main one by a comma and "and", "but", "while" or "whereas"."""
    own = [c for c in verb.children if c.i < verb.i]
    if not any(t.tag_ in FINITE_TAGS for t in (verb, *own)):
        return False  # "left 11 dead, and houses destroyed"
    ahead = verb.doc[min([verb.left_edge.i, *(c.i for c in own)]) - 1]
    parted = ahead.text == "," or any(c.text == "," for c in own)
    if rel(verb) == "conj":
        parted = parted or _follows_and(verb)
        headed = is_verb(verb) or any(rel(c) == "cop" for c in verb.children)
        return parted and headed and any(rel(c) == "cc" and c.lower_ in JOINING for c in own)
    return parted and rel(verb) == "advcl" and any(rel(c) == "mark" and c.lower_ in SETTING_AGAINST for c in own)
