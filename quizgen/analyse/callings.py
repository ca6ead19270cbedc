"""By which common nouns an article calls its names, and how a name is written as a phrase."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from quizgen import lexicon
from quizgen.analyse.names import CALLING, Mention, Names
from quizgen.analyse.phrases import Phrase, Phrases, lemma, name_after
from quizgen.analyse.wordlists import words
from quizgen.syntax.labels import SUBJECTS, is_name, is_passive_subject, is_plural, rel
from quizgen.syntax.phrases import preposition, text_of
from quizgen.syntax.tokens import Token

LINKS = frozenset({"of", "for", "in", "at", "on", "and"})
LAST_WORD, LONGEST_WORD = re.compile(r"[\w'’-]+,?$"), 50
"""What stands last in a piece of a text, and how many characters of the text are looked at."""
ORDER = re.compile(r"[ivx]+|\d+")
"""Numbers that tell things of one name from each other."""
WIDE = frozenset({"country", "nation", "capital", "continent", "area", "region"})
"""Places of which "of" tells what they lie in or belong to: "the largest country of Latin America"."""
BECOMING = frozenset({"become", "remain"})
FOUNDING = frozenset({"found", "establish", "form", "create", "build", "constitute", "set", "organize", "organise"})
"""Verbs whose passive with "as" says what something was from the first."""
UNTELLING = frozenset(
    {"person", "individual", "one", "part", "member", "thing", "kind", "name", "example", "year", "day"}
)
"""Nouns that say too little of what they are said of."""
OFTEN = 3
"""Mentions of a name that the article keeps speaking of."""
NEAR = 3
"""Sentences back in which a name is near enough to be stood in for."""
RELATIVE = frozenset(
    "old new great upper lower north south east west northern southern eastern western central".split()
)
"""Words that tell parts and neighbours from each other: the Old Town is part of the town."""


@dataclass
class Callings:
    """The names of one article by the nouns that say what they are."""

    names: Names
    phrases: Phrases
    _called: dict[str, list[tuple[Phrase, Mention]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for phrases in self.phrases.of_paragraph:
            for phrase in phrases:
                if phrase.name is not None and is_name(phrase.head):
                    self._by_itself(phrase, phrase.name)
                elif (not is_name(phrase.head) or phrase.head.text.islower()) and not phrase.pronoun:
                    self._by_noun(phrase)

    def of(self, noun: str) -> list[tuple[Phrase, Mention]]:
        """Return the names that were called by the noun, each with the phrase that did so, in order."""
        return self._called.get(noun, [])

    def right_after(self, noun: str) -> list[Mention]:
        """Return the names that stand right after the noun somewhere in the article: "the retailer Harrods"."""
        if noun in UNTELLING:
            return []
        close = [name_after(p.head) for p in self.phrases.with_noun(noun) if not p.plural]
        found = [(c, self.names.at(c)) for c in close if c is not None]
        known = [m for c, m in found if m is not None and m.first.i == c.i and m.type != "people"]
        # "the film Ann Roe made": she is no film.
        return [m for m in known if (self.names.type_of(m.first) == "person") == lexicon.is_person(noun)]

    def _by_itself(self, phrase: Phrase, name: Mention) -> None:
        """Note the noun in a name: "the Kielder Observatory", "the Bank of England"."""
        said = [t.lower_ for t in name.tokens]
        while len(said) > 2 and ORDER.fullmatch(said[-1]):
            said.pop()  # "World War II"
        link = next((n for n, word in enumerate(said) if n and word in LINKS), len(said))
        if (
            len(said) > 1
            and said[0] not in RELATIVE
            and not _torn(name)
            and name.type in {"organization", "place", "event"}
        ):
            self._note(said[link - 1], phrase, name)

    def _by_noun(self, phrase: Phrase) -> None:
        """Note what a noun says of a name: "Bodil, a town", "Bodil is one of the towns", "the town of Bodil"."""
        head, noun = phrase.head, lemma(phrase.head)
        if noun == "one":
            inner = next((c for c in head.children if preposition(c) == "of" and is_plural(c)), None)
            if inner is None or is_name(inner):
                return
            noun = lemma(inner)
        elif is_plural(head):
            return
        if noun in UNTELLING:
            return
        children = list(head.children)
        others: list[Token] = [c for c in children if rel(c) in {"appos", "flat"}]
        others += _told(head)
        if any(rel(c) == "cop" for c in children) and not any(c.lower_ in {"not", "n't"} for c in children):
            others += [c for c in children if rel(c) == "nsubj"]
        if noun in words()["stand_ins"]["place"] and noun not in WIDE and not any(c.tag_ == "JJS" for c in children):
            others += [c for c in children if preposition(c) == "of" and _starts(self.names.at(c), head.i + 2)]
        if rel(head) == "appos":
            others.append(head.head)
        beside = name_after(head)
        if beside is not None and lexicon.is_person(noun):  # "the writer Bodil Lund"
            others.append(beside)
        for verb in children:  # "a shop called Bodil"
            if rel(verb) == "acl" and verb.lower_ in CALLING:
                given = (c for c in verb.children if c.i > verb.i and rel(c) in {"obj", "xcomp", "obl"})
                others += [c for c in given if not preposition(c) and not _runs_on(self.names.at(c))]
        for other in others:
            mention = self.names.at(other)
            if mention is not None and mention.type != "people":
                person = lexicon.is_person(noun)
                if (mention.type == "person") == person or (
                    noun in words()["stand_ins"]["place"] and rel(other) in {"nsubj", "nmod"}
                ):
                    self._note(noun, phrase, mention)

    def _note(self, noun: str, phrase: Phrase, name: Mention) -> None:
        self._called.setdefault(noun, []).append((phrase, name))


def _starts(mention: Mention | None, place: int) -> bool:
    return mention is not None and int(mention.first.i) == place


def _runs_on(mention: Mention | None) -> bool:
    """Tell whether a name is but the end of what something was called: "a park called Wet'n'Wild *Las Vegas*"."""
    if mention is None:
        return False
    before = mention.first.nbor(-1)
    return before.text[:1].isupper() and before.lower_ != "the"


def _told(head: Token) -> list[Token]:
    """Return the name of which a verb says that it is, was or became a thing: "Orvalia became *a principality*"."""
    verb = head.head
    became = rel(head) in {"obj", "xcomp"} and lemma(verb) in BECOMING
    made = rel(head) == "obl" and preposition(head) == "as" and lemma(verb) in FOUNDING
    if not (became or made) or any(rel(c) == "neg" or c.lower_ in {"not", "n't", "never"} for c in verb.children):
        return []
    return [c for c in verb.children if rel(c) in SUBJECTS and (became or is_passive_subject(c))]


def is_told(head: Token) -> bool:
    """Tell whether a phrase only says what another one is or became: the thing itself is to be called by that one."""
    copular = any(rel(c) == "cop" for c in head.children)
    return copular or bool(_told(head))


def _torn(name: Mention) -> bool:
    """Tell whether a name seems to be the rest of a longer one: "Drug Policy" of "Human Rights and Drug Policy"."""
    i, doc = name.first.i, name.first.doc
    return i > 1 and doc[i - 1].lower_ in {"and", "&", "of", "on", "for"} and is_name(doc[i - 2])


def whole(name: Mention) -> Mention:
    """Return the name with what "of" adds to it: "the Confederal Republic | of the Rif", "the Museum | of Art"."""
    last = name.tokens[-1]
    doc, end = last.doc, last.i + 1
    while name.type != "person":
        link = 2 if end + 1 < last.sent.end and doc[end + 1].lower_ == "the" else 1
        first = end + link
        if doc[end : end + 1].text.lower() != "of" or first >= last.sent.end or not doc[first].text[:1].isupper():
            break
        end = first + 1
        while end < last.sent.end and doc[end].text[:1].isupper() and is_name(doc[end]):
            end += 1
    return replace(name, tokens=(*name.tokens, *doc[last.i + 1 : end])) if end > last.i + 1 else name


def distinct(names: Names, mentions: Iterable[Mention]) -> list[Mention]:
    """Return one mention for each thing named."""
    found: list[Mention] = []
    for mention in mentions:
        if not any(names.same(mention, other) for other in found):
            found.append(mention)
    return found


def main_firm(names: Names, phrases: Phrases, phrase: Phrase) -> list[Mention]:
    """Return the organisation that the article is mostly about, if it was just spoken of and no other one was."""
    every = [m for m in names.mentions if names.type_of(m.first) == "organization"]
    ranked = sorted(((sum(names.same(m, o) for o in every), m) for m in distinct(names, every)), key=lambda r: -r[0])
    if not ranked or ranked[0][0] < OFTEN or (len(ranked) > 1 and ranked[0][0] < 2 * ranked[1][0]):
        return []
    around = (p for ps in phrases.of_paragraph[max(0, phrase.paragraph - 1) : phrase.paragraph + 1] for p in ps)
    near = [p.name for p in around if p.name and p.before(phrase) and phrase.sentence - p.sentence <= NEAR]
    firms = distinct(names, (m for m in near if names.type_of(m.first) == "organization"))
    body = ranked[0][1].tokens[-1].lower_ in {*words()["inner_bodies"], *words()["public_bodies"]}
    return firms if len(firms) == 1 and not body and names.same(firms[0], ranked[0][1]) else []


def plain(mention: Mention, text: str = "") -> str:
    """Return the name as a phrase, with "the" where it stood so, or mostly does in the text."""
    name, first = text_of(mention.tokens), mention.first
    if mention.type == "person" and first.tag_ == "NNP":
        return name
    if first.i > 0 and first.nbor(-1).lower_ == "the" and first.nbor(-1).head.i in {t.i for t in mention.tokens}:
        return f"the {name}"
    return with_article(name, text) if mention.type != "person" else name


@lru_cache(maxsize=1000)
def with_article(name: str, text: str) -> str:
    """Return the name with "the" before it if its occurrences in the text have it, or names with its noun do."""
    if name[:4].lower() == "the " or not text:
        return name
    # What stands after another capital is a longer name: "the North Kelmore Ocean".
    places = (m.start() for m in re.finditer(rf" {re.escape(name)}(?![\w'’-]| [A-Z(])", text))
    ahead = (LAST_WORD.search(text[max(0, place - LONGEST_WORD) : place]) for place in places)
    before = [m.group() for m in ahead if m is not None]
    found = [w.lower() == "the" for w in before if w.lower() == "the" or not w[:1].isupper()]
    said = name.casefold().split()
    link = next((n for n, word in enumerate(said) if n and word in LINKS), len(said))
    articled = len(said) > 1 and bool({said[link - 1], said[-1] if "of" not in said else ""} & {*words()["articled"]})
    if found and (len(found) > 1 or not articled):
        articled = 2 * sum(found) + articled > len(found)
    return f"the {name}" if articled else name
