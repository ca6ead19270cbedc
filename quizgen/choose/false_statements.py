"""Statements to be judged: a cloze with its blank filled, rightly or with one thing changed.

to_true_false(question, scene, true=False)   a false statement, with the correction, or None
statements(questions, pool, articles)        all that can be made, about half of them true
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence

from quizgen.choose.alike import content
from quizgen.choose.cutting import first_said
from quizgen.choose.falsify import falsified
from quizgen.choose.mentions import Scene
from quizgen.choose.naming import by_the_way, half_named, spelled
from quizgen.choose.sorts import VALUES, sort_of
from quizgen.choose.standing import unfit
from quizgen.choose.stating import statement
from quizgen.choose.stems import unattributed, unpadded
from quizgen.model import Article, Form, Kind, Question, question_id

LONGEST_RUN = 3
_ENOUGH = 5
"""How many words a statement must have that say something."""
_ECHO = 0.5
_QUOTED = re.compile(
    r"\b(?:said|says|told|added|adds|explain(?:s|ed)|argue[sd]|wrote|noted|warn(?:s|ed)|admit(?:s|ted))\b"
)
_VAGUELY = re.compile(
    r"\b(?:many|various|numerous|frequently|often|particular|certain|some|several|unprecedented|important|central|"
    r"a number of|a variety of|a range of|plays? a role|typically|generally|usually)\b",
    re.IGNORECASE,
)
_IS = re.compile(r" (?:is|are) (?:an?|the|one) ")
_LED = re.compile(r", (?:led|headed|commanded|directed|captained|written|edited) by ")
_NAMED_FIRST = re.compile(r"(?:(?:In|On) [^,]*, )?(?:[Tt]he [A-Z]|[A-Z][\w’'-]+ (?:of )?[A-Z])")
_ONE_OF_MANY = re.compile(r"(?<!\bas)(?<!\bbe)(?<!was)(?<!were)(?<! is)(?<!became) (an? (?:[a-z-]+ )?[a-z-]+)\.$")
_OFFICE = re.compile(r"\b(?:of|for|at)\b")


def to_true_false(question: Question, scene: Scene, true: bool, seed: int = 0) -> Question | None:
    """Return the question as a statement to be judged, or None.

    A false one has its answer changed into another of the same sort, which the article contradicts; what would
    be right stands in ``why_not``.
    """
    said, right = _stated(question, scene)
    article = question.answer_at.article
    if not right or unattributed(question, right) or half_named(right, article, scene) or spelled(right):
        return None
    if (
        _trade(question)
        or _byline(question)
        or _slight(question, right)
        or _leaderless(question, right)
        or _undescribed(question, right)
    ):
        return None
    if sort_of(question.answer, question.answer_type).family in VALUES and by_the_way(right, article, scene):
        return None
    if true:
        known = _by_title(right, scene.titles.get(article, "")) or _vague(right)
        return None if known else _item(question, right, "True", ())
    made = falsified(question, said, right, scene, seed)
    return _item(question, made[0], "False", (made[1],)) if made else None


def _stated(question: Question, scene: Scene) -> tuple[Question, str]:
    """Return the question and its statement, cut after its first proposition where it says two; "" for no statement."""
    whole = unpadded(scene.twin(question))
    for said in (whole, first_said(whole)):
        right = statement(said, question.answer)
        if right and not unfit(right):
            return said, right
    return whole, ""


def _leaderless(question: Question, right: str) -> bool:
    """Tell whether it leaves away who led those that it does not name: "Reinforcements arrived in 1756, led by …"."""
    led = _LED.search(question.evidence[0].text)
    return bool(led and led[0] not in right and not _NAMED_FIRST.match(right))


def _undescribed(question: Question, right: str) -> bool:
    """Tell whether it ends with one of many that the evidence goes on to describe: "published a headline, “…”"."""
    end = _ONE_OF_MANY.search(right)
    return bool(end and re.search(rf"{re.escape(end[1])}(?:,| \(| “| \")", question.evidence[0].text))


def _trade(question: Question) -> bool:
    """Tell whether the answer is what many people are: an office is one person's, a trade says little of anybody."""
    return question.answer_type == "role" and not _OFFICE.search(question.answer)


def _by_title(right: str, title: str) -> bool:
    """Tell whether it says what the thing is that the article is called by: whoever reads the title says true."""
    is_ = _IS.search(right)
    subject = content(right[: is_.start()]) if is_ else frozenset()
    return bool(subject) and subject <= content(title) and not (is_ and re.search(r"\d", right[is_.end() :]))


def _vague(right: str) -> bool:
    """Tell whether it says so little for sure that nobody would call it false: "many", "often", without a figure."""
    return bool(_VAGUELY.search(right)) and not re.search(r"\d", right)


def _byline(question: Question) -> bool:
    """Tell whether it is about the office of somebody who is only quoted."""
    return question.kind == Kind.ROLE and any(_QUOTED.search(span.text) for span in question.evidence[:1])


def _slight(question: Question, right: str) -> bool:
    """Tell whether the statement says too little to be worth judging; who holds an office takes few words."""
    return question.kind != Kind.ROLE and len(content(right)) < _ENOUGH


def statements(
    questions: Iterable[Question], pool: Sequence[Question], articles: Sequence[Article], seed: int = 0
) -> list[Question]:
    """Return statements of the questions, in their order: about half true, never more than three alike in a row.

    Where few can be made false, few are made true, and of one verdict alone there is one, so that it is never to be
    had by habit.
    """
    scene = Scene(articles, pool)
    rng = random.Random(f"{seed}:verdicts")
    asked = [question for question in questions if question.form in (Form.OPEN, Form.CLOZE)]
    right = {q.id: made for q in asked if (made := to_true_false(q, scene, True, seed))}
    wrong = {q.id: made for q in asked if (made := to_true_false(q, scene, False, seed))}
    order = _once(asked, right, wrong)
    able = [id_ for id_ in order if id_ in wrong]
    # Of an odd number one more is false: true ones are easier to come by where there are few.
    false = rng.sample(able, min(len(able), (len(order) + 1) // 2))
    true = [id_ for id_ in order if id_ not in false and id_ in right]
    true = rng.sample(true, min(len(true), max(1, int(1.4 * len(false)))))
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
    return out if len({q.answer for q in out}) > 1 else out[:1]


def _once(questions: Sequence[Question], right: dict[str, Question], wrong: dict[str, Question]) -> list[str]:
    """Return the id of one question for each sentence, where there is a choice of one that can be made false.

    Of one sentence agent, place and year may all be asked, but as statements they say the same, and so do two
    sentences that tell the same.
    """
    best: dict[tuple[str, int], str] = {}
    order: list[str] = []
    for question in questions:
        place = (question.answer_at.article, question.evidence[0].start)
        made = question.id in right or question.id in wrong
        if made and (place not in best or (question.id in wrong and best[place] not in wrong)):
            best[place] = question.id
    kept: list[Question] = []
    for question in questions:
        told = content((right.get(question.id) or wrong.get(question.id) or question).prompt)
        if question.id in best.values() and not any(_same(told, content(other.prompt)) for other in kept):
            kept.append(right.get(question.id) or wrong[question.id])
            order.append(question.id)
    return order


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two statements say much the same."""
    return len(one & other) >= _ECHO * len(one | other)


def _forced(out: Sequence[Question]) -> bool:
    """Tell whether the last three are alike, so that the next must differ."""
    last = [question.answer for question in out[-LONGEST_RUN:]]
    return len(last) == LONGEST_RUN and len(set(last)) == 1


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
