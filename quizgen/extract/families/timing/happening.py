"""Happenings: in what year something took place that is named with it: "the Battle of Rusk *in 1412*"."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.extract.answers import answer_slot
from quizgen.extract.records import Context, Miss, Refused, Target
from quizgen.extract.types import is_year
from quizgen.model import Fact, Kind, Slot
from quizgen.syntax.labels import OPENING, doubt, is_name, rel
from quizgen.syntax.phrases import below, is_loose, nominal, preposition
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

HAPPENINGS = wordlist("extract", "happenings")
UNSURE = 0.5
"""What the parser may doubt, from 0 to 1, of where the year hangs."""
LONGEST = 12
"""Tokens of what took place."""
BOUNDS = frozenset({"from", "to", "until", "between"})
"""Prepositions of the first and the last of what went on."""
OF_SOMETHING = wordlist("extract", "happenings_of")
"""Nouns that say what took place only with "of"."""
PLANNED = wordlist("extract", "planned")


def happenings(context: Context) -> Iterator[Fact | Miss]:
    """Yield in what year each happening took place that is named with its year."""
    for sentence in context.document.sentences():
        for noun in sentence:
            year = _year(noun) if noun.lemma_.lower() in HAPPENINGS and noun.tag_ in {"NN", "NNP"} else None
            if noun.lower_ in OF_SOMETHING and not any(preposition(c) == "of" for c in noun.children):
                continue  # "Roe's introduction to the book"
            if year is None:
                continue
            try:
                yield _fact(noun, year, context)
            except Refused as error:
                yield context.miss(error, noun)


def _year(noun: Token) -> Token | None:
    """Return the year that surely is that of a happening: right after it, with "in" or in brackets."""
    told = [t for t in below(noun, lambda t: is_loose(t) or rel(t) in {"conj", "acl"}) if not is_year(t)]
    if any(is_year(c) and c.i < noun.i for c in noun.children):
        return None  # "the 1906 Rusk earthquake": without its year it may be another one
    inside = {t.i for t in told}
    for year in (t for t in noun.subtree if is_year(t) and t.i > noun.i):
        before = year.nbor(-1)
        closed = year.nbor(1).text == ")" if year.i + 1 < year.sent.end else False
        bracketed = before.text in OPENING and closed and year.i - 2 in inside
        timed = rel(year) == "nmod" and before.lower_ == preposition(year) and _is_of(year.head, noun)
        timed = timed and (before.lower_ == "in" or (before.lower_ == "of" and noun.text[:1].isupper()))
        if bracketed or (timed and doubt(year) <= UNSURE and year.i - 2 in inside and _ends(year)):
            return year
    return _bound(noun, told[-1])


def _is_of(inner: Token, noun: Token) -> bool:
    """Tell whether a year hangs on a happening, or on what it is of: "the invasion of *Rusk in 1281*"."""
    while inner is not noun and rel(inner) == "nmod" and preposition(inner) == "of":
        inner = inner.head
    return inner is noun


def _bound(noun: Token, last: Token) -> Token | None:
    """Return the year of one of two happenings between which something was: "*from* the Battle of Rusk in 1412 *to* …".

    The parse may hang it on the verb.
    """
    if rel(noun) != "obl" or preposition(noun) not in BOUNDS or last.i + 2 >= noun.sent.end:
        return None
    beside, year = last.nbor(1), last.nbor(2)
    return year if beside.lower_ == "in" and is_year(year) and _ends(year, "from") else None


def _ends(year: Token, opened: str = "") -> bool:
    """Tell whether a time is no more than a year: not "in 1931 and 1935", "in 1931-32"."""
    follower = year.nbor(1) if year.i + 1 < year.sent.end else None
    more = follower is not None and (follower.text in {"-", "–", "/"} or follower.lower_ == "or")
    more = more or (follower is not None and follower.lower_ == "to" and not opened)
    beyond = follower is not None and follower.lower_ == "and" and follower.nbor(1).text[:1].isdigit()
    return not more and not beyond


def _fact(noun: Token, year: Token, context: Context) -> Fact:
    told = [t for t in nominal(noun) if t.i < year.i - 1 or t.i > year.i]
    if told[-1].i > year.i or len(told) > LONGEST or any(t.lower_ in PLANNED or t.tag_ == "CD" for t in told):
        raise Refused("cut", "it is not sure what took place in that year")
    determiner = next((c for c in noun.children if rel(c) == "det"), None)
    owned = any(t.tag_ == "POS" for t in told if t.i < noun.i)
    named = any(is_name(t) for t in told) and len(told) > 2
    if determiner is not None:  # "The Battle of the Books" and "Foundation" are works
        owned = determiner.lower_ == "the" and (determiner.text == "the" or determiner.i == noun.sent.start)
    if not named or not owned:
        raise Refused("vague-subject", "nothing tells which one it was")
    subject = context.slot(told)
    slots = {
        "answer": answer_slot(Target("within", (year,)), context),
        "subject": subject,
        "verb": Slot(at=context.span([noun]), text=""),
    }
    features = {"answer_type": "year", "aux": "did", "tail": "take place", "doubt": f"{doubt(year):.2f}"}
    return context.fact(Kind.DATE, "happening", noun, slots, features)
