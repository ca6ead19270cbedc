"""Tags and trees by one recurrent network, with how sure it is of each arc.

Sets tag, head and dep of every word, `Token._.arc_probability` (the probability of head
and label together), `Token._.trust` (whether that is at least `TRUSTED`) and, for a
sentence or any span, `Span._.weakest_arc` (the least of them, punctuation left out).
Model: Dozat & Manning 2017, https://arxiv.org/abs/1611.01734; `training/biaffine.py`.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from quizgen.analyse.adopted import SURE
from quizgen.analyse.components_network import Floats, Network, Packing, read_network, softmax, write_network
from quizgen.analyse.components_tree import best_heads

#: Five arcs in six are at least this probable, and right 95 times in 100 (PUD; see MODEL_CARD.md).
TRUSTED = 0.9
WORDS_AT_ONCE = 2000
MONTHS = frozenset({"March", "April", "May", "June", "July", "August"})
"""Those that do not end like the others; "in May I left" has no numeral."""
Sentence = tuple[Doc, list[int]]


def _sure(token: Token) -> float:
    return float(token.doc.user_data[SURE][token.i]) if SURE in token.doc.user_data else 0.0


def _is_trusted(token: Token) -> bool:
    return bool(token._.arc_probability >= TRUSTED)


def _weakest(span: Span) -> float:
    return min((token._.arc_probability for token in span if token.dep_ != "punct"), default=0.0)


if not Token.has_extension("arc_probability"):
    Token.set_extension("arc_probability", getter=_sure)
    Token.set_extension("trust", getter=_is_trusted)
    Span.set_extension("weakest_arc", getter=_weakest)


def _as_read(doc: Doc, i: int) -> str:
    """Return the word by which the network knows a word: the numeral of "World War I" would be a pronoun to it."""
    if doc[i].text != "I" or i < 2 or doc[i].is_sent_start or doc[i - 1].is_sent_start:
        return doc[i].text
    ahead = doc[i - 1].text
    return "II" if ahead.istitle() and not ahead.endswith(("day", "ary", "ber")) and ahead not in MONTHS else "I"


class Parser:
    """The pipe; `nlp.add_pipe("quizgen_parser")`, then `from_disk` or `load`."""

    def __init__(self, vocab: Vocab, name: str) -> None:
        self.vocab = vocab
        self.name = name
        self.network: Network | None = None

    def load(self, arrays: dict[str, Floats], settings: dict[str, Any]) -> None:
        """Build the layers from arrays and settings."""
        self.network = network = Network(arrays, settings)
        self.layers = [network.layer(f"lstm{i}") for i in (1, 2, 3)]
        self.arc = arrays["arc_matrix"].shape[1]
        self.rel = arrays["rel_matrix"].shape[1] - 1
        labels = arrays["rel_matrix"]
        self.rel_matrix = np.ascontiguousarray(labels.transpose(1, 0, 2).reshape(self.rel + 1, -1))
        root = np.where(arrays["root"] > 0, arrays["root"], 0.1 * arrays["root"])
        self.root_arc, self.root_rel = root[: self.arc], root[self.arc :]
        self.tags = np.array([self.vocab.strings.add(tag) for tag in settings["tags"]], dtype=np.uint64)
        self.deps = np.array([self.vocab.strings.add(dep) for dep in settings["deps"]], dtype=np.uint64)
        self.root_label = settings["deps"].index("ROOT")
        self.space = (self.vocab.strings.add("_SP"), self.vocab.strings.add("dep"))

    @property
    def labels(self) -> tuple[str, ...]:
        """The relations it can give."""
        return tuple(self.network.settings["deps"]) if self.network else ()

    def scores(self, words: list[str], packing: Packing) -> tuple[Floats, Floats]:
        """Return tag scores and the vectors that arcs and labels are scored with."""
        network = self.network
        if network is None:
            raise ValueError(f"pipe {self.name!r} has no weights: call from_disk first")
        a = network.arrays
        x = self.layers[0](network.embed(words), packing)
        x = self.layers[1](x, packing)
        tags = x @ a["tag_out.weight"].T + a["tag_out.bias"]
        x = np.concatenate([x, softmax(tags) @ a["tag_in.weight"].T], axis=1)
        x = self.layers[2](x, packing) @ a["mlp.weight"].T + a["mlp.bias"]
        return tags, np.where(x > 0, x, 0.1 * x)

    def heads(self, vectors: Floats) -> tuple[Any, Floats, Floats]:
        """Return head numbers of one sentence, their probabilities, and the heads' label vectors."""
        arc, rel = self.arc, self.rel
        dep, head, _, rel_head = np.split(vectors, [arc, 2 * arc, 2 * arc + rel], axis=1)
        matrix = self.network.arrays["arc_matrix"]  # type: ignore[union-attr]
        scores = (dep @ matrix[:-1] + matrix[-1]) @ np.vstack([self.root_arc, head]).T
        heads = best_heads(scores)
        probability = softmax(scores)[np.arange(len(heads)), heads]
        return heads, probability, np.vstack([self.root_rel, rel_head])[heads]

    def best_labels(self, dep: Floats, head: Floats, root: Any) -> tuple[Any, Floats]:
        """Return the best label for pairs of words, and its probability; ROOT where and only where root says so."""
        matrix = self.rel_matrix
        mixed = (dep @ matrix[:-1] + matrix[-1]).reshape(len(dep), -1, self.rel + 1)
        scores = np.matmul(mixed[..., :-1], head[:, :, None])[..., 0] + mixed[..., -1]
        scores[~root, self.root_label] = -np.inf
        scores[root, self.root_label] = np.inf
        best = scores.argmax(axis=1)
        scores[root, self.root_label] = 100.0
        return best, softmax(scores)[np.arange(len(best)), best]

    def annotate(self, docs: list[Doc]) -> None:
        """Tag and parse documents whose sentences are known."""
        arrays = {id(doc): np.zeros((len(doc), 3), dtype=np.int64) for doc in docs}
        for doc in docs:
            _attach_spaces(doc, arrays[id(doc)], self.space)
        for sentences in in_step(docs):
            self._analyse(sentences, arrays)
        for doc in docs:
            values: Any = arrays[id(doc)].view(np.uint64)
            doc.from_array([HEAD, DEP, TAG], values)

    def _analyse(self, sentences: list[Sentence], arrays: dict[int, Any]) -> None:
        packing = Packing([len(positions) for _, positions in sentences])
        words = [_as_read(doc, i) for doc, positions in sentences for i in positions]
        tag_scores, vectors = self.scores(words, packing)
        tags = self.tags[tag_scores.argmax(axis=1)]
        heads, sure, partners = [], [], []
        begin = 0
        for _, positions in sentences:
            end = begin + len(positions)
            chosen, probability, partner = self.heads(vectors[begin:end])
            heads.append(chosen)
            sure.append(probability)
            partners.append(partner)
            begin = end
        rel_dep = vectors[:, 2 * self.arc : 2 * self.arc + self.rel]
        label, label_probability = self.best_labels(rel_dep, np.concatenate(partners), np.concatenate(heads) == 0)
        certain = np.concatenate(sure) * label_probability
        begin = 0
        for (doc, positions), chosen in zip(sentences, heads, strict=True):
            end = begin + len(positions)
            places = np.asarray(positions)
            array = arrays[id(doc)]
            to = np.where(chosen == 0, places, places[chosen - 1])
            array[places, 0] = to - places
            array[places, 1] = self.deps[label[begin:end]].view(np.int64)
            array[places, 2] = tags[begin:end].view(np.int64)
            sure = doc.user_data.setdefault(SURE, [0.0] * len(doc))
            for place, probability in zip(positions, certain[begin:end].tolist(), strict=True):
                sure[place] = probability
            begin = end

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

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> "Parser":
        """Read weights and vocabularies."""
        self.load(*read_network(Path(path)))
        return self


