"""Checks on the shape of a prompt: one sentence, of readable length, its marks in pairs."""

from __future__ import annotations

import re
from itertools import pairwise

from quizgen.check.patterns import any_of
from quizgen.model import BLANK, Form, Question
from quizgen.tables import table, wordlist

# All in words.
LONGEST = {Form.OPEN: 30, Form.CLOZE: 34}
SHORTEST = {Form.OPEN: 4, Form.CLOZE: 5}
LONGEST_ANSWER = 12
LONGEST_REASON = 18
LONGEST_STRANDED = 11
_ENUMERATED = re.compile(
    r"(?<=[a-z\d])(?<! so): (?=(?:(?!\b(?:is|are|was|were|has|have|had|will|can)\b)[^:;])+,? and [^:;,]+\.$)"
)
"""A colon before what is counted one by one to the end of a statement: "in two ports: Hull and Rusk"."""
_SET_OFF = re.compile(r"(?<=\w) ([–—]) ([^–—;:\d]+) \1 (?=[a-z])")
"""An aside between two dashes."""
_BORN = re.compile(r", née [A-Z][\w’'-]+[?]$")
_WITH_AND = re.compile(r", (?P<aside>with [^,;()]+), (?P<joined>and (?:the|an?) \w+ of\b[^,;.]*)")
"""A list that "with" opens between commas: "moved away from stone, with steel and wood, *and the use of* glue"."""
_NAMES_BEHIND = re.compile(rf"{BLANK}, (?:[A-Z][\w’'.-]+ )+(?:and (?:\b[A-Z][\w’'.-]+ ?)+)(?:, who\b.*)?\.$")
_LEADING = wordlist("check", "prepositions") | wordlist("check", "linking") | {"when", "while", "although", "if"}
"""Words with which a sentence begins, and no name."""
_BROKEN, _BROKEN_AT_HYPHEN = (any_of(table("patterns")[name]) for name in ("broken", "broken_at_hyphen"))
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_WORD_OR_BLANK = re.compile(rf"{BLANK}|[^\W_]+(?:[-'’.,][^\W_]+)*")
"""The blank parts the two of "in _____ in 1796"; "7,000,000" and "T. T. Roe" hold none."""
_SECOND_SENTENCE = re.compile(r"[a-z)”\"]{2}[.!?] +[“\"A-Z]")
_HARD_MARKS = re.compile(r"[;:]|--|—| – |\s-\s|,,|\.\.(?!$)|, ?\?|\(\s*\)|“\s*”")
_BYLINE = re.compile(r"[a-z] / [A-Z]")
_EXAMPLE_OR_SUM = re.compile(r"(?:\bsuch as|\blike|\bincluding|e\.g\.|[$£€]) ?" + BLANK)
_BEFORE_THAT = re.compile(rf"{BLANK}, that\b")
_ENDS_OWNING = re.compile(r"['’]s[?.]$")
_LONE_MARK = re.compile(r"(?:\s|^)['‘] _|[$£€](?![\s_]?[\d_])\W")
_LEADS_ON = re.compile(r"(?<![\w'’-])(?:an?|the|its|their|and|or|but)[?.]$")
_FROM_WHEN = re.compile(r"\bfrom when to when\b", re.IGNORECASE)
_WHEN_TWICE = re.compile(r"\bwhen\b.*\bwhen\b", re.IGNORECASE)
_MARKUP = re.compile(r"\[\d+\]|https?:|www\.|[@#*_](?!_)")
_JOINED_ON = re.compile(r"[(\[,;]|(?:and|or|but) ")
_LED_BY_AS = re.compile(r"As (an?|the) [a-z]+ of ")
_HYPHENATED = re.compile(r"(?<![\w-])\w+(?:-\w+)+")
_PARTICIPLE = re.compile(r"\b([A-Z][\w’-]+) ([a-z]+ing) (?!of\b)")
_SPELLED = re.compile(r"[\w’'-]+")
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_LONG_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: (?:of |the |de |van |von )?[A-Z][\w’'-]+)+")
_CAPITAL = re.compile(r"\b[A-Z][\w’-]{3,}")
_NEIGHBOURS = re.compile(r"(?=\b([A-Z][\w’-]+) ([A-Z][\w’-]+))")
PAIRS = (("(", ")"), ("[", "]"), ("“", "”"))


def words(text: str) -> list[str]:
    """Return the words of a text, the blank not counted."""
    return _WORD.findall(text)


def shape(question: Question) -> str:
    """Refuse a prompt that does not begin and end as its form does, or holds more than one sentence."""
    prompt = question.prompt
    if question.form == Form.CLOZE:
        if prompt.count(BLANK) != 1:
            return "a cloze has one blank"
        if not prompt.endswith((".", "”", '"')):
            return "a statement ends in a full stop"
    elif not prompt.endswith("?") or prompt.count("?") != 1:
        return "a question ends in one question mark"
    if _SECOND_SENTENCE.search(prompt[:-1]):
        return "more than one sentence"
    if not (prompt[0].isupper() or prompt[0].isdigit() or prompt[0] in "“\"'_"):
        return "begins in lower case"
    return ""


def length(question: Question) -> str:
    """Refuse prompts and answers that are too long or too short to study."""
    if question.form not in LONGEST:
        return ""
    count = len(words(question.prompt))
    if count > LONGEST[question.form]:
        return f"the prompt has {count} words"
    if count < SHORTEST[question.form] and question.kind not in {"role", "abbreviation", "definition"}:
        return f"the prompt has only {count} words"
    most = LONGEST_REASON if question.kind in {"purpose", "cause", "manner"} else LONGEST_ANSWER
    if len(words(question.answer)) > most:
        return "the answer is long"
    return ""


def marks(question: Question) -> str:
    """Refuse brackets and quotation marks without their other half, and punctuation that broke loose."""
    for text in (question.prompt, question.answer):
        for left, right in PAIRS:
            if text.count(left) != text.count(right):
                return f"{left} and {right} do not pair"
        if text.count('"') % 2:
            return "a quotation mark stands alone"
    asked = question.prompt
    if question.form == Form.CLOZE:
        asked = _SET_OFF.sub(r" \2 ", _ENUMERATED.sub(" ", asked), count=1)
    if _HARD_MARKS.search(asked.rstrip("?.")):
        return "punctuation that a single short sentence does not need"
    if _BYLINE.search(question.prompt.replace(BLANK, question.answer)):
        return "a writer or a photographer is named before the sentence"
    if _EXAMPLE_OR_SUM.search(question.prompt):
        return "the blank is an example or a sum torn from its sign"
    if _BEFORE_THAT.search(question.prompt):
        return "a comma stands before what was said"
    if _ENDS_OWNING.search(question.prompt):
        return "it ends in a possessive"
    if _LONE_MARK.search(question.prompt):
        return "a mark stands alone"
    if _LEADS_ON.search(question.prompt):
        return "what it ends with leads on"
    if question.form == Form.OPEN and _WHEN_TWICE.search(_FROM_WHEN.sub("when", question.prompt)):
        return "“when” stands twice"
    if _MARKUP.search(question.prompt.replace(BLANK, "")):
        return "a citation, an address or markup"
    return ""


def broken(question: Question) -> str:
    """Refuse a prompt or an answer that lost words, as texts do that were converted from another format."""
    for text in (question.prompt, question.answer):
        found = _BROKEN.search(text) or ("-" in text and _BROKEN_AT_HYPHEN.search(text))
        if found:
            return f"“{found.group()}” is no English"
    if _JOINED_ON.match(question.answer):
        return "the answer begins with a joint or a bracket"
    if question.answer.isdigit() and len(question.answer) == 4 and _NAMES_BEHIND.search(question.prompt):
        return "names that explain an earlier word stand after the blank"
    told = question.evidence[0].text
    led = _LED_BY_AS.match(told)
    if led and re.match(led.group().removeprefix("As "), question.prompt, re.IGNORECASE):
        return "“as” is left out before it"
    if question.form == Form.OPEN and _BORN.search(question.prompt):
        return "it ends with a name at birth"
    joint = _WITH_AND.search(told)
    whole = question.prompt.replace(BLANK, question.answer)
    if joint and joint["aside"] not in whole and joint["joined"] in whole:
        return f"“{joint['joined']}” goes on what is left out"
    cut = _cut_short(question.prompt.replace(BLANK, question.answer), " ".join(e.text for e in question.evidence))
    if cut:
        return cut
    for word in _HYPHENATED.findall(question.prompt) if "-" in question.prompt else ():
        if f"-{word}" in told and not re.search(rf"(?<![\w-]){word}", told):
            return f"“{word}” is torn out of a longer word"  # "year-on-year"
    return ""


def _cut_short(said: str, told: str) -> str:
    """Say what a cut left behind: two names whose comma is lost, or an end that leads on to a form of "be" or "until".

    "Born in Hull Norway" of "in Hull, Rusk, Norway"; "led to Roe" of "led to Roe being named mayor".
    """
    for one, two in _NEIGHBOURS.findall(said):
        apart = f"{one} {two}" not in told and f"{one}," in told and f", {two}" in told
        if apart and re.search(rf"\b{one},", told) and re.search(rf", {two}\b", told):
            return f"a comma is lost in “{one} {two}”"
    for name, participle in _PARTICIPLE.findall(said):
        if f"{name} {participle}" not in told and f", {participle} " in told:
            return f"a comma is lost in “{name} {participle}”"
    last = " ".join(_SPELLED.findall(said)[-2:])
    leading = None
    if "being" not in said and f"{last} being " in told:
        leading = re.search(rf"\b{re.escape(last)} being \w+", told)
    if leading is None and last.endswith(" up"):
        leading = re.search(rf"\b{re.escape(last)} (?:until|to)\b", told)
    return f"it goes on: “{leading.group()}”" if leading else ""


def stranded(question: Question) -> str:
    """Refuse a preposition at the end of a long question: what it goes with stands too far away."""
    found = question.form == Form.OPEN and re.search(
        r"\b(?:of|on|to|with|from|for|as|into|upon|by|in|at)\?$", question.prompt
    )
    if question.template in {"quantity.share-stranded", "quantity.fraction-stranded"}:
        return ""  # "what percentage of the salt of Orvalia do the mines of Rusk account for" is how people ask
    asked = re.sub(r"^According to [^,]+, ", "", question.prompt)  # who says so does not part the two
    return "a preposition ends a long question" if found and len(words(asked)) > LONGEST_STRANDED else ""


_STYLED_AGAIN = re.compile(
    r"\b(?!The\b)([A-Z][a-z]+) (?:[A-Z][\w’'-]* )+(?:become|becomes|became|crowned|made|elected|named)"
    r" (?:the )?(?i:\1)\b"
)
"""A title before a name that the sentence gives to whom it is: "Mayor Roe became mayor"."""


def repeats(question: Question) -> str:
    """Refuse a word written twice running, and a name that stands twice where its sentence has it once."""
    found = [w.lower() for w in _WORD_OR_BLANK.findall(question.prompt)]
    for one, two in pairwise(found):
        if one == two and one not in {"that", "had"} and len(one) > 1:
            return f"“{one}” stands twice"
    years = _YEAR.findall(question.prompt)
    if len(set(years)) < len(years):
        return "a year stands twice"
    if re.search(r"\b(?:is|are|was|were) having\b", question.prompt):
        return "“having” after a form of be"
    styled = _STYLED_AGAIN.search(question.prompt)
    if styled:
        return f"“{styled[1]}” is told of who became it"
    names = _LONG_NAME.findall(question.prompt)
    names += [w for w in _CAPITAL.findall(question.prompt) if not w.startswith(("According", "What", "Which"))]
    for name in names:
        if question.prompt.count(name) < 2:
            continue
        # "China" stands once where the other is "the South China Sea", "Vinci" where it is in "Leonardo da Vinci".
        alone = re.compile(rf"(?<!\bd[aei] )(?<!\bv[ao]n )\b{re.escape(name)}\b(?! [A-Z]| (?:him|her|it)self\b)")
        times = _times_alone(alone, question.prompt)
        # Who wrote the sentence may have repeated it, lest it be mistaken.
        if times > 1 and times > max(_times_alone(alone, span.text) for span in question.evidence):
            return f"“{name}” stands twice"
    return ""


def _times_alone(name: re.Pattern[str], text: str) -> int:
    """Return how often a name stands in a text by itself, and not at the end of a longer name."""
    ahead = [re.search(r"\b([A-Z][\w’-]+) $", text[: found.start()]) for found in name.finditer(text)]
    return sum(found is None or found[1].lower() in _LEADING for found in ahead)
