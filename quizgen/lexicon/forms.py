"""Plurals of nouns and forms of verbs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

from quizgen.lexicon.store import entries, words
from quizgen.lexicon.verbs import doubles, is_verb

Tag = Literal["VB", "VBD", "VBG", "VBN", "VBP", "VBZ"]

_PREFIXES = ("out", "over", "under", "fore", "re", "mis", "un", "inter", "up", "off", "with", "pre", "co")
# Words that end in a verb of the list without being made of it.
_REGULAR = frozenset(["welcome", "relay", "behave"])

_VOWELS = frozenset("aeiou")


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    rows = [entry.split() for entry in entries("verbs")]
    return {row[0]: (row[min(1, len(row) - 1)], row[-1]) for row in rows}


@cache
def _pasts() -> frozenset[str]:
    return frozenset(past for base, (past, _) in _irregular().items() if past != base)


def is_irregular_past(word: str) -> bool:
    """Tell whether the word is the past of an irregular verb and not its base too: "sent", but not "put"."""
    return word.lower() in _pasts()


@cache
def _plurals() -> dict[str, str]:
    return dict(pair.split(":") for pair in words("plurals"))


def _parts(lemma: str) -> tuple[str, str] | None:
    """Return past and participle of an irregular verb, or None."""
    table = _irregular()
    if lemma in table:
        return table[lemma]
    if lemma not in _REGULAR:
        for prefix in _PREFIXES:
            base = lemma.removeprefix(prefix)
            if base != lemma and base in table and len(base) > 2 and is_verb(lemma):
                return prefix + table[base][0], prefix + table[base][1]
    return None


def _doubled(lemma: str) -> str:
    """Return the stem before -ed and -ing."""
    short = (len(lemma) <= 4 or lemma.startswith(("qu", "squ"))) and sum(
        c in _VOWELS for c in lemma.replace("qu", "q")
    ) == 1
    single = lemma[-1] not in "aeiouwxyhc" and lemma[-2:-1] in _VOWELS and lemma[-3:-2] not in _VOWELS
    if len(lemma) > 2 and (doubles(lemma) or (short and lemma[-2] in _VOWELS and single and not is_verb(lemma))):
        return lemma + lemma[-1]
    return lemma


def _s(word: str) -> str:
    """Add the ending -s."""
    if word.endswith(("stomach", "narch", "iarch", "garch", "epoch", "eunuch", "loch", "tech")):
        return word + "s"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


@cache
def inflect(lemma: str, tag: Tag) -> str:
    """Return the verb's form: VBD past, VBN participle, VBG -ing, VBZ third person, VB and VBP the base.

    A phrasal verb is inflected at its first word. "be" gives "was", "is", "been", "being".
    """
    first, space, rest = lemma.partition(" ")
    return _inflect(first, tag) + space + rest


def _inflect(lemma: str, tag: Tag) -> str:
    if tag in ("VB", "VBP"):
        return lemma
    if tag == "VBZ":
        return _third(lemma)
    if tag == "VBG":
        return _ing(lemma)
    parts = _parts(lemma)
    if parts:
        return parts[0] if tag == "VBD" else parts[1]
    if lemma.endswith("e"):
        return lemma + "d"
    return lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS else _doubled(lemma) + "ed"


def _third(lemma: str) -> str:
    special = {"be": "is", "have": "has"}
    if lemma in special:
        return special[lemma]
    return lemma + "es" if lemma.endswith("o") and lemma[-2:] not in ("oo", "io", "eo") else _s(lemma)


def _ing(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye", "inge")) and lemma != "be":
        return lemma[:-1] + "ing"
    for prefix in ("", *_PREFIXES):  # irregular verbs double too: "running", "beginning", "outrunning"
        base = lemma.removeprefix(prefix)
        if doubles(base) and (not prefix or base in _irregular()):
            return lemma + lemma[-1] + "ing"
    return (lemma + "k" if lemma.endswith("ic") else _doubled(lemma)) + "ing"


def plural(noun: str) -> str:
    """Return the plural of a noun or of a noun phrase that ends in its head or is followed by "of"."""
    head, of, rest = noun.partition(" of ")
    if of:
        return plural(head) + of + rest
    before, space, last = noun.rpartition(" ")
    return before + space + _plural(last)


def _plural(noun: str) -> str:
    low = noun.lower()
    if low in _plurals():
        return noun[0] + _plurals()[low][1:]
    if low.endswith("man") and low not in words("no men") and not low.endswith("human"):
        return noun[:-3] + "men"
    for word in ("child", "wife", "life", "knife", "foot", "tooth"):  # "grandchild", "penknife"
        if low.endswith(word) and len(low) > len(word):
            return noun[: -len(word)] + _plurals()[word]
    if low.endswith("sis"):
        return noun[:-2] + "es"
    return noun if low.endswith("ese") else _s(noun)


def singulars(word: str) -> Iterator[str]:
    """Yield what the word may be the plural of."""
    if word.endswith("men"):
        yield word[:-3] + "man"
    if word.endswith("children"):
        yield word[:-3]
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("ves"):
        yield word[:-3] + "f"
        yield word[:-3] + "fe"
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
        if word.endswith("es"):
            yield word[:-2]
