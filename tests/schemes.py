"""Sentences that are parsed by hand in two schemes."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

FILE = Path(__file__).parent / "cases" / "schemes.tsv"
PARTS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON", "EX": "PRON",
    "WP": "PRON", "WDT": "PRON", "DT": "DET", "IN": "ADP", "RP": "ADP", "CD": "NUM", "JJ": "ADJ", "JJR": "ADJ",
    "JJS": "ADJ", "RB": "ADV", "WRB": "ADV", ".": "PUNCT", ",": "PUNCT", "CC": "CCONJ", "POS": "PART", "TO": "PART",
    "$": "SYM",
}  # fmt: skip


class Word(NamedTuple):
    """A line of the file."""

    form: str
    lemma: str
    tag: str
    name: str
    heads: tuple[int, int]
    relations: tuple[str, str]


def sentences() -> dict[str, list[Word]]:
    """Return the sentences by what they show."""
    found: dict[str, list[Word]] = {}
    lines = FILE.read_text(encoding="utf-8").splitlines()
    blocks = [list(block) for filled, block in groupby(lines, bool) if filled]
    for title, *rows in blocks[1:]:
        cells = [row.split("\t") for row in rows]
        found[title[2:]] = [
            Word(form, lemma, tag, name, (int(a), int(b)), (was, becomes))
            for form, lemma, tag, name, a, was, b, becomes in cells
        ]
    return found


def doc(vocab: Vocab, *parsed: list[Word], universal: bool) -> Doc:
    """Build a document of sentences in one of the two schemes."""
    words = [word for sentence in parsed for word in sentence]
    heads: list[int] = []
    for sentence in parsed:
        start = len(heads)
        heads += [start + (w.heads[universal] - 1 if w.heads[universal] else i) for i, w in enumerate(sentence)]
    relations = [w.relations[universal] for w in words]
    built = Doc(
        vocab,
        words=[w.form for w in words],
        lemmas=[w.lemma for w in words],
        tags=[w.tag for w in words],
        pos=[_part(w, relation, universal=universal) for w, relation in zip(words, relations, strict=True)],
        heads=heads,
        deps=relations,
    )
    names = [
        (name, [i for i, _ in run]) for name, run in groupby(enumerate(words), lambda pair: pair[1].name) if name != "_"
    ]
    built.ents = [Span(built, run[0], run[-1] + 1, label=name) for name, run in names]
    return built


def _part(word: Word, relation: str, *, universal: bool) -> str:
    if word.tag.startswith("VB") or word.tag == "MD":
        if not universal and word.lemma == "be":
            return "AUX"
        return "AUX" if relation in {"aux", "auxpass", "aux:pass", "cop"} else "VERB"
    if word.tag == "IN" and relation == "mark":
        return "SCONJ"
    return PARTS[word.tag]
