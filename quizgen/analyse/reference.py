"""What "he", "the company" and "the war" stand for: replaced by a name with its place, or called dangling.

``References.settle`` takes the tokens of a phrase and gives its text, ready to be read without the article; or
says which word keeps pointing out of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from quizgen import lexicon
from quizgen.analyse.agreement import (
    clause_subject,
    gender_shown,
    holds_clause,
    kind_of,
    main_subject,
    speaker_of,
    weights,
)
from quizgen.analyse.callings import Callings, plain
from quizgen.analyse.carried_on import resumes_inside
from quizgen.analyse.definites import Definites
from quizgen.analyse.deixis import SPEAKER, deictic
from quizgen.analyse.document import Document
from quizgen.analyse.general import names_topic
from quizgen.analyse.initials import Initials
from quizgen.analyse.names import TITLES, Mention, Names, listed
from quizgen.analyse.namesakes import follows_namesake
from quizgen.analyse.phrases import FEMALE, MALE, NEUTER, PLURAL, REFLEXIVE, THIRD, Phrases
from quizgen.analyse.pronouns import Pronouns
from quizgen.analyse.quotes import quoted
from quizgen.analyse.resume import Resumed
from quizgen.analyse.spoken import Spoken
from quizgen.analyse.title import Title
from quizgen.analyse.unique import is_apposed_name
from quizgen.analyse.verdicts import Dangling, Replacement, Settled, Verdict
from quizgen.analyse.wordlists import words
from quizgen.model import Span
from quizgen.syntax.labels import SUBJECTS, is_name, is_nominal, is_plural, is_relative_clause, is_verb, rel
from quizgen.syntax.phrases import nominal, preposition, text_of
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

PEOPLES = frozenset(words()["peoples"])
IDEAS = frozenset("act attribute cognition feeling process state".split())
"""Classes of nouns for what people think, do and are like."""
BEFORE_NAMES = frozenset(words()["before_names"])
AHEAD = frozenset({"(", "[", ":", ";", "–", "—"})
"""What "The" follows as it does a stop: what comes then is no title for that."""
NAMESAKES = frozenset({"elder", "younger", "older", "senior", "junior", "other"})
"""Words that tell people of one surname from each other."""
NAMING = frozenset({"call", "know", "name", "dub", "title", "entitle", "nickname"})
LONGEST_CALLING = 6
"""Tokens that "called" and the name after it may take."""
BOUND = {"it": 0.77, "others": 0.65}
"""Share of the weight, of what a pronoun may resume, that phrases in the question itself must have for it to stay."""
BOUND_BELOW = {"it": 0.55, "others": 0.5}
"""The same for the subject or owner in another clause than the first of its sentence: such seldom resume what stands
outside of it."""


HARDLY = 0.2
"""Share of that weight below which "its" is not of the subject of its clause, where that has no name."""
LIKELY = 0.5
"""Share that others in the question must have together for "its" to stay then."""

_COMPOUND = re.compile(
    rf"(?:{'|'.join(sorted(one.capitalize() for one in wordlist('check', 'combining')))})([a-z]{{5,}})"
)
"""A word at the start of a sentence that is made of a first part and another word."""


class References:
    """The references of one article."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.names = Names(document)
        self.phrases = Phrases(document, self.names)
        self._settled: dict[tuple[int, tuple[int, ...], int, tuple[int, ...], bool, bool], Settled | Dangling] = {}
        self._within = False
        self._lower_words: set[str] = set()
        self._capital_words: set[str] = set()
        capital: Counter[str] = Counter()
        for token in (t for p in document.paragraphs for t in p.doc):
            if token.text.islower():
                self._lower_words.add(token.text)
            elif not _opens_sentence(token):
                self._capital_words.add(token.text)
                if token.text == "The" and token.i + 1 < len(token.doc) and token.nbor(-1).text not in AHEAD:
                    capital[token.nbor(1).text] += 1
            if token.text == "the" and token.i + 1 < len(token.doc):
                capital[token.nbor(1).text] -= 1
        self._titled = {word for word, more in capital.items() if more > 0}
        """Words before which "The" is written so inside sentences, more often than not: it is part of a title."""
        title = self._title = Title(document, self.names)
        self.title_words, self.title_names, self.generic_title = title.words, title.types, title.generic
        self.pronouns = Pronouns(self.phrases, title.thing, title.kind, title.generic)
        own = document.article
        explains = own.titled and (self.generic_title or names_topic(own.title, own.text))
        self._definites = Definites(self.phrases, own.title if own.titled else "", self.generic_title, explains)
        self._resumed = Resumed(
            document, self.names, self.phrases, self.settle, title.found,
            Callings(self.names, self.phrases), self.title_names, self.title_words,
        )  # fmt: skip
        self.pronouns.taken_up = self._resumed.name_for
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
                replace[token.i] = self._article_lowered(verdict.text, token)
                before_it = token.i - 1
                if _runs_into(token, verdict.text) and before_it in inside:  # "with Ann he …"
                    replace[before_it] = f"{replace.get(before_it) or token.nbor(-1).text},"
                replace |= {i: "" for i in verdict.drop if i in inside and i != token.i}
                via.append(verdict.via)
        for token in tokens:
            if token.i not in replace:
                replace[token.i] = self.lower_initial(token)
        text = text_of([t for t in tokens if replace.get(t.i) != ""], replace)
        if "'s's" in text or "'s 's" in text:
            return Dangling("'s")
        return Settled(text, tuple(dict.fromkeys(via)))

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
        around = inside.union(given, [] if bound is None else [int(bound.i)])
        return named or deictic(token, around) or self._surname(token)

    def _name_left_out(self, article: Token, inside: set[int]) -> Replacement | None:
        """Return the name that a text lacks for the subject that it brings up: "A baker(, *Ann*,) was paid in 1912"."""
        head = article.head
        if rel(head) not in SUBJECTS or not lexicon.is_person(str(head.lemma_).lower()):
            return None
        names = [c for c in head.children if rel(c) == "appos" and c.i > head.i and self.type_of(c) == "person"]
        mention = self.names.at(names[0]) if len(names) == 1 and is_name(names[0]) else None
        if mention is None or any(t.i in inside for t in mention.tokens) or mention.first.i < head.i:
            return None
        by_surname = self._surname(mention.first)
        if isinstance(by_surname, Dangling):
            return None
        full = self.names.full_form(mention)
        text, span = self._title.person(mention) or (plain(full), self.document.span(full.tokens))
        own = range(article.i, mention.first.i)
        return Replacement(text, span, tuple(i for i in own if i in inside))

    def _pronoun(self, token: Token, inside: set[int], bound: Token | None) -> Verdict:
        if self._is_bound(token, inside, bound):
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

    def _is_bound(self, token: Token, inside: set[int], bound: Token | None) -> bool:
        """Tell whether the pronoun's antecedent stands in the question itself."""
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
        if any(not is_name(c) for c in others) or self.type_of(name) == "person":
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
        kind = self.type_of(speaker)
        if pronoun.lower_ == "it":
            return kind not in {"person", "people"}
        return kind == "person" and pronoun.lower_ in MALE | FEMALE and self.agrees(pronoun, speaker)

    def _only_person(self, pronoun: Token, subject: Token, around: set[int]) -> bool:
        """Tell whether the subject is the one in the question whom "his" can mean: "Ann praised all who held her post".

        What the pronoun resumes by another phrase for the same person must not be put in its place then.
        """
        own = self.phrases.at(subject)
        if own is None or own.kind != "person" or subject.i > pronoun.i or not self.agrees(pronoun, subject):
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
        return self.agrees(pronoun, subject) or any(p is not None and thing and p.thing == thing for p in named)

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

    def _surname(self, token: Token) -> Verdict:
        """Return the full name for a surname that stands alone: "Rob Yarrell" for "Yarrell".

        A "Mr Yarrell" who has no other name in the article dangles.
        """
        mention = self.names.at(token)
        if mention is None or " " in mention.name:
            return None
        if self.names.may_be_founder(mention):
            return Dangling(token.text)
        if self.names.type_of(token) != "person":
            return None
        if token.i != mention.first.i or self.names.is_origin(mention):
            return None  # "-Sadr" of "al-Sadr"
        before = _word_before(token)
        address = "" if before is None else before.lower_.rstrip(".")
        if before is not None and is_name(before) and before.is_alpha and address not in TITLES:
            return None
        if rel(token) in {"compound", "amod"} or (token.i > 0 and token.nbor(-1).lower_ in {"the", "a", "an"}):
            return None  # "the Yuan court"
        if any(c.lower_ in NAMESAKES for c in token.children) or _in_bodys_name(token):
            return None  # "the elder Yuan", "Friends of Yuan"
        gentle = before is not None and address in lexicon.POLITE
        drop = tuple(range(before.i, token.i)) if before is not None and gentle else ()
        drop += tuple(t.i for t in mention.tokens[1:])
        titled = self._title.person(mention)
        if titled is not None and titled[0].startswith(token.text) and follows_namesake(token, self.names, titled[0]):
            return Dangling(token.text)
        if titled is not None:
            return Replacement(*titled, drop)
        full = self.names.full_form(mention)
        several = {m.name.casefold() for m in self.names.beginning_with(mention)}
        if full is mention and len(several) > 1 and token.text not in self.document.article.title.split():
            return Dangling(token.text)  # one of a family, or of several with that first name
        if full is mention and not gentle and not _is_title(before):
            held = self._with_title(mention)
            if held is not None:
                return held
        if full is not mention and full.tokens[0].text == token.text and lexicon.is_person(token.lower_):
            return None  # "Duke" of "Duke Owen Roe"
        if full.tokens[0].text == token.text and _shares_last(token, full.tokens[-1].text):
            return None  # "Alpha, Beta and Gamma Tauri"
        if self.ends_joint_name(token):
            return None  # "Kell and Yarrell", a firm
        if full is mention or not 1 < len(full.tokens) <= 4:
            return Dangling(f"{before.text} {token.text}") if gentle and before is not None else None
        if self.names.another_bears(mention, full) or (gentle and not self._addressed_so(address, full)):
            return Dangling(token.text)
        return Replacement(plain(full), self.document.span(full.tokens), drop)

    def _with_title(self, mention: Mention) -> Replacement | None:
        """Return a surname with the title that it had where it first stood: "Governor Yarrell"."""
        first = next((m for m in self.names.mentions if m.name == mention.name), mention)
        title = _word_before(first.first)
        if first is mention or title is None or not _is_title(title):
            return None
        tokens = [title, *first.tokens]
        return Replacement(text_of(tokens), self.document.span(tokens))

    def ends_joint_name(self, second: Token) -> bool:
        """Tell whether a surname that has a fuller form is joined to one that has none, as in the name of a firm."""
        own = self.names.at(second)
        if own is None or len(own.tokens) > 1 or self.names.full_form(own) is own:
            return False
        first = second.head
        ahead = second.nbor(-1) if second.i > second.sent.start else None
        if rel(second) != "conj" or ahead is None or rel(ahead) != "cc" or first.i != ahead.i - 1:
            return False
        mention = self.names.at(first)
        return is_name(first) and (
            mention is None or (len(mention.tokens) == 1 and self.names.full_form(mention) is mention)
        )

    def _addressed_so(self, address: str, full: Mention) -> bool:
        """Tell whether a form of address fits a full name: "Mrs Kell" is not Paul Kell."""
        phrase = self.phrases.at(full.first)
        shown = "" if phrase is None else gender_shown(phrase)
        return not shown or (shown == "he") == (address == "mr")

    def shortens(self, tokens: Sequence[Token], bound: Token | None = None) -> bool:
        """Tell whether nothing in a phrase needs the article but surnames, which may stand where an answer does."""
        inside = {t.i for t in tokens}
        found = ((t, self.verdict(t, inside, bound)) for t in tokens)
        return all(v is None or (isinstance(v, Replacement) and v == self._surname(t)) for t, v in found)

    # -- what others ask of it

    def agrees(self, pronoun: Token, noun: Token) -> bool:
        """Tell whether a pronoun can stand for a noun, by number and by what the noun is."""
        low, kind = pronoun.lower_, self.type_of(noun)
        if low in PLURAL:
            people = noun.tag_ in {"JJ", "NNP"} and bool(lexicon.country_adjective(noun.text)) and rel(noun) in SUBJECTS
            return is_plural(noun) or people or (kind in {"group", "organization"} and not is_name(noun))
        if is_plural(noun) and not (is_name(noun) and kind != "person"):
            return False
        return (kind == "person") == (low in MALE | FEMALE)

    def type_of(self, noun: Token) -> str:
        """Return what a noun refers to: ``person``, ``organization``, ``place``, ``group`` … or the empty string."""
        return self.phrases.type_of(noun)

    def lower_initial(self, token: Token) -> str:
        """Return the token as it stands inside a sentence: a capital that only its place gave it goes."""
        text = str(token.text)
        if not text[:1].isupper() or text == "I" or text[1:] != text[1:].lower() or not _opens_sentence(token):
            return text
        limits = text.lower() in BEFORE_NAMES and rel(token) in {"amod", "det", "advmod"} and not token.nbor(1).is_punct
        if limits or _is_describing(token) or (text.lower() in self._lower_words and self._is_common(token)):
            return text[0].lower() + text[1:]
        if text == "The" and token.nbor(1).is_title and token.nbor(1).text in self._titled:
            return text
        if _begins_address(token) or (text.lower() in PEOPLES and not token.nbor(1).is_punct):
            return text
        if text not in self._capital_words and self._is_compounded(token):
            return text[0].lower() + text[1:]
        if self._is_idea(token):
            return text[0].lower() + text[1:]
        if is_name(token) and (self.names.at(token) is not None or text.lower() not in self._lower_words):
            return text
        if lexicon.country_adjective(text) or "demonym" in lexicon.name_class(text):
            return text
        if text in self._capital_words and text.lower() not in self._lower_words:
            return text
        if _begins_name(token) or (text.endswith(("ian", "ean", "ese")) and not listed(text.lower())):
            return text
        return text[0].lower() + text[1:]

    def _article_lowered(self, name: str, token: Token) -> str:
        """Return a name as it stands inside a sentence: "the Orval League" where a title begins with "The"."""
        rest = name.removeprefix("The ")
        if rest == name or _opens_sentence(token):
            return name
        text = self.document.article.text
        last = rest.split()[-1].lower()
        # "The Orval League was founded in 1931": it is the first word that has the capital.
        body = lexicon.is_group(last) or lexicon.is_place(last) or lexicon.noun_class(last) in {"event", "group"}
        small = f"the {rest}" in text or (body and re.search(rf"[a-z,] The {re.escape(rest)}", text) is None)
        return f"the {rest}" if small else name

    def _is_compounded(self, token: Token) -> bool:
        """Tell whether a word that no title has is made of a common noun, before a noun: "*Antihydrogen* atoms"."""
        found = _COMPOUND.fullmatch(token.text)
        common = found is not None and lexicon.noun_class(found[1]) and not lexicon.name_class(token.text)
        return bool(common) and token.nbor(1).text.islower() and token.lower_ not in self.title_words

    def _is_idea(self, token: Token) -> bool:
        """Tell whether a subject that is taken for a name is a state or a thought: "*Slavery* was abolished"."""
        word, verb = token.lower_, token.nbor(1)
        idea = lexicon.noun_class(word) in IDEAS and _ABSTRACT.fullmatch(word) is not None
        alone = rel(token) in SUBJECTS and verb.text.islower() and verb.tag_ in {"VBD", "VBZ", "VBP", "MD"}
        return idea and alone and token.text not in self._capital_words and word not in self.title_words

    def _is_common(self, token: Token) -> bool:
        """Tell whether what looks like a name is one word that is written small everywhere else."""
        mention = self.names.at(token)
        alone = mention is not None and len(mention.tokens) == 1 and not lexicon.name_class(token.text)
        return alone and token.text not in self._capital_words

    def uncapitalised(self, tokens: Sequence[Token]) -> str:
        """Return the tokens' text without a capital that only the sentence's start gave it."""
        return text_of(tokens, {t.i: self.lower_initial(t) for t in tokens})


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


