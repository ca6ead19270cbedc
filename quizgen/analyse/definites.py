"""Can "the N" be read alone? By what restricts it, and by what kind of noun it is.

A definite phrase refers by itself where its own words say which one is meant (a name, a complement, a restrictive
clause), where there is but one for everybody, or where it means a kind (Hawkins 1978, "Definiteness and
Indefiniteness"; Poesio & Vieira 1998, "A corpus-based investigation of definite description use").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from quizgen import lexicon
from quizgen.analyse.by_wording import is_a_kind, says_which
from quizgen.analyse.deixis import is_numbered
from quizgen.analyse.general import is_of_topic, means_any, speaks_of_kinds
from quizgen.analyse.known import one_meant, said_as_noun, titled_by
from quizgen.analyse.names import listed
from quizgen.analyse.phrases import Phrases, gets_name, lemma, name_after
from quizgen.analyse.unique import (
    WORDS,
    is_brought_forth,
    is_first_of_title,
    is_particle,
    is_written,
    owns_in_general,
    plays_a_part,
)
from quizgen.analyse.wordlists import words
from quizgen.lexicon.forms import singulars
from quizgen.syntax.labels import SUBJECTS, doubt, is_name, is_plural, is_relative_clause, rel
from quizgen.syntax.phrases import is_loose, nominal, preposition, set_off
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

# Nouns of these classes name kinds and parts of nature, of which "the" speaks in general: "the ozone layer".
KINDS = frozenset(
    "body animal plant substance process phenomenon object attribute food collection cognition state time "
    "relation".split()
)
YIELDING = frozenset(
    "as so than like unlike except besides alone after before since until during despite amid amidst without "
    "because due following according".split()
)
"""Prepositions whose phrase says something of the noun without saying which is meant."""


WANDERING = frozenset("in at by with for from to into".split())
"""Prepositions whose phrase goes with a verb as often as with the noun before it."""
WHENCE = frozenset("in at by from".split())
"""Prepositions that say where something was said or done and by whom, not what it was."""
TOLD_OF = frozenset("communication cognition act event attribute".split())
"""Classes of nouns that are seldom told apart by where or for whom they are."""
UNSURE = 0.12
"""What the parser may doubt of where such a phrase belongs, for it to say which is meant."""
FAR_UNSURE = 0.25
"""The same of a phrase after any other noun: "blamed the poor yields | on erratic rains"."""
ONE_OF_MANY = ("report", "fund", "examination")
"""Kinds of things of which a country has many, so that its name does not tell which."""
NAMES = frozenset({"word", "name", "term", "phrase"})
"""Nouns of which only "of", a clause or the word itself tell which is meant."""
SORTS = frozenset({"form", "type", "kind", "sort", "style", "variety", "brand"})
"""Nouns for one of several ways to be something."""
FOREMOST = frozenset("dominant predominant prevailing main chief primary principal only standard usual".split())
"""Adjectives by which one sort is told from all others."""
HEADLINE = 4
"""Words from which a title says more than a name."""


@dataclass(frozen=True)
class Definites:
    """The test of definite phrases of one article."""

    phrases: Phrases
    title: str
    generic: bool
    """Whether the article is about a common noun, so that its field's nouns may mean kinds."""
    explains: bool = False
    """Whether the title names a topic by common nouns, so that what is always so is said of kinds."""

    def stands(self, the: Token, inside: set[int]) -> bool:
        """Tell whether the phrase can be read alone, as far as its own words go.

        ``inside`` are the tokens of the text that it will be read in. What is asked for stands in it too, as a gap:
        "the port of _____" says which port is meant, and so does "which port".
        """
        head, data = the.head, words()
        if head.i not in inside:  # the gap is the noun, or what is between it and "the"
            inside = inside | {t.i for t in head.subtree}
        inside = inside | set(range(the.i, head.i))
        own = [t for t in nominal(head) if t.i in inside]
        if "-year-old" in head.doc[the.i : head.i + 1].text or self._body_alone(the, head):
            return False  # "the 63-year-old Sheikh", "the 63-year-old", "the Government position"
        if is_named(head, self.phrases):
            if len(own) == 2 and head.lower_ in _vague() and not _name_goes_on(head):
                return False  # "the President", "the Company", "the Kingdom"
            if _is_countryman(head, own) and not _is_told(head, inside):
                return False
            short = head.text.isupper() and len(head.text) > 1
            ranked = short and any(t.text in data["ordinals"] and t.head.i == head.i for t in own)  # "the second EMT"
            if ranked and not _is_told(head, inside):
                return False
            return not any(t.text in data["comparing"] for t in own if t.head.i == head.i and t.i < head.i)
        low, noun = head.lower_, lemma(head)
        ahead = [t for t in own if the.i < t.i < head.i and t.head.i == head.i]
        complement = any(
            _restricts(c, h) and (h is head or preposition(c) == "of" or _tells_of_both(c, head)) and _said(c, inside)
            for h in _sharing(head)
            for c in h.children
        )
        if is_written(head) or says_which(the, inside) or (self.explains and is_of_topic(head, self.title)):
            return True
        if is_numbered(head):
            return True  # "the later third century"
        if any(t.lower_ in data["comparing"] and not (complement and t.lower_ in {"former", "rival"}) for t in ahead):
            return False
        if low in data["comparing"]:
            return complement and low in {"rest", "remainder", "remaining", "rival"}  # "the rest of the world"
        if _before_title(head) or any(rel(t) == "compound" and t.lower_ in WORDS for t in ahead[:1]):
            return True  # "the word bitumen"
        if any(_names_it(c, head) and (c.i in inside or c.i == head.i + 1) for c in head.children):
            return True
        if name_after(head) is not None:  # be it in the text, or what is asked for
            return True
        if any(t.tag_ == "CD" for t in ahead) and complement:
            complement = any(rel(c) == "acl" or preposition(c) == "of" for c in head.children if c.i > head.i)
        if _is_countryman(head, own) and not complement:
            return False
        if head.pos_ == "ADJ" and not complement:
            return head.tag_ == "JJ" and low not in data["ordinals"]
        if is_a_kind(head) or _is_continent(head, ahead):
            return True
        if _is_first_to(head, ahead, inside) or is_first_of_title(head, ahead, self.title, generic=self.generic):
            return True
        if complement:
            return not (_one_of_many(head) or _is_some_sort(head)) and not (
                noun in data["parts_played"] and not _has_of(head)
            )
        if noun in data["directions"] and preposition(head) == "to" and not ahead:
            return True  # "Oslo borders on the sea to the south"
        if owns_in_general(the, head) and not self._introduced(head, noun) and not self._of_some_animals(head):
            return True
        if " ".join(t.lower_ for t in own if the.i < t.i <= head.i) == self.title.casefold():
            return True
        if [t.lower_ for t in ahead] == ["first"] and noun == "time" and preposition(head) == "for":
            return True
        if noun in data["unique"] or low in data["unique"]:
            ranked = any(t.lower_ in data["ordinals"] or t.tag_ in {"JJR", "JJS"} for t in ahead)
            any_one = self.explains and speaks_of_kinds(head, self.phrases)
            meant = len(own) == 2 and not any_one and one_meant(head, noun, self.phrases, self.title)
            return not ranked and not meant
        named = [
            t for t in own if the.i < t.i < head.i and not t.text.islower() and (is_name(t) or t.text[0].isupper())
        ]
        if named:
            return noun not in data["counterparts"] and self._named(head, named)
        if any(t.text.isdigit() and len(t.text) == 4 for t in own if the.i < t.i < head.i):
            told = any(rel(c) in {"acl", "appos"} and c.i > head.i and c.i in inside for c in head.children)
            return told or lexicon.noun_class(noun) not in {"artifact", "person"}  # not "the 1785 painting"
        if noun in {"century", "decade", "percent", "cent"} or (low[:1].isdigit() and low.endswith("s")):
            return bool(ahead) or low[:1].isdigit()
        if any(t.lower_ in data["ordinals"] or t.tag_ in {"JJR", "JJS", "CD"} for t in ahead):
            return False
        if noun in data["time_nouns"] and any(t.lower_ in data["time_nouns"] for t in ahead):
            return True  # "the summer months"
        if noun in data["fields"] and any(rel(t) == "compound" or t.tag_ == "JJ" for t in ahead):
            return True
        return self._kind(head, " ".join(t.lower_ for t in own if the.i < t.i <= head.i), noun)

    def _body_alone(self, the: Token, head: Token) -> bool:
        """Tell whether only the class of a body is named, though with a capital: "the Government", its "position"."""
        first = the.nbor(1)
        if not first.text[:1].isupper() or first.lower_ not in words()["national"] or first.i > head.i:
            return False
        alone = first.i == head.i or (head.i == first.i + 1 and rel(first) == "compound" and not is_name(head))
        return alone and not any(preposition(c) in {"of", "in"} for c in head.children)

    def _kind(self, head: Token, phrase: str, noun: str) -> bool:
        """Tell whether the phrase means a kind or the one thing of its kind."""
        kind = lexicon.noun_class(noun)
        if self.explains and means_any(head, phrase, self.phrases):
            return not (kind == "body" and self._of_some_animals(head))
        if is_brought_forth(head, self.phrases):
            return True
        somebody = lexicon.is_person(noun) and self.explains and speaks_of_kinds(head, self.phrases)
        if (self.generic or somebody) and plays_a_part(head, self.phrases):
            return True
        if " " in phrase and listed(phrase) and (lexicon.noun_class(phrase) or kind) in KINDS:
            return True
        title = self.title.casefold()
        if self.generic and titled_by(phrase, title):
            return True
        if self._in_headline(noun) and (phrase == noun or self._in_headline(phrase.rsplit(" ", 1)[0])):
            return True
        if phrase == noun and _one_for_all(noun) and not self._introduced(head, noun):
            return not (kind == "body" and self._of_some_animals(head))
        if kind == "body" and self._of_some_animals(head):
            return False
        if phrase == noun and is_particle(noun) and not self._introduced(head, noun):
            return True
        many = kind == "substance" and is_plural(head)  # "the alkali" is one of them, "the halides" are all
        return self.generic and (many or kind in {"body", "plant", "animal"}) and not self._introduced(head, noun)

    def _of_some_animals(self, head: Token) -> bool:
        """Tell whether the paragraph speaks of a kind of animals that the title is not, whose "jaw" it then means."""
        own, title = self.phrases.at(head), self.title.casefold().split()
        if own is None:
            return False
        ahead = (p for p in self.phrases.of_paragraph[own.paragraph] if p.head.i < head.i)
        earlier = (p for p in ahead if p.role == "subj" or _is_set_ahead(p.head))
        nouns = (lemma(p.head) for p in earlier if p.article in {"bare", "the"} and not is_name(p.head))
        return any(lexicon.noun_class(n) == "animal" and not {n, f"{n}s"} & {*title} for n in nouns)

    def _in_headline(self, noun: str) -> bool:
        """Tell whether a headline, which the card shows, names the noun: "the drone" under "Will drones deliver …"."""
        words_of = self.title.casefold().replace("’s", "").replace("'s", "").split()
        if lexicon.name_class(self.title) and words_of[-1:] == [noun]:
            return False  # a name: "the museum" can be written as the "Victoria and Albert Museum"
        told = {one for w in words_of for one in (w, *singulars(w)) if one == w or said_as_noun(w, one, words_of)}
        # "Ann Roe will not tolerate attacks": which one "the attack" is that does not tell.
        told -= {one for one in told - {*words_of} if lexicon.noun_class(one) in {"event", "act"}}
        return len(words_of) >= HEADLINE and set(noun.split()) <= told

    def _introduced(self, head: Token, noun: str) -> bool:
        """Tell whether one of that noun was brought up before, so that "the" points back to it."""
        own = self.phrases.at(head)
        if own is None:
            return False
        earlier = self.phrases.of_paragraph[own.paragraph]
        return any(p.article in {"a", "quant", "poss"} and lemma(p.head) == noun for p in earlier if p.head.i < head.i)

    def _named(self, head: Token, named: Sequence[Token]) -> bool:
        """Tell whether a name before the noun says which is meant: "the Hanoi summit", not "the Persian scholar"."""
        noun, data = lemma(head), words()
        if noun in data["stand_ins"]["place"] and lexicon.is_region(" ".join(t.text for t in named)):
            return False
        if noun in data["singletons"]:
            joint = any(rel(t) == "conj" for t in named)  # "the Ming and Qing dynasties"
            several = head.tag_ in {"NNS", "NNPS"}  # a conjunct alone makes no several: "the Kelm government and …"
            return joint or not several or noun in {"people", "police"}
        many = {n for nouns in data["stand_ins"].values() for n in nouns}
        demonym = all(t.tag_ == "JJ" or lexicon.country_adjective(t.text) for t in named)
        national = all(lexicon.country_adjective(t.text) or lexicon.country_of(t.text) for t in named)
        if national and head.tag_ == "NN" and any(lexicon.is_kind_of(noun, kind) for kind in ONE_OF_MANY):
            return False  # "the Orvalian fund", "the U.S. intelligence report"
        if any(rel(c) == "compound" and c.i < head.i and c not in named for c in head.children):
            return not lexicon.is_person(noun)  # "the Moroccan solar energy agency"
        if noun in many and any(
            t.lower_ == "based" or t.lower_.endswith("-based") for t in head.doc[named[0].i : head.i]
        ):
            return False  # "the Hull-based company"
        if lexicon.is_person(noun):
            return is_plural(head) and demonym
        if is_plural(head) and noun in data["stand_ins"]["place"]:
            return True  # "the Baltic states"
        return not (demonym and noun in many)


