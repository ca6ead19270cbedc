from __future__ import annotations

import pytest
from lxml import etree

from quizgen.export import export
from quizgen.export.composed import compose
from quizgen.export.shared import MATCH
from quizgen.model import Form, Quiz
from tests.format_quizzes import every_form, hostile, shown

TYPES = {
    Form.CHOICE: "multichoice",
    Form.TRUE_FALSE: "truefalse",
    Form.MATCHING: "matching",
    Form.CLOZE: "shortanswer",
    Form.OPEN: "shortanswer",
}
FORMATS = {"html", "moodle_auto_format", "plain_text", "markdown"}


def read(quiz: Quiz) -> tuple[str, list[etree._Element]]:
    """Return the category and the questions."""
    root = etree.fromstring(export(quiz, "moodle").data)
    assert root.tag == "quiz"
    category, *questions = root
    assert category.get("type") == "category"
    return category.findtext("category/text"), questions


@pytest.mark.parametrize("quiz", [every_form(), hostile()], ids=["plain", "hostile"])
def test_moodle_finds_every_item_and_its_key(quiz: Quiz) -> None:
    made = export(quiz, "moodle")
    assert made.left_out == ()
    category, questions = read(quiz)
    assert category == "$course$/top/" + shown(quiz.title).replace("/", "//")
    items = [item for section in compose(quiz).sections for item in section.items]
    assert len(questions) == len(items)
    for item, node in zip(items, questions, strict=True):
        question = item.question
        assert node.get("type") == TYPES[question.form]
        assert node.findtext("idnumber") == shown(question.id)[:100]
        assert node.findtext("questiontext/text") == (MATCH if item.premises else shown(question.prompt))
        assert shown(question.evidence[0].text) in node.findtext("generalfeedback/text")
        assert {e.get("format") for e in node.iter() if e.get("format")} <= FORMATS
        answers = [(a.findtext("text"), a.get("fraction")) for a in node.findall("answer")]
        if item.premises:
            pairs = [(s.findtext("text"), s.findtext("answer/text")) for s in node.findall("subquestion")]
            said = [(shown(p.question.prompt), shown(p.question.answer)) for p in item.premises]
            assert pairs[: len(said)] == said
            assert all(not premise for premise, _ in pairs[len(said) :])
            assert {response for _, response in pairs} == {shown(response) for response in item.responses}
        elif question.form == Form.TRUE_FALSE:
            right = question.answer.lower()
            assert dict(answers) == {"true": "0", "false": "0", right: "100"}
        elif question.form == Form.CHOICE:
            assert [text for text, _ in answers] == [shown(option) for option in item.options]
            assert "ABCDE"[[fraction for _, fraction in answers].index("100")] == item.key_letter
            assert node.findtext("single") == "true"
        else:
            accepted = [shown(text) for text in (question.answer, *question.accepted)]
            assert [text.replace(r"\*", "*") for text, _ in answers] == accepted
            assert {fraction for _, fraction in answers} == {"100"}
            assert node.findtext("usecase") == "0"


def test_moodles_rules_hold() -> None:
    _, questions = read(every_form())
    for node in questions:
        assert node.findtext("name/text")
        assert float(node.findtext("defaultgrade")) > 0
        if node.get("type") in ("multichoice", "matching"):
            # Without this element Moodle does not shuffle.
            assert node.findtext("shuffleanswers") in ("true", "false")
        assert [tag.findtext("text") for tag in node.findall("tags/tag")] == ["statement"]


def test_numbers_stay_in_order_and_words_are_shuffled() -> None:
    _, questions = read(every_form())
    assert [q.findtext("shuffleanswers") for q in questions[:3]] == ["false", "true", "true"]


def test_reasons_stand_with_their_options() -> None:
    _, questions = read(every_form())
    assert {a.findtext("text"): a.findtext("feedback/text") for a in questions[0].findall("answer")} == {
        "1975": "",
        "1991": "In 1991 talks began.",
        "1995": "",
    }
