"""Checks on what a prompt and its answer say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from quizgen import lexicon
from quizgen.audit.words import RECENT, holds, missing
from quizgen.audit.words import content as content_words
from quizgen.audit.words import words as plain_words
from quizgen.check import units
from quizgen.lexicon.calendar import MONTH
from quizgen.model import BLANK, Article, Form, Question
from quizgen.tables import table, wordlist

POINTING = re.compile(rf"\b({'|'.join(table('check')['pointing'])})\b", re.IGNORECASE)
_POINTING_LOW = re.compile(POINTING.pattern)
"""The same in lower case: whatever the case it takes three times as long to look for, and most texts hold none."""
_NAMED = re.compile(
    r"\bbut also\b|(?:[,(–—-] ?|\b(?:is|are|was|were|been) |^What .*)also (?:\w+ly |often |sometimes )?"
    rf"(?:{'|'.join(table('check')['named'])})\b"
)
"""An "also" that brings in another name: "sorrel, *also commonly called* dock"; or goes with what stands before it."""
DANGLING = re.compile(r"\b(he|she|it|they|him|them|itself|himself|herself|themselves)\b", re.IGNORECASE)
EPOCHS = wordlist("check", "epochs")
VAGUE_ANSWERS = wordlist("check", "vague_answers")
NUMBERS = rf"\b(?:{'|'.join(table('check')['numbers'].split())})\b"
_BEFORE = re.compile(
    r"\bhad (?:\w+ly |not |never )?(?:been|\w+ed|become|begun|come|gone|given|taken|made|hit|held|won|lost)\b"
)
_IN_CLAUSE = re.compile(r", (?:which|who|where|whose)\b[^,]*$|^While\b[^,]*, [^,]*$")
"""Before "had" of a clause, whose other past is that of the clause around it."""
_FIGURE = re.compile(r"(?<![\w.,])[$£€]?(\d[\d,]*(?:\.\d+)?)(?: ?(m|bn|b|million|billion|trillion)\b|(?![\w.,]*\d))")
_SCALES = {"m": 1e6, "b": 1e9, "t": 1e12}
_YEAR = re.compile(r"(?:1\d|20)\d\d")
_SAYING = re.compile(r"\b(?:said|says|told|announced|tweeted|according to)\b")
_SOME_SOURCE = re.compile(r"According to (?:an? )?(?:recent|new|some|other|earlier|the latest) [a-z]+")
_HAD = re.compile(r"\bhad\b(?! to\b)(?!.*[a-z] (?:before|until|by \d{4}) )")
_LETTERS = re.compile(r"\b[A-Z]{2,6}\b")
_HOW_LONG_AGO = re.compile(r"\bhow many years ago\b", re.IGNORECASE)
_WHEN = re.compile(r"\b(?:by|when|before|until|after|since)\b", re.IGNORECASE)
LEAST_SAID = {"role": 1, "abbreviation": 1, "definition": 1, "agent": 3, "object": 3, "relation": 3}
"""Content words that a prompt of that kind must have; two of any other kind."""
NAMED_FIRST = 3
"""Content words that are enough of a sentence that begins with a name."""
HEADLINE, QUOTED = 4, 2
"""Words from which a title is a headline, and verbs of saying from which a text is a report."""
LARGE = 100
"""From what number on figures that lie near each other tell of one thing."""
WORDS = 10_000
"""Words whose roots are remembered."""
SNIPPET = 400
"""Characters below which a text without a title is a snippet rather than an article."""
COUNTING: tuple[str, ...] = tuple(table("check")["counting"].split())
_HALVES: dict[str, str] = table("check")["country_halves"]
ENDINGS: tuple[str, ...] = tuple(table("check")["endings"].split())


def span(question: Question) -> str:
    """Refuse an answer that lies in no evidence sentence."""
    if question.form == Form.TRUE_FALSE or any(e.holds(question.answer_at) for e in question.evidence):
        return ""
    return "the answer stands in no evidence sentence"


def traced(question: Question) -> str:
    """Refuse content words that the evidence does not hold."""
    there = tuple(w for e in question.evidence for w in plain_words(e.text))
    wanted = [*content_words(question.prompt), *content_words(question.answer)]
    roots = _roots(there)
    lost = missing(wanted, there) or [w for w in wanted if _root(w) not in roots and not _near(w, there)]
    return f"not in the evidence: {', '.join(lost)}" if lost else ""


PARTICIPLES = frozenset(
    "spoken written driven eaten given grown known seen shown stolen taken thrown worn broken chosen drawn".split()
)
"""Irregular participles of verbs with objects, whose verbs plain audits know."""


@lru_cache(maxsize=RECENT)
def _roots(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_root, words))


@lru_cache(maxsize=WORDS)
def _root(word: str) -> str:
    """Return a word without its ending, as plain audits compare words; "play" and "played" then differ."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def _near(word: str, there: Sequence[str]) -> bool:
    """Tell whether a word differs only in its end from one that is there, or is an irregular form of one."""
    if any(len(w) >= 5 and len(word) >= 5 and w[:5] == word[:5] for w in there):
        return True
    if word.endswith("s") and _root(word[:-1]) != word[:-1]:
        return False  # plain audits take "led" for "lead", of which they cut the "d", and then not for "leads"
    known = (w for w in [word, *there] if lexicon.is_irregular_past(w) or w in PARTICIPLES)
    return any(not missing([word], [w]) for w in known)


