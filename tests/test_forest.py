"""A forest of decision trees: how it judges rows, and that its file is the same each time."""

from __future__ import annotations

import io

import numpy as np
import pytest

from quizgen.choose.forest import LEAF, Forest
from quizgen.choose.soundness import chances

TWO_TREES = Forest(
    names={"dated": 0, "length": 1},
    features=np.array([0, LEAF, 1, LEAF, LEAF, LEAF], dtype=np.int16),
    thresholds=np.array([0.5, 0, 0.25, 0, 0, 0], dtype=np.float32),
    rights=np.array([2, 0, 4, 0, 0, 0], dtype=np.int32),
    values=np.array([0, 51, 0, 255, 102, 255], dtype=np.uint8),
    roots=np.array([0, 5], dtype=np.int32),
)
"""One asks whether there is a date (no: 0.2), then whether it is short (1.0) or long (0.4); the other says 1.0."""


@pytest.mark.parametrize(
    ("row", "chance"),
    [
        ({}, (0.2 + 1) / 2),
        ({"dated": 1.0}, (1 + 1) / 2),
        ({"dated": 1.0, "length": 0.9}, (0.4 + 1) / 2),
        ({"unheard of": 1.0}, (0.2 + 1) / 2),
    ],
)
def test_trees_are_asked_from_their_root_and_averaged(row: dict[str, float], chance: float) -> None:
    assert TWO_TREES.judge([row]) == [pytest.approx(chance, abs=1e-5)]


def test_rows_do_not_depend_on_each_other() -> None:
    rows = [{}, {"dated": 1.0}, {"dated": 1.0, "length": 0.9}]
    assert TWO_TREES.judge(rows) == [TWO_TREES.judge([row])[0] for row in rows]
    assert TWO_TREES.judge([]) == []


def test_the_file_gives_the_same_forest_in_the_same_bytes() -> None:
    one, two = io.BytesIO(), io.BytesIO()
    TWO_TREES.save(one)
    again = Forest.load(io.BytesIO(one.getvalue()))
    again.save(two)
    assert one.getvalue() == two.getvalue()
    assert again.judge([{"dated": 1.0}]) == TWO_TREES.judge([{"dated": 1.0}])


def test_the_shipped_models_tell_a_good_wording_from_a_bad_one() -> None:
    good = {"template=abbreviation.stands-for": 1.0, "kind=abbreviation": 1.0, "rule=abbreviation-brackets": 1.0}
    bad = {"template=object.wh": 1.0, "kind=object": 1.0, "rule=object": 1.0, "doubt": 1.0, "raw-cut": 1.0}
    high, low = chances([good, bad])
    assert 0 < low < high < 1
