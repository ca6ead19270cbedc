"""QTI 1.2 in a zip, as Canvas imports it.

    imsmanifest.xml
    quizgen-5c0e…/quizgen-5c0e….xml       <questestinterop><assessment><section><item>…
    quizgen-5c0e…/assessment_meta.xml     title and settings

Texts to be shown are HTML inside XML, so they are escaped twice; answers to be typed are not HTML.
"""

from __future__ import annotations

import html
import xml.etree.ElementTree as ET

from quizgen.export.base import Export, Settings
from quizgen.export.composed import Item, compose
from quizgen.export.shared import answers, feedback, label, one_line, packed, safe_id, sift, stem, why_wrong
from quizgen.export.xml import document, node
from quizgen.model import Form, Question, Quiz, digest
from quizgen.templates import Templates

_ASI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
_PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_META = "associatedcontent/imscc_xmlv1p1/learning-application-resource"
_TYPES = {
    Form.CHOICE: "multiple_choice_question",
    Form.TRUE_FALSE: "true_false_question",
    Form.MATCHING: "matching_question",
    Form.CLOZE: "short_answer_question",
    Form.OPEN: "short_answer_question",
}


def to_qti12(quiz: Quiz, settings: Settings, templates: Templates) -> Export:
    """Return the quiz as a zip for Canvas: one unpublished quiz with the sources as general feedback."""
    held, left = sift(compose(quiz, settings, templates), lambda item: "")
    id_ = "quizgen-" + digest((quiz.title, settings.version, *(item.question.id for item in held)))
    files = {
        "imsmanifest.xml": _manifest(id_),
        f"{id_}/{id_}.xml": _assessment(quiz, held, id_),
        f"{id_}/assessment_meta.xml": _meta(quiz, held, id_),
    }
    return Export(packed(files), left)


def _manifest(id_: str) -> bytes:
    root = ET.Element("manifest", identifier=f"{id_}-manifest", xmlns=_PACKAGE)
    metadata = node(root, "metadata")
    node(metadata, "schema", "IMS Content")
    node(metadata, "schemaversion", "1.1.3")
    node(root, "organizations")
    resources = node(root, "resources")
    questions = node(resources, "resource", identifier=id_, type="imsqti_xmlv1p2")
    node(questions, "file", href=f"{id_}/{id_}.xml")
    node(questions, "dependency", identifierref=f"{id_}-meta")
    href = f"{id_}/assessment_meta.xml"
    node(node(resources, "resource", identifier=f"{id_}-meta", type=_META, href=href), "file", href=href)
    return document(root)


def _meta(quiz: Quiz, held: list[Item], id_: str) -> bytes:
    root = ET.Element("quiz", identifier=id_, xmlns=_CANVAS)
    values = {
        "title": one_line(quiz.title),
        "description": "",
        "shuffle_answers": "false",
        "scoring_policy": "keep_highest",
        "quiz_type": "assignment",
        "points_possible": str(float(sum(item.points for item in held))),
        "show_correct_answers": "true",
        "allowed_attempts": "1",
        "available": "false",
    }
    for name, value in values.items():
        node(root, name, value)
    return document(root)


def _assessment(quiz: Quiz, held: list[Item], id_: str) -> bytes:
    root = ET.Element("questestinterop", xmlns=_ASI)
    assessment = node(root, "assessment", ident=id_, title=one_line(quiz.title))
    _fields(assessment, {"cc_maxattempts": "1"})
    section = node(assessment, "section", ident="root_section")
    for item in held:
        _item(section, quiz, item)
    return document(root)


def _fields(parent: ET.Element, values: dict[str, str]) -> None:
    metadata = node(parent, "qtimetadata")
    for name, value in values.items():
        field = node(metadata, "qtimetadatafield")
        node(field, "fieldlabel", name)
        node(field, "fieldentry", value)


def _material(parent: ET.Element, text: str, shown: bool = True) -> None:
    text = one_line(text)
    text, kind = (f"<p>{html.escape(text)}</p>", "text/html") if shown else (text, "text/plain")
    node(node(parent, "material"), "mattext", text, texttype=kind)


def _item(section: ET.Element, quiz: Quiz, item: Item) -> None:
    question = item.question
    id_ = safe_id(question.id)
    root = node(section, "item", ident=id_, title=label(item.number, question.prompt))
    options = item.responses or item.options or tuple(answers(question))
    ids = {text: f"{id_}-{n}" for n, text in enumerate(options, 1)}
    metadata = {
        "question_type": _TYPES[question.form],
        "points_possible": str(item.points),
        "original_answer_ids": ",".join(ids.values()),
        "assessment_question_identifierref": f"{id_}-ref",
    }
    _fields(node(root, "itemmetadata"), metadata)
    presentation = node(root, "presentation")
    _material(presentation, stem(item))
    processing = ET.Element("resprocessing")
    node(node(processing, "outcomes"), "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    condition = node(processing, "respcondition", **{"continue": "Yes"})
    node(node(condition, "conditionvar"), "other")
    node(condition, "displayfeedback", feedbacktype="Response", linkrefid="general_fb")
    notes = {"general_fb": feedback(quiz, item)}
    if item.premises:
        _matching(presentation, processing, item, ids)
    elif item.options:
        notes |= _choice(presentation, processing, item, ids)
    else:
        _written(presentation, processing, question)
    root.append(processing)
    for name, note in notes.items():
        _material(node(node(root, "itemfeedback", ident=name), "flow_mat"), note)


def _options(parent: ET.Element, ids: dict[str, str], shown: bool) -> None:
    choices = node(parent, "render_choice")
    for text, id_ in ids.items():
        _material(node(choices, "response_label", ident=id_), text, shown)


def _right(processing: ET.Element, action: str, score: str, respident: str, values: list[str]) -> None:
    condition = node(processing, "respcondition", **{"continue": "Yes" if action == "Add" else "No"})
    variables = node(condition, "conditionvar")
    for value in values:
        node(variables, "varequal", value, respident=respident)
    node(condition, "setvar", score, action=action, varname="SCORE")


def _choice(presentation: ET.Element, processing: ET.Element, item: Item, ids: dict[str, str]) -> dict[str, str]:
    _options(node(presentation, "response_lid", ident="response1", rcardinality="Single"), ids, shown=True)
    notes = {}
    why = why_wrong(item.question)
    for option in (option for option in item.options if option in why):
        condition = node(processing, "respcondition", **{"continue": "Yes"})
        node(node(condition, "conditionvar"), "varequal", ids[option], respident="response1")
        node(condition, "displayfeedback", feedbacktype="Response", linkrefid=f"{ids[option]}_fb")
        notes[f"{ids[option]}_fb"] = why[option]
    _right(processing, "Set", "100", "response1", [ids[item.question.answer]])
    return notes


def _matching(presentation: ET.Element, processing: ET.Element, item: Item, ids: dict[str, str]) -> None:
    share = f"{100 / len(item.premises):.2f}"
    for premise in item.premises:
        ident = f"response_{safe_id(premise.question.id)}"
        response = node(presentation, "response_lid", ident=ident)
        _material(response, premise.question.prompt, shown=False)
        _options(response, ids, shown=False)
        _right(processing, "Add", share, ident, [ids[premise.question.answer]])


def _written(presentation: ET.Element, processing: ET.Element, question: Question) -> None:
    box = node(presentation, "response_str", ident="response1", rcardinality="Single")
    node(node(box, "render_fib"), "response_label", ident="answer1", rshuffle="No")
    _right(processing, "Set", "100", "response1", answers(question))
