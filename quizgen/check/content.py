"""Checks on what a prompt and its answer say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from quizgen import lexicon
from quizgen.audit.words import RECENT, holds, missing
from quizgen.audit.words import content as content_words
from quizgen.audit.words import words as plain_words
from quizgen.check import units
from quizgen.lexicon.calendar import MONTH
from quizgen.model import BLANK, Article, Form, Question
from quizgen.tables import table, wordlist

VAGUE_ANSWERS = wordlist("check", "vague_answers")
NUMBERS = rf"\b(?:{'|'.join(table('check')['numbers'].split())})\b"
_BEFORE = re.compile(
    r"\bhad (?:\w+ly |not |never )?(?:been|\w+ed|become|begun|come|gone|given|taken|made|hit|held|won|lost)\b"
)
_IN_CLAUSE = re.compile(r", (?:which|who|where|whose)\b[^,]*$|^While\b[^,]*, [^,]*$")
"""Before "had" of a clause, whose other past is that of the clause around it."""
_HAD = re.compile(r"\bhad\b(?! to\b)(?!.*[a-z] (?:before|until|by \d{4}) )")
_LETTERS = re.compile(r"\b[A-Z]{2,6}\b")
_WHEN = re.compile(r"\b(?:by|when|before|until|after|since)\b", re.IGNORECASE)
LEAST_SAID = {"role": 1, "abbreviation": 1, "definition": 1, "agent": 3, "object": 3, "relation": 3}
"""Content words that a prompt of that kind must have; two of any other kind."""
NAMED_FIRST = 3
"""Content words that are enough of a sentence that begins with a name."""
WORDS = 10_000
"""Words whose roots are remembered."""
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
    shared += [w for w in told if any(kin(w, other) for other in prompt)]
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


def kin(one: str, two: str) -> bool:
    """Tell whether two words are of one root, by their beginnings: "Morocco", "Moroccan"; "ill", "illness"."""
    if one[:3] != two[:3]:
        return False
    short, long = sorted((one, two), key=len)
    if len(short) > 2 and long in {f"{short}ness", f"{short}hood", f"{short}ship"}:
        return True
    size = max(5, len(short) - 4)
    return len(short) > 5 and one[:size] == two[:size]


_REPORTED = re.compile(rf"^[A-Z][^,;]* (?:{table('check')['spoke']})(?: that)? (?:it|he|she) $")
"""After this "had" tells of a time before that of speaking: "Orvalia said it had closed its ports"."""
_FOREMOST = re.compile(r"\b(?:first|last|only|sole|main|chief|principal|most|least|[a-z]+est)\b")
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
