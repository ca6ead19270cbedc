"""Arranging: in which order a question says its pieces, and how they read beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quizgen import lexicon
from quizgen.extract.framing.adjuncts import CONDITIONAL
from quizgen.extract.framing.openers import completes_verb, is_topical
from quizgen.extract.framing.pieces import DEGREES, LONGEST_FRONT, Piece, completes_noun
from quizgen.extract.records import Refused
from quizgen.extract.types import is_temporal
from quizgen.model import Kind, Slot
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import is_name, is_plural, rel
from quizgen.syntax.phrases import preposition

READABLE = 22
"""Words of a question besides question word and verb; past that, adjuncts are left out."""
SENTENTIAL = frozenset({"acl", "advcl", "ccomp", "xcomp"})
CLOSING_PREPOSITIONS = frozenset({"in", "on", "at", "during", "by", "after", "before", "under", "between", "around"})
SHORT_FRONT, SHORT_REST = 7, 12
"""Tokens of an opening that may close the question instead, and of what then stands before it."""


def shortened(pieces: Sequence[Piece], slots: Mapping[str, Slot]) -> list[Piece]:
    """Leave out adjuncts, the last first, until the question is of readable length.

    The infinitive of a noun goes with it: "fell after his refusal | to leave".
    """
    kept = list(pieces)

    def size() -> int:
        return sum(len(p.text.split()) for p in kept) + sum(
            len(s.text.split()) for n, s in slots.items() if n != "answer"
        )

    for piece in sorted(pieces, key=lambda p: -p.order):
        if size() <= READABLE:
            break
        if piece.optional and piece.tokens[0].lower_ not in CONDITIONAL:
            kept.remove(piece)
            kept = [p for p in kept if not completes_noun(p.tokens, piece.tokens)]
    return kept


def without_more(pieces: Sequence[Piece], clause: Clause, kind: Kind) -> list[Piece]:
    """Leave out of the question when or where somebody was born or died what is no more needed: "When did Ann die?"."""
    verb, subject = clause.verb.lemma_.lower(), clause.subject
    life = (verb == "bear" and clause.passive) or (verb == "die" and clause.predicate.lemma_ == "die")
    somebody = is_name(subject) or subject.lower_ in {"he", "she"}
    if kind not in {Kind.DATE, Kind.PLACE} or not life or not somebody or clause.negation is not None:
        return list(pieces)
    alone = not is_plural(subject) and not any(rel(c) == "conj" for c in subject.children)
    return [p for p in pieces if p.place == "mid"] if alone else list(pieces)


def asked_order(pieces: Sequence[Piece], *, move: bool = True) -> dict[str, list[Piece]]:
    """Return what a question says first, and what it says after its verb, each in order.

    A short phrase of time or place that opens the sentence closes the question: "Who visited Kenya | in July 2015?".
    It stays in front unless ``move``: where a preposition ends the question.
    """
    front = sorted((p for p in pieces if p.place == "front"), key=lambda p: p.order)
    rest = sorted((p for p in pieces if p.place == "rest"), key=lambda p: p.order)
    plain = all(len(p.tokens) <= SHORT_REST and not any(rel(t) in SENTENTIAL for t in p.tokens) for p in rest)
    moved = [p for p in front if move and plain and _may_close(p) and not (rest and _names_event(rest[-1]))]
    return {"front": [p for p in front if p not in moved], "rest": [*rest, *moved]}


def require_told_first(front: Sequence[Piece]) -> None:
    """Refuse to say before the question word whose it is that is asked for: "*After her dismissal*, who …?"."""
    for piece in front:
        own = next((t for t in piece.tokens if t.tag_ in {"PRP", "PRP$"} and t.text in piece.text.split()), None)
        if own is not None:
            raise Refused("order", f"“{own.text}” stands before the question word for whom it means")


def _names_event(piece: Piece) -> bool:
    """Tell whether a time after the piece would be its own: "a prize for the foundation of a bank | in 2006"."""
    return any(
        lexicon.noun_class(t.lemma_.lower()) in {"act", "event"} and any(preposition(c) == "of" for c in t.children)
        for t in piece.tokens
        if rel(t) in {"obl", "nmod"}
    )


def _may_close(piece: Piece) -> bool:
    first = piece.tokens[0]
    if completes_verb(piece.tokens):
        return len(piece.tokens) <= SHORT_FRONT
    if first.lower_ in {"every", "each"}:
        return len(piece.tokens) <= SHORT_FRONT and is_temporal(piece.tokens[-1])
    if is_topical(piece.text):
        return len(piece.tokens) <= LONGEST_FRONT and not any(rel(t) in SENTENTIAL for t in piece.tokens)
    return (
        len(piece.tokens) <= SHORT_FRONT
        and piece.text.lower() not in DEGREES
        and piece.text.split()[0].lower() in CLOSING_PREPOSITIONS
        and not any(rel(t) in SENTENTIAL for t in piece.tokens)
    )
