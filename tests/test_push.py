"""``quizgen push`` against a stand-in that speaks AnkiConnect's protocol over Anki's own backend."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizgen.errors import OutputError
from quizgen.export import Settings, export
from quizgen.export.anki import notes
from quizgen.export.anki.escape import plain
from quizgen.export.ankiconnect import AnkiConnect, Plan, carry_out, plan
from quizgen.model import Quiz
from tests.anki_quizzes import deck, take, vietnam
from tests.anki_server import Anki, running
from tests.conftest import CommandLine
from tests.test_anki_hostile import HOSTILE, hostile
from tests.test_anki_updates import LATER, NOW, reworded

READING = {"version", "findNotes", "notesInfo"}


def planned(url: str, quiz: Quiz, *, force: bool = False) -> Plan:
    return plan(AnkiConnect(url), notes(quiz, Settings()), force=force)


def push(url: str, quiz: Quiz, *, force: bool = False) -> str:
    made = planned(url, quiz, force=force)
    fresh = {note.id for note in made.new}
    few = quiz.model_copy(update={"questions": tuple(q for q in quiz.questions if q.id in fresh)})
    return carry_out(AnkiConnect(url), made, deck(few))


def dated(quiz: Quiz, when: int) -> Quiz:
    questions = tuple(q.model_copy(update={"changed": when}) for q in quiz.questions)
    return quiz.model_copy(update={"questions": questions})


def media(anki: Anki) -> list[str]:
    return [path.name for path in Path(anki.col.media.dir()).iterdir()]


def test_a_plan_changes_nothing() -> None:
    with running() as (anki, url):
        made = planned(url, vietnam())
        assert (len(made.new), made.updates, made.same, made.edited, made.strangers) == (4, (), 0, (), ())
        assert set(anki.asked) <= READING
        assert anki.col.note_count() == 0


def test_new_notes_have_the_ids_of_the_deck() -> None:
    with running() as (anki, url):
        assert push(url, vietnam()) == "done"
        assert anki.col.note_count() == 4
        assert media(anki) == []
        log = take(anki.col, deck(vietnam()))
        assert (len(log.new), len(log.conflicting)) == (0, 0)
        again = planned(url, vietnam())
        assert (again.new, again.updates, again.same) == ((), (), 4)


def test_changed_notes_are_updated_in_place_and_the_rest_stays() -> None:
    first = dated(vietnam(), NOW)
    with running() as (anki, url):
        take(anki.col, deck(first))
        note = anki.col.get_note(anki.col.find_notes(f"Id:{first.questions[0].id}")[0])
        note.tags = [*note.tags, "exam"]
        note["Notes"] = "mine"
        anki.col.update_note(note)
        assert anki.col.db
        anki.col.db.execute("update notes set mod = ?", NOW)
        second = reworded(dated(first, LATER))
        made = planned(url, second)
        assert [update.prompt for update in made.updates] == [
            "In what year did Washington normalize diplomatic relations with Vietnam, in fact?",
            "Which tier of Vietnam's diplomacy was the highest, in fact?",
        ]
        assert set(made.updates[0].fields) == {"Question"}
        assert push(url, second) == "done"
        note.load()
        assert note["Question"] == made.updates[0].prompt
        assert note["Notes"] == "mine"
        assert "exam" in note.tags
        assert anki.col.note_count() == 4
        assert planned(url, second).same == 4


def test_what_was_edited_later_stays_unless_asked_for() -> None:
    first = dated(vietnam(), NOW)
    with running() as (anki, url):
        take(anki.col, deck(first))
        note = anki.col.get_note(anki.col.find_notes(f"Id:{first.questions[0].id}")[0])
        note["Question"] = "My own words?"
        anki.col.update_note(note)
        assert anki.col.db
        anki.col.db.execute("update notes set mod = ? where id = ?", NOW + 5, note.id)
        made = planned(url, first)
        assert made.edited == (first.questions[0].prompt,)
        assert made.updates == ()
        push(url, first)
        note.load()
        assert note["Question"] == "My own words?"
        assert len(planned(url, first, force=True).updates) == 1
        anki.tells_mod = False
        assert len(planned(url, first).updates) == 1


def test_lost_tags_come_back_and_strangers_are_named() -> None:
    quiz = vietnam()
    with running() as (anki, url):
        take(anki.col, deck(quiz))
        gone, *rest = quiz.questions
        less = dated(quiz.model_copy(update={"questions": tuple(rest)}), LATER)
        note = anki.col.get_note(anki.col.find_notes(f"Id:{rest[0].id}")[0])
        note.remove_tag("quizgen")
        anki.col.update_note(note)
        assert anki.col.db
        anki.col.db.execute("update notes set mod = ?", NOW)
        made = planned(url, less)
        assert made.strangers == (gone.prompt,)
        assert [update.tags for update in made.updates] == [("quizgen",)]
        push(url, less)
        note.load()
        assert note.has_tag("quizgen")


@pytest.mark.parametrize(("imports", "outcome"), [("window", "waiting"), ("request", "done")])
def test_an_anki_that_imports_by_hand_only(imports: str, outcome: str) -> None:
    with running(imports) as (anki, url):
        assert push(url, vietnam()) == outcome
        for path in anki.waiting:
            anki.take_in(path)
        assert anki.col.note_count() == 4


def test_an_anki_that_imports_nothing() -> None:
    with running("hand") as (anki, url):
        with pytest.raises(OutputError, match="quizgen deck"):
            push(url, vietnam())
        assert media(anki) == []


def test_no_anki_an_old_one_another_key_and_something_else() -> None:
    with pytest.raises(OutputError, match="start Anki"):
        planned("http://127.0.0.1:9", vietnam())
    with pytest.raises(OutputError, match="give one like"):
        planned("file:///etc/passwd", vietnam())
    with running() as (anki, url):
        anki.version = 5
        with pytest.raises(OutputError, match="too old: version 5"):
            planned(url, vietnam())
    with running(key="secret") as (_, url):
        with pytest.raises(OutputError, match="valid api key"):
            planned(url, vietnam())
        assert len(plan(AnkiConnect(url, "secret"), notes(vietnam(), Settings())).new) == 4


@pytest.mark.parametrize("text", HOSTILE[::4])
def test_hostile_text_is_pushed_once(text: str) -> None:
    quiz = hostile(text)
    odd = quiz.questions[0].model_copy(update={"id": f'odd "{text}" *_:'})
    quiz = quiz.model_copy(update={"questions": (odd, *quiz.questions[1:])})
    with running() as (anki, url):
        push(url, quiz)
        assert anki.col.note_count() == 4
        assert (planned(url, quiz).same, planned(url, quiz).new) == (4, ())


def test_a_field_as_a_line() -> None:
    assert plain("{{c1::a&#58; b::person}} is &lt;b&gt;<br>\\<span></span>(x") == "a: b is <b> \\(x"


def test_the_command_says_first_and_does_on_demand(quizgen: CommandLine) -> None:
    saved = quizgen.file("quiz.json", export(vietnam(), "json").data)
    with running() as (anki, url):
        said = quizgen("push", saved, "--url", url)
        assert said.exit_code == 0
        assert "+ In what year did Washington" in said.output
        assert "4 new, 0 to update, 0 as they are" in said.output
        assert "--apply does it" in said.output
        assert anki.col.note_count() == 0
        done = quizgen("push", saved, "--url", url, "--apply")
        assert done.exit_code == 0
        assert anki.col.note_count() == 4
        assert "0 new, 0 to update, 4 as they are" in quizgen("push", saved, "--url", url).output


def test_the_command_pushes_what_was_edited_by_hand(quizgen: CommandLine) -> None:
    saved = quizgen.file("quiz.json", export(vietnam(), "json").data)
    assert quizgen("deck", saved, "-o", "quiz.apkg").exit_code == 0
    with running() as (anki, url):
        take(anki.col, Path("quiz.apkg").read_bytes())
        for wording in ("In which year", "In what single year"):
            text = saved.read_text(encoding="utf-8")
            saved.write_text(re.sub("In wh[a-z ]+ year did", f"{wording} did", text), encoding="utf-8")
            assert "~ " + wording in quizgen("push", saved, "--url", url).output
            assert quizgen("push", saved, "--url", url, "--apply").exit_code == 0
            assert len(anki.col.find_notes(f'"Question:{wording}*"')) == 1
            assert anki.col.note_count() == 4


def test_the_command_without_anki(quizgen: CommandLine) -> None:
    saved = quizgen.file("quiz.json", export(vietnam(), "json").data)
    said = quizgen("push", saved, "--url", "http://127.0.0.1:9")
    assert said.exit_code == 1
    assert "error: http://127.0.0.1:9: Anki can't be reached (start Anki" in said.output
