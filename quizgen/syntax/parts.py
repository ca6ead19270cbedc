"""Parts: the constituents that hang on a predicate, each with what belongs to it and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from quizgen import lexicon
from quizgen.lexicon.calendar import is_month
from quizgen.syntax.labels import (
    CLOSING,
    DASHES,
    OPENING,
    SUBJECTS,
    doubt,
    has_subject,
    is_negation,
    is_nominal,
    is_verb,
    rel,
    subtype,
)
from quizgen.syntax.phrases import (
    FIRST_OF_TWO,
    before,
    below,
    head_of,
    is_loose,
    leftmost,
    nominal,
    of_weekday,
    preposition,
    set_off,
    text_of,
)
from quizgen.syntax.tokens import Token, position

ROLES = frozenset({"obj", "iobj", "obl", "advmod", "advcl", "xcomp", "ccomp", "compound", "nmod", "expl", "dep"})
AROUND = frozenset({"nsubj", "csubj", "cop", "aux", "advcl", "mark", "parataxis", "discourse", "expl", "vocative"})
"""Relations of what hangs on a nominal predicate but belongs to its clause."""
TIMING = frozenset({"in", "on"})
OFF = frozenset({"after", "before"})
CLOSING_QUOTES = frozenset({'"', "”", "''", "’"})
UNSURE = 0.25
"""What the parser may doubt, from 0 to 1, of a time that hangs on a noun."""
APPROXIMATING = frozenset({"about", "around", "almost", "nearly", "approximately", "over", "roughly", "at"})


@dataclass(frozen=True)
class Part:
    """A constituent of a clause; ``tokens`` in order, its preposition or conjunction included."""

    role: str
    head: Token
    tokens: tuple[Token, ...]
    prep: str = ""
    mark: str = ""
    loose: bool = False
    ahead: bool = False
    """Whether it stands before the verb group (and so before or just after the subject)."""

    @cached_property
    def low(self) -> str:
        """Return its words as text in lower case."""
        return text_of(self.tokens).lower()

    @property
    def bare(self) -> list[Token]:
        """Return the part's nominal without its preposition."""
        return [t for t in nominal(self.head) if t.i <= self.tokens[-1].i]


def parts_of(predicate: Token, verb: Token, auxiliaries: Sequence[Token]) -> Iterator[Part]:
    """Yield the parts of the predicate whose verb group is ``verb`` with these auxiliaries, in order."""
    held: Part | None = None
    for part in _each_part(predicate, verb, auxiliaries):
        if held is not None and _spans(held, part):
            held = replace(held, tokens=(*held.tokens, *part.tokens))
            continue
        if held is not None:
            yield held
        held = part
    if held is not None:
        yield held


def _spans(start: Part, end: Part) -> bool:
    """Tell whether two phrases say together from when until when: "from 1931 | until May 1935"."""
    if start.prep != "from" or end.prep not in {"to", "until", "till", "through"} or end.role != "obl":
        return False
    close = start.tokens[-1].i + 1 == end.tokens[0].i and all(_dates(t) for t in (*start.tokens[1:], *end.tokens[1:]))
    return close and any(t.text.isdigit() and len(t.text) == 4 for t in end.tokens)


def _each_part(predicate: Token, verb: Token, auxiliaries: Sequence[Token]) -> Iterator[Part]:
    first = min([verb.i, *(a.i for a in auxiliaries)])
    hung: list[Token] = []
    for child in predicate.children:
        role = rel(child)
        if of_weekday(child) and child.left_edge.i == child.i:
            continue
        if role not in ROLES or is_negation(child) or (role == "compound" and subtype(child) == "prt"):
            continue
        if verb.i != predicate.i and (role in {"nmod", "compound"} or (role == "advmod" and _modifies(child))):
            continue
        tokens = below(child, lambda t: is_loose(t) or _belongs_elsewhere(t))
        if not tokens:
            continue
        prep = preposition(child)
        if hung and hung[-1].i + 1 == tokens[0].i and not prep:
            tokens, prep = [*hung, *tokens], hung[-1].lower_
        hung = _next_case(child, tokens)
        tokens = tokens[: -len(hung)] if hung else tokens
        time = _time_after(child, tokens)
        if time:
            own = tokens[: -len(time)]
            yield from (
                Part(role=role, head=child, tokens=tuple(own), prep=prep, ahead=child.i < first),
                Part(role="obl", head=head_of(time), tokens=tuple(time), prep=preposition(head_of(time))),
            )
            continue
        yield Part(
            role=role,
            head=child,
            tokens=tuple(tokens),
            prep=prep,
            mark=_mark(child),
            loose=child.i > predicate.i and _after_comma(child),
            ahead=child.i < first,
        )


