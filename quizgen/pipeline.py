"""The whole journey, from articles to a quiz, on one page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import Field

from quizgen.analyse import analyse, load
from quizgen.check import SOFT, fault, faults
from quizgen.check.title import title as shown_by_title
from quizgen.choose.decisions import sign
from quizgen.choose.forms import in_forms
from quizgen.choose.select import (
    best,
    disagreeing,
    fewer_gaps,
    filled_up,
    in_article_order,
    merged,
    one_a_clause,
    told_twice,
    without_echoes,
    without_tellers,
    without_twins,
)
from quizgen.choose.soundness import rated
from quizgen.choose.worth import Profile
from quizgen.errors import InputError
from quizgen.extract import Miss, find_facts
from quizgen.model import Article, Fact, Form, Kind, Question, Quiz, Record, Span
from quizgen.templates import Templates, default
from quizgen.word import Wordings, questions
from quizgen.word import load as load_wordings

SOUND = 0.75
"""What a question's soundness must reach, unless its article would yield too few."""
FAIR, LEAST = {Form.OPEN: 0.6, Form.CLOZE: 0.7}, 5
"""What is enough soundness for an article that would otherwise get fewer questions than that. Of less sound ones raters
passed less than one in three, and of blanks between the two about half."""
DOUBTFUL = frozenset({Kind.AGENT, Kind.SPEECH})
"""Kinds that must be sound: of their open questions between the two raters passed 8 of 20 on new texts, of others 31 of
47."""
HOPELESS = 0.1
"""What is less sound is never asked, however many are wanted, unless everything is."""
UNSOUND = "no question of it is held to be sound enough (--count and --all ask for less)"
"""Why an article yields nothing from which questions can be made, if they are wanted all the same."""
DERIVED = frozenset({Form.CHOICE, Form.TRUE_FALSE, Form.MATCHING})
"""Forms that are made of other questions, and of answers to still others."""
Item = TypeVar("Item")
Progress = Callable[[str, int, int], None]
"""Called with the step's name, how many articles are done, and how many there are."""


class Options(Record):
    """What a user may say about the making of a quiz."""

    title: str = ""
    count: int | None = None
    everything: bool = False
    """Keep every question that passes the hard checks: weak and less sound ones too, and several of one fact."""
    forms: tuple[Form, ...] = (Form.OPEN, Form.CLOZE)
    seed: int = 0
    model: str | None = None


class Drop(Record):
    """A candidate that a check refused, or a piece of a sentence that no question could be made of."""

    rule: str
    why: str
    prompt: str
    answer: str
    evidence: Span


class Trace(Record):
    """What became of one sentence."""

    sentence: Span
    facts: tuple[Fact, ...] = ()
    asked: tuple[Question, ...] = ()
    dropped: tuple[Drop, ...] = ()


class Journey(Record):
    """A quiz and how it came about; ``refused`` gives for an article's source why it yielded nothing."""

    quiz: Quiz
    traces: tuple[Trace, ...]
    refused: dict[str, str] = Field(default_factory=dict)


