"""Places, their adjectives and their inhabitants."""

from __future__ import annotations

from functools import cache, lru_cache

from quizgen.lexicon.store import entries, find, lines, rows_from, under, words

POLITE = frozenset({"mr", "mrs", "ms", "miss"})
"""Forms of address that tell no office: what follows is as a rule a surname alone."""

# What papers call some countries beside their names.
_ALIASES = {"U.S.": "United States", "US": "United States", "USA": "United States", "U.S.A.": "United States",
            "UK": "Britain", "U.K.": "Britain", "United Kingdom": "Britain", "Great Britain": "Britain"}  # fmt: skip


@cache
def _adjectives() -> dict[str, str]:
    return dict(pair.split("=") for pair in entries("adjectives"))


@cache
def _heads() -> dict[str, str]:
    return {word: kind for kind, title in under("head") for word in words(title)}


@cache
def _region() -> dict[str, str]:
    return {name: kind for kind, title in under("name") for name in entries(title)}


def _bare(name: str) -> str:
    return " ".join(name.split()).removeprefix("the ").removeprefix("The ")


@lru_cache(maxsize=4096)
def is_country(name: str) -> bool:
    """Tell whether the name is a country's, of today or of history."""
    bare = _bare(name)
    known = any(fields[0] == "c" for fields in rows_from("names", bare))
    return bare not in entries("no countries") and (
        bare in entries("countries") or name in entries("countries") or known
    )


@lru_cache(maxsize=4096)
def name_class(name: str) -> frozenset[str]:
    """Return what a proper name names, as far as lists and its head tell: {"place", "country"}, {"organization"} …"""
    bare = _bare(name)
    if is_country(name):
        return frozenset({"place", "country"})
    kind = _region().get(bare)
    if kind:
        return frozenset({"time" if kind in ("month", "weekday") else "place", kind})
    if bare in _places():
        return frozenset({"place"})
    if len(bare.split()) in (2, 3, 4) and given_name(bare.split()[0]) and bare.split()[-1].lower() not in _heads():
        return frozenset({"person"})
    if country_adjective(bare):
        return frozenset({"demonym"})
    return _by_head(bare.lower().split())


def _by_head(parts: list[str]) -> frozenset[str]:
    if len(parts) < 2:
        return frozenset()
    head = parts[parts.index("of") - 1] if "of" in parts[1:] else parts[-1]
    head = parts[0] if parts[0] in ("lake", "mount", "cape") else head
    return frozenset({_heads()[head], head} if head in _heads() else ())


@cache
def _places() -> frozenset[str]:
    return frozenset(f[2] for f in (line.split("\t") for line in lines("names")) if f[1] == "n")


@lru_cache(maxsize=4096)
def country_adjective(word: str) -> str:
    """Return the place to which an adjective pertains ("Vietnamese" -> "Vietnam"), or ""."""
    if word in _adjectives():
        return _adjectives()[word]
    rows = rows_from("names", word)
    place = next((name for part, name in rows if part == "n"), "") or next((n for p, n in rows if p == "a"), "")
    return place if place and (is_country(place) or place in _places()) else ""


@cache
def homeland(word: str) -> str:
    """Return the place to which an adjective or a name of inhabitants belongs ("Turks" -> "Turkey"), or ""."""
    return country_adjective(word) or (country_adjective(word[:-1]) if word.endswith("s") else "")


@cache
def _capitals() -> dict[str, str]:
    return dict(pair.split("=") for pair in entries("capitals"))


def capital_of(city: str) -> str:
    """Return the country of which the city is the capital, or ""."""
    return _capitals().get(city, "")


@cache
def _currencies() -> dict[str, str]:
    return dict(pair.split("=") for pair in entries("currencies"))


def country_of_currency(word: str) -> str:
    """Return the one country that pays with what the word names, or ""."""
    return _currencies().get(word, "")


def demonym(name: str) -> str:
    """Return the adjective of a place ("Vietnam" -> "Vietnamese"), or "" if none is known."""
    bare = _ALIASES.get(_bare(name), _bare(name))
    listed = [word for word, place in _adjectives().items() if place == bare]
    return listed[0] if listed else _by_place().get(bare, "")


@cache
def _by_place() -> dict[str, str]:
    out: dict[str, str] = {}
    for line in lines("names"):
        word, part, place = line.split("\t")
        alike = word[:2] == place[:2] and word not in ("Finn", "Swede", "Dane")
        if part == "a" and place not in out and alike:
            out[place] = word
    return out


@cache
def countries() -> tuple[str, ...]:
    """Return the countries that have a known adjective, in alphabetical order."""
    found = {f[2] for f in (line.split("\t") for line in lines("names")) if f[1] == "a"} | set(_adjectives().values())
    return tuple(sorted(name for name in found if is_country(name)))


def with_the(country: str) -> bool:
    """Tell whether the country's name has the article before it: "the Netherlands"."""
    return _bare(country) in entries("with the")


@cache
def _one_country() -> dict[str, str]:
    return dict(pair.split("=") for pair in entries("one country"))


@lru_cache(maxsize=4096)
def country_of(name: str) -> str:
    """Return the country that the name or adjective stands for, by one of its names, or ""."""
    bare = _bare(name)
    place = country_adjective(bare) or bare
    place = _one_country().get(place, place)
    return place if is_country(place) else ""


def neighbours(country: str) -> tuple[str, ...]:
    """Return the other countries of the same part of the world, in alphabetical order."""
    bare = country_of(country) or _bare(country)
    for _, title in under("in"):
        if bare in entries(title):
            return tuple(sorted(name for name in entries(title) if name != bare))
    return ()


def given_name(word: str) -> bool:
    """Tell whether the word is a common first name that is seldom anything else."""
    return word in words("given")


def antonyms(adjective: str) -> list[str]:
    """Return the direct opposites of an adjective."""
    fields = find("adjectives", adjective.lower())
    return fields[0].split("|") if fields else []


def antonym(adjective: str) -> str:
    """Return the first direct opposite of an adjective, or ""."""
    return next(iter(antonyms(adjective)), "")
