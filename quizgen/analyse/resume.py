"""What "the N" and "this N" resume: a fuller phrase, a name that was called an N, the title, a pair of names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from quizgen import lexicon
from quizgen.analyse.callings import NEAR, OFTEN, ORDER, RELATIVE, Callings, distinct, main_firm, plain, whole
from quizgen.analyse.carried_on import only_one, repeated, rival_between, subject_before, unowned
from quizgen.analyse.document import Document
from quizgen.analyse.fuller import cut_at_dash, fuller, stood_alone
from quizgen.analyse.holders import holder_of
from quizgen.analyse.named_in_full import may_be_short, named_in_full, several_before
from quizgen.analyse.names import Mention, Names
from quizgen.analyse.phrases import Phrase, Phrases, lemma
from quizgen.analyse.title import abbreviations
from quizgen.analyse.unique import as_noun, is_what_title_is
from quizgen.analyse.verdicts import Dangling, Found, Settled
from quizgen.analyse.wordlists import words
from quizgen.syntax.labels import is_name, is_plural, is_verb, rel
from quizgen.syntax.phrases import conjuncts, nominal, text_of
from quizgen.syntax.tokens import Token, position

PLACES = frozenset({"continent", "country", "city"})
"""Classes of places that exclude each other, as far as the lexicon has them."""
REGIONS = frozenset({"region", "area", "territory"})
"""Nouns for a place that is no more than a stretch of land."""
NATIONS = frozenset({"country", "nation", "state"})
"""Nouns before which another noun tells what kind of place a country is: "island nation"."""
TERMS = frozenset({"term", "word"})
"""Nouns for what is written."""
QUOTE = re.compile('["“”]')
OLD_TIMES = re.compile(r"\b(?:1[0-8]\d\d|(?:[2-9]|1\d)th[- ]centur(?:y|ies)|\d+ (?:BC|BCE|AD))\b")
"""What dates a paragraph before the governments of today."""
MORE_OFTEN = 2
"""How many times as often as any other a pair of names must be coupled to be "the two"."""


@dataclass
class Resumed:
    """Looks up what definite phrases of one article resume."""

    document: Document
    names: Names
    phrases: Phrases
    settle: Callable[[Sequence[Token]], Settled | Dangling]
    title: Callable[[], Found]
    callings: Callings
    title_types: set[str]
    title_words: list[str]
    generic: bool
    """Whether the article is about a common noun."""
    _pairs: list[tuple[Phrase, Phrase]] = field(default_factory=list)

    _open: set[tuple[int, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        for phrases in self.phrases.of_paragraph:
            for phrase in phrases:
                both = [self.phrases.at(c) for c in conjuncts(phrase.head)] if rel(phrase.head) != "conj" else []
                pair = [p for p in both if p is not None and is_name(p.head)]
                if len(both) == 2 and len(pair) == 2:
                    self._pairs.append((pair[0], pair[1]))

    # -- the ways, surest first

    def find(self, head: Token, own: Sequence[Token]) -> Found:
        """Return what the phrase stands for, None where that is not plain."""
        phrase, key = self.phrases.at(head), (id(head.doc), int(head.i))
        if phrase is None or key in self._open:
            return None
        self._open.add(key)
        try:
            return self._found(phrase, own) or self._again(phrase, own)
        finally:
            self._open.discard(key)

    def name_for(self, phrase: Phrase) -> str:
        """Return the name that "the city" stands for, as pronouns after it do; empty where it may be another phrase."""
        noun = lemma(phrase.head)
        own = [t.lower_ for t in phrase.tokens]
        if own != ["the", phrase.head.lower_] or fuller(phrase, set(), self._earlier(phrase, noun)) is not None:
            return ""
        found = self._name(phrase, [])
        if found is None or re.search(rf"\w{noun}$", found[0].casefold()):  # "the ball" of a game of that name
            return ""
        return found[0]

    def _again(self, phrase: Phrase, own: Sequence[Token]) -> Found:
        """Return what "the N" stood for in the sentence before, where this one goes on with it."""
        last = repeated(phrase, own, self._earlier(phrase, lemma(phrase.head)))
        found = self.find(last.head, unowned(last.tokens)) if last is not None else None
        if last is None or found is None:
            return None
        kinds = {*_kinds(lemma(phrase.head)), ""}
        return None if rival_between(last, phrase, found[0], kinds, self.phrases) else found

    def _found(self, phrase: Phrase, own: Sequence[Token]) -> Found:
        head = phrase.head
        small = {"the", "this", "these", "that", "those"}
        extra = [t for t in own if t.i != head.i and t.lower_ not in small and t.tag_ != "POS"]
        if is_plural(head):
            return self._pair(phrase, extra) or self._several(phrase, extra)
        return self._fuller(phrase, extra) or self.in_full(head, extra) or self._name(phrase, extra)

    def in_full(self, head: Token, extra: Sequence[Token]) -> Found:
        """Return the name that ends in the noun, or begins with it: "the Treaty of Elmsford" for "the treaty"."""
        phrase = self.phrases.at(head)
        if phrase is None or extra or is_plural(head) or not may_be_short(head):
            return None
        tokens = named_in_full(phrase, self._earlier(phrase, lemma(head)))
        return None if tokens is None else (f"the {text_of(tokens)}", self.document.span(tokens))

    def _several(self, phrase: Phrase, extra: Sequence[Token]) -> Found:
        """Return the fuller phrase for several that the sentence before spoke of: "Orvalia's troops"."""
        noun = lemma(phrase.head)
        if extra or lexicon.relational(noun) or lexicon.is_time(noun) or phrase.joint:
            return None
        chosen = several_before(phrase, self._earlier(phrase, noun))
        if chosen is None:
            return None
        settled = self.settle(chosen.tokens)
        told = chosen.head.sent.text  # names that are put in must stand beside it, for its sentence to tell all
        if isinstance(settled, Dangling) or any(v.text not in told for v in settled.via):
            return None
        led = chosen.article in {"poss", "the"} or settled.text.lower().startswith("the ")
        return settled.text if led else f"the {settled.text}", self.document.span(chosen.tokens)

    def _pair(self, phrase: Phrase, extra: Sequence[Token]) -> Found:
        """Return the two names that "the two countries" stands for: the only two coupled, or by far the most often."""
        if [t.lower_ for t in extra] not in (["two"], ["both"]):
            return None
        noun = lemma(phrase.head)
        kinds = _kinds(noun)
        free = noun in {"side", "party"}
        found: dict[frozenset[str], Phrase] = {}
        times: Counter[frozenset[str]] = Counter()
        for one, two in self._pairs:
            if not one.before(phrase):
                continue
            able = free and all(p.kind != "place" or lexicon.is_country(p.head.text) for p in (one, two))
            able = able and one.tokens[0].nbor(-1).tag_ != "NNS"  # "the rivers Dee and Don"
            if one.kind == two.kind and (one.kind in kinds or able):
                found.setdefault(frozenset({one.head.text, two.head.text}), one)
                times[frozenset({one.head.text, two.head.text})] += 1
        ranked = [n for _, n in times.most_common(2)]
        if not ranked or (len(ranked) > 1 and ranked[0] < MORE_OFTEN * ranked[1]):
            return None
        tokens = nominal(found[times.most_common(1)[0][0]].head)
        settled = self.settle(tokens)
        return None if isinstance(settled, Dangling) else (settled.text, self.document.span(tokens))

    def _fuller(self, phrase: Phrase, extra: Sequence[Token]) -> Found:
        """Return the one fuller phrase with the same head that stood earlier ("the National Aquarium in …")."""
        noun = lemma(phrase.head)
        if noun in words()["stand_ins"]["place"]:
            return None
        chosen = fuller(phrase, {t.lower_ for t in extra}, self._earlier(phrase, noun))
        if chosen is None or self._is_sibling([t.lower_ for t in chosen.tokens]):
            return None
        if chosen.article == "a" and noun in words()["national"]:
            return None  # "feared an Islamist government": that there was one is not said
        settled = self.settle(chosen.tokens[1:] if chosen.article == "a" else chosen.tokens)
        if isinstance(settled, Dangling) or settled.via:
            return None
        ahead = settled.text.partition(chosen.head.text)[0]
        owned = chosen.article == "poss" or re.search(r"['’]s? ", ahead)
        text = settled.text if owned or settled.text.lower().startswith("the ") else f"the {settled.text}"
        return text, self.document.span(chosen.tokens)

    def _is_sibling(self, said: Sequence[str]) -> bool:
        """Tell whether words name another one of the title's row: "Kelmore 1" in an article on "Kelmore 11"."""
        if len(self.title_words) < 2 or not ORDER.fullmatch(self.title_words[-1]):
            return False
        stem = self.title_words[:-1]
        at = (n + len(stem) for n in range(len(said)) if list(said[n : n + len(stem)]) == stem)
        return any(n < len(said) and ORDER.fullmatch(said[n]) and said[n] != self.title_words[-1] for n in at)

    def _earlier(self, phrase: Phrase, noun: str) -> list[Phrase]:
        return [p for p in self.phrases.with_noun(noun) if p.before(phrase)]

    def _name(self, phrase: Phrase, extra: Sequence[Token]) -> Found:
        """Return the name that "the company" or "the city" stands for, if only one can be meant."""
        noun = lemma(phrase.head)
        if extra:
            return self._described(phrase, extra) if _kinds(noun) else None
        if noun in words()["national"]:
            return self._national(phrase)
        alike = {n for n, same in words()["synonyms"].items() if noun in {n, same}} & {*words()["synonyms"]}
        alike |= {noun, words()["synonyms"].get(noun, noun)}
        called = [(p, m) for n in sorted(alike) for p, m in self.callings.of(n) if p.before(phrase)]
        called = [(p, m) for p, m in called if not self._goes_on(m, noun)]
        if len(distinct(self.names, (m for _, m in called if m.type == "event"))) > 1:
            called = [(p, m) for p, m in called if m.type != "event" or phrase.sentence - p.sentence <= 1]
        if lexicon.is_person(noun):  # an office has more than one holder: only the one just spoken of
            called = [(p, m) for p, m in called if phrase.sentence - p.sentence == 1]
        here = distinct(self.names, (m for p, m in called if p.paragraph == phrase.paragraph))
        titular = self._titular(phrase, noun, called, here)
        if titular is not None:
            return titular[0]
        if called and stood_alone(called[0][0], self._earlier(phrase, noun)):
            return None
        near = [] if lexicon.is_person(noun) else self._window(phrase)
        known = distinct(self.names, (m for m in near if noun in lexicon.name_class(m.name)))
        found = distinct(self.names, [*here, *known])
        if not found and phrase.head.sent.start == 0:
            ahead = self._sentence_before(phrase)
            found = distinct(self.names, (m for m in ahead if noun in lexicon.name_class(m.name)))
        if not found:
            every = distinct(self.names, (m for _, m in called))
            beside = any(phrase.paragraph - p.paragraph == 1 for p, _ in called)
            lasting = len(every) == 1 and (beside or self._often(every[0]) or only_one(noun, every[0], self.phrases))
            found = every if lasting else []
            if not called and not lexicon.is_person(noun):
                found = distinct(self.names, self.callings.right_after(noun))
            if not called and not found and noun in words()["firms"]:
                found = main_firm(self.names, self.phrases, phrase)
            if not called and not found and noun in words()["any_body"]:
                found = subject_before(phrase, self.phrases, self.names)
        found = [m for m in found if not _is_another(m, noun) and not _is_part(m, noun) and not self._goes_on(m, noun)]
        return self._text(found[0], phrase) if len(found) == 1 else None

    def _goes_on(self, mention: Mention, noun: str) -> bool:
        """Tell whether a name that ends in the noun is short for one that does not: "Kelm State (University)"."""
        own = mention.name.casefold()
        if not own.endswith(f" {noun}"):
            return False
        longer = (m.name for m in self.names.mentions)
        return any(name.casefold().startswith(f"{own} ") for name in (self.document.article.title, *longer))

    def _national(self, phrase: Phrase) -> Found:
        """Return "the government of Norway" for "the government" in an article that speaks of Norway's affairs."""
        if phrase.head.text[:1].isupper() or any(c.tag_ == "POS" for c in phrase.head.children):
            return None
        places = [(m, country) for m in self.names.mentions if (country := lexicon.country_of(m.name))]
        count = Counter(country for _, country in places).most_common(2)
        main = lexicon.country_of(self.document.article.title) if "country" in self.title_types else ""
        few = not count or count[0][1] < OFTEN or (len(count) > 1 and count[0][1] < 2 * count[1][1])
        if not main and few:
            return None
        main = main or count[0][0]
        around = {lexicon.country_of(m.name) for m in self._window(phrase)} - {""}
        named = [m for m, country in places if country == main and not lexicon.country_adjective(m.name)]
        if around - {main} or not named:
            return None
        if "country" in self.title_types and _told_of_the_past(phrase.head):
            return None  # the history of a country has many governments
        the = "the " if lexicon.with_the(named[0].name) else ""
        return f"the {phrase.head.text} of {the}{named[0].name}", self.document.span(named[0].tokens)

    def _often(self, mention: Mention) -> bool:
        """Tell whether the name is one of those that the article is about."""
        return sum(self.names.same(mention, other) for other in self.names.mentions) >= OFTEN

    def _titular(
        self, phrase: Phrase, noun: str, called: Sequence[tuple[Phrase, Mention]], here: Sequence[Mention]
    ) -> tuple[Found] | None:
        """Return (title,) if the noun stands for it, (None,) if for it or for something else, else None."""
        title = self.title()
        if title is not None and noun in TERMS and self.generic and self._is_title_written(phrase):
            return ((f'the {noun} "{title[0].removeprefix("the ").lower()}"', title[1]),)
        if title is None and noun in self.title_words[-1:] and len(self.title_words) > 1:
            return (None,)
        if title is not None and is_what_title_is(phrase.head, title[0], self.phrases):
            text = as_noun(title[0], self.document.article.text)
            return ((text, title[1]),) if text else None
        if title is None or not self.title_words or lexicon.is_person(noun) or "person" in self.title_types:
            return None
        own = title[0].casefold().removeprefix("the ")
        kinds, noun = _kinds(noun), words()["synonyms"].get(noun, noun)
        link = self.title_words.index("of") if "of" in self.title_words else len(self.title_words)
        heads = {self.title_words[-1], self.title_words[link - 1]}  # "the University of Oslo" is the university
        titular = noun in self.title_types or (noun in heads and len(self.title_words) > 1)
        titular = titular or any(f" {m.name.casefold()} " in f" {own} " for _, m in called)
        titular = titular or (self.title_words[-1].endswith(noun) and lexicon.is_kind_of(self.title_words[-1], noun))
        titular = titular or self._title_is(phrase, noun, own)
        wide = noun in REGIONS and not self.title_types & {"person", "city", "country"}
        nearer = any(not _same_name(m.name.casefold(), own) for m in here)  # "the Kelmore Territory"
        titular = titular or (wide and not nearer and self._opens_with(phrase, own))
        loose = not titular and "organization" in self.title_types & kinds and noun not in words()["inner_bodies"]
        if not titular and not loose:
            return None
        if loose:
            rivals = [*here, *(m for m in self._window(phrase) if self.names.type_of(m.first) == "organization")]
        else:  # in an article on a city another one must be what the sentences are about, to be "the city"
            known = [m for m in self._window(phrase) if noun in lexicon.name_class(m.name)]
            rivals = self._spoken_of(phrase, [*here, *known])
        short = abbreviations(self.document.article.title)
        others = [m for m in rivals if not _same_name(m.name.casefold(), own) and m.name not in short]
        return (None,) if others else (title,)

    def _is_title_written(self, phrase: Phrase) -> bool:
        """Tell whether "the term" is the title, of which it is said what it means: no other word is near.

        The sentence before must be about what the title names, or say of it that it is a word.
        """
        verb = phrase.head.head
        if phrase.role != "subj" or str(verb.lemma_).lower() not in words()["meaning"] or phrase.quoted:
            return False
        ahead = [p for p in self.phrases.of_paragraph[phrase.paragraph] if p.before(phrase)]
        said = [p for p in ahead if lemma(p.head) in TERMS]
        if len(said) == 1 and phrase.sentence - said[0].sentence == 1:
            subjects = [c for c in said[0].head.children if rel(c) == "nsubj"]
            if any(lemma(c) == self.title_words[-1] for c in subjects):
                return True  # "Kelm is an Orvalian word …. The word …"
        if any(lemma(p.head) in TERMS | {"name"} for p in ahead) or QUOTE.search(phrase.head.doc[: phrase.head.i].text):
            return False
        last = (p for p in ahead if phrase.sentence - p.sentence == 1 and p.role == "subj" and p.main)
        about = next(last, None)
        return about is not None and (about.head.lower_ == "it" or lemma(about.head) == self.title_words[-1])

    def _title_is(self, phrase: Phrase, noun: str, own: str) -> bool:
        """Tell whether the article said before that what it is about is one: "*It* is the largest island of …"."""
        if noun not in words()["stand_ins"]["place"]:
            return False
        joined = [p for n in sorted(NATIONS - {noun}) for p in self._earlier(phrase, n)]  # "an island country"
        joined = [p for p in joined if any(rel(c) == "compound" and lemma(c) == noun for c in p.head.children)]
        for other in (*self._earlier(phrase, noun), *joined):
            children = list(other.head.children)
            if not any(rel(c) == "cop" for c in children) or any(c.lower_ in {"not", "n't", "no"} for c in children):
                continue
            for subject in (c for c in children if rel(c) == "nsubj"):
                mention = self.names.at(subject)
                named = mention is not None and mention.name.casefold() == own
                if named or (subject.lower_ == "it" and self._opens_with(other, own)):
                    return True
        return False

    def _opens_with(self, phrase: Phrase, name: str) -> bool:
        """Tell whether the sentence before has the name as its subject, so that the phrase goes on about it."""
        here = (p for p in self.phrases.of_paragraph[phrase.paragraph] if phrase.sentence - p.sentence == 1)
        return any(p.main and p.name is not None and p.name.name.casefold() == name for p in here)

    def _described(self, phrase: Phrase, extra: Sequence[Token]) -> Found:
        """Return the name that "the Southeast Asian country" stands for, where the lexicon knows of one."""
        region = " ".join(t.text for t in sorted(extra, key=position) if t.text[:1].isupper())
        found: dict[str, Mention] = {}
        if any(t.is_alpha and t.text.islower() for t in extra):
            return None  # "the first Asian country"
        for mention in self._window(phrase):
            if region and lexicon.lies_in(mention.name, region) and not _is_another(mention, lemma(phrase.head)):
                found.setdefault(mention.name.casefold(), mention)  # Belgium is not "the European continent"
        return self._text(next(iter(found.values())), phrase) if len(found) == 1 else None

    def holder(self, head: Token) -> Found:
        """Return the name of "the Orvalian leader", where the article calls one person so and nobody else."""
        phrase, noun = self.phrases.at(head), lemma(head)
        if phrase is None or is_plural(head) or not lexicon.is_person(noun) or phrase.quoted:
            return None
        held = holder_of(phrase, self.names, self.callings)
        if held is not None:
            return self._text(held, phrase)
        own = phrase.tokens
        if len(own) != 3 or own[0].lower_ != "the" or own[-1].i != head.i or not own[1].text[:1].isupper():
            return None
        called = [m for p, m in self.callings.of(noun) if own[1].lower_ in {t.lower_ for t in p.tokens}]
        named = distinct(self.names, (self.names.full_form(m) for m in called if m.type == "person"))
        return self._text(named[0], phrase) if len(named) == 1 else None

    def _text(self, mention: Mention, phrase: Phrase) -> Found:
        at = self.phrases.at(mention.tokens[-1]) or self.phrases.at(mention.first)
        if at is not None and at.quoted != phrase.quoted:
            return None
        best = self.names.full_form(mention)
        if cut_at_dash(mention.tokens[-1]):
            return None
        if len(best.tokens) > 1:
            best = whole(best)
        return plain(best, self.document.article.text), self.document.span(best.tokens)

    def _spoken_of(self, phrase: Phrase, mentions: Sequence[Mention]) -> list[Mention]:
        """Return those of the mentions that are subjects in the phrase's sentence or the one before."""
        at = [(m, self.phrases.at(t)) for m in mentions for t in m.tokens]
        near = [(m, p) for m, p in at if p is not None and p.paragraph == phrase.paragraph and p.role == "subj"]
        return [m for m, p in near if phrase.sentence - p.sentence <= 1]

    def _sentence_before(self, phrase: Phrase) -> list[Mention]:
        """Return the names of the last sentence of the paragraph before."""
        if phrase.paragraph == 0:
            return []
        ahead = self.phrases.of_paragraph[phrase.paragraph - 1]
        last = max((p.sentence for p in ahead), default=-1)
        return [p.name for p in ahead if p.sentence == last and p.name is not None and not _of_today(p)]

    def _window(self, phrase: Phrase) -> list[Mention]:
        """Return the names in the sentences before, same paragraph."""
        found = []
        for other in self.phrases.of_paragraph[phrase.paragraph]:
            if other.head.i >= phrase.head.i:
                break
            if other.name is not None and phrase.sentence - other.sentence < NEAR and not _of_today(other):
                found.append(other.name)
        return found


