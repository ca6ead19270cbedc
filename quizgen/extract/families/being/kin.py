"""Kin: who somebody's wife or father is, and whose daughter somebody is, from what stands beside a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen import lexicon
from quizgen.analyse.names import Mention
from quizgen.extract.families.being.definition import ranks
from quizgen.extract.records import Context, Miss, Refused
from quizgen.extract.types import long_ago
from quizgen.model import Fact, Kind, Slot
from quizgen.syntax.labels import is_name, rel
from quizgen.syntax.phrases import nominal, preposition, set_off, text_of
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

SINGLE_KIN = wordlist("extract", "single_kin")
PARTNERS = wordlist("extract", "partners")
LONGEST = 6
"""Words of a kinship with what describes it."""


def kin(context: Context) -> Iterator[Fact | Miss]:
    """Yield who is somebody's only one of a kin ("his wife, Ann Roe"), and whose kin somebody is."""
    for mention in context.references.names.mentions:
        kind, head = context.references.names.type_of(mention.first), _head(mention)
        if kind not in {"person", ""} or len(mention.tokens) > 5:
            continue
        try:
            if rel(head) == "appos" and _is_single(head.head, head):
                yield _holder(mention, head.head, context)
            if kind != "person":
                continue
            for noun in head.children:
                if rel(noun) == "appos" and noun.i > head.i and set_off(noun) and _is_kin(noun):
                    yield from _whose(mention, noun, context)
        except Refused as error:
            yield context.miss(error, head)


def _head(mention: Mention) -> Token:
    inside = {t.i for t in mention.tokens}
    return next((t for t in mention.tokens if t.head.i not in inside), mention.tokens[0])


def _possessor(noun: Token) -> Token | None:
    """Return whose kin a noun tells of before it: "*his* wife", "*Roe*'s wife"."""
    return next((c for c in noun.children if rel(c) == "nmod" and c.i < noun.i and _owns(c)), None)


def _owns(token: Token) -> bool:
    return token.tag_ == "PRP$" or any(c.lower_ in {"'s", "’s", "'", "’"} for c in token.children)


def _is_kin(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return lemma in SINGLE_KIN or (lexicon.kinship(lemma) and lemma not in PARTNERS)


def _is_single(noun: Token, name: Token) -> bool:
    """Tell whether a noun before a name is for kin of which somebody has one: a wife, the eldest son."""
    lemma = noun.lemma_.lower()
    if noun.tag_ != "NN" or noun.i > name.i or _possessor(noun) is None:
        return False
    if rel(noun) == "conj" or any(rel(c) == "conj" for c in (*noun.children, *name.children)):
        return False  # "Ann's brother and *his* wife, Kate"
    return lemma in SINGLE_KIN or (_is_kin(noun) and ranks(noun))


def _holder(mention: Mention, noun: Token, context: Context) -> Fact:
    """Return the fact that answers "Who is Owen Prentice's wife?"."""
    possessor = _possessor(noun)
    if possessor is not None and possessor.tag_ == "PRP$" and _are_two_before(noun, context):
        raise Refused("dangling", "whose kin it is is not sure")
    tokens = [t for t in nominal(noun) if t.i <= noun.i]
    if len(tokens) > LONGEST or tokens[-1].i - tokens[0].i != len(tokens) - 1:
        raise Refused("length", "what describes the kin is long or torn")
    role = context.slot(tokens)
    if not any(mark in role.text for mark in ("'s ", "’s ", "s' ", "s’ ")):
        raise Refused("dangling", "whose kin it is stands elsewhere")
    slots = {"role": role, "answer": Slot(at=context.span(mention.tokens), text=text_of(mention.tokens))}
    return _fact("kin-holder", slots, {"asks": "holder", "answer_type": "person"}, noun, context)


def _are_two_before(noun: Token, context: Context) -> bool:
    """Tell whether the sentence names two persons before a noun, so that "his" may be either's."""
    names = context.references.names
    found = [m for m in names.mentions if noun.sent.start <= m.first.i < noun.i and m.first.doc is noun.doc]
    return len([m for m in found if names.type_of(m.first) == "person"]) > 1


def _whose(mention: Mention, noun: Token, context: Context) -> Iterator[Fact]:
    """Yield the fact that answers "Whose daughter is Ann Roe?"."""
    if _possessor(noun) is not None:
        yield from _whose_own(mention, noun, context)
        return
    of = [c for c in noun.children if rel(c) == "nmod" and c.i > noun.i and _follows_of(c)]
    before = [t for t in nominal(noun) if t.i <= noun.i and rel(t) != "det"]
    if len(of) != 1 or len(before) > LONGEST or any(rel(c) == "conj" for t in (noun, of[0]) for c in t.children):
        return
    if any(rel(t) == "nmod" or t.tag_ == "PRP$" for t in before):
        return
    whom = next((t for t in (of[0], *of[0].children) if is_name(t) and rel(t) in {"nmod", "appos"}), None)
    other = context.references.names.at(whom) if whom is not None else None
    titled = nominal(of[0])
    told = titled if whom is of[0] and all(is_name(t) for t in titled) else other.tokens if other is not None else ()
    if other is not None and context.references.names.type_of(other.first) == "person":
        yield from _whose_fact(mention, noun, before, told, context)


def _whose_own(mention: Mention, noun: Token, context: Context) -> Iterator[Fact]:
    """Yield the same fact where the other one stands before the kin: "Ann Roe, *Ben Roe's daughter and heir*,"."""
    owner = _possessor(noun)
    other = context.references.names.at(owner) if owner is not None else None
    if owner is None or other is None or context.references.names.type_of(other.first) not in {"person", ""}:
        return
    role = list(noun.doc[owner.right_edge.i + 1 : noun.right_edge.i + 1])
    plain = all(t.tag_ in {"NN", "JJ", "JJS"} or t.lower_ == "and" for t in role)
    own = [t for t in owner.subtree if t.i < owner.right_edge.i]
    if plain and len(role) <= LONGEST and own == list(other.tokens):
        yield from _whose_fact(mention, noun, role, own, context)


def _whose_fact(
    mention: Mention, noun: Token, role: Sequence[Token], whose: Sequence[Token], context: Context
) -> Iterator[Fact]:
    full = context.references.names.full_form(mention)
    if len(full.tokens) < 2:
        return
    via = context.span(full.tokens) if full is not mention else None
    slots = {
        "role": context.slot(role),
        "name": Slot(at=context.span(mention.tokens), text=text_of(full.tokens), via=via),
        "answer": Slot(at=context.span(whose), text=text_of(whose)),
    }
    yield _fact("kin-whose", slots, {"asks": "whose", "answer_type": "person"}, noun, context)


def _follows_of(noun: Token) -> bool:
    """Tell whether "of" stands before a name, or before an office before it: "of | the king Owen"."""
    return "of" in {preposition(c) for c in (noun, *noun.children) if rel(c) == "nmod"}


def _fact(rule: str, slots: dict[str, Slot], features: dict[str, str], noun: Token, context: Context) -> Fact:
    tense = "past" if long_ago(noun) else "present"
    evidence = context.evidence(noun, [s.via for s in slots.values()])
    return Fact(kind=Kind.ROLE, slots=slots, evidence=evidence, rule=rule, features=features | {"tense": tense})
