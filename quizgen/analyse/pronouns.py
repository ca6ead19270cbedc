"""Which phrase a pronoun resumes: candidates before it, weighed by what the grammar shows of both.

The weights are fitted by ``training/pronouns.py`` and stand in ``data/pronouns.yaml``. A pronoun is given an
antecedent only where one thing gets nearly all of the weight.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from quizgen import lexicon
from quizgen.analyse.agreement import (
    clause_subject,
    gender_shown,
    kind_of,
    may_be_same,
    model_of,
    stands_for_nothing,
    weights,
)
from quizgen.analyse.candidate import features, nothing
from quizgen.analyse.identity import told_of
from quizgen.analyse.parallel import NAMED
from quizgen.analyse.parallel import enough as enough_beside
from quizgen.analyse.phrases import REFLEXIVE, THIRD, Phrase, Phrases, lemma
from quizgen.syntax.labels import SUBJECTS, is_name, rel
from quizgen.syntax.tokens import Doc, Token

REACH = 3
"""How many sentences back an antecedent is looked for; of the paragraph before, only its last two are."""
TITULAR, ACROSS = 0.6, 0.85
"""Shares of the weight that are enough for what the title names, and for what only the paragraph before speaks of."""
CERTAIN = 0.9
"""Share from which somebody of an earlier sentence is meant though another one is named in the pronoun's own."""
RIVAL = 0.7
"""Share of one person below which "he" in a question that names several leaves open who is meant."""
OWN = frozenset({"his", "her", "himself", "herself"})


@dataclass(frozen=True)
class Candidate:
    """What a pronoun may resume: a phrase, or the title where ``phrase`` is None; nothing where ``thing`` is empty."""

    phrase: Phrase | None
    thing: str
    features: tuple[str, ...]


