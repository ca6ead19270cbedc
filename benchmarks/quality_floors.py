"""Floors: figures that a run must not fall below, kept in ``floors.json`` so that lowering one is seen.

``{"default": {"open_per_100_words": {"at_least": 1.9, "goal": 2.5}, "audit_failures": {"at_most": 0}}}``

A floor on what a run did not measure (coverage, where nobody wrote questions) is not checked.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")

Floor = Mapping[str, float]


def read_floors(section: str, path: Path = FLOORS) -> dict[str, Floor]:
    """Return the floors of that section by the name of their figure."""
    floors: dict[str, Floor] = json.loads(path.read_text(encoding="utf-8"))[section]
    return floors


def below(figures: Mapping[str, float], floors: Mapping[str, Floor]) -> Iterator[str]:
    """Yield a line for each figure that breaks its floor."""
    for name, floor in floors.items():
        if name not in figures:
            continue
        value = figures[name]
        if "at_least" in floor and value < floor["at_least"]:
            yield f"{name} is {value:.4g}, below its floor of {floor['at_least']:g}"
        if "at_most" in floor and value > floor["at_most"]:
            yield f"{name} is {value:.4g}, above its limit of {floor['at_most']:g}"


def verdicts(figures: Mapping[str, float], section: str, path: Path = FLOORS) -> tuple[list[str], int]:
    """Return the lines that end a report, and the exit code: 1 where a figure breaks its floor."""
    floors = read_floors(section, path)
    lines = ["", f"{'figure':28} {'is':>9} {'floor':>9} {'goal':>9}"]
    for name, value in figures.items():
        floor = floors.get(name, {})
        bound = floor.get("at_least", floor.get("at_most"))
        shown = (f"{x:9.4g}" if x is not None else f"{'-':>9}" for x in (value, bound, floor.get("goal")))
        lines.append(f"{name:28} {' '.join(shown)}")
    broken = list(below(figures, floors))
    lines += ["", *(f"FAILED: {line}" for line in broken)] if broken else ["", "no figure is below its floor"]
    return lines, 1 if broken else 0
