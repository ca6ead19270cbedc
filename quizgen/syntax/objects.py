"""Two objects of one verb: who gets something and what it is, or who becomes something and what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizgen.syntax.labels import is_nominal
from quizgen.syntax.parts import Part
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

GIVING = wordlist("extract", "giving")
MAKING = wordlist("extract", "making")


def told_apart(verb: Token, parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts of a verb with its two objects told apart, where the parse calls both direct ones.

    "offered *the miners* (``iobj``) a share"; "made her *the first mayor* (``xcomp``)". The second follows at once.
    """
    objects = [p for p in parts if p.role == "obj"]
    lemma = verb.lemma_.lower()
    if len(objects) != 2 or lemma not in GIVING | MAKING or not all(is_nominal(p.head) for p in objects):
        return tuple(parts)
    first, second = objects
    if first.tokens[0].i < verb.i or second.tokens[0].i != first.tokens[-1].i + 1 or second.loose:
        return tuple(parts)
    changed, role = (first, "iobj") if lemma in GIVING else (second, "xcomp")
    return tuple(replace(p, role=role) if p is changed else p for p in parts)
