"""Convert the treebanks to spaCy's binary format: `python convert.py TREEBANKS OUT`.

Writes train/{gold,silver}.spacy, parse-dev.spacy, gum-test.spacy and pud-test.spacy. PUD is read for the
test file alone. Words keep the spacing of the original text; a document is one
paragraph of at most ten sentences, so that sentence boundaries can be learnt.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from conll import Sentence, read
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab
from stanford import Usage, legible, to_ud2

from quizgen.analyse.components_features import word_class

#: OneStopEnglish writes the level of difficulty before the first sentence of a text.
LEVELS = frozenset({"Advanced", "Intermediate", "Elementary"})
ATTRS = ["ORTH", "TAG", "HEAD", "DEP", "SENT_START", "SPACY", "POS", "MORPH", "LEMMA"]


def paragraphs(sentences: Iterable[Sentence], limit: int = 10) -> Iterator[list[Sentence]]:
    """Group sentences of one document and paragraph."""
    group: list[Sentence] = []
    for sentence in sentences:
        if group and (sentence.new_paragraph or sentence.doc != group[0].doc or len(group) == limit):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def to_doc(group: list[Sentence], vocab: Vocab) -> Doc:
    """Build a Doc with all annotation; unknown arcs and tags stay missing."""
    words = [word for sentence in group for word in sentence.words]
    heads: list[int] = []
    for sentence in group:
        start = len(heads)
        heads += [start + word.head for word in sentence.words]
    return Doc(
        vocab,
        words=[w.form for w in words],
        spaces=[w.space for w in words],
        tags=[w.tag for w in words],
        pos=[w.upos for w in words],
        morphs=[w.feats for w in words],
        lemmas=[w.lemma for w in words],
        heads=heads,
        deps=[w.dep for w in words],
    )


def write(docs: Iterable[Doc], path: Path) -> None:
    """Store documents and say how many."""
    bin_ = DocBin(attrs=ATTRS)
    words = 0
    for doc in docs:
        bin_.add(doc)
        words += len(doc)
    bin_.to_disk(path)
    print(f"{path.name}: {len(bin_)} documents, {words} words")


def habits(sentences: Iterable[Sentence]) -> tuple[Usage, Usage]:
    """Count amod/compound of proper modifiers, and the tags of each form."""
    usage: Usage = {}
    tags: Usage = {}
    for sentence in sentences:
        for word in sentence.words:
            if word.tag.startswith("NNP"):
                usage.setdefault(word.form, Counter())[word.dep] += 1
            tags.setdefault(word.form.lower(), Counter())[word.tag] += 1
    return usage, tags


def main() -> None:
    """Convert everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    (args.out / "train").mkdir(parents=True, exist_ok=True)
    vocab = Vocab()
    names = ("en_ewt-train", "en_gum-train")
    gold = [s for name in names for s in read(args.treebanks / f"{name}.conllu.gz")]
    usage, tags = habits(gold)

    def known(word: str) -> bool:
        return bool(word_class(word)) or sum(tags.get(word, Counter()).values()) > 1

    raw = read(args.treebanks / "onestop-corenlp.conllu.gz")
    seen: set[str] = set()
    silver = []
    for sentence in raw:
        if sentence.words[0].form in LEVELS:
            continue
        better = to_ud2(sentence, usage, tags)
        key = " ".join(word.form for word in sentence.words)
        if better and key not in seen and legible(better.words, known):
            seen.add(key)
            silver.append(better)
    write((to_doc(group, vocab) for group in paragraphs(gold)), args.out / "train" / "gold.spacy")
    write((to_doc(group, vocab) for group in paragraphs(silver, 6)), args.out / "train" / "silver.spacy")
    for target, sources in {
        "parse-dev": ("en_gum-dev", "en_ewt-dev"),
        "gum-test": ("en_gum-test",),
        "pud-test": ("en_pud-test",),
    }.items():
        files = (args.treebanks / f"{name}.conllu.gz" for name in sources)
        groups = (group for file in files for group in paragraphs(read(file)))
        write((to_doc(group, vocab) for group in groups), args.out / f"{target}.spacy")


if __name__ == "__main__":
    main()
