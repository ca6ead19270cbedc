"""Rate questions blind: draw a sheet for raters, and score the marks that come back.

    python benchmarks/rating.py draw QUIZZES… --count 150 --seed 1 --sheet sheet.jsonl --key key.json
    python benchmarks/rating.py score --key key.json marks-a.jsonl marks-b.jsonl

QUIZZES are saved quizzes or folders of them. Beside the sheet, a text of the same name (.md) holds the
instructions and the items for people to read. ``--mix NAME=PATH`` (repeatable) mixes in items of another
origin, ``--mix-count`` of each; raters see no difference. ``--even`` draws equally from all articles, so that
one of many questions weighs no more than one of few. An item is usable when every rater passes it. Scoring
exits 1 when a share of usable items breaks its floor in ``floors.json``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.quality_floors import FLOORS, verdicts
from benchmarks.rating_draw import OURS, Item, drawn, instructions, items, quiz_files, readable, sheet_and_key
from benchmarks.rating_score import MarksError, by_origin, failed, figures, rated, read_marks, report


def pool(paths: Iterable[Path], origin: str, forms: list[str], seed: int) -> list[Item]:
    """Return all items of the quizzes that are in those forms."""
    return [item for path in quiz_files(paths) for item in items(path, origin, forms, seed)]


def draw(args: argparse.Namespace) -> int:
    """Write sheet, text and key."""
    forms = args.forms.split(",")
    chosen = drawn(pool(args.quizzes, OURS, forms, args.seed), args.count, args.seed, args.even)
    if len(chosen) < args.count:
        print(f"only {len(chosen)} items in these forms", file=sys.stderr)
    for mixed in args.mix:
        name, _, path = mixed.partition("=")
        chosen += drawn(pool([Path(path)], name, forms, args.seed), args.mix_count, args.seed, args.even)
    sheet, key = sheet_and_key(chosen, args.seed)
    args.sheet.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in sheet), encoding="utf-8")
    text = instructions(line["form"] for line in key) + readable(sheet)
    args.sheet.with_suffix(".md").write_text(text, encoding="utf-8")
    args.key.write_text(json.dumps(key, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    articles = len({(line["quiz"], line["article"]) for line in key})
    print(f"{len(sheet)} items on {articles} articles: {args.sheet}, {args.sheet.with_suffix('.md')}, {args.key}")
    return 0 if sheet else 1


def score(args: argparse.Namespace) -> int:
    """Print the report on each origin; return 1 when ours is below a floor, 2 for marks that can't be scored."""
    key = json.loads(args.key.read_text(encoding="utf-8"))
    names = [path.stem for path in args.marks]
    try:
        raters = [read_marks(path, {line["n"] for line in key}) for path in args.marks]
    except MarksError as error:
        print(error, file=sys.stderr)
        return 2
    code = 0
    for origin, mine in by_origin(rated(key, raters)).items():
        print("\n".join([f"# {origin}", *report(mine, names)]))
        if origin == OURS:
            lines, code = verdicts(figures(mine), "rating", args.floors)
            print("\n".join(["failed items:", *failed(mine, names), *lines]))
    return code


def main(arguments: list[str] | None = None) -> int:
    """Draw or score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("draw", help="draw a sheet of items and its key")
    one.add_argument("quizzes", type=Path, nargs="+")
    one.add_argument("--count", type=int, default=150)
    one.add_argument("--seed", type=int, default=1)
    one.add_argument("--forms", default="open,cloze")
    one.add_argument("--even", action="store_true", help="as many items of each article")
    one.add_argument("--mix", action="append", default=[], metavar="NAME=PATH")
    one.add_argument("--mix-count", type=int, default=50)
    one.add_argument("--sheet", type=Path, required=True)
    one.add_argument("--key", type=Path, required=True)
    one.set_defaults(act=draw)
    two = commands.add_parser("score", help="score the marks of raters")
    two.add_argument("marks", type=Path, nargs="+")
    two.add_argument("--key", type=Path, required=True)
    two.add_argument("--floors", type=Path, default=FLOORS)
    two.set_defaults(act=score)
    args = parser.parse_args(arguments)
    return int(args.act(args))


if __name__ == "__main__":
    sys.exit(main())
