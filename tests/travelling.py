"""A journey that needs no language pipeline: one cloze for each paragraph, on its longest word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.model import BLANK, Article, Fact, Form, Kind, Question, Quiz, Slot, question_id
from quizgen.pipeline import Drop, Journey, Options, Progress, Trace
from quizgen.templates import Templates


def travel(
    articles: Sequence[Article],
    options: Options | None = None,
    _templates: Templates | None = None,
    progress: Progress | None = None,
) -> Journey:
    options = options or Options()
    traces = []
    for number, article in enumerate(articles, start=1):
        for block in article.blocks:
            if block.role == "body" and "unusable" not in article.text:
                traces.append(_trace(article, block.start, block.end))
        if progress:
            progress("analyse", number, len(articles))
    asked = [q for trace in traces for q in trace.asked][: options.count]
    title = options.title or articles[0].title
    return Journey(
        quiz=Quiz(title=title, articles=tuple(articles), questions=tuple(asked), seed=options.seed),
        traces=tuple(traces),
        refused={a.source: "no question could be made of it" for a in articles if "unusable" in a.text},
    )


def _trace(article: Article, start: int, end: int) -> Trace:
    sentence = article.span(start, end)
    word = max(re.finditer(r"\w+", sentence.text), key=lambda m: len(m[0]))
    at = article.span(start + word.start(), start + word.end())
    fact = Fact(
        kind=Kind.STATEMENT, slots={"answer": Slot(at=at, text=at.text)}, evidence=(sentence,), rule="longest word"
    )
    question = Question(
        id=question_id(f"{article.id} {start}", Form.CLOZE),
        kind=Kind.STATEMENT,
        form=Form.CLOZE,
        prompt=sentence.text[: word.start()].replace(at.text, "…") + BLANK + sentence.text[word.end() :],
        answer=at.text,
        answer_at=at,
        evidence=(sentence,),
    )
    drop = Drop(rule="second-longest", why="not the longest", prompt="What?", answer="That.", evidence=sentence)
    return Trace(sentence=sentence, facts=(fact,), asked=(question,), dropped=(drop,))
