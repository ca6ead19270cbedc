"""What kind of thing a noun names.

The list of nouns holds two strings with one character a synset, in the order of the tree (each synset before
those below it): its class, and its depth. A lemma's line holds the numbers of its synsets, likeliest first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from quizgen.lexicon.store import find, lines

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

# Nouns whose first sense in WordNet is not the usual one in articles: their letters, the usual one first.
_USUAL = {
    word: letters
    for letters, words in {
        "p": "fan human enemy ally climber folk fellow supporter character",
        "k": "mum mama grandson granddaughter",
        "r": "founder agent queen operator cleaner star chairman chairwoman chairperson co-founder pope spokeswoman "
        "councillor activist monk nun astronaut cosmonaut player driver environmentalist conservationist translator interpreter",
        "m": "tiger whale shark predator prey horse seal bass eagle",
        "gl": "country nation state kingdom empire republic", "lg": "village settlement constituency municipality",
        "g": "publisher manufacturer airline household camp alliance administration religion media magazine newspaper "
        "retailer embassy ministry faculty crew bank provider supplier force",
        "l": "capital world universe square garden hub junction estate farm campus wilderness neighbourhood neighborhood place "
        "spot destination border street north south east west surroundings globe coastline harbour harbor",
        "f": "house trail route avenue subway studio tower museum church school hospital factory palace office station memorial tomb temple",
        "n": "moon galaxy basin desert planet river beach cave",
        "C": "spirit soul history future source reason culture",
        "z": "mutation", "e": "festival", "A": "speed width colour color", "R": "rate frequency number", "d": "cream",
        "b": "server battery navigator browser crawler processor controller monitor door window wall", "M": "pop comic",
        "t": "time while period",
    }.items()
    for word in words.split()
}  # fmt: skip
# These are organisations as well as the places they are in.
_BOTH = frozenset(
    "house church school hospital museum office station university college factory bank embassy palace camp".split()
)


def _singulars(word: str) -> Iterator[str]:
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


@lru_cache(maxsize=4096)
def senses(lemma: str) -> tuple[int, ...]:
    """Return the numbers of the noun's synsets, likeliest first.

    What is not in the list goes by its singular, then by its last word ("deputy mayor") or last part ("co-pilot").
    """
    word = " ".join(lemma.lower().replace("_", " ").split())
    while word:
        for form in (word, *_singulars(word)):
            fields = find("nouns", form, HEADER)
            if fields:
                return tuple(int(number, 36) for number in fields[0].split())
        if " " in word:
            word = word.partition(" ")[2]
        else:
            word = word.partition("-")[2]
    return ()


def _usual(lemma: str) -> str:
    """Return the letters of a noun that is listed, or whose last word is, if the list of nouns lacks the phrase."""
    word = lemma.lower()
    for form in (word, *_singulars(word)):
        if form in _USUAL:
            return _USUAL[form] + ("fg"[_USUAL[form] == "f"] if form in _BOTH else "")
    last = word.split()[-1] if " " in word else ""
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


def is_person(lemma: str) -> bool:
    """Tell whether the noun mostly names persons."""
    return noun_class(lemma) == "person" or lemma.lower() in ("people", "person", "persons", "somebody", "someone")


def is_group(lemma: str) -> bool:
    """Tell whether the noun often names an organisation, a body of people or a people."""
    return noun_class(lemma) == "group" or _share(lemma, "g") >= _SHARE


def is_place(lemma: str) -> bool:
    """Tell whether the noun often names somewhere to be: a region, a natural feature, a building or a way."""
    return not is_person(lemma) and _share(lemma, "lnf") >= _SHARE


def is_time(lemma: str) -> bool:
    """Tell whether the noun mostly names a time or a stretch of time."""
    return noun_class(lemma) == "time" or unit_dimension(lemma) == "time" or bool(re.fullmatch(r"'?\d{2,4}s", lemma))


def is_role(lemma: str) -> bool:
    """Tell whether the noun mostly names a title, an office or an occupation that somebody holds."""
    return is_person(lemma) and _share(lemma, "r") >= _SHARE


def kinship(lemma: str) -> bool:
    """Tell whether the noun mostly names a relative."""
    shares = letters(lemma)
    return bool(shares) and shares.get("k", 0.0) >= _SHARE and is_person(lemma)


def is_abstract(lemma: str) -> bool:
    """Tell whether the noun mostly names something that cannot be touched; False if unknown."""
    return _share(lemma, "".join(ABSTRACT)) > 0.5


# Units that a number before them makes plain, though the word's first sense is another; "" for what is no unit there.
_UNITS = {
    word: dimension
    for dimension, words in {
        "temperature": "degree|degree celsius|degree fahrenheit|kelvin", "share": "percent|per cent|percentage point|%",
        "length": "foot|yard|light year|km|cm|mm|m|ft", "mass": "pound|stone|tonne|metric ton|ton|kg|g|mg|lb|ounce",
        "time": "second|minute|hour|day|week|fortnight|month|quarter|year|decade|century|millennium|millisecond|"
        "microsecond|nanosecond|light-second|school year|academic year|semester",
        "data": "bit|byte", "speed": "mph|km/h|knot|mach|kph", "money": "cent|pence|penny|pound sterling|dollar|buck",
        "volume": "barrel|bushel|gallon|pint|quart|cup|teaspoon|tablespoon", "power": "kilowatt|horsepower|mw|kw|gw",
        "area": "hectare|acre|square metre|square meter", "energy": "calorie|kilowatt hour|kwh",
        "": "grade|point|hand|line|head|long|cell|date|today|tomorrow|yesterday|birthday|moon|advantage|unit|ban|c|t|lm|"
        "a|fifth|finger|barn|atmosphere|number|b|r|d|e|k|n|s|v|w|rod|link|chain|nail|pole|perch|block|base|magnum|last",
    }.items()
    for word in words.split("|")
}  # fmt: skip


@lru_cache(maxsize=1024)
def unit_dimension(lemma: str) -> str:
    """Return what a unit measures: length, mass, time, money, area, volume, temperature …; "" if it is no unit."""
    word = lemma.lower()
    for form in (word, *_singulars(word)):
        if form in _UNITS:
            return _UNITS[form]
    if " per " in word:
        above, below = (unit_dimension(part) for part in word.split(" per ", 1))
        return "speed" if (above, below) == ("length", "time") else "rate" if above else ""
    first, _, rest = word.partition(" ")
    if rest and first in ("square", "cubic") and unit_dimension(rest) == "length":
        return "area" if first == "square" else "volume"
    for form in (word, *_singulars(word)):
        fields = find("units", form)
        if fields and fields[1] == "0" and fields[0] != "time":  # the units of time are a closed list
            return fields[0]
    return unit_dimension(rest) if rest and first in ("us", "american", "canadian", "australian", "imperial") else ""


def is_unit(lemma: str) -> bool:
    """Tell whether the noun is a unit of measurement, money included."""
    return bool(unit_dimension(lemma))


@cache
def _names() -> list[str]:
    """Name each synset by the lemma of which it is the likeliest sense."""
    named: list[tuple[int, int, str]] = [(99, 0, "")] * len(lines("nouns")[0])
    for line in lines("nouns")[HEADER:]:
        fields = line.split("\t")
        for rank, number in enumerate(fields[1].split()):
            at, word = int(number, 36), fields[-1] if len(fields) > 2 else fields[0]
            odd = len(word) < 3 or any(c.isupper() for c in word[1:])  # symbols and abbreviations name badly
            named[at] = min(named[at], (rank + 2 * odd, len(word), word))
    return [name for _, _, name in named]


def _above(number: int) -> int | None:
    depths = lines("nouns")[1]
    return next((at for at in range(number - 1, -1, -1) if depths[at] < depths[number]), None)


def hypernyms(lemma: str) -> list[str]:
    """Return the names of what the noun's first sense is a kind of, nearest first."""
    numbers = senses(lemma)
    out: list[str] = []
    at = _above(numbers[0]) if numbers else None
    while at is not None:
        out.append(_names()[at])
        at = _above(at)
    return out


