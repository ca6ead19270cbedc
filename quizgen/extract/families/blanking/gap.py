"""Gaps: a name, number or noun phrase left out of a sentence as it stands, for exercises with the article at hand.

Nothing is reworded, so that every sentence can be practised; but a gap often leans on what the article says before,
so its fact is ``weak`` and asked only where all questions are wanted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from quizgen.extract.answers import VAGUE
from quizgen.extract.records import Context
from quizgen.extract.types import answer_type, is_number, is_year
from quizgen.model import GAP, Fact, Kind, Slot
from quizgen.syntax.labels import FINITE_TAGS, is_nominal, rel
from quizgen.syntax.phrases import below, text_of
from quizgen.syntax.tokens import Stretch, Token

SHORTEST, LONGEST = 6, 45
"""Words of a sentence with a gap."""
MOST = 8
"""Gaps of one sentence, names first, that are looked at."""
MOST_WORDS = 5
"""Words of the answer."""
BEFORE_THE_NOUN = frozenset({"amod", "compound", "nummod", "flat", "advmod"})


def gaps(context: Context) -> Iterator[Fact]:
    """Yield for each sentence what can be left out of it."""
    for sentence in context.document.sentences():
        tokens = [t for t in sentence if not t.is_space]
        words = [t for t in tokens if not t.is_punct]
        if SHORTEST <= len(words) <= LONGEST and _is_whole(tokens):
            free = (
                (answer, kind)
                for answer, kind in _answers(sentence, context)
                if _stands_free(answer) and not _is_told(answer, tokens)
            )
            for answer, kind in islice(free, MOST):
                yield _fact(tokens, answer, kind, context)


def _is_whole(tokens: Sequence[Token]) -> bool:
    return (
        tokens[0].text[:1].isupper()
        and any(t.text == "." for t in tokens[-2:])
        and any(t.tag_ in FINITE_TAGS for t in tokens)
        and not any(t.like_url for t in tokens)
    )


def _answers(sentence: Stretch, context: Context) -> Iterator[tuple[list[Token], str]]:
    used: set[int] = set()
    for mention in context.references.names.of(sentence.doc):
        if sentence.start <= mention.first.i < sentence.end:
            used |= {t.i for t in mention.tokens}
            if mention.tokens[-1].tag_ != "JJ":
                yield list(mention.tokens), context.references.names.type_of(mention.first)
    for token in sentence:
        if token.i in used:
            continue
        if is_year(token):
            yield [token], "year"
        elif is_number(token) and token.lower_ != "one" and not _beside_number(token):
            yield [token], "number"
        elif is_nominal(token) and token.pos_ == "NOUN" and rel(token) not in BEFORE_THE_NOUN:
            phrase = [t for t in below(token, _is_outside) if t.i not in used]
            if _is_one_phrase(phrase, token):
                yield phrase, answer_type(token, context.references)


def _is_told(answer: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Tell whether all words of an answer stand in the rest of its sentence too."""
    inside = {t.i for t in answer}
    return {t.lower_ for t in answer} <= {t.lower_ for t in tokens if t.i not in inside}


def _stands_free(answer: Sequence[Token]) -> bool:
    """Tell whether an answer is words, and no part of a longer one: of "25mph", "£14m" or "1.1 × 10"."""
    doc, first, last = answer[0].doc, answer[0], answer[-1]
    ahead = doc[first.i - 1] if first.i else None
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if not any(c.isalnum() for c in text_of(answer)) or (ahead is not None and ahead.tag_ in {"$", "SYM"}):
        return False
    if after is not None and after.text == "-" and not last.whitespace_:
        return False  # "a | two | -thirds majority"
    joined = ahead is not None and not ahead.whitespace_ and ahead.text[-1:].isalnum()
    return not joined and (after is None or bool(last.whitespace_) or not after.text[:1].isalnum())


def _beside_number(token: Token) -> bool:
    """Tell whether another number stands beside: "7.2 million" is one."""
    near = [token.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]
    return any(t.like_num for t in near)


def _is_outside(token: Token) -> bool:
    return rel(token) not in BEFORE_THE_NOUN or token.i > token.head.i


def _is_one_phrase(phrase: Sequence[Token], head: Token) -> bool:
    return (
        0 < len(phrase) <= MOST_WORDS
        and phrase[-1].i == head.i
        and phrase[-1].i - phrase[0].i == len(phrase) - 1
        and not (len(phrase) == 1 and head.lemma_.lower() in VAGUE)
    )


def _fact(tokens: Sequence[Token], answer: Sequence[Token], kind: str, context: Context) -> Fact:
    lead = [t for t in tokens if t.i < answer[0].i]
    tail = [t for t in (tokens[:-1] if tokens[-1].text == "." else tokens) if t.i > answer[-1].i]
    whole = context.document.sentence_span(tokens[0])
    return Fact(
        kind=Kind.STATEMENT,
        slots={
            "answer": Slot(at=context.span(answer), text=text_of(answer)),
            "before": Slot(at=context.span(lead) if lead else whole, text=text_of(lead) if lead else ""),
            "after": Slot(at=context.span(tail) if tail else whole, text=text_of(tail) if tail else ""),
        },
        evidence=(whole,),
        rule=GAP,
        features={"answer_type": kind, "whole": "yes", "weak": GAP},
    )