@dataclass
class Pronouns:
    """The pronouns of an article and what each resumes."""

    phrases: Phrases
    title: str = ""
    """The title's thing, where the article is about something that can be named by its title."""
    title_kind: str = ""
    generic: bool = False
    """Whether that is a common noun, of which the article speaks in general."""
    taken_up: Callable[[Phrase], str] = lambda _: ""
    """What gives the name that a definite phrase stands for: "the city" for the city that the article is about."""
    _done: dict[int, int] = field(default_factory=dict)
    _weighed: dict[tuple[int, int], list[tuple[Candidate, float]]] = field(default_factory=dict)
    _shares: dict[str, dict[str, float]] = field(default_factory=dict)
    """What pronouns that were left open may resume, by how likely that is."""
    _told: dict[int, str] = field(default_factory=dict)
    """The things that phrases only say what they are, by the phrase."""
    _gender: dict[str, str] = field(default_factory=dict)
    _mentions: dict[str, list[Phrase]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Learn whom "his" and "her" stand for as the subject of their own clause: "Ann … her hat"."""
        votes: dict[str, Counter[str]] = {}
        for phrase in (p for phrases in self.phrases.of_paragraph for p in phrases):
            if phrase.head.lower_ in OWN:
                subject = clause_subject(phrase.head)
                owner = self.phrases.at(subject) if subject is not None and subject.i < phrase.head.i else None
                if owner is not None and owner.name is not None and owner.kind == "person":
                    votes.setdefault(owner.thing, Counter())[kind_of(phrase.head)] += 1
        for thing, count in votes.items():
            (kind, most), *others = count.most_common()
            if not others or most > 2 * others[0][1]:
                self._gender[thing] = kind

    def thing(self, pronoun: Token) -> str:
        """Return the thing that the pronoun resumes, the empty string where that is not plain."""
        self._settle_up_to(pronoun)
        phrase = self.phrases.at(pronoun)
        return phrase.thing if phrase is not None else ""

    def share_of(self, pronoun: Token, heads: set[int]) -> float:
        """Return the share of the weight that falls to phrases of the pronoun's paragraph with one of those heads."""
        self._settle_up_to(pronoun)
        weighed = self._weighed.get((id(pronoun.doc), int(pronoun.i)), [])
        things = {
            c.thing
            for c, _ in weighed
            if c.phrase is not None and c.phrase.head.doc is pronoun.doc and c.phrase.head.i in heads and c.phrase.thing
        }
        if (
            pronoun.tag_ == "PRP" and kind_of(pronoun) in {"he", "she"} and len(things) > 1
        ):  # "Since his father died, he is head of the firm"
            parts = share([c for c, _ in weighed], [part for _, part in weighed])
            if max(parts[thing] for thing in things) < RIVAL:
                return 0.0
        return sum(part for c, part in weighed if c.thing in things)

    def mentions(self, thing: str) -> list[Phrase]:
        """Return the phrases seen so far that speak of the thing, pronouns too."""
        return self._mentions.get(thing, [])

    def _settle_up_to(self, pronoun: Token) -> None:
        doc: Doc = pronoun.doc
        last = self.phrases.paragraph(doc)
        for number in range(len(self._done), last + 1):
            for phrase in self.phrases.of_paragraph[number]:
                if phrase.pronoun and phrase.head.lower_ in THIRD:
                    self._choose(phrase)
                self.note(phrase)
            self._done[number] = 1

    def note(self, phrase: Phrase) -> None:
        """Remember what the phrase speaks of."""
        owner = told_of(phrase.head)
        other = self.phrases.at(owner) if owner is not None else None
        if other is not None and other is not phrase and not phrase.joint and (other.thing or other.pronoun):
            self._told[id(phrase)] = self._thing(other)
        elif self._is_kind_of_title(phrase):
            self._told[id(phrase)] = self.title
        elif phrase.article == "the" and not phrase.plural and (name := self._name_for(phrase)):
            self._told[id(phrase)] = name
        if phrase.thing:
            self._mentions.setdefault(phrase.thing, []).append(phrase)
        if phrase.pronoun and phrase.thing and kind_of(phrase.head) in {"he", "she"}:
            self._gender.setdefault(phrase.thing, kind_of(phrase.head))

    def _name_for(self, phrase: Phrase) -> str:
        """Return the thing of the name that a definite phrase stands for, empty where that is not plain."""
        name = self.taken_up(phrase).casefold().removeprefix("the ")
        if name and self.title.removeprefix("name ").removeprefix("the ") == name:
            return self.title
        return next((thing for thing in (f"name {name}", f"name the {name}") if thing in self._mentions), "")

    def _is_kind_of_title(self, phrase: Phrase) -> bool:
        """Tell whether a phrase speaks in general of what the title is: "the violin", "spiders"."""
        if not self.generic or phrase.article not in {"the", "bare"} or lemma(phrase.head) != self.title:
            return False
        return (phrase.article == "bare") == phrase.plural and phrase.thing.partition(" #")[0] in {
            self.title,
            phrase.head.lower_,
        }

    def _choose(self, pronoun: Phrase) -> None:
        candidates = list(self.candidates(pronoun))
        model = weights()[model_of(pronoun.head)]
        if pronoun.head.lower_ == "it" and stands_for_nothing(pronoun.head):
            return
        parts = portions(candidates, model["weights"])
        self._weighed[id(pronoun.head.doc), int(pronoun.head.i)] = list(zip(candidates, parts, strict=True))
        shares = self._handed_on(share(candidates, parts))
        if not shares:
            return
        self._shares[_open(pronoun)] = shares
        best = max(shares, key=lambda thing: shares[thing])
        if self._resumes(pronoun, best, shares[best], candidates):
            self._link(pronoun, best, candidates)
            return
        told = _told_before(pronoun, candidates) if best != self.title else None
        if told is not None and told.thing != best and shares.get(told.thing, 0.0) >= NAMED:
            self._link(pronoun, told.thing, candidates)

    def _link(self, pronoun: Phrase, thing: str, candidates: Sequence[Candidate]) -> None:
        """Let the pronoun resume the thing."""
        table = weights()[model_of(pronoun.head)]["weights"]
        own = [c for c in candidates if c.thing == thing and c.phrase is not None]
        chosen = max(own, key=lambda c: score(c, table)).phrase if own else None
        pronoun.thing = thing
        pronoun.antecedent = chosen.antecedent if chosen is not None and chosen.pronoun else chosen

    def _resumes(self, pronoun: Phrase, best: str, part: float, candidates: Sequence[Candidate]) -> bool:
        """Tell whether the share of the likeliest thing is enough for the pronoun to resume it."""
        own = [c for c in candidates if c.thing == best and c.phrase is not None]
        enough: float = weights()[model_of(pronoun.head)]["enough"]
        if best == self.title:
            enough = min(enough, TITULAR)
        elif own and all(c.phrase is not None and c.phrase.paragraph < pronoun.paragraph for c in own):
            enough = max(enough, ACROSS)
        titular = best == self.title
        beside = (enough_beside(pronoun, c.phrase, known=titular) for c in own if c.phrase is not None)
        enough = min([enough, *(share for share in beside if share is not None)])
        if not best or best.startswith("?") or part < enough:
            return False
        if part < CERTAIN and _nearer_namesake(pronoun, best, candidates):
            return False
        return not (titular and _last_told_of_another(pronoun, best, candidates))

    def _handed_on(self, shares: dict[str, float]) -> dict[str, float]:
        """Return the shares where those of pronouns that were left open fall to what these may resume themselves."""
        handed: dict[str, float] = {}
        for thing, part in shares.items():
            for other, weight in (self._shares.get(thing) or {thing: 1.0}).items():
                handed[other] = handed.get(other, 0.0) + part * weight
        return handed

    def candidates(self, pronoun: Phrase) -> Iterator[Candidate]:
        """Yield what the pronoun may resume, the nearest last, and that it resumes nothing."""
        beside = self._beside(pronoun)
        found = [p for p in self._before(pronoun) if self._fits(pronoun, p) and (p.thing or "?") not in beside]
        yield Candidate(None, "", tuple(nothing(pronoun, found)))
        if self.title and self.title not in beside and self._title_fits(pronoun):
            yield Candidate(None, self.title, ("title", f"title {len(self._last(pronoun, self.title))}",
                                               *(["title alone"] if not found else [])))  # fmt: skip
        things: list[str] = []
        for phrase in found:
            key = self._thing(phrase)
            if key in things:
                things.remove(key)
            things.append(key)
        kind = kind_of(pronoun.head)
        gendered = kind in {"he", "she"}
        for phrase in found:
            thing = self._thing(phrase)
            rank = len(things) - 1 - things.index(thing)
            shown = self._gender.get(thing) == kind or (gendered and gender_shown(phrase) == kind)
            known = features(pronoun, phrase, rank, len(self.mentions(thing)), thing == self.title)
            yield Candidate(phrase, thing, (*known, f"{kind} shown {shown}"))

    def _thing(self, phrase: Phrase) -> str:
        """Return what the phrase speaks of, be it by saying what that is; a key for a pronoun that was left open."""
        return self._told.get(id(phrase)) or phrase.thing or _open(phrase)

    def _beside(self, pronoun: Phrase) -> set[str]:
        """Return the things that the verb's other arguments speak of: in "Ann told her" she is not Ann."""
        head = pronoun.head
        if head.tag_ == "PRP$" or head.lower_ in REFLEXIVE:
            return set()
        verb, wanted = head.head, {*SUBJECTS, "obj", "iobj"}
        found = [c for c in verb.children if c.i != head.i and rel(c) in wanted]
        while (
            rel(head) not in SUBJECTS and rel(verb) in {"conj", "xcomp"} and not any(rel(c) in SUBJECTS for c in found)
        ):
            verb = verb.head  # "Ann came and told her", "Ann wants to tell her"
            found += [c for c in verb.children if rel(c) in SUBJECTS]
        return {thing for c in found for thing in self.phrases.things_at(c)}

    def _last(self, pronoun: Phrase, thing: str) -> str:
        """Return how long ago the thing was spoken of."""
        seen = self.mentions(thing)
        if not seen:
            return "never"
        gap = pronoun.sentence - seen[-1].sentence
        return "near" if gap <= REACH else "same paragraph" if seen[-1].paragraph == pronoun.paragraph else "far"

    def _before(self, pronoun: Phrase) -> Iterable[Phrase]:
        if pronoun.paragraph:
            earlier = self.phrases.of_paragraph[pronoun.paragraph - 1]
            if earlier and pronoun.sentence - earlier[-1].sentence <= 2:
                last = earlier[-1].sentence
                yield from (p for p in earlier if p.sentence > last - 1)
        for phrase in self.phrases.of_paragraph[pronoun.paragraph]:
            if phrase.head.i >= pronoun.head.i:
                break
            if pronoun.sentence - phrase.sentence <= REACH:
                yield phrase

    def _title_fits(self, pronoun: Phrase) -> bool:
        kind = kind_of(pronoun.head)
        if kind in {"he", "she"}:
            return self.title_kind == "person" and self._gender.get(self.title, kind) == kind
        return self.title_kind != "person" and kind == "it"

    def _fits(self, pronoun: Phrase, phrase: Phrase) -> bool:
        head, kind = phrase.head, kind_of(pronoun.head)
        if phrase.article == "that" or not may_be_same(pronoun.head, head):
            return False
        if phrase.pronoun:
            return kind_of(head) == kind and head.lower_ in THIRD
        if kind in {"he", "she"}:
            if phrase.plural or self._gender.get(phrase.thing, kind) != kind or gender_shown(phrase) not in {"", kind}:
                return False
            return phrase.kind == "person" or (is_name(head) and not phrase.kind)
        if kind == "it":
            if phrase.thing in self._gender or (phrase.thing == self.title and self.title_kind == "person"):
                return False
            return not phrase.plural and phrase.kind not in {"person", "people"} and head.tag_ != "CD"
        if phrase.plural:
            return True
        return phrase.kind in {"group", "organization", "people"} or lemma(head) in {"people", "police", "staff"}


def _open(pronoun: Phrase) -> str:
    """Return the key of a pronoun that resumes nothing for sure."""
    return f"?{pronoun.paragraph}.{pronoun.head.i}"


def _told_before(pronoun: Phrase, candidates: Sequence[Candidate]) -> Phrase | None:
    """Return the person of whom the sentence before tells, by name, where "he" or "she" opens one as its subject.

    Of GUM's, 110 in 111 resume that one, whoever else was named more often.
    """
    if kind_of(pronoun.head) not in {"he", "she"} or pronoun.role != "subj":
        return None
    named = (c.phrase for c in candidates if c.phrase is not None and c.phrase.article == "name")
    people = (p for p in named if p.kind == "person" and p.sentence < pronoun.sentence)
    return next((p for p in people if enough_beside(pronoun, p) == NAMED), None)


def _nearer_namesake(pronoun: Phrase, best: str, candidates: Sequence[Candidate]) -> bool:
    """Tell whether the pronoun's sentence names one whom "she" fits, not who seems meant: "He met Ann when she …"."""
    kind = kind_of(pronoun.head)
    if kind not in {"he", "she"}:
        return False
    here = [c.phrase for c in candidates if c.phrase is not None and c.phrase.sentence == pronoun.sentence]
    shown = any(p.name is not None and p.thing != best and gender_shown(p) == kind for p in here)
    return shown and all(p.thing != best for p in here)


def _last_told_of_another(pronoun: Phrase, best: str, candidates: Sequence[Candidate]) -> bool:
    """Tell whether the last main subject is a name or kin that "he" fits, not who seems meant: "*Ann Roe* left. She".

    So too where it is another "he" that was left open for that; "*his* mother" goes on with the same family.
    """
    kind, own = kind_of(pronoun.head), pronoun.head.tag_ == "PRP$"
    if kind not in {"he", "she"} or (own and lexicon.kinship(lemma(pronoun.head.head))):
        return False
    near = (c.phrase for c in candidates if c.phrase is not None and pronoun.sentence - c.phrase.sentence <= 1)
    told = [p for p in near if rel(p.head) in SUBJECTS and rel(p.head.head) in {"root", "conj"}]
    last = max(told, key=lambda p: (p.paragraph, p.head.i), default=None)
    if last is None or last.thing == best:
        return False
    if last.pronoun:
        return not last.thing and kind_of(last.head) == kind
    if last.name is not None and last.kind == "person":
        return gender_shown(last) in {"", kind}
    return lexicon.kinship(lemma(last.head)) and gender_shown(last) == kind


def score(candidate: Candidate, table: dict[str, float]) -> float:
    """Return the sum of the weights of the candidate's features."""
    return sum(table.get(f, 0.0) for f in candidate.features)


def portions(candidates: Sequence[Candidate], table: dict[str, float]) -> list[float]:
    """Return the share of the weight that falls to each candidate."""
    scores = [score(c, table) for c in candidates]
    top = max(scores, default=0.0)
    raw = [math.exp(value - top) for value in scores]
    total = sum(raw)
    return [value / total for value in raw]


def share(candidates: Sequence[Candidate], parts: Sequence[float]) -> dict[str, float]:
    """Return the share of the weight that falls to each thing, the empty string for none."""
    found: dict[str, float] = {}
    for candidate, part in zip(candidates, parts, strict=True):
        found[candidate.thing] = found.get(candidate.thing, 0.0) + part
    return found


__all__ = ["Candidate", "Pronouns", "portions", "score", "share"]
