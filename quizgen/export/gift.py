r"""GIFT, the text format that Moodle and others import.

$CATEGORY: $course$/top/The peace

// [id:2f0c1d3e4b5a6978] [tag:date]
::001 In what year were relations normalized?::[plain]In what year were relations normalized? {
=[plain]1995
~[plain]1991#[plain]In 1991 talks began.
####[plain]“Washington normalized relations in 1995.” (The peace, paragraph 3)
}
"""

from __future__ import annotations

import re

from quizgen.export.base import Export, Settings
from quizgen.export.composed import Item, compose
from quizgen.export.shared import answers, feedback, label, one_line, sift, spare, stem, why_wrong
from quizgen.model import Form, Quiz
from quizgen.templates import Templates


def to_gift(quiz: Quiz, settings: Settings, templates: Templates) -> Export:
    """Return the quiz as GIFT; every text is marked plain, so that nothing in it is read as markup."""
    held, left = sift(compose(quiz, settings, templates), _fault)
    title = one_line(quiz.title).replace("/", "//")
    parts = [f"$CATEGORY: $course$/top/{title or 'Quiz'}\n", *(_question(quiz, item) for item in held)]
    return Export("\n".join(parts).encode(), left)


def _fault(item: Item) -> str:
    # Inside the braces "->" makes any question a matching one, and no escape helps. What is shown can take
    # an arrow instead; what a student types cannot.
    if item.question.form in (Form.OPEN, Form.CLOZE) and any("->" in text for text in answers(item.question)):
        return "GIFT cannot hold -> in an answer to be typed"
    return ""


def escaped(text: str) -> str:
    """Return the text on one line with GIFT's control characters escaped."""
    return re.sub(r"([\\#=~{}:])", r"\\\1", one_line(text))


def _shown(text: str) -> str:
    return "[plain]" + escaped(text).replace("->", "→")


def _typed(text: str) -> str:
    # A bare asterisk in a short answer stands for anything.
    return "[plain]" + escaped(text.replace("*", r"\*"))


def _question(quiz: Quiz, item: Item) -> str:
    question = item.question
    tags = "".join(f" [tag:{tag}]" for tag in (str(question.kind), question.difficulty) if tag)
    id_ = one_line(question.id).replace("]", r"\]")
    name = escaped(label(item.number, question.prompt))
    body = "\n".join(_answers(item))
    head = f"// [id:{id_}]{tags}\n::{name}::[plain]{escaped(stem(item))}"
    return f"{head} {{\n{body}\n####{_shown(feedback(quiz, item))}\n}}\n"


def _answers(item: Item) -> list[str]:
    question = item.question
    if item.premises:
        pairs = [(_shown(premise.question.prompt), premise.question.answer) for premise in item.premises]
        pairs += [("", response) for response in spare(item)]
        return [f"={premise} -> {escaped(response).replace('->', '→')}" for premise, response in pairs]
    if question.form == Form.TRUE_FALSE:
        return ["TRUE" if item.key_letter == "T" else "FALSE"]
    if question.form == Form.CHOICE:
        why = why_wrong(question)
        lines = []
        for option in item.options:
            mark = "=" if option == question.answer else "~"
            lines.append(mark + _shown(option) + (f"#{_shown(why[option])}" if option in why else ""))
        return lines
    return [f"={_typed(text)}" for text in answers(question)]
