"""Unfinished sentences: what the source or the parse left without its verb, its comma or the other half of a pair."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen import lexicon
from quizgen.extract.records import Context, Refused, Target
from quizgen.extract.types import is_year
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import FINITE_TAGS, SUBJECTS, has_subject, is_name, is_verb, rel
from quizgen.syntax.phrases import preposition
from quizgen.syntax.tokens import Token

LIFE = frozenset({"b.", "d.", "r.", "fl.", "ca.", "c."})
"""Abbreviations before a year, of which a parse makes verbs: "Ann Roe (d. 1782)"."""
NAMING = frozenset({"name", "call", "know", "title", "entitle", "dub", "rename"})
BEINGS = frozenset({"person", "people", "place", "organization"})
TIMES = frozenset({"year", "period", "century", "decade", "date"})


def require_finished(clause: Clause, target: Target, context: Context) -> None:
    """Refuse a clause that lacks what it cannot be told without."""
    if clause.predicate.lower_ in LIFE:
        raise Refused("cut", f"“{clause.predicate.text}” is no verb")
    for part in clause.having("obl"):
        if part.prep == "because":
            raise Refused("cut", "the reason is left without its verb")  # "because Hull, Rusk | generally sell less"
    asked = target.part
    if asked is not None and asked.role == "advcl" and _runs_on(asked.head):
        raise Refused("cut", f"“{asked.head.text}” follows a date without a comma")
    followed = clause.passive and clause.verb.lemma_ == "follow" and any(p.prep == "by" for p in clause.parts)
    pronoun = clause.subject.tag_ == "PRP"
    if followed and (pronoun or context.references.type_of(clause.subject) in BEINGS):
        if not any(p.prep in {"in", "as", "into", "to"} and not _has_time(p.tokens) for p in clause.having("obl")):
            raise Refused("cut", "in what they were followed would get lost")


def is_unfinished(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence lacks a comma that would part its words: its parse, and how it reads, are not sure.

    "was opened on 3 May 1931 *headquartered* in Hull"; "the Roe 7, flying boat made its first flight".
    """
    root = tokens[0].sent.root
    subjects = [c for c in root.children if rel(c) in SUBJECTS and c.i < root.i]
    if len(subjects) > 1 and any(t.text == "," for t in root.doc[subjects[0].i : subjects[-1].i]):
        if subjects[-1].right_edge.i + 1 == root.i and not any(rel(c) == "cc" for c in subjects[-1].children):
            return True
    if _is_left_behind(root):
        return True
    return any(_runs_on(t) for t in tokens)


def _runs_on(verb: Token) -> bool:
    """Tell whether a participle that tells of the subject follows a date without a comma.

    "The edition of 1931 printed in Hull" tells which one.
    """
    if verb.tag_ != "VBN" or rel(verb) not in {"advcl", "acl"}:
        return False
    ahead = verb.doc[verb.i - 1] if verb.i > verb.sent.start else verb
    late = verb.head.i < ahead.i and is_year(ahead)
    return late and verb.head.tag_ in FINITE_TAGS | {"VBN"} and not any(c.i < verb.i for c in verb.children)


def _is_left_behind(verb: Token) -> bool:
    """Tell whether a sentence says by whom "it" was followed, and the one before in what."""
    subject = next((c for c in verb.children if rel(c) in SUBJECTS), None)
    passive = verb.lemma_ == "follow" and verb.tag_ == "VBN" and any(rel(c) == "aux" for c in verb.children)
    by = any(rel(c) == "obl" and preposition(c) == "by" for c in verb.children)
    return passive and by and subject is not None and subject.tag_ == "PRP"


def require_one_time(tokens: Sequence[Token], answer: Sequence[Token], kind: str) -> None:
    """Refuse a past of some time joined to a present, which holds at another: "rose in _____ and is the largest"."""
    inside = {t.i for t in tokens}
    root = tokens[0].sent.root
    if root.i not in inside or _tense(root) != "VBD":
        return
    for verb in root.children:
        if rel(verb) != "conj" or verb.i < root.i or verb.i not in inside or _tense(verb) not in {"VBZ", "VBP"}:
            continue
        opening = any(is_year(t) for t in tokens if t.i < root.left_edge.i + 3)
        asked = kind in TIMES and answer[-1].i < verb.left_edge.i
        if asked or (opening and not has_subject(verb)):
            raise Refused("tense", f"“{verb.text}” does not hold of the time of “{root.text}”")


def require_name_of_then(subject: Token | None, replaced: bool, tokens: Sequence[Token]) -> None:
    """Refuse a name put in for what a sentence says was called otherwise: "Named Old Rusk, *the island* remained"."""
    if subject is None or not replaced:
        return
    for verb in tokens:
        if verb.i < subject.i and verb.tag_ == "VBN" and verb.lemma_ in NAMING and rel(verb) in {"advcl", "acl"}:
            if verb.i < subject.left_edge.i and any(is_name(t) for t in verb.subtree):
                raise Refused("dangling", "it had another name then")


def _tense(verb: Token) -> str:
    """Return the tag of the finite verb of a clause; of a perfect none, which may go with either time."""
    if verb.tag_ == "NNS" and rel(verb) == "conj" and is_verb(verb.head) and lexicon.is_verb(verb.lemma_.lower()):
        return "VBZ"  # "was ranked ninth, and *ranks* first", of which a parse makes a noun
    group = [*(c for c in verb.children if rel(c) in {"aux", "cop"}), verb]
    if any(t.lemma_ == "have" and t.i != verb.i for t in group):
        return ""
    return next((t.tag_ for t in group if t.tag_ in FINITE_TAGS), "")


def _has_time(tokens: Sequence[Token]) -> bool:
    return any(is_year(t) or t.lower_ in {"century", "centuries", "decade", "years"} for t in tokens)


__all__ = ["is_unfinished", "require_finished", "require_name_of_then", "require_one_time"]
