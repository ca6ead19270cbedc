"""Amounts that are told beside the object: by how much, for how much, how far, at what age."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from quizgen import lexicon
from quizgen.analyse.persons import surely_person
from quizgen.extract.families.counting.quantity import HEDGES, SUMS
from quizgen.extract.records import Ask, Context, Target
from quizgen.extract.types import CURRENCY, answer_type, is_figure, is_year
from quizgen.model import Kind
from quizgen.syntax.clauses import Clause, clause_of
from quizgen.syntax.labels import is_name, rel
from quizgen.syntax.parts import Part
from quizgen.syntax.phrases import set_off
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

LONGEST = 7
"""Tokens of an amount."""
PERCENT = frozenset({"%", "percent"})
HEDGING = frozenset({"about", "around", "over", "under", "approximately", "nearly", "almost", "roughly"})
LEADING = frozenset({"by", "to", "for", "at"})
SCALING = wordlist("extract", "scaling")
NUMBERED = frozenset({"number", "population", "membership", "circulation", "attendance"})
"""Subjects that are a number of something."""
MOVED = frozenset({"raise", "reduce", "exceed", "outnumber", "multiply", "magnify"})
"""Verbs of which an amount without a preposition is the object."""
DYING = frozenset("die kill murder assassinate execute hang drown behead shoot stab poison".split())
DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west inland "
    "offshore upstream downstream away".split()
)


def amounts(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for a sum or a share by, to, at or for which something is done, or that it is worth."""
    for part in clause.having("obl", "obj"):
        if part.loose or part.ahead:
            continue
        tokens = [t for t in part.tokens if not (t.i == part.tokens[0].i and t.lower_ in LEADING)]
        prep = "" if part.prep in HEDGING else part.prep
        kind = _kind(part.head, tokens)
        if not kind and clause.subject.lemma_.lower() in NUMBERED and _is_bare(tokens):
            kind = "number"  # "the population grew to 4 million"
        asked = "" if prep and _tells_change(clause, part) else _asked(kind, prep, clause)
        if asked and not any(p.prep == "from" for p in clause.having("obl")):
            features = {"answer_type": kind, "asked": asked}
            yield Ask(Kind.QUANTITY, f"amount-{kind}", Target("part", tuple(tokens), part), features)
    yield from _in_infinitive(clause)
    if clause.copular and clause.predicate.lower_ == "worth" and not any(clause.having("obj")):
        worth = next(
            (c for c in clause.predicate.children if c.i > clause.predicate.i and rel(c) in {"obj", "obl"}), None
        )
        tokens = list(takewhile(_is_of_figure, (t for t in clause.complement if t.i > clause.predicate.i)))
        if worth is not None and _kind(worth, tokens) == "money":
            features = {"answer_type": "money", "asked": "how much"}
            yield Ask(Kind.QUANTITY, "amount-worth", Target("in-complement", tuple(tokens)), features)


def _tells_change(clause: Clause, part: Part) -> bool:
    """Tell whether another amount is the object: "rose *12 %* to $5 million" is seldom put as "to how much"."""
    return any(p is not part and _kind(p.head, p.tokens) for p in clause.having("obj"))


def _is_bare(tokens: Sequence[Token]) -> bool:
    """Tell whether tokens are a number without a unit, and no year."""
    return all(is_figure(t) or _is_of_sum(t) for t in tokens) and not any(is_year(t) for t in tokens)


def _in_infinitive(clause: Clause) -> Iterator[Ask]:
    """Yield a request for the share at the end of an infinitive: "could help to cut costs *by 95 %*"."""
    part = next((p for p in clause.having("xcomp") if not p.loose), None)
    after = part is not None and any(p.tokens[0].i > part.head.i for p in clause.parts)
    if part is None or after or part.head.lemma_.lower() not in SCALING:
        return
    by = next((t for t in part.tokens if t.lower_ == "by" and rel(t) == "case" and t.i > part.head.i), None)
    tokens = [t for t in part.tokens if by is not None and t.i > by.i]
    figure = [t for t in tokens if t.lower_ not in {"as", "much"}]
    if figure and figure[-1].lower_ in PERCENT and _kind(figure[-1], figure) == "percent":
        features = {"answer_type": "percent", "asked": "by what percentage", "answer_rel": ""}
        whole = tuple(t for t in part.tokens if by is not None and t.i >= by.i)
        yield Ask(Kind.QUANTITY, "amount-nested", Target("nested", tuple(tokens), part, taken=whole), features)


