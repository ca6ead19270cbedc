"""A check on scope: what is told of people, prices or laws somewhere is not asked without saying where."""

from __future__ import annotations

import re

from quizgen import lexicon
from quizgen.lexicon.calendar import MONTH
from quizgen.model import BLANK, Article, Form, Question
from quizgen.tables import table

_WORDS: dict[str, str] = table("check")["scope"]
_COUNTABLE = frozenset(_WORDS["counted"].split())
_NAME = re.compile(rf"(?<![.?!:]\s)(?<!^)(?<!^[\"“‘'])\b(?!(?:{MONTH})\b)(?:[A-Z][\w’'-]+|[A-Z]\.[A-Z]\.)")
_SOURCE = re.compile(r"(?:^[Aa]ccording to [^,]*, |,? according to [^,]*(?=[?.]$))")
_FRONT = re.compile(
    r"^(?:In|Since|By) (?:the )?(?:year )?(?:\d{4}s?|_____) "
    r"|^(?:In|By|During|At|On|From|Since|Until|After|Before|Between|For|Over|Under|With|Of) [^,]*, "
)
_COUNTED = (
    r"(?:(?:at least|at most|more than|fewer than|less than|about|nearly|almost|around|over|up to|some|many|most|"
    r"an estimated|thousands of|hundreds of|dozens of|[\d.,]+|million|billion|two|three|four|five|six|seven|eight|nine|"
    r"ten) )*"
)
_PEOPLE = re.compile(
    rf"^(?:how many |(?:by when|since when|when|in what year) (?:will|did|was|were|has|have) |{_COUNTED})"
    r"(?:[a-z-]+ ){0,2}?(?P<subject>[a-z-]+s|people|men|women|children)(?= [a-z]+)",
    re.IGNORECASE,
)
_DONE = re.compile(
    r" (?:[\w-]+ )??(?:was|were|had|has|have|did|will|would|[a-z]{2,}ed|sent|held|fell|rose|made|took|left|lost|won|"
    r"died)\b"
)
_FIGURE = re.compile(r"\d|\b(?:hundred|thousand|million|billion|how many|how much|what percentage)\b", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?:the|this) (?:[\w-]+ ){1,3}(?<!end )(?<!start )(?<!beginning )(?<!middle )(?<!half )(?<!quarter )"
    r"of (?:1\d|20)\d\d\b|\b(?:world|worldwide|globe|globally|humans?|Earth)\b"
)
_DEAD = re.compile(
    r"^There (?:was|were) (?:\w+ )?[\d,.]+ (?:[a-z-]+ )?(?:deaths|killings|murders|casualties|injuries|arrests)\b"
)
_VOTED = re.compile(
    r"\b(?:won|lost|gained|secured|took|held) [\w,.-]+ (?:per ?cent|percent|%|seats?|votes?)[^.?]*"
    r"\b(?:elections?|referendum|vote|poll)\b"
)
"""Results of a vote, which is held in every country."""
_WIDE = re.compile(r"\b(?:nation|country|state|city|island|county)-?wide\b")
_ENACTED = re.compile(rf"\b(?:was|were|been) (?:[\w-]+ ){{0,4}}?(?:{_WORDS['enacted']})\b")
_RATIO = re.compile(r"(?:[Ww]hat (?:is|was) )?[Tt]he (?:[a-z-]+ )?ratio of ([a-z]+) to ([a-z]+)(?= (?:is|was)\b|[?.])")
_PROPER = re.compile(r"\b[A-Z][\w-]+(?: [A-Z][\w-]+)*")
_PRICED = re.compile(
    rf"\b[Tt]he (?:average|median|mean|typical|minimum|official)? ?(?:[\w-]+ )?(?:{_WORDS['priced']})\b"
)


def unscoped(question: Question, article: Article) -> str:
    """Refuse figures of people, laws and prices without a name that says where: "Slavery was abolished in 1834".

    A title that names a place says it too.
    """
    if str(question.kind) in {"role", "abbreviation", "definition"} or question.form == Form.TRUE_FALSE:
        return ""
    said = _SOURCE.sub("", question.prompt).replace(BLANK, question.answer)
    dead = _DEAD.match(said)
    if dead:
        return f"it is not said where there were “{dead.group().partition(' ')[2]}”"
    voted = _VOTED.search(said)
    if said.startswith("By law, ") and not _places(said) and not _places(article.title):
        return "a law is that of a country, and it is not said of which"
    if voted and not _places(said) and not _places(article.title):
        return f"“{voted.group()}” is told of no country"
    if _NAME.search(said) or lexicon.country_adjective(said.split()[0]) or _BOUND.search(said):
        return ""
    why = _told_of_nowhere(said)
    return "" if why and _places(article.title) else why


def _told_of_nowhere(said: str) -> str:
    """Say what a statement without a name tells that differs from place to place, if anything."""
    ratio = _RATIO.match(said)
    if ratio and any(w == "men" or lexicon.is_person(one) for w in ratio.groups() for one in lexicon.singulars(w)):
        return "a ratio of people is that of a place or group, and it is not said of which"
    if _ENACTED.search(said):
        return "a law or rule holds somewhere, and it is not said where"
    if _PRICED.search(said) and _FIGURE.search(said):
        return "a price or rate is that of a place, and it is not said of which"
    wide = _WIDE.search(said)
    if wide:
        return f"“{wide.group()}” is not said of which"
    plain = _FRONT.sub("", said)
    found = _PEOPLE.match(plain)
    if found and _FIGURE.search(said) and _has_past(plain, found.end()):
        people = [found["subject"].lower(), *lexicon.singulars(found["subject"].lower())]
        if any(one in _COUNTABLE or lexicon.is_person(one) or lexicon.is_group(one) for one in people):
            return f"it is not said which “{found['subject']}”"
    return ""


def _has_past(said: str, at: int) -> bool:
    """Tell whether a verb in the past follows: "… were shot", "… fled"."""
    follower = re.compile(r" (\w+)").match(said, at)
    return bool(_DONE.match(said, at)) or (follower is not None and lexicon.is_irregular_past(follower[1]))


def _places(title: str) -> bool:
    """Tell whether a title names a place: "Alabama", "Trade in Norway", not "Jamaicans"."""
    names = [title, *_PROPER.findall(title)]
    return any(lexicon.is_region(n) or lexicon.is_country(n) or "place" in lexicon.name_class(n) for n in names)