def leak(question: Question) -> str:
    """Refuse a prompt that holds the answer or a distinctive word of it."""
    if holds(question.prompt, question.answer):
        return "the answer stands in the prompt"
    letters = _letters_told(question)
    if letters:
        return f"“{letters}” tells the first words of the answer"
    # "Which forests …?" and "in which war" may name the kind of thing that the answer is, and "in what century" must.
    asked = re.sub(r"^(?:.*, )?(?:[A-Za-z]+ (?:the [a-z]+ of )?)?[Ww]hich \w+|\bwhat century", "", question.prompt)
    prompt = plain_words(asked if question.form == Form.OPEN else question.prompt)
    told = content_words(question.answer)
    lost = set(missing(told, prompt))
    shared = [w for w in told if len(w) > 2 and w not in lost]
    shared += [w for w in told if any(_kin(w, other) for other in prompt)]
    if told and set(told) <= set(plain_words(question.prompt)):
        return f"“{' '.join(told)}” of the answer stands in the prompt"  # "about 10" beside "10%"
    if not shared or units.stays_hidden(question, shared):
        return ""
    return f"“{shared[0]}” of the answer stands in the prompt"


def _letters_told(question: Question) -> str:
    """Return the letters in a prompt for the first words of a longer answer: "UN" of the United Nations Council."""
    words = [w for w in question.answer.removeprefix("the ").split() if w[:1].isupper()]
    initials = "".join(w[0] for w in words)
    found = (m for m in _LETTERS.findall(question.prompt) if len(m) < len(words) and initials.startswith(m))
    return "" if str(question.kind) == "abbreviation" else next(found, "")


def opens_with_name(question: Question) -> bool:
    """Tell whether a prompt begins with a name, and its answer is a name or a count: "Rusk has | 40 | wide roads"."""
    first = re.match(r"([A-Z][\w’'-]*?)(?:['’]s)? ([a-z]+)", question.prompt)
    named = re.search(r"\b[A-Z]\w+", question.answer) is not None
    year = re.search(r"(?<!\d)(?:1\d|20)\d\d(?!\d|,\d)", question.answer)
    if first is None or not (named or re.search(r"\d", question.answer)):
        return False
    known = lexicon.name_class(first[1]) & {"country", "city", "state", "person"}
    if year:  # of what happened then more must be said
        return bool(known) and len(content_words(question.prompt)) > NAMED_FIRST
    low = first[1].lower()
    says = re.fullmatch(r"(?:is|was|has|had|will|would|can|could|\w+ed)", first[2]) is not None
    says = says or lexicon.is_irregular_past(first[2])
    return bool(known) or (says and bool(content_words(low)) and not lexicon.noun_class(low))


