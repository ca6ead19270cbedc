"""Adjuncts: which parts of a clause bound, date or deny it, and which may be left out of a question."""

from __future__ import annotations

from quizgen.analyse.wordlists import words
from quizgen.extract.framing.unbroken import completes
from quizgen.extract.records import Refused
from quizgen.extract.types import CLOCK, DECADE, is_temporal, is_year
from quizgen.lexicon.calendar import MONTH_WORDS
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import SUBJECTS, rel
from quizgen.syntax.parts import Part
from quizgen.syntax.phrases import WEEKDAYS, after
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

ASIDE_MARKS = frozenset({"while", "although", "though", "whereas", "as", "because", "since"})
CIRCUMSTANCES = frozenset({"at", "under", "without"})
"""Prepositions of what a clause depends on, where they come first."""
PICKING = frozenset({"some", "several", "many", "most", "certain", "one", "few", "other", "another"})
"""Determiners of a phrase that says in which cases a clause holds."""
CONDITIONAL = wordlist("extract", "conditional")
PASSING = wordlist("extract", "passing")


def is_aside(part: Part) -> bool:
    """Tell whether an adverbial clause tells something besides what its main clause tells."""
    if not part.mark:
        return part.head.tag_ in {"VBG", "VBN"}
    return part.mark in ASIDE_MARKS and not _says_as_what(part)


def _says_as_what(part: Part) -> bool:
    """Tell whether "as" leads to what the verb says of its subject or object: "was listed *as endangered*"."""
    return part.mark == "as" and not any(rel(c) in SUBJECTS for c in part.head.children)


def opening(part: Part) -> dict[int, str]:
    """Return how the first word of a part reads within a question."""
    return {part.tokens[0].i: part.tokens[0].lower_}


def stands_for_verb(verb: Token) -> bool:
    """Tell whether a form of *do* only stands for a verb said before: "as the Bible *does*"."""
    return verb.lemma_.lower() == "do" and not any(rel(c) in {"obj", "xcomp", "ccomp"} for c in verb.children)


def needs_place(part: Part, clause: Clause) -> bool:
    """Tell whether a verb without an object says little without its "there": "remained *there* until May"."""
    bare = not clause.passive and not clause.copular and not any(clause.having("obj", "xcomp", "ccomp"))
    return bare and part.head.lower_ in words()["deictic_places"] and part.head.i == clause.verb.i + 1


def leads_on(part: Part) -> bool:
    """Tell whether "later" or "earlier" goes with the phrase after it: "joined her again *later* in the tour"."""
    follower = after(part.tokens[-1])
    return part.head.lower_ in {"later", "earlier"} and follower is not None and rel(follower) == "case"


def is_passing(part: Part) -> bool:
    """Tell whether a prepositional phrase only says when or on what occasion."""
    return is_temporal(part.head) or part.prep in PASSING


def is_linking(part: Part, *, times: bool = True) -> bool:
    """Tell whether a part only links sentences, or (unless ``times`` is false) points to a time or place."""
    low, data = part.low, words()
    beyond = after(part.tokens[-1])
    if beyond is not None and beyond.lower_ in {"to", "with", "of"} and rel(beyond) == "case" and part.prep:
        return False  # "in response | to the war"
    return low in data["connectives"] or (times and (low in data["deictic_times"] or low in data["deictic_places"]))


def is_conditional(part: Part, clause: Clause) -> bool:
    """Tell whether an adverbial clause says under what condition the main clause holds."""
    return part.mark.split(" ")[0] in CONDITIONAL or (
        part.mark in {"when", "once", "until", "whenever"} and clause.tense in {"present", "modal"}
    )


def awaits_clause(part: Part) -> bool:
    """Tell whether a time says nothing without a clause that the parse gave to another word: "at a time | when …"."""
    follower = after(part.tokens[-1])
    some = any(rel(c) == "det" and c.lower_ in {"a", "an", "the"} for c in part.head.children)
    leads_on = follower is not None and follower.lower_ in {"when", "where"} and rel(follower) == "advmod"
    return part.role == "obl" and some and leads_on and is_temporal(part.head) and not is_dated(part)


