"""Places in a ranking: "was ranked *24th* on the list": in what place was it ranked on the list?"""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.extract.records import Ask, Context, Target
from quizgen.extract.types import ORDINAL, is_temporal, is_year
from quizgen.model import Kind
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import rel
from quizgen.syntax.parts import Part
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

PLACING = wordlist("extract", "placing")
NAMED = frozenset({"place", "position", "rank"})
AMONG = frozenset({"in", "on", "at", "among", "out of", "of"})


def placings(clause: Clause, _context: Context) -> Iterator[Ask]:
    """Yield a request for the ordinal after a verb of ranking, where it is told in what."""
    if clause.copular or clause.verb.lemma_ not in PLACING or clause.negation is not None:
        return
    for part in clause.parts:
        ordinal = _ordinal(part)
        if ordinal is None or part.loose or part.ahead or ordinal.i < clause.verb.i or _told_twice(ordinal):
            continue
        if any(p is not part and p.prep in AMONG and not is_temporal(p.head) for p in clause.having("obl")):
            asked = "where" if clause.verb.lemma_ == "place" else "in what place"
            features = {"answer_type": "number", "asked": asked}
            yield Ask(Kind.RANK, "placed", Target("part", (ordinal,), part), features)


def _told_twice(ordinal: Token) -> bool:
    """Tell whether another place, or a time in brackets, follows: "first on one list and third on another (2017)"."""
    follow = ordinal.doc[ordinal.i + 1 : ordinal.sent.end]
    end = next((n for n, t in enumerate(follow) if t.text == ","), len(follow))
    bracketed = any(is_year(t) and t.nbor(-1).text == "(" for t in follow[:end])
    return bracketed or any(ORDINAL.fullmatch(t.lower_) for t in follow)


def _ordinal(part: Part) -> Token | None:
    """Return the ordinal of "24th" or "in fourth place", None where more is told: "third largest", "first twice"."""
    head, own = part.head, [t for t in part.tokens if not t.is_punct]
    if len(own) == 1 and not part.prep:
        return head if ORDINAL.fullmatch(head.lower_) else None
    if part.prep != "in" or head.lemma_.lower() not in NAMED or own[-1].i != head.i:
        return None
    found = [t for t in own if ORDINAL.fullmatch(t.lower_) and rel(t) in {"amod", "nummod"}]
    return found[0] if len(found) == 1 and len(own) == 3 else None
