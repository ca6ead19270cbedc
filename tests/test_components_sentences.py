import pytest
import spacy

from quizgen.analyse import components_sentences  # noqa: F401  (registers the component)

ONE = [
    "He met Dr. Smith of the U.S. Army in May.",
    '"Is it over?" Obama asked.',
    "No. 5 came first (see p. 7. and Fig. 3).",
    "George W. Bush and J. R. R. Tolkien met at 5 p.m. on Sunday.",
    "“Help!” cried the man in the street.",
    "It grew by 3.5 per cent to $1.2 billion in Jan. 2009.",
    "The band (formed in 1990. It split.) played on.",
    "1. Mix the flour.",
    "The film Viva Maria! won a prize.",
    "The artist I. The was born late.",
    "Judges ruled in Roe v. Wade on it.",
    "The physicist Paul I. Lee and Ann B. Roe met.",
    "In his third novel The old mill of Hull burns down.",
    "Roe published his long account in his book On the Making of Bread, which sold well.",
    "Helen Roe said The people of the town should pay for it.",
    "Roe called his long poem The old mill of a town by the sea.",
]
MANY = [
    ["He left the U.S. ", "The army won."],
    ["“We know,” she said. ", "“It is late.” ", "They went."],
    ["It rained.[3] ", "Nobody minded.[12][13] ", "The end."],
    ["He was born in Washington, D.C. ", "In 1990 he left."],
    ['He said, "It is over." ', "Then he left."],
    ["Really? ", "Yes! ", "Well… ", "Perhaps."],
    ["They paid £3m. ", "(It was too much.) ", "She agreed."],
    ["It had varying success.:121,154 ", "He lived on."],
    ["The first heading\n\n", "A sentence."],
    ["It is vitamin C. ", "The dose is small."],
    ["It fell in World War I. ", "In 1968, it was free."],
    ["It fell in World War I. ", "Austria lost."],
    ["They met under Charles I. ", "The king fell."],
    ["He died in 1943. ", "71 people came."],
    ["It grew. ", "Most inmates foreign nationals ", "There are nine jails with 300 cells in Hull."],
    ["It grew. ", "READ MORE: Roe and Lee: Face to face ", "He also sold a mill in Hull."],
    ["It grew. ", "Fleet grows again ", "The mill of Hull now owns nine ferries."],
]


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    from quizgen.analyse.components_tokens import extend

    extend(nlp)
    nlp.add_pipe("quizgen_sentences")
    return nlp


@pytest.mark.parametrize("text", ONE)
def test_one_sentence_stays_whole(nlp, text):
    assert [sent.text for sent in nlp(text).sents] == [text]


@pytest.mark.parametrize("parts", MANY, ids=" | ".join)
def test_sentences_are_parted(nlp, parts):
    found = [sent.text.strip() for sent in nlp("".join(parts)).sents]
    assert [text for text in found if text] == [part.strip() for part in parts]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Word", ".", '"', "...", "(", "?!?!", "[3]"])
def test_odd_texts_do_not_fail(nlp, text):
    doc = nlp(text)
    assert all(token.is_sent_start is not None for token in doc)
