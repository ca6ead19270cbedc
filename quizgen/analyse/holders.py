"""Whom the description of an office stands for: "the former prime minister", where one of the article held it."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen import lexicon
from quizgen.analyse.callings import Callings, distinct
from quizgen.analyse.names import Mention, Names
from quizgen.analyse.phrases import Phrase, lemma
from quizgen.syntax.labels import is_plural, rel

PAST = frozenset({"former", "ex", "late", "ousted", "outgoing", "disgraced", "deposed"})
"""Adjectives of one who holds an office no more, or not for long: they go with the holder, not with the office."""


def holder_of(phrase: Phrase, names: Names, callings: Callings) -> Mention | None:
    """Return the name of the one person whom the article gave the office before, None where there is none or another.

    The description says that the office was held before: "the president" alone may be somebody else by now.
    """
    head, noun = phrase.head, lemma(phrase.head)
    if is_plural(head) or not lexicon.is_person(noun) or phrase.quoted or phrase.article != "the":
        return None
    own = [t for t in phrase.tokens if t.lower_ != "the"]
    if not own or own[-1].i != head.i or own[0].lower_ not in PAST or any(rel(c) == "cop" for c in head.children):
        return None
    ahead = tuple(t.lower_ for t in own[1:-1])
    named = distinct(names, (names.full_form(m) for m in _holding(noun, ahead, names, callings)))
    return named[0] if len(named) == 1 and len(named[0].tokens) > 1 else None


def _holding(noun: str, ahead: tuple[str, ...], names: Names, callings: Callings) -> Iterator[Mention]:
    """Yield the persons who are called by the office, before their names or after them."""
    for mention in names.mentions:
        first = mention.first
        words = [t.lower_ for t in first.doc[max(first.sent.start, first.i - len(ahead) - 1) : first.i]]
        if mention.type == "person" and words == [*ahead, noun]:
            yield mention
    for phrase, mention in callings.of(noun):
        said = [t.lower_ for t in phrase.tokens]
        if mention.type == "person" and set(ahead) <= set(said) and "not" not in said:
            yield mention