def in_batches(stream: Iterable[Doc], size: int) -> Iterator[list[Doc]]:
    """Yield documents in lists of at most `size`."""
    documents = iter(stream)
    while batch := list(islice(documents, size)):
        yield batch


def in_step(docs: list[Doc]) -> Iterator[list[Sentence]]:
    """Yield the sentences of documents in groups of about WORDS_AT_ONCE words."""
    group: list[Sentence] = []
    size = 0
    for doc in docs:
        for positions in _sentences(doc):
            if group and size + len(positions) > WORDS_AT_ONCE:
                yield group
                group, size = [], 0
            group.append((doc, positions))
            size += len(positions)
    if group:
        yield group


def _sentences(doc: Doc) -> Iterator[list[int]]:
    """Yield the positions of each sentence's words, white space left out."""
    group: list[int] = []
    for token in doc:
        if group and token.is_sent_start:
            yield group
            group = []
        if not token.is_space:
            group.append(token.i)
    if group:
        yield group


def _attach_spaces(doc: Doc, array: Any, space: tuple[int, int]) -> None:
    """Hang white space on the word before it, or on the next at the start."""
    tag, dep = np.array(space, dtype=np.uint64).view(np.int64)
    for token in doc:
        if token.is_space:
            after = next((t.i for t in doc[token.i :] if not t.is_space), token.i)
            start = token.i == 0 or token.is_sent_start or (doc[token.i - 1].is_space and array[token.i - 1, 0] > 0)
            array[token.i] = (after - token.i if start else -1, dep, tag)


@Language.factory("quizgen_parser", assigns=["token.tag", "token.head", "token.dep"], requires=["token.is_sent_start"])
def make_parser(nlp: Language, name: str) -> Parser:
    """Make an empty parser for a pipeline."""
    return Parser(nlp.vocab, name)
