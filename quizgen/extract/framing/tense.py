"""Tense: verbs whose form does not go with what a clause says of its time, or that stress what nobody denies."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen import lexicon
from quizgen.extract.records import Refused
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import FINITE_TAGS, is_negation, is_verb, rel
from quizgen.syntax.tokens import Token

COMPARING = frozenset({"JJS", "RBS", "JJR", "RBR"})
RANKING = frozenset({"first", "second", "third", "fourth", "fifth", "only", "no", "not", "n't", "n’t", "never", "last"})
"""Words beside which "since" goes with another tense too: "was the *first* win since 1931"."""


def require_perfect(clause: Clause) -> None:
    """Refuse a plain past or present that began at some time: "the island *depends* on Hull since 1765"."""
    if lacks_perfect(clause.predicate, clause.auxiliaries):
        raise Refused("tense", f"“{clause.verb.text}” does not go with “since”")


def tenses_clash(tokens: Sequence[Token]) -> bool:
    """Tell whether a verb of the sentence is in a tense that does not go with its "since"."""
    return any(t.lower_ == "since" for t in tokens) and any(lacks_perfect(t, ()) for t in tokens if is_verb(t))


def lacks_perfect(predicate: Token, auxiliaries: tuple[Token, ...]) -> bool:
    """Tell whether "since" some time goes with a predicate that is finite, and no perfect."""
    since = any(
        rel(c) == "obl" and any(rel(g) == "case" and g.lower_ == "since" for g in c.children)
        for c in predicate.children
    )
    if not since:
        return False
    group = [*auxiliaries, *(c for c in predicate.children if rel(c) in {"aux", "cop"})]
    first = predicate.head if rel(predicate) == "conj" else predicate
    shared = [c for c in first.children if rel(c) == "aux"]
    if any(a.lemma_ == "have" or a.tag_ == "MD" for a in (*group, *shared)):
        return False
    if not any(t.tag_ in FINITE_TAGS for t in (predicate, *group)):
        return False
    if any(rel(c) in {"nsubj", "expl"} and c.lower_ == "it" for c in predicate.children):
        return False  # "it is ten years since the war"
    return not any(t.tag_ in COMPARING or t.lower_ in RANKING for t in predicate.sent)


def emphatic(verb: Token, told: Sequence[Token]) -> Token | None:
    """Return the *do* that only stresses a verb, where what is told denies nothing: "*did* recognize the state".

    What it is set against is not told with it, and the stress hangs in the air.
    """
    if verb.tag_ not in {"VB", "VBP"}:
        return None
    helper = next((c for c in verb.children if rel(c) == "aux" and c.lemma_.lower() == "do"), None)
    if helper is None or helper.i > verb.i:
        return None
    subject = next((c for c in verb.children if rel(c) in {"nsubj", "expl"}), None)
    if any(is_negation(t) for t in told) or verb.sent[-1].text == "?":
        return None
    return None if subject is not None and subject.i > helper.i else helper


def unstressed(verb: Token, helper: Token) -> dict[int, str]:
    """Return how *do* and its verb read without the stress: "recognized" for "did recognize"."""
    form = "VBD" if helper.lower_ == "did" else "VBZ" if helper.lower_ == "does" else "VBP"
    return {helper.i: "", verb.i: lexicon.inflect(verb.lemma_.lower(), form)}


def without_stress(text: str, part: Sequence[Token], told: Sequence[Token]) -> str:
    """Return the text of a part of what is told without a *do* right before its verb that only stresses it."""
    for verb in part:
        helper = emphatic(verb, told)
        if helper is not None and helper.i + 1 == verb.i:
            text = text.replace(f"{helper.text} {verb.text}", unstressed(verb, helper)[verb.i], 1)
    return text
