"""Checks on a blank: what is left around it must call for the answer, and must not give it away."""

from __future__ import annotations

import re

from quizgen import lexicon
from quizgen.check import units
from quizgen.lexicon.calendar import is_month
from quizgen.model import BLANK, Form, Question
from quizgen.tables import table, wordlist
from quizgen.word.ask import HEDGED

EVERYDAY = wordlist("check", "everyday")
STOCK = wordlist("check", "stock_phrases")
SMALL_COUNTS = wordlist("check", "small_counts")
COUNTING = table("check")["counting"].split()
NAME_BEGINNINGS = wordlist("check", "name_beginnings")
CLASS_NAMES = wordlist("check", "class_names")
BODY_HEADS = wordlist("check", "body_heads")
PLACES = frozenset({"place", "country", "city", "state", "continent", "river"})
SORTED = frozenset({"group", "person", "place"})
"""Classes of nouns of which one may be called by several: "a Medieval | state"."""
CONCRETE = frozenset({"body", "substance", "animal", "plant", "food", "person", "group", ""})
"""Classes of nouns that are told by their names even before "of": "chief executive of"."""
DEEDS = frozenset({"act", "event"})
"""Classes of nouns for what is done to a place, which does not lie in it."""
SETTLED = frozenset("city town village island port province state colony capital".split())
"""Of these, what stands after "of" is the name."""
NEAR_YEARS = 2
"""Years within which one year gives away another."""
_NAME_AHEAD = re.compile(rf"(?<!^)(?<![.?!] )\b([A-Z][\w’'.-]*)(?: (?:of|of the|for|for the|the|&))? (?:the )?{BLANK}")
_NAME_BEHIND = re.compile(rf"{BLANK}(?:-| (?:of (?:the )?|on (?:the )?|for (?:the )?|the |& )?[A-Z])")
_PART_OF_NAMED = re.compile(
    rf"\b(?P<part>[A-Z][\w’-]*) (?P<sort>(?:(?!(?:to|of|in|on|at|by|for|from|with|and|or|the|an?|is|was|were|are)\b)"
    rf"[a-z][\w-]+ ){{0,3}})of(?: the)?(?: [a-z]+)? {BLANK}|[A-Z]\w+, {BLANK}(?!, and\b)"
)
"""What is called by a name and lies in the place asked for: "the | Fujian region | of"."""
_NUMBERED_NAME = re.compile(rf"(?:\b[Tt]he|^) ?{BLANK} (?:[IVX]+|\d+)(?=[,.]| ([a-z]+))")
"""A name with its number: "the _____ 4711 is kept in Hull"."""
_NEXT_CENTURY = re.compile(
    rf"\b(?:\d+(?:st|nd|rd|th)|[a-z-]+(?:th|first|second|third))(?: century)?,? (?:and|or|to) (?:the )?"
    rf"(?:(?:early|late|mid)[ -])*{BLANK} centur"
)
_PARTICLE_AHEAD = re.compile(rf"\b({'|'.join(table('check')['particles'].split())}) {BLANK}")
_DATED_NAME = re.compile(rf"\b[A-Z]\w+ ([A-Z]\w+)['’]s? {BLANK}")
_OFFICE_AHEAD = re.compile(rf"\b([A-Z]\w+) ([A-Z][a-z]+)['’]s? {BLANK}")
_LORDS = re.compile(rf"\b[Tt]he ([A-Z][a-z]+)['’]s {BLANK}")
_OWNED_NAME = re.compile(rf"{BLANK}['’]s? ([A-Z]\w+)(?! [A-Z])")
_CITY_AHEAD = re.compile(rf"\b([A-Z]\w+)(?: in|,) {BLANK}")
_LYING = re.compile(r"\b([A-Z]\w+)(?: in|,) ")
_EDGE = re.compile(r"\b")
_COURTESY = re.compile(rf"\b(?:{'|'.join(table('check')['courtesy'].split())})\.? {BLANK}", re.IGNORECASE)
_LIST_AHEAD = re.compile(
    r"(?:[\w’'. -]{2,30}, ){3,}(?:[\w’'.-]+ (?:[\w’'.-]+ )?and |and |or )?$|(?:[\w’'. -]{2,30}, ){4,}and the $"
)
_LIST_BEHIND = re.compile(r"(?:, [\w’'. -]{2,30}){3,}")
_YEARS_AHEAD = re.compile(r"\d{4}(?:[–-]\d{2,4})?,? (?:and |or )?(?:again )?(?:in )?(?:the year )?$")
_YEARS_BEHIND = re.compile(r", (?:and |or )?(?:in )?\d{4}\b")
_NUMBERS = "|".join(table("check")["numbers"].split())
_COUNT = rf"(?:at least |about |only |some |over |nearly )?(?:{_NUMBERS})(?: times)?"
_NUMBER = re.compile(rf"\b(?:{_NUMBERS})\b")
KINDS = frozenset("categories types kinds classes forms groups branches divisions sorts orders stages phases".split())
"""What a whole falls into."""
_DIVIDING = re.compile(
    rf"\b(?:into|recogni[sz]e[sd]?|distinguish(?:es|ed)?|comprise[sd]?|consists? of|[Tt]here (?:are|were)|ha[sd]|have) "
    rf"{BLANK} "
)
_UP_TO = re.compile(
    rf"(?<!from )(?<!between )\b(?:\d[\d,.]*|{_NUMBERS})(?: (?:to|or)|(?P<share> ?%| percent| per cent) to) $"
)
_FEW = "two|three|four|five|six|seven|eight|nine|ten|dozen|many|most|some|several"
_GROUPED = re.compile(rf"\b(?:\d[\d,.]*|(?:number|hundreds|thousands|millions|dozens) of|{_FEW}) {BLANK}(?!-| [A-Z])")
_RACE = re.compile(rf"\bthe [A-Z]\w+ to {BLANK}")
_DESCRIBED = re.compile(
    rf"(?:\b(?:[Aa]n?|[Ss]ome|[Mm]any|[Hh]is|[Hh]er|[Tt]heir|[a-z]{{3,}}ly)|(?<!\bit)['’]s) {BLANK}"
    rf"|{BLANK},? (?:(?=[A-Z])|such as|includ\w+|like\b)"
)
_DESCRIBED_NAME = re.compile(rf"\b[Tt]he {BLANK}")
_BESIDE = re.compile(
    rf"\b(?:together|along) with {BLANK}|\bwhose [a-z]+ {BLANK}"
    rf"|\b(?:relatives|neighbou?rs|allies|rivals|enemies|opponents|friends) of (?:the )?{BLANK}"
)
_ONE_OF = re.compile(rf"{BLANK}[\"”’]? (?:is|was|are|were) (?:also )?one of (?:the )?(?:{_FEW}|\d+) ")
_ONE_BEING = re.compile(rf"\b[Oo]ne of [^_,]* (?:is|was) (?:the )?{BLANK}")
_INCLUDED = re.compile(
    rf"\b(?:include[sd]?|including) (?:[^_;.]*(?:, |,? and ))?(?:the )?{BLANK}(?!['’]| (?:of|in) (?:1\d|20)\d\d\b)"
)
_FIRST_OF = re.compile(rf"\b(?:first|only|last) {BLANK} (?:to|who|that|ever)\b")
_EITHER = re.compile(rf"\b[A-Z]\w+,? or (?:the )?{BLANK}|{BLANK},? or (?:the )?[A-Z]")
_EXAMPLES = re.compile(rf"\b[Ee]xamples?\b[^_]* (?:include|are|is|was|were)\b[^_]*{BLANK}")
_LOOSE = re.compile(
    r"\b(?:series|numbers?|range|variety|method|levels?|sense|array|form|kind|type|sort|lack|amounts?|degree|means|"
    r"network|group|set|subject|object|source|topic|matter|focus|high rate|low rate) of "
    rf"{BLANK}|\b(?:first|last|only|second|main|best) {BLANK}|\b(?:in|of|by|with|through|for|from) its {BLANK}[.,]"
)
_BEING = re.compile(
    rf"\b(?:is|are|was|were|be|been|become|becomes|became) {BLANK}"
    r"(?: (?:in|by|during|after|before|until|from) [^,]*)?\.$"
)
"""A blank for all that is said of something."""
_RELATED = re.compile(rf"{BLANK} of (?!\d)")
_BODY_NAME = re.compile(rf"\b[Tt]he (?:[A-Z][\w’'-]+ ){{0,2}}([A-Z][\w’'-]+) and {BLANK} (?!and\b|or\b)[a-z]")
"""The beginning of a name of two parts: "the Health and | Safety Agency |"."""
_FIRM_NAME = re.compile(rf"\b([a-z]+) (?:[A-Z][\w’'-]+ ){{1,3}}(?:and|&) {BLANK}(?! [A-Z])")
"""The beginning of a name of two parts after what it is: "the research group Kell and | Roe |"."""
MATTERS = frozenset({"act", "process", "state", "cognition", "attribute", "substance", "food"})
"""Classes of nouns for what a body sees to, by which none is called alone."""
_COUNTS_BEHIND = re.compile(rf" [a-z-]+, (?:{_NUMBERS}) [a-z-]+(?: [a-z-]+)?,? and (?:{_NUMBERS}) (?:of )?[a-z]")
"""Other counts after the one that is blank: "| three | rifles, two shotguns and hundreds of rounds"."""
_FOR_WHOM = re.compile(rf"For {BLANK}, ")
_TAKEN_UP = re.compile(rf"[A-Z][^_]*\bthe {BLANK}(?=[.,]|$)")
"""A definite phrase after a name that it may take up: "Roe left Orvalia's Baker before the | show |"."""
_OF_YEAR = re.compile(rf"\b(?<!the )([a-z]+) of {BLANK}(?=[.,]|$)")
"""A title that is given anew each year: "mill of | 1931 |", for which "mill of the year" would do as well."""
_DECADE_AHEAD = re.compile(
    rf"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Bb]efore|[Aa]fter|[Dd]uring|[Ff]rom) the {BLANK}"
    r"(?!,? (?:and|or|to) (?:the )?(?:(?:early|late|mid)[ -])?\d)"
)
"""What goes before a decade, and as well before a century or what happened then: "until the | 1930s |"."""
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?")
WORKS = frozenset("show programme program series film movie book novel play album song game".split())
"""Nouns by which what has a title is taken up."""
_OWNER = re.compile(rf"{BLANK}['’]s (?!capital\b)[a-z]")
_CALLED_SO = re.compile(rf"\b(?:[Aa]|[Aa]n|[Aa]nother|[Ee]very) {BLANK}['’]s [a-z]")
"""A name that holds its genitive: "at a | Roe's auction" is one of the house called Roe's."""
_EPONYMOUS = rf"(?:{'|'.join(table('check')['eponymous'].split())})s?"
_EPONYM = re.compile(rf"{BLANK}['’]s (?:[a-z]+ )?(?:{_EPONYMOUS}|{table('check')['ailments']})\b")
_PLACE = r"(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*"
_PLACES_AHEAD = re.compile(
    rf"\b(?:in|at|to|from|across|throughout|around|through|near|visited|toured) {_PLACE}(?:, {_PLACE})+,? and "
    r"(?:the )?$"
)
"""Before the last of several places where, or to which, somebody did something: only the list tells which."""
_COUNTRY_WORDS = re.compile(r"(?:[A-Z]\.){2,}|\b(?:United|Soviet|Great) [A-Z]\w+|\b[A-Z]\w+")
_COMPARED = re.compile(rf"\d{{4}} compared [^_]*{BLANK}|{BLANK} compared [^_]*\d{{4}}")


