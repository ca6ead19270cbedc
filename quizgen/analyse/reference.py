"""What "he", "the company" and "the war" stand for: replaced by a name with its place, or called dangling.

``References.settle`` takes the tokens of a phrase and gives its text, ready to be read without the article; or
says which word keeps pointing out of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from quizgen import lexicon
from quizgen.analyse.agreement import (
    clause_subject,
    holds_clause,
    kind_of,
    weights,
)
from quizgen.analyse.bound import Bound
from quizgen.analyse.callings import Callings, plain
from quizgen.analyse.capitals import Capitals
from quizgen.analyse.carried_on import resumes_inside
from quizgen.analyse.definites import Definites
from quizgen.analyse.deixis import SPEAKER, deictic, may_point
from quizgen.analyse.document import Document
from quizgen.analyse.general import names_topic
from quizgen.analyse.initials import Initials
from quizgen.analyse.names import Names
from quizgen.analyse.namesakes import follows_namesake
from quizgen.analyse.phrases import FEMALE, MALE, REFLEXIVE, THIRD, Phrases
from quizgen.analyse.pronouns import Pronouns
from quizgen.analyse.resume import Resumed
from quizgen.analyse.spoken import Spoken
from quizgen.analyse.surnames import Surnames
from quizgen.analyse.title import Title
from quizgen.analyse.unique import is_apposed_name
from quizgen.analyse.verdicts import Dangling, Replacement, Settled, Verdict
from quizgen.analyse.wordlists import words
from quizgen.model import Span
from quizgen.syntax.labels import SUBJECTS, is_name, is_nominal, is_plural, is_relative_clause, rel
from quizgen.syntax.phrases import nominal, preposition, text_of
from quizgen.syntax.tokens import Token

NAMING = frozenset({"call", "know", "name", "dub", "title", "entitle", "nickname"})
LONGEST_CALLING = 6
"""Tokens that "called" and the name after it may take."""


class References:
    """The references of one article."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.names = Names(document)
        self.phrases = Phrases(document, self.names)
        self._settled: dict[tuple[int, tuple[int, ...], int, tuple[int, ...], bool, bool], Settled | Dangling] = {}
        self._within = False
        title = self._title = Title(document, self.names)
        self.title_words, self.title_names, self.generic_title = title.words, title.types, title.generic
        self.pronouns = Pronouns(self.phrases, title.thing, title.kind, title.generic)
        own = document.article
        explains = own.titled and (self.generic_title or names_topic(own.title, own.text))
        self._definites = Definites(self.phrases, own.title if own.titled else "", self.generic_title, explains)
        self._resumed = Resumed(
            document, self.names, self.phrases, self.settle, title.found,
            Callings(self.names, self.phrases), self.title_names, self.title_words,
            title.generic,
        )  # fmt: skip
        self.pronouns.taken_up = self._resumed.name_for
        self.capitals = Capitals(document, self.names, self.title_words)
        self.surnames = Surnames(document, self.names, self.phrases, title)
        self._bound = Bound(self.names, self.phrases, self.pronouns)
        self._initials = Initials(document, self.names)
        self._spoken = Spoken(self.names, self.pronouns, self.settle, title, document)

    # -- settling

    def settle(
        self,
        tokens: Sequence[Token],
        bound: Token | None = None,
        *,
        given: Sequence[Token] = (),
        lenient: bool = False,
        explained: bool = False,
    ) -> Settled | Dangling:
        """Return the phrase's text with references replaced, or the word that dangles.

        ``bound`` is the head of a subject that stands in the same question: a pronoun that it binds may stay.
        So may one that resumes what is among ``given``: the tokens that come before the phrase in the question.
        ``lenient`` lets phrases with a noun stay that only the article explains ("the study", "other mills"); where
        the phrase is to be ``explained``, initials give way to the words that the article gives for them.
        """
        if self._within or not tokens:  # what is said of a phrase inside of another one may differ
            return self._settle(tokens, bound, given, lenient=lenient, explained=explained)
        places, before = tuple(t.i for t in tokens), tuple(t.i for t in given)
        key = (id(tokens[0].doc), places, -1 if bound is None else int(bound.i), before, lenient, explained)
        if key not in self._settled:
            self._within = True
            try:
                self._settled[key] = self._settle(tokens, bound, given, lenient=lenient, explained=explained)
            finally:
                self._within = False
        return self._settled[key]

    def _settle(
        self, tokens: Sequence[Token], bound: Token | None, given: Sequence[Token], *, lenient: bool, explained: bool
    ) -> Settled | Dangling:
        inside, before = {t.i for t in tokens}, {t.i for t in given}
        replace: dict[int, str] = {}
        via: list[Span] = []
        known = {t.text for t in given}
        """What stands in the question already, so that initials are written out once."""
        for token in tokens:
            if token.i in replace:
                continue
            verdict = self.verdict(token, inside, bound, before)
            if verdict is None and explained and token.text not in known:
                verdict = self._initials.told(token)
                known |= {token.text} if verdict is not None else set()
            if (
                isinstance(verdict, Replacement)
                and token.lower_ == "the"
                and self._is_near(token, verdict, inside | before)
            ):
                continue
            if isinstance(verdict, Dangling):
                if lenient and token.lower_ not in THIRD and token.lower_ not in SPEAKER:
                    continue
                return verdict
            if isinstance(verdict, Replacement):
                replace[token.i] = self.capitals.article_lowered(verdict.text, token)
                before_it = token.i - 1
                if _runs_into(token, verdict.text) and before_it in inside:  # "with Ann he …"
                    replace[before_it] = f"{replace.get(before_it) or token.nbor(-1).text},"
                replace |= {i: "" for i in verdict.drop if i in inside and i != token.i}
                via.append(verdict.via)
        self._hand_to_subject(tokens, replace)
        for token in tokens:
            if token.i not in replace:
                replace[token.i] = self.capitals.lower_initial(token)
        text = text_of([t for t in tokens if replace.get(t.i) != ""], replace)
        if "'s's" in text or "'s 's" in text:
            return Dangling("'s")
        return Settled(text, tuple(dict.fromkeys(via)))

    def _hand_to_subject(self, tokens: Sequence[Token], replace: dict[int, str]) -> None:
        """Name, in place, the subject rather than an owner in a phrase before it: "With his wife, *Ben Roe* has …"."""
        owner = next((t for t in tokens if t.i in replace and t.tag_ == "PRP$" and t.lower_ in MALE | FEMALE), None)
        subject = clause_subject(owner) if owner is not None else None
        if owner is None or subject is None or subject.tag_ != "PRP" or subject.i in replace or subject.i < owner.i:
            return
        same = self.pronouns.thing(owner) == self.pronouns.thing(subject)
        if same and any(t.i == subject.i for t in tokens):
            name = replace.pop(owner.i)
            replace[subject.i] = re.sub(r"['’]s?$", "", name)

    def _is_near(self, the: Token, found: Replacement, around: set[int]) -> bool:
        """Tell whether what a definite phrase resumes stands before it in the question, and no other of its kind does.

        "China let couples across *the country* have two children": the name again would be one too many.
        """
        if self.phrases.quoted[id(the.doc)][the.i]:
            return False
        said = [m for m in self.names.of(the.doc) if the.sent.start <= m.first.i < the.i and m.first.i in around]
        parts = {part.removeprefix("the ") for part in found.text.casefold().split(" and ")}
        if len(parts) > 1:  # "Orvalia and Rusk said that *the two countries* would meet"
            return {m.name.casefold() for m in said} == parts
        own = next((m for m in said if m.name.casefold() in parts), None)
        if own is None:
            return False
        kind = self.type_of(own.first)
        return not any(self.type_of(m.first) == kind and not self.names.same(m, own) for m in said)

    def verdict(self, token: Token, inside: set[int], bound: Token | None, given: Iterable[int] = ()) -> Verdict:
        """Return what becomes of a word in a text of the tokens ``inside``: replaced, dangling, or left (None)."""
        low = token.lower_
        if low in THIRD and (token.tag_ in {"PRP", "PRP$"} or token.pos_ == "PRON"):
            held = rel(token) == "expl" or (low == "it" and holds_clause(token))
            return None if held else self._pronoun(token, inside.union(given), bound)
        if (
            low in {"this", "that", "these", "those"}
            and rel(token) != "mark"
            and (token.tag_ in {"DT", "WDT"} or rel(token) in SUBJECTS)
        ):
            return self._demonstrative(token, inside)
        if low == "the" and rel(token) == "det":
            return self._definite(token, inside, inside.union(given))
        if low == "both" and rel(token) == "det" and token.i < token.head.i:
            own = [t for t in nominal(token.head) if t.i in inside]
            found = self._resumed.find(token.head, own)
            if not found:
                return Dangling(f"both {token.head.text}")
            return Replacement(*found, tuple(t.i for t in own if t.tag_ != "POS"))
        named = self._name_left_out(token, inside) if low in {"a", "an"} and rel(token) == "det" else None
        if named is None and may_point(token):
            pointing = deictic(token, inside.union(given, [] if bound is None else [int(bound.i)]))
            if pointing is not None:
                return pointing
        return named or self.surnames.full(token)

    def _name_left_out(self, article: Token, inside: set[int]) -> Replacement | None:
        """Return the name that a text lacks for the subject that it brings up: "A baker(, *Ann*,) was paid in 1912"."""
        head = article.head
        if rel(head) not in SUBJECTS or not lexicon.is_person(str(head.lemma_).lower()):
            return None
        names = [c for c in head.children if rel(c) == "appos" and c.i > head.i and self.type_of(c) == "person"]
        mention = self.names.at(names[0]) if len(names) == 1 and is_name(names[0]) else None
        if mention is None or any(t.i in inside for t in mention.tokens) or mention.first.i < head.i:
            return None
        by_surname = self.surnames.full(mention.first)
        if isinstance(by_surname, Dangling):
            return None
        full = self.names.full_form(mention)
        text, span = self._title.person(mention) or (plain(full), self.document.span(full.tokens))
        own = range(article.i, mention.first.i)
        return Replacement(text, span, tuple(i for i in own if i in inside))

    def _pronoun(self, token: Token, inside: set[int], bound: Token | None) -> Verdict:
        if self._bound.holds(token, inside, bound):
            return None
        found = None if token.lower_ in REFLEXIVE else self._spoken.of(token)
        if found is None:
            return Dangling(token.text)
        text, span = found
        if self.pronouns.thing(token) == self.pronouns.title and token.lower_ in MALE | FEMALE:
            if follows_namesake(token, self.names, text):
                return Dangling(token.text)
        if token.tag_ == "PRP$" and " of " in text and text.split()[-1][:1].islower() | text[-1].isdigit():
            return Dangling(token.text)  # "the committee of 13's report"
        if token.lower_ in MALE | FEMALE and (text == text.lower() or self._somebody_nearer(token, text)):
            return Dangling(token.text)
        if token.lower_ in MALE | FEMALE and self._told_of_another(token, text):
            return Dangling(token.text)
        if token.tag_ == "PRP" and token.lower_ in {"him", "her"} and self._may_be_of_headline(token, text):
            return Dangling(token.text)
        text = self._with_article(text)
        return Replacement(_possessive(text) if token.tag_ == "PRP$" else text, span)

    def _with_article(self, name: str) -> str:
        """Return "the Pope" for an office that stands for its holder, and has its article in most places."""
        if not name.isalpha() or not name.istitle() or not lexicon.is_role(name.lower()):
            return name
        told = self.document.article.text
        led = len(re.findall(rf"\b[Tt]he (?:[a-z]+ )?{name}\b(?! [A-Z])", told))
        return f"the {name}" if 2 * led > len(re.findall(rf"\b{name}\b", told)) else name

    def _somebody_nearer(self, pronoun: Token, name: str) -> bool:
        """Tell whether a person without a name was brought up after the one named: "Anna … a surfer. He …"."""
        own = set(name.lower().split())
        start = pronoun.doc[pronoun.sent.start - 1].sent.start if pronoun.sent.start else 0
        for token in reversed(pronoun.doc[start : pronoun.i]):
            if token.lower_ in own:
                return False
            loose = rel(token) in {"compound", "appos", "nmod", "flat", "conj", "root"} or _says_what(token)
            article = any(c.lower_ in {"a", "an"} for c in token.children)
            if token.tag_ == "NN" and article and not loose and lexicon.is_person(str(token.lemma_).lower()):
                own_gender = next((kind for kind, nouns in weights()["gender"].items() if token.lower_ in nouns), "")
                if own_gender in {"", kind_of(pronoun)}:  # "She was to have an heir. She …"
                    return True
        return False

    def _told_of_another(self, pronoun: Token, name: str) -> bool:
        """Tell whether a clause around "he" tells of another person: "under Ben Roe, *who* taught until *he* left"."""
        own = set(name.lower().split())
        for clause in pronoun.ancestors:
            who = any(c.lower_ == "who" and rel(c) in SUBJECTS and c.i < pronoun.i for c in clause.children)
            if who and is_relative_clause(clause) and self.type_of(clause.head) == "person":
                if is_name(clause.head) and clause.head.lower_ not in own:
                    return True
        return False

    def _may_be_of_headline(self, pronoun: Token, name: str) -> bool:
        """Tell whether somebody of whom a headline tells may be meant rather than the other one who was named.

        The sentence before speaks of them too, and a third one is named: "Ben played Roe's song. Carl praised her".
        """
        doc, title = pronoun.doc, {w.strip(":,.?!") for w in self.title_words}
        start = doc[pronoun.sent.start - 1].sent.start if pronoun.sent.start else 0
        people = [m for m in self.names.of(doc) if start <= m.first.i < pronoun.i and m.type == "person"]
        told = {plain(self.names.full_form(m)) for m in people if m.first.i < pronoun.sent.start}
        third = any(m.first.i >= pronoun.sent.start for m in people)
        return third and any(o != name and set(o.casefold().split()) <= title for o in told)

    def _demonstrative(self, token: Token, inside: set[int]) -> Verdict:
        low, head = token.lower_, token.head
        if token.tag_ == "WDT":
            return None  # a relative pronoun
        if rel(token) == "det" and is_nominal(head):
            own = [t for t in nominal(head) if t.i in inside or t.i == head.i]
            here = low in {"this", "these"} and not self.phrases.quoted[id(head.doc)][head.i]
            found = self._resumed.find(head, own) if here else None
            if found is None and here and _is_told_by_of(head, inside):
                return Replacement("the", self.document.span(own))
            if found is None:
                return Dangling(f"{token.text} {head.text}")
            return Replacement(*found, tuple(t.i for t in own if t.tag_ != "POS"))
        if low == "that" and rel(token) in SUBJECTS | {"obj", "obl"}:
            if any(is_relative_clause(a) for a in [token.head, *token.head.ancestors]):
                return None
        if low in {"that", "those"} and any(rel(c) in {"nmod", "acl"} and c.i in inside for c in token.children):
            return None
        return Dangling(token.text)

    def _definite(self, the: Token, inside: set[int], around: set[int]) -> Verdict:
        head = the.head
        if not is_nominal(head) and head.pos_ not in {"ADJ", "VERB"}:
            return None
        if any(rel(c) == "appos" and is_name(c) and c.i in inside for c in head.children if c.i > head.i):
            return None  # "the mill's owner, Ann Roe"
        if _is_titled(head):
            return None
        known = self._resumed.holder(head) if head.i in inside else None
        if known is not None or self._definites.stands(the, inside):
            return Replacement(*known, tuple(t.i for t in nominal(head) if t.tag_ != "POS")) if known else None
        aside = self._named_aside(head, inside)
        if aside is not None:
            return Replacement(*aside, tuple(t.i for t in nominal(head) if t.tag_ != "POS"))
        own = [t for t in nominal(head) if t.i in inside or t.i == head.i]
        whole = head.i in inside and not _continues(head, own)
        found = self._resumed.find(head, own) if whole else None
        if found is None and whole and self._is_known(the, around):
            return None
        if found is None:
            return Dangling(f"the {head.text}")
        return Replacement(*found, tuple(t.i for t in own if t.tag_ != "POS"))

    def _is_known(self, the: Token, around: set[int]) -> bool:
        """Tell whether the question or the title, which the card shows, says what a definite phrase means."""
        phrase = self.phrases.at(the.head)
        titular = phrase is not None and self._title.is_told_of(phrase, self.phrases)
        return titular or resumes_inside(the, around, self.phrases)

    def _named_aside(self, head: Token, inside: set[int]) -> tuple[str, Span] | None:
        """Return the name that an aside gives what is spoken of, where a text lacks it: "the drug, *called Oxavir*"."""
        if head.i not in inside or is_name(head) or is_plural(head):
            return None
        for child in head.children:
            fits = (self.type_of(child) == "person") == lexicon.is_person(str(head.lemma_).lower())
            if child.i not in inside and fits and is_apposed_name(child, head):
                tokens = nominal(child)
                return text_of(tokens), self.document.span(tokens)
            if any(c.lower_ in {"also", "formerly", "once", "sometimes"} for c in child.children):
                continue
            if rel(child) != "acl" or child.tag_ != "VBN" or child.lemma_.lower() not in NAMING or child.i in inside:
                continue
            name = next((c for c in child.children if c.i > child.i and is_name(c)), None)
            tokens = nominal(name) if name is not None and rel(name) in {"obj", "xcomp", "obl"} else []
            bare = [t for t in tokens if t.lower_ != "the"]
            if bare and bare[-1].i < child.i + LONGEST_CALLING and all(t.text[:1].isupper() for t in bare):
                return text_of(tokens), self.document.span(tokens)
        return None

    def shortens(self, tokens: Sequence[Token], bound: Token | None = None) -> bool:
        """Tell whether nothing in a phrase needs the article but surnames, which may stand where an answer does."""
        inside = {t.i for t in tokens}
        found = ((t, self.verdict(t, inside, bound)) for t in tokens)
        return all(v is None or (isinstance(v, Replacement) and v == self.surnames.full(t)) for t, v in found)

    # -- what others ask of it

    def type_of(self, noun: Token) -> str:
        """Return what a noun refers to: ``person``, ``organization``, ``place``, ``group`` … or the empty string."""
        return self.phrases.type_of(noun)

    def uncapitalised(self, tokens: Sequence[Token]) -> str:
        """Return the tokens' text without a capital that only the sentence's start gave it."""
        return self.capitals.uncapitalised(tokens)


