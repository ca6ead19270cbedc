"""Derive a dictionary of word classes: `python wordnet.py WORDNET_YAML_DIR OUT.tsv`.

WordNet: Open English WordNet as YAML (https://github.com/globalwordnet/english-wordnet).
A class says which parts of speech a word can be, and the lexicographer file (person,
place, time …) of its first noun and verb sense. Names of countries, capitals and large
cities come from the public-domain tz database (`/usr/share/zoneinfo/*.tab`).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

import yaml

HEADER = """\
# Class numbers of words: parts of speech, and the lexicographer file of the first noun and verb sense.
# Derived from Open English WordNet (CC BY 4.0) and the names of places in the tz database (public domain).
"""
Senses = dict[str, dict[str, str]]


def load(path: Path) -> dict[str, dict]:
    """Parse one YAML file, fast."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def lexicographer_files(folder: Path) -> dict[str, str]:
    """Map each synset to its file, such as noun.person."""
    files = sorted(folder.glob("*.*.yaml"))
    return {synset: path.stem for path in files for synset in load(path)}


def senses(folder: Path) -> Senses:
    """Map each single word to the file of its first sense in each part of speech."""
    files = lexicographer_files(folder)
    result: Senses = {}
    for path in sorted(folder.glob("entries-*.yaml")):
        for word, entry in load(path).items():
            if " " in word or "-" in word:
                continue
            for pos, data in entry.items():
                kind = files[data["sense"][0]["synset"]]
                result.setdefault(str(word), {}).setdefault(pos[0], kind)
    return result


def places(zoneinfo: Path) -> dict[str, str]:
    """Read single-word countries and cities from the tz database."""
    result: dict[str, str] = {}
    for line in (zoneinfo / "iso3166.tab").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name = line.split("\t")[1]
            if name.isalpha():
                result[name] = "country"
    for line in (zoneinfo / "zone1970.tab").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name = line.split("\t")[2].rpartition("/")[2]
            if name.isalpha():
                result.setdefault(name, "city")
    return result


def classes(known: Senses, gazetteer: dict[str, str]) -> dict[str, str]:
    """Name each word's class, such as `noun.person verb.social a`."""
    result = {}
    for word, kinds in known.items():
        parts = [kinds.get("n", ""), kinds.get("v", "")]
        parts.append("".join(sorted({"a" if pos == "s" else pos for pos in kinds} & {"a", "r"})))
        name = " ".join(parts)
        result[word] = name + (" A" if word[:1].isupper() else "")
    for word, kind in gazetteer.items():
        result[word] = kind
    return result


def main() -> None:
    """Write `word<TAB>class number`, the commonest class first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wordnet", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--zoneinfo", type=Path, default=Path("/usr/share/zoneinfo"))
    args = parser.parse_args()
    named = classes(senses(args.wordnet), places(args.zoneinfo))
    order = [name for name, _ in Counter(named.values()).most_common()]
    number = {name: i for i, name in enumerate(order)}
    lines = [f"{word}\t{number[name]}\n" for word, name in sorted(named.items())]
    args.out.write_text(HEADER + "".join(lines), encoding="utf-8")
    print(f"{len(named)} words, {len(order)} classes; commonest: {order[:8]}", file=sys.stderr)


if __name__ == "__main__":
    main()
