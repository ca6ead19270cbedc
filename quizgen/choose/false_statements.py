"""Statements to be judged: a cloze with its blank filled, rightly or with one thing changed.

to_true_false(question, scene, true=False)   a false statement, with the correction, or None
statements(questions, pool, articles)        all that can be made, about half of them true
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence

from quizgen.choose.alike import content
from quizgen.choose.distract import FEWEST, pick
from quizgen.choose.doubts import hedged
from quizgen.choose.mentions import Scene
from quizgen.choose.rivals import Rival
from quizgen.choose.sorts import VALUES, sort_of
from quizgen.choose.standing import past, unfit, words
from quizgen.choose.stating import statement
from quizgen.choose.stems import unattributed, unpadded
from quizgen.model import Article, Form, Kind, Question, normalise, question_id
from quizgen.tables import wordlist

LONGEST_RUN = 3
_SOFT = frozenset([Kind.PURPOSE, Kind.CAUSE, Kind.MANNER, Kind.PARTS, Kind.SPEECH])
"""Of these several may hold at once, so that another answer need not make the statement false."""
_ENOUGH = 5
"""How many words a statement must have that say something."""
_CLAUSE = re.compile(r"\b(?:when|while|after|before|since|because|as|if|until|whether)\b")
_QUOTED = re.compile(
    r"\b(?:said|says|told|added|adds|explain(?:s|ed)|argue[sd]|wrote|noted|warn(?:s|ed)|admit(?:s|ted))\b"
)
_OFFICE = re.compile(r"\b(?:of|for|at)\b")
_SOME = re.compile(r"(?:one|some|several|many|most|a number|a few|two|three) of\b|some\b", re.IGNORECASE)
# Of a list that is left open, another may be a member.
_WITHIN = re.compile(r"\b(?:who|whose|which|where|when|while|whereas|since (?![12]\d{3})[a-z])\b")
_LIKE = re.compile(r"\b(?:like|including|includes?|included|such as|among)\b", re.IGNORECASE)


def to_true_false(question: Question, scene: Scene, true: bool, seed: int = 0) -> Question | None:
    """Return the question as a statement to be judged, or None.

    A false one has its answer changed into another of the same sort, which the article contradicts; what would
    be right stands in ``why_not``.
    """
    said = unpadded(scene.twin(question))
    right = statement(said, question.answer)
    if right is None or unfit(right) or unattributed(question, right):
        return None
    if _trade(question) or _byline(question) or _slight(question, right):
        return None
    if true:
        return _item(question, right, "True", ())
    picked = pick(said, scene, seed) if _contradictable(question, said, right) else []
    if question.answer_type == "role":
        picked = [rival for rival in picked if _OFFICE.search(rival.text)]
    if len(picked) < FEWEST:  # where hardly anything is like the answer, what is may be true as well
        return None
    rival = _plainest(picked)
    wrong = statement(said, rival.text)
    if wrong is None or normalise(wrong) == normalise(right):
        return None
    return _item(question, wrong, "False", (f"It should say {question.answer}, not {rival.text}.",))


def _trade(question: Question) -> bool:
    """Tell whether the answer is what many people are: an office is one person's, a trade says little of anybody."""
    return question.answer_type == "role" and not _OFFICE.search(question.answer)


def _byline(question: Question) -> bool:
    """Tell whether it is about the office of somebody who is only quoted."""
    return question.kind == Kind.ROLE and any(_QUOTED.search(span.text) for span in question.evidence[:1])


def _slight(question: Question, right: str) -> bool:
    """Tell whether the statement says too little to be worth judging; who holds an office takes few words."""
    return question.kind != Kind.ROLE and len(content(right)) < _ENOUGH


def _beside_the_point(question: Question, right: str) -> bool:
    """Tell whether the answer stands in a clause or an aside after what the statement mainly says.

    "The mill was run by Owen Prentice, mayor from 1931": who judges it judges the mill.
    """
    before = right.partition(question.answer)[0]
    opened = re.sub(r"^(?:In|On|At|From|By|Since|After|Before|During|Between) [^,]*, ", "", before)
    return "," in opened or _WITHIN.search(opened) is not None


