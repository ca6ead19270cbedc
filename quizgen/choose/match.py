"""Matching sets: pairs of one kind, with responses to spare.

matching(questions, pool, articles)   pairs of form ``matching``, gathered by ``group``
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from quizgen import lexicon
from quizgen.choose.alike import head, same_thing
from quizgen.choose.distract import pick
from quizgen.choose.doubts import may_be_true
from quizgen.choose.mentions import Scene, untitled
from quizgen.choose.rivals import surely
from quizgen.choose.sorts import sort_of
from quizgen.choose.standing import dangling, pointing
from quizgen.choose.stems import closed
from quizgen.model import BLANK, Article, Form, Kind, Question, digest, normalise, question_id

FEWEST = 4
MOST = 10
SPARE = 3
_COMPLEMENT = re.compile(r"\w (?:of|for|at|in|to|with|from|on) \w")
"""A role tells whose it is only with what it is a role in."""
_LONG = 90
"""How many characters a premise may have."""

Pair = tuple[str, Question]
Premise = Callable[[Question], str | None]


def _person(question: Question) -> str | None:
    """Of "Who is Jane Doe?", answered by a role, the premise is "Jane Doe"."""
    match = re.match(r"Who (?:is|was) ([A-Z][^?,]+)\?$", question.prompt)
    related = lexicon.kinship(head(question.answer))  # "son" of whom?
    return match[1] if match and question.answer_type == "role" and not related else None


def _office(question: Question) -> str | None:
    """Of "Who is the mayor of London?" the premise is "the mayor of London"."""
    match = re.match(r"Who (?:is|was) ((?:the |[A-Z])[^?]+)\?$", question.prompt)
    return match[1] if match and question.answer_type == "person" else None


def _event(question: Question) -> str | None:
    """Of "The treaty was signed in _____." the premise is "The treaty was signed"."""
    if question.form != Form.CLOZE:
        return None
    match = re.match(rf"(?:In (?:the year )?{BLANK},? (.+)|(.+?),? in (?:the year )?{BLANK}(.*))\.$", question.prompt)
    text = (match[1] or match[2] + match[3]) if match else ""
    return text[0].upper() + text[1:] if text and not re.search(r"\d{4}", text) else None


def _deed(question: Question) -> str | None:
    """Of "Who opened the bridge?" the premise is "opened the bridge"."""
    match = re.match(
        r"Who ((?!(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could) )[a-z]+ [^?]+)\?$", question.prompt
    )
    return match[1] if match else None


def _term(question: Question) -> str | None:
    """Of "What is photosynthesis?" the premise is "photosynthesis"."""
    match = re.match(r"What (?:is|are|was|were) (?:an? )?([^?,]+)\?$", question.prompt)
    return match[1] if match and len(match[1].split()) <= 4 else None


KINDS: dict[str, tuple[frozenset[Kind], Premise]] = {
    "person": (frozenset([Kind.ROLE]), _person),
    "office": (frozenset([Kind.ROLE]), _office),
    "deed": (frozenset([Kind.AGENT]), _deed),
    "year": (frozenset([Kind.DATE, Kind.ORIGIN, Kind.STATEMENT]), _event),
    "definition": (frozenset([Kind.DEFINITION]), _term),
}
"""What sets there are: of which facts, and how the premise is got from the question.

