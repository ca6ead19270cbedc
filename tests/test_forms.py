"""Who is known, what is changed to make a statement false, and which questions may have options."""

import pytest

from quizgen.choose.falsify import falsified
from quizgen.choose.forms import BOUNDS, in_forms
from quizgen.choose.mentions import Scene
from quizgen.choose.naming import half_named, spelled
from quizgen.model import BLANK, Article, Form, Kind, Question, question_id

TEXT = """Lowmere
In 1950, Marsh appointed Peter Lang to run the mill. Henrik Prentice was mayor, and Prentice opened the school in 1936.
Temur was elected head of the weavers. Temur had three sons. Temur left.
Temur came back. The Lowmere Mill burnt in 1921.
In 1905, four weavers opened a school in Lowmere. Anna Reid has run the Ash Works since 1948. The road came in 1912.
Computers have helped the weavers of Lowmere since the 1970s.
"""
ARTICLE = Article(id="a", title="Lowmere", source="a.txt", text=TEXT)
SCENE = Scene([ARTICLE])


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("In 1950, Marsh appointed Peter Lang to run the mill.", True),
        ("In what year did Marsh appoint Peter Lang?", True),
        ("On 3 May, 1936, Prentice opened the school.", True),
        ("When did Prentice open the school?", True),
        ("When did Henrik Prentice open the school?", False),
        ("In what year did Temur leave Lowmere?", False),
        ("In what year did Lowmere open a school?", False),
        ("In 1950, Norway appointed Peter Lang to run the mill.", False),
        ("In 1950, weavers opened a school.", False),
        ("Bridges opened in 1950.", False),
    ],
)
def test_who_is_named_by_half(text: str, half: bool) -> None:
    assert half_named(text, "a", SCENE) is half


def test_a_name_made_of_initials_tells_the_name() -> None:
    assert spelled("The GHKnet was built by the Granby Harbour Kontor.")
    assert not spelled("The Ashnet was built by the Granby Harbour Kontor.")
    assert not spelled("The GHouse was built by the Granby Harbour.")


def cloze(said: str, answer: str, type_: str, **more: object) -> Question:
    start, at = TEXT.index(said), TEXT.index(answer, TEXT.index(said))
    return Question(
        id=question_id(said + answer, Form.CLOZE),
        kind=Kind.STATEMENT,
        form=Form.CLOZE,
        prompt=said.replace(answer, BLANK),
        answer=answer,
        fact=said + answer,
        answer_at=ARTICLE.span(at, at + len(answer)),
        evidence=(ARTICLE.span(start, start + len(said)),),
        template="t",
        answer_type=type_,
    ).model_copy(update=more)


WEAVERS = "In 1905, four weavers opened a school in Lowmere."
WORKS = "Anna Reid has run the Ash Works since 1948."


def wrong(question: Question, said: str, seed: int) -> str:
    made = falsified(question, question, said, Scene([ARTICLE], [question]), seed)
    return made[0] if made else ""


@pytest.mark.parametrize("seed", range(5))
def test_who_has_four_has_three_as_well(seed: int) -> None:
    made = wrong(cloze(WEAVERS, "four", "number"), WEAVERS, seed)
    assert made
    assert not any(word in made.split() for word in ("two", "three", "four"))


@pytest.mark.parametrize("seed", range(5))
def test_what_began_earlier_went_on_later(seed: int) -> None:
    made = wrong(cloze(WORKS, "1948", "year"), WORKS, seed)
    assert made
    assert int(made.rstrip(".")[-4:]) < 1948


@pytest.mark.parametrize("seed", range(5))
def test_what_began_in_one_decade_went_on_in_the_next(seed: int) -> None:
    said = "Computers have helped the weavers of Lowmere since the 1970s."
    made = wrong(cloze(said, "1970s", "decade"), said, seed)
    assert made
    assert int(made[-6:-2]) < 1970


def test_a_year_is_changed_where_the_answer_can_not_be() -> None:
    asked = cloze(WEAVERS, "weavers", "thing")
    made = falsified(asked, asked, WEAVERS, Scene([ARTICLE], [asked]))
    assert made is not None
    assert made[0].endswith(" four weavers opened a school in Lowmere.")
    assert "1905" not in made[0]
    assert made[1].startswith("It should say 1905, not ")
    cause = asked.model_copy(update={"kind": Kind.CAUSE})
    assert falsified(cause, cause, WEAVERS, Scene([ARTICLE], [cause])) is None


YEAR = cloze("The Lowmere Mill burnt in 1921.", "1921", "year", soundness=0.65, score=0.6, clause="c1")
WHO = cloze("The Lowmere Mill burnt in 1921.", "Lowmere Mill", "organization", soundness=0.7, score=0.7, clause="c1")


def test_another_question_of_the_clause_takes_the_place_of_one_without_options() -> None:
    (made,) = in_forms([WHO], [WHO, YEAR], [ARTICLE], (Form.CHOICE,))
    assert made.answer == "1921"
    assert [q.form for q in in_forms([WHO], [WHO, YEAR], [ARTICLE], (Form.OPEN, Form.CLOZE))] == [Form.CLOZE]


def test_a_value_may_have_options_sooner_than_a_name() -> None:
    doubtful = YEAR.model_copy(update={"soundness": BOUNDS[Form.CHOICE]["year"] - 0.01})
    assert in_forms([WHO], [WHO, doubtful], [ARTICLE], (Form.CHOICE,)) == []
    assert len(in_forms([YEAR], [YEAR], [ARTICLE], (Form.CHOICE,))) == 1


def test_one_of_a_clause_and_a_sentence() -> None:
    both = [cloze(WEAVERS, "four", "number", clause="c2"), cloze(WEAVERS, "1905", "year", clause="c2")]
    for form in (Form.CHOICE, Form.TRUE_FALSE):
        assert len(in_forms(both[:1], both, [ARTICLE], (form,))) == 1
