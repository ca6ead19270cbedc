"""Turn words into the numbers that the shipped parser and name finder look up.

Sample: `Dismantling` gives the columns word `dismantling`, prefix `dis`, suffixes `ng`,
`ing` and `ling`, shape `Xxxxx`, and the WordNet class of `dismantle` with ending `ing`.
Quotes and dashes are folded, digits become `0`, so that text reads alike however typed.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

COLUMNS = ("word", "prefix", "suffix2", "suffix3", "suffix4", "shape")
FOLDED = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "`": "'", "—": "–"})
DIGIT = re.compile(r"\d")
ENDINGS = (
    ("s", ("", "e")),
    ("es", ("",)),
    ("ies", ("y",)),
    ("d", ("",)),
    ("ed", ("",)),
    ("ied", ("y",)),
    ("ing", ("", "e")),
    ("er", ("", "e")),
    ("est", ("", "e")),
    ("ly", ("", "e")),
)
DOUBLING = frozenset({"ed", "ing", "er", "est"})


def fold(word: str) -> str:
    """Write quotes, dashes and digits in one way."""
    folded = word.translate(FOLDED)
    if folded in ("''", "``"):
        folded = '"'
    if folded == "--":
        folded = "–"
    return DIGIT.sub("0", folded)


def shape(word: str) -> str:
    """Write capitals as X, small letters as x, with runs cut at four.

    >>> shape("McDonald's"), shape("0000")
    ("XxXxxxx'x", '0000')
    """
    result: list[str] = []
    run = 0
    for char in word[:30]:
        kind = "X" if char.isupper() else "x" if char.isalpha() else char
        run = run + 1 if result and kind == result[-1] else 1
        if run <= 4:
            result.append(kind)
    return "".join(result)


def strings(word: str) -> tuple[str, ...]:
    """Return what each of COLUMNS says of a word."""
    folded = fold(word)
    lower = folded.lower()
    return lower, lower[:3], lower[-2:], lower[-3:], lower[-4:], shape(folded)


def stems(word: str) -> Iterable[tuple[int, str]]:
    """Yield what an inflected form may come from, with the number of its ending.

    >>> [stem for _, stem in stems("dropped")]
    ['droppe', 'dropp', 'drop']
    """
    for number, (ending, repairs) in enumerate(ENDINGS, 1):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            for repair in repairs:
                yield number, stem + repair
            if ending in DOUBLING and len(stem) > 2 and stem[-1] == stem[-2]:
                yield number, stem[:-1]


@lru_cache(maxsize=1)
def dictionary() -> dict[str, int]:
    """Read the class number of each dictionary word; `training/wordnet.py` writes the table."""
    text = (files("quizgen") / "data" / "lemma_classes.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("# "))
    return {word: int(number) for word, number in rows}


@lru_cache(maxsize=50_000)
def word_class(word: str) -> int:
    """Return the number of a word's WordNet class, 0 for the unknown.

    A word that inflects a dictionary word has a class of its own for each ending.
    """
    table = dictionary()
    lower = word.lower()
    found = table.get(word, table.get(lower))
    if found is not None:
        return 1 + found * (len(ENDINGS) + 1)
    for number, stem in stems(lower):
        found = table.get(stem)
        if found is not None:
            return 1 + found * (len(ENDINGS) + 1) + number
    return 0


@lru_cache(maxsize=50_000)
def bare(word: str) -> str:
    """Write a word without accents and in small letters, as the lists of names do.

    >>> bare("Córdoba")
    'cordoba'
    """
    lower = word.lower()
    if lower.isascii():
        return lower
    return "".join(char for char in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(char))


class KnownNames:
    """Marks the names of a list in a sentence, the longest first: `B` or `I` and what the list says of the name.

    >>> KnownNames({"Rio Grande": "PLACE2"})("The Rio Grande floods".split())
    ['', 'BPLACE2', 'IPLACE2', '']
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        self.table = table
        self.longest: dict[str, int] = {}
        for name in table:
            first, words = name.partition(" ")[0], name.count(" ") + 1
            if words > self.longest.get(first, 0):
                self.longest[first] = words

    def __call__(self, words: Sequence[str]) -> list[str]:
        """Return a mark for each word, "" for most."""
        return self._marks(words, [True] * len(words))

    def _marks(self, words: Sequence[str], begins: Sequence[bool]) -> list[str]:
        marks = [""] * len(words)
        i = 0
        while i < len(words):
            step = 1
            longest = self.longest.get(words[i], 0) if begins[i] else 0
            for length in range(min(longest, len(words) - i), 0, -1):
                kind = self.table.get(" ".join(words[i : i + length]))
                if kind:
                    marks[i : i + length] = ["B" + kind] + ["I" + kind] * (length - 1)
                    step = length
                    break
            i += step
        return marks


class ListedNames(KnownNames):
    """Marks the names of a list that holds them bare, by kind, where they begin with a capital.

    >>> ListedNames({"river": "oder|rio grande"})("The RIO Grande is no rio grande".split())
    ['', 'Briver', 'Iriver', '', '', '', '']
    """

    def __init__(self, kinds: Mapping[str, str]) -> None:
        super().__init__({name: kind for kind, names in kinds.items() for name in names.split("|")})

    def __call__(self, words: Sequence[str]) -> list[str]:
        """Return a mark for each word, "" for most."""
        return self._marks([bare(word) for word in words], [word[:1].isupper() for word in words])
