"""Candidates for wrong options: answers and names of the same sort, values near, other kinds of the same thing."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import NamedTuple

from quizgen import lexicon
from quizgen.choose.alike import bare, head
from quizgen.choose.doubts import after_the
from quizgen.choose.measure import size
from quizgen.choose.mentions import Scene
from quizgen.choose.reasons import absent, elsewhere, given
from quizgen.choose.sorts import NAMES, VALUES, Sort, sort_of
from quizgen.choose.values import near
from quizgen.model import BLANK, Form, Question

_CONCRETE = frozenset("substance animal plant food body".split())
_AMBIGUOUS = ("Georgia", "Macedonia")  # these may be other places too


class Rival(NamedTuple):
    """A candidate for a distractor: the nearer, the better; ``why`` says why it is wrong."""

    text: str
    nearness: float
    why: str


def candidates(question: Question, key: Sort, scene: Scene, rng: random.Random) -> Iterator[Rival]:
    """Yield what is of the same sort as the answer; it may still be true, or the answer by another name."""
    if key.family in VALUES:
        yield from _values(question, key, scene, rng)
    elif key.family in ("person", "people", "place", "organization", "event"):
        yield from _answers(question, key, scene, rng)
        yield from _names(question, key, scene, rng)
        yield from _neighbours(question, key, scene, rng)
    else:
        yield from _answers(question, key, scene, rng)
        yield from _nouns(question, key, scene, rng)
        yield from _kin(question, key, scene, rng)


def _answers(question: Question, key: Sort, scene: Scene, rng: random.Random) -> Iterator[Rival]:
    """Yield answers of other questions that are of the same sort."""
    here = question.answer_at.article
    for other in scene.pool:
        if other.fact == question.fact or other.form not in (Form.OPEN, Form.CLOZE):
            continue
        # An article about something else offers nothing plausible; one about the same thing names the answer too.
        if other.answer_at.article != here and not scene.mentions(other.answer_at.article, bare(question.answer)):
            continue
        sort = sort_of(plainly(other), other.answer_type)
        if scene.kinds.get((other.answer_at.article, bare(other.answer)), sort.family) != sort.family:
            continue  # how the article speaks of it tells against how it was asked for
        if other.answer in _AMBIGUOUS or (key.family == "person" and not _surely_person(other.answer, scene)):
            continue
        if key.family in NAMES and not _same_article(question, other, sort, scene):
            continue
        nearness = likeness(key, sort, question, other)
        if nearness > 0:
            nearness += (other.kind == question.kind) + (other.template == question.template) / 2 + rng.random()
            same = other.answer_at.article == here
            close = 1 / (1 + abs(other.answer_at.start - question.answer_at.start) / 1000) if same else 0.0
            why = elsewhere(question, other.answer, other.evidence[0].text, same)
            yield Rival(plainly(other), nearness + 2 * same + close, why)


def _surely_person(name: str, scene: Scene) -> bool:
    """Tell whether a name is a person's beyond doubt: one word may be a town's or a tribe's, taken for a person's."""
    if " " in name:
        return True
    return not name.endswith(("men", "s")) and (scene.persons[name] > 1 or lexicon.given_name(name))


def _same_article(question: Question, other: Question, sort: Sort, scene: Scene) -> bool:
    """Tell whether a name has the article where the answer has it: "National Science Foundation" can't stand bare."""
    if sort.determiner == "the":
        return not after_the(question)
    needs = scene.the.get((other.answer_at.article, bare(other.answer)), lexicon.with_the(other.answer))
    return needs == after_the(question)


def plainly(question: Question) -> str:
    """Return the answer without the capital that it has only by standing first in its sentence."""
    answer, first = question.answer, question.answer.split()[0]
    starts = any(span.start == question.answer_at.start for span in question.evidence)
    common = first[1:].islower() and lexicon.noun_class(first) and not lexicon.name_class(first)
    return answer[0].lower() + answer[1:] if starts and common and question.answer_type not in NAMES else answer


def likeness(key: Sort, other: Sort, question: Question, source: Question) -> float:
    """Return how alike two answers are as options; 0 if they may not stand side by side."""
    if key.family != other.family or key.lead != other.lead or key.plural != other.plural or other.listed:
        return 0.0
    if key.capitals != other.capitals:
        return 0.0
    if key.family != "person" and key.determiner != other.determiner:
        return 0.0
    if key.family in ("noun", "name") and (not key.finer or key.finer != other.finer or "" in key.finer):
        return 0.0
    if key.family in ("noun", "name") and question.answer_type != source.answer_type:
        return 0.0
    if key.family in ("place", "event", "people") and (key.finer != other.finer or "" in key.finer):
        return 0.0
    if key.family == "person" and (key.words == 1) != (other.words == 1):
        return 0.0
    shared = len(key.finer & other.finer)
    return 1.0 + shared + 1.0 / (1 + abs(key.words - other.words))


def _names(question: Question, key: Sort, scene: Scene, rng: random.Random) -> Iterator[Rival]:
    """Yield names of the same kind from the article."""
    article = question.answer_at.article
    for name in scene.names[article]:
        if (
            name.text in _AMBIGUOUS
            or name.kind != key.family
            or _is_office(name.text)
            or (key.words == 1) != (" " not in name.text)
        ):
            continue
        if key.family in ("place", "event") and key.finer != name.finer:
            continue
        if name.the != (key.determiner == "the" or after_the(question)):
            continue
        sentence = scene.mention(article, name.text)
        if sentence:
            nearness = 2.0 + min(name.times, 5) / 5 + len(key.finer & name.finer) + rng.random()
            text = f"the {name.text}" if key.determiner == "the" else name.text
            yield Rival(text, nearness, elsewhere(question, name.text, sentence.text))


