import numpy as np
import pytest
import spacy

from quizgen.analyse.load import SHIPPED, load

TEXT = (
    "The United States and Vietnam agreed in 1995 to elevate their relations. “I was surprised,” said Joe Biden, "
    "who was met by Nguyen Phu Trong in Hanoi. The upgrade was announced on Sunday."
)


@pytest.fixture(scope="module")
def nlp():
    return load()


@pytest.fixture(scope="module")
def doc(nlp):
    return nlp(TEXT)


def test_every_layer_is_there(doc):
    for layer in ("TAG", "POS", "DEP", "HEAD", "LEMMA", "MORPH", "SENT_START", "ENT_IOB"):
        assert doc.has_annotation(layer, require_complete=layer not in ("MORPH", "ENT_IOB")), layer


def test_three_sentences(doc):
    assert [sent.text.split()[-1] for sent in doc.sents] == ["relations.", "Hanoi.", "Sunday."]


def test_trees(doc):
    roots = [sent.root.text for sent in doc.sents]
    assert roots == ["agreed", "said", "announced"]
    word = {token.text: token for token in doc}
    assert (word["upgrade"].dep_, word["upgrade"].head.text) == ("nsubj:pass", "announced")
    assert (word["Hanoi"].dep_, word["Hanoi"].head.text) == ("obl", "met")
    assert (word["Vietnam"].dep_, word["Vietnam"].head.text) == ("conj", "States")


def test_lemmas_and_parts_of_speech(doc):
    word = {token.text: token for token in doc}
    assert word["announced"].lemma_ == "announce"
    assert word["met"].lemma_ == "meet"
    assert word["agreed"].pos_ == "VERB"
    assert word["was"].pos_ == "AUX"
    assert word["relations"].morph.get("Number") == ["Plur"]


def test_names(doc):
    found = {(ent.text, ent.label_) for ent in doc.ents}
    assert {("United States", "PLACE"), ("Vietnam", "PLACE"), ("Hanoi", "PLACE"), ("Joe Biden", "PERSON")} <= found
    assert ("1995", "DATE") in found


def test_trust_is_a_probability(doc):
    chances = [token._.arc_probability for token in doc]
    assert all(0 <= chance <= 1.0001 for chance in chances)
    assert np.mean(chances) > 0.8
    assert doc[0]._.trust is True
    assert 0 < next(doc.sents)._.weakest_arc <= min(token._.arc_probability for token in next(doc.sents)[:-1])


def test_many_documents_at_once_give_what_one_gives(nlp, doc):
    other = "Cats sleep."
    several = list(nlp.pipe([other, TEXT, other, ""]))
    assert [(t.tag_, t.dep_, t.head.i) for t in several[1]] == [(t.tag_, t.dep_, t.head.i) for t in doc]
    assert [(e.text, e.label_) for e in several[1].ents] == [(e.text, e.label_) for e in doc.ents]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "a", "…", "A  b\n\nc.", "\t x \n", "((((", "🙂", "a" * 3000, "no " * 400]
)
def test_odd_texts(nlp, text):
    doc = nlp(text)
    assert doc.text == text
    assert all(token.head.sent == token.sent for token in doc)


def test_saved_and_loaded_again(nlp, doc, tmp_path):
    nlp.to_disk(tmp_path / "copy")
    again = spacy.load(tmp_path / "copy")(TEXT)
    assert [(t.tag_, t.dep_, t.head.i, t.lemma_) for t in again] == [(t.tag_, t.dep_, t.head.i, t.lemma_) for t in doc]


def test_size():
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*") if path.is_file()) <= 20_000_000


def test_licence_and_card_lie_beside_the_weights():
    assert "CC BY-SA 4.0" in (SHIPPED / "LICENSE.md").read_text(encoding="utf-8")
    assert "PUD" in (SHIPPED / "MODEL_CARD.md").read_text(encoding="utf-8")


def test_a_numeral_after_a_name_is_no_pronoun() -> None:
    doc = load()(
        "The end of World War I came in 1918. In May I saw it. When I left, Mary and I saw King Charles I too."
    )
    pronouns = [t.tag_ == "PRP" for t in doc if t.text == "I"]
    assert pronouns == [False, True, True, True, False]
