"""A small article and a sound quiz about it, made by hand, for tests to use and to spoil."""

from __future__ import annotations

from quizgen.model import BLANK, Article, Form, Kind, Question, Quiz, Span
from quizgen.read import read_article

TEXT = """The bridge that fell

The bridge over the Tacoma Narrows was opened in July 1940. Its chief engineer was Leon Moisseiff.

The bridge fell into the water on 7 November 1940, and it had cost 6.4 million dollars. Nobody was killed.
"""
ARTICLE = read_article(TEXT.encode(), "articles/bridge.txt")


def span(words: str, article: Article = ARTICLE) -> Span:
    start = article.text.index(words)
    return article.span(start, start + len(words))


OPENED, ENGINEER, FELL = (
    span("The bridge over the Tacoma Narrows was opened in July 1940."),
    span("Its chief engineer was Leon Moisseiff."),
    span("The bridge fell into the water on 7 November 1940, and it had cost 6.4 million dollars."),
)


def question(prompt: str, answer: str, evidence: Span, form: Form = Form.OPEN, **more: object) -> Question:
    at = more.pop("answer_at", None) or span(answer)
    values = {
        "id": f"id of {prompt}",
        "kind": Kind.DATE,
        "form": form,
        "evidence": (evidence,),
        "answer_at": at,
        **more,
    }
    return Question(prompt=prompt, answer=answer, **values)  # type: ignore[arg-type]


OPEN = question("When was the bridge over the Tacoma Narrows opened?", "July 1940", OPENED)
CLOZE = question(f"The bridge that fell had cost {BLANK} million dollars.", "6.4", FELL, Form.CLOZE)
CHOICE = question(
    "Who was the chief engineer of the bridge?",
    "Leon Moisseiff",
    ENGINEER,
    Form.CHOICE,
    distractors=("Tacoma Narrows", "July Moisseiff"),
)
TRUE = question("The bridge fell into the water.", "True", FELL, Form.TRUE_FALSE, answer_at=FELL)
FALSE = question(
    "The bridge fell into the water in July 1940.",
    "False",
    FELL,
    Form.TRUE_FALSE,
    answer_at=FELL,
    distractors=("July",),
)
PAIRS = (
    question("opened", "July 1940", OPENED, Form.MATCHING, group="days"),
    question("fell", "7 November 1940", FELL, Form.MATCHING, group="days"),
)
QUIZ = Quiz(title="The bridge", articles=(ARTICLE,), questions=(OPEN, CLOZE, CHOICE, TRUE, FALSE, *PAIRS))
