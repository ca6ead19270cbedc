"""Dates: in what year, when, since when something happened or was so."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen import lexicon
from quizgen.extract.families.timing.event import is_told_as_event
from quizgen.extract.framing.when import time_before
from quizgen.extract.records import Ask, Context, Target
from quizgen.extract.types import ERAS, is_figure, is_temporal, is_year, time_type
from quizgen.lexicon.calendar import is_month
from quizgen.model import Kind
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import is_name, is_nominal, is_plural, rel
from quizgen.syntax.parts import Part
from quizgen.syntax.phrases import after, preposition
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

PLAIN = wordlist("extract", "time_plain")
KEPT = wordlist("extract", "time_kept")
BEGINNING = wordlist("extract", "beginning")
ENDS = frozenset({"since", "until", "by"})
"""Prepositions that the question takes: "since when", "until when", "by when"."""
NEARBY = frozenset({"within", "after", "before", "following"})
"""Prepositions that count from an event, whose time may be what follows."""
FAR_FROM = frozenset({"ago", "later", "earlier", "before", "after"})
"""Words before which a time without a preposition is a distance."""
PORTIONS = frozenset("beginning start middle half part turn quarter end mid close".split())
"""Nouns for a piece of a time; forms."""
LASTING = frozenset("play work live serve study teach stay reside attend train rule reign govern".split())
"""Verbs of what goes on, which was so in other years too."""
EVENTS = wordlist("extract", "events")
HEDGES = wordlist("extract", "number_hedges")
SHORT = 7
"""Tokens of an occasion with its year."""
COUNTING = frozenset({"once", "twice", "times", "half", "third", "quarter", "more", "most"})
"""Words that count, besides numbers."""


def _says_nothing(clause: Clause, part: Part) -> bool:
    """Tell whether besides the time nothing is said but an active verb: "In what year did she write?"."""
    others = [p for p in clause.parts if p is not part and not p.loose and p.role != "advmod"]
    if clause.verb.lemma_.lower() == "join" and not any(
        p.prep in {"in", "with", "to"} or p.role == "obj" for p in others
    ):
        return True  # "In what year did Orvalia join as an affiliate?"
    if clause.verb.lemma_.lower() in {"arrive", "return"} and all(
        p.prep == "at" and p.head.lower_ == "age" for p in others
    ):
        return True  # "In what year did she arrive at the age of 23?"
    return not others and not clause.passive and not clause.copular and clause.verb.lemma_.lower() not in EVENTS


def _is_no_time(token: Token, prep: str) -> bool:
    """Tell whether a noun in a phrase says that no time is meant: "in terms of the atom in 1967"."""
    if token.pos_ != "NOUN" or is_month(token.lower_) or token.text[:1].isdigit() or token.text.isupper():
        return False
    if prep not in PLAIN | {"by"} and lexicon.noun_class(token.lemma_.lower()) in {"act", "event"}:
        return False  # "after the elections of 1862"
    return not lexicon.is_time(token.lemma_.lower()) and token.lower_ not in PORTIONS


def _is_indefinite(noun: Token) -> bool:
    """Tell whether a common noun brings something up that the reader cannot date."""
    if noun.tag_ not in {"NN", "NNS"} or noun.text[:1].isdigit():
        return False
    determiners = {c.lower_ for c in noun.children if rel(c) == "det"}
    if "the" in determiners or any(rel(c) == "nmod" and c.i < noun.i for c in noun.children):
        return False
    return bool(determiners & {"a", "an"}) or not lexicon.is_time(noun.lemma_.lower())


def _is_distance(part: Part) -> bool:
    """Tell whether a time only says how far off another one is: "*many centuries* later", "two decades after that"."""
    follower = after(part.tokens[-1])
    ordinal = any(t.tag_ == "JJ" and t.text[:1].isdigit() for t in part.tokens)
    return follower is not None and follower.lower_ in FAR_FROM and not part.prep and not ordinal


def _is_end_of_change(part: Part, clause: Clause) -> bool:
    """Tell whether a time may be that of one end of a change: "fell from 19% | *in 1931* | to 12% | in 1935"."""
    changed = [p for p in clause.having("obl") if p.prep in {"from", "to"} and any(is_figure(t) for t in p.tokens)]
    starts = [p for p in changed if p.prep == "from" and p.tokens[0].i < part.tokens[0].i]
    between = any(p.tokens[0].i > part.tokens[0].i for p in changed)
    dated = any(is_temporal(p.head) and p is not part for p in clause.parts) or any(
        is_year(t) for p in changed for t in p.tokens
    )
    return bool(starts) and (between or dated)


def _may_be_of_inner(part: Part, clause: Clause) -> bool:
    """Tell whether a time may be that of a clause it follows: "resigned days after being attacked | in 1931"."""
    ahead = (p for p in clause.having("advcl", "xcomp", "ccomp") if p.tokens[-1].i + 1 == part.tokens[0].i)
    if any(p.mark in {"after", "before", "while", "since", "until", "for", "of", "from"} for p in ahead):
        return True
    # "was burnt within days of the siege of Hull | in 1931"
    near = (p for p in clause.having("obl") if p.prep in NEARBY and p.tokens[-1].i + 1 == part.tokens[0].i)
    if part.prep in PLAIN and any(_counts_from(t) for p in near for t in p.tokens[1:]):
        return True
    # "was sentenced for the murder of Ann Roe | in 1931"
    ahead_of = [t for p in clause.having("obj", "obl") for t in p.tokens if t.i < part.tokens[0].i]
    deeds = [t for t in ahead_of if any(preposition(c) == "of" for c in t.children) and preposition(t) == "for"]
    # "prepared for a campaign | in 1931"
    begun = (p.head for p in clause.having("obl") if p.prep == "for" and p.tokens[-1].i + 1 == part.tokens[0].i)
    deeds += [noun for noun in begun if _is_new(noun) and part.prep in PLAIN]
    # "pointed out a fire | in 1931"
    if part.prep in PLAIN and lexicon.verb_class(clause.verb.lemma_.lower()) == "communication":
        deeds += [p.head for p in clause.having("obj") if p.tokens[-1].i + 1 == part.tokens[0].i and _is_new(p.head)]
    return any(lexicon.noun_class(t.lemma_.lower()) in {"act", "event"} for t in deeds)


def _counts_from(noun: Token) -> bool:
    """Tell whether a noun is for what a time is counted from: "days after the *siege*", "years of the *settlement*"."""
    happens = lexicon.noun_class(noun.lemma_.lower()) in {"act", "event"}
    return happens or (preposition(noun) == "of" and not is_name(noun) and lexicon.is_time(noun.head.lemma_.lower()))


def _is_new(noun: Token) -> bool:
    """Tell whether a noun with "a" or "an" brings something up."""
    return not is_name(noun) and any(rel(c) == "det" and c.lower_ in {"a", "an"} for c in noun.children)


def _is_counted(part: Part, clause: Clause) -> bool:
    """Tell whether a clause counts what has happened since a time, for which "since when" does not ask."""
    told = (t for p in clause.parts if p is not part for t in p.tokens)
    return part.prep == "since" and any(t.tag_ == "CD" or t.lower_ in COUNTING for t in told)


def _is_stiff(part: Part, kind: str, clause: Clause) -> bool:
    """Tell whether "when" would ask for another time than the deed's, or of what only was planned or ranked.

    "was the first to cross it": what is dated is the deed, not that it was so. A blank is plain there.
    """
    ranked = any(t.lower_ in {"first", "last"} or t.tag_ in {"JJS", "RBS"} for t in clause.complement)
    planned = clause.tense == "modal" and clause.first_verb.lower_ in {"would", "could", "might", "should"}
    # "From 1822 the college taught": "when" asks for less than that it went on.
    open_ended = part.prep == "from" and not any(t.lower_ in {"to", "until", "till", "through"} for t in part.tokens)
    # "lasted until the reform in 1931": "when did it last until" asks for nothing.
    bounded = any(p.prep in {"until", "till"} for p in clause.having("obl") if p is not part)
    # "In the 1990s, a war broke out when …": one "when" too many.
    # "When? In the first half of the 19th century": a year would be a better answer, of which a blank does not ask.
    # "was on a farm in 1931": "when" asks for how long.
    placed = clause.copular and preposition(clause.predicate) in {"in", "on", "at", "near"}
    # "When was she trying to keep warm?": it went on.
    placed = placed or (clause.verb.tag_ == "VBG" and not clause.passive and clause.tense == "past")
    # "In what year was the flood a disaster?", "In what year was she a member of it?"
    placed = placed or (clause.copular and is_told_as_event(clause.predicate))
    noun = clause.copular and part.prep in {"in", "on"} and is_nominal(clause.predicate)
    placed = placed or (noun and not _is_won(clause.predicate))
    # "In 1931 they already sold it": since when is open.
    placed = placed or any(p.low in {"already", "still", "yet"} for p in clause.having("advmod"))
    rough = any(t.lower_ == "century" for t in part.tokens) and any(t.lower_ in PORTIONS for t in part.tokens)
    twice = kind != "year" and any(p.mark == "when" for p in clause.having("advcl"))
    # "When did she know it?" asks for how long as well.
    lemma = clause.verb.lemma_.lower()
    minded = lexicon.stative_verb(lemma) and lexicon.verb_class(lemma) in {"cognition", "emotion"}
    minded = minded or lemma in {"think", "believe", "hope", "expect", "fear", "want", "intend"}
    # "by 1931, 46 mills existed", "by 1931, ropes were being made": it was so before as well.
    going_on = clause.verb.tag_ == "VBG" or any(a.lower_ == "being" for a in clause.auxiliaries)
    lasting = part.prep == "by" and (clause.copular or going_on or lexicon.stative_verb(lemma) or lemma in LASTING)
    marked = (
        _has_two_times(part, clause)
        or placed
        or lasting
        or minded
        or ranked
        or planned
        or open_ended
        or bounded
        or twice
        or rough
    )
    return marked or _is_counted(part, clause) or _may_be_of_inner(part, clause)


def _is_won(noun: Token) -> bool:
    """Tell whether somebody is what a noun says at one time alone: "was the *winner* of the race"."""
    return noun.lemma_.lower() in {"winner", "champion", "finalist", "runner-up", "recipient", "host", "site", "venue"}


def _has_two_times(part: Part, clause: Clause) -> bool:
    """Tell whether "when" would go with another time: "*Between 1431 and 1440* it was at war *during the reform*"."""
    during = (*clause.complement, *(p.head for p in clause.parts if p is not part))
    spans = clause.copular or any(t.lower_ in {"between", "from"} for t in part.tokens)
    return spans and any(preposition(t) == "during" for t in during)


def _goes_before_noun(part: Part) -> bool:
    """Tell whether a noun follows a time at once, which may say which one is meant: "the 13th century | Sagas"."""
    last = part.tokens[-1]
    follower = last.nbor(1) if last.i + 1 < len(last.doc) else None
    if follower is None or part.ahead:
        return False
    # "in 1931 | prior to her death": not every adjective is before a noun.
    return follower.pos_ in {"NOUN", "PROPN"} or (follower.pos_ == "ADJ" and rel(follower) == "amod")


def _taken_up(clause: Clause) -> Iterator[Ask]:
    """Yield a request for the time that a clause takes up with "when": "in 1918, when 1,000 whales stranded"."""
    told = time_before(clause)
    lasting = clause.copular or clause.verb.lemma_ in LASTING or lexicon.stative_verb(clause.verb.lemma_.lower())
    if told is None or clause.tense != "past" or (lasting and not clause.passive):
        return
    tokens = told.tokens
    head = next(t for t in tokens if t.head.i not in {o.i for o in tokens} - {t.i})
    case = next((c for c in head.children if c.lower_ in {"in", "on"} and c.i + 1 == tokens[0].i), None)
    kind = time_type(tokens)
    if case is None or not kind or _says_nothing(clause, Part("obl", head, tokens)):
        return
    part = Part("obl", head, (case, *tokens), prep=case.lower_, ahead=True)
    answer = tuple(t for t in tokens if is_year(t)) if kind == "year" else tokens
    features = {"answer_type": kind, "prep": part.prep, "answer_governor": clause.predicate.lower_}
    yield Ask(Kind.DATE, f"date-{kind}", Target("part", answer, part), features)


def _and_again(part: Part) -> bool:
    """Tell whether another time is joined to this one: "died in 1623, *and again in 1635*"."""
    last = part.tokens[-1]
    after = [t for t in last.doc[last.i + 1 : min(last.i + 6, last.sent.end)] if t.text != ","]
    words = [t.lower_ for t in after]
    while words and words[0] in {"and", "or", "then", "once", "more"}:
        words.pop(0)
    joined = len(words) < len(after)
    if words and words[0] == "again":
        return True
    return (
        joined
        and bool(words)
        and (words[0].isdigit() or (words[0] == "in" and words[1:2] != [] and words[1][:1].isdigit()))
    )


def _happened_again(clause: Clause) -> bool:
    """Tell whether a clause counts how often it happened: "won the prize *on two occasions*: for X in 1982 and …"."""
    told = [t for p in clause.parts if not p.loose for t in p.tokens]
    return any(
        t.lower_ in {"twice", "thrice"} or (t.lower_ in {"occasions", "times"} and t.tag_ == "NNS") for t in told
    )


def _spans(part: Part) -> bool:
    """Tell whether a time has a beginning and an end: "from 1931 until 1935"."""
    ends = [t for t in part.tokens if t.lower_ in {"to", "until", "till", "through"}]
    return part.prep == "from" and part.tokens[0].lower_ == "from" and len(ends) == 1 and is_year(part.tokens[-1])


def _dated_from(clause: Clause) -> Iterator[Ask]:
    """Yield a request for the time from which something dates: "dates *from the 18th century*"."""
    if clause.verb.lemma_ != "date" or clause.passive or any(clause.having("obj", "xcomp", "ccomp")):
        return
    for part in clause.having("obl"):
        kind = time_type(part.bare)
        if part.prep not in {"from", "to"} or part.loose or part.ahead or kind not in {"year", "century", "decade"}:
            continue
        tokens = [t for t in part.bare if is_year(t)] if kind == "year" else part.bare
        beyond = any(p.tokens[0].i > part.tokens[-1].i for p in clause.having("obl"))  # "dates back to it in Hull"
        if tokens and not _spans(part) and not beyond:
            asked = f"{part.prep} {'when' if kind == 'decade' else f'what {kind}'}"
            features = {"answer_type": kind, "asked": asked, "answer_rel": ""}
            yield Ask(Kind.DATE, "date-from", Target("part", tuple(tokens), part), features)


def _before_present(clause: Clause) -> Iterator[Ask]:
    """Yield a request for a time that looks like an object: "the warming began *about 13,000 BP*"."""
    for part in clause.having("obj", "obl"):
        plain = all(t.like_num or t.text in ERAS or t.lower_ in HEDGES for t in part.tokens) and not part.loose
        if part.head.text in ERAS and plain and clause.verb.lemma_ in EVENTS and clause.tense == "past":
            if len([t for t in part.tokens if t.like_num]) == 1 and len(clause.subject_tokens) > 1:
                features = {"answer_type": "time", "answer_rel": ""}
                yield Ask(Kind.DATE, "date-era", Target("part", part.tokens, part), features)


def _of_occasion(clause: Clause) -> Iterator[Ask]:
    """Yield a request for the year of the occasion on which something was done: "said in an interview *in 1949*"."""
    for part in clause.having("obl"):
        year = part.tokens[-1]
        new = any(c.lower_ in {"a", "an"} for c in part.head.children)
        occasion = new and lexicon.noun_class(part.head.lemma_.lower()) in {"communication", "act", "event"}
        if part.prep not in {"in", "at", "during"} or not occasion or part.loose or clause.tense != "past":
            continue
        if is_year(year) and year.head is part.head and preposition(year) == "in" and len(part.tokens) <= SHORT:
            features = {"answer_type": "year", "prep": "in", "answer_governor": "", "occasion": "yes"}
            target = Target("nested", (year,), part, fronted=True)
            if not any(is_temporal(p.head) for p in clause.parts):
                yield Ask(Kind.DATE, "date-occasion", target, features)


def _in_plain_past(clause: Clause) -> dict[str, str]:
    """Return the verb group of "the mill, which had been burnt in 1931," as one asks for the year, else nothing.

    "In what year *was* it *burnt*?": the past is before another one only in its sentence.
    """
    lemma = clause.verb.lemma_.lower()
    helpers = [t.lower_ for t in clause.auxiliaries]
    changed = clause.negation is not None or clause.particles or any(p.role == "advmod" for p in clause.parts)
    changed = changed or any(p.prep in NEARBY | {"since", "until"} for p in clause.having("obl"))
    if clause.how != "relative" or changed or clause.copular or lemma in LASTING or lexicon.stative_verb(lemma):
        return {}
    if helpers == ["had", "been"] and clause.passive:
        return {"aux": "were" if is_plural(clause.subject) else "was", "tail": clause.verb.lower_}
    return {"aux": "did", "tail": lemma} if helpers == ["had"] and not clause.passive else {}


def dates(clause: Clause, _context: Context) -> Iterator[Ask]:
    """Yield a request for each time phrase of the clause that needs no other day to be understood."""
    ahead = clause.how == "participle" and clause.predicate.i < clause.subject.i
    if ahead and clause.predicate.tag_ == "VBG" and not clause.auxiliaries:
        return  # "*Preparing for a campaign in 1900*, she was loath to sell"
    yield from _taken_up(clause)
    yield from _dated_from(clause)
    yield from _before_present(clause)
    yield from _of_occasion(clause)
    for part in clause.having("obl", "nmod", "advmod"):
        tokens = [t for t in part.bare if rel(t) != "case" or t.i > part.head.i]
        kind = time_type(tokens)
        if (
            not kind
            or len(tokens) > 8
            or any(is_name(t) and not is_month(t.lower_) and t.text not in ERAS for t in tokens)
        ):
            continue
        if part.prep not in PLAIN | KEPT or (kind == "year" and part.prep == "on"):
            continue
        if [t.lower_ for t in tokens[:3:2]] == ["as", "as"]:
            continue  # "as early as 700 BC" is no year, and no answer
        if any(t.pos_ == "VERB" or _is_no_time(t, part.prep) for t in tokens):
            continue
        if any(
            rel(c) == "det" and c.lower_ in {"a", "an", "another"}
            for t in tokens
            if rel(t) == "conj"
            for c in t.children
        ):
            continue  # "gave two prizes in 2007 and *a second* in 2013"
        if _is_distance(part) or tokens[0].lower_ == "back" or _is_end_of_change(part, clause):
            continue
        if part.prep in KEPT - ENDS and not _spans(part) and _is_indefinite(part.head):
            continue  # "after popular support in the elections of 1991" is no time
        if part.prep == "from" and clause.verb.lemma_ in BEGINNING:
            continue
        if part.prep == "since" and not (clause.auxiliaries and clause.auxiliaries[0].lemma_ == "have"):
            continue
        if part.prep == "from" and any(p.prep in {"to", "until", "till"} for p in clause.parts):
            continue  # the time is no more than one end of it
        if part.prep in PLAIN and clause.tense == "present" and all(a.lemma_ == "be" for a in clause.auxiliaries):
            continue  # "In what year does she win?", "When is Roe praised?": a present told of the past
        if (
            part.prep in KEPT - {"since"}
            and clause.tense == "present"
            and all(a.lemma_ == "be" for a in clause.auxiliaries)
        ):
            continue  # "shows the years | between 1885 and 1935"
        behind = part.tokens[-1].nbor(1)
        if _happened_again(clause) or behind.tag_ in {"WDT", "WP"}:
            continue  # "won twice", "left by 1902 | which Ann had opposed"
        perfect = clause.auxiliaries and clause.auxiliaries[0].lemma_ == "have"
        plain = _in_plain_past(clause) if kind == "year" and part.prep == "in" and not part.ahead else {}
        if perfect and not plain and not (part.prep == "since" or (part.prep == "by" and clause.tense == "past")):
            continue
        if (_says_nothing(clause, part) and not _spans(part)) or _goes_before_noun(part) or _and_again(part):
            continue
        if _spans(part):
            if any(p.prep == "for" and is_temporal(p.head) for p in clause.parts):
                continue  # "for two years from 1321 to 1323"
            features = {"answer_type": "time", "prep": "from", "spans": "yes", "answer_governor": ""}
            yield Ask(Kind.DATE, "date-span", Target("part", part.tokens[1:], part), features)
            continue
        answer = tokens if part.prep in PLAIN | ENDS else list(part.tokens)
        if kind == "year" and part.prep in PLAIN:
            answer = [t for t in tokens if is_year(t)] or answer
        yield Ask(
            Kind.DATE,
            f"date-{kind}",
            Target("part", tuple(answer), part),
            {
                "answer_type": kind if part.prep in PLAIN else "time",
                "prep": part.prep,
                "stiff": "yes" if _is_stiff(part, kind, clause) else "",
                **plain,
            },
        )