def _is_set_ahead(noun: Token) -> bool:
    """Tell whether a noun stands before what its paragraph's first sentence says: "In most species of newts, …"."""
    return noun.sent.start == 0 and noun.i < noun.sent.root.i


def _one_for_all(noun: str) -> bool:
    """Tell whether the noun with "the" speaks of what everybody has or knows: "the brain", "the flu", "the abacus"."""
    kind = lexicon.noun_class(noun)
    if kind == "body" or noun == "heart":
        return any(lexicon.is_kind_of(noun, whole) for whole in ("internal organ", "neural structure"))
    if kind == "state":
        return noun != "disease" and lexicon.is_kind_of(noun, "communicable disease")
    return kind == "artifact" and not lexicon.familiar(noun) and lexicon.is_kind_of(noun, "instrument")


def _is_first_to(head: Token, ahead: Sequence[Token], inside: set[int]) -> bool:
    """Tell whether rank and infinitive say which is meant: "the first woman *to climb* the mountain"."""
    end = head.right_edge.i + 1 if head.right_edge.i < head.sent.end - 1 else head.i
    marks = [
        t
        for t in head.doc[head.i + 1 : max(end, head.i + 2) + 1]
        if t.tag_ == "TO" and t.head.tag_ == "VB" and t.i in inside
    ]
    ranked = any(t.lower_ in words()["ordinals"] or t.tag_ == "JJS" or t.lower_ == "only" for t in ahead)
    if not ranked or not marks:
        return False
    after = head.i + 2 if head.nbor(1).lower_ == "ever" else head.i + 1
    beyond = {c.right_edge.i + 1 for c in head.children if c.i > head.i and preposition(c) == "in"}
    return marks[0].i in {after, end, *beyond}  # "the first town in Orvalia *to* …"


