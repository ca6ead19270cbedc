"""From a fact to candidate questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen import lexicon
from quizgen.model import BLANK, Fact, Form, Kind, Question, Slot, Span, question_id
from quizgen.tables import wordlist
from quizgen.word.grammar import active, mended, predicate, titled, turned
from quizgen.word.wordings import Wordings

HEDGED = re.compile(
    r"^(?:(?:about|around|approximately|nearly|almost|over|under|roughly|some|just|only|up to|more than|at least|"
    r"at most|less than|fewer than|an? estimated) )+"
)
PREPOSITIONS = frozenset(
    "from since until by before after during within throughout across along around near on at in to through".split()
)
"""With which an answer that says when or where may begin."""
OPEN_TO_PLACES = frozenset({"in", "at", "during", "by", "throughout"})
"""Prepositions after which a blank does not show that a time is asked for."""
_UNIT = re.compile(rf"{BLANK} (%|°(?!\w))")
_HYPHENED = re.compile(rf"{BLANK} (?=-[a-z]{{2,}}|—\w)")
_DASHED = re.compile(rf"(?<=\w—) {BLANK}")
"""Before what is joined to a number by a hyphen: "a | two | -year test"."""
_GENITIVE = re.compile(rf"(?<![Tt]he )({BLANK}['’])(?= )")
"""An apostrophe alone would tell that the answer ends in "s"; but "the Romans's" is no English."""
_YEAR = re.compile(r"\d{4}|\d{1,4} (?:BCE?|CE|AD)")
_CENTURY = re.compile(
    r"(?:the (?:(?:first|second|latter|early|late) )?"
    r"(?:half|part|end|beginning|start|middle|turn|close|quarter|decades) of )?"
    r"(?:the )?(?:(?:very )?(?:early|late|mid|middle)[ -])?(?P<key>\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:st|nd|rd|th))"
    r" century(?: (?:BCE?|CE|AD))?"
)
_DECADE = re.compile(r"the (?:(?:early|late|mid|middle)[ -])?(?P<key>\d{3}0s)")
_PORTION = re.compile(
    r"the (?:very )?(?:end|beginning|start|close|middle|turn|spring|summer|autumn|fall|winter) of (?:the )?"
    r"(?P<key>\d{4}|(?:\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:st|nd|rd|th))(?= century))(?: century(?: (?:BCE?|CE|AD))?)?"
)
LONG_BLANK, MOST_PLAIN = 5, 3
"""Words from which on a phrase is too long for a blank if so many of them are no names."""
BODIES = wordlist("extract", "named_bodies")
TELLING_HEADS = wordlist("extract", "telling_heads") | BODIES
TELLING_FIRST = wordlist("extract", "telling_first")
PLURALS = {"country": "countries", "city": "cities"}
BEFORE_SEVERAL = frozenset({"between", "through"})
NAMES = frozenset({"name", "place"})
"""Types of names of which no question word is sure to fit."""
WHAT_IS_NAMED = frozenset({"cognition", "substance", "process", "state", "food"})
_NUMBERED = re.compile(r" (?:[IVX]+|\d+)$")
REGIONS = ("country", "city", "state", "continent", "river")


def questions(fact: Fact, wordings: Wordings, forms: frozenset[Form] | None = None) -> Iterator[Question]:
    """Yield a candidate for each form that a wording fits; the first fitting wording of each form is taken."""
    taken: set[Form] = set()
    answer_type = finer_type(fact)
    named = _named(fact, wordings.word_for(answer_type), answer_type)
    preposition = _preposition(fact)
    for wording in wordings.of(fact):
        if wording.form in taken or (forms is not None and wording.form not in forms):
            continue
        if not wording.fits(fact.features, named) or ("{{ wh }}" in wording.ask and not named["wh"]):
            continue
        if wording.form == Form.CLOZE and fact.kind != Kind.STATEMENT and not _fills_blank(fact):
            continue
        taken.add(wording.form)
        mark = "." if wording.form == Form.CLOZE else "?"
        answer = fact.slots["answer"]
        blank = named["blank"]
        if wording.form == Form.CLOZE:
            answer = _without_first(answer) if preposition else answer
            year = "the year " if preposition and _YEAR.fullmatch(answer.text) else ""
            before, answer, after = _told_apart(preposition or _word_before(fact), answer)
            before = year or before
            if preposition or before or after:
                blank = f"{preposition} {before}{BLANK}{after}".strip()
        prompt = mended(wordings.render(wording, named | {"blank": blank}), mark)
        prompt = _DASHED.sub(BLANK, prompt)
        prompt = _HYPHENED.sub(BLANK, _UNIT.sub(rf"{BLANK}\1", prompt))
        prompt = titled(_GENITIVE.sub(r"\1s", prompt))
        yield Question(
            id=question_id(fact.key, wording.form),
            kind=fact.kind,
            form=wording.form,
            prompt=prompt,
            answer=answer.text,
            accepted=accepted(answer.text, answer_type),
            answer_at=answer.at,
            evidence=fact.evidence,
            template=wording.name,
            fact=fact.key,
            clause=f"{fact.slots['verb'].at.article}:{fact.slots['verb'].at.start}" if "verb" in fact.slots else "",
            answer_type=answer_type,
            weak=fact.features.get("weak", ""),
        )


def _preposition(fact: Fact) -> str:
    """Return the preposition with which an answer begins, which a cloze leaves outside its blank: "since _____"."""
    answer = fact.slots["answer"]
    first, _, rest = answer.text.partition(" ")
    plain = answer.via is None and answer.text == answer.at.text
    return first if plain and rest and first in PREPOSITIONS and fact.kind in {Kind.DATE, Kind.PLACE} else ""


def _without_first(answer: Slot) -> Slot:
    first, _, rest = answer.text.partition(" ")
    at = answer.at
    start = at.start + len(first) + (len(at.text) - len(first) - len(at.text[len(first) :].lstrip()))
    return Slot(at=Span(article=at.article, start=start, end=at.end, text=rest), text=rest)


def _told_apart(preposition: str, answer: Slot) -> tuple[str, Slot, str]:
    """Return what stands before the blank for a time, the answer itself, and what stands after it.

    What shows that a time is asked for stays in the prompt, as "in _____" may as well ask for a place: "in the early
    _____ century", "during the _____", "at the end of _____".
    """
    text, at = answer.text, answer.at
    portion = _PORTION.fullmatch(text)
    found = portion or _CENTURY.fullmatch(text) or _DECADE.fullmatch(text)
    shown = portion is None and preposition.lower() not in OPEN_TO_PLACES  # "since _____" asks for no place
    if found is None or shown or answer.via is not None or at.text != text:
        return "", answer, ""
    start, end = found.span("key")
    key = text[start:end]
    span = Span(article=at.article, start=at.start + start, end=at.start + end, text=key)
    return text[:start], Slot(at=span, text=key), text[end:]


def _word_before(fact: Fact) -> str:
    words = fact.slots["before"].text.split() if "before" in fact.slots else []
    return words[-1] if words else ""


def _fills_blank(fact: Fact) -> bool:
    """Tell whether an answer is a name or a number, not a clause or a phrase of many words: nobody recalls those."""
    text = fact.slots["answer"].text
    if fact.features.get("asks") == "list":
        return False  # the number that is told goes with the list
    if fact.kind in {Kind.PURPOSE, Kind.CAUSE, Kind.MANNER} or not re.search(r"[A-Z\d]", text):
        return False
    words = [w for w in text.split() if w not in {"a", "an", "the"}]
    plain = sum(w[:1].islower() for w in words)
    return len(words) < LONG_BLANK or plain < MOST_PLAIN or fact.kind in {Kind.DATE, Kind.QUANTITY}


def _where(fact: Fact, answer_type: str) -> str:
    """Return "in which city" where the lexicon knows that the answer is one: "where" would leave open how near.

    So too "between which countries", where it is several; what was in several is asked for with "where".
    """
    names = _names_in(fact.slots["answer"].text)
    region = _common_region(names)
    prep = fact.features.get("prep")
    if not region or answer_type == "time" or any(region in name for name in names):
        return "where"
    if len(names) > 1:
        return f"{prep} which {PLURALS.get(region, region + 's')}" if prep in BEFORE_SEVERAL else "where"
    return f"{prep} which {region}" if prep in {"in", "to"} else "where"


def _names_in(text: str) -> list[str]:
    return [part for part in text.replace(", and ", ", ").replace(" and ", ", ").split(", ") if part]


def _common_region(names: Sequence[str]) -> str:
    """Return what sort of place the lexicon knows all names to be, '' where it knows none."""
    known = [lexicon.name_class(name.removeprefix("the ")) for name in names]
    return next((region for region in REGIONS if known and all(region in k for k in known)), "")


def _which_body(fact: Fact, wh: str) -> str:
    """Return "which court" for "which organization" where the answer's name says what it is, "who" for two."""
    if wh and fact.features.get("number") == "plural" and " and " in fact.slots["answer"].text:
        return "who"
    name = lexicon.name_class(fact.slots["answer"].text.removeprefix("the "))
    kind = sorted(name & BODIES)
    return f"which {kind[0]}" if kind and "organization" in name else wh