def _runs_into(pronoun: Token, name: str) -> bool:
    """Tell whether a name put in a pronoun's place would go on from the one before: "Led by Ann *he* …"."""
    opens = rel(pronoun) in SUBJECTS and pronoun.i > pronoun.sent.start and name[:1].isupper()
    return opens and pronoun.tag_ == "PRP" and is_name(pronoun.nbor(-1)) and pronoun.nbor(-1).head.i != pronoun.head.i


def _is_told_by_of(noun: Token, inside: set[int]) -> bool:
    """Tell whether its own "of" says which idea a demonstrative points to: "this theory of rational choice"."""
    if str(noun.lemma_).lower() not in words()["told_by_of"] or noun.tag_ != "NN":
        return False
    return any(preposition(c) == "of" and c.i in inside and not _leans(c) for c in noun.children if c.i > noun.i)


def _leans(noun: Token) -> bool:
    return any(c.tag_ in {"PRP$", "DT"} for c in noun.children) or noun.pos_ == "PRON"


def _is_titled(noun: Token) -> bool:
    """Tell whether a title follows the noun for a work: "the song "Winter""."""
    if lexicon.noun_class(noun.lemma_.lower()) not in {"communication", "artifact"}:
        return False
    beyond = noun.doc[noun.i + 1 : min(noun.i + 3, noun.sent.end)]
    return len(beyond) == 2 and beyond[0].text in {'"', "“"} and beyond[1].text[:1].isupper()


def _says_what(noun: Token) -> bool:
    """Tell whether a noun says what somebody is who is named: "became *a pianist*", "depict her as *a ruler*"."""
    verb = str(noun.head.lemma_).lower()
    if rel(noun) == "xcomp" or (rel(noun) == "obj" and verb in {"become", "remain"}):
        return True
    return any(rel(c) == "cop" or (rel(c) in {"case", "mark"} and c.lower_ == "as") for c in noun.children)


def _possessive(text: str) -> str:
    return text + ("’" if text.endswith("s") and "’" in text else "'" if text.endswith("s") else "'s")


def _continues(head: Token, own: Sequence[Token]) -> bool:
    """Tell whether what follows a phrase reads as part of it, though the parse has it elsewhere."""
    after = max(t.i for t in own) + 1
    while after < len(head.doc) - 1 and head.doc[after].pos_ == "ADV":
        after += 1
    if after >= len(head.doc):
        return False
    follower = head.doc[after]
    if follower.lower_ in {"of", "that", "who", "whose", "which"}:
        return True
    return follower.tag_ in {"VBN", "VBG"} and follower.head.i == head.i


__all__ = ["Dangling", "References", "Replacement", "Settled"]
