"""Read CoNLL-U files and bring their labels to one convention.

Sources: https://universaldependencies.org/format.html for the format and
https://universaldependencies.org/en/dep/ for the labels of English.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

#: Labels that only some of the treebanks use, and what the others say instead.
HARMONISED = {
    "obl:agent": "obl",
    "nsubj:outer": "nsubj",
    "csubj:outer": "csubj",
    "obl:npmod": "obl:unmarked",
    "obl:tmod": "obl:unmarked",
    "nmod:npmod": "nmod:unmarked",
    "nmod:tmod": "nmod:unmarked",
    "dep": "",
}


@dataclass
class Word:
    """One syntactic word; `head` is 0-based within the sentence, -1 if unknown."""

    form: str
    lemma: str = ""
    upos: str = ""
    tag: str = ""
    feats: str = ""
    head: int = -1
    dep: str = ""
    space: bool = True
    misc: dict[str, str] = field(default_factory=dict)


@dataclass
class Sentence:
    """Words with the names of their document and genre, and paragraph starts."""

    words: list[Word]
    doc: str = ""
    genre: str = ""
    new_paragraph: bool = False
    text: str = ""


def _blank(value: str) -> str:
    return "" if value == "_" else value


def _misc(value: str) -> dict[str, str]:
    if value == "_":
        return {}
    return dict(part.partition("=")[::2] for part in value.split("|"))


def _sentence(rows: list[list[str]]) -> list[Word]:
    words: list[Word] = []
    inside: dict[int, bool] = {}  # last word of a multi-word token -> space after
    joined: set[int] = set()
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            joined.update(range(first, last))
            inside[last] = "SpaceAfter=No" not in row[9]
        elif row[0].isdigit():
            number = int(row[0])
            misc = _misc(row[9])
            space = misc.get("SpaceAfter") != "No"
            space = inside.get(number, space) and number not in joined
            head = int(row[6]) - 1
            dep = HARMONISED.get(row[7], row[7])
            words.append(
                Word(
                    form=row[1],
                    lemma=row[2] if row[2] != "_" or row[1] == "_" else "",
                    upos=_blank(row[3]),
                    tag=_blank(row[4]),
                    feats=_blank(row[5]),
                    head=number - 1 if head < 0 else head,
                    dep="ROOT" if head < 0 else dep,
                    space=space,
                    misc=misc,
                )
            )
    return words


def read(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a (gzipped) CoNLL-U file in order."""
    opener = gzip.open if path.suffix == ".gz" else open
    doc = genre = text = ""
    fresh = True
    rows: list[list[str]] = []
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in (raw.rstrip("\n") for raw in [*lines, ""]):
            if line.startswith("# newdoc"):
                doc, fresh = line.partition("=")[2].strip(), True
                genre = doc.split("-")[0] if "-" in doc else ""
            elif line.startswith("# meta::genre"):
                genre = line.partition("=")[2].strip()
            elif line.startswith("# newpar"):
                fresh = True
            elif line.startswith("# text ="):
                text = line.partition("=")[2].strip()
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
            elif not line and rows:
                yield Sentence(_sentence(rows), doc, genre, fresh, text)
                rows, fresh, text = [], False, ""
