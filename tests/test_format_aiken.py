from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from quizgen.export import export
from quizgen.export.composed import compose
from quizgen.model import Form, Quiz
from tests import node
from tests.format_quizzes import every_form, hostile, shown


def parse(text: str) -> list[tuple[str, list[str], str]]:
    """Read Aiken line by line, as platforms do: option, answer, or else the text of a new question."""
    found: list[tuple[str, list[str], str]] = []
    stem, options = "", []
    for line in filter(None, (line.strip() for line in text.split("\n"))):
        if line.startswith("ANSWER:"):
            found.append((stem, options, line.removeprefix("ANSWER:").strip()))
            stem, options = "", []
        elif option := re.match(r"[A-Z][.)]\s*(.*)", line):
            options = [*options, option[1]]
        else:
            assert not stem, f"two lines of text: {stem!r}, {line!r}"
            stem = line
    assert not stem
    return found


@pytest.mark.parametrize("quiz", [every_form(), hostile()], ids=["plain", "hostile"])
def test_options_and_keys_are_read_back(quiz: Quiz) -> None:
    made = export(quiz, "aiken")
    items = [
        item
        for section in compose(quiz).sections
        for item in section.items
        if item.question.form in (Form.CHOICE, Form.TRUE_FALSE)
    ]
    found = parse(made.data.decode())
    assert len(found) == len(items)
    assert len(found) + len(made.left_out) == len(quiz.questions)
    for item, (stem, options, key) in zip(items, found, strict=True):
        assert stem == shown(item.question.prompt)
        assert options == [shown(option) for option in item.options]
        assert item.options["ABCDE".index(key)] == item.question.answer


READER, END = "aiken-to-moodlexml@1", "]](end)"


@pytest.fixture(scope="session")
def moodlexml(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which node finds aiken-to-moodlexml."""
    return node.installed(READER, tmp_path_factory)


def read(data: bytes, folder: Path) -> list[tuple[str, list[str], list[int]]]:
    """Return stem, options and places of the right ones as aiken-to-moodlexml finds them."""
    script = (
        "const read = require('aiken-to-moodlexml');"
        "read(require('fs').readFileSync(0, 'utf8'), (found, error) => {"
        " if (error) throw error; process.stdout.write(found); });"
    )
    # It writes a text's own "]]>" into a CDATA section as it stands, which ends the section early.
    text = node.run(script, data.replace(b"]]>", END.encode()), folder)
    root = etree.fromstring(text[text.index("<?xml") :].encode())
    return [
        (
            question.findtext("questiontext/text", "").strip().replace(END, "]]>"),
            [answer.findtext("text", "").strip().replace(END, "]]>") for answer in question.findall("answer")],
            [n for n, answer in enumerate(question.findall("answer")) if float(answer.get("fraction", "0")) > 0],
        )
        for question in root.findall("question")
    ]


@pytest.mark.parametrize("quiz", [every_form(), hostile()], ids=["plain", "hostile"])
def test_another_reader_finds_the_same(moodlexml: Path, quiz: Quiz) -> None:
    data = export(quiz, "aiken").data
    mine = parse(data.decode())
    found = read(data, moodlexml)
    assert [(stem, right) for stem, _, right in found] == [(stem, ["ABCDE".index(key)]) for stem, _, key in mine]
    assert [options for _, options, _ in found] == [options for _, options, _ in mine]


def test_what_aiken_lacks_is_named() -> None:
    why = {left.question: left.why for left in export(every_form(), "aiken").left_out}
    assert why["open-0023"] == "Aiken has no open questions"
    assert why["matching-0014"] == "Aiken has no matching questions"


@pytest.mark.parametrize("prompt", ["J. Finer holds which office?", "ANSWER: what is it?", "A) what?"])
def test_a_question_that_opens_like_syntax_is_left_out(prompt: str) -> None:
    quiz = every_form()
    first = quiz.questions[0].model_copy(update={"prompt": prompt})
    made = export(quiz.model_copy(update={"questions": (first,)}), "aiken")
    assert made.data == b""
    assert "which Aiken reads as syntax" in made.left_out[0].why
