"""Words as the audit compares them: by inflection alone, with no help from the program that is audited."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NEGATION = re.compile(r"\b(?:not|no|never|neither|nor|none|without|cannot)\b|n['’]t\b", re.IGNORECASE)

_IRREGULAR = """be am is are was were been|bear bore born|become became|begin began begun
bind bound|break broke broken|breed bred|bring brought
build built|buy bought|choose chose chosen|come came|dig dug|draw drew drawn|drink drank
drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fly flew flown
forbid forbade forbidden|forget forgot forgotten|give gave given|go went gone|grow grew grown|hang hung|have had has
hear heard|hide hid hidden|hold held|keep kept|know knew known|lead led|leave left|lend lent|lie lay
lose lost|make made|mean meant|meet met|overthrow overthrew overthrown|pay paid|ride rode ridden|ring rang rung
rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent|shake shook shaken|shoot shot
show showed shown|sing sang sung|sink sank sunk|sit sat|speak spoke spoken
spend spent|spin spun|stand stood|steal stole stolen|strike struck|swear swore|swim swam|take took taken
teach taught|tear tore|tell told|think thought|throw threw thrown|undertake undertook undertaken
understand understood|wake woke|wear wore worn|win won|withdraw withdrew withdrawn|write wrote written"""
"""A verb that is not here ("catch") is asked for in the form of its sentence alone: who audits may know no other."""
_BASE = {form: verb[0] for row in re.split(r"[|\n]", _IRREGULAR) for verb in [row.split()] for form in verb}
_PLAIN = frozenset(base for base in _BASE.values() if base.endswith("d"))
"""Of these nothing but the plain form counts as one with the past: "led" and "lead", but not "leading"."""

RECENT = 1000
"""Texts whose words are remembered: a sentence is held against all that is asked about it."""
_ENDINGS = (
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("d", ("",)),
)
"""Regular endings, and what stands in the dictionary in their place."""


@cache
def template_words() -> frozenset[str]:
    """Return the words that a template may add: ``data/template_words.txt``."""
    text = files("quizgen").joinpath("data/template_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=RECENT)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, without a possessive's ending."""
    return tuple(w[:-2] if w.endswith(("'s", "’s")) else w for w in _WORD.findall(text.lower()) if w != "s")


@lru_cache(maxsize=RECENT)
def content(text: str) -> tuple[str, ...]:
    """Return the words of a text that no template may add."""
    return tuple(word for word in words(text) if word not in template_words())


def missing(wanted: Iterable[str], there: Iterable[str]) -> list[str]:
    """Return the words that are not there in any inflected form."""
    known = _bases_of(tuple(there))
    return [word for word in wanted if _bases(word).isdisjoint(known)]


@lru_cache(maxsize=RECENT)
def _bases_of(said: tuple[str, ...]) -> frozenset[str]:
    return frozenset(base for word in said for base in _bases(word))


def negations(text: str) -> int:
    """Return how many negations a text holds."""
    return len(_NEGATION.findall(text))


def holds(text: str, phrase: str) -> bool:
    """Tell whether the phrase stands in the text, word for word."""
    return bool(words(phrase)) and f" {' '.join(words(phrase))} " in f" {' '.join(words(text))} "


@cache
def _bases(word: str) -> frozenset[str]:
    """Return all forms under which the word may stand in a dictionary."""
    base = _BASE.get(word, word)
    found = {word, f"{base} (plain)" if base in _PLAIN else base}
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 3:
            found |= {stem + rest for rest in instead}
            if ending in ("ed", "ing") and stem[-1] == stem[-2]:
                found.add(stem[:-1])
    return frozenset(found)
