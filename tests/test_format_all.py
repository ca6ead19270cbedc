from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from quizgen.export import FORMATS, Settings, export
from quizgen.export.composed import compose
from quizgen.export.shared import answers, label, one_line, place, safe_id, source
from quizgen.model import Form, Quiz
from tests.format_quizzes import article, every_form, hostile, span

NAMES = (
    "moodle",
    "gift",
    "qti12",
    "qti21",
    "kahoot",
    "wayground",
    "blooket",
    "amc",
    "aiken",
    "markdown",
    "docx",
)
ALL = pytest.mark.parametrize("name", NAMES)
EMPTY = Quiz(title="", articles=(), questions=())


@ALL
def test_the_table_names_each_format(name: str) -> None:
    assert re.fullmatch(r"(\.\w+)+", FORMATS[name].suffix)
    assert len({form.suffix for form in (FORMATS[name] for name in NAMES)}) == len(NAMES)


@ALL
@pytest.mark.parametrize("quiz", [every_form(), hostile(), EMPTY], ids=["plain", "hostile", "empty"])
def test_bytes_are_the_same_each_time(name: str, quiz: Quiz) -> None:
    made = export(quiz, name)
    assert made == export(quiz, name)
    if made.data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert archive.testzip() is None
    else:
        assert b"\r\n" not in made.data or name in ("wayground", "blooket")


def test_bytes_are_the_same_in_another_process() -> None:
    program = (
        "import hashlib, sys; from quizgen.export import export; from tests.format_quizzes import every_form;"
        "print([hashlib.sha256(export(every_form(), name).data).hexdigest() for name in sys.argv[1:]])"
    )
    found = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": ".", "TZ": zone}
        command = [sys.executable, "-c", program, *NAMES]
        root = Path(__file__).parent.parent
        found.add(subprocess.run(command, env=environment, cwd=root, capture_output=True, check=True).stdout)
    assert len(found) == 1


@ALL
@pytest.mark.parametrize("quiz", [every_form(), hostile()], ids=["plain", "hostile"])
def test_each_question_is_left_out_once_and_with_a_reason(name: str, quiz: Quiz) -> None:
    left = export(quiz, name).left_out
    assert len({left_out.question for left_out in left}) == len(left)
    assert {left_out.question for left_out in left} <= {question.id for question in quiz.questions}
    assert all(left_out.why for left_out in left)


@ALL
def test_what_was_dropped_is_nowhere(name: str) -> None:
    quiz = every_form()
    gone = quiz.questions[1].model_copy(update={"status": "drop"})
    rest = quiz.questions[:1] + quiz.questions[2:]
    quiz = quiz.model_copy(update={"questions": (quiz.questions[0], gone, *quiz.questions[2:])})
    made = export(quiz, name)
    assert gone.id not in {left_out.question for left_out in made.left_out}
    assert made.data == export(quiz.model_copy(update={"questions": rest}), name).data


@ALL
def test_unfinished_items_are_left_out(name: str) -> None:
    quiz = every_form()
    alone = next(q for q in quiz.questions if q.form == Form.MATCHING)
    bare = quiz.questions[0].model_copy(update={"distractors": ()})
    left = export(quiz.model_copy(update={"questions": (alone, bare)}), name).left_out
    assert {left_out.question: left_out.why for left_out in left}.keys() == {alone.id, bare.id}
    assert "a choice needs a distractor" in {left_out.why for left_out in left}


@ALL
def test_a_version_has_its_own_order_and_key(name: str) -> None:
    quiz = every_form()
    a, b = (compose(quiz, Settings(version=letter)) for letter in "AB")
    assert a.placed() != b.placed()
    assert len(export(quiz, name, Settings(version="A")).data) > 0


def test_one_line_drops_what_files_refuse() -> None:
    assert one_line("a\n\n\tb\x00\x07\x1f\ufffe c\u2028d") == "a b c d"
    assert one_line("שלום 😀👩‍🏫") == "שלום 😀👩‍🏫"


def test_labels_are_cut_between_words_and_texts_never() -> None:
    assert label(7, "one two") == "007 one two"
    assert label(12, "word " * 30) == "012 " + " ".join(["word"] * 12) + " …"


def test_odd_ids_become_safe_and_stay_apart() -> None:
    assert safe_id("0123456789abcdef") == "q-0123456789abcdef"
    odd = [safe_id(text) for text in ("a b", "a  b", "../x", "x" * 60)]
    assert len(set(odd)) == 4
    assert all(re.fullmatch(r"q-[0-9a-f]{16}", text) for text in odd)


def test_the_sentence_that_holds_the_answer_comes_first() -> None:
    quiz = every_form()
    a = article()
    other, holder = span(a, "The talks had begun in 1991."), quiz.questions[0].evidence[0]
    question = quiz.questions[0].model_copy(update={"evidence": (other, holder)})
    assert source(quiz, question).startswith("“Washington normalized")
    assert source(quiz, question).endswith("“The talks had begun in 1991.” (A long peace, paragraph 1)")


def test_a_place_without_paragraphs_is_the_title() -> None:
    quiz = every_form()
    bare = quiz.articles[0].model_copy(update={"blocks": ()})
    quiz = quiz.model_copy(update={"articles": (bare,)})
    assert place(quiz, quiz.questions[0].evidence[0]) == "A long peace"


def test_answers_are_each_accepted_once() -> None:
    question = every_form().questions[0].model_copy(update={"accepted": ("1995 ", "in 1995", "")})
    assert answers(question) == ["1995", "in 1995"]
