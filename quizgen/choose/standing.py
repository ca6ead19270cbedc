"""Whether a statement can be judged by itself: one sentence that says one thing, whole, and of something named.

unfit(text)   why it can't be put before a reader, or ""
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import takewhile

from quizgen import lexicon
from quizgen.choose.alike import content
from quizgen.choose.assured import miswritten, praised, undated, unsure
from quizgen.choose.placing import ill_joined, leaning, unplaced
from quizgen.lexicon.calendar import MONTH
from quizgen.tables import table, wordlist

SHORTEST, LONGEST = 4, 30
"""How many words a statement has: with more it asks for reading rather than for knowing."""
_BE = "is|are|was|were|has|have|had|did|does|do|will|would|can|could|may|might|must|shall|should"
# Where a second proposition begins, as far as words show it.
_TWO = re.compile(
    rf", but |; |, while |, although |, so |, with |, (?:who|which|where|when|whose|whom) |,[”\"]? \w+ing\b|"
    r", as \w+ (?:\w+ ){0,4}(?:have|has|had|are|is|was|were)\b|"
    rf"\band (?:also |then |later |never |often )?(?:{_BE}|claims|says|said|estimates|believes|became|hopes|plans)\b|"
    rf"\band (?:he|she|it|they|[A-Z]\w+) (?:{_BE}|estimates|claims|said|says|believes)\b|"
    r", and (?:by|in|on|since) (?:\w+ ){0,2}\d|\bsince \d{4} and\b|"
    r"\w, (?:\w+ly |first )?(?:\w{2,}ed|built|made|sold|held) (?:in|by|on|at|from|as|to|with)\b|"
    r", as (?:the|an?) |\byears,? from \d{4} (?:to|until) \d{4}|\band there (?:is|are|was|were)\b|"
    r"^(?!In\b|On\b|At\b|By\b|During\b|Between\b|From\b|Since\b|According\b|Until\b|Throughout\b)"
    r"[^,]+, (?:the|an?|[A-Z]\w+[’']s?) [^,]+, (?:was|were|is|are|\w+ed)\b|"
    r"\bwho went on to\b|\bas well as\b|\balong with\b|\beither\b|\bcompared (?:to|with)\b|"
    r"^(?:(?:In|On) [^,]+, )?(?:[A-Z][\w’'.-]* ){1,4}and (?:[A-Z][\w’'.-]* ){1,4}(?:became|remained|are|were)\b"
)
# Also what is cut off a name that describes another: "in a 1791 Granby."; and letters of other scripts.
_TORN = re.compile(
    r"\bto (?:out|of|in|on|at|by|from) | / |\ban? \d{4} [A-Z]\w+\.$|"
    r"(?<![$€£¥\d.,])\d[\d.,]* (?:million|billion|trillion) (?:in|for|to|on)\b|[\u0400-\u1cff\u2e80-\uffdc]|"
    r"\b[A-Z]\w+, (?:is|was|are|were) "
)
_AND = re.compile(r"\band (?:in (?:\w+ ){0,2}\d{4},? )?(?:(?:\w+ly|once|twice|often|never|long|soon) )?(\w+)")
_TIME = rf"(?: [\w’'-]+){{0,3}} (?:\d{{3,4}}s?\b|(?:{MONTH})\b|\w+ century\b)[^,]*"
_SAYS = re.compile(r"According to [^,]{4,60}, ")
# "At the end of World War I, …", "Between Bingen and Bonn, …": short, and of something named.
_NAMED_FIRST = re.compile(
    r"(?:In|At|During|Between|Throughout|Until) (?:[a-z]+ ){0,3}(?!January|March)[A-Z]\w+[^,]{0,24}, "
)
_FUTURE = re.compile(
    r"\b(?:will|shall|expects? that|due (?:to|in|by)|(?:is|are) set to|"
    r"expects? (?:[\w-]+ ){1,6}to|"
    r"(?:expect\w*|plan(?:s|ned|ning)?|hop(?:es?|ing)|wants?|aims?|intends?|scheduled|slated) to)\b"
)
_OWNER = re.compile(r"\b[Tt]he [a-z-]+[’']s?(?!\w)")
_AFTER_NOUN = frozenset(
    "of for to in at on between with from by near against about into over that which who whose".split()
)
# "Opened in 2005, the hall …", "Originally buried in Oslo, she …", "Weeping, he …"
_PARTICIPLE = re.compile(r"(?!(?:According|During|Beijing|Spring|King|Reading)\b)(?:[A-Z]\w+ly )?\w+(?:ed|ing)\b[^,]*,")
# What goes on while the article is written, or when nothing tells: an age or a state of a moment.
_PASSING = re.compile(
    r"\b(?:is|are|am) (?:\w+ly )?(?!being|during|missing|nothing|anything|lacking|outstanding|king\b)\w{2,}ing\b|"
    r"^\D*\b(?:was|were) (?!being|during|missing|nothing|anything|lacking|outstanding|king\b)\w{2,}ing\b\D*$|"
    r"\b(?:is|was|are|were) (?:\w+ )?\S+ years old\.?$|"
    r"^\D*\b(?:has|have) (?:\w+ly |long )?(?:been )?(?:\w+ed|\w+en|made|built|held|found|led|become|come|put|cut)\b\D*$"
)
_THEN = re.compile(r"(?:In|On|By|During) [^,]*\d[^,]*, (.*)")
_NOW = frozenset("is are has have does do".split())
_LABEL = re.compile(r"(?:Figure|Fig\.|Table|Box|Chapter|Section|Photo|Map|Plate|Step|Part|Page) \d")
_DETERMINERS = frozenset("the a an some many most all each every several few no another any".split())
_INDEFINITE = frozenset("a an one two some several another".split())
_UNIVERSAL = frozenset("all each every".split())
_FEW = 3
_ENOUGH = 7
"""How many words a sentence without a name must have that say something."""
_INVENTED = frozenset("invented discovered patented".split())
"""What is done once with a kind of thing: "the polygraph was invented" tells which one."""
_ERAS = re.compile(r"\b(?:BP|BCE?|AD|CE)\b")
_UNIQUE = frozenset("sun moon earth world universe sky internet equator".split())


def unfit(text: str) -> str:
    """Return why a statement can't be judged by itself; "" where nothing tells against it."""
    for why, rule in RULES.items():
        if rule(text):
            return why
    return ""


