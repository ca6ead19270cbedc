"""Titles of works: "her only opera, Winter": what is the title of Ann Roe's only opera?

Parsers tear titles apart; what stands between a noun for a work and the next mark is read by its capitals.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen import lexicon
from quizgen.extract.answers import answer_slot
from quizgen.extract.families.being.definition import ranks
from quizgen.extract.records import Context, Miss, Refused, Target
from quizgen.extract.types import is_year
from quizgen.model import Fact, Kind
from quizgen.syntax.labels import is_plural, rel, subtype
from quizgen.syntax.phrases import nominal
from quizgen.syntax.tokens import Token

LONGEST_TITLE, LONGEST_ROLE = 8, 7
SMALL = frozenset("a an the of and in to on for at from with".split())
"""Words that titles write small."""
OUTWARD = SMALL - {"a", "an", "the", "of", "and"}
"""Those of them with which what follows a title may go on."""
CLOSERS = frozenset({",", ".", ";", "(", ")"})


def titles(context: Context) -> Iterator[Fact | Miss]:
    """Yield the title of each work that a possessor and a rank or a year tell apart."""
    for sentence in context.document.sentences():
        for noun in sentence:
            if not is_work(noun) or not is_owned(noun) or not _is_told_apart(noun):
                continue
            title = _title_after(noun)
            if title:
                try:
                    yield _fact(noun, title, context)
                except Refused as error:
                    yield context.miss(error, noun)


def is_work(noun: Token) -> bool:
    """Tell whether a noun is for a work: a novel, a song."""
    lemma = noun.lemma_.lower()
    plain = noun.tag_ == "NN" and not is_plural(noun)
    return plain and lexicon.noun_class(lemma) == "communication" and not lexicon.is_group(lemma)


def is_owned(noun: Token) -> bool:
    """Tell whether a noun has a possessor before it: "her opera", "Roe's opera"."""
    return any(rel(c) == "nmod" and subtype(c) == "poss" and c.i < noun.i for c in noun.children)


def _is_told_apart(noun: Token) -> bool:
    before = (c for c in noun.children if c.i < noun.i and rel(c) in {"amod", "compound", "nummod", "nmod"})
    return ranks(noun) or any(is_year(c) for c in before)


def _title_after(noun: Token) -> list[Token]:
    """Return the words after a noun that read as a title, up to a mark or a small word; none where its end is open."""
    end = noun.sent.end
    set_off = noun.i + 1 < end and noun.nbor(1).text == ","
    start = noun.i + (2 if set_off else 1)
    if start < end and noun.doc[start].is_quote:
        inner = _until_quote(noun.doc[start + 1 : end])
        return inner if inner and inner[0].text[:1].isupper() else []
    if set_off and rel(noun) == "obl" and noun.i < noun.head.i:
        return []  # "In its 1931 report, the Halden Board, …"
    run: list[Token] = []
    for token in noun.doc[start:end]:
        if not (token.text[:1].isupper() or token.lower_ in SMALL):
            break
        run.append(token)
    rest = noun.doc[start + len(run) : end]
    closed = len(rest) > 0 and rest[0].text in CLOSERS
    if closed and rest[0].text == "," and len(rest) > 1 and rest[1].text[:1].isupper():
        return []  # it may go on: "Rusk, Hull and the Sea"
    if not run or not run[0].text[:1].isupper() or (set_off and not closed):
        return []
    while run[-1].text.islower():
        run.pop()
    loose = not set_off and any(t.lower_ in OUTWARD for t in run[1:])
    return [] if loose or len(run) > LONGEST_TITLE else run


def _until_quote(tokens: Sequence[Token]) -> list[Token]:
    """Return what stands before the closing quotation mark, without the comma or stop that print puts before it."""
    inner: list[Token] = []
    for token in tokens:
        if token.is_quote:
            while inner and inner[-1].text in CLOSERS:
                inner.pop()
            return inner if len(inner) <= LONGEST_TITLE else []
        inner.append(token)
    return []


def _fact(noun: Token, title: Sequence[Token], context: Context) -> Fact:
    phrase = [t for t in nominal(noun) if t.i <= noun.i]
    if len(phrase) > LONGEST_ROLE or phrase[-1].i - phrase[0].i != len(phrase) - 1:
        raise Refused("length", "what describes the work is long or torn")
    slots = {"role": context.slot(phrase), "answer": answer_slot(Target("part", tuple(title)), context)}
    features = {"answer_type": "work", "asks": "title", "tense": "present"}
    return context.fact(Kind.RANK, "title", noun, slots, features)
