"""Soundness: how likely a question that passed every check is usable, learnt from what strict blind raters said.

Checks refuse what is surely wrong; soundness ranks what is left, by how the question was made and what it says. Two
models judge the features of ``worth`` and some more: a linear one, whose weights stand in ``data/soundness.json``, and
a forest of decision trees, ``data/soundness_trees.npz``. ``training/soundness.py`` learns both, and how much to listen
to each.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from quizgen import lexicon
from quizgen.check.aside import measured
from quizgen.check.content import anchors_in
from quizgen.check.title import HEADLINE
from quizgen.choose.forest import Forest
from quizgen.choose.worth import RECENT, Profile, worth
from quizgen.choose.worth import features as features_of_worth
from quizgen.model import BLANK, GAP, LEANING, Fact, Form, Question, normalise

FROM_FACT = ("how", "tense", "subject_is", "passive", "passing", "implied_aux", "office", "ranked")
"""Features of a fact that count by their value."""
WEAK = 0.4
"""What is left of the soundness of a question that leans on the rest of its article, or of whose breach of a soft rule
too few were rated."""
CERTAIN = 0.01
"""How near to 0 or 1 the trees' vote may come."""
VOUCHED = 0.5
"""From what soundness on an open question is judged together with a cloze for the same words."""
OF_GAPS = 0.1
"""The soundness of a gap in a sentence as it stands: nobody rated any, and most lean on what stands before."""
LOST = ("lost_time", "lost_phrase", "lost_clause")
TELLING = tuple(
    "the a his her its their that which who and but while as when after before with of in for to by".split()
)
"""Words whose presence in a prompt is a feature."""
BESIDE = frozenset(
    "the a an in of by to from and at on for with as between about was is were are after 's ’s mr".split()
)
"""Words whose place beside the blank is a feature."""
WORDED_LOW = {
    "indefinite-first": re.compile(r"^(?:an?|one|two|three|some|several|many|most|other)\b"),
    "progressive": re.compile(r"\b(?:is|are|was|were) (?:\w+ly )?\w+ing\b"),
    "will": re.compile(r"\bwill\b"),
    "has": re.compile(r"\b(?:has|have)\b"),
    "was": re.compile(r"\b(?:was|were|did)\b"),
    "is": re.compile(r"\b(?:is|are)\b"),
    "somebody-says": re.compile(r"\b(?:according|said|says|believes?|claims?|argues?|suggests?|report(?:s|ed))\b"),
    "leaning-adverb": re.compile(
        r"\b(?:still|now|today|currently|already|again|overnight|recently|later|then|also|another|other|such|same|"
        r"both|further|more|new)\b"
    ),
}
"""What the wording of a prompt may show, in lower case."""
WORDED = {
    "possessive": re.compile(r"['’]s\b"),
    "full-name-first": re.compile(r"^[A-Z][a-z]+ [A-Z]"),
}
"""What else the wording of a prompt may show."""
SAID = {
    "owned": re.compile(r"\b(?:his|her|its|their)\b"),
    "modal": re.compile(r"\b(?:will|would|can|could|may|might|should|must)\b"),
    "perfect": re.compile(r"\b(?:has|have|had) (?:\w+ )?\w+(?:ed|en|n)\b"),
    "opens-with-article": re.compile(r"^(?:The|An?|One) [a-z]"),
    "opens-with-clause": re.compile(r"^\w+(?:ed|ing)\b"),
    "coordinated": re.compile(r" and "),
}
"""What the grammar of a prompt may show."""
GOING_ON = re.compile(
    r"(?:He|She|It|They|This|These|Those|His|Her|Its|Their|However|But|And|Also|In addition|Meanwhile|Later|Then)\b"
)
"""How a sentence begins that goes on from the one before."""


