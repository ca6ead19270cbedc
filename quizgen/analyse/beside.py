"""What stands beside a name and tells of it, though the parser took it for something else.

A second subject, half of a list, or what somebody said.
"""

from __future__ import annotations

from quizgen import lexicon
from quizgen.syntax.labels import DASHES, is_name, rel
from quizgen.syntax.tokens import Doc, Token

TWICE = frozenset({"nsubj", "obj", "obl", "nmod"})
"""What a noun and the name right after it can't both be of one head."""


def free_years(doc: Doc) -> None:
    """Part, in place, a year from a noun that belongs to the name after it: "In *1931* botanist | Ann Roe"."""
    for noun in [t for t in doc if t.tag_ in {"NN", "NNS"} and rel(t) == "obl" and t.i + 1 < t.sent.end]:
        name, year = noun.nbor(1), noun.nbor(-1) if noun.i else noun
        led = rel(name) == "nsubj" and name.head is noun.head and is_name(name)
        dated = rel(year) == "nummod" and year.head is noun and year.text.isdigit() and len(year.text) == 4
        case = year.nbor(-1) if year.i else year
        dated = dated and rel(case) == "case" and case.head in {noun, year}
        if led and dated and lexicon.is_person(noun.lemma_.lower()):
            year.hang(noun.head, "obl")
            case.hang(year, "case")
            noun.hang(name, "nmod:desc")
            doc.link()


def describe_names(doc: Doc) -> None:
    """Hang on its name, in place, what surely tells what the name is."""
    for name in [t for t in doc if rel(t) in TWICE and t.i > t.sent.start and t.tag_ in {"NNP", "NN"}]:
        near = name.nbor(-1)
        if _names_it(name, near):
            for case in [c for c in name.children if rel(c) == "case"]:
                case.hang(near, case.dep_)
            name.hang(near, "appos")
            doc.link()
        elif near.lower_ == "the" and name.i > name.sent.start + 1 and _is_byname(name, near.nbor(-1)):
            name.hang(near.nbor(-1).head, "appos")
            doc.link()
    for noun in [t for t in doc if t.tag_ in {"NN", "NNS"} and rel(t) in {"nsubj", "conj"}]:
        told = _after_name(noun) if rel(noun) == "nsubj" else _unlisted(noun)
        if told is not None:
            noun.hang(told, "appos")
            doc.link()


def _names_it(name: Token, noun: Token) -> bool:
    """Tell whether a name belongs to the noun before it, though both hang on one word: "by *the baker* | Ann Roe"."""
    if not is_name(name) or any(rel(c) in {"det", "cc", "conj"} for c in name.children):
        return False
    if noun.head.i != name.head.i or rel(noun) != rel(name) or any(rel(c) == "nmod" for c in noun.children):
        return False
    return noun.tag_ == "NN" and lexicon.is_person(noun.lemma_.lower())


def _is_byname(name: Token, near: Token) -> bool:
    """Tell whether a second subject, after "the", is the byname of the first: "the baker *Ann* the | Elder | sang"."""
    if rel(near) != "appos" or rel(name) != "nsubj" or not is_name(near) or not name.text[:1].isupper():
        return False
    return near.head.head.i == name.head.i and rel(near.head) == "nsubj"


def _after_name(noun: Token) -> Token | None:
    """Return the name of which a second subject right after it tells what it is: "*Hull*, the port of Orvalia grew"."""
    name = next((c for c in noun.head.children if rel(c) == "nsubj" and c.i < noun.i), None)
    if name is not None and _is_dashed(noun, name):
        return name
    if name is None or not is_name(name) or is_name(noun) or noun.i > noun.head.i or noun.tag_ not in {"NN", "NNS"}:
        return None
    first = noun.left_edge
    last = name.right_edge
    parted = first.i > 0 and first.nbor(-1).text == "," and last.i in {first.i - 1, first.i - 2}
    several = any(rel(c) == "cc" for t in (name, noun) for c in t.children)
    return name if _is_led(noun) and parted and not several else None


def _is_dashed(noun: Token, first: Token) -> bool:
    """Tell whether a subject stands between two dashes after another: "the share – *the part of each* – fell"."""
    start, end = noun.left_edge, noun.right_edge
    opens = start if start.text in DASHES else start.nbor(-1) if start.i > start.sent.start else start
    closes = end if end.text in DASHES else end.nbor(1) if end.i + 1 < end.sent.end else end
    return {opens.text, closes.text} <= DASHES and first.i < opens.i < noun.i < closes.i < noun.head.i


def _unlisted(noun: Token) -> Token | None:
    """Return the name to which a noun seems joined though nothing joins them: "*the Hull Union*, the body that …"."""
    name = noun.head
    if not is_name(name) or name.i > noun.i or not _is_led(noun):
        return None
    listed = [t for t in name.children if rel(t) == "conj"]
    joined = any(rel(c) in {"cc", "cc:preconj"} for t in (name, *listed) for c in t.children)
    alone = len(listed) == 1 and not joined
    return name if alone and noun.left_edge.i > 0 and _follows_comma(noun) else None


def place_taken_up(clause: Token) -> Token | None:
    """Return the name that a clause with "where" after a comma tells of: "moved to *Hull*, where she painted"."""
    opens = clause.left_edge
    if opens.is_punct and opens.i + 1 < clause.i:
        opens = opens.nbor(1)
    if opens.lower_ != "where" or opens.head.i != clause.i or opens.i < 2 or opens.nbor(-1).text != ",":
        return None
    name = opens.nbor(-2)
    while is_name(name.head) and rel(name) in {"flat", "compound"}:
        name = name.head
    return name if is_name(name) and clause.head.i < name.i and clause.head.is_ancestor(name) else None


def _is_led(noun: Token) -> bool:
    """Tell whether a noun stands with an article or an owner."""
    return any(
        (rel(c) == "det" and c.lower_ in {"a", "an", "the"}) or (rel(c) == "nmod" and c.i < noun.i)
        for c in noun.children
    )


def _follows_comma(noun: Token) -> bool:
    first = noun.left_edge
    return first.text == "," or first.nbor(-1).text == ","