def _which_kind(name: str) -> str:
    """Return "which edict" for "the Edict of Rusk", "which lake" for "Lake Rusk", '' where a name tells no kind."""
    words = _NUMBERED.sub("", name.removeprefix("the ")).split()
    if not words or words[0][:1].islower() or {"and", "or", "&"} & set(words) or "," in name or " " not in name:
        return ""
    first = words[0].lower() in TELLING_FIRST
    # What follows "of" may itself be headed by a kind: "the Bank of Rusk County".
    head = words[0] if first else words[words.index("of") - 1] if "of" in words else words[-1]
    return f"which {head.lower()}" if head[:1].isupper() and (first or head.lower() in TELLING_HEADS) else ""


def _is_idea(name: str) -> bool:
    """Tell whether a name is that of a faith, a school of thought or a substance, which "what" asks for: "Islam"."""
    return lexicon.noun_class(name.lower()) in WHAT_IS_NAMED or (name[:1].isupper() and name.endswith("ism"))


def _blank(fact: Fact) -> str:
    """Return the blank, with what says that years are asked for where nothing else does."""
    if fact.features.get("answer_type") == "period" and fact.slots["answer"].text[:4].isdigit():
        return f"the years {BLANK}"
    return f"the year {BLANK}" if _is_year_alone(fact) and not _goes_on(fact) else BLANK


