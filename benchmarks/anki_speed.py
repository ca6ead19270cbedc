"""How long a deck of many notes takes, beside genanki's own time for the same fields, and how much memory.

    python benchmarks/anki_speed.py [NOTES]

No two notes say the same, and quizgen's side begins with the questions, genanki's with the finished fields: what it
takes to make and escape them counts against quizgen, and so does compression, which genanki leaves out. Each side
runs in a process of its own, several times in turn; what counts is the median of the ratios of two that ran one after
the other, so that a busy machine matters less. Times are of the processor; memory is what the peak lies above the
start (Linux). Exit code 1 above the bar.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgen.model import Article, Question, Quiz

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
SEEDS = ROOT / "seeds"
ROUNDS, AN_ARTICLE = 5, 20
RATIO, GROWTH = 1.5, 100
"""The bar: so many times genanki's time, so many MB of memory."""


def quiz_of(count: int) -> Quiz:
    """Return a quiz of so many questions, of every form that cards have, of which no two say the same."""
    from quizgen.model import Quiz

    lot = random.Random(count)
    words = sorted({word for path in SEEDS.glob("*.txt") for word in path.read_text("utf-8").split()})
    articles: list[Article] = []
    questions: list[Question] = []
    while len(questions) < count:
        article, own = about(f"{len(articles)}", lambda many: " ".join(lot.choices(words, k=many)))
        articles.append(article)
        questions += own[: count - len(questions)]
    return Quiz(title="Many", articles=tuple(articles), questions=tuple(questions))


def about(id_: str, say: Callable[[int], str]) -> tuple[Article, list[Question]]:
    """Return an article of so many sentences as an article yields questions, and a question about each sentence."""
    from quizgen.model import BLANK, Article, Block, Form, Kind, Question

    forms, text, blocks, places = (Form.OPEN, Form.CLOZE, Form.CHOICE, Form.TRUE_FALSE), say(8), [], []
    blocks.append(Block(start=0, end=len(text), role="title"))
    for number in range(1, AN_ARTICLE + 1):
        before, answer, after = f"\n\n{say(12)} ", say(2), f" {say(8)}."
        start = len(text) + 2
        places.append((start, len(text + before), answer))
        text += before + answer + after
        blocks.append(Block(start=start, end=len(text), role="body", number=number))
    article = Article(id=id_, title=text[: blocks[0].end], source=f"{id_}.txt", text=text, blocks=tuple(blocks))
    questions = []
    for number, (block, (start, at, answer)) in enumerate(zip(blocks[1:], places, strict=True)):
        form = forms[number % len(forms)]
        questions.append(
            Question(
                id=f"{int(id_) * AN_ARTICLE + number:016x}",
                kind=Kind.AGENT,
                form=form,
                prompt=text[start:at] + BLANK + text[at + len(answer) : block.end] if form == Form.CLOZE else say(12),
                answer="False" if form == Form.TRUE_FALSE else answer,
                accepted=(say(2),) if form == Form.OPEN else (),
                distractors=(say(2), say(2), say(2)) if form == Form.CHOICE else (),
                why_not=(say(8), "", "") if form == Form.CHOICE else (),
                answer_at=article.span(at, at + len(answer)),
                evidence=(article.span(start, block.end),),
                difficulty="easy",
            )
        )
    return article, questions


def memory() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() >> 20


def most() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def ours(count: int) -> tuple[float, int]:
    from tests.anki_quizzes import deck

    deck(quiz_of(8))
    quiz = quiz_of(count)
    before, start = memory(), time.process_time()
    deck(quiz)
    return time.process_time() - start, most() - before


def genankis(count: int) -> tuple[float, int]:
    import genanki

    from quizgen.export import Settings
    from quizgen.export.anki import notes
    from quizgen.export.anki.notetypes import models
    from quizgen.templates import default

    types = models(default())
    ready = [(n.type, list(n.fields.values()), n.tags, n.guid) for n in notes(quiz_of(count), Settings())]
    before, start = memory(), time.process_time()
    deck = genanki.Deck(1, "x")
    for type_, fields, tags, guid in ready:
        deck.add_note(genanki.Note(types[type_], fields, tags=tags, guid=guid))
    with TemporaryDirectory() as folder:
        genanki.Package(deck).write_to_file(str(Path(folder) / "x.apkg"))
        took = time.process_time() - start
    return took, most() - before


def main() -> None:
    if len(sys.argv) == 3:
        took, grown = {"ours": ours, "genanki": genankis}[sys.argv[2]](int(sys.argv[1]))
        print(took, grown)
        return
    count = sys.argv[1] if len(sys.argv) > 1 else "50000"
    figures: dict[str, list[tuple[float, int]]] = {"genanki": [], "ours": []}
    for _ in range(ROUNDS):
        for side, found in figures.items():
            run = subprocess.run(
                [sys.executable, __file__, count, side], capture_output=True, text=True, check=True
            ).stdout.split()
            found.append((float(run[0]), int(run[1])))
    for side, found in figures.items():
        times = ", ".join(f"{took:.2f}" for took, _ in found)
        print(f"{side:8} {count} notes: {times} s, memory +{max(grown for _, grown in found)} MB")
    ratios = [mine[0] / its[0] for mine, its in zip(figures["ours"], figures["genanki"], strict=True)]
    ratio = median(ratios)
    print(f"ratio: {ratio:.2f}, from {min(ratios):.2f} to {max(ratios):.2f}; at most {RATIO} is wanted")
    if ratio > RATIO or max(grown for _, grown in figures["ours"]) > GROWTH:
        sys.exit(1)


if __name__ == "__main__":
    main()