def _only_one(question: Question) -> bool:
    """Tell whether a blank for a name is for the first, last or only one: "The last town to close it was _____"."""
    found = re.match(rf"The (?:first|last|only|sole|[a-z]+est) [^_]* (?:is|was) (?:the )?{BLANK}\.$", question.prompt)
    return found is not None and question.answer[:1].isupper()


def _is_term(answer: str) -> bool:
    """Tell whether an answer is a term of several plain words that dictionaries list: "natural selection"."""
    return re.fullmatch(r"[a-z]+(?: [a-z]+)+", answer) is not None and bool(lexicon.listed(answer))


_ANCHOR = re.compile(r"(?:(?<![.?!]\s)\b[A-Z][\w’'.-]*(?: (?:of |the |and |de )?[A-Z][\w’'.-]*)*)|\d[\d,.]*")


def anchors_in(prompt: str) -> int:
    """Return how many names and numbers the prompt holds, a name of several words counted once."""
    return len(_ANCHOR.findall(prompt[1:].replace("According to", "")))


def _kin(one: str, two: str) -> bool:
    """Tell whether two words are of one root, by their beginnings: "Morocco", "Moroccan"; "ill", "illness"."""
    if one[:3] != two[:3]:
        return False
    short, long = sorted((one, two), key=len)
    if len(short) > 2 and long in {f"{short}ness", f"{short}hood", f"{short}ship"}:
        return True
    size = max(5, len(short) - 4)
    return len(short) > 5 and one[:size] == two[:size]


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
    told = [w for w in words if not missing([w], shown) or any(_kin(w, o) or _one_country(w, o) for o in shown)]
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


_REPORTED = re.compile(rf"^[A-Z][^,;]* (?:{table('check')['spoke']})(?: that)? (?:it|he|she) $")
"""After this "had" tells of a time before that of speaking: "Orvalia said it had closed its ports"."""
_SPEAKER = re.compile(rf"[A-Z][^,;]* (?:{table('check')['spoke']})(?: that)? $")
"""A speaker whom a pronoun then stands for: "Orvalia said it"."""
_OF_PLACE = re.compile(r"(?:(?:[ein]|ni)?ans?|n?ese|n?is?|ish|ites?|[a-z]{0,3}ic)")
"""Endings of words for the people or the language of a place, after its last vowel."""
_FOREMOST = re.compile(r"\b(?:first|last|only|sole|main|chief|principal|most|least|[a-z]+est)\b")
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


_COUNT = re.compile(rf"\d[\d,.]*|{NUMBERS}")
_MISJOINED = re.compile(r"[A-Za-z][,;:!?][^\s\d”\"’')]|\w-(?:has|have|had|is|are|was|were|will|would)$|[,;:]$")
"""What the conversion of a text left in words: "Orvalia,-has"."""
_BEYOND = re.compile(r"(?<=\w )(?:dating|then|in turn|as well|too|however|respectively)$|^(?:Even|Only|Then) (?=the\b)")
"""Words beside a name or a noun that are of the clause around it."""
_SELF = re.compile(r"^(?:[A-Z][\w’'.-]* )+(?P<self>himself|herself|itself|themselves)$")
_WHO_WHEN = re.compile(
    r"^(?:[A-Z][\w’'.-]* )*[A-Z][\w’'-]+ "
    rf"(?P<when>(?:in|on|last|this) (?:(?:early|late) )?(?:{MONTH}|[A-Z][a-z]+day)(?: \d\d?)?)$"
)
"""A name with the day of what was done, which the answer took along: "Roe in May"."""

