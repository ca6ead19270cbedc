"""AMC-TXT, the text format of auto-multiple-choice, which prints answer sheets and marks them from scans.

Title: The peace

# “Washington normalized relations in 1995.” (The peace, paragraph 3)
*[id=q-2f0c1d3e4b5a6978,ordered] In what year were relations normalized?
- 1991
+ 1995

An answer in words has a box for each number of points, which the teacher ticks. Everything else is worth a point, as
AMC scores a question with one right answer unless it is told otherwise.
"""

from __future__ import annotations

from quizgen.choose.measure import ordered
from quizgen.export.base import Export, Settings
from quizgen.export.composed import Item, compose
from quizgen.export.shared import answers, feedback, one_line, safe_id, sift
from quizgen.model import Form, Quiz
from quizgen.templates import Templates

_HEADER = """\
# AMC-TXT
Lang: EN
PaperSize: {paper}
ShuffleQuestions: 0
Disable: verbatim,local_latex,images,embf,title
Title: {title}
"""


def to_amc(quiz: Quiz, settings: Settings, templates: Templates) -> Export:
    """Return the quiz as AMC-TXT with all markup switched off; sources and expected answers are comments."""
    held, left = sift(compose(quiz, settings, templates), _fault)
    header = _HEADER.format(paper={"a4": "A4", "letter": "Letter"}[settings.paper], title=_text(quiz.title))
    return Export("\n".join([header, *(_question(quiz, item, settings) for item in held)]).encode(), left)


def _fault(item: Item) -> str:
    return "AMC-TXT has no matching questions" if item.premises else ""


def _text(text: str) -> str:
    # The one tag that is read line by line, before "Disable" takes effect.
    return one_line(text).replace("[verbatim]", "[ verbatim]")


def _question(quiz: Quiz, item: Item, settings: Settings) -> str:
    question = item.question
    lines = [f"# {_text(feedback(quiz, item))}"]
    options = [f"id={safe_id(question.id)}"]
    if question.form in (Form.OPEN, Form.CLOZE):
        room = settings.lines or (1 if question.form == Form.CLOZE else 2)
        lines += [f"# Expected: {_text(' / '.join(answers(question)))}"]
        lines += [f"*<lines={room}>[{','.join(options)}] {_text(question.prompt)}", *_boxes(item.points)]
        return "\n".join([*lines, ""])
    if question.form == Form.TRUE_FALSE or ordered(item.options) is not None:
        options.append("ordered")
    lines.append(f"*[{','.join(options)}] {_text(question.prompt)}")
    for option in item.options:
        lines.append(f"{'+' if option == question.answer else '-'} {_text(option)}")
    return "\n".join([*lines, ""])


def _boxes(points: int) -> list[str]:
    """Return the boxes for none to all of the points; the last is that of a right answer."""
    return [f"{'+' if n == points else '-'}[{n}]{{{n}}} {n}" for n in range(points + 1)]
