"""Train the name finder: `python crf.py --train F --dev F --out DIR`.

A two-layer BiLSTM over the words' features, tags and relations (those of the trained
parser, see tag.py), and a linear-chain CRF over B-, I- and O labels (Lample et al.,
https://arxiv.org/abs/1603.01360). Words whose label a source leaves open may take any
label, names that a source leaves out any but its own: the CRF sums over all of them.
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
from biaffine import Features, Tree
from crf_network import Finder
from known import Example, chunks, mark, name_list
from rename import Renamer
from spacy.tokens import DocBin
from spacy.vocab import Vocab
from torch import nn

from quizgen.analyse.components_features import ListedNames

MAIN = frozenset({"PERSON", "ORG", "PLACE"})
#: The source that the shipped pipeline is told its text comes from: none, so that all habits are weighed.
CONVENTION = ""


class Columns:
    """Numbers for words, their tags and relations, and what lists say of them."""

    def __init__(self, data: list[Example], lists: dict[str, dict[str, str]]) -> None:
        self.lists = {name: ListedNames(table) for name, table in lists.items()}
        self.words = Features()
        self.words.fit([Tree(words, [], [], []) for words, *_ in data])
        tags = Counter(tag for _, tags, *_ in data for tag in tags)
        deps = Counter(dep for _, _, deps, *_ in data for dep in deps)
        self.vocabularies = {c: list(v) for c, v in self.words.vocabularies.items()}
        self.vocabularies |= {"tag": [t for t, _ in tags.most_common()], "dep": [d for d, _ in deps.most_common()]}
        self.vocabularies["source"] = sorted({source for *_, source, _, _ in data})
        self.vocabularies["known"] = sorted({mark for *_, marks, _ in data for mark in marks} - {""})
        for name, finder in self.lists.items():
            self.vocabularies[name] = sorted({mark for words, *_ in data for mark in finder(words)} - {""})
        self.listed = {name: {mark: i for i, mark in enumerate(self.vocabularies[name], 1)} for name in self.lists}
        self.tags = {tag: i for i, tag in enumerate(self.vocabularies["tag"], 1)}
        self.sources = {source: i for i, source in enumerate(self.vocabularies["source"], 1)}
        self.deps = {dep: i for i, dep in enumerate(self.vocabularies["dep"], 1)}
        self.known = {mark: i for i, mark in enumerate(self.vocabularies["known"], 1)}

    def __call__(self, example: Example, blind: bool = False) -> np.ndarray:
        words, tags, deps, source, marks, _ = example
        origin = 0 if blind else self.sources.get(source, 0)
        rows = zip(tags, deps, marks, strict=True)
        extra = [[self.tags.get(t, 0), self.deps.get(d, 0), origin, self.known.get(m, 0)] for t, d, m in rows]
        marks = [[self.listed[name].get(m, 0) for m in finder(words)] for name, finder in self.lists.items()]
        return np.concatenate([self.words(words), np.array(extra), np.array(marks).T], axis=1)


def examples(path: Path) -> Iterator[Example]:
    """Read words and labels; "?" is an open label, "*" one that is no name of the main kinds."""
    for doc in DocBin().from_disk(path).get_docs(Vocab()):
        labels = []
        for token in doc:
            if token.ent_iob == 0:
                labels.append("?")
            elif token.ent_iob == 2:
                labels.append("O")
            elif token.ent_type_ == "OTHER":
                labels.append("*")
            else:
                labels.append(f"{token.ent_iob_}-{token.ent_type_}")
        yield (
            [t.text for t in doc],
            [t.tag_ for t in doc],
            [t.dep_ for t in doc],
            doc.user_data.get("source", ""),
            [""] * len(doc),
            labels,
        )


class Allowed:
    """Says which labels each word may take: `Allowed(labels)(truth)`."""

    def __init__(self, labels: list[str]) -> None:
        self.rows = dict(zip(labels, np.eye(len(labels), dtype="f4"), strict=True))
        self.rows["?"] = np.ones(len(labels), dtype="f4")
        self.rows["*"] = np.array([label[2:] not in MAIN for label in labels], dtype="f4")

    def __call__(self, truth: list[str]) -> np.ndarray:
        return np.stack([self.rows[label] for label in truth])


def batches(
    data: list[Example], size: int, rng: random.Random | None, rename: Renamer | None = None, share: float = 0.0
) -> Iterator[list[Example]]:
    """Group sentences of equal length; now and then change the case, or the names."""
    buckets: dict[int, list[Example]] = {}
    for example in data:
        renamed = rename and rng and rng.random() < share
        words, *rest = (*rename(example[:6], rng), *example[6:]) if renamed else example
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


def score(model: Finder, data: list[Example], features: Columns, labels: list[str]) -> dict[str, float]:
    """Return the F of typed spans by source, and the mean; spans that touch open words do not count."""
    counts: Counter[tuple[str, str]] = Counter()
    model.eval()
    with torch.no_grad():
        for group in batches(data, 6000, None):
            scores = model(torch.from_numpy(np.stack([features(e, blind=True) for e in group])))
            for path, (*_, source, _, truth) in zip(model.decode(scores), group, strict=True):
                guess = {c for c in chunks([labels[i] for i in path]) if c[2] in MAIN}
                guess = {c for c in guess if "?" not in truth[c[0] : c[1]]}
                wanted = {c for c in chunks(truth) if c[2] in MAIN}
                counts[source, "right"] += len(guess & wanted)
                counts[source, "all"] += len(guess) + len(wanted)
    model.train()
    result = {s: 2 * counts[s, "right"] / max(counts[s, "all"], 1) for s in sorted({s for s, _ in counts})}
    return result | {"mean": sum(result.values()) / len(result)}


def main() -> None:
    """Train and write checkpoints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--text", type=Path, help="more sentences to know words from")
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--lists", type=Path, required=True, help="names of people and of places, see gazetteer.py")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--known", action="store_true", help="tell the network what the other sentences call a name")
    parser.add_argument("--rename", type=Path, help="names to put in the place of others, see gazetteer.py")
    parser.add_argument("--share", type=float, default=0.2, help="how many sentences have their names replaced")
    parser.add_argument("--drop", type=float, default=0.35, help="dropout")
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
    text = list(examples(args.text)) if args.text else []
    table = name_list(data) if args.known else {}
    if table:
        data, text, dev = mark(data, table, data), mark(text, table, data), mark(dev, table, data)
    rename = Renamer(json.loads(args.rename.read_text(encoding="utf-8"))) if args.rename else None
    lists = json.loads(args.lists.read_text(encoding="utf-8"))
    features = Columns(data + text, lists)
    order = list(features.vocabularies)
    parsed, source = [order.index("tag"), order.index("dep")], order.index("source")
    counts = Counter(label for *_, labels in data for label in labels)
    labels = [label for label, _ in counts.most_common() if label not in "?*"]
    sizes = {c: len(v) + 1 for c, v in features.vocabularies.items()}
    frequency = features.words.frequency
    model = Finder(sizes, labels, args.hidden)
    model.p = args.drop
    print(f"{len(data)} sentences, sizes {sizes}, labels {labels}", flush=True)
    wanted = list(map(Allowed(labels), (truth for *_, truth in data)))
    sample = [(*example, target) for example, target in zip(data, wanted, strict=True)]
    average = {n: p.detach().clone() for n, p in model.state_dict().items()}
    optimizer = torch.optim.Adam(model.parameters(), lr=args.rate, betas=(0.9, 0.95))
    drop = torch.from_numpy(0.5 / (0.5 + np.maximum(frequency, 1)))
    args.out.mkdir(parents=True, exist_ok=True)
    begin, step, done = time.monotonic(), 0, 0.0
    for turn in range(1000):
        for group in batches(sample, args.batch, rng, rename, args.share):
            done = (time.monotonic() - begin) / (60 * args.minutes)
            if done >= 1:
                break
            rate = args.rate * min(1.0, (step + 1) / 300) * 0.5 * (1 + math.cos(math.pi * done))
            for slot in optimizer.param_groups:
                slot["lr"] = rate
            ids = torch.from_numpy(np.stack([features(e[:6]) for e in group]))
            unknown = torch.rand(ids.shape[:2]) < drop[ids[..., 0]]
            blind = torch.rand(ids.shape[0], 1, 1) < 0.05  # do without tags and relations now and then
            ids[..., parsed] = ids[..., parsed].masked_fill(blind, 0)
            ids[..., source] = ids[..., source].masked_fill(torch.rand(ids.shape[0], 1) < 0.2, 0)
            ids[..., 0] = ids[..., 0].masked_fill(unknown, 0)
            target = torch.from_numpy(np.stack([e[6] for e in group]).astype("f4"))
            scores = model(ids)
            right = model.total(scores + (target - 1) * 1e4)
            loss = (model.total(scores) - right).sum() / ids.shape[0] / ids.shape[1]
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
                print(f"pass {turn} step {step} {minutes:.1f} min loss {loss.item():.4f}", flush=True)
        raw = {n: p.clone() for n, p in model.state_dict().items()}
        model.load_state_dict(average)
        result = score(model, dev, features, labels)
        arrays = {name: value.numpy().astype("f2") for name, value in average.items()}
        np.savez(args.out / "weights.npz", **arrays)
        settings = {"labels": labels, "source": CONVENTION, "known": table}
        settings |= {"lists": lists, "vocabularies": features.vocabularies}
        text_form = json.dumps(settings, ensure_ascii=False)
        (args.out / "vocabularies.json").write_text(text_form, encoding="utf-8")
        model.load_state_dict(raw)
        shown = " ".join(f"{k} {100 * v:.2f}" for k, v in result.items())
        print(f"== pass {turn} step {step} {(time.monotonic() - begin) / 60:.1f} min: {shown}", flush=True)
        if done >= 1:
            break


if __name__ == "__main__":
    main()
