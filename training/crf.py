"""Train the name finder: `python crf.py --train F --dev F --out DIR`.

A two-layer BiLSTM over the words' features, tags and relations (those of the trained
parser, see tag.py), and a linear-chain CRF over B-, I- and O labels (Lample et al.,
https://arxiv.org/abs/1603.01360). Words whose label a source leaves open may take any
label: the CRF sums over all of them.
The learning rate follows the clock, as in biaffine.py.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from biaffine import Features, Tree, shared_dropout
from spacy.tokens import DocBin
from spacy.vocab import Vocab
from torch import Tensor, nn
from torch.nn.functional import dropout, one_hot

SIZES = {
    "word": 80,
    "prefix": 32,
    "suffix2": 24,
    "suffix3": 32,
    "suffix4": 24,
    "shape": 32,
    "class": 48,
    "tag": 32,
    "dep": 32,
    "source": 16,
}
#: The source that the shipped pipeline is told its text comes from: none, so that all habits are weighed.
CONVENTION = ""
Example = tuple[list[str], list[str], list[str], str, list[str]]  # words, tags, relations, source, labels


class Columns:
    """Numbers for words, their tags and relations."""

    def __init__(self, data: list[Example], known: dict[str, list[str]] | None = None) -> None:
        self.words = Features()
        self.words.fit([Tree(words, [], [], []) for words, *_ in data], known)
        tags = Counter(tag for _, tags, *_ in data for tag in tags)
        deps = Counter(dep for _, _, deps, *_ in data for dep in deps)
        self.vocabularies = {c: list(v) for c, v in self.words.vocabularies.items()}
        self.vocabularies |= {"tag": [t for t, _ in tags.most_common()], "dep": [d for d, _ in deps.most_common()]}
        self.vocabularies["source"] = sorted({source for *_, source, _ in data})
        self.vocabularies |= known or {}
        self.tags = {tag: i for i, tag in enumerate(self.vocabularies["tag"], 1)}
        self.sources = {source: i for i, source in enumerate(self.vocabularies["source"], 1)}
        self.deps = {dep: i for i, dep in enumerate(self.vocabularies["dep"], 1)}

    def __call__(self, example: Example) -> np.ndarray:
        words, tags, deps, source, _ = example
        origin = self.sources.get(source, 0)
        extra = [[self.tags.get(t, 0), self.deps.get(d, 0), origin] for t, d in zip(tags, deps, strict=True)]
        return np.concatenate([self.words(words), np.array(extra)], axis=1)


def examples(path: Path) -> Iterator[Example]:
    """Read words and labels; "?" is an open label."""
    for doc in DocBin().from_disk(path).get_docs(Vocab()):
        labels = []
        for token in doc:
            if token.ent_iob == 0:
                labels.append("?")
            elif token.ent_iob == 2:
                labels.append("O")
            else:
                labels.append(f"{token.ent_iob_}-{token.ent_type_}")
        yield (
            [t.text for t in doc],
            [t.tag_ for t in doc],
            [t.dep_ for t in doc],
            doc.user_data.get("source", ""),
            labels,
        )


class Finder(nn.Module):
    """The network; see the module's docstring."""

    def __init__(self, sizes: dict[str, int], labels: list[str], hidden: int) -> None:
        super().__init__()
        self.embeddings = nn.ModuleDict({c: nn.Embedding(n, SIZES[c], padding_idx=0) for c, n in sizes.items()})
        for name, embedding in self.embeddings.items():
            nn.init.normal_(embedding.weight, std=0.0 if name == "word" else 0.1)
        self.lstm1 = nn.LSTM(sum(SIZES.values()), hidden, batch_first=True, bidirectional=True)
        self.lstm2 = nn.LSTM(2 * hidden, hidden, batch_first=True, bidirectional=True)
        self.out = nn.Linear(2 * hidden, len(labels))
        self.transitions = nn.Parameter(torch.zeros(len(labels), len(labels)))
        forbidden = torch.zeros(len(labels), len(labels))
        for i, before in enumerate(labels):
            for j, after in enumerate(labels):
                if after.startswith("I-") and before[2:] != after[2:]:
                    forbidden[i, j] = -1e4
        self.register_buffer("forbidden", forbidden)
        first = torch.tensor([-1e4 if label.startswith("I-") else 0.0 for label in labels])
        self.register_buffer("first", first)
        self.p = 0.35

    def forward(self, ids: Tensor) -> Tensor:
        """Return label scores."""
        x = torch.cat([e(ids[..., i]) for i, e in enumerate(self.embeddings.values())], dim=-1)
        x = dropout(x, self.p, self.training)
        x, _ = self.lstm1(x)
        x, _ = self.lstm2(shared_dropout(x, self.p, self.training))
        return self.out(shared_dropout(x, self.p, self.training))

    def total(self, scores: Tensor) -> Tensor:
        """Sum over all label sequences, in log space."""
        moves = self.transitions + self.forbidden
        alpha = scores[:, 0] + self.first
        for t in range(1, scores.shape[1]):
            alpha = torch.logsumexp(alpha.unsqueeze(2) + moves, dim=1) + scores[:, t]
        return alpha.logsumexp(-1)

    def decode(self, scores: Tensor) -> list[list[int]]:
        """Return the best label sequences."""
        moves = self.transitions + self.forbidden
        alpha = scores[:, 0] + self.first
        back = []
        for t in range(1, scores.shape[1]):
            best, arg = (alpha.unsqueeze(2) + moves).max(1)
            back.append(arg)
            alpha = best + scores[:, t]
        last = alpha.argmax(-1)
        path = [last]
        for arg in reversed(back):
            path.append(arg.gather(1, path[-1].unsqueeze(1)).squeeze(1))
        return torch.stack(path[::-1], 1).tolist()