def _runs_into(pronoun: Token, name: str) -> bool:
    """Tell whether a name put in a pronoun's place would go on from the one before: "Led by Ann *he* …"."""
    opens = rel(pronoun) in SUBJECTS and pronoun.i > pronoun.sent.start and name[:1].isupper()
    return opens and pronoun.tag_ == "PRP" and is_name(pronoun.nbor(-1)) and pronoun.nbor(-1).head.i != pronoun.head.i


def _in_bodys_name(surname: Token) -> bool:
    """Tell whether a surname closes the name of a group: "Bikers for Yuan", "Friends of Yuan"."""
    i, doc = int(surname.i), surname.doc
    if i - 2 <= surname.sent.start or doc[i - 1].lower_ not in {"for", "of", "against"}:
        return False
    group = doc[i - 2]
    capital = group.text[:1].isupper() and group.text[1:].islower() and not _opens_sentence(group)
    return capital and (is_plural(group) or doc[i - 1].lower_ != "of")


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


def _begins_name(token: Token) -> bool:
    """Tell whether a capitalised word is the first of a name: "Engineering News-Record", "Pro Bowl"."""
    after = token.doc[token.i + 1] if token.i + 1 < token.sent.end else None
    plain = token.pos_ in {"NOUN", "ADJ", "VERB", "PROPN"} and not lexicon.is_person(str(token.lemma_).lower())
    if after is not None and after.text.isupper() and lexicon.country_of(after.text):
        # "*Direct* U.S. aid": an adjective of the noun that those letters stand before.
        plain &= not (
            token.tag_ == "JJ" and rel(token) == "amod" and after.i < token.head.i and not is_name(token.head)
        )
    return plain and after is not None and after.tag_.startswith("NN") and after.text[:1].isupper()


