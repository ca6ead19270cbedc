"""Whatever stands in a title, a question, an answer or a sentence, every format gives it back as text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgen.export import export
from tests import (
    test_format_aiken,
    test_format_amc,
    test_format_docx,
    test_format_markdown,
    test_format_moodle,
    test_format_qti12,
    test_format_qti21,
    test_format_sheets,
)
from tests.format_quizzes import quiz_of, shown

READERS: dict[str, Callable[..., None]] = {
    "moodle": test_format_moodle.test_moodle_finds_every_item_and_its_key,
    "qti12": test_format_qti12.test_every_item_and_its_key_are_read_back,
    "qti21": test_format_qti21.test_every_item_and_its_key_are_read_back,
    "kahoot": test_format_sheets.test_kahoot_is_read_back_by_openpyxl,
    "wayground": test_format_sheets.test_wayground_is_read_back,
    "blooket": test_format_sheets.test_blooket_is_read_back,
    "amc": test_format_amc.test_every_item_and_its_key_are_read_back,
    "markdown": test_format_markdown.test_items_options_and_keys_are_read_back,
    "docx": test_format_docx.test_items_options_and_keys_are_read_back,
}


@pytest.mark.parametrize("name", READERS)
def test_any_text_is_read_back(name: str) -> None:
    for seed in range(4 if name == "docx" else 40):
        READERS[name](quiz_of(seed), *([""] if name in ("markdown", "docx") else []))


def test_aiken_holds_or_names_any_text() -> None:
    for seed in range(60):
        quiz = quiz_of(seed)
        made = export(quiz, "aiken")
        left = {left_out.question for left_out in made.left_out}
        found = test_format_aiken.parse(made.data.decode())
        assert [stem for stem, _, _ in found] == [shown(q.prompt) for q in quiz.questions if q.id not in left]
