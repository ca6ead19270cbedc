"""Where two clauses stand so that the pronoun of one mostly resumes the subject of the other, or of its own.

There less of the weight is enough than elsewhere. The shares were read off GUM's articles.
"""

from __future__ import annotations

from quizgen.analyse.agreement import SAYING, clause_subject, kind_of
from quizgen.analyse.phrases import Phrase, lemma
from quizgen.syntax.labels import SUBJECTS, is_name, is_verb, rel
from quizgen.syntax.tokens import Token

NAMED, CALLED = 0.36, 0.48
"""Shares that are enough for the subject where that is a name or a pronoun, and where it is a noun."""
GOES_ON = {"it": 0.62, "they": 0.52}
"""Shares that are enough for a noun that opens the sentence before as its subject, of what goes on as its own."""
KNOWN = frozenset({"name", "pron"})
CLAUSES = frozenset({"ccomp", "csubj", "advcl", "xcomp", "parataxis"})
"""How a clause hangs on what it tells: "The beauty of it *is that* …"."""


def enough(pronoun: Phrase, phrase: Phrase, *, known: bool = False) -> float | None:
    """Return the share that is enough for a pronoun to resume a phrase by where both stand, None where that is open.

    ``known`` is what the article is about, which a common noun may name as well.
    """
    if pronoun.paragraph != phrase.paragraph or pronoun.quoted != phrase.quoted or phrase.role != "subj":
        return None
    if kind_of(pronoun.head) == "they" and not (phrase.plural or phrase.pronoun or _is_team(phrase)):
        return None
    known = known or phrase.article in KNOWN
    share = NAMED if known else CALLED
    if pronoun.sentence == phrase.sentence:
        return share if _takes_up_own(pronoun, phrase) else None
    follows = pronoun.sentence == phrase.sentence + 1 and rel(phrase.head.head) == "root" and phrase.main
    if not follows:
        return None
    if not known:
        if not _goes_on(pronoun, phrase):
            return None
        if not _told_in_general(phrase):
            return _enough_to_go_on(pronoun, phrase)
        return CALLED if phrase.kind != "person" else None  # "Hunters catch spiders. They …"
    if pronoun.role == "subj" and pronoun.main and rel(pronoun.head.head) == "root":
        return NAMED if _opens(pronoun.head) else CALLED
    owner = pronoun.head.head
    subject = pronoun.head.tag_ == "PRP$" and rel(owner) in SUBJECTS and rel(owner.head) == "root"
    return NAMED if subject and pronoun.head.is_sent_start else None


def _is_team(phrase: Phrase) -> bool:
    """Tell whether a body's name is a plural, though it has no other form: "the Kelmore Bears"."""
    led = any(c.lower_ == "the" for c in phrase.head.children)
    return led and is_name(phrase.head) and phrase.kind == "organization" and phrase.head.lower_.endswith("s")


def _goes_on(pronoun: Phrase, phrase: Phrase) -> bool:
    """Tell whether the subject that opens one sentence is followed by a pronoun that opens the next as its own."""
    if phrase.joint or pronoun.role != "subj" or not pronoun.main or rel(pronoun.head.head) != "root":
        return False
    return _opens(pronoun.head) and _opens(phrase.head.doc[phrase.head.left_edge.i])


def _told_in_general(phrase: Phrase) -> bool:
    """Tell whether a sentence says what things of a kind are or do: "Newts are …"."""
    verb = phrase.head.head
    now = [t for t in (verb, *verb.children) if t.tag_ in {"VBZ", "VBP"}]
    return phrase.article == "bare" and bool(now)


def _enough_to_go_on(pronoun: Phrase, phrase: Phrase) -> float | None:
    """Return the share that is enough for the noun; none for what only leads up to what is told, or can't do that.

    "The beauty of it is that salt melts. It …", "Several plans were weighed. They reckoned …"
    """
    told = phrase.head.head
    clause = is_verb(told) or told.tag_ in {"DT", "WRB"} or any(rel(c) in CLAUSES for c in told.children)
    if clause and any(rel(c) == "cop" for c in told.children):
        return None
    if lemma(pronoun.head.head) in SAYING and phrase.kind not in {"person", "people", "group", "organization"}:
        return None
    return GOES_ON.get(kind_of(pronoun.head))


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
