"""Clauses: a predicate with its subject, its auxiliaries and what goes with it, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from quizgen.syntax.labels import (
    DASHES,
    FINITE_TAGS,
    SUBJECTS,
    is_aux,
    is_negation,
    is_nominal,
    is_passive_subject,
    is_relative_clause,
    is_verb,
    rel,
    subtype,
)
from quizgen.syntax.phrases import before, below, is_loose, leftmost, nominal, preposition, set_off

PART_ROLES = frozenset({"obj", "iobj", "obl", "advmod", "advcl", "xcomp", "ccomp", "compound", "nmod", "expl", "dep"})


@dataclass(frozen=True)
class Part:
    """A constituent of a clause; ``tokens`` in order, its preposition or conjunction included."""

    role: str
    head: Token
    tokens: tuple[Token, ...]
    prep: str = ""
    mark: str = ""
    loose: bool = False
    ahead: bool = False
    """Whether it stands before the verb group (and so before or just after the subject)."""

    @property
    def bare(self) -> list[Token]:
        """Return the part's nominal without its preposition."""
        return nominal(self.head)


@dataclass(frozen=True)
class Clause:
    """A predicate and what goes with it.

    ``verb`` carries the verb group: the predicate itself, or the copula before a nominal or adjectival one,
    which then is in ``complement``. ``how`` is ``main``, ``conjunct``, ``complement``, ``relative``,
    ``participle``, ``adverbial`` or ``other``.
    """

    predicate: Token
    verb: Token
    how: str
    subject: Token | None
    subject_tokens: tuple[Token, ...]
    auxiliaries: tuple[Token, ...]
    negation: Token | None
    passive: bool
    parts: tuple[Part, ...]
    complement: tuple[Token, ...] = ()
    particles: tuple[Token, ...] = ()
    shares: bool = False
    """Whether subject or auxiliaries come from a clause it is coordinated with."""
    open_left: tuple[Token, ...] = field(default=())

    @property
    def copular(self) -> bool:
        """Tell whether the predicate is a nominal or an adjective after a copula."""
        return bool(self.complement)

    @property
    def sentence(self) -> Span:
        """Return the sentence of the clause."""
        return self.predicate.sent

    @property
    def tense(self) -> str:
        """Return ``past``, ``present`` or ``modal``, by the first word of the verb group."""
        first = self.auxiliaries[0] if self.auxiliaries else self.verb
        if first.tag_ == "MD":
            return "modal"
        if first.tag_ == "VBD":
            return "past"
        return "present" if first.tag_ in {"VBZ", "VBP", "VB"} else "none"

    @property
    def finite(self) -> bool:
        """Tell whether the verb group is finite."""
        first = self.auxiliaries[0] if self.auxiliaries else self.verb
        return first.tag_ in FINITE_TAGS

    def having(self, *roles: str) -> Iterator[Part]:
        """Yield the parts of those roles."""
        return (p for p in self.parts if p.role in roles)


def clauses(doc: Doc) -> Iterator[Clause]:
    """Yield the clauses of a document that have a subject, in the order of their predicates."""
    for token in doc:
        clause = clause_of(token)
        if clause is not None and clause.subject is not None:
            yield clause


def is_predicate(token: Token) -> bool:
    """Tell whether the token heads a clause."""
    if is_aux(token) or rel(token) in {"case", "mark", "amod", "compound", "fixed", "flat", "punct", "cc", "det"}:
        return False
    if any(rel(c) == "cop" for c in token.children):
        return True
    return is_verb(token) and not (rel(token) in {"nmod", "obl", "obj", "nsubj"} and not _has_subject(token))


def _has_subject(token: Token) -> bool:
    return any(rel(c) in SUBJECTS for c in token.children)


