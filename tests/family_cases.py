"""The sentences of ``tests/cases``, one file a family of facts, and what the family makes of each.

A case is a short text, where needed with a title, and one of

    finds:   list of {prompt or rule, answer}: what must come out; ``dropped: NAME`` says which check refuses it
    leaves:  true where the family must yield nothing, or the rule that must not fire, or the prompt that must not be

``missed: WHY`` marks a sentence of which the family does not yet make what it ought to.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml

from quizgen import extract
from quizgen.analyse import analyse, load
from quizgen.extract import CLAUSE_FAMILIES, DOCUMENT_FAMILIES, Miss, find_facts
from quizgen.model import Article, Block, Fact, Question
from quizgen.templates import default
from quizgen.word import load as load_wordings
from quizgen.word import questions

FOLDER = Path(__file__).parent / "cases"
FAMILIES = [*CLAUSE_FAMILIES, *DOCUMENT_FAMILIES]


@dataclass(frozen=True)
class Found:
    """A fact with one of the questions it became; None where no wording was sure to fit."""

    fact: Fact
    question: Question | None
    article: Article


def article(text: str, title: str = "") -> Article:
    """Return an article of one paragraph, with or without a title."""
    whole = f"{title}\n\n{text}" if title else text
    start = len(whole) - len(text)
    body = Block(start=start, end=len(whole), role="body", number=1)
    blocks = (Block(start=0, end=len(title), role="title"), body) if title else (body,)
    return Article(id="a", title=title or "Untitled", source="a.txt", text=whole, titled=bool(title), blocks=blocks)


def cases(family: str) -> list[dict[str, Any]]:
    """Return the cases of a family, none where it has no file."""
    path = FOLDER / f"{family}.yaml"
    return list(yaml.safe_load(path.read_text(encoding="utf-8"))) if path.is_file() else []


@cache
def found(family: str, text: str, title: str = "") -> tuple[Found, ...]:
    """Return what the family alone finds in the text, with the shipped pipeline and the shipped wordings."""
    own = article(text, title)
    document = analyse(own, load())
    wordings = load_wordings(default())
    out: list[Found] = []
    with (
        patch.object(extract, "CLAUSE_FAMILIES", {k: v for k, v in CLAUSE_FAMILIES.items() if k == family}),
        patch.object(extract, "DOCUMENT_FAMILIES", {k: v for k, v in DOCUMENT_FAMILIES.items() if k == family}),
    ):
        facts = [f for f in find_facts(document) if not isinstance(f, Miss) and "weak" not in f.features]
    for fact in facts:
        made = list(questions(fact, wordings))
        out += [Found(fact, question, own) for question in made or [None]]
    return tuple(out)


def wanted(found_: Found, want: dict[str, str]) -> bool:
    """Tell whether this is what a case wants: the answer, and the prompt or the rule."""
    answer = found_.fact.slots["answer"].text
    asked = found_.question is not None and found_.question.prompt == want.get("prompt")
    return answer == want["answer"] and (asked if "prompt" in want else found_.fact.rule == want["rule"])
