"""Names in an article: what type of thing each is, and which mentions stand for the same one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quizgen import lexicon
from quizgen.analyse.bearers import bearers, bears, meant, named_words
from quizgen.analyse.document import Document
from quizgen.analyse.wordlists import words as lists
from quizgen.syntax.labels import is_name, rel
from quizgen.syntax.phrases import text_of
from quizgen.syntax.tokens import Doc, Stretch, Token
from quizgen.tables import wordlist

# The labels of other pipelines, as ours.
LABELS = {
    "PERSON": "person", "PER": "person",
    "ORG": "organization",
    "PLACE": "place", "GPE": "place", "LOC": "place", "FAC": "place",
    "EVENT": "event",
    "WORK": "work", "WORK_OF_ART": "work",
    "NORP": "people",
}  # fmt: skip
UNSURE = "MISC"
"""The label of a name of no kind, or of one that its sentence does not show."""
TITLES = frozenset(
    "mr mrs ms miss dr prof sir lord lady dame president professor king queen prince princess emperor pope "
    "saint st".split()
)
RANKS = frozenset("brig gen maj col capt lt sgt cpl adm cmdr sen rep gov rev hon".split())
"""Abbreviated ranks and offices, which name nobody."""

CALLING = frozenset({"called", "named"})
POST_NOMINALS = wordlist("reference", "post_nominals")
PLACES = frozenset(lists()["stand_ins"]["place"])
"""Nouns for what a name is a place's by."""
LYING_BY = wordlist("reference", "lying_by")
LINKS = frozenset({"de", "da", "of", "the", "and", "for", "in"})
PARTICLES = frozenset("da das de del della den der di do dos du el ibn bin la le ten ter van von zu".split())
"""Words that stand small between the parts of a person's name: "Ludwig van Beethoven"."""
BETWEEN = 3
"""Words that may stand between the first and the last name of the person that the title names."""
SPOKEN_OF = 2
"""Mentions by surname alone by which an article tells that its title names a person."""


@dataclass(frozen=True)
class Mention:
    """A name where it stands: its tokens, its type and how it is written without titles and articles."""

    tokens: tuple[Token, ...]
    type: str
    name: str

    @property
    def first(self) -> Token:
        """Return its first token."""
        return self.tokens[0]


def _kinds(document: Document) -> dict[str, str]:
    """Return the kinds of names that other mentions leave open: those of the whole article, and surnames in it."""
    known: dict[str, str] = {}
    for entity in (e for paragraph in document.paragraphs for e in paragraph.doc.ents if e.label_ in LABELS):
        known.setdefault(entity.text, LABELS[entity.label_])
        if LABELS[entity.label_] == "person":
            known.setdefault(entity[-1].text, "person")
    return known


def _called(entity: Stretch) -> str | None:
    """Return the kind of what a noun says before "called": "a shop called Bodil" is a place, "a dish" of no kind."""
    verb = entity.root.head
    if verb.lower_ not in CALLING or rel(verb) != "acl":
        return None
    noun = verb.head.lemma_.lower()
    kinds = {"person": lexicon.is_person, "place": lexicon.is_place, "organization": lexicon.is_group}
    return next((kind for kind, fits in kinds.items() if fits(noun)), None)


ROMAN = re.compile(r"[IVX]+")
LONGEST_NAME = 4
"""Words of the longest name that a first word alone can stand for."""


