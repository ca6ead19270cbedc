"""What "he", "the company" and "the war" stand for: replaced by a name with its place, or called dangling.

``References.settle`` takes the tokens of a phrase and gives its text, ready to be read without the article; or
says which word keeps pointing out of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml
from spacy.tokens import Doc, Token

from quizgen import lexicon
from quizgen.analyse.document import Document
from quizgen.analyse.names import Mention, Names, listed
from quizgen.model import Span
from quizgen.syntax.clauses import clause_of
from quizgen.syntax.labels import SUBJECTS, is_name, is_nominal, is_plural, is_relative_clause, rel
from quizgen.syntax.phrases import below, conjuncts, is_loose, nominal, preposition, text_of

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
SPEAKER = frozenset("i me my mine myself we us our ours ourselves you your yours yourself yourselves".split())
POSSESSIVE = frozenset({"his", "her", "its", "their"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "oneself"})


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """Return the closed word classes of ``data/reference.yaml``."""
    data: dict[str, Any] = yaml.safe_load((files("quizgen") / "data" / "reference.yaml").read_text(encoding="utf-8"))
    return data


@dataclass(frozen=True)
class Settled:
    """A phrase that can be read alone: its text, and where its replacements stand."""

    text: str
    via: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Dangling:
    """A phrase that points out of itself, and the word that does."""

    word: str


@dataclass(frozen=True)
class Replacement:
    """What to write for a token; ``drop`` lists tokens that the new text makes superfluous."""

    text: str
    via: Span
    drop: tuple[int, ...] = ()


@dataclass
class _Noun:
    head: Token
    tokens: list[Token]
    anchored: bool
    order: int
    text: str = field(default="")


class References:
    """The references of one article."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.names = Names(document)
        self._order = {id(p.doc): n for n, p in enumerate(document.paragraphs)}
        self._nouns: dict[str, list[_Noun]] = {}
        self._subject_cache: dict[tuple[int, int], Token | None] = {}
        self._lower_words: set[str] = set()
        self._capital_words: set[str] = set()
        self._pairs: list[tuple[Token, Token]] = []
        self._collect()
        self.title_words = [w.casefold() for w in document.article.title.replace("'s", "").split()]
        self.title_names = self._title_types()

    # -- what the article holds

    def _collect(self) -> None:
        for number, paragraph in enumerate(self.document.paragraphs):
            for token in paragraph.doc:
                if token.text.islower():
                    self._lower_words.add(token.text)
                elif not _opens_sentence(token):
                    self._capital_words.add(token.text)
                both = [c for c in conjuncts(token) if is_name(c)] if is_name(token) and rel(token) != "conj" else []
                if len(both) == 2 and len(conjuncts(token)) == 2:
                    self._pairs.append((both[0], both[1]))
                if not is_nominal(token) or token.pos_ == "PRON" or rel(token) in {"compound", "flat"}:
                    continue
                tokens = nominal(token)
                noun = _Noun(token, tokens, _anchored(token, tokens), number)
                self._nouns.setdefault(_lemma(token), []).append(noun)

    def _title_types(self) -> set[str]:
        title = self.document.article.title
        found = set(lexicon.name_class(title))
        for mention in self.names.mentions:
            if mention.name.casefold() == title.casefold():
                found.add(self.names.type_of(mention.first))
        return found

    @property
    def title_is_person(self) -> bool:
        """Tell whether the article is about a person, by its title."""
        return "person" in self.title_names and self.document.article.titled

    # -- settling

    def settle(self, tokens: Sequence[Token], bound: Token | None = None) -> Settled | Dangling:
        """Return the phrase's text with references replaced, or the word that dangles.

        ``bound`` is the head of a subject that stands in the same question: a pronoun that it binds may stay.
        """
        inside = {t.i for t in tokens}
        replace: dict[int, str] = {}
        via: list[Span] = []
        for token in tokens:
            if token.i in replace:
                continue
            verdict = self.verdict(token, inside, bound)
            if isinstance(verdict, Dangling):
                return verdict
            if isinstance(verdict, Replacement):
                replace[token.i] = verdict.text
                for index in verdict.drop:
                    if index in inside and index != token.i:
                        replace[index] = ""
                via.append(verdict.via)
        for token in tokens:
            if token.i not in replace:
                replace[token.i] = self.lower_initial(token)
        kept = [t for t in tokens if replace.get(t.i) != ""]
        text = text_of(kept, replace)
        if text.count("'s's"):
            return Dangling("'s")
        return Settled(text, tuple(dict.fromkeys(via)))

    def verdict(self, token: Token, inside: set[int], bound: Token | None) -> Replacement | Dangling | None:
        low = token.lower_
        if low in SPEAKER and token.pos_ in {"PRON", "DET"}:
            return Dangling(token.text)
        if token.tag_ in {"PRP", "PRP$"} or (low in MALE | FEMALE | NEUTER | PLURAL and token.pos_ == "PRON"):
            if rel(token) == "expl":
                return None
            return self._pronoun(token, inside, bound)
        if low in {"this", "that", "these", "those"} and rel(token) != "mark" and token.tag_ in {"DT", "WDT"}:
            return self._demonstrative(token, inside)
        if low == "the" and rel(token) == "det":
            return self._definite(token, inside)
        return self._deictic(token, inside) or self._surname(token)

    def _surname(self, token: Token) -> Replacement | None:
        """Return the full name for a surname that stands alone: "Rob Yarrell" for "Yarrell"."""
        mention = self.names.at(token)
        if mention is None or len(mention.tokens) > 1 or self.names.type_of(token) != "person":
            return None
        if token.i > 0 and token.nbor(-1).text[:1].isupper() and not _opens_sentence(token) and token.nbor(-1).is_alpha:
            if is_name(token.nbor(-1)):
                return None
        full = self.names.full_form(mention)
        if full is mention or len(full.tokens) > 4:
            return None
        return Replacement(_plain(full), self.document.span(full.tokens))

    def _deictic(self, token: Token, inside: set[int]) -> Dangling | None:
        low, data = token.lower_, words()
        if rel(token) in {"advmod", "obl", "nmod"} and low in data["deictic_times"]:
            if low in {"later", "earlier", "ago", "before"} and any(c.i in inside for c in token.children):
                pass
            return Dangling(token.text)
        if token.pos_ == "ADV" and low in data["deictic_places"] and rel(token) == "advmod":
            return Dangling(token.text)
        if low in data["comparing_always"] and rel(token) in {"amod", "det", "nummod"}:
            return Dangling(token.text)
        if low in {"others", "another", "former", "latter"} and is_nominal(token):
            return Dangling(token.text)
        if low == "more" and rel(token) == "amod" and not _has_than(token):
            return Dangling(token.text)
        if low in data["weekdays"] and is_name(token):
            return Dangling(token.text)
        if low in {"last", "next", "past", "coming", "previous"} and token.head.lemma_.lower() in data["time_nouns"]:
            if rel(token) == "amod" and not any(c.lower_ == "the" for c in token.head.children):
                return Dangling(token.text)
        if (
            token.tag_ == "JJR"
            and rel(token) == "amod"
            and not _has_than(token)
            and low not in {"higher", "lower", "upper"}
        ):
            return Dangling(token.text)
        return None

    def lower_initial(self, token: Token) -> str:
        """Return the token as it stands inside a sentence: a capital that only its place gave it goes."""
        text = str(token.text)
        if (
            not _opens_sentence(token)
            or not text[:1].isupper()
            or text == "I"
            or (len(text) > 1 and not text[1:].islower())
        ):
            return text
        if is_name(token) and (self.names.at(token) is not None or text.lower() not in self._lower_words):
            return text
        if text in self._capital_words and text.lower() not in self._lower_words:
            return text
        return text[0].lower() + text[1:]

    def uncapitalised(self, tokens: Sequence[Token]) -> str:
        """Return the tokens' text without a capital that only the sentence's start gave it."""
        return text_of(tokens, {t.i: self.lower_initial(t) for t in tokens})

    # -- pronouns

    def _pronoun(self, token: Token, inside: set[int], bound: Token | None) -> Replacement | Dangling | None:
        low = token.lower_
        if self._is_bound(token, inside, bound):
            return None
        antecedent = self._antecedent(token)
        if antecedent is None:
            return Dangling(token.text)
        text, span = antecedent
        possessive = low in POSSESSIVE and token.tag_ == "PRP$"
        if low in REFLEXIVE:
            return Dangling(token.text)
        return Replacement(_possessive(text) if possessive else text, span)

    def _is_bound(self, token: Token, inside: set[int], bound: Token | None) -> bool:
        """Tell whether the pronoun's antecedent stands in the question itself."""
        if token.lower_ not in POSSESSIVE | REFLEXIVE | PLURAL | NEUTER | MALE | FEMALE:
            return False
        near = _clause_subject(token)
        if near is None or near.i >= token.i:
            return False
        if near.pos_ == "PRON" or not (near.i in inside or (bound is not None and near.i == bound.i)):
            return False
        if token.tag_ != "PRP$" and token.lower_ not in REFLEXIVE:
            return False
        return self.agrees(token, near)

    def agrees(self, pronoun: Token, noun: Token) -> bool:
        """Tell whether a pronoun can stand for a noun, by number and by what the noun is."""
        low = pronoun.lower_
        kind = self.type_of(noun)
        if low in PLURAL:
            return is_plural(noun) or (kind in {"group", "organization"} and not is_name(noun))
        if is_plural(noun) and not (is_name(noun) and kind != "person"):
            return False
        if low in MALE | FEMALE:
            return kind == "person"
        return kind != "person"

    def type_of(self, noun: Token) -> str:
        """Return what a noun refers to: ``person``, ``organization``, ``place``, ``group`` … or the empty string."""
        kind = self.names.type_of(noun)
        if kind:
            return kind
        lemma = _lemma(noun)
        if is_name(noun):
            return next((k for k in ("person", "place", "organization") if k in lexicon.name_class(noun.text)), "")
        return str(lexicon.noun_class(lemma))

    def _antecedent(self, pronoun: Token) -> tuple[str, Span] | None:
        low = pronoun.lower_
        if low in MALE | FEMALE:
            return self._person_before(pronoun)
        if low in NEUTER or low in PLURAL:
            return self._subject_before(pronoun)
        return None

    def _window(self, token: Token, sentences: int = 3) -> list[Mention]:
        """Return the names before the token in its sentence and the ones before, same paragraph."""
        starts = [s.start for s in token.doc.sents if s.start <= token.i]
        first = starts[max(0, len(starts) - sentences)]
        return [m for m in self.names.mentions if m.first.doc is token.doc and first <= m.first.i < token.i]

    def _person_before(self, pronoun: Token) -> tuple[str, Span] | None:
        people = [m for m in self._window(pronoun) if self.names.type_of(m.first) == "person"]
        people = [m for m in people if rel(m.first) != "compound" or m.tokens[-1].head.i == m.first.i]
        distinct: list[Mention] = []
        for mention in people:
            if not any(self.names.same(mention, d) for d in distinct):
                distinct.append(mention)
        if len(distinct) == 1:
            best = self.names.full_form(distinct[0])
            if _quoted(pronoun) != _quoted(distinct[0].first):
                return None
            return best.name if best.name == _plain(best) else _plain(best), self.document.span(best.tokens)
        if not distinct and self.title_is_person and not self._other_people(pronoun):
            return self._title()
        return None

    def _other_people(self, pronoun: Token) -> bool:
        """Tell whether a person other than the one in the title was named or described earlier in the paragraph."""
        title = set(self.title_words)
        for mention in self.names.mentions:
            if mention.first.doc is pronoun.doc and mention.first.i < pronoun.i:
                if self.names.type_of(mention.first) == "person" and not title & set(mention.name.casefold().split()):
                    return True
        start = pronoun.sent.start
        for token in pronoun.doc[max(0, start - 60) : pronoun.i]:
            if token.pos_ == "NOUN" and rel(token) in SUBJECTS and lexicon.is_person(_lemma(token)):
                return True
        return False

    def _title(self) -> tuple[str, Span] | None:
        title = self.document.article.title
        at = self.document.article.text.find(title)
        if at < 0 or not self.document.article.titled:
            return None
        return title, self.document.article.span(at, at + len(title))

    def _subject_before(self, pronoun: Token) -> tuple[str, Span] | None:
        """Return the subject of the sentence before, for a pronoun that opens a sentence as its subject."""
        main = pronoun.sent.root
        own = _main_subject(main)
        if own is None or own.i != pronoun.i:
            return None
        if pronoun.sent.start == 0:
            return None
        previous = pronoun.doc[pronoun.sent.start - 1].sent
        subject = _main_subject(previous.root)
        if subject is None or _quoted(pronoun) != _quoted(subject):
            return None
        if clause_of(previous.root) is None:
            return None
        if subject.pos_ == "PRON":
            if subject.lower_ == pronoun.lower_:
                return self._subject_before(subject)
            return None
        if not self.agrees(pronoun, subject):
            return None
        # A second candidate of the same number later in that sentence makes the guess unsafe, unless the subject is a name.
        settled = self.settle(_subject_phrase(subject))
        if isinstance(settled, Dangling) or len(settled.text.split()) > 8:
            return None
        rivals = [
            t
            for t in previous
            if t.i > subject.i
            and is_nominal(t)
            and rel(t) in {"obj", *SUBJECTS}
            and t.pos_ != "PRON"
            and self.agrees(pronoun, t)
        ]
        if rivals and not (is_name(subject) or self._is_topic(subject)):
            return None
        return settled.text, settled.via[0] if settled.via else self.document.span(_subject_phrase(subject))

    def _is_topic(self, noun: Token) -> bool:
        return _lemma(noun) in self.title_words or noun.lower_ in self.title_words

    # -- definite phrases

    def _demonstrative(self, token: Token, inside: set[int]) -> Replacement | Dangling | None:
        low = token.lower_
        head = token.head
        if rel(token) == "det" and is_nominal(head):
            return Dangling(f"{token.text} {head.text}")
        if (
            low == "that"
            and (rel(token) in SUBJECTS | {"obj", "obl"})
            and any(is_relative_clause(a) for a in [token.head, *token.head.ancestors])
        ):
            return None
        if low in {"that", "those"} and any(rel(c) in {"nmod", "acl"} and c.i in inside for c in token.children):
            return None
        return Dangling(token.text)

    def _definite(self, the: Token, inside: set[int]) -> Replacement | Dangling | None:
        head = the.head
        if not is_nominal(head) and head.pos_ not in {"ADJ", "VERB"}:
            return None
        own = [t for t in nominal(head) if t.i in inside or t.i == head.i]
        if self._anchors_itself(head, the, own, inside):
            return None
        if _continues(head, own):
            return Dangling(f"the {head.text}")
        found = self._pair(head, own) or self._earlier(head, own)
        if found is not None:
            text, span = found
            return Replacement(text, span, tuple(t.i for t in own))
        found = self._stand_in(head, own)
        if found is not None:
            text, span = found
            return Replacement(text, span, tuple(t.i for t in own))
        return Dangling(f"the {head.text}")

    def _anchors_itself(self, head: Token, the: Token, own: Sequence[Token], inside: set[int]) -> bool:
        data = words()
        lemma = _lemma(head)
        if is_name(head):
            return True
        if lemma in data["unique"] or head.lower_ in data["unique"]:
            return not any(t.lower_ in data["comparing"] for t in own)
        comparing = [t for t in own if t.lower_ in data["comparing"] and t.i < head.i and t.head.i == head.i]
        if comparing:
            return False
        if any(is_name(t) or (t.text[:1].isupper() and t.pos_ == "ADJ") for t in own if t.i > the.i):
            return True
        if any(t.like_num and t.i < head.i and len(t.text) == 4 for t in own):
            return True
        if lemma in {"century", "decade", "percent", "cent"} or (head.text[:1].isdigit() and head.text.endswith("s")):
            return True
        after = [
            c
            for c in head.children
            if c.i > head.i
            and c.i in inside
            and rel(c) in {"nmod", "acl", "ccomp"}
            and not is_loose(c)
            and not (rel(c) == "nmod" and preposition(c) in {"as", "so", "than", "like", "alone"})
        ]
        if after:
            return True
        modified = " ".join(t.lower_ for t in own if the.i < t.i <= head.i)
        if " " in modified and (listed(modified) or modified in self.document.article.title.casefold()):
            return True
        if modified in self.document.article.title.casefold().split() and not self._names_with(lemma):
            return self.generic_title
        if head.pos_ == "ADJ" and head.tag_ == "JJ":
            return True
        return self.generic_title and lexicon.noun_class(lemma) in {"body", "plant", "animal", "substance"}

    def _pair(self, head: Token, own: Sequence[Token]) -> tuple[str, Span] | None:
        """Return the two names that "the two countries" stands for, where the article couples no other two of that type."""
        if not is_plural(head) or not any(t.lower_ == "two" for t in own):
            return None
        if any(t.lower_ not in {"the", "two"} and t.i != head.i for t in own):
            return None
        kinds = {k for k, nouns in words()["stand_ins"].items() if _lemma(head) in nouns}
        free = _lemma(head) in {"side", "party"}
        if not kinds and not free:
            return None
        order = self._order[id(head.doc)]
        found: dict[frozenset[str], tuple[Token, Token]] = {}
        for one, two in self._pairs:
            place = self._order[id(one.doc)]
            if place > order or (place == order and one.i > head.i):
                continue
            types = {self.type_of(one), self.type_of(two)}
            if len(types) == 1 and (free or types <= kinds):
                found.setdefault(frozenset({one.text, two.text}), (one, two))
        if len(found) != 1:
            return None
        one, two = next(iter(found.values()))
        # Only the two names: a modifier of the pair may be wrongly attached.
        tokens = [t for t in nominal(one) if t.i <= max(two.i, *(c.i for c in two.children if rel(c) in {"flat", "compound"}), two.i)]
        text = self.uncapitalised(tokens)
        return text, self.document.span(tokens)

    @property
    def generic_title(self) -> bool:
        """Tell whether the article is about a common noun ("Teacher", "Immune system"), by its title."""
        title = self.document.article.title
        return listed(title.casefold()) and not self.title_names & {
            "person",
            "place",
            "organization",
            "country",
            "city",
        }

    def _names_with(self, lemma: str) -> list[_Noun]:
        return [n for n in self._nouns.get(lemma, []) if n.anchored]

    def _earlier(self, head: Token, own: Sequence[Token]) -> tuple[str, Span] | None:
        """Return the one fuller phrase with the same head that stood earlier ("the National Aquarium in …")."""
        lemma = _lemma(head)
        extra = {t.lower_ for t in own if t.i != head.i and t.lower_ != "the"}
        if extra or is_plural(head):
            return None
        order = self._order[id(head.doc)]
        fuller = [
            n
            for n in self._nouns.get(lemma, [])
            if n.anchored and (n.order < order or (n.order == order and n.head.i < head.i)) and not is_plural(n.head)
        ]
        if not fuller:
            return self._title_phrase(lemma)
        texts: dict[str, _Noun] = {}
        for noun in fuller:
            settled = text_of(t for t in noun.tokens if t.lower_ not in {"the", "a", "an"} or t.i != noun.tokens[0].i)
            noun.text = settled
            texts.setdefault(settled.casefold(), noun)
        near = [n for n in fuller if n.order == order]
        pool = {n.text.casefold() for n in (near or fuller)}
        longest = max(pool, key=len)
        if not all(p == longest or p in longest for p in pool):
            return None
        if not near and len(texts) > 1:
            return None
        noun = texts[longest]
        if len(noun.tokens) > 8:
            return None
        settled_phrase = self.settle([t for t in noun.tokens if t.lower_ not in {"a", "an"} or t.i != noun.tokens[0].i])
        if isinstance(settled_phrase, Dangling):
            return None
        text = settled_phrase.text
        if (not text.lower().startswith("the ") and not noun.head.text[0].isupper()) or (
            is_name(noun.head) and noun.tokens[0].lower_ != "the" and not _bare_name(noun)
        ):
            text = "the " + text
        return text, self.document.span(noun.tokens)

    def _title_phrase(self, lemma: str) -> tuple[str, Span] | None:
        """Return the title for "the university" in an article called "University of Chicago"."""
        title = self._title()
        if title is None or len(self.title_words) < 2 or len(self.title_words) > 5 or lemma not in self.title_words:
            return None
        if not self.title_names and not all(w[:1].isupper() for w in title[0].split() if len(w) > 3):
            return None
        return f"the {title[0]}", title[1]

    def _stand_in(self, head: Token, own: Sequence[Token]) -> tuple[str, Span] | None:
        """Return the name that "the company" or "the city" stands for, if only one can be meant."""
        lemma = _lemma(head)
        extra = [t for t in own if t.i != head.i and t.lower_ != "the"]
        if is_plural(head):
            return None
        kinds = [kind for kind, nouns in words()["stand_ins"].items() if lemma in nouns]
        if not kinds:
            return None
        if extra:
            return self._described(head, extra)
        title = self._title()
        if title is not None and (lemma in self.title_names):
            rivals = [m for m in self._window(head, 3) if lemma in lexicon.name_class(m.name)]
            if all(m.name.casefold() in title[0].casefold() for m in rivals):
                return title
        candidates = [m for m in self._window(head, 3) if self.names.type_of(m.first) in kinds]
        distinct: list[Mention] = []
        for mention in candidates:
            if not any(self.names.same(mention, d) for d in distinct):
                distinct.append(mention)
        if kinds == ["place"]:
            distinct = [m for m in distinct if lemma in lexicon.name_class(m.name)] if distinct else []
        if kinds == ["person"]:
            return None
        if len(distinct) != 1:
            return None
        best = self.names.full_form(distinct[0])
        if _quoted(head) != _quoted(distinct[0].first):
            return None
        return _plain(best), self.document.span(best.tokens)

    def _described(self, head: Token, extra: Sequence[Token]) -> tuple[str, Span] | None:
        """Return the name that "the Southeast Asian country" stands for, where the lexicon knows of one."""
        wanted = " ".join(t.lower_ for t in sorted([*extra, head], key=lambda t: t.i))
        found: dict[str, Mention] = {}
        for mention in self._window(head, 3):
            known = {c.replace("_", " ") for c in lexicon.name_class(mention.name)}
            if any(" " in c and (c == wanted or wanted.endswith(c)) for c in known):
                found.setdefault(mention.name.casefold(), mention)
        if len(found) != 1:
            return None
        mention = next(iter(found.values()))
        return _plain(mention), self.document.span(mention.tokens)


