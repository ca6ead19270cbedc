"""Blanks: a name or a number anywhere in a clause, for a cloze of that clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen import lexicon
from quizgen.analyse.names import Mention
from quizgen.extract.answers import place_of
from quizgen.extract.compound import compound_measure, is_within, years_between
from quizgen.extract.families.blanking.terms import terms
from quizgen.extract.families.blanking.widened import goes_on, whole_name, with_sign, with_unit, within_names
from quizgen.extract.families.counting.quantity import number_phrase
from quizgen.extract.records import Ask, Context, Role, Target
from quizgen.extract.sources import tells_source
from quizgen.extract.types import CURRENCY, answer_type, is_number, is_temporal, is_year
from quizgen.model import Kind
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import OPENING, SUBJECTS, is_name, rel
from quizgen.syntax.parts import Part
from quizgen.syntax.tokens import Token

OWNING = frozenset({"'s", "’s", "'", "’"})


def blanks(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for each name and number inside a longer phrase of the clause."""
    if clause.how not in {"main", "conjunct", "complement"}:
        return
    stretches: list[tuple[Role, Sequence[Token], Part | None]] = [
        ("nested", p.tokens, p) for p in clause.parts if not p.loose
    ]
    if not any(p.role == "ccomp" for p in clause.parts):
        stretches.append(("subject", clause.subject_tokens, None))
    if clause.complement:
        stretches.append(("in-complement", clause.complement, None))
    for role, tokens, part in stretches:
        for answer, kind, rule in pieces(tokens, context):
            if answer[0].i > 0 and answer[0].nbor(-1).text in OPENING:
                continue
            if len(answer) < len([t for t in tokens if rel(t) not in {"case", "det"}]):
                features = {"answer_type": kind, "whole": "yes"}
                if role == "subject":
                    features |= _place_within(answer, tokens)
                yield Ask(Kind.STATEMENT, rule, Target(role, tuple(answer), part), features)


def _place_within(answer: Sequence[Token], subject: Sequence[Token]) -> dict[str, str]:
    """Return where an answer hangs that is part of a subject: "the invasion of *Rusk* failed".

    Not where others would do as well: "miners of *Rusk*", "most of the *Owls*", "Ann and *Owen* met".
    """
    top = next((t for t in subject if rel(t) in SUBJECTS), None)
    if top is None or not (is_name(top) or any(rel(c) in {"det", "nmod"} and c.i < top.i for c in top.children)):
        return {}
    place = place_of(Target("nested", tuple(answer)))
    if place["answer_rel"] == "conj":
        return {}
    governor = next((t.head for t in answer if t.lower_ == place["answer_head"]), None)
    inside = {t.i for t in subject} - {t.i for t in answer}
    return place if governor is not None and governor.i in inside else {}


def pieces(tokens: Sequence[Token], context: Context) -> Iterator[tuple[list[Token], str, str]]:
    """Yield the names, years and counts among the tokens, each with its type and a name for the rule."""
    inside = {t.i for t in tokens}
    seen: set[int] = set()
    for token in tokens:
        if token.i in seen:
            continue
        mention = context.references.names.at(token)
        if mention is not None:
            seen |= {t.i for t in mention.tokens}
            if mention.tokens[-1].tag_ == "JJ" or context.references.surnames.ends_joint_name(mention.first):
                continue
            if tells_source(mention.tokens, named=True) or is_led(mention):
                continue
            name = whole_name(mention, context.references.names)
            seen |= {t.i for t in name}
            if goes_on(name, context.references.names):
                continue
            if all(t.i in inside for t in name) and not _is_modifier(name, inside):
                yield name, name_type(mention, name, context), "blank-name"
        elif is_year(token) and not is_label(token) and not tells_source([token], named=False):
            both = [t for t in years_between(token) if t.i in inside]
            seen |= {t.i for t in both}
            yield both or [token], "period" if both else "year", "blank-year"
        elif is_number(token) and rel(token) == "nummod" and not is_given(token) and not is_within(token):
            phrase = whole_number(token, inside)
            seen |= {t.i for t in phrase}
            if phrase:
                yield phrase, "number", "blank-number"
    for phrase, rule in terms(tokens, inside - seen - within_names(tokens, context.references.names)):
        if goes_on(phrase, context.references.names):
            continue
        yield phrase, answer_type(phrase[-1], context.references), f"blank-{rule}"


