"""Measures with their name: "Halden has a population of 30,000", "lies at an altitude of 300 metres"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen import lexicon
from quizgen.extract.answers import answer_slot
from quizgen.extract.families.counting.quantity import HEDGES, SUMS
from quizgen.extract.records import Ask, Context, Miss, Refused, Target
from quizgen.extract.types import CURRENCY, is_year
from quizgen.model import Fact, Kind, Slot
from quizgen.syntax.clauses import Clause, clause_of
from quizgen.syntax.labels import SUBJECTS, is_name, is_plural, rel
from quizgen.syntax.phrases import nominal, preposition, text_of
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

MEASURED = wordlist("extract", "measured")
SCORED = frozenset({"score", "price", "cost", "rate", "profit", "loss", "distance"})
"""What is given after a preposition, and not had."""
LEADING = frozenset({"at", "to", "from", "with", "for"})
LONGEST_NAME = 4
"""Tokens of the name of a measure with its article."""
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
        told = _told(noun, part.tokens) if noun.lemma_.lower() in MEASURED and not part.loose else None
        if told is None:
            continue
        own, figure = told
        name = Slot(at=context.span(own), text=text_of(own))
        features = {"answer_type": "number", "property": "yes"}
        yield Ask(Kind.QUANTITY, "property", Target("part", tuple(figure), part), features, {"dimension": name})


def led_measures(clause: Clause, _context: Context) -> Iterator[Ask]:
    """Yield a request for a measure after a preposition: "lies *at an altitude of* 300 metres"."""
    for part in clause.having("obl"):
        if part.prep not in LEADING or part.ahead or (part.loose and part.prep != "with"):
            continue
        known = part.head.lemma_.lower() in (SCORED if part.prep == "with" else MEASURED | SCORED)
        told = _told(part.head, part.tokens[1:]) if known and len(part.tokens) > 2 else None
        if told is not None and len(part.tokens) == part.tokens[-1].i - part.tokens[0].i + 1:
            asked = f"{part.prep} what {text_of(told[0])}"
            features = {"answer_type": "number", "asked": asked, "answer_rel": ""}
            yield Ask(Kind.QUANTITY, "led-measure", Target("part", tuple(told[1]), part), features)


def had_measures(context: Context) -> Iterator[Fact | Miss]:
    """Yield the measure of a name that has it beside: "Rusk, *with a population of 45,000*, is a town"."""
    for sentence in context.document.sentences():
        for noun in sentence:
            if noun.lemma_.lower() not in MEASURED or preposition(noun) != "with" or rel(noun) not in {"nmod", "obl"}:
                continue
            owner = _owner(noun)
            told = _told(noun, [t for t in nominal(noun) if t.lower_ != "with"])
            if owner is None or told is None:
                continue
            try:
                yield _had(owner, noun, *told, context)
            except Refused as error:
                yield context.miss(error, noun)


def _owner(noun: Token) -> Token | None:
    """Return the name that a measure stands beside, or that a clause with it at its end is about.

    "Halden is a town in *Orvalia*, with a population of 30,000": only a subject surely has what stands beside it.
    """
    opens = noun.left_edge if noun.left_edge.text != "," else noun.left_edge.nbor(1)
    if opens.i < opens.sent.start + 2 or opens.nbor(-1).text != ",":
        return None
    owner = opens.nbor(-2)
    while rel(owner) in {"flat", "compound"} and is_name(owner.head):
        owner = owner.head
    if rel(owner) in SUBJECTS and is_name(owner):
        return owner
    clause = clause_of(noun.head)
    if clause is None or clause.how != "main" or not clause.copular or clause.negation is not None:
        return None
    last = noun.right_edge.i + 1
    ends = last >= noun.sent.end or noun.doc[last].text == "."
    return clause.subject if is_name(clause.subject) and ends and noun.i > noun.head.i else None


def _had(owner: Token, noun: Token, own: Sequence[Token], figure: Sequence[Token], context: Context) -> Fact:
    slots = {
        "answer": answer_slot(Target("within", tuple(figure)), context),
        "subject": context.slot([t for t in nominal(owner) if t.i < noun.i - 1 and not t.is_punct]),
        "dimension": Slot(at=context.span(own), text=text_of(own)),
        "verb": Slot(at=context.span([owner]), text=""),
    }
    return context.fact(Kind.QUANTITY, "property-beside", noun, slots, {"answer_type": "number", "property": "yes"})


def _told(noun: Token, tokens: Sequence[Token]) -> tuple[list[Token], list[Token]] | None:
    """Return the name of a measure and the measure itself, of "a total area of 300 acres" and nothing more."""
    of = next((c for c in noun.children if rel(c) == "nmod" and c.i > noun.i and preposition(c) == "of"), None)
    before = [t for t in tokens if t.i <= noun.i]
    if of is None or is_plural(noun) or not before or before[0].lower_ not in {"a", "an"} or len(before) > LONGEST_NAME:
        return None
    figure = nominal(of)
    if not figure or figure[-1].i != tokens[-1].i or any(t.lower_ == "estimated" for t in before):
        return None
    return (before[1:], figure) if _is_measure(figure) else None


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
