"""What a verb's own preposition leads to: "is based on …"."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen import lexicon
from quizgen.extract.answers import is_answerable
from quizgen.extract.records import Ask, Context, Target
from quizgen.extract.types import answer_type, is_amount, is_locative, is_temporal, time_type
from quizgen.model import Kind
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import is_name, is_nominal, rel
from quizgen.syntax.parts import Part
from quizgen.syntax.phrases import after
from quizgen.syntax.tokens import Token
from quizgen.tables import table, wordlist

STRANDED = wordlist("extract", "stranded")
PARTS = wordlist("extract", "parts")
NAMING = wordlist("extract", "naming")
ERAS = frozenset({"era", "age", "period", "time", "epoch"})
LONGEST_LED = 12
"""Words of what a verb's preposition leads to, which often is a list, or a noun with a relative clause."""


def prepositional(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for the noun after a preposition that belongs to the verb: "is based on …"."""
    core = [p for p in clause.parts if not p.ahead and p.role != "advmod"]
    if not core:
        return
    part = min(core, key=lambda p: p.tokens[0].i)
    made_up = clause.passive and clause.verb.lemma_ == "make" and part.prep == "up of"
    if part.role != "obl" or part.loose or (part.prep not in STRANDED and not made_up):
        return
    if clause.passive and part.prep == "by":
        return
    known = made_up or part.prep in str(table("collocations").get(clause.verb.lemma_.lower(), "")).split()
    if not known and not clause.copular:
        return
    if part.prep in {"over", "under", "about", "around"} and (
        part.head.like_num or part.head.lower_ in {"half", "third", "quarter"}
    ):
        return
    if not is_bound(part, clause) or not is_answerable(part.bare, LONGEST_LED) or not is_nominal(part.head):
        return
    if any(p.role == "obj" and p.tokens[0].i > part.tokens[-1].i for p in core):
        return  # "bought *from a tribe* the land that an oxhide covered": the preposition can't stand before it
    names = part.prep == "as" or clause.verb.lemma_ == "stand"  # "is known as the Halden era"
    if (time_type(part.bare) or is_temporal(part.head)) and not names:
        return
    if is_locative(part.head, part.prep, context.references):
        return
    if part.prep in {"in", "at", "on", "under"} and (_is_event(part.head, context) or is_name(part.head)):
        return
    if part.head.like_num or any(
        c.lower_ == "to" and part.prep == "from" for c in clause.predicate.subtree if rel(c) == "case"
    ):
        return
    end = part.tokens[-1].i + 1
    if _is_taken_up(part):
        return
    if is_amount(part.head) or (part.prep == "as" and any(p.tokens[0].i == end and p.prep == "for" for p in core)):
        return  # "serves as a rod | for criticism"
    kind = answer_type(part.head, context.references)
    if part.prep == "as":
        kind = "thing"  # what somebody serves as, is an office
    family = Kind.PARTS if made_up or clause.verb.lemma_ in PARTS else Kind.RELATION
    if clause.verb.lemma_ in NAMING and part.prep == "as":
        family = Kind.DEFINITION
    target = _without_agent(part) if clause.passive else None
    yield Ask(
        family,
        f"prepositional-{part.prep}",
        target or Target("part", tuple(part.bare), part),
        {"answer_type": kind, "prep": part.prep},
    )


def _without_agent(part: Part) -> Target | None:
    """Return what a passive leads to without by whom, if both read as one: "is classed as a weapon | by Orvalia"."""
    by = next((t for t in part.bare if t.lower_ == "by" and t.i > part.head.i and is_name(t.head)), None)
    if by is None or by.head.head not in part.bare:
        return None
    return Target("nested", tuple(t for t in part.bare if t.i < by.i), part, fronted=True)


def _is_taken_up(part: Part) -> bool:
    """Tell whether a clause takes up the noun that ends the phrase: "as a rebel in an era | *when* kings ruled"."""
    last = part.tokens[-1]
    follower = after(last)
    timed = last.i > part.head.i and (is_temporal(last) or last.lemma_.lower() in ERAS)
    return follower is not None and follower.lower_ == "when" and timed


def _is_event(head: Token, context: Context) -> bool:
    """Tell whether a nominal names something that happened: what is asked then is when or where, not what."""
    return context.references.names.type_of(head) == "event" or lexicon.noun_class(head.lemma_.lower()) in {
        "event",
        "act",
    }


def is_bound(part: Part, clause: Clause) -> bool:
    """Tell whether the preposition follows its verb (or adjective, or particle) at once."""
    first = part.tokens[0].i
    if clause.copular:
        return clause.predicate.pos_ == "ADJ" and first == clause.predicate.i + 1
    last = max([clause.verb.i, *(p.i for p in clause.particles)])
    return first == last + 1
