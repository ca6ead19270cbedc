from __future__ import annotations

import html
import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from quizgen.export import export
from quizgen.export.composed import Item, compose
from quizgen.export.shared import MATCH
from quizgen.model import Form, Quiz
from tests.format_quizzes import every_form, hostile, shown

NS = {
    "q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2",
    "c": "http://canvas.instructure.com/xsd/cccv1p0",
    "m": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1",
}
TYPES = {
    Form.CHOICE: "multiple_choice_question",
    Form.TRUE_FALSE: "true_false_question",
    Form.MATCHING: "matching_question",
    Form.CLOZE: "short_answer_question",
    Form.OPEN: "short_answer_question",
}


def unpack(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")}


def follow(files: dict[str, etree._Element]) -> tuple[etree._Element, etree._Element]:
    """Return questions and settings, found through the manifest as Canvas finds them."""
    manifest = files["imsmanifest.xml"]
    questions = manifest.find(".//m:resource[@type='imsqti_xmlv1p2']", NS)
    meta = manifest.find(f".//m:resource[@identifier='{questions.find('m:dependency', NS).get('identifierref')}']", NS)
    assert meta.get("type") == "associatedcontent/imscc_xmlv1p1/learning-application-resource"
    return files[questions.find("m:file", NS).get("href")], files[meta.find("m:file", NS).get("href")]


def text(material: etree._Element) -> str:
    """Return what Canvas shows of a material: HTML, or plain text."""
    node = material.find("q:mattext", NS)
    if node.get("texttype") == "text/plain":
        return node.text or ""
    assert node.text.startswith("<p>") and node.text.endswith("</p>")
    inside = node.text[3:-4]
    assert "<" not in inside
    return html.unescape(inside)


def conditions(node: etree._Element) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return for each rule that scores: what it does, and the responses it waits for."""
    found = []
    for rule in node.findall("q:resprocessing/q:respcondition", NS):
        score = rule.find("q:setvar", NS)
        if score is not None:
            wanted = [(v.get("respident"), v.text) for v in rule.findall("q:conditionvar/q:varequal", NS)]
            found.append((f"{score.get('action')} {score.text}", wanted))
    return found


def check(item: Item, node: etree._Element) -> None:
    question = item.question
    labels = {
        label.get("ident"): text(label.find("q:material", NS))
        for label in node.findall(".//q:response_label", NS)
        if label.find("q:material", NS) is not None
    }
    rules = conditions(node)
    if item.premises:
        boxes = {b.get("ident"): text(b.find("q:material", NS)) for b in node.findall(".//q:response_lid", NS)}
        assert list(boxes.values()) == [shown(p.question.prompt) for p in item.premises]
        assert list(labels.values()) == [shown(response) for response in item.responses]
        assert len(rules) == len(item.premises)
        for (action, [(box, right)]), premise in zip(rules, item.premises, strict=True):
            assert action.startswith("Add ")
            assert boxes[box] == shown(premise.question.prompt)
            assert labels[right] == shown(premise.question.answer)
    elif item.options:
        [(action, [(_, right)])] = rules
        assert action == "Set 100"
        assert list(labels.values()) == [shown(option) for option in item.options]
        assert labels[right] == shown(question.answer)
        assert (item.key_letter if question.form == Form.CHOICE else "AB"["TF".index(item.key_letter)]) == "ABCDE"[
            list(labels).index(right)
        ]
    else:
        [(_, wanted)] = rules
        assert [answer for _, answer in wanted] == [shown(answer) for answer in (question.answer, *question.accepted)]


@pytest.mark.parametrize("quiz", [every_form(), hostile()], ids=["plain", "hostile"])
def test_every_item_and_its_key_are_read_back(quiz: Quiz) -> None:
    made = export(quiz, "qti12")
    assert made.left_out == ()
    questions, meta = follow(unpack(made.data))
    assert meta.findtext("c:title", namespaces=NS) == shown(quiz.title)
    assert questions.find("q:assessment", NS).get("title") == shown(quiz.title)
    items = [item for section in compose(quiz).sections for item in section.items]
    assert float(meta.findtext("c:points_possible", namespaces=NS)) == sum(item.points for item in items)
    nodes = questions.findall(".//q:item", NS)
    assert len(nodes) == len(items)
    for item, node in zip(items, nodes, strict=True):
        fields = dict(zip(node.xpath(".//q:fieldlabel/text()", namespaces=NS),
                          node.xpath(".//q:fieldentry/text()", namespaces=NS), strict=True))  # fmt: skip
        assert fields["question_type"] == TYPES[item.question.form]
        assert text(node.find("q:presentation/q:material", NS)) == (
            MATCH if item.premises else shown(item.question.prompt)
        )
        notes = {note.get("ident"): text(note.find(".//q:material", NS)) for note in node.findall("q:itemfeedback", NS)}
        assert shown(item.question.evidence[0].text) in notes["general_fb"]
        assert set(node.xpath(".//q:displayfeedback/@linkrefid", namespaces=NS)) == set(notes)
        check(item, node)
    assert len({node.get("ident") for node in nodes}) == len(nodes)


def shapes(root: etree._Element, path: str = "") -> set[str]:
    """Return the paths of all elements with the names of their attributes."""
    here = f"{path}/{etree.QName(root).localname}[{','.join(sorted(name.split('}')[-1] for name in root.attrib))}]"
    return {here}.union(*(shapes(child, here) for child in root))


def test_the_structure_is_that_of_text2qti(tmp_path: Path) -> None:
    config = pytest.importorskip("text2qti.config", reason="text2qti is not installed: nothing to compare with")
    from text2qti.qti import QTI
    from text2qti.quiz import Quiz as Theirs

    a = every_form()
    kinds = {Form.CHOICE, Form.TRUE_FALSE, Form.OPEN}
    ours = a.model_copy(update={"questions": tuple(q for q in a.questions if q.form in kinds)})
    lines = ["Quiz title: Peace"]
    for item in (item for section in compose(ours).sections for item in section.items):
        lines += [f"{item.number}. {item.question.prompt}", "... A source."]
        if item.options:
            for letter, option in zip("abcd", item.options, strict=False):
                lines.append(f"{'*' * (option == item.question.answer)}{letter}) {option}")
                if option == "1991":
                    lines.append("... A reason.")
        else:
            lines += [f"*   {text}" for text in (item.question.answer, *item.question.accepted)]
        lines.append("")
    settings = config.Config()
    settings.load()
    theirs = tmp_path / "theirs.zip"
    QTI(Theirs("\n".join(lines), config=settings)).save(theirs)
    expected, _ = follow(unpack(theirs.read_bytes()))
    found, _ = follow(unpack(export(ours, "qti12").data))
    strip = {"schemaLocation"}
    for root in (expected, found):
        for name in [name for name in root.attrib if name.split("}")[-1] in strip]:
            del root.attrib[name]
    assert shapes(found) == shapes(expected)
    assert len(found.findall(".//q:item", NS)) == len(expected.findall(".//q:item", NS)) == len(ours.questions)
    assert [conditions(n)[0][0] for n in found.findall(".//q:item", NS)] == [
        conditions(n)[0][0] for n in expected.findall(".//q:item", NS)
    ]
