from __future__ import annotations

import copy
import io
import zipfile

import pytest
from lxml import etree

from quizgen.export import Settings, export
from quizgen.export.composed import Item, compose
from quizgen.export.shared import MATCH
from quizgen.model import BLANK, Quiz
from tests.format_quizzes import every_form, hostile, shown
from tests.qti21_rules import NS, TEMPLATES, faults
from tests.sample_quiz import sample


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
    assert read_back(unpack(made.data), quiz, Settings())


@pytest.mark.parametrize("version", ["A", "B"])
def test_those_of_a_version_too(version: str) -> None:
    settings = Settings(version=version)
    assert read_back(unpack(export(sample(), "qti21", settings).data), sample(), settings)


def read_back(files: dict[str, etree._Element], quiz: Quiz, settings: Settings) -> int:
    """Hold every item and its key against the quiz; return how many items there are."""
    test = files["assessment.xml"]
    assert test.get("title") == shown(quiz.title)
    sections = compose(quiz, settings).sections
    items = [item for section in sections for item in section.items]
    references = test.findall(".//q:assessmentItemRef", NS)
    assert len(references) == len(items) == len(files) - 2
    assert [s.get("title") for s in test.findall(".//q:assessmentSection", NS)] == (
        [s.title for s in sections] or [test.get("title")]
    )
    for item, reference in zip(items, references, strict=True):
        node = files[reference.get("href")]
        assert node.get("identifier") == reference.get("identifier")
        assert shown(item.question.evidence[0].text) in whole(node.find("q:modalFeedback", NS))
        check(item, node)
    return len(items)


@pytest.mark.parametrize("version", ["", "B"])
@pytest.mark.parametrize("quiz", [every_form(), hostile(), sample()], ids=["plain", "hostile", "sample"])
def test_the_package_obeys_the_rules_of_the_standard(quiz: Quiz, version: str) -> None:
    assert faults(unpack(export(quiz, "qti21", Settings(version=version)).data)) == []


def test_an_empty_quiz_obeys_them_too() -> None:
    nothing = every_form().model_copy(update={"questions": ()})
    assert faults(unpack(export(nothing, "qti21").data)) == []


CHOICE, CLOZE, MATCHING = (f"items/q-{id_}.xml" for id_ in ("choice-0031", "cloze-0048", "matching-0014"))
TEST, MANIFEST = "assessment.xml", "imsmanifest.xml"


BROKEN: list[tuple[str, str, str, str | None]] = [
    (CHOICE, ".", "adaptive", None),
    (CHOICE, ".", "title", None),
    (CHOICE, ".", "timeDependent", "no"),
    (CHOICE, "q:responseDeclaration", "cardinality", "one"),
    (CHOICE, "q:responseDeclaration", "cardinality", "multiple"),
    (CHOICE, "q:responseDeclaration", "baseType", "string"),
    (CHOICE, "q:responseDeclaration", "identifier", "ANSWER"),
    (CHOICE, "q:outcomeDeclaration", "baseType", "identifier"),
    (CHOICE, ".//q:choiceInteraction", "maxChoices", None),
    (CHOICE, ".//q:choiceInteraction", "maxChoices", "-1"),
    (CHOICE, ".//q:choiceInteraction", "maxChoices", "0"),
    (CHOICE, ".//q:choiceInteraction", "hint", "x"),
    (CHOICE, ".//q:choiceInteraction", "responseIdentifier", "OTHER"),
    (CHOICE, ".//q:simpleChoice", "identifier", "1"),
    (CHOICE, ".//q:simpleChoice", "identifier", "a b"),
    (CHOICE, ".//q:simpleChoice", "identifier", "option-2"),
    (CHOICE, ".//q:correctResponse/q:value", "", "option-9"),
    (CHOICE, "q:responseProcessing", "template", "match_correct"),
    (CHOICE, "q:responseProcessing", "template", TEMPLATES + "map_response"),
    (CHOICE, "q:modalFeedback", "outcomeIdentifier", "SCORE"),
    (CHOICE, "q:modalFeedback", "showHide", "yes"),
    (CHOICE, "q:modalFeedback", "identifier", "other"),
    (CLOZE, ".//q:textEntryInteraction", "expectedLength", "long"),
    (CLOZE, ".//q:mapEntry", "mappedValue", "one"),
    (CLOZE, ".//q:mapEntry", "mapKey", None),
    (CLOZE, ".//q:mapEntry", "mapKey", "1994"),
    (MATCHING, ".//q:matchInteraction", "maxAssociations", "1"),
    (MATCHING, ".//q:simpleAssociableChoice", "matchMax", None),
    (MATCHING, ".//q:correctResponse/q:value", "", "response-1 response-2"),
    (TEST, ".", "identifier", ""),
    (TEST, "q:testPart", "navigationMode", "free"),
    (TEST, ".//q:assessmentSection", "visible", None),
    (TEST, ".//q:assessmentSection", "identifier", "part"),
    (TEST, ".//q:assessmentItemRef", "identifier", "q-1"),
    (TEST, ".//q:assessmentItemRef", "href", "items/none.xml"),
    (TEST, ".//q:weight", "value", "two"),
    (MANIFEST, ".", "identifier", "1"),
    (MANIFEST, ".//m:resource", "type", "imsqti_item_xmlv2p1"),
    (MANIFEST, ".//m:resource", "href", "items/none.xml"),
    (MANIFEST, ".//m:file", "href", "items/none.xml"),
    (MANIFEST, ".//m:dependency", "identifierref", "r-none"),
    (MANIFEST, ".//m:schema", "", "QTI"),
]
"""File, element, attribute (none: the text) and value (none: taken away) of what must not be."""


