"""The audit passes what is sound, and names what is not: one spoilt question for each rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.audit import RULES, audit
from quizgen.audit.words import content, missing, template_words, words
from quizgen.model import BLANK, Form, Question, Quiz, Span
from quizgen.read import read_article
from tests.samples import ARTICLE, CHOICE, CLOZE, FALSE, FELL, OPEN, PAIRS, QUIZ, TRUE, question, span


def spoilt(original: Question, **changes: object) -> Question:
    return original.model_copy(update=changes)


def quiz_of(*questions: Question) -> Quiz:
    return QUIZ.model_copy(update={"questions": questions})


def test_a_sound_quiz_passes() -> None:
    assert audit(QUIZ) == []
    assert audit(QUIZ, [ARTICLE]) == []


@pytest.mark.parametrize("number", ["1877", "the 1870s", "the 33rd", "eleven years"])
def test_a_false_statement_may_name_a_number_that_no_article_has(number: str) -> None:
    changed = spoilt(FALSE, prompt=f"{TRUE.prompt.rstrip('.')} in {number}.")
    assert number not in ARTICLE.text
    assert audit(quiz_of(changed)) == []
    assert {f.rule for f in audit(quiz_of(spoilt(TRUE, prompt=changed.prompt)))} == {"words"}


MOVED = Span(article=ARTICLE.id, start=3, end=12, text="July 1940")
STRANGE = Span(article="elsewhere", start=0, end=9, text="July 1940")
SPOILT = [
    ("span", spoilt(OPEN, answer_at=MOVED)),
    ("span", spoilt(OPEN, answer_at=STRANGE)),
    ("span", spoilt(OPEN, evidence=(Span(article=ARTICLE.id, start=5000, end=5001, text="x"), *OPEN.evidence))),
    ("span", spoilt(OPEN, evidence=(ARTICLE.span(20, 22), *OPEN.evidence))),
    ("answer", spoilt(OPEN, answer_at=span("November 1940"), answer="November 1940")),
    ("answer", spoilt(TRUE, answer_at=span("July 1940"))),
    ("says", spoilt(OPEN, answer="August 1940")),
    ("says", spoilt(OPEN, answer="July")),
    ("says", spoilt(OPEN, answer="")),
    ("says", spoilt(OPEN, answer="not July 1940")),
    ("words", spoilt(OPEN, prompt="When was the viaduct over the Tacoma Narrows opened?")),
    ("words", spoilt(CLOZE, prompt=f"The bridge cost {BLANK} billion dollars.")),
    ("words", spoilt(TRUE, prompt="The tower fell into the water.")),
    ("words", spoilt(FALSE, prompt="The tower fell into the water.")),
    ("words", spoilt(PAIRS[0], prompt="closed")),
    ("leak", spoilt(OPEN, prompt="Was the bridge opened in July 1940?")),
    ("leak", spoilt(OPEN, prompt="In July of what year 1940 was the bridge opened?")),
    ("leak", spoilt(CLOZE, prompt=f"The bridge had cost 6.4 or {BLANK} million dollars.")),
    ("leak", spoilt(CHOICE, prompt="Who was the engineer Leon Moisseiff?")),
    ("cloze", spoilt(CLOZE, prompt="The bridge had cost million dollars.")),
    ("cloze", spoilt(CLOZE, prompt=f"The bridge {BLANK} cost {BLANK} million dollars.")),
    ("choice", spoilt(CHOICE, distractors=())),
    ("choice", spoilt(CHOICE, distractors=("Tacoma", "tacoma"))),
    ("choice", spoilt(CHOICE, distractors=("Tacoma", "leon moisseiff"))),
    ("choice", spoilt(CHOICE, distractors=("Tacoma", "L. Moisseiff"), accepted=("L. Moisseiff",))),
    ("choice", spoilt(CHOICE, distractors=("Tacoma", "…"))),
    ("true_false", spoilt(TRUE, answer="Yes")),
]


@pytest.mark.parametrize(("rule", "bad"), SPOILT, ids=[f"{n}-{rule}" for n, (rule, _) in enumerate(SPOILT)])
def test_a_spoilt_question_is_named(rule: str, bad: Question) -> None:
    failures = audit(quiz_of(bad))
    assert rule in {f.rule for f in failures}
    assert all((f.question, f.prompt, f.answer) == (bad.id, bad.prompt, bad.answer) for f in failures)


@pytest.mark.parametrize(
    "second",
    [
        spoilt(CLOZE, id=OPEN.id),
        spoilt(OPEN, id="another"),
        spoilt(OPEN, id="another", prompt=OPEN.prompt.upper()),
    ],
)
def test_what_comes_twice_is_named(second: Question) -> None:
    assert [f.rule for f in audit(quiz_of(OPEN, second))] == ["twice"]


def test_pairs_that_can_be_swapped_are_named() -> None:
    same_premise = spoilt(PAIRS[1], prompt=PAIRS[0].prompt)
    same_response = question("the year", "July 1940", OPEN.evidence[0], Form.MATCHING, group="days")
    assert {f.rule for f in audit(quiz_of(PAIRS[0], same_premise))} >= {"twice"}
    assert {f.rule for f in audit(quiz_of(PAIRS[0], same_response))} == {"twice"}


def test_every_rule_has_a_spoilt_question() -> None:
    assert {rule for rule, _ in SPOILT} | {"twice"} == set(RULES)


def test_an_article_must_be_its_file() -> None:
    changed = read_article(ARTICLE.text.replace("July", "June").encode(), "elsewhere/bridge.txt")
    other = read_article(ARTICLE.text.encode(), "elsewhere/tower.txt")
    assert [f.rule for f in audit(QUIZ, [changed])] == ["article"]
    assert [f.rule for f in audit(QUIZ, [other])] == ["article"]
    assert audit(QUIZ, [changed, ARTICLE]) == []
    assert [f.rule for f in audit(quiz_of().model_copy(update={"articles": (ARTICLE, ARTICLE)}))] == ["article"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("grant", "granted"), ("country", "countries"), ("make", "made"), ("plan", "planning"), ("Biden's", "Biden")],
)
def test_inflections_are_the_same_word(one: str, other: str) -> None:
    assert missing(words(one), words(other)) == []
    assert missing(words(other), words(one)) == []


@pytest.mark.parametrize(("one", "other"), [("war", "warm"), ("state", "station"), ("no", "note"), ("1995", "1996")])
def test_other_words_are_not(one: str, other: str) -> None:
    assert missing(words(one), words(other)) == list(words(one))


def test_template_words_say_nothing_of_the_world() -> None:
    assert not {"bridge", "vietnam", "president", "1995"} & template_words()
    assert content("In what year was the bridge opened?") == ("bridge", "opened")


@given(st.text(), st.text())
def test_any_words_can_be_audited(prompt: str, answer: str) -> None:
    for form in Form:
        audit(quiz_of(spoilt(OPEN, form=form, prompt=prompt, answer=answer, answer_at=FELL)))