def _are_several(subject: Token) -> bool:
    """Tell whether another noun is joined to the subject by "and"."""
    return any(rel(c) == "cc" and c.lower_ == "and" for t in subject.children if rel(t) == "conj" for c in t.children)


_ABSTRACT = re.compile(r"[a-z]{3,}(?:acy|ism|ity|ation|ery|ness|ment|ition|ology)")
"""Nouns for what has no name of its own, by their endings."""
_DESCRIBING = re.compile(r"(?!Imperial)[A-Z][a-z]+(?:ial|ous|ful|ive|less|able|ible|ular)")
"""Adjectives that no title of a person begins with, by their endings."""


def _is_describing(token: Token) -> bool:
    """Tell whether an adjective says what a person named after it is like: "*Controversial* DJ Ann Roe"."""
    noun = token.head
    while rel(noun) == "nmod" and noun.i < noun.head.i:
        noun = noun.head
    return rel(token) == "amod" and noun.ent_type_ == "PERSON" and _DESCRIBING.fullmatch(token.text) is not None


def _begins_address(token: Token) -> bool:
    """Tell whether a title stands right before a name, of which it is then part: "President Ann Roe"."""
    after = token.doc[token.i + 1] if token.i + 1 < token.sent.end else None
    title = token.lower_ in TITLES and rel(token) in {"compound", "flat", "nmod", "appos"}
    return title and after is not None and is_name(after) and after.text[:1].isupper()


