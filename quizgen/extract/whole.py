"""Whole sentences: nothing is cut but what opens or brackets them, and one name, number or year is left out.

Statements take sentences that are plain enough to be trimmed. Others make as good a cloze if they stay as they were
written: long ones, such as quote, and such as insert a clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from quizgen.extract.records import Context, Miss, Refused
from quizgen.extract.statement import Blank, _blanks, _fact, _kept, _leans
from quizgen.model import Fact
from quizgen.syntax.labels import FINITE_TAGS, SUBJECTS, rel

SHORTEST, LONGEST = 8, 40
"""Words of a sentence that is worth a blank."""
MOST = 4
"""Blanks that one sentence may give, each in an item of its own."""


def whole_sentences(context: Context) -> Iterator[Fact | Miss]:
    """Yield for each sentence that can be read alone as it stands the pieces that can be blanked in it."""
    for sentence in context.document.sentences():
        tokens = _kept(sentence, aside=False)
        if not _can_stand(sentence, tokens):
            continue
        blanks = (b for b in _blanks(tokens, context) if not _in_quotes(b, tokens))
        for answer, kind, rule in islice(blanks, MOST):
            try:
                fact = _fact(sentence, tokens, (answer, kind, rule.replace("statement", "whole")), context)
            except Refused as error:
                yield context.miss(error, sentence[0])
                if error.rule == "dangling":
                    break
                continue
            yield fact


def _can_stand(sentence: SpacySpan, tokens: Sequence[Token]) -> bool:
    root = sentence.root
    if not SHORTEST <= len([t for t in tokens if not t.is_punct]) <= LONGEST:
        return False
    if not sentence.text.strip().endswith((".", '."', ".”")) or not sentence.text.strip()[:1].isupper():
        return False
    if any(t.text in {"?", "!", "..."} or t.like_url for t in tokens):
        return False
    if sum(t.text in {'"', "“", "”"} for t in tokens) % 2 or _leans(sentence, tokens):
        return False
    # A verb that stands before its subject is often parsed without one.
    return root.tag_ in FINITE_TAGS or (
        any(t.tag_ in FINITE_TAGS for t in root.children) and any(rel(c) in SUBJECTS for c in root.children)
    )


def _in_quotes(blank: Blank, tokens: Sequence[Token]) -> bool:
    first = blank[0][0].i
    return sum(t.text in {'"', "“", "”"} and t.i < first for t in tokens) % 2 == 1
