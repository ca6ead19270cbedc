"""Where and when a clause holds that takes up what stands before it: "in 1918, *when* whales stranded" is of 1918."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizgen import lexicon
from quizgen.extract.types import DECADE, is_temporal, is_year
from quizgen.lexicon.calendar import is_month
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import is_name, rel
from quizgen.syntax.parts import Part
from quizgen.syntax.phrases import after, preposition, text_of
from quizgen.syntax.tokens import Token

LONGEST = 5
"""Words of a time: "the early spring of 1931"."""
REACHING = frozenset({"to", "into", "from", "through", "via"})
"""Prepositions of where something went."""
TAUGHT_AT = frozenset({"university", "college", "school", "academy", "institute"})
LONGEST_EVENT = 9
"""Words of a clause that names an event."""
UNSURE = frozenset({"between", "from", "to", "about", "around", "circa", "c.", "or", "and"})
"""Words of what is no one time: "from 1931 to 1933"."""
STAYING = frozenset({"in", "at", "on", "near", "aboard", "during"})
"""Prepositions that say where something was."""
COMING = frozenset({"", "to", "into", "from", "for", "through", "via", "toward", "towards", "of"})
"""Those of what is said of a place, in which something else was, and none: "moved *to* Hull, where …"."""
VISITING = frozenset({"visit", "tour", "reach", "enter", "leave"})
"""Verbs whose object is where one was, if it has a name without "the"."""
LONGEST_TOWN = 2
OTHER_TIMES = frozenset({"later", "then", "earlier", "before", "still", "once"})


@dataclass(frozen=True)
class TakenUp:
    """What a clause takes up with "when", "where" or "in which", and the preposition with which it is told."""

    tokens: tuple[Token, ...]
    prep: str
    by: Part | None = None
    """The part of the clause that does so: "in which", or "which" as its object; that has no preposition."""


def taken_up(clause: Clause) -> TakenUp | None:
    """Return the time, place or event before a clause that it takes up, None where it takes up none for sure."""
    return time_before(clause) or place_before(clause) or event_before(clause) or object_before(clause)


def time_before(clause: Clause) -> TakenUp | None:
    """Return the dated time that a clause's "when" takes up.

    "It lasted until the spring of 1931, when Weber invaded Hull" tells that he did "in the spring of 1931".
    """
    opens = _opening(clause, "when")
    if opens is None or any(a.lower_ == "had" for a in clause.auxiliaries):
        return None  # "until 1931, when the mill had been sold": before that
    last = _before(opens)
    if not (is_year(last) or DECADE.fullmatch(last.text) or last.lower_ == "century"):
        return None
    head = _head(last)
    tokens = tuple(t for t in head.subtree if t.i <= last.i and not (rel(t) == "case" and t.head.i == head.i))
    if len(tokens) > LONGEST or tokens[-1].i - tokens[0].i >= len(tokens) or _is_unsure(tokens):
        return None
    if any(_says_when(t) for t in clause.predicate.children if t.i > opens.i):
        return None
    named = any(is_month(t.lower_) for t in tokens)
    day = named and any(t.text.isdigit() and len(t.text) < 3 for t in tokens)
    return TakenUp(tokens, "on" if day else "in")


def place_before(clause: Clause) -> TakenUp | None:
    """Return the named place or event that a clause's "where" takes up.

    "She moved to Hull, where Weber built a bridge" tells that he did "in Hull".
    """
    opens = _opening(clause, "where")
    found = _named_before(opens) if opens is not None else None
    if found is None or any(p.prep in STAYING and not is_temporal(p.head) for p in clause.having("obl")):
        return None  # "where she built a school in Rusk"
    head, tokens = found
    prep = preposition(head)
    if prep in STAYING:
        return TakenUp(tokens, prep)
    stood = _stood(head, tokens) if prep in COMING else ""
    return TakenUp(tokens, stood) if stood else None


def event_before(clause: Clause) -> TakenUp | None:
    """Return what a clause set off by a comma takes up with "in which": "*the Battle of Hull*, in which forty died"."""
    for part in clause.having("obl"):
        told = [t.lower_ for t in part.tokens]
        if len(told) == 2 and told[0] in STAYING and told[1] == "which" and part.tokens[0].i > 1:
            found = _named_before(part.tokens[0]) if part.tokens[0].nbor(-1).text == "," else None
            return TakenUp(found[1], told[0], by=part) if found else None
    return None


def object_before(clause: Clause) -> TakenUp | None:
    """Return the name that a clause set off by a comma takes up as its object: "*Kelm Hall*, which Weber sold"."""
    for part in clause.having("obj"):
        alone = len(part.tokens) == 1 and part.head.lower_ in {"which", "whom", "who"} and part.ahead
        if alone and part.head.i > 1 and part.head.nbor(-1).text == ",":
            found = _named_before(part.head)
            return TakenUp(found[1], "", by=part) if found else None
    return None


def _opening(clause: Clause, adverb: str) -> Token | None:
    """Return the adverb that opens a clause, None where it has none or something else comes first."""
    opens = next((t for t in clause.predicate.children if t.lower_ == adverb and t.i < clause.predicate.i), None)
    return opens if opens is not None and opens.i > 1 and clause.predicate.left_edge.i >= opens.i - 1 else None


def _before(opens: Token) -> Token:
    """Return the token before a clause and its comma."""
    ahead = opens.nbor(-1)
    return ahead.nbor(-1) if ahead.text == "," else ahead


def _named_before(opens: Token) -> tuple[Token, tuple[Token, ...]] | None:
    """Return the name, or the phrase with a name or year, that stands before a clause: its head and its tokens."""
    last = _before(opens)
    head = last
    while head.head.i < head.i and (rel(head) in {"flat", "compound"} or (rel(head) == "nmod" and _is_called(head))):
        head = head.head
    tokens = tuple(t for t in head.subtree if t.i <= last.i and not (rel(t) == "case" and t.head.i == head.i))
    if not tokens or len(tokens) > LONGEST or tokens[-1].i - tokens[0].i >= len(tokens) or is_year(head):
        return None
    indefinite = any(t.lower_ in {"a", "an", ","} or t.tag_ in {"CC", "PRP$"} for t in tokens)
    return None if indefinite or not any(_is_called(t) for t in tokens) else (head, tokens)


def _is_called(token: Token) -> bool:
    return is_name(token) or is_year(token)


def _stood(head: Token, tokens: Sequence[Token]) -> str:
    """Return the preposition with which one is at a place that was told of otherwise; empty where that is not sure."""
    bare = text_of([t for t in tokens if rel(t) != "det"])
    classes = lexicon.name_class(bare)
    if lexicon.is_country(bare) or ("place" in classes and "organization" not in classes):
        return "in"
    if classes & TAUGHT_AT:
        return "at"
    reached = preposition(head) in REACHING and lexicon.verb_class(head.head.lemma_.lower()) == "motion"
    bare_name = bare == text_of(tokens) and len(tokens) <= LONGEST_TOWN  # "visited *the* Long House" is of no town
    reached = reached or (rel(head) == "obj" and head.head.lemma_.lower() in VISITING and bare_name)
    return "in" if reached and not classes and is_name(head) else ""


def dated_event(part: Part, clause: Clause) -> bool:
    """Tell whether a clause that comes first names in what year that was: "*When Roe died in 1931*, Carter left".

    What has a year of its own does without it.
    """
    if any(is_year(t) for p in clause.having("obl", "nmod") for t in p.tokens):
        return False
    ahead = part.tokens[0].nbor(-1) if part.tokens[0].i else part.tokens[0]
    return (
        part.ahead
        and part.mark in {"when", "after"}
        and len(part.tokens) <= LONGEST_EVENT
        and not is_temporal(ahead)
        and any(is_year(t) for t in part.tokens)
    )


def measured_from(part: Part, clause: Clause) -> Part | None:
    """Return the clause from which a time is counted: "A year | *after the war ended*, Hull had a mayor"."""
    follower = after(part.tokens[-1])
    if part.prep or not part.ahead or not is_temporal(part.head) or follower is None:
        return None
    if follower.lower_ not in {"before", "after", "since"} or rel(follower) != "mark":
        return None
    return next((p for p in clause.having("advcl") if p.tokens[0].i == follower.i), None)


def _head(token: Token) -> Token:
    """Return the head of the phrase with a preposition that a year ends: "spring" of "until the spring of 1931"."""
    while token.head.i != token.i and preposition(token) in {"", "of"}:
        if not is_temporal(token.head) and not is_month(token.head.lower_):
            break
        token = token.head
    return token


def _is_unsure(tokens: tuple[Token, ...]) -> bool:
    return any(t.lower_ in UNSURE for t in tokens) or sum(is_year(t) for t in tokens) > 1


def _says_when(token: Token) -> bool:
    """Tell whether what hangs on a verb gives a time of its own."""
    return is_temporal(token) or is_year(token) or token.lower_ in OTHER_TIMES
