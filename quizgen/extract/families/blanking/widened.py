"""Whole units: what is blanked is the whole name, the whole title of a work, a sum with its sign, not a part of it."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen import lexicon
from quizgen.analyse.names import TITLES, Mention, Names
from quizgen.extract.compound import range_end
from quizgen.extract.types import CURRENCY
from quizgen.syntax.labels import rel
from quizgen.syntax.phrases import WEEKDAYS
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

ARTICLES = frozenset({"The", "A", "An"})
JOINING = frozenset({"of", "on", "for"})
LOOSER = JOINING - {"of"}
"""What joins the rest of a name only to what names a body or an agreement: "Convention on", not "Roe on Sunday"."""
BODIES = wordlist("check", "body_heads") | {w.lower() for w in wordlist("check", "class_names")}
FRACTIONS = wordlist("extract", "fractions")
FULL_NAME = frozenset({"NNP", "NNPS", "NN", "NNS"})
HEDGING = frozenset("about around approximately nearly almost over roughly some only just under".split())
TWO_WORDS = frozenset({"more than", "less than", "at least", "up to", "at most"})
LONGEST = 7
"""Words of a whole name; what is longer was joined by a wrong tree."""


def whole_name(mention: Mention, names: Names) -> list[Token]:
    """Return the whole unit that a name is part of: "Kelm | Mountains", "Laws | of the Rusk", "The | Rusk Papers"."""
    tokens = _with_rest(list(mention.tokens), names)
    end = _of_what(tokens, names)
    if end is not None:
        tokens = list(tokens[0].doc[tokens[0].i : end + 1])
    ahead = _before(tokens[0])
    if ahead is not None and ahead.text in ARTICLES and _is_inside(ahead) and not _is_person(mention, names):
        tokens = [ahead, *tokens]
    return tokens if len(tokens) <= LONGEST else list(mention.tokens)


def goes_on(name: Sequence[Token], names: Names) -> bool:
    """Tell whether a name only goes on another before it: "Rusk" of "the Laws of the Rusk"."""
    first = name[0]
    i = first.i - 1
    if i > first.sent.start and first.doc[i].lower_ == "the":
        i -= 1
    if i <= first.sent.start or first.doc[i].lower_ not in JOINING:
        return False
    head = first.doc[i - 1]
    mention = names.at(head)
    known = mention is not None and not _is_person(mention, names)
    return (known or _is_headed(head)) and _joins(head, first.doc[i].lower_) and _is_inside(head)


def within_names(tokens: Sequence[Token], names: Names) -> set[int]:
    """Return the indices of tokens that are part of a longer name, whence no term is taken: "Narcotic Drugs"."""
    mentions = (names.at(t) for t in tokens)
    return {t.i for m in mentions if m is not None and len(m.tokens) > 1 for t in m.tokens}


def with_sign(phrase: Sequence[Token], inside: set[int]) -> list[Token]:
    """Return a number with the sign of its currency, and with what hedges the sum: "about | $ | 5 billion"."""
    first, doc, start = phrase[0], phrase[0].doc, phrase[0].sent.start
    if first.i - 1 < start or doc[first.i - 1].text not in CURRENCY:
        return list(phrase)
    i = first.i - 1
    if i - 1 >= start and doc[i - 1].lower_ in HEDGING:
        i -= 1
    elif i - 2 >= start and f"{doc[i - 2].lower_} {doc[i - 1].lower_}" in TWO_WORDS:
        i -= 2
    return [doc[n] for n in range(i, phrase[-1].i + 1) if n in inside or n >= first.i]


def with_unit(phrase: Sequence[Token]) -> list[Token]:
    """Return a number with what can't be cut from it: "13 | km" without a space, "two | -thirds", "75 | % to 80 %"."""
    last = phrase[-1]
    doc, stop = last.doc, last.sent.end
    end = last.i
    if end + 1 < stop and not last.whitespace_ and lexicon.is_unit(doc[end + 1].lower_) and doc[end + 1].text.isalpha():
        end += 1
    elif end + 2 < stop and doc[end + 1].text == "-" and doc[end + 2].lemma_.lower() in FRACTIONS:
        end += 2
    elif end + 1 < stop and range_end(doc[end + 1]).i > end + 1:
        end = range_end(doc[end + 1]).i
    return [*phrase, *doc[last.i + 1 : end + 1]]


def _with_rest(tokens: list[Token], names: Names) -> list[Token]:
    """Return a name with the capitalised words right after it, which its tree makes part of it: "Kelm Mountains"."""
    doc, last = tokens[0].doc, tokens[-1]
    end = last.i
    while end + 1 < last.sent.end and _goes_along(doc[end + 1], names):
        end += 1
    if end == last.i or (names.type_of(tokens[0]) == "person" and len(tokens) > 1):
        return tokens
    head = doc[end]
    if end + 1 < last.sent.end and doc[end + 1].tag_ in {"NN", "NNS"}:
        return tokens  # "the Kelm River mill"
    if head.lower_ in TITLES or lexicon.is_person(head.lower_) or not _hangs_on(tokens, head):
        return tokens
    return list(doc[tokens[0].i : end + 1])


def _goes_along(token: Token, names: Names) -> bool:
    capital = token.text[:1].isupper() and token.text[1:].islower() and token.tag_ in FULL_NAME
    return capital and names.at(token) is None and token.lower_ not in WEEKDAYS and not token.is_sent_start


def _hangs_on(tokens: Sequence[Token], head: Token) -> bool:
    inside = {t.i for t in tokens}
    top = next((t for t in tokens if t.head.i not in inside), tokens[-1])
    return top.head.i == head.i or (head.head.i in inside and rel(head) in {"flat", "compound"})


def _of_what(tokens: Sequence[Token], names: Names) -> int | None:
    """Return where a name ends that goes on with "of" and another name: "Laws | of the Rusk"; None if it does not."""
    last = tokens[-1]
    i, doc, stop = last.i + 1, last.doc, last.sent.end
    if i + 1 >= stop or doc[i].lower_ not in JOINING or not _is_headed(last) or not _joins(last, doc[i].lower_):
        return None
    if not _is_inside(tokens[0]):
        return None
    i += 2 if doc[i + 1].lower_ == "the" else 1
    if i >= stop:
        return None
    beyond = names.at(doc[i])
    end = beyond.tokens[-1].i if beyond is not None and beyond.first.i == i else i
    if not doc[i].text[:1].isupper() or doc[i].lower_ in WEEKDAYS or doc[end].tag_ not in FULL_NAME:
        return None
    while end + 1 < stop and doc[end + 1].text[:1].isupper() and doc[end + 1].tag_ in FULL_NAME:
        end += 1
    return end


def _is_headed(noun: Token) -> bool:
    """Tell whether the last word of a name is a common noun with a capital: "Laws", "Commission", not "Roe"."""
    low = noun.lower_
    known = bool(lexicon.noun_class(low) or any(lexicon.noun_class(one) for one in lexicon.singulars(low)))
    return noun.text[:1].isupper() and known and not lexicon.given_name(noun.text) and not lexicon.name_class(noun.text)


def _joins(head: Token, link: str) -> bool:
    return link not in LOOSER or head.lower_ in BODIES


def _before(token: Token) -> Token | None:
    return token.doc[token.i - 1] if token.i > token.sent.start else None


def _is_inside(token: Token) -> bool:
    """Tell whether a word stands inside its sentence, where a capital tells that it belongs to a name."""
    ahead = _before(token)
    return ahead is not None and ahead.text.isalpha()


def _is_person(mention: Mention, names: Names) -> bool:
    return names.type_of(mention.first) == "person"