def of_the_future(text: str) -> bool:
    """Tell whether a sentence speaks of what is to come, as seen from when it was written."""
    return bool(_FUTURE.search(text))


def _unreadable(text: str) -> bool:
    pairs = text.count("“") != text.count("”") or text.count("(") != text.count(")") or text.count('"') % 2
    count = len(text.split())
    return (
        bool(pairs)
        or torn(text)
        or not SHORTEST <= count <= LONGEST
        or not text.endswith((".", "!", "”", '."'))
        or "?" in text
    )


def torn(text: str) -> bool:
    """Tell whether something fell out of it: two prepositions in a row, a stroke between words."""
    return bool(_TORN.search(text))


def _twofold(text: str) -> bool:
    """Of two things said one may be true and the other false."""
    body = _dated().sub("", text, count=1)
    if _TWO.search(text) or (body.count(",") == 1 and ", and " in body):
        return True
    return any(past(match[1]) for match in _AND.finditer(text))


def _manifold(text: str) -> bool:
    """Tell whether a statement gives several figures, or a list of four and more: it would be several statements."""
    found = re.findall(r"(?<![\w.,])\d[\d.,]*(?:%|\b)", _YEARS.sub(r"\1", text))
    figures = [f for f in found if f.endswith("%") or not _YEAR_OR_DAY.fullmatch(f.rstrip(".,"))]
    return len(figures) > 1 or bool(re.search(r"\w, [^,]{2,40}, [^,]{2,40},? (?:and|or) ", text))


_YEARS = re.compile(r"\b(1\d{3}|20\d\d)[–-]\d{2,4}\b")
_YEAR_OR_DAY = re.compile(r"1\d\d\d|20\d\d|[12]?\d|3[01]")


@cache
def _left_over() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('forms')['left_over'])})\b", re.IGNORECASE)


def pointing(text: str) -> bool:
    """Tell whether a sentence points out of itself: "also", "these", "the latter", "still"."""
    return bool(_left_over().search(text))


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(table('forms')['openers'])}){_TIME}, ", re.IGNORECASE)


def _out_of_time(text: str) -> bool:
    """Tell whether what is said for now has a time of its own put before it: "In the 2000s, the greatest is Holt"."""
    said = _THEN.match(text)
    verb = next((word for word in words(said[1]) if word in _NOW or past(word)), "") if said else ""
    return verb in _NOW


def in_passing(text: str) -> bool:
    """Tell whether a sentence tells of a state that passes, without its time: "is becoming", "was 20 years old"."""
    return bool(_PASSING.search(text))


