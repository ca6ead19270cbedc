"""Each rule of reference on sentences that it must settle and look-alikes that it must not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from quizgen.analyse import analyse, load
from quizgen.analyse.callings import with_article
from quizgen.analyse.document import Document
from quizgen.analyse.known import titled_by
from quizgen.analyse.quotes import quotation_marks, quoted
from quizgen.analyse.reference import Dangling, References, Settled
from quizgen.model import Article, Block

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "reference.yaml").read_text(encoding="utf-8")
)
EACH = [(rule, case) for rule, cases in CASES.items() for case in cases]


@pytest.fixture(scope="module")
def pipeline() -> Any:
    return load()


def article(text: str, title: str = "") -> Article:
    """Return an article of a title, which may be empty, and paragraphs parted by an empty line."""
    whole = f"{title}\n\n{text}" if title else text
    blocks = [Block(start=0, end=len(title), role="title")] if title else []
    start = len(whole) - len(text)
    for number, paragraph in enumerate(text.split("\n\n"), 1):
        blocks.append(Block(start=start, end=start + len(paragraph), role="body", number=number))
        start += len(paragraph) + 2
    return Article(
        id="a", title=title or "Untitled", source="a.txt", text=whole, titled=bool(title), blocks=tuple(blocks)
    )


def read(text: str, pipeline: Any, title: str = "") -> Document:
    return analyse(article(text, title), pipeline)


def inside(document: Document, start: int, end: int) -> Iterator[Any]:
    """Yield the tokens of that stretch of the article."""
    for paragraph in document.paragraphs:
        for token in paragraph.doc:
            if start <= document.offset(token) < end:
                yield token


@pytest.mark.parametrize(("rule", "case"), EACH, ids=[f"{r}: {c['text'][-50:]}" for r, c in EACH])
def test_case(rule: str, case: dict[str, Any], pipeline: Any) -> None:
    marked = article(case["text"], case.get("title", "")).text
    start, end = marked.index("["), marked.index("]") - 1
    document = read(case["text"].replace("[", "").replace("]", ""), pipeline, case.get("title", ""))
    tokens = [t for t in inside(document, start, end) if not t.is_space]
    found = References(document).settle(tokens)
    if "dangles" in case:
        assert isinstance(found, Dangling), found
        assert found.word.casefold() == case["dangles"].casefold()
        return
    assert isinstance(found, Settled), found
    if "stands" in case:
        assert not found.via
        assert found.text.casefold() == marked[start + 1 : end + 1].casefold()
        return
    assert found.text == case["becomes"]
    for span in found.via:
        assert document.article.text[span.start : span.end] == span.text


@pytest.mark.parametrize("rule", CASES)
def test_rule_has_both_kinds_of_case(rule: str) -> None:
    dangling = ["dangles" in case for case in CASES[rule]]
    assert not all(dangling)
    assert any(dangling) or any("stands" in case for case in CASES[rule])


def test_bound_pronoun_stays_in_a_question_with_its_subject(pipeline: Any) -> None:
    document = read("Owen Prentice sold his farm in 1950.", pipeline)
    tokens = list(document.paragraphs[0].doc)
    farm = tokens[3:5]
    found = References(document).settle(farm, bound=tokens[0])
    assert isinstance(found, Settled)
    assert found.text == "his farm"
    assert not found.via


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("The Rusk War was long. In the south it was called Gorm (The Rusk War).", "the Rusk War"),
        ("The Rusk War was long. After the Rusk War and the Rusk fire, bread was dear in The Rusk.", "the Rusk War"),
        ("The Rusk Loaf was long. He read The Rusk Loaf.", "The Rusk Loaf"),
    ],
)
def test_the_article_of_a_title_keeps_its_capital(text: str, inside: str, pipeline: Any) -> None:
    document = read(text, pipeline)
    first = next(iter(document.sentences()))
    assert References(document).uncapitalised(list(first)[:3]) == inside


def test_capital_of_the_sentence_start_goes_and_names_keep_theirs(pipeline: Any) -> None:
    document = read("Canadian towns grew. Towns in Ontario grew fastest.", pipeline)
    references = References(document)
    first, second = (list(s) for s in document.sentences())
    assert references.uncapitalised(first[:2]) == "Canadian towns"
    assert references.uncapitalised(second[:3]) == "towns in Ontario"


def test_no_reference_is_looked_up_without_end(pipeline: Any) -> None:
    text = "The owner of the mill sold the mill. The mill of the owner stood by the mill of the miller of the owner."
    document = read(f"{text}\n\n{text}", pipeline)
    references = References(document)
    for paragraph in document.paragraphs:
        assert references.settle(list(paragraph.doc))


def test_article_of_a_name_is_that_of_the_text_but_not_of_longer_names() -> None:
    text = "The North Kelmore Ocean is cold. Ships left the North Kelmore Ocean and crossed the Kelmore Ocean."
    assert with_article("Kelmore Ocean", text) == "the Kelmore Ocean"
    assert with_article("Kelmore", "Ships reached Kelmore in May and left Kelmore in June.") == "Kelmore"


def test_quotation_marks(pipeline: Any) -> None:
    doc = pipeline.make_doc('He said “no” and "yes" twice.')
    assert [t.text for t, open_ in zip(doc, quotation_marks(doc), strict=True) if open_] == ["no", "”", "yes", '"']
    assert quoted(doc[3])
    assert not quoted(doc[5])


def test_a_mark_without_its_other_half_turns_nothing_inside_out(pipeline: Any) -> None:
    doc = pipeline.make_doc('It was old." He came. "Yes," she said. It is "new" and 6" wide. It ended.')
    inside = [t.text for t, open_ in zip(doc, quotation_marks(doc), strict=True) if open_]
    assert inside == ["Yes", ",", '"', "new", '"']


def test_a_straight_mark_closes_a_curly_one(pipeline: Any) -> None:
    doc = pipeline.make_doc('“He said "no" there.” It ended.')
    assert quoted(next(t for t in doc if t.text == "there"))
    assert not quoted(next(t for t in doc if t.text == "ended"))
    doc = pipeline.make_doc('“It was old". She left.')
    assert not quoted(next(t for t in doc if t.text == "left"))


def test_dashes_that_a_conversion_left_are_not_read(pipeline: Any) -> None:
    text = 'The mill was sold.- The bridge fell.---- "It was old." Then,-the inn - a big one - opened in 3-4 days.'
    sentences = [s.text for s in read(text, pipeline).sentences()]
    assert "- The" not in " ".join(sentences)
    assert len(sentences) == 4
    assert "the inn – a big one – opened in 3-4 days" in sentences[-1]


def test_a_title_of_an_article_alone_heads_nothing() -> None:
    assert not titled_by("metal", "")
    assert titled_by("metal", "alkali metal") and not titled_by("alkali", "alkali metal")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Democracy was restored in Hull in 1974.", "democracy"),
        ("Slavery was abolished in Hull in 1974.", "slavery"),
        ("Hull was sold in 1974.", "Hull"),
        ("Felicity was praised in Hull in 1974. Owen Prentice met Felicity there.", "Felicity"),
        ("Charity Roe was praised in Hull in 1974.", "Charity"),
        ("Controversial DJ Howard Stern was fined in Hull.", "controversial"),
        ("Imperial Airways was sold in Hull.", "Imperial"),
    ],
)
def test_a_capital_of_the_place_alone_goes(text: str, first: str, pipeline: Any) -> None:
    document = read(text, pipeline)
    assert References(document).capitals.lower_initial(document.paragraphs[0].doc[0]) == first
