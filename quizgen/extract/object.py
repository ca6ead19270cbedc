"""Objects: what or whom somebody did something to, and what a verb's own preposition leads to."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.extract.clausal import Ask, is_answerable
from quizgen.extract.frames import Context, Target
from quizgen.extract.types import answer_type, is_locative, is_temporal, time_type
from quizgen.model import Kind
from quizgen.syntax.clauses import Clause, Part
from quizgen.syntax.labels import is_name, is_nominal, is_plural, rel

LIGHT = frozenset("take make have give play do get put hold pay bear lose find catch keep set".split())
STRANDED = frozenset("of on to with from for as into upon against about after over in at through by under".split())
PARTS = frozenset("consist comprise include contain compose divide make".split())
NAMING = frozenset("call name term dub know title entitle nickname label refer".split())


def objects(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for the direct object of an active clause."""
    if clause.passive or clause.copular:
        return
    for part in clause.having("obj"):
        head = part.head
        if not is_answerable(part.tokens) or head.pos_ == "PRON" or clause.verb.lemma_ in {"have", "do"}:
            continue
        bare = not any(rel(c) in {"det", "nmod", "amod", "compound", "nummod"} for c in head.children)
        if clause.verb.lemma_ in LIGHT and bare and not is_name(head) and not is_plural(head):
            continue
        if is_temporal(head) and not is_name(head):
            continue
        kind = answer_type(head, context.references)
        family = Kind.PARTS if clause.verb.lemma_ in PARTS else Kind.OBJECT
        yield Ask(family, "object", Target("part", tuple(part.tokens), part), {"answer_type": kind})


def prepositional(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for the noun after a preposition that belongs to the verb: "is based on …"."""
    core = [p for p in clause.parts if not p.ahead and p.role not in {"advmod"}]
    if not core:
        return
    first = min(core, key=lambda p: p.tokens[0].i)
    for part in core:
        if part is not first or part.role != "obl" or part.prep not in STRANDED or part.loose:
            continue
        if clause.passive and part.prep == "by":
            continue
        if not _is_bound(part, clause) or not is_answerable(part.bare) or not is_nominal(part.head):
            continue
        if time_type(part.bare) or is_temporal(part.head) or is_locative(part.head, part.prep, context.references):
            continue
        kind = answer_type(part.head, context.references)
        family = (
            Kind.DEFINITION
            if clause.verb.lemma_ in NAMING and part.prep == "as"
            else (Kind.PARTS if clause.verb.lemma_ in PARTS else Kind.RELATION)
        )
        yield Ask(
            family,
            f"prepositional-{part.prep}",
            Target("part", tuple(part.bare), part),
            {"answer_type": kind, "prep": part.prep},
        )


def _is_bound(part: Part, clause: Clause) -> bool:
    """Tell whether the preposition follows its verb (or adjective, or particle) at once."""
    first = part.tokens[0].i
    if clause.copular:
        return clause.predicate.pos_ == "ADJ" and first == clause.predicate.i + 1
    last = max([clause.verb.i, *(p.i for p in clause.particles)])
    return first == last + 1


def names_given(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for the name in "is called X", "was named X"."""
    if clause.verb.lemma_ not in NAMING or not clause.passive:
        return
    for part in clause.having("xcomp", "obj"):
        if is_nominal(part.head) and not part.prep and is_answerable(part.tokens, 7) and not part.loose:
            yield Ask(Kind.DEFINITION, "called", Target("part", tuple(part.tokens), part), {"answer_type": "thing"})
    del context
