"""Every item rule has a quiz it must find fault with and one it must leave alone."""

from __future__ import annotations

import pytest

from quizgen.choose.rules import NOTES, RULES, obey
from quizgen.choose.versions import longest_run
from quizgen.model import BLANK, Question, Quiz
from tests.sample_quiz import ask, read, sample

ARTICLE = read()


def item(form: str, prompt: str, answer: str, *distractors: str, **more: object) -> Question:
    made = ask(ARTICLE, form, prompt, "1995", "in 1995", distractors=distractors, **{"fact": prompt, **more})
    return made.model_copy(update={"answer": answer, "id": f"{form} {prompt} {answer}"})


def choice(answer: str, *distractors: str, **more: object) -> Question:
    return item("choice", f"Which is {answer} of them all?", answer, *distractors, **more)


def pairs(count: int, *spare: str, **more: object) -> list[Question]:
    names = ["Ann", "Ben", "Cid", "Dot", "Eve", "Fay"]
    return [item("matching", f"premise {n}", names[n], *spare, group="g", **more) for n in range(count)]


def verdicts(*answers: bool) -> list[Question]:
    return [item("true_false", f"Statement {n}.", str(answer)) for n, answer in enumerate(answers)]


def longest(*keys: bool) -> list[Question]:
    return [
        item("choice", f"Which {n}?", f"answer{n}" + "xx" * key, f"otherA{n}", f"otherB{n}")
        for n, key in enumerate(keys)
    ]


CASES: dict[str, tuple[list[Question], list[Question]]] = {
    "one-key": ([choice("Hanoi", "Paris", "hanoi")], [choice("Hanoi", "Paris", "Rome")]),
    "nested-options": ([choice("trade", "free trade", "war")], [choice("trade", "trader", "war")]),
    "few-options": ([choice("Hanoi", "Paris")], [choice("Hanoi", "Paris", "Rome")]),
    "all-or-none": ([choice("Hanoi", "Paris", "None of the above")], [choice("Hanoi", "Paris", "All Saints")]),
    "unlike-options": ([choice("Hanoi", "a city", "a river")], [choice("the Rhine", "a Swiss lake", "The Alps")]),
    "long-key": ([choice("a very long answer indeed", "a war", "a sea")], [choice("a long war", "a war", "a truce")]),
    "longest-key": (longest(True, True, True, False, False, False), longest(True, True, False, False, False, False)),
    "one-blank": (
        [item("cloze", "In which year did it happen there?", "1995")],
        [item("cloze", f"It happened there in {BLANK}.", "1995")],
    ),
    "lone-blank": (
        [item("cloze", f"It was {BLANK}.", "1995")],
        [item("cloze", f"It happened there in {BLANK}.", "1995")],
    ),
    "true-share": (verdicts(True, True, True, True, False), verdicts(True, False, True, False, True)),
    "small-set": (pairs(3), pairs(4)),
    "mixed-set": (
        [*pairs(4, answer_type="person"), item("matching", "year", "1995", group="g", answer_type="year")],
        pairs(5, answer_type="person"),
    ),
    "same-fact": (
        [item("open", "When?", "1995", fact="f"), item("open", "In what year?", "1995", fact="f")],
        [item("open", "When?", "1995", fact="f"), item("open", "In what year?", "1995", fact="g")],
    ),
    "given-away": (
        [
            item("open", "Where did Biden and Trong hold talks?", "Hanoi"),
            item("open", "Why did Biden and Trong hold talks in Hanoi?", "to agree"),
        ],
        [
            item("open", "Where did Biden and Trong hold talks?", "Hanoi"),
            item("open", "How many people live in Hanoi?", "8 million"),
        ],
    ),
    "few-spare": (pairs(4), pairs(4, "Gus", "Hal")),
    "early-blank": (
        [item("cloze", f"{BLANK} was the year it happened.", "1995")],
        [item("cloze", f"It happened there in {BLANK}.", "1995")],
    ),
    "crowded": (
        verdicts(*[n % 2 == 0 for n in range(8)]),
        verdicts(*[n % 2 == 0 for n in range(6)]),
    ),
}


def test_every_rule_has_a_case() -> None:
    assert set(CASES) == set(RULES) | set(NOTES)


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_finds_its_fault_and_no_other(rule: str) -> None:
    function = {**RULES, **NOTES}[rule]
    bad, good = CASES[rule]
    assert list(function(bad))
    assert not list(function(good))


@pytest.mark.parametrize("rule", RULES)
def test_what_is_left_out_is_named_with_its_rule(rule: str) -> None:
    quiz = Quiz(title="", articles=(ARTICLE,), questions=tuple(CASES[rule][0]))
    obeyed, findings = obey(quiz)
    assert any(f.rule == rule and f.left_out and f.why for f in findings)
    assert {q.id for q in quiz.questions} - {q.id for q in obeyed.questions} == {
        f.question for f in findings if f.left_out
    }
    again, more = obey(obeyed)
    assert again == obeyed
    assert not [f for f in more if f.left_out]


def test_what_a_teacher_keeps_stays_and_is_noted() -> None:
    kept = CASES["few-options"][0][0].model_copy(update={"status": "keep"})
    obeyed, findings = obey(Quiz(title="", articles=(ARTICLE,), questions=(kept,)))
    assert obeyed.questions == (kept,)
    assert [(f.rule, f.left_out) for f in findings] == [("few-options", False)]


def test_the_sample_obeys() -> None:
    obeyed, findings = obey(sample())
    assert obeyed.questions == sample().questions
    assert not [f for f in findings if f.left_out]


def test_runs_of_true_statements_are_broken_up() -> None:
    questions = verdicts(True, True, True, True, True, False, False, False, False, False)
    obeyed, _ = obey(Quiz(title="", articles=(ARTICLE,), questions=tuple(questions)))
    assert longest_run([q.answer for q in obeyed.questions]) <= 3
