"""Candidates for wrong options: answers and names of the same sort, values near, other kinds of the same thing."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import NamedTuple

from quizgen import lexicon
from quizgen.choose.alike import bare, far_apart, head
from quizgen.choose.measure import size
from quizgen.choose.mentions import Scene, untitled
from quizgen.choose.reasons import absent, elsewhere, given
from quizgen.choose.sorts import NAMES, VALUES, Sort, sort_of
from quizgen.choose.stems import after_the
from quizgen.choose.values import near, round_year, year_of
from quizgen.model import BLANK, Form, Question

_CONCRETE = frozenset("substance animal plant food body".split())
_YEAR = re.compile(r"(?<![\d,.–-])(?:1\d{3}|20\d\d)(?![\d,–-])")
_OF_A_LIFE = 10
"""How many years off something in a person's life may be put."""
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
        if other.answer in _AMBIGUOUS or not surely(other.answer, sort, other.answer_at.article, scene):
            continue
        if key.family in NAMES and not _same_article(question, other, sort, scene):
            continue
        nearness = likeness(key, sort, question, other)
        if nearness > 0:
            nearness += (other.kind == question.kind) + (other.template == question.template) / 2 + rng.random()
            same = other.answer_at.article == here
            close = 1 / (1 + abs(other.answer_at.start - question.answer_at.start) / 1000) if same else 0.0
            why = elsewhere(question, other.answer, other.evidence[0].text, same)
            yield Rival(_like_titled(plainly(other), question.answer), nearness + 2 * same + close, why)


def surely(name: str, sort: Sort, article: str, scene: Scene) -> bool:
    """Tell whether a name is of its sort beyond doubt: what looks like a person's may be a town's or a tribe's.

    Lists tell, or the article does, by a title or by calling it so in several facts.
    """
    name = untitled(bare(name))
    first, last = name.partition(" ")[0], name.rpartition(" ")[2]
    if sort.family == "person":
        known = lexicon.given_name(first) or (article, name) in scene.told or scene.persons[name] > 1
        if " " in name:
            return known or lexicon.is_person(last.lower())
        return known and not name.endswith(("men", "s"))
    if sort.family == "organization":
        return sort.capitals or scene.organizations[name] > 1 or "organization" in lexicon.name_class(name)
    return sort.family != "place" or bool(sort.finer)


def _same_article(question: Question, other: Question, sort: Sort, scene: Scene) -> bool:
    """Tell whether a name has the article where the answer has it: "National Science Foundation" can't stand bare."""
    if sort.determiner == "the":
        return not after_the(question)
    needs = scene.the.get((other.answer_at.article, bare(other.answer)), lexicon.with_the(other.answer))
    return needs == after_the(question)


def _like_titled(name: str, answer: str) -> str:
    """Return the name without its title if the answer has none."""
    return name if untitled(answer) != answer else untitled(name)


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
    if key.family in ("place", "event", "people", "organization") and (key.finer != other.finer or "" in key.finer):
        return 0.0
    if key.family == "person" and (key.words == 1) != (len(untitled(source.answer).split()) == 1):
        return 0.0
    if key.family == "person" and (" the " in question.answer) != (" the " in source.answer):
        return 0.0
    if "country" in key.finer and far_apart(question.answer, source.answer):
        return 0.0
    if key.family == "name" and _last(question.answer) != _last(source.answer):
        return 0.0  # "Edict of Nantes" may stand beside "Edict of Worms", not beside "Canon of Medicine"
    shared = len(key.finer & other.finer)
    return 1.0 + shared + 1.0 / (1 + abs(key.words - other.words))


def _last(name: str) -> str:
    return next(reversed(bare(name).partition(" of ")[0].lower().split()), "")


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
        if key.family in ("place", "event", "organization") and key.finer != name.finer:
            continue
        if name.text.startswith("The ") and not question.answer.startswith("The "):
            continue
        if "country" in key.finer and far_apart(question.answer, name.text):
            continue
        sort = sort_of(name.text, name.kind)
        if key.capitals != sort.capitals or not surely(name.text, sort, article, scene):
            continue
        if key.family == "person" and (" the " in name.text or scene.only_listed(article, name.text)):
            continue
        if key.family == "person" and scene.only_quoted(article, name.text):
            continue
        if (name.the or lexicon.with_the(name.text)) != (key.determiner == "the" or after_the(question)):
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
        if key.family == "time" and not _near_in_time(question, other.answer, scene):
            continue
        # A bare number may count anything; with its unit it is a better rival than one that was made up.
        better = 1.0 if key.family != "number" or key.finer - {""} else 0.5
        yield Rival(other.answer, better + rng.random(), given(question, other.answer, other.evidence[0].text))
    if key.family == "year":
        yield from _years(question, scene, rng)
    named = [int(year) for year in re.findall(r"\d{4}", question.answer)]
    shares = question.prompt.partition(BLANK)[2].lstrip().startswith(("%", "percent", "per cent"))
    latest = max([scene.years[article], *named])
    for rank, value in enumerate(near(question.answer, rng, latest, _pace(question, scene))):
        if shares and (size(value) or ("", (0.0,)))[1][0] >= 100:
            continue
        yield Rival(value, 1.0 - rank / 10, absent(question, value))


def _years(question: Question, scene: Scene, rng: random.Random) -> Iterator[Rival]:
    """Yield the years that the article names and that are as near and as round as the right one."""
    article = question.answer_at.article
    right, latest = int(question.answer[-4:]), scene.years[article]
    for year in sorted(set(_YEAR.findall(scene.texts[article]))):
        sentence = scene.mention(article, year)
        odd = round_year(right, latest) and not round_year(int(year), latest)
        if sentence and not odd and abs(int(year) - right) <= _span(question, scene):
            text = re.sub(r"\d{4}", year, question.answer)
            yield Rival(text, 0.9 + rng.random(), given(question, year, sentence.text))


def _span(question: Question, scene: Scene) -> int:
    """Return how many years away a year may be and still be plausible: the longer ago, the more, but within a life."""
    ago = scene.years[question.answer_at.article] - int(question.answer[-4:])
    return max(6, min(_OF_A_LIFE if _of_somebody(question, scene) else 40, ago // 10))


def _near_in_time(question: Question, other: str, scene: Scene) -> bool:
    """Tell whether a date lies as near to the right one as a year would have to."""
    mine, theirs = year_of(question.answer), year_of(other)
    if mine is None or theirs is None:
        return True
    ago = scene.years[question.answer_at.article] - mine
    return abs(mine - theirs) <= max(6, min(40, ago // 10))


def _of_somebody(question: Question, scene: Scene) -> bool:
    """Tell whether the prompt names a person, so that years before a birth or after a death are seen to be wrong."""
    article = question.answer_at.article
    people = (name.text for name in scene.names[article] if name.kind == "person" or scene.persons[name.text])
    return any(name in question.prompt for name in people)


def _pace(question: Question, scene: Scene) -> int | None:
    """Return how many years from the answer's the article tells of something else, or None if it has few years.

    Where it follows a life from year to year, nobody takes 1483 for 1521.
    """
    year = year_of(question.answer)
    text = scene.texts[question.answer_at.article]
    others = {int(y) for y in _YEAR.findall(text)} - {year}
    away = sorted(abs(other - year) for other in others) if year else []
    pace = away[1] if len(away) > 1 else None
    return min(pace or _OF_A_LIFE, _OF_A_LIFE) if _of_somebody(question, scene) else pace


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