def _contradictable(question: Question, said: Question, right: str) -> bool:
    """Tell whether the article contradicts the statement once its answer is another.

    What hardly says anything may hold of many; and of some things, of several at once.
    """
    if (
        _beside_the_point(question, right)
        or question.kind in _SOFT
        or _SOME.match(right)
        or _LIKE.search(right.partition(question.answer)[0])
    ):
        return False
    family = sort_of(question.answer, question.answer_type).family
    if family in VALUES:
        return not hedged(said) and (family == "number" or not _lasts(right))
    if _CLAUSE.search(right.partition(question.answer)[0]):  # what a circumstance names, the sentence does not state
        return False
    rest = right.replace(question.answer, " ", 1)
    named = re.search(r"\d|(?<=\s)[A-Z]", rest[1:])
    return len(content(rest)) >= (3 if named else 5)


def _lasts(text: str) -> bool:
    """Tell whether what is told of one time may as well hold of another: "In 1921, the mill employed forty men"."""
    first = next((word for word in words(text) if past(word)), "")
    return first in wordlist("forms", "lasting")


def statements(
    questions: Iterable[Question], pool: Sequence[Question], articles: Sequence[Article], seed: int = 0
) -> list[Question]:
    """Return statements of the questions, in their order: about half true, never more than three alike in a row.

    Where few can be made false, few are made true, so that the verdict is never to be had by habit.
    """
    scene = Scene(articles, pool)
    rng = random.Random(f"{seed}:verdicts")
    asked = [question for question in questions if question.form in (Form.OPEN, Form.CLOZE)]
    right = {q.id: made for q in asked if (made := to_true_false(q, scene, True, seed))}
    wrong = {q.id: made for q in asked if (made := to_true_false(q, scene, False, seed))}
    order = _once(asked, right, wrong)
    able = [id_ for id_ in order if id_ in wrong]
    # Of an odd number now one more is true, now one more false.
    false = rng.sample(able, min(len(able), (len(order) + rng.randint(0, 1)) // 2))
    true = [id_ for id_ in order if id_ not in false]
    true = rng.sample(true, min(len(true), max(1, int(1.4 * len(false))) if able else 0))
    out: list[Question] = []
    for id_ in order:
        if id_ in false or id_ in true:
            made = wrong[id_] if id_ in false else right[id_]
            if _forced(out) and made.answer == out[-1].answer:
                other = right if id_ in false else wrong
                if id_ not in other:
                    continue
                made = other[id_]
            out.append(made)
    return out


def _once(questions: Sequence[Question], right: dict[str, Question], wrong: dict[str, Question]) -> list[str]:
    """Return the id of one question for each sentence, where there is a choice of one that can be made false.

    Of one sentence agent, place and year may all be asked, but as statements they say the same.
    """
    best: dict[tuple[str, int], str] = {}
    for question in questions:
        place = (question.answer_at.article, question.evidence[0].start)
        if question.id in right and (place not in best or (question.id in wrong and best[place] not in wrong)):
            best[place] = question.id
    return [question.id for question in questions if question.id in best.values()]


def _forced(out: Sequence[Question]) -> bool:
    """Tell whether the last three are alike, so that the next must differ."""
    last = [question.answer for question in out[-LONGEST_RUN:]]
    return len(last) == LONGEST_RUN and len(set(last)) == 1


def _plainest(picked: Sequence[Rival]) -> Rival:
    """Return the distractor to put in: the nearest, so that only who knows can tell."""
    return max(picked, key=lambda rival: (rival.nearness, rival.text))


def _item(question: Question, text: str, answer: str, why: tuple[str, ...]) -> Question:
    return question.model_copy(
        update={
            "id": question_id(question.fact or question.id, Form.TRUE_FALSE),
            "form": Form.TRUE_FALSE,
            "prompt": text,
            "answer": answer,
            "accepted": (),
            "distractors": (),
            "why_not": why,
            "template": f"{question.template}+true_false",
        }
    )
