"""The saved quiz: JSON that other programs read, people edit, and quizgen takes back.

{"title": "…", "articles": [{"id": "…", "title": "…", "source": "…", "text": "…"}],
 "questions": [{"id": "…", "kind": "date", "form": "open", "prompt": "…", "answer": "1995", …}]}
"""

from __future__ import annotations

import json

from pydantic import ValidationError

from quizgen.errors import InputError
from quizgen.export.base import Export, Settings
from quizgen.model import Quiz
from quizgen.templates import Templates


def to_json(quiz: Quiz, _settings: Settings, _templates: Templates) -> Export:
    """Return the quiz as UTF-8 JSON with two spaces of indent and a last line break."""
    text = json.dumps(quiz.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
    return Export(text.encode())


def from_json(data: bytes, where: str = "saved quiz") -> Quiz:
    """Return the quiz that was saved as these bytes.

    Raises InputError that names the place in the file where it is not a saved quiz.
    """
    try:
        return Quiz.model_validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise InputError(
            f"not a saved quiz: {first['msg']}", where=f"{where}: {place}" if place else where, remedy="mend that place"
        ) from error
