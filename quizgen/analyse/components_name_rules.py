"""What rules mend in the names that the network found: ends, kinds, and mentions that should be alike.

Samples: `Google, Inc.` is one organisation; `Hurricane Rita` is an event, no person; in `the Housing Authority of
Orvalia (HAO)` the letters are the organisation too, and so is every `HAO` of the text.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

#: Titles that are no part of a name and stay outside of it, unlike those of rulers (`Queen Victoria`).
COURTESY = frozenset(
    "mr mrs ms miss dr prof professor rev reverend justice judge senator sen congressman congresswoman governor gov "
    "president minister secretary ambassador general gen colonel col captain capt lieutenant lt sergeant sgt".split()
)
#: Forms of address, after which nothing but a name of a person stands.
ADDRESS = frozenset({"mr", "mrs", "ms"})
TITLES = frozenset("mr mrs ms dr prof sir mr. mrs. ms. dr. prof. st. rev. gen. the of and in".split())
#: Kinds that the rules take from one another; works, events and peoples may be called anything.
MAIN = frozenset({"PERSON", "ORG", "PLACE"})


@cache
def listed(key: str) -> frozenset[str]:
    """Return a word list of `data/names.yaml`, read when it is first asked for."""
    from quizgen.tables import wordlist

    return wordlist("names", key)


def bare(token: Token) -> str:
    """Write a word in small letters, without the point of an abbreviation."""
    return token.lower_.rstrip(".")


def remade(span: Span, start: int, end: int, label: str = "") -> Span:
    """Return the span with other ends or another label."""
    return Span(span.doc, start, end, label=label or span.label_)


def untitled(span: Span) -> Span:
    """Cut the titles before a person's name."""
    start = span.start
    while span.label_ == "PERSON" and start < span.end - 1 and bare(span.doc[start]) in COURTESY:
        start += 1
    return remade(span, start, span.end) if start > span.start else span


def with_article(span: Span) -> Span:
    """Take in the Arabic article: `al-Sadr`."""
    doc, start = span.doc, span.start
    if start < 2 or doc[start - 1].text != "-" or doc[start - 1].whitespace_ or doc[start - 2].whitespace_:
        return span
    return remade(span, start - 2, span.end) if doc[start - 2].lower_ in listed("articles") else span


def with_form(span: Span) -> Span:
    """Take in a company's form after a comma, and call what has one an organisation: `Google, Inc.`."""
    doc, end, forms = span.doc, span.end, listed("company forms")
    if span.label_ in MAIN and end + 1 < len(doc) and doc[end].text == "," and bare(doc[end + 1]) in forms:
        if doc[end + 1].text[:1].isupper():
            return remade(span, span.start, end + 2, "ORG")
    return span


def storm(span: Span) -> Span:
    """Call a storm an event, with the word that says so: `Hurricane Rita`."""
    storms = listed("storms")
    start = span.start - (span.start > 0 and span.doc[span.start - 1].lower_ in storms)
    if span.label_ in MAIN and span.end - start > 1 and span.doc[start].lower_ in storms:
        if span.doc[start].text.istitle():
            return remade(span, start, span.end, "EVENT")
    return span


#: What is done to each name, in this order.
RULES: tuple[Callable[[Span], Span], ...] = (untitled, with_article, with_form, storm)


def initials(span: Span) -> set[str]:
    """Return the letters that may stand for a name: of all its words, and of those with a capital."""
    words = [token.text for token in span if token.text[:1].isalpha()]
    return {"".join(w[0] for w in words).upper(), "".join(w[0] for w in words if w[0].isupper())}


def explained(doc: Doc, spans: list[Span]) -> Iterator[tuple[Span, Token]]:
    """Yield the names that an abbreviation in brackets follows, with it: `Housing Authority of Orvalia (HAO)`."""
    for span in spans:
        after = doc[span.end : span.end + 3]
        if len(span) > 1 and len(after) == 3 and after[0].text == "(" and after[2].text == ")":
            if len(after[1]) > 1 and after[1].text in initials(span):
                yield span, after[1]


def abbreviated(doc: Doc, spans: list[Span]) -> list[Span]:
    """Label names and their abbreviations alike, and find all mentions of these.

    What the network calls an organisation here or there is one.
    """
    pairs = list(explained(doc, spans))
    if not pairs:
        return spans
    labels: dict[str, set[str]] = defaultdict(set)
    for span in spans:
        labels[span.text].add(span.label_)
    kinds: dict[str, str] = {}
    for span, short in pairs:
        kind = "ORG" if "ORG" in labels[span.text] | labels[short.text] else span.label_
        kinds |= {span.text: kind, short.text: kind}
    named = {token.i for span in spans for token in span}
    found = [remade(span, span.start, span.end, kinds.get(span.text, "")) for span in spans]
    free = (token for token in doc if token.i not in named and token.text in kinds)
    return found + [Span(doc, token.i, token.i + 1, label=kinds[token.text]) for token in free]


def agree(doc: Doc, spans: list[Span]) -> list[Span]:
    """Give every mention of a name the label that most of its mentions have.

    A part of a person's full name is a person too; ties keep what was found, if its kind was known. A title alone
    is no name.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for span in spans:
        votes[span.text][span.label_] += 1
        if span.label_ == "PERSON" and len(span) > 1:
            votes[span[-1].text]["PERSON"] += 1
            votes[span[0].text]["PERSON"] += 1
    result = []
    for span in spans:
        if all(token.lower_ in TITLES for token in span):
            continue
        counts = votes[span.text]
        label, count = max(counts.items(), key=lambda vote: (vote[1], vote[0] != "MISC"))
        same = count == counts[span.label_] and span.label_ != "MISC"
        result.append(span if same else remade(span, span.start, span.end, label))
    return result


def addressed(doc: Doc, spans: list[Span]) -> list[Span]:
    """Add the persons that a form of address alone shows: `Mr Rivers`, which looks like a common noun."""
    named = {token.i for span in spans for token in span}
    titled = [len(span) > 1 and bare(span[0]) in ADDRESS for span in spans]
    found = [untitled(remade(s, s.start, s.end, "PERSON")) if t else s for s, t in zip(spans, titled, strict=True)]
    for token in doc[1:]:
        before = doc[token.i - 1]
        if token.i in named or bare(before) not in ADDRESS or not before.text[:1].isupper() or before.i in named:
            continue
        if token.text[:1].isupper() and token.is_alpha and not token.text.isupper() and token.lower_ not in COURTESY:
            found.append(Span(doc, token.i, token.i + 1, label="PERSON"))
    return found


def mended(doc: Doc, spans: list[Span]) -> list[Span]:
    """Apply all rules to the names of a document."""
    for rule in RULES:
        spans = [rule(span) for span in spans]
    return agree(doc, abbreviated(doc, addressed(doc, spans)))