REORDERED = (CHOICE, CLOZE, MATCHING, TEST, MANIFEST)


def broken(file: str, path: str, attribute: str, value: str | None) -> dict[str, etree._Element]:
    """Return a package in which one thing is not as it must be."""
    files = unpack(export(every_form(), "qti21").data)
    node = files[file].find(path, NS) if path != "." else files[file]
    if not attribute:
        node.text = value
    elif value is None:
        del node.attrib[attribute]
    else:
        node.set(attribute, value)
    return files


def reordered(file: str) -> dict[str, etree._Element]:
    """Return a package in which a file has its first element last."""
    files = unpack(export(every_form(), "qti21").data)
    deep = files[file].find("q:testPart", NS) if file == TEST else files[file]
    deep.append(deep[0])
    return files


@pytest.mark.parametrize(("file", "path", "attribute", "value"), BROKEN)
def test_what_breaks_a_rule_is_found(file: str, path: str, attribute: str, value: str | None) -> None:
    assert faults(broken(file, path, attribute, value))


@pytest.mark.parametrize("file", REORDERED)
def test_elements_in_another_order_are_found(file: str) -> None:
    assert faults(reordered(file))


@pytest.mark.parametrize(
    ("file", "path"),
    [
        (CHOICE, "q:responseDeclaration"),
        (CHOICE, "q:outcomeDeclaration"),
        (CHOICE, ".//q:prompt"),
        (CHOICE, "q:itemBody"),
        (CHOICE, "q:responseProcessing"),
        (CLOZE, ".//q:mapEntry"),
        (CLOZE, ".//q:textEntryInteraction"),
        (MATCHING, ".//q:simpleMatchSet"),
        (TEST, ".//q:itemSessionControl"),
        (TEST, ".//q:weight"),
        (MANIFEST, ".//m:resource"),
        (MANIFEST, ".//m:organizations"),
    ],
)
def test_what_stands_twice_is_found(file: str, path: str) -> None:
    files = unpack(export(every_form(), "qti21").data)
    node = files[file].find(path, NS)
    node.addnext(copy.deepcopy(node))
    assert faults(files)


@pytest.mark.parametrize(
    "path", ["q:itemBody", "q:responseProcessing", "q:outcomeDeclaration", "q:responseDeclaration"]
)
def test_what_is_missing_is_found(path: str) -> None:
    files = unpack(export(every_form(), "qti21").data)
    files[CHOICE].remove(files[CHOICE].find(path, NS))
    assert faults(files)


def test_a_missing_file_is_found() -> None:
    files = unpack(export(every_form(), "qti21").data)
    assert faults({name: root for name, root in files.items() if name != CHOICE})


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
