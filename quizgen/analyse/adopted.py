"""From the pipeline's documents to those that the rules read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import numpy as np
from spacy.attrs import DEP, ENT_TYPE, HEAD, LEMMA, ORTH, POS, SPACY, TAG
from spacy.tokens import Doc as Parse
from spacy.vocab import Vocab

from quizgen.syntax.tokens import Doc, Token, Word

SURE = "quizgen sure"
"""Where a parse keeps how probable the parser holds it, for each token, that it hangs where it does."""
KNOWN = 100_000
"""Words that are remembered from one document to the next."""


def parsed(texts: Iterable[str], nlp: Any, without: Iterable[str] = ()) -> Iterator[Doc]:
    """Yield the texts as documents, parsed by a loaded pipeline without some of its pipes."""
    return map(adopted, nlp.pipe(texts, disable=list(without)))


def adopted(parse: Parse) -> Doc:
    """Return a parse as a document."""
    strings, vocab = parse.vocab.strings, parse.vocab
    columns: Any = parse.to_array([ORTH, LEMMA, TAG, POS, ENT_TYPE, SPACY, DEP, HEAD])
    rows = columns.tolist()
    sure = parse.user_data.get(SURE) or [0.0] * len(rows)
    tokens = [
        Token(
            _word(vocab, orth),
            whitespace=" " if space else "",
            lemma=strings[lemma],
            tag=strings[tag],
            pos=strings[pos],
            ent_type=strings[kind],
            doubt=1.0 - certain if certain else 0.0,
        )
        for (orth, lemma, tag, pos, kind, space, *_), certain in zip(rows, sure, strict=True)
    ]
    heads = columns[:, -1].astype(np.int64) + np.arange(len(rows))
    for token, row, head in zip(tokens, rows, heads.tolist(), strict=True):
        token.hang(tokens[head], strings[row[-2]])
    starts = [s.start for s in parse.sents] if rows else []
    return Doc(tokens, starts, [(e.start, e.end, e.label_) for e in parse.ents])


@lru_cache(maxsize=KNOWN)
def _word(vocab: Vocab, orth: int) -> Word:
    known = vocab[orth]
    return Word(
        text=known.orth_,
        lower_=known.lower_,
        is_alpha=known.is_alpha,
        is_punct=known.is_punct,
        is_quote=known.is_quote,
        is_space=known.is_space,
        is_title=known.is_title,
        like_num=known.like_num,
        like_url=known.like_url,
    )
