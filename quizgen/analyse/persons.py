"""Persons: whether more than a guess says that a name of one word is somebody's.

"Dorvane won the cup": a horse, a ship or a firm may have as well. An article that speaks of a person says so somewhere:
by a longer name, a title, a noun, a "he", a "who".
"""

from __future__ import annotations

from quizgen import lexicon
from quizgen.analyse.names import RANKS, TITLES, Mention, Names
from quizgen.analyse.phrases import FEMALE, MALE
from quizgen.syntax.labels import SUBJECTS, rel
from quizgen.syntax.tokens import Token

PRONOUNS = MALE | FEMALE | {"himself", "herself"}
RELATIVE = frozenset({"who", "whom"})
SPEAKING = frozenset({"communication", "cognition"})
NEAR = 3
"""Tokens of the next sentence in which a pronoun may resume the name."""


def surely_person(head: Token, names: Names) -> bool:
    """Tell whether a nominal is no name of one word, or the article shows elsewhere or here that it is a person's."""
    mention = names.at(head)
    if mention is None or len(mention.tokens) > 1:
        return True
    word = mention.name.casefold()
    known = names.shown.get(word)
    if known is None:
        known = names.shown[word] = _is_shown(word, names)
    return known


def _is_shown(word: str, names: Names) -> bool:
    if lexicon.given_name(word) or "person" in lexicon.name_class(word):
        return True
    for mention in names.mentions:
        own = mention.name.casefold().split()
        if mention.type == "person" and len(own) > 1 and word in {own[0], own[-1]}:
            return True
        if own == [word] and _shows_person(mention):
            return True
    return False


def _shows_person(mention: Mention) -> bool:
    head = mention.tokens[-1]
    ahead = head.nbor(-1) if head.i > head.sent.start else None
    if ahead is not None and (ahead.lower_.rstrip(".") in TITLES | RANKS or _is_somebody(ahead)):
        return True
    if any(_is_somebody(c) for c in head.children if rel(c) in {"appos", "compound", "flat"}):
        return True
    if rel(head) in {"appos", "flat"} and _is_somebody(head.head):
        return True
    if rel(head) in SUBJECTS:
        verb = head.head
        passive = any(rel(c) == "aux" and c.lemma_ == "be" for c in verb.children)
        if _is_somebody(verb) or (not passive and lexicon.verb_class(verb.lemma_.lower()) in SPEAKING):
            return True
    if any(rel(c) == "acl" and any(g.lower_ in RELATIVE for g in c.children) for c in head.children):
        return True
    end = min(head.sent.end + NEAR, len(head.doc))
    return any(t.lower_ in PRONOUNS for t in head.doc[head.i : end])


def _is_somebody(noun: Token) -> bool:
    return noun.pos_ in {"NOUN", "PROPN"} and lexicon.is_person(noun.lemma_.lower())
