"""Finding facts: one function for each family, in two tables.

A clause family sees one clause at a time and asks for pieces of it; ``frame`` then takes the clause apart around
each. A document family yields facts itself. The keys of the tables are the names of the families.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quizgen.analyse.document import Document
from quizgen.analyse.reference import References
from quizgen.extract.families.being.abbreviation import abbreviations
from quizgen.extract.families.being.apposed import apposed
from quizgen.extract.families.being.becoming import becoming, memberships, names_given, results
from quizgen.extract.families.being.defined import defined
from quizgen.extract.families.being.definition import definitions
from quizgen.extract.families.being.kin import kin
from quizgen.extract.families.being.rank import appositions
from quizgen.extract.families.being.role import roles
from quizgen.extract.families.being.styled import styled
from quizgen.extract.families.being.titles import titles
from quizgen.extract.families.blanking.blank import blanks
from quizgen.extract.families.blanking.gap import gaps
from quizgen.extract.families.blanking.statement import statements
from quizgen.extract.families.blanking.whole import whole_sentences
from quizgen.extract.families.counting.amount import ages, amounts, distances, frequencies
from quizgen.extract.families.counting.compared import comparisons
from quizgen.extract.families.counting.enumerated import counted_lists, lists
from quizgen.extract.families.counting.existing import existing
from quizgen.extract.families.counting.placing import placings
from quizgen.extract.families.counting.portion import portions
from quizgen.extract.families.counting.property import had_measures, led_measures, properties
from quizgen.extract.families.counting.quantity import measures, quantities, shares
from quizgen.extract.families.doing.adjunct import adjuncts
from quizgen.extract.families.doing.agent import agents, by_agents
from quizgen.extract.families.doing.company import company
from quizgen.extract.families.doing.goal import goals
from quizgen.extract.families.doing.governed import disposed, governed
from quizgen.extract.families.doing.object import nested, objects, planned, resolved
from quizgen.extract.families.doing.partner import partners
from quizgen.extract.families.doing.phrasal import phrasal
from quizgen.extract.families.doing.place import places
from quizgen.extract.families.doing.prepositional import prepositional
from quizgen.extract.families.explaining.aim import aims
from quizgen.extract.families.explaining.reason import reasons
from quizgen.extract.families.saying.quoted import quoted_words
from quizgen.extract.families.saying.speech import speakers
from quizgen.extract.families.timing.date import dates
from quizgen.extract.families.timing.event import events
from quizgen.extract.families.timing.happening import happenings
from quizgen.extract.families.timing.interval import intervals
from quizgen.extract.framing.frames import frame
from quizgen.extract.records import Context, Family, Miss, Refused
from quizgen.model import LEANING, Fact, Kind, digest
from quizgen.syntax.clauses import Clause, clauses

CLAUSE_FAMILIES: dict[str, Family] = {
    "date": dates,
    "quantity": quantities,
    "measure": measures,
    "share": shares,
    "portion": portions,
    "placing": placings,
    "interval": intervals,
    "amount": amounts,
    "distance": distances,
    "property": properties,
    "led": led_measures,
    "frequency": frequencies,
    "compared": comparisons,
    "age": ages,
    "definition": definitions,
    "counted": counted_lists,
    "agent": agents,
    "by": by_agents,
    "speech": speakers,
    "company": company,
    "object": objects,
    "prepositional": prepositional,
    "governed": governed,
    "disposed": disposed,
    "called": names_given,
    "styled": styled,
    "became": becoming,
    "planned": planned,
    "resolved": resolved,
    "result": results,
    "nested": nested,
    "membership": memberships,
    "partner": partners,
    "adjunct": adjuncts,
    "phrasal": phrasal,
    "place": places,
    "goal": goals,
    "aim": aims,
    "reason": reasons,
    "quoted": quoted_words,
    "blank": blanks,
}
NEGATABLE = frozenset({Kind.QUANTITY, Kind.CAUSE})
"""What may be asked of a negated clause; "What is X not called?" and "When did X not win?" have too many answers."""
DOCUMENT_FAMILIES: dict[str, Callable[[Context], Iterator[Fact | Miss]]] = {
    "role": roles,
    "kin": kin,
    "rank": appositions,
    "apposed": apposed,
    "title": titles,
    "abbreviation": abbreviations,
    "defined": defined,
    "listed": lists,
    "existing": existing,
    "happening": happenings,
    "event": events,
    "had": had_measures,
    "statement": statements,
    "whole": whole_sentences,
}


def weakened(find: Callable[[], Fact], error: Refused, context: Context) -> Fact | None:
    """Return the fact found leniently, marked with the rule that it breaks; None where there is none."""
    if error.rule not in LEANING or not context.weak:
        return None
    try:
        fact = find()
    except Refused:
        return None
    return fact.model_copy(update={"features": fact.features | {"weak": error.rule}})


def find_facts(document: Document, *, weak: bool = False) -> Iterator[Fact | Miss]:
    """Yield the facts of an article, each with its key, and a Miss wherever one had to be given up.

    With ``weak`` facts that lean on the rest of the article are found too, and marked so.
    """
    context = Context(document, References(document), weak=weak)
    for paragraph in document.paragraphs:
        for clause in clauses(paragraph.doc):
            yield from _stated(clause, context)
    for document_family in DOCUMENT_FAMILIES.values():
        for item in document_family(context):
            yield keyed(item) if isinstance(item, Fact) else item
    if weak:
        yield from map(keyed, gaps(context))


def _stated(clause: Clause, context: Context) -> Iterator[Fact | Miss]:
    for family in CLAUSE_FAMILIES.values():
        try:
            asks = list(family(clause, context))
        except Refused as error:  # what a question would take in from elsewhere can't be read alone
            yield context.miss(error, clause.predicate)
            continue
        for ask in asks:
            if clause.negation is not None and ask.kind not in NEGATABLE:
                continue
            try:
                yield keyed(frame(ask, clause, context))
            except Refused as error:
                weak = weakened(lambda ask=ask: frame(ask, clause, context.relaxed()), error, context)  # type: ignore[misc]
                yield keyed(weak) if weak is not None else context.miss(error, clause.predicate)


def keyed(fact: Fact) -> Fact:
    """Return the fact with its key: a digest of what it says, without offsets and evidence."""
    left_out = set() if fact.kind == Kind.STATEMENT else {"before", "after"}
    said = [f"{name}={slot.text}" for name, slot in sorted(fact.slots.items()) if name not in left_out]
    return fact.model_copy(update={"key": digest([str(fact.kind), *said])})


__all__ = ["CLAUSE_FAMILIES", "DOCUMENT_FAMILIES", "Miss", "find_facts", "keyed"]
