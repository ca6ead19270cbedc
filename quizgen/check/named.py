"""Checks on names: one cut short is not asked with or for, unless the card shows it in full; nor two as one."""

from __future__ import annotations

import re
from functools import lru_cache

from quizgen import lexicon
from quizgen.audit.words import content as content_words
from quizgen.check.title import is_news
from quizgen.model import BLANK, Article, Form, Question
from quizgen.tables import table, wordlist

CENTRAL = 5
"""Times that an article names somebody by surname whom its readers can't mistake."""
_PEOPLES = wordlist("reference", "peoples")
CLASS_NAMES = wordlist("check", "class_names")
STATES = frozenset("Republic Kingdom Duchy Principality Sultanate Confederation Federation Commonwealth League".split())
"""What a name begins with that goes on with "of"."""
_SHORT_NAME = re.compile(r"\b[Tt]he ([A-Z][a-zé]{3,})\b(?! (?:[A-Z_]|of\b|and [A-Z]))")
_OFFICES = "|".join(word.capitalize() for word in table("check")["offices"].split())
_BARE_OFFICE = re.compile(
    rf"(?:^|^In [^,]*, )({_OFFICES}) (?:[a-z]+ed|[a-z]+s|{table('check')['spoke']})\b"
    rf"|\b(?:did|does|has|was|is|will) ({_OFFICES}) "
    r"(?!(?:of|in|from|for|at|when|during|and|or|by|until|after|before|to|on)\b)[a-z]"
)
"""An office like a name, as headlines have it: "Pope raised questions"."""
_INITIALS = re.compile(r"\b[A-Z]{3,5}\b")
_ONE_NAME = re.compile(r"[A-Z][a-zà-ÿ]{2,}")
_STYLES = ("Pope", "King", "Queen", "Prince", "Princess", "Emperor", "Empress", "Sultan", "Tsar", "Saint", "St")
"""Titles that are said with a name of one word."""
_STYLED = frozenset(
    {*_STYLES, *(word.capitalize() for word in wordlist("check", "courtesy") | wordlist("check", "offices"))}
)
_ALONE = re.compile(r"(?:^|(?<= ))([A-Z][a-zà-ÿ]{2,})\b(?![’'-]| [A-Z(&]| (?:period|era|dynasty|school|family)\b)")
_LAST_OF_NAME = re.compile(r"\b([A-Z][\w’'.-]*) (?=([A-Z][a-zà-ÿ]{2,})\b(?! [A-Z]))")
_JOINED = re.compile(r"[A-Z][\w’'-]* (?:of|for|and|in|at|de|van|von)(?: the)? $")
"""What makes one name of what stands before and after it: "the House of |"."""
_SOURCE = re.compile(r"According to ((?:[a-z]+-)?[A-Z][a-zà-ÿ’'-]+),")


_KING = re.compile(r"\b[A-Z][a-zà-ÿ]+ (?:I{1,3}|IV|V|VI{1,3}|IX|X[IV]{0,4})\b")
"""A ruler by name and number, of whom other countries may have had one too."""


def _king_alone(question: Question, article: Article) -> str:
    """Return a ruler of whom the prompt does not say, as the article does, of what country: "Charles I"."""
    if "Pope" in question.prompt:
        return ""
    for found in _KING.finditer(question.prompt):
        king = found[0]
        ruled = re.search(rf"\b{king} of (?:the )?([A-Z]\w+)", article.text)
        if ruled and king not in article.title and ruled[1] not in f"{question.prompt} {article.title}":
            return king
    return ""


def shortened(question: Question, article: Article) -> str:
    """Refuse a prompt that names by its last word alone what the article names more fully: "the Foundation".

    So too one with initials that the article explains, unless they are well known or the title has them, and one
    "according to" somebody with a surname alone, in news whose title does not name them.
    """
    for found in _SHORT_NAME.finditer(question.prompt):
        word = found[1]
        if word.lower() in _PEOPLES or lexicon.country_adjective(word):
            continue  # "the Kelmorian fleet"
        whole = _fuller(word, article.text) or (
            word in STATES and re.search(rf"\b{word} of (?:the )?[A-Z]", article.text)
        )
        if lexicon.listed(word.lower()) and whole and not _fuller(word, question.prompt):
            if word not in article.title:
                return f"“the {word}” is short for a name"
    office = _BARE_OFFICE.search(question.prompt)
    if office:
        return f"“{office[1] or office[2]}” is an office without its name"
    if question.answer in _OFFICES.split("|"):
        return f"“{question.answer}” is an office without its name"
    alone = re.search(rf"\b[Tt]he {BLANK}(?! of\b)", question.prompt) or question.form == Form.OPEN
    if alone and re.sub(r"^[Tt]he ", "", question.answer) in CLASS_NAMES and question.answer not in article.title:
        return f"“{question.answer}” is short for a name"
    for letters in _INITIALS.findall(question.prompt):
        known = lexicon.name_class(letters) or lexicon.listed(letters.lower())
        told = known or re.search(rf"\b{letters}\b", article.title) or letters == _initials(article.title)
        told = told or question.template == "abbreviation.stands-for" or _expanded(letters, question.prompt)
        if not told and _expanded(letters, article.text):
            return f"“{letters}” stands for words that the article gives elsewhere"
    somebody = _surname_alone(question.prompt, article)
    if somebody:
        return f"“{somebody}” is called by a surname alone"
    king = _king_alone(question, article)
    if king:
        return f"of what “{king}” was the ruler is left out"
    source = _SOURCE.match(question.prompt)
    known = source is None or lexicon.name_class(source[1]) or source[1] in article.title
    if source and not known and is_news(article.title, article.text):
        return f"“{source[1]}” is called by a surname alone"
    return ""