def travel(
    articles: Sequence[Article],
    options: Options | None = None,
    templates: Templates | None = None,
    progress: Progress | None = None,
) -> Journey:
    """Make a quiz of the articles: analyse, extract, word, check, choose.

    Raises InputError where no article yields a question, and where the pipeline named can't be used.
    """
    options = options or Options()
    wordings = load_wordings(templates or default())
    nlp = load(options.model)
    found = _Found()
    refused: dict[str, str] = {}
    # Less sound questions matter too where they are counted, lend wrong answers, or tell a fact a second time.
    anything = options.everything or options.count is not None
    weak = anything or bool(set(options.forms) & DERIVED)
    every = weak or len(articles) > 1
    for number, article in enumerate(articles):
        if progress:
            progress("reading", number, len(articles))
        own = _one(article, nlp, wordings, leaning=options.everything, weak=weak, every=every)
        found.add(own)
        if not any(anything or _is_fair(q) for q in own.kept):
            refused[article.source] = UNSOUND if own.in_reach and not anything else "no sentence of it makes a question"
    if progress:
        progress("reading", len(articles), len(articles))
    if len(refused) == len(articles):
        if UNSOUND in refused.values():
            remedy = "take the N best all the same with --count N, or every one with --all"
            raise InputError("no question is held to be sound enough", where=", ".join(refused), remedy=remedy)
        weaker = "" if options.everything else ", or keep weaker questions with --all"
        remedy = f"give prose in English{weaker}"
        raise InputError("no article makes a question", where=", ".join(refused), remedy=remedy)
    asked, drops = _chosen(found.kept, articles, options)
    found.drops += drops
    # What breaks a soft rule counts as dropped until it is asked.
    told = {(q.prompt, q.answer) for q in asked}
    found.drops = [d for d in found.drops if (d.prompt, d.answer) not in told]
    found.drops += _unasked(found, drops, told, 0.0 if options.everything else SOUND)
    asked = [sign(question) for question in asked]
    quiz = Quiz(
        title=options.title or " · ".join(a.title for a in articles[:3]) + (" …" if len(articles) > 3 else ""),
        articles=tuple(articles),
        questions=tuple(asked),
        seed=options.seed,
    )
    return Journey(quiz=quiz, traces=_traces(found, asked), refused=refused)


@dataclass
class _Found:
    """What articles hold, and what became of it."""

    facts: list[Fact] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)
    drops: list[Drop] = field(default_factory=list)
    kept: list[Question] = field(default_factory=list)
    in_reach: bool = False
    """Whether there are questions that would be asked if more were wanted."""

    def add(self, other: _Found) -> None:
        self.facts += other.facts
        self.sentences += other.sentences
        self.drops += other.drops
        self.kept += other.kept


def _one(article: Article, nlp: Any, wordings: Wordings, *, leaning: bool, weak: bool, every: bool) -> _Found:
    """Analyse, extract, word, check and rate one article; with ``leaning`` also what leans on the rest of it.

    What breaks a soft rule is dropped unless ``weak``, and what is not sound enough to be asked unless ``every``
    question may matter.
    """
    document = analyse(article, nlp)
    out = _Found(sentences=[document.sentence_span(s[0]) for s in document.sentences() if s.text.strip()])
    candidates: list[tuple[Question, Fact]] = []
    for found in find_facts(document, weak=leaning):
        if isinstance(found, Miss):
            out.drops.append(Drop(rule=found.rule, why=found.why, prompt="", answer="", evidence=found.at))
            continue
        out.facts.append(found)
        for question in questions(found, wordings):
            problem = fault(question, article)
            if problem is None:
                candidates.append((question, found))
            elif problem[0] in SOFT:
                own = question.model_copy(update={"weak": question.weak or problem[0]})
                candidates += [(own, found)] if weak else []
                out.drops += [] if leaning else [_drop(question, *problem)]
                out.in_reach |= not shown_by_title(question, article)
            else:
                out.drops.append(_drop(question, *problem))
    judged = rated(candidates, Profile(article))
    out.in_reach |= any(q.soundness >= HOPELESS and not shown_by_title(q, article) for q in judged)
    out.kept, drops = _reread(judged, [fact for _, fact in candidates], nlp, every=every)
    out.drops += drops
    if not leaning:
        # An answer that the card itself shows is not asked for want of a better question either.
        out.kept = [q for q in out.kept if q.soundness >= HOPELESS and not shown_by_title(q, article)]
    return out


def _reread(
    judged: Sequence[Question], facts: Sequence[Fact], nlp: Any, *, every: bool
) -> tuple[list[Question], list[Drop]]:
    """Return the questions that a new parse of what they state confirms, and the others as dropped.

    Parsing takes long: only what may be asked is read anew.
    """
    asked = [(q, fact) for q, fact in zip(judged, facts, strict=True) if every or _is_fair(q)]
    whys = faults(asked, nlp)
    known = {q.id for q, _ in asked}
    drops = [_drop(q, "soundness", _too_low(q, SOUND)) for q in judged if q.id not in known]
    drops += [_drop(q, "round-trip", why) for (q, _), why in zip(asked, whys, strict=True) if why]
    return [q for (q, _), why in zip(asked, whys, strict=True) if not why], drops