def batches(data: list[Example], size: int, rng: random.Random | None) -> Iterator[list[Example]]:
    """Group sentences of equal length; now and then change the case."""
    buckets: dict[int, list[Example]] = {}
    for original, *rest in data:
        words = original
        chance = rng.random() if rng else 1.0
        if chance < 0.02:
            words = [w.upper() for w in words]
        elif chance < 0.04:
            words = [w.title() if len(w) > 3 else w for w in words]
        if len(words) <= 150:
            buckets.setdefault(len(words), []).append((words, *rest))
    result = []
    for length, bucket in buckets.items():
        if rng:
            rng.shuffle(bucket)
        step = max(1, size // length)
        result += [bucket[i : i + step] for i in range(0, len(bucket), step)]
    if rng:
        rng.shuffle(result)
    yield from result


def chunks(labels: list[str]) -> set[tuple[int, int, str]]:
    """Return the spans of B-/I- labels."""
    found, start = set(), None
    for i, label in enumerate([*labels, "O"]):
        if start is not None and not label.startswith("I-"):
            found.add((start, i, labels[start][2:]))
            start = None
        if label.startswith("B-"):
            start = i
    return found


def evaluate(
    model: Finder, data: list[Example], features: Columns, labels: list[str], only: set[str]
) -> dict[str, float]:
    """Return precision, recall and F of typed spans; spans that touch open words do not count."""
    model.eval()
    right = said = gold = 0
    with torch.no_grad():
        for group in batches(data, 6000, None):
            scores = model(torch.from_numpy(np.stack([features(e) for e in group])))
            for path, (*_, truth) in zip(model.decode(scores), group, strict=True):
                guess = {c for c in chunks([labels[i] for i in path]) if c[2] in only}
                guess = {c for c in guess if "?" not in truth[c[0] : c[1]]}
                wanted = {c for c in chunks(truth) if c[2] in only}
                right, said, gold = right + len(guess & wanted), said + len(guess), gold + len(wanted)
    model.train()
    return {"p": right / max(said, 1), "r": right / max(gold, 1), "f": 2 * right / max(said + gold, 1)}


def main() -> None:
    """Train and write checkpoints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--hidden", type=int, default=128)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--batch", type=int, default=1200)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    data, dev = list(examples(args.train)), list(examples(args.dev))
    start = json.loads((args.start / "vocabularies.json").read_text(encoding="utf-8")) if args.start else {}
    features = Columns(data, start.get("vocabularies"))
    counts = Counter(label for *_, labels in data for label in labels)
    labels = start.get("labels") or [label for label, _ in counts.most_common() if label != "?"]
    number = {label: i for i, label in enumerate(labels)}
    sizes = {c: len(v) + 1 for c, v in features.vocabularies.items()}
    frequency = features.words.frequency
    model = Finder(sizes, labels, args.hidden)
    print(f"{len(data)} sentences, sizes {sizes}, labels {labels}", flush=True)
    if args.start:
        with np.load(args.start / "weights.npz") as stored:
            arrays = {name: torch.from_numpy(stored[name].astype("f4")) for name in stored.files}
        if "embeddings.source.weight" not in arrays:  # a checkpoint that knew of no sources
            for side in ("", "_reverse"):
                name = f"lstm1.weight_ih_l0{side}"
                arrays[name] = torch.cat([arrays[name], torch.zeros(len(arrays[name]), SIZES["source"])], dim=1)
        model.load_state_dict(arrays, strict=False)
    average = {n: p.detach().clone() for n, p in model.state_dict().items()}
    optimizer = torch.optim.Adam(model.parameters(), lr=args.rate, betas=(0.9, 0.95))
    drop = torch.from_numpy(0.5 / (0.5 + np.maximum(frequency, 1)))
    args.out.mkdir(parents=True, exist_ok=True)
    begin, step, done = time.monotonic(), 0, 0.0
    for turn in range(1000):
        for group in batches(data, args.batch, rng):
            done = (time.monotonic() - begin) / (60 * args.minutes)
            if done >= 1:
                break
            rate = args.rate * min(1.0, (step + 1) / 300) * 0.5 * (1 + math.cos(math.pi * done))
            for slot in optimizer.param_groups:
                slot["lr"] = rate
            ids = torch.from_numpy(np.stack([features(e) for e in group]))
            unknown = torch.rand(ids.shape[:2]) < drop[ids[..., 0]]
            blind = torch.rand(ids.shape[0], 1, 1) < 0.05  # do without tags and relations now and then
            ids[..., -3:-1] = ids[..., -3:-1].masked_fill(blind, 0)
            ids[..., -1:] = ids[..., -1:].masked_fill(torch.rand(ids.shape[0], 1, 1) < 0.2, 0)
            ids[..., 0] = ids[..., 0].masked_fill(unknown, 0)
            gold = torch.tensor([[number.get(label, -1) for label in truth] for *_, truth in group])
            mask = one_hot(gold.clamp(min=0), len(labels)).to(torch.float32)
            mask = torch.where(gold.unsqueeze(-1) < 0, torch.ones_like(mask), mask)
            scores = model(ids)
            loss = (model.total(scores) - model.total(scores + (mask - 1) * 1e4)).sum() / ids.shape[0] / ids.shape[1]
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
                print(
                    f"pass {turn} step {step} {(time.monotonic() - begin) / 60:.1f} min loss {loss.item():.4f}",
                    flush=True,
                )
        raw = {n: p.clone() for n, p in model.state_dict().items()}
        model.load_state_dict(average)
        score = evaluate(model, dev, features, labels, {"PERSON", "ORG", "PLACE"})
        arrays = {name: value.numpy().astype("f2") for name, value in average.items()}
        np.savez(args.out / "weights.npz", **arrays)
        text = json.dumps(
            {"labels": labels, "source": CONVENTION, "vocabularies": features.vocabularies}, ensure_ascii=False
        )
        (args.out / "vocabularies.json").write_text(text, encoding="utf-8")
        model.load_state_dict(raw)
        shown = " ".join(f"{k} {100 * v:.2f}" for k, v in score.items())
        print(f"== pass {turn} step {step} {(time.monotonic() - begin) / 60:.1f} min: {shown}", flush=True)
        if done >= 1:
            break


if __name__ == "__main__":
    main()
