"""Learn which questions people ask: the weights in ``quizgen/data/worth.json``.

    python benchmarks/quality.py CORPUS --everything --out QUIZZES
    python benchmarks/quality.py CORPUS --unchecked --out MORE
    python training/worth.py CORPUS QUIZZES --more MORE [--write]

CORPUS holds articles with the questions that people wrote about them (``ARTICLE.json``, see
``benchmarks/quality_measures.py``), QUIZZES our saved quizzes of them (``ARTICLE.json`` too), MORE the same
without checks, to learn from but not to measure with: what makes a question bad is not what makes it unasked,
and examples are few.

A question of ours is an example of what people ask when somebody asked for the same answer in the same
paragraph, half of the words shared; in sets that mark the passage a question draws on, and answer in words of
their own, when its evidence is in that passage and prompt and answer share half of their words with
somebody's. Questions on paragraphs that nobody was asked about are left out.

The model is a logistic regression with a ridge penalty, fitted by Newton's method. Its figures come from
leaving out one article at a time: AUC over all pairs, AUC within articles (does it order the questions of one
article?), and how many of the first k of each article people asked. Beside it stand the same figures for no
order at all, for the article's own order, and for the kind of fact alone.

Training also knows which set an article is from, because sets differ in how many questions they hold and how
they are matched; the shipped scorer does not, and uses the mean of the sets.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.quality_measures import ENOUGH, Human, askable, covers, humans, paragraphs
from quizgen.choose.alike import content
from quizgen.choose.worth import Profile, features
from quizgen.export.saved import from_json
from quizgen.model import Form, Question

DATA = Path(__file__).resolve().parent.parent / "quizgen" / "data" / "worth.json"
RIDGE = 10.0
"""Penalty on the square of a weight; the bias and the sets' own weights go free."""
LEAST = 5
"""Questions in which a feature must occur to be weighed."""
FORMS = {Form.OPEN, Form.CLOZE}
SAYS = {
    "answer-in-brackets": "the answer stands in brackets",
    "answer-in-title": "share of the answer's content words that stand in the title",
    "answer-length": "words of the answer, of 8",
    "answer-list": "the answer is a list",
    "answer-name": "the answer has a word with a capital",
    "answer-new": "the article has not spoken of the answer before",
    "answer-number": "the answer holds digits",
    "answer-one-word": "the answer is one word",
    "answer-place": "how far along its sentence the answer stands",
    "answer-salience": "how often the article uses the answer's words",
    "answer-told-once": "the article speaks of the answer once",
    "evidence-several": "more than one sentence is evidence",
    "paragraph-first": "the first paragraph",
    "paragraph-place": "how far down the article the paragraph stands",
    "prompt-commas": "commas in the prompt, of 2",
    "prompt-commonest": "how often the article uses the commonest word of the prompt",
    "prompt-content": "content words of the prompt, of 12",
    "prompt-general": "the prompt holds neither name nor number",
    "prompt-in-title": "share of the prompt's content words that stand in the title",
    "prompt-length": "words of the prompt, of 25",
    "prompt-names": "names in the prompt, of 4",
    "prompt-numbers": "numbers in the prompt, of 2",
    "prompt-rarest": "how often the article uses the rarest word of the prompt",
    "prompt-salience": "how often the article uses the prompt's words",
    "sentence-also": "the sentence adds to another one",
    "sentence-example": "the sentence gives examples",
    "sentence-first": "the sentence opens its paragraph",
    "sentence-hedge": "the sentence holds a hedge",
    "sentence-length": "words of the sentence, of 40",
    "sentence-names": "names in the sentence, of 6",
    "sentence-numbers": "numbers in the sentence, of 4",
    "sentence-place": "how far down its paragraph the sentence stands",
    "sentence-quote": "the sentence holds a quotation",
    "sentence-rank": "the sentence names a rank or an extreme",
    "sentence-report": "the sentence reports what somebody said",
}
"""What the features mean; those of the form ``kind=date`` are put into words by ``says``."""


@dataclass
class Example:
    """A question of ours, and whether people asked it."""

    article: str
    question: Question
    features: dict[str, float]
    asked: bool