def _lemma(token: Token) -> str:
    return str(token.lemma_ or token.text).lower()


def _possessive(text: str) -> str:
    return text + ("’" if text.endswith("s") and "’" in text else "'" if text.endswith("s") else "'s")


def _plain(mention: Mention) -> str:
    text = text_of(mention.tokens)
    first = mention.first
    if first.i > 0 and first.nbor(-1).lower_ == "the" and first.nbor(-1).head.i in {t.i for t in mention.tokens}:
        return f"the {text}"
    return text


def _bare_name(noun: _Noun) -> bool:
    first = noun.tokens[0]
    return not (first.i > 0 and first.nbor(-1).lower_ == "the")


def _anchored(head: Token, tokens: Sequence[Token]) -> bool:
    """Tell whether a phrase names its referent: by a name in it, or a modifier after an indefinite article."""
    names = [t for t in tokens if is_name(t)]
    if any(t.i != head.i for t in names):
        return not any(t.lower_ in {"this", "these", "his", "her", "their", "its", "another"} for t in tokens)
    first = tokens[0].lower_ if tokens else ""
    return first in {"a", "an"} and len(tokens) > 2 and not any(t.pos_ == "PRON" for t in tokens)


def _opens_sentence(token: Token) -> bool:
    """Tell whether only quotation marks or brackets stand before the token in its sentence."""
    i = int(token.i)
    while i > token.sent.start and token.doc[i - 1].is_punct:
        i -= 1
    return i == token.sent.start


