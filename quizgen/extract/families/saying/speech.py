"""Who said what: "Marta Lindqvist said that the oven was too small"."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen import lexicon
from quizgen.extract.answers import is_answerable
from quizgen.extract.records import Ask, Context, Target
from quizgen.extract.types import answer_type
from quizgen.model import Kind
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import is_name

SPEAKING = frozenset({"person", "organization", "people"})
"""Types of names for who can say something."""


def speakers(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for who said what the clause reports, where a name stands for them."""
    subject = clause.subject
    if clause.how not in {"main", "conjunct"} or clause.negation is not None or clause.passive:
        return
    said = [p for p in clause.parts if p.role == "ccomp"]
    if not lexicon.speech_verb(clause.verb.lemma_.lower(), utterance=True) or len(said) != 1 or said[0].ahead:
        return
    known = subject.lower_ in {"he", "she"} and len(clause.subject_tokens) == 1
    named = any(is_name(t) for t in clause.subject_tokens) and is_answerable(clause.subject_tokens)
    if not known and not named:
        return
    kind = "person" if known else answer_type(subject, context.references)
    if kind not in SPEAKING and not (is_name(subject) and lexicon.is_group(subject.lemma_.lower())):
        return
    kind = kind if kind in SPEAKING else "organization"
    yield Ask(Kind.SPEECH, "speech-said", Target("subject", clause.subject_tokens), {"answer_type": kind})
