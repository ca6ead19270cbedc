"""What stands on the notes: each question of a quiz as the fields of its note type, as HTML.

Note(type="open", guid="5f0c…", tags=("quizgen", "quizgen::kind::date", …), changed=1700000000, deck="Vietnam",
     fields={"Id": "9f2e…", "Context": "Biden in Hanoi", "Question": "In what year did …?", "Answer": "1995", …})
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from quizgen.choose.measure import ordered, size
from quizgen.export.anki.articles import About
from quizgen.export.anki.escape import deletion, field, is_plain, one_line, sentence
from quizgen.export.base import LeftOut, Settings
from quizgen.model import BLANK, Form, Question, Quiz, Span, normalise

UNRECORDED = 1_700_000_000
"""When a question last changed, in seconds, if nobody recorded it: a constant, so that bytes are the same each time."""

FIELDS = (
    "Id",
    "Context",
    "Question",
    "Options",
    "Answer",
    "Also right",
    "Evidence",
    "Second source",
    "Explanation",
    "Hint",
    "Title",
    "Link",
    "Date",
    "Paragraph",
    "Kind",
    "Typed",
    "Quoted",
    "Notes",
    "Spare 1",
    "Spare 2",
    "Spare 3",
)
"""The fields of every note type, version 1: never to be renamed, moved or added to, or Anki refuses updates."""

TYPED_AT_MOST = 40
_ARTICLE = re.compile(r"^(?:an?|the) (?=.)")
_HINTS = {"person", "place", "organization", "year", "date", "number"}


class Note(NamedTuple):
    """A note: ``fields`` maps the names of ``FIELDS``, in that order, to HTML; ``deck`` is its deck's full name."""

    id: str
    type: Form
    guid: str
    fields: dict[str, str]
    tags: tuple[str, ...]
    deck: str
    changed: int


def notes(quiz: Quiz, settings: Settings) -> Iterator[Note]:
    """Yield the notes of the quiz in the order of its questions."""
    about = {article.id: About.of(article) for article in quiz.articles}
    name = deck_name(quiz)
    for question in quiz.questions:
        if why_not(question):
            continue
        article = about[question.answer_at.article]
        typed = settings.typed and question.form in (Form.OPEN, Form.CLOZE) and len(question.answer) <= TYPED_AT_MOST
        yield Note(
            id=question.id,
            type=question.form,
            guid=guid(question),
            fields=_fields(question, article, about, quiz.seed, typed),
            tags=_tags(article.slug, question.kind, question.difficulty),
            deck=f"{name}::{article.deck}" if settings.subdecks else name,
            # One second later where the answer is typed: asking for it reaches a deck that was imported without.
            changed=(question.changed or UNRECORDED) + typed,
        )


def why_not(question: Question) -> str:
    """Return why the question stays out of a deck, or nothing."""
    if question.status == "drop":
        return "marked to be dropped"
    if question.form == Form.MATCHING:
        return "a pair to match asks nothing on a card of its own"
    return ""


def left_out(quiz: Quiz) -> Iterator[LeftOut]:
    """Yield the questions that stay out of a deck."""
    for question in quiz.questions:
        if why := why_not(question):
            yield LeftOut(question.id, why)


def guid(question: Question) -> str:
    """Return what Anki knows the note by, over all decks: from the question's id alone, safe in any format."""
    return hashlib.sha256(f"quizgen\x1f{question.id}".encode()).hexdigest()[:20]


def deck_name(quiz: Quiz) -> str:
    """Return the name of the quiz's deck."""
    return one_line(quiz.title) or next((one_line(a.title) for a in quiz.articles), "") or "quizgen"


def options(question: Question, seed: int) -> tuple[str, ...]:
    """Return the options of a choice as shown: sizes in order, others shuffled by the seed and the question's id."""
    every = [question.answer, *question.distractors]
    # Each option has a lot of its own, so a new distractor leaves the others in their order.
    lot = f"{seed}\x1f{question.id}\x1f"
    sized = ordered(every) if size(question.answer) else None
    return sized or tuple(sorted(every, key=lambda text: hashlib.sha256((lot + text).encode()).digest()))