def kin(lemma: str, n: int) -> list[str]:
    """Return up to n co-hyponyms of the noun's first sense: other kinds of the same thing, in alphabetical order.

    Words that are familiar by having several senses come first.
    """
    numbers = senses(lemma)
    above = _above(numbers[0]) if numbers else None
    if above is None:
        return []
    depths, out = lines("nouns")[1], []
    own = {name for name in (lemma.lower(), _names()[numbers[0]])}
    for at in range(above + 1, len(depths)):
        if depths[at] <= depths[above]:
            break
        if ord(depths[at]) == ord(depths[above]) + 1 and at not in numbers and _names()[at] not in own:
            out.append(_names()[at])
    out.sort(key=lambda word: (-min(len(senses(word)), 4), word))
    return [word for word in out if word][:n]


def is_kind_of(lemma: str, other: str) -> bool:
    """Tell whether some sense of the noun lies at or below a sense of the other."""
    upper = set(senses(other))
    for number in senses(lemma):
        at: int | None = number
        while at is not None:
            if at in upper:
                return True
            at = _above(at)
    return False


# Beside what counting shows: nouns that mean nothing without what they belong to.
_RELATIONAL = frozenset(
    "capital member son daughter part piece cause effect author leader population number amount side end result reason "
    "purpose top bottom middle centre center start beginning size height length width depth weight cost price name head "
    "founder owner half majority minority share percentage proportion rest aim goal symptom origin source basis birthplace "
    "inventor discoverer successor predecessor heir sibling capacity edge border presence absence lack".split()
)


@cache
def _relational() -> frozenset[str]:
    return frozenset(lines("relational")) | _RELATIONAL


def relational(lemma: str) -> bool:
    """Tell whether the noun needs an of-phrase or a possessor to refer: capital, member, son, part, effect, side."""
    word = lemma.lower()
    return word in _relational() or (" " in word and word.split()[-1] in _relational())


__all__ = [
    "hypernyms", "is_abstract", "is_group", "is_kind_of", "is_person", "is_place", "is_role",
    "is_time", "is_unit", "kin", "kinship", "letters", "noun_class", "relational", "senses", "unit_dimension",
]  # fmt: skip
