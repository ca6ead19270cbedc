"""The deck as Anki's own backend sees it."""

from __future__ import annotations

import io
import os
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest

from quizgen.errors import InputError
from quizgen.export import Settings, export
from quizgen.export.anki import notes
from quizgen.export.anki.notes import FIELDS, UNRECORDED, guid, options
from quizgen.export.anki.notetypes import IDS, NAMES, STYLED, models, sides, styled
from quizgen.model import BLANK, Form, Quiz
from quizgen.templates import Templates, default
from tests.anki_quizzes import article, ask, collection, deck, take, vietnam

HERE = Path(__file__).parent


def test_every_note_imports_whole() -> None:
    with collection() as col:
        log = take(col, deck(vietnam()))
        assert (len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting)) == (4, 0, 0, 0)
        kinds = set()
        for id_ in col.find_notes(""):
            note = col.get_note(id_)
            assert int(note.fields_check()) == 0
            assert len(note.cards()) == 1
            kinds.add(note.note_type()["name"])
        assert kinds == set(NAMES.values())
        assert not col.get_empty_cards().notes
        assert not col.media.check().missing
        assert col.fix_integrity()[1]


def test_note_types_are_frozen() -> None:
    # Never change these: Anki refuses to update notes whose type has other fields.
    assert IDS == {"open": 1102502439802, "cloze": 2116090612352, "choice": 1435767232738, "true_false": 1403138865841}
    assert "|".join(FIELDS) == (
        "Id|Context|Question|Options|Answer|Also right|Evidence|Second source|Explanation|Hint|Title|Link|Date|"
        "Paragraph|Kind|Typed|Quoted|Notes|Spare 1|Spare 2|Spare 3"
    )
    assert {form: m.model_id for form, m in models(default()).items()} == IDS
    assert all(tuple(note.fields) == FIELDS for note in notes(vietnam(), Settings(typed=True)))


def test_guids_are_frozen() -> None:
    question = vietnam().questions[0].model_copy(update={"id": "0123456789abcdef"})
    assert guid(question) == "35edcb569afe25451188"
    assert guid(question) == guid(question.model_copy(update={"prompt": "Reworded?", "answer": "x"}))


def test_front_asks_and_back_answers() -> None:
    with collection() as col:
        take(col, deck(vietnam()))
        for form, front, back in (
            ("open", "In what year did Washington", "<mark>1995</mark>, about"),
            ("cloze", "[person]</span> is the general", "Nguyen Phu Trong</span> is the general"),
            ("choice", "<li>normal relations</li>", "<mark>comprehensive strategic partnership</mark>"),
            ("true-false", "True or false?", "<mark>1995</mark>, about"),
        ):
            card = col.get_card(col.find_cards(f'"note:quizgen {form}"')[0]).render_output()
            assert front in card.question_text
            assert "A new framework" in card.question_text
            assert "<mark>" not in card.question_text
            assert back in card.answer_text
            assert 'href="https://news.example.org/vietnam?page=1&amp;part=2"' in card.answer_text
            assert "10 September 2023" in card.answer_text


def test_a_whole_sentence_stands_once_on_a_cloze() -> None:
    with collection() as col:
        take(col, deck(vietnam()))
        back = col.get_card(col.find_cards('"note:quizgen cloze"')[0]).render_output().answer_text
        assert back.count("general secretary") == 1


def test_matching_and_dropped_stay_out_and_are_named() -> None:
    quiz = vietnam()
    dropped = quiz.questions[0].model_copy(update={"status": "drop"})
    made = export(quiz.model_copy(update={"questions": (dropped, *quiz.questions[1:])}), "anki")
    assert [(left.question, left.why) for left in made.left_out] == [
        (dropped.id, "marked to be dropped"),
        (quiz.questions[4].id, "a pair to match asks nothing on a card of its own"),
    ]


def test_one_id_twice_is_an_error() -> None:
    quiz = vietnam()
    with pytest.raises(InputError, match=quiz.questions[0].id):
        deck(quiz.model_copy(update={"questions": (quiz.questions[0], quiz.questions[0])}))


def test_an_empty_quiz_makes_an_empty_deck() -> None:
    with collection() as col:
        assert take(col, deck(vietnam(questions=()))).found_notes == 0