def cut_name(question: Question) -> str:
    """Refuse a blank for one part of a name: "A Month in the _____", "_____ the Great"."""
    if question.form != Form.CLOZE:
        return ""
    prompt, answer = question.prompt, question.answer
    if re.fullmatch(r"[A-Za-z]\.?", answer):
        return "a letter is no term"
    if re.search(rf"{BLANK}\. ?\d", prompt):
        return "an abbreviation is torn apart"  # "Hull Lodge No | . 8"
    opening = re.match(rf"([A-Z]\w+)\.? {BLANK}", prompt)
    if opening and opening[1].lower() in NAME_BEGINNINGS and answer[:1].isupper():
        return f"“{opening[1]}” is one name with the answer"
    body = re.match(r"[A-Z]\w+", answer)
    if body and body[0].lower() in BODY_HEADS and re.search(rf"{BLANK} (?:in|and|of|for) [A-Z]", prompt):
        if re.search(r"\b(?:for|of|on)\b", answer):
            return "the name of the body goes on after the blank"
    particle = _PARTICLE_AHEAD.search(prompt)
    if particle and answer[:1].isupper():
        return f"“{particle.group()}” is one name with the answer"
    numbered = _NUMBERED_NAME.search(prompt) if answer[:1].isupper() else None
    if numbered and (not numbered[1] or _is_finite(numbered[1])):
        return "the number after the blank is one name with the answer"
    listed = _BODY_NAME.search(prompt)
    if listed and answer.split()[-1] in CLASS_NAMES and _is_matter(listed):
        return "a name of a body that joins two matters is torn"
    firm = _FIRM_NAME.search(prompt)
    if firm and answer[:1].isupper() and _is_body(firm[1]):
        return f"“{firm.group()}” may be one name with the answer"
    if _in_genitive(prompt, answer):
        return "a genitive is one name with the answer"
    ahead = None if units.stands_behind(question) else _NAME_AHEAD.search(prompt)
    dated = answer[:1].isdigit() and ahead is not None and is_month(ahead[1].lower())
    # "in Hull for | 4 minutes", "of Orvalia for | six | centuries"
    lasting = ahead is not None and " for " in ahead.group() and (answer[:1].isdigit() or _lasts(answer, prompt))
    counts = answer.islower() and re.fullmatch(_COUNT, answer) is not None  # "won the World Cup | five times"
    if ahead and not (dated or lasting or counts) and not ahead[1].endswith(("’s", "'s")):
        return f"“{ahead.group()}” is one name with the answer"
    behind = _NAME_BEHIND.search(prompt)
    if behind and (answer[:1].isupper() or answer[:1].isdigit()) and not units.stands_before(question):
        return f"“{behind.group()}” is one name with the answer"
    return ""