def _is_continent(head: Token, ahead: Sequence[Token]) -> bool:
    """Tell whether a continent is called by its adjective: "the African continent"."""
    return lemma(head) == "continent" and [lexicon.is_region(t.text) for t in ahead] == [True]


def _sharing(head: Token) -> list[Token]:
    """Return the noun and those coordinated with it that share its "the": "the size and strength of the storm".

    "The city and large tracts of forest" are two: a plural with an adjective of its own needs no "the".
    """
    own = {"det", "case", "nmod:poss"} | (set() if head.tag_ == "NNS" else {"amod"})
    joint = [
        c
        for c in head.children
        if rel(c) == "conj"
        and not any(g.dep_ in own and g.i < c.i and (is_plural(c) or g.dep_ != "amod") for g in c.children)
    ]
    last = [c for c in head.children if rel(c) == "conj"][-1:]
    if last and last[0] not in joint and any(rel(c) == "cop" for c in head.children) and not _has_of(head):
        joint += last  # "is *the capital and the largest city* of Orvalia"
    return [head, *joint]


def _tells_of_both(clause: Token, head: Token) -> bool:
    """Tell whether a clause after the last of several nouns is of all: "the duties and rights *a citizen has*"."""
    return is_plural(head) and is_plural(clause.head) and _is_contact(clause, clause.head)