def _chosen(kept: list[Question], articles: Sequence[Article], options: Options) -> tuple[list[Question], list[Drop]]:
    """Return the questions of the quiz in order, and what was left out of it."""
    drops: list[Drop] = []
    conflicts = disagreeing(kept)
    drops += [_drop(q, "several-answers", conflicts[q.id]) for q in kept if q.id in conflicts]
    worded = merged(q for q in kept if q.id not in conflicts)
    pool = told_twice(worded if options.everything else without_echoes(worded, _bounds_reached))
    if options.everything:
        single = fewer_gaps(pool)
    else:
        sound = without_tellers(without_twins(one_a_clause([q for q in pool if q.soundness >= SOUND])))
        fair = [q for q in pool if _is_fair(q)]
        single = without_tellers(filled_up(sound, fair, {a.id: LEAST for a in articles}))
        if options.count is not None:  # who asks for ten gets the ten best, also where fewer are sound
            wanted = -(-options.count // len(articles))
            single = without_tellers(filled_up(single, pool, {a.id: wanted for a in articles}))
    if not set(options.forms) & (DERIVED | {Form.CLOZE}):
        single = [q for q in single if q.form == Form.OPEN]
    single = in_forms(single, told_twice(worded), articles, options.forms, options.seed)
    if options.count is not None:
        chosen = best(single, options.count)
        taken = {q.id for q in chosen}
        drops += [_drop(q, "count", "others are worth more") for q in single if q.id not in taken]
        single = chosen
    return in_article_order(single, [a.id for a in articles]), drops


def _is_fair(question: Question) -> bool:
    doubtful = question.form == Form.OPEN and question.kind in DOUBTFUL
    return question.soundness >= (SOUND if doubtful else FAIR[question.form])


def _bounds_reached(question: Question) -> int:
    return (question.soundness >= SOUND) + _is_fair(question)


def _unasked(found: _Found, drops: Sequence[Drop], told: set[tuple[str, str]], least: float) -> list[Drop]:
    """Return as dropped what passed every check and is not asked: less sound than ``least``, or beside a better one."""
    known = told | {(d.prompt, d.answer) for d in (*found.drops, *drops)}
    out = []
    for question in found.kept:
        if (question.prompt, question.answer) not in known:
            low = question.soundness < least
            why = _too_low(question, least) if low else "a better one is asked"
            out.append(_drop(question, "soundness" if low else "twin", why))
    return out


def _too_low(question: Question, least: float) -> str:
    return f"held to be sound at {question.soundness:.2f}, {least} is wanted"


def _drop(question: Question, rule: str, why: str) -> Drop:
    return Drop(rule=rule, why=why, prompt=question.prompt, answer=question.answer, evidence=question.evidence[0])


def _traces(found: _Found, asked: Sequence[Question]) -> tuple[Trace, ...]:
    facts = _by_start((f.evidence[0], f) for f in found.facts)
    questions = _by_start((q.evidence[0], q) for q in asked)
    drops = _by_start((d.evidence, d) for d in found.drops)
    return tuple(
        Trace(
            sentence=s,
            facts=tuple(facts[s.article, s.start]),
            asked=tuple(questions[s.article, s.start]),
            dropped=tuple(drops[s.article, s.start]),
        )
        for s in found.sentences
    )


def _by_start(found: Iterable[tuple[Span, Item]]) -> defaultdict[tuple[str, int], list[Item]]:
    """Return what was found in each sentence, by where that starts."""
    out: defaultdict[tuple[str, int], list[Item]] = defaultdict(list)
    for sentence, item in found:
        out[sentence.article, sentence.start].append(item)
    return out