def _is_matter(name: re.Match[str]) -> bool:
    """Tell whether the first of two joint names is none by itself: "the Health and _____", "the Hull Code and …"."""
    last = name[1]
    if lexicon.noun_class(last.lower()) in MATTERS:
        return True
    several = len(name.group().split()) > len(["the", last, "and", BLANK])
    return several and last not in CLASS_NAMES and lexicon.familiar(last.lower()) and not lexicon.name_class(last)


def _is_body(noun: str) -> bool:
    """Tell whether a noun in the singular is for a firm or another body: "company", "group", "tank" of thinkers."""
    alone = not any(one != noun for one in lexicon.singulars(noun))
    return noun == "tank" or (alone and lexicon.noun_class(noun) in {"group", "collection"})


def _is_finite(word: str) -> bool:
    """Tell whether a word may be the verb of a sentence, and no plural: "is", "was", "contains", not "mills"."""
    plain = any(lexicon.is_verb(one) and not lexicon.noun_class(one) for one in lexicon.singulars(word))
    return word in {"is", "was", "has", "had"} or (plain and word.endswith("s"))


def _lasts(answer: str, prompt: str) -> bool:
    """Tell whether an answer is a number in words of units of time, which stand in it or after the blank."""
    words = [*answer.split(), *prompt.partition(BLANK)[2].split()[:1]]
    counted = answer.islower() and re.search(rf"\b(?:{_NUMBERS})\b", answer) is not None
    return counted and any(lexicon.is_time(one) for word in words for one in lexicon.singulars(word.strip(",.")))