_AND_BY = re.compile(r"\b(?:and|or) (by|in|at|from|to|for|with|on) (?=(?:the |an? )?[A-Z])")
"""A preposition that joins a second name to the first one, whose own is left in the question."""
_BODY = re.compile(
    r"\b(?:Declaration|Convention|Covenant|Cent(?:er|re)|Commission|Committee|Conference|Council|Charter|Protocol|Campaign)$"
)
_BODY_ON = re.compile(rf" (?:on|for) (?:the )?(?!(?:{MONTH})\b)[A-Z]\w+")
"""What belongs to the name of a body or a paper: "the Kelm Declaration | on Bread"."""


_TITLE = re.compile(r"(?:An?|The) [A-Z][\w’'-]+")
_TITLE_ON = re.compile(r" (?:to|on|of|for|in|from|against|with|and) (?:the |an? )?[A-Z]\w+")
"""What a title that begins with its article goes on with: "An Appeal | to the Bakers of Hull"."""


_TITLED = re.compile(r"\b(?:entitled|titled|called|named) [\"“]?([A-Z][^?.,\"“”]*?)[\"”]?[?.]$")


def torn(question: Question, article: Article) -> str:
    """Refuse an answer that is cut out of a longer word or range: "Baron" of "Baron-Cohen", "1576" of "1576–77"."""
    at = question.answer_at
    if at.article != article.id:
        return ""
    if question.form == Form.CLOZE and question.answer[-1:].isdigit() and f"{BLANK} which " in question.prompt:
        return "what follows would seem to tell of the blank"
    named = _TITLED.search(question.prompt)
    if named and re.search(rf"{re.escape(named[1])} ?[–—-] [A-Z]", question.evidence[0].text):
        return "a title is cut at its dash"
    before, after = article.text[max(0, at.start - 2) : at.start], article.text[at.end : at.end + 2]
    counts = (
        question.form == Form.CLOZE
        and f"{BLANK}-" in question.prompt
        and re.search(rf"{BLANK}-[a-z]{{2,}}", question.prompt)
        and _COUNT.fullmatch(question.answer)
    )  # "a | two | -year test"
    numbers = (question.answer[-1:].isdigit(), question.answer[:1].isdigit())
    long = (re.match(r"—\d", after) and numbers[0]) or (re.search(r"\d—$", before) and numbers[1])  # "1939—1945"
    if long or (re.match(r"[-–/]\w", after) and not counts) or re.search(r"\w[-–/]$", before):
        return "the answer is torn out of a longer word"
    if _MISJOINED.search(question.answer):
        return "words stick together in the answer"
    goes_on = _BODY_ON.match(article.text[at.end :]) if _BODY.search(question.answer) else None
    if goes_on:
        return f"the name goes on “{goes_on.group().strip()}”"
    own = re.escape(question.answer)
    titled = _TITLE.fullmatch(question.answer) and not re.search(r"(?:^|[.?!”\"]) ?$", before)
    goes_on = _TITLE_ON.match(article.text[at.end :]) if titled else None
    if goes_on:
        return f"the title goes on “{goes_on.group().strip()}”"
    alone = rf"(?<!of )\b{own}['’]s(?=[.,;)]| (?:is|was|were|has|had|will|would|said|sold|in|at|as)\b)"
    if question.answer[:1].isupper() and re.match(r"['’]s", after) and re.search(alone, article.text):
        return f"“{question.answer}{after}” is a name by itself"  # "was sold at Roe's in Hull"
    return ""


