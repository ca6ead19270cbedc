import pytest
import spacy

from quizgen.analyse.components_tokens import extend

CUTS = {
    "It rained.[3] Then": "It rained . [ 3 ] Then",
    "success.:121,154 He": "success . :121,154 He",
    "the war of 1914–18": "the war of 1914 – 18",
    "a U.S.-based firm": "a U.S. - based firm",
    "a well-known non-profit co-founder was re-elected": "a well - known non-profit co-founder was re-elected",
    "Don't, can't, it’s Obama's": "Do n't , ca n't , it ’s Obama 's",
    "£3m, $3.5 billion, 20% and 5km": "£ 3 m , $ 3.5 billion , 20 % and 5 km",
}


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    extend(nlp)
    return nlp


@pytest.mark.parametrize("text", CUTS)
def test_words(nlp, text):
    assert [token.text for token in nlp(text)] == CUTS[text].split()