def with_distance(parts: Sequence[Part]) -> list[Part]:
    """Return the parts, each time with what says how far off it is: "*two years* after the war" is one."""
    out: list[Part] = []
    for part in parts:
        joined = part.prep in OFF or (part.mark in OFF and not part.ahead)
        if out and joined and _is_distance(out[-1]) and _follows(out[-1], part):
            out[-1] = replace(part, tokens=(*out[-1].tokens, *part.tokens), loose=out[-1].loose)
        else:
            out.append(part)
    return out


def _is_distance(part: Part) -> bool:
    counted = any(rel(c) == "nummod" or c.lower_ in {"a", "an"} for c in part.head.children)
    return counted and not part.prep and part.role == "obl" and lexicon.is_time(part.head.lemma_.lower())


def _follows(ahead: Part, part: Part) -> bool:
    return ahead.tokens[-1].i + 1 == part.tokens[0].i and part.tokens[0].lower_ in OFF


def _next_case(head: Token, tokens: Sequence[Token]) -> list[Token]:
    """Return the preposition of the next phrase where the parse hung it on this one: "In June 1316 | *at* Hull"."""
    last = tokens[-1]
    hung = rel(last) == "case" and last.tag_ == "IN" and last.head.i == head.i < last.i
    return [last] if hung and len(tokens) > 1 and preposition(head) else []


def _time_after(head: Token, tokens: Sequence[Token]) -> list[Token]:
    """Return the time at the end of a phrase where it may as well be the verb's: "died of a fever | in May 1931".

    A time hangs on a noun for sure only where that names an event, and on what something became never: "became free |
    in 1931".
    """
    became = rel(head) == "xcomp" and not is_verb(head)
    hung = {"nmod", "obl"} if became else {"nmod"}
    last = next((c for c in head.children if rel(c) in hung and c.i > head.i and preposition(c) in TIMING), None)
    if (
        (rel(head) not in {"obj", "obl"} and not became)
        or last is None
        or set_off(head)
        or lexicon.noun_class(head.lemma_) == "event"
    ):
        return []
    if head.i < head.head.i or any(rel(c) == "nmod" and preposition(c) == "of" for c in head.children):
        return []  # "before the introduction of the euro in 2002"
    time = [t for t in below(last) if t in tokens]
    dated = any(t.text.isdigit() and len(t.text) == 4 for t in time) and all(_dates(t) for t in time)
    return time if dated and time[-1] == tokens[-1] and (became or doubt(last) > UNSURE) else []


def _dates(token: Token) -> bool:
    return token.text.isdigit() or is_month(token.lower_) or token.lower_ in TIMING or token.text == ","


def subject_tokens(subject: Token, predicate: Token) -> list[Token]:
    """Return the words of a subject in order, without its predicate and what belongs to the clause."""
    if rel(subject) == "csubj":
        return below(subject, lambda t: False)

    def cut(token: Token) -> bool:
        if token.i == predicate.i:
            return True
        if token.head.i == subject.i:
            if rel(token) in {"case", "mark", "cc"} and token.i < subject.i:
                return token.lower_ not in {"'s", "’s"}
            if rel(token) in SUBJECTS | {"cop", "aux"}:
                return True
        return is_loose(token)

    return below(subject, cut)


