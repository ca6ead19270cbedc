"""Capitals: what is written small inside a sentence, and what keeps its capital there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from quizgen import lexicon
from quizgen.analyse.document import Document
from quizgen.analyse.names import TITLES, Names, listed
from quizgen.analyse.wordlists import words
from quizgen.syntax.labels import SUBJECTS, is_name, rel
from quizgen.syntax.phrases import text_of
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

PEOPLES = frozenset(words()["peoples"])
IDEAS = frozenset("act attribute cognition feeling process state".split())
"""Classes of nouns for what people think, do and are like."""
BEFORE_NAMES = frozenset(words()["before_names"])
AHEAD = frozenset({"(", "[", ":", ";", "–", "—"})
"""What "The" follows as it does a stop: what comes then is no title for that."""
_COMPOUND = re.compile(
    rf"(?:{'|'.join(sorted(one.capitalize() for one in wordlist('check', 'combining')))})([a-z]{{5,}})"
)
"""A word at the start of a sentence that is made of a first part and another word."""
_ABSTRACT = re.compile(r"[a-z]{3,}(?:acy|ism|ity|ation|ery|ness|ment|ition|ology)")
"""Nouns for what has no name of its own, by their endings."""
_DESCRIBING = re.compile(r"(?!Imperial)[A-Z][a-z]+(?:ial|ous|ful|ive|less|able|ible|ular)")
"""Adjectives that no title of a person begins with, by their endings."""


class Capitals:
    """Where the words of one article have capitals."""

    def __init__(self, document: Document, names: Names, title_words: Sequence[str]) -> None:
        self.names, self.title_words, self._text = names, title_words, document.article.text
        self._lower_words: set[str] = set()
        self._capital_words: set[str] = set()
        capital: Counter[str] = Counter()
        for token in (t for p in document.paragraphs for t in p.doc):
            if token.text.islower():
                self._lower_words.add(token.text)
            elif not opens_sentence(token):
                self._capital_words.add(token.text)
                if token.text == "The" and token.i + 1 < len(token.doc) and token.nbor(-1).text not in AHEAD:
                    capital[token.nbor(1).text] += 1
            if token.text == "the" and token.i + 1 < len(token.doc):
                capital[token.nbor(1).text] -= 1
        self._titled = {word for word, more in capital.items() if more > 0}
        """Words before which "The" is written so inside sentences, more often than not: it is part of a title."""

    def lower_initial(self, token: Token) -> str:
        """Return the token as it stands inside a sentence: a capital that only its place gave it goes."""
        text = str(token.text)
        if not text[:1].isupper() or text == "I" or text[1:] != text[1:].lower() or not opens_sentence(token):
            return text
        if text in {"A", "An"} and self._opens_title(token):
            return text
        if [t.lower_ for t in token.doc[token.i + 1 : token.i + 5]] == ["-", "year", "-", "old"]:
            return text[0].lower() + text[1:]  # "Thirteen-year-old Ann"
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

    def _opens_title(self, article: Token) -> bool:
        """Tell whether "A" begins the title of a work: inside, or elsewhere in the text, it has capitals of its own."""
        if rel(article) != "det" or article.i + 2 >= article.sent.end or not article.nbor(1).text[:1].isupper():
            return False
        inside = article.doc[article.i + 2 : article.head.right_edge.i + 1]
        beside = re.escape(f"{article.text} {article.nbor(1).text} {article.nbor(2).text}")
        small = any(t.text.istitle() and t.pos_ in {"ADP", "DET", "SCONJ"} for t in inside)
        return small or re.search(rf"[a-z,] {beside}\b", self._text) is not None

    def article_lowered(self, name: str, token: Token) -> str:
        """Return a name as it stands inside a sentence: "the Orval League" for "The Orval League", "smallpox"."""
        rest = name.removeprefix("The ")
        if opens_sentence(token):
            return name
        if rest == name:
            return name.lower() if self._is_small_elsewhere(name) else name
        text = self._text
        last = rest.split()[-1].lower()
        # "The Orval League was founded in 1931": it is the first word that has the capital.
        body = lexicon.is_group(last) or lexicon.is_place(last) or lexicon.noun_class(last) in {"event", "group"}
        small = f"the {rest}" in text or (body and re.search(rf"[a-z,] The {re.escape(rest)}", text) is None)
        return f"the {rest}" if small else name

    def _is_small_elsewhere(self, name: str) -> bool:
        """Tell whether a noun for no person has its capital only where sentences begin: "Smallpox"."""
        if not name.istitle() or name.lower() not in self._lower_words or name in self._capital_words:
            return False
        return lexicon.noun_class(name.lower()) not in {"", "person"} and not lexicon.name_class(name)

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


def opens_sentence(token: Token) -> bool:
    """Tell whether only quotation marks or brackets stand before the token in its sentence, or in what is said."""
    i, start, tokens = token.i, token.sent.start, token.doc.tokens
    while i != start and tokens[i - 1].is_punct:
        i -= 1
    return i == start or (token.i - i > 1 and tokens[token.i - 1].is_quote and tokens[token.i - 2].text in {":", ","})
