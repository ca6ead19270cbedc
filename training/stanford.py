"""Turn CoreNLP's "Universal Dependencies 1" trees into the shape of UD 2 English.

Each step is one small function from words to words; `to_ud2` runs them in order and
returns None for a sentence that the source parser failed on (an arc called `dep`).
Differences: https://universaldependencies.org/v2/summary.html
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from conll import Sentence, Word

RENAMED = {
    "dobj": "obj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "mwe": "fixed",
    "root": "ROOT",
}
PREDICATES = ("VB", "JJ", "RB", "MD")
MONTHS = frozenset("January February March April May June July August September October November December".split())
TITLE_TAGS = frozenset({"NN", "NNP"})
Usage = dict[str, Counter[str]]


def children(words: list[Word], head: int) -> list[int]:
    """Return the positions of the dependents of one word."""
    return [i for i, word in enumerate(words) if word.head == head and i != head]


def rename(words: list[Word]) -> None:
    """Give relations their UD 2 names; tell oblique from nominal modifiers."""
    for i, word in enumerate(words):
        head = words[word.head]
        predicate = head.tag.startswith(PREDICATES)
        if word.dep == "neg":
            word.dep = "det" if word.tag == "DT" else "advmod"
        elif word.dep == "nmod":
            clause = any(words[c].dep == "cop" and i < c for c in children(words, word.head))
            word.dep = "obl" if predicate or clause else "nmod"
        elif word.dep in ("nmod:tmod", "nmod:npmod"):
            word.dep = "obl:unmarked" if predicate or head.tag == "IN" else "nmod:unmarked"
        else:
            word.dep = RENAMED.get(word.dep, word.dep)
        if word.tag == "TO" and word.dep == "case":
            word.tag = "IN"


def coordinators(words: list[Word]) -> None:
    """Attach `and` and the commas of a list to the conjunct that follows them."""
    conjuncts: dict[int, list[int]] = {}
    for i, word in enumerate(words):
        if word.dep == "conj":
            conjuncts.setdefault(word.head, []).append(i)
    for i, word in enumerate(words):
        after = [c for c in conjuncts.get(word.head, ()) if c > i]
        if word.dep == "cc" and after:
            word.head = after[0]
        elif word.dep == "punct" and word.form in ",;" and i > word.head and after:
            between = [b for b in range(i + 1, after[0]) if words[b].head == word.head]
            if all(words[b].dep in ("cc", "punct") for b in between):
                word.head = after[0]


def _move(words: list[Word], old: int, new: int) -> None:
    """Let `new` take the place of `old` in the tree."""
    label, head = words[old].dep, words[old].head
    for child in children(words, old):
        words[child].head = new
    words[new].dep = label
    words[new].head = new if head == old else head
    words[old].head = new


def persons(words: list[Word]) -> None:
    """Head a person's name at its first word, with titles as `nmod:desc`."""
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and words[end].misc.get("NER") == "PERSON":
            end += 1
        name = range(start, end)
        start = end + 1
        if not name or any(not words[i].tag.startswith("NNP") for i in name):
            continue
        head = name[-1]
        if any(words[i].head != head or words[i].dep != "compound" for i in name[:-1]):
            continue
        first = name[0]
        if first != head:
            _move(words, head, first)
            for i in name[1:]:
                words[i].head, words[i].dep = first, "flat"
        _title(words, first)


def _title(words: list[Word], name: int) -> None:
    title = name - 1
    if title < 0 or words[title].head != name or words[title].dep != "compound":
        return
    if words[title].tag not in TITLE_TAGS:
        return
    words[title].dep = "nmod:desc"
    for i in children(words, name):
        if i < title and words[i].dep in ("compound", "amod", "det", "nmod:poss", "nummod"):
            words[i].head = title


def dates(words: list[Word]) -> None:
    """Head a date at its day; years modify without a mark."""
    for month, word in enumerate(words):
        if word.form not in MONTHS or word.tag != "NNP":
            continue
        numbers = [c for c in children(words, month) if words[c].tag == "CD"]
        for i in numbers:
            words[i].dep = "nmod:unmarked"
        days = [i for i in numbers if words[i].form.isdigit() and len(words[i].form) < 3]
        if days and abs(days[0] - month) == 1:
            _move(words, month, days[0])
            word.dep = "nmod:unmarked"


