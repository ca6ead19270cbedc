"""Openers and antecedents: what stands before a clause, and how a question says it."""

from __future__ import annotations

from quizgen import lexicon
from quizgen.extract.records import Refused
from quizgen.extract.types import is_year
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import is_name, rel
from quizgen.syntax.phrases import text_of
from quizgen.syntax.tokens import Token
from quizgen.tables import table

ADDING = tuple(table("extract")["adding"])
TOPICAL = tuple(table("extract")["topical"])
DOING = frozenset({"VBG", "NN"})
"""Tags of a gerund, which the tagger may take for a noun: "in addition to *landing* there"."""
TIMES = frozenset({"in", "on", "during"})
PLACES = frozenset({"in", "to", "at", "from", "into"})
INSIDE = ("country", "city", "state", "continent")


def adds(words: tuple[Token, ...]) -> bool:
    """Tell whether an opener only adds a deed to what the clause tells: "*Besides writing*, Ann Roe sold bread"."""
    text = text_of(words[:5]).lower()
    opener = next((o for o in ADDING if text.startswith(o)), "")
    size = len(opener.split())
    return bool(opener) and size < len(words) and words[size].lower_.endswith("ing") and words[size].tag_ in DOING


def is_topical(text: str) -> bool:
    """Tell whether an opener says with regard to what a clause holds; a question ends with it."""
    return text.lower().startswith(TOPICAL)


def antecedent(clause: Clause) -> tuple[str, tuple[Token, ...]] | None:
    """Return the time or place that "when" or "where" takes up: "came in 1931, *when* the mill closed".

    Refused where the place can't be told: without it, the clause would say what is so anywhere.
    """
    verb = clause.predicate
    word = next((c for c in verb.children if c.tag_ == "WRB" and c.i < verb.i), None)
    if word is None or rel(verb) not in {"acl", "advcl"} or word.i - 2 < verb.sent.start:
        return None
    ahead = word.nbor(-1)
    if ahead.text != "," or word.lower_ not in {"when", "where"}:
        return None
    last = word.nbor(-2)
    if word.lower_ == "when":
        return _time(last)
    return _place(last) if not is_year(last) else None


def _time(last: Token) -> tuple[str, tuple[Token, ...]] | None:
    head = last
    while head.i != head.head.i and not any(rel(c) == "case" for c in head.children):
        head = head.head
    case = next((c for c in head.children if rel(c) == "case" and c.i < head.i), None)
    if case is None or case.lower_ not in TIMES or not is_year(last) or case.i < last.i - 4:
        return None
    words = tuple(head.doc[case.i : last.i + 1])
    return text_of(words, {case.i: case.lower_}), words


def _place(last: Token) -> tuple[str, tuple[Token, ...]] | None:
    noun = last
    while is_name(noun) and rel(noun) in {"flat", "compound"} and is_name(noun.head):
        noun = noun.head
    words = tuple(t for t in noun.subtree if t.i <= last.i and rel(t) != "case" and not t.is_punct)
    whole = bool(words) and words[-1].i == last.i and words[-1].i - words[0].i + 1 == len(words)
    case = next((c.lower_ for c in noun.children if rel(c) == "case"), "")
    inside = lexicon.name_class(text_of(words).removeprefix("the ")) & set(INSIDE)
    if not whole or not is_name(noun) or not (inside or case in PLACES):
        raise Refused("cut", "where it was so would get lost")
    return f"{'at' if case == 'at' else 'in'} {text_of(words)}", words
