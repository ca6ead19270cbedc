"""What of a statement is changed to make it false: its answer, or else a year or a number that it gives besides.

falsified(question, said, right, scene)   the statement changed, and what should stand there; or None
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.choose.alike import content
from quizgen.choose.distract import pick
from quizgen.choose.doubts import hedged
from quizgen.choose.measure import size
from quizgen.choose.mentions import Scene
from quizgen.choose.rivals import Rival
from quizgen.choose.sorts import VALUES, sort_of
from quizgen.choose.standing import past, words
from quizgen.choose.stating import statement
from quizgen.lexicon.calendar import MONTH
from quizgen.model import BLANK, Form, Kind, Question, Span
from quizgen.tables import wordlist

FEWEST = 2
"""Where hardly anything is like the answer, what is may be true as well."""
_SOFT = frozenset([Kind.PURPOSE, Kind.CAUSE, Kind.MANNER, Kind.PARTS, Kind.SPEECH])
"""Of these several may hold at once, so that another answer need not make the statement false."""
_CLAUSE = re.compile(r"\b(?:when|while|after|before|since|because|as|if|until|whether)\b")
_OFFICE = re.compile(r"\b(?:of|for|at)\b")
_SOME = re.compile(r"(?:one|some|several|many|most|a number|a few|two|three) of\b|some\b", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:who|whose|which|where|when|while|whereas|involving|by \w+ing|since (?![12]\d{3})[a-z])\b")
# Of a list that is left open, another may be a member.
_LIKE = re.compile(r"\b(?:like|including|includes?|included|such as|among)\b", re.IGNORECASE)
_ONWARD = re.compile(r"\b(?:since|from)(?: the)?(?: early| late)?(?: \w+)? $", re.IGNORECASE)
_SMALL = 20
"""Up to here a number counts things; who has four has three as well."""
_DATED = re.compile(
    rf"\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|of|to|(?:{MONTH})(?: \d{{1,2}},)?) "
    r"(?P<year>(?:1[0-9]|20)\d\d)(?![\w–-]|[.,]\d)"
)
_SHARE = re.compile(r"%|\bper ?cent\b")


def falsified(question: Question, said: Question, right: str, scene: Scene, seed: int = 0) -> tuple[str, str] | None:
    """Return a false statement made of a right one, and the correction, or None."""
    others = () if question.kind in _SOFT else _besides(said, right)
    for changed, form in ((question, said), *others):
        picked = _picked(changed, form, right, scene, seed)
        if len(picked) < FEWEST:
            continue
        rival = _plainest(picked)
        wrong = statement(form, rival.text)
        if wrong is not None and content(wrong) != content(right):
            return wrong, f"It should say {form.answer}, not {rival.text}."
    return None


def _besides(said: Question, right: str) -> Iterator[tuple[Question, Question]]:
    """Yield the statement as clozes of the one year that it gives besides, if the evidence has it once."""
    found = [match for match in _DATED.finditer(right) if match["year"] not in said.answer]
    if len(found) != 1:
        return
    year, span = found[0]["year"], said.evidence[0]
    places = [match.start() for match in re.finditer(rf"(?<!\d){year}(?!\d)", span.text)]
    if len(places) != 1:
        return
    start = span.start + places[0]
    at = Span(article=span.article, start=start, end=start + len(year), text=year)
    cloze = said.model_copy(
        update={
            "form": Form.CLOZE,
            "kind": Kind.STATEMENT,
            "prompt": right[: found[0].start("year")] + BLANK + right[found[0].end("year") :],
            "answer": year,
            "accepted": (),
            "answer_type": "year",
            "answer_at": at,
        }
    )
    yield cloze, cloze


def _picked(question: Question, said: Question, right: str, scene: Scene, seed: int) -> list[Rival]:
    """Return what may be put in the place of the answer so that the article contradicts the statement."""
    picked = pick(said, scene, seed) if _contradictable(question, said, right) else []
    if question.answer_type == "role":
        return [rival for rival in picked if _OFFICE.search(rival.text)]
    mine, before = size(said.answer), said.prompt.partition(BLANK)[0]
    family = sort_of(said.answer, said.answer_type).family
    if mine and family == "number" and mine[1][0] <= _SMALL and len(picked) >= FEWEST:
        more = [r for r in picked if (size(r.text) or mine)[1][0] > mine[1][0]]
        return [*more, *more]
    if family in ("year", "time") and (_ONWARD.search(before) or said.prompt.startswith("Since when")):
        earlier = [r for r in picked if _first_number(r.text) < _first_number(said.answer)]
        return [*earlier, *earlier]
    return picked


def _first_number(text: str) -> int:
    found = re.findall(r"\d{4}", text)
    return int(found[0]) if found else 0


def _beside_the_point(question: Question, right: str) -> bool:
    """Tell whether the answer stands in a clause or an aside after what the statement mainly says.

    "The mill was run by Owen Prentice, mayor from 1931": who judges it judges the mill.
    """
    before = right.partition(question.answer)[0]
    opened = re.sub(r"^(?:In|On|At|From|By|Since|After|Before|During|Between) [^,]*, ", "", before)
    return "," in opened or _WITHIN.search(opened) is not None


def _contradictable(question: Question, said: Question, right: str) -> bool:
    """Tell whether the article contradicts the statement once its answer is another.

    What hardly says anything may hold of many; and of some things, of several at once.
    """
    if (
        _beside_the_point(question, right)
        or question.kind in _SOFT
        or _SOME.match(right)
        or _LIKE.search(right.partition(question.answer)[0])
    ):
        return False
    family = sort_of(question.answer, question.answer_type).family
    if family == "noun":  # of things of all sorts one that is named near by mostly makes nonsense
        return False
    if family in VALUES:
        # So large a share may have been as large in another year.
        return not hedged(said) and (family == "number" or not (_lasts(right) or _SHARE.search(right)))
    if _CLAUSE.search(right.partition(question.answer)[0]):  # what a circumstance names, the sentence does not state
        return False
    rest = right.replace(question.answer, " ", 1)
    named = re.search(r"\d|(?<=\s)[A-Z]", rest[1:])
    return len(content(rest)) >= (3 if named else 5)


def _lasts(text: str) -> bool:
    """Tell whether what is told of one time may as well hold of another: "In 1921, the mill employed forty men"."""
    verbs = [word for word in words(text) if past(word)][:2]
    lasting = wordlist("forms", "lasting")
    return bool(verbs) and (verbs[0] in lasting or (verbs[0] in ("was", "were") and verbs[-1] in lasting))


def _plainest(picked: Sequence[Rival]) -> Rival:
    """Return the distractor to put in: the nearest, so that only who knows can tell."""
    return max(picked, key=lambda rival: (rival.nearness, rival.text))
