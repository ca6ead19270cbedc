"""QTI 2.1 in a zip: a test, and a file for each item.

    imsmanifest.xml
    assessment.xml          <assessmentTest>, a section for each form
    items/q-2f0c….xml       <assessmentItem> with choiceInteraction, textEntryInteraction or matchInteraction

The sentence that proves the answer is modal feedback. It is shown after every answer, because the outcome
that selects it has it as default: items can so keep to the standard response templates.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET

from quizgen.choose.measure import ordered
from quizgen.export.base import Export, Settings
from quizgen.export.composed import Item, Sheet, compose
from quizgen.export.shared import answers, feedback, label, one_line, packed, safe_id, sift, stem
from quizgen.export.xml import document, node
from quizgen.model import BLANK, Form, Quiz, digest
from quizgen.templates import Templates

_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_PLACE = f"{_QTI} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"
_TEMPLATES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates"


def to_qti21(quiz: Quiz, settings: Settings, templates: Templates) -> Export:
    """Return the quiz as a content package of QTI 2.1."""
    sheet = compose(quiz, settings, templates)
    held, left = sift(sheet, lambda item: "")
    hrefs = {item.question.id: f"items/{safe_id(item.question.id)}.xml" for item in held}
    id_ = "quizgen-" + digest((quiz.title, settings.version, *hrefs))
    files = {
        "imsmanifest.xml": _manifest(id_, list(hrefs.values())),
        "assessment.xml": _test(quiz, sheet, hrefs, id_),
        **{hrefs[item.question.id]: _item(quiz, item) for item in held},
    }
    return Export(packed(files), left)


def _manifest(id_: str, hrefs: list[str]) -> bytes:
    root = ET.Element("manifest", identifier=f"{id_}-manifest", xmlns="http://www.imsglobal.org/xsd/imscp_v1p1")
    metadata = node(root, "metadata")
    node(metadata, "schema", "QTIv2.1 Package")
    node(metadata, "schemaversion", "1.0.0")
    node(root, "organizations")
    resources = node(root, "resources")
    test = node(resources, "resource", identifier=id_, type="imsqti_test_xmlv2p1", href="assessment.xml")
    node(test, "file", href="assessment.xml")
    for href in hrefs:
        name = f"r-{href.removeprefix('items/').removesuffix('.xml')}"
        node(test, "dependency", identifierref=name)
        node(node(resources, "resource", identifier=name, type="imsqti_item_xmlv2p1", href=href), "file", href=href)
    return document(root)


def _root(name: str, **attributes: str) -> ET.Element:
    return ET.Element(name, {"xmlns": _QTI, "xmlns:xsi": _XSI, "xsi:schemaLocation": _PLACE}, **attributes)


def _test(quiz: Quiz, sheet: Sheet, hrefs: dict[str, str], id_: str) -> bytes:
    root = _root("assessmentTest", identifier=id_, title=one_line(quiz.title))
    part = node(root, "testPart", identifier="part", navigationMode="nonlinear", submissionMode="simultaneous")
    node(part, "itemSessionControl", showFeedback="true")
    for section in sheet.sections:
        items = [item for item in section.items if item.question.id in hrefs]
        if not items:
            continue
        title = one_line(section.title)
        under = node(part, "assessmentSection", identifier=f"section-{section.form}", title=title, visible="true")
        for item in items:
            href = hrefs[item.question.id]
            name = safe_id(item.question.id)
            reference = node(under, "assessmentItemRef", identifier=name, href=href)
            # A matching set scores a point for each pair, everything else one in all.
            weight = item.points / (len(item.premises) or 1)
            node(reference, "weight", identifier="POINTS", value=f"{weight:g}")
    if part.find("assessmentSection") is None:
        node(part, "assessmentSection", identifier="section-empty", title=one_line(quiz.title), visible="true")
    return document(root)


def _item(quiz: Quiz, item: Item) -> bytes:
    question = item.question
    root = _root(
        "assessmentItem",
        identifier=safe_id(question.id),
        title=label(item.number, question.prompt),
        adaptive="false",
        timeDependent="false",
    )
    if item.premises:
        template, body = "map_response", _matching(root, item)
    elif item.options:
        template, body = "match_correct", _choice(root, item)
    else:
        template, body = "map_response", _written(root, item)
    node(root, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    outcome = node(root, "outcomeDeclaration", identifier="FEEDBACK", cardinality="single", baseType="identifier")
    node(node(outcome, "defaultValue"), "value", "source")
    root.append(body)
    node(root, "responseProcessing", template=f"{_TEMPLATES}/{template}")
    note = node(root, "modalFeedback", outcomeIdentifier="FEEDBACK", identifier="source", showHide="show")
    node(note, "p", feedback(quiz, item))
    return document(root)


def _response(root: ET.Element, kind: str, cardinality: str, right: list[str]) -> ET.Element:
    response = node(root, "responseDeclaration", identifier="RESPONSE", cardinality=cardinality, baseType=kind)
    values = node(response, "correctResponse")
    for value in right:
        node(values, "value", value)
    return response


def _choice(root: ET.Element, item: Item) -> ET.Element:
    ids = {option: f"option-{n}" for n, option in enumerate(item.options, 1)}
    _response(root, "identifier", "single", [ids[item.question.answer]])
    body = ET.Element("itemBody")
    free = item.question.form == Form.CHOICE and ordered(item.options) is None
    shuffle = "true" if free else "false"
    asked = node(body, "choiceInteraction", responseIdentifier="RESPONSE", shuffle=shuffle, maxChoices="1")
    node(asked, "prompt", stem(item))
    for option, id_ in ids.items():
        node(asked, "simpleChoice", one_line(option), identifier=id_)
    return body


def _written(root: ET.Element, item: Item) -> ET.Element:
    accepted = answers(item.question)
    mapping = node(_response(root, "string", "single", accepted[:1]), "mapping", defaultValue="0")
    for text in accepted:
        node(mapping, "mapEntry", mapKey=text, mappedValue="1", caseSensitive="false")
    body = ET.Element("itemBody")
    before, blank, after = one_line(item.question.prompt).partition(BLANK)
    sentence = node(body, "p", before)
    entry = sentence if blank else node(body, "p")
    length = str(max(map(len, accepted)))
    node(entry, "textEntryInteraction", responseIdentifier="RESPONSE", expectedLength=length).tail = after
    return body


def _matching(root: ET.Element, item: Item) -> ET.Element:
    responses = {response: f"response-{n}" for n, response in enumerate(item.responses, 1)}
    premises = {premise: safe_id(premise.question.id, "premise") for premise in item.premises}
    pairs = [f"{id_} {responses[premise.question.answer]}" for premise, id_ in premises.items()]
    mapping = node(_response(root, "directedPair", "multiple", pairs), "mapping", defaultValue="0")
    for pair in pairs:
        node(mapping, "mapEntry", mapKey=pair, mappedValue="1")
    body = ET.Element("itemBody")
    most = str(len(pairs))
    asked = node(body, "matchInteraction", responseIdentifier="RESPONSE", shuffle="false", maxAssociations=most)
    node(asked, "prompt", stem(item))
    left, right = node(asked, "simpleMatchSet"), node(asked, "simpleMatchSet")
    for premise, id_ in premises.items():
        node(left, "simpleAssociableChoice", one_line(premise.question.prompt), identifier=id_, matchMax="1")
    for response, id_ in responses.items():
        node(right, "simpleAssociableChoice", one_line(response), identifier=id_, matchMax=most)
    return body
