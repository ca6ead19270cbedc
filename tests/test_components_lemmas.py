import pytest
import spacy
from spacy.tokens import Doc

from quizgen.analyse.components_lemmas import exceptions, lemma, lemmatize

CASES = {
    ("announced", "VBD"): "announce",
    ("announced", "VBN"): "announce",
    ("left", "VBD"): "leave",
    ("founded", "VBD"): "found",
    ("found", "VBD"): "find",
    ("found", "VBN"): "find",
    ("found", "VB"): "found",
    ("was", "VBD"): "be",
    ("is", "VBZ"): "be",
    ("n't", "RB"): "not",
    ("ca", "MD"): "can",
    ("has", "VBZ"): "have",
    ("co-wrote", "VBD"): "co-write",
    ("re-elected", "VBN"): "re-elect",
    ("stopped", "VBD"): "stop",
    ("lying", "VBG"): "lie",
    ("making", "VBG"): "make",
    ("agreed", "VBD"): "agree",
    ("seeing", "VBG"): "see",
    ("goes", "VBZ"): "go",
    ("tries", "VBZ"): "try",
    ("rose", "VBD"): "rise",
    ("wrote", "VBD"): "write",
    ("controlled", "VBN"): "control",
    ("ceded", "VBD"): "cede",
    ("cities", "NNS"): "city",
    ("men", "NNS"): "man",
    ("children", "NNS"): "child",
    ("houses", "NNS"): "house",
    ("crises", "NNS"): "crisis",
    ("species", "NNS"): "species",
    ("series", "NNS"): "series",
    ("wolves", "NNS"): "wolf",
    ("better", "JJR"): "good",
    ("largest", "JJS"): "large",
    ("earlier", "RBR"): "early",
    ("Biden", "NNP"): "Biden",
    ("Americans", "NNPS"): "American",
    ("DNA", "NN"): "DNA",
    ("them", "PRP"): "they",
    ("an", "DT"): "a",
    ("”", "''"): '"',
    ("IV", "CD"): "IV",
    ("Two", "CD"): "two",
}


PENN = """CC CD DT EX FW IN JJ JJR JJS LS MD NN NNS NNP NNPS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN
VBP VBZ WDT WP WP$ WRB ADD AFX GW HYPH NFP $ . , : `` '' -LRB- -RRB-"""


@pytest.mark.parametrize(("form", "tag"), CASES, ids=str)
def test_lemma(form, tag):
    assert lemma(form, tag) == CASES[form, tag]


def test_table_holds_no_tag_that_is_not_penns():
    tags = {tag for _, tag in exceptions()}
    assert tags <= set(PENN.split())


IN_CONTEXT = [
    ("It/PRP 's/VBZ gone/VBN", "nsubj aux ROOT", 1, "have"),
    ("It/PRP 's/VBZ good/JJ", "nsubj cop ROOT", 1, "be"),
    ("It/PRP 's/VBZ been/VBN", "nsubj cop ROOT", 1, "have"),
    ("He/PRP 'd/VBD gone/VBN", "nsubj aux ROOT", 1, "have"),
    ("Large/JJ towns/NNS grew/VBD", "amod nsubj ROOT", 0, "large"),
]


@pytest.mark.parametrize(("tagged", "deps", "position", "expected"), IN_CONTEXT)
def test_lemma_in_context(tagged, deps, position, expected):
    words, tags = zip(*(pair.split("/") for pair in tagged.split()), strict=True)
    doc = Doc(spacy.blank("en").vocab, words=words, tags=tags, deps=deps.split(), heads=[2, 2, 2])
    assert lemmatize(doc)[position].lemma_ == expected
