"""A check on what the title shows: the card has it, so that an answer that it tells is given away."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from quizgen import lexicon
from quizgen.audit.words import content as content_words
from quizgen.audit.words import missing
from quizgen.audit.words import words as plain_words
from quizgen.check.content import WORDS, kin
from quizgen.model import BLANK, Article, Form, Question
from quizgen.tables import table, wordlist

EPOCHS = wordlist("check", "epochs")
_FIGURE = re.compile(r"(?<![\w.,])[$£€]?(\d[\d,]*(?:\.\d+)?)(?: ?(m|bn|b|million|billion|trillion)\b|(?![\w.,]*\d))")
_SCALES = {"m": 1e6, "b": 1e9, "t": 1e12}
_YEAR = re.compile(r"(?:1\d|20)\d\d")
_SAYING = re.compile(r"\b(?:said|says|told|announced|tweeted|according to)\b")
HEADLINE, QUOTED = 4, 2
LARGE = 100
"""From what number on figures that lie near each other tell of one thing."""
SNIPPET = 400
"""Characters below which a text without a title is a snippet rather than an article."""
COUNTING: tuple[str, ...] = tuple(table("check")["counting"].split())
_HALVES: dict[str, str] = table("check")["country_halves"]


def title(question: Question, article: Article) -> str:
    """Refuse an answer that the article's title gives away; the card shows the title.

    Where the article has none, its first words stand in its place.
    """
    if is_snippet(article):
        return ""
    shown = _shown_by(article.title)
    if question.kind != "date" and any(_near_figure(question.answer, one) for one in _figures(article.title)):
        return "the title has nearly the same figure"
    words = [w for w in content_words(question.answer) if len(w) > 1 or w.isdigit()]
    asked = _WHICH.match(question.prompt) if question.form == Form.OPEN else None
    if asked:  # of "Which family …?" the answer "the Lindqvist family" is the name alone
        words = [w for w in words if missing([w], [asked[1].lower()])] or words
    initials = "".join(w[0] for w in re.findall(r"[A-Za-z]+", article.title) if w[0].isupper())
    if len(initials) > 1 and question.answer.replace(".", "") == initials:
        return "the title gives the answer"
    words = [w for w in words if w not in EPOCHS] or words
    told = [w for w in words if not missing([w], shown) or any(kin(w, o) or _one_country(w, o) for o in shown)]
    if words and len(told) == len(words):
        return "the title gives the answer"
    if _is_namesake(question, article.title):
        return ""
    if question.template == "role.who" and not missing([question.answer.split()[-1]], shown):
        surname = question.prompt.rstrip("?").split()[-1]
        if surname.lower() in shown:
            return "the title names the office beside who holds it"
    if str(question.kind) in {"role", "abbreviation"}:
        return ""
    own_initials = "".join(w[0] for w in question.answer.split() if w[0].isupper())
    if len(own_initials) > 1 and own_initials in re.findall(
        r"\b[A-Z]{2,}\b", re.sub(r"(?<=[A-Z])\.", "", article.title)
    ):
        return "the title has the initials of the answer"
    if (
        question.form == Form.CLOZE
        and len(words) > 1
        and re.fullmatch(r"[a-z][a-z -]+", question.answer)
        and words[-1] in told
    ):
        return "the title gives the plain word"
    if article.title.endswith("…") and _continues(question.answer, article.title):
        return "the title breaks off within the answer"
    named = question.answer.split()[-2:]
    person = question.answer_type == "person" or (len(named) > 1 and lexicon.given_name(named[0]))
    if person and len(words) > 1 and words[-1] in shown:
        return "the title gives the name"
    # Half of a phrase is enough where that is a name: "Kenyan athletes" under "Kenya", a full name under a shorter one.
    own = {w.lower() for w in re.findall(r"\b[A-Z][\w’'-]+", question.answer)}
    alike = [w for w in told if missing([w], shown) and any(named_alike(w, o) for o in shown)]
    proper = [w for w in told if w in own and not lexicon.noun_class(w) and w not in alike]
    if proper and 2 * len(told) >= len(words):
        return "the title gives the answer"
    # Under "Adobe", the blank of "_____ last long in dry places" is "adobe houses" to everybody.
    capitals = all(w[:1].isupper() for w in re.findall(r"\w+", question.answer.removeprefix("the ")))
    if capitals and any(w not in told and not lexicon.noun_class(w) and w not in alike for w in words):
        return ""  # "Rusk-Moss Canal" under "Rusk" is told by "Moss"
    if set(told) - set(alike) and _NOT_WHO.search(question.prompt) and len(content_words(article.title)) == 1:
        return "the title gives the answer"
    return ""


@lru_cache(maxsize=8)
def _shown_by(title: str) -> tuple[str, ...]:
    """Return the words that a title shows: its own, countries in them, small numbers in both ways."""
    shown = [*plain_words(title), *_countries_in(title)]
    return (*shown, *(other for word in shown if (other := _as_counted(word))))


def _is_namesake(question: Question, title: str) -> bool:
    """Tell whether the answer is somebody of the same surname as whom the title names: "Owen Roe" under "Ann Roe"."""
    given, others = title.split(), question.answer.split()
    if min(len(given), len(others)) < 2 or given.pop() != others.pop() or set(given) & set(others):
        return False
    person = question.answer_type == "person" or lexicon.given_name(others[0])
    return bool(person) and all(word[:1].isupper() and word.isalpha() for word in (*given, *others))


_OF_PLACE = re.compile(r"(?:(?:[ein]|ni)?ans?|n?ese|n?is?|ish|ites?|[a-z]{0,3}ic)")
"""Endings of words for the people or the language of a place, after its last vowel."""
_NOT_WHO = re.compile(rf"^What\b|{BLANK}")
_WHICH = re.compile(r"(?:[^?]*, )?[Ww]hich ([a-z]+)\b")


@lru_cache(maxsize=8)
def is_news(title: str, text: str) -> bool:
    """Tell whether a text under that title reads like a report: under a headline, with people who say things."""
    said = islice(_SAYING.finditer(text), QUOTED)
    return len(title.split()) >= HEADLINE and sum(1 for _ in said) == QUOTED


def is_snippet(article: Article) -> bool:
    """Tell whether there is no title, and so little text that the first words are much of what can be asked."""
    return not article.titled and len(article.text) < SNIPPET


def _countries_in(title: str) -> list[str]:
    """Return the countries that a title names in the first half of a word: "Sino-Swiss"."""
    return [_HALVES[word].lower() for word in re.findall(r"\b([A-Z][a-z]+)-", title) if word in _HALVES]


def _figures(text: str) -> list[float]:
    """Return the large numbers of a text, years aside: "931", "$54bn"."""
    found = ((m[1].replace(",", ""), _SCALES.get((m[2] or " ")[0].lower(), 1.0)) for m in _FIGURE.finditer(text))
    return [float(n) * scale for n, scale in found if scale > 1 or (float(n) >= LARGE and not _YEAR.fullmatch(n))]


def _near_figure(answer: str, figure: float) -> bool:
    """Tell whether an answer holds a number that differs by less than a tenth from one that is shown."""
    return any(abs(one - figure) < figure / 10 for one in _figures(answer))


def _as_counted(word: str) -> str:
    """Return a small number in words for one in digits, and the other way round; '' for any other word."""
    if word.isdigit():
        return COUNTING[int(word)] if int(word) < len(COUNTING) else ""
    return str(COUNTING.index(word)) if word in COUNTING else ""


@lru_cache(maxsize=WORDS)
def _one_country(one: str, two: str) -> bool:
    """Tell whether two words stand for one country or city: "kenya", "kenyan"; "rome", "romans"."""
    place = lexicon.homeland(two.capitalize())
    if place.lower() == one or named_alike(one, two) or named_alike(two, one):
        return True
    own = lexicon.country_of(one.capitalize()) or lexicon.country_of(one.upper())
    return bool(own) and own in {lexicon.country_of(two.capitalize()), lexicon.country_of(place)}


def named_alike(name: str, other: str) -> bool:
    """Tell whether one word is that for the people or the language of the other: "hansa", "hanseatic"."""
    if name[:3] != other[:3]:
        return False
    stems = {re.sub(r"[aeiouy]$", "", one) for one in (name, name.removesuffix("s")) if len(one) > 3}
    return any(len(s) > 2 and other.startswith(s) and _OF_PLACE.fullmatch(other[len(s) :]) for s in stems)


def _continues(answer: str, opening: str) -> bool:
    """Tell whether first words that break off end in the beginning of the answer: "… leader Ann" of "Ann Roe"."""
    own, last = plain_words(answer), plain_words(opening)
    return any(last[-n:] == own[:n] and content_words(" ".join(own[:n])) for n in range(1, len(own)))
