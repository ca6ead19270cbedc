"""Many patterns searched as one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

START, WORD = "^", r"\b"


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    r"""Return one pattern for whatever one of these finds.

    Those that begin with ``^`` are tried at the start of a text alone, and those with ``\b`` where words begin: that
    takes half of the time.
    """
    starting, at_words, others = [], [], []
    for pattern in patterns:
        if pattern.startswith(START):
            starting.append(pattern.removeprefix(START))
        elif pattern.startswith(WORD):
            at_words.append(pattern.removeprefix(WORD))
        else:
            others.append(pattern)
    groups = ((f"{START}(?:", starting), (rf"{WORD}(?=\w)(?:", at_words), ("(?:", others))
    return re.compile("|".join(f"{lead}{'|'.join(own)})" for lead, own in groups if own))


class Rule(NamedTuple):
    """What tells against a text where a word begins, unless something else stands anywhere in it."""

    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    why: str
    always: bool


class Rules:
    """Rules of a table, of which few find anything in a text."""

    def __init__(self, entries: Iterable[Mapping[str, Any]]) -> None:
        """Take entries with a ``pattern`` and ``why``, and where need be with ``unless`` and ``always``."""
        self._rules = [
            Rule(
                re.compile(_where_words_begin(entry["pattern"])),
                re.compile(entry["unless"]) if "unless" in entry else None,
                str(entry["why"]),
                bool(entry.get("always")),
            )
            for entry in entries
        ]
        self._any = any_of(rule.pattern.pattern for rule in self._rules)

    def found(self, text: str) -> Iterator[tuple[str, Rule]]:
        """Yield what the rules find in a text, each with its rule, in the order of the table."""
        if self._any.search(text):
            for rule in self._rules:
                found = rule.pattern.search(text)
                if found and not (rule.unless and rule.unless.search(text)):
                    yield found.group().strip(), rule


def _where_words_begin(pattern: str) -> str:
    """Return a pattern that finds the same where a word begins: the first one, if it is for the start of a text."""
    if pattern.startswith(START):
        return rf"{START}{WORD}(?:{pattern.removeprefix(START)})"
    return f"{WORD}(?:{pattern})"