def _shares_last(first: Token, last: str) -> bool:
    """Tell whether names joined to the first one end with the word that it lacks, and so give it to all of them."""
    ahead = first.doc[first.i + 1 : first.sent.end]
    joined = next((t for t in ahead if t.text == last and is_name(t)), None)
    if joined is None:
        return False
    between = first.doc[first.i + 1 : joined.i]
    return all(t.text == "," or t.lower_ in {"and", "or", "&"} or is_name(t) for t in between)


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


def _is_title(word: Token | None) -> bool:
    """Tell whether a word before a name is a title that says more than "Mr"."""
    if word is None or not word.text[:1].isupper():
        return False
    low = word.lower_.rstrip(".")
    return (low in TITLES or lexicon.is_role(low)) and low not in lexicon.POLITE


def _word_before(token: Token) -> Token | None:
    """Return the word before the token in its sentence, white space left out."""
    return next((t for t in reversed(token.doc[token.sent.start : token.i]) if not t.is_space), None)


def _says_what(noun: Token) -> bool:
    """Tell whether a noun says what somebody is who is named: "became *a pianist*", "depict her as *a ruler*"."""
    verb = str(noun.head.lemma_).lower()
    if rel(noun) == "xcomp" or (rel(noun) == "obj" and verb in {"become", "remain"}):
        return True
    return any(rel(c) == "cop" or (rel(c) in {"case", "mark"} and c.lower_ == "as") for c in noun.children)


def _possessive(text: str) -> str:
    return text + ("’" if text.endswith("s") and "’" in text else "'" if text.endswith("s") else "'s")


def _opens_sentence(token: Token) -> bool:
    """Tell whether only quotation marks or brackets stand before the token in its sentence, or in what is said."""
    i = int(token.i)
    while not token.doc[i].is_sent_start and token.doc[i - 1].is_punct:
        i -= 1
    said = token.i - i > 1 and token.nbor(-1).is_quote and token.nbor(-2).text in {":", ","}
    return bool(token.doc[i].is_sent_start) or said


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


__all__ = ["NEUTER", "Dangling", "References", "Replacement", "Settled", "quoted", "words"]
