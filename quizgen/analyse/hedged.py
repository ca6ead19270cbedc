"""Subjects and objects that begin with about how many there are: "Over 60% of the people died", "It has over 40 beds".

Such a hedge looks like a preposition, so that its noun is taken for an adjunct and the verb seems to have no subject,
or no object.
"""

from __future__ import annotations

from collections.abc import Sequence

from quizgen import lexicon
from quizgen.syntax.labels import SUBJECTS, rel
from quizgen.syntax.tokens import Doc, Token
from quizgen.tables import table, wordlist

HEDGES = tuple(
    tuple(words.split())
    for words in (
        "over", "under", "around", "about", "nearly", "almost", "up to", "close to", "at least", "at most", "more than",
        "less than", "fewer than", "no more than", "no fewer than", "well over",
    )
)  # fmt: skip
LONGEST_FIRST = sorted(HEDGES, key=len, reverse=True)
LAST = frozenset(words[-1] for words in HEDGES)
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
ADJUNCTS = frozenset({"obl", "nmod", "advmod", "dep", "nsubj"})
LEADING = frozenset({"for", "by", "of", "in", "with"})
"""Prepositions before a hedged number."""
PERCENT = frozenset({"%", "percent", "cent"})
FRACTIONS = wordlist("extract", "fractions")
SHARES = frozenset({"half", "third", "two-thirds", "three-quarters"})
OPENING = frozenset("that and but while although because when as since".split())
"""Words after which a clause may begin."""


def find_subjects(doc: Doc) -> None:
    """Hang on its verb each noun with a hedged number that is its subject or object, and the hedge on the number."""
    changed = False
    for share in [t for t in doc if t.lemma_.lower() in FRACTIONS and t.i > t.sent.start]:
        first = share.nbor(-1) if share.nbor(-1).lower_ in {"a", "one"} else share
        hedge = _hedge_before(first)
        if hedge and _follows_preposition(hedge[0], first) and all(rel(t) == "case" for t in hedge):
            for word in hedge:  # "accounts for around a quarter of the trade"
                word.hang(share, "advmod")
            changed = True
    for number in doc:
        if number.tag_ != "CD" and number.lower_ not in SHARES:
            continue
        hedge = _hedge_before(number)
        noun = _counted(number)
        role = _role(noun, number, hedge) if hedge and noun is not None else ""
        if [t.lower_ for t in hedge] == ["up", "to"] and _follows_preposition(hedge[0], number):
            for word in hedge:  # "store it for up to eight hours"
                word.hang(number, "advmod")
            changed = True
        if noun is not None and role:
            noun.hang(noun.head, role)
            for word in hedge:
                word.hang(number if number is not noun else noun, "advmod")
            hedge[0].tag_, hedge[0].pos_ = "RB", "ADV"
            for that in [c for c in hedge[0].children if c.lower_ == "that" and c.i == hedge[0].i - 1]:
                that.hang(noun.head, "mark")  # "said that up to 30 % …", not "that up"
                that.tag_, that.pos_ = "IN", "SCONJ"
            for per in [c for c in noun.children if c.lower_ == "per" and c.i == noun.i - 1]:
                per.hang(noun, "compound")
            changed = True
    if changed:
        doc.link()


def _role(noun: Token, number: Token, hedge: Sequence[Token]) -> str:
    """Return the label of a noun that is a subject or an object behind its hedge, '' for any other."""
    first = hedge[0]
    ahead = first.doc[first.i - 1] if first.i > first.sent.start else None
    if ahead is None or ahead.text == "," or ahead.lower_ in OPENING:
        passive = any(c.dep_ == "aux:pass" for c in noun.head.children)
        return ("nsubj:pass" if passive else "nsubj") if _is_subject(noun, first) else ""
    return "obj" if ahead.i == noun.head.i and _is_object(noun, number, first) else ""


def _follows_preposition(up: Token, number: Token) -> bool:
    """Tell whether a hedge stands between a preposition and its number, and is not yet taken for one."""
    ahead = up.doc[up.i - 1] if up.i > up.sent.start else None
    led = ahead is not None and ahead.lower_ in LEADING and ahead.i > up.sent.start
    return led and up.head is not number and (number.head.tag_ in {"NN", "NNS", "CD"} or number.head.text == "%")


def _hedge_before(number: Token) -> list[Token]:
    """Return the words of the longest hedge right before a number."""
    if number.i == number.sent.start or number.doc[number.i - 1].lower_ not in LAST:
        return []
    for words in LONGEST_FIRST:
        first = number.i - len(words)
        if first < number.sent.start:
            continue
        found = list(number.doc[first : number.i])
        if tuple(t.lower_ for t in found) == words:
            return found
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


def _is_object(noun: Token, number: Token, first: Token) -> bool:
    """Tell whether a noun right after its verb is its object: "has over 40 beds", not "sailed around 40 islands".

    What a verb goes with is its preposition: "wrote *about* 40 towns".
    """
    verb, lemma = noun.head, noun.head.lemma_.lower()
    if verb.pos_ != "VERB" or verb.tag_ == "VBN" or not (rel(noun) == "obl" or rel(first) == "compound"):
        return False
    classes = lexicon.verb_classes(lemma).keys()
    if lexicon.verb_class(lemma) == "motion" or (first.lower_ == "about" and classes & {"communication", "cognition"}):
        return False
    if first.lower_ in str(table("collocations").get(lemma, "")).split():
        return False
    taken = any(rel(c) in {"obj", "ccomp", "xcomp"} for c in verb.children if c.i != noun.i)
    many = number.lower_ in SHARES or number.text[:1].isdigit() or number.head.tag_ == "CD"
    return many and not taken
