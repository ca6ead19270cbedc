"""Checks on what points out of a card: to a speaker, to the day of writing, to a sentence before."""

from __future__ import annotations

import re

from quizgen import lexicon
from quizgen.audit.words import content as content_words
from quizgen.check.content import anchors_in
from quizgen.model import BLANK, Question
from quizgen.tables import table

POINTING = re.compile(rf"\b({'|'.join(table('check')['pointing'])})\b", re.IGNORECASE)
_POINTING_LOW = re.compile(POINTING.pattern)
"""The same in lower case: whatever the case it takes three times as long to look for, and most texts hold none."""
_NAMED = re.compile(
    r"\bbut also\b|(?:[,(–—-] ?|\b(?:is|are|was|were|been) |^What .*)also (?:\w+ly |often |sometimes )?"
    rf"(?:{'|'.join(table('check')['named'])})\b"
)
"""An "also" that brings in another name: "sorrel, *also commonly called* dock"; or goes with what stands before it."""
DANGLING = re.compile(r"\b(he|she|it|they|him|them|itself|himself|herself|themselves)\b", re.IGNORECASE)
_SOME_SOURCE = re.compile(r"According to (?:an? )?(?:recent|new|some|other|earlier|the latest) [a-z]+")
_HOW_LONG_AGO = re.compile(r"\bhow many years ago\b", re.IGNORECASE)
_SPEAKER = re.compile(rf"[A-Z][^,;]* (?:{table('check')['spoke']})(?: that)? $")
"""A speaker whom a pronoun then stands for: "Orvalia said it"."""


def pointing(question: Question) -> str:
    """Refuse an answer that only its article explains, of a question that leans on that too: "the contractor"."""
    leans = question.weak and question.kind in {"agent", "object"} and re.fullmatch(r"the [a-z]+", question.answer)
    return f"“{question.answer}” only points to what was named elsewhere" if leans else ""


_BOUND = re.compile(r"(?:^|, )[Ww]hich [a-z]+ (?P<before>[^,]*?) its (?:own )?[a-z]+ (?:from|to|of|for) ")
_CLAUSE = re.compile(r"\b(?:since|because|when|while|after|before|that|as)\b")


def _is_bound(prompt: str) -> bool:
    """Tell whether "its" goes with what is asked for, in the same clause, and more is told of what it has.

    "Which country announced its plan to sell Rusk?", but not "Which bakery sold its oven in 1987?"
    """
    found = _BOUND.search(prompt)
    return found is not None and not _CLAUSE.search(found["before"]) and anchors_in(prompt[found.end() :]) > 0


_PERSONAL = re.compile(r"\b(?:he|him|his|she|her)\b")
_OPENERS = frozenset(
    "when in on at after before since while during by until once if as with for from to the a an because although "
    "though despite under between throughout among most many some".split()
)
"""Words that open a sentence and are no name."""


def _belongs_to_nobody(question: Question) -> bool:
    """Tell whether "his" or "she" has nobody in the prompt to go with: "When police searched his mill, they …"."""
    prompt = question.prompt
    if not _PERSONAL.search(prompt) or re.search(r"\b[Ww]h(?:o|om|ose|ich)\b", prompt):
        return False
    opener, _, later = prompt.partition(" ")
    if question.answer[:1].isupper() or re.search(r"\b[A-Z][a-z]", later):
        return False
    if opener.lower().rstrip(",") not in _OPENERS:
        return False
    return not any(lexicon.is_person(w) for w in re.findall(r"[a-z]+", prompt))


def deixis(question: Question) -> str:
    """Refuse words that point out of the card, to a speaker, a day or a sentence before."""
    # What is known to lean may say so; it still may not speak for its writer.
    leaning = question.weak == "dangling"
    # Of millions of years it makes no odds when it was written.
    asked = _HOW_LONG_AGO.sub(BLANK, question.prompt)
    aged = f"{BLANK} years ago" in asked or asked != question.prompt
    said = asked.replace(BLANK, question.answer) if aged else question.prompt
    found = None if leaning else _pointing(said) or _SOME_SOURCE.match(question.prompt)
    if found:
        return f"“{found.group()}” points out of the prompt"
    possessive = question.template.startswith("agent") and re.search(r"\b(?:its|their)\b", question.prompt)
    if possessive and not _is_bound(question.prompt):
        return "a possessive that only the answer explains"
    if _belongs_to_nobody(question):
        return "a pronoun stands for somebody who is not in the prompt"
    found = DANGLING.search(question.prompt)
    named = found is not None and len(found.group()) > 1 and found.group().isupper()
    if found and not named and not re.match(r"(?i)(itself|himself|herself|themselves)", found.group()):
        before = question.prompt[: found.start()]
        if len(content_words(before)) < 2 and not _SPEAKER.match(before):
            return f"“{found.group()}” stands for nothing in the prompt"
    found = _pointing(question.answer) or re.fullmatch(r"(?i)(he|she|it|they|who|which|that|what)", question.answer)
    if found:
        return f"“{found.group()}” points out of the answer"
    return ""


def _pointing(text: str) -> re.Match[str] | None:
    """Return the first word that points out of the text; "the US", "World War I" and "also known as" don't."""
    if not _POINTING_LOW.search(text.lower()):
        return None
    for found in POINTING.finditer(text):
        word, ahead = found.group(), re.findall(r"[\w’'-]+", text[: found.start()])[-1:]
        numeral = word == "I" and ahead and (ahead[0][:1].isupper() or lexicon.noun_class(ahead[0]))
        named = word == "also" and any(n.start() < found.start() < n.end() for n in _NAMED.finditer(text))
        if not (numeral or named) and not (len(word) > 1 and word.isupper()):
            return found
    return None
