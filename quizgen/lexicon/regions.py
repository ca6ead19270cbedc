"""Which countries "the Southeast Asian country" may stand for."""

from __future__ import annotations

from functools import cache

from quizgen.tables import table


@cache
def _regions() -> dict[str, frozenset[str]]:
    return {adjective: frozenset(names) for adjective, names in table("regions").items()}


@cache
def is_region(adjective: str) -> bool:
    """Tell whether the adjective names a region of countries: "Southeast Asian", "African"."""
    low = adjective.lower()
    return any(name == low or name.endswith(f" {low}") for name in _regions())


@cache
def lies_in(country: str, adjective: str) -> bool:
    """Tell whether the country is one of the region that the adjective names."""
    low = adjective.lower()
    return any(country in names for name, names in _regions().items() if name == low or name.endswith(f" {low}"))