def proper_adjectives(words: list[Word], usage: Usage) -> None:
    """Call the first word of `United States` what the treebanks call it."""
    for word in words:
        if word.dep == "compound" and word.tag == "NNP":
            seen = usage.get(word.form, Counter())
            if seen["amod"] > 2 * seen["compound"] and seen["amod"] > 2:
                word.dep = "amod"


def hyphens(words: list[Word]) -> list[Word]:
    """Cut `top-level` into three words, as the treebanks and the tokenizer do."""
    result: list[Word] = []
    place: dict[int, int] = {}
    heads: list[int] = []  # old position of the head, or -1 when already new
    for i, word in enumerate(words):
        parts = word.form.split("-")
        if len(parts) > 1 and all(p.isalpha() for p in parts) and len(parts) < 5:
            last = len(result) + 2 * (len(parts) - 1)
            for part in parts[:-1]:
                proper = "NNP" if word.tag.startswith("NNP") else ""
                result.append(Word(part, tag=proper, dep="", head=last, space=False))
                result.append(Word("-", "-", "PUNCT", "HYPH", head=last, dep="punct", space=False))
                heads += [-1, -1]
            keep = word.tag.startswith(("NNP", "NN")) or parts[-1].endswith(("ed", "ing"))
            tag = word.tag if keep else ""
            if tag == "JJ":
                tag = ""
            result.append(Word(parts[-1], tag=tag, head=0, dep=word.dep, space=word.space, misc=word.misc))
        else:
            result.append(word)
        heads.append(word.head)
        place[i] = len(result) - 1
    for word, head in zip(result, heads, strict=True):
        if head >= 0:
            word.head = place[head]
    return result


def doubtful_tags(words: list[Word], tags: Usage) -> None:
    """Blank a tag that contradicts what hand annotation nearly always says."""
    for word in words:
        seen = tags.get(word.form.lower(), Counter())
        total = sum(seen.values())
        if word.form == "-" or (total >= 20 and seen[word.tag] <= 0.005 * total):
            word.tag = ""


def to_ud2(sentence: Sentence, usage: Usage, tags: Usage) -> Sentence | None:
    """Return the sentence in UD 2, or None if it should not be learnt from.

    usage: how often the treebanks call a capitalised modifier amod or compound.
    tags: how often the treebanks give a (lowercased) form each tag.
    """
    words = sentence.words
    if any(word.dep in ("", "dep") for word in words) or not _healthy(words):
        return None
    rename(words)
    coordinators(words)
    persons(words)
    dates(words)
    proper_adjectives(words, usage)
    doubtful_tags(words, tags)
    return Sentence(hyphens(words), sentence.doc, "silver", sentence.new_paragraph)


LIGATURES = ("fi", "fl", "ff", "ffi", "ffl")
LOST_APOSTROPHES = frozenset(
    "dont cant wont didnt doesnt isnt arent wasnt werent wouldnt couldnt shouldnt hasnt havent hadnt "
    "im ive youre youve theyre theyve weve theres thats whats hes shes lets whos heres".split()
)


def legible(words: list[Word], known: Callable[[str], bool]) -> bool:
    """Put lost ligatures back (`gures`); tell whether all words can be read.

    known: whether a dictionary or the treebanks have the (lowercased) word.
    """
    for word in words:
        lower = word.form.lower()
        if lower in LOST_APOSTROPHES or re.search(r"[^aeiou]ys$", lower):
            return False
        if not word.form.isalpha() or not word.form.islower() or known(lower):
            continue
        mended = [
            lower[:i] + ligature + lower[i:]
            for i in range(len(lower) + 1)
            for ligature in LIGATURES
            if known(lower[:i] + ligature + lower[i:])
        ]
        if not mended:
            return False
        word.form = mended[0]
    return True


def _healthy(words: list[Word]) -> bool:
    """Tell sentences from the debris of a page: length, end, letters, a verb."""
    letters = sum(word.form.isalpha() for word in words)
    return (
        5 <= len(words) <= 60
        and words[-1].form in ".?!"
        and letters > 0.6 * len(words)
        and any(word.tag.startswith("VB") for word in words)
        and words[0].form[:1].isupper()
    )
