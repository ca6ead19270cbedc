"""Draw items of saved quizzes for blind rating: a sheet that shows nothing of how they were made, and its key.

Saved quizzes are read as plain JSON, so that quizzes of other programs can be mixed in.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

import yaml

from quizgen.choose.measure import ordered

POINTS = Path(__file__).with_name("rating_points.yaml")
OURS = "quizgen"

Json = dict[str, Any]


@dataclass(frozen=True)
class Item:
    """A question as raters see it, and where it is from."""

    origin: str
    quiz: str
    article: str
    title: str
    question: Json
    options: tuple[str, ...] = ()

    def shown(self, number: int) -> Json:
        """Return the item's line on the sheet."""
        return {
            "n": number,
            "title": self.title,
            "prompt": self.question["prompt"],
            "options": list(self.options),
            "answer": self.question["answer"],
            "evidence": [e["text"] for e in self.question["evidence"]],
        }

    def keyed(self, number: int) -> Json:
        """Return the item's line in the key."""
        asked = self.question
        names = ("id", "kind", "form", "template", "score", "answer_type", "prompt", "answer")
        return {
            "n": number,
            "origin": self.origin,
            "quiz": self.quiz,
            "article": self.article,
            **{name: asked.get(name, "") for name in names},
            "evidence": [e["text"] for e in asked["evidence"]],
        }


def quiz_files(paths: Iterable[Path]) -> list[Path]:
    """Return the saved quizzes among the paths: files as they are, of folders every .json."""
    return [file for path in paths for file in (sorted(path.glob("*.json")) if path.is_dir() else [path])]


def items(path: Path, origin: str, forms: Sequence[str], seed: int) -> Iterator[Item]:
    """Yield the questions of a saved quiz in those forms, options in the order in which they would be printed."""
    quiz = json.loads(path.read_text(encoding="utf-8"))
    titles = {a["id"]: a.get("title") or "" for a in quiz["articles"]}
    groups: dict[str, set[str]] = defaultdict(set)
    for asked in quiz["questions"]:
        if asked["form"] == "matching":
            groups[asked.get("group", "")] |= {asked["answer"], *asked.get("distractors", [])}
    for asked in quiz["questions"]:
        if asked["form"] not in forms:
            continue
        article = asked["evidence"][0]["article"]
        options = _options(asked, groups, seed)
        yield Item(origin, path.stem, article, titles.get(article, ""), asked, tuple(options))


def _options(asked: Json, groups: dict[str, set[str]], seed: int) -> Sequence[str]:
    if asked["form"] == "true_false":
        return ("True", "False")
    if asked["form"] == "matching":
        return sorted(groups[asked.get("group", "")])
    if asked["form"] != "choice":
        return ()
    options = [asked["answer"], *asked.get("distractors", [])]
    random.Random(f"{seed} {asked['id']} {asked['prompt']}").shuffle(options)
    return ordered(options) or options


def drawn(pool: Sequence[Item], count: int, seed: int, even: bool = False) -> list[Item]:
    """Return items drawn at random: each as likely as any other, or as many of each article as there are."""
    order = list(pool)
    random.Random(seed).shuffle(order)
    if not even:
        return order[:count]
    by_article: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in order:
        by_article[item.quiz, item.article].append(item)
    rounds = zip_longest(*by_article.values())
    return [item for turn in rounds for item in turn if item is not None][:count]


def instructions(forms: Iterable[str], points: Path = POINTS) -> str:
    """Return what a rater is told, for a sheet of these forms."""
    listed = yaml.safe_load(points.read_text(encoding="utf-8"))
    lines = [
        "# Rating questions",
        "",
        "A question is usable when a student could study it, or a teacher print it, without touching it.",
        "You see the article's title (a card shows it too), the prompt, the options if any, the keyed answer and",
        "the evidence. An item passes when it misses none of these points; one miss fails it. Be strict, work alone,",
        "and do not ask who made it. An item misses a point when this is so:",
        "",
    ]
    for section in ("every", *(f for f in ("choice", "cloze", "true_false") if f in set(forms))):
        if section != "every":
            lines.append(f"\nBesides, {section.replace('_', ' or ')}:\n")
        lines += [f"{number}. **{name}**: {miss}" for number, (name, miss) in listed[section].items()]
    lines += [
        "",
        "Write one line of JSON for every item, with its number, whether it passes, the points it misses, and why:",
        "",
        '    {"n": 1, "pass": true, "misses": [], "why": ""}',
        '    {"n": 2, "pass": false, "misses": [2, 5], "why": "which treaty? there were two"}',
        "",
    ]
    return "\n".join(lines)


def readable(lines: Iterable[Json]) -> str:
    """Return the items of a sheet as text."""
    out = []
    for line in lines:
        out += ["", f"## {line['n']}", f"Title: {line['title']}", f"Prompt: {line['prompt']}"]
        out += ["Options: " + " | ".join(line["options"])] if line["options"] else []
        out += [f"Answer: {line['answer']}", *(f"Evidence: {text}" for text in line["evidence"])]
    return "\n".join(out) + "\n"


def sheet_and_key(chosen: Sequence[Item], seed: int) -> tuple[list[Json], list[Json]]:
    """Return the sheet's and the key's lines of the items, shuffled and numbered from 1."""
    order = list(chosen)
    random.Random(f"sheet {seed}").shuffle(order)
    return (
        [item.shown(n) for n, item in enumerate(order, 1)],
        [item.keyed(n) for n, item in enumerate(order, 1)],
    )
