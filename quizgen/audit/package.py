"""Read an Anki package back into a quiz, from the package alone.

A card holds no offsets: its sentence is looked for in the articles, and the answer where the card marks it.
What can't be found becomes a span that quotes nothing, which the audit then names.
"""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping, Sequence

from quizgen.audit import fields as read
from quizgen.audit.finding import Searchable
from quizgen.errors import InputError
from quizgen.model import Article, Form, Kind, Question, Quiz, Span

LARGEST = 500_000_000
"""Bytes of the largest collection that is unpacked."""

_FORMS = {
    "quizgen open": Form.OPEN,
    "quizgen cloze": Form.CLOZE,
    "quizgen choice": Form.CHOICE,
    "quizgen true-false": Form.TRUE_FALSE,
}
_NEEDED = {"Id", "Question", "Answer", "Evidence", "Kind"}
_ORDER = "select n.mid, n.flds from notes n join cards c on c.nid = n.id group by n.id order by min(c.due), n.id"


def quiz_in_package(data: bytes, articles: Sequence[Article], where: str = "package") -> Quiz:
    """Return the questions of an Anki package, traced to the articles.

    Raises InputError for a file that is no Anki package, and for one that quizgen did not make.
    """
    searchable = [Searchable(article) for article in articles]
    found = [_question(form, fields, searchable) for form, fields in _notes(data, where)]
    if not found:
        raise InputError("no cards made by quizgen", where=where, remedy="give a deck made by quizgen")
    return Quiz(title=where, articles=tuple(articles), questions=tuple(found))


def _notes(data: bytes, where: str) -> Iterator[tuple[Form, dict[str, str]]]:
    """Yield the form and the fields of each note that quizgen made, in the order of the deck."""
    try:
        base = sqlite3.connect(":memory:")
        base.deserialize(collection_in(data))
        types = json.loads(base.execute("select models from col").fetchone()[0])
        rows = base.execute(_ORDER).fetchall()
        base.close()
        names = {mid: [field["name"] for field in kind["flds"]] for mid, kind in types.items()}
        forms = {mid: _FORMS[kind["name"]] for mid, kind in types.items() if kind["name"] in _FORMS}
    except (zipfile.BadZipFile, sqlite3.Error, LookupError, ValueError, TypeError, RuntimeError) as error:
        remedy = "give an .apkg that quizgen made"
        raise InputError("not an Anki package that can be read", where=where, remedy=remedy) from error
    for mid, fields in ((str(mid), str(fields)) for mid, fields in rows):
        if mid in forms and set(names[mid]) >= _NEEDED:
            yield forms[mid], dict(zip(names[mid], fields.split("\x1f"), strict=False))


def collection_in(data: bytes) -> bytes:
    """Return the database in an Anki package; raises what a damaged zip does, LookupError if it holds none."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entry = package.getinfo("collection.anki2")
        if not 0 < entry.file_size <= LARGEST:
            raise ValueError(f"a collection of {entry.file_size} bytes")
        return package.read(entry)


def _question(form: Form, fields: Mapping[str, str], articles: Sequence[Searchable]) -> Question:
    prompt, answer = read.plain(fields["Question"]), read.plain(fields["Answer"])
    distractors: list[str] = []
    if form == Form.CLOZE:
        prompt, deleted = read.cloze(fields["Question"])
        answer = _together([*deleted, answer])
    elif form == Form.CHOICE:
        keys, distractors = read.options(fields.get("Options", ""))
        answer = _together([*keys, answer])
    title = read.plain(fields.get("Title", ""))
    nearest = sorted(articles, key=lambda a: a.article.title != title)
    sentence, mark = read.marked(fields["Evidence"])
    told, answer_at = _trace(sentence, mark, nearest)
    if mark is None and form != Form.TRUE_FALSE:
        answer_at = _untraced(answer)
    others = [_trace(s, None, nearest)[0] for s in read.sentences(fields.get("Second source", ""))]
    kind = read.plain(fields["Kind"])
    return Question(
        id=read.plain(fields["Id"]),
        kind=Kind(kind) if kind in set(Kind) else Kind.STATEMENT,
        form=form,
        prompt=prompt,
        answer=answer,
        distractors=tuple(distractors),
        answer_at=answer_at,
        evidence=(told, *others),
    )


def _trace(sentence: str, part: tuple[int, int] | None, articles: Sequence[Searchable]) -> tuple[Span, Span]:
    """Return where the sentence stands in the articles, and where the part of it does."""
    found = (article.find(sentence, part or (0, len(sentence))) for article in articles)
    return next((spans for spans in found if spans), (_untraced(sentence), _untraced(sentence)))


def _together(answers: Sequence[str]) -> str:
    """Return what the card gives as right in several places; if they differ, all of it, which no sentence holds."""
    return " / ".join(dict.fromkeys(answers))


def _untraced(text: str) -> Span:
    return Span(article="", start=0, end=len(text), text=text)
