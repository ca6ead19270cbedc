"""Tag and parse the sentences that names are learnt from: `python tag.py PIPELINE FILE.spacy…` (in place).

The name finder reads tags and relations, so it must learn with those that it will meet.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

import quizgen.analyse.components  # noqa: F401

ATTRS = ["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE", "TAG", "DEP", "HEAD"]


def forget(doc: Doc) -> Doc:
    """Drop how sure the parser was."""
    doc.user_data = {key: value for key, value in doc.user_data.items() if isinstance(key, str)}
    return doc


def main() -> None:
    """Annotate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    args = parser.parse_args()
    pipe = spacy.load(args.pipeline).get_pipe("parser")
    for path in args.files:
        docs = list(DocBin().from_disk(path).get_docs(pipe.vocab))
        for doc in docs:
            for token in doc[1:]:
                token.is_sent_start = False
        DocBin(attrs=ATTRS, store_user_data=True, docs=map(forget, pipe.pipe(docs))).to_disk(path)
        print(f"{path.name}: {len(docs)} sentences")


if __name__ == "__main__":
    main()
