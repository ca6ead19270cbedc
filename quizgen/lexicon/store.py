"""The word lists: packed ones (sorted lines, tab-separated, gzipped), and ``lists.txt``, kept by hand.

Each is read once, when first asked for.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent.parent / "data" / "lexicon"


@cache
def lines(name: str) -> list[str]:
    """Return the lines of the list of that name."""
    packed = (DATA / f"{name}.txt.gz").read_bytes()
    return gzip.decompress(packed).decode().split("\n")


def find(name: str, word: str, first: int = 0) -> list[str] | None:
    """Return the fields that follow the word in a list sorted by word, or None; ``first`` skips a header."""
    rows = lines(name)
    at = bisect_left(rows, word + "\t", lo=first)
    if at < len(rows) and rows[at].startswith(word + "\t"):
        return rows[at].split("\t")[1:]
    return None


def rows_from(name: str, word: str) -> list[list[str]]:
    """Return the fields of every line of the word, where it may have several."""
    rows = lines(name)
    at = bisect_left(rows, word + "\t")
    out = []
    while at < len(rows) and rows[at].startswith(word + "\t"):
        out.append(rows[at].split("\t")[1:])
        at += 1
    return out


@cache
def _sections() -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    here: list[str] = []
    for line in (DATA / "lists.txt").read_text(encoding="utf8").splitlines():
        if line.startswith("["):
            here = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            here.append(line)
    return sections


@cache
def words(section: str) -> frozenset[str]:
    """Return the words of a section of the lists kept by hand."""
    return frozenset(word for line in _sections()[section] for word in line.split())


@cache
def entries(section: str) -> tuple[str, ...]:
    """Return the entries of a section, parted by ``|``, of the lists kept by hand."""
    return tuple(entry for line in _sections()[section] for entry in line.split("|"))


def under(prefix: str) -> list[tuple[str, str]]:
    """Return rest and whole of the titles of the sections that begin with the prefix."""
    return [(title.removeprefix(prefix + " "), title) for title in _sections() if title.startswith(prefix + " ")]
