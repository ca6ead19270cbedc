"""Abbreviations: "World Health Organization (WHO)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.analyse.initials import pairs
from quizgen.extract.records import Context
from quizgen.model import Fact, Kind, Slot
from quizgen.syntax.phrases import text_of

OFTEN, OFTEN_SHORT = 2, 3
"""Times that an article must use an abbreviation, and a long article one of few letters, for it to be worth knowing."""
SHORT = 3
"""Letters of an abbreviation that mostly stands for much else besides."""
LONG = 100
"""Words of an article in which what is named but twice is a passing detail."""


def abbreviations(context: Context) -> Iterator[Fact]:
    """Yield each abbreviation in brackets whose letters begin the words before it."""
    seen: set[str] = set()
    long = len(context.document.article.text.split()) > LONG
    for paragraph in context.document.paragraphs:
        for short, full in pairs(paragraph.doc):
            again = re.findall(rf"(?<!\w){re.escape(short.text)}(?!\w)", context.document.article.text)
            least = OFTEN_SHORT if long and len(short.text) <= SHORT else OFTEN
            if short.text in seen or short.text.endswith("s") or len(again) < least:
                continue
            seen.add(short.text)
            # "People for the Care of Mills" is a name also where it opens a sentence.
            named = any(t.text[:1].isupper() for t in full[1:])
            written = text_of(full) if named else context.references.uncapitalised(full)
            slots = {
                "short": Slot(at=context.span([short]), text=short.text),
                "answer": Slot(at=context.span(full), text=written),
            }
            yield Fact(
                kind=Kind.ABBREVIATION,
                slots=slots,
                evidence=(context.document.sentence_span(short),),
                rule="abbreviation-brackets",
                features={"answer_type": "name", "number": "plural" if short.text.endswith("s") else "singular"},
            )
