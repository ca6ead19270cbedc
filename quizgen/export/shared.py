"""What the classroom formats have in common: clean text, sources, names, and zips that never change.

one_line("a\\n\\n b")           'a b'
source(quiz, question)        '“In 1995 the two made peace.” (A long peace, paragraph 2)'
held, left = sift(sheet, fault)
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Callable, Mapping

from quizgen.export.base import LeftOut
from quizgen.export.composed import Item, Sheet
from quizgen.model import Form, Question, Quiz, Span

_UNFIT = re.compile("[^\\s\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]|[\\x00-\\x08\\x0e-\\x1f\\x7f]")
_ID = re.compile(r"[A-Za-z0-9_-]{1,48}")
MATCH = "Match each line with its response."
"""What a matching set asks, where a format wants a question of its own for it."""

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold


def one_line(text: str) -> str:
    """Return the text on one line, without the control characters that XML and spreadsheets refuse."""
    return " ".join(_UNFIT.sub("", text).split())


def units(text: str) -> int:
    """Return how long the text is for a web page that counts UTF-16 units, as limits of websites do."""
    return len(text.encode("utf-16-le")) // 2


def label(number: int, text: str, longest: int = 60) -> str:
    """Return a name for lists of questions: the number and the first words."""
    text = one_line(text)
    if len(text) > longest:
        text = text[:longest].rsplit(" ", 1)[0] + " …"
    return f"{number:03d} {text}"


def safe_id(id_: str, prefix: str = "q") -> str:
    """Return an id that XML, LaTeX and file names accept: the question's own, or a digest of an odd one."""
    if not _ID.fullmatch(id_):
        id_ = hashlib.sha256(id_.encode("utf-8", "replace")).hexdigest()[:16]
    return f"{prefix}-{id_}"


def answers(question: Question) -> list[str]:
    """Return the answer and what else is accepted, each once."""
    return list(dict.fromkeys(filter(None, map(one_line, (question.answer, *question.accepted)))))


def source(quiz: Quiz, question: Question) -> str:
    """Return the sentences that prove the answer, each quoted and with its place; the one that holds it first."""
    first = sorted(question.evidence, key=lambda span: not span.holds(question.answer_at))
    return " ".join(f"“{one_line(span.text)}” ({place(quiz, span)})" for span in dict.fromkeys(first))


def place(quiz: Quiz, span: Span) -> str:
    """Return where a span stands: the article's title and, if the article has them, the number of the paragraph."""
    article = quiz.article(span.article)
    paragraph = article.paragraph_of(span.start)
    return one_line(article.title) + (f", paragraph {paragraph}" if paragraph else "")


def stem(item: Item) -> str:
    """Return what an item asks, on one line."""
    return MATCH if item.premises else one_line(item.question.prompt)


def feedback(quiz: Quiz, item: Item) -> str:
    """Return the sources of an item, of all premises of a matching set; before them what is wrong with a statement."""
    questions = [premise.question for premise in item.premises] or [item.question]
    return " ".join(dict.fromkeys([*verdict(item.question), *(source(quiz, question) for question in questions)]))


def verdict(question: Question) -> list[str]:
    """Return why a statement is false, where that is known."""
    known = question.why_not if question.form == Form.TRUE_FALSE else ()
    return [one_line(why) for why in known if why.strip()]


def why_wrong(question: Question) -> dict[str, str]:
    """Return why each distractor is wrong, as far as it is known."""
    return {d: one_line(why) for d, why in zip(question.distractors, question.why_not, strict=False) if why.strip()}


def spare(item: Item) -> list[str]:
    """Return the responses of a matching set that fit no premise."""
    used = {premise.question.answer for premise in item.premises}
    return [response for response in item.responses if response not in used]


def sift(sheet: Sheet, fault: Callable[[Item], str]) -> tuple[list[Item], tuple[LeftOut, ...]]:
    """Return the items a format can hold and, with its reason, each question it cannot.

    ``fault`` says what is wrong with an item, or nothing.
    """
    held: list[Item] = []
    left: list[LeftOut] = []
    for item in (item for section in sheet.sections for item in section.items):
        why = _unfinished(item) or fault(item)
        if why:
            questions = [premise.question for premise in item.premises] or [item.question]
            left += [LeftOut(question.id, why) for question in questions]
        else:
            held.append(item)
    return held, tuple(left)


def _unfinished(item: Item) -> str:
    if item.question.form == Form.CHOICE and len(item.options) < 2:
        return "a choice needs a distractor"
    if item.question.form == Form.MATCHING and len(item.premises) < 2:
        return "a matching set needs two pairs"
    return "" if answers(item.question) else "it has no answer"


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of the files in the order given, the same bytes whenever and wherever it is made."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # else the zip says on which system it was made
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return buffer.getvalue()


def repacked(data: bytes) -> bytes:
    """Return an Office file without the times it was saved at."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    core = "docProps/core.xml"
    if core in files:
        files[core] = re.sub(rb"(<dcterms:\w+[^>]*>)[^<]*(</dcterms:)", rb"\g<1>2000-01-01T00:00:00Z\g<2>", files[core])
    return packed(files)
