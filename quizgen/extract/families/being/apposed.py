"""What a named thing is, by what stands beside its name: "the Rusk Service, *a cable channel for miners*"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen import lexicon
from quizgen.extract.answers import answer_slot, content, is_answerable
from quizgen.extract.families.being.definition import is_specific
from quizgen.extract.families.being.rank import is_cut_name
from quizgen.extract.framing.doubts import NEAR_DOUBT
from quizgen.extract.records import Context, Miss, Refused, Target
from quizgen.extract.types import answer_type, long_ago
from quizgen.model import Fact, Kind
from quizgen.syntax.labels import doubt, is_name, is_plural, rel
from quizgen.syntax.phrases import in_brackets, nominal, set_off
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

LONGEST = 14
"""Words of what something is."""
LOOSE = frozenset({"time", "event", "possession", "attribute"})
"""Classes of nouns that stand beside a name for the whole clause rather than for what it names."""
PARTS = wordlist("extract", "apposed_parts")
FEWEST = 3
"""Content words without which a description says too little: "a small town"."""


def apposed(context: Context) -> Iterator[Fact | Miss]:
    """Yield what is told beside the name of a thing that is no person."""
    for sentence in context.document.sentences():
        for noun in sentence:
            if rel(noun) != "appos" or not set_off(noun) or noun.tag_ != "NN" or is_name(noun) or noun.i < noun.head.i:
                continue
            name = noun.head
            if not _is_thing(name, noun, context) or not _stands_beside(noun, name) or doubt(noun) > NEAR_DOUBT:
                continue
            try:
                yield _fact(name, noun, context)
            except Refused as error:
                yield context.miss(error, noun)


def _is_thing(name: Token, noun: Token, context: Context) -> bool:
    """Tell whether a name is of one thing, and the noun beside it says what that is."""
    if not is_name(name) or is_plural(name) or lexicon.is_person(noun.lemma_.lower()) or not _classes(noun):
        return False
    lemma = noun.lemma_.lower()
    if lexicon.noun_class(lemma) in LOOSE or lemma in PARTS or lexicon.relational(lemma):
        return False  # "moved to Rusk, *a walk* of two hours", "led the board, *a role* that he liked"
    if context.references.names.type_of(name) == "person" or is_cut_name(name, context):
        return False
    return not any(rel(c) in {"conj", "cc"} for c in (*name.children, *noun.children))


def _stands_beside(noun: Token, name: Token) -> bool:
    """Tell whether nothing but a comma, or a short form in brackets, parts a name from what it is."""
    first = noun.left_edge
    between = [t for t in name.doc[name.i + 1 : first.i] if rel(t) not in {"flat", "punct"} and not t.is_punct]
    own = {t.i for t in name.subtree} - {t.i for t in noun.subtree}
    return all(t.i in own and (in_brackets(t) or not set_off(t)) for t in between)


def _classes(noun: Token) -> bool:
    """Tell whether a description begins with "a", or with "the" and says in a clause which one: "the body that …"."""
    articles = {c.lower_ for c in noun.children if rel(c) == "det"}
    if articles & {"a", "an"}:
        return True
    return "the" in articles and not is_specific(noun) and any(rel(c) == "acl" and c.i > noun.i for c in noun.children)


def _fact(name: Token, noun: Token, context: Context) -> Fact:
    start = noun.left_edge.i
    called = _from_name([t for t in nominal(name) if t.i < start and not t.is_punct])
    told = nominal(noun)
    if not is_answerable(told, LONGEST) or len(content(told)) < FEWEST or not _is_bare_name(called):
        raise Refused("length", "one side of the apposition is long, empty or says little")
    slots = {"name": context.slot(called), "answer": answer_slot(Target("part", tuple(told)), context)}
    tense = "past" if long_ago(noun) else "present"
    features = {"answer_type": answer_type(noun, context.references), "asks": "kind", "tense": tense}
    return context.fact(Kind.DEFINITION, "apposed", noun, slots, features)


def _from_name(tokens: Sequence[Token]) -> list[Token]:
    """Return a name without what describes it: "the Rusk Union" of "the | US-based | Rusk Union"."""
    described = max((n for n, t in enumerate(tokens) if t.text.islower() and rel(t) == "amod"), default=-1)
    kept = list(tokens[described + 1 :])
    return kept if described < 0 else [t for t in tokens[:1] if t.lower_ == "the"] + kept


def _is_bare_name(tokens: Sequence[Token]) -> bool:
    """Tell whether a phrase is a name and no more: "the Bank of Rusk", not "its new Rusk Bank"."""
    small = {"the", "of", "for", "and", "on", "in", "'s", "’s"}
    return bool(tokens) and all(t.text[:1].isupper() or t.lower_ in small or t.text.isdigit() for t in tokens)