def _in_genitive(prompt: str, answer: str) -> bool:
    """Tell whether a genitive and the answer are one name: "New Year's _____", "_____'s Bay", "_____'s Witnesses"."""
    dated = _DATED_NAME.search(prompt)
    if dated and lexicon.noun_class(dated[1].lower()) == "time" and re.fullmatch(r"[A-Z]\w+", answer):
        return True
    office = _OFFICE_AHEAD.search(prompt)
    if office and re.fullmatch(r"[A-Z][a-z]+", answer) and not lexicon.given_name(office[1]):
        common = lexicon.noun_class(office[2].lower()) and not lexicon.name_class(office[2])
        if common and lexicon.noun_class(answer.lower()) and not lexicon.given_name(office[2]):
            return True  # "the County Sheriff's | Office"
    if _CALLED_SO.search(prompt) and answer[:1].isupper():
        return True
    lords = _LORDS.search(prompt)
    if lords and re.fullmatch(r"[A-Z][a-z]+", answer) and lexicon.is_person(lords[1].lower()):
        return lexicon.noun_class(answer.lower()) in {"artifact", "place", "object", "act", "event"}
    if _EPONYM.search(prompt) and answer[:1].isupper() and not lexicon.name_class(answer):
        return True
    owned = _OWNED_NAME.search(prompt)
    if not owned:
        return False
    noun = owned[1].lower()
    several = noun.endswith("s") and lexicon.is_person(noun)
    return several or lexicon.noun_class(noun) in {"place", "object"}