def test_order_tags_and_description() -> None:
    quiz = vietnam()
    with collection() as col:
        take(col, deck(quiz))
        cards = sorted((col.get_card(id_) for id_ in col.find_cards("")), key=lambda card: card.due)
        assert [card.note()["Id"] for card in cards] == [q.id for q in quiz.questions[:4]]
        assert cards[2].note().tags == [
            "quizgen",
            "quizgen::article::biden-and-trong-agree-on-a-partnership",
            "quizgen::difficulty::medium",
            "quizgen::kind::rank",
        ]
        found = col.decks.by_name("Vietnam")
        assert found is not None
        assert "https://news.example.org/vietnam?page=1&amp;part=2" in found["desc"]


def test_a_subdeck_for_each_article() -> None:
    quiz = vietnam()
    second = article("Trade :: a view\n\nHeading\n\nThe port of Hai Phong opened in 1876.", id="trade")
    asked = ask(second, Form.OPEN, "When did the port of Hai Phong open?", "1876")
    both = quiz.model_copy(update={"articles": (*quiz.articles, second), "questions": (*quiz.questions, asked)})
    with collection() as col:
        take(col, deck(both, subdecks=True))
        names = {name for name in col.decks.all_names() if name != "Default"}
        assert names == {"Vietnam", "Vietnam::Biden and Trong agree on a partnership", "Vietnam::Trade ∶: a view"}
        assert len(col.find_cards('"deck:Vietnam::Trade*"')) == 1


