"""Each family of facts on sentences in which it must find something and look-alikes that it must leave alone."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from quizgen import extract
from quizgen.analyse import analyse, load
from quizgen.check import fault, faults
from quizgen.extract.records import Refused
from tests.family_cases import FAMILIES, FOLDER, article, cases, found, wanted

EACH = [(family, case) for family in FAMILIES for case in cases(family)]
FINDS = [(family, case, want) for family, case in EACH for want in case.get("finds", []) if "prompt" in want]


def marked(case: dict[str, Any], *values: Any) -> Any:
    """Return a parameter of a test, expected to fail where the case says that it is missed yet."""
    marks = [pytest.mark.xfail(reason=case["missed"])] if "missed" in case else []
    return pytest.param(*values, marks=marks, id=f"{values[0]}: {case['text'][:60]}")


@pytest.mark.parametrize("family", FAMILIES)
def test_family_has_both_kinds_of_case(family: str) -> None:
    assert (FOLDER / f"{family}.yaml").is_file(), f"the family {family} has no tests/cases/{family}.yaml"
    assert sum("finds" in case for case in cases(family)) >= 3
    assert sum("leaves" in case and "missed" not in case for case in cases(family)) >= 3


def test_every_case_file_is_of_a_family() -> None:
    of_families = {p.stem for p in FOLDER.glob("*.yaml") if isinstance(yaml.safe_load(p.read_text("utf-8")), list)}
    assert of_families == set(FAMILIES)


@pytest.mark.parametrize("family", FAMILIES)
def test_case_is_well_formed(family: str) -> None:
    for case in cases(family):
        assert set(case) <= {"text", "title", "finds", "leaves", "missed"}, case
        assert case["text"].endswith((".", "?", "!", "”")), case
        assert ("finds" in case) != ("leaves" in case), case
        for want in case.get("finds", []):
            assert set(want) <= {"prompt", "rule", "answer", "dropped"}, want
            assert ("prompt" in want) != ("rule" in want), want
    assert len({case["text"] for case in cases(family)}) == len(cases(family))


@pytest.mark.parametrize(("family", "case"), [marked(case, family, case) for family, case in EACH])
def test_case(family: str, case: dict[str, Any]) -> None:
    all_found = found(family, case["text"], case.get("title", ""))
    got = [
        (f.fact.rule, f.question.prompt if f.question else "no question", f.fact.slots["answer"].text)
        for f in all_found
    ]
    if "leaves" in case:
        assert [g for g in got if case["leaves"] in (True, g[0], g[1])] == []
    for want in case.get("finds", []):
        assert any(wanted(f, want) for f in all_found), f"{want} is not in {got}"


@pytest.mark.parametrize(("family", "case", "want"), [marked(case, family, case, want) for family, case, want in FINDS])
def test_what_is_found_is_asked(family: str, case: dict[str, Any], want: dict[str, str]) -> None:
    one = next((f for f in found(family, case["text"], case.get("title", "")) if wanted(f, want)), None)
    assert one is not None
    assert one.question is not None
    refused = fault(one.question, one.article)
    why = faults([(one.question, one.fact)], load())[0]
    names = {refused[0]} if refused else {"round-trip"} if why else set()
    assert names == {want["dropped"]} if "dropped" in want else names == set(), refused or why


def test_a_family_that_can_not_tell_what_it_asks_for_is_a_miss_and_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(*_: Any) -> Any:
        raise Refused("dangling", "“she” points out of the question")
        yield

    monkeypatch.setitem(extract.CLAUSE_FAMILIES, "company", refusing)
    document = analyse(article("Helen Carter opened a mill in Hull in 1931."), load())
    got = list(extract.find_facts(document))
    assert any(isinstance(item, extract.Miss) and item.rule == "dangling" for item in got)
    assert any(not isinstance(item, extract.Miss) for item in got)