def surname(question: Question) -> str:
    """Refuse a blank for a surname after a title: "Mr _____" says little of whom is asked."""
    found = question.form == Form.CLOZE and _COURTESY.search(question.prompt)
    words = question.answer.split()
    if (
        found
        and len(words) > 1
        and not (found[0].split()[0].rstrip(".").lower() in lexicon.POLITE and any(map(str.islower, words)))
    ):
        return ""
    return f"“{found.group()}” asks for a surname alone" if found else ""


def one_of_list(question: Question) -> str:
    """Refuse a blank for one of several examples, or in a long list: others would do."""
    if question.form != Form.CLOZE:
        return ""
    before, _, after = question.prompt.partition(BLANK)
    if _COUNTS_BEHIND.match(after) and re.fullmatch(_NUMBERS, question.answer.lower()):
        return "the blank is one of several counts"
    examples = re.search(r"\b(?:such as|including|like|among (?:them|others))\b(?P<told>[^.;]{0,90})$", before)
    if examples and not _goes_on(examples["told"]):
        return "the blank is one of several examples"
    count = question.answer_type in {"number", "count", "money"} and re.search(rf"{BLANK} [a-z]", question.prompt)
    rules = (_ONE_OF, _ONE_BEING, _EXAMPLES) if count else (_ONE_OF, _ONE_BEING, _EXAMPLES, _INCLUDED)
    if any(rule.search(question.prompt) for rule in rules):
        return "the blank is one of several"
    if question.answer[:1].isupper() and _EITHER.search(question.prompt):
        return "either would do"
    if re.fullmatch(r"\d{4}", question.answer) and (_YEARS_AHEAD.search(before) or _YEARS_BEHIND.match(after)):
        return "the blank is one of several years"
    ranged = _UP_TO.search(before) if question.answer_type in {"number", "count"} else None
    if ranged and (not ranged["share"] or after.lstrip().startswith(ranged["share"].strip())):
        return "the blank is one end of a range"
    if question.answer[:1].isupper() and _PLACES_AHEAD.search(before):
        return "the blank is one of several places"
    if re.search(rf"\b(?:{_NUMBERS}) in $", before) and question.answer.lower() in _NUMBERS.split("|"):
        return "the blank is half of a rate"  # "four in | five | mills"
    if re.search(r", $", before) and re.fullmatch(r"[A-Z]{2,}(?: [A-Z]{2,})+", question.answer):
        return "the blank is letters after a name"
    if re.fullmatch(r"\d+(?:, \d+)+", question.answer) and re.match(r",? (?:and|or) \d", after):
        return "the blank is a list without its last number"
    if re.fullmatch(r"(?:In|By|Since|Until) the year ", before):
        return ""  # "In the year _____, Ann Roe, the mayor, …"
    listed = _LIST_AHEAD.search(before) or _LIST_BEHIND.match(after)
    return "the blank is one of a long list" if listed else ""


