"""What is put right in trees, and what is left alone."""

from __future__ import annotations

from typing import Any

import pytest

from quizgen.analyse import load
from quizgen.analyse.adopted import adopted
from quizgen.analyse.mended import mend

GIVEN_BACK = [
    ("Helen Carter apologized in late June 2016 for the fire and talks between the two towns started again.", "talks"),
    ("They serve for six-year terms and meetings are held in Hull.", "meetings"),
    ("More than 20 million people face thirst in the two countries and action is needed to end it.", "action"),
    ("The councillors serve for four-year terms and elections are held in May.", "elections"),
]
LEFT = [
    "Helen Carter came, saw the bridge and the harbour, and left.",
    "She paid for the bridge and the harbour and left.",
    "Most of the north, with the exception of the valley and some ranges, remained empty.",
    "Most of the north, with the exception of the valley and some ranges remained empty.",
    "The man who built the bridge and the harbour came from Hull.",
]


@pytest.fixture(scope="module")
def pipeline() -> Any:
    return load()


def test_a_suffix_belongs_to_its_name(pipeline: Any) -> None:
    doc = mend(adopted(pipeline("Owen Prentice founded Granby Wool Co., Ltd. in 1921.")))
    assert next(t for t in doc if t.text == "Ltd.").dep_ == "flat"
    doc = mend(adopted(pipeline("Owen Prentice founded Granby Wool, a mill, in 1921.")))
    assert next(t for t in doc if t.text == "mill").dep_ == "appos"


@pytest.mark.parametrize(("text", "subject"), GIVEN_BACK)
def test_subject_given_back(text: str, subject: str, pipeline: Any) -> None:
    doc = mend(adopted(pipeline(text)))
    noun = next(t for t in doc if t.text == subject)
    assert noun.dep_.startswith("nsubj")
    assert noun.head.dep_ == "conj"
    assert any(c.dep_ == "cc" for c in noun.head.children)


@pytest.mark.parametrize("text", LEFT)
def test_left_alone(text: str, pipeline: Any) -> None:
    before = [(t.head.i, t.dep_) for t in pipeline(text)]
    assert [(t.head.i, t.dep_) for t in mend(adopted(pipeline(text)))] == before


@pytest.mark.parametrize(
    ("text", "name", "one"),
    [
        ("Mr Rivers sold the mill.", "Rivers", True),
        ("The town praised Mrs Waters for the bridge.", "Waters", True),
        ("The Hendersons sold the mill.", "Hendersons", False),
        ("The rivers were deep.", "rivers", False),
    ],
)
def test_persons_whose_name_looks_like_a_plural(text: str, name: str, one: bool, pipeline: Any) -> None:
    token = next(t for t in mend(adopted(pipeline(text))) if t.text == name)
    assert (token.tag_ == "NNP") == one


def test_what_is_said_beforehand_is_no_subject(pipeline: Any) -> None:
    doc = mend(adopted(pipeline("Heirs of the Rusk tradition, Kelmore began to grow in the north.")))
    assert [t.text for t in doc if t.dep_ == "nsubj"] == ["Kelmore"]
    doc = mend(adopted(pipeline("Heirs of the Rusk tradition began to grow bread in the north.")))
    assert [t.text for t in doc if t.dep_ == "nsubj"] == ["Heirs"]


@pytest.mark.parametrize(
    ("text", "verb", "whose"),
    [
        (
            "Although he never met Owen Prentice, Lund -- who left Hull in 2012 -- was rich.",
            "left",
            "Lund",
        ),
        ("Jane Lund wrote to her boss, Owen Prentice, who left Hull in 2012.", "left", "Owen"),
    ],
)
def test_a_relative_clause_goes_with_the_name_before_it(text: str, verb: str, whose: str, pipeline: Any) -> None:
    doc = mend(adopted(pipeline(text)))
    assert next(t for t in doc if t.text == verb).head.text == whose