def thin(question: Question) -> str:
    """Refuse a prompt that says too little to have one answer."""
    count = len(content_words(question.prompt))
    least = LEAST_SAID.get(question.kind, 2)
    if question.kind in {"agent", "object"} and question.form == Form.OPEN:
        anchors = anchors_in(question.prompt)
        if not anchors and count < 4:
            return "nothing named, and little said"
    if (
        question.template == "rank.apposition"
        and not anchors_in(question.prompt)
        and not _FOREMOST.search(question.prompt)
    ):
        return "nothing named, and not said to be the only one"
    bounded = question.template == "date.bound" and question.prompt.count(" had ") == 1  # "By when had it closed?"
    if question.form == Form.OPEN and _HAD.search(question.prompt) and not bounded:
        return "a past before another past, which it does not name"
    past = _BEFORE.search(question.prompt) if question.form == Form.CLOZE else None
    ahead = question.prompt[: past.start()] if past else ""
    if past and not _WHEN.search(question.prompt) and not _REPORTED.search(ahead) and not _IN_CLAUSE.search(ahead):
        return "a past before another past, which it does not name"
    if question.kind in {"agent", "object", "date", "place", "purpose", "cause"} and re.search(
        r"(?i)\bone of [\w’']+", question.prompt
    ):
        return "what is said of one of several may be said of others"
    opened = question.form == Form.CLOZE and count >= NAMED_FIRST
    opened = opened and (opens_with_name(question) or _only_one(question) or _is_term(question.answer))
    if question.form == Form.CLOZE and not anchors_in(question.prompt) and count < 6 and not opened:
        return "nothing else is named in the sentence"
    if question.template == "relation.named" or (
        question.kind == "relation" and re.search(r" [A-Z]", question.prompt.replace(" I ", " "))
    ):
        least = 2
    return f"only {count} content words" if count < least else ""


def vague(question: Question) -> str:
    """Refuse an answer that names nothing."""
    answer = [w for w in plain_words(question.answer) if w not in {"a", "an", "the", "of", "in", "to", "and"}]
    if not answer:
        return "the answer is empty"
    if re.fullmatch(r"[Tt]he [A-Z][\w’'-]*-based [a-z]+", question.answer):
        return f"“{question.answer}” says where it is, not which"
    if re.fullmatch(r"(?:the )?(?:[a-z-]+ )*(?:[A-Z][\w’'-]*(?: of)? )+nation", question.answer):
        return f"“{question.answer}” is a country by another word"
    if all(w in VAGUE_ANSWERS for w in answer):
        return f"“{question.answer}” names nothing"
    return ""


def pointing(question: Question) -> str:
    """Refuse an answer that only its article explains, of a question that leans on that too: "the contractor"."""
    leans = question.weak and question.kind in {"agent", "object"} and re.fullmatch(r"the [a-z]+", question.answer)
    return f"“{question.answer}” only points to what was named elsewhere" if leans else ""


_BOUND = re.compile(r"(?:^|, )[Ww]hich [a-z]+ (?P<before>[^,]*?) its (?:own )?[a-z]+ (?:from|to|of|for) ")
_CLAUSE = re.compile(r"\b(?:since|because|when|while|after|before|that|as)\b")


def _is_bound(prompt: str) -> bool:
    """Tell whether "its" goes with what is asked for, in the same clause, and more is told of what it has.

    "Which country announced its plan to sell Rusk?", but not "Which bakery sold its oven in 1987?"
    """
    found = _BOUND.search(prompt)
    return found is not None and not _CLAUSE.search(found["before"]) and anchors_in(prompt[found.end() :]) > 0


_PERSONAL = re.compile(r"\b(?:he|him|his|she|her)\b")
_OPENERS = frozenset(
    "when in on at after before since while during by until once if as with for from to the a an because although though "
    "despite under between throughout among most many some".split()
)
"""Words that open a sentence and are no name."""


def _belongs_to_nobody(question: Question) -> bool:
    """Tell whether "his" or "she" has nobody in the prompt to go with: "When police searched his mill, they …"."""
    prompt = question.prompt
    if not _PERSONAL.search(prompt) or re.search(r"\b[Ww]h(?:o|om|ose|ich)\b", prompt):
        return False
    opener, _, later = prompt.partition(" ")
    if question.answer[:1].isupper() or re.search(r"\b[A-Z][a-z]", later):
        return False
    if opener.lower().rstrip(",") not in _OPENERS:
        return False
    return not any(lexicon.is_person(w) for w in re.findall(r"[a-z]+", prompt))