def asked(question: Question, people: list[Human], text: str, bounds: list[tuple[int, int]]) -> bool:
    """Tell whether one of the human questions asks the same."""
    ours = content(question.prompt) | content(question.answer)
    for human in people:
        if covers(question, human, text, bounds):
            theirs = content(human.question) | content(human.answer)
            if human.critical is None or len(ours & theirs) >= ENOUGH * len(ours):
                return True
    return False


def examples(corpus: Path, quizzes: Path) -> list[Example]:
    """Return all questions of the quizzes in paragraphs that people were asked about."""
    found = []
    for path in sorted(quizzes.glob("*.json")):
        beside = corpus / path.name
        if not beside.exists():
            continue
        quiz = from_json(path.read_bytes(), str(path))
        article = quiz.articles[0]
        bounds = paragraphs(article.text)
        people = askable(humans(json.loads(beside.read_text(encoding="utf-8"))), bounds)
        open_to = [bounds[n] for n in {h.paragraph for h in people}]
        profile = Profile(article)
        for question in quiz.questions:
            if question.form not in FORMS or not any(
                start <= e.start < end for e in question.evidence for start, end in open_to
            ):
                continue
            good = asked(question, people, article.text, bounds)
            found.append(Example(path.stem, question, features(question, profile), good))
    return found


def design(items: list[Example], names: list[str], sets: list[str]) -> np.ndarray:
    """Return one row an example: the features, then one column for each set."""
    at = {name: n for n, name in enumerate(names)}
    rows = np.zeros((len(items), len(names) + len(sets)))
    for row, item in zip(rows, items, strict=True):
        for name, value in item.features.items():
            if name in at:
                row[at[name]] = value
        row[len(names) + sets.index(group(item.article))] = 1.0
    return rows


def group(article: str) -> str:
    """Return the set of an article: its name up to the first hyphen."""
    return article.partition("-")[0]


