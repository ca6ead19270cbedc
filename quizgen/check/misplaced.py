"""A check on where a blank stands: on what is told beside the point, or for which the sentence has another word."""

from __future__ import annotations

import re

from quizgen import lexicon
from quizgen.check.openended import COUNTS
from quizgen.model import BLANK, Form, Question
from quizgen.tables import table

PLACES = frozenset({"place", "country", "city", "state", "continent", "river"})
PLOTS = frozenset("park garden square street road landfill cemetery camp shop market mall".split())
LANDS = frozenset({"country", "city", "state", "continent"})
_NUMBERS = "|".join(table("check")["numbers"].split())
_ANY = (
    (re.compile(rf"[“\"‘](?:[\w’'-]+ ){{2,5}}{BLANK}[.,]?[”\"’]"), "the blank is the end of a saying"),
    (re.compile(rf"^As (?:at|in|with|for) (?:the )?{BLANK}"), "the blank is what it is compared with"),
    (re.compile(rf"^(?:[Ll]ike|[Uu]nlike|[Ss]imilar to) [^,]*{BLANK}"), "the blank is what it is compared with"),
    (re.compile(rf"^As {BLANK}['’]s [a-z -]+,"), "whose friend or servant somebody was is told in passing"),
    (
        re.compile(
            r"\b(?:since|after|before|until|following) (?:the|an?) [^_,]*"
            r"\b(?:crisis|recession|crash|uprising|elections?|attacks?|disaster|earthquake|collapse|coup)\b "
            rf"(?:[a-z]+ )?(?:of|in) (?:the year )?{BLANK}"
        ),
        "the blank is when that was from which it is counted",
    ),
    (
        re.compile(
            r"\b(?:impact|influence|effects?|implications?|significance|importance) (?:on|in|for) (?:[a-z ]+ of )?"
            rf"(?:the )?{BLANK}"
        ),
        "it bears on others too",
    ),
    (
        re.compile(
            rf"\b(?:revenues?|sales|profits?|income|turnover|output) of (?:the )?{BLANK} "
            r"(?:exceeded|rose|fell|grew|reached|stood|was|were|increased|dropped)\b"
        ),
        "the figure holds for others too",
    ),
    (
        re.compile(
            r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)) (?:from|between) "
            rf"(?:[^_,]*\d[^_,]* (?:to|and|up to) )?{BLANK}"
        ),
        "the blank is one end of a range",
    ),
    (
        re.compile(
            r"\b(?:considered|regarded|seen|viewed|designated|influenced|condemned|praised|welcomed|critici[sz]ed)\b"
            rf"[^_]*\bby (?:the )?{BLANK}"
        ),
        "others may hold so too",
    ),
    (
        re.compile(
            rf"(?<!and ){BLANK} (?:has |have |had |also )?(?:called (?:on|for)|urged|condemned|critici[sz]ed|welcomed|"
            r"praised|expressed|voiced)\b"
        ),
        "others may say so too",
    ),
)
"""Where no blank is well placed, and why."""
_NAMED = (
    (
        re.compile(
            r"\b[Aa]n? (?:leader|supporter|opponent|critic|admirer|follower|ally|enemy|friend|student) of "
            rf"(?:the )?{BLANK}"
        ),
        "for what or whom somebody was, among others",
    ),
    (
        re.compile(rf"\b(?:joined|accompanied|flanked|greeted)\b[^_,]*\bby (?:[\w’'-]+ )*{BLANK}"),
        "who was there too is told in passing",
    ),
    (
        re.compile(rf"\b(?:[a-z]{{2,}}est|(?:most|least) [a-z]+) (?:of|in) (?:the )?{BLANK}"),
        "that it is the foremost holds in more than one whole",
    ),
    (
        re.compile(rf"\b(?!(?:{_NUMBERS})s?\b)[a-z]{{3,}} and {BLANK}"),
        "beside a common noun many names would do",
    ),
)
_LETTERS = re.compile(r"[A-Z]{2,7}(?:,? [A-Z]{2,7})+")
_AFTER_NAME = re.compile(rf"[A-Z][\w’'-]+, {BLANK},? (?:was|is|were|are)\b")
_CUT_SHORT = re.compile(rf"\b[Aa]n? (?:(?:1\d|20)\d\d )?{BLANK}\.?$")
_BEFORE_NAME = re.compile(rf"\b(?:[Tt]he|an?|its|his|her|their) {BLANK} (?:\d+ )?[A-Z][\w’'-]*[a-z]")
"""Where a name is not well blanked, and why."""
_EXAMPLE = re.compile(rf"\b(?:examples?|instances?|cases?|(?:sub-?)?species|bod(?:y|ies)) of {BLANK}")
_VAGUE_NUMBER = re.compile(r"(?:(?:a )?few|several|many|some)\b(?! \d)|(?:dozens|scores|hundreds|thousands|millions)$")
_OWNER_OF_NAMED = re.compile(rf"{BLANK}['’]s? (?:[a-z-]+ )?[A-Z]")
_HOUSE = re.compile(
    r"\b((?:[A-Z][\w’'-]* )+(?:University|College|School|Institute|Academy|Hospital|Museum|Library|Airport|Aquarium|"
    rf"Gallery|Theat(?:re|er)|Stadium|Zoo|Cathedral|Palace|Cent(?:re|er))) in {BLANK}"
)
_SITE = re.compile(
    rf"\b(?:[Ii]n|[Aa]t|near|inside|outside|from|to) an? (?:[a-z-]+ ){{0,3}}([a-z]+) (?:in|at|near) (?:the )?{BLANK}"
)
_REGION_OF = re.compile(rf"\b(?:is|are|was|were) [^_]*\bin (?:the )?{BLANK}(?=[.,]|$)")
_QUARTER = re.compile(
    r"(?:the )?(?:Central|(?:North|South|East|West|Northeast|Northwest|Southeast|Southwest)(?:ern)?) [A-Z]\w+"
)
CONTINENTS = frozenset({"Europe", "Asia", "Africa", "America"})
_QUARTER_OF = re.compile(
    rf"\b(?:(?:north|south)?-?(?:north|south|east|west)(?:ern)?|central|mainland|continental|\d+th-century) {BLANK}",
    re.IGNORECASE,
)
_STREET = re.compile(rf"\b(?:at|in|from|to) (?:No\.? ?)?\d{{1,3}} {BLANK}")
_PEOPLE_OF = re.compile(
    rf"\b(?:ancient|early|medieval|modern|wealthy|rich|poor|young|native|local|ordinary|leading|famous|many|most) "
    rf"{BLANK}"
)
_TITLED = re.compile(r"[a-z]+ (?:de|di|du|von|van|of) (?:la )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")
_DIRECTION = re.compile(rf"\b(?:north|south|east|west|central)(?:ern)? {BLANK}", re.IGNORECASE)
_MADE = re.compile(
    rf"\b(?:is|are|was|were|been|become|becomes|became)(?: (?:made|named|appointed|elected|declared))? {BLANK}\.$"
)
_PHRASE = re.compile(r"[a-z]+ (?:[a-z]+ )?(?:of|for|at|in) ")
_OTHER_NAME = re.compile(r" \((?:the )?[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)*\)")


