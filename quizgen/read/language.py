"""Tell English from other languages by its commonest words."""

from __future__ import annotations

import re

_COMMON = frozenset(
    """the and that with for from by which this these those they their them there his her was were are is be been has
    have had not but who what when where than then would could should will can at as it its of to on or if into over
    after before about between because during while he she you we our your more most only some such other said told
    says one two three four new first also year years people out many may made""".split()
)
"""Function words that make up two fifths of an English text, and seldom a tenth of one in another language."""
ENOUGH_WORDS, LEAST_SHARE, LEAST_LATIN = 20, 0.15, 0.5


def words(text: str) -> list[str]:
    """Return the words of a text that are made of letters, in lower case."""
    return re.findall(r"[^\W\d_]+", text.lower())


def looks_english(text: str) -> bool:
    """Tell whether a text may be English; one of fewer than 20 words is judged by its letters alone."""
    found = words(text)
    if not found:
        return True
    latin = sum(any("a" <= c <= "z" for c in word) for word in found) / len(found)
    if latin < LEAST_LATIN:
        return False
    return len(found) < ENOUGH_WORDS or sum(w in _COMMON for w in found) / len(found) >= LEAST_SHARE
