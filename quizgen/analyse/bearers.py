"""Whom a name of one word means where several bear it: "Kim" of Kim Do-un and Kim Do-nam, "Roe" of Ann and Ben."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizgen import lexicon
from quizgen.syntax.labels import SUBJECTS, rel
from quizgen.syntax.tokens import Token

if TYPE_CHECKING:
    from quizgen.analyse.names import Mention

LONGEST = 4
"""Words of a full name."""
GENERATIONS = frozenset({"jr", "jr.", "sr", "sr."})
"""What stands behind a full name and not behind the surname alone."""


def named_words(name: str) -> list[str]:
    """Return the words of a name in lower case, without what tells son from father: "Owen Kell Jr."."""
    words = name.casefold().split()
    return words[:-1] if len(words) > 2 and words[-1] in GENERATIONS else words


def bears(full: Mention, word: str) -> str:
    """Return a key for the person where a full name has the word for its family's, else the empty string.

    The family's name comes last, or first, as in "Park Geun-hye"; a given name is none.
    """
    words = named_words(full.name)
    if not 1 < len(words) <= LONGEST or full.type != "person":
        return ""
    if words[-1] == word:
        return words[0] if words == full.name.casefold().split() else full.name.casefold()
    family = full.tokens[-1].text.islower() or not lexicon.given_name(full.first.text)  # "Kim Do-un"
    return full.name.casefold() if words[0] == word and family else ""


def bearers(word: str, mentions: Sequence[Mention]) -> list[tuple[str, Mention]]:
    """Return the mentions of those who bear the name, each with the key of the person, in order."""
    found = ((bears(m, word), m) for m in mentions)
    return [(key, m) for key, m in found if key]


def meant(short: Mention, named: Sequence[tuple[str, Mention]], since: Sequence[tuple[str, int]]) -> Mention | None:
    """Return the longest name of the one meant, None where that is open.

    ``named`` are those named in full before, ``since`` the keys of those whom the word alone has meant so far, each
    with how many had been named then. One whom the word has meant keeps it as long as the others are only spoken of in
    passing, as "the son of the late Kim Do-un", or once and not just now, and as nobody else's full name has been a
    subject since then. Else it is the only one of whom something is told, or the one of whom that was done just now.
    """
    told = [(key, m) for key, m in named if _is_told_of(m)]
    if since:
        key, then = since[-1]
        if any(other != key and _is_subject(m) for other, m in named[then:]):
            return None
        others = [m for other, m in told if other != key]
        if named[-1][0] != key and (len(others) > 1 or any(_is_near(m, short) for m in others)):
            return None
    elif len({key for key, _ in told}) == 1:
        key = told[0][0]
    elif told and told[-1][1] is named[-1][1] and _is_near(told[-1][1], short) and _is_subject(told[-1][1]):
        key = told[-1][0]
    else:
        return None
    own = [m for other, m in named if other == key]
    return max(own, key=lambda m: len(m.tokens)) if own else None


def _is_near(full: Mention, short: Mention) -> bool:
    """Tell whether a name stands in the sentence of another one or in the one before."""
    if full.first.doc is not short.first.doc:
        return False
    start = short.first.sent.start
    return full.first.i >= (full.first.doc[start - 1].sent.start if start else 0)


def _head(name: Mention) -> Token:
    head = next((t for t in name.tokens if t.head not in name.tokens), name.first)
    while rel(head) in {"flat", "compound"}:
        head = head.head
    return head


def _is_told_of(name: Mention) -> bool:
    """Tell whether a name is no mere part of a phrase on somebody or something else."""
    return rel(_head(name)) not in {"nmod", "appos"}


def _is_subject(name: Mention) -> bool:
    return rel(_head(name)) in SUBJECTS
