"""When two answers may be the same thing, or one a kind, a part or another name of the other."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from quizgen import lexicon
from quizgen.choose.measure import size
from quizgen.model import normalise

FUNCTION = frozenset(
    "a an the of in on at to for from by with and or but nor as is are was were be been being has have had do does did "
    "will would can could may might must shall should this that these those it its their his her my our your not no "
    "than then so such who whom whose which what when where why how if into over under about after before between "
    "during among against he she they we i you him them us me all any some each both more most other one there here "
    "year years number called named name".split()
)
_ALIAS = re.compile(
    r"^[\s,]*(?:\(|or\b|aka\b|(?:also|formerly|originally|better|commonly|now|then|later|previously|sometimes)?\s*"
    r"(?:known|called|named|renamed|born|referred to|spelled|abbreviated)\b)",
)

_NAMED = re.compile(r"\b(?:[Bb]orn|known as|renamed|title of|the name|better known)\b\W*$")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a word without the endings of inflection."""
    for ending in ("'s", "’s", "ing", "ies", "ied", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word.rstrip("y") or word


@lru_cache(maxsize=65536)
def content(text: str) -> frozenset[str]:
    """Return the stems of the content words of a text."""
    return frozenset(stem(word) for word in normalise(plain(text)).split() if word not in FUNCTION and word != "s")


def plain(text: str) -> str:
    """Return the text without accents and joined letters: "Contrecœur" is "Contrecoeur"."""
    text = text.replace("œ", "oe").replace("Œ", "Oe").replace("æ", "ae").replace("Æ", "Ae").replace("ø", "o")
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def initials(text: str) -> str:
    """Return the initials of the words of a name that are written with a capital."""
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", text) if word[0].isupper())


def head(phrase: str) -> str:
    """Return the head noun of a noun phrase: the last word before what follows the noun."""
    core = re.split(
        r"\s+(?:of|in|on|at|to|for|from|by|with|that|which|who|where|when|as|about|between|against|into|over|under"
        r"|among|during|after|before|without|within|through|near)\s|[,;:(–—]",
        " " + phrase.strip() + " ",
    )[0].split()
    return core[-1].strip("”\"'’.").lower() if core else ""


def same_thing(one: str, other: str) -> bool:
    """Tell whether the two may name the same thing, or one be contained in or a kind of the other."""
    sizes = size(one), size(other)
    if sizes[0] and sizes[1] and sizes[0][0] == sizes[1][0]:
        return sizes[0][1] == sizes[1][1]
    a, b = content(one), content(other)
    if not a or not b or a <= b or b <= a:
        return True
    return _same_name(one, other) or _same_size(one, other) or _one_kind(one, other)


def _same_name(one: str, other: str) -> bool:
    short, long = sorted((one.replace(".", ""), other.replace(".", "")), key=len)
    if short.isupper() and 1 < len(short) < 8 and (initials(long) == short or initials(long).startswith(short)):
        return True
    country = lexicon.country_of(bare(one))
    if country and country == lexicon.country_of(bare(other)):
        return True
    if lexicon.country_adjective(bare(one)) == bare(other) or lexicon.country_adjective(bare(other)) == bare(one):
        return True
    if _is_name(one) and _is_name(other):  # a shared last word may be a family, a river and its valley, or one person
        ours, theirs = one.split(), other.split()
        return ours[0] == theirs[0] or ours[-1] == theirs[-1]
    return False


def bare(name: str) -> str:
    """Return the name without its article."""
    return re.sub(r"^(?:the|a|an) ", "", name.strip(), flags=re.IGNORECASE)


def _is_name(text: str) -> bool:
    words = [word for word in re.findall(r"[^\W_]+", bare(text)) if word not in FUNCTION]
    return bool(words) and all(word[0].isupper() for word in words)


def _same_size(one: str, other: str) -> bool:
    a, b = size(one), size(other)
    return a is not None and b is not None and a[1] == b[1]


def _one_kind(one: str, other: str) -> bool:
    """Tell whether two common nouns are synonyms or one a kind of the other; modifiers are left aside."""
    if _is_name(one) or _is_name(other):
        return False
    a, b = _singular(one), _singular(other)
    if a == b and a:
        # "nuclear power" and "solar power" are two; "power" and "solar power" are caught as contained.
        return False
    return bool(a and b) and (lexicon.is_kind_of(a, b) or lexicon.is_kind_of(b, a))


def _singular(phrase: str) -> str:
    noun = head(phrase)
    return next((form for form in (noun, *lexicon.singulars(noun)) if lexicon.noun_class(form)), noun)


def aliases(text: str, one: str, other: str) -> bool:
    """Tell whether the text gives one as another name of the other: "X (Y)", "X, also known as Y", "born X, Y"."""
    for first, second in ((one, other), (other, one)):
        for match in re.finditer(re.escape(first), text):
            rest = text[match.end() : match.end() + 160]
            place = rest.find(second)
            if place < 0 or re.search(r"[.!?]\s", rest[:place]):
                continue
            before = text[max(0, match.start() - 12) : match.start()]
            if _ALIAS.match(rest[: place + 1]) or _NAMED.search(rest[:place]) or _NAMED.search(before):
                return True
    return False


def far_apart(one: str, other: str) -> bool:
    """Tell whether two countries lie in different parts of the world, so that nobody takes one for the other."""
    here, there = lexicon.neighbours(one), lexicon.neighbours(other)
    return bool(here and there) and (lexicon.country_of(other) or bare(other)) not in here
