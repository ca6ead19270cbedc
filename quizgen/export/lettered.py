"""All versions of a quiz at once, and the crosswalk that joins their results.

id,A,A key,B,B key,question
5f0c…,1,B,4,D,In what year …?
"""

from __future__ import annotations

import csv
import io

from quizgen.choose.versions import crosswalk, versions
from quizgen.export import Export, Settings, export
from quizgen.model import Quiz
from quizgen.templates import Templates


def lettered(quiz: Quiz, n: int, to: str, settings: Settings, templates: Templates) -> dict[str, Export]:
    """Return ``n`` versions in one format under their letters, and under ``crosswalk`` a table of where items stand.

    ``quiz.seed`` settles how they are shuffled; UsageError unless ``n`` is 1 to 26.
    """
    made: dict[str, Export] = {}
    for version in versions(quiz, n, quiz.seed):
        made[version.letter] = export(quiz, to, settings.model_copy(update={"version": version.letter}), templates)
    return made | {"crosswalk": Export(table(quiz, n))}


def table(quiz: Quiz, n: int) -> bytes:
    """Return the crosswalk as CSV: of each item its id, and its number and key in each version."""
    made = versions(quiz, n, quiz.seed)
    prompts = {question.id: question.prompt for question in quiz.questions}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["id", *(name for v in made for name in (v.letter, f"{v.letter} key")), "question"])
    for row in crosswalk(made):
        writer.writerow([row.id, *(cell for place in row.places for cell in place), _cell(prompts[row.id])])
    return out.getvalue().encode()


def _cell(text: str) -> str:
    # A spreadsheet takes a cell that begins like this for a formula.
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
