"""Run quizgen over a folder of articles and count what comes out.

    python benchmarks/quality.py FOLDER [--out DIR] [--forms open,cloze] [--everything | --unchecked] [--jobs N]

FOLDER holds articles (.txt, .md); where ``ARTICLE.json`` lies beside one, it holds the questions that people
wrote about it (see ``quality_measures.py``). Prints the yield by form and family, what share of people's
questions ours cover, what the audit finds, why candidates were dropped, and the time after parsing as a
multiple of the time of parsing (processor time; the pipeline's loading counts in neither). Saves a quiz for
each article in DIR. ``--everything`` keeps all questions that pass the checks; ``--unchecked`` keeps also what
checks and doubts about the parse refuse, for ``training/worth.py`` to learn from: nothing to ask anybody. Exits 1
when a figure breaks its floor in ``floors.json``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.quality_floors import FLOORS, verdicts
from benchmarks.quality_measures import FEWEST, Tally, humans
from quizgen import pipeline
from quizgen.audit import audit
from quizgen.errors import InputError
from quizgen.export import export
from quizgen.extract.framing import doubts
from quizgen.model import Form, Quiz
from quizgen.read import read_article

REFUSALS: tuple[tuple[Any, str, Callable[..., Any]], ...] = (
    (pipeline, "fault", lambda *_: None),
    (pipeline, "faults", lambda candidates, *_: [""] * len(candidates)),
    (pipeline, "disagreeing", lambda *_: {}),
    (doubts, "doubt", lambda *_: 0.0),
)
"""What refuses candidates: where, its name, and what stands in for it in an unchecked run."""


@dataclass
class Run:
    """What one article came to."""

    name: str
    text: str = ""
    quiz: Quiz | None = None
    failures: list[tuple[str, str]] = field(default_factory=list)
    drops: Counter[str] = field(default_factory=Counter)
    parsing: float = 0.0
    after: float = 0.0
    error: str = ""


class Clock:
    """Adds up the processor time that calls of a function take."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def around(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*args: Any, **more: Any) -> Any:
            start = process_time()
            try:
                return function(*args, **more)
            finally:
                self.seconds += process_time() - start

        return timed


def run(path: Path, options: pipeline.Options, out: Path | None) -> Run:
    """Make a quiz of one article, audit it and save it."""
    found = Run(path.stem)
    pipeline.load(options.model)
    clock = Clock()
    try:
        article = read_article(path.read_bytes(), str(path))
        found.text = article.text
        start = process_time()
        try:
            with patch.object(pipeline, "analyse", clock.around(pipeline.analyse)):
                journey = pipeline.travel([article], options)
        finally:  # what comes to nothing took its time too
            found.parsing, found.after = clock.seconds, process_time() - start - clock.seconds
    except InputError as error:
        found.error = str(error)
        return found
    except Exception as error:  # one article that breaks the program is a figure of the report, not its end
        found.error = f"{type(error).__name__}: {error}"
        return found
    found.quiz = journey.quiz
    found.failures = [(f.rule, f"{f.why} | {f.prompt} -> {f.answer}") for f in audit(journey.quiz, [article])]
    found.drops = Counter(d.rule for t in journey.traces for d in t.dropped)
    if out:
        (out / f"{path.stem}.json").write_bytes(export(journey.quiz, "json").data)
    return found


@contextmanager
def unchecked() -> Iterator[None]:
    """Let everything pass that is found and worded."""
    before = [getattr(place, name) for place, name, _ in REFUSALS]
    for place, name, instead in REFUSALS:
        setattr(place, name, instead)
    try:
        yield
    finally:
        for (place, name, _), old in zip(REFUSALS, before, strict=True):
            setattr(place, name, old)


def runs(paths: list[Path], options: pipeline.Options, out: Path | None, jobs: int) -> Iterator[Run]:
    """Yield what each article came to, in order."""
    if jobs == 1:
        yield from (run(path, options, out) for path in paths)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(partial(run, options=options, out=out), paths)


def tallied(found: Iterable[Run], folder: Path, show: int) -> Tally:
    """Return the counts over all articles; failures are printed as they come, at most ``show``."""
    tally = Tally()
    for one in found:
        if one.quiz is None:
            tally.add_lost(one.name, one.text, one.error)
            print(f"{one.name}: {one.error}", file=sys.stderr)
        else:
            tally.add_quiz(one.name, one.quiz, one.text)
        for rule, why in one.failures:
            tally.failures[rule] += 1
            if tally.failures.total() <= show:
                print(f"audit: {one.name}: {rule}: {why}")
        tally.drops += one.drops
        tally.parsing += one.parsing
        tally.after += one.after
        beside = folder / f"{one.name}.json"
        if beside.exists():
            asked = humans(json.loads(beside.read_text(encoding="utf-8")))
            tally.add_coverage(one.name, one.quiz, one.text, asked)
    return tally


def table(title: str, counts: Counter[str]) -> str:
    """Return counts as one line, the largest first."""
    return f"{title}: {counts.total()}" + "".join(f", {name} {n}" for name, n in counts.most_common())


def report(tally: Tally) -> list[str]:
    """Return the report's lines."""
    lines = [f"{tally.articles} articles, {tally.words} words"]
    lines += [table("questions by form", tally.forms), table("questions by family", tally.families)]
    lines += [table("audit failures", tally.failures), table("drops by rule", tally.drops)]
    few = ", ".join(f"{name} {n}" for name, n in sorted(tally.few.items(), key=lambda pair: pair[1]))
    lines.append(f"articles with fewer than {FEWEST} questions: {len(tally.few)} {few}".rstrip())
    for name, n in tally.asked.items():
        lines.append(f"people's questions, {name}: {n}, {tally.covered[name]} covered")
    lines.append(f"parsing {tally.parsing:.1f} s, everything after it {tally.after:.1f} s")
    return lines


def main(arguments: list[str] | None = None) -> int:
    """Print the report; return 1 when a figure breaks its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, help="save the quizzes there")
    parser.add_argument("--forms", default="", help="ask in these forms; quizgen's default")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--count", type=int, help="the best so many of each article")
    parser.add_argument("--everything", action="store_true", help="keep all questions that pass the checks")
    parser.add_argument("--unchecked", action="store_true", help="keep also what checks refuse; no floors")
    parser.add_argument("--model")
    parser.add_argument("--floors", type=Path, default=FLOORS)
    parser.add_argument("--show", type=int, default=10, help="audit failures to print")
    args = parser.parse_args(arguments)
    paths = sorted(p for p in args.folder.glob("*") if p.suffix in {".txt", ".md"})
    if not paths:
        parser.error(f"no article (.txt, .md) in {args.folder}")
    if args.out:
        args.out.mkdir(parents=True, exist_ok=True)
    options = pipeline.Options(count=args.count, model=args.model, everything=args.everything or args.unchecked)
    if args.forms:
        options = options.model_copy(update={"forms": tuple(Form(f) for f in args.forms.split(","))})
    with unchecked() if args.unchecked else nullcontext():
        tally = tallied(runs(paths, options, args.out, args.jobs), args.folder, 0 if args.unchecked else args.show)
    section = "everything" if args.everything else "default"
    lines, code = ([], 0) if args.unchecked else verdicts(tally.figures(), section, args.floors)
    print("\n".join([*report(tally), *lines]))
    return code


if __name__ == "__main__":
    sys.exit(main())
