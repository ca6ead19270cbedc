"""The article's title as one of the things that it speaks of."""

from __future__ import annotations

from quizgen import lexicon
from quizgen.analyse.callings import with_article
from quizgen.analyse.document import Document
from quizgen.analyse.names import Mention, Names, listed
from quizgen.analyse.phrases import Phrase, Phrases, lemma
from quizgen.analyse.verdicts import Found
from quizgen.analyse.wordlists import words
from quizgen.syntax.labels import rel

TYPES = {"person", "place", "organization", "country", "city"}
NATIONS = frozenset({"country", "nation", "state"})
"""Nouns for one kind of place."""
LENGTH_ALONE, OFTEN = 2, 3
"""Words of "the city", and how often an article has them where they mean the place that it is about."""
WHOLE_AND_PART = 3
"""Words of "the city walls"."""
LONGEST = 5
"""Words of the longest title that is written in the place of a pronoun."""


class Title:
    """What the title names: its ``thing``, empty where it is a headline, and what ``kind`` of thing that is."""

    def __init__(self, document: Document, names: Names) -> None:
        self.article, self.names = document.article, names
        text = self.article.title
        self.words = [w.casefold() for w in text.replace("'s", "").split()]
        self.types = set(lexicon.name_class(text)) | {
            names.type_of(m.first) for m in names.mentions if m.name.casefold() == text.casefold()
        }
        self.generic = listed(text.casefold()) and not self.types & TYPES
        """Whether the article is about a common noun ("Teacher", "Immune system"), by its title."""
        self.thing, self.kind = _thing(document, names) if self.article.titled else ("", "")
        self.kind = "person" if "person" in lexicon.name_class(text) else self.kind
        self._person = self.kind == "person" or "person" in self.types

    def found(self) -> Found:
        """Return the title as a phrase and where it stands, None where it names nothing or is not in the text."""
        text = self.article.title
        at = self.article.text.find(text)
        if not self.thing or at < 0 or len(text.split()) > LONGEST:
            return None
        return text if self._person else with_article(text, self.article.text), self.article.span(at, at + len(text))

    def is_told_of(self, phrase: Phrase, phrases: Phrases) -> bool:
        """Tell whether a place is called by its kind and an adjective where the title names it: "the ancient city".

        So is a part of it by its kind: "the city walls". Nothing else of that kind may be named near, nor have been
        brought up in the paragraph.
        """
        head, part = phrase.head, _kind_of_whole(phrase)
        noun = part or lemma(head)
        kinds = NATIONS if noun in NATIONS else {noun}
        if (phrase.plural and not part) or phrase.quoted or noun not in words()["stand_ins"]["place"]:
            return False
        if not (kinds & self.types or self._is_called(noun, phrases)):
            return False
        ahead = [t for t in phrase.tokens if t.i < head.i and t.lower_ != "the"]
        if not part and (not ahead or not all(rel(t) == "amod" and t.tag_ in {"JJ", "NN"} for t in ahead)):
            return False
        if any(t.lower_ in {*words()["comparing"], *words()["ordinals"]} for t in ahead):
            return False
        earlier = (p for p in phrases.of_paragraph[phrase.paragraph] if p.before(phrase))
        single = (p for p in earlier if lemma(p.head) in kinds and not p.plural)
        another = (p for p in single if not any(rel(c) == "cop" for c in p.head.children))
        if any(p.article in {"a", "quant", "poss", "this"} for p in another):
            return False
        own = self.article.title.casefold()
        near = (p for p in phrases.of_paragraph[phrase.paragraph] if phrase.sentence - p.sentence in {0, 1})
        rivals = (p for p in near if not part or p.role == "subj")
        named = (p.name for p in rivals if p.name is not None and p.name.name.casefold() != own)
        return not any(kinds & lexicon.name_class(m.name) for m in named)

    def _is_called(self, noun: str, phrases: Phrases) -> bool:
        """Tell whether a place of which the lexicon does not know the kind is what the article calls "the city"."""
        alone = (p for p in phrases.with_noun(noun) if p.article == "the" and len(p.tokens) == LENGTH_ALONE)
        return self.types == {"place"} and sum(1 for _ in alone) >= OFTEN

    def person(self, mention: Mention) -> Found:
        """Return the title for a mention of the person whom it names, None for any other one."""
        return self.found() if self.names.is_subject(mention) else None


def abbreviations(title: str) -> set[str]:
    """Return how a title may be abbreviated: "BBC"; "V&A", where the last word may be missing."""
    first = [w[0] for w in title.split() if w[:1].isupper()]
    joined = ["&" if w == "and" else w[0] for w in title.split() if w[:1].isupper() or w == "and"]
    found = {"".join(first), "".join(joined), "".join(joined[:-1]) if "&" in joined else ""}
    return {s for s in found if len(s) > 2}


def _kind_of_whole(phrase: Phrase) -> str:
    """Return "city" for "the city walls": the kind of place that something is a part of."""
    own = [t.lower_ for t in phrase.tokens]
    if len(own) != WHOLE_AND_PART or own[0] != "the" or rel(phrase.head.nbor(-1)) != "compound":
        return ""
    fits = own[1] in {"city", "town"} and lexicon.noun_class(lemma(phrase.head)) in {"artifact", "place"}
    return own[1] if fits else ""


def _thing(document: Document, names: Names) -> tuple[str, str]:
    title = document.article.title
    own = title.casefold().removeprefix("the ").split()
    short = abbreviations(title)
    subject = next((m for m in names.mentions if names.is_subject(m)), None)
    if subject is not None:
        return f"name {names.full_form(subject).name.casefold()}", "person"
    for mention in names.mentions:
        name = mention.name.casefold().split()
        if name == own or (len(own) > 1 and name[0] == own[0] and name[-1] == own[-1]):
            return f"name {names.full_form(mention).name.casefold()}", names.type_of(mention.first)
        if mention.name in short:
            return f"name {mention.name.casefold()}", mention.type
    if not own or len(own) > LONGEST:
        return "", ""
    often = sum(" ".join(own) in p.doc.text.casefold() for p in document.paragraphs)
    telling = title[:1].isupper() and any(own[-1] in nouns for nouns in words()["stand_ins"].values())
    if often > 1 or (often and telling) or len(own) == 1 or listed(" ".join(own)):
        return " ".join(own), lexicon.noun_class(own[-1])
    return "", ""
