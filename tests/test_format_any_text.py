"""Whatever stands in a title, a question, an answer or a sentence, every format gives it back as text."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from quizgen.export import export
from quizgen.model import BLANK, Form, Question, Quiz
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
from tests.format_quizzes import article, shown

MARKS = [
    *"< > & &lt; {{ }} = ~ # : :: \\ -> // | _ * ` [ ] ( ) + - @ ! $ $$ %50% ^ ' \" 1. 2) A. ANSWER:".split(),
    *"]]> <!-- === [verbatim] שלום عالم 😀 é Title: T TRUE word word x".split(),
    *("\n\n", "\t", " ", " ", "\u00a0", "\u200f", "IncludeFile: /etc/passwd"),
]
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


def text(chance: random.Random) -> str:
    while True:
        made = "".join(chance.choices(MARKS, k=chance.randint(1, 6)))
        if shown(made):
            return made


def quiz_of(seed: int) -> Quiz:
    """Return a quiz with an item of every form, made of what formats take for markup."""
    chance = random.Random(seed)
    title = text(chance)
    a = article(f"{title}\n\n{text(chance)}", title=title)
    evidence = a.span(0, len(title))
    questions = []
    for n, form in enumerate([*Form, Form.MATCHING]):
        words = [f"{text(chance)}{number}" for number in range(3)]
        blank = f" {BLANK} {text(chance)}" if form == Form.CLOZE else ""
        asked = {
            "id": f"id {n}",
            "kind": "statement",
            "form": form,
            "prompt": f"{text(chance)}{n}{blank}",
            "answer": chance.choice(["True", "False"]) if form == Form.TRUE_FALSE else words[0],
            "distractors": words[1:] if form == Form.CHOICE else (),
            "answer_at": evidence,
            "evidence": (evidence,),
            "group": "g" if form == Form.MATCHING else "",
        }
        questions.append(Question.model_validate(asked))
    return Quiz(title=text(chance), articles=(a,), questions=tuple(questions))


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
