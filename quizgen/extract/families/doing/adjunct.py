"""Names in adjuncts: "was destroyed *in the Third Punic War*", "won a victory *against Orvalia*", "*under* Ann Roe".

The preposition goes before the question word, which says what is asked for: "in which war", "against which country".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.analyse.persons import surely_person
from quizgen.extract.answers import is_answerable
from quizgen.extract.records import Ask, Context, Target
from quizgen.extract.types import answer_type, is_locative, is_temporal
from quizgen.model import Kind
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import is_name, is_plural, rel
from quizgen.syntax.parts import Part
from quizgen.syntax.phrases import below, is_loose, nominal, preposition
from quizgen.syntax.tokens import Token
from quizgen.tables import table, wordlist

LEADING = wordlist("extract", "adjunct_prepositions")
OF_NOUNS = wordlist("extract", "hostile_prepositions")
STRETCHES = wordlist("extract", "stretches")
REGIONAL = frozenset({"in", "near"})
ASKED = frozenset({"person", "place", "organization", "event", "name"})
WITH_PEOPLE = frozenset({"against", "under", "from"})
"""Prepositions that go before "whom" and "which organization"."""
LONGEST = 7
"""Words of the name."""


def adjuncts(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for the name that a preposition leads to which the verb does not need."""
    own = str(table("collocations").get(clause.verb.lemma_.lower(), "")).split()
    if clause.copular and clause.predicate.pos_ != "ADJ":
        return
    for part in clause.having("obl"):
        if part.loose or part.prep in own or part.prep not in LEADING or (clause.passive and part.prep == "by"):
            continue
        if _says_little(part, clause):
            continue
        happened = _stretched(part)
        if happened is not None:
            bare = [t for t in nominal(happened) if t in below(happened)]
            event = answer_type(happened, context.references) == "event"
            if event and _is_name(happened, bare) and bare[-1].i == part.tokens[-1].i:
                prep = f"{part.prep} the {part.head.lower_} of"
                yield from _ask(Target("part", tuple(bare), part, fronted=True), happened, prep, context)
            continue
        bare = _without_time(part.bare, part.head)
        if not is_locative(part.head, part.prep, context.references) and _is_name(part.head, bare):
            yield from _ask(Target("part", tuple(bare), part, fronted=True), part.head, part.prep, context)
    for part in clause.having("obj", "xcomp"):
        if part.loose or part.ahead or clause.copular:
            continue
        yield from _of_object(part, context) if part.role == "obj" else _of_infinitive(part, context)


def _stretched(part: Part) -> Token | None:
    """Return of what a phrase tells a stretch and no more: "at the end of the *Halden War*"."""
    if part.head.lower_ not in STRETCHES or [t.lower_ for t in part.bare[:3:2]] != ["the", "of"]:
        return None
    return next((c for c in part.head.children if rel(c) == "nmod" and preposition(c) == "of"), None)


def _says_little(part: Part, clause: Clause) -> bool:
    """Tell whether nothing but a subject has done something: "(The army) pushed | into Orvalia", and elsewhere too."""
    more = any(p is not part and not p.loose and p.role != "advmod" for p in clause.parts)
    return clause.tense == "past" and not clause.passive and not clause.copular and not more


def _of_object(part: Part, context: Context) -> Iterator[Ask]:
    """Yield a request for whom or what an object is directed against: "launched an invasion *into Orvalia*"."""
    for child in part.head.children:
        prep = preposition(child)
        if rel(child) != "nmod" or child.i < part.head.i or is_loose(child) or prep not in OF_NOUNS:
            continue
        bare = [t for t in nominal(child) if t in below(child)]
        if bare and bare[-1].i == part.tokens[-1].i and _is_name(child, bare) and not is_plural(part.head):
            yield from _ask(Target("nested", tuple(bare), part, fronted=True), child, prep, context)


def _of_infinitive(part: Part, context: Context) -> Iterator[Ask]:
    """Yield a request for the name that ends what somebody began or went on to do: "continued trading *until* …"."""
    own = str(table("collocations").get(part.head.lemma_.lower(), "")).split()
    for child in part.head.children:
        prep = preposition(child)
        bare = [t for t in nominal(child) if t in below(child)]
        ends = bool(bare) and bare[-1].i == part.tokens[-1].i
        if rel(child) != "obl" or is_loose(child) or prep in own or prep not in LEADING or not ends:
            continue
        if not is_locative(child, prep, context.references) and _is_name(child, bare):
            yield from _ask(Target("nested", tuple(bare), part, fronted=True), child, prep, context)


def _without_time(tokens: Sequence[Token], head: Token) -> list[Token]:
    """Return a name without the time that the parse hung on it: "the Halden War | in 1231"."""
    times = (c for c in head.children if rel(c) in {"nmod", "obl"} and c.i > head.i and is_temporal(c))
    end = min((c.left_edge.i for c in times), default=None)
    return [t for t in tokens if end is None or t.i < end]


def _is_name(head: Token, bare: Sequence[Token]) -> bool:
    """Tell whether a phrase is one name and nothing else, told nearer by no other: no "Hull in Orvalia"."""
    begins = head.text[:1].isupper() and any(is_name(c) for c in head.children if rel(c) in {"nmod", "flat"})
    if not (is_name(head) or begins) or is_plural(head) or is_temporal(head) or not is_answerable(bare, LONGEST):
        return False
    if any(rel(c) in {"conj", "cc", "appos", "acl"} for c in head.children):
        return False
    if any(rel(c) in {"conj", "cc"} for case in head.children if rel(case) == "case" for c in case.children):
        return False  # "before and during the Rusk War"
    if any(rel(c) == "nmod" and c in bare and preposition(c) in REGIONAL and c.i > head.i for c in head.children):
        return False
    return all(t.text[:1].isupper() or t.text[:1].isdigit() or t.lower_ in {"the", "of", "'s", "’s"} for t in bare)


def _ask(target: Target, head: Token, prep: str, context: Context) -> Iterator[Ask]:
    kind = answer_type(head, context.references)
    kind = "name" if kind == "thing" and head.text[:1].isupper() else kind  # "the Battle of Rusk"
    if kind not in ASKED or (kind == "person" and not surely_person(head, context.references.names)):
        return
    if kind in {"person", "organization"} and prep not in WITH_PEOPLE:
        kind = "name"
    features = {"answer_type": kind, "prep": prep, "fronted": "yes", "adjunct": "yes"}
    # Whether "into Orvalia" hangs on verb or noun says the same.
    yield Ask(Kind.RELATION, "adjunct", target, features | {"answer_governor": ""})