class Names:
    """The names of an article in order, with their most frequent type."""

    def __init__(self, document: Document) -> None:
        self.mentions: list[Mention] = []
        votes: dict[str, Counter[str]] = {}
        title = self._title = _title_words(document)
        self._known = "person" in lexicon.name_class(document.article.title) and len(title) > 1
        """Whether the title is the name of somebody whom the lexicon lists."""
        kinds = _kinds(document)
        for paragraph in document.paragraphs:
            for entity in paragraph.doc.ents:
                kind = LABELS.get(entity.label_)
                if kind is None and entity.label_ == UNSURE:
                    kind = kinds.get(entity.text) or _called(entity)
                if kind is None:
                    continue
                tokens = tuple(_trimmed(entity))
                if not tokens or (len(tokens) == 1 and tokens[0].tag_ in {"NN", "NNS"} and tokens[0].is_sent_start):
                    continue
                if len(tokens) == 1 and tokens[0].lower_.rstrip(".") in RANKS:
                    continue  # "Brig" of "Brig. Gen. Paul Hill"
                tokens = _titular(_whole(tokens), title)
                if kind == "person":
                    tokens = _without_letters(_with_first_name(tokens))
                name = text_of(tokens)
                self.mentions.append(Mention(tokens, kind, name))
                votes.setdefault(name.casefold(), Counter())[kind] += 1
        self._agree(votes)
        self.shown: dict[str, bool] = {}
        """Of names of one word, whether the article shows that they are persons'."""
        self._full: dict[int, Mention] = {}
        self._place = {id(m): n for n, m in enumerate(self.mentions)}
        self._borne: dict[str, list[tuple[str, Mention]]] = {}
        self._of: dict[int, list[Mention]] = {}
        self._headline = document.article.title.casefold()
        self._of_founder: dict[int, bool] = {}
        """Of paragraphs, whether they use the title's word of a person."""
        for mention in self.mentions:
            self._of.setdefault(id(mention.first.doc), []).append(mention)
        self._types = {name: count.most_common(1)[0][0] for name, count in votes.items()}
        self._types |= dict.fromkeys((*self._countries(), *self._told_places()), "place")
        self._at = {t: m for m in self.mentions for t in m.tokens}
        self._subject = title if self._known or self._names_person(title) else []
        given = self._subject[:1]
        others = (m.name.casefold().split() for m in self.mentions)
        alone = all(w[:1] != given or len(w) == 1 or is_longer(w, self._subject) for w in others)
        self._given = given if alone else []
        people = [m.name.casefold().split() for m in self.mentions if m.type == "person" and " " in m.name]
        self._opening = {w[0] for w in people if w[0] != w[-1]}
        """First words of the names of persons, as far as they are not the last one too: "Mohamed Ali Mohamed"."""
        self._subject_first = next((m for m in self.mentions if self.is_subject(m)), None)

    def _agree(self, votes: dict[str, Counter[str]]) -> None:
        """Call a mention a person that shares its last or only word with a person's name: "Kell" of "Ann Kell".

        Not where the word is known as another thing's name ("Washington"). A longer name ("Ann Kell" where "Kell" is a
        person's) must have a word for a person before it, begin with a first name, or be a person's elsewhere.
        """
        people = [named_words(m.name) for m in self.mentions if m.type == "person"]
        last, first = {w[-1] for w in people if len(w) > 1}, {w[0] for w in people if len(w) > 1}
        single = {w[0] for w in people if len(w) == 1}
        alone = single - last - first
        if self._known:
            last.add(self._title[-1])
        for n, mention in enumerate(self.mentions):
            own = mention.name.casefold().split()
            if mention.type not in {"place", "organization"} or lexicon.name_class(mention.name) - {"person"}:
                continue
            if own == self._title:
                continue  # in an article on "Boeing" that is what "Boeing" means, and not who founded it
            shortened = len(own) == 1 and own[0] in last | first and _is_surname(mention)
            several = 1 < len(own) <= LONGEST_NAME
            titled = several and {own[0], own[-1]} & alone and _follows_person(mention)
            shown = votes[mention.name.casefold()]["person"] or lexicon.given_name(mention.first.text)
            given = several and own[-1] in single and shown
            if shortened or titled or given:
                votes[mention.name.casefold()][mention.type] -= 1
                votes[mention.name.casefold()]["person"] += 1
                self.mentions[n] = replace(mention, type="person")

    def _countries(self) -> Iterator[str]:
        """Yield names that were taken for persons' and are countries': no first name, nor the last of a longer name."""
        surnames = {m.tokens[-1].text for m in self.mentions if m.type == "person" and len(m.tokens) > 1}
        for mention in self.mentions:
            alone = mention.type == "person" and len(mention.tokens) == 1 and mention.name not in surnames
            if alone and lexicon.is_country(mention.name) and not lexicon.given_name(mention.name):
                yield mention.name.casefold()

    def _told_places(self) -> Iterator[str]:
        """Yield names of one word that are said to be a place's: "*Kelmos* is the largest *island* in Orvalia"."""
        people = {m.tokens[-1].text for m in self.mentions if m.type == "person" and len(m.tokens) > 1}
        for mention in self.mentions:
            name, told = mention.first, mention.first.head
            if len(mention.tokens) > 1 or name.text in people or rel(name) != "nsubj":
                continue
            said = any(rel(c) == "cop" and c.lower_ in {"is", "was"} for c in told.children)
            led = any(rel(c) == "det" and c.lower_ in {"a", "an", "the"} for c in told.children)
            if said and led and told.tag_ == "NN" and str(told.lemma_).lower() in PLACES:
                yield mention.name.casefold()

    def _names_person(self, title: Sequence[str]) -> bool:
        """Tell whether the title is the name of a person: the text speaks of them by it, or by its last word."""
        if len(title) < 2:
            return False
        if any(m.type == "person" and is_longer(m.name.casefold().split(), title) for m in self.mentions):
            return True
        said = [m for m in self.mentions if m.name.casefold().split() == title[-1:]]
        return self._types.get(title[-1]) == "person" and len(said) >= SPOKEN_OF

    def is_subject(self, mention: Mention) -> bool:
        """Tell whether a mention names the person that the article's title names, be it by surname alone."""
        if not self._subject or self.type_of(mention.first) != "person":
            return False
        words = mention.name.casefold().split()
        while len(words) > 1 and words[0] in PARTICLES:
            words = words[1:]  # "da Vinci"
        if self.is_origin(mention):
            return False
        return words == self._subject[-1:] or is_longer(words, self._subject) or words == self._given

    def is_origin(self, mention: Mention) -> bool:
        """Tell whether a word names the place that a person is called after: "born in Vinci", of Leonardo da Vinci."""
        if len(mention.tokens) > 1 or not _after_place(mention.first):
            return False
        word = mention.name.casefold()
        if self._subject[-1:] == [word] and self._subject[-2] in PARTICLES:
            return True
        named = (m.name.casefold().split() for m in self.mentions if m.type == "person" and " " in m.name)
        return any(w[-1] == word and w[-2] in PARTICLES for w in named)

    def of(self, doc: Doc) -> list[Mention]:
        """Return the mentions in a paragraph, in order."""
        return self._of.get(id(doc), [])

    def at(self, token: Token) -> Mention | None:
        """Return the mention that the token is part of."""
        return self._at.get(token)

    def type_of(self, token: Token) -> str:
        """Return the type of the name that the token is part of, the empty string if none."""
        mention = self.at(token)
        if mention is None:
            return ""
        return self._types.get(mention.name.casefold(), mention.type)

    def full_form(self, mention: Mention) -> Mention:
        """Return the longest earlier mention that this one shortens ("Biden": "Joe Biden"), itself if there is none."""
        known = self._full.get(id(mention))
        if known is None:
            known = self._longest(mention)
            if known is not mention and known.tokens[0].lower_ in LYING_BY - {mention.tokens[0].lower_}:
                known = mention  # "Lake Kelm" is not the town of Kelm
            self._full[id(mention)] = known
        return known

    def _longest(self, mention: Mention) -> Mention:
        if self._subject_first is not None and self.is_subject(mention):
            return self._subject_first
        best = mention
        own = mention.name.casefold().split()
        if own == self._title:
            return mention
        if mention.type == "person" and len(own) == 1:
            place = self._place[id(mention)]
            named = [(key, m) for key, m in self._bearers(own[0]) if self._place[id(m)] < place]
            if len({key for key, _ in named}) > 1:
                return self._meant(mention, named) or mention
            if named and {m.name.casefold().split()[0] for _, m in named} == set(own):
                others = {m.name.casefold() for m in self.beginning_with(mention) if self._place[id(m)] < place}
                return named[0][1] if len(others) == 1 else mention
        if mention.type == "person" and own == own[:1] and own[0] in self._opening:
            return self._by_first_word(
                mention
            )  # "Kim": who it is the last word of is somebody else than "Kim Jong Nam"
        first = ""
        for other in self.mentions:
            if other is mention:
                break
            words = named_words(other.name)
            if len(words) > len(own) and words[-len(own) - 1] in LINKS:
                continue  # "Vasco da Gama" is shortened to "da Gama"
            if other.type == mention.type and len(words) > len(best.name.split()) and own and words[-len(own) :] == own:
                if first and first not in words:
                    continue  # of two who share a surname the one named first is meant
                first = first or words[-len(own) - 1]
                best = other
        return self._by_first_word(mention) if best is mention else best

    def _bearers(self, word: str) -> list[tuple[str, Mention]]:
        if word not in self._borne:
            self._borne[word] = bearers(word, self.mentions)
        return self._borne[word]

    def _meant(self, mention: Mention, named: Sequence[tuple[str, Mention]]) -> Mention | None:
        """Return whom a name means that several bear who were named before."""
        word, places = mention.name.casefold(), [self._place[id(m)] for _, m in named]
        since = [
            (key, sum(p < n for p in places))
            for n, m in enumerate(self.mentions[: self._place[id(mention)]])
            if m.type == "person" and m.name.casefold() == word and (key := bears(self.full_form(m), word))
        ]
        if any(key == k and m.name.casefold() in self._headline for key, _ in since[-1:] for k, m in named):
            since = [(since[-1][0], len(named))]  # who is in the headline stays the one meant
        return meant(mention, named, since)

    def _by_first_word(self, mention: Mention) -> Mention:
        """Return the name that a first name, or a family name set first, shortens: "Zhang" for "Zhang Wei".

        It is the only one of the article that begins so, and it was said in full before it was shortened.
        """
        if self.type_of(mention.first) != "person" or len(mention.tokens) != 1:
            return mention
        longer = self.beginning_with(mention)
        if len({m.name.casefold() for m in longer}) != 1 or not 1 < len(longer[0].tokens) <= LONGEST_NAME:
            return mention
        shorter = next(m for m in self.mentions if m.name.casefold() == mention.name.casefold())
        return longer[0] if self.mentions.index(longer[0]) < self.mentions.index(shorter) else mention

    def beginning_with(self, mention: Mention) -> list[Mention]:
        """Return the names of persons that begin or end with a name of one word and have more words than it."""
        own = mention.name.casefold()
        persons = (m for m in self.mentions if m.type == "person" and " " in m.name)
        return [m for m in persons if own in {m.name.casefold().split()[0], m.name.casefold().split()[-1]}]

    def is_open(self, mention: Mention) -> bool:
        """Tell whether a name of one word may mean several who bear it."""
        several = {key for key, _ in self._bearers(mention.name.casefold())}
        return len(several) > 1 and self.full_form(mention) is mention and not self.is_subject(mention)

    def may_be_founder(self, mention: Mention) -> bool:
        """Tell whether the name of the firm that the title names may mean the person whom that is called after.

        The paragraph uses it of somebody: "*Roe*, who was a smith, left", "*Roe* and Ann Kell built a ship".
        """
        if [mention.name.casefold()] != self._title or not self._bearers(self._title[0]):
            return False
        if rel(mention.first) in {"compound", "amod", "flat"}:
            return False
        doc = mention.first.doc
        if id(doc) not in self._of_founder:
            own = (m for m in self.of(doc) if [m.name.casefold()] == self._title)
            self._of_founder[id(doc)] = any(_shows_somebody(m, self) for m in own)
        return self._of_founder[id(doc)]

    def another_bears(self, mention: Mention, full: Mention) -> bool:
        """Tell whether a surname may mean somebody else than the one it was taken for: one of a couple, a namesake.

        That one was named in full since, and is named so again and again, or the other is called by a first name.
        """
        given = full.name.casefold().split()[0]
        bearers = [(m, _given(m)) for m in self.mentions if m.type == "person" and _ends(m, mention)]
        if all(name == given for _, name in bearers) or self.is_subject(mention):
            return False
        place = self.mentions.index(mention)
        last = next((name for m, name in reversed(bearers) if self.mentions.index(m) < place), given)
        others = sum(name == last for _, name in bearers)
        return last != given and (others > 1 or any(m.name.casefold() == given for m in self.mentions))

    def same(self, one: Mention, two: Mention) -> bool:
        """Tell whether two mentions can stand for the same thing: one's words end or begin the other's."""
        a, b = one.name.casefold().split(), two.name.casefold().split()
        if one.type != two.type:
            return False
        short, long = (a, b) if len(a) <= len(b) else (b, a)
        return long[-len(short) :] == short or long[: len(short)] == short


