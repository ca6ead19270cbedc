"""What something is called, becomes, is turned to or belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen import lexicon
from quizgen.extract.answers import is_answerable
from quizgen.extract.families.doing.prepositional import NAMING
from quizgen.extract.records import Ask, Context, Target
from quizgen.extract.types import ORDINAL, answer_type, is_temporal, time_type
from quizgen.model import Kind
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import is_name, is_nominal, is_plural, rel
from quizgen.syntax.parts import Part
from quizgen.syntax.phrases import nominal, preposition
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

CHANGING = frozenset({"change", "motion", "social"})
"""Classes of verbs whose "to" leads to what something is turned to, rather than to whom it is given."""
HELD = frozenset({"consider", "deem"})
JOINING = frozenset({"become", "remain"})
LONGEST_BODY = 10
"""Words of what somebody became a member of."""
HOMES = frozenset({"home", "seat", "birthplace", "cradle", "capital"})
"""Lemmas for a place by what it is to something else."""
BECOMING = wordlist("extract", "becoming")


def names_given(clause: Clause, _context: Context) -> Iterator[Ask]:
    """Yield a request for the name in "is called X", "was named X"."""
    if clause.verb.lemma_ not in NAMING or not clause.passive:
        return
    for part in clause.having("xcomp", "obj"):
        one = any(rel(c) == "det" and c.lower_ in {"a", "an"} for c in part.head.children)
        if one and is_plural(clause.subject):
            continue  # "the teachers are called a Lama"
        name = _bare_name(part)
        if is_nominal(part.head) and not part.prep and is_answerable(name, 7) and not part.loose:
            yield Ask(Kind.DEFINITION, "called", Target("part", name, part), {"answer_type": "thing"})


def _bare_name(part: Part) -> tuple[Token, ...]:
    """Return what something is called without a clause that tells more of it: "a | nillow | which millers like"."""
    starts = [
        c.left_edge.i
        for c in part.head.children
        if rel(c) == "acl" and c.i > part.head.i and any(t.tag_ in {"WDT", "WP", "WP$", "WRB"} for t in c.subtree)
    ]
    return tuple(t for t in part.tokens if t.i < min(starts, default=t.i + 1))


def results(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for what something is turned or raised to: "raised the rate to nine percent"."""
    if clause.copular or not clause.parts:
        return
    changes = bool(lexicon.verb_classes(clause.verb.lemma_.lower()).keys() & CHANGING)
    for part in clause.parts:
        if part.role != "obl" or part.prep not in {"to", "into"} or part.loose or part.ahead:
            continue
        if part.prep == "to" and not changes:
            continue  # "gave birth to", "devoted a volume to"
        last = max(t.i for p in clause.parts if not p.loose for t in p.tokens)
        if not any(p.role == "obj" for p in clause.parts) or part.tokens[-1].i != last:
            continue
        if is_temporal(part.head) or time_type(part.bare) or not is_answerable(part.bare, 9):
            continue
        kind = answer_type(part.head, context.references)
        if lexicon.is_role(part.head.lemma_.lower()) and not is_name(part.head):
            kind = "thing"
        if kind in {"place", "location"}:
            continue
        yield Ask(
            Kind.CHANGE,
            f"result-{part.prep}",
            Target("part", tuple(part.bare), part),
            {"answer_type": kind, "prep": part.prep},
        )


