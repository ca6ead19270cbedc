"""Each check on questions that it must drop and questions that it must keep; the round trip on wrong facts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from quizgen.analyse import load
from quizgen.check import ARTICLE_CHECKS, CHECKS, fault
from quizgen.check.roundtrip import faults, statement
from quizgen.model import BLANK, Article, Block, Fact, Question
from tests.family_cases import found

CASES: dict[str, dict[str, list[dict[str, str]]]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "checks.yaml").read_text(encoding="utf-8")
)
EACH = [(name, verdict, case) for name in CASES for verdict, cases in CASES[name].items() for case in cases]


def made(case: dict[str, str]) -> tuple[Question, Article]:
    """Return the question of a case and its article: a title if it has one, the evidence, a further sentence."""
    title = f"{case['title']}\n\n" if "title" in case else ""
    said = case.get("said", f"It is said: {case['answer']}.")
    text = f"{title}{said} {case.get('then', '')}".rstrip()
    body = Block(start=len(title), end=len(text), role="body", number=1)
    article = Article(
        id="a",
        title=case.get("title", case.get("opening", "")),
        source="a.txt",
        text=text,
        titled="title" in case,
        blocks=(body,),
    )
    at = text.index(case["answer"], len(title))
    question = Question(
        id="q",
        kind=case.get("kind", "statement"),
        template=case.get("template", ""),
        weak=case.get("weak", ""),
        answer_type=case.get("answer_type", ""),
        form=case.get("form", "cloze" if BLANK in case["prompt"] else "open"),
        prompt=case["prompt"],
        answer=case["answer"],
        answer_at=article.span(at, at + len(case["answer"])),
        evidence=(article.span(len(title), len(title) + len(said)),),
    )
    return question, article


@pytest.mark.parametrize("name", [*CHECKS, *ARTICLE_CHECKS])
def test_check_has_both_kinds_of_case(name: str) -> None:
    assert name in CASES, f"the check {name} has no cases in tests/cases/checks.yaml"
    assert set(CASES[name]) == {"drops", "keeps"}
    assert all(len(cases) >= 2 for cases in CASES[name].values())


def test_every_case_is_of_a_check() -> None:
    assert set(CASES) == {*CHECKS, *ARTICLE_CHECKS}
    keys = {"prompt", "answer", "said", "then", "title", "opening", "missed"}
    keys |= {"kind", "template", "form", "answer_type", "weak"}
    for name, _, case in EACH:
        assert set(case) <= keys, (name, case)


def marked(name: str, verdict: str, case: dict[str, str]) -> Any:
    """Return a parameter of a test, expected to fail where the case says what the check misses yet."""
    marks = [pytest.mark.xfail(reason=case["missed"])] if "missed" in case else []
    return pytest.param(name, verdict, case, marks=marks, id=f"{name} {verdict}: {case['prompt'][:60]}")


@pytest.mark.parametrize(("name", "verdict", "case"), [marked(*each) for each in EACH])
def test_case(name: str, verdict: str, case: dict[str, str]) -> None:
    question, article = made(case)
    why = CHECKS[name](question) if name in CHECKS else ARTICLE_CHECKS[name](question, article)
    assert (why != "") == (verdict == "drops"), why


@pytest.mark.parametrize(
    ("then", "why"),
    [
        ("It was shut when the Orvalian mill inspector Owen Prentice came by.", "somebody who is named in passing"),
        ("The Orvalian mill inspector Owen Prentice said that it was old.", ""),
        ("The Orvalian mill inspector Owen Prentice came. Prentice shut it. Prentice left.", ""),
    ],
)
def test_who_is_named_in_passing_is_told_from_who_is_quoted_or_named_often(then: str, why: str) -> None:
    title, lead = "The mills of Hull", "Helen Carter built a mill in 1931."
    text = f"{title}\n\n{lead}\n\n{then}"
    starts = [text.index(one) for one in (lead, then)]
    blocks = tuple(
        Block(start=at, end=at + len(one), role="body", number=n)
        for n, (at, one) in enumerate(zip(starts, (lead, then), strict=True), 1)
    )
    article = Article(id="a", title=title, source="a.txt", text=text, titled=True, blocks=blocks)
    at = text.index("Orvalian mill inspector")
    question = Question(
        id="q",
        kind="role",
        template="role.who",
        form="open",
        prompt="Who is Owen Prentice?",
        answer="Orvalian mill inspector",
        answer_at=article.span(at, at + len("Orvalian mill inspector")),
        evidence=(article.span(starts[1], len(text)),),
    )
    assert ARTICLE_CHECKS["mentioned"](question, article) == why


@pytest.mark.parametrize("name", CHECKS)
def test_fault_names_the_first_check_that_refuses(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    question, article = made({"prompt": "Who founded the bakery in Turku?", "answer": "Marta Lindqvist"})
    for other in CHECKS:
        monkeypatch.setitem(CHECKS, other, lambda _: "")
    assert fault(question, article) is None
    monkeypatch.setitem(CHECKS, name, lambda q: f"{q.answer} is refused")
    assert fault(question, article) == (name, "Marta Lindqvist is refused")


def test_fault_holds_the_question_against_its_article(monkeypatch: pytest.MonkeyPatch) -> None:
    question, article = made({"prompt": "Who painted the altar?", "answer": "Baron", "said": "Baron-Cohen painted it."})
    for name in CHECKS:
        monkeypatch.setitem(CHECKS, name, lambda _: "")
    assert fault(question, article) == ("torn", "the answer is torn out of a longer word")


@pytest.fixture(scope="module")
def right() -> tuple[Question, Fact]:
    """A question and its fact, as they are found."""
    one = next(f for f in found("date", "Marta Lindqvist opened a bakery in Turku in 1987.") if f.question)
    assert one.question is not None
    return one.question, one.fact


def changed(fact: Fact, features: dict[str, str], **texts: str) -> Fact:
    slots = {name: slot.model_copy(update={"text": texts.get(name, slot.text)}) for name, slot in fact.slots.items()}
    return fact.model_copy(update={"slots": slots, "features": {**fact.features, **features}})


def test_the_round_trip_keeps_a_right_fact(right: tuple[Question, Fact]) -> None:
    assert statement(right[1]) == "Marta Lindqvist opened a bakery in Turku in 1987."
    assert faults([right], load()) == [""]


@pytest.mark.parametrize(
    ("features", "texts", "why"),
    [
        ({"predicate": "bakery", "predicate_text": "bakery"}, {}, "it is about “opened”, not “bakery”"),
        ({"subject_word": "bakery"}, {}, "its subject is “Marta”, not “bakery”"),
        ({"answer_governor": "bakery", "answer_rel": "obj"}, {}, "“1987” hangs on “opened”"),
        ({}, {"before": "After a bakery of Marta Lindqvist was"}, "cut free, "),
    ],
)
def test_the_round_trip_drops_a_wrong_fact(
    right: tuple[Question, Fact], features: dict[str, str], texts: dict[str, str], why: str
) -> None:
    question, fact = right
    wrong = changed(fact, features, **texts)
    assert why in faults([(question, wrong)], load())[0]


def test_the_round_trip_leaves_alone_what_is_no_clause() -> None:
    role = next(f for f in found("role", "Marta Lindqvist, the mayor of Turku, opened the bridge."))
    assert role.question is not None
    assert statement(role.fact) == ""
    assert faults([(role.question, role.fact)], load()) == [""]


def test_the_round_trip_answers_for_each_question_in_order(right: tuple[Question, Fact]) -> None:
    question, fact = right
    wrong: Any = changed(fact, {"predicate": "bakery", "predicate_text": "bakery"})
    assert [bool(why) for why in faults([right, (question, wrong), right], load())] == [False, True, False]
