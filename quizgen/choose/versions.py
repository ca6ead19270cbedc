"""Versions A to Z of one quiz: the same items, shuffled within their sections by a seed.

The letters of the right options are balanced and never run on; numbers stay in order. The same quiz,
seed and letter give the same arrangement on every machine.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from string import ascii_uppercase

from quizgen.choose.measure import ordered
from quizgen.errors import UsageError
from quizgen.model import Form, Question, Quiz, Record

ORDER = (Form.CHOICE, Form.TRUE_FALSE, Form.MATCHING, Form.CLOZE, Form.OPEN)
"""The order of the sections, from marking to writing."""

LONGEST_RUN = 3
LARGEST_SHARE = 0.4
MOST_PREMISES = 10
_ATTEMPTS = 300


class Placed(Record):
    """A question in its place.

    ``options`` are in the order shown: those of a choice, ``True`` and ``False``, or all the responses of a
    matching set. ``key`` is the letter of the right one, ``T`` or ``F``; empty where the answer is written.
    ``set`` counts the matching sets from 1.
    """

    number: int
    question: Question
    options: tuple[str, ...] = ()
    key: str = ""
    set: int = 0


class Version(Record):
    """One arrangement of a quiz; ``letter`` is empty for the only one."""

    letter: str
    items: tuple[Placed, ...]


class Row(Record):
    """A line of the crosswalk: where an item stands in each version, and with which letter as key."""

    id: str
    places: tuple[tuple[int, str], ...]


def versions(quiz: Quiz, n: int, seed: int) -> tuple[Version, ...]:
    """Return ``n`` versions of the quiz, lettered from A; UsageError unless n is 1 to 26."""
    if not 1 <= n <= len(ascii_uppercase):
        raise UsageError(f"{n} versions", remedy="ask for 1 to 26")
    return tuple(arrange(quiz.questions, seed, letter) for letter in ascii_uppercase[:n])


def crosswalk(made: Sequence[Version]) -> tuple[Row, ...]:
    """Return where each item stands in each version, in the order of the first."""
    places = [{item.question.id: (item.number, item.key) for item in version.items} for version in made]
    return tuple(Row(id=id_, places=tuple(place[id_] for place in places)) for id_ in places[0]) if places else ()


def arrange(questions: Iterable[Question], seed: int, letter: str = "") -> Version:
    """Return the questions in sections, with options and key letters in place.

    Without a letter the questions keep their order, which may be a teacher's; with one they are shuffled.
    Questions that were marked to be dropped are not in it.
    """
    asked = [q for q in questions if q.status != "drop"]
    items: list[Placed] = []
    for form in ORDER:
        mine = [q for q in asked if q.form == form]
        if form == Form.CHOICE:
            items += _choices(mine, seed, letter, len(items))
        elif form == Form.TRUE_FALSE:
            items += _verdicts(mine, seed, letter, len(items))
        elif form == Form.MATCHING:
            items += _pairs(mine, seed, letter, len(items))
        else:
            mine = _shuffled(mine, seed, letter, form) if letter else mine
            items += [Placed(number=n, question=q) for n, q in enumerate(mine, len(items) + 1)]
    return Version(letter=letter, items=tuple(items))


def longest_run(keys: Sequence[str]) -> int:
    """Return how often the same key stands in a row, at most."""
    best = run = 0
    for before, key in zip(["", *keys], keys, strict=False):
        run = run + 1 if key == before else 1
        best = max(best, run)
    return best


def largest_share(keys: Sequence[str]) -> float:
    """Return the share of the most frequent key."""
    return max(Counter(keys).values(), default=0) / len(keys) if keys else 0.0


def _random(*parts: object) -> random.Random:
    # A text as seed is hashed the same way everywhere, whatever PYTHONHASHSEED says.
    return random.Random(":".join(map(str, parts)))


def _shuffled(questions: Sequence[Question], *parts: object) -> list[Question]:
    # Sorting first makes the order a function of the set of questions, not of the order they came in.
    mixed = sorted(questions, key=lambda q: q.id)
    _random("order", *parts).shuffle(mixed)
    return mixed


def _choices(questions: list[Question], seed: int, letter: str, offset: int) -> list[Placed]:
    best: tuple[tuple[int, int], list[Question], list[int]] | None = None
    for attempt in range(_ATTEMPTS):
        order = _shuffled(questions, seed, letter, "choice", attempt) if letter else questions
        places = _key_places(order, _random("keys", seed, letter, attempt))
        excess = _excess([ascii_uppercase[place] for place in places])
        if best is None or excess < best[0]:
            best = (excess, order, places)
        if excess == (0, 0):
            break
    placed = []
    for number, (question, place) in enumerate(zip(*best[1:], strict=True) if best else (), offset + 1):
        others = list(question.distractors)
        options = ordered([question.answer, *others])
        if options is None:
            _random("options", seed, letter, question.id).shuffle(others)
            options = (*others[:place], question.answer, *others[place:])
        placed.append(Placed(number=number, question=question, options=options, key=ascii_uppercase[place]))
    return placed


def _key_places(questions: Sequence[Question], rng: random.Random) -> list[int]:
    """Return where each key goes: where the numbers put it, else to the place used least so far."""
    places: dict[int, int] = {}
    for index, question in enumerate(questions):
        options = ordered([question.answer, *question.distractors])
        if options is not None:
            places[index] = options.index(question.answer)
    counts = Counter(places.values())
    free = [index for index in range(len(questions)) if index not in places]
    rng.shuffle(free)
    for index in free:
        choices = list(range(len(questions[index].distractors) + 1))
        rng.shuffle(choices)
        places[index] = min(choices, key=lambda place: counts[place])
        counts[places[index]] += 1
    return [places[index] for index in range(len(questions))]


def _excess(keys: Sequence[str]) -> tuple[int, int]:
    """Return by how much the keys break the two rules: runs, and the share of one letter."""
    most = max(math.floor(LARGEST_SHARE * len(keys)), math.ceil(len(keys) / 3))
    return max(0, longest_run(keys) - LONGEST_RUN), max(0, max(Counter(keys).values(), default=0) - most)


def _verdicts(questions: list[Question], seed: int, letter: str, offset: int) -> list[Placed]:
    order = questions
    for attempt in range(_ATTEMPTS if letter else 0):
        order = _shuffled(questions, seed, letter, "verdict", attempt)
        if longest_run([q.answer for q in order]) <= LONGEST_RUN:
            break
    return [
        Placed(number=n, question=q, options=("True", "False"), key=q.answer[:1].upper())
        for n, q in enumerate(order, offset + 1)
    ]


def matching_sets(questions: Iterable[Question]) -> list[list[Question]]:
    """Return the pairs set by set; a group too long for one page is split evenly."""
    groups: dict[str, list[Question]] = {}
    for question in questions:
        groups.setdefault(question.group, []).append(question)
    sets = []
    for group in groups.values():
        parts = math.ceil(len(group) / MOST_PREMISES)
        bounds = [round(part * len(group) / parts) for part in range(parts + 1)]
        sets += [group[start:end] for start, end in pairwise(bounds)]
    return sets


def responses(pairs: Sequence[Question], spare: int = 3) -> tuple[str, ...]:
    """Return the responses of a set with up to ``spare`` that fit no premise, numbers by size, words by letter."""
    right = list(dict.fromkeys(q.answer for q in pairs))
    taken = {text.casefold() for q in pairs for text in (q.answer, *q.accepted)}
    others = list(dict.fromkeys(d for q in pairs for d in q.distractors if d.casefold() not in taken))
    options = [*right, *others[:spare]]
    return ordered(options) or tuple(sorted(options, key=lambda text: (text.casefold(), text)))


def _pairs(questions: list[Question], seed: int, letter: str, offset: int) -> list[Placed]:
    placed: list[Placed] = []
    for number, pairs in enumerate(matching_sets(questions), 1):
        options = responses(pairs)
        for question in _shuffled(pairs, seed, letter, "pairs", number) if letter else pairs:
            key = ascii_uppercase[options.index(question.answer)]
            at = offset + len(placed) + 1
            placed.append(Placed(number=at, question=question, options=options, key=key, set=number))
    return placed
