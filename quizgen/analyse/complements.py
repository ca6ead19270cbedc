"""Nouns that say nothing without a complement: "published evidence", "a row", "prevalences"."""

from __future__ import annotations

from quizgen.analyse.wordlists import words
from quizgen.syntax.labels import SUBJECTS, is_name, is_passive_subject, is_plural, rel, subtype
from quizgen.syntax.phrases import preposition
from quizgen.syntax.tokens import Token

CONTENT = frozenset("of for that on about against to from linking as".split())
"""Prepositions that lead to what is shown."""
AMONG = frozenset("of in among for".split())
"""Prepositions that lead to what a rate counts, or among whom."""
OVER = frozenset("over about with between on among against of for around regarding concerning".split())
"""Prepositions that lead to what a quarrel is about, or with whom."""
WAR = frozenset({"war", "fighting", "violence"})


def lacks_content(noun: Token, inside: set[int]) -> bool:
    """Tell whether a noun stands in a text without what it must be told of, as far as the text's tokens go."""
    data, low = words(), noun.lemma_.lower()
    if low in data["showing"]:
        in_court = noun.head.lemma_.lower() == "give"
        return _is_told(noun) and not in_court and not _complemented(noun, CONTENT, inside, clauses=True)
    if low in data["rates"]:
        return rel(noun) in {*SUBJECTS, "obj"} and not _complemented(noun, AMONG, inside, clauses=False)
    if low in data["quarrels"]:
        brought = any(c.lower_ in {"a", "an"} for c in noun.children)
        told = _is_told(noun) and noun.head.lemma_.lower() not in data["sparking"]
        return brought and told and not _complemented(noun, OVER, inside, clauses=True)
    return low in WAR and _goes_on(noun)


def _is_told(noun: Token) -> bool:
    """Tell whether a noun is what is done: an object, or the subject of a passive."""
    return rel(noun) == "obj" or (rel(noun) in SUBJECTS and is_passive_subject(noun))


def _complemented(noun: Token, links: frozenset[str], inside: set[int], *, clauses: bool) -> bool:
    """Tell whether the text tells what the noun is of, by a word before it, a phrase or a clause after it.

    A phrase right after it counts though the parse has it with the verb; so does what the verb says of it.
    """
    own = list(noun.children)
    if rel(noun) == "compound" or any(c.i < noun.i and _names_what(c) for c in own):
        return True
    later = [c for c in [*own, *noun.head.children] if c.i > noun.i]
    if any(preposition(c) in links and _in(c, inside) for c in later):
        return True
    follower = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    if follower.lower_ in links and follower.i in inside:
        return True
    kinds = {"acl", "ccomp", "xcomp", "appos"} if clauses else {"appos"}
    return any(rel(c) in kinds and _in(c, inside) for c in later)


def _names_what(before: Token) -> bool:
    """Tell whether a word before the noun says what it is of: "DNA evidence", "Hull's evidence", "a Kelmorian row"."""
    return rel(before) in {"compound", "nmod:poss"} or subtype(before) == "poss" or is_name(before)


def _in(child: Token, inside: set[int]) -> bool:
    return child.i in inside or any(c.i in inside for c in child.children)


def _goes_on(noun: Token) -> bool:
    """Tell whether a bare noun for a war is the subject of what happened: "war resulted in an incomplete victory"."""
    verb = noun.head
    if rel(noun) not in SUBJECTS or is_plural(noun) or verb.tag_ not in {"VBD", "VBN"}:
        return False
    return not any(_tells(c) for c in noun.children) and not _set_ahead(noun)


def _tells(child: Token) -> bool:
    return rel(child) not in {"advmod", "punct", "amod"} or is_name(child) or child.text[:1].isupper()


def _set_ahead(noun: Token) -> bool:
    """Tell whether the sentence names something before the noun: "In Orvalia, war broke out"."""
    return any(is_name(t) for t in noun.doc[noun.sent.start : noun.i])
