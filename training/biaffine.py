"""Train the tagger and parser: `python biaffine.py --gold F --silver F --dev F --out DIR`.

A BiLSTM reads the words' features; tags come from its second layer, heads and labels
from biaffine scorers over its third (Dozat & Manning, https://arxiv.org/abs/1611.01734).
PyTorch is needed for training only: the weights are stored as plain arrays, and
`quizgen/analyse/components_parser.py` computes with NumPy.

The learning rate follows the clock (`--minutes`), so that training always converges in
the time given; a checkpoint is written after every pass.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from spacy.tokens import DocBin
from spacy.vocab import Vocab
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, dropout, leaky_relu

from quizgen.analyse.components_features import COLUMNS, strings, word_class

SIZES = {"word": 100, "prefix": 32, "suffix2": 24, "suffix3": 40, "suffix4": 40, "shape": 32, "class": 48}
MINIMUM = {"word": 3, "prefix": 5, "suffix2": 5, "suffix3": 5, "suffix4": 8, "shape": 3, "class": 3}


@dataclass
class Tree:
    """One sentence; heads count from 1, 0 is the root, -1 unknown."""

    words: list[str]
    tags: list[str]
    heads: list[int]
    deps: list[str]
    weight: float = 1.0


def trees(path: Path, weight: float = 1.0, whole: bool = False) -> Iterator[Tree]:
    """Read sentences from a .spacy file; `whole` if every document is one sentence."""
    for doc in DocBin().from_disk(path).get_docs(Vocab()):
        for sent in [doc[:]] if whole else doc.sents:
            heads = [0 if t.head.i == t.i else t.head.i - sent.start + 1 for t in sent]
            heads = [h if t.dep_ else -1 for h, t in zip(heads, sent, strict=True)]
            yield Tree([t.text for t in sent], [t.tag_ for t in sent], heads, [t.dep_ for t in sent], weight)


class Features:
    """Numbers for words: one vocabulary a column, 0 for what is rare or unseen."""

    def __init__(self) -> None:
        self.vocabularies: dict[str, dict[str, int]] = {}
        self.counts: Counter[str] = Counter()
        self.cache: dict[str, list[int]] = {}

    def _raw(self, word: str) -> list[str]:
        return [*strings(word), str(word_class(word))]

    def fit(self, data: list[Tree], known: dict[str, list[str]] | None = None) -> None:
        """Count what is frequent enough to know; `known` is the vocabularies of a checkpoint."""
        counters: dict[str, Counter[str]] = defaultdict(Counter)
        for tree in data:
            for word in tree.words:
                for column, value in zip((*COLUMNS, "class"), self._raw(word), strict=True):
                    counters[column][value] += 1
        for column, counter in counters.items():
            kept = [v for v, n in counter.most_common() if n >= MINIMUM[column]]
            kept = known[column] if known else kept
            self.vocabularies[column] = {value: i for i, value in enumerate(kept, 1)}
        self.counts = counters["word"]
        self.frequency = np.zeros(len(self.vocabularies["word"]) + 1, dtype="f4")
        for value, i in self.vocabularies["word"].items():
            self.frequency[i] = self.counts[value]

    def __call__(self, words: list[str]) -> np.ndarray:
        rows = []
        for word in words:
            row = self.cache.get(word)
            if row is None:
                raw = zip((*COLUMNS, "class"), self._raw(word), strict=True)
                row = self.cache[word] = [self.vocabularies[c].get(v, 0) for c, v in raw]
            rows.append(row)
        return np.array(rows, dtype="i8")


def shared_dropout(x: Tensor, p: float, training: bool) -> Tensor:
    """Drop the same columns at every word of a sentence."""
    if not training or not p:
        return x
    mask = torch.bernoulli(torch.full((x.shape[0], 1, x.shape[2]), 1 - p)) / (1 - p)
    return x * mask


class Parser(nn.Module):
    """The network; see the module's docstring."""

    def __init__(self, sizes: dict[str, int], outputs: tuple[int, int], hidden: int, arc: int, rel: int) -> None:
        super().__init__()
        tags, deps = outputs
        self.embeddings = nn.ModuleDict({c: nn.Embedding(n, SIZES[c], padding_idx=0) for c, n in sizes.items()})
        for embedding in self.embeddings.values():
            nn.init.normal_(embedding.weight, std=0.1)
        nn.init.zeros_(self.embeddings["word"].weight)  # what is never trained looks unseen
        width = sum(SIZES.values())
        self.lstm1 = nn.LSTM(width, hidden, batch_first=True, bidirectional=True)
        self.lstm2 = nn.LSTM(2 * hidden, hidden, batch_first=True, bidirectional=True)
        self.tag_out = nn.Linear(2 * hidden, tags)
        self.tag_in = nn.Linear(tags, 40, bias=False)
        self.lstm3 = nn.LSTM(2 * hidden + 40, hidden, batch_first=True, bidirectional=True)
        self.mlp = nn.Linear(2 * hidden, 2 * arc + 2 * rel)
        self.arc, self.rel = arc, rel
        self.root = nn.Parameter(torch.randn(arc + rel) * 0.1)
        self.arc_matrix = nn.Parameter(torch.zeros(arc + 1, arc))
        self.rel_matrix = nn.Parameter(torch.zeros(deps, rel + 1, rel + 1))
        nn.init.xavier_uniform_(self.arc_matrix)
        self.p = 0.3

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return tag scores, arc scores, and what the label scorer needs."""
        x = torch.cat([e(ids[..., i]) for i, e in enumerate(self.embeddings.values())], dim=-1)
        x = dropout(x, self.p * 0.7, self.training)
        x, _ = self.lstm1(x)
        x, _ = self.lstm2(shared_dropout(x, self.p, self.training))
        x = shared_dropout(x, self.p, self.training)
        tags = self.tag_out(x)
        x, _ = self.lstm3(torch.cat([x, self.tag_in(tags.softmax(-1))], dim=-1))
        x = leaky_relu(self.mlp(shared_dropout(x, self.p, self.training)), 0.1)
        x = shared_dropout(x, self.p, self.training)
        arc_dep, arc_head, rel_dep, rel_head = x.split([self.arc, self.arc, self.rel, self.rel], dim=-1)
        batch = ids.shape[0]
        root = leaky_relu(self.root, 0.1).expand(batch, 1, -1)
        arc_head = torch.cat([root[..., : self.arc], arc_head], dim=1)
        rel_head = torch.cat([root[..., self.arc :], rel_head], dim=1)
        ones = torch.ones(*arc_dep.shape[:2], 1)
        arcs = torch.cat([arc_dep, ones], -1) @ self.arc_matrix @ arc_head.transpose(1, 2)
        return tags, arcs, rel_dep, rel_head

    def labels(self, dep: Tensor, head: Tensor) -> Tensor:
        """Score labels for pairs of rows (words, rel)."""
        one = torch.ones(dep.shape[0], 1)
        dep, head = torch.cat([dep, one], 1), torch.cat([head, one], 1)
        mixed = (dep @ self.rel_matrix.transpose(0, 1).reshape(dep.shape[1], -1)).view(dep.shape[0], -1, dep.shape[1])
        return (mixed * head.unsqueeze(1)).sum(-1)


def augment(tree: Tree, rng: random.Random) -> Tree:
    """Now and then change the case or leave out the final stop."""
    chance = rng.random()
    words = tree.words
    if chance < 0.06 and len(words) > 3 and tree.deps[-1] == "punct" and len(words) not in tree.heads:
        return Tree(words[:-1], tree.tags[:-1], tree.heads[:-1], tree.deps[:-1], tree.weight)
    if chance < 0.08:
        words = [w.title() if len(w) > 3 else w for w in words]
    elif chance < 0.09:
        words = [w.lower() for w in words]
    elif chance < 0.10:
        words = [w.upper() for w in words]
    else:
        return tree
    return Tree(words, tree.tags, tree.heads, tree.deps, tree.weight)


def batches(data: list[Tree], size: int, rng: random.Random | None) -> Iterator[list[Tree]]:
    """Group sentences of equal length, in random order if rng is given."""
    buckets: dict[int, list[Tree]] = defaultdict(list)
    for tree in data:
        better = augment(tree, rng) if rng else tree
        if len(better.words) <= 120:
            buckets[len(better.words)].append(better)
    result = []
    for length, bucket in buckets.items():
        if rng:
            rng.shuffle(bucket)
        step = max(1, size // length)
        result += [bucket[i : i + step] for i in range(0, len(bucket), step)]
    if rng:
        rng.shuffle(result)
    yield from result


def evaluate(model: Parser, data: list[Tree], features: Features, tags: list[str], deps: list[str]) -> dict[str, float]:
    """Return tag accuracy, UAS and LAS (gold words, no punctuation, greedy heads)."""
    model.eval()
    counts: Counter[str] = Counter()
    with torch.no_grad():
        for group in batches(data, 6000, None):
            ids = torch.from_numpy(np.stack([features(t.words) for t in group]))
            scores, arcs, rel_dep, rel_head = model(ids)
            best = arcs.argmax(-1)
            chosen = rel_head.gather(1, best.unsqueeze(-1).expand(-1, -1, model.rel))
            label = model.labels(rel_dep.flatten(0, 1), chosen.flatten(0, 1)).argmax(-1).view(best.shape)
            tag = scores.argmax(-1)
            for i, tree in enumerate(group):
                for j, (gold_tag, head, dep) in enumerate(zip(tree.tags, tree.heads, tree.deps, strict=True)):
                    counts["words"] += 1
                    counts["tag"] += tags[int(tag[i, j])] == gold_tag
                    if dep in ("punct", "") or head < 0:
                        continue
                    right = int(best[i, j]) == head
                    counts["arcs"] += 1
                    counts["uas"] += right
                    counts["las"] += right and deps[int(label[i, j])] == dep
    model.train()
    return {
        "tag": counts["tag"] / counts["words"],
        "uas": counts["uas"] / counts["arcs"],
        "las": counts["las"] / counts["arcs"],
    }


def save(model: Parser, features: Features, tags: list[str], deps: list[str], folder: Path) -> None:
    """Write weights as half-precision arrays, and the vocabularies."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays = {name: value.detach().numpy().astype("f2") for name, value in model.state_dict().items()}
    np.savez(folder / "weights.npz", **arrays)
    listed = {c: list(v) for c, v in features.vocabularies.items()}
    text = json.dumps({"tags": tags, "deps": deps, "vocabularies": listed}, ensure_ascii=False)
    (folder / "vocabularies.json").write_text(text, encoding="utf-8")


