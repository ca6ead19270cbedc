"""The tree of nouns: what is a kind of what."""

from __future__ import annotations

from functools import cache, lru_cache

from quizgen.lexicon.nouns import CLASSES, HEADER, noun_class, senses
from quizgen.lexicon.store import lines


@cache
def _names() -> list[str]:
    """Name each synset by the lemma of which it is the likeliest sense."""
    named: list[tuple[int, int, str]] = [(99, 0, "")] * len(lines("nouns")[0])
    for line in lines("nouns")[HEADER:]:
        fields = line.split("\t")
        for rank, number in enumerate(fields[1].split()):
            at, word = int(number, 36), fields[-1] if len(fields) > 2 else fields[0]
            odd = len(word) < 3 or not word[1:].islower()  # symbols and abbreviations name badly
            named[at] = min(named[at], (rank + 2 * odd, len(word), word))
    return [name for _, _, name in named]


@cache
def _parents() -> list[int | None]:
    out: list[int | None] = []
    path: list[int] = []  # the last synset at each depth
    for number, depth in enumerate(lines("nouns")[1]):
        del path[ord(depth) - 48 :]
        out.append(path[-1] if path else None)
        path.append(number)
    return out


def _above(number: int) -> int | None:
    return _parents()[number]


def hypernyms(lemma: str) -> list[str]:
    """Return the names of what the noun's first sense is a kind of, nearest first."""
    numbers = senses(lemma)
    out: list[str] = []
    at = _above(numbers[0]) if numbers else None
    while at is not None:
        out.append(_names()[at])
        at = _above(at)
    return out


def _usual_first(lemma: str) -> tuple[int, ...]:
    """Return the noun's synsets with those of its usual class first."""
    numbers, classes = senses(lemma), lines("nouns")[0]
    usual = noun_class(lemma)
    return tuple(sorted(numbers, key=lambda number: CLASSES[classes[number]] != usual))


def kin(lemma: str, n: int) -> list[str]:
    """Return up to n co-hyponyms of the noun's first sense: other kinds of the same thing, familiar ones first.

    Only words are given whose own first sense this is.
    """
    numbers = _usual_first(lemma)
    above = _above(numbers[0]) if numbers else None
    if above is None:
        return []
    depths, out = lines("nouns")[1], []
    own = {lemma.lower(), _names()[numbers[0]]}
    for at in range(above + 1, len(depths)):
        if depths[at] <= depths[above]:
            break
        name = _names()[at]
        level = ord(depths[at]) == ord(depths[above]) + 1
        if level and at not in numbers and name not in own and senses(name)[:1] == (at,):
            out.append(name)
    out.sort(key=lambda word: (not familiar(word), word))
    return out[:n]


@cache
def _common() -> frozenset[str]:
    return frozenset(lines("common"))


def familiar(lemma: str) -> bool:
    """Tell whether the noun is in everyday use."""
    return lemma.lower() in _common()


@lru_cache(maxsize=4096)
def is_kind_of(lemma: str, other: str) -> bool:
    """Tell whether some sense of the noun lies at or below a sense of the other."""
    upper, parents = set(senses(other)), _parents()
    for number in senses(lemma):
        at: int | None = number
        while at is not None:
            if at in upper:
                return True
            at = parents[at]
    return False
