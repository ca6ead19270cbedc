"""Checks on a blank: what is left around it must call for the answer, and must not give it away."""

from __future__ import annotations

import re

from quizgen import lexicon
from quizgen.model import BLANK, Form, Question
from quizgen.tables import wordlist

MONTHS = wordlist("extract", "months")
SMALL_COUNTS = wordlist("check", "small_counts")
PLACES = frozenset({"place", "country", "city", "state", "continent", "river"})
NEAR_YEARS = 2
"""Years within which one year gives away another."""
_NAME_AHEAD = re.compile(rf"(?<!^)(?<![.?!] )\b([A-Z][\w’'.-]*)(?: (?:of|of the|for|for the|the|&))? (?:the )?{BLANK}")
_NAME_BEHIND = re.compile(rf"{BLANK}(?:-| (?:of (?:the )?|on (?:the )?|for (?:the )?|the |& )?[A-Z])")
_PART_OF_NAMED = re.compile(rf"\b[A-Z][\w’'-]*(?: [a-z]\w+){{0,3}} of(?: the)?(?: [a-z]+)? {BLANK}|[A-Z]\w+, {BLANK}")
_LIST_AHEAD = re.compile(r"(?:[\w’'. -]{2,30}, ){3,}(?:and |or )?$")
_LIST_BEHIND = re.compile(r"(?:, [\w’'. -]{2,30}){3,}")
_COMPARED = re.compile(rf"\d{{4}} compared [^_]*{BLANK}|{BLANK} compared [^_]*\d{{4}}")


def cut_name(question: Question) -> str:
    """Refuse a blank for one part of a name: "A Month in the _____", "_____ the Great"."""
    if question.form != Form.CLOZE:
        return ""
    prompt, answer = question.prompt, question.answer
    ahead = _NAME_AHEAD.search(prompt)
    dated = answer[:1].isdigit() and ahead is not None and ahead[1].lower().rstrip(".") in MONTHS
    if ahead and not dated and not ahead[1].endswith(("’s", "'s")):
        return f"“{ahead.group()}” is one name with the answer"
    behind = _NAME_BEHIND.search(prompt)
    if behind and (answer[:1].isupper() or answer[:1].isdigit()):
        return f"“{behind.group()}” is one name with the answer"
    return ""


def one_of_list(question: Question) -> str:
    """Refuse a blank for one of several examples, or in a long list: others would do."""
    if question.form != Form.CLOZE:
        return ""
    before, _, after = question.prompt.partition(BLANK)
    if re.search(r"\b(?:such as|including|like|among (?:them|others))\b[^.;]{0,90}$", before):
        return "the blank is one of several examples"
    listed = _LIST_AHEAD.search(before) or _LIST_BEHIND.match(after)
    return "the blank is one of a long list" if listed else ""


def given_away(question: Question) -> str:
    """Refuse a blank that its neighbours fill: "from 1321 to _____", "the Fujian region of _____"."""
    if question.form != Form.CLOZE:
        return ""
    prompt, answer = question.prompt, question.answer
    if re.fullmatch(r"\d{4}", answer):
        if _COMPARED.search(prompt):
            return "the year compared with gives the answer away"
        others = [int(y) for y in re.findall(r"(?<!\d)(?:1\d|20)\d\d(?!\d)", prompt)]
        if any(abs(int(answer) - y) <= NEAR_YEARS for y in others):
            return "a year beside it gives the answer away"
    if question.answer_type in PLACES and _PART_OF_NAMED.search(prompt):
        return "what lies in the place, and is named, gives the answer away"
    return ""


def demonyms(question: Question) -> str:
    """Refuse a prompt that names the country asked for by its adjective or its people: "Spanish" for "Spain"."""
    if not question.answer[:1].isupper():
        return ""
    own = lexicon.country_of(question.answer)
    parts = {question.answer, *question.answer.split()}
    places = {lexicon.country_adjective(part) for part in parts} - {""}
    for word in re.findall(r"\b[A-Z]\w+", question.prompt):
        alike = word in places or lexicon.country_adjective(word) in parts
        if alike or (own and lexicon.country_of(word) == own):
            return f"“{word}” gives “{question.answer}” away"
    return ""


def counted(question: Question) -> str:
    """Refuse a blank for "one" or "two" where no measure follows: nothing calls for a number there."""
    if question.form != Form.CLOZE or question.answer.lower() not in SMALL_COUNTS:
        return ""
    after = re.findall(r"[a-z]+", question.prompt.partition(BLANK)[2])[:1]
    if any(lexicon.is_unit(w.rstrip("s")) or lexicon.is_time(w.rstrip("s")) for w in after):
        return ""
    return f"“{question.answer}” is no number that anything calls for"