def _goes_on(told: str) -> bool:
    """Tell whether a verb stands behind examples: "drugs such as aspirin *prevent* _____"."""
    plain = re.findall(r"(?<= )[a-z]+(?= )", told)[1:]
    return any(lexicon.is_irregular_past(w) or (lexicon.is_verb(w) and not lexicon.noun_class(w)) for w in plain)


def given_away(question: Question) -> str:
    """Refuse a blank that its neighbours fill: "from 1321 to _____", "the Fujian region of _____"."""
    told = " ".join(span.text for span in question.evidence)
    nearer = "" if question.answer[:1].isdigit() else _nearer(question.answer, told)  # "the fall of Rusk in 1760"
    if nearer and "city" in lexicon.name_class(nearer) and re.search(rf"\b{nearer}\b", question.prompt):
        return f"“{nearer}” gives away where it lies"
    if question.form != Form.CLOZE:
        return ""
    prompt, answer = question.prompt, question.answer
    if re.fullmatch(r"\d{4}s", answer) and re.search(r"(?<!\d)\d{4}s", prompt):
        return "a decade beside it gives the answer away"
    if re.search(rf"{BLANK}-(?:thirds|quarters|fifths)\b", prompt):
        return "a fraction leaves few numbers that fit"
    if re.search(rf"\b(?:two|three|four|six|seven|eight|nine) (?:in|out of)(?: every)? {BLANK} ", prompt):
        return "the blank splits a ratio"
    if re.search(rf"\b(?:per|continental) {BLANK}", prompt):
        return "the word before the blank leaves one that fits"
    if re.fullmatch(r"\d{4}", answer):
        if _COMPARED.search(prompt):
            return "the year compared with gives the answer away"
        others = [int(y) for y in re.findall(r"(?<!\d)(?:1\d|20)\d\d(?!\d)", prompt)]
        if any(abs(int(answer) - y) <= NEAR_YEARS for y in others):
            return "a year beside it gives the answer away"
    century = re.match(r"(\d{1,2})(?:st|nd|rd|th)\b", answer)
    if century and f"{BLANK} century" in prompt:
        years = re.findall(r"(?<![\d.,])(1\d|20)\d\d(?:s|(?![\d.,]\d))", prompt)
        if any(int(y) + 1 == int(century[1]) for y in years):
            return "a year of it gives the century away"
    if _NEXT_CENTURY.search(prompt):
        return "the century before it gives the next one away"
    city = _CITY_AHEAD.search(prompt)
    country = question.answer_type == "country" or "country" in lexicon.name_class(answer.removeprefix("the "))
    if city and country and "city" in lexicon.name_class(city[1]):
        return f"“{city[1]}” gives the country away"
    if answer.lower() in EVERYDAY or answer.lower() in STOCK:
        return f"“{answer}” needs no study"
    within = [w for w in re.findall(r"[^\W\d_]{3,}", prompt) if len(answer) > 2 and answer.lower() in w.lower()]
    if answer[:1].isupper() and within:
        return f"“{within[0]}” holds the answer"
    longer = _compound(prompt, answer)
    if longer:
        return f"“{longer}” is made of a word of the answer"
    if len(answer.split()) > 1 and _initials(answer) in re.findall(
        r"\b[A-Z]{2,}\b", re.sub(r"(?<=[A-Z])\.", "", prompt)
    ):
        return "its initials give the answer away"
    if question.answer_type in PLACES and any(_lies_within(found) for found in _PART_OF_NAMED.finditer(prompt)):
        return "what lies in the place, and is named, gives the answer away"
    return ""