def _shows_somebody(mention: Mention, names: Names) -> bool:
    """Tell whether a name is used as a person's: it has a "who", or is joined to the name of one."""
    head = mention.tokens[-1]
    told = any(c.lower_ in {"who", "whom"} for a in head.children if rel(a) == "acl" for c in a.children)
    joined = [c for c in head.children if rel(c) == "conj"] + ([head.head] if rel(head) == "conj" else [])
    return told or any(names.type_of(c) == "person" for c in joined)


def _ends(full: Mention, short: Mention) -> bool:
    words = full.name.casefold().split()
    return len(words) > 1 and words[-1] == short.name.casefold()


def _given(full: Mention) -> str:
    return full.name.casefold().split()[0]


def is_longer(words: Sequence[str], name: Sequence[str]) -> bool:
    """Tell whether words are a name, or that name with others between its first and its last."""
    if list(words) == list(name):
        return True
    return 1 < len(name) < len(words) <= len(name) + BETWEEN and words[0] == name[0] and words[-1] == name[-1]


def _after_place(name: Token) -> bool:
    """Tell whether a name stands where a place's does: "in Vinci", "the town of Vinci"."""
    ahead = name.doc[max(name.sent.start, name.i - 2) : name.i]
    if not ahead:
        return False
    last = ahead[-1].lower_
    return last in {"in", "at", "near"} or (last == "of" and lexicon.is_place(str(ahead[0].lemma_).lower()))


