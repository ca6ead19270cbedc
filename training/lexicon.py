#!/usr/bin/env python3
"""Derive quizgen's word lists from Open English WordNet.

    python training/lexicon.py oewn-yaml.tar.xz quizgen/data/lexicon [TREEBANK.conllu.gz ...]

The archive holds WordNet's sources as YAML. Treebanks in Universal Dependencies tell which nouns mostly come with
an of-phrase or a possessor, and which are familiar. The lists in the package were made with the training parts of
English EWT and GUM and with OneStopEnglish.
The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

import yaml

Synsets = dict[str, dict[str, Any]]
Entries = dict[str, dict[str, Any]]

# One letter a class, by lexicographer file; see quizgen/lexicon/nouns.py, which reads them.
FILES = {
    "noun.Tops": "x", "noun.act": "a", "noun.animal": "m", "noun.artifact": "b", "noun.attribute": "A",
    "noun.body": "y", "noun.cognition": "C", "noun.communication": "M", "noun.event": "e", "noun.feeling": "F",
    "noun.food": "d", "noun.group": "c", "noun.location": "l", "noun.motive": "C", "noun.object": "o",
    "noun.person": "p", "noun.phenomenon": "h", "noun.plant": "P", "noun.possession": "v", "noun.process": "z",
    "noun.quantity": "q", "noun.relation": "R", "noun.shape": "S", "noun.state": "s", "noun.substance": "u",
    "noun.time": "t",
}  # fmt: skip
# A synset at or below one of these, within the given files, gets a finer letter. The first match up the tree wins.
FINER: dict[str, dict[str, str]] = {
    "p": {"relative": "k", **dict.fromkeys(
        "leader|official|officer|worker|expert|intellectual|professional|entertainer|creator|performer|sovereign|"
        "ruler|head of state|representative|advocate|communicator|administrator|adviser|clergyman|religious leader|"
        "military personnel|serviceman|athlete|businessperson|capitalist|financier|aristocrat|judge|lawgiver|"
        "politician|scientist|scholar|educator|health professional|engineer|lawyer|farmer|explorer|investigator|"
        "incumbent|chair|holy order|spiritual leader|manager|employee|craftsman|skilled worker|head|executive|"
        "presiding officer|male aristocrat|female aristocrat|public servant|law officer|negotiator|authority|planner|"
        "critic|presenter|emissary|envoy|campaigner|founder|coach|deputy|assistant".split("|"), "r")},
    "c": dict.fromkeys(["social group", "people", "ethnic group", "citizenry", "multitude"], "g"),
    "o": dict.fromkeys(["body of water", "geological formation", "land", "celestial body", "natural elevation"], "n"),
    "b": {**dict.fromkeys(["structure", "facility", "way", "area"], "f"),
          **dict.fromkeys(["obstruction", "supporting structure", "framework", "tube", "implement"], "b")},
    "l": dict.fromkeys(["direction", "extremity", "line", "point", "position"], "i"),
    "q": {"unit of measurement": "U"},
    "t": {"time unit": "U"},
}  # fmt: skip
TOPS = {"person": "p", "animal": "m", "plant": "P", "artifact": "b", "location": "l", "time": "t", "food": "d",
        "group": "c", "act": "a", "event": "e", "state": "s", "feeling": "F", "cognition": "C",
        "communication": "M", "possession": "v", "substance": "u", "process": "z", "phenomenon": "h",
        "attribute": "A", "relation": "R", "shape": "S", "object": "o", "quantity": "q", "measure": "q"}  # fmt: skip
# What a unit measures, by the class above it.
DIMENSIONS = {
    "linear unit": "length", "metric linear unit": "length", "astronomy unit": "length", "mass unit": "mass",
    "weight unit": "mass", "time unit": "time", "monetary unit": "money", "area unit": "area",
    "volume unit": "volume", "temperature unit": "temperature", "work unit": "energy", "heat unit": "energy",
    "computer memory unit": "data", "information measure": "data", "angular unit": "angle", "power unit": "power",
    "pressure unit": "pressure", "force unit": "force", "electromagnetic unit": "electricity", "sound unit": "sound",
    "frequency unit": "frequency", "metric capacity unit": "volume", "fractional monetary unit": "money",
}  # fmt: skip
NAME = r"((?:[A-Z][\w’'-]+|of(?= [A-Z])|and(?= (?:Tobago|Herzegovina|Barbuda|Principe)))(?: (?:[A-Z][\w’'-]+|of(?= [A-Z])|and(?= (?:Tobago|Herzegovina|Barbuda|Principe))))*)"  # noqa: E501
PERTAINS = re.compile(
    r"(?:of|or|in|from|relating|pertaining|belonging|characteristic|typical|to|having|do|with|by|near|the|[ ,])+ "
    + NAME
)
NATIVE = re.compile(
    r"an? (?:native|inhabitant|resident|citizen|person born)(?: or (?:native|inhabitant|resident|citizen))?"
    r" (?:of|in) (?:the )?" + NAME
)
MONEY = re.compile(r"(?:unit of money|monetary unit)[\w ]* (?:in|of) (?:the )?" + NAME)
LATIN = re.compile(
    r"[A-Z][a-z]+ [a-z-]+$|(?:genus|family|order|class|phylum|suborder|superfamily|subfamily|tribe) [A-Z]"
)


def load(archive: Path) -> tuple[Entries, Synsets]:
    """Read the archive: entries by lemma, and synsets by id with their file under ``file``."""
    entries: Entries = {}
    synsets: Synsets = {}
    with tarfile.open(archive) as tar:
        for member in sorted(tar.getmembers(), key=lambda m: m.name):
            stem = Path(member.name).stem
            if not member.name.endswith(".yaml") or stem == "frames":
                continue
            stream = tar.extractfile(member)
            assert stream is not None
            data = yaml.load(stream.read().decode("utf8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
            if stem.startswith("entries"):
                entries.update(data)
            else:
                for key, synset in data.items():
                    synsets[key] = {**synset, "file": stem}
    return entries, synsets


def senses(entry: dict[str, Any], part: str) -> list[str]:
    """Return the synsets of an entry in the order of its senses; homographs ("n-1", "n-2") take turns."""
    lists = [entry[key].get("sense", ()) for key in sorted(entry) if key.split("-")[0] == part]
    turns = zip_longest(*([sense["synset"] for sense in listed] for listed in lists))
    return [synset for turn in turns for synset in turn if synset]


def has(entry: dict[str, Any], part: str) -> bool:
    """Tell whether the entry is of that part of speech."""
    return any(key.split("-")[0] == part for key in entry)


def ancestors(synset: str, synsets: Synsets) -> Iterator[str]:
    """Yield the synset and what stands above it, following the first hypernym."""
    while True:
        yield synset
        above = synsets[synset].get("hypernym")
        if not above:
            return
        synset = above[0]


def letter(synset: str, synsets: Synsets) -> str:
    """Return the class letter of a noun synset."""
    own = synsets[synset]
    base = FILES[own["file"]]
    if base == "x":
        base = next((TOPS[name] for name in own["members"] if name in TOPS), "x")
    finer = FINER.get(base)
    if finer:
        for above in ancestors(synset, synsets):
            name = synsets[above]["members"][0]
            if name in finer:
                return finer[name]
    return base


def preorder(synsets: Synsets) -> list[tuple[str, int]]:
    """Return all noun synsets with their depth, each before those below it."""
    below: dict[str, list[str]] = defaultdict(list)
    roots = []
    for key, synset in synsets.items():
        if synset["file"].startswith("noun"):
            above = synset.get("hypernym")
            if above:
                below[above[0]].append(key)
            else:
                roots.append(key)
    out = []
    stack = [(root, 0) for root in sorted(roots, reverse=True)]
    while stack:
        key, depth = stack.pop()
        out.append((key, depth))
        stack.extend((child, depth + 1) for child in sorted(below[key], reverse=True))
    return out


def base36(number: int) -> str:
    """Write a number with the digits 0-9a-z."""
    digits = ""
    while True:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
        if not number:
            return digits


def nouns(entries: Entries, synsets: Synsets) -> str:
    """Pack the nouns: class letters, depths, then ``lemma TAB senses [TAB spelling]`` by lower-case lemma."""
    order = preorder(synsets)
    number = {key: n for n, (key, _) in enumerate(order)}
    classes = "".join(letter(key, synsets) for key, _ in order)
    depths = "".join(chr(48 + depth) for _, depth in order)
    rows: dict[str, tuple[str, list[str]]] = {}
    # Lower-case entries come first: "turkey" is a bird before it is anything else.
    for lemma in sorted((w for w in entries if has(entries[w], "n")), key=lambda w: (w.lower(), w != w.lower(), w)):
        keys = [k for k in senses(entries[lemma], "n") if k in number]
        keys = [k for k in keys if not (FILES.get(synsets[k]["file"]) in ("P", "m", "x") and LATIN.match(lemma))]
        if not keys or not re.search(r"[A-Za-z]", lemma):
            continue
        _, known = rows.setdefault(lemma.lower(), (lemma, []))
        known.extend(base36(number[k]) for k in keys if base36(number[k]) not in known)
    lines = ["\t".join([lower, " ".join(keys), *([spelling] if spelling != lower else [])])
             for lower, (spelling, keys) in sorted(rows.items())]  # fmt: skip
    return "\n".join([classes, depths, *lines])


def units(entries: Entries, synsets: Synsets) -> str:
    """Pack the units: ``lemma TAB dimension TAB rank of the sense``."""
    out = {}
    for lemma, entry in entries.items():
        for rank, key in enumerate(senses(entry, "n")):
            chain = [name for above in ancestors(key, synsets) for name in synsets[above]["members"]]
            if "unit of measurement" in chain or "time unit" in chain:
                dimension = next((DIMENSIONS[name] for name in chain if name in DIMENSIONS), "other")
                out.setdefault(lemma.lower(), (dimension, rank))
    return "\n".join(f"{lemma}\t{dimension}\t{rank}" for lemma, (dimension, rank) in sorted(out.items()))


def verbs(entries: Entries, synsets: Synsets) -> str:
    """Pack the verbs: ``lemma TAB files of the senses, two letters each TAB d if it doubles its last letter``."""
    lines = []
    for lemma in sorted(w for w in entries if has(entries[w], "v")):
        files = " ".join(synsets[key]["file"].removeprefix("verb.")[:4] for key in senses(entries[lemma], "v"))
        forms = [form for key, part in entries[lemma].items() if key[0] == "v" for form in part.get("form", ())]
        doubles = lemma + lemma[-1] + "ing" in forms
        lines.append(f"{lemma}\t{files}" + ("\td" if doubles else ""))
    return "\n".join(lines)


def adjectives(entries: Entries) -> str:
    """Pack the antonyms of adjectives: ``lemma TAB antonym|antonym``."""
    lemma_of = {sense["id"]: lemma for lemma, entry in entries.items() for part in ("a", "s")
                for sense in entry.get(part, {}).get("sense", ())}  # fmt: skip
    lines = []
    for lemma in sorted(entries):
        found: list[str] = []
        for part in ("a", "s"):
            for sense in entries[lemma].get(part, {}).get("sense", ()):
                found += [lemma_of[i] for i in sense.get("antonym", ()) if i in lemma_of and lemma_of[i] not in found]
        if found:
            lines.append(f"{lemma}\t{'|'.join(found)}")
    return "\n".join(lines)


def classifying(entries: Entries, synsets: Synsets) -> str:
    """List the adjectives one of whose first two senses is relational ("agricultural", "solar"), one a line."""
    out = []
    for lemma in sorted(entries):
        keys = senses(entries[lemma], "a")[:2]
        if lemma.isalpha() and lemma.islower() and any(synsets[key]["file"] == "adj.pert" for key in keys):
            out.append(lemma)
    return "\n".join(out)


def names(synsets: Synsets) -> str:
    """Pack adjectives and inhabitants with their places, and the countries: ``word TAB a, n or c TAB name``."""
    found: dict[tuple[str, str], str] = {}
    countries = set()
    for synset in synsets.values():
        file = synset["file"]
        for definition in synset["definition"]:
            if file == "noun.quantity" and (m := MONEY.search(definition)):
                countries.add(m[1])
            pattern = {"adj.pert": PERTAINS, "noun.person": NATIVE}.get(file)
            if pattern and (m := pattern.match(definition)):
                for member in synset["members"]:
                    if member[0].isupper():
                        found.setdefault((member, "a" if file == "adj.pert" else "n"), m[1].strip())
    rows = [f"{word}\t{part}\t{name}" for (word, part), name in found.items()]
    rows += [f"{name}\tc\t{name}" for name in countries]
    return "\n".join(sorted(rows))


def sentences(paths: Iterable[Path]) -> Iterator[list[list[str]]]:
    """Yield the sentences of CoNLL-U files as rows of columns."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf8") as stream:
            rows: list[list[str]] = []
            for line in stream:
                if line[0].isdigit():
                    row = line.rstrip("\n").split("\t")
                    if row[0].isdigit():
                        rows.append(row)
                elif rows and not line.strip():
                    yield rows
                    rows = []


