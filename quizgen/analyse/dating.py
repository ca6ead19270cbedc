"""The verb of "the gate *dates* from the 12th century", which looks like a noun in the plural.

So does that of "the mines *account* for a third of the salt". And "circa" before a year, which looks like a name.
"""

from __future__ import annotations

import re

from quizgen.syntax.labels import is_nominal, rel
from quizgen.syntax.tokens import Doc, Stretch, Token

FORMS = {"date": "VBP", "dates": "VBZ", "dated": "VBD", "account": "VBP", "accounts": "VBZ", "accounted": "VBD"}
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
TIME = re.compile(r"(?:1\d|20)\d\d(?:s|\b)|[1-9]\d\d\b|\b(?:\d+(?:st|nd|rd|th)|[a-z]+th|first|second|third) century")
SHARE = re.compile(r"(?:%|\b(?:percent|per cent|half|thirds?|quarters?|fifths?|tenths?)) of\b")
ABOUT = frozenset({"circa", "c.", "ca", "ca."})
"""What says, right before a year, that it is no more than near."""
YEAR = re.compile(r"(?:1\d|20)?\d\d\d?")
REACH = 6
"""Tokens after the preposition among which the time or the share stands."""


def lead_by_circa(doc: Doc) -> None:
    """Make a preposition, in place, of what says that a year is not exact: "was born *circa* 1790"."""
    for about in [t for t in doc if t.lower_ in ABOUT and t.i + 1 < t.sent.end]:
        stop = about.nbor(1) if about.nbor(1).text == "." and about.i + 2 < about.sent.end else None
        year = about.nbor(1) if stop is None else about.nbor(2)
        if not YEAR.fullmatch(year.text) or year.is_ancestor(about.head):
            continue
        if year.head is about or rel(year) not in {"obl", "nmod", "nummod"}:
            year.hang(about.head, "nmod" if is_nominal(about.head) else "obl")
        for mark in (about, *([] if stop is None else [stop])):
            mark.hang(year, "case" if mark is about else "punct")
        about.tag_, about.pos_, about.lemma_ = "IN", "ADP", about.lower_
        doc.link()


def find_datings(doc: Doc) -> None:
    """Make a verb, in place, of what dates a thing, or gives its share, in a sentence that has no other."""
    for sentence in doc.sents:
        verb = next((t for t in sentence if t.lower_ in FORMS and (_leads_to_time(t) or _leads_to_share(t))), None)
        if verb is None or any(t.tag_ in FINITE for t in sentence if t is not verb):
            continue
        subject = _subject(verb, sentence)
        if subject is not None:
            _make_verb(verb, subject)
            doc.link()


def _leads_to_time(token: Token) -> bool:
    """Tell whether "from" or "back to" and a time follow."""
    if not token.lower_.startswith("date"):
        return False
    after = token.doc[token.i + 1 : min(token.i + 3, token.sent.end)]
    words = [t.lower_ for t in after]
    if words[:1] != ["from"] and words != ["back", "to"]:
        return False
    first = token.i + (2 if words[0] == "from" else 3)
    return TIME.search(token.doc[first : min(first + REACH, token.sent.end)].text) is not None


def _leads_to_share(token: Token) -> bool:
    """Tell whether "for" and a share of something follow."""
    after = token.doc[token.i + 1 : min(token.i + 1 + REACH, token.sent.end)]
    told = token.lower_.startswith("account") and after.text.startswith("for ")
    return told and SHARE.search(after.text) is not None


def _subject(verb: Token, sentence: Stretch) -> Token | None:
    """Return the head of what stands before: a noun on which the verb seems to hang, or that seems to describe it."""
    ahead = [t for t in sentence if t.i < verb.i and rel(t) != "advmod"]
    if not ahead or any(t.is_punct or rel(t) == "cc" for t in ahead):
        return None
    if rel(verb) == "root":
        described = [c for c in verb.children if c.i < verb.i and rel(c) in {"nsubj", "compound", "nmod"}]
        return described[-1] if described and is_nominal(described[-1]) else None
    return verb.head if rel(verb.head) == "root" and verb.head.i < verb.i and is_nominal(verb.head) else None


def _make_verb(verb: Token, subject: Token) -> None:
    own = [c for c in verb.children if c.i < verb.i and c is not subject and rel(c) != "advmod"]
    inner = max((c for c in own if is_nominal(c)), key=lambda t: t.i, default=None) if subject is verb.head else None
    for child in own:
        if child is not inner:
            child.hang(inner or subject, child.dep_)
    if inner is not None:
        inner.hang(subject, "nmod")
    for child in [c for c in (*verb.children, *subject.children) if c.i > verb.i]:
        child.hang(verb, "obl" if rel(child) in {"nmod", "obl"} else child.dep_)
    lemma = "date" if verb.lower_.startswith("date") else "account"
    verb.tag_, verb.pos_, verb.lemma_ = FORMS[verb.lower_], "VERB", lemma
    verb.hang(verb, "root")
    subject.hang(verb, "nsubj")