def _is_year_alone(fact: Fact) -> bool:
    """Tell whether nothing before a year says that it is one: "in _____" may as well ask for a place."""
    before = fact.slots["before"].text.split() if "before" in fact.slots else []
    bare = _YEAR.fullmatch(fact.slots["answer"].text) is not None
    return bare and bool(before) and before[-1].lower() in {"in", "since", "by", "until", "before", "after"}


def _goes_on(fact: Fact) -> bool:
    """Tell whether another year is joined to the blank: "in _____ and 1911" is not one year."""
    after = fact.slots["after"].text if "after" in fact.slots else ""
    return re.match(r"(?:and|or|to|,) ?\d{4}\b", after) is not None


def accepted(answer: str, answer_type: str) -> tuple[str, ...]:
    """Return other ways to give the answer: without article, without hedge, the surname of a person."""
    words = answer.split()
    out: list[str] = []
    if len(words) > 1 and words[0].lower() in {"a", "an", "the"}:
        out.append(" ".join(words[1:]))
    if answer_type in {"count", "number", "percent", "money", "duration"} and len(words) > 1:
        bare = HEDGED.sub("", answer)
        if bare != answer:
            out.append(bare)
    if answer_type == "person" and 2 <= len(words) <= 3 and all(w[:1].isupper() for w in words):
        out.append(words[-1])
    return tuple(dict.fromkeys(out))


def finer_type(fact: Fact) -> str:
    """Return the answer's type, with places told apart where the lexicon knows them."""
    kind = fact.features.get("answer_type", "")
    if kind not in NAMES or str(fact.kind) == "place":
        return kind
    names = _names_in(fact.slots["answer"].text)
    region = _common_region(names)
    if region:
        return region if len(names) == 1 else "countries" if region == "country" else "place"
    return kind


def _named(fact: Fact, wh: str, answer_type: str) -> dict[str, str]:
    features = fact.features
    lead = fact.slots["front"].text if "front" in fact.slots else ""
    said = f"according to {fact.slots['source'].text}," if "source" in fact.slots else ""
    lead = f"{said} {lead}".strip().rstrip(",")
    named = {name: slot.text for name, slot in fact.slots.items() if name not in {"front", "source"}}
    named |= turned(fact)
    if answer_type == "organization":
        wh = _which_body(fact, wh)
    if features.get("adjunct"):
        wh = _which_kind(fact.slots["answer"].text) or (wh if wh != "what" else "")
    elif not wh and answer_type in NAMES:
        wh = _which_kind(fact.slots["answer"].text) or ("who" if features.get("acts") else "")
        wh = wh or ("what" if _is_idea(fact.slots["answer"].text) else "")
    named |= {
        "lead": f"{lead}," if lead else "",
        "said": said,
        "wh": f"which {features['which']}" if features.get("which") else wh,
        "which": "what" if answer_type in {"organization", "place", "name", "group"} else wh,
        "predicate": predicate(fact, singular=not features.get("which_many")),
        "group": predicate(fact, singular=False),
        "active": active(fact),
        "active_many": active(fact, many=True),
        "where": _where(fact, answer_type),
        "be": "was" if features.get("tense") == "past" else "is",
        "prep": features.get("prep", ""),
        "asked": features.get("asked", ""),
        "blank": _blank(fact),
    }
    for name in ("subject", "rest", "before", "after", "counted", "role", "name", "short", "dimension", "stranded"):
        named.setdefault(name, "")
    return named