def _fields(question: Question, article: About, about: dict[str, About], seed: int, typed: bool) -> dict[str, str]:
    form, evidence = question.form, question.evidence
    cloze = form == Form.CLOZE
    told = evidence[0] if len(evidence) == 1 else _told(question)
    hint = question.answer_type if cloze and question.answer_type in _HINTS else ""
    context, paragraph = article.place(question)
    return {
        "Id": field(question.id),
        "Context": context,
        "Question": _cloze(question, hint) if cloze else field(question.prompt),
        "Options": _options(question, seed) if form == Form.CHOICE else "",
        "Answer": field(question.answer),
        "Also right": field("; ".join(_also(question))) if question.accepted else "",
        "Evidence": marked(told, question),
        "Second source": "<br>".join(_others(evidence, told, about)) if len(evidence) > 1 else "",
        "Explanation": _explanation(question) if question.why_not else "",
        "Hint": hint,
        "Title": article.title,
        "Link": article.link,
        "Date": article.date,
        "Paragraph": paragraph,
        "Kind": str(question.kind),
        "Typed": "1" if typed else "",
        "Quoted": "1" if cloze and _quotes(question, told) else "",
        "Notes": "",
        "Spare 1": "",
        "Spare 2": "",
        "Spare 3": "",
    }


def _told(question: Question) -> Span:
    """Return the sentence that holds the answer, else the first."""
    return next((span for span in question.evidence if span.holds(question.answer_at)), question.evidence[0])


def marked(span: Span, question: Question) -> str:
    """Return the sentence as a field, with the answer in ``<mark>`` where the sentence holds it."""
    answer, text = question.answer_at, span.text
    if not span.holds(answer) or not answer.text.strip():
        return sentence(text)
    start, end = answer.start - span.start, answer.end - span.start
    if is_plain(text):
        return f"{text[:start]}<mark>{text[start:end]}</mark>{text[end:]}"
    return f"{sentence(text[:start])}<mark>{sentence(text[start:end])}</mark>{sentence(text[end:])}"


def _cloze(question: Question, hint: str) -> str:
    before, _, after = question.prompt.partition(BLANK)
    inner = deletion(question.answer) + (f"::{hint}" if hint else "")
    return f"{field(before)}{{{{c1::{inner}}}}}{field(after)}"


def _options(question: Question, seed: int) -> str:
    # The class of the right one is styled on the back only, so both sides share the field and no script is needed.
    lines = (
        f'<li class="key">{field(text)}</li>' if text == question.answer else f"<li>{field(text)}</li>"
        for text in options(question, seed)
    )
    return f'<ol class="options">{"".join(lines)}</ol>'


def _also(question: Question) -> list[str]:
    """Return the other answers that are worth showing: those that differ by more than an article or a comma."""
    others = {_bare(text): text for text in reversed(question.accepted)}
    return [text for bare, text in reversed(others.items()) if bare != _bare(question.answer)]


def _bare(text: str) -> str:
    return _ARTICLE.sub("", normalise(text)) or text


def _explanation(question: Question) -> str:
    pairs = zip(question.distractors, question.why_not, strict=False)
    lines = [f"<li>{_named(option, why)}</li>" for option, why in pairs if why]
    return f"<ul>{''.join(lines)}</ul>" if lines else ""


def _named(option: str, why: str) -> str:
    return field(why) if option in why else f"<b>{field(option)}</b> {field(why)}"


def _others(evidence: Sequence[Span], told: Span, about: dict[str, About]) -> Iterator[str]:
    for span in evidence:
        if span is not told:
            source = "" if span.article == told.article else f" <cite>{about[span.article].title}</cite>"
            yield sentence(span.text) + source


def _quotes(question: Question, told: Span) -> bool:
    """Tell whether the cloze, filled in, is its evidence: the card then shows the sentence once."""
    filled = question.prompt.replace(BLANK, question.answer)
    return filled == told.text or normalise(filled) == normalise(told.text)


@lru_cache(maxsize=1024)
def _tags(slug: str, kind: str, difficulty: str) -> tuple[str, ...]:
    tags = ("quizgen", f"quizgen::article::{slug}", f"quizgen::kind::{kind}")
    return (*tags, f"quizgen::difficulty::{difficulty}") if difficulty else tags
