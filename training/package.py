"""Put the shipped pipeline together: `python package.py --parser DIR --names DIR --out DIR`.

The folder is written beside its place and then renamed, so that nobody loads half of it.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import spacy
from spacy.language import Language

import quizgen.analyse.components  # noqa: F401
from quizgen.analyse.components_network import read_network
from quizgen.analyse.components_tokens import extend

KEPT = ("LICENSE.md", "MODEL_CARD.md")
META = {
    "name": "quizgen",
    "version": "0.1.0",
    "description": "English for quizgen: sentences, tags, trees (UD 2), names, measures, lemmas; NumPy only.",
    "author": "quizgen contributors",
    "license": "CC BY-SA 4.0",
}


def build(parser: Path, names: Path | None) -> Language:
    """Make the pipeline from two trained networks."""
    nlp = spacy.blank("en")
    extend(nlp)
    nlp.add_pipe("quizgen_sentences")
    nlp.add_pipe("quizgen_parser", name="parser").load(*read_network(parser))
    nlp.add_pipe("quizgen_morphology")
    nlp.add_pipe("quizgen_lemmatizer")
    if names:
        nlp.add_pipe("quizgen_names", name="ner").load(*read_network(names))
    nlp.add_pipe("quizgen_measures")
    nlp.meta.update(META)
    return nlp


def replace(nlp: Language, out: Path) -> None:
    """Write the pipeline and put it in the place of the old one."""
    new, old = out.with_name(f".{out.name}.new"), out.with_name(f".{out.name}.old")
    shutil.rmtree(new, ignore_errors=True)
    nlp.to_disk(new)
    for name in KEPT:
        if (out / name).exists():
            shutil.copy(out / name, new / name)
    if out.exists():
        out.rename(old)
    new.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def main() -> None:
    """Package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parser", type=Path, required=True)
    parser.add_argument("--names", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    replace(build(args.parser, args.names), args.out)
    size = sum(path.stat().st_size for path in args.out.rglob("*") if path.is_file())
    print(f"{args.out}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
