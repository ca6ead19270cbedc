from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from quizgen.export import export
from quizgen.export.composed import Item, compose
from quizgen.export.shared import MATCH
from quizgen.model import BLANK, Quiz
from tests.format_quizzes import every_form, hostile, shown

NS = {"q": "http://www.imsglobal.org/xsd/imsqti_v2p1", "m": "http://www.imsglobal.org/xsd/imscp_v1p1"}
ORDER = ["responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback"]
"""The order that the schema prescribes for the children of an item."""


def unpack(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


def values(node: etree._Element) -> list[str]:
    return node.xpath("q:responseDeclaration/q:correctResponse/q:value/text()", namespaces=NS)


def whole(node: etree._Element) -> str:
    """Return all text below the node, a box to write in as the blank."""
    for box in node.findall(".//q:textEntryInteraction", NS):
        box.text = BLANK
    return "".join(node.itertext())


def check(item: Item, node: etree._Element) -> None:
    choices = {c.get("identifier"): c.text for c in node.iter(f"{{{NS['q']}}}simpleChoice")}
    if item.premises:
        assert node.findtext(".//q:prompt", namespaces=NS) == MATCH
        left, right = ({c.get("identifier"): c.text for c in s} for s in node.findall(".//q:simpleMatchSet", NS))
        assert list(right.values()) == [shown(response) for response in item.responses]
        pairs = [(left[a], right[b]) for a, b in (value.split() for value in values(node))]
        assert pairs == [(shown(p.question.prompt), shown(p.question.answer)) for p in item.premises]
        assert sorted(values(node)) == sorted(node.xpath(".//q:mapEntry/@mapKey", namespaces=NS))
    elif item.options:
        assert list(choices.values()) == [shown(option) for option in item.options]
        assert choices[values(node)[0]] == shown(item.question.answer)
        assert whole(node.find(".//q:prompt", NS)) == shown(item.question.prompt)
    else:
        accepted = [shown(text) for text in (item.question.answer, *item.question.accepted)]
        assert node.xpath(".//q:mapEntry/@mapKey", namespaces=NS) == accepted
        assert values(node) == accepted[:1]
        assert len(node.findall(".//q:textEntryInteraction", NS)) == 1
        assert shown(whole(node.find("q:itemBody/q:p", NS))) == shown(item.question.prompt)


@pytest.mark.parametrize("quiz", [every_form(), hostile()], ids=["plain", "hostile"])
def test_every_item_and_its_key_are_read_back(quiz: Quiz) -> None:
    made = export(quiz, "qti21")
    assert made.left_out == ()
    files = unpack(made.data)
    manifest, test = files["imsmanifest.xml"], files["assessment.xml"]
    assert test.get("title") == shown(quiz.title)
    sections = compose(quiz).sections
    items = [item for section in sections for item in section.items]
    references = test.findall(".//q:assessmentItemRef", NS)
    assert len(references) == len(items) == len(files) - 2
    assert [s.get("title") for s in test.findall(".//q:assessmentSection", NS)] == [s.title for s in sections]
    for item, reference in zip(items, references, strict=True):
        node = files[reference.get("href")]
        assert node.get("identifier") == reference.get("identifier")
        names = [etree.QName(child).localname for child in node]
        assert names == sorted(names, key=ORDER.index)
        assert shown(item.question.evidence[0].text) in whole(node.find("q:modalFeedback", NS))
        check(item, node)
    listed = manifest.xpath(".//m:file/@href", namespaces=NS)
    assert sorted(listed) == sorted(set(files) - {"imsmanifest.xml"})
    ids = manifest.xpath(".//m:resource/@identifier", namespaces=NS)
    assert set(manifest.xpath(".//m:dependency/@identifierref", namespaces=NS)) < set(ids)
    assert len(ids) == len(set(ids))


def test_the_points_are_those_of_the_sheet() -> None:
    quiz = every_form()
    files = unpack(export(quiz, "qti21").data)
    points = 0.0
    for reference in files["assessment.xml"].findall(".//q:assessmentItemRef", NS):
        most = len(values(files[reference.get("href")]))
        points += most * float(reference.find("q:weight", NS).get("value"))
    assert points == compose(quiz).points


def skeleton(node: etree._Element, ignored: set[str]) -> list[object]:
    """Return the elements below the node in order, with the names of their attributes."""
    names = {name for name in node.attrib if name not in ignored}
    children = [skeleton(child, ignored) for child in node if etree.QName(child).localname != "p"]
    return [etree.QName(node).localname, sorted(names), children]


def test_declarations_and_interactions_are_those_of_qti_package_maker() -> None:
    engine = pytest.importorskip(
        "qti_package_maker.engines.blackboard_qti_v2_1.write_item", reason="qti-package-maker is not installed"
    )
    from qti_package_maker.assessment_items import item_types

    files = unpack(export(every_form(), "qti21").data)
    theirs = {
        "choice-0031": engine.MC(item_types.MC("When?", ["1975", "1991", "1995"], "1995")),
        "cloze-0048": engine.FIB(item_types.FIB("When?", ["1995"])),
        "matching-0014": engine.MATCH(item_types.MATCH("Match", ["one", "two"], ["a", "b", "c"])),
    }
    optional = {"fixed", "matchMin", "shuffle", "defaultValue", "expectedLength"}
    for id_, expected in theirs.items():
        found = files[f"items/q-{id_}.xml"]
        for name in ("responseDeclaration", "matchInteraction", "textEntryInteraction", "simpleChoice"):
            ours, other = (
                root.find(f".//q:{name}", NS) for root in (found, etree.fromstring(etree.tostring(expected)))
            )
            assert (ours is None) == (other is None)
            if ours is not None:
                assert skeleton(ours, optional) == skeleton(other, optional)


def test_the_blank_is_where_the_student_writes() -> None:
    files = unpack(export(every_form(), "qti21").data)
    paragraph = files["items/q-cloze-0048.xml"].find("q:itemBody/q:p", NS)
    assert paragraph.text == "Relations were normalized in "
    assert paragraph[0].tail.rstrip() == ", after talks."
