"""Whether "the market" is the one of everybody, and what a title makes known to the reader of a card."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen import lexicon
from quizgen.analyse.phrases import Phrases
from quizgen.analyse.wordlists import words
from quizgen.syntax.labels import rel
from quizgen.syntax.phrases import preposition
from quizgen.syntax.tokens import Token

LINKS = frozenset({"of", "in", "on", "for", "and", "to", "from", "at"})

ASKING = frozenset({"will", "can", "may", "might", "must", "do", "are", "have"})
"""Verbs that a headline begins with, of those that are nouns too."""


def one_meant(head: Token, noun: str, phrases: Phrases, title: str) -> bool:
    """Tell whether the article has spoken of one of a sort, so that "the N" is that one rather than everybody's.

    "China's car market … the market"; "the planet" in what is told of Venus.
    """
    data = words()
    if noun == "planet":
        said = f"{title} {head.doc.text}".casefold().replace("’", "'").replace("'s", "").split()
        return bool({w.strip(".,;:()") for w in said} & {*data["planets"]})
    own = phrases.at(head)
    if noun not in data["one_of_a_sort"] or own is None:
        return False
    return any(p.before(own) and _is_of_a_sort(p.head) for p in phrases.with_noun(noun))


def _is_of_a_sort(head: Token) -> bool:
    """Tell whether a noun is told apart from others of its kind: "the car market", "a market for steel"."""
    return any(
        (rel(c) in {"compound", "amod", "nmod:poss"} and c.i < head.i and c.tag_ != "PRP$")
        or (c.i > head.i and preposition(c) in {"of", "for", "in"})
        for c in head.children
    )


def titled_by(phrase: str, title: str) -> bool:
    """Tell whether a title, in small letters, is headed by the phrase: "metal" in "alkali metal", not "alkali"."""
    said = title.split()
    if not said:
        return False  # a title of an article alone: "A"
    if " " in phrase:
        *ahead, last = phrase.split()
        return any(" ".join([*ahead, one]) in title for one in (last, *lexicon.singulars(last)))
    link = next((n for n, w in enumerate(said) if n and w in LINKS), len(said))
    return phrase in {said[link - 1], said[-1]} or (any(w in LINKS for w in said[:-1]) and phrase in said)


def said_as_noun(word: str, singular: str, said: Sequence[str]) -> bool:
    """Tell whether a headline's word is the plural of a noun, not a verb: "Report *lists* companies"."""
    if not lexicon.is_verb(singular):
        return True
    at = said.index(word)
    ahead = said[at - 1] if at else ""
    return not lexicon.noun_class(ahead) or ahead in ASKING or at + 1 == len(said)
