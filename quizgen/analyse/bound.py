"""Pronouns that may stay in a question because what they take up stands there too: "Orvalia said it would close"."""

from __future__ import annotations

from quizgen import lexicon
from quizgen.analyse.agreement import clause_subject, main_subject, speaker_of
from quizgen.analyse.names import Names
from quizgen.analyse.phrases import FEMALE, MALE, PLURAL, REFLEXIVE, Phrases
from quizgen.analyse.pronouns import Pronouns
from quizgen.analyse.wordlists import words
from quizgen.syntax.labels import SUBJECTS, is_name, is_plural, is_relative_clause, is_verb, rel
from quizgen.syntax.tokens import Token

BOUND = {"it": 0.77, "others": 0.65}
"""Share of the weight, of what a pronoun may resume, that phrases in the question itself must have for it to stay."""
BOUND_BELOW = {"it": 0.55, "others": 0.5}
"""The same for the subject or owner in another clause than the first of its sentence: such seldom resume what stands
outside of it."""
HARDLY = 0.2
"""Share of that weight below which "its" is not of the subject of its clause, where that has no name."""
LIKELY = 0.5
"""Share that others in the question must have together for "its" to stay then."""


class Bound:
    """The pronouns of one article that a text from it binds."""

    def __init__(self, names: Names, phrases: Phrases, pronouns: Pronouns) -> None:
        self.names, self.phrases, self.pronouns = names, phrases, pronouns

    def holds(self, token: Token, inside: set[int], bound: Token | None) -> bool:
        """Tell whether the pronoun's antecedent stands in the question itself: among the tokens ``inside``.

        ``bound`` is the head of a subject that stands in the same question.
        """
        if bound is not None and token.lower_ in {"it", "its", "itself"} and _are_several(bound):
            inside, bound = inside - {int(bound.i)}, None  # "the baker and the miller paid *its* debts"
        around = inside if bound is None else inside | {int(bound.i)} | _objects(bound, token, inside)
        speaker = speaker_of(token)
        if speaker is not None and speaker.i in around and self._can_be(token, speaker):
            return True  # "Orvalia said *it* would close its ports"
        subject = main_subject(token)
        if subject is not None and subject.i in around and self._is_she(token, subject):
            return True
        if token.tag_ == "PRP$" or token.lower_ in REFLEXIVE:
            subject = clause_subject(token)
            near = _antecedent(subject)
            if near is not None and near is subject and _together(token, near):
                near = None  # "Its capital Oslo"
            if near is not None and near is subject and token.lower_ == "its" and self._of_another(token, near, around):
                near = None
            if near is not None and near.i in around and self._takes_up(token, near):
                if near.i < token.i or is_name(near):  # "In its youth, Oslo …"
                    return True
            if bound is not None and self._only_person(token, bound, around):
                return True
            joined = token.head.head if rel(token.head) == "conj" else None
            if joined is not None and joined.i in inside and is_name(joined) and self._is_of_joined(token, joined):
                return True  # "Ann Kell and her pupils"
        enough = (BOUND_BELOW if _is_below(token) else BOUND)["it" if token.lower_ == "it" else "others"]
        return self.pronouns.share_of(token, {i for i in around if i < token.i}) >= enough

    def _is_of_joined(self, possessive: Token, name: Token) -> bool:
        """Tell whether what is joined to names is theirs: "Hull and *its* ports", "Hull, Rusk and *their* allies"."""
        if possessive.lower_ in MALE | FEMALE:
            return True
        others = [c for c in name.children if rel(c) == "conj" and c.i < possessive.i]
        if any(not is_name(c) for c in others) or self.phrases.type_of(name) == "person":
            return False
        beside = possessive.nbor(-1).tag_ == "CC" and possessive.i - 2 <= max(t.i for t in (name, *others)) + 1
        return beside and (possessive.lower_ == "their" or not others)

    def _of_another(self, its: Token, subject: Token, around: set[int]) -> bool:
        """Tell whether "its" hardly means the subject: "a move to sell it would harm its owner", "it watched its fall".

        Who watches or describes something seldom does so to their own.
        """
        if rel(its.head) == "obj" and str(its.head.head.lemma_).lower() in words()["watching"]:
            return True
        if is_name(subject) or self.pronouns.share_of(its, {int(subject.i)}) >= HARDLY:
            return False
        return self.pronouns.share_of(its, {i for i in around if i < its.i}) < LIKELY

    def _is_she(self, pronoun: Token, subject: Token) -> bool:
        """Tell whether "she" is the subject of the clause around, and no other person is named between them."""
        if pronoun.lower_ not in MALE | FEMALE or not self._can_be(pronoun, subject):
            return False
        own = self.names.at(subject)
        between = (m for m in self.names.of(pronoun.doc) if subject.i < m.first.i < pronoun.i)
        return own is not None and all(m.type != "person" or self.names.same(m, own) for m in between)

    def _can_be(self, pronoun: Token, speaker: Token) -> bool:
        """Tell whether a pronoun fits the name of who speaks: "it" a country or a body, "she" a person."""
        kind = self.phrases.type_of(speaker)
        if pronoun.lower_ == "it":
            return kind not in {"person", "people"}
        return kind == "person" and pronoun.lower_ in MALE | FEMALE and self._agrees(pronoun, speaker)

    def _only_person(self, pronoun: Token, subject: Token, around: set[int]) -> bool:
        """Tell whether the subject is the one in the question whom "his" can mean: "Ann praised all who held her post".

        What the pronoun resumes by another phrase for the same person must not be put in its place then.
        """
        own = self.phrases.at(subject)
        if own is None or own.kind != "person" or subject.i > pronoun.i or not self._agrees(pronoun, subject):
            return False
        doc, thing = pronoun.doc, self.pronouns.thing(pronoun)
        if thing == own.thing:
            return True
        within = [self.phrases.at(doc[i]) for i in around if i < pronoun.i and i != subject.i]
        others = [p for p in within if p is not None and p.kind == "person" and not p.plural and not p.pronoun]
        return not others and not thing.startswith("name ")

    def _takes_up(self, pronoun: Token, subject: Token) -> bool:
        """Tell whether a pronoun can stand for the subject, be it by a name that is set after it."""
        thing, own = self.pronouns.thing(pronoun), self.phrases.at(subject)
        if own is not None and thing and own.thing == thing:
            return True
        if subject.pos_ == "PRON":
            return False
        named = (self.phrases.at(c) for c in subject.children if rel(c) == "appos")
        return self._agrees(pronoun, subject) or any(p is not None and thing and p.thing == thing for p in named)

    def _agrees(self, pronoun: Token, noun: Token) -> bool:
        """Tell whether a pronoun can stand for a noun, by number and by what the noun is."""
        low, kind = pronoun.lower_, self.phrases.type_of(noun)
        if low in PLURAL:
            people = noun.tag_ in {"JJ", "NNP"} and bool(lexicon.country_adjective(noun.text)) and rel(noun) in SUBJECTS
            return is_plural(noun) or people or (kind in {"group", "organization"} and not is_name(noun))
        if is_plural(noun) and not (is_name(noun) and kind != "person"):
            return False
        led = any(rel(c) == "det" for c in noun.children)
        unknown = not kind and is_name(noun) and not led and pronoun.tag_ == "PRP$"  # "*Count Kelm* sold his mill"
        return unknown or (kind == "person") == (low in MALE | FEMALE)


