"""Goals: where somebody or something moved, or was moved, to."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.extract.answers import is_answerable
from quizgen.extract.records import Ask, Context, Target
from quizgen.extract.types import answer_type, is_year
from quizgen.model import Kind
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import is_name, is_plural, rel
from quizgen.syntax.phrases import nominal, preposition
from quizgen.tables import wordlist

MOVING = wordlist("extract", "moving")
SENDING = wordlist("extract", "sending")
REGIONAL = frozenset({"in", "near", "of"})


def goals(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for the place that a motion leads to: "moved *to Turku* in 1931"."""
    verb = clause.verb.lemma_.lower()
    if clause.copular or not (verb in MOVING or (clause.passive and verb in SENDING)):
        return
    aims = [p for p in clause.having("obl") if p.prep in {"to", "into", "toward", "towards", "for", "via", "through"}]
    for part in aims:
        if part.prep != "to" or part.loose or part.ahead or len(aims) > 1:
            continue
        head = part.head
        if not is_name(head) or is_plural(head) or answer_type(head, context.references) != "place":
            continue
        if any(rel(c) in {"conj", "appos"} for c in head.children) or any(is_year(t) for t in part.bare):
            continue
        if any(rel(c) == "nmod" and c.i > head.i and preposition(c) in REGIONAL for c in head.children):
            continue  # "moved to Rusk in Orvalia": two answers
        others = [p for p in clause.having("obl") if p is not part and is_name(p.head) and p.prep in {"in", "at"}]
        tokens = nominal(head)
        if not any(answer_type(p.head, context.references) == "place" for p in others) and is_answerable(tokens, 6):
            features = {"answer_type": "place", "prep": "to"}
            yield Ask(Kind.PLACE, "place-to", Target("part", tuple(tokens), part), features)