def _is_surname(mention: Mention) -> bool:
    """Tell whether a name of one word stands as persons' names do: alone, without an article, no part of another."""
    token = mention.first
    before = token.nbor(-1) if token.i > token.sent.start else None
    after = token.nbor(1) if token.i + 1 < token.sent.end else None
    if before is not None and (before.lower_ in {"the", "a", "an", "in", "at"} or is_name(before)):
        return False
    return rel(token) not in {"compound", "amod", "flat"} and not (after is not None and is_name(after))


def _follows_person(mention: Mention) -> bool:
    """Tell whether a word for a person stands right before the name: "president Park Geun-hye"."""
    first = mention.first
    before = first.nbor(-1) if first.i > first.sent.start else None
    return before is not None and before.tag_ == "NN" and lexicon.is_person(str(before.lemma_).lower())


def _title_words(document: Document) -> list[str]:
    """Return the words of a title that may be a name, in lower case: all of them begin with a capital."""
    words = document.article.title.split() if document.article.titled else []
    inner = {w for w in words[1:-1] if w in PARTICLES}
    plain = len(words) <= BETWEEN + 1 and all(w[:1].isupper() or w in inner for w in words)
    return [w.casefold() for w in words] if plain else []


def _titular(tokens: tuple[Token, ...], title: Sequence[str]) -> tuple[Token, ...]:
    """Return the name with its beginning, where it is the end of the title's name: "(Aldous) Leonard Huxley"."""
    doc, first = tokens[0].doc, tokens[0]
    if len(title) < 2 or tokens[-1].lower_ != title[-1]:
        return tokens
    for i in range(first.i - 1, max(first.sent.start, first.i - BETWEEN - 1) - 1, -1):
        if not doc[i].text[:1].isupper():
            break
        if doc[i].lower_ == title[0] and tokens[-1].i - i <= BETWEEN + 1:
            return tuple(doc[i : tokens[-1].i + 1])
    return tokens


