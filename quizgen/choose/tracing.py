"""Trace a question again: to a changed article, or to its evidence after its answer was edited by hand."""

from __future__ import annotations

import re

from quizgen.model import Article, Form, Question, Quiz, Span, normalise


def retrace(question: Question, old: Quiz, new: Quiz, *, answer_too: bool) -> tuple[Question | None, str]:
    """Return the question with its spans in the articles of the new quiz, or None and why it no longer traces.

    A sentence is found again wherever it stands in the same article (by id, else source, else title).
    With ``answer_too`` the answer itself must stand in the evidence, for somebody has changed it.
    """
    evidence: list[Span] = []
    for span in question.evidence:
        moved, why = _moved(span, old, new)
        if moved is None:
            return None, why
        evidence.append(moved)
    if question.form == Form.TRUE_FALSE and question.answer not in {"True", "False"}:
        return None, f"the answer to a statement is True or False, not {question.answer!r}"
    at: Span | None
    if answer_too and question.form != Form.TRUE_FALSE:
        at = _stands(question.answer, evidence, new)
        if at is None:
            return None, f"the answer {question.answer!r} does not stand in its evidence"
    else:
        at = _answer_at(question, evidence, new)
        if at is None:
            return None, f"{question.answer_at.text!r} no longer stands in its evidence"
    wrong = [text for text in question.distractors if normalise(text) == normalise(question.answer)]
    if wrong:
        return None, f"the answer {question.answer!r} is among the wrong options too"
    return question.model_copy(update={"evidence": tuple(evidence), "answer_at": at}), ""


def _article(id_: str, old: Quiz, new: Quiz) -> Article | None:
    """Return the article of the new quiz that was of that id in the old one."""
    by_id = [a for a in new.articles if a.id == id_]
    was = [a for a in old.articles if a.id == id_]
    same = [a for a in new.articles for b in was if a.source == b.source]
    like = [a for a in new.articles for b in was if a.title == b.title]
    return next(iter([*by_id, *same, *like]), None)


def _moved(span: Span, old: Quiz, new: Quiz) -> tuple[Span | None, str]:
    article = _article(span.article, old, new)
    if article is None:
        return None, "its article is no longer there"
    if not span.text.strip():
        return None, "it names no sentence as evidence"
    places = [m.start() for m in re.finditer(re.escape(span.text), article.text)]
    if not places:
        return None, f"the article no longer says {_short(span.text)!r}"
    # The sentence may stand there twice; the nearest to where it was is the one.
    start = min(places, key=lambda place: abs(place - span.start))
    return article.span(start, start + len(span.text)), ""


def _answer_at(question: Question, evidence: list[Span], new: Quiz) -> Span | None:
    """Return where the answer was, in the moved evidence; elsewhere in it if it lay outside."""
    old = question.answer_at
    for before, after in zip(question.evidence, evidence, strict=True):
        if before.holds(old):
            shift = after.start - before.start
            return new.article(after.article).span(old.start + shift, old.end + shift)
    return _stands(old.text, evidence, new)


def _stands(answer: str, evidence: list[Span], new: Quiz) -> Span | None:
    """Return where the words of the answer stand in the evidence, whatever their case, spacing and punctuation."""
    words = re.findall(r"[^\W_]+", answer)
    if not words:
        return None
    pattern = r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, words)) + r"(?![^\W_])"
    bare = re.sub(r"^(?:the|an?)\s+", "", answer, flags=re.IGNORECASE)
    for span in evidence:
        for tried in dict.fromkeys((re.escape(answer), pattern)):
            found = re.search(tried, span.text, re.IGNORECASE)
            if found:
                return new.article(span.article).span(span.start + found.start(), span.start + found.end())
    return _stands(bare, evidence, new) if bare != answer else None


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
