"""Intervals: how long after or before something else: "was freed *two years* after the war"."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.analyse.reference import Dangling
from quizgen.extract.families.counting.quantity import HEDGES
from quizgen.extract.records import Ask, Context, Target
from quizgen.model import Kind, Slot
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import is_name
from quizgen.syntax.parts import OFF

LONGEST = 9
"""Words of what is counted from, which goes before the verb."""


def intervals(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for the time between what is told and what it is counted from."""
    if clause.negation is not None or clause.copular:
        return
    for part in clause.having("obl", "advcl"):
        if not {part.prep, part.mark} & OFF or part.tokens[0].lower_ in OFF:
            continue
        start = next(i for i, t in enumerate(part.tokens) if t.lower_ in OFF)
        time, event = part.tokens[:start], part.tokens[start:]
        plain = all(t.like_num or t.lower_ in HEDGES for t in time[:-1]) and any(t.like_num for t in time)
        if not plain or len(event) > LONGEST:
            continue
        if part.role == "obl" and is_name(part.head) and context.references.type_of(part.head) == "person":
            continue  # "two weeks after Roe | was freed": its verb is lost
        settled = context.references.settle(event, clause.subject)
        if isinstance(settled, Dangling):
            continue
        since = Slot(at=context.span(event), text=settled.text, via=settled.via[0] if settled.via else None)
        features = {"answer_type": "duration", "answer_rel": ""}
        yield Ask(Kind.QUANTITY, "interval", Target("part", tuple(time), part), features, {"event": since})
