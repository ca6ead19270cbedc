"""The closed word classes of ``data/reference.yaml``."""

from __future__ import annotations

from functools import cache
from typing import Any

from quizgen.tables import table


@cache
def words() -> dict[str, Any]:
    """Return the closed word classes of ``data/reference.yaml``, each list as a set."""
    return {name: _sets(listed) for name, listed in table("reference").items()}


def _sets(listed: Any) -> Any:
    if isinstance(listed, dict):
        return {name: _sets(own) for name, own in listed.items()}
    return frozenset(listed) if isinstance(listed, list) else listed
