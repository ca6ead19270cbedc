"""Surnames that stand alone, and who is meant: "Rob Yarrell" for "Yarrell"."""

from __future__ import annotations

from quizgen import lexicon
from quizgen.analyse.agreement import gender_shown
from quizgen.analyse.callings import plain
from quizgen.analyse.capitals import opens_sentence
from quizgen.analyse.document import Document
from quizgen.analyse.names import TITLES, Mention, Names
from quizgen.analyse.namesakes import follows_namesake
from quizgen.analyse.phrases import Phrases
from quizgen.analyse.title import Title
from quizgen.analyse.verdicts import Dangling, Replacement, Verdict
from quizgen.syntax.labels import is_name, is_plural, rel
from quizgen.syntax.phrases import text_of
from quizgen.syntax.tokens import Token

NAMESAKES = frozenset({"elder", "younger", "older", "senior", "junior", "other"})
"""Words that tell people of one surname from each other."""

NOBLE = frozenset(
    "earl duke duchess marquess marquis marchioness count countess viscount viscountess baron baroness lord lady "
    "prince princess bishop archbishop king queen".split()
)
"""Titles that go on with the name of a place."""


class Surnames:
    """The surnames of one article."""

    def __init__(self, document: Document, names: Names, phrases: Phrases, title: Title) -> None:
        self.document, self.names, self.phrases, self._title = document, names, phrases, title

    def full(self, token: Token) -> Verdict:
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
        if any(c.lower_ in NAMESAKES for c in token.children) or _in_bodys_name(token) or _in_title(token):
            return None  # "the elder Yuan", "Friends of Yuan", "the Earl of Yuan"
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


def _in_bodys_name(surname: Token) -> bool:
    """Tell whether a surname closes the name of a group: "Bikers for Yuan", "Friends of Yuan"."""
    i, doc = int(surname.i), surname.doc
    if i - 2 <= surname.sent.start or doc[i - 1].lower_ not in {"for", "of", "against"}:
        return False
    group = doc[i - 2]
    capital = group.text[:1].isupper() and group.text[1:].islower() and not opens_sentence(group)
    return capital and (is_plural(group) or doc[i - 1].lower_ != "of")


def _in_title(name: Token) -> bool:
    """Tell whether what looks like a surname is the place of a title: "the fifth Earl of Yarrell"."""
    i, doc = int(name.i), name.doc
    return i - 1 > name.sent.start and doc[i - 1].lower_ == "of" and doc[i - 2].lower_ in NOBLE


def _shares_last(first: Token, last: str) -> bool:
    """Tell whether names joined to the first one end with the word that it lacks, and so give it to all of them."""
    ahead = first.doc[first.i + 1 : first.sent.end]
    joined = next((t for t in ahead if t.text == last and is_name(t)), None)
    if joined is None:
        return False
    between = first.doc[first.i + 1 : joined.i]
    return all(t.text == "," or t.lower_ in {"and", "or", "&"} or is_name(t) for t in between)


def _is_title(word: Token | None) -> bool:
    """Tell whether a word before a name is a title that says more than "Mr"."""
    if word is None or not word.text[:1].isupper():
        return False
    low = word.lower_.rstrip(".")
    return (low in TITLES or lexicon.is_role(low)) and low not in lexicon.POLITE


def _word_before(token: Token) -> Token | None:
    """Return the word before the token in its sentence, white space left out."""
    return next((t for t in reversed(token.doc[token.sent.start : token.i]) if not t.is_space), None)
