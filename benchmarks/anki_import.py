"""Import decks made of real articles into Anki's own backend, and say what it makes of them.

    python benchmarks/anki_import.py FOLDER [ARTICLES]

One deck for each article of the folder (``*.txt``), all into one collection; then all of them once more.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from quizgen.export import export
from quizgen.model import Form
from quizgen.pipeline import Options, travel
from quizgen.read import read_article
from tests.anki_quizzes import collection, deck, take


def main(folder: str, count: str = "20") -> None:
    files = sorted(Path(folder).glob("*.txt"))
    # Spread over the folder, so that all its sources are among them.
    files = files[:: max(1, len(files) // int(count))][: int(count)]
    quizzes = []
    for file in files:
        article = read_article(file.read_bytes(), str(file))
        quiz = travel([article], Options(title=article.title, forms=tuple(Form))).quiz
        if quiz.questions:
            quizzes.append(quiz)
    decks = [deck(quiz) for quiz in quizzes]
    left = Counter(out.why for quiz in quizzes for out in export(quiz, "anki").left_out)
    start = time.perf_counter()
    with collection() as col:
        logs = [take(col, data) for data in decks]
        again = [take(col, data) for data in decks]
        took = time.perf_counter() - start
        notes = [col.get_note(id_) for id_ in col.find_notes("")]
        faults = Counter(int(note.fields_check()) for note in notes)
        kinds = Counter((note.note_type() or {})["name"] for note in notes)
        print(f"{len(decks)} decks, {sum(map(len, decks)):,} bytes, {len(notes)} notes in {took:.1f} s")
        print("  types:", dict(kinds))
        print("  left out:", dict(left))
        for name, made in (("first import", logs), ("second import", again)):
            kept = ("new", "updated", "duplicate", "conflicting")
            print(f"  {name}:", {kind: sum(len(getattr(log, kind)) for log in made) for kind in kept})
        print("  fields_check (0 is well):", dict(faults))
        print("  notes without exactly one card:", sum(len(note.cards()) != 1 for note in notes))
        print("  empty cards:", len(col.get_empty_cards().notes), " missing media:", len(col.media.check().missing))
        print("  integrity:", col.fix_integrity())


if __name__ == "__main__":
    main(*sys.argv[1:])