def _lies_within(found: re.Match[str]) -> bool:
    """Tell whether a named part of a place stands before the blank, and not a whole: "the Orvalian city of _____".

    Nor what was done to the place: "the second invasion of _____".
    """
    part, sort = found["part"], (found["sort"] or "").split()
    if not part or not sort:
        return True
    heads = (*lexicon.singulars(sort[-1]), sort[-1])
    if any(lexicon.is_verb(word) and not lexicon.noun_class(word) for word in sort):
        return False
    classes = {lexicon.noun_class(one) for one in heads}
    return not (classes & DEEDS or (lexicon.homeland(part) and sort[-1] in SETTLED))


def _nearer(place: str, told: str) -> str:
    """Return what is said to lie in a place: "Hull" of "Hull in the north", "Hull, England"; '' where nothing is."""
    for found in _LYING.finditer(told):
        for whole in (f"the {place}", place):
            if told.startswith(whole, found.end()) and _EDGE.match(told, found.end() + len(whole)):
                return found[1]
    return ""


def _compound(prompt: str, answer: str) -> str:
    """Return a word of the prompt that begins with one of the answer and goes on with another: "rainfall", "rain"."""
    own = re.findall(r"[a-z]{4,}", answer.lower())
    for word in re.findall(r"[a-z]{7,}", prompt.lower()):
        if any(word.startswith(w) and lexicon.noun_class(word[len(w) :]) and len(word) > len(w) + 3 for w in own):
            return str(word)
    return ""


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[0].isupper())


def demonyms(question: Question) -> str:
    """Refuse a prompt that names the country asked for by its adjective or its people: "Spanish" for "Spain"."""
    if not question.answer[:1].isupper():
        return ""
    own = lexicon.country_of(question.answer)
    parts = {question.answer, *question.answer.split()}
    places = {lexicon.country_adjective(part) for part in parts} - {""}
    for word in _COUNTRY_WORDS.findall(question.prompt):
        alike = word in places or lexicon.country_adjective(word) in parts
        if alike or (own and lexicon.country_of(word) == own):
            return f"“{word}” gives “{question.answer}” away"
    return ""


_REPORT_ON = re.compile(
    rf"\b[Aa]n? (?:\d{{4}} )?(?:[a-z]+ )?(?:report|study|survey|paper|article|book|essay|documentary|film) "
    rf"(?:on|about|of|into) {BLANK}"
)