def becoming(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for what somebody or something became, was elected or was named."""
    for part in clause.having("xcomp", "obj"):
        if clause.verb.lemma_ in HELD and part.tokens[0].lower_ != "the":
            continue  # they may be held for much else
        predicated = clause.passive  # an object after a passive says what somebody was made
        if part.role == "obj" and clause.verb.lemma_ not in {"become", "remain"} and not predicated:
            continue
        if clause.verb.lemma_ not in BECOMING or part.prep or part.mark or not is_nominal(part.head) or part.loose:
            continue
        if _goes_on(part, clause):
            continue
        if is_answerable(part.tokens, 9):
            yield Ask(
                Kind.CHANGE,
                "became",
                Target("part", part.tokens, part),
                {"answer_type": "thing", "subject_type": answer_type(clause.subject, context.references)},
            )


def _goes_on(part: Part, clause: Clause) -> bool:
    """Tell whether an infinitive in the part or after it says which is meant: "the first woman | to climb it"."""
    if any(rel(c) == "acl" and any(g.tag_ == "TO" for g in c.children) for c in part.head.children):
        return True
    end = part.tokens[-1].i + 1
    return any(
        p.tokens[0].i == end and p.tokens[0].lower_ == "to" for p in clause.parts if p.role in {"xcomp", "advcl"}
    )


def _joined(part: Part, context: Context) -> Iterator[Ask]:
    """Yield a request for Y in "a member of Y", "the leader of Y"."""
    if not lexicon.is_person(part.head.lemma_.lower()):
        return
    for child in part.head.children:
        bare = [t for t in nominal(child) if t.i <= part.tokens[-1].i]
        ends = bool(bare) and bare[-1].i == part.tokens[-1].i
        if rel(child) != "nmod" or preposition(child) != "of" or child.i < part.head.i or not ends:
            continue
        if is_answerable(bare, LONGEST_BODY) and any(is_name(t) for t in bare) and not is_temporal(child):
            features = {"answer_type": answer_type(child, context.references), "nested": "yes"}
            yield Ask(Kind.RELATION, "membership", Target("nested", tuple(bare), part), features)


def _places_of_rank(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for Y in "X is the home of Y" and, of places, in "X is the eighth largest island in Y"."""
    noun, last = clause.predicate, clause.complement[-1]
    ranked = any(c.tag_ in {"JJS", "RBS"} or ORDINAL.fullmatch(c.lower_) for c in noun.children if c.i < noun.i)
    own = noun.lemma_.lower() in HOMES
    if not is_name(clause.subject) or any(rel(c) == "conj" for c in noun.children):
        return
    for child in noun.children:
        prep, tokens = preposition(child), nominal(child)
        if rel(child) != "nmod" or child.i < noun.i or not is_name(child) or tokens[-1].i != last.i:
            continue
        kind = answer_type(child, context.references)
        if prep not in {"of", "in"} or not is_answerable(tokens, 8) or is_temporal(child):
            continue
        if ranked and kind == "place":
            features = {"answer_type": kind, "prep": prep, "fronted": "yes", "adjunct": "yes"}
            yield Ask(Kind.RELATION, "rank-in", Target("in-complement", tuple(tokens), fronted=True), features)
        elif own and prep == "of":
            features = {"answer_type": kind, "nested": "yes"}
            yield Ask(Kind.RELATION, "membership", Target("in-complement", tuple(tokens)), features)


def memberships(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for Y in "X was a member of Y", "X became a member of Y"."""
    if clause.verb.lemma_.lower() in JOINING and not clause.copular:
        for part in clause.having("xcomp", "obj"):
            if not part.prep and not part.mark and not part.loose:
                yield from _joined(part, context)
    if not clause.copular or not is_nominal(clause.predicate) or clause.negation is not None:
        return
    determiner = next((c.lower_ for c in clause.predicate.children if rel(c) == "det"), "")
    if determiner not in {"a", "an"}:
        yield from _places_of_rank(clause, context) if determiner == "the" else ()
        return
    last = clause.complement[-1] if clause.complement else None
    for child in clause.predicate.children:
        if rel(child) != "nmod" or preposition(child) != "of" or child.i < clause.predicate.i:
            continue
        tokens = nominal(child)
        if last is None or max(t.i for t in tokens) != last.i or not is_answerable(tokens, 8):
            continue
        if not any(is_name(t) for t in tokens):
            continue
        kind = answer_type(child, context.references)
        yield Ask(
            Kind.RELATION, "membership", Target("in-complement", tuple(tokens)), {"answer_type": kind, "nested": "yes"}
        )
