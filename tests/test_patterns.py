"""Many patterns searched as one find what each of them finds."""

from __future__ import annotations

import re

import pytest

from quizgen.check.patterns import any_of
from quizgen.tables import table

PATTERNS = ["^Who (?:is|was)", r"\bno longer\b", r"\d-for-\d", r"^(?!.*\bthan\b).*\bmore often\b"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Who was Ann Roe?", True),
        ("Asked who, Ann Roe said: Who was it?", False),
        ("The mill is no longer open.", True),
        ("The mill has nono longer beams.", False),
        ("It was sold 2-for-1.", True),
        ("Ann Roe sold bread more often.", True),
        ("Ann Roe sold bread more often than cake.", False),
    ],
)
def test_any_of(text: str, found: bool) -> None:
    assert bool(any_of(PATTERNS).search(text)) is found is any(re.search(pattern, text) for pattern in PATTERNS)


@pytest.mark.parametrize("name", ["unsaid", "undated"])
def test_rules_are_no_patterns_for_what_follows_a_word(name: str) -> None:
    """They are looked for where words begin."""
    for rule in table("check")[name]:
        assert not re.match(r"[ ,.;:?!'’-]", rule["pattern"]), rule["pattern"]
