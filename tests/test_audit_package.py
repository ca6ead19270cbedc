"""The audit of an Anki package sees what a student will see."""

from __future__ import annotations

import io
import sqlite3
import tempfile
import zipfile
from pathlib import Path

import pytest

from quizgen.audit import audit, quiz_in_package
from quizgen.errors import InputError
from quizgen.export import export
from quizgen.model import Form
from quizgen.read import read_article
from tests.samples import ARTICLE, QUIZ

ON_CARDS = [q for q in QUIZ.questions if q.form != Form.MATCHING]


@pytest.fixture(scope="module")
def package() -> bytes:
    return export(QUIZ, "anki").data


def altered(package: bytes, old: str, new: str) -> bytes:
    """Return the package with other words in its notes."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive, tempfile.TemporaryDirectory() as folder:
        path = Path(archive.extract("collection.anki2", folder))
        with sqlite3.connect(path) as base:
            assert base.execute("select count(*) from notes where instr(flds, ?)", (old,)).fetchone()[0]
            base.execute("update notes set flds = replace(flds, ?, ?)", (old, new))
        base.close()
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as changed:
            changed.write(path, "collection.anki2")
        return out.getvalue()


def test_what_went_in_comes_out(package: bytes) -> None:
    quiz = quiz_in_package(package, [ARTICLE], "bridge.apkg")
    for before, after in zip(ON_CARDS, quiz.questions, strict=True):
        assert (after.id, after.form, after.kind) == (before.id, before.form, before.kind)
        assert (after.prompt, after.answer) == (before.prompt, before.answer)
        assert (after.answer_at, after.evidence) == (before.answer_at, before.evidence)
    assert audit(quiz) == []


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("opened in <mark>", "closed in <mark>", {"span", "says", "words"}),
        ("<mark>July 1940</mark>", "July 1940", {"span", "answer", "says"}),
        ("<mark>July 1940</mark>", "<mark>July</mark> 1940", {"says"}),
        ("When was the bridge", "When was the viaduct", {"words"}),
        ("{{c1::6.4", "{{c1::6.5", {"says"}),
        ('<li class="key">Leon Moisseiff', '<li class="key">Leon Trotsky', {"says"}),
    ],
)
def test_a_spoilt_card_is_named(package: bytes, old: str, new: str, rules: set[str]) -> None:
    failures = audit(quiz_in_package(altered(package, old, new), [ARTICLE]))
    assert {f.rule for f in failures} == rules


def test_a_sentence_is_found_though_anki_composed_its_letters() -> None:
    text = "The bridge\n\nThe cafe\u0301 at the bridge was\nopened in July 1940.\x0b The tower\x07 fell.\n"
    article = read_article(text.encode(), "bridge.txt")
    where = article.text.index("The cafe")
    sentence = article.span(where, article.text.index("1940.") + 5)
    at = article.span(article.text.index("July"), sentence.end - 1)
    asked = QUIZ.questions[0].model_copy(
        update={"prompt": "When was the café opened?", "evidence": (sentence,), "answer_at": at}
    )
    quiz = QUIZ.model_copy(update={"articles": (article,), "questions": (asked,)})
    back = quiz_in_package(export(quiz, "anki").data, [article])
    assert back.questions[0].evidence == (sentence,)
    assert back.questions[0].answer_at == at


def test_both_pieces_of_evidence_are_read() -> None:
    other = read_article(b"In the news\n\nIn July 1940 people opened the bridge over the Tacoma Narrows.\n", "news.txt")
    more = other.span(other.text.index("In July"), len(other.text) - 1)
    asked = QUIZ.questions[0].model_copy(update={"evidence": (*QUIZ.questions[0].evidence, more)})
    quiz = QUIZ.model_copy(update={"articles": (ARTICLE, other), "questions": (asked,)})
    back = quiz_in_package(export(quiz, "anki").data, [ARTICLE, other])
    assert back.questions[0].evidence == asked.evidence
    assert audit(back) == []


def zipped(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, data)
    return out.getvalue()


def foreign() -> bytes:
    base = sqlite3.connect(":memory:")
    base.executescript(
        "create table col (models text); insert into col values ('{}');"
        "create table notes (id, mid, flds); create table cards (nid, due);"
    )
    return base.serialize()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not an Anki package"),
        (b"PK\x03\x04", "not an Anki package"),
        (zipped("other", b""), "not an Anki package"),
        (zipped("collection.anki2", b"no database"), "not an Anki package"),
        (zipped("collection.anki2", b""), "not an Anki package"),
        (zipped("collection.anki2", foreign()), "no cards made by quizgen"),
    ],
)
def test_what_is_no_package_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        quiz_in_package(data, [ARTICLE], "bridge.apkg")