def main() -> None:
    """Train and write checkpoints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--silver", type=Path, action="append", default=[])
    parser.add_argument("--agreed", type=Path, action="append", default=[], help="what agree.py wrote")
    parser.add_argument("--silver-weight", type=float, default=0.5)
    parser.add_argument("--words", type=Path, action="append", default=[], help="more text to know words from")
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--hidden", type=int, default=200)
    parser.add_argument("--arc", type=int, default=200)
    parser.add_argument("--rel", type=int, default=80)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--batch", type=int, default=1500)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    data = list(trees(args.gold))
    for path in args.silver:
        data += trees(path, args.silver_weight)
    for path in args.agreed:
        data += trees(path, args.silver_weight, whole=True)
    dev = list(trees(args.dev))
    features = Features()
    start = json.loads((args.start / "vocabularies.json").read_text(encoding="utf-8")) if args.start else {}
    features.fit(data + [tree for path in args.words for tree in trees(path)], start.get("vocabularies"))
    tags = start.get("tags") or [t for t, _ in Counter(t for tree in data for t in tree.tags if t).most_common()]
    deps = start.get("deps") or [d for d, _ in Counter(d for tree in data for d in tree.deps if d).most_common()]
    tag_number = {"": -100, "_SP": -100} | {t: i for i, t in enumerate(tags)}
    dep_number = {d: i for i, d in enumerate(deps)}
    sizes = {c: len(v) + 1 for c, v in features.vocabularies.items()}
    model = Parser(sizes, (len(tags), len(deps)), args.hidden, args.arc, args.rel)
    if args.start:
        model.load_state_dict(torch.load(args.start / "checkpoint.pt"))
    average = {n: p.detach().clone() for n, p in model.state_dict().items()}
    parameters = sum(p.numel() for p in model.parameters())
    print(f"{len(data)} sentences, sizes {sizes}, {parameters} parameters", flush=True)
    optimizer = torch.optim.Adam(model.parameters(), lr=args.rate, betas=(0.9, 0.95))
    args.out.mkdir(parents=True, exist_ok=True)
    begin, step, done = time.monotonic(), 0, 0.0
    drop = torch.from_numpy(0.3 / (0.3 + np.maximum(features.frequency, 1)))
    for number in range(1000):
        if done >= 1:
            break
        for group in batches(data, args.batch, rng):
            done = (time.monotonic() - begin) / (60 * args.minutes)
            if done >= 1:
                break
            rate = args.rate * min(1.0, (step + 1) / 300) * 0.5 * (1 + math.cos(math.pi * done))
            for slot in optimizer.param_groups:
                slot["lr"] = rate
            ids = torch.from_numpy(np.stack([features(t.words) for t in group]))
            unknown = torch.rand(ids.shape[:2]) < drop[ids[..., 0]]
            ids[..., 0] = ids[..., 0].masked_fill(unknown, 0)
            gold_tag = torch.tensor([[tag_number[t] for t in tree.tags] for tree in group])
            heads = torch.tensor([tree.heads for tree in group])
            gold_dep = torch.tensor([[dep_number.get(d, -100) for d in tree.deps] for tree in group])
            weight = torch.tensor([tree.weight for tree in group]).unsqueeze(1).expand_as(heads).flatten()
            scores, arcs, rel_dep, rel_head = model(ids)
            known = heads >= 0
            safe = heads.clamp(min=0)
            chosen = rel_head.gather(1, safe.unsqueeze(-1).expand(-1, -1, model.rel))
            label = model.labels(rel_dep.flatten(0, 1), chosen.flatten(0, 1))
            target = safe.masked_fill(~known, -100).flatten()
            gold_dep = gold_dep.masked_fill(~known, -100)
            loss = (
                cross_entropy(scores.flatten(0, 1), gold_tag.flatten(), reduction="none")
                + cross_entropy(arcs.flatten(0, 1), target, reduction="none")
                + cross_entropy(label, gold_dep.flatten(), reduction="none")
            )
            loss = (loss * weight).sum() / weight.sum()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            step += 1
            keep = min(0.999, (1 + step) / (10 + step))
            with torch.no_grad():
                for name, value in model.state_dict().items():
                    average[name].lerp_(value, 1 - keep)
            if step % 200 == 0:
                minutes = (time.monotonic() - begin) / 60
                print(f"pass {number} step {step} {minutes:.1f} min loss {loss.item():.3f} lr {rate:.5f}", flush=True)
        raw = {n: p.clone() for n, p in model.state_dict().items()}
        model.load_state_dict(average)
        score = evaluate(model, dev, features, tags, deps)
        torch.save(average, args.out / "checkpoint.pt")
        save(model, features, tags, deps, args.out)
        model.load_state_dict(raw)
        shown = " ".join(f"{k} {100 * v:.2f}" for k, v in score.items())
        print(f"== pass {number} step {step} {(time.monotonic() - begin) / 60:.1f} min: {shown}", flush=True)


if __name__ == "__main__":
    main()
