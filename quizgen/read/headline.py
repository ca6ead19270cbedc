"""Tell a headline from a first sentence, and a heading from a paragraph."""

from __future__ import annotations

import re

LONGEST_HEADLINE, LONGEST_HEADING = 160, 90
_CLOSERS = "\"'”’»)]"
_ABBREVIATION = re.compile(r"(?:\b(?:[A-Za-z]\.)+|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|St|No|vs|etc|Dr|Mr|Mrs|Ms|Prof)\.)$")
_UNFINISHED = re.compile(
    r"(?:[,;:–—-]|\b(?:and|or|but|the|an?|of|to|in|on|at|for|from|by|with|that|which|is|are|was|were))$", re.IGNORECASE
)
_SMALL = frozenset("a an the of in on at to for from by with and or but as is are be vs via nor per its it".split())


def is_headline(line: str, after: str, *, alone: bool) -> bool:
    """Tell whether an article's first line is its title rather than its first sentence.

    ``after`` is the text that follows; ``alone`` tells whether an empty line parts the two.
    """
    if len(line) > LONGEST_HEADLINE or not re.search(r"[^\W_]", line):
        return False
    bare = line.rstrip(_CLOSERS)
    if _UNFINISHED.search(bare):
        return False
    much_shorter = len(line) <= 0.6 * len(after)
    if _has_no_stop(bare):
        return alone or much_shorter
    if bare.endswith(("?", "!")):
        return (alone or much_shorter) and len(line.split()) <= 15
    # A full stop: only a name in title case, as "Dr. Jekyll and Mr. Hyde."
    return alone and len(line.split()) <= 6 and _is_title_case(line)


def is_heading(line: str, after: str) -> bool:
    """Tell whether a line between paragraphs is a heading: short, without a stop, before something longer."""
    bare = line.rstrip(_CLOSERS)
    if len(line) > LONGEST_HEADING or len(line.split()) > 12 or not re.search(r"[^\W\d_]", line):
        return False
    if re.match(r"(?:[-*+•·>]|\d{1,3}[.)])\s", line) or '"' in line or "“" in line:
        return False
    return _has_no_stop(bare) and not _UNFINISHED.search(bare) and len(line) <= 0.8 * len(after)


def _has_no_stop(bare: str) -> bool:
    return not bare.endswith((".", "!", "?", "…")) or _ABBREVIATION.search(bare) is not None


def _is_title_case(line: str) -> bool:
    words = [w for w in re.findall(r"[^\W\d_]+", line) if w.lower() not in _SMALL]
    return bool(words) and all(w[0].isupper() for w in words)