def _without_letters(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return a person's name without the letters of honours and offices after it: "Ann Roe | DBE RA"."""
    own = [t for t in tokens if not t.text.isupper()]
    while len(own) > 1 and tokens[-1].is_alpha and tokens[-1].text.isupper() and len(tokens[-1].text) > 1:
        if ROMAN.fullmatch(tokens[-1].text):
            break
        tokens = tokens[:-1]
    return tokens


def _with_first_name(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return a surname with the first name that stands before it, though the tagger took that for another word."""
    first = tokens[0]
    if len(tokens) > 1 or first.i - 1 <= first.sent.start:
        return tokens
    before = first.nbor(-1)
    low = before.lower_
    if not (before.is_alpha and before.text[:1].isupper() and before.text[1:].islower()) or low in TITLES:
        return tokens
    given = lexicon.given_name(before.text)  # "the inventor *Christian* Roe"
    people = LABELS.get(before.ent_type_) == "people"
    if (before.ent_type_ and not (given and people)) or lexicon.name_class(before.text) - {"person"}:
        return tokens
    if lexicon.noun_class(low) and not given:
        return tokens
    if before.tag_ not in {"NNP", "VBD", "VBN", "VB", "JJ"} or lexicon.country_adjective(before.text):
        return tokens
    return (before, *tokens)


def _trimmed(entity: Stretch) -> Sequence[Token]:
    tokens = [t for t in entity if not t.is_space]
    while (
        tokens
        and (tokens[0].lower_ in {"the", "a", "an"} or tokens[0].lower_.rstrip(".") in TITLES)
        and len(tokens) > 1
    ):
        tokens = tokens[1:]
    while tokens and (
        tokens[-1].text in {"'s", "’s", "'", "’"}
        or tokens[-1].lower_ in {"the", "a", "an", "of", "and", "in", "for", "to"}
        or (tokens[-1].is_punct and tokens[-1].text not in {")", "."})
        or (len(tokens) > 2 and tokens[-1].text in POST_NOMINALS)
    ):
        tokens = tokens[:-1]
    return tokens


def _whole(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the name with the rest of its last word, where a hyphen parted it: "Jamie Traeger-Muney"."""
    doc, end = tokens[0].doc, tokens[-1].i + 1
    while end + 1 < len(doc) and doc[end].text == "-" and not (doc[end - 1].whitespace_ or doc[end].whitespace_):
        if not doc[end + 1].text[:1].isupper():
            break
        end += 2
    return tuple(doc[tokens[0].i : end])


def classes(name: str) -> frozenset[str]:
    """Return what the lexicon knows a name to be: ``country``, ``city``, ``person`` …"""
    return lexicon.name_class(name)


def listed(phrase: str) -> bool:
    """Tell whether the lexicon lists the whole phrase as a common noun: "immune system"."""
    return lexicon.listed(phrase)
