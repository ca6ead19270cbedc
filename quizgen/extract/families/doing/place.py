"""Places: where something happened, is or was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen import lexicon
from quizgen.extract.answers import is_answerable
from quizgen.extract.records import Ask, Context, Target
from quizgen.extract.types import answer_type, is_locative, is_year
from quizgen.model import Kind
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import is_name, is_plural, rel
from quizgen.syntax.parts import Part
from quizgen.syntax.phrases import preposition
from quizgen.syntax.tokens import Token, position

REACHING = frozenset("across from to into toward towards through".split())
DROPPED = frozenset({"in", "at", "within"})
BETWEEN = frozenset({"between", "through"})


def _unknown(head: Token) -> bool:
    """Tell whether a noun brings up something of which nothing is known but its kind: "a tiger"."""
    bare = not any(rel(c) in {"amod", "compound", "nmod", "acl"} for c in head.children)
    return bare and any(rel(c) == "det" and c.lower_ in {"a", "an"} for c in head.children)


def _may_be_of_object(part: Part, clause: Clause) -> bool:
    """Tell whether a place may belong to the object before it: "described the deaths | in the gorge | as a crime"."""
    end = part.tokens[-1].i
    said_of = any(p.prep == "as" and p.tokens[0].i > end and not p.loose for p in clause.parts)
    return said_of and any(p.tokens[-1].i + 1 == part.tokens[0].i for p in clause.having("obj"))


def _is_of_place(part: Part, clause: Clause, context: Context) -> bool:
    """Tell whether a place stands right after another, in which that one lies: "invaded Delhi | in India"."""
    ahead = part.tokens[0].doc[part.tokens[0].i - 1] if part.tokens[0].i else None
    if ahead is None or not is_name(ahead) or part.ahead:
        return False
    others = (p for p in clause.having("obj", "obl") if p is not part and p.tokens[-1].i == ahead.i)
    kinds = {answer_type(t, context.references) for p in others for t in (p.head, ahead) if is_name(t)}
    return bool(kinds & {"place", "location"})


def _goes_far(part: Part, clause: Clause) -> bool:
    """Tell whether another phrase says how far something reaches: "extended *across the river* in …"."""
    return any(p is not part and p.prep in REACHING and is_name(p.head) and not p.ahead for p in clause.having("obl"))


def _only_where(tokens: Sequence[Token], head: Token) -> list[Token]:
    """Return a place's name without what goes with the verb: "Turku" of "died in Turku | of natural causes"."""
    if not is_name(head):
        return list(tokens)
    other = (c for c in head.children if rel(c) == "nmod" and c.i > head.i and preposition(c) in {"of", "for", "under"})
    end = min((c.left_edge.i for c in other if not any(is_name(t) for t in c.subtree)), default=None)
    return [t for t in tokens if end is None or t.i < end]


def _among_regions(part: Part) -> bool:
    """Tell whether a phrase names all places of one kind that something lies between or leads through."""
    if part.prep not in BETWEEN or part.loose or part.ahead:
        return False
    told = [t for t in part.bare if t.lower_ not in {"and", ",", "the"}]
    members = [part.head, *(t for t in told if rel(t) == "conj")]
    kinds = [lexicon.name_class(_whole_name(t)) & {"country", "city", "continent", "river"} for t in members]
    return len(members) > 1 and bool(set.intersection(*map(set, kinds))) and all(is_name(t) for t in told)


def _whole_name(head: Token) -> str:
    own = [head, *(c for c in head.children if rel(c) in {"compound", "flat"})]
    return " ".join(t.text for t in sorted(own, key=position))


def _lies_in(head: Token) -> bool:
    """Tell whether a place is followed by the one that it lies in."""
    return any(rel(c) == "nmod" and is_name(c) and c.i > head.i and preposition(c) in DROPPED for c in head.children)


def _moves(subject: Token, context: Context) -> bool:
    """Tell whether the subject is somebody, who is in a place for a while only."""
    known = answer_type(subject, context.references) in {"person", "people"}
    return known or lexicon.is_person(subject.lemma_.lower())


def _features(prep: str) -> dict[str, str]:
    """Return the features of a place told with the preposition; who asks where something is "within" says "in"."""
    return {"answer_type": "place", "prep": "in" if prep == "within" else prep}


def places(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for each phrase of the clause that says where."""
    if any(_unknown(p.head) for p in clause.having("obj")) or clause.verb.lemma_ == "mean":
        return  # "means a ruler in Orvalian": a language
    for part in clause.having("obl"):
        at_school = part.prep == "at" and answer_type(part.head, context.references) == "organization"
        if _among_regions(part):
            yield Ask(Kind.PLACE, f"place-{part.prep}", Target("part", tuple(part.bare), part), _features(part.prep))
            continue
        if not (is_locative(part.head, part.prep, context.references) or at_school):
            continue
        if part.head.lemma_ == "world":
            continue  # "ranks third in the world"
        if any(is_year(t) for t in part.bare) or _may_be_of_object(part, clause) or _goes_far(part, clause):
            continue
        if _is_of_place(part, clause, context) or lexicon.noun_class(part.head.lower_) == "communication":
            continue  # "translates to … in Sanskrit": a language
        common = not any(is_name(t) for t in part.bare)
        if common and (part.ahead or is_plural(part.head)):
            continue
        others = [p for p in clause.having("obl") if p is not part and not p.loose and p.prep in DROPPED]
        if _lies_in(part.head) or any(is_locative(p.head, p.prep, context.references) for p in others):
            continue  # "born in Randers in Jutland": two answers
        # "lies within Orvalia" is in which country.
        where = "in" if part.prep == "within" and is_name(part.head) else part.prep
        answer = _only_where(part.bare if where in DROPPED else part.tokens, part.head)
        if is_answerable(answer, 8):
            yield Ask(Kind.PLACE, f"place-{where}", Target("part", tuple(answer), part), _features(where))
    if clause.copular and not (clause.tense == "present" and _moves(clause.subject, context)):
        prep = next((c for c in clause.predicate.children if rel(c) == "case" and c.i < clause.predicate.i), None)
        if prep is not None and is_locative(clause.predicate, prep.lower_, context.references):
            answer = _only_where(clause.complement, clause.predicate)
            if prep.lower_ in DROPPED:
                answer = [t for t in answer if t.i != prep.i]
            if is_answerable(answer, 8):
                yield Ask(Kind.PLACE, "place-copula", Target("complement", tuple(answer)), _features(prep.lower_))