def _is_contact(clause: Token, noun: Token) -> bool:
    """Tell whether a clause right after its noun begins with its own subject, as no clause of a verb can."""
    subject = next((c for c in clause.children if rel(c) in SUBJECTS), None)
    if not is_relative_clause(clause) or subject is None or subject.tag_ in {"WDT", "WP"}:
        return False
    return clause.left_edge.i == noun.i + 1 == subject.left_edge.i


def _restricts(child: Token, head: Token) -> bool:
    """Tell whether what follows the noun says which is meant."""
    if rel(child) == "amod" and child.i == head.i + 1 and child.lower_ in words()["restricting"]:
        return any(preposition(c) and c.i > child.i for c in child.children)  # "the energy *necessary for life*"
    if child.i < head.i or rel(child) not in {"nmod", "acl", "ccomp", "obl"}:
        return False
    if is_loose(child):
        return _is_dated_aside(child)
    if _may_be_the_verbs(child, head):
        return False
    if rel(child) in {"nmod", "obl"}:
        prep = preposition(child)
        if prep == "of" or lexicon.is_time(lemma(head)):
            return True
        best = any(t.tag_ in {"JJS", "RBS"} for t in head.doc[head.left_edge.i : head.i])
        if lemma(head) in NAMES and prep != "for" and not best:
            return False  # "the use of the word in a text"
        if prep in WHENCE and lemma(head) in words()["shells"] and not _of_case(child, prep):
            return False
        when = lexicon.is_time(lemma(child)) or child.ent_type_ in {"DATE", "TIME"} or child.tag_ == "CD"
        return bool(prep) and prep not in YIELDING and not when
    return True