def deixis(question: Question) -> str:
    """Refuse words that point out of the card, to a speaker, a day or a sentence before."""
    # What is known to lean may say so; it still may not speak for its writer.
    leaning = question.weak == "dangling"
    # Of millions of years it makes no odds when it was written.
    asked = _HOW_LONG_AGO.sub(BLANK, question.prompt)
    aged = f"{BLANK} years ago" in asked or asked != question.prompt
    said = asked.replace(BLANK, question.answer) if aged else question.prompt
    found = None if leaning else _pointing(said) or _SOME_SOURCE.match(question.prompt)
    if found:
        return f"“{found.group()}” points out of the prompt"
    possessive = question.template.startswith("agent") and re.search(r"\b(?:its|their)\b", question.prompt)
    if possessive and not _is_bound(question.prompt):
        return "a possessive that only the answer explains"
    if _belongs_to_nobody(question):
        return "a pronoun stands for somebody who is not in the prompt"
    found = DANGLING.search(question.prompt)
    named = found is not None and len(found.group()) > 1 and found.group().isupper()
    if found and not named and not re.match(r"(?i)(itself|himself|herself|themselves)", found.group()):
        before = question.prompt[: found.start()]
        if len(content_words(before)) < 2 and not _SPEAKER.match(before):
            return f"“{found.group()}” stands for nothing in the prompt"
    found = _pointing(question.answer) or re.fullmatch(r"(?i)(he|she|it|they|who|which|that|what)", question.answer)
    if found:
        return f"“{found.group()}” points out of the answer"
    return ""


def _pointing(text: str) -> re.Match[str] | None:
    """Return the first word that points out of the text; "the US", "World War I" and "also known as" don't."""
    if not _POINTING_LOW.search(text.lower()):
        return None
    for found in POINTING.finditer(text):
        word, ahead = found.group(), re.findall(r"[\w’'-]+", text[: found.start()])[-1:]
        numeral = word == "I" and ahead and (ahead[0][:1].isupper() or lexicon.noun_class(ahead[0]))
        named = word == "also" and any(n.start() < found.start() < n.end() for n in _NAMED.finditer(text))
        if not (numeral or named) and not (len(word) > 1 and word.isupper()):
            return found
    return None


def answer(question: Question) -> str:
    """Refuse an answer of the wrong type for its question word."""
    first = question.prompt.lower()
    text = question.answer
    if re.match(r"[-–—,;:)\]]", text) and not re.match(r"[-–]\d", text):
        return "the answer begins with what closes or joins"
    beside = _BEYOND.search(text) or _SELF.search(text)
    if beside:
        return f"“{beside.group()}” holds more than what is asked for"
    again = _AND_BY.search(text)
    if again and not text.startswith(again[1]):
        return f"“{again.group()}” is of the clause"
    if question.form != Form.OPEN:
        return ""
    when = _WHO_WHEN.search(text)
    if when and re.match(r"(.*, )?who\b", first):
        return f"“{when['when']}” is of the clause"

    if re.search(r"\b(?:such as|including) [^,]+, [^,]+,", text):
        return "nobody recalls all examples"
    if re.match(r"(.*, )?how many\b", first) and not re.search(r"\d|" + NUMBERS, text.lower()):
        return "how many asks for a number"
    if "in what year" in first and not re.search(r"\d{3,4}", text):
        return "a year has digits"
    year = question.kind in {"relation", "definition", "rank"} and re.fullmatch(r"(?:1\d|20)\d\d", text)
    if year and re.match(r"(.*, )?what\b(?! year)", first):
        return "“in what year” asks for a year"
    if re.match(r"(.*, )?who\b", first) and not re.search(r"[A-Za-z]{2}", text):
        return "who asks for somebody"
    return ""
