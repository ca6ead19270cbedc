"""Quantities: how many, how much, what share, how long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen import lexicon
from quizgen.analyse.reference import Dangling
from quizgen.extract.compound import range_end
from quizgen.extract.families.doing.prepositional import is_bound
from quizgen.extract.framing.relative import UNSURE, is_counted_there
from quizgen.extract.records import Ask, Context, Role, Target
from quizgen.extract.types import CURRENCY, DURATION, ORDINAL, is_figure, is_number, is_temporal, is_year
from quizgen.model import Kind, Slot
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import doubt, is_nominal, is_plural, is_relative_clause, rel
from quizgen.syntax.parts import Part
from quizgen.syntax.phrases import after, before, below, conjuncts, is_loose, nominal, preposition
from quizgen.syntax.tokens import Token, position
from quizgen.tables import table, wordlist

RANGES = frozenset({"to", "and", "or", "-", "–", "—", "/", "×", "±", "x"})
HEDGES = wordlist("extract", "number_hedges")
COUNTING = wordlist("extract", "counting")
LASTING = wordlist("extract", "lasting")
SUMS = wordlist("extract", "sums")
FOCUSING = wordlist("extract", "focusing")
DIMENSIONS = wordlist("extract", "dimensions")
PLACING = wordlist("extract", "placing")
SHORT_STRANDED = 9
"""Tokens of subject and counted phrase after which a preposition may end the question."""
LONG_AGO = 1000
"""Years after which a few more make no difference."""
SHARES = frozenset({"percent", "cent", "%"})
STRANDED = {"counted_as": "stranded"}
WITH_NOUN = frozenset({"of", "by", "about"})
ACTING = frozenset({"animal", "phenomenon", "event", "artifact", "object", "plant"})
"""Classes of nouns, besides those of people and bodies, of what a passive tells that did it."""


SCALING = wordlist("extract", "scaling")
COMPARED = frozenset("as more less that what its their his her over".split())
"""Words after "five times" by which it says how much, not how often."""


def quantities(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for each count in subject, object or a prepositional phrase."""
    subject = clause.subject
    if _still_counting(clause):
        return
    stiff = {"stiff": "yes"} if _is_of_the_day(clause) else {}
    found = [*counts(subject, "subject", None, context, clause)] if clause.how != "participle" else []
    for part in clause.having("obj", "obl"):
        if part.loose or (part.ahead and part.prep == "with") or part.prep == "between" or _is_dealt_out(part):
            continue
        if _is_told_behind(part, clause):
            continue
        for head in _each_counted(part):
            found += counts(head, "within", part, context, clause)
        yield from _durations(part, clause)
    for part in clause.having("advmod"):
        yield from _long_ago(part)
    found += _counts_in_complement(clause, context)
    yield from (replace(ask, features=ask.features | stiff) for ask in found)


def _is_told_behind(part: Part, clause: Clause) -> bool:
    """Tell whether what tells more of the counted would stay behind: "by five men *of Hull*", "has men *baking*"."""
    beyond = [p for p in clause.parts if p.tokens[0].i == part.tokens[-1].i + 1 and not p.loose]
    if part.prep == "by":
        return any(p.role == "obl" and p.prep in {"from", "of", "with"} and not is_temporal(p.head) for p in beyond)
    return clause.verb.lemma_ == "have" and any(p.role == "xcomp" and p.head.tag_ == "VBG" for p in beyond)


def _each_counted(part: Part) -> list[Token]:
    """Return the nouns of a phrase that may be counted: its head, or each of "*15 goals* and *two penalties*".

    What follows the last of them may be told of all, so that then it alone is counted.
    """
    members = conjuncts(part.head)
    if len(members) == 1:
        return members
    if (part.prep and part.prep not in HEDGES | {"of"}) or any(_joint(m) for m in members):
        return []
    ends = members[-1].i == part.tokens[-1].i
    return members if ends else members[-1:]


def _joint(member: Token) -> bool:
    """Tell whether a member of a list is joined by more than "and", or is no noun: "or", "as well as", "but not"."""
    joints = {c.lower_ for c in member.children if rel(c) == "cc"}
    return bool(joints - {"and", "&"}) or not is_nominal(member)