HEDGED = [
    ("Over 60% of the population of Norway died in 1350.", "%", "died"),
    ("At least twelve miners died in Halden in 1931.", "miners", "died"),
    ("Up to 2,000 ships visit the port of Halden each year.", "ships", "visit"),
    ("Under 5% of the adults in Orvalia smoked in 1962.", "%", "smoked"),
    ("More than half of the miners of Halden left in 1931.", "half", "left"),
]
HEDGED_OBJECTS = [
    ("The hall of Halden can seat up to 40,000 people.", "people", "seat"),
    ("Orvalia holds over half of the world's salt.", "half", "holds"),
    ("The Halden Railway lost close to 300 wagons in 1931.", "wagons", "lost"),
]
NOT_HEDGED = [
    "Helen Carter sailed around 40 islands in 1931.",
    "Helen Carter talked about 40 towns in Halden.",
    "Helen Carter slept under four trees in Halden.",
    "Over five years the price of bread rose in Orvalia.",
    "Around 300 BC Halden was a small town.",
    "Around 50 miles from Hull lies Halden.",
    "Over two days in 1931 Halden was shelled.",
    "About 1931 the mill of Halden closed.",
]


@pytest.mark.parametrize(("text", "subject", "verb"), HEDGED)
def test_hedged_number_begins_a_subject(text: str, subject: str, verb: str, pipeline: Any) -> None:
    doc = mend(adopted(pipeline(text)))
    noun = next(t for t in doc if t.text == subject)
    assert (noun.dep_, noun.head.text) == ("nsubj", verb)
    assert noun.left_edge.i == 0
    assert doc[0].tag_ in {"RB", "RBR", "JJR"}


@pytest.mark.parametrize(("text", "noun", "verb"), HEDGED_OBJECTS)
def test_hedged_number_begins_an_object(text: str, noun: str, verb: str, pipeline: Any) -> None:
    token = next(t for t in mend(adopted(pipeline(text))) if t.text == noun)
    assert (token.dep_, token.head.text) == ("obj", verb)


@pytest.mark.parametrize("text", NOT_HEDGED)
def test_hedged_adjunct_stays_one(text: str, pipeline: Any) -> None:
    before = [(t.dep_, t.head.i) for t in adopted(pipeline(text))]
    assert [(t.dep_, t.head.i) for t in mend(adopted(pipeline(text)))] == before


@pytest.mark.parametrize(
    ("text", "verb", "past"),
    [
        ("As part of the ties, the two sides outlined increasead efforts to expand the harbour.", "outlined", True),
        ("The mill built in 1931 by Helen Carter.", "built", False),
        ("The mill was built by Helen Carter in 1931.", "built", False),
        ("Helen Carter has outlined a plan to expand the harbour.", "outlined", False),
    ],
)
def test_past_taken_for_a_participle(text: str, verb: str, past: bool, pipeline: Any) -> None:
    told = next(t for t in mend(adopted(pipeline(text))) if t.text == verb)
    assert (told.tag_ == "VBD") is past


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The gate of Halden dates from the 12th century.", "gate"),
        ("The Halden Mill dates back to 1231.", "Mill"),
        ("The mill dated from 1231.", "mill"),
        ("Two old portraits of Helen Carter in Halden date from the 18th century.", "portraits"),
        ("Copper accounts for half of the exports of Orvalia.", "Copper"),
        ("The salt industry accounts for 15% of the exports of Orvalia.", "industry"),
        ("Helen Carter found coins with dates from 1231 in Halden.", ""),
        ("Helen Carter kept the accounts for half of the year in Halden.", ""),
        ("The accounts for a quarter of the millers of Rusk.", ""),
        ("The mill, with dates from 1231 on its walls.", ""),
        ("A list of dates from the council of Halden.", ""),
    ],
)
def test_what_dates_a_thing_or_gives_its_share_is_a_verb(text: str, subject: str, pipeline: Any) -> None:
    doc = mend(adopted(pipeline(text)))
    verb = next(t for t in doc if t.lower_ in {"date", "dates", "dated", "accounts"})
    assert (verb.dep_ == "root") is bool(subject)
    assert not subject or [t.text for t in verb.children if t.dep_ == "nsubj"] == [subject]


def test_a_clause_with_that_right_after_its_verb_is_what_is_said(pipeline: Any) -> None:
    text = (
        "In 2006, UNESCO estimated that up to 30% of mills in the coastal towns of Halden, Rusk, Hull, and Turku were "
        "subject to tolls."
    )
    doc = mend(adopted(pipeline(text)))
    verb = next(t for t in doc if t.text == "subject")
    assert (verb.dep_, verb.head.text) == ("ccomp", "estimated")