def whole_number(number: Token, inside: set[int]) -> list[Token]:
    """Return a number with what it can't be cut from, as far as that is inside: its sign, its range, what hedges it."""
    phrase = [t for t in number_phrase(number) if t.i in inside]
    if not phrase:
        return []
    phrase = [t for t in compound_measure(phrase) if t.i in inside] or phrase
    return [t for t in with_unit(with_sign(phrase, inside)) if t.i in inside]


def name_type(mention: Mention, name: Sequence[Token], context: Context) -> str:
    """Return what a whole name is: what its mention is, where it says no more than that."""
    head, last = name[-1], mention.tokens[-1]
    if head.i == last.i:
        return context.references.names.type_of(mention.first)
    return answer_type(last if head.head.i <= last.i else head, context.references)


def is_led(name: Mention) -> bool:
    """Tell whether "the" shows that a person's name begins with what it is not: "the Kelmorine Ann Roe".

    Whence or what somebody is belongs outside the blank.
    """
    first = name.first
    ahead = first.nbor(-1) if first.i > first.sent.start else None
    return name.type == "person" and len(name.tokens) > 1 and ahead is not None and ahead.lower_ == "the"


def is_torn(name: Sequence[Token]) -> bool:
    """Tell whether a name is cut out of a longer one: "America" of "South America", "Jones" of "Jones et al."."""
    first, last = name[0], name[-1]
    ahead = first.doc[first.i - 1] if first.i > first.sent.start else None
    after = last.doc[last.i + 1] if last.i + 1 < last.sent.end else None
    if len(name) > 1 and ahead is not None and ahead.lower_ in {"and", "&"} and lexicon.given_name(ahead.nbor(-1).text):
        return True  # "Ann and | Owen Roe"
    if ahead is not None and is_name(ahead) and ahead.text[:1].isupper() and ahead.i > first.sent.start:
        return True
    if ahead is not None and ahead.text in CURRENCY:
        return True
    if after is not None and after.text in {"'s", "’s"} and _owns_in_a_name(name):
        return True
    return after is not None and ((is_name(after) and after.text[:1].isupper()) or after.lower_ == "et")


def _owns_in_a_name(name: Sequence[Token]) -> bool:
    """Tell whether a name and what it owns are one name: "Roe's Grove", "People's Court", not "Orvalia's Army"."""
    i, doc = name[-1].i + 2, name[-1].doc
    if i >= name[-1].sent.end or not doc[i].text[:1].isupper() or not doc[i].text[1:].islower():
        return False
    noun = doc[i].lower_
    known = lexicon.is_region(" ".join(t.text for t in name)) or lexicon.name_class(name[-1].text) & {"country", "city"}
    common = lexicon.is_place(noun) or lexicon.is_group(noun) or lexicon.noun_class(noun) in {"collection", "object"}
    return not known and not lexicon.name_class(doc[i].text) and common


def is_label(year: Token) -> bool:
    """Tell whether a year stands before a noun: of "a 1996 study" any other word could be asked."""
    head = year.head
    return rel(year) in {"nummod", "compound", "amod", "nmod"} and head.i > year.i and not is_temporal(head)


def is_given(number: Token) -> bool:
    """Tell whether a number only repeats how many were spoken of: "the two sides"."""
    return any(rel(c) in {"det", "nmod"} and c.i < number.i and c.tag_ not in {"PDT"} for c in number.head.children)


def describes(name: Sequence[Token]) -> bool:
    """Tell whether a name stands as an adjective before a noun ("the Persian historian"): many others would fit."""
    inside = {t.i for t in name}
    head = next((t for t in name if t.head.i not in inside), name[-1])
    return (
        rel(head) in {"amod", "compound", "nmod"} and head.head.i > name[-1].i and name[-1].nbor(1).lower_ not in OWNING
    )


def _is_modifier(name: Sequence[Token], inside: set[int]) -> bool:
    """Tell whether a name is only part of a longer one, or of a list that goes on after it, or describes a noun."""
    if is_torn(name) or describes(name):
        return True
    after = name[-1].i + 1
    if after >= len(name[-1].doc):
        return False
    follower = name[-1].doc[after]
    return after in inside and (
        follower.text[:1].isupper() or (rel(follower) == "cc" and follower.lower_ in {"and", "or"})
    )