def nominal_predicate(predicate: Token) -> list[Token]:
    """Return the words of a nominal or adjectival predicate, without what belongs to the clause around it."""

    def cut(token: Token) -> bool:
        if token.head.i == predicate.i:
            if rel(token) == "punct":
                return False
            joint = rel(token) == "cc" and token.i < predicate.i and token.lower_ not in FIRST_OF_TWO
            if rel(token) in AROUND or joint:
                return True
            if rel(token) == "advmod" and (token.i < predicate.i and is_nominal(predicate)) and not _modifies(token):
                return True
            if is_negation(token):
                return True
            if rel(token) == "obl" and is_nominal(predicate):
                return True
            if rel(token) == "conj" and (
                is_verb(token)
                or has_subject(token)
                or any(c.lower_ == "but" or rel(c) == "cop" for c in token.children)
            ):
                return True
            if rel(token) == "case" and token.i < predicate.i:
                return False
            if rel(token) == "ccomp" and is_nominal(predicate):
                return False
        return is_loose(token)

    copulas = [c.i for c in predicate.children if rel(c) == "cop"]
    told = [t for t in below(predicate, cut) if t.i > min(copulas, default=-1) or t.i == predicate.i]
    while told[1:] and (told[-1].text in {",", "."} or (told[-1].text in CLOSING_QUOTES and not _opens_quote(told))):
        told.pop()  # "It is the oldest mill," said Ann Roe
    return told


def _opens_quote(tokens: Sequence[Token]) -> bool:
    """Tell whether the quotation that the last of the tokens closes opens among them: "is an "economic war""."""
    marks = [t.text for t in tokens if t.text in {*CLOSING_QUOTES, "“", "``", "‘"}]
    return len(marks) % 2 == 0


def _modifies(adverb: Token) -> bool:
    """Tell whether an adverb before a nominal belongs to it: "about 40", "once a city"."""
    return adverb.lower_ in APPROXIMATING


def _belongs_elsewhere(token: Token) -> bool:
    return rel(token) == "conj" and is_verb(token) and has_subject(token)


def _after_comma(token: Token) -> bool:
    first = leftmost(token)
    ahead = first if first.text in {",", "-", *DASHES} else before(first)
    if ahead is not None and ahead.text == "," and _closes_aside(ahead, token):
        # "married Ann Roe, a widow, *with three children*": it may tell of her.
        return preposition(token) in {"with", "without"}
    if ahead is not None and _closes_dashes(ahead, token.head):
        return False
    return set_off(token) or (ahead is not None and ahead.text in {",", *DASHES})


def _closes_aside(comma: Token, token: Token) -> bool:
    """Tell whether a comma ends a relative clause or apposition that another comma opened before it."""
    last = before(comma)
    while last is not None and last.text in CLOSING:
        opening = [t for t in last.doc[last.sent.start : last.i] if t.text in OPENING]
        last = before(opening[-1]) if opening else None  # "millionaires (with a house), slightly below Hull"
    if last is None:
        return False
    for node in [last, *last.ancestors]:
        if node.is_ancestor(token) or node.i == token.i:
            return False
        if rel(node) in {"acl", "appos"} and node.i > node.head.i and set_off(node):
            return True
        if rel(node) == "conj" and is_nominal(node) and set_off(node) and any(c.lower_ == "or" for c in _joints(node)):
            return True
    return False


def _closes_dashes(dash: Token, predicate: Token) -> bool:
    """Tell whether a dash is the second of two: "sent 30 ships - a tenth of them - to Orvalia"."""
    marks = {*DASHES, "-", "–"}
    if dash.text not in marks or not dash.whitespace_:
        return False
    return sum(t.text in marks and bool(t.whitespace_) for t in dash.doc[predicate.i : dash.i + 1]) == 2


def _joints(node: Token) -> list[Token]:
    """Return the conjunctions of a conjunct and of those on it: "a scale, Tm *or* AM,"."""
    return [c for t in (node, *node.children) for c in t.children if rel(c) == "cc"]


def _mark(token: Token) -> str:
    words: list[Token] = []
    for child in token.children:
        if (rel(child) == "mark" or (rel(child) == "advmod" and child.tag_ == "WRB")) and child.i < token.i:
            words += [child, *(c for c in child.children if rel(c) in {"fixed", "advmod"})]
    return " ".join(t.lower_ for t in sorted(words, key=position))
