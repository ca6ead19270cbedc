"""A cloze cut after its first proposition, where what follows the blank adds a second one.

first_said(question)   "The mill opened in _____." of "The mill opened in _____ and was sold to Owen Prentice."
"""

from __future__ import annotations

import re

from quizgen.choose.standing import past
from quizgen.model import BLANK, Form, Question

# What follows can be left away wherever it stands after the whole of a clause.
_ADDS = re.compile(
    r",? but |; |, (?:while|although|whereas|with|who|which|where|when|whose|whom|as) |, \w+ing\b|"
    r", (?:\w+ly |first )?(?:\w{2,}ed|built|made|sold|held|led|won|lost) (?:in|by|on|at|from|as|to|with)\b"
)
_AND = re.compile(r",? and (?:(?:\w+ly|then|later|also|once|often|never) )?(?P<verb>[a-z]+) ")
_BELOW = re.compile(r"\b(?:that|who|whom|whose|which|where|when|while|because|if|whether|although|as|to [a-z]+)\b")
# "began to use a new badge, designed by …": without what describes it nobody knows which.
_DESCRIBED = re.compile(r"\b[Aa]n? (?:[a-z-]+ ){0,4}[a-z-]+$")
_LAST_ASIDE = re.compile(r", (?:an?|the) [^,]*$")
_BE = frozenset("is are was were has have had will can".split())


def first_said(question: Question) -> Question:
    """Return a cloze without what its sentence says after the clause of the blank; others as they are."""
    if question.form != Form.CLOZE:
        return question
    before, _, after = question.prompt.partition(BLANK)
    cuts = [*_ADDS.finditer(after), *(m for m in _AND.finditer(after) if _joins(m, before))]
    end = min((cut.start() for cut in cuts), default=None)
    if end is None or not _is_whole(f"{before} {after[:end]}") or _DESCRIBED.search(f"{before}{BLANK}{after[:end]}"):
        return question
    return question.model_copy(update={"prompt": f"{before}{BLANK}{after[:end].rstrip(' ,')}."})


def _joins(found: re.Match[str], before: str) -> bool:
    """Tell whether a second verb of the main clause follows "and": below it the two may belong together."""
    main = f"{before} {found.string[: found.start()]}"
    if past(next(reversed(main.split()), "")):
        return False  # "broke and burnt the mills": both have one object
    return (past(found["verb"]) or found["verb"] in _BE) and not _BELOW.search(main)


def _is_whole(text: str) -> bool:
    """Tell whether a clause is left: with a verb, with no bracket or quotation cut in two, and no aside left open."""
    words = re.findall(r"[\w’'-]+", text)
    paired = text.count("(") == text.count(")") and text.count("“") == text.count("”") and text.count('"') % 2 == 0
    main = re.sub(r"^(?:In|On|At|By|During|Since|Between|From|Until|According) [^,]*, ", "", text)
    closed = main.count(",") % 2 == 0 or (main.count(",") == 1 and _LAST_ASIDE.search(main) is not None)
    return paired and closed and any(past(word) or word in _BE for word in words)
