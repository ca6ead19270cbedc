"""Whether a stem leaves its answer open: nothing in it lets the options be told apart by anything but knowledge.

closed(question, key)   why no options may be offered, or ""
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import takewhile

from quizgen import lexicon
from quizgen.choose.alike import content
from quizgen.choose.assured import miswritten
from quizgen.choose.measure import size
from quizgen.choose.placing import ill_joined, leaning, unplaced
from quizgen.choose.sorts import NAMES, VALUES, Sort
from quizgen.choose.standing import dangling, in_passing, of_the_future, owned_by_the, pointing, thin, torn
from quizgen.choose.timing import RULES as OF_TIME
from quizgen.model import BLANK, Form, Kind, Question
from quizgen.tables import wordlist

_GENDER = re.compile(r"\b(?:he|his|him|himself|she|her|hers|herself)\b", re.IGNORECASE)
# What happened once, or is the most of its kind, is said of one; "which country ranks low?" has many answers.
_ONCE = re.compile(
    r"\b(?:did|was|were|had|only|first|last|most|least|\w+est|former|capital|headquarters|\w+ed)\b|\d", re.IGNORECASE
)
# Of a list that is left open, another may be a member.
_LIKE = re.compile(r"\b(?:like|including|includes?|included|such as|among)\b", re.IGNORECASE)
_ALSO = re.compile(r"\b(?:also|too|as well|likewise|another|similarly)\b", re.IGNORECASE)
_LISTED = re.compile(
    rf"\b(?:and|or|nor|but|plus) {BLANK}|{BLANK}(?:,? (?:and|or) [A-Z]|(?:, [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)+,)"
)
_IN_NAME = re.compile(rf"(?<=\S )[A-Z][\w’'.-]* {BLANK}|\bThe {BLANK}|[’']s? {BLANK}|{BLANK} (?:of )?[A-Z]")
_INSIDE = re.compile(rf"(?<=\S )[A-Z][\w’'-]+ (?P<noun>[a-z]+ )?(?:of|in|from) (?:the )?(?:[a-z]+ )?{BLANK}")
_DETERMINERS = frozenset("the a an its his her their our first".split())
_OWNED = re.compile(rf"{BLANK}\s?[’']s?(?!\w)")
_YEAR = re.compile(r"(?<![\d,.])(1\d{3}|20\d\d)(?![\d,])")
_PAIR = re.compile(
    rf"(?<!between )(?<!from )(?<![\d,.])\d[\d,.]* (?:and|or) {BLANK}|(?<!between )(?<!from ){BLANK} (?:and|or) \d",
    re.IGNORECASE,
)
_COMPOUND = re.compile(r" (?:feet|foot|ft|pounds?|lbs?|stone|hours?|minutes?|years?|degrees?) (?:and )?\d")
# What had come about by one year had by any later one, and hardly anybody knows by which it was first said.
_BY = re.compile(
    rf"\b(?:[Bb]y|[Aa]s (?:late|early) as|[Bb]efore|[Aa]fter) (?:the )?(?:\w+ )?{BLANK}|^By (?:when|what)\b"
)
_WHEN = re.compile(
    r"\b(?:when|(?:what|which) (?:\w+ )?(?:years?|centur\w+|decades?|dates?|days?|months?|seasons?|periods?|time))\b",
    re.IGNORECASE,
)
_REPORT = re.compile(r"\b(?:according to|reportedly|allegedly|supposedly|rumou?red|legend)\b", re.IGNORECASE)
_PADDED = re.compile(rf"\b([Ii]n|[Ss]ince|[Bb]y|[Ff]rom|[Uu]ntil|[Aa]fter|[Bb]efore|[Tt]o) the year {BLANK}")
_OTHERS = re.compile(
    r",? and (?:[A-Z][\w’'-]+ ){1,3}(?:estimates?d?|says|said|believes?d?|claims|claimed|argues?d?|adds|added) "
)
_SOON_AFTER = re.compile(
    r"\b(?:within|inside) [\w ]{1,24}\b(?:years|decades|centuries|months|weeks|days|hours) (?:of|after)\b"
)
_MEANS = re.compile(r"\b(?:involving|by \w+ing)(?: (?:about|around|over|some|more than|up to))? $")
_DEGREES = re.compile(r"\s*(?:[°º]|degrees?\b)")
_LIFE = re.compile(r"\b(?:born|die[ds]?|founded|killed|marry|married|abolished|discovered|invented)\b")
_FEWEST_WORDS = 3
"""How many words besides the question word a stem must have that say something; a birth or a death needs fewer."""
_SUPPOSED = re.compile(r"^(?:If|Suppose|Imagine|Assum\w+|Say)\b|\beither\b|, if ")
_SHARES = re.compile(r"\d%|\bper ?cent\b")
_MOST_SHARES = 2
_YEARS_LONG = re.compile(r"\b(\w+)[ -]years?\b")


def closed(question: Question, key: Sort) -> str:
    """Return what gives the answer away, or lets others be right too; "" where nothing does."""
    for why, rule in RULES.items():
        if rule(question, key):
            return why
    return ""


def unpadded(question: Question) -> Question:
    """Return a cloze without "the year" before its blank: the options, or the year put in, show what is meant."""
    return question.model_copy(update={"prompt": _PADDED.sub(rf"\1 {BLANK}", question.prompt)})


def after_the(question: Question) -> bool:
    """Tell whether the answer has the article before it in the prompt of a cloze."""
    return bool(re.search(rf"\bthe {BLANK}", question.prompt, re.IGNORECASE))


def _abbreviated(question: Question, key: Sort) -> bool:
    """Whoever can read initials needs to know nothing."""
    return question.kind == Kind.ABBREVIATION


def _sexed(question: Question, key: Sort) -> bool:
    """Names of men and women are told apart by "his wife" and "the queen"."""
    words = re.findall(r"[a-z]+", question.prompt.lower())
    told = bool(_GENDER.search(question.prompt)) or not wordlist("forms", "gendered").isdisjoint(words)
    return key.family == "person" and (told or after_the(question))


def _called(question: Question, key: Sort) -> bool:
    """Before the blank stands what its bearer is: "the economist _____", "the rival _____", "a devout _____"."""
    before = question.prompt.partition(BLANK)[0].split() if BLANK in question.prompt else []
    last = before[-1].strip("“\"'").lower() if before else ""
    after = before[-2].lower() in _DETERMINERS if len(before) > 1 else False
    noun = (after or not lexicon.is_verb(last)) and (lexicon.is_person(last) or lexicon.is_group(last))
    one_of = bool(re.search(rf"\b[Aa]n? (?:\w+ ){{0,2}}{BLANK}", question.prompt))  # "remained a lifelong _____"
    return key.family in NAMES and (
        noun or one_of or last in ("named", "called") or last in wordlist("forms", "parts_of_places")
    )


def _torn(question: Question, key: Sort) -> bool:
    """The blank is part of a name, or the owner of a thing that is named by its owner."""
    prompt = question.prompt
    return key.family in NAMES and bool(_IN_NAME.search(prompt) or _OWNED.search(prompt))


def _of_several(question: Question, key: Sort) -> bool:
    """The blank is one of a list, in which another name might stand as well."""
    before = " ".join(question.prompt.partition(BLANK)[0].split()[-8:])
    return key.family in NAMES and bool(_LISTED.search(question.prompt) or _LIKE.search(before))


def _locates(question: Question, key: Sort) -> bool:
    """What is named already tells the place: "the Fujian region of _____"."""
    found = _INSIDE.search(question.prompt)
    noun = (found["noun"] or "").strip() if found else ""
    of_noun = not noun or bool(lexicon.noun_class(noun) and not lexicon.is_verb(noun))
    return key.family in NAMES and found is not None and of_noun


def _narrowed(question: Question, key: Sort) -> bool:
    """A country in the prompt leaves few towns: "which city leads the Canadian cities?"."""
    names = re.findall(r"(?<=\s)[A-Z][\w.’'-]*", question.prompt.replace("’s", "").replace("'s", ""))
    return key.family == "place" and "country" not in key.finer and any(lexicon.country_of(name) for name in names)


def _of_many(question: Question, key: Sort) -> bool:
    """What is said in general may hold of others, and so may what is said with "also"."""
    once = _ONCE.search(question.prompt) or any(map(lexicon.is_irregular_past, question.prompt.split()))
    if key.family in ("place", "organization", "people") and not once:
        return True
    at = question.answer_at
    return key.family in NAMES and any(_ALSO.search(span.text) for span in question.evidence if span.holds(at))


def _worked_out(question: Question, key: Sort) -> bool:
    """The answer follows from the years in the prompt: "ruled for _____ years, from 1321 to 1323"."""
    years = [int(year) for year in _YEAR.findall(question.prompt)]
    answer = size(question.answer)
    if not years or answer is None or len(answer[1]) != 1:
        return False
    value = answer[1][0]
    if key.family == "year":
        spans = [size(word) for word in _YEARS_LONG.findall(question.prompt)]
        return any(abs(abs(value - year) - s[1][0]) <= 1 for year in years for s in spans if s)
    return any(abs(abs(one - other) - value) <= 1 for one in years for other in years if one < other)


def _foretold(question: Question, key: Sort) -> bool:
    """Of what is to come only years to come are plausible, and of a term only earlier ones wrong."""
    return key.family in ("year", "time") and of_the_future(question.prompt)


def _thin(question: Question, key: Sort) -> bool:
    """Nothing tells which one is meant: "in what year was a paper published?", "when did Byron return?"."""
    prompt = re.sub(rf"(?:\bthe )?{BLANK}", " one ", question.prompt).strip()
    bare = len(content(prompt)) < _FEWEST_WORDS and not _LIFE.search(prompt)
    return thin(prompt, the=True) or (bare and key.family in VALUES)


def _unsaid(question: Question, key: Sort) -> bool:
    """The sentence points to what was said before it, or to when it was written."""
    said = question.prompt.replace(BLANK, question.answer)
    return (
        owned_by_the(said)
        or in_passing(said)
        or (question.form == Form.CLOZE and (pointing(said) or dangling(said) or torn(said)))
    )


def unattributed(question: Question, said: str) -> bool:
    """Tell whether the sentence gives something as reported, and what is made of it gives it as a fact."""
    at = question.answer_at
    source = next((span.text for span in question.evidence if span.holds(at)), "")
    return bool(_REPORT.search(source)) and not _REPORT.search(said)


def _as_a_fact(question: Question, key: Sort) -> bool:
    """What the sentence gives as reported is asked for as a fact."""
    return unattributed(question, question.prompt)


def _open_ended(question: Question, key: Sort) -> bool:
    """What came after one year came after an earlier one as well; "1920–21" is 1921, and "1995 and 2004" both."""
    if _BY.search(question.prompt) and (
        key.family in ("year", "time") or re.search(rf"{BLANK} centur", question.prompt)
    ):
        return True
    if key.family not in ("year", "time"):
        return False
    if _SOON_AFTER.search(question.prompt):  # the time is that of what came first
        return True
    answer = re.escape(question.answer)
    within = re.compile(
        rf"{answer}\s?[–-]\s?\d|\d\s?[–-]\s?{answer}|{answer},? (?:and )?\d{{4}}|\d{{4}},? and {answer}"
    )
    lead = question.form != Form.CLOZE and key.lead in ("from", "since", "until", "by")
    return lead or key.lead in ("after", "before") or any(within.search(span.text) for span in question.evidence)


def _piece(question: Question, key: Sort) -> bool:
    """The number is part of a larger one, of a pair, of a label or of an age, or a temperature."""
    before, blank, after = question.prompt.partition(BLANK)
    if key.family not in VALUES or not blank:
        return False
    words = re.findall(r"[a-z]+", after)[:2]
    if re.search(r"\ban?\s$", before) and question.answer.lower().startswith("estimated"):
        return True
    named = key.family == "number" and re.match(r" [A-Z]", after)  # "Attribution _____ International"
    body = {lexicon.noun_class(one) for word in words for one in lexicon.singulars(word)}
    limbs = key.family == "number" and "body" in body
    if named or limbs:  # everybody knows how many legs there are
        return True
    label = wordlist("forms", "labels").intersection(before.lower().split()[-1:])
    if key.family == "number" and _MEANS.search(before):  # how many took part, or with how many it was done
        return True
    aged = key.family == "year" and re.match(r"[\s-]years?\b", after)
    return bool(label or aged or _PAIR.search(question.prompt) or _COMPOUND.match(after) or _DEGREES.match(after))


def _unasked(question: Question, key: Sort) -> bool:
    """A date answers nothing but when."""
    open_ = question.form == Form.OPEN and key.family in ("year", "time")
    return open_ and not _WHEN.search(question.prompt)


def _listed(question: Question, key: Sort) -> bool:
    """The prompt names as many things as it asks for, "had _____ brothers, Niklaus and Johann", or is all figures."""
    if len(_SHARES.findall(question.prompt)) > _MOST_SHARES:
        return True
    count = size(question.answer)
    after = re.match(r"[^,:]{0,40}[,:] ([A-Z].*)", question.prompt.partition(BLANK)[2])
    if key.family != "number" or count is None or not after:
        return False
    names = list(takewhile(lambda piece: piece[:1].isupper(), re.split(r", and |, | and ", after[1])))
    return len(names) == int(count[1][0])


def _supposed(question: Question, key: Sort) -> bool:
    """What is only supposed, or one of two that may be, is no fact."""
    return bool(_SUPPOSED.search(question.prompt))


def _unplaced(question: Question, key: Sort) -> bool:
    """One of many is meant, and nothing says which; or something told of before."""
    return (key.family in VALUES and unplaced(question.prompt)) or leaning(question.prompt)


def _ill_joined(question: Question, key: Sort) -> bool:
    """A comma or a preposition fell out, or another fact stands before the one asked for."""
    return ill_joined(question.prompt)


def _twofold(question: Question, key: Sort) -> bool:
    """What somebody else says of something else is told besides."""
    return bool(_OTHERS.search(question.prompt))


def _miswritten(question: Question, key: Sort) -> bool:
    """A name is written as a teacher would not write it."""
    return miswritten(question.prompt)


RULES: dict[str, Callable[[Question, Sort], bool]] = {
    **OF_TIME,
    "unplaced": _unplaced,
    "ill joined": _ill_joined,
    "miswritten": _miswritten,
    "twofold": _twofold,
    "initials": _abbreviated,
    "man or woman": _sexed,
    "called": _called,
    "torn": _torn,
    "of several": _of_several,
    "located": _locates,
    "narrowed": _narrowed,
    "of many": _of_many,
    "worked out": _worked_out,
    "foretold": _foretold,
    "points elsewhere": _unsaid,
    "as a fact": _as_a_fact,
    "open-ended": _open_ended,
    "piece": _piece,
    "unasked": _unasked,
    "listed": _listed,
    "supposed": _supposed,
    "thin": _thin,
}
