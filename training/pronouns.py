"""Fit the weights by which ``quizgen.analyse.pronouns`` chooses what a pronoun resumes.

    python -m training.pronouns FOLDER

FOLDER holds en_gum-train.conllu.gz; its dev and test files stay unseen. The candidates of each pronoun are scored by
a linear model of their features, normalised over the candidates; the likelihood of those in the pronoun's own chain
is maximised, with a penalty on the squares of the weights. How much of the weight is enough is read off folds of
whole articles. Writes the weights to ``quizgen/data/pronouns.yaml``, keeping its other keys.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import numpy as np
import spacy
import yaml

from quizgen.analyse.agreement import model_of
from quizgen.analyse.phrases import THIRD
from quizgen.analyse.pronouns import Pronouns
from quizgen.analyse.reference import References
from training.gum import GENRES, gold_document, texts

OUT = Path("quizgen/data/pronouns.yaml")
WANTED = {"person": 0.95, "it": 0.91, "they": 0.89}
FOLDS, STEPS, RATE, PENALTY, RARE = 5, 300, 0.3, 8.0, 5
Case = tuple[str, int, list[tuple[str, tuple[str, ...], bool]]]


def cases(path: Path) -> list[Case]:
    """Return each pronoun of the treebank with its candidates: thing, features, whether in the same chain."""
    vocab = spacy.blank("en").vocab
    found: list[Case] = []
    for number, text in enumerate(texts(path)):
        if text.genre not in {*GENRES, "court", "speech", "letter"}:
            continue
        document, marks = gold_document(text, vocab)
        # A coordination and its first conjunct have the same head: the longest and the shortest mention.
        chain: dict[tuple[int, bool], str] = {}
        for mark in sorted(marks, key=lambda m: m.start - m.end):
            chain.setdefault((mark.head, True), mark.entity)
            chain[mark.head, False] = mark.entity
        titular = {
            m.entity for m in marks if document.article.text[m.start : m.end].casefold() == text.title.casefold()
        }
        pronouns: Pronouns = References(document).pronouns
        for phrases in pronouns.phrases.of_paragraph:
            for phrase in phrases:
                if phrase.pronoun and phrase.head.lower_ in THIRD:
                    entity = chain.get((document.offset(phrase.head), False))
                    rows, antecedent = [], ""
                    for candidate in pronouns.candidates(phrase):
                        if candidate.phrase is not None:
                            place = (document.offset(candidate.phrase.head), candidate.phrase.joint)
                            right = entity is not None and chain.get(place) == entity
                            if right and not candidate.thing.startswith("?"):
                                antecedent = candidate.thing
                        else:
                            right = bool(candidate.thing) and entity in titular
                            antecedent = candidate.thing if right else antecedent
                        rows.append((candidate.thing, candidate.features, right))
                    if not any(right for _, _, right in rows):
                        rows[0] = (*rows[0][:2], True)
                    found.append((model_of(phrase.head), number, rows))
                    phrase.thing = antecedent
                pronouns.note(phrase)
    return found


def fit(rows: list[Case], index: dict[str, int]) -> np.ndarray:
    """Return the weights that make the right candidates likely."""
    columns, owner, right = [], [], []
    for number, (_, _, candidates) in enumerate(rows):
        for _, names, good in candidates:
            columns.append([index[n] for n in names if n in index])
            owner.append(number)
            right.append(good)
    width = max(map(len, columns))
    table = np.full((len(columns), width), len(index))
    for n, column in enumerate(columns):
        table[n, : len(column)] = column
    owners, goods = np.array(owner), np.array(right, dtype=float)
    weights, speed = np.zeros(len(index) + 1), np.full(len(index) + 1, 1e-8)
    for _ in range(STEPS):
        score = weights[table].sum(1)
        top = np.full(len(rows), -np.inf)
        np.maximum.at(top, owners, score)
        raw = np.exp(score - top[owners])
        every = raw / np.bincount(owners, raw)[owners]
        own = raw * goods
        best = own / np.bincount(owners, own)[owners]
        slope = np.bincount(table.ravel(), np.repeat(best - every, width), len(index) + 1) - PENALTY * weights
        slope[-1] = 0.0
        speed += slope**2
        weights += RATE * slope / np.sqrt(speed)
    return weights


def judged(rows: list[Case], index: dict[str, int], weights: np.ndarray) -> list[tuple[float, bool, bool]]:
    """Return for each pronoun the share of its best thing, whether that is right and whether there was a right one."""
    out = []
    for _, _, candidates in rows:
        scores = np.array([sum(weights[index[n]] for n in names if n in index) for _, names, _ in candidates])
        raw = np.exp(scores - scores.max())
        share: Counter[str] = Counter()
        good: dict[str, bool] = {}
        for (thing, _, right), value in zip(candidates, raw / raw.sum(), strict=True):
            share[thing] += float(value)
            good[thing] = good.get(thing, False) or right
        best = max(share, key=lambda t: share[t])
        open_ = best == "" or best.startswith("?")
        out.append((0.0 if open_ else share[best], good[best], not candidates[0][2]))
    return out


def enough(results: list[tuple[float, bool, bool]], wanted: float) -> tuple[float, float, float]:
    """Return the lowest share above which the wanted part is right, with precision and recall there."""
    ranked = sorted((r for r in results if r[0] > 0), reverse=True)
    best, right = (1.0, 0.0, 0.0), 0
    total = sum(r[2] for r in results)
    for n, (value, good, _) in enumerate(ranked, 1):
        right += good
        if right / n >= wanted and n >= 20:
            best = (value, right / n, right / total)
    return best


def main() -> None:
    """Fit, print how well the folds do, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    every = cases(folder / "en_gum-train.conllu.gz")
    data = yaml.safe_load(OUT.read_text(encoding="utf-8"))
    for model, wanted in WANTED.items():
        rows = [r for r in every if r[0] == model]
        count = Counter(name for _, _, candidates in rows for _, names, _ in candidates for name in set(names))
        index = {name: n for n, name in enumerate(sorted(n for n, c in count.items() if c >= RARE))}
        results: list[tuple[float, bool, bool]] = []
        for fold in range(FOLDS):
            weights = fit([r for r in rows if r[1] % FOLDS != fold], index)
            results += judged([r for r in rows if r[1] % FOLDS == fold], index, weights)
        limit, precision, recall = enough(results, wanted)
        plain = sum(r[1] for r in results if r[2]) / max(1, sum(r[2] for r in results))
        print(f"{model}: {len(rows)} pronouns, {len(index)} features; best candidate right {plain:.3f}; "
              f"enough {limit:.3f}: precision {precision:.3f}, recall {recall:.3f}")  # fmt: skip
        weights = fit(rows, index)
        kept = {name: round(float(weights[n]), 2) for name, n in index.items() if abs(weights[n]) >= 0.02}
        data[model] = {"enough": round(limit, 2), "weights": kept}
    text = OUT.read_text(encoding="utf-8").split("# Fitted")[0]
    fitted = yaml.safe_dump({m: data[m] for m in WANTED}, allow_unicode=True, width=118, default_flow_style=None)
    OUT.write_text(text + "# Fitted by training/pronouns.py on GUM's training articles.\n" + fitted, encoding="utf-8")


if __name__ == "__main__":
    main()
