"""What a name finder shall learn of each word: the labels, or labels and what its teachers think.

Hinton et al. 2015, https://arxiv.org/abs/1503.02531
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from crf_network import Finder, marginals
from known import BLOCK, Example

#: How far a student believes the labels, the rest its teachers; OneStopEnglish's are a program's.
BELIEF, BELIEF_ONESTOP = 0.7, 0.5
MAIN = frozenset({"PERSON", "ORG", "PLACE"})


class Allowed:
    """Says which labels each word may take: `Allowed(labels)(truth)`."""

    def __init__(self, labels: list[str]) -> None:
        self.rows = dict(zip(labels, np.eye(len(labels), dtype="f4"), strict=True))
        self.rows["?"] = np.ones(len(labels), dtype="f4")
        self.rows["*"] = np.array([label[2:] not in MAIN for label in labels], dtype="f4")

    def __call__(self, truth: list[str]) -> np.ndarray:
        return np.stack([self.rows[label] for label in truth])


def lessons(
    teachers: list[tuple[Finder, int]],
    folds: int,
    data: list[Example],
    features: Callable[[Example], np.ndarray],
    labels: list[str],
) -> list[np.ndarray]:
    """Return what the student shall believe of each word of each sentence."""
    allowed = Allowed(labels)
    result: list[np.ndarray] = [np.empty(0)] * len(data)
    order = sorted(range(len(data)), key=lambda i: len(data[i][0]))
    for begin in range(0, len(order), 64):
        group = order[begin : begin + 64]
        for length in {len(data[i][0]) for i in group}:
            same = [i for i in group if len(data[i][0]) == length]
            ids = torch.from_numpy(np.stack([features(data[i]) for i in same]))
            hidden = [[label if label == "*" else "?" for label in data[i][5]] for i in same]
            mask = torch.from_numpy(np.stack([allowed(truth) for truth in hidden]))
            views = {fold: marginals(model, ids, mask) for model, fold in teachers}
            for row, i in enumerate(same):
                truth, fold = data[i][5], i // BLOCK % folds
                fresh = [view[row] for k, view in views.items() if k == fold or set(truth) == {"?"}]
                taught = np.mean(fresh or [view[row] for view in views.values()], axis=0)
                belief = BELIEF_ONESTOP if data[i][3] == "onestop" else BELIEF
                known = np.array([[belief if label not in "?*" else 0.0] for label in truth])
                result[i] = (known * allowed(truth) + (1 - known) * taught).astype("f2")
    return result
