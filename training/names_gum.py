"""The names among GUM's entities: mentions cut down to the name that heads them.

GUM: https://gucorpling.org/gum/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from conll import Word, read
from harmonise import CALENDAR, OPEN, TITLES, Harmoniser


def gum_spans(words: list[Word], opened: dict[str, tuple[int, str, str]]) -> Iterator[tuple[int, int, str, str]]:
    """Yield (start, end, type, identity) for the entity brackets of one sentence."""
    opened.clear()
    for i, word in enumerate(words):
        text = word.misc.get("Entity", "")
        for piece in re.findall(r"\([^()]+\)?|[^()]+\)", text):
            if piece.startswith("("):
                fields = piece.strip("()").split("-")
                identity = "-".join(fields[6:]) if len(fields) > 6 else ""
                opened[fields[0]] = (i, fields[1] if len(fields) > 1 else "", identity)
                key = fields[0]
                if piece.endswith(")"):
                    start, kind, identity = opened.pop(key)
                    yield start, i + 1, kind, identity
            else:
                key = piece.strip(")").split("-")[0]
                if key in opened:
                    start, kind, identity = opened.pop(key)
                    yield start, i + 1, kind, identity


def narrow(words: list[Word], start: int, end: int, kind: str) -> tuple[int, int] | None:
    """Cut a mention down to the name that heads it, or None if no name does."""
    inside = range(start, end)
    heads = [i for i in inside if words[i].head not in inside or words[i].head == i]
    if not heads or not words[heads[0]].tag.startswith("NNP"):
        return None
    head = heads[0]
    keep = {head}
    for i in inside:
        ok = words[i].head == head and words[i].dep in ("compound", "flat", "amod", "nummod", "nmod:unmarked")
        if ok and (words[i].form[:1].isupper() or words[i].form[:1].isdigit()):
            keep.update(
                j
                for j in inside
                if j == i or (words[j].head == i and words[j].dep in ("compound", "flat", "amod", "punct"))
            )
        if words[i].head == head and words[i].dep == "nmod" and kind in ("organization", "event") and i > head:
            cases = [words[j].form for j in inside if words[j].head == i and words[j].dep == "case"]
            if words[i].tag.startswith("NNP") and cases in (["of"], ["for"], ["de"], ["du"], ["von"]):
                keep.update(range(head, i + 1))
    low, high = min(keep), max(keep)
    while low < head and not words[low].form[:1].isupper() and not words[low].form[:1].isdigit():
        low += 1
    while low < head and words[low].dep == "nmod:desc":
        low += 1
    return low, high + 1


def pieces(words: list[Word], start: int, end: int, kind: str) -> Iterator[tuple[int, int]]:
    """Cut a name at its commas: `San Francisco, California` is two places, `Norton, circa 1880` one person.

    Organisations keep theirs (`Marvel Consultants, Inc.`), and people their `Jr.`.
    """
    if kind in ("organization", "event", "object", "abstract"):
        yield start, end
        return
    first = start
    for i in range(start, end + 1):
        if i == end or words[i].form in (",", "–", "(", "[", "/", "and"):
            while first < i and not words[first].form[:1].isupper() and kind == "person":
                first += 1  # `80,000 Germans`
            if first < i and any(words[j].tag.startswith("NNP") for j in range(first, i)):
                yield first, i
            first = i + 1
            if kind == "person":
                return


def gum(path: Path, harmoniser: Harmoniser) -> Iterator[tuple[list[str], list[str], list[bool]]]:
    """Yield GUM's sentences with the names among its entities."""
    opened: dict[str, tuple[int, str, str]] = {}
    for sentence in read(path):
        words = sentence.words
        found: list[tuple[int, int, str]] = []
        taken: set[int] = set()
        mentions = sorted(gum_spans(words, opened), key=lambda m: (m[0] - m[1], m[0]))
        for start, end, kind, _ in mentions:
            cut = narrow(words, start, end, kind)
            if cut is None or kind in ("time", "animal", "plant", "substance"):
                continue
            if taken.isdisjoint(range(*cut)):
                taken.update(range(*cut))
                found += [(*piece, kind) for piece in pieces(words, *cut, kind)]
        forms = [w.form for w in words]
        labels = harmoniser.apply(forms, found, "gum")
        for i, word in enumerate(words):
            if word.tag == "NNPS" and labels[i].endswith("-PERSON"):  # `the Americans`, `many Democrats`
                labels[i] = "B-NORP" if word.form in harmoniser.norp else OPEN
            if labels[i][2:] == "PERSON" and labels[i - 1 : i] == [OPEN] and labels[i][0] == "I":
                labels[i] = OPEN
            unknown = word.tag.startswith("NNP") and labels[i] == "O" and word.form not in CALENDAR | TITLES
            if unknown and word.dep != "nmod:desc":
                labels[i] = OPEN
        yield [w.form for w in words], labels, [w.space for w in words]
