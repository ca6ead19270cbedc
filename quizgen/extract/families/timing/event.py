"""Events that a sentence says what they were, and when: "The Salt War was a conflict *from 1931 to 1934*"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.extract.answers import answer_slot
from quizgen.extract.records import Context, Miss, Refused, Target
from quizgen.extract.types import is_year, time_type
from quizgen.lexicon.calendar import is_month
from quizgen.model import Fact, Kind, Slot
from quizgen.syntax.labels import SUBJECTS, doubt, is_name, rel
from quizgen.syntax.phrases import nominal, preposition
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

EVENTS = wordlist("extract", "happenings") | wordlist("extract", "happenings_defined")
"""Nouns by which a sentence says that something took place; singular."""
STRETCHES = frozenset({"from", "between"})
PREPOSITIONS = frozenset({"on", "in"}) | STRETCHES
"""Prepositions of when it took place, and of from when to when."""
ENDS = frozenset({"to", "until", "till", "through"})
"""Prepositions of the last time of a stretch that begins with "from"."""
TO = frozenset({"–", "-", "to"})
"""What stands between the first and the last time in brackets."""
TOLD_OF = frozenset({"fight", "wage", "hold", "stage", "carry", "take", "occur", "happen", "last", "break"})
"""Verbs beside such a noun that say when it was: "a war *fought* in 1931", "a strike that *took* place in May"."""
UNSURE = 0.5
"""What the parser may doubt, from 0 to 1, of where the time hangs."""
LONGEST = 9
"""Tokens of the subject, and of the time."""


def events(context: Context) -> Iterator[Fact | Miss]:
    """Yield when an event took place that a sentence says what it was, where it gives no other time."""
    for sentence in context.document.sentences():
        noun = sentence.root
        subject = next((c for c in noun.children if rel(c) in SUBJECTS), None)
        if subject is None or not is_told_as_event(noun):
            continue
        time = _bracketed(subject, noun) or _time(noun)
        years = {t.i for t in sentence if is_year(t)}
        if not time or not years <= {t.i for t in time}:
            continue
        try:
            yield _fact(subject, noun, time, context)
        except Refused as error:
            yield context.miss(error, noun)


def is_told_as_event(noun: Token) -> bool:
    """Tell whether a noun says what an event of the past was: "was *a* surprise *attack*"."""
    was = any(rel(c) == "cop" and c.lower_ == "was" for c in noun.children)
    new = any(c.lower_ in {"a", "an"} for c in noun.children if rel(c) == "det")
    return was and new and noun.lemma_.lower() in EVENTS


def _bracketed(subject: Token, noun: Token) -> list[Token]:
    """Return the time that alone stands in brackets between subject and verb: "The Salt War (1931–1934) was …"."""
    verb = next(c for c in noun.children if rel(c) == "cop")
    opens = next((t for t in noun.doc[subject.i : verb.i] if t.text == "("), None)
    closes = next((t for t in noun.doc[subject.i : verb.i] if t.text == ")"), None)
    if opens is None or closes is None:
        return []
    inside = list(noun.doc[opens.i + 1 : closes.i])
    plain = all(t.like_num or is_month(t.lower_) or t.text in {",", *TO} for t in inside)
    return inside if plain and inside and is_year(inside[-1]) else []


def _time(noun: Token) -> list[Token]:
    """Return the words of the one time that hangs on the noun, or on the verb that tells of it; none for several."""
    told = [c for c in noun.children if rel(c) in {"acl", "acl:relcl"} and c.lemma_.lower() in TOLD_OF]
    found = [c for holder in (noun, *told) for c in holder.children if _is_time(c)]
    if not found:
        return []
    first, *others = sorted(found, key=lambda t: t.i)
    elsewhere = any(t.pos_ == "VERB" and t not in told for t in noun.doc[noun.i : first.i])
    if elsewhere and doubt(first) > UNSURE:
        return []
    begins, last = _case(first), others[0] if others else first
    if len(others) > 1 or (others and preposition(last) not in ENDS) or (begins.lower_ == "from") != bool(others):
        return []
    start = begins.i if begins.lower_ in STRETCHES else begins.i + 1
    return list(noun.doc[start : last.right_edge.i + 1])


def _case(noun: Token) -> Token:
    return next(c for c in noun.children if rel(c) == "case")


def _is_time(noun: Token) -> bool:
    if rel(noun) not in {"nmod", "obl"} or preposition(noun) not in PREPOSITIONS | ENDS:
        return False
    tokens = noun.doc[_case(noun).i + 1 : noun.right_edge.i + 1]
    if len(tokens) > LONGEST or any(t.pos_ == "VERB" or (is_name(t) and not is_month(t.lower_)) for t in tokens):
        return False
    return time_type(tokens) in {"year", "date", "time", "period"} and any(map(is_year, tokens))


def _fact(subject: Token, noun: Token, time: Sequence[Token], context: Context) -> Fact:
    told = list(nominal(subject))
    article = next((c.lower_ for c in subject.children if rel(c) == "det"), "")
    if not any(map(is_name, told)) or article in {"a", "an"} or len(told) > LONGEST:
        raise Refused("vague-subject", "nothing tells which one it was")
    begun = time[0].lower_ == "from"
    spans = begun or any(t.text in TO for t in time)
    kind = "time" if spans or time[0].lower_ in STRETCHES else time_type(time)
    answer = [t for t in time if is_year(t)] if kind == "year" else list(time)[begun:]
    slots = {
        "answer": answer_slot(Target("within", tuple(answer)), context),
        "subject": context.slot(told),
        "verb": Slot(at=context.span([noun]), text=""),
    }
    features = {"answer_type": kind, "aux": "did", "tail": "take place", "spans": "yes" if spans else ""}
    return context.fact(Kind.DATE, "event", noun, slots, features)