def _counts_in_complement(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for the count that a predicate's own preposition leads to: "is home to *two* towns"."""
    if not clause.copular or clause.negation is not None:
        return
    lemma = clause.predicate.lemma_.lower()
    own = ["to"] if lemma == "home" else str(table("adjectives").get(lemma, "")).split()
    inside = {t.i for t in clause.complement}
    for child in clause.predicate.children:
        if rel(child) not in {"obl", "nmod"} or preposition(child) not in own or child.i not in inside:
            continue
        if child.i < clause.predicate.i or is_loose(child) or child.right_edge.i != clause.complement[-1].i:
            continue
        for ask in counts(child, "within", None, context, clause):
            taken = tuple(t for t in clause.complement if t in nominal(child) or t.i > child.i)
            target = Target("in-complement", ask.target.tokens, taken=taken)
            yield replace(ask, target=target, rule="count-complement", features=ask.features | {"count_in": "obj"})


def is_people(name: str) -> bool:
    """Tell whether a name in the plural is that of people, who can be counted: "Danes", "Protestants"."""
    if not name[:1].isupper() or not name.endswith("s"):
        return False
    return bool(lexicon.country_adjective(name[:-1])) or any(map(lexicon.is_person, lexicon.singulars(name.lower())))


def _is_dealt_out(part: Part) -> bool:
    """Tell whether "each" or "apiece" after a phrase says that its number is so for every one: "two rooms *each*"."""
    follower = after(part.tokens[-1])
    return follower is not None and follower.lower_ in {"each", "apiece"}


def _is_of_the_day(clause: Clause) -> bool:
    """Tell whether more may be counted later: "have shot two", "would send three"; not "have died since 1931"."""
    first = clause.first_verb
    if first.lower_ == "would":
        return True
    perfect = clause.tense == "present" and bool(clause.auxiliaries) and first.lemma_ == "have"
    return perfect and not any(is_temporal(p.head) or p.prep == "since" for p in clause.parts)


def _still_counting(clause: Clause) -> bool:
    """Tell whether a number only held on the day of writing: "three people have been arrested *so far*"."""
    said = {p.low for p in clause.parts}
    if any(t.lower_ == "so" and t.nbor(1).lower_ == "far" for p in clause.parts for t in p.tokens[:-1]):
        return True
    return bool(said & {"so far", "to date", "already", "until now"})


def _told_naturally(head: Token, part: Part, clause: Clause) -> dict[str, str]:
    """Return how a count after a preposition is asked for, where "of how many …" is not what people say.

    ``counted_as`` is ``agent``: "how many miners attacked it"; or ``stranded``: "how many mills does it consist of".
    What else a passive tells with "by" is not asked: "is known by three names".
    """
    if clause.passive and part.prep == "by":
        lemma = head.lemma_.lower()
        acting = any(known(lemma) for known in (lexicon.is_person, lexicon.is_group, lexicon.is_place))
        acting = acting or lexicon.noun_class(lemma) in ACTING
        return {"counted_as": "agent"} if acting else {"stiff": "yes"}
    asked = part.tokens if not any(rel(c) == "conj" for c in part.head.children) else nominal_alone(head)
    short = len(clause.subject_tokens) + len(asked) <= SHORT_STRANDED
    if short and is_own(part, clause):
        return STRANDED
    if clause.verb.lemma_.lower() == "consist":
        return {"stiff": "yes"}  # "of how many people did it consist in 1931?"
    return {}


def is_own(part: Part, clause: Clause) -> bool:
    """Tell whether a phrase goes with its verb, and nothing follows it: "accounts *for 10 % of the salt*"."""
    own = str(table("collocations").get(clause.verb.lemma_.lower(), "")).split()
    last = max((p.tokens[-1].i for p in clause.parts if not p.ahead), default=0)
    return part.prep in own and is_bound(part, clause) and part.tokens[-1].i == last


def counts(
    head: Token,
    role: Role,
    part: Part | None,
    context: Context,
    clause: Clause | None = None,
    *,
    left_out: Sequence[Token] = (),
) -> Iterator[Ask]:
    """Yield a request for how many of a noun there are, wherever it stands; ``left_out`` is not told of it."""
    number = next((c for c in head.children if rel(c) == "nummod" and c.i < head.i and is_number(c)), None)
    if number is None or not (is_plural(head) or is_people(head.text)) or is_year(number):
        return
    if not head.text[:1].isalpha():
        return  # "45 ° C"
    if head.tag_ != "NNS" and not (number.i + 1 == head.i and is_people(head.text)):
        return
    listed = rel(head) == "conj" or any(rel(c) == "conj" for c in head.children)
    if _counts_both(head):
        return
    if (listed and role == "subject") or any(
        c.lower_ in {"each", "more", "other", "further", "additional"} and not is_loose(c) for c in head.children
    ):
        return
    if any(rel(c) in {"det", "nmod"} and c.i < number.i and c.lower_ not in {"a", "an", "some"} for c in head.children):
        return
    lemma = head.lemma_.lower()
    often = part is not None and _is_often(head, part)
    if (lexicon.is_unit(lemma) and not _is_filled(head, part)) or lemma in DURATION or lemma in SHARES:
        return
    if lexicon.is_time(lemma) and not often:
        return
    if any(c.text in CURRENCY for c in head.children):
        return
    answer = number_phrase(number)
    if not answer:
        return
    taken = {t.i for t in answer}
    there = clause is not None and clause.how == "relative" and role == "subject" and is_counted_there(head)
    told = {t.i for c in head.children if is_relative_clause(c) for t in c.subtree} if there else set()
    told |= {t.i for t in left_out}
    last = part.tokens[-1].i if part is not None else head.sent.end
    whole = [t for t in (nominal_alone(head) if listed else nominal(head)) if t.i not in told and t.i <= last]
    counted = [t for t in whole if t.i not in taken and not (t.i < head.i and t.lower_ in HEDGES)]
    if any(t.i < number.i for t in counted):
        return
    if any(t.i < head.i and not t.text[0].isalpha() and t.text != "-" for t in counted):
        return
    moved = part is not None or role == "within"
    own_clause = _own_clause(head, part, clause) if moved and not listed else []
    left = own_clause or (_left_behind(head, counted) if moved else [])
    slot = _readable([t for t in counted if t not in left], context)
    if slot is None or (moved and any(rel(t) == "acl" for t in counted if t not in own_clause)):
        return
    extra = {"counted": slot}
    if left:
        stranded = _readable(left, context)
        if stranded is None:
            return
        extra["stranded"] = stranded
    prep = part.prep if part is not None and not _is_object(part) else ""
    if part is not None and prep == "to" and part.tokens[0].i and part.tokens[0].nbor(-1).lower_ == "up":
        return  # "can carry up | to nine": the parse tore a hedge
    placed = prep == "out of" and clause is not None and _is_ranked(clause)
    if prep and not placed and (prep not in COUNTING or (part is not None and answer[0].i == part.tokens[0].i)):
        return  # "over | over three lakes"
    place = role if part is None else "obj" if _is_object(part) else part.role
    features = {
        "answer_type": "count",
        "count_in": place,
        "prep": prep,
        "parted": "yes" if own_clause or placed else "",
    }
    if part is not None and clause is not None and prep:
        features |= _told_naturally(head, part, clause)
    yield Ask(Kind.QUANTITY, f"count-{features['count_in']}", Target(role, tuple(answer), part), features, extra)


def _counts_both(head: Token) -> bool:
    """Tell whether a number counts two nouns together, and neither alone: "over sixty *kings* and earls"."""
    others = [c for c in head.children if rel(c) == "conj"]
    bare = len(others) == 1 and not any(rel(c) in {"nummod", "det", "nmod:poss"} for c in others[0].children)
    return bare and is_plural(others[0]) and not any(c.text == "," for c in others[0].children)


def _is_ranked(clause: Clause) -> bool:
    """Tell whether a clause gives a place in a ranking: "came third", not "came out of two towns"."""
    ordinal = (t for p in clause.parts for t in p.tokens if ORDINAL.fullmatch(t.lower_))
    return clause.verb.lemma_ in PLACING and any(ordinal)


def _own_clause(head: Token, part: Part | None, clause: Clause | None) -> list[Token]:
    """Return the relative clause that says which ones are counted, where it may end the question.

    "How many towns is it home to | *that grow salt*": nothing else may follow the verb.
    """
    own = [c for c in head.children if rel(c) == "acl" and c.i > head.i]
    after_verb = (
        [p for p in clause.parts if p is not part and not p.ahead and not p.loose] if clause is not None else []
    )
    if len(own) != 1 or not is_relative_clause(own[0]) or clause is None or after_verb or doubt(own[0]) > UNSURE:
        return []
    tokens = sorted(own[0].subtree, key=position)
    tokens = [t for t in tokens if not (t.is_punct and t.i == tokens[-1].i)]
    whole = clause.complement if part is None else part.tokens
    plain = tokens[0].tag_ in {"WDT", "WP", "WRB"} and not any(t.is_punct for t in tokens)
    begins = tokens[0].i == max(t.i for t in nominal(head) if t not in tokens) + 1
    return tokens if plain and begins and whole and whole[-1].i == tokens[-1].i else []


def nominal_alone(head: Token) -> list[Token]:
    """Return one of the nouns of a list with what belongs to it: "*15 goals*, four penalties and two own goals"."""
    others = {t.i for c in head.children if rel(c) in {"conj", "cc"} for t in c.subtree}
    return [t for t in nominal(head) if t.i not in others and t.text != ","]


def _is_filled(head: Token, part: Part | None) -> bool:
    """Tell whether units measure what somebody or something takes in or gives: "covers *7,000 square kilometres*"."""
    squared = any(c.lower_ in {"square", "cubic"} for c in head.children)
    extent = squared or lexicon.unit_dimension(head.lemma_.lower()) in {"area", "volume", "mass"}
    extent = extent or any(preposition(c) == "of" and c.i > head.i for c in head.children)  # "580 megawatts of power"
    return extent and part is not None and _is_object(part) and head.head.lemma_.lower() != "weigh"


def _is_object(part: Part) -> bool:
    """Tell whether a phrase is an object, or seems none only for its hedge: "produced *around* two million barrels"."""
    number = next((c for c in part.head.children if rel(c) == "nummod"), None)
    hedged = part.role == "obl" and part.prep in HEDGES - {"to", "at"} and number is not None and number.i < part.head.i
    return part.role == "obj" or (hedged and lexicon.is_unit(part.head.lemma_.lower()))


def _is_often(head: Token, part: Part) -> bool:
    """Tell whether a phrase says how often something happened: "won it five times", not "five times as large"."""
    own = [t for t in part.tokens if not t.is_punct]
    plain = head.lower_ == "times" and part.role == "obl" and not part.prep and own[-1].i == head.i
    follower = head.doc[head.i + 1] if head.i + 1 < head.sent.end else None
    changes = head.head.lemma_.lower() in SCALING  # "rose five times" may say how much
    compared = changes or (
        follower is not None and (follower.lower_ in COMPARED or follower.tag_ in {"JJR", "RBR", "JJ", "DT"})
    )
    ahead = own[0].doc[own[0].i - 1] if own[0].i > own[0].sent.start else None
    return plain and not compared and (ahead is None or ahead.tag_ not in {"IN", "TO", "RBR"})


def _left_behind(head: Token, counted: Sequence[Token]) -> list[Token]:
    """Return what stays after the verb when "how many" goes first: "how many teams were there | in the city".

    What "of", "by" or "about" joins goes along: "how many letters by Ann Roe were printed".
    """
    first = min(
        (
            t.i
            for c in head.children
            if rel(c) == "nmod" and c.i > head.i and preposition(c) not in WITH_NOUN
            for t in c.subtree
        ),
        default=None,
    )
    return [t for t in counted if first is not None and t.i >= first]


def _readable(tokens: Sequence[Token], context: Context) -> Slot | None:
    """Return the phrase as a slot, None where it is empty or points out of itself."""
    if not tokens:
        return None
    settled = context.references.settle(tokens)
    if isinstance(settled, Dangling):
        return None
    return Slot(at=context.span(tokens), text=settled.text, via=settled.via[0] if settled.via else None)


def number_phrase(number: Token) -> Sequence[Token]:
    """Return the number with the words that belong to it ("more than 1.4 million"), nothing for a range."""
    tokens = below(number, lambda t: is_loose(t) or rel(t) == "punct" or (rel(t) == "case" and t.lower_ == "of"))
    if _is_in_compound(number):
        return []
    if any(t.lower_ in RANGES and (t.i == 0 or t.nbor(-1).lower_ != "up") for t in tokens):
        return []
    start = min(t.i for t in tokens)
    # "six to nine", "16 and 18", "120-150": a range is not one number.
    for near in (start - 1, max(t.i for t in tokens) + 1):
        if number.sent.start <= near < number.sent.end and number.doc[near].lower_ in RANGES:
            beyond = near + (1 if near > number.i else -1)
            if number.sent.start <= beyond < number.sent.end and number.doc[beyond].like_num:
                return []
    while start > number.sent.start and hedges(number.doc[start - 1]):
        if _is_preposition(number.doc[start - 1], number):
            break
        start -= 1
    if number.doc[start].lower_ == "estimated" and start > number.sent.start and number.doc[start - 1].lower_ == "an":
        start -= 1
    for hedge in ("as many as", "as few as", "as much as", "close to", "no more than"):
        count = hedge.count(" ") + 1
        if start - count >= number.sent.start and number.doc[start - count : start].text.lower() == hedge:
            start -= count
    if start - 3 >= number.sent.start and number.doc[start - 3 : start].text.lower() == "for up to":
        start -= 2  # how long, at most
    while start < number.i and number.doc[start].lower_ in {"up", "either", "both"}:
        if number.doc[start].lower_ == "up" and number.doc[start + 1].lower_ == "to":
            break
        start += 1  # "gave up 308 points", "either 49 percent"
    if number.doc[start].lower_ == "at" and number.doc[start + 1].lower_ not in {"least", "most"}:
        start += 1  # "listed at 5 feet": the preposition of a measure
    if number.doc[start].lower_ in {"of", "in"} and start < number.i:
        start += 1  # "one out of 221", "one in about 20"
    if number.doc[start].lower_ == "than" and start < number.i:
        start += 1  # "greater than around 500"
    while number.doc[start].lower_ in FOCUSING and number.doc[start + 1].lower_ not in HEDGES:
        start += 1
    return [number.doc[i] for i in range(start, max(t.i for t in tokens) + 1)]


def hedges(word: Token) -> bool:
    """Tell whether a word before a number limits it; not the "up" of "makes *up* a third"."""
    return word.lower_ in HEDGES - {"a", "an", "to", "some"} and word.tag_ != "RP"


def _is_preposition(word: Token, number: Token) -> bool:
    """Tell whether "under" or "over" leads to a few things and hedges no number: "sold *under* five names"."""
    few = number.text.isalpha() and number.lower_ not in SUMS and number.head.i > number.i and not number.head.like_num
    unit = number.head.lemma_.lower()
    return (
        few
        and rel(word) == "case"
        and word.head.i == number.head.i
        and not (lexicon.is_unit(unit) or lexicon.is_time(unit) or any(c.lower_ == "of" for c in number.children))
    )


def _is_in_compound(number: Token) -> bool:
    """Tell whether a number counts a unit that is half of an adjective: "a *5* mi-wide crater"."""
    unit = number.nbor(1) if number.i + 1 < number.sent.end else number
    if lexicon.is_unit(unit.text.partition("-")[0].lower()) and "-" in unit.text[1:]:
        return True
    joint = unit.nbor(1) if unit.i + 1 < number.sent.end else unit
    return not unit.whitespace_ and joint.text in {"-", "–"} and lexicon.is_unit(unit.lower_)


def _durations(part: Part, clause: Clause) -> Iterator[Ask]:
    head = part.head
    lasts = part.role in {"obj", "obl"} and not part.prep and clause.verb.lemma_.lower() in LASTING
    if not lasts and (part.role != "obl" or part.prep != "for"):
        return
    if head.lemma_.lower() not in DURATION:
        return
    if any(c.lower_ in {"ago", "later", "earlier"} for c in head.children):
        return
    number = next((c for c in head.children if rel(c) == "nummod"), None)
    answer = [*number_phrase(number), head] if number is not None and number.i < head.i else _one_unit(head)
    if len(answer) < 2 or any(rel(c) == "conj" for c in head.children) or answer[-2].i != head.i - 1:
        return
    if any(t.is_title for t in answer):
        return  # "for Seven Days" is a film
    ahead = before(answer[0])
    if ahead is not None and ahead.lower_ in {"once", "twice", "times"}:
        return  # "at least once *a month*"
    if any(t.lower_ in {"the", "these", "last", "next", "past"} for t in answer) or len(answer) > 5:
        return
    if _counts_on(part):
        return
    yield Ask(Kind.QUANTITY, "duration", Target("part", tuple(answer), part), {"answer_type": "duration"})


def _long_ago(part: Part) -> Iterator[Ask]:
    """Yield a request for how many years ago something was, where the day of writing makes no difference."""
    years = next((c for c in part.head.children if c.lower_ == "years" and rel(c) == "obl"), None)
    number = next((c for c in years.children if rel(c) == "nummod"), None) if years is not None else None
    if part.head.lower_ != "ago" or part.tokens[-1].i != part.head.i or years is None or number is None:
        return
    figure = list(number_phrase(number))
    while figure and figure[0].i > part.tokens[0].i and figure[0].nbor(-1).lower_ in HEDGES - {"to"}:
        figure.insert(0, figure[0].nbor(-1))
    scaled = any(t.lower_ in {"million", "billion", "thousand"} for t in figure)
    many = scaled or (number.text.replace(",", "").isdigit() and int(number.text.replace(",", "")) >= LONG_AGO)
    if figure and many and figure[0].i == part.tokens[0].i and figure[-1].i + 1 == years.i:
        features = {"answer_type": "number", "asked": "how many years ago", "answer_rel": ""}
        yield Ask(Kind.QUANTITY, "years-ago", Target("part", tuple(figure), part), features)


def _counts_on(part: Part) -> bool:
    """Tell whether a time only says how far off another is: "two years after", not "*for* two years after the war"."""
    follower = after(part.head)
    if follower is None or follower.lower_ not in {"ago", "later", "earlier", "after", "before"}:
        return False
    apart = follower.lower_ in {"after", "before"} and follower.i not in {t.i for t in part.tokens}
    return not (part.prep == "for" and apart)


def _one_unit(head: Token) -> list[Token]:
    """Return "nearly a year", "a decade"; nothing where more is said of the unit, or where it is a rate."""
    article = next((c for c in head.children if c.lower_ in {"a", "an"}), None)
    told = any(rel(c) in {"nmod", "acl"} and c.i > head.i for c in head.children)  # "a month of rain"
    if told or article is None or article.i + 1 != head.i or head.lemma_.lower() in {"second", "minute", "day"}:
        return []
    start = article.i
    while start > head.sent.start and hedges(head.doc[start - 1]):
        start -= 1
    return [head.doc[i] for i in range(start, head.i + 1)]


def measures(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for "50 metres" in "is 50 metres long", and for sums and shares as objects."""
    for part in clause.having("obj"):
        if any(c.text in CURRENCY for c in [part.head, *part.head.children]) or part.head.lemma_.lower() in {
            "dollar",
            "euro",
            "pound",
        }:
            if len(part.tokens) <= 6 and any(map(is_figure, part.tokens)) and all(map(_is_sum, part.tokens)):
                yield Ask(Kind.QUANTITY, "money", Target("part", tuple(part.tokens), part), {"answer_type": "money"})
    told = clause.copular and clause.how != "adverbial"  # "when she was ten years old"
    measure, dimension = _measured(clause) if told else (None, None)
    if measure is not None and dimension is not None and any(rel(c) == "nummod" for c in measure.children):
        slot = Slot(at=context.span([dimension]), text=dimension.text)
        tokens = [t for t in below(measure, is_loose) if measure is not clause.predicate or t in clause.complement]
        tokens = [t for t in tokens if t.i < dimension.i]
        yield Ask(
            Kind.QUANTITY,
            "measure",
            Target("complement", tuple(tokens), next((p for p in clause.parts if p.head.i == measure.i), None)),
            # Without what stood in brackets the dimension is the predicate.
            {"answer_type": "measure", "predicate": dimension.lemma_.lower(), "predicate_text": dimension.lower_},
            {"dimension": slot},
        )


def _measured(clause: Clause) -> tuple[Token | None, Token | None]:
    """Return the unit and the dimension of "50 metres long", whichever of the two the parse took for the predicate."""
    predicate = clause.predicate
    if predicate.pos_ in {"ADJ", "ADV"} and predicate.lower_ in DIMENSIONS:
        ahead = (c for c in predicate.children if rel(c) in {"obl", "nmod", "advmod"} and c.i < predicate.i)
        return next((c for c in ahead if is_nominal(c)), None), predicate
    if not lexicon.is_unit(predicate.lemma_.lower()) or not clause.complement:
        return None, None
    last = clause.complement[-1]
    own = last.head.i == predicate.i and rel(last) in {"amod", "advmod"} and last.lower_ in DIMENSIONS
    return (predicate, last) if own and last.i > predicate.i else (None, None)


def _is_sum(token: Token) -> bool:
    """Tell whether a word belongs to a sum of money, and to nothing bought with it."""
    low = token.lower_
    return is_figure(token) or token.text in CURRENCY or token.lemma_.lower() in SUMS or low in HEDGES or token.is_punct


def shares(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for "15 %" in "15 % of the voters …" as subject or object."""
    subject = clause.subject
    found: list[tuple[Token, Role, Part | None]] = [(subject, "subject", None)] if clause.how != "participle" else []
    found += [(p.head, "within", p) for p in clause.having("obj")]
    found += [(p.head, "within", p) for p in clause.having("obl") if is_own(p, clause)]
    for head, role, part in found:
        if head.lemma_.lower() not in {"%", "percent", "percentage"} and not (
            head.lower_ == "cent" and head.nbor(-1).lower_ == "per"
        ):
            continue
        end = range_end(head)
        own = [*head.children, *(end.children if end.i != head.i else ())]
        of = next((c for c in own if rel(c) == "nmod" and any(g.lower_ == "of" for g in c.children)), None)
        number = next((c for c in head.children if rel(c) == "nummod"), None)
        if of is None or number is None:
            continue
        slot = _readable(_whole_of(head, of), context)
        figure = number_phrase(number) or _range(number, head)
        if slot is None or not figure:
            continue
        start = min(t.i for t in figure)
        answer = [head.doc[i] for i in range(start, end.i + 1)]
        features = {"answer_type": "percent", "count_in": role if part is None else part.role}
        if part is not None and part.role == "obl":
            features |= STRANDED | {"prep": part.prep}
        yield Ask(Kind.QUANTITY, f"share-{role}", Target(role, tuple(answer), part), features, {"counted": slot})


def _whole_of(share: Token, of: Token) -> list[Token]:
    """Return that of which a share is told, without another share joined to it: "10 % of *the salt* and 5 % of …"."""
    joined = [c for t in (share, of) for c in t.children if rel(c) in {"conj", "cc"}]
    others = [c for c in joined if c.lemma_.lower() in SHARES or rel(c) == "cc" or c.head is share]
    gone = {t.i for c in others if rel(c) == "conj" for t in c.subtree}
    first = nominal(of)[0].i
    return [t for t in nominal(share) if t.i >= first and t.i not in gone]


def _range(number: Token, unit: Token) -> list[Token]:
    """Return both ends of "*six to nine* percent", nothing of "from six to nine percent"."""
    told = list(unit.doc[number.left_edge.i : unit.i])
    ahead = told[0].nbor(-1).lower_ if told and told[0].i > unit.sent.start else ""
    plain = len(told) == 3 and told[0].like_num and told[1].lower_ in {"to", "-", "–", "or"} and told[2].like_num
    return told if plain and ahead not in {"from", "between", "by"} else []
