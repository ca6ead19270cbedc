"""Documents say what the pipeline's own say, and what follows from their trees."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc as Parse

from quizgen.analyse import load
from quizgen.analyse.adopted import adopted, parsed

TEXTS = (
    "Ann Roe, who lived at 12 Mill Lane, sold “three” books (for $ 5) to the County  Library in May 1995.",
    "“We won't pay,” said Bob. See http://example.org/a for Europe's ten largest mills!",
    "Hull",
    "",
)
SAME = (
    "i", "idx", "text", "lower_", "whitespace_", "lemma_", "tag_", "pos_", "dep_", "ent_type_", "is_alpha", "is_punct",
    "is_quote", "is_space", "is_title", "like_num", "like_url",
)  # fmt: skip


@pytest.fixture(scope="module")
def pipeline() -> Any:
    return load()


@pytest.mark.parametrize("text", TEXTS)
def test_tokens_say_what_the_parse_says(text: str, pipeline: Any) -> None:
    parse = pipeline(text)
    doc = adopted(parse)
    assert [[getattr(t, name) for name in SAME] for t in doc] == [[getattr(t, name) for name in SAME] for t in parse]
    assert [t.is_sent_start for t in doc] == [bool(t.is_sent_start) for t in parse]
    assert [t.doubt for t in doc] == [1.0 - t._.arc_probability if t._.arc_probability else 0.0 for t in parse]
    assert [(s.text, s.root.i) for s in doc.sents] == [(s.text, s.root.i) for s in parse.sents if len(parse)]
    assert [(e.text, e.label_, e.root.i) for e in doc.ents] == [(e.text, e.label_, e.root.i) for e in parse.ents]
    assert doc.text == text


@st.composite
def projective(draw: st.DrawFn) -> list[int]:
    """The heads of a tree that no two arcs cross in."""
    size = draw(st.integers(1, 10))
    heads = list(range(size))

    def hang(start: int, end: int, head: int | None) -> None:
        if start < end:
            own = draw(st.integers(start, end - 1))
            heads[own] = own if head is None else head
            hang(start, own, own)
            hang(own + 1, end, own)

    hang(0, size, None)
    return heads


@given(projective())
def test_trees_are_those_of_the_parse(heads: list[int]) -> None:
    vocab = spacy.blank("en").vocab
    parse = Parse(vocab, words=["a"] * len(heads), heads=heads, deps=["dep"] * len(heads))
    doc = adopted(parse)
    for token, same in zip(doc, parse, strict=True):
        assert token.head.i == same.head.i
        assert [t.i for t in token.children] == [t.i for t in same.children]
        assert [t.i for t in token.subtree] == [t.i for t in same.subtree]
        assert [t.i for t in token.ancestors] == [t.i for t in same.ancestors]
        assert (token.left_edge.i, token.right_edge.i) == (same.left_edge.i, same.right_edge.i)
        assert [token.is_ancestor(t) for t in doc] == [same.is_ancestor(t) for t in parse]
    for start in range(len(heads)):
        for end in range(start + 1, len(heads) + 1):
            assert doc[start:end].root.i == parse[start:end].root.i


def test_stretches(pipeline: Any) -> None:
    doc = adopted(pipeline("Ann left Hull. She came back ."))
    second = doc.sents[1]
    assert (second.start, second.end, second.text, second.doc) == (4, 8, "She came back .", doc)
    assert [t.text for t in doc[3:6]] == [".", "She", "came"]
    assert doc[2:4].text == "Hull."
    assert doc[5:2].text == ""
    assert doc[-1] is second[-1]
    assert doc[0].nbor(2).text == "Hull"


@pytest.mark.parametrize(("at", "steps"), [(0, -1), (3, 1)])
def test_beyond_the_ends_stands_no_word(at: int, steps: int, pipeline: Any) -> None:
    doc = adopted(pipeline("Ann left Hull."))
    edge = doc[at].nbor(steps)
    assert (edge.text, edge.tag_, edge.rel, edge.head, edge.children, edge.is_punct) == ("", "", "", edge, [], False)
    assert not edge.nbor().text


def test_rehung(pipeline: Any) -> None:
    doc = adopted(pipeline("Ann left Hull."))
    doc[2].hang(doc[0], "nmod:desc")
    doc.link()
    assert [t.i for t in doc[0].children] == [2]
    assert (doc[0].right_edge.i, doc[2].rel, doc[2].subtype) == (2, "nmod", "desc")


def test_texts_parsed_without_a_pipe(pipeline: Any) -> None:
    one, two = parsed(["Ann left Hull.", "Bob came."], pipeline, without=["ner"])
    assert (one.text, two.text, one.ents) == ("Ann left Hull.", "Bob came.", [])
