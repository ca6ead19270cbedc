"""Subjects that begin with about how many there are: "Over 60% of the people died", "At least twelve miners died".

Such a hedge looks like a preposition, so that its noun is taken for an adjunct and the verb seems to have no subject.
"""

from __future__ import annotations

from quizgen import lexicon
from quizgen.syntax.labels import SUBJECTS, rel
from quizgen.syntax.tokens import Doc, Token

HEDGES = tuple(
    tuple(words.split())
    for words in (
        "over", "under", "around", "about", "nearly", "almost", "up to", "close to", "at least", "at most", "more than",
        "less than", "fewer than", "no more than", "no fewer than", "well over",
    )
)  # fmt: skip
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
ADJUNCTS = frozenset({"obl", "nmod", "advmod", "dep", "nsubj"})
PERCENT = frozenset({"%", "percent", "cent"})
SHARES = frozenset({"half", "third", "two-thirds", "three-quarters"})
OPENING = frozenset("that and but while although because when as since".split())
"""Words after which a clause may begin."""


def find_subjects(doc: Doc) -> None:
    """Hang on its verb each noun with a hedged number that is its subject, and the hedge on the number."""
    changed = False
    for number in doc:
        if number.tag_ != "CD" and number.lower_ not in SHARES:
            continue
        hedge = _hedge_before(number)
        noun = _counted(number)
        if hedge and noun is not None and _is_subject(noun, hedge[0]):
            passive = any(c.dep_ == "aux:pass" for c in noun.head.children)
            noun.hang(noun.head, "nsubj:pass" if passive else "nsubj")
            for word in hedge:
                word.hang(number, "advmod")
            hedge[0].tag_, hedge[0].pos_ = "RB", "ADV"
            for per in [c for c in noun.children if c.lower_ == "per" and c.i == noun.i - 1]:
                per.hang(noun, "compound")
            changed = True
    if changed:
        doc.link()


def _hedge_before(number: Token) -> list[Token]:
    """Return the words of the longest hedge right before a number, if a clause may begin with it."""
    for words in sorted(HEDGES, key=len, reverse=True):
        first = number.i - len(words)
        if first < number.sent.start:
            continue
        found = list(number.doc[first : number.i])
        if tuple(t.lower_ for t in found) != words:
            continue
        ahead = number.doc[first - 1] if first > number.sent.start else None
        return found if ahead is None or ahead.text == "," or ahead.lower_ in OPENING else []
    return []


def _counted(number: Token) -> Token | None:
    """Return the noun that a number counts, or a share itself: "60 | %", "twelve | miners", "half"."""
    noun = number
    while rel(noun) in {"nummod", "compound"} and noun.head.i > noun.i:
        noun = noun.head
    shares = noun is not number or number.lower_ in SHARES
    measure = lexicon.is_unit(noun.lemma_.lower()) and noun.lower_ not in PERCENT
    measure = measure or lexicon.is_time(noun.lemma_.lower())
    return noun if shares and noun.tag_ in {"NN", "NNS"} and not measure else None


def _is_subject(noun: Token, first: Token) -> bool:
    verb = noun.head
    if rel(noun) not in ADJUNCTS or verb.i <= noun.i:
        return False
    if rel(noun) == "nsubj" and rel(first) != "case" and first.head.i != verb.i:
        return False
    others = [c for c in verb.children if c.i != noun.i and (rel(c) in SUBJECTS or rel(c) == "expl")]
    own = [c for c in verb.children if rel(c) in {"aux", "cop"} and c.i < verb.i]
    finite = verb.tag_ in FINITE or any(c.tag_ in FINITE for c in own)
    if others or not finite or rel(verb) not in {"root", "ccomp", "advcl", "conj", "parataxis"}:
        return False
    between = verb.doc[noun.right_edge.i + 1 : min([verb.i, *(c.i for c in own)])]
    return all(t.pos_ == "ADV" for t in between)