def completed(paths: Iterable[Path]) -> dict[str, tuple[int, int, int, int]]:
    """Count for each noun: definite uses, those with an of-phrase or a noun as possessor; the same for all uses.

    Uses with a pronoun as possessor are left out: they tell more about the text than about the noun.
    """
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for rows in sentences(paths):
        children: dict[str, list[list[str]]] = defaultdict(list)
        for row in rows:
            children[row[6]].append(row)
        for row in rows:
            below = children[row[0]]
            owners = [c for c in below if c[7] == "nmod:poss"]
            if row[3] != "NOUN" or any(c[3] == "PRON" for c in owners):
                continue
            the = any(c[7] == "det" and c[2].lower() == "the" for c in below)
            of = any(c[7].startswith("nmod") and any(g[7] == "case" and g[2] == "of" for g in children[c[0]])
                     for c in below)  # fmt: skip
            count, whole = counts[row[2].lower()], bool(owners or of)
            count[0] += the or bool(owners)
            count[1] += whole and (the or bool(owners))
            count[2] += 1
            count[3] += whole
    return {lemma: (n[0], n[1], n[2], n[3]) for lemma, n in counts.items()}


def relational(entries: Entries, synsets: Synsets, counts: dict[str, tuple[int, int, int, int]]) -> str:
    """List the nouns that need an of-phrase or a possessor, one a line.

    The share of completed uses is smoothed towards a prior, so that rare nouns need more than one use to get in.
    """
    out = set()
    for lemma, entry in entries.items():
        keys = senses(entry, "n")
        if lemma != lemma.lower() or " " in lemma or not keys:
            continue
        prior = 0.7 if letter(keys[0], synsets) in "kR" else 0.2  # kinship and relations need their other end
        definite, done, seen, whole = counts.get(lemma, (0, 0, 0, 0))
        if (done + 4 * prior) / (definite + 4) >= 0.5 or (whole + 4 * prior) / (seen + 4) >= 0.42:
            out.add(lemma)
    return "\n".join(sorted(out))


def common(entries: Entries, paths: Iterable[Path]) -> str:
    """List WordNet's nouns that the treebanks use twice or more, one a line: the familiar ones."""
    seen = Counter(row[2].lower() for rows in sentences(paths) for row in rows if row[3] == "NOUN")
    return "\n".join(
        sorted(word for word, n in seen.items() if n >= 2 and word.isalpha() and has(entries.get(word, {}), "n"))
    )


def main() -> int:
    """Write the packed lists."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("treebanks", type=Path, nargs="*")
    args = parser.parse_args()
    entries, synsets = load(args.archive)
    args.folder.mkdir(parents=True, exist_ok=True)
    packed = {
        "nouns": nouns(entries, synsets),
        "units": units(entries, synsets),
        "verbs": verbs(entries, synsets),
        "adjectives": adjectives(entries),
        "classifying": classifying(entries, synsets),
        "names": names(synsets),
        "common": common(entries, args.treebanks),
        "relational": relational(entries, synsets, completed(args.treebanks)),
    }
    for name, text in packed.items():
        data = gzip.compress(text.encode(), compresslevel=9, mtime=0)
        (args.folder / f"{name}.txt.gz").write_bytes(data)
        print(f"{name}: {len(text.splitlines())} lines, {len(data)} bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
