"""Annotate text for self-training: `python agree.py --first DIR --second DIR --out F TEXT.spacy…`.

Two parsers of different make read each text: the shipped network (`--first`) and one of
spaCy's transition-based parsers (`--second`, trained with configs/stock.cfg). A TEXT may
carry trees of a third, as OneStopEnglish does. An arc is kept where two agree on the
head, with the label of the first; or where the first is sure by itself. All other arcs
stay unknown, and so do tags that the two parsers give differently.
After Zhou & Li 2005 (tri-training), https://doi.org/10.1109/TKDE.2005.186
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import spacy
from convert import ATTRS
from evaluate import bare, run
from spacy.tokens import Doc, DocBin

SURE = 0.95


def merge(first: Doc, second: Doc, third: Doc, count: Counter[str]) -> Doc:
    """Return the document with the arcs and tags that are agreed on."""
    heads, deps, tags = [], [], []
    for a, b, c in zip(first, second, third, strict=True):
        same = a.head.i == b.head.i
        known = bool(c.dep_) and third.has_annotation("DEP")
        kept = same or (known and a.head.i == c.head.i) or a._.arc_probability >= SURE
        voted = known and not kept and b.head.i == c.head.i
        head = b.head.i if voted else a.head.i
        label = b.dep_ if voted else a.dep_
        heads.append(head)
        deps.append(label if kept or voted else "")
        tags.append(a.tag_ if a.tag_ in (b.tag_, c.tag_) else "")
        count["words"] += 1
        count["arcs"] += kept or voted
        count["voted"] += voted
        count["tags"] += bool(tags[-1])
    return Doc(
        third.vocab,
        words=[t.text for t in third],
        spaces=[bool(t.whitespace_) for t in third],
        heads=heads,
        deps=deps,
        tags=tags,
    )


def main() -> None:
    """Annotate and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=Path, required=True)
    parser.add_argument("--second", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("texts", type=Path, nargs="+")
    args = parser.parse_args()
    first, second = spacy.load(args.first), spacy.load(args.second)
    result = DocBin(attrs=ATTRS[:7])
    count: Counter[str] = Counter()
    for path in args.texts:
        for doc in DocBin().from_disk(path).get_docs(first.vocab):
            for sentence in doc.sents:
                alone = sentence.as_doc()
                one = run(first, [bare(alone)], skip=("quizgen_sentences", "ner", "quizgen_measures"))[0]
                two = Doc(second.vocab, words=[t.text for t in alone], spaces=[bool(t.whitespace_) for t in alone])
                for token in two[1:]:
                    token.is_sent_start = False
                two = run(second, [two])[0]
                result.add(merge(one, two, alone, count))
    result.to_disk(args.out)
    print(dict(count))


if __name__ == "__main__":
    main()
