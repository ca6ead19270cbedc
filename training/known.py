"""What the sentences that names are learnt from call each name: a list that the finder is told of.

In training a sentence is marked by what other blocks of sentences say, so that the network
learns how far to trust the list; in use by what all say.
"""

from __future__ import annotations

from quizgen.analyse.components_features import KnownNames

BLOCK = 200  # so many sentences are left out together: neighbours speak of the same
#: Words, tags, relations, source, what the list of known names says, labels.
Example = tuple[list[str], list[str], list[str], str, list[str], list[str]]
Votes = dict[str, dict[str, set[int]]]  # name, label, blocks of sentences that have it


def chunks(labels: list[str]) -> set[tuple[int, int, str]]:
    """Return the spans of B-/I- labels."""
    found, start = set(), None
    for i, label in enumerate([*labels, "O"]):
        if start is not None and not label.startswith("I-"):
            found.add((start, i, labels[start][2:]))
            start = None
        if label.startswith("B-"):
            start = i
    return found


def votes(data: list[Example]) -> Votes:
    """Count in how many blocks of sentences each name has each label, and single capitalised words none."""
    result: Votes = {}
    for i, (words, *_, labels) in enumerate(data):
        for start, end, kind in chunks(labels):
            result.setdefault(" ".join(words[start:end]), {}).setdefault(kind, set()).add(i // BLOCK)
    for i, (words, *_, labels) in enumerate(data):
        for word, label in list(zip(words, labels, strict=True))[1:]:
            if label == "O" and word in result:
                result[word].setdefault("O", set()).add(i // BLOCK)
    return result


def verdict(counts: dict[str, set[int]], without: int = -1) -> str:
    """Say what a name is by the blocks but one: its kind and 1 or 2 for once or more, MIXED, or nothing."""
    sizes = {label: len(blocks - {without}) for label, blocks in counts.items()}
    label = max(sizes, key=lambda key: sizes[key])
    share = sizes[label] / max(sum(sizes.values()), 1)
    if label == "O" or not sizes[label] or (sizes[label] == 1 and label in ("PERSON", "WORK", "MISC")):
        return ""
    return f"{label}{min(sizes[label], 2)}" if share >= 0.7 else "MIXED"


def name_list(data: list[Example]) -> dict[str, str]:
    """Return what is known of each name."""
    verdicts = {name: verdict(counts) for name, counts in votes(data).items() if not name.islower()}
    return {name: kind for name, kind in sorted(verdicts.items()) if kind}


def mark(data: list[Example], table: dict[str, str], own: list[Example]) -> list[Example]:
    """Mark known names; in the data that the list comes from (`own`), by what all other blocks say."""
    if data is not own:
        finder = KnownNames(table)
        return [(*example[:4], finder(example[0]), example[5]) for example in data]
    counts = votes(own)
    inside: dict[int, list[str]] = {}
    for name, labels in counts.items():
        for block in set().union(*labels.values()) if name in table else ():
            inside.setdefault(block, []).append(name)
    result: list[Example] = []
    for begin in range(0, len(data), BLOCK):
        block = begin // BLOCK
        finder = KnownNames(table | {name: verdict(counts[name], block) for name in inside.get(block, [])})
        result += [(*example[:4], finder(example[0]), example[5]) for example in data[begin : begin + BLOCK]]
    return result