def _surname_alone(prompt: str, article: Article) -> str:
    """Return the surname by which a prompt calls somebody whom the article names more fully: "when Carter left"."""
    if not article.titled:
        return ""
    said = prompt.replace(BLANK, "")
    for found in _ALONE.finditer(said):
        word, before = found[1], said[: found.start()].split()[-1:]
        if before and before[0][0].isupper() and not before[0].endswith(","):
            continue  # "Owen Carter", "Mr. Carter"
        if _JOINED.search(said[: found.start()]) or word in article.title:
            continue
        if lexicon.name_class(word) or lexicon.country_adjective(word) or lexicon.homeland(word):
            continue
        if _named_person(word, article.text) and not _is_central(word, article):
            return word
    return ""


def _is_central(surname: str, article: Article) -> bool:
    """Tell whether an article that is no news speaks of somebody again and again: Darwin, under "Evolution"."""
    named = len(re.findall(rf"\b{surname}\b", article.text))
    return named >= CENTRAL and not is_news(article.title, article.text)


def _named_person(surname: str, text: str) -> bool:
    """Tell whether a text has a given name or a style before a surname."""
    return any(lexicon.given_name(word) or word in _STYLED for word in _ahead_of_names(text).get(surname, ()))


@lru_cache(maxsize=64)
def _ahead_of_names(text: str) -> dict[str, set[str]]:
    """Return for each word with a capital that may end a name the words with one that stand before it in a text."""
    found: dict[str, set[str]] = {}
    for ahead, last in _LAST_OF_NAME.findall(text):
        found.setdefault(last, set()).add(ahead)
    return found


def nickname(question: Question, article: Article) -> str:
    """Refuse an answer that is short for how its article calls somebody: "Mar" for "Marta", "Owen" for "Owen IV"."""
    name = question.answer
    if question.answer_type != "person" or not _ONE_NAME.fullmatch(name) or name in article.title.split():
        return ""
    for longer in re.findall(rf"\b{name}[a-zà-ÿ]{{2,}}\b", article.text):
        if longer.removeprefix(name) not in {"ism", "ian", "ans"} and not _is_common(longer):
            return f"“{name}” is short for “{longer}”"
    styled = re.search(rf"\b(?:{'|'.join(_STYLES)}) {name}\b(?! [A-Z])", article.text)
    styled = styled or re.search(rf"\b{name} (?:[IVX]+|the (?:Great|Younger|Elder))\b", article.text)
    return f"“{name}” is short for “{styled.group()}”" if styled else ""


def _is_common(word: str) -> bool:
    low = word.lower()
    known = lexicon.name_class(word) or lexicon.country_adjective(word) or lexicon.is_verb(low)
    return bool(known) or any(lexicon.listed(one) for one in (low, *lexicon.singulars(low)))


def doubled(question: Question) -> str:
    """Refuse an answer that is two names side by side: a country's, and a word that no longer name of it is made of.

    "Norway Halveth" is a country by two names; "Norway Airlines" is a firm, "Jordan Hallam" a person.
    """
    first, *rest = question.answer.removeprefix("the ").split()
    if not rest or "country" not in lexicon.name_class(first):
        return ""
    if lexicon.name_class(" ".join([first, *rest])) or (question.answer_type == "person" and len(rest) == 1):
        return ""  # "Sri Lanka"; many a person has a country's name for a first one
    unknown = all(w.isalpha() and w[0].isupper() and w[1:].islower() for w in rest)
    common = any(lexicon.listed(one) for w in rest for one in (w.lower(), *lexicon.singulars(w.lower())))
    return f"“{first}” is a name by itself" if unknown and not common else ""


@lru_cache(maxsize=4096)
def _expanded(letters: str, text: str) -> bool:
    """Tell whether a text gives the words that initials stand for, or them in brackets: "… Index (CPI)"."""
    if re.search(rf"\b[A-Z][\w’'-]+, or {letters}\b", text):
        return True
    return f"({letters})" in text or re.search(rf"\b{letters} \([A-Z]\w+ \w+", text) is not None


def _initials(title: str) -> str:
    return "".join(word[0] for word in title.split() if word[0].isupper())


def _fuller(word: str, text: str) -> bool:
    """Tell whether a text has a name of several words that ends with the word."""
    ahead = (before.rpartition(".")[2] for before in _ahead_of_names(text).get(word, ()))
    return any(len(one) > 1 and one[0].isupper() and content_words(one) for one in ahead)
