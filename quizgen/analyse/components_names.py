"""Find names: people, organisations, places, events, works, nationalities.

Sample: `Biden visited Hanoi.` -> [Biden](PERSON) visited [Hanoi](PLACE).

A recurrent network reads words, tags and relations and scores labels (`training/crf.py`);
the best sequence of each sentence is taken; names that come back are labelled alike.
Model: Lample et al. 2016, https://arxiv.org/abs/1603.01360
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from quizgen.analyse.components_features import KnownNames, ListedNames
from quizgen.analyse.components_name_rules import mended
from quizgen.analyse.components_network import Floats, Network, Packing, read_network, write_network
from quizgen.analyse.components_parser import Sentence, in_batches, in_step


def viterbi(scores: Floats, packing: Packing, first: Floats, moves: Floats) -> list[int]:
    """Return the best label of every word; all sentences run in step.

    scores: (words, labels); first: what it adds to start with a label; moves: from row to column.
    """
    starts = packing.starts.tolist()
    rows = scores[packing.forward]
    back: list[Any] = []
    best = np.empty((0, scores.shape[1]), dtype=np.float32)
    finals: list[Any] = []
    for t, (begin, end) in enumerate(pairwise(starts)):
        n = end - begin
        if t == 0:
            best = rows[begin:end] + first
            continue
        finals.append(best[n:].argmax(axis=1))
        options = best[:n, :, None] + moves
        back.append(options.argmax(axis=1))
        best = options.max(axis=1) + rows[begin:end]
    result = np.zeros(len(scores), dtype=np.int64)
    labels = best.argmax(axis=1)
    for t in range(len(starts) - 2, -1, -1):
        result[packing.forward[starts[t] : starts[t + 1]]] = labels
        if t:
            previous = np.take_along_axis(back[t - 1], labels[:, None], axis=1)[:, 0]
            labels = np.concatenate([previous, finals[t - 1]])
    return result.tolist()


class NameFinder:
    """The pipe; `nlp.add_pipe("quizgen_names")`, then `from_disk` or `load`."""

    def __init__(self, vocab: Vocab, name: str) -> None:
        self.vocab = vocab
        self.name = name
        self.network: Network | None = None

    def load(self, arrays: dict[str, Floats], settings: dict[str, Any]) -> None:
        """Build the layers from arrays and settings."""
        self.network = network = Network(arrays, settings)
        self.layers = [network.layer("lstm1"), network.layer("lstm2")]
        self.iob: list[str] = settings["labels"]
        self.moves = arrays["transitions"] + arrays["forbidden"]
        self.known = KnownNames(settings.get("known", {}))
        self.__dict__.pop("lists", None)

    @cached_property
    def lists(self) -> dict[str, ListedNames]:
        """Lists of people's names and of places, made ready when the first text is read."""
        tables = self.network.settings.get("lists", {}) if self.network else {}
        return {name: ListedNames(table) for name, table in tables.items()}

    @property
    def labels(self) -> tuple[str, ...]:
        """The kinds of names it can find."""
        return tuple(sorted({label[2:] for label in self.iob if len(label) > 1})) if self.network else ()

    def spans(self, docs: list[Doc]) -> list[list[Span]]:
        """Return the names of each document."""
        if self.network is None:
            raise ValueError(f"pipe {self.name!r} has no weights: call from_disk first")
        found: dict[int, list[Span]] = {id(doc): [] for doc in docs}
        for sentences in in_step(docs):
            labels = iter(self._labels(sentences))
            for doc, positions in sentences:
                for start, end, kind in label_spans([next(labels) for _ in positions]):
                    found[id(doc)].append(Span(doc, positions[start], positions[end - 1] + 1, label=kind))
        return [found[id(doc)] for doc in docs]

    def _labels(self, sentences: list[Sentence]) -> list[str]:
        network = self.network
        assert network is not None
        packing = Packing([len(positions) for _, positions in sentences])
        tokens = [doc[i] for doc, positions in sentences for i in positions]
        lines = [[doc[i].text for i in positions] for doc, positions in sentences]
        finders = {"known": self.known, **self.lists}
        x = network.embed(
            [t.text for t in tokens],
            tag=[t.tag_ for t in tokens],
            dep=[t.dep_ for t in tokens],
            source=[network.settings.get("source", "")] * len(tokens),
            **{name: [mark for line in lines for mark in finder(line)] for name, finder in finders.items()},
        )
        for layer in self.layers:
            x = layer(x, packing)
        scores = x @ network.arrays["out.weight"].T + network.arrays["out.bias"]
        return [self.iob[i] for i in viterbi(scores, packing, network.arrays["first"], self.moves)]

    def annotate(self, docs: list[Doc]) -> None:
        """Set the names of documents."""
        for doc, spans in zip(docs, self.spans(docs), strict=True):
            doc.ents = tuple(filter_spans([*doc.ents, *mended(doc, spans)]))

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        self.annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Annotate documents many at a time."""
        for docs in in_batches(stream, batch_size):
            self.annotate(docs)
            yield from docs

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Write weights and vocabularies."""
        if self.network is not None:
            write_network(Path(path), self.network.arrays, self.network.settings)

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> "NameFinder":
        """Read weights and vocabularies."""
        self.load(*read_network(Path(path)))
        return self


def label_spans(labels: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, kind) of B-, I- and O labels."""
    start = -1
    for i, label in enumerate([*labels, "O"]):
        if start >= 0 and not label.startswith("I-"):
            yield start, i, labels[start][2:]
            start = -1
        if label.startswith("B-"):
            start = i


@Language.factory("quizgen_names", assigns=["doc.ents", "token.ent_type"], requires=["token.tag", "token.dep"])
def make_name_finder(nlp: Language, name: str) -> NameFinder:
    """Make an empty name finder for a pipeline."""
    return NameFinder(nlp.vocab, name)