def _late(text: str) -> bool:
    """Whoever reads a circumstance first does not know what is stated: only a time or a source may come so early."""
    first = next(iter(words(text)), "").lower()
    if "," in text and _PARTICIPLE.match(text):
        return True
    known = _dated().match(text) or _SAYS.match(text) or _NAMED_FIRST.match(text)
    return first in wordlist("forms", "circumstances") and not known


def owned_by_the(text: str) -> bool:
    """Tell whether something is named by an owner that is not: "the museum's first director"."""
    return bool(_OWNER.search(text))


def dangling(text: str) -> bool:
    """Tell whether it begins with "the", and nothing tells which one: "the team started", "the Spanish team"."""
    if owned_by_the(text):
        return True
    said = words(text)
    if said[:1] != ["The"] or len(said) < SHORTEST:
        return False
    if said[2] in ("was", "were") and said[3] in _INVENTED:
        return False
    phrase = [said[1], *takewhile(lambda word: word not in _AFTER_NOUN and not _finite(word), said[2:])]
    after = said[1 + len(phrase) : 3 + len(phrase)]
    if not after or after[0] in _AFTER_NOUN or after[1:] == ["by"]:
        return False
    if phrase[-1] in wordlist("forms", "stand_ins"):
        return True
    names = [word for word in phrase if word[0].isupper() or word[0].isdigit()]
    if any(not lexicon.country_adjective(name) for name in names):
        return False
    return phrase[-1] not in (wordlist("forms", "known_bodies") if names else _UNIQUE)


def words(text: str) -> list[str]:
    """Return the words of a sentence without the marks around them."""
    return [word for raw in text.split() if (word := raw.strip(",.;:“”\"‘’'()"))]


def _finite(word: str) -> bool:
    """Tell whether a word is likely the verb of a sentence whose subject came before it."""
    if word in _BE.split("|") or past(word):
        return True
    stems = (word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y")
    return word.endswith("s") and any(lexicon.is_verb(stem) and not lexicon.noun_class(stem) for stem in stems)


def past(word: str) -> bool:
    """Tell whether a word is likely the past of a verb."""
    return word.islower() and (lexicon.is_irregular_past(word) or (word.endswith("ed") and len(word) > 4))


def thin(text: str, the: bool = False) -> bool:
    """Tell whether no name, and with ``the`` nothing taken for known, says what a short sentence is about."""
    first, *others = words(text) or [""]
    low, rest = first.lower(), " ".join(["", *others])
    known = low in wordlist("forms", "circumstances") or low in _DETERMINERS or lexicon.noun_class(low)
    named = (first[:1].isupper() and not known) or re.search(r"(?<![.!?] )\b[A-Z]", _ERAS.sub("", rest))
    # "All chloroplasts belong to one of three lines" says what it is about.
    general = low in _UNIVERSAL and not any(past(word) for word in others) and len(content(text)) > _FEW
    if named or general or (the and re.search(r"\bthe\b", text)):
        return False
    return low in _INDEFINITE or len(content(text)) < _ENOUGH


def _nowhere(text: str) -> bool:
    """Tell whether it tells of what happened, and no name and no "the" says where: "Rapid warming began"."""
    first, *others = words(text) or [""]
    rest = _ERAS.sub("", " ".join(["", *others]))
    if first == "The" or re.search(r"\b[A-Z]|\bthe\b", rest) or any(word in _NOW for word in others):
        return False
    return any(past(word) for word in others) and bool(first.islower() or _is_noun(first.lower()) or "," in text)


def _is_noun(word: str) -> bool:
    return any(lexicon.noun_class(one) for one in (word, *lexicon.singulars(word))) or word in _DETERMINERS


def _labelled(text: str) -> bool:
    """A caption or a heading ran into the sentence: "Figure 7.3 In 1930", "1 In a study"."""
    return bool(_LABEL.match(text) or re.match(r"\d+ [A-Z][a-z]* [a-z0-9]", text))


RULES: dict[str, Callable[[str], bool]] = {
    "unreadable": _unreadable,
    "unplaced": unplaced,
    "ill joined": ill_joined,
    "leaning": leaning,
    "twofold": _twofold,
    "manifold": _manifold,
    "points elsewhere": pointing,
    "begins late": _late,
    "dangling": dangling,
    "thin": thin,
    "in passing": in_passing,
    "undated": undated,
    "unsure": unsure,
    "miswritten": miswritten,
    "praised": praised,
    "nowhere": _nowhere,
    "out of time": _out_of_time,
    "labelled": _labelled,
    "of the future": of_the_future,
}
