"""Stems that let options be told apart, and statements that can't be judged by themselves."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from quizgen.choose import standing, stems
from quizgen.choose.sorts import sort_of
from quizgen.model import BLANK, Article, Form, Kind, Question

FOLDER = Path(__file__).parent / "cases"
STEMS = yaml.safe_load((FOLDER / "stems.yaml").read_text(encoding="utf-8"))
STATEMENTS = yaml.safe_load((FOLDER / "statements.yaml").read_text(encoding="utf-8"))


def each(cases: dict[str, Any]) -> list[Any]:
    return [
        pytest.param(rule, verdict, case, id=f"{rule} {verdict}: {str(case)[:60]}")
        for rule, verdicts in cases.items()
        for verdict, many in verdicts.items()
        for case in many
    ]


def question(case: dict[str, str]) -> Question:
    said = case.get("said", case["prompt"].replace(BLANK, case["answer"]) + f" {case['answer']}")
    article = Article(id="a", title="Stones", source="a.txt", text=said)
    at = said.index(case["answer"])
    return Question(
        id="q",
        kind=Kind(case.get("kind", "statement")),
        form=Form.CLOZE if BLANK in case["prompt"] else Form.OPEN,
        prompt=case["prompt"],
        answer=case["answer"],
        answer_type=case.get("type", "person"),
        answer_at=article.span(at, at + len(case["answer"])),
        evidence=(article.span(0, len(said)),),
    )


@pytest.mark.parametrize(("cases", "rules"), [(STEMS, stems.RULES), (STATEMENTS, standing.RULES)])
def test_every_rule_has_cases_of_both_kinds(cases: dict[str, Any], rules: dict[str, Any]) -> None:
    assert list(cases) == list(rules) or set(cases) == set(rules)
    for verdicts in cases.values():
        assert set(verdicts) == {"drops", "keeps"}
        assert all(len(many) >= 2 for many in verdicts.values())


@pytest.mark.parametrize(("rule", "verdict", "case"), each(STEMS))
def test_stem(rule: str, verdict: str, case: dict[str, str]) -> None:
    asked = question(case)
    key = sort_of(asked.answer, asked.answer_type)
    assert stems.RULES[rule](asked, key) == (verdict == "drops")
    if verdict == "drops":
        assert stems.closed(asked, key) != ""


@pytest.mark.parametrize(("rule", "verdict", "case"), each(STATEMENTS))
def test_statement(rule: str, verdict: str, case: str) -> None:
    assert bool(standing.RULES[rule](case)) == (verdict == "drops")
    if verdict == "drops":
        assert standing.unfit(case) != ""


@pytest.mark.parametrize(
    "text", ["", " ", '"', '" The', "The", "The .", "–", "“ ”.", "1", "1 A b", "’s", ",", "a" * 400]
)
def test_any_text_is_judged(text: str) -> None:
    assert isinstance(standing.unfit(text), str)
    asked = question({"prompt": f"{text} {BLANK} {text}", "answer": "Peter Lang"})
    for sort in ("person", "year", "number", "country", "organization"):
        assert isinstance(stems.closed(asked, sort_of(asked.answer, sort)), str)
