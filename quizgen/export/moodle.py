"""Moodle XML.

    <quiz><question type="multichoice">
      <name><text>001 In what year were relations normalized?</text></name>
      <questiontext format="plain_text"><text>In what year were relations normalized?</text></questiontext>
      <generalfeedback format="plain_text"><text>“… in 1995.” (The peace, paragraph 3)</text></generalfeedback>
      <answer fraction="100" format="plain_text"><text>1995</text>…</answer> …

Texts are ``plain_text``: Moodle then shows tags as they stand and runs no filter over them.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET

from quizgen.choose.measure import ordered
from quizgen.export.base import Export, Settings
from quizgen.export.composed import Item, compose
from quizgen.export.shared import answers, feedback, label, one_line, sift, spare, stem, why_wrong
from quizgen.export.xml import document
from quizgen.model import Form, Quiz
from quizgen.templates import Templates

_TYPES = {
    Form.CHOICE: "multichoice",
    Form.TRUE_FALSE: "truefalse",
    Form.MATCHING: "matching",
    Form.CLOZE: "shortanswer",  # Moodle puts the box where the five underscores stand
    Form.OPEN: "shortanswer",
}


def to_moodle(quiz: Quiz, settings: Settings, templates: Templates) -> Export:
    """Return the quiz as Moodle XML, in a category of its title."""
    held, left = sift(compose(quiz, settings, templates), lambda item: "")
    root = ET.Element("quiz")
    category = ET.SubElement(root, "question", type="category")
    # A slash parts categories; doubled it is a slash.
    _text(category, "category", f"$course$/top/{one_line(quiz.title).replace('/', '//') or 'Quiz'}")
    for item in held:
        _question(root, quiz, item)
    return Export(document(root), left)


def _text(parent: ET.Element, name: str, text: str, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, name, attributes)
    ET.SubElement(element, "text").text = one_line(text)
    return element


def _plain(parent: ET.Element, name: str, text: str, **attributes: str) -> ET.Element:
    return _text(parent, name, text, **attributes, format="plain_text")


def _answer(parent: ET.Element, text: str, right: bool, why: str = "", format_: str = "plain_text") -> None:
    answer = _text(parent, "answer", text, fraction="100" if right else "0", format=format_)
    _plain(answer, "feedback", why)


def _question(root: ET.Element, quiz: Quiz, item: Item) -> None:
    question = item.question
    node = ET.SubElement(root, "question", type=_TYPES[question.form])
    _text(node, "name", label(item.number, question.prompt))
    _plain(node, "questiontext", stem(item))
    _plain(node, "generalfeedback", feedback(quiz, item))
    ET.SubElement(node, "defaultgrade").text = str(item.points)
    ET.SubElement(node, "penalty").text = "1" if question.form == Form.TRUE_FALSE else "0.3333333"
    ET.SubElement(node, "hidden").text = "0"
    ET.SubElement(node, "idnumber").text = one_line(question.id)[:100]
    if item.premises:
        _matching(node, item)
    elif question.form == Form.TRUE_FALSE:
        for verdict in ("true", "false"):
            _answer(node, verdict, verdict[0].upper() == item.key_letter, format_="moodle_auto_format")
    elif question.form == Form.CHOICE:
        _choice(node, item)
    else:
        ET.SubElement(node, "usecase").text = "0"
        for text in answers(question):
            # A bare asterisk in a short answer stands for anything.
            _answer(node, text.replace("*", r"\*"), True, format_="moodle_auto_format")
    tags = ET.SubElement(node, "tags")
    for tag in filter(None, (str(question.kind), question.difficulty)):
        _text(tags, "tag", tag)


def _choice(node: ET.Element, item: Item) -> None:
    ET.SubElement(node, "single").text = "true"
    _shuffle(node, item.options)
    ET.SubElement(node, "answernumbering").text = "ABCD"
    why = why_wrong(item.question)
    for option in item.options:
        _answer(node, option, option == item.question.answer, why.get(option, ""))


def _matching(node: ET.Element, item: Item) -> None:
    _shuffle(node, item.responses)
    pairs = [(premise.question.prompt, premise.question.answer) for premise in item.premises]
    pairs += [("", response) for response in spare(item)]
    for premise, response in pairs:
        _text(_plain(node, "subquestion", premise), "answer", response)


def _shuffle(node: ET.Element, options: tuple[str, ...]) -> None:
    # Numbers are read best in their order.
    ET.SubElement(node, "shuffleanswers").text = "true" if ordered(options) is None else "false"
