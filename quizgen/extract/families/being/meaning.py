"""Definitions as prompts: what a definition says must be readable without the term that it defines.

A definition holds in general, so "the" in it may stand before a thing there is one of: "the food chain".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizgen import lexicon
from quizgen.analyse.names import listed
from quizgen.analyse.reference import Dangling
from quizgen.extract.records import Context, Refused
from quizgen.model import Slot
from quizgen.syntax.labels import rel
from quizgen.syntax.phrases import nominal, preposition
from quizgen.syntax.tokens import Token

POINTING = frozenset("this that these those such another other same former latter".split())


def said(tokens: Sequence[Token], context: Context) -> Slot:
    """Return the definition; Refused where it points out of itself. It says itself which one its own "the" means."""
    the = tokens[0].lower_ == "the"
    inner = tokens[1:] if the else tokens
    settled = context.references.settle(inner, None, given=context.given, explained=True)
    if isinstance(settled, Dangling):
        if any(_points_out(t) for t in inner):
            raise Refused("dangling", f"“{settled.word}” points out of the question")
        context = replace(context, lenient=True)
    slot = context.slot(inner)
    return Slot(at=context.span(tokens), text=f"the {slot.text}", via=slot.via) if the else slot


def _points_out(token: Token) -> bool:
    """Tell whether a word of a definition takes up something that stands elsewhere."""
    low = token.lower_
    if token.tag_ in {"PRP", "PRP$"} or (rel(token) in {"det", "amod"} and low in POINTING):
        return True
    return low == "the" and rel(token) == "det" and not _is_one_of_its_kind(token.head)


def _is_one_of_its_kind(noun: Token) -> bool:
    """Tell whether "the" stands before a term of several words, or before what is told of: "the *speed of sound*"."""
    if any(rel(c) == "acl" or (rel(c) == "nmod" and c.i > noun.i and preposition(c) == "of") for c in noun.children):
        return True
    before = [t for t in nominal(noun) if t.i < noun.i and rel(t) not in {"det", "case"} and not t.is_punct]
    if listed(" ".join(t.lower_ for t in (*before, noun))):
        return bool(before)
    sorting = all((rel(t) == "compound" and t.tag_ == "NN") or lexicon.classifying(t.text) for t in before)
    return bool(before) and sorting
