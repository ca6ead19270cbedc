"""Many patterns searched as one find what each of them finds, and none takes long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from time import process_time
from typing import Any

import pytest

import quizgen.check
from quizgen.check.patterns import Rules, any_of
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


RULES = Rules(
    [
        {"pattern": "still [a-z]+ed\\b", "unless": "\\bwhen\\b", "why": "says what had not changed", "always": True},
        {"pattern": "^who is", "why": "asks for today"},
        {"pattern": "even more|too$", "why": "goes on"},
        {"pattern": "^(?=.*\\bmet\\b)(?:where|when)\\b", "unless": "\\d{4}", "why": "is not dated"},
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann Roe still baked bread", ["“still baked” says what had not changed"]),
        ("Ann Roe still baked bread when the mill was sold", []),
        ("When Ann Roe still baked bread", ["“still baked” says what had not changed"]),
        ("the standstill baked nobody", []),
        ("who is Ann Roe", ["“who is” asks for today"]),
        ("in Hull, who is Ann Roe", []),
        ("“who is Ann Roe", []),
        ("who is Ann Roe, who still baked even more", [
            "“still baked” says what had not changed", "“who is” asks for today", "“even more” goes on",
        ]),
        ("Ann Roe baked bread too", ["“too” goes on"]),
        ("Ann Roe baked a tattoo", []),
        ("where did the two bakers meet", []),
        ("where had the two bakers met", ["“where” is not dated"]),
        ("where had the two bakers met in 1931", []),
        ("", []),
    ],
)  # fmt: skip
def test_rules(text: str, found: list[str]) -> None:
    assert [f"“{words}” {rule.why}" for words, rule in RULES.found(text)] == found


def test_rules_tell_what_is_always_so() -> None:
    assert [rule.always for _, rule in RULES.found("who is Ann Roe, who still baked")] == [True, False]


def rules(name: str) -> list[dict[str, Any]]:
    """Return the rules of a table of patterns, whatever group they stand in."""
    found = table("patterns")[name]
    return [rule for group in found.values() for rule in group] if isinstance(found, dict) else list(found)


@pytest.mark.parametrize("name", ["unsaid", "undated"])
def test_rules_for_the_start_of_a_text_have_nothing_beside_it(name: str) -> None:
    """ "^" goes with all that such a pattern looks for: of "^who|what" the second half would be sought there too."""
    for rule in rules(name):
        if rule["pattern"].startswith("^"):
            depth = 0
            for mark in re.findall(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", rule["pattern"]):
                depth += (mark == "(") - (mark == ")")
                assert mark != "|" or depth, rule["pattern"]


@pytest.mark.parametrize("name", ["unsaid", "undated"])
def test_rules_are_no_patterns_for_what_follows_a_word(name: str) -> None:
    """They are looked for where words begin."""
    for rule in rules(name):
        assert not re.match(r"[ ,.;:?!'’-]", rule["pattern"]), rule["pattern"]


HOSTILE = (
    "GOVERNOR HALDEN SENT ADDITIONAL ORVALIAN FORCES UNDER CLAUDE-PIERRE RUSK TO RELIEVE ELMSFORD",
    "According to President A. B. Roe, who met envoys in HALDENHALDENHALDENHALDENHALDENHALDENHALDEN x",
    "Ann Roe spoke in HALDENHALDENHALDENHALDENHALDENHALDENHALDENHALDEN x",
    "When did HALDENHALDENHALDENHALDENHALDENHALDENHALDENHALDEN x",
    "Since 1931 HALDENHALDENHALDENHALDENHALDENHALDENHALDENHALDEN x",
    "_____, Roe and HALDENHALDENHALDENHALDENHALDENHALDENHALDEN x",
    "a, " * 40,
    "a-" * 40,
    "'a' " * 40,
)
SECONDS = 0.5
"""What no pattern takes for a line; one that tries every way to part a word takes minutes."""


def _patterns(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Rules):
        yield from _patterns(vars(value))
    elif isinstance(value, (list, tuple, dict)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _patterns(inner)


WORDS_WITHOUT_EDGE = re.compile(r"\(\?:\[A-Z\]\[[^\]]*\][*+] ?(?:\[ [^\]]*\])?\?[)|]")
"""Several words in capitals, "(?:[A-Z]\\w* ?)+": without "\\b" each letter of one in capitals may be a word."""


@pytest.mark.parametrize("module", [m.name for m in iter_modules(quizgen.check.__path__)])
def test_no_check_takes_long_on_text_in_capitals(module: str) -> None:
    assert WORDS_WITHOUT_EDGE.search(r"did (?:[A-Z][\w-]* ?)+ last") and not WORDS_WITHOUT_EDGE.search(
        r"(?:[A-Z]\w+ )+"
    )
    for pattern in _patterns(vars(import_module(f"quizgen.check.{module}"))):
        assert not WORDS_WITHOUT_EDGE.search(pattern.pattern), pattern.pattern
        for text in HOSTILE:
            start = process_time()
            pattern.search(text)
            assert process_time() - start < SECONDS, f"{pattern.pattern} on {text}"
