"""The closed word classes of ``data/reference.yaml``."""

from __future__ import annotations

from typing import Any

from quizgen.tables import table


def words() -> dict[str, Any]:
    """Return the closed word classes of ``data/reference.yaml``."""
    data: dict[str, Any] = table("reference")
    return data
