"""Properties that are told as had: "Halden has a population of 30,000": what is the population of Halden?"""

from __future__ import annotations

from collections.abc import Iterator

from quizgen import lexicon
from quizgen.extract.families.quantity import HEDGES, SUMS
from quizgen.extract.records import Ask, Context, Target
from quizgen.extract.types import CURRENCY, is_year
from quizgen.model import Kind, Slot
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import is_plural, rel
from quizgen.syntax.phrases import nominal, preposition, text_of
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

MEASURED = wordlist("extract", "measured")
LONGEST = 7
"""Tokens of a measure."""
SQUARED = frozenset({"square", "cubic"})
COUNTED = frozenset({"people", "inhabitant", "resident"})


def properties(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for the measure in "has a height of 300 metres"."""
    if clause.copular or clause.passive or clause.verb.lemma_ != "have" or clause.negation is not None:
        return
    if clause.auxiliaries or clause.how == "relative" or any(rel(c) == "conj" for c in clause.subject.children):
        return
    for part in clause.having("obj"):
        noun = part.head
        of = next((c for c in noun.children if rel(c) == "nmod" and c.i > noun.i and preposition(c) == "of"), None)
        if of is None or part.loose or noun.lemma_.lower() not in MEASURED or is_plural(noun):
            continue
        before = [t for t in part.tokens if t.i <= noun.i]
        figure = nominal(of)
        if before[0].lower_ not in {"a", "an"} or len(before) > 4 or not figure or figure[-1].i != part.tokens[-1].i:
            continue
        hedge = [t for t in before[1:-1] if t.lower_ == "estimated"]
        if hedge or not _is_measure(figure):
            continue
        name = Slot(at=context.span(before[1:]), text=text_of(before[1:]))
        features = {"answer_type": "number", "property": "yes"}
        yield Ask(Kind.QUANTITY, "property", Target("part", tuple(figure), part), features, {"dimension": name})


def _is_measure(tokens: list[Token]) -> bool:
    """Tell whether the tokens are a number with a unit, a sum, or a number of people, and nothing else."""
    if len(tokens) > LONGEST or any(is_year(t) for t in tokens) or not any(t.like_num for t in tokens):
        return False
    return all(
        t.like_num
        or t.lower_ in HEDGES | SQUARED
        or t.text in {*CURRENCY, "%", "°"}
        or t.lemma_.lower() in SUMS | COUNTED
        or bool(lexicon.unit_dimension(t.lemma_.lower()))
        for t in tokens
    )
