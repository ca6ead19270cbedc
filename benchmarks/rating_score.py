"""Score the marks of raters: what share of the items is usable, how far raters agree, and what was missed."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from benchmarks.rating_draw import OURS, POINTS

Json = dict[str, Any]
PAIRED = ("open", "cloze")
"""Forms that are rated as one group."""


class MarksError(ValueError):
    """Marks that can't be scored; the message names file, line and remedy."""


@dataclass(frozen=True)
class Mark:
    """What one rater said of one item."""

    passed: bool
    misses: tuple[int, ...]
    why: str


def read_marks(path: Path, numbers: set[int]) -> dict[int, Mark]:
    """Return a rater's marks by item; MarksError unless there is exactly one sound mark for each item."""
    marks: dict[int, Mark] = {}
    for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            number, passed = data["n"], data["pass"]
            misses = tuple(int(point) for point in data.get("misses") or ())
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise MarksError(f"{path}, line {at}: not a mark ({error}); write n, pass, misses, why") from error
        if number not in numbers:
            raise MarksError(f"{path}, line {at}: item {number} is not in the key")
        if number in marks:
            raise MarksError(f"{path}, line {at}: item {number} is marked twice")
        if not isinstance(passed, bool) or passed == bool(misses):
            raise MarksError(f"{path}, line {at}: pass is true without misses, or false with at least one")
        marks[number] = Mark(passed, misses, str(data.get("why") or ""))
    if lacking := sorted(numbers - set(marks)):
        raise MarksError(f"{path}: no mark for {', '.join(map(str, lacking))}")
    return marks


@dataclass(frozen=True)
class Rated:
    """An item's line in the key, with the marks of all raters."""

    key: Json
    marks: tuple[Mark, ...]

    @property
    def usable(self) -> bool:
        """Whether every rater passed it."""
        return all(mark.passed for mark in self.marks)


def rated(key: Sequence[Json], raters: Sequence[dict[int, Mark]]) -> list[Rated]:
    """Return the items with their marks, in the order of the key."""
    return [Rated(line, tuple(marks[line["n"]] for marks in raters)) for line in key]


def kappa(one: Sequence[bool], other: Sequence[bool]) -> float:
    """Return Cohen's kappa of two raters; 1 where chance alone would make them agree on everything."""
    total = len(one)
    same = sum(a == b for a, b in zip(one, other, strict=True)) / total
    a, b = sum(one) / total, sum(other) / total
    chance = a * b + (1 - a) * (1 - b)
    return (same - chance) / (1 - chance) if chance < 1 else 1.0


def interval(good: int, total: int) -> tuple[float, float]:
    """Return Wilson's 95% interval of a share."""
    z, share = 1.96, good / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z / (1 + z * z / total) * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return middle - half, middle + half


def agreement(items: Sequence[Rated], names: Sequence[str]) -> Iterator[str]:
    """Yield each rater's share of passes, then for each pair how often they agree, and kappa."""
    passes = [[item.marks[n].passed for item in items] for n in range(len(names))]
    for name, mine in zip(names, passes, strict=True):
        yield f"{name}: passes {sum(mine)}, {sum(mine) / len(mine):.1%}"
    for one, other in combinations(range(len(names)), 2):
        same = sum(a == b for a, b in zip(passes[one], passes[other], strict=True)) / len(items)
        yield f"{names[one]} and {names[other]} agree on {same:.1%}, kappa {kappa(passes[one], passes[other]):.2f}"


def misses(items: Sequence[Rated], points: Path = POINTS) -> Iterator[str]:
    """Yield a line for each point missed: how many items by any rater, how many by all."""
    listed = yaml.safe_load(points.read_text(encoding="utf-8"))
    names = {number: name for section in listed.values() for number, (name, _) in section.items()}
    anyone = Counter(p for i in items for p in {p for m in i.marks for p in m.misses})
    everyone = Counter(p for i in items for p in set.intersection(*(set(m.misses) for m in i.marks)))
    for point, n in sorted(anyone.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"{point:3} {names.get(point, 'unknown'):16} {n:4} by any, {everyone[point]:4} by all"


def shares(items: Sequence[Rated], title: str, of: Callable[[Json], str]) -> Iterator[str]:
    """Yield a line for each group of items: usable of rated, the most failures first."""
    total = Counter(of(i.key) for i in items)
    good = Counter(of(i.key) for i in items if i.usable)
    yield f"by {title}:"
    for name, n in sorted(total.items(), key=lambda pair: (good[pair[0]] - pair[1], pair[0])):
        yield f"  {name or '-':32} {good[name]:4} of {n:4}  {good[name] / n:6.1%}"


def failed(items: Sequence[Rated], names: Sequence[str]) -> Iterator[str]:
    """Yield the failed items, with what raters said."""
    for item in items:
        if item.usable:
            continue
        key = item.key
        yield f"\n{key['n']}. {key['prompt']} -> {key['answer']}  [{key['template'] or key['kind']}, {key['article']}]"
        yield from (f"   {text}" for text in key.get("evidence", ()))
        for name, mark in zip(names, item.marks, strict=True):
            if not mark.passed:
                yield f"   {name}: {', '.join(map(str, mark.misses))}: {mark.why}"


def figures(items: Sequence[Rated]) -> dict[str, float]:
    """Return the figures that floors are set for: the share of usable items by form, open and cloze together."""
    groups = {"open+cloze": PAIRED, "choice": ("choice",), "true_false": ("true_false",), "matching": ("matching",)}
    found = {"rated": float(len(items)), "usable": sum(i.usable for i in items) / max(1, len(items))}
    for name, forms in groups.items():
        mine = [i for i in items if i.key["form"] in forms]
        if mine:
            found[f"usable.{name}"] = sum(i.usable for i in mine) / len(mine)
    return found


def _named(name: str, key: Json) -> str:
    return str(key[name])


def report(items: Sequence[Rated], names: Sequence[str]) -> list[str]:
    """Return the report's lines on the items of one origin."""
    good = sum(i.usable for i in items)
    low, high = interval(good, len(items))
    articles = len({(i.key["quiz"], i.key["article"]) for i in items})
    lines = [
        f"rated {len(items)} items on {articles} articles; usable {good}, {good / len(items):.1%} "
        f"(95% interval {low:.1%} to {high:.1%})",
        *agreement(items, names),
    ]
    lines += ["misses by point:", *misses(items)]
    for title, name in (("family", "kind"), ("rule", "template"), ("form", "form")):
        lines += shares(items, title, partial(_named, name))
    return lines


def by_origin(items: Sequence[Rated]) -> dict[str, list[Rated]]:
    """Return the items by origin, quizgen's first."""
    found: dict[str, list[Rated]] = {}
    for item in sorted(items, key=lambda i: (i.key["origin"] != OURS, i.key["origin"], i.key["n"])):
        found.setdefault(item.key["origin"], []).append(item)
    return found
