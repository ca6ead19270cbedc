"""The tables of ``quizgen/data`` that a linguist edits, each file read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Safe, and ten times as fast where PyYAML was built with its library in C."""


@cache
def table(name: str) -> Any:
    """Return the table ``data/NAME.yaml``; FileNotFoundError where there is none."""
    return yaml.load(files("quizgen").joinpath(f"data/{name}.yaml").read_text(encoding="utf-8"), LOADER)


def wordlist(name: str, key: str) -> frozenset[str]:
    """Return a word list of a table: words parted by white space, or a list of phrases; KeyError for no such list."""
    words = table(name)[key]
    return frozenset(words.split() if isinstance(words, str) else words)
