"""Units of their own: answers that stand beside a capital, or share a word with the prompt, and yet are whole."""

from __future__ import annotations

import re

from quizgen import lexicon
from quizgen.audit.words import content as content_words
from quizgen.audit.words import missing
from quizgen.audit.words import words as plain_words
from quizgen.lexicon.calendar import MONTH_WORDS
from quizgen.model import BLANK, Form, Kind, Question
from quizgen.tables import table

_MONTHS = "|".join(sorted(word.capitalize() for word in MONTH_WORDS))
COURTESY = frozenset(table("check")["courtesy"].split())
TITLES = lexicon.POLITE | frozenset("dr doctor prof professor justice judge".split())
"""After these a surname alone is used, or no first name is called for."""
PARTICLES = frozenset(table("check")["particles"].split())
CHIEFS = re.compile(r"C[EFOIT]O")
_OFFICE = re.compile(rf"(?<!^)(?<![.?!] )\b([A-Z][\w’'-]*) {BLANK}")
_COUNTED = re.compile(
    rf"{BLANK} (?!(?:{_MONTHS})\b)[A-Z][\w.’'-]*(?: [A-Z][\w-]*)? [a-z]+s\b"
    rf"|{BLANK} (?P<people>[A-Z][a-z]+s)\b(?! [A-Z])"
)
_ERA = re.compile(rf"{BLANK} (?:BCE?|CE|AD)\b")
_AMOUNT = re.compile(r"\d(?:m|bn|,\d{3}|\.\d+| million| billion)$")
_TIME_ENDS = re.compile(
    rf"(?:\bage of|\bthe year|\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil) (?:{_MONTHS})) {BLANK} (?:the )?"
    rf"(?!(?:{_MONTHS})\b)[A-Z]"
)
_OF_PLACE = re.compile(rf"{BLANK} of ([A-Z]\w+)\b(?! [A-Z])")
_ON_WATER = re.compile(rf"{BLANK} on the (?:[A-Z][\w’'-]+ )+(?:{'|'.join(table('check')['waters'].split())})\b")
_CALLED = re.compile(r"\b(?:called|known|termed|named|nicknamed|name|names?|term|rename[ds]?|adopt(?:s|ed)?)\b")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
WAYS = frozenset(
    "north south east west northern southern eastern western central new old great grand royal united".split()
)
"""Words with which many names begin."""
SCALES = frozenset("hundred thousand million billion trillion percent cent more less fewer least most".split())


def stands_behind(question: Question) -> bool:
    """Tell whether a full name stands after what somebody is: "President | Ann Roe", "the Orvalian | Ann Roe"."""
    found = _OFFICE.search(question.prompt)
    words = question.answer.split()
    named = all(w[:1].isupper() or w.startswith("al-") or w in PARTICLES for w in words)
    if found is None or len(words) < 2 or question.answer_type != "person" or not (named and words[0][:1].isupper()):
        return False
    word, low = found[1], found[1].lower()
    if low in TITLES or lexicon.given_name(word):
        return False
    return bool(lexicon.country_adjective(word) or CHIEFS.fullmatch(word) or lexicon.is_role(low) or low in COURTESY)


def stands_before(question: Question) -> bool:
    """Tell whether an answer is whole before a capital: "at the age of | 21 | Ann Roe moved", "| 14 | OAS nations"."""
    prompt, answer = question.prompt, question.answer
    if answer[:1].isdigit():
        share = re.search(rf"{BLANK} of (?:the )?[A-Z]", prompt)
        if share and answer.endswith(("percent", "per cent", "%")):
            return True
        if _ERA.search(prompt) or (_AMOUNT.search(answer) and re.search(rf"{BLANK} [A-Z][a-z]+s\b(?! [A-Z])", prompt)):
            return True  # "between | 1800 | BCE and 1649 BCE", "| 3.5m | Euros"
        if re.search(rf"{BLANK} of (?:the )?[A-Z]\w+['’]s [a-z\d]", prompt):
            return True  # "holds | 52 | of the Senate's 100 seats"
        return _TIME_ENDS.search(prompt) is not None or _counts_before(prompt)
    words = answer.split()
    if question.answer_type == "person" and len(words) > 1 and lexicon.given_name(words[0]):
        found = _OF_PLACE.search(prompt)
        ruler = re.fullmatch(r"[IVX]+", words[-1]) is not None
        return found is not None and not ruler and bool(lexicon.name_class(found[1]) & {"country", "city"})
    place = bool({"city", "country"} & lexicon.name_class(answer)) or question.answer_type == "city"
    place = place or lexicon.is_place(words[-1].lower())
    return place and _ON_WATER.search(prompt) is not None


def _counts_before(prompt: str) -> bool:
    """Tell whether a number counts what has a capital: "| 14 | OAS nations", "| 300 | Americans"."""
    found = _COUNTED.search(prompt)
    return found is not None and (not found["people"] or bool(lexicon.country_adjective(found["people"][:-1])))


def stays_hidden(question: Question, shared: list[str]) -> bool:
    """Tell whether what distinguishes the answer does not stand in the prompt, though words of it do.

    Numbers share their thousands ("2,000", "170,000") and their scale; a name shares its class with what is asked for
    ("the largest airport": "Kelm Airport"), or begins like a longer one; a term shares its noun ("private schools",
    "independent schools").
    """
    answer, prompt = question.answer, question.prompt
    numbers = _NUMBER.findall(answer)
    if numbers and set(shared) <= {*SCALES, *(d for n in numbers for d in n.split(",")[1:])}:
        return not set(numbers) & set(_NUMBER.findall(prompt))
    words = list(content_words(answer))
    rest = [w for w in words if w not in shared]
    if not rest or len(words) < 2 or len(set(shared)) > 1:
        return False
    first, last = words[0], words[-1]
    person = question.answer_type == "person" or lexicon.given_name(words[0].capitalize()) or prompt[:4] == "Who "
    told = {w.lower(): w for w in re.findall(r"[^\W_]+(?:['’][^\W_]+)*", answer)}
    telling = [w for w in rest if told.get(w, w)[:1].isupper() and _is_own(w)]
    if shared[0] == last and lexicon.noun_class(_singular(last)):
        if telling and not person:
            return True
        if question.form == Form.OPEN and str(question.kind) == Kind.DEFINITION and not person:
            return _CALLED.search(prompt) is not None and not missing([last], plain_words(prompt))
    named = all(told.get(w, w)[:1].isupper() or w.isdigit() for w in words)
    if named and telling and not person:
        return shared[0] == first or bool(lexicon.noun_class(shared[0]))
    kin = [w for w in plain_words(prompt) if lexicon.is_kind_of(w, "relative")]
    return named and bool(kin) and shared[0] == last and first in rest


def _is_own(word: str) -> bool:
    """Tell whether a word of a name is one by itself: "Kelm", not "Cup", "South" or "African"."""
    capital = word.capitalize()
    if lexicon.country_adjective(capital) or word in WAYS:
        return False
    return not lexicon.noun_class(_singular(word)) or bool(lexicon.name_class(capital) & {"country", "continent"})


def _singular(word: str) -> str:
    return str(next(iter(lexicon.singulars(word)), word))