def fit(
    rows: np.ndarray, truth: np.ndarray, free: int, ridge: float = RIDGE, counts: np.ndarray | None = None
) -> np.ndarray:
    """Return the weights that make the truth likeliest; the last ``free`` columns are hardly penalised.

    ``counts`` says how much each row counts, 1 where it is None.
    """
    counts = np.ones(len(rows)) if counts is None else counts
    penalty = np.full(rows.shape[1], ridge)
    penalty[rows.shape[1] - free :] = 0.01
    weights = np.zeros(rows.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (counts * (chance - truth)) + penalty * weights
        curve = (rows.T * (counts * chance * (1 - chance))) @ rows + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def auc(values: np.ndarray, truth: np.ndarray) -> float:
    """Return how often a random asked question is valued above a random other one; ties count half."""
    good, bad = values[truth > 0], values[truth == 0]
    if not len(good) or not len(bad):
        return float("nan")
    gaps = good[:, None] - bad[None, :]
    return float(((gaps > 0) + 0.5 * (gaps == 0)).mean())


def spread(values: np.ndarray, truth: np.ndarray, articles: np.ndarray, rounds: int = 300) -> tuple[float, float]:
    """Return the 95% interval of the AUC, from drawing the articles anew."""
    random = np.random.default_rng(1)
    rows = {article: np.flatnonzero(articles == article) for article in np.unique(articles)}
    found = []
    for _ in range(rounds):
        drawn = np.concatenate([rows[article] for article in random.choice(list(rows), len(rows))])
        found.append(auc(values[drawn], truth[drawn]))
    low, high = np.nanpercentile(found, [2.5, 97.5])
    return float(low), float(high)


def report(name: str, values: np.ndarray, truth: np.ndarray, articles: np.ndarray) -> str:
    """Return one line of figures for one way to value the questions."""
    within, at = [], {k: [] for k in (3, 5, 10)}
    for article in np.unique(articles):
        mine = articles == article
        within.append(auc(values[mine], truth[mine]))
        order = np.argsort(-values[mine], kind="stable")
        for k, shares in at.items():
            shares.append(truth[mine][order][:k].mean())
    precision = "  ".join(f"{np.mean(shares):6.1%}" for shares in at.values())
    return f"{name:28} {auc(values, truth):6.3f} {np.nanmean(within):8.3f}   {precision}"


def left_out(items: list[Example], taught: list[Example], names: list[str], sets: list[str]) -> np.ndarray:
    """Return each item's value by a model taught with all other articles, without its set's own weight."""
    rows, lessons = design(items, names, sets), design(taught, names, sets)
    truth = np.array([float(e.asked) for e in taught])
    articles, sources = np.array([e.article for e in items]), np.array([e.article for e in taught])
    values = np.zeros(len(items))
    for article in np.unique(articles):
        mine, others = articles == article, sources != article
        weights = fit(lessons[others], truth[others], len(sets))
        values[mine] = rows[mine][:, : len(names)] @ weights[: len(names)]
    return values


def joined(items: list[Example], more: list[Example]) -> list[Example]:
    """Return the examples of both, those with the same prompt and answer once."""
    found = {(e.article, e.question.form, e.question.prompt, e.question.answer): e for e in [*more, *items]}
    return list(found.values())


def chosen(items: list[Example]) -> list[str]:
    """Return the features that occur often enough to be weighed."""
    seen = Counter(name for e in items for name in e.features)
    return sorted(name for name, n in seen.items() if n >= LEAST)


def says(name: str) -> str:
    """Return what a feature means."""
    sort, _, value = name.partition("=")
    return (
        SAYS.get(name)
        or {
            "kind": f"the fact is of the family {value}",
            "form": f"the form is {value}",
            "template": f"the wording is {value}",
            "type": f"the answer's type is {value}",
            "word": f"the question word is {value}",
        }[sort]
    )


def figures(items: list[Example], taught: list[Example], names: list[str], sets: list[str]) -> list[str]:
    """Return the lines of the report."""
    truth = np.array([float(e.asked) for e in items])
    articles = np.array([e.article for e in items])
    counts = Counter((group(e.article), e.asked) for e in items)
    lines = [f"{len(items)} questions on {len(set(articles))} articles, {truth.mean():.1%} asked by people"]
    lines += [f"  {s}: {counts[s, True] + counts[s, False]}, {counts[s, True]} asked" for s in sets]
    lines.append(f"learnt from {len(taught)} questions, {np.mean([e.asked for e in taught]):.1%} of them asked")
    lines.append(f"{'':28} {'AUC':>6} {'within':>8}   {'p@3':>6}  {'p@5':>6}  {'p@10':>6}")
    random = np.random.default_rng(1)
    lines.append(report("no order", random.random(len(items)), truth, articles))
    early = np.array([-float(e.question.evidence[0].start) for e in items])
    lines.append(report("as in the article", early, truth, articles))
    kinds = [n for n in names if re.match("(kind|form)=", n)]
    lines.append(report("kind of fact alone", left_out(items, taught, kinds, sets), truth, articles))
    values = left_out(items, taught, names, sets)
    low, high = spread(values, truth, articles)
    lines.append(report("all features", values, truth, articles) + f"   AUC's 95% interval {low:.3f} to {high:.3f}")
    for s in sets:
        mine = np.array([group(e.article) == s for e in items])
        lines.append(report(f"  of these {s}", values[mine], truth[mine], articles[mine]))
    return lines


def main() -> int:
    """Print the figures; with ``--write`` put the weights into the data file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("quizzes", type=Path)
    parser.add_argument("--more", type=Path, help="quizzes to learn from besides")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    items = examples(args.corpus, args.quizzes)
    if not items:
        parser.error(f"no saved quiz in {args.quizzes} is of an article in {args.corpus}")
    more = examples(args.corpus, args.more) if args.more else []
    if args.more and not more:
        parser.error(f"no saved quiz in {args.more} is of an article in {args.corpus}")
    taught = joined(items, more)
    names, sets = chosen(taught), sorted({group(e.article) for e in taught})
    lines = figures(items, taught, names, sets)
    print("\n".join(lines))
    truth = np.array([float(e.asked) for e in taught])
    weights = fit(design(taught, names, sets), truth, len(sets))
    order = sorted(zip(names, weights, strict=False), key=lambda pair: -abs(pair[1]))
    print("\nheaviest: " + ", ".join(f"{name} {weight:+.2f}" for name, weight in order[:24]))
    if args.write:
        data = json.loads(DATA.read_text(encoding="utf-8"))
        data["figures"] = lines
        data["bias"] = round(float(weights[len(names) :].mean()), 3)
        data["features"] = {
            name: {"weight": round(float(weight), 3), "says": says(name)}
            for name, weight in sorted(zip(names, weights, strict=False), key=lambda pair: -pair[1])
        }
        DATA.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
