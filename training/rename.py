"""Put other names in the place of those in the sentences that names are learnt from.

So the network learns more from what stands around a name, and meets many that no sentence has.
"""

from __future__ import annotations

import random

from known import Example, chunks


class Renamer:
    """Renames a sentence's people and places; no list of known names is told of the new ones.

    others: `given`, `surname` and `place`, single words each.
    """

    def __init__(self, others: dict[str, list[str]]) -> None:
        self.others = others
        self.given = set(others["given"])

    def __call__(self, example: Example, rng: random.Random) -> Example:
        words, tags, deps, source, marks, labels = example
        words, marks = list(words), list(marks)
        for start, end, kind in chunks(labels):
            if kind == "PERSON" and all(w[:1].isupper() and w.isalpha() and len(w) > 2 for w in words[start:end]):
                for i in range(start, end):
                    words[i] = rng.choice(self.others["given" if words[i] in self.given else "surname"])
                marks[start:end] = [""] * (end - start)
            elif kind == "PLACE" and end == start + 1 and words[start].istitle():
                words[start], marks[start] = rng.choice(self.others["place"]), ""
        return words, tags, deps, source, marks, labels