def misplaced(question: Question) -> str:
    """Refuse a blank for what is told beside the point, or for which another word would do in its place."""
    if question.form != Form.CLOZE:
        return ""
    prompt, answer = question.prompt, question.answer
    why = next((why for rule, why in _ANY if rule.search(prompt)), "")
    if not why and re.search(r"[A-Z]", answer):
        why = next((why for rule, why in _NAMED if rule.search(prompt)), "") or _name(question)
    return why or _plain(question)


def _plain(question: Question) -> str:
    """Say why the blank for a phrase or a number calls for no answer."""
    prompt, answer = question.prompt, question.answer
    if question.answer_type in {"number", "count"} and _VAGUE_NUMBER.match(answer):
        return "the number says only that there were some"
    if re.fullmatch(r"[a-z]+ [a-z ]+", answer) and question.answer_type not in COUNTS and _BEFORE_NAME.search(prompt):
        return "what is said of a name beside it may be told otherwise"
    if answer.islower() and _EXAMPLE.search(prompt):
        return "there are other examples"
    if _PHRASE.match(answer) and _MADE.search(prompt):
        return "all that somebody became may be told otherwise"
    return ""


def _name(question: Question) -> str:
    """Say why the name in the blank may be another, or is told in passing."""
    if _LETTERS.fullmatch(question.answer) and _AFTER_NAME.search(question.prompt):
        return "letters after a name are told in passing"
    if question.answer_type in PLACES and _CUT_SHORT.search(question.prompt):
        return "the name says of what sort something is that is left out"
    if question.answer_type != "person" and _OWNER_OF_NAMED.search(question.prompt):
        return "whose a named thing is is told in passing"
    where = _where(question)
    if where:
        return where
    if _STREET.search(question.prompt):
        return "the street of an address is told in passing"
    if _PEOPLE_OF.search(question.prompt) and lexicon.country_adjective(question.answer.removesuffix("s")):
        return "those of whom it is so may be called otherwise"
    if _TITLED.fullmatch(question.answer) and re.search(rf"[A-Z][\w’'-]+, {BLANK},", question.prompt):
        return "who the one named before it was is told in passing"
    if question.answer in CONTINENTS and _QUARTER_OF.search(question.prompt):
        return "in which continent it lies goes without saying"
    if lexicon.homeland(question.answer) and question.answer.endswith("s") and _DIRECTION.search(question.prompt):
        return "those who live there may be called otherwise"
    if question.answer_type in PLACES and _named_otherwise(question):
        return "another name for it stands beside it"
    return ""


def _where(question: Question) -> str:
    """Say why a place may as well be told more or less closely."""
    house, site = _HOUSE.search(question.prompt), _SITE.search(question.prompt)
    if house:
        return f"where “{house[1]}” lies is told in passing"
    if site and question.answer_type in PLACES and (_is_building(site[1]) or site[1] in PLOTS):
        return f"how near the “{site[1]}” lies to what may be told otherwise"
    region = _QUARTER.fullmatch(question.answer) and not lexicon.name_class(question.answer) & LANDS
    return "the region around it may be told as well" if region and _REGION_OF.search(question.prompt) else ""


def _is_building(noun: str) -> bool:
    return lexicon.noun_class(noun) == "artifact" and lexicon.is_place(noun)


def _named_otherwise(question: Question) -> bool:
    """Tell whether brackets after the answer give another name for it: "Siam (Thailand)", not "(WHO)", "(d. 986)"."""
    at = question.answer_at
    told = next((e for e in question.evidence if e.holds(at)), None)
    return told is not None and _OTHER_NAME.match(told.text[at.end - told.start :]) is not None
