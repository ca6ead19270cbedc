"""Aims: what the aim, the task or the idea of something is: "The aim of the treaty was *to end the war*"."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.extract.answers import content, is_answerable
from quizgen.extract.families.being.definition import ranks
from quizgen.extract.records import Ask, Context, Target
from quizgen.model import Kind
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import is_name, rel
from quizgen.syntax.phrases import is_loose
from quizgen.tables import wordlist

AIMS = wordlist("extract", "aims")
LONGEST = 16
"""Words of an aim."""


def aims(clause: Clause, _context: Context) -> Iterator[Ask]:
    """Yield a request for the infinitive that a noun for an aim is said to be."""
    head, subject = clause.predicate, clause.subject
    if not clause.copular or head.tag_ != "VB" or clause.negation is not None or clause.auxiliaries:
        return
    mark = next((c for c in head.children if rel(c) == "mark" and c.tag_ == "TO"), None)
    if mark is None or mark.i < clause.verb.i or subject.lemma_.lower() not in AIMS or clause.parts:
        return
    owned = any(rel(c) == "nmod" and (c.i > subject.i or any(is_name(t) for t in c.subtree)) for c in subject.children)
    listed = any(rel(c) == "conj" for c in (head, *head.children, subject, *subject.children) if rel(c) == "conj")
    first = clause.subject_tokens[0].lower_
    if not (owned or ranks(subject)) or first in {"a", "an", "one", "another"} or listed:
        return
    tokens = tuple(t for t in head.doc[mark.i : max(t.i for t in clause.complement) + 1] if not t.is_space)
    if len(content(tokens)) > 1 and is_answerable(tokens, LONGEST) and not any(is_loose(c) for c in head.children):
        yield Ask(Kind.PURPOSE, "aim", Target("complement", tokens), {"answer_type": "purpose", "asks": "aim"})
