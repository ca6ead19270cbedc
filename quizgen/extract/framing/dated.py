"""When a clause holds: what was going on, or still was so, on the day of writing needs a date."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizgen.extract.records import Context, Refused
from quizgen.model import Slot
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import rel

STANDING = frozenset({"have", "be", "lie", "stand", "live", "feature", "own", "contain", "lack", "resemble", "wear"})
"""Verbs whose progressive says of something what it is, rather than what it is doing."""
ON_THE_DAY = frozenset({"still", "already", "longer", "now", "recently", "lately", "far", "yet"})
"""Adverbs by which a sentence says how things stood when it was written."""
_YEAR = re.compile(r"\b\d{4}s?\b")


def require_dated(clause: Clause, slots: Iterable[Slot], context: Context) -> None:
    """Refuse a clause that tells what is going on, or still is so, without a year: it was so on the day of writing."""
    if (
        context.lenient
        or clause.tense != "present"
        or clause.negation is not None
        or any(_YEAR.search(slot.text) for slot in slots)
    ):
        return
    first = clause.first_verb
    going_on = clause.predicate.tag_ == "VBG" and first.lemma_ == "be" and clause.predicate.lemma_ not in STANDING
    if going_on and not clause.copular:
        raise Refused("undated", f"“{first.text} {clause.predicate.text}” says what went on when it was written")
    still = next((c for c in clause.predicate.children if c.lower_ in ON_THE_DAY and rel(c) == "advmod"), None)
    if still is not None:
        raise Refused("undated", f"“{still.text}” says how things stood when it was written")
