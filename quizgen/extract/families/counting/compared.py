"""Comparisons: by how much something is more or less than something else: "was *18 %* higher than in 1931"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen import lexicon
from quizgen.extract.families.counting.quantity import HEDGES, SHARES
from quizgen.extract.records import Ask, Context, Target
from quizgen.extract.types import CURRENCY, is_figure
from quizgen.model import Kind
from quizgen.syntax.clauses import Clause
from quizgen.syntax.tokens import Token

LONGEST = 5
"""Tokens of a difference."""


def comparisons(clause: Clause, _context: Context) -> Iterator[Ask]:
    """Yield a request for the difference before a comparative in the predicate."""
    if not clause.copular or clause.negation is not None:
        return
    complement = list(clause.complement)
    than = next((n for n, t in enumerate(complement) if t.lower_ == "than"), 0)
    more = next((n for n, t in enumerate(complement[:than]) if t.tag_ in {"JJR", "RBR"} and n > 0), 0)
    if not more or (not is_figure(complement[0]) and complement[0].lower_ not in HEDGES | {"some"}):
        return
    if any(t.tag_ in {"NN", "NNS"} for t in complement[more:than]) or than == len(complement) - 1:
        return  # "has two more towns than": a count
    amount = complement[:more]
    features = _asked(amount)
    if features and not any(not p.ahead and not p.loose for p in clause.parts):
        answer = amount[:-1] if features["asked"] == "how many times" else amount
        target = Target("in-complement", tuple(answer), taken=tuple(amount))
        yield Ask(Kind.QUANTITY, "compared", target, features)


def _asked(amount: Sequence[Token]) -> dict[str, str]:
    """Return the words that ask for a difference and where they go, nothing where it is no plain one."""
    *figure, unit = amount
    numbers = [t for t in amount if is_figure(t)]
    plain = all(is_figure(t) or t.lower_ in HEDGES or t.text in CURRENCY or t.lower_ == "per" for t in figure)
    if len(numbers) not in {1, 2} or len(amount) > LONGEST or not plain:
        return {}
    if unit.lower_ in SHARES:
        return {"answer_type": "percent", "asked": "by what percentage"}
    if unit.lower_ == "times":
        return {"answer_type": "number", "asked": "how many times", "far": "yes"}
    lemma = unit.lemma_.lower()
    if lexicon.is_unit(lemma) or lexicon.is_time(lemma) or any(t.text in CURRENCY for t in amount):
        return {"answer_type": "measure", "asked": "how much", "far": "yes"}
    return {}
