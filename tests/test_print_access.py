"""The pages judged by axe-core in a browser: nothing serious or critical."""

from __future__ import annotations

import pytest

from quizgen.export import Settings, export
from tests.printing import browser, needs_chromium, violations
from tests.sample_quiz import hostile, sample

ANSWER_ALL = """() => document.querySelectorAll("form.card").forEach((card, n) => {
  const input = card.querySelector("input, select");
  if (input.type === "radio") input.checked = true;
  else if (input.tagName === "SELECT") input.selectedIndex = 1;
  else input.value = n % 2 ? "wrong" : JSON.parse(card.dataset.right)[0];
  card.requestSubmit();
})"""


@needs_chromium
@pytest.mark.parametrize("to", ["html", "key", "handout", "annotated", "selfcheck"])
def test_axe_finds_nothing_serious(to: str) -> None:
    with browser() as running:
        for quiz, edition in ((sample(), "standard"), (sample(), "dyslexia"), (hostile(), "large")):
            settings = Settings(edition=edition, word_bank=True, version="A")
            assert violations(running, export(quiz, to, settings).data.decode()) == []


@needs_chromium
def test_axe_finds_nothing_serious_once_all_is_answered() -> None:
    with browser() as running:
        page = export(sample(), "selfcheck").data.decode()
        assert violations(running, page, ANSWER_ALL) == []
        assert violations(running, page, ANSWER_ALL, dark=True) == []
