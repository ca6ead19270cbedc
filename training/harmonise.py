"""One label set and one notion of a span for all sources of names; see names.py."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

Tokens = list[tuple[str, str, bool]]  # form, label ("" none, "?" open) with B-/I-, space after

FINE = {
    "PERSON": "person writer musicalartist politician researcher scientist PER",
    "ORG": "organisation band politicalparty university ORG organization ORGANIZATION",
    "PLACE": "country location LOC place LOCATION",
    "EVENT": "event election conference",
    "WORK": "album song book poem magazine academicjournal",
    "MISC": "award astronomicalobject misc product programlang MISC object abstract",
}
COARSE = {fine: label for label, names in FINE.items() for fine in names.split()} | {"PERSON": "PERSON"}
OPEN = "?"
#: A name that a source with only people, organisations and places leaves out: none of the three.
OTHER = "OTHER"
DIRECTIONS = frozenset(
    "North South East West Southeast Southwest Northeast Northwest Central Latin Middle Eastern - and".split()
)
CALENDAR = frozenset(
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Jan Feb Mar Apr Jun Jul Aug Sept Sep "
    "Oct Nov Dec Mr Mrs Ms Dr Mr. Mrs. Ms. Dr. Sir Lord President".split()
)
#: Words that stand before a person's name, or in its place, and are no part of it.
TITLES = frozenset(
    "Mr Mrs Ms Miss Dr Prof Professor Doctor Sir Lord Lady Dame Baron Baroness Count Countess Duke Duchess Earl "
    "Marquess President Vice Prime Minister Chancellor Premier Governor Mayor Senator Sen Congressman "
    "Congresswoman Congressmen Representative Rep Speaker Secretary Ambassador Spokesperson Spokesman Spokeswoman "
    "Chairman Chairwoman Chair CEO Director Chief Executive Officer Justice Judge Attorney General Gen Colonel "
    "Col Major Captain Capt Lieutenant Lt Sergeant Sgt Corporal Private Admiral Commander Marshal Sheriff "
    "Constable Detective Inspector Agent King Queen Prince Princess Emperor Empress Tsar Czar Kaiser Sultan Shah "
    "Regent Pope Bishop Archbishop Cardinal Father Brother Sister Mother Reverend Rev Pastor Rabbi Imam Sheikh "
    "Ayatollah Uncle Aunt Grandma Grandpa Mum Mom Dad Coach Fellow Members Member Lords Protector Command Man Men "
    "People Anonymous Poets Her His Majesty Highness Honor Honour Petitioner Petitioners Respondent Respondents "
    "Counsel Committee State".split()
)
CONTRACTED = ("'s", "’s")


def spans(labels: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, label) of IOB labels, forgiving I- without B-."""
    start = None
    kind = ""
    for i, label in enumerate([*labels, "O"]):
        prefix, _, name = label.partition("-")
        if start is not None and (prefix != "I" or name != kind):
            yield start, i, kind
            start = None
        if prefix in "BI" and start is None and name:
            start, kind = i, name
    return


def iob(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Read forms and labels, from two-column IOB or UNER's IOB2."""
    forms: list[str] = []
    labels: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            parts = line.split()
            if not parts:
                if forms:
                    yield forms, labels
                forms, labels = [], []
            elif not line.startswith("# ") and "-DOCSTART-" not in line:
                form, label = (parts[1], parts[2]) if parts[0].isdigit() and len(parts) > 3 else (parts[0], parts[-1])
                forms.append(form)
                labels.append(label)


def spacing(forms: list[str]) -> list[bool]:
    """Guess where pre-tokenised text had spaces."""
    spaces = []
    quote = False
    for i, form in enumerate(forms):
        after = forms[i + 1] if i + 1 < len(forms) else ""
        space = bool(after)
        if form in ("(", "[", "$", "£", "“", "‘") or after in (
            ",", ".", ":", ";", "?", "!", ")", "]", "'s", "'", "’s", "n't", "%", "”", "’",
        ):  # fmt: skip
            space = False
        if form == '"':
            quote = not quote
            space = space and not quote
        if after == '"' and quote:
            space = False
        if form in ("-", "–") or after in ("-", "–"):
            space = form in ("-", "–") and after in ("-", "–")
        spaces.append(space)
    return spaces


def cut_hyphens(forms: list[str], labels: list[str], spaces: list[bool]) -> tuple[list[str], list[str], list[bool]]:
    """Cut `Coca-Cola` in three, as the tokenizer does; `US` in an unlabelled `US-based` stays open."""
    result: tuple[list[str], list[str], list[bool]] = ([], [], [])
    for form, label, space in zip(forms, labels, spaces, strict=True):
        parts = re.split(r"(?<=[^\W\d_])(-)(?=[^\W\d_])", form)
        for i, part in enumerate(parts):
            kind = label if i == 0 or label in ("O", OPEN) else "I" + label[1:]
            if label == "O" and len(parts) > 1 and part[:1].isupper():
                kind = OPEN
            result[0].append(part)
            result[1].append(kind)
            result[2].append(space if i == len(parts) - 1 else False)
    return result


class Harmoniser:
    """Turns a source's spans into one label set."""

    def __init__(self, norp: set[str]) -> None:
        self.norp = norp

    def apply(self, forms: list[str], found: Iterable[tuple[int, int, str]], source: str) -> list[str]:
        """Return IOB labels, with "?" for what stays open."""
        labels = ["O"] * len(forms)
        for begin, stop, kind in found:
            start, end = begin, stop
            if kind == "misc" and end - start == 1 and forms[start] in self.norp:
                label = "NORP"
            else:
                label = COARSE.get(kind, "")
            if kind == "MISC":
                label = "NORP" if end - start == 1 and forms[start] in self.norp else OTHER
            if not label:
                continue
            while start < end and forms[start].lower() in ("the", "a", "an", "this", "that") and label != "WORK":
                start += 1
            if end > start + 1 and forms[end - 1] in CONTRACTED:
                end -= 1
            if label == "PERSON":
                while end - start > 1 and forms[start] in CALENDAR:
                    start += 1
                if source == "gum":
                    while start < end and forms[start].rstrip(".") in TITLES:
                        start += 1
            if start >= end:
                continue
            if (
                label in ("PLACE", "ORG", "MISC")
                and source != "uner"
                and all(form in self.norp or form in DIRECTIONS for form in forms[start:end])
            ):
                label = "NORP"
            for i in range(start, end):
                labels[i] = ("B-" if i == start else "I-") + label
        for i, form in enumerate(forms):
            if labels[i] == "O" and form in self.norp:
                labels[i] = "B-NORP"
        return labels
