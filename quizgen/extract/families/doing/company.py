"""Company: one of several who did something: "Who, with Ann Roe, founded the mill?"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen import lexicon
from quizgen.analyse.persons import surely_person
from quizgen.extract.answers import is_answerable
from quizgen.extract.families.doing.agent import agents, by_agents
from quizgen.extract.records import Ask, Context
from quizgen.extract.types import answer_type
from quizgen.model import Slot
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import is_name, rel
from quizgen.syntax.phrases import conjuncts, head_of
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

RECIPROCAL = wordlist("extract", "reciprocal")
MUTUAL = wordlist("extract", "mutual")
OF_ALL = wordlist("extract", "of_all")
REGIONS = ("country", "city", "state", "continent", "river")
MOST = 4
"""Names that stand together; of more nobody recalls just one."""


def company(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for the last of several names that are alike; the question gives the others."""
    if clause.copular or clause.negation is not None or _holds_of_all(clause):
        return
    heads = [clause.subject, *(p.head for p in clause.having("obl") if p.prep == "by")]
    if not any(rel(c) == "conj" for t in heads for c in t.children):
        return
    for ask in (*agents(clause, context), *by_agents(clause, context)):
        members = _members(ask.target.tokens)
        kind = _common_type(members, context)
        if not kind or not is_answerable(members[-1]):
            continue
        others = [context.slot(tokens) for tokens in members[:-1]]
        named = f"{', '.join(o.text for o in others[:-1])} and {others[-1].text}" if len(others) > 1 else others[0].text
        at = context.span([t for tokens in members[:-1] for t in tokens])
        via = next((o.via for o in others if o.via is not None), None)
        features = {k: v for k, v in ask.features.items() if k == "voice"} | {"answer_type": kind}
        target = replace(ask.target, tokens=tuple(members[-1]))
        extra = {"others": Slot(at=at, text=named, via=via)}
        # The last one hangs on the first, or is what the parse makes of it alone.
        yield Ask(ask.kind, f"company-{ask.kind}", target, features | {"answer_rel": ""}, extra)


def _holds_of_all(clause: Clause) -> bool:
    """Tell whether a predicate says of several what is not said of each: "met", "share a border", "their school"."""
    lemma = clause.verb.lemma_.lower()
    shared = any(p.head.lemma_.lower() in RECIPROCAL for p in clause.having("obj"))
    if lemma in MUTUAL or (shared and lemma != "sign"):
        return True
    return any(t.lower_ in OF_ALL for p in clause.parts for t in p.tokens)


def _members(tokens: Sequence[Token]) -> list[list[Token]]:
    """Return the names that the tokens are, each whole; nothing where anything else belongs to them."""
    heads = conjuncts(head_of(list(tokens)))
    joints = {c.lower_ for t in heads for c in t.children if rel(c) == "cc"}
    if not 1 < len(heads) <= MOST or joints != {"and"}:
        return []
    first, inside = {t.i for t in heads[1:]}, {t.i for t in tokens}
    members: list[list[Token]] = []
    for head in heads:
        own = [t for t in head.subtree if head.i in first or not any(h.i == t.i or h.is_ancestor(t) for h in heads[1:])]
        own = [t for t in own if not t.is_punct and not (t.head.i == head.i and rel(t) in {"case", "cc", "det"})]
        if not is_name(head) or not {t.i for t in own} <= inside or not all(_is_of_name(t) for t in own):
            return []
        members.append(own)
    told = {t.i for own in members for t in own}
    rest = [t for t in tokens if t.i not in told]
    return members if all(t.is_punct or t.lower_ in {"and", "the"} for t in rest) else []


def _is_of_name(token: Token) -> bool:
    return token.text[:1].isupper() or token.lower_ in {"of", "de", "van", "von", "the"}


def _common_type(members: Sequence[Sequence[Token]], context: Context) -> str:
    """Return of what type all the names are, '' where they are not alike or no question word would tell it."""
    if not members:
        return ""
    heads = [head_of(list(tokens)) for tokens in members]
    kinds = {answer_type(head, context.references) for head in heads[1:]}
    if kinds == {"person"}:
        return "person" if all(surely_person(head, context.references.names) for head in heads) else ""
    if kinds == {"organization"}:
        return "organization" if answer_type(heads[0], context.references) == "organization" else ""
    known = [lexicon.name_class(" ".join(t.text for t in tokens)) for tokens in members]
    return "name" if any(all(region in k for k in known) for region in REGIONS) else ""
