"""Where two clauses stand so that the pronoun of one mostly resumes the subject of the other, or of its own.

There less of the weight is enough than elsewhere. The shares were read off GUM's articles.
"""

from __future__ import annotations

from quizgen.analyse.agreement import clause_subject, kind_of
from quizgen.analyse.phrases import Phrase
from quizgen.syntax.labels import SUBJECTS, is_verb, rel
from quizgen.syntax.tokens import Token

NAMED, CALLED = 0.36, 0.48
"""Shares that are enough for the subject where that is a name or a pronoun, and where it is a noun."""
KNOWN = frozenset({"name", "pron"})


def enough(pronoun: Phrase, phrase: Phrase, *, known: bool = False) -> float | None:
    """Return the share that is enough for a pronoun to resume a phrase by where both stand, None where that is open.

    ``known`` is what the article is about, which a common noun may name as well.
    """
    if pronoun.paragraph != phrase.paragraph or pronoun.quoted != phrase.quoted or phrase.role != "subj":
        return None
    if kind_of(pronoun.head) == "they" and not (phrase.plural or phrase.pronoun):
        return None
    known = known or phrase.article in KNOWN
    share = NAMED if known else CALLED
    if pronoun.sentence == phrase.sentence:
        return share if _takes_up_own(pronoun, phrase) else None
    follows = pronoun.sentence == phrase.sentence + 1 and rel(phrase.head.head) == "root" and phrase.main
    if not follows:
        return None
    if not known:
        return CALLED if _told_in_general(pronoun, phrase) else None
    if pronoun.role == "subj" and pronoun.main and rel(pronoun.head.head) == "root":
        return NAMED if _opens(pronoun.head) else CALLED
    owner = pronoun.head.head
    subject = pronoun.head.tag_ == "PRP$" and rel(owner) in SUBJECTS and rel(owner.head) == "root"
    return NAMED if subject and pronoun.head.is_sent_start else None


def _told_in_general(pronoun: Phrase, phrase: Phrase) -> bool:
    """Tell whether one sentence says what things of a kind are or do and the next goes on: "Newts are … They …"."""
    verb = phrase.head.head
    if phrase.article != "bare" or phrase.joint or pronoun.role != "subj" or not pronoun.main:
        return False
    if (
        not _opens(pronoun.head)
        or rel(pronoun.head.head) != "root"
        or not _opens(phrase.head.doc[phrase.head.left_edge.i])
    ):
        return False
    now = [t for t in (verb, *verb.children) if t.tag_ in {"VBZ", "VBP"}]
    return bool(now) and phrase.kind != "person"


def _opens(pronoun: Token) -> bool:
    """Tell whether nothing that a pronoun may resume stands before it in its sentence."""
    ahead = pronoun.doc[pronoun.sent.start : pronoun.i]
    return all(t.tag_ not in {"NN", "NNP", "NNS", "NNPS"} or t.like_num or t.ent_type_ == "DATE" for t in ahead)


def _takes_up_own(pronoun: Phrase, phrase: Phrase) -> bool:
    """Tell whether the phrase is the subject of the pronoun's clause, or of the one around it or joined before it."""
    head = pronoun.head
    if phrase.head.i > head.i:
        return False
    if head.tag_ == "PRP$":
        subject = clause_subject(head)
        held = rel(head.head) in {"obj", "obl", "nmod"}
        return held and subject is not None and subject.i == phrase.head.i
    if rel(head) not in SUBJECTS or not is_verb(head.head):
        return False
    clause = head.head
    if rel(clause) == "advcl" and clause.i < phrase.head.i:
        return False
    fronted = phrase.head.head
    if rel(fronted) == "advcl" and fronted.head.i == clause.i:
        return fronted.i < clause.i and phrase.article != "pron" and kind_of(head) in {"it", "they"}
    above = clause.head
    loose = rel(clause) == "conj" or (rel(clause) == "advcl" and not (phrase.pronoun and kind_of(head) == "it"))
    return loose and phrase.head.head.i == above.i


__all__ = ["enough"]
