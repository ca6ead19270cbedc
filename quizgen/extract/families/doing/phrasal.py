"""What follows a preposition of several words: "in response *to a strike*", "with the help *of Ann Roe*"."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.extract.answers import is_answerable
from quizgen.extract.records import Ask, Context, Target
from quizgen.extract.types import answer_type, is_amount, is_temporal, is_year
from quizgen.model import Kind
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import is_name, is_nominal, rel
from quizgen.syntax.parts import Part
from quizgen.syntax.tokens import Token
from quizgen.tables import table

PHRASES = tuple(tuple(phrase.split()) for phrase in table("extract")["phrasal"])
LONGEST = 11
"""Words of what follows."""


def phrasal(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for what follows a preposition of several words, which goes before the question word."""
    for part in clause.having("obl"):
        opener = _opener(part)
        child = _led(part, len(opener)) if opener else None
        if child is None or part.loose or (clause.passive and opener[0] == "by"):
            continue
        tokens = tuple(part.tokens[len(opener) :])
        if not set(tokens) <= set(child.subtree) or not is_answerable(tokens, LONGEST):
            continue
        if (
            child.pos_ == "PRON"
            or is_temporal(child)
            or is_amount(child)
            or _says_little(child, tokens)
            or _ends_in_time(tokens)
        ):
            continue
        features = {"answer_type": answer_type(child, context.references), "prep": " ".join(opener), "piped": "yes"}
        yield Ask(Kind.RELATION, "phrasal", Target("part", tokens, part), features | {"answer_governor": ""})


def _opener(part: Part) -> tuple[str, ...]:
    """Return the preposition of several words that opens a phrase, () where none does."""
    words = tuple(t.lower_ for t in part.tokens)
    return next((phrase for phrase in PHRASES if words[: len(phrase)] == phrase), ())


def _led(part: Part, size: int) -> Token | None:
    """Return the noun that the last word of the preposition goes with."""
    last = part.tokens[size - 1]
    noun = last.head if rel(last) == "case" else part.head
    return noun if is_nominal(noun) and noun.i > last.i else None


def _says_little(noun: Token, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a lone common noun follows: "in response to *requests*"."""
    return len(tokens) < 2 and not is_name(noun)


def _ends_in_time(tokens: tuple[Token, ...]) -> bool:
    """Tell whether a time ends the phrase, which may be that of the clause: "in favour of toys | in the 1960s"."""
    return len(tokens) > 1 and (is_temporal(tokens[-1]) or is_year(tokens[-1]) or tokens[-1].text[:1].isdigit())
