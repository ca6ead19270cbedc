"""What grammar says outright of a pronoun and what it may resume: gender, binding, an "it" that resumes nothing."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from quizgen import lexicon
from quizgen.analyse.phrases import FEMALE, MALE, PLURAL, Phrase, lemma
from quizgen.analyse.wordlists import words
from quizgen.syntax.clauses import clause_of
from quizgen.syntax.labels import SUBJECTS, is_name, rel, subtype
from quizgen.syntax.tokens import Token
from quizgen.tables import table

SAYING = frozenset({*words()["stating"], *words()["pledging"]})
"""Lemmas of verbs after which a pronoun may be who says it."""

WORDS = frozenset({"word", "name", "term", "phrase"})
THINGS = frozenset("person animal plant group place artifact substance food body object collection".split())
"""Classes of nouns of which no word is one."""


@lru_cache(maxsize=1)
def weights() -> dict[str, Any]:
    """Return the weights of the features and the shares of weight that are enough, by kind of pronoun."""
    data: dict[str, Any] = table("pronouns")
    by_gender = {name: {kind: frozenset(own) for kind, own in data[name].items()} for name in ("gender", "given")}
    return data | by_gender


def kind_of(pronoun: Token) -> str:
    """Return ``he``, ``she``, ``it`` or ``they``."""
    low = pronoun.lower_
    return "he" if low in MALE else "she" if low in FEMALE else "they" if low in PLURAL else "it"


def stands_for_nothing(pronoun: Token) -> bool:
    """Tell whether "it" speaks of the weather, or holds the place of a clause: "It was proposed that …"."""
    verb = pronoun.head
    if rel(pronoun) not in SUBJECTS:
        return False
    if lemma(verb) in weights()["weather"]:
        return True
    held = any(subtype(c) == "pass" or rel(c) == "cop" for c in verb.children) or lemma(verb) in {
        "seem",
        "appear",
        "take",
    }
    after = [c for c in verb.children if c.i > verb.i and rel(c) in {"ccomp", "csubj", "xcomp", "advcl"}]
    marks = {g.lower_ for c in after for g in c.children if rel(g) == "mark"}
    return held and bool(marks & {"that", "to", "whether"})


def holds_clause(it: Token) -> bool:
    """Tell whether "it" only holds the place of what is said, and nobody says it: "It is estimated that …"."""
    verb = it.head
    if subtype(it) != "pass" and not any(subtype(c) == "pass" for c in verb.children):
        return False
    after = [c for c in verb.children if c.i > verb.i and rel(c) in {"ccomp", "csubj"}]
    marked = any(rel(g) == "mark" and g.lower_ == "that" for c in after for g in c.children)
    return rel(it) in SUBJECTS and marked and lemma(verb) in weights()["held"]


def speaker_of(pronoun: Token) -> Token | None:
    """Return the name of who says what a pronoun is the subject of: "*Orvalia* said that it would close its ports"."""
    verb = pronoun.head
    if rel(pronoun) not in SUBJECTS or rel(verb) != "ccomp" or stands_for_nothing(pronoun):
        return None
    outer = verb.head
    if outer.lemma_.lower() not in SAYING or outer.i > pronoun.i or subtype(pronoun) == "expl":
        return None
    speaker = next((c for c in outer.children if rel(c) == "nsubj" and c.i < outer.i), None)
    others = any(rel(c) in {"obj", "iobj"} and c.i > outer.i for c in outer.children)  # "told Ann she would go"
    return speaker if speaker is not None and is_name(speaker) and not others else None


def main_subject(pronoun: Token) -> Token | None:
    """Return the name that is the subject of the clause before a pronoun's: "*Ann* left Rusk when she was elected"."""
    verb = pronoun.head
    if rel(pronoun) not in SUBJECTS or rel(verb) != "advcl" or verb.head.i > pronoun.i:
        return None
    if not any(c.i < pronoun.i and (rel(c) == "mark" or c.tag_ == "WRB") for c in verb.children):
        return None
    for outer in verb.ancestors:
        subject = next((c for c in outer.children if rel(c) in SUBJECTS and c.i < outer.i), None)
        if subject is not None:
            return subject if is_name(subject) else None
    return None


def model_of(pronoun: Token) -> str:
    """Return which weights go for the pronoun: ``person``, ``it`` or ``they``."""
    kind = kind_of(pronoun)
    return "person" if kind in {"he", "she"} else kind


def gender_shown(phrase: Phrase) -> str:
    """Return ``he`` or ``she`` where a noun, a title or a first name says so."""
    nouns, given = weights()["gender"], weights()["given"]
    around = [
        phrase.head.lower_,
        *(c.lower_.rstrip(".") for c in phrase.head.children if rel(c) in {"compound", "flat"}),
    ]
    if phrase.name is not None and phrase.name.first.i > 0:
        around.append(phrase.name.first.nbor(-1).lower_.rstrip("."))
    for kind in ("he", "she"):
        if not nouns[kind].isdisjoint(around):
            return kind
    first = phrase.name.first.lower_ if phrase.name is not None and phrase.kind == "person" else ""
    if phrase.name is not None and phrase.name.tokens[-1].text.islower():
        return ""  # "Kim Do-un": what stands first is the family's name
    return next((kind for kind in ("he", "she") if first in given[kind]), "")


def may_be_same(pronoun: Token, head: Token) -> bool:
    """Tell whether grammar lets the pronoun and the phrase be the same.

    Not where one holds the other, nor where both are arguments of one verb ("Ann told her").
    """
    if head.doc is not pronoun.doc:
        return True
    if head.is_ancestor(pronoun):
        clauses = [a for a in pronoun.ancestors if head.is_ancestor(a) and rel(a) in {"acl", "advcl", "ccomp"}]
        return bool(clauses) and not (pronoun.head.head.i == head.i and rel(pronoun) in SUBJECTS)
    if pronoun.is_ancestor(head) or _is_no_word(pronoun, head):
        return False
    if pronoun.tag_ == "PRP$" or pronoun.lower_.endswith(("self", "selves")):
        return True
    return not (head.head.i == pronoun.head.i and head.i != pronoun.head.i)


def _is_no_word(pronoun: Token, head: Token) -> bool:
    """Tell whether the head is a word, and the pronoun is something else: "*It* was one of the *species*"."""
    told = pronoun.head
    if lemma(head) not in WORDS or rel(pronoun) not in SUBJECTS or not any(rel(c) == "cop" for c in told.children):
        return False
    of = next((c for c in told.children if rel(c) == "nmod" and c.i > told.i), told)
    noun = of if told.lower_ == "one" else told
    return noun.tag_ in {"NN", "NNS"} and lexicon.noun_class(lemma(noun)) in THINGS


def clause_subject(token: Token) -> Token | None:
    """Return the subject of the nearest clause around the token that is not the token's own phrase."""
    for node in token.ancestors:
        for child in node.children:
            if rel(child) in SUBJECTS and child.i != token.i and not child.is_ancestor(token):
                return child
        clause = clause_of(node)
        if clause is not None and clause.subject is not None and clause.subject.i != token.i:
            if not clause.subject.is_ancestor(token) or clause.how in {"relative", "participle"}:
                return clause.subject
    return None