def rated(pairs: Sequence[tuple[Question, Fact]], profile: Profile) -> list[Question]:
    """Return the questions, given with their facts, with soundness and with a score in which it counts twice as much
    as worth."""
    found = [features(q, fact, profile) for q, fact in pairs if q.weak != GAP]
    judged = zip(found, chances(found), strict=True)
    out = []
    for question, _ in pairs:
        if question.weak == GAP:
            worthy, sound = worth(features_of_worth(question, profile)), OF_GAPS
        else:
            own, chance = next(judged)
            worthy, sound = worth(own), round(chance * (1.0 if _is_weighed(question.weak) else WEAK), 3)
        score = round((worthy + 2 * sound) / 3, 3)
        out.append(question.model_copy(update={"soundness": sound, "score": score}))
    return vouched(out)


def vouched(questions: Sequence[Question]) -> list[Question]:
    """Return the questions with an open one as sound as it and a sounder cloze for the same words are on average.

    What both share, a fact worth asking that stands alone, the cloze tells the better; how well it is worded, the
    open question.
    """
    clozes = [q for q in questions if q.form == Form.CLOZE and not q.weak]
    return [_lifted(q, clozes) if q.form == Form.OPEN and not q.weak else q for q in questions]


def _lifted(question: Question, clozes: Sequence[Question]) -> Question:
    at = question.answer_at
    same = [q.soundness for q in clozes if at.holds(q.answer_at) or q.answer_at.holds(at)]
    gain = (max(same, default=0.0) - question.soundness) / 2
    if question.soundness < VOUCHED or gain <= 0:
        return question
    sound, score = round(question.soundness + gain, 3), round(question.score + 2 * gain / 3, 3)
    return question.model_copy(update={"soundness": sound, "score": score})


def _is_weighed(weak: str) -> bool:
    """Tell whether the models know how a question fares that breaks this soft rule, if any."""
    return not weak or (weak not in LEANING and f"weak={weak}" in _models()[0]["weights"])


def chances(rows: Sequence[Mapping[str, float]]) -> list[float]:
    """Return for each row of features how likely both models together hold the question to be usable, from 0 to 1."""
    model, trees = _models()
    both, weights, given = model["both"], model["weights"], model["given"]
    out = []
    for row, vote in zip(rows, trees.judge(rows), strict=True):
        linear = model["bias"] + sum(weights.get(name, 0.0) * amount for name, amount in row.items())
        held = min(max(vote, CERTAIN), 1 - CERTAIN)
        value = both["linear"] * linear + both["trees"] * math.log(held / (1 - held)) + both["bias"]
        value += sum(weight * row.get(name, 0.0) for name, weight in given.items())
        out.append(1 / (1 + math.exp(-value)))
    return out


def features(question: Question, fact: Fact, profile: Profile) -> dict[str, float]:
    """Return what the models know of a question and the fact it asks, each feature from 0 to 1; absent ones are 0.

    Soundness and worth each weigh those that they have learnt.
    """
    found = features_of_worth(question, profile)
    found |= {name: value for name, value in _of_fact(fact) if value}
    found |= {name: value for name, value in _of_prompt(question) if value}
    found |= {name: value for name, value in _of_wording(question) if value}
    found |= {name: value for name, value in _of_article(question, profile) if value}
    found |= {name: value for name, value in _of_cuts(question, fact) if value}
    found |= broken(question.weak)
    return found


def broken(weak: str) -> dict[str, float]:
    """Return the features of a question that breaks the soft rule, none where it breaks none."""
    return {"weak": 1.0, f"weak={weak}": 1.0} if weak else {}