None of abbreviations: who can read initials needs to know nothing.
"""
_AT_HOME = frozenset(["deed", "year"])
"""Kinds whose premises show what article they are from, so that a set of several articles solves itself."""


def matching(
    questions: Iterable[Question], pool: Sequence[Question], articles: Sequence[Article], seed: int = 0
) -> list[Question]:
    """Return the pairs of all the sets that can be made, set by set; none where fewer than four pairs go together.

    A set is made of one article where it has four pairs; of roles and terms what is left over is gathered over the
    articles.
    """
    scene = Scene(articles, pool)
    asked = [question for question in questions if question.form in (Form.OPEN, Form.CLOZE)]
    out: list[Question] = []
    for name, (kinds, premise) in KINDS.items():
        found: dict[str, list[Pair]] = defaultdict(list)
        for question in asked:
            text = premise(scene.twin(question) if name == "year" else question) if question.kind in kinds else None
            if text and len(text) <= _LONG and _fits(name, text, question, scene):
                found[question.answer_at.article].append((text, question))
        left: list[Pair] = []
        for article in sorted(found):
            pairs, rest = _distinct(_of_one_make(found[article]))
            if len(pairs) < FEWEST and name not in _AT_HOME:
                left += found[article]
            for part in _parts(pairs):
                out += _group(name, part, rest, scene, seed)
        pairs, rest = _distinct(_of_one_make(left))
        for part in _parts(pairs):
            out += _group(name, part, rest, scene, seed)
    return out


def _parts(pairs: Sequence[Pair]) -> list[Sequence[Pair]]:
    """Cut the pairs evenly into sets of at most ten; no set of fewer than four."""
    parts = math.ceil(len(pairs) / MOST)
    bounds = [round(part * len(pairs) / parts) for part in range(parts + 1)] if parts else []
    return [pairs[start:end] for start, end in pairwise(bounds) if end - start >= FEWEST]


def _fits(name: str, text: str, question: Question, scene: Scene) -> bool:
    """Tell whether a response is of the set's sort, and the premise tells no more than it should."""
    key = sort_of(question.answer, question.answer_type)
    wanted = {
        "office": ("person",),
        "deed": ("person",),
        "year": ("year",),
        "definition": ("noun", "clause"),
    }
    if key.family not in wanted.get(name, (key.family,)):
        return False
    if name in ("office", "deed"):
        full = " " in question.answer and untitled(question.answer) == question.answer
        told = closed(question, key) not in ("", "thin")  # a set tells more than a premise alone
        return full and not told and surely(question.answer, key, question.answer_at.article, scene)
    if name == "person":
        return bool(" " in text and _COMPLEMENT.search(question.answer))
    return name != "year" or not (pointing(text) or dangling(f"{text}."))


def _of_one_make(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs whose responses begin alike, as most do: with an article, with "the", or with neither."""
    begins = [sort_of(question.answer, question.answer_type).determiner for _, question in pairs]
    usual = max(dict.fromkeys(begins), key=begins.count, default="")
    return [pair for pair, begin in zip(pairs, begins, strict=True) if begin == usual]


def _distinct(pairs: Iterable[Pair]) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs whose premise and response can't be another's, and those left out for that."""
    out: list[Pair] = []
    rest: list[Pair] = []
    for text, question in pairs:
        clash = any(
            normalise(text) == normalise(other) or _namesakes(text, other) or same_thing(question.answer, taken.answer)
            for other, taken in out
        )
        (rest if clash else out).append((text, question))
    return out, rest


def _namesakes(one: str, other: str) -> bool:
    """Tell whether two premises are names with one last name: "Kristin Wilkins" may be "Kristen Wilkins"."""
    return one.rpartition(" ")[2] == other.rpartition(" ")[2] and one.istitle() and other.istitle()


def _spare(name: str, pairs: Sequence[Pair], rest: Sequence[Pair], scene: Scene, seed: int) -> dict[str, str]:
    """Return up to three responses that fit no premise, with the reason."""
    taken = [question.answer for _, question in pairs]
    article = pairs[0][1].answer_at.article
    rivals = [(q.answer, f"The article says {q.answer} of something else.") for _, q in rest if " " in q.answer]
    if name in ("office", "deed", "year"):
        rivals += [(r.text, r.why) for _, q in pairs for r in pick(q, scene, seed)]
    if name in ("office", "deed"):
        people = [n.text for n in scene.names[article] if n.kind == "person" and " " in n.text]
        rivals += [(text, f"The article names {text} in another connection.") for text in people]
    spare: dict[str, str] = {}
    for text, why in rivals:
        if len(spare) == SPARE:
            break
        known = any(same_thing(text, other) for other in [*spare, *taken])
        if not known and not any(may_be_true(question, text, scene) for _, question in pairs):
            spare[text] = why
    return spare


def _group(name: str, pairs: Sequence[Pair], rest: Sequence[Pair], scene: Scene, seed: int) -> list[Question]:
    group = digest([name, *(question.fact or question.id for _, question in pairs)])
    spare = _spare(name, pairs, rest, scene, seed)
    return [
        question.model_copy(
            update={
                "id": question_id(question.fact or question.id, Form.MATCHING),
                "form": Form.MATCHING,
                "prompt": text[0].upper() + text[1:],
                "distractors": tuple(spare),
                "why_not": tuple(spare.values()),
                "group": group,
                "template": f"{question.template}+matching",
            }
        )
        for text, question in pairs
    ]
