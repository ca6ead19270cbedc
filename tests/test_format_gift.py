from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from quizgen.export import Settings, export
from quizgen.export.composed import compose
from quizgen.export.shared import MATCH
from quizgen.model import Form, Quiz
from tests import node
from tests.format_quizzes import every_form, hostile, shown

PEGJS = "gift-pegjs@1"
TYPES = {
    Form.CHOICE: "MC",
    Form.TRUE_FALSE: "TF",
    Form.MATCHING: "Matching",
    Form.CLOZE: "Short",
    Form.OPEN: "Short",
}


@pytest.fixture(scope="session")
def pegjs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which node finds gift-pegjs."""
    return node.installed(PEGJS, tmp_path_factory)


def parse(data: bytes, folder: Path) -> list[dict[str, Any]]:
    """Return the questions that gift-pegjs finds, the category left aside."""
    script = (
        "const gift = require('gift-pegjs');"
        "const text = require('fs').readFileSync(0, 'utf8');"
        "process.stdout.write(JSON.stringify(gift.parse(text)));"
    )
    found = json.loads(node.run(script, data, folder))
    assert found[0]["type"] == "Category"
    return found[1:]


def typed(text: str) -> str:
    """Return a short answer as Moodle reads it: an asterisk alone would stand for anything."""
    return text.replace(r"\*", "*")


@pytest.mark.parametrize("quiz", [every_form(), hostile()], ids=["plain", "hostile"])
@pytest.mark.parametrize("version", ["", "B"])
def test_gift_pegjs_reads_what_was_written(pegjs: Path, quiz: Quiz, version: str) -> None:
    settings = Settings(version=version)
    made = export(quiz, "gift", settings)
    left = {left_out.question for left_out in made.left_out}
    sheet = compose(quiz, settings)
    items = [item for section in sheet.sections for item in section.items if item.question.id not in left]
    found = parse(made.data, pegjs)
    assert len(found) == len(items)
    for item, read in zip(items, found, strict=True):
        question = item.question
        assert read["type"] == TYPES[question.form]
        assert read["stem"]["format"] == "plain"
        assert read["stem"]["text"] == (MATCH if item.premises else shown(question.prompt))
        assert shown(question.evidence[0].text).replace("->", "→") in read["globalFeedback"]["text"]
        if item.premises:
            pairs = [(pair["subquestion"]["text"], pair["subanswer"]) for pair in read["matchPairs"]]
            # It leaves its own placeholders for escaped characters in the second half of a pair.
            decoded = [(left, re.sub(r"&&(\d{3});", lambda m: chr(int(m[1])), right)) for left, right in pairs]
            said = [(shown(p.question.prompt), shown(p.question.answer)) for p in item.premises]
            spare = set(item.responses) - {p.question.answer for p in item.premises}
            wanted = [(left.replace("->", "→"), right.replace("->", "→")) for left, right in said]
            assert decoded[: len(said)] == wanted
            rest = decoded[len(said) :]
            assert {right for _, right in rest} == {shown(text).replace("->", "→") for text in spare}
            assert {left for left, _ in rest} <= {""}
        elif question.form == Form.TRUE_FALSE:
            assert read["isTrue"] == (question.answer == "True")
        elif question.form == Form.CHOICE:
            assert [c["text"]["text"] for c in read["choices"]] == [shown(o).replace("->", "→") for o in item.options]
            right = "ABCDE"[[choice["isCorrect"] for choice in read["choices"]].index(True)]
            assert right == item.key_letter
            assert sum(choice["isCorrect"] for choice in read["choices"]) == 1
        else:
            wanted_answers = [shown(text) for text in (question.answer, *question.accepted)]
            assert [typed(choice["text"]["text"]) for choice in read["choices"]] == wanted_answers


def test_ids_and_reasons_are_kept() -> None:
    text = export(every_form(), "gift").data.decode()
    assert "// [id:choice-0031] [tag:statement]" in text
    assert "~[plain]1991#[plain]In 1991 talks began." in text
    assert "####[plain]The article says 1991. “The talks had begun in 1991.” (A long peace, paragraph 1)" in text


def test_typed_answers_with_an_arrow_are_left_out_and_named() -> None:
    left = export(hostile(), "gift").left_out
    assert {hostile_id.question.split()[0] for hostile_id in left} == {"cloze", "open"}
    assert all("->" in left_out.why for left_out in left)
