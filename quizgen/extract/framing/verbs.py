"""Verbs: the verb group of a clause, taken apart for whoever turns it round in a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from quizgen import lexicon
from quizgen.extract.framing.pieces import Piece
from quizgen.extract.framing.tense import emphatic, unstressed
from quizgen.extract.records import Refused
from quizgen.extract.types import is_year
from quizgen.syntax.clauses import Clause, clause_of
from quizgen.syntax.labels import FINITE_TAGS, has_subject, is_name, is_plural, is_verb, rel
from quizgen.syntax.phrases import set_off
from quizgen.syntax.tokens import Token
from quizgen.tables import table, wordlist

_DECADE = re.compile(r"1\d\d0s").fullmatch
EVENTS = frozenset({"competition", "motion", "creation"})
"""Classes of verbs that tell of what happened at some time."""
FORMER = wordlist("extract", "former")
"""Adverbs of what is no more so."""


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
    tokens += _infinitival(clause)
    items = sorted([*((t.i, full_form(t)) for t in tokens), *((p.order, p.text) for p in mid)])
    text = " ".join(w for _, w in items)
    if clause.how == "participle":
        _require_sentence(clause)
    if is_present_participle(clause):
        return _made_finite(clause, tokens, mid)
    if clause.how == "participle" and clause.passive:
        _require_tensed(clause)
    if clause.how == "participle" or (clause.how == "conjunct" and clause.passive and not clause.auxiliaries):
        return text, {
            "aux": implied_be(clause),
            "tail": text,
            "tense": "past",
            "implied_aux": "yes",
            "participle": clause.verb.lemma_.lower() if clause.passive else "",
            "particle": particle,
        }
    if not clause.finite:
        shared = clause.shares and clause.verb.tag_ in {"VBN", "VBG", "VB"}
        raise Refused(
            "verb-group", "the auxiliaries of a coordinated verb are not plain" if shared else "the verb is not finite"
        )
    stress = emphatic(clause.verb, ()) if clause.negation is None else None
    if stress is not None and len(clause.auxiliaries) == 1:
        return _unstressed(clause, stress, items, particle)
    if clause.auxiliaries or clause.verb.lemma_ == "be" or rel(clause.verb) == "cop":
        finite = clause.first_verb
        return text, {
            "aux": full_form(finite),
            "tail": " ".join(w for i, w in items if i != finite.i),
            "tense": clause.tense,
            "participle": clause.verb.lemma_.lower() if clause.passive else "",
            "particle": particle,
        }
    if not clause.verb.lemma_.isascii():
        raise Refused("verb-group", f"the lemma of “{clause.verb.text}” is not sure")
    return text, {
        "base": clause.verb.lemma_.lower(),
        "form": clause.verb.tag_,
        "before_verb": " ".join(w for i, w in items if i < clause.verb.i),
        "particle": particle,
        "tense": clause.tense,
    }


def _unstressed(
    clause: Clause, stress: Token, items: Sequence[tuple[int, str]], particle: str
) -> tuple[str, dict[str, str]]:
    """Return the verb group without the *do* that only stresses it."""
    plain = unstressed(clause.verb, stress)
    words = [(i, plain.get(i, w)) for i, w in items]
    form = {"did": "VBD", "does": "VBZ"}.get(stress.lower_, "VBP")
    return " ".join(w for _, w in words if w), {
        "base": clause.verb.lemma_.lower(),
        "form": form,
        "before_verb": " ".join(w for i, w in words if i < clause.verb.i and w),
        "particle": particle,
        "tense": clause.tense,
    }


def _infinitival(clause: Clause) -> list[Token]:
    """Return the "to" between the words of a verb group: "is *to* be determined"."""
    first = clause.first_verb.i
    inner = (c for c in clause.predicate.children if rel(c) == "mark" and c.tag_ == "TO")
    return [c for c in inner if first < c.i < clause.predicate.i]


def is_present_participle(clause: Clause) -> bool:
    """Tell whether the clause is a participle that a finite verb stands for: "serving" for "who served"."""
    return clause.how == "participle" and clause.verb.tag_ == "VBG" and not clause.auxiliaries


def _made_finite(clause: Clause, tokens: Sequence[Token], mid: Sequence[Piece]) -> tuple[str, dict[str, str]]:
    """Return a present participle as the finite verb that it stands for, in the tense of the sentence around it."""
    if clause.negation is not None:
        raise Refused("verb-group", "a participle that is negated")
    lemma = clause.verb.lemma_.lower()
    form: Literal["VBD", "VBP", "VBZ"] = (
        "VBD" if implied_be(clause) in {"was", "were"} else "VBP" if _several(clause) else "VBZ"
    )
    particle = next((t.text for t in tokens if t.i == clause.verb.i + 1), "")
    adverbs = " ".join(p.text for p in mid)
    text = " ".join(w for w in (adverbs, lexicon.inflect(lemma, form), particle) if w)
    tense = "past" if form == "VBD" else "present"
    return text, {"base": lemma, "form": form, "before_verb": adverbs, "particle": particle, "tense": tense}


def _require_sentence(clause: Clause) -> None:
    """Refuse a participle of what is no sentence: "A language, *spoken* by many." tells no tense."""
    root = clause.predicate.sent.root
    told = any(t.tag_ in FINITE_TAGS for t in (root, *root.children)) or (is_verb(root) and has_subject(root))
    if not told:
        raise Refused("verb-group", f"no verb tells when “{clause.verb.text}” is so")


def _require_tensed(clause: Clause) -> None:
    """Refuse a participle of which nothing tells whether it holds or has happened: "speaks of Roe, *arrested* by …"."""
    done = lexicon.verb_classes(clause.verb.lemma_.lower()).keys() & EVENTS
    agent = any(p.prep == "by" for p in clause.having("obl"))
    if agent and is_name(clause.subject) and done and implied_be(clause) in {"is", "are"} and set_off(clause.predicate):
        raise Refused("verb-group", f"whether “{clause.verb.text}” is or was so is not sure")
    outer = clause_of(clause.predicate.sent.root)
    told = any(is_year(t) or t.text.isdigit() or t.lower_ in {"century", "centuries"} for t in clause.predicate.subtree)
    if (outer is None or not outer.finite) and not told and not _has_finite(clause):
        raise Refused("verb-group", "the sentence has no verb that tells when it is so")


def _has_finite(clause: Clause) -> bool:
    """Tell whether a verb of the sentence has a tense: not in "Aramaic, spoken by 500,000 people"."""
    return any(t.tag_ in FINITE_TAGS for t in clause.predicate.sent)


def implied_be(clause: Clause) -> str:
    """Return the form of *be* that a participle leaves out, in the tense of the sentence around it."""
    outer = clause_of(clause.predicate.sent.root)
    past = any(is_year(t) or t.lower_ in {"century", "centuries"} or _DECADE(t.text) for t in clause.predicate.subtree)
    past = past or (clause.how == "participle" and any(p.prep == "during" for p in clause.having("obl")))
    past = past or any(p.head.lower_ in FORMER for p in clause.having("advmod"))
    perfect = outer is not None and any(a.lemma_ == "have" for a in outer.auxiliaries)
    present = outer is not None and outer.tense == "present" and not past and not perfect
    if _several(clause):
        return "are" if present else "were"
    return "is" if present else "was"


def _several(clause: Clause) -> bool:
    """Tell whether the subject is plural: by what the verb of its own clause says, "The Tales *is* a novel"."""
    outer = clause_of(clause.subject.head)
    if outer is not None and outer.subject.i == clause.subject.i and outer.first_verb.lower_ in {"are", "were", "have"}:
        return True  # "the Moluccas, known as …, *are* a group"
    own = outer if clause.lifted else None
    if own is not None and (own.first_verb.tag_ == "VBZ" or own.first_verb.lower_ == "was"):
        return False
    return is_plural(clause.subject)


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
