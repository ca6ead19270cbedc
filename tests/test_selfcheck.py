"""The self-check page: what it holds, and its use by keyboard alone in a real browser, offline."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from quizgen.export import Settings, export
from tests.printing import browser, needs_chromium
from tests.sample_quiz import hostile, sample


def tree(**settings: object) -> html.HtmlElement:
    return html.document_fromstring(export(sample(), "selfcheck", Settings(**settings)).data.decode())


def test_every_question_is_a_labelled_form_with_its_sentence() -> None:
    cards = tree().xpath("//form")
    assert len(cards) == 24
    for card in cards:
        assert card.xpath("./fieldset/legend")
        for field in card.xpath(".//select | .//input[@type='text']"):
            assert card.xpath(f".//label[@for='{field.get('id')}']")
        assert card.xpath(".//blockquote") and card.xpath(".//mark")
        assert card.xpath(".//*[@class='result']")[0].get("hidden") is not None


def test_the_key_of_each_form_is_right() -> None:
    rights = {int(card.get("id")[1:]): json.loads(card.get("data-right")) for card in tree().xpath("//form")}
    assert rights[1] == ["B"]
    assert rights[8] == ["T"]
    assert rights[16] == ["a decade", "ten years", "10 years"]


def test_the_page_may_fetch_nothing() -> None:
    policy = tree().xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'")


@pytest.fixture
def tab(tmp_path: Path) -> Iterator[object]:
    path = tmp_path / "check.html"
    path.write_bytes(export(sample(), "selfcheck").data)
    with browser() as running:
        context = running.new_context(offline=True)
        opened = context.new_page()
        said: list[str] = []
        opened.on("pageerror", lambda error: said.append(str(error)))
        opened.on("console", lambda message: said.append(message.text))
        opened.goto(path.as_uri())
        yield opened
        assert said == []


def press(tab: object, *keys: str) -> None:
    for key in keys:
        tab.keyboard.press(key)


def focused(tab: object, what: str) -> str:
    return tab.evaluate(f"document.activeElement.{what}")


@needs_chromium
def test_the_whole_quiz_is_answered_by_keyboard(tab: object) -> None:
    wrong = 0
    for number in range(1, 25):
        press(tab, "Tab")
        assert focused(tab, "closest('form').id") == f"q{number}"
        card = tab.locator(f"#q{number}")
        right = json.loads(card.get_attribute("data-right"))[0]
        way = card.get_attribute("data-way")
        if way == "radio":
            # The first option has the focus: space chooses it, the arrows move on.
            press(tab, "Space")
            if number % 4:
                press(tab, *["ArrowDown"] * ("ABCD".find(right) if right != "F" else 1))
        elif way == "select":
            tab.keyboard.type(card.locator(f"option[value={right}]").inner_text())
        else:
            tab.keyboard.type("nonsense" if number == 17 else right.upper() + ".")
        # In a list Enter opens the choices, so the button is used.
        press(tab, *(["Tab", "Enter"] if way == "select" else ["Enter"]))
        assert focused(tab, "className") == "result"
        assert tab.locator(f"#q{number} blockquote").first.is_visible()
        good = tab.locator(f"#q{number}").get_attribute("data-state") == "right"
        wrong += not good
        assert good or number % 4 == 0 or number == 17
        assert tab.locator(f"#q{number} .verdict").inner_text() == ("✓ Right" if good else "✗ Not quite")
        if not good and way == "text":
            press(tab, "Tab")
    assert tab.locator("#final").inner_text() == f"{24 - wrong} of 24 right."
    assert tab.locator("#count").inner_text() == "24 of 24 answered"
    press(tab, "Tab", "Enter")
    assert tab.locator("#count").inner_text() == f"{24 - wrong} of 24 answered"
    assert focused(tab, "closest('form').dataset.state ?? 'open'") == "open"


@needs_chromium
def test_no_answer_is_told_and_an_own_answer_can_be_counted(tab: object) -> None:
    tab.locator("#q20 button[type=submit]").press("Enter")
    assert tab.locator("#live").inner_text() == "Question 20 has no answer yet."
    assert focused(tab, "id") == "q20-in"
    tab.keyboard.type("the phase between the two")
    press(tab, "Enter")
    assert tab.locator("#score").inner_text() == "0 right"
    press(tab, "Tab", "Enter")
    assert tab.locator("#score").inner_text() == "1 right"


@needs_chromium
@pytest.mark.parametrize(
    ("given", "good"),
    [("A decade", True), ("decade", True), ("10 years.", True), ("ten  years", True), ("decades", False), ("", None)],
)
def test_spelling_is_compared_kindly(tab: object, given: str, good: bool | None) -> None:
    tab.locator("#q16-in").fill(given)
    tab.locator("#q16-in").press("Enter")
    state = tab.locator("#q16").get_attribute("data-state")
    assert state == (None if good is None else "right" if good else "wrong")


@needs_chromium
def test_hostile_text_runs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "check.html"
    path.write_bytes(export(hostile(), "selfcheck").data)
    with browser() as running:
        opened = running.new_page()
        opened.on("dialog", lambda dialog: pytest.fail(dialog.message))
        opened.goto(path.as_uri())
        assert opened.locator("form").count() == 8
        opened.locator("#q1 label").first.click()
        opened.locator("#q1 button[type=submit]").click()
        assert "<script>" in opened.locator("#q1 blockquote").inner_text()
