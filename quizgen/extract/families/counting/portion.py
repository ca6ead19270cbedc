"""Portions of a whole: "*three* of the five bells", "*a third* of the people of Rusk"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.analyse.reference import Dangling
from quizgen.extract.families.counting.quantity import HEDGES, STRANDED, hedges, is_own, number_phrase
from quizgen.extract.records import Ask, Context, Role, Target
from quizgen.extract.types import is_number, is_year
from quizgen.model import Kind, Slot
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import is_plural, rel
from quizgen.syntax.parts import Part
from quizgen.syntax.phrases import below, nominal, preposition
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

FRACTIONS = wordlist("extract", "fractions")
LEAST_TOLD = 2
"""Words that a share's whole has at least beside its article: "a third of the people" says too little."""


def portions(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for the number in "three of the five bells", the share in "a third of the people of Rusk"."""
    found: list[tuple[Token, Role, Part | None]] = []
    if clause.how != "participle":
        found.append((clause.subject, "subject", None))
    found += [(p.head, "within", p) for p in clause.having("obj") if not p.loose and not p.ahead]
    found += [(p.head, "within", p) for p in clause.having("obl") if is_own(p, clause)]
    for head, role, part in found:
        whole = _whole(head)
        if not whole or any(rel(c) in {"conj", "acl"} for c in head.children):
            continue
        figure = _count(head, whole) or _share(head)
        if not figure or figure[-1].i + 1 != whole[0].i:
            continue
        share = head.lemma_.lower() in FRACTIONS
        led = part is not None and part.role == "obl"
        if led and not share:
            continue
        said = _readable(whole if not share else whole[1:], context)
        if said is None:
            continue
        features = {"answer_type": "fraction" if share else "count", "count_in": role if part is None else part.role}
        features |= STRANDED | {"prep": part.prep} if led and part is not None else {"prep": ""}
        rule = f"{'share' if share else 'portion'}-{features['count_in']}"
        yield Ask(Kind.QUANTITY, rule, Target(role, tuple(figure), part), features, {"counted": said})


def _whole(head: Token) -> list[Token]:
    """Return "of the five bells" after a number or a fraction, nothing where it is not that."""
    of = next((c for c in head.children if rel(c) == "nmod" and c.i > head.i and preposition(c) == "of"), None)
    if of is None or of.pos_ not in {"NOUN", "PROPN"}:
        return []
    case = next(c for c in of.children if rel(c) == "case" and c.lower_ == "of")
    whole = [case, *(t for t in nominal(of) if t.i > case.i)]
    owned = next((c for c in head.children if c.i > of.i and c.left_edge.i == whole[-1].i + 1), None)
    if whole[-1].tag_ == "POS" and owned is not None:  # the parse hung both on the number: "of Ann's | five bells"
        whole += nominal(owned)
    return whole


def _count(head: Token, whole: Sequence[Token]) -> list[Token]:
    """Return a number of some that are so many: the whole says its own number, or whose they are."""
    if not is_number(head) or is_year(head) or head.lower_ in {"one", "1"} or not any(is_plural(t) for t in whole):
        return []
    known = any(is_number(t) for t in whole) and any(rel(t) == "det" or t.tag_ in {"POS", "PRP$"} for t in whole)
    return [t for t in number_phrase(head) if t.i < whole[0].i] if known else []


def _share(head: Token) -> list[Token]:
    """Return a fraction in words with what makes it rough: "nearly two-thirds"."""
    if head.lemma_.lower() not in FRACTIONS:
        return []
    first = min(
        (c.i for c in head.children if rel(c) in {"det", "nummod", "advmod", "amod"} and c.i < head.i), default=head.i
    )
    own = [t for t in below(head) if first <= t.i <= head.i]
    start = own[0].i if own else head.i
    while start > head.sent.start and hedges(head.doc[start - 1]):
        start -= 1
    told = [head.doc[i] for i in range(start, head.i + 1)]
    plain = all(t.tag_ in {"CD", "DT", "HYPH"} or t.lower_ in HEDGES or t is told[-1] or t.text == "-" for t in told)
    halved = head.lower_ == "half" or any(t.tag_ in {"CD"} or t.lower_ in {"a", "one"} for t in told)
    return told if plain and halved else []


def _readable(tokens: Sequence[Token], context: Context) -> Slot | None:
    """Return the whole as a slot, None where it points out of itself or says too little."""
    settled = context.references.settle(tokens)
    if isinstance(settled, Dangling) or len([w for w in settled.text.split() if w not in {"of", "the"}]) < LEAST_TOLD:
        return None
    return Slot(at=context.span(tokens), text=settled.text, via=settled.via[0] if settled.via else None)
