"""Wordings: each is exercised by a case of a family; the grammar of asking; a user's own wordings."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from quizgen.analyse import analyse
from quizgen.analyse import load as model
from quizgen.errors import InputError
from quizgen.extract import find_facts
from quizgen.model import Fact, Form, Slot, Span
from quizgen.templates import Templates, default
from quizgen.word import load, questions
from quizgen.word.grammar import active, mended, predicate, turned
from tests.family_cases import FAMILIES, article, cases, found, wanted

WORDINGS = [w.name for wordings in load(default()).families.values() for w in wordings]


@pytest.fixture(scope="module")
def exercised() -> set[str]:
    """The names of the wordings by which a case of a family wants something asked."""
    return {
        f.question.template
        for family in FAMILIES
        for case in cases(family)
        for want in case.get("finds", [])
        for f in found(family, case["text"], case.get("title", ""))
        if "prompt" in want and wanted(f, want) and f.question is not None
    }


@pytest.mark.parametrize("name", WORDINGS)
def test_wording_is_exercised_by_a_case(name: str, exercised: set[str]) -> None:
    assert name in exercised, f"no case in tests/cases wants a prompt of the wording {name}"


def test_names_of_wordings_are_unique_and_begin_with_their_file() -> None:
    assert len(set(WORDINGS)) == len(WORDINGS)
    for family, wordings in load(default()).families.items():
        assert all(w.name.startswith(f"{family}.") for w in wordings)


def test_every_question_word_is_one() -> None:
    words = load(default()).words
    assert "other" in words
    assert {word.split(" ")[0] for word in words.values() if word} <= {"who", "what", "which"}


@pytest.mark.parametrize(
    ("text", "prompt", "answer"),
    [
        ("Helen Carter lived in Hull until 1962.", "Helen Carter lived in Hull until the year _____.", "1962"),
        ("Bees have been counted since the late 1980s.", "Bees have been counted since _____.", "the late 1980s"),
        ("Bees reached Hull in the early 13th century.", "Bees reached Hull in the early _____ century.", "13th"),
        ("Bees reached Hull at the end of 1942.", "Bees reached Hull at the end of _____.", "1942"),
        (
            "Bees reached Hull at the end of the 13th century.",
            "Bees reached Hull at the end of the _____ century.",
            "13th",
        ),
        ("Bees died out in Hull in the 1980s.", "Bees died out in Hull in the _____.", "1980s"),
        ("Bees reached Hull in 168 BC.", "Bees reached Hull in the year _____.", "168 BC"),
        ("Bees reached Hull in May 1912.", "Bees reached Hull in _____.", "May 1912"),
        (
            "Most of the forest of Halden lies within Orvalia.",
            "Most of the forest of Halden lies within _____.",
            "Orvalia",
        ),
        (
            "Owen Prentice praised Karl Jones' death in Hull.",
            "Owen Prentice praised _____'s death in Hull.",
            "Karl Jones",
        ),
        ("Helen Carter left Hull in 1962.", "Helen Carter left Hull in the year _____.", "1962"),
        (
            "As late as 1961, Hull sold peat to Norway, according to Helen Carter.",
            "According to Helen Carter, as late as _____, Hull sold peat to Norway.",
            "1961",
        ),
    ],
)
def test_a_blank_holds_the_answer_alone(text: str, prompt: str, answer: str) -> None:
    facts = [f for f in find_facts(analyse(article(text), model())) if isinstance(f, Fact)]
    clozes = [q for f in facts for q in questions(f, load(default())) if q.form == Form.CLOZE]
    own = [q for q in clozes if q.prompt == prompt]
    assert own, [q.prompt for q in clozes]
    assert {q.answer for q in own} == {q.answer_at.text for q in own} == {answer}
    assert all(text[q.answer_at.start : q.answer_at.end] == answer for q in own)


def fact(verb: str = "", **features: str) -> Fact:
    """Return a fact that says of Ada in 1931 what the features say, its verb group the given words."""
    text = f"Ada {verb} 1931."
    span = Span(article="a", start=0, end=len(text), text=text)
    year = Span(article="a", start=len(text) - 5, end=len(text) - 1, text="1931")
    slots = {
        "answer": Slot(at=year, text="1931"),
        "subject": Slot(at=year, text="Ada"),
        "verb": Slot(at=year, text=verb),
    }
    return Fact(kind="date", slots=slots, evidence=(span,), rule="date-year", features=features, key="k")


@pytest.mark.parametrize(
    ("features", "aux", "tail"),
    [
        ({"base": "sign", "form": "VBD"}, "did", "sign"),
        ({"base": "sign", "form": "VBZ"}, "does", "sign"),
        ({"base": "sign", "form": "VBP"}, "do", "sign"),
        ({"base": "sign", "form": "VBD", "before_verb": "never"}, "did", "never sign"),
        ({"base": "break", "form": "VBZ", "particle": "down"}, "does", "break down"),
        ({"aux": "was", "tail": "signed"}, "was", "signed"),
        ({"aux": "has", "tail": "not been signed"}, "has", "not been signed"),
        ({"aux": "is"}, "is", ""),
        ({}, "", ""),
    ],
)
def test_do_support_and_inversion(features: dict[str, str], aux: str, tail: str) -> None:
    assert turned(fact(**features)) == {"aux": aux, "tail": tail}


@pytest.mark.parametrize(
    ("verb", "features", "singular", "plural"),
    [
        ("build", {"form": "VBP", "base": "build"}, "builds", "build"),
        ("carry", {"form": "VBP", "base": "carry"}, "carries", "carry"),
        ("often catch", {"form": "VBP", "base": "catch"}, "often catches", "often catch"),
        ("break down", {"form": "VBP", "base": "break", "particle": "down"}, "breaks down", "break down"),
        ("builds", {"form": "VBZ", "base": "build"}, "builds", "builds"),
        ("built", {"form": "VBD", "base": "build"}, "built", "built"),
        ("are", {}, "is", "are"),
        ("were built", {}, "was built", "were built"),
        ("have not slept", {}, "has not slept", "have not slept"),
        ("do not sleep", {}, "does not sleep", "do not sleep"),
        ("will build", {}, "will build", "will build"),
        ("was built", {}, "was built", "was built"),
        ("built", {"implied_aux": "yes", "aux": "were"}, "was built", "were built"),
    ],
)
def test_agreement(verb: str, features: dict[str, str], singular: str, plural: str) -> None:
    assert predicate(fact(verb, **features)) == singular
    assert predicate(fact(verb, **features), singular=False) == plural


@pytest.mark.parametrize(
    ("participle", "aux", "tail", "expected"),
    [
        ("write", "was", "written", "wrote"),
        ("write", "were", "written", "wrote"),
        ("carry", "is", "carried", "carries"),
        ("carry", "are", "carried", "carries"),
        ("finish", "was", "quickly finished", "quickly finished"),
        ("write", "has", "been written", "has written"),
        ("write", "have", "been written", "has written"),
        ("write", "had", "often been written", "had often written"),
        ("write", "has", "not been written", ""),
        ("write", "was", "being written", ""),
        ("write", "was", "not written", ""),
        ("write", "will", "be written", "will write"),
        ("write", "will", "have been written", ""),
        ("write", "can", "be written", ""),
        ("write", "was", "", ""),
        ("", "was", "tired", ""),
    ],
)
def test_active_from_passive(participle: str, aux: str, tail: str, expected: str) -> None:
    assert active(fact(participle=participle, aux=aux, tail=tail)) == expected


@pytest.mark.parametrize(
    ("raw", "mark", "expected"),
    [
        ("  when   did Ada  sign  ?", "?", "When did Ada sign?"),
        ("in Hull, , who signed ,?", "?", "In Hull, who signed?"),
        (", who signed?", "?", "Who signed?"),
        ("where is the river Rusk.?", "?", "Where is the river Rusk?"),
        ("who left the U.S.?", "?", "Who left the U.S.?"),
        ("who followed Ada Jr.?", "?", "Who followed Ada Jr.?"),
        ("who founded Rusk Wool Co., Ltd.?", "?", "Who founded Rusk Wool Co., Ltd.?"),
        ("Ada left the U.S..", ".", "Ada left the U.S."),
        ("_____ 's mill burned .", ".", "_____'s mill burned."),
        ("who signed", "?", "Who signed?"),
        ('"breadism" was sold in _____', ".", '"Breadism" was sold in _____.'),
        ('"iBread" was sold in _____', ".", '"iBread" was sold in _____.'),
    ],
)
def test_mending(raw: str, mark: str, expected: str) -> None:
    assert mended(raw, mark) == expected


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "wordings").mkdir()
    return tmp_path


def date_file(own: Path, ask: str, **more: object) -> None:
    entry = {"name": "date.mine", "form": "open", "ask": ask, **more}
    (own / "wordings" / "date.yaml").write_text(yaml.safe_dump([entry]), encoding="utf-8")


SIGNED = fact("signed", base="sign", form="VBD", answer_type="year")


def test_a_users_file_replaces_the_shipped_one_and_no_other(own: Path) -> None:
    date_file(own, "tell me when {{ subject }} {{ group }}?")
    wordings = load(Templates(own))
    assert [w.name for w in wordings.families["date"]] == ["date.mine"]
    assert wordings.families["place"] == load(default()).families["place"]
    assert [q.prompt for q in questions(SIGNED, wordings)] == ["Tell me when Ada signed?"]
    assert [q.prompt for q in questions(SIGNED, load(default()))] == ["In what year did Ada sign?"]


def test_a_users_question_words_replace_the_shipped_ones(own: Path) -> None:
    (own / "wordings" / "question_words.yaml").write_text("year: which year\nother: what\n", encoding="utf-8")
    date_file(own, "{{ wh }} was it?")
    assert [q.prompt for q in questions(SIGNED, load(Templates(own)))] == ["Which year was it?"]


def test_a_rewording_keeps_the_id(own: Path) -> None:
    date_file(own, "tell me when {{ subject }} {{ group }}?")
    assert [q.id for q in questions(SIGNED, load(Templates(own)))] == [q.id for q in questions(SIGNED, load(default()))]


def test_conditions_choose_the_wording(own: Path) -> None:
    date_file(own, "so?", when={"answer_type": ["century", ""]})
    assert not list(questions(SIGNED, load(Templates(own))))
    assert [q.template for q in questions(fact("signed"), load(Templates(own)))] == ["date.mine"]
    date_file(own, "so?", needs=["short"])
    assert not list(questions(SIGNED, load(Templates(own))))


def test_only_the_forms_wanted_are_made() -> None:
    assert not list(questions(SIGNED, load(default()), frozenset({Form.CLOZE})))


GOOD = "- {name: date.good, form: open, ask: 'so?'}"
BROKEN = {
    "not YAML": ("- name: [", "not valid YAML"),
    "no ask": (f"{GOOD}\n- {{name: date.mine, form: open}}", "ask"),
    "unknown key": (f"{GOOD}\n- {{name: date.mine, form: open, ask: so, whenever: {{}}}}", "whenever"),
    "unknown form": (f"{GOOD}\n- {{name: date.mine, form: essay, ask: so}}", "form"),
    "no list": ("name: date.mine", "not a wording"),
    "broken template": (f"{GOOD}\n- {{name: date.mine, form: open, ask: 'when {{{{ subject'}}", "date.mine"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_wording_is_told_with_its_file_and_place(own: Path, name: str) -> None:
    content, place = BROKEN[name]
    (own / "wordings" / "date.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as told:
        load(Templates(own))
    assert str(own / "wordings" / "date.yaml") in str(told.value)
    assert place in str(told.value)
    assert told.value.remedy


@pytest.mark.parametrize("name", ["no ask", "unknown key", "unknown form"])
def test_a_broken_wording_is_told_with_its_entry(own: Path, name: str) -> None:
    (own / "wordings" / "date.yaml").write_text(BROKEN[name][0], encoding="utf-8")
    with pytest.raises(InputError, match=r"date\.mine"):
        load(Templates(own))


def test_a_template_that_is_not_valid_is_told_with_its_entry(own: Path) -> None:
    (own / "wordings" / "date.yaml").write_text(BROKEN["broken template"][0], encoding="utf-8")
    with pytest.raises(InputError, match=r"date\.mine") as told:
        load(Templates(own))
    assert told.value.remedy


def test_a_wording_that_names_what_is_not_there_is_told(own: Path) -> None:
    date_file(own, "when did {{ nobody }} sign?")
    with pytest.raises(InputError, match=r"date\.mine.*nobody") as told:
        list(questions(SIGNED, load(Templates(own))))
    assert told.value.remedy
