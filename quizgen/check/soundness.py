"""Soundness: how likely a question that passed every check is usable, by how it was made.

Checks refuse what is surely wrong; soundness ranks what is left. Its figures are in ``data/soundness.yaml``.
"""

from __future__ import annotations

import re

from quizgen.check.content import anchors_in
from quizgen.check.form import words
from quizgen.model import Fact, Form, Question
from quizgen.tables import table

UNKNOWN = 0.4
"""The soundness of a wording that has no figure."""


def soundness(question: Question, fact: Fact) -> float:
    """Return from 0 to 1 how likely the question is usable."""
    data = table("soundness")
    value = float(next((v for name, v in data["wordings"].items() if question.template.startswith(name)), UNKNOWN))
    if question.form == Form.CLOZE:
        value += float(data["cloze"].get(question.answer_type, -0.05))
    value += data["anchor"] * min(3, anchors_in(question.prompt))
    if len(words(question.prompt)) > 22:
        value += data["long_prompt"]
    if len(words(question.answer)) > 6:
        value += data["long_answer"]
    if len(question.evidence) > 1:
        value += data["resolved"]
    if question.prompt.startswith("According to"):
        value += data["reported"]
    value += data["doubt"] * float(fact.features.get("doubt", "0"))
    if question.template.startswith(("agent", "object")) and not re.search(r"[A-Z\d]", question.answer):
        value += data["no_subject_name"]
    return round(max(0.0, min(1.0, float(value))), 3)
