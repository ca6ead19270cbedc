"""Decks are imported again for years: what changed arrives, what was studied stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from anki.collection import Collection

from quizgen.choose.remember import remember, vanished
from quizgen.export import Settings, export
from quizgen.export.anki.before import recall
from quizgen.export.saved import from_json
from quizgen.model import Form, Quiz
from tests.anki_quizzes import article, ask, collection, deck, take, vietnam
from tests.conftest import CommandLine

NOW, LATER = 1_800_000_000, 1_800_086_400


def reworded(quiz: Quiz, every: int = 2) -> Quiz:
    """Reword every second question, or every third …, as an editor would."""
    questions = tuple(
        q.model_copy(update={"prompt": q.prompt.replace("?", ", in fact?").replace("is the", "was the")})
        if place % every == 0
        else q
        for place, q in enumerate(quiz.questions)
    )
    return quiz.model_copy(update={"questions": questions})


def study(col: Collection, name: str, count: int) -> dict[int, tuple[int, int, int, int]]:
    """Answer some cards and return their schedule by card id."""
    col.decks.select(col.decks.id_for_name(name))
    for _ in range(count):
        card = col.sched.getCard()
        assert card is not None
        card.start_timer()
        col.sched.answerCard(card, 4)
    return {
        id_: (card.ivl, card.due, card.reps, card.queue)
        for id_ in col.find_cards("-is:new")
        if (card := col.get_card(id_))
    }


def many(count: int = 12) -> Quiz:
    """Return a quiz of open questions and clozes over one article."""
    years = range(1900, 1900 + count)
    text = "Title\n\nHeading\n\n" + " ".join(f"The town of Place{y} was founded in {y}." for y in years)
    art = article(text)
    return Quiz(
        title="Towns",
        articles=(art,),
        questions=tuple(
            ask(art, Form.OPEN, f"When was the town of Place{y} founded?", str(y), at=f"{y}.") for y in years
        ),
    )


def test_studied_reworded_and_edited() -> None:
    first = remember(many(), None, NOW)
    edited = reworded(first)
    # Two facts get another answer: the year was wrong.
    wrong = {q.id for q in edited.questions[1:4:2]}
    edited = edited.model_copy(
        update={
            "questions": tuple(
                q.model_copy(update={"answer": q.answer + " or so"}) if q.id in wrong else q for q in edited.questions
            )
        }
    )
    second = remember(edited, first, LATER)
    changed = [q for q in second.questions if q.changed == LATER]
    assert len(changed) == len(first.questions) // 2 + 2
    with collection() as col:
        assert len(take(col, deck(first)).new) == len(first.questions)
        schedule = study(col, "Towns", 5)
        assert len(schedule) == 5
        reviews = col.db.all("select * from revlog order by id") if col.db else []
        log = take(col, deck(second))
        assert (len(log.new), len(log.updated), len(log.conflicting)) == (0, len(changed), 0)
        assert col.note_count() == col.card_count() == len(first.questions)
        again = {id_: (c.ivl, c.due, c.reps, c.queue) for id_ in schedule if (c := col.get_card(id_))}
        assert again == schedule
        assert col.db and col.db.all("select * from revlog order by id") == reviews
        shown = {col.get_note(id_)["Question"] for id_ in col.find_notes("")}
        assert shown == {q.prompt for q in second.questions}
        assert sum("or so" in col.get_note(id_)["Answer"] for id_ in col.find_notes("")) == 2
        assert len(take(col, deck(second)).updated) == 0


def test_unchanged_questions_spare_what_the_student_edited() -> None:
    first = many()
    with collection() as col:
        take(col, deck(first))
        note = col.get_note(col.find_notes("")[0])
        note["Notes"], note.tags = "mine", [*note.tags, "exam"]
        col.update_note(note)
        kept = note["Id"]
        second = remember(reworded(first), first, LATER)
        mine = next(q for q in first.questions if q.id == kept)
        second = second.model_copy(update={"questions": tuple(mine if q.id == kept else q for q in second.questions)})
        take(col, deck(second))
        note.load()
        assert note["Notes"] == "mine"
        assert "exam" in note.tags


def test_an_article_in_two_decks_makes_one_note_each() -> None:
    first = vietnam()
    other = vietnam(title="Another deck")
    with collection() as col:
        take(col, deck(first))
        log = take(col, deck(other))
        assert len(log.new) == 0
        assert col.note_count() == 4


def test_typed_answers_reach_a_deck_imported_without() -> None:
    with collection() as col:
        take(col, deck(vietnam()))
        log = take(col, deck(vietnam(), typed=True))
        assert (len(log.updated), len(log.conflicting), len(log.new)) == (2, 0, 0)
        card = col.get_card(col.find_cards('"note:quizgen open"')[0])
        assert "[[type:nc:Answer]]" in card.question()


def test_remember_sets_the_time_of_what_a_card_shows() -> None:
    first = many(4)
    assert remember(first, None, NOW) is first
    assert remember(first, first, NOW) == first
    second = remember(reworded(first), first, NOW)
    assert [q.changed for q in second.questions] == [NOW, 0, NOW, 0]
    third = remember(second, second, LATER)
    assert third == second


def test_remember_leaves_offsets_alone_that_an_edit_moved() -> None:
    first = many(4)
    art = first.articles[0]
    longer = article("Title\n\nHeading\n\nA new first sentence. " + art.text.partition("Heading\n\n")[2])
    moved = tuple(
        ask(longer, q.form, q.prompt, q.answer, at=f"{q.answer}.", id=q.id).model_copy(update={"score": 0.5})
        for q in first.questions
    )
    assert moved[0].evidence[0].start != first.questions[0].evidence[0].start
    second = first.model_copy(update={"articles": (longer,), "questions": moved})
    assert {q.changed for q in remember(second, first, NOW).questions} == {0}


def test_remember_bears_a_quiz_that_lacks_an_article() -> None:
    first = many(4)
    broken = first.model_copy(update={"articles": ()})
    assert {q.changed for q in remember(first, broken, NOW).questions} == {NOW}


def test_remember_takes_a_new_question_and_names_the_vanished() -> None:
    first = many(4)
    less = first.model_copy(update={"questions": first.questions[1:]})
    assert remember(first, less, NOW).questions[0].changed == NOW
    assert vanished(less, first) == first.questions[:1]
    assert vanished(first, less) == ()
    dropped = first.questions[0].model_copy(update={"status": "drop"})
    assert vanished(first.model_copy(update={"questions": (dropped, *first.questions[1:])}), first) == (
        first.questions[0],
    )


def test_the_deck_before_tells_what_changed() -> None:
    first = many(6)
    assert recall(first, deck(first), NOW, Settings()) == (first, ())
    second, gone = recall(reworded(first), deck(first), NOW, Settings())
    assert [q.changed for q in second.questions] == [NOW, 0, NOW, 0, NOW, 0]
    assert gone == ()
    third, gone = recall(second, deck(second, typed=True), LATER, Settings())
    assert (third, gone) == (second, ())
    less = second.model_copy(update={"questions": second.questions[1:]})
    back, gone = recall(less, deck(second), LATER, Settings())
    assert (back, gone) == (less, (second.questions[0].prompt,))
    more, _ = recall(second, deck(less), LATER, Settings())
    assert [q.changed for q in more.questions][:2] == [NOW, 0]
    assert recall(first, b"no package", NOW, Settings()) == (first, ())


def test_a_time_that_a_saved_quiz_records_counts() -> None:
    first = many(2)
    changed = tuple(q.model_copy(update={"prompt": "Else?", "changed": NOW}) for q in first.questions)
    second = first.model_copy(update={"questions": changed})
    assert recall(second, deck(first), LATER, Settings())[0] == second


def test_commands_remember_by_the_deck_that_is_there(quizgen: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW))
    saved = quizgen.file("towns.json", export(many(4), "json").data)
    assert quizgen("deck", saved, "-o", "towns.apkg").exit_code == 0
    first = Path("towns.apkg").read_bytes()
    assert quizgen("deck", saved, "-o", "towns.apkg").exit_code == 0
    assert Path("towns.apkg").read_bytes() == first
    # The saved quiz is edited by hand: another wording, and a question less.
    edited = saved.read_text().replace("When was the town of Place1900 founded?", "In what year did Place1900 begin?")
    saved.write_text(edited.replace('"status": ""', '"status": "drop"', 1))
    said = quizgen("deck", saved, "-o", "towns.apkg", "--force")
    assert "no longer asked, but still in Anki if they were imported" in said.output
    with collection() as col:
        take(col, first)
        take(col, Path("towns.apkg").read_bytes())
        assert col.note_count() == 4
    assert quizgen("make", saved, "-o", "out").exit_code == 0
    Path("out/towns.apkg").unlink()
    other = quizgen.file("other/towns.json", saved.read_bytes().replace(b"Place1902 founded?", b"Place1902 begun?"))
    assert quizgen("make", other, "-o", "out", "--force").exit_code == 0
    changed = [q.changed for q in from_json(Path("out/towns.json").read_bytes()).questions]
    assert changed == [0, 0, NOW, 0]
