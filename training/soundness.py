"""Learn which questions are usable from raters' marks: the weights in ``quizgen/data/soundness.json``.

    python training/soundness.py collect KEY MARKS... --articles DIR... [--fresh] [--out training/rated.jsonl.gz]
    python training/soundness.py learn [--rated training/rated.jsonl.gz] [--write]

``collect`` takes a key that ``benchmarks/rating.py draw`` wrote and the marks that came back, makes the questions of
the same articles again, and adds one line for each that is still made: its features, whether every rater passed it,
its article, and a digest that keeps it from being added twice. Texts are not kept. ``learn`` fits two models, which
see different things: a logistic regression with a ridge penalty, and extremely randomised trees; a second regression
weighs what the two say of articles that they have not seen. Rows with ``"fresh": true`` are of articles on which
nothing was mended before they were rated; the others count little. The figures are of the fresh ones, and come from
leaving out a tenth of the articles at a time: AUC, and which share is usable among the questions above each threshold,
also of those alone that a soft check calls weak. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import sys
from collections import Counter
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import ExtraTreesClassifier

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from quizgen.choose.forest import LEAF, Forest
from quizgen.choose.soundness import CERTAIN, broken, features
from quizgen.choose.worth import Profile
from quizgen.model import digest
from quizgen.pipeline import Options, travel
from quizgen.read import read_article
from training.worth import auc, fit

ROOT = Path(__file__).resolve().parent
DATA = ROOT.parent / "quizgen" / "data" / "soundness.json"
TREES = DATA.with_name("soundness_trees.npz")
LEAST = 8
"""Items in which a feature must occur to be weighed."""
RIDGE = 20.0
FOLDS = 10
"""Parts of the articles, of which each is left out in turn."""
GROWN = {"n_estimators": 40, "min_samples_leaf": 3, "max_features": 0.1, "random_state": 0}
"""How the trees grow."""
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
                        "weak": question.weak,
                        "features": {name: round(value, 3) for name, value in sorted(values.items())},
                    }
                )
    return found


def learn(rated: list[dict[str, Any]]) -> tuple[dict[str, Any], Forest, list[str]]:
    """Return the linear model with how both are weighed, the trees, and the lines of figures."""
    seen = Counter(name for item in rated for name in _features(item))
    names = sorted(name for name, n in seen.items() if n >= LEAST)
    at = {name: n for n, name in enumerate(names)}
    rows = np.zeros((len(rated), len(names) + 1))
    rows[:, -1] = 1.0
    for row, item in zip(rows, rated, strict=True):
        for name, value in _features(item).items():
            if name in at:
                row[at[name]] = value
    truth = np.array([float(item["usable"]) for item in rated])
    fresh = np.array([bool(item.get("fresh")) for item in rated])
    counts = np.where(fresh, 1.0, STALE)
    folds = np.array([crc32(_article(item).encode()) % FOLDS for item in rated])
    said = np.zeros((len(rated), 3))
    said[:, 2] = 1.0
    for fold in range(FOLDS):
        mine = folds == fold
        weights = fit(rows[~mine], truth[~mine], 1, RIDGE, counts[~mine])
        trees = _grown(rows[~mine, :-1], truth[~mine], counts[~mine], names)
        said[mine, 0] = rows[mine] @ weights
        said[mine, 1] = [
            _logit(v) for v in trees.judge([_features(item) for item, m in zip(rated, mine, strict=True) if m])
        ]
    judged = fresh
    both = fit(said[judged], truth[judged], 1, 1.0, counts[judged])
    weights = fit(rows, truth, 1, RIDGE, counts)
    model = {
        "both": {name: round(float(w), 3) for name, w in zip(("linear", "trees", "bias"), both, strict=True)},
        "bias": round(float(weights[-1]), 3),
        "weights": {n: round(float(w), 3) for n, w in zip(names, weights, strict=False)},
    }
    values, truth = (said @ both)[judged], truth[judged]
    chance = 1 / (1 + np.exp(-values))
    weak = np.array([bool(item["weak"]) for item in rated])[judged]
    of = {_article(item) for item, is_judged in zip(rated, judged, strict=True) if is_judged}
    lines = [
        f"{judged.sum()} fresh items of {len(of)} articles, {truth.mean():.1%} usable",
        f"{len(fresh) - fresh.sum()} others that count {STALE}",
        f"AUC, a tenth of the articles left out in turn: {auc(values, truth):.3f}"
        f" (linear alone {auc(said[judged, 0], truth):.3f}, trees alone {auc(said[judged, 1], truth):.3f})",
    ]
    for bound in (0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8):
        above = chance >= bound
        if above.any():
            lines.append(
                f"at {bound:.2f} or more: {above.sum()} items ({above.mean():.0%}), {truth[above].mean():.1%} usable"
            )
            if (above & weak).any():
                lines[-1] += f"; {(above & weak).sum()} weak ones, {truth[above & weak].mean():.1%}"
    return model, _grown(rows[:, :-1], np.array([float(i["usable"]) for i in rated]), counts, names), lines


def _features(item: dict[str, Any]) -> dict[str, float]:
    return {**item["features"], **broken(item["weak"])}


def _article(item: dict[str, Any]) -> str:
    return str(item["article"]).rsplit("/", 1)[-1].rstrip("-0123456789")


def _logit(chance: float) -> float:
    chance = min(max(chance, CERTAIN), 1 - CERTAIN)
    return math.log(chance / (1 - chance))


def _grown(rows: NDArray[Any], truth: NDArray[Any], counts: NDArray[Any], names: list[str]) -> Forest:
    """Return trees grown on the rows, each node's left branch set right after it."""
    grown = ExtraTreesClassifier(**GROWN).fit(rows.astype(np.float32), truth, sample_weight=counts)
    features, thresholds, rights, values, roots = [], [], [], [], []
    for tree in (one.tree_ for one in grown.estimators_):
        start = len(features)
        roots.append(start)
        for node in range(tree.node_count):
            leaf = tree.children_left[node] < 0
            assert leaf or tree.children_left[node] == node + 1
            share = tree.value[node][0]
            features.append(LEAF if leaf else int(tree.feature[node]))
            thresholds.append(0.0 if leaf else float(tree.threshold[node]))
            rights.append(0 if leaf else start + int(tree.children_right[node]))
            values.append(round(255 * float(share[1] / share.sum())))
    return Forest(
        {name: n for n, name in enumerate(names)},
        np.array(features, dtype=np.int16),
        np.array(thresholds, dtype=np.float32),
        np.array(rights, dtype=np.int32),
        np.array(values, dtype=np.uint8),
        np.array(roots, dtype=np.int32),
    )


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
    model, trees, lines = learn([item for item in rated if item["weak"] is not True])
    print("\n".join(lines))
    order = sorted(model["weights"].items(), key=lambda pair: -abs(pair[1]))
    print("heaviest: " + ", ".join(f"{name} {weight:+.2f}" for name, weight in order[:40]))
    if args.write:
        given = json.loads(DATA.read_text(encoding="utf-8")).get("given", {})
        data = {
            "figures": lines,
            "given": given,
            **model,
            "weights": dict(sorted(model["weights"].items(), key=lambda pair: -pair[1])),
        }
        with TREES.open("wb") as file:
            trees.save(file)
        DATA.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