def _told_of_the_past(head: Token) -> bool:
    """Tell whether the clause around a noun is told in the past tense, in a paragraph on times long gone."""
    verb = next((a for a in head.ancestors if is_verb(a)), None)
    past = verb is not None and any(t.tag_ == "VBD" for t in [verb, *verb.children])
    return past and OLD_TIMES.search(head.doc.text) is not None


def _kinds(noun: str) -> set[str]:
    return {kind for kind, nouns in words()["stand_ins"].items() if noun in nouns}


def _is_another(mention: Mention, noun: str) -> bool:
    """Tell whether the lexicon knows the name for a place of another class.

    The United States are no continent, and Las Vegas is no park.
    """
    known, classes = lexicon.name_class(mention.name) & PLACES, {words()["synonyms"].get(noun, noun)}
    if known and not classes & PLACES:
        return not _kinds(noun) and not lexicon.name_class(mention.name) & classes
    return bool(known) and not known & classes


def _of_today(phrase: Phrase) -> bool:
    """Tell whether a place is named only to say where that is today: "the south of *modern* Benin was a kingdom"."""
    if phrase.name is None or phrase.role == "subj" or phrase.name.first.i == phrase.head.sent.start:
        return False
    before = phrase.name.first.nbor(-1)
    if before.tag_ == "POS" and before.i > 0:
        before = before.nbor(-1)
    return before.lower_ in {"modern", "day", "today", "now"}


def _is_part(mention: Mention, noun: str) -> bool:
    """Tell whether a name is of a part of the place: the Old City is not the city."""
    said = mention.name.casefold().split()
    return len(said) > 1 and said[0] in RELATIVE and said[1] == noun


def _same_name(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    return one == two or long.startswith(f"{short} ") or long.endswith(f" {short}")
