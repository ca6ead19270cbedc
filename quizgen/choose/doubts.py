"""Whether a candidate may stand as a wrong option: like the answer in form, and surely not true."""

from __future__ import annotations

import re

from quizgen.choose.alike import aliases, content, same_thing
from quizgen.choose.measure import size
from quizgen.choose.mentions import Scene
from quizgen.choose.sorts import NAMES, VALUES, Sort, sort_of
from quizgen.model import BLANK, Question, normalise
from quizgen.tables import table

_OUT_OF = re.compile(rf"\bout of (?:a total of )?{BLANK}")
_TOUCH = 2
_ECHO = 0.6  # a sentence with so much of the prompt may say the same of the distractor
_UP = re.compile(
    r"\b(?:after|more than|over|at least|just over|well over|above|upwards of|no fewer than|as (?:few|little) as)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:by|before|up to|at most|less than|fewer than|under|within|below|no more than|"
    r"as (?:much|many|long|high|large|far) as)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:more than|over|at least|upwards of|no fewer than|up to|at most|less than|fewer than|under|no more than)$"
    r"|^(?:more than|(?:just |well )?over|at least|upwards of|up to|at most|less than|fewer than|under|no more than) ",
    re.IGNORECASE,
)
_ONE_IN = re.compile(r"\bone (?:in|out of)(?: every)?$", re.IGNORECASE)
_FROM = re.compile(
    rf"\bfrom (?:the )?(?:\w+ )?(\d+)(?:st|nd|rd|th|s)?(?: century)? (?:to|until|through) (?:the )?(?:\w+ )?{BLANK}"
)
_ABOUT = re.compile(
    r"\b(?:about|around|nearly|almost|roughly|approximately|some|an? estimated|estimated|close to|just under)\b",
    re.IGNORECASE,
)
_FAR = 0.25  # from "about twenty" as far as this at least, or it would be about the same


def fits(question: Question, key: Sort, text: str) -> bool:
    """Tell whether an option stands in the place of the answer without giving it away."""
    if key.family in VALUES and not (_contradicts(question, text) and _same_side(question, text)):
        return False
    if _impossible(question, text) or not _after_its_start(question, text):
        return False
    if same_thing(text, question.answer) or any(same_thing(text, other) for other in question.accepted):
        return False
    longer, shorter = max(len(text), len(question.answer)), max(1, min(len(text), len(question.answer)))
    if longer - shorter > 6 and longer / shorter > 2.2:
        return False
    gap = re.search(rf"\b(an?) {BLANK}", question.prompt)
    if gap and (text[0].lower() in "aeiou") != (gap[1].lower() == "an"):
        return False
    # What the prompt names is no answer to it.
    return not content(text) & (content(question.prompt) - content(question.answer)) or key.family == "number"


def _impossible(question: Question, text: str) -> bool:
    """Tell whether a number is greater or less than can be: "eight days per week", "139th out of 44"."""
    found = size(text)
    if found is None:
        return False
    if _OUT_OF.search(question.prompt):
        ranks = (
            float(n.replace(",", "")) for n in re.findall(r"\b\d[\d,]*(?=\b|st\b|nd\b|rd\b|th\b)", question.prompt)
        )
        return any(found[1][0] <= rank for rank in ranks if not 1000 < rank < 2100)
    after = question.prompt.partition(BLANK)[2].lstrip() + " " + question.prompt + " " + text
    limits = (most for most, words in table("forms")["limits"].items() if re.search(words, after))
    return any(found[1][0] > most for most in limits)


def hedged(question: Question) -> bool:
    """Tell whether a value is a bound rather than itself: "over fifty" is true of eighty too."""
    return any(bound.search(text) for bound in (_UP, _DOWN) for text in (question.answer, _before(question)))


def bounded(question: Question) -> bool:
    """Tell whether a number is asked for as a bound, of which one option implies the next: over 70 is over 50 too."""
    before = question.prompt.partition(BLANK)[0].rstrip() if BLANK in question.prompt else ""
    return bool(_BOUND.search(question.answer) or _BOUND.search(before))


