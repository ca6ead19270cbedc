"""Anki's text import as Anki's own backend reads it, and the plain CSV."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from anki.collection import Collection, ImportCsvRequest

from quizgen.export import export
from quizgen.export.anki.escape import shown
from quizgen.export.tsv import HEADER
from quizgen.model import Form, Quiz
from tests.anki_quizzes import collection, vietnam
from tests.test_anki_hostile import ELEMENTS, HOSTILE, hostile, html, plain


def read_in(col: Collection, quiz: Quiz, folder: Path):
    """Import the quiz as text with all that the file says of itself, and return Anki's log."""
    path = folder / "quiz.txt"
    path.write_bytes(export(quiz, "tsv").data)
    metadata = col.get_csv_metadata(path=str(path), delimiter=None)
    return col.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log


def test_the_header_says_it_all(tmp_path: Path) -> None:
    assert export(vietnam(), "tsv").data.decode().splitlines()[: len(HEADER)] == list(HEADER)
    with collection() as col:
        path = tmp_path / "quiz.txt"
        path.write_bytes(export(vietnam(), "tsv").data)
        metadata = col.get_csv_metadata(path=str(path), delimiter=None)
        assert metadata.is_html
        assert metadata.force_is_html
        assert (metadata.guid_column, metadata.notetype_column, metadata.deck_column, metadata.tags_column) == (
            1,
            2,
            3,
            6,
        )


def test_every_note_arrives_and_is_updated_in_place(tmp_path: Path) -> None:
    quiz = vietnam()
    with collection() as col:
        log = read_in(col, quiz, tmp_path)
        assert (len(log.new), len(log.conflicting), log.found_notes) == (4, 0, 4)
        for id_ in col.find_notes(""):
            note = col.get_note(id_)
            assert int(note.fields_check()) == 0
            assert "quizgen" in note.tags
            assert {col.decks.name(card.did) for card in note.cards()} == {"Vietnam"}
        assert not col.get_empty_cards().notes
        first = quiz.questions[0].model_copy(update={"prompt": "Which year was it, in which …?"})
        log = read_in(col, quiz.model_copy(update={"questions": (first, *quiz.questions[1:])}), tmp_path)
        assert len(log.new) == 0
        assert col.note_count() == 4
        assert len(col.find_notes('"Which year was it"')) == 1


def test_the_sides() -> None:
    rows = list(csv.reader(io.StringIO(export(vietnam(), "tsv").data.decode()), delimiter="\t"))[len(HEADER) :]
    assert [row[1] for row in rows] == ["Basic", "Cloze", "Basic", "Basic"]
    assert rows[0][3].endswith("In what year did Washington normalize diplomatic relations with Vietnam?")
    assert rows[0][4].startswith("1995<br><br>Washington normalized diplomatic relations with Vietnam in <mark>1995")
    assert "{{c1::Nguyen Phu Trong::person}} is the general secretary" in rows[1][3]
    assert "<ol type=A><li>" in rows[2][3]
    assert 'class="key"' not in rows[2][3]
    assert rows[3][3].endswith("<br><br>True or false?")
    assert rows[3][4].startswith("False<br><br>")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_text(text: str, tmp_path: Path) -> None:
    quiz = hostile(text)
    with collection() as col:
        log = read_in(col, quiz, tmp_path)
        assert (len(log.new), len(log.conflicting)) == (4, 0)
        said = shown(text)
        for id_ in col.find_notes(""):
            note = col.get_note(id_)
            assert int(note.fields_check()) == 0
            output = note.cards()[0].render_output()
            assert output.question_av_tags == output.answer_av_tags == []
            front, back = (html.fromstring(f"<div>{side}</div>") for side in (output.question_text, output.answer_text))
            assert {part.tag for side in (front, back) for part in side.iter()} <= ELEMENTS | {"hr", "small"}
            if note.note_type()["name"] == "Cloze":
                assert f"They said {said} and {said} again." in plain(back)
            else:
                assert f"What of {said} here?" in plain(front)
                assert said in plain(back) or "True" in plain(back)


def test_plain_csv() -> None:
    quiz = vietnam()
    made = export(quiz, "csv")
    rows = list(csv.reader(io.StringIO(made.data.decode(), newline="")))
    assert rows[0] == ["Front", "Back"]
    assert rows[1] == [quiz.questions[0].prompt, "1995"]
    assert rows[2][0].startswith("_____ is the general")
    front, back = rows[3]
    assert back in front.split("\n")
    assert back.endswith(". comprehensive strategic partnership")
    assert rows[4][0].startswith("True or false? ")
    assert [left.question for left in made.left_out] == [quiz.questions[4].id]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_plain_csv_keeps_hostile_text(text: str) -> None:
    quiz = hostile(text)
    quiz = quiz.model_copy(update={"questions": [q for q in quiz.questions if q.form == Form.OPEN]})
    rows = list(csv.reader(io.StringIO(export(quiz, "csv").data.decode(), newline="")))
    said = shown(text)
    assert rows[1] == [f"What of {said} here?", f"'{said}" if said.startswith(("=", "- a")) else said]


@pytest.mark.parametrize(
    ("text", "written"), [("-5", "-5"), ("+3.5%", "+3.5%"), ("-1+cmd|x", "'-1+cmd|x"), ("@a", "'@a")]
)
def test_plain_csv_keeps_numbers_and_stops_formulas(text: str, written: str) -> None:
    quiz = vietnam()
    first = quiz.questions[0].model_copy(update={"answer": text})
    rows = export(quiz.model_copy(update={"questions": (first,)}), "csv").data.decode().splitlines()
    assert rows[1].endswith(f",{written}")
