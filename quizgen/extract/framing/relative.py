"""Relative clauses that are half of what a sentence says: in its subject, or after "there are six miners"."""

from __future__ import annotations

from quizgen.extract.records import Target
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import FINITE_TAGS, doubt, is_relative_clause, rel
from quizgen.syntax.tokens import Token

LONGEST = 12
"""Tokens of a subject with its clause, which a question can still carry."""
UNSURE = 0.5
"""What the parser may doubt, from 0 to 1, of where the clause hangs."""
PRONOUNS = frozenset({"who", "which", "that"})


def keeps_relative(clause: Clause, target: Target) -> bool:
    """Tell whether a subject can be told whole with the clause that it holds: "Miners *who joined late* may vote".

    One that is asked for can't: it would be a long answer.
    """
    tokens = clause.subject_tokens
    if target.role == "subject" or clause.how not in {"main", "complement"} or clause.shares:
        return False
    if len(tokens) > LONGEST or tokens[-1].i - tokens[0].i + 1 != len(tokens) or any(t.is_punct for t in tokens):
        return False
    asking = [t for t in tokens if t.tag_ in {"WDT", "WP", "WP$", "WRB"}]
    if len(asking) != 1 or asking[0].lower_ not in PRONOUNS:
        return False
    pronoun = asking[0]
    verb = pronoun.head
    finite = any(t.tag_ in FINITE_TAGS for t in (verb, *(c for c in verb.children if rel(c) in {"aux", "cop"})))
    told = is_relative_clause(verb) and verb.left_edge.i == pronoun.i and doubt(verb) <= UNSURE
    follows = verb.right_edge.i == tokens[-1].i and pronoun.i - 1 in {t.i for t in tokens}
    return finite and told and follows and rel(pronoun) == "nsubj"


def is_counted_there(head: Token) -> bool:
    """Tell whether the clause around says only how many there are: "There are *six miners* who need help"."""
    there = any(rel(c) == "expl" and c.lower_ == "there" for c in head.head.children)
    return there and rel(head) == "nsubj" and any(rel(c) == "nummod" and c.i < head.i for c in head.children)
