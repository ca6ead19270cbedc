"""Quizzes made by hand, and Anki's own backend to look at what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from anki import import_export_pb2, lang
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from quizgen.export import Settings, export
from quizgen.model import BLANK, Article, Block, Form, Kind, Question, Quiz, question_id

TEXT = (
    "Biden and Trong agree on a partnership\n\n"
    "A new framework\n\n"
    "Washington normalized diplomatic relations with Vietnam in 1995, about two decades after the end of a "
    "protracted war. Nguyen Phu Trong is the general secretary of the Communist Party of Vietnam.\n\n"
    "The two countries set up a comprehensive strategic partnership, the highest tier of Vietnam's diplomacy. "
    "Vietnam keeps the same tier with China, Russia, India and South Korea."
)


def article(text: str = TEXT, **more: object) -> Article:
    """Return an article whose blocks are the paragraphs of the text: title, heading, bodies."""
    blocks, at, number = [], 0, 0
    for place, part in enumerate(text.split("\n\n")):
        role = ("title", "heading")[place] if place < 2 else "body"
        number += role == "body"
        blocks.append(Block(start=at, end=at + len(part), role=role, number=number if role == "body" else 0))
        at += len(part) + 2
    given: dict[str, object] = {
        "id": "vietnam",
        "title": text.split("\n\n", maxsplit=1)[0],
        "source": "vietnam.txt",
        "date": "2023-09-10",
        "link": "https://news.example.org/vietnam?page=1&part=2",
    }
    return Article.model_validate({**given, "text": text, "blocks": blocks, **more})


def ask(art: Article, form: Form, prompt: str, answer: str, **more: object) -> Question:
    """Return a question whose evidence is the sentence that holds the answer, or the text in ``at``."""
    at = str(more.pop("at", answer))
    start = art.text.index(at, art.blocks[1].end if len(art.blocks) > 2 else 0)
    begin = max(art.text.rfind(". ", 0, start) + 2, art.text.rfind("\n", 0, start) + 1)
    end = next((i + 1 for i in range(start + len(at) - 1, len(art.text)) if art.text[i] == "."), len(art.text))
    given: dict[str, object] = {
        "id": question_id(f"{art.id} {answer} {prompt}", form),
        "kind": Kind.DATE,
        "form": form,
        "prompt": prompt,
        "answer": answer,
        "answer_at": art.span(start, start + len(at)),
        "evidence": (art.span(begin, end),),
        "difficulty": "easy",
    }
    return Question.model_validate({**given, **more})


def vietnam(**more: object) -> Quiz:
    """Return a quiz with every form, a second source, accepted answers and reasons."""
    art = article()
    second = art.text.index("Vietnam keeps")
    questions = (
        ask(
            art,
            Form.OPEN,
            "In what year did Washington normalize diplomatic relations with Vietnam?",
            "1995",
            accepted=("the year 1995",),
            answer_type="year",
        ),
        ask(
            art,
            Form.CLOZE,
            f"{BLANK} is the general secretary of the Communist Party of Vietnam.",
            "Nguyen Phu Trong",
            kind=Kind.ROLE,
            answer_type="person",
        ),
        ask(
            art,
            Form.CHOICE,
            "Which tier of Vietnam's diplomacy is the highest?",
            "comprehensive strategic partnership",
            kind=Kind.RANK,
            distractors=("comprehensive partnership", "strategic partnership", "normal relations"),
            why_not=("It is two tiers below.", "It is one tier below.", ""),
            difficulty="medium",
            evidence=(art.span(art.text.index("The two"), second - 1), art.span(second, len(art.text))),
        ),
        ask(
            art,
            Form.TRUE_FALSE,
            "Washington normalized diplomatic relations with Vietnam in 1985.",
            "False",
            at="1995",
            why_not=(),
        ),
        ask(art, Form.MATCHING, "general secretary", "Nguyen Phu Trong", group="people"),
    )
    given: dict[str, object] = {"title": "Vietnam", "articles": (art,), "questions": questions, "seed": 7}
    return Quiz.model_validate({**given, **more})


@contextmanager
def collection() -> Iterator[Collection]:
    """Give a fresh collection of Anki's own backend, closed and removed afterwards."""
    lang.set_lang("en")
    with TemporaryDirectory() as folder:
        col = Collection(str(Path(folder) / "collection.anki2"))
        try:
            yield col
        finally:
            col.close()


def take(col: Collection, data: bytes) -> import_export_pb2.ImportResponse.Log:
    """Import a package and return Anki's log of it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "deck.apkg"
        path.write_bytes(data)
        request = ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions())
        return col.import_anki_package(request).log


def deck(quiz: Quiz, **settings: object) -> bytes:
    """Return the quiz as an Anki package."""
    return export(quiz, "anki", Settings.model_validate(settings)).data