def loose(question: Question) -> str:
    """Refuse a blank for a common noun that its place does not call for, or that only says of whom there were many.

    "a series of _____", "the first _____ to", "An _____ was launched", "did his _____", "killed three _____".
    """
    if question.form != Form.CLOZE:
        return ""
    prompt, answer = question.prompt, question.answer
    if question.answer_type == "person" and _DESCRIBED_NAME.search(prompt) and len(answer.split()) > 1:
        return "after “the” no bare name fits"
    titled = _OF_YEAR.search(prompt) if re.fullmatch(r"\d{4}", answer) else None
    if titled and re.search(rf"\b(?:nam(?:ed|ing|es?)|voted|chosen|crowned|declared)\b[^_]* {titled.group()}", prompt):
        return f"“{titled[1]} of the year” would do as well"
    if re.fullmatch(r"\d{3}0s", answer) and _DECADE_AHEAD.search(prompt):
        return "a century, or what happened, may stand there too"
    if _CLOCK.fullmatch(answer):
        return "the hour of a day may be a place as well"
    if question.answer_type == "person" and _FOR_WHOM.match(prompt):
        return "for whom it was so is told in passing"
    if _REPORT_ON.search(prompt):
        return "what a report is on may be anything"
    if _TAKEN_UP.match(prompt) and answer.split()[-1] in WORKS and not lexicon.listed(answer):
        return "what has a name may be called otherwise"
    century = re.search(rf"{BLANK}(?:-| )century\b", prompt) is not None
    if re.match(r"(?:the )?(?:first|last|only|second|third|best|main)\b", answer) and not century:
        return "the blank stands for a rank"
    if _GROUPED.search(prompt) and answer.endswith("s") and not re.match(r"\d", answer):
        return "those who were counted may be called otherwise"
    if _BESIDE.search(prompt):
        return "who was there too is told in passing"
    if _FIRST_OF.search(prompt) and not re.search(r"\d", answer):
        return "of whom somebody was the first may be called otherwise"
    if _RACE.search(prompt) and answer[:1].isupper():
        return "the two ends make one name"
    if question.answer_type in {"country", "city"} and _OWNER.search(prompt):
        return "who owns it may be called otherwise"
    if re.match(r"an? ", answer) and _BEING.search(prompt):
        return "all that something is may be told otherwise"
    if re.search(rf"\b[Aa]n? {BLANK}(?! [A-Z])", prompt) and re.fullmatch(r"[A-Z].* [a-z]+", answer):
        if lexicon.noun_class(answer.split()[-1]) in SORTED:
            return "of what sort it is may be told otherwise"
    if re.match(r"[a-z][a-z -]+$", answer):
        head = lexicon.noun_class(next(iter(lexicon.singulars(answer.split()[-1])), answer.split()[-1]))
        term = " " in answer and lexicon.listed(answer) and head not in SORTED
        if _RELATED.search(prompt) and head not in CONCRETE and not term:
            return "what comes before “of” may be called otherwise"
        found = None if century or _counts_name(question) else _DESCRIBED.search(prompt) or _LOOSE.search(prompt)
        return f"“{found.group().strip()}” may go on in many ways" if found else ""
    return "the blank tears a comparison" if answer.startswith("than ") else ""


def _counts_name(question: Question) -> bool:
    """Tell whether an answer is a number, more than two, of what has a name of its own: "| eight | Kelm Courts"."""
    found = re.search(rf"{BLANK} [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*", question.prompt)
    small = HEDGED.sub("", question.answer)
    named = found is not None and found.group().endswith("s")
    return named and small not in SMALL_COUNTS and _NUMBER.search(small) is not None


def _listed_behind(prompt: str, answer: str) -> bool:
    """Tell whether as many things as the blank stands for are listed after a colon: "_____ parts: a, b and c"."""
    _, colon, after = prompt.partition(BLANK)[2].partition(": ")
    members = re.split(r",? (?:and|or) |, ", after.rstrip(".?")) if colon else []
    return len(members) > 1 and answer.lower() in {str(len(members)), *COUNTING[len(members) : len(members) + 1]}


def counted(question: Question) -> str:
    """Refuse a blank for "one", which the singular after it gives away, and for "two" where no measure follows."""
    if question.form != Form.CLOZE:
        return ""
    if re.search(rf"\w out of {BLANK}", question.prompt):
        return "of how many is not what is told"
    if re.search(rf"(?:[a-z]+|\d)- (?:or|to|and) {BLANK}-", question.prompt):
        return "the number is half of what is told"  # "a one- or _____-day fair"
    if _listed_behind(question.prompt, question.answer):
        return "the list that follows gives the number away"
    small = HEDGED.sub("", question.answer.lower())
    if small == "1" and re.search(rf"{BLANK} [a-z]+(?<!s)\b", question.prompt):
        small = "one"
    if small not in SMALL_COUNTS or (small != "one" and small != question.answer.lower()):
        return ""
    if small == "one":
        return "what follows is one thing, which gives the number away"
    after = re.findall(r"[a-z]+", question.prompt.partition(BLANK)[2])[:1]
    if any(lexicon.is_unit(w.rstrip("s")) or lexicon.is_time(w.rstrip("s")) for w in after):
        return ""
    if after and after[0] in KINDS and _DIVIDING.search(question.prompt):
        return ""  # into how many kinds something falls is a fact of its own
    return f"“{question.answer}” is no number that anything calls for"
