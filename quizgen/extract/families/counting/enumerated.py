"""Lists whose length is told: "the three domains of life: Archaea, Bacteria, and Eukarya".

The number says that the list is whole, and that it was read rightly: it must have as many members.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen import lexicon
from quizgen.extract.answers import answer_slot
from quizgen.extract.framing.attribution import attribution
from quizgen.extract.records import Ask, Context, Miss, Refused, Target
from quizgen.model import Fact, Kind, Slot
from quizgen.syntax.clauses import Clause, clauses
from quizgen.syntax.labels import CLOSING, DASHES, OPENING, is_name, is_nominal, is_plural, rel
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

COUNTS = tuple("zero one two three four five six seven".split())
LONGEST = 14
"""Words of a list that can be learnt."""
MARKS = frozenset({":", ",", *DASHES})
CLAUSAL = frozenset({"VBD", "VBZ", "VBP", "MD", "WDT", "WP", "PRP", "PRP$"})
SCOPING = frozenset("of in for to on".split())
SORTS = wordlist("extract", "sorts")
VAGUE = wordlist("extract", "uncounted")


def counted_lists(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for the list in "A long bone has two parts: the diaphysis and the epiphysis"."""
    if clause.copular or clause.negation is not None or clause.how not in {"main", "conjunct"}:
        return
    for part in clause.parts:
        noun = part.head
        if part.ahead or part.role not in {"obj", "obl"} or _determined(noun) or not is_nominal(noun):
            continue
        if part.role == "obl" and (part.prep != "into" or part.loose):
            continue
        members = _after(noun)
        if members and not any(p.tokens[0].i > noun.i for p in clause.parts if p is not part and not p.loose):
            phrase = _phrase(noun, members)
            try:
                which = context.slot([t for t in phrase if rel(t) != "case" or t.head.i != noun.i]).text
            except Refused:
                continue
            # In a clause of its own the list hangs where the noun hung.
            features = {"answer_type": "thing", "which": which, "asks": "list", "prep": part.prep, "answer_rel": ""}
            yield Ask(Kind.PARTS, "list", Target("part", tuple(members), part, placed=True), features)


def lists(context: Context) -> Iterator[Fact | Miss]:
    """Yield the lists in "There are three Ns of X: …", "the three Ns of X: …", "…, … and … are the three Ns of X"."""
    for paragraph in context.document.paragraphs:
        for token in paragraph.doc:
            if token.pos_ != "NOUN" or not is_plural(token):
                continue
            members = _after(token) or _before(token)
            if members and (_determined(token) or _exist(token)):
                try:
                    yield _fact(token, members, context)
                except Refused as error:
                    yield context.miss(error, token)


def _fact(noun: Token, members: Sequence[Token], context: Context) -> Fact:
    phrase = [t for t in _phrase(noun, members) if t.lower_ != "the" or t.head.i != noun.i]
    scope = [c for c in noun.children if c.i > noun.i and (rel(c) == "acl" or _preposition(c) in SCOPING)]
    if not any(t.i in {p.i for p in phrase} for t in scope) and not any(_owns(c) for c in noun.children):
        raise Refused("thin", "nothing says of what these are all")
    slots: dict[str, Slot] = {}
    clause = next((c for c in clauses(noun.doc) if c.predicate.i in {noun.i, noun.head.i}), None)
    source = attribution(clause, context) if clause is not None else None
    if source is not None:
        slots["source"] = source
    front = _front(noun) if _exist(noun) else []
    if front:
        slots["front"] = context.slot(front)
    named = context.slot(phrase)
    owned = any(_owns(c) for c in noun.children)
    slots["role"] = Slot(at=named.at, text=named.text if owned else f"the {named.text}", via=named.via)
    slots["answer"] = answer_slot(Target("part", tuple(members), placed=True), context)
    kind = "people" if lexicon.is_person(noun.lemma_.lower()) else "thing"
    features = {"answer_type": kind, "asks": "members", "tense": _tense(noun), "number": "plural"}
    return context.fact(Kind.PARTS, "list", noun, slots, features)


def _number(noun: Token) -> int:
    """Return how many are told of by the word before a noun, 0 where that is not a small number."""
    counts = [c for c in noun.children if rel(c) == "nummod" and c.i < noun.i]
    return COUNTS.index(counts[0].lower_) if len(counts) == 1 and counts[0].lower_ in COUNTS[2:] else 0


def _after(noun: Token) -> list[Token]:
    """Return the list after a mark that has as many members as the noun has by its number, none where there is none."""
    count = _number(noun)
    if not count or noun.lemma_.lower() in VAGUE:
        return []
    if any(rel(c) == "conj" for c in noun.children):
        return _joined(noun, count)
    for mark in noun.doc[noun.i + 1 : noun.sent.end]:
        if mark.text not in MARKS or mark.i + 1 >= noun.sent.end:
            continue
        behind = (t for t in noun.doc[mark.i + 1 : noun.sent.end] if rel(t) == "appos")
        head = next((t for t in behind if mark.i <= t.left_edge.i <= mark.i + 1), None)
        if head is None or not (head.head.i == noun.i or noun.is_ancestor(head)) or head.head.i > mark.i:
            continue
        members = _members(head)
        fit = is_nominal(head) or (noun.lemma_.lower() in SORTS and all(t.tag_ == "JJ" for t in members))
        return _whole(members) if len(members) == count and fit else []
    return []


