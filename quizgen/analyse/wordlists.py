"""The closed word classes of ``data/reference.yaml``."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """Return the closed word classes of ``data/reference.yaml``."""
    data: dict[str, Any] = yaml.safe_load((files("quizgen") / "data" / "reference.yaml").read_text(encoding="utf-8"))
    return data
