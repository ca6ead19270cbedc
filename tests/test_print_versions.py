"""All versions at once: a file a letter, and the crosswalk that joins their results."""

from __future__ import annotations

import csv
import io

from lxml import html

from quizgen.export import Settings
from quizgen.export.lettered import lettered, table
from quizgen.templates import default
from tests.sample_quiz import hostile, sample


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode())))


def test_the_crosswalk_agrees_with_the_printed_keys() -> None:
    made = lettered(sample(), 4, "key", Settings(), default())
    assert list(made) == ["A", "B", "C", "D", "crosswalk"]
    crosswalk = rows(made["crosswalk"].data)
    assert {row["id"] for row in crosswalk} == {q.id for q in sample().questions}
    for letter in "ABCD":
        tree = html.document_fromstring(made[letter].data.decode())
        entries = {
            entry.xpath(".//*[@class='num']")[0].text.rstrip("."): entry for entry in tree.xpath("//*[@class='entry']")
        }
        for row in crosswalk:
            entry = entries[row[letter]]
            assert "".join(n.text for n in entry.xpath(".//*[@class='letter']")) == row[f"{letter} key"]
            answer = next(q.answer for q in sample().questions if q.id == row["id"])
            assert entry.xpath(".//*[@class='answer']")[0].text == answer


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others() -> None:
    first, again = (lettered(sample(), 2, "html", Settings(), default()) for _ in range(2))
    assert first == again
    assert first != lettered(sample().model_copy(update={"seed": 8}), 2, "html", Settings(), default())


def test_no_cell_is_a_formula() -> None:
    quiz = hostile()
    first = quiz.questions[0].model_copy(update={"prompt": "=1+1"})
    data = table(quiz.model_copy(update={"questions": (first,)}), 1)
    assert rows(data)[0]["question"] == "'=1+1"
