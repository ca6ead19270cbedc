"""Partners: with whom somebody signed a treaty, fought a war or has a dispute: "a dispute *with Orvalia*"."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.extract.answers import is_answerable
from quizgen.extract.records import Ask, Context, Target
from quizgen.extract.types import answer_type, is_temporal
from quizgen.model import Kind
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import is_name, is_plural, rel
from quizgen.syntax.phrases import below, is_loose, nominal, preposition
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

RECIPROCAL = wordlist("extract", "reciprocal")
EVER_PLURAL = frozenset({"relation", "tie", "talk", "negotiation"})
LOOSE = frozenset({"have", "maintain", "share", "want", "seek", "need", "keep", "do", "be"})
"""Verbs of what one may have with many: "has a treaty with Rusk"."""


def partners(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for the name after "with" that belongs to a noun of what is done with somebody."""
    if clause.copular or clause.verb.lemma_.lower() in LOOSE:
        return
    for part in clause.having("obj", "obl"):
        if part.loose or part.ahead or is_temporal(part.head):
            continue
        if part.prep == "with" and part.role == "obl":
            noun = next((p.head for p in clause.having("obj") if p.tokens[-1].i + 1 == part.tokens[0].i), None)
            if noun is not None and _is_reciprocal(noun) and is_name(part.head) and is_answerable(part.bare):
                yield _ask(Target("part", tuple(part.bare), part, fronted=True), part.head, context)
        elif _is_reciprocal(part.head):
            named = (
                c for c in part.head.children if rel(c) == "nmod" and c.i > part.head.i and preposition(c) == "with"
            )
            child = next((c for c in named if is_name(c) and not is_loose(c)), None)
            bare = tuple(t for t in nominal(child) if t in below(child)) if child is not None else ()
            if child is not None and set(bare) < set(part.tokens) and is_answerable(bare):
                yield _ask(Target("nested", bare, part, fronted=True), child, context)


def _ask(target: Target, head: Token, context: Context) -> Ask:
    features = {"answer_type": answer_type(head, context.references), "prep": "with", "fronted": "yes"}
    # Whether "signed a treaty with Rusk" hangs on verb or noun says the same.
    return Ask(Kind.RELATION, "partner", target, features | {"answer_governor": ""})


def _is_reciprocal(noun: Token) -> bool:
    """Tell whether a noun is of what is done with somebody, one such thing, or what is always many: "relations"."""
    lemma = noun.lemma_.lower()
    one = not is_plural(noun) or (lemma in EVER_PLURAL and any(rel(c) in {"amod", "compound"} for c in noun.children))
    return lemma in RECIPROCAL and one and not is_name(noun)