def _antecedent(subject: Token | None) -> Token | None:
    """Return what a relative pronoun takes up, any other subject itself."""
    if subject is None or subject.tag_ not in {"WP", "WDT"}:
        return subject
    clause = next((a for a in subject.ancestors if is_relative_clause(a)), None)
    return clause.head if clause is not None else subject


def _is_below(pronoun: Token) -> bool:
    """Tell whether a pronoun is subject or owner in a clause below another one of its sentence."""
    if pronoun.tag_ != "PRP$" and rel(pronoun) not in SUBJECTS:
        return False
    verb = next((a for a in pronoun.ancestors if is_verb(a) or any(rel(c) == "cop" for c in a.children)), None)
    return verb is not None and rel(verb) != "root"


def _objects(subject: Token, pronoun: Token, inside: set[int]) -> set[int]:
    """Return the objects of the subject's verb where they are in the question, or what it asks for.

    They are not where the question is about another verb of that subject: "Ann met Bob and (praised him)".
    """
    verb = next((a for a in pronoun.ancestors if is_verb(a) or any(rel(c) == "cop" for c in a.children)), None)
    if verb is not None and rel(verb) == "conj" and verb.head.i == subject.head.i:
        return set()
    if rel(subject) not in SUBJECTS or (verb is not None and verb.i != subject.head.i and verb.i not in inside):
        return set()
    return {int(c.i) for c in subject.head.children if rel(c) in {"obj", "iobj"}}


def _together(possessive: Token, subject: Token) -> bool:
    """Tell whether a subject is of one phrase with the noun that a possessive goes with, or holds it."""
    noun = possessive.head
    beside = rel(noun) in SUBJECTS and noun.head.i == subject.head.i
    return subject.i == noun.i or beside or subject.is_ancestor(possessive) or noun.is_ancestor(subject)


def _are_several(subject: Token) -> bool:
    """Tell whether another noun is joined to the subject by "and"."""
    return any(rel(c) == "cc" and c.lower_ == "and" for t in subject.children if rel(t) == "conj" for c in t.children)
