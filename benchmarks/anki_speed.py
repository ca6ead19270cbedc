"""How long a deck of many notes takes, beside genanki's own time for the same fields, and how much memory.

    python benchmarks/anki_speed.py [NOTES]

Each side runs in a process of its own, several times in turn; the least time of each counts. Times are of the
processor, so that a busy machine does not matter; memory is what the peak lies above the start (Linux).
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
ROUNDS = 3


def quiz_of(count: int):
    from tests.anki_quizzes import vietnam

    few = vietnam()
    asked = [q for q in few.questions if q.form != "matching"]
    many = tuple(asked[n % 4].model_copy(update={"id": f"{n:016x}"}) for n in range(count))
    return few.model_copy(update={"questions": many})


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
    print(f"ratio of the least times: {min(figures['ours'])[0] / min(figures['genanki'])[0]:.2f}")


if __name__ == "__main__":
    main()