def _is_dated_aside(child: Token) -> bool:
    """Tell whether an aside says by its year which is meant: "the treaty, *signed in Hull in 1931*, …"."""
    years = (t for t in child.subtree if t.text.isdigit() and len(t.text) == 4)
    return rel(child) == "acl" and child.tag_ == "VBN" and set_off(child) and any(years)


def _of_case(child: Token, prep: str) -> bool:
    """Tell whether "in" leads to a name that is no place: "the decision in Roe"."""
    return prep == "in" and is_name(child) and "place" not in lexicon.name_class(child.text)


def _may_be_the_verbs(child: Token, head: Token) -> bool:
    """Tell whether what follows a noun may as well go with its verb: "took the word | from Latin".

    What stands between a subject and its verb goes with the subject, and "that" with the thought right before it.
    """
    if (rel(head) in SUBJECTS and child.i < head.head.i) or _is_thought(child, head):
        return False
    if _is_contact(child, head):
        return False
    if doubt(child) > FAR_UNSURE and _could_go_elsewhere(child, head):
        return True
    if _is_to_do(child, head):
        return True
    if _is_somebody_of(child, head):
        return True
    if doubt(child) < UNSURE or lexicon.noun_class(lemma(head)) not in TOLD_OF:
        return False
    if lemma(head) in wordlist("extract", "infinitival") or any(
        rel(c) == "amod" and c.i < head.i for c in head.children
    ):
        return False  # "the plan to leave", "the first match at Oslo"
    if rel(child) == "acl":
        return any(rel(c) == "mark" and c.lower_ == "to" for c in child.children)
    return rel(child) == "nmod" and preposition(child) in WANDERING


def _is_thought(child: Token, head: Token) -> bool:
    """Tell whether a clause right after a noun says what is thought: "the belief *that the sun stood still*"."""
    if rel(child) not in {"acl", "ccomp"} or child.left_edge.i != head.i + 1 or head.nbor(1).lower_ != "that":
        return False
    return head.tag_ == "NN" and lexicon.noun_class(lemma(head)) in {"cognition", "communication"}


def _is_to_do(child: Token, head: Token) -> bool:
    """Tell whether an infinitive tells what its verb's object is to do: "expects the figure | to fall"."""
    if rel(child) != "acl" or rel(head) != "obj" or lemma(head.head) not in words()["object_to_do"]:
        return False
    to_do = any(rel(c) == "mark" and c.lower_ == "to" for c in child.children)
    return to_do and lemma(head) not in wordlist("extract", "infinitival")


def _is_somebody_of(child: Token, head: Token) -> bool:
    """Tell whether "of" leads to what somebody is to have done, or gets or loses: "accused the firms | of a fraud"."""
    if rel(head) not in {"obj", *SUBJECTS} or lemma(head.head) not in words()["somebody_of"]:
        return False
    data, noun = words(), lemma(head)
    body = noun in data["stand_ins"]["organization"] or noun in data["firms"] or noun in data["bodies"]
    return child.doc[child.left_edge.i].lower_ == "of" and (body or lexicon.is_person(noun))


def _could_go_elsewhere(child: Token, head: Token) -> bool:
    """Tell whether what follows a noun is of a form that goes with verbs too: a finite clause, a phrase of no name."""
    if head.lower_ in words()["ordinals"] or lexicon.is_time(lemma(head)) or preposition(child) == "of":
        return False
    if rel(child) == "acl":
        return child.tag_ not in {"VB", "VBN"} or not any(c.tag_ == "TO" for c in child.children)
    return not is_name(child) and child.tag_ != "CD"