def _kind(head: Token, tokens: Sequence[Token]) -> str:
    """Return ``money``, ``percent`` or ``measure`` for tokens that are an amount and nothing else, '' for others."""
    if not 0 < len(tokens) <= LONGEST or not any(map(is_figure, tokens)) or any(is_year(t) for t in tokens):
        return ""
    if all(map(_is_of_figure, tokens)):
        return "money" if any(t.text in CURRENCY or lexicon.unit_dimension(t.lemma_) == "money" for t in tokens) else ""
    if any(rel(c) == "nmod" for c in head.children) or any(rel(c) == "conj" for t in tokens for c in t.children):
        return ""
    *figure, unit = tokens
    if not all(t.like_num or t.lower_ in HEDGES or t.lower_ == "per" for t in figure) or unit.like_num:
        return ""
    if unit.lower_ in PERCENT or (unit.lower_ == "cent" and figure[-1].lower_ == "per"):
        return "percent"
    return "measure" if lexicon.unit_dimension(unit.lemma_.lower()) in {"mass", "length", "area", "volume"} else ""


def _is_of_figure(token: Token) -> bool:
    return is_figure(token) or token.text in CURRENCY or _is_of_sum(token)


def _is_of_sum(token: Token) -> bool:
    return token.lemma_.lower() in SUMS or token.lower_ in HEDGES


def _asked(kind: str, prep: str, clause: Clause) -> str:
    """Return the words that ask for the amount, '' where it is better not asked."""
    lemma = clause.verb.lemma_.lower()
    if clause.verb.lemma_ in MOVED and any(clause.having("obj")) and not prep:
        return ""  # "raised $9 million"
    if kind == "number" and prep in {"by", "to"} and lemma in SCALING:
        return f"{prep} {'what number' if prep == 'to' else 'how much'}"
    if kind == "percent":
        if lemma in SCALING:
            return f"{prep or 'by'} what percentage" if prep in {"", "by", "to"} else ""
        return ""
    if kind == "money":
        if lemma in SCALING:
            return f"{prep or 'by'} how much" if prep in {"", "by", "to"} else ""
        if prep in {"for", "at", "by"}:
            return f"{prep} how much"
        return "how much" if not prep and lemma in {"cost", "total"} and not any(clause.having("obj")) else ""
    if kind == "measure" and not prep and lemma == "weigh":
        return "how much"
    return ""


def frequencies(clause: Clause, _context: Context) -> Iterator[Ask]:
    """Yield a request for how often something is done: "is held *every four years*"."""
    if clause.copular or clause.negation is not None:
        return
    for part in clause.having("obl", "obj"):
        words = [t.lower_ for t in part.tokens]
        plain = len(words) == len(("every", "four", "years")) and words[0] == "every" and is_figure(part.tokens[1])
        if plain and lexicon.is_time(part.head.lemma_.lower()) and not part.loose:
            features = {"answer_type": "duration", "asked": "how often", "answer_rel": ""}
            yield Ask(Kind.QUANTITY, "frequency", Target("part", part.tokens, part), features)


def distances(clause: Clause, _context: Context) -> Iterator[Ask]:
    """Yield a request for how far something lies from a place: "lies *13 km* south of Rusk"."""
    if clause.copular:
        yield from _away(clause)
        return
    for part in clause.having("obl", "obj"):
        end = _after_brackets(part.tokens[-1])
        beyond = next((p for p in clause.parts if p.tokens[0].i == end), None)
        led = "" if part.prep in HEDGING else part.prep
        if part.loose or part.ahead or led or beyond is None or not any(is_name(t) for t in beyond.tokens):
            continue
        directed = beyond.head.lower_ in DIRECTIONS or beyond.prep == "from"
        tokens = list(part.tokens)
        length = lexicon.unit_dimension(part.head.lemma_.lower()) == "length"
        lies = clause.passive or clause.tense == "present"
        if directed and length and lies and _kind(part.head, tokens) == "measure":
            features = {"answer_type": "measure", "asked": "how far", "far": "yes"}
            features |= {"answer_rel": ""} if end > part.tokens[-1].i + 1 else {}  # hung on the brackets' account
            yield Ask(Kind.QUANTITY, "distance", Target("part", tuple(tokens), part), features)


