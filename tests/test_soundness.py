"""What soundness sees of a question, and how much a row counts when it is learnt."""

from __future__ import annotations

import numpy as np

from quizgen.choose.soundness import features, rated
from quizgen.choose.worth import Profile
from quizgen.model import GAP, Fact, Form, Kind, Question, Slot
from tests.family_cases import article
from training.worth import fit

SAID = "Helen Carter, a mason of Hull, built the old bridge at Rusk in 1931, and nobody paid her."


def asked(before: str, after: str, **changes: str) -> tuple[Question, Fact, Profile]:
    whole = article(SAID)
    span = whole.span(0, len(SAID))
    year = SAID.index("1931")
    answer = Slot(at=whole.span(year, year + 4), text="1931")
    slots = {"before": Slot(at=span, text=before), "after": Slot(at=span, text=after), "answer": answer}
    fact = Fact(kind=Kind.DATE, slots=slots, evidence=(span,), rule="date", key="k")
    question = Question(
        id="q", kind=Kind.DATE, form=Form.CLOZE, prompt=f"{before} _____ {after}".strip() + ".", answer="1931",
        answer_at=answer.at, evidence=(span,), template="cloze.statement", fact="k", **changes,
    )  # fmt: skip
    return question, fact, Profile(whole)


def test_what_is_cut_at_commas_is_told_from_what_is_torn_out() -> None:
    clean = features(*asked("Helen Carter built the old bridge at Rusk in", ""))
    assert clean["clean-cuts"] == 1.0 and "raw-cut" not in clean
    torn = features(*asked("Helen Carter built the bridge in", ""))
    assert torn["raw-cut"] == 1.0 and torn["words-dropped"] > clean["words-dropped"]


def test_a_gap_is_less_sound_than_anything_that_was_rated_as_usable() -> None:
    question, fact, profile = asked("Helen Carter built the old bridge at Rusk in", "")
    gap = question.model_copy(update={"weak": GAP})
    assert 0 < rated([(gap, fact)], profile)[0].soundness < rated([(question, fact)], profile)[0].soundness


def test_a_row_that_counts_twice_is_as_good_as_two() -> None:
    rows = np.array([[1.0, 1.0], [0.0, 1.0], [1.0, 1.0], [0.0, 1.0]])
    truth = np.array([1.0, 0.0, 0.0, 1.0])
    twice = fit(np.vstack([rows, rows[:1]]), np.append(truth, 1.0), 1, 1.0)
    assert np.allclose(twice, fit(rows, truth, 1, 1.0, np.array([2.0, 1.0, 1.0, 1.0])))
