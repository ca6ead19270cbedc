"""Checks on what gives an answer away by what everybody knows: capitals, currencies, letters of acronyms, lists."""

from __future__ import annotations

import re

from quizgen import lexicon
from quizgen.check import title
from quizgen.model import BLANK, Form, Question

_SHARED_NOUN = re.compile(
    rf"\b(?:north|south|east|west|central|upper|lower|inner|outer|greater|lesser)(?:ern)?,? (?:and|or|to) {BLANK}",
    re.IGNORECASE,
)
_PAIR = re.compile(
    rf"\b(?P<one>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?)(?:, [^_,]*,)? (?:and|with) {BLANK}"
    rf"|{BLANK} and (?P<two>[A-Z][\w’'-]*)"
)
_HELD_IN = re.compile(rf"\b([A-Z]\w+)(?: [A-Z]\w+)+ in (?:the )?{BLANK}")
"""Something called after where it is held: "the Dubai Airshow in the _____"."""
_OPPOSITE = {"North": "South", "South": "North", "East": "West", "West": "East"}
_LETTERS = re.compile(r"\b[A-Z]{2,6}\b")
_LINKED = re.compile(r"(?:of|for|and|on|the|in|&)$")
_LISTED = re.compile(
    r"\b(?:include|includes|included|including|such as|namely|are|were) ((?:[^,;:_]+, )*[^,;:_]+?,? and [^,;:_]+)$"
)
_NAMES = re.compile(r"\b[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*(?:, [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)+,? and [A-Z][\w’'-]*")
"""Three names in a row, or more."""


def hinted(question: Question) -> str:
    """Refuse a prompt that gives the answer away to whoever knows the world a little: "Japan" beside "Tokyo"."""
    return (
        _by_land(question)
        or _by_kin(question)
        or _by_pair(question)
        or _by_list(question)
        or (question.form == Form.CLOZE and _by_form(question))
        or ""
    )


def _by_land(question: Question) -> str:
    """Name the capital or the currency in the prompt of the country that is asked for."""
    own = lexicon.country_of(question.answer)
    if not own:
        return ""
    for city in re.findall(r"\b[A-Z]\w+(?: [A-Z]\w+)?", question.prompt):
        for name in (city, *city.split()):
            if lexicon.capital_of(name) and lexicon.country_of(lexicon.capital_of(name)) == own:
                return f"“{name}” gives the country away"
    for word in re.findall(r"\b[a-z]{3,}\b", question.prompt):
        if lexicon.country_of(lexicon.country_of_currency(word)) == own:
            return f"“{word}” gives the country away"
    held = _HELD_IN.search(question.prompt) if question.form == Form.CLOZE else None
    if held and "city" in lexicon.name_class(held[1]):
        return f"“{held[1]}” gives the country away"
    return ""


def _by_kin(question: Question) -> str:
    """Name a word of the prompt that is made of the name asked for, or it: "Hanseatic", "Hansa"; "U.S. troops"."""
    first, *rest = question.answer.removeprefix("the ").split()
    if not first[:1].isupper() or any(not w.islower() for w in rest):
        return ""
    if lexicon.country_of(first) and rest and re.search(rf"(?<!\w){re.escape(first)}(?!\w)", question.prompt):
        return f"“{first}” stands in the prompt too"
    names = re.findall(r"\b[A-Z]\w+", question.prompt)
    kin = next((w for w in names if not rest and title.named_alike(first.lower(), w.lower())), "")
    return f"“{kin}” is made of the answer" if kin else ""


def _by_pair(question: Question) -> str:
    """Name the capital beside a blank for another whose country the prompt names: "Moscow and _____", "Japan"."""
    own = lexicon.country_of(lexicon.capital_of(question.answer))
    pair = _PAIR.search(question.prompt) if own and question.form == Form.CLOZE else None
    other = (pair["one"] or pair["two"]) if pair else ""
    if not (other and lexicon.capital_of(other)):
        return ""
    told = any(lexicon.country_of(w) == own for w in re.findall(r"\b[A-Z]\w+", question.prompt))
    return f"“{other}” calls for the capital of a country that is named" if told else ""


def _by_list(question: Question) -> str:
    """Tell whether as many are listed in the prompt as it asks for: "How many methods include A and B? Two"."""
    number = question.answer.lower()
    if number not in title.COUNTING[2:11] or question.form != Form.OPEN:
        return ""
    lists = [found[1] for found in _LISTED.finditer(question.prompt.rstrip("?"))]
    lists += [found.group() for found in _NAMES.finditer(question.prompt)]
    sizes = {len(re.split(r", and |, | and ", one)) for one in lists}
    return "those that are counted are all listed" if title.COUNTING.index(number) in sizes else ""


def _by_form(question: Question) -> str:
    """Return by what grammar or spelling a blank gives its answer away, or is none: "North and _____"."""
    prompt, answer = question.prompt, question.answer
    if _SHARED_NOUN.search(prompt) and answer[:1].isupper():
        return "the blank holds the noun of the word before it"
    if re.search(rf"\b{_OPPOSITE.get(answer, BLANK + BLANK)}\b", prompt):
        return "the opposite quarter stands in the prompt"
    if answer in {"100", "hundred"} and re.search(rf"{BLANK} ?(?:%|percent|per cent)", prompt):
        return "a hundred percent is all"
    words = re.findall(r"\b[a-z]{5,}\b", prompt)
    own = re.findall(r"\b[a-z]{5,}\b", answer)
    kin = next((w for w in words for a in own if w != a and (w + a[-1] == a or a + w[-1] == w)), "")
    if kin:
        return f"“{kin}” and a word of the answer differ in a letter"
    letters = _spelt(prompt, answer)
    if letters:
        return f"“{letters}” spells the answer"
    name = _stands_for(answer, prompt)
    return f"“{name}” has the letters of the answer" if name else ""


def _spelt(prompt: str, answer: str) -> str:
    """Return the letters in the prompt that the whole name spells of which the blank is a part: "the OSCE, the …"."""
    acronyms = _LETTERS.findall(re.sub(r"(?<=[A-Z])\.", "", prompt))
    ahead, _, behind = prompt.partition(BLANK)
    name = [*_name_part(ahead.split()[::-1])[::-1], *answer.split(), *_name_part(behind.split())]
    initials = "".join(w[0] for w in name if w[:1].isupper())
    return next((a for a in acronyms if a == initials), "")


def _name_part(words: list[str]) -> list[str]:
    """Return the words at the beginning that may be of one name; what ends with a comma or a stop ends it."""
    out: list[str] = []
    for word in words:
        if not (word[:1].isupper() and word[-1].isalnum()) and not _LINKED.match(word):
            break
        out.append(word)
    return out


def _stands_for(answer: str, prompt: str) -> str:
    """Return the name in the prompt whose letters the answer is, in order, first and last: "ANP", "National Police"."""
    if not re.fullmatch(r"[A-Z]{3,6}", answer):
        return ""
    for name in re.findall(r"\b[A-Z][\w’'-]*(?: (?:(?:of|for|and|on|the|in) )*[A-Z][\w’'-]*)+", prompt):
        initials = "".join(w[0] for w in name.removeprefix("The ").split() if w[0].isupper())
        if re.fullmatch(".*".join(answer), initials):
            return str(name)
    return ""
