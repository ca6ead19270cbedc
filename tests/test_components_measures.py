import pytest

from quizgen.analyse.load import load

FOUND = {
    "She was born on 12 June 1837 in London.": [("12 June 1837", "DATE")],
    "On June 12, 1837, the king died.": [("June 12, 1837", "DATE")],
    "It grew in the 1960s and the late 1990s.": [("the 1960s", "DATE"), ("the late 1990s", "DATE")],
    "In the early 19th century it was built.": [("the early 19th century", "DATE")],
    "It was founded about two decades later.": [("two decades later", "DATE")],
    "Sales rose by 15 per cent in 2009.": [("15 per cent", "PERCENT"), ("2009", "DATE")],
    "Some 56.2% were Catholics.": [("56.2%", "PERCENT")],
    "The firm paid $3.5 billion for it.": [("$3.5 billion", "MONEY")],
    "They lost 3.2 million euros.": [("3.2 million euros", "MONEY")],
    "The flat has 50 square meters.": [("50 square meters", "QUANTITY")],
    "It ended at 10:30 a.m. yesterday.": [("10:30 a.m.", "TIME"), ("yesterday", "DATE")],
    "The town has 200,000 inhabitants.": [("200,000", "CARDINAL")],
    "He finished third.": [("third", "ORDINAL")],
    "They ruled in the 5th century BC.": [("the 5th century BC", "DATE")],
}
LEFT_ALONE = [
    "They may march to the town.",
    "One does not know.",
    "He took second place to none of them and may fall.",
    "The march was long.",
]


@pytest.fixture(scope="module")
def nlp():
    return load()


@pytest.mark.parametrize("text", FOUND)
def test_measures_are_found(nlp, text):
    labels = {label for _, label in FOUND[text]}
    found = [(ent.text, ent.label_) for ent in nlp(text).ents]
    assert [pair for pair in found if pair[1] in labels] == FOUND[text]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_no_dates_in_look_alikes(nlp, text):
    assert not [ent for ent in nlp(text).ents if ent.label_ in ("DATE", "TIME", "CARDINAL")]
