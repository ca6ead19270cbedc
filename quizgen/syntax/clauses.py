"""Clauses: a predicate with its subject, its auxiliaries and what goes with it, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen import lexicon
from quizgen.syntax.antecedents import antecedent_of, described_by, name_before
from quizgen.syntax.labels import (
    FINITE_TAGS,
    SUBJECTS,
    has_subject,
    is_aux,
    is_name,
    is_negation,
    is_passive_subject,
    is_relative_clause,
    is_verb,
    rel,
    subtype,
)
from quizgen.syntax.objects import told_apart
from quizgen.syntax.parts import Part, nominal_predicate, parts_of, subject_tokens, with_distance
from quizgen.syntax.tokens import Doc, Token, once, position


@dataclass(frozen=True)
class Clause:
    """A predicate and what goes with it.

    ``verb`` carries the verb group: the predicate itself, or the copula before a nominal or adjectival one,
    which then is in ``complement``. ``how`` is ``main``, ``conjunct``, ``complement``, ``relative``,
    ``participle``, ``adverbial``, ``parataxis`` or ``other``.
    """

    predicate: Token
    verb: Token
    how: str
    subject: Token
    subject_tokens: tuple[Token, ...]
    auxiliaries: tuple[Token, ...]
    negation: Token | None
    passive: bool
    parts: tuple[Part, ...]
    complement: tuple[Token, ...] = ()
    particles: tuple[Token, ...] = ()
    shares: bool = False
    """Whether subject or auxiliaries come from a clause it is coordinated with."""
    lifted: bool = False
    """Whether it modifies what its subject is said to be: "X is a novella, *first published in 1945*"."""

    @property
    def copular(self) -> bool:
        """Tell whether the predicate is a nominal or an adjective after a copula."""
        return bool(self.complement)

    @property
    def first_verb(self) -> Token:
        """Return the word that stands first of the verb group."""
        return min([*self.auxiliaries, self.verb], key=position)

    @property
    def tense(self) -> str:
        """Return ``past``, ``present``, ``modal`` or ``none``, by the first word of the verb group."""
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
        if clause is not None:
            yield clause


def is_predicate(token: Token) -> bool:
    """Tell whether the token heads a clause."""
    if is_aux(token) or rel(token) in {"case", "mark", "amod", "compound", "fixed", "flat", "punct", "cc", "det"}:
        return False
    if any(rel(c) == "cop" for c in token.children):
        return True
    return is_verb(token) and not (rel(token) in {"nmod", "obl", "obj", "nsubj"} and not has_subject(token))


@once
def clause_of(predicate: Token) -> Clause | None:
    """Return the clause that the token heads, None if it heads none or has no subject."""
    if not is_predicate(predicate):
        return None
    copula = next((c for c in predicate.children if rel(c) == "cop"), None)
    auxiliaries = sorted((c for c in predicate.children if rel(c) == "aux"), key=position)
    negation = next((c for c in predicate.children if is_negation(c) and rel(c) == "advmod"), None)
    subjects = [c for c in predicate.children if rel(c) in SUBJECTS]
    title = _title_before(subjects)
    subject = subjects[1] if title is not None else subjects[0] if subjects else None
    shares = False
    how = _how(predicate)
    own = True
    if rel(predicate) == "conj" and is_predicate(predicate.head):
        first = predicate.head
        if subject is None:
            if any(rel(c) == "mark" and c.tag_ == "IN" and c.i < predicate.i for c in predicate.children):
                return None  # "known for its fish and *for selling* wine"
            parent = clause_of(first)
            if parent is not None:
                subject, shares = parent.subject, True
                own = False
                how = parent.how if parent.how != "main" else "conjunct"
                if _takes_auxiliaries(predicate, auxiliaries, parent):
                    if parent.negation is not None:
                        return None  # "were *not* confirmed or refuted until 1900": what is denied is both
                    bare = predicate.tag_ in {"VB", "VBP"} and parent.auxiliaries[0].tag_ == "MD"
                    # "can *be* fitted and provide": only the modal is shared.
                    one = bare or predicate.tag_ == "VBD"
                    auxiliaries = list(parent.auxiliaries[:1] if one else parent.auxiliaries)
                    if parent.copular and copula is None and not one:
                        return None
        else:
            how = _how(first)
    if subject is not None and (subject.tag_ in {"WDT", "WP"} or subject.lower_ == "that"):
        antecedent = antecedent_of(predicate)
        if antecedent is None:
            return None
        subject, own = antecedent, False
        how = "relative"
    elif subject is None and rel(predicate) == "acl" and not is_relative_clause(predicate):
        if predicate.tag_ in {"VBN", "VBG"} and not any(rel(c) == "mark" for c in predicate.children):
            subject, how, own = predicate.head, "participle", False
    elif subject is None:
        subject = _fronting(predicate)
        how, own = ("fronted", False) if subject is not None else (how, own)
    if subject is None:
        return None
    verb = copula if copula is not None else predicate
    passive = any(subtype(a) == "pass" for a in auxiliaries) or (
        how in {"participle", "fronted"} and predicate.tag_ == "VBN" and not auxiliaries
    )
    if not passive and own:
        passive = is_passive_subject(subject) and bool(auxiliaries)
    complement = tuple(nominal_predicate(predicate)) if copula is not None else ()
    described = described_by(subject) if how in {"relative", "participle"} else None
    around = predicate
    if how == "fronted":
        how, described, subject = "participle", subject, predicate
    if described is not None:
        around = subject
        subject = described
    return Clause(
        predicate=predicate,
        verb=verb,
        how=how,
        subject=subject,
        subject_tokens=(*(title or ()), *subject_tokens(subject, around)),
        auxiliaries=tuple(auxiliaries),
        negation=negation,
        passive=passive,
        parts=told_apart(
            predicate,
            list(with_distance([p for p in parts_of(predicate, verb, auxiliaries) if not _inside(p, complement)])),
        ),
        complement=complement,
        particles=tuple(c for c in predicate.children if rel(c) == "compound" and subtype(c) == "prt"),
        shares=shares,
        lifted=described is not None,
    )


def _fronting(predicate: Token) -> Token | None:
    """Return the subject of the clause that a participle opens: "*Born in Hull in 1890*, Ann Roe studied law"."""
    outer = predicate.head
    if (
        rel(predicate) != "advcl"
        or predicate.tag_ not in {"VBN", "VBG"}
        or predicate.lower_ in {"beginning", "starting"}  # "Beginning in 1940" is a time
        or predicate.left_edge.i != predicate.sent.start
    ):
        return None
    if predicate.left_edge.i != predicate.i or any(rel(c) in {"mark", "aux", "cop"} for c in predicate.children):
        return None
    subject = next((c for c in outer.children if rel(c) == "nsubj" and c.i > predicate.i), None)
    ends = predicate.doc[predicate.right_edge.i + 1] if predicate.right_edge.i + 1 < len(predicate.doc) else None
    closed = predicate.right_edge.text == "," or (ends is not None and ends.text == ",")
    return subject if closed and subject is not None and subject.i < outer.i else None


def _inside(part: Part, complement: Sequence[Token]) -> bool:
    """Tell whether a part is told already, as a piece of the predicate: "is the *most* extensive"."""
    held = {t.i for t in complement}
    return bool(held) and all(t.i in held for t in part.tokens)


def _title_before(subjects: Sequence[Token]) -> tuple[Token, ...] | None:
    """Return the common noun before a name that the parse takes for a subject of its own: "*the anarchist* Ann Roe"."""
    if len(subjects) != 2 or is_name(subjects[0]) or not is_name(subjects[1]):
        return None
    words = tuple(subject_tokens(subjects[0], subjects[0].head))
    together = bool(words) and words[-1].i == subjects[0].i and subjects[1].left_edge.i == subjects[0].i + 1
    together = together and not subjects[1].left_edge.is_punct  # "four painters—*Ann Roe and others*—met"
    return words if together and rel(subjects[1]) == "nsubj" else None


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


def _takes_auxiliaries(predicate: Token, own: Sequence[Token], parent: Clause) -> bool:
    """Tell whether a coordinated predicate shares the auxiliaries of the first: "was built and opened"."""
    if own or not parent.auxiliaries:
        return False
    last = parent.auxiliaries[-1]
    if predicate.tag_ in {"VB", "VBP"}:
        # After "will", a bare form further on is the infinitive that the tagger took for a present: "will … and sell".
        return parent.auxiliaries[0].tag_ == "MD" or parent.auxiliaries[0].lemma_ == "do"
    first = parent.auxiliaries[0]
    if predicate.tag_ == "VBD" and first.lemma_ == "have" and first.tag_ in {"VBZ", "VBP"} and not parent.passive:
        # What may be a past or a participle goes on from "has closed the mines | and built two dams".
        return _may_be_participle(predicate) and not _tells_when(predicate)
    if predicate.tag_ in {"VBN", "VBD"} and parent.predicate.tag_ == "VBN":
        return predicate.tag_ == "VBN" and last.lemma_ in {"be", "have", "get"}
    return predicate.tag_ == "VBG" and last.lemma_ == "be"


def _may_be_participle(past: Token) -> bool:
    return lexicon.inflect(past.lemma_.lower(), "VBN") == past.lower_


def _tells_when(predicate: Token) -> bool:
    """Tell whether a verb has a time of its own, so that it tells of the past: "… and built it *in 1931*"."""
    for part in predicate.children:
        if part.i < predicate.i or any(c.lower_ == "since" for c in part.children):
            continue
        if rel(part) == "advcl" and any(c.lower_ in {"when", "while", "after", "before"} for c in part.children):
            return True
        timed = rel(part) == "obl" and any(t.text.isdigit() or lexicon.is_time(t.lemma_.lower()) for t in part.subtree)
        if timed or part.lower_ in {"then", "later"}:
            return True
    return False


__all__ = ["Clause", "clause_of", "clauses", "is_predicate", "name_before"]