def _same_side(question: Question, text: str) -> bool:
    """Tell whether a year lies on the same side of the years in the prompt: between 1500 and _____ comes no 1400."""
    years = [int(year) for year in re.findall(r"(?<!\d)\d{4}(?!\d)", question.prompt)]
    key, other = re.findall(r"\d{4}", question.answer), re.findall(r"\d{4}", text)
    if not years or len(key) != 1 or len(other) != 1:
        return True
    return all((int(key[0]) > year) == (int(other[0]) > year) for year in years)


def _after_its_start(question: Question, text: str) -> bool:
    """Tell whether what goes on from one century to another ends after it began: not "from the 16th to the 14th"."""
    start, end = _FROM.search(question.prompt), size(text)
    return not start or not end or end[1][0] > int(start[1])


def may_be_true(question: Question, text: str, scene: Scene) -> bool:
    """Tell whether the option might answer the question too, by what the articles say."""
    evidence = " ".join(span.text for span in question.evidence)
    words = re.sub(r"^(?:in|on|at|by|the|an?) ", "", text, flags=re.IGNORECASE)
    if re.search(rf"(?<!\w){re.escape(words)}(?!\w)", evidence, re.IGNORECASE):
        return True
    # What an article is about does most of what it tells, often under another name.
    about = content(scene.titles[question.answer_at.article])
    named = sort_of(text).family in NAMES
    if named and _one_name(question.answer, words, scene.texts[question.answer_at.article]):
        return True
    if named and content(text) <= about:
        return True
    asked = content(question.prompt.replace(BLANK, " "))
    for article, article_text in scene.texts.items():
        if aliases(article_text, words, question.answer):
            return True
        for sentence in scene.mentions(article, words):
            shared = asked & sentence.stems
            if asked and len(shared) >= max(2, _ECHO * len(asked)):
                return True
            if named and len(shared - about) >= _TOUCH:  # of a name a sentence says the same in many words
                return True
    same = content(question.prompt)
    return any(normalise(other.answer) == normalise(text) and _asks_alike(same, other) for other in scene.pool)


def told_alike(one: Question, other: Question) -> bool:
    """Tell whether two questions of an article have the same answer and ask for it in much the same words."""
    same = one.answer_at.article == other.answer_at.article and normalise(one.answer) == normalise(other.answer)
    return same and _asks_alike(content(one.prompt), other)


def _one_name(one: str, other: str, text: str) -> bool:
    """Tell whether two names are a first and a last name: "Daniel" and "Montalvo" where there is a Daniel Montalvo."""
    pairs = (rf"\b{re.escape(a)} {re.escape(b)}\b" for a, b in ((one, other), (other, one)))
    return any(re.search(pair, text) for pair in pairs)


def _asks_alike(asked: frozenset[str], other: Question) -> bool:
    theirs = content(other.prompt)
    return bool(asked) and len(asked & theirs) / len(asked | theirs) >= 0.5


def _contradicts(question: Question, text: str) -> bool:
    """Tell whether a value can't be true beside the right one: "more than 20" is, beside "more than 31"."""
    one, other = size(question.answer), size(text)
    if one is None or other is None or one[0] != other[0]:
        return True
    right, wrong = one[1], other[1]
    share = bool(_ONE_IN.search(_before(question)))
    hedged = [question.answer, _before(question, 5 if share else 3)]
    up, down = (any(bound.search(hedge) for hedge in hedged) for bound in (_UP, _DOWN))
    if share:  # more than one in 100 is more than one in 200 as well
        up, down = down, up
    if (up and wrong <= right) or (down and wrong >= right):
        return False
    vague = any(_ABOUT.search(hedge) for hedge in hedged) and len(right) == len(wrong) == 1 and right[0]
    return not (vague and abs(wrong[0] - right[0]) < _FAR * abs(right[0]))


def _before(question: Question, count: int = 3) -> str:
    """Return the last words before the blank of a cloze."""
    before, blank, _ = question.prompt.partition(BLANK)
    return " ".join(before.split()[-count:]) if blank else ""
