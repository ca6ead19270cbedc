"""What leans on the rest of its article is found only where all is wanted; what breaks a soft rule is marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.analyse import analyse, load
from quizgen.check import SOFT
from quizgen.errors import InputError
from quizgen.extract import Miss, find_facts
from quizgen.model import Article, Fact
from quizgen.pipeline import FAIR, SOUND, UNSOUND, Options, travel
from quizgen.read import read_article
from tests.family_cases import article

TEXT = "Helen Carter measured two old bridges. The study was published by the Museum of Hull in 1931."


def facts(text: str, *, weak: bool) -> list[Fact]:
    return [f for f in find_facts(analyse(article(text), load()), weak=weak) if not isinstance(f, Miss)]


def test_weak_facts_are_found_only_on_request_and_say_which_rule_they_break() -> None:
    strict, lenient = facts(TEXT, weak=False), facts(TEXT, weak=True)
    assert not any("weak" in f.features for f in strict)
    leaning = [f for f in lenient if f.features.get("weak") == "dangling"]
    assert any(f.slots["answer"].text == "1931" for f in leaning)
    assert {f.key for f in strict} <= {f.key for f in lenient}


def test_weak_questions_are_kept_with_everything_and_are_less_sound() -> None:
    whole: Article = article(TEXT)
    kept = travel([whole], Options(everything=True)).quiz.questions
    weak = [q for q in kept if q.weak]
    assert weak and max(q.soundness for q in weak) < min(*FAIR.values(), max(q.soundness for q in kept if not q.weak))
    assert not any(q.weak for q in travel([whole], Options()).quiz.questions)


def test_what_breaks_a_soft_rule_is_asked_by_default_only_where_it_is_fair_and_else_told_as_dropped() -> None:
    files = sorted((Path(__file__).resolve().parent.parent / "seeds").glob("*.txt"))
    journey = travel([read_article(path.read_bytes(), str(path)) for path in files], Options())
    assert all(q.soundness >= FAIR[q.form] for q in journey.quiz.questions if q.weak)
    drops = {(d.prompt, d.answer) for t in journey.traces for d in t.dropped if d.rule in SOFT and d.prompt}
    asked = {(q.prompt, q.answer) for q in journey.quiz.questions}
    assert drops and not drops & asked
    unsound = {(d.prompt, d.answer): d.why for t in journey.traces for d in t.dropped if d.rule == "soundness"}
    assert unsound and not set(unsound) & asked and all(f"{SOUND} is wanted" in why for why in unsound.values())


def test_what_the_title_answers_is_not_asked_for_want_of_a_better_question() -> None:
    told = b"Owen Prentice sells a bakery\n\nThey met in the mill, and Owen Prentice sold an old bakery.\n"
    bakery = read_article(told, "bakery.txt")
    assert any(q.weak == "title" for q in travel([bakery], Options(everything=True)).quiz.questions)
    with pytest.raises(InputError, match="no article makes a question"):
        travel([bakery], Options())


def test_where_no_question_is_sound_enough_it_says_how_to_get_them_all_the_same() -> None:
    poor = article("Helen Carter liked Hull. Many miners bought bread from Owen Prentice.")
    with pytest.raises(InputError, match="no question is held to be sound enough") as said:
        travel([poor], Options())
    assert "--count" in said.value.remedy
    assert travel([poor], Options(count=2)).quiz.questions
    good = read_article(b"Museum of Hull\n\nThe Museum of Hull was founded by Helen Carter in 1931.\n", "museum.txt")
    assert travel([poor, good], Options()).refused == {poor.source: UNSOUND}


def test_a_pronoun_without_antecedent_is_let_through_only_in_a_sentence_left_as_it_stands() -> None:
    found = facts("It was published by the Museum of Hull in 1931.", weak=True)
    assert found and all(f.rule == "gap" for f in found)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Helen Carter owned a mill. The mill sold a smaller boat in 1931.", "1931"),
        ("Helen Carter owned two mills. These mills were sold in 1931.", "1931"),
        ("Helen Carter owned two mills. Other mills were sold in Hull in 1931.", "1931"),
    ],
)
def test_what_points_back_by_a_noun_is_found_where_everything_is_wanted(text: str, answer: str) -> None:
    found = [f for f in facts(text, weak=True) if f.rule != "gap" and f.slots["answer"].text == answer]
    assert found and all(f.features.get("weak") for f in found)
    assert not any(f.slots["answer"].text == answer for f in facts(text, weak=False))


@pytest.mark.parametrize("text", ["We sold the mill in 1931.", "Our mill was sold in Hull in 1931."])
def test_what_speaks_for_its_writer_is_never_asked(text: str) -> None:
    assert all(f.rule == "gap" for f in facts(text, weak=True))


def test_citations_are_not_read_but_offsets_hold() -> None:
    text = "Helen Carter (born 1890) [1] built a bridge in Hull.[2][3] In 1931 [a] she left Hull."
    document = analyse(article(text), load())
    assert "[" not in document.paragraphs[0].doc.text
    sentences = [document.sentence_span(s.root).text for s in document.sentences() if s.text.strip()]
    assert sentences == ["Helen Carter (born 1890) [1] built a bridge in Hull.", "In 1931 [a] she left Hull."]


def test_a_count_goes_on_to_the_next_best_where_fewer_are_sound() -> None:
    files = sorted((Path(__file__).resolve().parent.parent / "seeds").glob("*.txt"))
    articles = [read_article(path.read_bytes(), str(path)) for path in files]
    sound = {q.id for q in travel(articles, Options()).quiz.questions}
    more = travel(articles, Options(count=len(sound) + 2)).quiz.questions
    assert len(sound) < len(more) <= len(sound) + 2


GAPPED = 'She had built 3 mills, a £14m school and a "stone bridge" before the flood. One came down in 1931!'


def test_every_plain_sentence_gives_gaps_as_it_stands_where_all_is_wanted() -> None:
    found = [f for f in facts("Helen Carter was an engineer. " + GAPPED, weak=True) if f.rule == "gap"]
    answers = {f.slots["answer"].text for f in found}
    assert {"3", "3 mills", "stone bridge", "flood"} <= answers
    assert not {"14", "1931", "m"} & answers, "no torn sums, and none of a sentence that is no statement"
    said = next(f for f in found if f.slots["answer"].text == "stone bridge")
    assert said.slots["before"].text == 'She had built 3 mills, a £14m school and a "'
    assert not any(f.rule == "gap" for f in facts(GAPPED, weak=False))


def test_a_sentence_gives_three_gaps_at_most_and_none_for_what_is_asked_already() -> None:
    whole = article("Helen Carter was an engineer. " + GAPPED)
    kept = travel([whole], Options(everything=True)).quiz.questions
    gaps = [q for q in kept if q.weak == "gap"]
    others = [q.answer_at for q in kept if q.weak != "gap"]
    assert 0 < len(gaps) <= 6
    assert not any(q.answer_at.overlaps(at) for q in gaps for at in others)
    assert max(sum(q.evidence[0] == e for q in gaps) for e in {q.evidence[0] for q in gaps}) <= 3
    assert all(q.prompt.replace("_____", q.answer).rstrip(".") in whole.text for q in gaps)


def test_a_text_may_end_without_a_stop_right_after_the_and_a_noun() -> None:
    text = "The mill of Rusk was closed by Orvalia in 1931. Ann Kell bought the mill"
    asked = travel([article(text)], Options(everything=True)).quiz.questions
    assert "1931" in {q.answer for q in asked}
