"""The rules that a composed quiz obeys, item by item and as a whole, and what each item left out has broken.

A rule is a function of the questions that yields the ones it finds fault with; ``RULES`` names them all.
What a teacher marked to keep stays in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from quizgen.choose import item_rules as item
from quizgen.choose.item_rules import Faults, of_form
from quizgen.choose.versions import LONGEST_RUN
from quizgen.model import Form, Question, Quiz, Record, normalise

LONGEST_KEYS = 0.4
TRUE_SHARE = (0.4, 0.6)
TOLD = 0.75
"""So much of a question stands in another one that the two are about the same."""
FEW = 4
"""Shares are judged only where there are more items than that."""


class Finding(Record):
    """A question, the rule it broke, and how; ``left_out`` tells whether the quiz goes without it."""

    question: str
    prompt: str
    rule: str
    why: str
    left_out: bool = True


Rule = Callable[[Sequence[Question]], Faults]


def longest_keys(questions: Sequence[Question]) -> Faults:
    """Find the choices over the share in which the key may be the longest option, the weakest first."""
    asked = of_form(questions, Form.CHOICE)
    longest = [q for q in asked if q.distractors and len(q.answer) > max(map(len, q.distractors))]
    surplus = len(longest) - int(LONGEST_KEYS * len(asked))
    if len(asked) > FEW and surplus > 0:
        # Each one left out makes the quiz shorter too, so that a few more may have to go.
        while surplus > 0 and len(longest) - surplus > LONGEST_KEYS * (len(asked) - surplus):
            surplus += 1
        for q in _weakest(longest)[:surplus]:
            yield q, f"the key is the longest option in {len(longest)} of {len(asked)} choices"


def true_share(questions: Sequence[Question]) -> Faults:
    """Find the statements over the share that may be true, or false, the weakest first."""
    asked = of_form(questions, Form.TRUE_FALSE)
    for verdict in ("True", "False"):
        mine = [q for q in asked if q.answer == verdict]
        most = TRUE_SHARE[1]
        surplus = 0
        while len(asked) > FEW and len(mine) - surplus > most * (len(asked) - surplus) and surplus < len(mine):
            surplus += 1
        for q in _weakest(mine)[:surplus]:
            yield q, f"{len(mine)} of {len(asked)} statements are {verdict.lower()}"


def same_fact(questions: Sequence[Question]) -> Faults:
    """Find questions about a fact that a better one asks about already."""
    best: dict[str, Question] = {}
    # A matching set falls apart when it loses a pair, so its pairs go first.
    for q in sorted(questions, key=lambda q: (q.status != "keep", q.form != Form.MATCHING, -q.score, q.id)):
        for key in (q.fact, f"{normalise(q.prompt)} / {normalise(q.answer)}"):
            if key and best.setdefault(key, q).id != q.id:
                yield q, f"the same fact as {best[key].prompt!r}"
                break


def given_away(questions: Sequence[Question]) -> Faults:
    """Find questions whose answer another one tells: it says the answer and most words of the question."""
    told = {q.id: (q, _words(q.prompt)) for q in questions}
    for q in _weakest(questions):
        words = told[q.id][1]
        answer = normalise(q.answer)
        if q.form == Form.TRUE_FALSE or len(answer) < 3 or len(words) < 3:
            continue
        for other, says in told.values():
            shared = len(words & says) / len(words)
            if other.id != q.id and shared >= TOLD and f" {answer} " in f" {normalise(other.prompt)} ":
                yield q, f"{other.prompt!r} tells the answer"
                # Of two that tell each other's answer the better one stays.
                if q.status != "keep":
                    del told[q.id]
                break


RULES: dict[str, Rule] = {
    "one-key": item.one_key,
    "nested-options": item.nested,
    "few-options": item.few_options,
    "all-or-none": item.all_or_none,
    "unlike-options": item.unlike,
    "long-key": item.long_key,
    "one-blank": item.one_blank,
    "lone-blank": item.lone_blank,
    "same-fact": same_fact,
    "given-away": given_away,
    "mixed-set": item.mixed_set,
    "small-set": item.small_set,
    "longest-key": longest_keys,
    "true-share": true_share,
}
"""The rules by name, in the order in which they are applied: those on a single item before those on shares."""


def crowded(questions: Sequence[Question]) -> Faults:
    """Note when more than half of a long quiz draws on one sentence."""
    sources = Counter((q.evidence[0].article, q.evidence[0].start) for q in questions)
    if len(questions) >= 8:
        for (article, start), count in sources.items():
            if count > len(questions) / 2:
                first = next(q for q in questions if (q.evidence[0].article, q.evidence[0].start) == (article, start))
                yield first, f"{count} of {len(questions)} questions draw on its sentence"


NOTES: dict[str, Rule] = {"few-spare": item.few_spare, "early-blank": item.early_blank, "crowded": crowded}
"""Rules that an item is not left out for."""


def obey(quiz: Quiz) -> tuple[Quiz, tuple[Finding, ...]]:
    """Return the quiz without the items that break a rule, its statements in an order without long runs, and a report.

    Items marked to keep stay whatever they break; items marked to drop are not looked at.
    """
    findings: list[Finding] = []
    out: set[str] = set()
    for name, rule in RULES.items():
        left = [q for q in quiz.questions if q.id not in out and q.status != "drop"]
        for question, why in rule(left):
            keep = question.status == "keep"
            findings.append(_finding(question, name, why, left_out=not keep))
            out |= set() if keep else {question.id}
    kept = [q for q in quiz.questions if q.id not in out]
    for name, rule in NOTES.items():
        shown = [q for q in kept if q.status != "drop"]
        findings += [_finding(question, name, why, left_out=False) for question, why in rule(shown)]
    return quiz.model_copy(update={"questions": tuple(_without_runs(kept))}), tuple(findings)


def _finding(question: Question, rule: str, why: str, *, left_out: bool) -> Finding:
    return Finding(question=question.id, prompt=question.prompt, rule=rule, why=why, left_out=left_out)


def _weakest(questions: Sequence[Question]) -> list[Question]:
    return sorted(questions, key=lambda q: (q.status == "keep", q.score, q.id))


def _words(prompt: str) -> set[str]:
    """Return the words of a prompt that carry its meaning, by their beginnings, so that inflection matters less."""
    return {word[:5] for word in normalise(prompt).split() if len(word) > 3}


def _without_runs(questions: list[Question]) -> list[Question]:
    """Return the questions with the next statement of the other kind brought forward where a run gets too long."""
    places = [n for n, q in enumerate(questions) if q.form == Form.TRUE_FALSE and q.status != "drop"]
    left = [questions[n] for n in places]
    order: list[Question] = []
    while left:
        kinds = list(dict.fromkeys(q.answer for q in left))
        said = [q.answer for q in order]
        kind = next((k for k in kinds if _can_end([*said, k], [q.answer for q in left], k)), kinds[0])
        order.append(next(q for q in left if q.answer == kind))
        left.remove(order[-1])
    mended = list(questions)
    for place, question in zip(places, order, strict=True):
        mended[place] = question
    return mended


def _can_end(said: list[str], left: list[str], kind: str) -> bool:
    """Tell whether no run is too long yet, and none need be when the rest of what is left follows."""
    run = next((n for n, answer in enumerate(reversed(said)) if answer != kind), len(said))
    same = left.count(kind) - 1
    others = len(left) - same - 1
    room = LONGEST_RUN - run
    return room >= 0 and same <= room + LONGEST_RUN * others and others <= LONGEST_RUN * (same + 1)