def is_relative_time(part: Part) -> bool:
    """Tell whether a part is "two years" of "two years later"; Refused where it can't be an adverbial."""
    follower = after(part.tokens[-1])
    if part.role not in {"obl", "obj"} or follower is None or follower.lower_ not in {"ago", "earlier", "later"}:
        return False
    if part.role == "obj" or part.prep:
        raise Refused("order", "a time hangs on the verb as its object")
    return True


def is_bare_month(part: Part) -> bool:
    """Tell whether a part names a month or a day without its year, which only the article's date would give."""
    texts = {t.lower_.rstrip(".") for t in part.tokens}
    return bool(texts & MONTH_WORDS) and not any(is_year(t) for t in part.tokens) and len(part.tokens) <= 4


def denies(clause: Clause) -> bool:
    """Tell whether a clause says that something is not so."""
    return clause.negation is not None or any(
        t.lower_ in {"no", "neither", "nobody", "nothing"} for t in clause.subject_tokens
    )


def is_dated(part: Part) -> bool:
    """Tell whether a part says in or by what year, decade or century something was so."""
    return part.role == "obl" and any(
        is_year(t) or DECADE.fullmatch(t.text) or t.lower_ in {"century", "centuries"} for t in part.tokens
    )


def is_clock(part: Part) -> bool:
    """Tell whether a part gives the hour of a day of the week, which is left out: "at 2 a.m. on Thursday"."""
    day = any(t.lower_ in WEEKDAYS for t in part.head.sent)
    return part.role in {"obl", "nmod"} and day and any(t.lower_ in CLOCK for t in part.tokens)


def _says_all(part: Part, clause: Clause) -> bool:
    """Tell whether a clause with "when" is all that is told besides the time: "In 1931 she was hurt *when it fell*"."""
    others = (p for p in clause.parts if p is not part and p.role in {"obj", "obl", "xcomp", "ccomp", "advcl"})
    return part.mark == "when" and clause.passive and all(is_temporal(p.head) or p.loose for p in others)


def can_go(part: Part, clause: Clause) -> bool:
    """Tell whether an adjunct that can't be read alone can be left out without changing what is said."""
    if part.role == "advmod":
        return True
    if part.role == "advcl":
        if completes(part.mark, part.head) or _says_all(part, clause):
            return False
        return part.mark.split(" ")[0] not in CONDITIONAL | {"to"} and part.head.i != clause.predicate.i + 1
    if part.role != "obl" or part.prep.startswith("according"):
        return False
    if part.prep in {"after", "before", "following"} and any(
        is_dated(p) and p.tokens[0].i == part.tokens[-1].i + 1 for p in clause.parts
    ):
        return False  # "came under Danish rule after leaving that union in 1523": the year may be of what came before
    if (
        part.ahead
        and is_temporal(part.head)
        and clause.tense == "past"
        and any(t.lower_ in {"this", "that"} for t in part.tokens)
    ):
        return False  # "During this time, the river flowed west": without its time it is not said.
    picked = part.tokens[1].lower_ if part.ahead and part.tokens[1:] else ""
    if picked in PICKING and not (picked in {"one", "another"} and is_temporal(part.head)):
        return False  # "In some versions, the god lies": in others he does not
    if part.ahead and part.prep in CIRCUMSTANCES and any(t.lower_ in {"this", "these", "that"} for t in part.tokens):
        return False  # "At this rate, a pump drains ten fields"
    if not part.ahead and _bounds(part, clause):
        return False
    if part.ahead or is_temporal(part.head):
        return True
    has_object = any(p.role == "obj" for p in clause.parts)
    return part.prep in PASSING and (has_object or part.head.i > clause.predicate.i + 4)


def _bounds(part: Part, clause: Clause) -> bool:
    """Tell whether an adjunct says how long something was so, or during what something was counted.

    "exceeded them *for the next ten years*"; "lasted four overs *after the interval*".
    """
    if part.prep == "for" and is_temporal(part.head):
        return True
    counts = any(rel(c) == "nummod" for p in clause.having("obj", "obl") for c in p.head.children if p is not part)
    return counts and part.prep in {"after", "before", "during", "since", "until", "following"}
