"""A document to edit in Word or LibreOffice: the quiz, and on a page of its own the key.

The peace                                                    Title
Name ________ Class ______ Date ______ Score ____ / 24       Quiz Name Line
Multiple choice                                              Heading 1
1.  In what year were relations normalized?                  Quiz Stem (stays with its options)
    A.  1991                                                 Quiz Option

Everything is set in styles of these names, so that a teacher changes the look in one place.
"""

from __future__ import annotations

from quizgen.errors import OutputError
from quizgen.export.base import Export, Settings
from quizgen.export.composed import compose
from quizgen.export.shared import repacked, sift
from quizgen.model import Quiz
from quizgen.templates import Templates


def to_docx(quiz: Quiz, settings: Settings, templates: Templates) -> Export:
    """Return the quiz as a Word document, the key included unless told otherwise.

    Raises OutputError where python-docx is not installed.
    """
    try:
        from quizgen.export.docx_pages import pages
    except ImportError as error:
        raise OutputError("the format docx needs python-docx", remedy="pip install 'quizgen[docx]'") from error
    sheet = compose(quiz, settings, templates)
    held, left = sift(sheet, lambda item: "")
    return Export(repacked(pages(quiz, sheet, held, settings)), left)
