"""Learn which questions are usable from raters' marks: the weights in ``quizgen/data/soundness.json``.

    python training/soundness.py collect KEY MARKS... --articles DIR... [--fresh] [--out training/rated.jsonl.gz]
    python training/soundness.py learn [--rated training/rated.jsonl.gz] [--write]

``collect`` takes a key that ``benchmarks/rating.py draw`` wrote and the marks that came back, makes the questions of
the same articles again, and adds one line for each that is still made: its features, whether every rater passed it,
its article, and a digest that keeps it from being added twice. Texts are not kept. ``learn`` fits a logistic
regression with a ridge penalty to those that no soft check calls weak. Rows with ``"fresh": true``
are of articles on which nothing was mended; the others count little. The figures are of the fresh ones and come from
leaving out one article at a time: AUC, and which share is usable among the questions above each threshold.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from quizgen.choose.soundness import features
from quizgen.choose.worth import Profile
from quizgen.model import digest
from quizgen.pipeline import Options, travel
from quizgen.read import read_article
from training.worth import auc, fit

ROOT = Path(__file__).resolve().parent
DATA = ROOT.parent / "quizgen" / "data" / "soundness.json"
LEAST = 6
"""Items in which a feature must occur to be weighed."""
RIDGE = 20.0
STALE = 0.1
"""How much a row counts of an article whose misses were mended on: what is left of those looks better than it is."""


def identity(prompt: str, answer: str) -> tuple[str, str]:
    """Return by what an item is known again after small changes of its wording."""
    return prompt.replace("the year _____", "_____").lower(), answer.lower().removeprefix("the ")


def marked(key: Path, marks: list[Path]) -> dict[tuple[str, str, str], bool]:
    """Return for each item of a key, by article and identity, whether every rater passed it."""
    items = json.loads(key.read_text(encoding="utf-8"))
    passed = [True] * len(items)
    for path in marks:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                mark = json.loads(line)
                passed[mark["n"] - 1] &= bool(mark["pass"])
    out = {}
    for item, good in zip(items, passed, strict=True):
        out[(Path(item["quiz"]).stem, *identity(item["prompt"], item["answer"]))] = good
    return out


def collect(wanted: dict[tuple[str, str, str], bool], folders: list[Path]) -> list[dict[str, Any]]:
    """Make the questions of the articles again and return features and mark of those that were rated."""
    names = {name for name, _, _ in wanted}
    found = []
    for path in sorted(p for folder in folders for p in folder.glob("*.txt") if p.stem in names):
        article = read_article(path.read_bytes(), str(path))
        journey = travel([article], Options(everything=True))
        facts = {fact.key: fact for trace in journey.traces for fact in trace.facts}
        profile = Profile(article)
        for question in journey.quiz.questions:
            key = (path.stem, *identity(question.prompt, question.answer))
            if key in wanted and question.fact in facts:
                values = features(question, facts[question.fact], profile)
                found.append(
                    {
                        "id": digest(list(key)),
                        "article": path.stem,
                        "usable": wanted[key],
                        "weak": bool(question.weak),
                        "features": {name: round(value, 3) for name, value in sorted(values.items())},
                    }
                )
    return found


def learn(rated: list[dict[str, Any]]) -> tuple[dict[str, float], float, list[str]]:
    """Return weights, bias and the lines of figures."""
    seen = Counter(name for item in rated for name in item["features"])
    names = sorted(name for name, n in seen.items() if n >= LEAST)
    at = {name: n for n, name in enumerate(names)}
    rows = np.zeros((len(rated), len(names) + 1))
    rows[:, -1] = 1.0
    for row, item in zip(rows, rated, strict=True):
        for name, value in item["features"].items():
            if name in at:
                row[at[name]] = value
    truth = np.array([float(item["usable"]) for item in rated])
    fresh = np.array([bool(item.get("fresh")) for item in rated])
    counts = np.where(fresh, 1.0, STALE)
    articles = np.array([item["article"].rstrip("-0123456789") for item in rated])
    values = np.zeros(len(rated))
    for article in np.unique(articles[fresh]):
        mine = articles == article
        values[mine] = rows[mine] @ fit(rows[~mine], truth[~mine], 1, RIDGE, counts[~mine])
    weights = fit(rows, truth, 1, RIDGE, counts)
    values, truth, rated = values[fresh], truth[fresh], [item for item in rated if item.get("fresh")]
    articles = articles[fresh]
    chance = 1 / (1 + np.exp(-values))
    lines = [
        f"{len(rated)} fresh items of {len(set(articles))} articles, {truth.mean():.1%} usable",
        f"{len(fresh) - fresh.sum()} others that count {STALE}",
        f"AUC, each article left out in turn: {auc(values, truth):.3f}",
    ]
    for bound in (0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8):
        above = chance >= bound
        if above.any():
            lines.append(
                f"at {bound:.2f} or more: {above.sum()} items ({above.mean():.0%}), {truth[above].mean():.1%} usable"
            )
    return {n: round(float(w), 3) for n, w in zip(names, weights, strict=False)}, round(float(weights[-1]), 3), lines


def main() -> int:
    """Add rated items, or learn from them and print the figures; ``--write`` puts the weights into the data file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    steps = parser.add_subparsers(dest="step", required=True)
    adds = steps.add_parser("collect")
    adds.add_argument("key", type=Path)
    adds.add_argument("marks", type=Path, nargs="+")
    adds.add_argument("--articles", type=Path, nargs="+", required=True)
    adds.add_argument("--fresh", action="store_true", help="nothing was mended on these articles")
    adds.add_argument("--out", type=Path, default=ROOT / "rated.jsonl.gz")
    learns = steps.add_parser("learn")
    learns.add_argument("--rated", type=Path, default=ROOT / "rated.jsonl.gz")
    learns.add_argument("--write", action="store_true")
    args = parser.parse_args()
    if args.step == "collect":
        have = gzip.decompress(args.out.read_bytes()).decode().splitlines() if args.out.exists() else []
        items = {json.loads(line)["id"]: line for line in have}
        for item in collect(marked(args.key, args.marks), args.articles):
            items[item["id"]] = json.dumps(item | ({"fresh": True} if args.fresh else {}), ensure_ascii=False)
        args.out.write_bytes(gzip.compress("\n".join(items.values()).encode(), mtime=0))
        print(f"{len(items) - len(have)} items added, {len(items)} in all")
        return 0
    rated = [json.loads(line) for line in gzip.decompress(args.rated.read_bytes()).decode().splitlines()]
    rated = [item for item in rated if not item["weak"]]
    weights, bias, lines = learn(rated)
    print("\n".join(lines))
    order = sorted(weights.items(), key=lambda pair: -abs(pair[1]))
    print("heaviest: " + ", ".join(f"{name} {weight:+.2f}" for name, weight in order[:40]))
    if args.write:
        given = json.loads(DATA.read_text(encoding="utf-8")).get("given", {})
        data = {
            "figures": lines,
            "given": given,
            "bias": bias,
            "weights": dict(sorted(weights.items(), key=lambda pair: -pair[1])),
        }
        DATA.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