def _continues(head: Token, own: Sequence[Token]) -> bool:
    """Tell whether what follows a phrase reads as part of it, though the parse has it elsewhere."""
    after = max(t.i for t in own) + 1
    if after >= len(head.doc):
        return False
    follower = head.doc[after]
    return follower.lower_ in {"of", "that", "who", "whose", "which"} or (
        follower.tag_ in {"VBN", "VBG"} and rel(follower) == "acl" and follower.head.i == head.i
    )


def _has_than(token: Token) -> bool:
    around: Iterable[Token] = [*token.children, *token.head.children]
    return any(c.lower_ == "than" or any(g.lower_ == "than" for g in c.children) for c in around)


def _clause_subject(token: Token) -> Token | None:
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


def _main_subject(root: Token) -> Token | None:
    return next((c for c in root.children if rel(c) == "nsubj"), None)


def _subject_phrase(subject: Token) -> list[Token]:
    return below(
        subject, lambda t: is_loose(t) or (rel(t) in {"case", "cc"} and t.head.i == subject.i and t.i < subject.i)
    )


def _quoted(token: Token) -> bool:
    """Tell whether the token stands inside a quotation, by the quote marks before it in its paragraph."""
    doc: Doc = token.doc
    opened = 0
    straight = 0
    for t in doc[: token.i]:
        if t.text in {"“", "``"}:
            opened += 1
        elif t.text in {"”", "''"}:
            opened = max(0, opened - 1)
        elif t.text == '"':
            straight += 1
    return opened > 0 or straight % 2 == 1


quoted = _quoted
