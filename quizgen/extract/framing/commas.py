"""Commas between a subject and its verb: two around an aside, or none; one alone is half of an aside."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from quizgen import lexicon
from quizgen.analyse.wordlists import words
from quizgen.syntax.labels import NAME_SUFFIXES, SUBJECTS, is_name, rel
from quizgen.syntax.phrases import is_day, text_of
from quizgen.syntax.tokens import Stretch, Token, position

CLAUSES = frozenset({"ccomp", "advcl", "conj", "parataxis"})
"""What a comma may part from a name without an aside, stops left out."""


def paired(sentence: Stretch, kept: Sequence[Token]) -> list[Token]:
    """Return the tokens kept of a sentence with no comma of an aside alone between its subject and its verb.

    "Ann Roe(, 63), of Hull, sold it": what follows the age gets its comma back, or else loses the other one.
    """
    lone = lone_comma(sentence, kept)
    ends = _ends(sentence)
    if lone is None or ends is None:
        return list(kept)
    inside = {t.i for t in kept}
    between = sentence.doc[ends[0].i + 1 : lone.i]
    lost = [t for t in between if t.text == "," and t.i not in inside and t.i + 1 in inside and t.i + 1 != lone.i]
    if lost:
        return sorted([*kept, lost[-1]], key=position)
    closes = all(t.pos_ in {"ADV", "PART"} for t in kept if lone.i < t.i < ends[1].i)
    return [t for t in kept if t.i != lone.i] if closes else list(kept)


def unlinked(sentence: Stretch, kept: Sequence[Token]) -> list[Token]:
    """Return the tokens kept without what links the sentence to others, between commas before its verb.

    "Steel(, for example,) was made in Hull".
    """
    ends = _ends(sentence)
    if ends is None:
        return list(kept)
    between = [t for t in kept if ends[0].i < t.i < ends[1].i]
    commas = [n for n, t in enumerate(between) if t.text == ","]
    for one, two in pairwise(commas):
        inner = between[one + 1 : two]
        if two == len(between) - 1 and text_of(inner).lower() in words()["connectives"]:
            gone = {t.i for t in between[one : two + 1]}
            return [t for t in kept if t.i not in gone]
    return list(kept)


def has_lone_comma(sentence: Stretch, kept: Sequence[Token]) -> bool:
    """Tell whether one comma alone stands between the subject and the verb of the sentence, or of a clause in it."""
    inside = {t.i for t in kept}
    if lone_comma(sentence, kept) is not None:
        return True
    for verb in (t for t in kept if rel(t) in CLAUSES and t is not sentence.root):
        subject = next((c for c in verb.children if rel(c) in SUBJECTS and c.i < verb.i and c.i in inside), None)
        if subject is not None and subject.tag_ not in {"WDT", "WP", "DT"}:
            own = (c for c in verb.children if rel(c) in {"aux", "cop"} and c.i > subject.i)
            first = min([verb, *own], key=position)
            if _lone_between(subject, first, kept) is not None:
                return True
    return False


def lone_comma(sentence: Stretch, kept: Sequence[Token]) -> Token | None:
    """Return the one comma that stands between a sentence's subject and its verb; None where none or two do."""
    ends = _ends(sentence)
    return _lone_between(*ends, kept) if ends is not None else None


def _lone_between(subject: Token, verb: Token, kept: Sequence[Token]) -> Token | None:
    between = [t for t in kept if subject.i < t.i < verb.i]
    if any(rel(t) == "conj" for t in between):
        return None  # "bread, cheese and wine"
    commas = [t for t in between if t.text == "," and not _is_inner(t)]
    if len(commas) != 1:
        return None
    named = [t for t in between if t.i > commas[0].i]
    # "The old heart of the realm, *Hull* was sold": what the name is told to be stands before it.
    return None if named and all(is_name(t) or rel(t) == "det" for t in named) else commas[0]


def _ends(sentence: Stretch) -> tuple[Token, Token] | None:
    """Return the head of a sentence's subject and the first word of its verb, where they stand in this order."""
    root = sentence.root
    subjects = [c for c in root.children if rel(c) in SUBJECTS and c.i < root.i]
    if not subjects:
        return None
    # "If the ice melted, the sea would rise" may have two.
    subject = subjects[0] if subjects[0].left_edge.i == sentence.start else subjects[-1]
    verb = min([root, *(c for c in root.children if rel(c) in {"aux", "cop"} and c.i > subject.i)], key=position)
    return subject, verb


def _is_inner(comma: Token) -> bool:
    """Tell whether a comma stands within a date, a name, a place with its region, or between two adjectives."""
    ahead, follower = comma.nbor(-1), comma.nbor(1)
    region = is_name(ahead) and is_name(follower) and lexicon.is_place(follower.text)
    dated = follower.text.isdigit() and (is_day(ahead) or not comma.whitespace_)
    return between_adjectives(comma) or region or dated or follower.lower_.rstrip(".") in NAME_SUFFIXES


def between_adjectives(comma: Token) -> bool:
    """Tell whether a comma parts two adjectives or participles before a noun: "a cold, dark room"."""
    ahead, follower = comma.nbor(-1), comma.nbor(1)
    plain = ahead.tag_.startswith("JJ") and follower.tag_.startswith("JJ")
    return plain or (rel(ahead) == rel(follower) == "amod" and ahead.head.i == follower.head.i)
