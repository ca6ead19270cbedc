"""The article's title as one of the things that it speaks of."""

from __future__ import annotations

from quizgen import lexicon
from quizgen.analyse.callings import with_article
from quizgen.analyse.document import Document
from quizgen.analyse.names import Mention, Names, listed
from quizgen.analyse.verdicts import Found
from quizgen.analyse.wordlists import words

TYPES = {"person", "place", "organization", "country", "city"}
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

    def person(self, mention: Mention) -> Found:
        """Return the title for a mention of the person whom it names, None for any other one."""
        return self.found() if self.names.is_subject(mention) else None


def abbreviations(title: str) -> set[str]:
    """Return how a title may be abbreviated: "BBC"; "V&A", where the last word may be missing."""
    first = [w[0] for w in title.split() if w[:1].isupper()]
    joined = ["&" if w == "and" else w[0] for w in title.split() if w[:1].isupper() or w == "and"]
    found = {"".join(first), "".join(joined), "".join(joined[:-1]) if "&" in joined else ""}
    return {s for s in found if len(s) > 2}


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
