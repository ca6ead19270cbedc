"""Wrong options for a question: like the right one, from the same articles first, never true.

to_choice(question, scene)           a multiple-choice question with three distractors, or None
choices(questions, pool, articles)   all that can be made
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence

from quizgen.choose.alike import content, same_thing
from quizgen.choose.cutting import first_said
from quizgen.choose.doubts import bounded, fits, may_be_true, told_alike
from quizgen.choose.measure import ordered
from quizgen.choose.mentions import Scene
from quizgen.choose.naming import half_named
from quizgen.choose.rivals import Rival, candidates, plainly, surely
from quizgen.choose.sorts import VALUES, Sort, sort_of
from quizgen.choose.stems import closed, unpadded
from quizgen.lexicon.calendar import MONTH
from quizgen.model import BLANK, Article, Form, Question, normalise, question_id

WANTED = 3
FEWEST = 3
"""With two, the right one is too often seen at once."""
LONGER = 1.2
"""The key may not be longer than the longest distractor by more than a fifth."""
_VALUED = frozenset(
    "year date month decade century period time count percent money measure duration number age".split()
)
_FRONTED = re.compile(
    r"^(?:With|By|Across|For|Of|Into|Through|To|From|At|On|In|Over|Under|After|Among|Against) how (?:many|much)\b|"
    r", (?:in|at|on) (?:what|which) |, (?:with|by|for|to|of|in) how "
)
_READABLE = 18
"""How many words a stem has that nobody would cut."""
_SMALL = frozenset("the a an some many more about in on at by since after before".split())
_TIME_WORDS = re.compile(
    r"(?:[\d,.]+(?:st|nd|rd|th|s)?|in|on|since|until|by|from|around|about|before|after|during|of|the|an?|early|late|mid|"
    r"year|spring|summer|autumn|fall|winter|century|centuries|decade|ago|years|BCE?|CE|AD|BP|first|second|third|fourth|"
    r"fifth|sixth|seventh|eighth|ninth|tenth|end|beginning|middle|half|"
    rf"{MONTH})$"
)


def to_choice(question: Question, scene: Scene, seed: int = 0) -> Question | None:
    """Return the question with options, or None if too few good distractors were found."""
    if half_named(question.prompt, question.answer_at.article, scene):
        return None
    picked = pick(question, scene, seed)
    if len(picked) < FEWEST or _tells(question, picked):
        return None
    picked = _in_order(question, picked)
    return question.model_copy(
        update={
            "id": question_id(question.fact or question.id, Form.CHOICE),
            "form": Form.CHOICE,
            "prompt": question.prompt.replace(f"{BLANK} %", f"{BLANK}%"),
            "distractors": tuple(rival.text for rival in picked),
            "why_not": tuple(rival.why for rival in picked),
            "template": f"{question.template}+choice",
        }
    )


def choices(
    questions: Iterable[Question], pool: Sequence[Question], articles: Sequence[Article], seed: int = 0
) -> list[Question]:
    """Return the multiple-choice questions that can be made of the questions, in their order."""
    scene = Scene(articles, pool)
    out: list[Question] = []
    for question in questions:
        straight = _straight(question, scene) if question.form in (Form.OPEN, Form.CLOZE) else None
        made = to_choice(straight, scene, seed) if straight else None
        if made and not any(told_alike(made, other) for other in out):
            out.append(made)
    return out


def _straight(question: Question, scene: Scene) -> Question | None:
    """Return the question, cut where it is long, or its cloze where what stands first makes it hard to read."""
    if not _FRONTED.search(question.prompt):
        plain = unpadded(question)
        return first_said(plain) if len(plain.prompt.split()) > _READABLE else plain
    twin = scene.twin(question)
    return unpadded(twin) if twin.form == Form.CLOZE else None


def pick(question: Question, scene: Scene, seed: int = 0, wanted: int = WANTED) -> list[Rival]:
    """Return the best distractors that may stand together, nearest first."""
    rng = random.Random(f"{seed}:{question.id}")
    key = sort_of(plainly(question), question.answer_type)
    out: list[Rival] = []
    if closed(question, key) or not surely(question.answer, key, question.answer_at.article, scene):
        return out
    if key.family == "number" and bounded(question):
        return out
    if key.listed or key.family == "clause" or (key.family in VALUES and not _plain_value(question, key)):
        return out
    rivals = sorted(_rivals(question, key, scene, rng), key=lambda r: (-r.nearness, r.text))
    for rival in rivals:
        if len(out) == wanted:
            break
        if all(not same_thing(rival.text, other.text) for other in out):
            out.append(rival)
    return _long_enough(question.answer, out, rivals)


def _long_enough(answer: str, picked: list[Rival], rivals: list[Rival]) -> list[Rival]:
    """Return the picked with a longer last one where the answer would stand out by its length, or none."""
    longest = max((len(rival.text) for rival in picked), default=0)
    if not picked or len(answer) <= max(LONGER * longest, longest + 2):
        return picked
    rest = picked[:-1]
    for rival in rivals:
        if LONGER * len(rival.text) >= len(answer) and all(not same_thing(rival.text, other.text) for other in rest):
            return [*rest, rival]
    return []


def _plain_value(question: Question, key: Sort) -> bool:
    """Tell whether the answer is a value and nothing else, and asked for as one."""
    if question.answer_type not in _VALUED or "×" in question.answer:
        return False
    return key.family == "number" or all(
        _TIME_WORDS.match(word) for word in re.split(r"[\s,-]+", question.answer.strip("."))
    )


def _rivals(question: Question, key: Sort, scene: Scene, rng: random.Random) -> Iterator[Rival]:
    """Yield the candidates that fit and are not true, each once."""
    seen: set[str] = set()
    for rival in candidates(question, key, scene, rng):
        text = _dressed(rival.text, question)
        if normalise(text) in seen:
            continue
        seen.add(normalise(text))
        if fits(question, key, text) and not may_be_true(question, text, scene):
            yield rival._replace(text=text)


def _tells(question: Question, picked: Sequence[Rival]) -> bool:
    """Tell whether the stem gives the key away by a word that no other option has."""
    shared = content(question.answer) & content(question.prompt)
    others = frozenset().union(*(content(rival.text) for rival in picked))
    return bool(shared - others)


def _in_order(question: Question, picked: list[Rival]) -> list[Rival]:
    """Put quantities from small to large, everything else as it came."""
    order = ordered([rival.text for rival in picked])
    return sorted(picked, key=lambda rival: order.index(rival.text)) if order else picked


def _dressed(text: str, question: Question) -> str:
    """Return the option with the capital and the full stop of the answer."""
    answer, first = question.answer, text.split(maxsplit=1)[0]
    text = text.strip() if answer.endswith(".") else text.strip().rstrip(".")
    if answer[:1].islower() and first.lower() in _SMALL:
        return text[0].lower() + text[1:]
    if plainly(question) != answer or (answer.split()[0].lower() in _SMALL and answer[:1].isupper()):
        return text[0].upper() + text[1:]
    return text
