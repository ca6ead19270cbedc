"""Verbs: the verb group of a clause, taken apart for whoever turns it round in a question."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from quizgen.extract.pieces import Piece
from quizgen.extract.records import Refused
from quizgen.extract.types import is_year
from quizgen.syntax.clauses import Clause, clause_of
from quizgen.syntax.labels import is_name, is_plural, rel
from quizgen.tables import table


def verb_group(clause: Clause, mid: Sequence[Piece]) -> tuple[str, dict[str, str]]:
    """Return the verb group as the sentence has it, and what the grammar of asking needs of it.

    ``aux``: its first word where that can change places with the subject; ``tail``: what follows it; ``base`` and
    ``form``: lemma and tag of a finite main verb without auxiliary; ``before_verb``: adverbs before that verb;
    ``implied_aux``: whether ``aux`` is a form of *be* that the sentence leaves out. Refused where it is not finite.
    """
    joined = [p for p in clause.particles if p.i == clause.verb.i + 1]
    particle = joined[0].text if joined else ""
    tokens = [*clause.auxiliaries, clause.verb, *joined]
    if clause.negation is not None:
        tokens.append(clause.negation)
    items = sorted([*((t.i, full_form(t)) for t in tokens), *((p.order, p.text) for p in mid)])
    text = " ".join(w for _, w in items)
    if clause.how == "participle" or (clause.how == "conjunct" and clause.passive and not clause.auxiliaries):
        return text, {"aux": implied_be(clause), "tail": text, "tense": "past", "implied_aux": "yes"}
    if not clause.finite:
        shared = clause.shares and clause.verb.tag_ in {"VBN", "VBG", "VB"}
        raise Refused(
            "verb-group", "the auxiliaries of a coordinated verb are not plain" if shared else "the verb is not finite"
        )
    if clause.auxiliaries or clause.verb.lemma_ == "be" or rel(clause.verb) == "cop":
        finite = clause.first_verb
        return text, {
            "aux": full_form(finite),
            "tail": " ".join(w for i, w in items if i != finite.i),
            "tense": clause.tense,
            "participle": clause.verb.lemma_.lower() if clause.passive else "",
            "particle": particle,
        }
    return text, {
        "base": clause.verb.lemma_.lower(),
        "form": clause.verb.tag_,
        "before_verb": " ".join(w for i, w in items if i < clause.verb.i),
        "particle": particle,
        "tense": clause.tense,
    }


def implied_be(clause: Clause) -> str:
    """Return the form of *be* that a participle leaves out, in the tense of the sentence around it."""
    outer = clause_of(clause.predicate.sent.root)
    present = outer is not None and outer.tense == "present" and not any(is_year(t) for t in clause.predicate.subtree)
    if is_plural(clause.subject):
        return "are" if present else "were"
    return "is" if present else "was"


def full_form(token: Token) -> str:
    """Return a verb-group word without contraction: "n't" as "not", "'s" as "is" or "has"."""
    low = token.lower_
    contractions: dict[str, str] = table("extract")["contractions"]
    if low in contractions:
        return contractions[low]
    if low in {"'s", "’s"}:
        return "has" if token.lemma_ == "have" else "is"
    if low in {"'d", "’d"}:
        return "had" if token.lemma_ == "have" else "would"
    return token.text.lower() if token.is_title and not is_name(token) else str(token.text)
