"""Offices written with capitals before a name: "Orvalian Foreign Minister Ann Roe", "OTB Director Owen Prentice"."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen import lexicon
from quizgen.analyse.names import Mention, Names
from quizgen.syntax.tokens import Doc, Token
from quizgen.tables import wordlist

HELD = wordlist("extract", "titles_held")
LOWER = wordlist("extract", "rank_words")
FIRST = frozenset("president premier chancellor king queen emperor empress".split())
"""Heads of states and governments."""
POSSESSIVE = ("'s", "’s")
LONGEST_OF = 5
"""Tokens that may stand between "of" or "for" and the name: "Secretary of | Health and Human Services | Ann Roe"."""
UNPLACED = 3
"""Words that say enough of an office without a country or an abbreviation: "Homeland Security Secretary"."""


def title_before(mention: Mention, names: Names) -> tuple[list[Token], Token] | None:
    """Return the words of an office right before a person's name, with its head; None where none is told in full."""
    doc, first = mention.first.doc, mention.first
    start = first.sent.start
    head = _office(doc, first.i, start)
    if head is None:
        return None
    i = head.i
    while i > start and _leads(doc[i - 1], start):
        i -= 1
    while i > start and doc[i - 1].lower_ in LOWER:
        i -= 1
    tokens = list(doc[i : first.i])
    if (
        _is_known(tokens, head)
        or _is_cut(doc, i, start, names)
        or tokens[0].text in POSSESSIVE
        or not _says_of_what(tokens, head)
    ):
        return None
    return tokens, head


def _office(doc: Doc, end: int, start: int) -> Token | None:
    """Return the head of an office that ends before ``end``: "Minister", or the first word of "Minister for Trade"."""
    if end > start and _held(doc[end - 1]):
        return doc[end - 1]
    for i in range(end - 1, max(start, end - 1 - LONGEST_OF), -1):
        token = doc[i]
        if token.lower_ in {"of", "for"}:
            of_what = doc[i + 1 : end]
            named = all(t.text[:1].isupper() or t.lower_ in {"and", "&", "the"} for t in of_what)
            return doc[i - 1] if len(of_what) and named and _held(doc[i - 1]) else None
    return None


def _held(token: Token) -> bool:
    return token.lower_ in HELD and token.text[:1].isupper()


def _leads(token: Token, start: int) -> bool:
    """Tell whether a word before an office belongs to it: a name, a country's adjective, a possessor."""
    if token.text in POSSESSIVE:
        return token.i > start and token.nbor(-1).text[:1].isupper()
    if not token.text[:1].isupper() or token.tag_ in {"DT", "IN", "RB", "PRP$", "PRP", "CC"}:
        return False
    if token.i > start:
        return True
    return token.tag_ in {"NNP", "NNPS"} or bool(lexicon.country_adjective(token.text)) or token.lower_ in LOWER


def _is_cut(doc: Doc, i: int, start: int, names: Names) -> bool:
    """Tell whether more words before the office may belong to it: "Health | and Human Services Secretary"."""
    if i <= start:
        return False
    ahead = doc[i - 1]
    if ahead.lower_ in {"and", "&", "of", "for", "/", "-", "or"} and ahead.i > start:
        joined = doc[i - 2]
        return ahead.lower_ != "and" or (joined.text[:1].isupper() and names.type_of(joined) != "person")
    if ahead.tag_ == "PRP$" or ahead.text in POSSESSIVE:
        return True
    return ahead.text.islower() and ahead.tag_ in {"JJ", "VBG", "VBN", "NN", "CD"} and ahead.lower_ != "and"


def _is_known(tokens: Sequence[Token], head: Token) -> bool:
    """Tell whether the office is the first of a country, whose holder everybody knows: "US President"."""
    told = {t.lower_ for t in tokens}
    first = head.lower_ in FIRST or (head.lower_ == "minister" and "prime" in told)
    return first and not told & {"deputy", "vice"} and any(_is_of_country(t) for t in tokens)


def _is_of_country(token: Token) -> bool:
    return bool(lexicon.country_of(token.text) or lexicon.country_adjective(token.text))


def _says_of_what(tokens: Sequence[Token], head: Token) -> bool:
    """Tell whether an office says whose it is: a country's, a body's, or by several words of what."""
    of_what = [t for t in tokens if t.i != head.i and t.lower_ not in LOWER and t.text[:1].isupper()]
    placed = any(_is_of_country(t) or (len(t.text) > 1 and t.text.isupper()) for t in of_what)
    owned = any(t.text in POSSESSIVE for t in tokens)
    # Every country has a home affairs minister.
    return placed or owned or (head.lower_ != "minister" and len(of_what) + 1 >= UNPLACED)
