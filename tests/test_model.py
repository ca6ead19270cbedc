"""The records: closed, frozen, with spans that hold and ids that last."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from quizgen.errors import InputError
from quizgen.export import export
from quizgen.export.saved import from_json
from quizgen.model import Article, Form, Question, Quiz, Span, digest, normalise, question_id
from tests.samples import ARTICLE, OPEN, QUIZ

WORDS = st.text().filter(lambda text: normalise(text) != "")


def test_a_span_has_the_length_of_its_text() -> None:
    with pytest.raises(ValidationError, match="does not have the length"):
        Span(article="a", start=0, end=3, text="four")


@given(st.text(), st.data())
def test_spans_of_an_article_hold(text: str, data: st.DataObject) -> None:
    article = Article(id="a", title="A", source="a.txt", text=text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = article.span(start, end)
    assert article.text[span.start : span.end] == span.text
    assert span.holds(span)
    assert span.overlaps(span) is (start < end)


def test_spans_of_other_articles_are_elsewhere() -> None:
    here, there = Span(article="a", start=0, end=4, text="four"), Span(article="b", start=0, end=4, text="four")
    assert not here.holds(there)
    assert not here.overlaps(there)


@pytest.mark.parametrize("record", [ARTICLE, OPEN, QUIZ])
def test_records_are_closed_and_frozen(record: Article | Question | Quiz) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        record.id = "another"  # type: ignore[union-attr]
    with pytest.raises(ValidationError, match="Extra inputs"):
        type(record).model_validate({**record.model_dump(), "colour": "red"})


def test_the_number_of_a_paragraph() -> None:
    assert ARTICLE.paragraph_of(ARTICLE.text.index("Moisseiff")) == 1
    assert ARTICLE.paragraph_of(ARTICLE.text.index("Nobody")) == 2
    assert ARTICLE.paragraph_of(0) == 0


def test_an_article_is_found_by_its_id() -> None:
    assert QUIZ.article("bridge") is ARTICLE
    with pytest.raises(KeyError):
        QUIZ.article("tower")


@given(WORDS, st.sampled_from(Form))
def test_ids_depend_on_what_is_said_and_on_the_form(fact: str, form: Form) -> None:
    assert question_id(fact, form) == question_id(f"  {fact.upper().lower()} ", form) or fact.lower() != fact
    assert len({question_id(fact, f) for f in Form}) == len(Form)
    assert question_id(fact, form) != question_id(fact, form, twin=1)


@given(WORDS, WORDS, WORDS)
def test_ids_survive_rewording(prompt: str, template: str, answer: str) -> None:
    reworded = OPEN.model_copy(update={"prompt": prompt, "template": template, "answer": answer})
    assert question_id(reworded.fact, reworded.form) == question_id(OPEN.fact, OPEN.form)


@given(st.lists(st.text(), min_size=1, max_size=4), st.lists(st.text(), min_size=1, max_size=4))
def test_digests_tell_parts_apart(one: list[str], other: list[str]) -> None:
    assert (digest(one) == digest(other)) is ([*map(normalise, one)] == [*map(normalise, other)])


@pytest.mark.parametrize(
    "group", [("C", "C++", "C#"), ("A", "A+"), ("5", "-5"), ("wrote C.", "wrote C++.", "wrote C#.")]
)
def test_signs_count_where_they_alone_tell_answers_apart(group: tuple[str, ...]) -> None:
    assert len({digest([f"answer={text}"]) for text in group}) == len(group)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("a well-known 1914-18 war", "a well known 1914 18 war"),
        ("1+1", "1 1"),
        ("#tag - 5 + 6 =", "tag 5 6"),
        ("$5 (5%), 'five'", "5 5 five"),
        ("it was \u22125 °C", "it was -5 c"),
    ],
)
def test_other_signs_do_not_count(text: str, same: str) -> None:
    assert normalise(text) == same


@pytest.mark.parametrize(
    ("parts", "id_"),
    [
        (["answer=1995", "subject=Washington"], "bb69703c637de829"),
        (["answer=the so-called “Big Three”", "base=meet"], "b55f1d9875fbc948"),
    ],
)
def test_ids_of_ordinary_text_stay(parts: list[str], id_: str) -> None:
    assert digest(parts) == id_


@given(st.text(), st.text())
def test_a_saved_quiz_comes_back_as_it_was(prompt: str, title: str) -> None:
    quiz = QUIZ.model_copy(update={"title": title, "questions": (OPEN.model_copy(update={"prompt": prompt}),)})
    assert from_json(export(quiz, "json").data) == quiz


def test_the_place_of_a_mistake_in_a_saved_quiz_is_named() -> None:
    broken = export(QUIZ, "json").data.replace(b'"form": "cloze"', b'"form": "essay"')
    with pytest.raises(InputError, match=r"quiz\.json: questions\.1\.form: not a saved quiz"):
        from_json(broken, "quiz.json")