def test_what_follows_a_clause_is_no_second_subject(pipeline: Any) -> None:
    doc = mend(adopted(pipeline("In Hull Helen Carter worked with two miners in 1886, Robert Lane and Benjamin Vail.")))
    assert [t.text for t in doc if t.dep_ == "nsubj"] == ["Helen"]


def test_up_to_goes_with_its_number(pipeline: Any) -> None:
    doc = mend(adopted(pipeline("The mills of Halden will store grain for up to eight months.")))
    assert {t.head.text for t in doc if t.text in {"up", "to"}} == {"eight"}


@pytest.mark.parametrize(
    ("text", "name", "noun"),
    [
        ("The drawing was made by the baker William Roe.", "William", "baker"),
        ("The Nestorian physician Jesus the Healer founded the Office of Mills in 1263.", "Healer", "physician"),
    ],
)
def test_a_name_belongs_to_the_noun_before_it(text: str, name: str, noun: str, pipeline: Any) -> None:
    doc = mend(adopted(pipeline(text)))
    assert next(t for t in doc if t.text == name).head.text == noun


@pytest.mark.parametrize("text", ["In the summer Ann Roe sold the mill.", "In the mill Ann Roe sold bread."])
def test_names_beside_the_clause_are_left(text: str, pipeline: Any) -> None:
    doc = mend(adopted(pipeline(text)))
    assert next(t for t in doc if t.text == "Ann").dep_ == "nsubj"


@pytest.mark.parametrize(
    ("text", "verb", "tag"),
    [
        ("In 1962, Ann Roe was arrested for theft and sentenced to ten years in the Halden Trial.", "sentenced", "VBN"),
        ("In 1962, Ann Roe was born in Hull and worked in the Halden Mill.", "worked", "VBD"),
        ("In 1962, Ann Roe was elected in Hull and sentenced a miller to ten years.", "sentenced", "VBD"),
    ],
)
def test_a_verb_that_needs_an_object_shares_the_passive(text: str, verb: str, tag: str, pipeline: Any) -> None:
    doc = mend(adopted(pipeline(text)))
    assert next(t for t in doc if t.text == verb).tag_ == tag


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Helen Carter became the first captain ever to lead two clubs to the Rusk Cup.", "captain"),
        ("Owen Prentice became the last man to leave the mine.", "man"),
        ("In 1931 Halden became the first town in Orvalia to close its mines.", "town"),
        ("In 1931 Halden became a town in order to close its mines.", None),
        ("The council used the first day to visit the mine.", None),
        ("Owen Prentice sent the best engineer to repair the bridge.", None),
    ],
)
def test_an_infinitive_tells_of_what_somebody_became_the_first(pipeline: Any, text: str, noun: str | None) -> None:
    doc = mend(adopted(pipeline(text)))
    told = next(t for t in doc if t.tag_ == "TO").head
    assert (told.head.text if told.dep_ == "acl" else None) == noun


@pytest.mark.parametrize(
    ("text", "head", "relation"),
    [
        ("In 1931 botanist Helen Carter described the plants of the Halden valley.", "described", "obl"),
        ("In 1966 millers Owen Prentice and Helen Carter wrote a book called The Mills of Hull.", "wrote", "obl"),
        ("In 1931, botanist Helen Carter described the plants of the Halden valley.", "described", "obl"),
        ("In 1931 prices Helen Carter owed the Halden Mill nine crowns.", "prices", "nummod"),
    ],
)
def test_a_year_goes_with_the_verb_and_what_somebody_is_with_the_name(
    text: str, head: str, relation: str, pipeline: Any
) -> None:
    doc = mend(adopted(pipeline(text)))
    year = next(t for t in doc if t.text.isdigit())
    assert (year.head.text, year.dep_) == (head, relation)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Copper accounts for around a quarter of the exports of Orvalia.", "advmod"),
        ("Helen Carter walked around a quarter of the town.", "case"),
    ],
)
def test_around_goes_with_its_share_behind_a_preposition(text: str, label: str, pipeline: Any) -> None:
    doc = mend(adopted(pipeline(text)))
    assert next(t.dep_ for t in doc if t.text == "around") == label
