"""Aiken: multiple choice and nothing else, which nearly every learning platform imports.

In what year were relations normalized?
A. 1975
B. 1991
C. 1995
ANSWER: C
"""

from __future__ import annotations

import re
from string import ascii_uppercase

from quizgen.export.base import Export, Settings
from quizgen.export.composed import Item, compose
from quizgen.export.shared import one_line, sift
from quizgen.model import Form, Quiz
from quizgen.templates import Templates

_LIKE_SYNTAX = re.compile(r"[A-Z][.)]|ANSWER:")


def to_aiken(quiz: Quiz, settings: Settings, templates: Templates) -> Export:
    """Return the choices and the true or false statements of the quiz as Aiken."""
    held, left = sift(compose(quiz, settings, templates), _fault)
    return Export("\n".join(map(_question, held)).encode(), left)


def _fault(item: Item) -> str:
    if item.question.form not in (Form.CHOICE, Form.TRUE_FALSE):
        return f"Aiken has no {item.question.form} questions"
    if len(item.options) > len(ascii_uppercase):
        return "Aiken has letters for 26 options"
    # Aiken cannot escape anything: "J. Finer is …" would be taken for option J.
    if opening := _LIKE_SYNTAX.match(one_line(item.question.prompt)):
        return f"it opens with {opening[0]}, which Aiken reads as syntax"
    return ""


def _question(item: Item) -> str:
    options = [f"{letter}. {one_line(option)}" for letter, option in zip(ascii_uppercase, item.options, strict=False)]
    right = item.key_letter if item.question.form == Form.CHOICE else "AB"[item.key_letter == "F"]
    return "\n".join([one_line(item.question.prompt), *options, f"ANSWER: {right}", ""])
