"""Abbreviations: "World Health Organization (WHO)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.extract.records import Context
from quizgen.model import Fact, Kind, Slot
from quizgen.syntax.tokens import Doc, Token
from quizgen.tables import wordlist

SMALL = wordlist("extract", "small")


OFTEN = 2
"""Times that an article must use an abbreviation for it to be worth knowing."""


def abbreviations(context: Context) -> Iterator[Fact]:
    """Yield each abbreviation in brackets whose letters begin the words before it."""
    seen: set[str] = set()
    for paragraph in context.document.paragraphs:
        for short, full in _pairs(paragraph.doc):
            again = re.findall(rf"(?<!\w){re.escape(short.text)}(?!\w)", context.document.article.text)
            if short.text in seen or short.text.endswith("s") or len(again) < OFTEN:
                continue
            seen.add(short.text)
            slots = {
                "short": Slot(at=context.span([short]), text=short.text),
                "answer": Slot(at=context.span(full), text=context.references.uncapitalised(full)),
            }
            yield Fact(
                kind=Kind.ABBREVIATION,
                slots=slots,
                evidence=(context.document.sentence_span(short),),
                rule="abbreviation-brackets",
                features={"answer_type": "name", "number": "plural" if short.text.endswith("s") else "singular"},
            )


def _pairs(doc: Doc) -> Iterator[tuple[Token, Sequence[Token]]]:
    for token in doc:
        letters = token.text.replace(".", "")
        if not (2 <= len(letters) <= 8 and letters.isalpha() and sum(c.isupper() for c in letters) >= 2):
            continue
        if not (0 < token.i < len(doc) - 1 and token.nbor(-1).text == "(" and token.nbor(1).text == ")"):
            continue
        full = expansion(doc, token.i - 1, [c for c in letters if c.isupper()])
        if full:
            yield token, full


def expansion(doc: Doc, end: int, letters: Sequence[str]) -> list[Token]:
    """Return the words right before ``end`` whose initials are the letters, an empty list if they are not.

    Small words may lend a letter or be passed over; words joined by a hyphen lend one each.
    """
    left = list(letters)
    i = end - 1
    start = end
    while i >= 0 and left:
        token = doc[i]
        initial = token.text[:1]
        if initial.upper() == left[-1] and token.is_alpha:
            left.pop()
            start = i
        elif token.lower_ not in SMALL and token.text not in {"-", "–"}:
            return []
        i -= 1
    if left:
        return []
    return [doc[k] for k in range(start, end)] if end - start >= 2 else []