def _is_told(head: Token, inside: set[int]) -> bool:
    """Tell whether something after the noun says which is meant."""
    return any(c.i > head.i and rel(c) in {"nmod", "acl", "appos"} and c.i in inside for c in head.children)


def _is_countryman(head: Token, own: Sequence[Token]) -> bool:
    """Tell whether one person is called by where they come from: "the Iranian", "the Irish-American"."""
    people = all(lexicon.country_adjective(t.text) for t in own if t.lower_ != "the" and t.text != "-")
    return people and head.tag_ in {"NN", "NNP", "JJ"} and head.text.endswith("an") and rel(head) in SUBJECTS


def _has_of(head: Token) -> bool:
    return any(preposition(c) in {"of", "for"} or rel(c) in {"acl", "ccomp"} for c in head.children if c.i > head.i)


def _said(child: Token, inside: set[int]) -> bool:
    """Tell whether a complement is in the text, be it as a gap that its preposition or "that" leads to."""
    return child.i in inside or any(rel(c) in {"case", "mark"} and c.i in inside for c in child.children)


def is_named(head: Token, phrases: Phrases) -> bool:
    """Tell whether a phrase's head is a name, also one that is tagged as a noun: "the IPCC"."""
    if is_name(head) and not (head.text.islower() and lexicon.is_person(lemma(head))):
        return True  # "the lord chancellor" has a name of his own
    if not head.text[:1].isupper() or head.is_sent_start:
        return head.text[1:] != head.text[1:].lower()
    before = head.nbor(-1)
    modified = before.text[:1].isupper() and rel(before) in {"amod", "compound", "conj"} and not before.is_sent_start
    inner = any(c.isupper() for c in head.text[1:])
    return inner or modified or phrases.names.at(head) is not None  # "the Ninth Doctors"


@cache
def _vague() -> frozenset[str]:
    """Return nouns that alone name nothing, though they have a capital."""
    data = words()
    kinds = (data["stand_ins"][kind] for kind in ("person", "work", "place", "event"))
    return frozenset([*data["firms"], *data["bodies"], *(noun for nouns in kinds for noun in nouns)])


def _name_goes_on(head: Token) -> bool:
    """Tell whether a name goes on after its kind: "the River Volga", "the Republic of Korea"."""
    after = head.nbor(1) if head.i + 1 < head.sent.end else None
    return after is not None and (after.lower_ == "of" or (is_name(after) and after.text[:1].isupper()))


def _names_it(child: Token, head: Token) -> bool:
    """Tell whether a name right after the noun says which is meant: "the historian Frederick Mote"."""
    if rel(child) not in {"appos", "flat"} or child.i < head.i or set_off(child) or gets_name(head):
        return False
    return is_name(child) or child.text[:1].isupper()


def _before_title(head: Token) -> bool:
    """Tell whether a title that begins with an article stands right after the noun: "the film The Lantern"."""
    after = head.doc[head.i + 1 : min(head.i + 3, head.sent.end)]
    titled = len(after) == 2 and after[0].text in {"The", "A", "An"} and after[1].text[:1].isupper()
    return titled and not is_plural(head)


def _is_some_sort(noun: Token) -> bool:
    """Tell whether a noun is for one of several sorts, of which "of" does not say which: "the old *form of light*"."""
    if lemma(noun) not in SORTS or preposition(noun) in {"in", "by", "as"} or noun.tag_ != "NN":
        return False
    ahead = [c for c in noun.children if c.i < noun.i and rel(c) in {"amod", "compound", "nmod"}]
    if any(c.text[:1].isupper() or c.lower_ in FOREMOST or c.tag_ == "JJS" for c in ahead):
        return False  # "the Rusk style of building", "the main form of trade"
    after = [c for c in noun.children if c.i > noun.i and not c.is_punct]
    plain = all(rel(c) == "nmod" and preposition(c) == "of" and not is_name(c) for c in after)
    return plain and all(rel(g) == "case" for c in after for g in c.children if not g.is_punct)


def _one_of_many(head: Token) -> bool:
    """Tell whether the complement is a clause on a noun that some clause before must have brought up.

    "the man who came", but not "the team found": a participle alone restricts too little.
    """
    after = [c for h in _sharing(head) for c in h.children if _restricts(c, h)]
    return all(rel(c) == "acl" and c.tag_ in {"VBN", "VBG"} and not list(c.children) for c in after)