def _of_fact(fact: Fact) -> Iterator[tuple[str, float]]:
    for name in FROM_FACT:
        if name in fact.features:
            yield f"{name}={fact.features[name]}", 1.0
    for name in LOST:
        yield name, float(name in fact.features)
    yield "doubt", float(fact.features.get("doubt", "0"))
    yield f"rule={fact.rule}", 1.0
    verb = fact.features.get("verb_lemma", "")
    if verb:
        yield f"verb-class={lexicon.verb_class(verb)}", 1.0
        yield "stative", float(lexicon.stative_verb(verb))
    subject = fact.features.get("subject_word", "")
    if subject and fact.features.get("subject_is") != "name":
        yield f"subject-class={lexicon.noun_class(subject)}", 1.0
    yield "reported", float("source" in fact.slots)
    yield "opened", float("front" in fact.slots)
    yield "bare-predicate", float("verb" in fact.slots and "rest" not in fact.slots)


def _of_prompt(question: Question) -> Iterator[tuple[str, float]]:
    anchors = anchors_in(question.prompt)
    for least in (1, 2, 3):
        yield f"anchors>={least}", float(anchors >= least)
    kind = question.template.partition(".")[0]
    yield f"{kind}-anchors", min(3, anchors) / 3
    dated = bool(_DATED.search(question.prompt) or re.fullmatch(r"\d{4}", question.answer))
    yield "year-in-prompt", float(dated)
    yield f"{kind}-dated", float(dated)
    yield f"{kind}-type={question.answer_type or 'none'}", 1.0
    yield "definites", min(3, len(_DEFINITE.findall(question.prompt))) / 3
    for name, pattern in SAID.items():
        yield name, float(bool(pattern.search(question.prompt)))
    yield "figures", min(3, len(_FIGURES.findall(question.prompt))) / 3
    told = len(question.evidence[0].text.split())
    share = min(1.0, len(question.prompt.split()) / max(1, told))
    yield "share-of-sentence", share
    yield "most-of-sentence", float(share >= 0.8)
    words = _SPELLED.findall(question.answer)
    if words and words[-1].islower():
        yield "answer-abstract", float(lexicon.is_abstract(words[-1]))
        yield f"answer-class={lexicon.noun_class(words[-1])}", 1.0
        yield f"{kind}-short-answer", float(len(words) <= 2)


def _of_wording(question: Question) -> Iterator[tuple[str, float]]:
    """Yield what single words of the prompt tell, and those around the blank."""
    prompt = question.prompt
    words = _SPELLED.findall(prompt)
    low = Counter(word.lower() for word in words)
    for word in filter(low.__contains__, TELLING):
        yield f"says={word}", min(1.0, low[word] / 2)
    lowered = prompt.lower()
    for name, pattern in WORDED_LOW.items():
        yield name, float(bool(pattern.search(lowered)))
    for name, pattern in WORDED.items():
        yield name, float(bool(pattern.search(prompt)))
    yield "capitals", min(1.0, 2 * sum(word[:1].isupper() for word in words[1:]) / max(1, len(words)))
    yield "long-words", min(1.0, 2 * sum(len(word) > 8 for word in words) / max(1, len(words)))
    yield "short-prompt", float(len(words) < 8)
    yield "long-prompt", float(len(words) > 22)
    before, blank, after = prompt.partition(BLANK)
    if blank:
        ahead, behind = before.split(), re.findall(r"[\w’']+|[.,]", after)
        yield "blank-first", float(not ahead)
        yield "blank-place", len(before) / len(prompt)
        if ahead and ahead[-1].lower() in BESIDE:
            yield f"before-blank={ahead[-1].lower()}", 1.0
        yield "name-before-blank", float(len(ahead) > 1 and ahead[-1][:1].isupper())
        if behind and (behind[0].lower() in BESIDE or behind[0] in ".,"):
            yield f"after-blank={behind[0].lower()}", 1.0
        yield "name-after-blank", float(bool(behind) and behind[0][:1].isupper())