def _is_office(name: str) -> bool:
    """Tell whether a name in capitals is a title or an office rather than somebody's name."""
    return any(lexicon.is_role(word.lower()) for word in name.split()) and not lexicon.given_name(
        name.partition(" ")[0]
    )


def _neighbours(question: Question, key: Sort, scene: Scene, rng: random.Random) -> Iterator[Rival]:
    """Yield countries of the same part of the world, which the article may not mention."""
    # What is said of a country in general may hold of its neighbours; what happened there once seldom does.
    if "country" not in key.finer or not re.search(r"\b(?:did|was|were|had)\b|\d{4}", question.prompt):
        return
    others = [
        name for name in lexicon.neighbours(question.answer) if name not in scene.texts[question.answer_at.article]
    ]
    needs = after_the(question) or lexicon.with_the(question.answer)
    others = [name for name in others if lexicon.with_the(name) == needs]
    for name in rng.sample(others, min(6, len(others))):
        yield Rival(name, 0.5 + rng.random() / 10, absent(question, name))


def _values(question: Question, key: Sort, scene: Scene, rng: random.Random) -> Iterator[Rival]:
    """Yield values that the article gives for something else, and values near the right one."""
    article = question.answer_at.article
    for other in scene.pool:
        sort = sort_of(other.answer, other.answer_type)
        if other.answer_at.article != article or sort[:4] != key[:4]:
            continue
        if key.family == "number" and not _comparable(question.answer, other.answer):
            continue
        if key.family == "year" and abs(int(other.answer[-4:]) - int(question.answer[-4:])) > _span(question, scene):
            continue
        # A bare number may count anything; with its unit it is a better rival than one that was made up.
        better = 1.0 if key.family != "number" or key.finer - {""} else 0.5
        yield Rival(other.answer, better + rng.random(), given(question, other.answer, other.evidence[0].text))
    if key.family == "year":
        for year in sorted(set(re.findall(r"(?<![\d,.–-])(?:1\d{3}|20\d\d)(?![\d,–-])", scene.texts[article]))):
            sentence = scene.mention(article, year)
            if sentence and abs(int(year) - int(question.answer[-4:])) <= _span(question, scene):
                text = re.sub(r"\d{4}", year, question.answer)
                yield Rival(text, 0.9 + rng.random(), given(question, year, sentence.text))
    named = [int(year) for year in re.findall(r"\d{4}", question.answer)]
    shares = question.prompt.partition(BLANK)[2].lstrip().startswith(("%", "percent", "per cent"))
    for rank, value in enumerate(near(question.answer, rng, max([scene.years[article], *named]))):
        if shares and (size(value) or ("", (0.0,)))[1][0] >= 100:
            continue
        yield Rival(value, 1.0 - rank / 10, absent(question, value))


def _span(question: Question, scene: Scene) -> int:
    """Return how many years away a year may be and still be plausible."""
    year = int(question.answer[-4:])
    return max(6, (scene.years[question.answer_at.article] - year) // 4)


def _comparable(one: str, other: str) -> bool:
    """Tell whether two numbers with their units are written alike and of like size."""
    shape = [re.sub(r"[\d.,]+", "0", text.lower()) for text in (one, other)]
    values = [float(n.replace(",", "")) for text in (one, other) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", text)]
    alike = shape[0] == shape[1] and ("." in one) == ("." in other)
    return alike and len(values) == 2 and min(values) > 0 and max(values) / min(values) <= 3


def _nouns(question: Question, key: Sort, scene: Scene, rng: random.Random) -> Iterator[Rival]:
    """Yield nouns of the same class that the article uses as they are, if the answer is a noun without modifiers."""
    if key.family != "noun" or key.words != 1 or "" in key.finer or question.answer_type == "role":
        return
    article = question.answer_at.article
    for text in scene.nouns(article):
        sort = sort_of(text)
        alike = (sort.family, sort.finer, sort.determiner, sort.plural) == (
            key.family,
            key.finer,
            key.determiner,
            key.plural,
        )
        sentence = scene.mention(article, text) if alike else None
        if sentence:
            yield Rival(text, 1.0 + rng.random(), elsewhere(question, text, sentence.text))


def _kin(question: Question, key: Sort, scene: Scene, rng: random.Random) -> Iterator[Rival]:
    """Yield other kinds of what the answer is, if it is a plain noun; none that the article mentions."""
    words = question.answer.split()
    noun = head(question.answer)
    if key.family != "noun" or key.words != 1 or not noun.isalpha() or not key.finer & _CONCRETE:
        return
    single = next((s for s in lexicon.singulars(noun) if key.plural and lexicon.noun_class(s)), noun)
    here = question.answer_at.article
    for other in lexicon.kin(single, 12):
        if " " in other or other != other.lower() or scene.mention(here, other) or not lexicon.familiar(other):
            continue
        one = lexicon.plural(other) if key.plural else other
        article = ["an" if one[0] in "aeiou" else "a"] if key.determiner == "a" else words[:-1]
        text = " ".join([*article, one])
        yield Rival(text, 0.5 + rng.random() / 10, absent(question, text))
