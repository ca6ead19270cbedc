"""Each pattern of boilerplate matches its examples and leaves its look-alikes."""

from __future__ import annotations

import pytest

from quizgen.read.boilerplate import Pattern, dateline_length, is_boilerplate, patterns


@pytest.mark.parametrize("pattern", patterns(), ids=lambda p: p.name)
def test_examples(pattern: Pattern) -> None:
    assert pattern.match
    assert pattern.leave
    find = pattern.regex.match if pattern.prefix else pattern.regex.fullmatch
    assert [line for line in pattern.match if not find(line)] == []
    assert [line for line in pattern.leave if find(line)] == []


ALL = [(p, line) for p in patterns() for line in p.match]


@pytest.mark.parametrize(("pattern", "line"), ALL, ids=[line[:30] for _, line in ALL])
def test_all_patterns_together(pattern: Pattern, line: str) -> None:
    if pattern.prefix:
        assert 0 < dateline_length(line) < len(line)
    else:
        assert is_boilerplate(line) is not pattern.keep


@pytest.mark.parametrize("line", [line for p in patterns() if not p.keep for line in p.leave])
def test_look_alikes_are_left_by_all_patterns(line: str) -> None:
    assert not is_boilerplate(line)
    assert dateline_length(line) == 0


def test_a_long_line_is_a_paragraph() -> None:
    assert not is_boilerplate("Read more: " + "and so on " * 30)
