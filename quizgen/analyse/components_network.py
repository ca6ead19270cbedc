"""Small recurrent networks, computed with NumPy alone: reading, looking up, running.

A network is a folder of two files: `weights.npz` (half-precision arrays, named as
PyTorch names them) and `vocabularies.json`. `training/biaffine.py` and `training/crf.py`
write them. Sentences of all lengths run side by side, the longest first.
LSTM: Hochreiter & Schmidhuber 1997; the order of the gates is PyTorch's (i, f, g, o).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quizgen.analyse.components_features import COLUMNS, strings, word_class

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
CACHED = 100_000


class Packing:
    """Where each word of a batch of sentences stands when all run in step.

    Words are numbered through the batch. `forward[row]` is the word in a row of the
    packed order, `backward[row]` the word when every sentence is read from its end;
    rows `starts[t]` to `starts[t + 1]` are the words at step t.
    """

    def __init__(self, lengths: Sequence[int]) -> None:
        sizes = np.asarray(lengths, dtype=np.int64)
        offsets = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        order = np.argsort(-sizes, kind="stable")
        sizes, offsets = sizes[order], offsets[order]
        longest = int(sizes[0]) if len(sizes) else 0
        active = [int(np.searchsorted(-sizes, -t, side="left")) for t in range(longest)]
        self.order = order
        self.starts = np.concatenate([[0], np.cumsum(active)]).astype(np.int64)
        self.forward: Ints = np.concatenate([offsets[:n] + t for t, n in enumerate(active)] or [sizes])
        self.backward: Ints = np.concatenate([offsets[:n] + sizes[:n] - 1 - t for t, n in enumerate(active)] or [sizes])


@dataclass
class BiLSTM:
    """Two directions of one layer: input (width, 4h), recurrent (2, h, 4h), bias."""

    read: list[Floats]
    bias: list[Floats]
    recur: Floats

    @classmethod
    def from_arrays(cls, arrays: dict[str, Floats], name: str) -> "BiLSTM":
        """Take a layer out of PyTorch's arrays."""
        sides = ("l0", "l0_reverse")
        return cls(
            read=[np.ascontiguousarray(arrays[f"{name}.weight_ih_{side}"].T) for side in sides],
            bias=[arrays[f"{name}.bias_ih_{side}"] + arrays[f"{name}.bias_hh_{side}"] for side in sides],
            recur=np.stack([np.ascontiguousarray(arrays[f"{name}.weight_hh_{side}"].T) for side in sides]),
        )

    def __call__(self, x: Floats, packing: Packing) -> Floats:
        """Return the states (words, 2h) for inputs (words, width)."""
        hidden = self.recur.shape[1]
        orders = (packing.forward, packing.backward)
        gates = np.stack([(x @ self.read[i] + self.bias[i])[orders[i]] for i in (0, 1)])
        states = np.empty((2, len(x), hidden), dtype=np.float32)
        starts = packing.starts
        batch = int(starts[1]) if len(starts) > 1 else 0
        state = np.zeros((2, batch, hidden), dtype=np.float32)
        cell = np.zeros_like(state)
        for begin, end in zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True):
            n = end - begin
            gate = gates[:, begin:end]
            if begin:
                gate += state[:, :n] @ self.recur
            candidate = np.tanh(gate[..., 2 * hidden : 3 * hidden])
            np.negative(gate, out=gate)
            np.exp(gate, out=gate)
            gate += 1.0
            np.reciprocal(gate, out=gate)
            cell = gate[..., hidden : 2 * hidden] * cell[:, :n] + gate[..., :hidden] * candidate
            state = gate[..., 3 * hidden :] * np.tanh(cell)
            states[:, begin:end] = state
        result = np.empty((len(x), 2 * hidden), dtype=np.float32)
        result[packing.forward, :hidden] = states[0]
        result[packing.backward, hidden:] = states[1]
        return result


class Network:
    """Arrays, vocabularies and embeddings that the networks share."""

    def __init__(self, arrays: dict[str, Floats], settings: dict[str, Any]) -> None:
        self.arrays = arrays
        self.settings = settings
        columns = (*COLUMNS, "class")
        known: dict[str, list[str]] = settings["vocabularies"]
        self.tables = {column: arrays[f"embeddings.{column}.weight"] for column in known}
        self.numbers = {column: {v: i for i, v in enumerate(values, 1)} for column, values in known.items()}
        self.columns = columns
        self.extra = [column for column in known if column not in columns]
        self.cache: dict[str, Floats] = {}

    def _vector(self, word: str) -> Floats:
        found = self.cache.get(word)
        if found is None:
            if len(self.cache) > CACHED:
                self.cache.clear()
            values = (*strings(word), str(word_class(word)))
            pairs = zip(self.columns, values, strict=True)
            rows = [self.tables[column][self.numbers[column].get(value, 0)] for column, value in pairs]
            found = self.cache[word] = np.concatenate(rows)
        return found

    def embed(self, words: Sequence[str], **extra: Sequence[str]) -> Floats:
        """Return the input vectors of words; `extra` gives the values of columns besides theirs."""
        parts = [np.stack([self._vector(word) for word in words])]
        for column in self.extra:
            numbers = self.numbers[column]
            parts.append(self.tables[column][[numbers.get(value, 0) for value in extra[column]]])
        return np.concatenate(parts, axis=1)

    def layer(self, name: str) -> BiLSTM:
        """Return one recurrent layer."""
        return BiLSTM.from_arrays(self.arrays, name)


def read_network(folder: Path) -> tuple[dict[str, Floats], dict[str, Any]]:
    """Read the arrays (as single precision) and settings of a network."""
    with np.load(folder / "weights.npz") as stored:
        arrays = {name: stored[name].astype(np.float32) for name in stored.files}
    settings: dict[str, Any] = json.loads((folder / "vocabularies.json").read_text(encoding="utf-8"))
    return arrays, settings


def write_network(folder: Path, arrays: dict[str, Floats], settings: dict[str, Any]) -> None:
    """Write what read_network reads."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(folder / "weights.npz", **{name: value.astype(np.float16) for name, value in arrays.items()})  # type: ignore[arg-type]
    (folder / "vocabularies.json").write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")


def softmax(scores: Floats) -> Floats:
    """Normalise along the last axis."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True))
