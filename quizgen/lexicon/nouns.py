"""What kind of thing a noun names.

The list of nouns holds two strings with one character a synset, in the order of the tree (each synset before
those below it): its class, and its depth. A lemma's line holds the numbers of its synsets, likeliest first.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from quizgen.lexicon.forms import singulars
from quizgen.lexicon.store import find, lines, under, words
from quizgen.lexicon.units import unit_dimension

CLASSES = {
    "p": "person", "r": "person", "k": "person", "g": "group", "c": "collection", "l": "place", "n": "object",
    "f": "artifact", "t": "time", "U": "unit", "q": "quantity", "e": "event", "a": "act", "b": "artifact",
    "m": "animal", "P": "plant", "u": "substance", "d": "food", "y": "body", "M": "communication",
    "C": "cognition", "s": "state", "A": "attribute", "F": "feeling", "z": "process", "h": "phenomenon",
    "o": "object", "v": "possession", "S": "shape", "R": "relation", "i": "relation", "x": "",
}  # fmt: skip
ABSTRACT = frozenset("teaMCsAFzhvSRqUcxi")
HEADER = 2
_SHARE = 0.34  # how much of a noun's weight its senses of a class must have for a yes beside another class
_DECADE = re.compile(r"'?\d{2,4}s")


@cache
def _usual_letters() -> dict[str, str]:
    both = words("place and organisation")
    return {word: letters + ("fg"[letters == "f"] if word in both else "")
            for letters, title in under("usual") for word in words(title)}  # fmt: skip


@lru_cache(maxsize=4096)
def senses(lemma: str) -> tuple[int, ...]:
    """Return the numbers of the noun's synsets, likeliest first.

    What is not in the list goes by its singular, then by its last word ("deputy mayor") or last part ("co-pilot").
    """
    word = " ".join(lemma.lower().replace("_", " ").split())
    while word:
        for form in (word, *singulars(word)):
            fields = find("nouns", form, HEADER)
            if fields:
                return tuple(int(number, 36) for number in fields[0].split())
        word = word.partition(" " if " " in word else "-")[2]
    return ()


def _usual(lemma: str) -> str:
    """Return the letters of a noun that is listed, or whose last word is, if the list of nouns lacks the phrase."""
    word = lemma.lower()
    for form in (word, *singulars(word)):
        if form in _usual_letters():
            return _usual_letters()[form]
    words = word.split()
    last = words[-1] if len(words) > 1 else ""
    return _usual(last) if last and find("nouns", word, HEADER) is None else ""


@lru_cache(maxsize=4096)
def letters(lemma: str) -> dict[str, float]:
    """Return the share of each class letter in the noun's senses; the first senses weigh most."""
    classes = lines("nouns")[0]
    usual = _usual(lemma)
    if usual:
        return {letter: (0.6, 0.4)[rank] if len(usual) > 1 else 1.0 for rank, letter in enumerate(usual)}
    weights: dict[str, float] = {}
    for rank, number in enumerate(senses(lemma)[:6]):
        weights[classes[number]] = weights.get(classes[number], 0.0) + 1.0 / (1 + rank) ** 1.4
    total = sum(weights.values())
    return {letter: weight / total for letter, weight in weights.items()}


def _share(lemma: str, wanted: str) -> float:
    return sum(weight for letter, weight in letters(lemma).items() if letter in wanted)


@lru_cache(maxsize=4096)
def noun_class(lemma: str) -> str:
    """Return the likeliest class of a common noun ("person", "group", "place" …), or "" if unknown.

    "group" is an organisation, a body or a people; "collection" any other group of things.
    """
    weights: dict[str, float] = {}
    for letter, weight in letters(lemma).items():
        weights[CLASSES[letter]] = weights.get(CLASSES[letter], 0.0) + weight
    return max(weights, key=lambda name: weights[name]) if weights else ""


@lru_cache(maxsize=4096)
def listed(phrase: str) -> bool:
    """Tell whether the whole phrase is listed as a common noun: "immune system"."""
    return find("nouns", phrase, HEADER) is not None


@lru_cache(maxsize=4096)
def is_person(lemma: str) -> bool:
    """Tell whether the noun mostly names persons."""
    return noun_class(lemma) == "person" or lemma.lower() in ("people", "person", "persons", "somebody", "someone")


@lru_cache(maxsize=4096)
def is_group(lemma: str) -> bool:
    """Tell whether the noun often names an organisation, a body of people or a people."""
    return noun_class(lemma) == "group" or _share(lemma, "g") >= _SHARE


@lru_cache(maxsize=4096)
def is_place(lemma: str) -> bool:
    """Tell whether the noun often names somewhere to be: a region, a natural feature, a building or a way."""
    return not is_person(lemma) and _share(lemma, "lnf") >= _SHARE


@lru_cache(maxsize=4096)
def is_time(lemma: str) -> bool:
    """Tell whether the noun mostly names a time or a stretch of time."""
    return noun_class(lemma) == "time" or unit_dimension(lemma) == "time" or bool(_DECADE.fullmatch(lemma))


@lru_cache(maxsize=4096)
def is_role(lemma: str) -> bool:
    """Tell whether the noun mostly names a title, an office or an occupation that somebody holds."""
    return is_person(lemma) and _share(lemma, "r") >= _SHARE


@lru_cache(maxsize=4096)
def kinship(lemma: str) -> bool:
    """Tell whether the noun mostly names a relative."""
    shares = letters(lemma)
    return bool(shares) and shares.get("k", 0.0) >= _SHARE and is_person(lemma)


@lru_cache(maxsize=4096)
def is_abstract(lemma: str) -> bool:
    """Tell whether the noun mostly names something that cannot be touched; False if unknown."""
    return _share(lemma, "".join(ABSTRACT)) > 0.5


@cache
def _classifying() -> frozenset[str]:
    return frozenset(lines("classifying"))


def classifying(adjective: str) -> bool:
    """Tell whether the adjective says of what sort something is ("agricultural"), rather than how it is ("clear")."""
    return adjective.lower() in _classifying()


@cache
def _relational() -> frozenset[str]:
    return frozenset(lines("relational")) | words("relational")


def relational(lemma: str) -> bool:
    """Tell whether the noun needs an of-phrase or a possessor to refer: capital, member, son, part, effect, side."""
    word = lemma.lower()
    return word in _relational() or (" " in word and word.split()[-1] in _relational())