def test_many_notes_of_articles_in_turn_keep_order_and_deck() -> None:
    quiz = vietnam()
    other = article("Trade\n\nHeading\n\nThe port of Hai Phong opened in 1876.", id="trade")
    asked = (quiz.questions[0], ask(other, Form.OPEN, "When did the port of Hai Phong open?", "1876"))
    many = tuple(asked[n // 3 % 2].model_copy(update={"id": f"{n:016x}"}) for n in range(1205))
    both = quiz.model_copy(update={"articles": (*quiz.articles, other), "questions": many})
    with collection() as col:
        log = take(col, deck(both, subdecks=True))
        assert (len(log.new), len(log.duplicate), len(log.conflicting)) == (1205, 0, 0)
        rows = col.db.all("select n.flds, c.did, c.ord from cards c join notes n on n.id = c.nid order by c.due")
        assert [row[0].split("\x1f")[0] for row in rows] == [q.id for q in many]
        names = ["Vietnam::Trade" if n // 3 % 2 else f"Vietnam::{quiz.articles[0].title}" for n in range(1205)]
        assert [col.decks.name(row[1]) for row in rows] == names
        assert {row[2] for row in rows} == {0}


def test_context_never_holds_the_answer() -> None:
    art = article("The port of Hai Phong\n\nA history of 1876\n\nThe port of Hai Phong opened in 1876.")
    first = ask(art, Form.OPEN, "When did the port open?", "1876")
    second = ask(art, Form.OPEN, "What opened then?", "Hai Phong")
    quiz = Quiz(title="x", articles=(art,), questions=(first, second))
    assert [n.fields["Context"] for n in notes(quiz, Settings())] == ["The port of Hai Phong", "A history of 1876"]


def test_options_are_shuffled_by_seed_and_id_and_sizes_stand_in_order() -> None:
    quiz = vietnam()
    choice = quiz.questions[2]
    assert sorted(options(choice, 1)) == sorted((choice.answer, *choice.distractors))
    orders = {options(choice, seed) for seed in range(40)}
    assert len(orders) > 10
    assert {order.index(choice.answer) for order in orders} == {0, 1, 2, 3}
    sized = choice.model_copy(update={"answer": "1995", "distractors": ("2001", "1954", "1973")})
    assert options(sized, 3) == ("1954", "1973", "1995", "2001")
    less = choice.model_copy(update={"distractors": choice.distractors[:2]})
    assert options(less, 1) == tuple(o for o in options(choice, 1) if o != choice.distractors[2])


def test_other_answers_are_shown_where_they_differ() -> None:
    first, _, choice, *_ = vietnam().questions
    many = ("The year 1995", "year 1995", "in 1995", "1995,")
    quiz = vietnam(questions=(first.model_copy(update={"answer": "the year 1995", "accepted": many}),))
    assert [note.fields["Also right"] for note in notes(quiz, Settings())] == ["in 1995; 1995,"]
    why = ("A comprehensive partnership is two tiers below.", "It is two tiers below.", "")
    told = choice.model_copy(update={"why_not": (why[0].replace("A c", "c"), *why[1:])})
    assert [note.fields["Explanation"] for note in notes(vietnam(questions=(told,)), Settings())] == [
        "<ul><li>comprehensive partnership is two tiers below.</li>"
        "<li><b>strategic partnership</b> It is two tiers below.</li></ul>"
    ]


def test_long_answers_are_not_typed() -> None:
    art = article("Title\n\nHeading\n\nThe council of the united and federated provinces of the north met.")
    long = ask(art, Form.OPEN, "Who met?", "The council of the united and federated provinces of the north")
    quiz = Quiz(title="x", articles=(art,), questions=(long,))
    assert [note.fields["Typed"] for note in notes(quiz, Settings(typed=True))] == [""]


def test_typed_answers_are_compared_with_the_answer() -> None:
    with collection() as col:
        take(col, deck(vietnam(), typed=True))
        for form in ("open", "cloze"):
            card = col.get_card(col.find_cards(f'"note:quizgen {form}"')[0])
            shown = card.render_output()
            assert "[[type:nc:Answer]]" in shown.question_text
            assert "[[type:nc:Answer]]" in shown.answer_text


def test_the_same_bytes_under_any_hash_seed() -> None:
    code = (
        "import hashlib; from tests.anki_quizzes import deck, vietnam;"
        "from quizgen.export import export;"
        "print([hashlib.sha256(d).hexdigest() for d in (deck(vietnam()), deck(vietnam(), subdecks=True, typed=True),"
        " export(vietnam(), 'tsv').data, export(vietnam(), 'csv').data)])"
    )
    runs = set()
    for seed in ("1", "2"):
        where = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(HERE.parent)}
        runs.add(subprocess.run([sys.executable, "-c", code], env=where, capture_output=True, check=True).stdout)
    assert len(runs) == 1


def test_the_package_is_deflated_and_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    data = deck(vietnam())
    assert list(tmp_path.iterdir()) == []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert [entry.filename for entry in package.infolist()] == ["collection.anki2", "media"]
        assert all(entry.compress_type == zipfile.ZIP_DEFLATED for entry in package.infolist())
        assert package.testzip() is None


def test_notes_are_dated_by_their_change() -> None:
    quiz = vietnam()
    changed = quiz.questions[1].model_copy(update={"changed": 1_800_000_000})
    data = deck(quiz.model_copy(update={"questions": (quiz.questions[0], changed)}))
    base = sqlite3.connect(":memory:")
    base.deserialize(zipfile.ZipFile(io.BytesIO(data)).read("collection.anki2"))
    assert base.execute("select mod from notes order by id").fetchall() == [(UNRECORDED,), (1_800_000_000,)]
    assert base.execute("select count(*), count(distinct id), min(due), max(due) from cards").fetchone() == (2, 2, 1, 2)
    base.close()


def test_a_users_template_is_newer_than_the_shipped_one(tmp_path: Path) -> None:
    assert styled(default()) == STYLED
    (tmp_path / "anki").mkdir()
    own = tmp_path / "anki" / "foot.html"
    own.write_text("<p>{{Title}}, and no more</p>\n")
    os.utime(own, (1_900_000_000, 1_900_000_000))
    templates = Templates(tmp_path)
    assert styled(templates) == 1_900_000_000
    assert all("and no more" in sides(form, templates)[1] for form in NAMES)


def test_templates_hold_no_script_and_no_address() -> None:
    for form in NAMES:
        for side in sides(form, default()):
            assert "<script" not in side
            assert "javascript" not in side.lower()
            assert "http" not in side


def test_a_cloze_of_a_part_shows_the_whole_sentence_too() -> None:
    art = article()
    part = ask(art, Form.CLOZE, f"Washington normalized relations with {BLANK} in 1995.", "Vietnam")
    with collection() as col:
        take(col, deck(Quiz(title="x", articles=(art,), questions=(part,))))
        back = col.get_card(col.find_cards("")[0]).render_output().answer_text
        assert "about two decades" in back