def clause_of(predicate: Token) -> Clause | None:
    """Return the clause that the token heads, None if it heads none."""
    if not is_predicate(predicate):
        return None
    copula = next((c for c in predicate.children if rel(c) == "cop"), None)
    auxiliaries = sorted((c for c in predicate.children if rel(c) == "aux"), key=lambda t: t.i)
    negation = next((c for c in predicate.children if is_negation(c) and rel(c) == "advmod"), None)
    subject = next((c for c in predicate.children if rel(c) in SUBJECTS), None)
    shares = False
    how = _how(predicate)
    source: Token | None = predicate
    if rel(predicate) == "conj" and is_predicate(predicate.head):
        first = predicate.head
        if subject is None:
            parent = clause_of(first)
            if parent is not None:
                subject, shares = parent.subject, True
                source = None
                how = parent.how if parent.how != "main" else "conjunct"
                if _takes_auxiliaries(predicate, auxiliaries, parent):
                    auxiliaries = list(parent.auxiliaries)
                    if parent.copular and copula is None:
                        return None
        else:
            how = _how(first)
    if (subject is not None and subject.tag_ in {"WDT", "WP"}) or (subject is not None and subject.lower_ == "that"):
        antecedent = _antecedent(predicate)
        if antecedent is None:
            return None
        subject, source = antecedent, None
        how = "relative"
    elif subject is None and rel(predicate) == "acl" and not is_relative_clause(predicate):
        if predicate.tag_ in {"VBN", "VBG"} and not any(rel(c) == "mark" for c in predicate.children):
            subject, how, source = predicate.head, "participle", None
    if subject is None:
        return None
    verb = copula if copula is not None else predicate
    passive = any(subtype(a) == "pass" for a in auxiliaries) or (
        how == "participle" and predicate.tag_ == "VBN" and not auxiliaries
    )
    if not passive and source is not None:
        passive = is_passive_subject(subject) and bool(auxiliaries)
    complement: tuple[Token, ...] = ()
    if copula is not None:
        complement = tuple(_nominal_predicate(predicate))
    return Clause(
        predicate=predicate,
        verb=verb,
        how=how,
        subject=subject,
        subject_tokens=tuple(_subject_tokens(subject, predicate)),
        auxiliaries=tuple(auxiliaries),
        negation=negation,
        passive=passive,
        parts=tuple(_parts(predicate, verb, auxiliaries)),
        complement=complement,
        particles=tuple(c for c in predicate.children if rel(c) == "compound" and subtype(c) == "prt"),
        shares=shares,
    )


def _how(predicate: Token) -> str:
    kind = rel(predicate)
    if kind == "root":
        return "main"
    if kind in {"ccomp", "csubj"}:
        return "complement"
    if kind == "acl":
        return "relative" if is_relative_clause(predicate) else "participle"
    if kind == "advcl":
        return "adverbial"
    if kind == "parataxis":
        return "parataxis"
    return "other"


def _takes_auxiliaries(predicate: Token, own: list[Token], parent: Clause) -> bool:
    if own or not parent.auxiliaries:
        return False
    last = parent.auxiliaries[-1]
    if predicate.tag_ == "VB":
        return parent.auxiliaries[0].tag_ == "MD" or parent.auxiliaries[0].lemma_ == "do"
    if predicate.tag_ in {"VBN", "VBD"} and parent.predicate.tag_ == "VBN":
        return predicate.tag_ == "VBN" and last.lemma_ in {"be", "have", "get"}
    return predicate.tag_ == "VBG" and last.lemma_ == "be"


def _antecedent(predicate: Token) -> Token | None:
    """Return the noun that a relative clause is about, None where the relative pronoun is free."""
    token = predicate
    while rel(token) == "conj" and not is_relative_clause(token):
        token = token.head
    return token.head if is_relative_clause(token) else None


