"""The article as handout, with and without the evidence, and the coverage map."""

from __future__ import annotations

from lxml import etree, html

from quizgen.export import Settings, export
from quizgen.export.composed import compose
from quizgen.export.paper.lines import WIDTH, blocks, paragraphs, where, width
from quizgen.model import Article
from tests.sample_quiz import hostile, read, sample

ARTICLE = read()


def page(to: str, **settings: object) -> html.HtmlElement:
    return html.document_fromstring(export(sample(), to, Settings(**settings)).data.decode())


def test_lines_hold_the_whole_body_and_none_is_too_wide() -> None:
    for paragraph, block in zip(paragraphs(ARTICLE), blocks(ARTICLE), strict=False):
        lines = [ARTICLE.text[line.start : line.end] for line in paragraph.lines]
        assert " ".join(" ".join(lines).split()) == " ".join(ARTICLE.text[block.start : block.end].split())
        assert all(width(line) <= WIDTH for line in lines)


def test_lines_are_the_same_in_all_editions() -> None:
    told = set()
    for edition in ("standard", "large", "dyslexia"):
        tree = page("handout", edition=edition)
        told.add(tuple(line.text_content() for line in tree.xpath("//*[@class='line']")))
    assert len(told) == 1


def test_every_fifth_line_has_its_number() -> None:
    numbers = [n.text for n in page("handout").xpath("//*[@class='ln']")]
    assert [n for n in numbers if n] == [str(n) for n in range(5, len(numbers) + 1, 5)]


def test_students_see_no_answers() -> None:
    tree = page("handout")
    assert not tree.xpath("//mark | //*[@class='ev'] | //*[@class='notes'] | //*[name()='svg']")


def test_boilerplate_is_left_out() -> None:
    assert "Kyodo News" not in page("handout").text_content()


def test_the_key_marks_each_answer_under_its_number() -> None:
    for version in ("", "B"):
        tree = page("annotated", version=version)
        numbers = sorted(int(sup.text) for sup in tree.xpath("//mark/sup"))
        assert numbers == list(range(1, 25))
        sheet = compose(sample(), Settings(version=version))
        for number, question, letter in sheet.placed():
            line = tree.xpath(f"//mark[sup='{number}']/ancestor::*[@class='line']")[0]
            assert f"{number} {letter}".strip() in line.xpath(".//*[@class='notes']")[0].text_content()
            marked = " ".join(m.text_content() for m in tree.xpath("//mark"))
            assert question.answer_at.text.split()[-1] in marked


def test_the_place_of_a_sentence_is_its_lines_on_the_handout() -> None:
    question = sample().questions[0]
    paragraph, first, last = where(ARTICLE, question.evidence[0])
    tree = page("handout")
    lines = [line.xpath("./bdi")[0].text_content() for line in tree.xpath("//*[@class='line']")]
    assert paragraph == 7
    assert lines[first - 1].startswith("Washington normalized")
    assert lines[last - 1].endswith("war.")


def test_an_article_without_blocks_has_paragraphs_all_the_same() -> None:
    bare = Article(id="a", title="One", source="", text="One\n\nTwo three.\n  Four five. \n")
    assert [(b.role, b.number, bare.text[b.start : b.end]) for b in blocks(bare)] == [
        ("title", 0, "One"),
        ("body", 1, "Two three."),
        ("body", 2, "Four five."),
    ]


def test_an_overlong_word_is_broken() -> None:
    bare = Article(id="a", title="", source="", text="x" * 400)
    lines = paragraphs(bare)[0].lines
    assert len(lines) > 5
    assert all(width(bare.text[line.start : line.end]) <= WIDTH for line in lines)


def test_the_map_places_every_question() -> None:
    svg = etree.fromstring(export(sample(), "coverage").data)
    texts = [t.text for t in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert {t.split()[0] for t in texts if t and t[0].isdigit()} == {str(n) for n in range(1, 25)}
    assert svg.get("role") == "img"
    assert "¶ 7 1 date easy" in svg.get("aria-label")


def test_the_map_of_a_hostile_article_is_xml() -> None:
    assert etree.fromstring(export(hostile(), "coverage").data) is not None