def _away(clause: Clause) -> Iterator[Ask]:
    """Yield a request for how far something is from a place: "is *13 km* from Turku"."""
    unit = clause.predicate
    figure = [t for t in clause.complement if t.i <= unit.i]
    beyond = [t for t in clause.complement if t.i > unit.i]
    if (
        not beyond
        or any(t.lower_ == "to" for t in beyond)
        or lexicon.unit_dimension(unit.lemma_.lower()) != "length"
        or not is_name(beyond[-1])
    ):
        return
    directed = beyond[0].lower_ in DIRECTIONS or beyond[0].lower_ == "from"
    if directed and clause.tense == "present" and _is_plain(figure):
        features = {"answer_type": "measure", "asked": "how far", "far": "yes"}
        yield Ask(Kind.QUANTITY, "distance", Target("in-complement", tuple(figure)), features)


def _is_plain(figure: Sequence[Token]) -> bool:
    """Tell whether tokens are a number with its hedges and a unit."""
    *number, _ = figure
    return any(t.like_num for t in number) and all(t.like_num or t.lower_ in HEDGES for t in number)


def _after_brackets(last: Token) -> int:
    """Return where the clause goes on after a phrase, past the same length told otherwise: "65 miles (105 km) |"."""
    i, doc, stop = last.i + 1, last.doc, last.sent.end
    if i < stop and doc[i].text == "(":
        i = next((t.i + 1 for t in doc[i:stop] if t.text == ")"), i)
    return i


def ages(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for the age at which somebody did something, or died: "*At the age of 21* she moved"."""
    subject = clause.subject
    person = subject.pos_ == "PRON" or answer_type(subject, context.references) == "person"
    if not person or clause.copular or clause.negation is not None:
        return
    for part in clause.having("obl"):
        if part.prep != "at" or part.loose or part.head.lemma_.lower() != "age":
            continue
        number = _years(part)
        if number is not None:
            features = {"answer_type": "number", "asked": "at what age"}
            yield Ask(Kind.QUANTITY, "age", Target("part", (number,), part), features)
    yield from _age_told(clause, context)
    aside = next((c for c in subject.children if c.tag_ == "CD" and c.i > subject.i), None)
    told = aside is not None and aside.text.isdigit() and set_off(aside) and aside.nbor(1).text == ","
    if told and aside is not None and clause.verb.lemma_ in DYING and surely_person(subject, context.references.names):
        if clause.passive or clause.verb.lemma_ in {"die", "drown"}:
            features = {"answer_type": "number", "asked": "at what age"}
            yield Ask(Kind.QUANTITY, "age-aside", Target("nested", (aside,)), features)


def _age_told(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for an age told by a clause: "moved *when she was about 16*", "*aged 21*, she moved"."""
    if clause.tense != "past":
        return
    features = {"answer_type": "number", "asked": "at what age", "answer_rel": ""}
    for part in clause.having("advcl"):
        words = [t.lower_ for t in part.tokens]
        if words[0] == "aged" and len(words) == 2 and part.tokens[1].like_num:
            yield Ask(Kind.QUANTITY, "age-aged", Target("part", part.tokens[1:], part), features)
        own = clause_of(part.head)
        if part.mark != "when" or words[1:3] not in (["he", "was"], ["she", "was"]) or own is None or own.negation:
            continue
        told = list(part.tokens[3:])
        if [t.lower_ for t in told[-2:]] == ["years", "old"]:
            told = told[:-2]
        plain = told and told[-1].like_num and all(t.lower_ in HEDGES or t.lower_ == "just" for t in told[:-1])
        if plain and _is_subject(part.tokens[1], clause, context):
            yield Ask(Kind.QUANTITY, "age-when", Target("part", tuple(told), part), features)


def _is_subject(pronoun: Token, clause: Clause, context: Context) -> bool:
    """Tell whether a pronoun stands for the subject of the clause, as far as is known."""
    if clause.subject.pos_ == "PRON":
        return clause.subject.lower_ == pronoun.lower_
    pronouns, phrases = context.references.pronouns, context.references.phrases
    subject = phrases.at(clause.subject)
    return subject is None or not pronouns.thing(pronoun) or pronouns.thing(pronoun) == subject.thing


def _years(part: Part) -> Token | None:
    """Return the number of "at the age of 21", "at age 21", where nothing else is told."""
    numbers = [t for t in part.tokens if t.like_num]
    words = {t.lower_ for t in part.tokens if not t.like_num}
    plain = len(numbers) == 1 and words <= {"at", "the", "age", "of"} and part.tokens[-1].i == numbers[0].i
    return numbers[0] if plain else None