def _joined(noun: Token, count: int) -> list[Token]:
    """Return the list where the parse joined it to the noun: "two parts, *the thorax and the abdomen*".

    Definite members only: "two dogs, a cat and a mouse" are four.
    """
    members = [c for c in noun.children if rel(c) == "conj"]
    comma = members[0].left_edge.i
    while comma > noun.i and noun.doc[comma].text != ",":
        comma -= 1
    whole = _whole(members) if noun.doc[comma].text == "," and comma > noun.i else []
    joint = any(c.lower_ == "and" for t in members for c in t.children if rel(c) == "cc")
    definite = all(
        is_name(t) or any(rel(c) == "det" and c.lower_ == "the" for c in t.children) or t.i != members[0].i
        for t in members
    )
    bare = all(not any(c.lower_ in {"a", "an"} or rel(c) == "nummod" for c in t.children) for t in members)
    between = [t for t in noun.doc[noun.i + 1 : comma] if t.pos_ in {"VERB", "AUX"}]
    return whole if len(members) == count and joint and definite and bare and not between else []


def _before(noun: Token) -> list[Token]:
    """Return the subject that has as many members as the noun after a copula has by its number."""
    count = _number(noun)
    subject = next((c for c in noun.children if rel(c) == "nsubj" and c.i < noun.i), None)
    if not count or subject is None or not any(rel(c) == "cop" for c in noun.children) or not _determined(noun):
        return []
    members = _members(subject)
    return _whole(members) if len(members) == count and subject.sent.start == subject.left_edge.i else []


def _members(head: Token) -> list[Token]:
    """Return the heads of what is coordinated."""
    found, todo = [], [head]
    while todo:
        token = todo.pop(0)
        found.append(token)
        todo += [c for c in token.children if rel(c) == "conj"]
    joined = any(rel(c) == "cc" and c.lower_ == "and" for t in found for c in t.children)
    return found if joined and len({t.pos_ for t in found} - {"PROPN"}) <= 1 else []


def _whole(members: Sequence[Token]) -> list[Token]:
    """Return the tokens of a list, none where it is long or has something in brackets or clauses in it."""
    first = min(t.left_edge.i for t in members)
    last = max(t.i for member in members for t in member.subtree)
    tokens = [t for t in members[0].doc[first : last + 1] if not t.is_space]
    while tokens and tokens[-1].is_punct:
        tokens.pop()
    tokens = tokens[1:] if tokens and tokens[0].is_punct else tokens
    if any(t.text in OPENING or t.text in CLOSING or t.text in {";", ":", *DASHES} for t in tokens):
        return []
    heads = {t.i for t in members}
    if any(t.tag_ in CLAUSAL or (rel(t) == "appos" and t.i not in heads) for t in tokens):
        return []
    return tokens if len([t for t in tokens if not t.is_punct]) <= LONGEST else []


def _phrase(noun: Token, members: Sequence[Token]) -> list[Token]:
    """Return the noun with what belongs to it, without the list."""
    inside = {t.i for t in members}
    copulas = {t.i for c in noun.children if rel(c) in {"cop", "nsubj", "expl", "aux"} for t in c.subtree}
    first = min(
        (c.left_edge.i for c in noun.children if rel(c) in {"det", "nummod", "amod", "nmod", "compound"}),
        default=noun.i,
    )
    end = min(inside) - 1 if min(inside) > noun.i else noun.right_edge.i + 1
    tokens = [t for t in noun.doc[first:end] if t.i not in inside | copulas and noun.is_ancestor(t) | (t.i == noun.i)]
    while tokens and tokens[-1].is_punct:
        tokens.pop()
    return tokens


def _determined(noun: Token) -> bool:
    return any((rel(c) == "det" and c.lower_ == "the") or _owns(c) for c in noun.children if c.i < noun.i)


def _owns(token: Token) -> bool:
    return rel(token) == "nmod" and any(c.lower_ in {"'s", "’s", "'", "’"} for c in token.children)


def _exist(noun: Token) -> bool:
    """Tell whether "there are" brings the noun up."""
    return rel(noun) == "nsubj" and any(rel(c) == "expl" for c in noun.head.children) and noun.head.lemma_ == "be"


def _front(noun: Token) -> list[Token]:
    """Return the phrase that opens the sentence before "there"."""
    found = [
        c for c in noun.head.children if rel(c) == "obl" and c.left_edge.i == noun.sent.start and c.i < noun.head.i
    ]
    return [t for t in found[0].subtree if not t.is_punct] if len(found) == 1 else []


def _preposition(token: Token) -> str:
    case = next((c for c in token.children if rel(c) == "case"), None)
    return case.lower_ if rel(token) == "nmod" and case is not None else ""


def _tense(noun: Token) -> str:
    verb = noun.head if _exist(noun) else next((c for c in noun.children if rel(c) == "cop"), None)
    return "past" if verb is not None and verb.tag_ == "VBD" else "present"
