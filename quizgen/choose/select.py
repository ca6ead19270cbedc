"""From all kept candidates to the questions of the quiz: one a fact, one a prompt, the best first, in article order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from quizgen.audit.words import content as content_words
from quizgen.audit.words import holds
from quizgen.model import GAP, Form, Question, Span, normalise

LONG_SENTENCE = 28
"""Words for each further question that one sentence may give, clozes counted last."""
MOST_GAPS = 3
"""Gaps that one sentence may give besides the questions made of it."""
LEAST_ALIKE, MANY_ALIKE = 3, 5
"""Words of a question that another one of the same article must hold all of to ask the same, or that both must hold."""
OPEN_BONUS = 0.3
"""How much less sound an open question may be than a cloze for the same answer."""
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
PREFERRED = (Form.OPEN, Form.CLOZE, Form.CHOICE, Form.TRUE_FALSE, Form.MATCHING)


def merged(questions: Iterable[Question]) -> list[Question]:
    """Return the questions with those that ask the same and answer the same made one, with all their evidence.

    Of those that ask for one fact in other words, because its sentences put it in another way, the soundest stays.
    """
    found: dict[tuple[str, str, str], Question] = {}
    asking: dict[str, tuple[str, str, str]] = {}
    for question in questions:
        key = (str(question.form), normalise(question.prompt), normalise(question.answer))
        other = asking.setdefault(question.id, key)
        if other != key and other in found:
            if question.soundness <= found[other].soundness:
                continue
            del found[other]
            asking[question.id] = key
        if key in found:
            first = found[key]
            evidence = tuple(dict.fromkeys([*first.evidence, *question.evidence]))
            found[key] = first.model_copy(update={"evidence": evidence})
        else:
            found[key] = question
    return list(found.values())


def disagreeing(questions: Sequence[Question]) -> dict[str, str]:
    """Return the ids of questions whose prompt has other answers too, each with the reason."""
    answers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for question in questions:
        answers[str(question.form), normalise(question.prompt)].add(normalise(question.answer))
    out: dict[str, str] = {}
    for question in questions:
        others = answers[str(question.form), normalise(question.prompt)]
        if len(others) > 1:
            out[question.id] = f"{len(others)} different answers to the same prompt"
    return out


def without_twins(questions: Sequence[Question]) -> list[Question]:
    """Return the questions with one cloze for a sentence, two for a long one, fewer where others draw on it."""
    spent: dict[Span, int] = defaultdict(int)
    for question in questions:
        spent[question.evidence[0]] += question.form != Form.CLOZE
    taken: set[str] = set()
    for question in sorted(questions, key=lambda q: (-q.score, q.id)):
        sentence = question.evidence[0]
        # A cloze of a whole sentence tells what any other of it would ask.
        whole, room = not question.clause, 1 + len(sentence.text.split()) // LONG_SENTENCE
        if question.form == Form.CLOZE and spent[sentence] < (1 if whole else room):
            spent[sentence] += room if whole else 1
            taken.add(question.id)
    return [q for q in questions if q.form != Form.CLOZE or q.id in taken]


def told_twice(questions: Sequence[Question]) -> list[Question]:
    """Return the questions with the same fact told in two places made one, with both pieces of evidence.

    Two articles tell the same where answer and kind of answer agree and the questions share at least two words that
    say something; two sentences of one article do where one question says all that the other says.
    """
    out: list[Question] = []
    alike: dict[str, list[int]] = defaultdict(list)
    for question in questions:
        same = alike[_bare(question.answer).rpartition(" ")[2]]
        twin = next((n for n in same if _same_fact(out[n], question)), None)
        if twin is None:
            same.append(len(out))
            out.append(question)
            continue
        better, worse = sorted((out[twin], question), key=lambda q: (PREFERRED.index(q.form), -q.score))
        evidence = tuple(dict.fromkeys([*better.evidence, *worse.evidence]))
        out[twin] = better.model_copy(update={"evidence": evidence})
    return out


def _same_fact(one: Question, two: Question) -> bool:
    """Tell whether two questions with the same answer are of the same fact, told by two articles."""
    told, again = _bare(one.answer), _bare(two.answer)
    first, second = set(content_words(one.prompt)), set(content_words(two.prompt))
    if one.evidence[0].article == two.evidence[0].article:
        shorter = min(len(first), len(second))
        surname = told.endswith(f" {again}") or again.endswith(f" {told}")  # "Roe", "Ann Roe"
        named = surname and one.answer[:1].isupper() and two.answer[:1].isupper()
        apart = (named or told == again) and one.evidence[0] != two.evidence[0]
        return apart and (
            len(first & second) >= MANY_ALIKE or (shorter >= LEAST_ALIKE and shorter == len(first & second))
        )
    plain = told == again and (len(told.split()) > 1 or told.isdigit())
    return plain and len(first & second - set(told.split())) >= 2


def _bare(answer: str) -> str:
    return normalise(_ARTICLE.sub("", answer))


def _preference(question: Question) -> tuple[float, str]:
    """Return by what questions are sorted, the one to ask first: an open one goes before a cloze a little better."""
    return -question.score - (OPEN_BONUS if question.form == Form.OPEN else 0.0), question.id


def one_a_clause(questions: Sequence[Question]) -> list[Question]:
    """Return the questions with one from each clause, the one most worth asking.

    "Who founded the bank?" and "What did he found?" are one fact to whoever learns them.
    """
    kept: dict[str, Question] = {}
    for question in sorted(questions, key=_preference):
        kept.setdefault(question.clause or question.id, question)
    ids = {q.id for q in kept.values()}
    return [q for q in questions if q.id in ids]


def without_echoes(questions: Sequence[Question], reached: Callable[[Question], int] = lambda _: 0) -> list[Question]:
    """Return the questions without a second one for the same words of the article; the sounder goes first.

    An open question goes before a cloze that is a little sounder, unless it alone misses a bound below which nothing
    is asked; ``reached`` counts those that a question reaches.
    """

    def rank(question: Question) -> tuple[bool, int, float, str]:
        bonus = OPEN_BONUS if question.form == Form.OPEN else 0.0
        return bool(question.weak), -reached(question), -question.soundness - bonus, question.id

    kept: dict[str, list[Span]] = defaultdict(list)
    ids: set[str] = set()
    for question in sorted(questions, key=rank):
        at = question.answer_at
        # "three" and "three years" are the same words twice.
        if not any(at.holds(other) or other.holds(at) for other in kept[at.article]):
            kept[at.article].append(at)
            ids.add(question.id)
    return [q for q in questions if q.id in ids]


def without_tellers(questions: Sequence[Question]) -> list[Question]:
    """Return the questions without those that tell the answer of a better one, or are told theirs by it."""
    kept: list[Question] = []
    for question in sorted(questions, key=_preference):
        if not any(_tells(question, other) or _tells(other, question) for other in kept):
            kept.append(question)
    ids = {q.id for q in kept}
    return [q for q in questions if q.id in ids]


def _tells(one: Question, two: Question) -> bool:
    """Tell whether the first's prompt holds the second's answer and is about the same."""
    if one.evidence[0].article != two.evidence[0].article or not holds(one.prompt, two.answer):
        return False
    return (
        one.evidence[0] == two.evidence[0] or len(set(content_words(one.prompt)) & set(content_words(two.prompt))) > 1
    )


def filled_up(chosen: Sequence[Question], pool: Sequence[Question], least: dict[str, int]) -> list[Question]:
    """Return the chosen questions, and for each article that has fewer than it should the best others of the pool."""
    out = list(chosen)
    for article in dict.fromkeys(q.evidence[0].article for q in pool):
        own = [q for q in out if q.evidence[0].article == article]
        taken = {q.id for q in own}
        clauses = {q.clause for q in own if q.clause}
        spent = {q.evidence[0] for q in own}
        rest = [q for q in pool if q.evidence[0].article == article and q.id not in taken]
        fresh = [q for q in rest if q.clause not in clauses and q.evidence[0] not in spent]
        more = best(one_a_clause(fresh), max(0, least.get(article, 0) - len(own)))
        left = [q for q in rest if q not in more]
        out += more + best(left, max(0, least.get(article, 0) - len(own) - len(more)))
    return out


def fewer_gaps(questions: Sequence[Question]) -> list[Question]:
    """Return the questions with a few gaps for each sentence, best first, and none for what another question asks."""
    asked: dict[Span, list[Span]] = defaultdict(list)
    for question in questions:
        if question.weak != GAP:
            asked[question.evidence[0]].append(question.answer_at)
    spent: dict[Span, int] = defaultdict(int)
    out: set[str] = set()
    for question in sorted((q for q in questions if q.weak == GAP), key=lambda q: (-q.score, q.id)):
        sentence, at = question.evidence[0], question.answer_at
        if spent[sentence] < MOST_GAPS and not any(at.overlaps(other) for other in asked[sentence]):
            spent[sentence] += 1
            out.add(question.id)
    return [q for q in questions if q.weak != GAP or q.id in out]


def in_article_order(questions: Iterable[Question], articles: Sequence[str]) -> list[Question]:
    """Return the questions in the order of the articles and of their answers in them."""
    rank = {article: n for n, article in enumerate(articles)}
    return sorted(
        questions,
        key=lambda q: (rank.get(q.evidence[0].article, 0), q.evidence[0].start, q.answer_at.start, q.form, q.id),
    )


def best(questions: Sequence[Question], count: int) -> list[Question]:
    """Return the ``count`` best questions, spread over the sentences: a second one from a sentence weighs less."""
    left = sorted(questions, key=lambda q: (-q.score, q.id))
    taken: list[Question] = []
    used: dict[tuple[str, int], int] = defaultdict(int)
    while left and len(taken) < count:
        pick = max(
            left, key=lambda q: (q.score - 0.5 * used[q.evidence[0].article, q.evidence[0].start], -left.index(q))
        )
        left.remove(pick)
        taken.append(pick)
        used[pick.evidence[0].article, pick.evidence[0].start] += 1
    return taken