def _of_article(question: Question, profile: Profile) -> Iterator[tuple[str, float]]:
    """Yield what kind of article it is, and how near to its own words the question stays."""
    text, title = profile.article.text, profile.article.title.lower()
    yield from profile.kind.items()
    told = normalise(question.answer).split()
    yield "answer-word-in-title", float(any(len(word) > 3 and word in title for word in told))
    yield "answer-told-often", min(1.0, text.count(question.answer) / 4)
    yield "as-it-stands", float(question.prompt.replace(BLANK, question.answer).rstrip(".") in text)
    yield "sentence-goes-on", float(bool(GOING_ON.match(question.evidence[0].text)))
    down = question.evidence[0].start / max(1, len(text))
    yield "down-the-article", down
    once, shared, _ = measured(question, profile.article)
    headed = len(profile.article.title.split()) >= HEADLINE
    yield "told-nowhere-else", once
    yield "told-in-lead", shared
    yield "far-from-lead", once * (1 - shared) * down
    if headed:
        yield "headed-told-nowhere-else", once
        yield "headed-told-in-lead", shared
    if question.kind in {"role", "abbreviation"}:
        named = _ASKED_ABOUT.findall(question.prompt)
        yield "asked-about-often", min(1.0, text.count(named[-1]) / 5) if named else 0.0
        yield "asked-about-in-title", float(bool(named) and named[-1].lower() in title)


def _of_cuts(question: Question, fact: Fact) -> Iterator[tuple[str, float]]:
    """Yield how the statement asked about was cut out of its sentence: at commas and brackets, or in mid-phrase."""
    if "before" in fact.slots and "after" in fact.slots:
        said = " ".join(fact.slots[name].text for name in ("before", "answer", "after"))
    elif question.form == Form.CLOZE:
        said = question.prompt.replace(BLANK, question.answer)
    else:
        return
    raw, clean, replaced, dropped = _cuts(said, question.evidence[0].text)
    yield "raw-cuts", min(1.0, raw / 2)
    yield "raw-cut", float(raw > 0)
    yield "clean-cuts", min(1.0, clean / 2)
    yield "replaced", min(1.0, replaced / 2)
    yield "words-dropped", min(1.0, dropped / 20)


@lru_cache(maxsize=RECENT)
def _cuts(said: str, sentence: str) -> tuple[int, int, int, int]:
    """Return how often a sentence was cut in mid-phrase and at a mark, and how many words were replaced and dropped.

    Remembered: several questions state the same, each with another gap.
    """
    kept = [word.lower() for word in _PIECES.findall(said)]
    told = [word.lower() for word in _PIECES.findall(sentence)]
    raw = clean = replaced = dropped = 0
    for change, _, _, first, last in SequenceMatcher(None, kept, told, autojunk=False).get_opcodes():
        if change in {"replace", "delete"}:
            replaced += 1
        gone = told[first:last] if change == "insert" else []
        if not any(word[0].isalnum() for word in gone):
            continue
        dropped += len(gone)
        opens = gone[0] in _EDGES or (first > 0 and told[first - 1] in _EDGES)
        closes = gone[-1] in _EDGES or last >= len(told) or told[last] in _EDGES
        at_start = first == 0 and gone[-1] == ","
        clean, raw = (clean + 1, raw) if (closes and (opens or at_start)) else (clean, raw + 1)
    return raw, clean, replaced, dropped


_ASKED_ABOUT = re.compile(r"[A-Z][\w’'-]+(?= stand\b|[?]$)")
_PIECES = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
_EDGES = frozenset(",.;:()–—")
_DEFINITE = re.compile(r"\bthe (?!_)[a-z]")
_FIGURES = re.compile(r"(?<!\d)\d{1,3}(?!\d)|\d,\d|\d\.\d")
_SPELLED = re.compile(r"[\w’'-]+")
_DATED = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)|\bcentury\b")


@cache
def _models() -> tuple[dict[str, Any], Forest]:
    data = files("quizgen").joinpath("data")
    with data.joinpath("soundness_trees.npz").open("rb") as file:
        return json.loads(data.joinpath("soundness.json").read_text(encoding="utf-8")), Forest.load(file)
