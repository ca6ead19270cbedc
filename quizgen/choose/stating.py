"""A question as a statement: a cloze with its blank filled, an open question turned where a rule can turn it.

statement(question, answer)   "Mary Holt opened the bridge." of "Who opened the bridge?" and "Mary Holt"
"""

from __future__ import annotations

import re
from itertools import pairwise

from quizgen import lexicon
from quizgen.choose.alike import head
from quizgen.choose.dating import dated
from quizgen.model import BLANK, Form, Kind, Question, normalise

_DETERMINERS = frozenset("the a an his her its their one two three four five".split())
_SOLE = frozenset("president minister king queen emperor pope chancellor ceo chairman chairwoman".split())
_OFFICES = _SOLE | frozenset(
    "director head chief chair secretary governor mayor manager editor professor executive general captain commander "
    "ambassador dean leader spokesman spokeswoman vice-president president co-director".split()
)
_ONLY = frozenset("author founder inventor creator owner composer architect discoverer designer writer".split())
_AUXILIARY = "is are was were do does did has have had will would can could may might must shall should".split()
_BE = frozenset("is are was were".split())
_SUBJECT = re.compile(r"(?:Who|What|Which (?P<noun>[a-z]+)) (?P<verb>[a-z]+) (?P<rest>[^?]+)\?$")
_WHO = re.compile(r"Who (?P<be>is|was) (?P<name>[A-Z][^?,]+)\?$")
_HOLDER = re.compile(r"Who (?P<be>is|was) (?P<office>(?:the |[A-Z])[^?,]+)\?$")


def statement(question: Question, answer: str) -> str | None:
    """Return the question as a statement with that answer, or None if it can't be made one by rule.

    A cloze is filled. Only such open questions are turned as ask for their subject, for a time, for somebody's role
    or for its holder; others would need a parser.
    """
    filled = _filled(question, answer)
    if filled is None:
        return None
    filled = re.sub(
        r"([$€£¥“(]) (?=\w)|(?<=\w) (?=['’]s\b)|(?<=\d) (?=%)|(?<=s) (?=['’] )", r"\1", " ".join(filled.split())
    )
    return re.sub(r"\.([”\"’']?)\.$", r".\1", filled[0].upper() + filled[1:])


def _filled(question: Question, answer: str) -> str | None:
    prompt = question.prompt
    if question.form == Form.CLOZE:
        return prompt.replace(BLANK, answer)
    if question.kind == Kind.ROLE:
        return _role(question, answer)
    if question.kind == Kind.DATE:
        return dated(question, answer)
    match = _SUBJECT.match(prompt)
    stands = match and (match["verb"] not in _AUXILIARY or match["verb"] in _BE)
    if match and stands and question.kind == Kind.AGENT and match["noun"] not in _AUXILIARY:
        verb = _agreeing(match["verb"], question)
        if verb and not _as_said(f"{question.answer} {verb} {match['rest']}", question):
            return None
        if verb and _takes_the(question, verb):
            if answer != question.answer:
                return None  # what would stand there may not take the article
            answer = f"the {answer}"
        return f"{answer} {verb} {match['rest']}." if verb else None
    return None


def _takes_the(question: Question, verb: str) -> bool:
    """Tell whether the answer has the article in the evidence, for itself and not for a noun after it."""
    pattern = rf"\bthe {re.escape(question.answer)}\s+(?:also|{re.escape(verb)}|\w+ly)\b"
    return any(re.search(pattern, span.text, re.IGNORECASE) for span in question.evidence)


def _as_said(text: str, question: Question) -> bool:
    """Tell whether the words follow each other as in the evidence, but for one cut: a passive turned round does not."""
    said = [normalise(span.text).split() for span in question.evidence]
    pairs = {pair for words in said for pair in pairwise(words)}
    return sum(pair not in pairs for pair in pairwise(normalise(text).split())) <= 1


def _agreeing(verb: str, question: Question) -> str | None:
    """Return the verb as the evidence has it: "What accounts for …?" may be answered by a plural."""
    said = {word for span in question.evidence for word in re.findall(r"\w+", span.text)}
    forms = (verb, verb.removesuffix("s"), verb.removesuffix("es"), verb.removesuffix("ies") + "y")
    return next((form for form in forms if form in said), None)


def _role(question: Question, answer: str) -> str | None:
    if question.answer_type == "role":
        match = _WHO.match(question.prompt) if not _vague(answer) else None
        return f"{match['name']} {match['be']} {with_article(answer)}." if match else None
    match = _HOLDER.match(question.prompt)
    return f"{answer} {match['be']} {match['office']}." if match else None


def _vague(role: str) -> bool:
    """Tell whether a role says nothing without another person: "son", "fellow lineman"."""
    noun = head(role)
    related = lexicon.kinship(noun) and not re.search(r"[’']s?\b|\b(?:of|his|her|their)\b", role)
    return related or role.lower().startswith(("fellow", "former"))


def with_article(role: str) -> str:
    """Return a role as it stands after "is": "a psychologist", but "president of France", "the author of two books"."""
    first = role.split(maxsplit=1)[0]
    if first.lower() in _DETERMINERS or first.endswith(("’s", "'s", "s’")):
        return role
    held, of, _ = (
        re.split(r"\b(of|for|at)\b", role, maxsplit=1) if re.search(r"\b(of|for|at)\b", role) else (role, "", "")
    )
    office = held.split()[-1].lower()
    if office in _SOLE or (of and office in _OFFICES):
        return role
    if of and office in _ONLY:
        return f"the {role}"
    return ("an " if first[0].lower() in "aeio" else "a ") + role