def _subject_tokens(subject: Token, predicate: Token) -> list[Token]:
    if rel(subject) == "csubj":
        return below(subject, lambda t: False)
    inside = {predicate.i}

    def cut(token: Token) -> bool:
        if token.i in inside:
            return True
        if token.head.i == subject.i:
            if rel(token) in {"case", "mark", "cc"} and token.i < subject.i:
                return token.lower_ not in {"'s", "’s"}
            if rel(token) in SUBJECTS or rel(token) in {"cop", "aux"}:
                return True
        return is_loose(token)

    return below(subject, cut)


def _nominal_predicate(predicate: Token) -> list[Token]:
    """Return the words of a nominal or adjectival predicate, without what belongs to the clause around it."""
    outside = {"nsubj", "csubj", "cop", "aux", "advcl", "mark", "punct", "parataxis", "discourse", "expl", "vocative"}

    def cut(token: Token) -> bool:
        if token.head.i == predicate.i:
            if rel(token) in outside or (rel(token) == "cc" and token.i < predicate.i):
                return rel(token) != "punct"
            if rel(token) == "advmod" and (token.i < predicate.i and is_nominal(predicate)) and not _modifies(token):
                return True
            if is_negation(token):
                return True
            if rel(token) == "obl" and is_nominal(predicate):
                return True
            if rel(token) == "conj" and (
                is_verb(token) or _has_subject(token) or any(c.lower_ == "but" for c in token.children)
            ):
                return True
            if rel(token) in {"case"} and token.i < predicate.i:
                return False
            if rel(token) in {"ccomp"} and is_nominal(predicate):
                return False
        return is_loose(token)

    copulas = [c.i for c in predicate.children if rel(c) == "cop"]
    return [t for t in below(predicate, cut) if t.i > min(copulas, default=-1) or t.i == predicate.i]


def _modifies(adverb: Token) -> bool:
    """Tell whether an adverb before a nominal belongs to it: "about 40", "once a city"."""
    return adverb.lower_ in {"about", "around", "almost", "nearly", "approximately", "over", "roughly", "at"}


def _parts(predicate: Token, verb: Token, auxiliaries: list[Token]) -> Iterator[Part]:
    first = min([verb.i, *(a.i for a in auxiliaries)])
    for child in predicate.children:
        role = rel(child)
        if role not in PART_ROLES or is_negation(child) or (role == "compound" and subtype(child) == "prt"):
            continue
        if role == "nmod" and verb.i != predicate.i:
            continue
        if verb.i != predicate.i and role == "advmod" and _modifies(child):
            continue
        tokens = below(child, lambda t: is_loose(t) or _belongs_elsewhere(t))
        if not tokens:
            continue
        yield Part(
            role=role,
            head=child,
            tokens=tuple(tokens),
            prep=preposition(child),
            mark=_mark(child),
            loose=child.i > predicate.i and _after_comma(child),
            ahead=child.i < first,
        )


def _belongs_elsewhere(token: Token) -> bool:
    return rel(token) == "conj" and is_verb(token) and _has_subject(token)


def _after_comma(token: Token) -> bool:
    first = leftmost(token)
    ahead = before(first)
    if ahead is not None and ahead.text == "," and _closes_aside(ahead, token):
        return False
    return set_off(token) or (ahead is not None and ahead.text in {",", *DASHES})


def _closes_aside(comma: Token, token: Token) -> bool:
    """Tell whether a comma ends a relative clause or apposition that another comma opened before it."""
    last = before(comma)
    if last is None:
        return False
    for node in [last, *last.ancestors]:
        if node.is_ancestor(token) or node.i == token.i:
            return False
        if rel(node) in {"acl", "appos"} and node.i > node.head.i and set_off(node):
            return True
    return False


def _mark(token: Token) -> str:
    words: list[Token] = []
    for child in token.children:
        if (rel(child) == "mark" or (rel(child) == "advmod" and child.tag_ == "WRB")) and child.i < token.i:
            words += [child, *(c for c in child.children if rel(c) in {"fixed", "advmod"})]
    return " ".join(t.lower_ for t in sorted(words, key=lambda t: t.i))
