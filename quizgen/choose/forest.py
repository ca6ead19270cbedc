"""A forest of decision trees read from a file: how a learnt mean of many trees judges rows of features.

Extremely randomised trees (Geurts, Ernst & Wehenkel 2006), grown by ``training/soundness.py``. Only the asking is here,
so that nothing but NumPy is needed to use them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

LEAF = -1
"""The feature of a node that asks for none."""


@dataclass(frozen=True)
class Forest:
    """Trees in one table: a node's left branch is the node after it.

    ``features``, ``thresholds``, ``rights`` and ``values`` have one entry a node: the number of the feature asked for
    (``LEAF`` for none), up to which value of it the left branch holds, the number of the node to the right, and what a
    leaf says, of 255. ``roots`` has the number of each tree's first node.
    """

    names: dict[str, int]
    features: NDArray[np.int16]
    thresholds: NDArray[np.float32]
    rights: NDArray[np.int32]
    values: NDArray[np.uint8]
    roots: NDArray[np.int32]

    @classmethod
    def load(cls, file: IO[bytes]) -> Forest:
        """Return the forest of a NumPy archive; KeyError where it lacks a table."""
        with np.load(file, allow_pickle=False) as tables:
            names = {str(name): number for number, name in enumerate(tables["names"])}
            return cls(names, *(tables[key] for key in ("features", "thresholds", "rights", "values", "roots")))

    def save(self, file: IO[bytes]) -> None:
        """Write the forest as a NumPy archive, the same bytes each time."""
        tables: dict[str, Any] = {
            "names": np.array(list(self.names)),
            "features": self.features,
            "thresholds": self.thresholds,
            "rights": self.rights,
            "values": self.values,
            "roots": self.roots,
        }
        np.savez_compressed(file, **tables)

    def judge(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """Return for each row, a mapping of features to values, what the trees say on average, from 0 to 1."""
        if not rows:
            return []
        table = np.zeros((len(rows), len(self.names)), dtype=np.float32)
        for number, row in enumerate(rows):
            for name, value in row.items():
                place = self.names.get(name)
                if place is not None:
                    table[number, place] = value
        across = np.arange(len(rows))[:, None]
        nodes = np.repeat(self.roots[None, :], len(rows), axis=0)
        while True:
            asked = self.features[nodes]
            inner = asked != LEAF
            if not inner.any():
                break
            left = table[across, np.maximum(asked, 0)] <= self.thresholds[nodes]
            nodes = np.where(inner, np.where(left, nodes + 1, self.rights[nodes]), nodes)
        return [round(float(v), 6) for v in (self.values[nodes] / 255).mean(axis=1)]
