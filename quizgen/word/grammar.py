"""Inversion, do-support and agreement, on the words and features of a fact."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from quizgen import lexicon
from quizgen.model import Fact

SINGULAR = {"are": "is", "were": "was", "have": "has", "do": "does", "am": "is"}
ABBREVIATED = "".join(
    rf"(?<!{word}\.)" for word in ("[A-Z]", r"\b[A-Z]r", r"\bCo", r"\bLtd", r"\bInc", r"\bCorp", r"\bBros")
)
"""After a full stop: that it ends none of these, so that a question mark may stand in its place."""
MENDS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"\s+([,;:?!)\]’”]|\.(?!\d))", r"\1"),
        (r"([,;:])\1+", r"\1"),
        (r"_____ (?=['’](?:s\b|\s))", "_____"),
        (r'" ?([^"]*?) ?"(?=(\w)?)', lambda m: f'"{m[1]}"' + (" " if m[2] else "")),
        (r"([(\[“]|(?<=\s)['‘]) (?=_)", r"\1"),
        (r" (?<=['‘]_____ )(?=['’][.?]?$)", ""),
        (r"[\s,;:]+([?.])$", r"\1"),
        (rf"\.{ABBREVIATED}\?$", "?"),
        (r"[.,]([\"”’])([?.])$", lambda m: m[1] + m[2] if m[2] == "?" else f".{m[1]}"),
        (r"\.\.$", "."),
        (r"^[\s,;:]+", ""),
    )
)
"""What stands wrong where the pieces of a prompt meet, and what in its place, in this order."""
_QUOTED_FIRST = re.compile(r'^(["“])([a-z])(?=[a-z]{2,}["” ])')
"""A word without a capital that opens a sentence between quotation marks."""
FORETELLING = frozenset({"will", "would", "must", "shall"})
"""Auxiliaries by which one did it or will; what *can* do it are many."""
DO = {"VBD": "did", "VBZ": "does", "VBP": "do", "VB": "do"}


def turned(fact: Fact) -> dict[str, str]:
    """Return ``aux``, ``tail``: the verb group taken apart for a question whose subject comes between them."""
    features = fact.features
    if "aux" in features:
        return {"aux": features["aux"], "tail": features.get("tail", "")}
    if "base" not in features:
        return {"aux": "", "tail": ""}
    adverbs = features.get("before_verb", "")
    tail = " ".join(w for w in (adverbs, features["base"], features.get("particle", "")) if w)
    return {"aux": DO.get(features.get("form", ""), "did"), "tail": tail}


def predicate(fact: Fact, singular: bool = True) -> str:
    """Return the verb group as it follows a question word; in the singular after who and what."""
    group = fact.slots["verb"].text if "verb" in fact.slots else ""
    features = fact.features
    if features.get("implied_aux"):
        group = f"{features['aux']} {group}"
    if not singular:
        return group
    first, _, rest = group.partition(" ")
    if first in SINGULAR:
        return f"{SINGULAR[first]} {rest}".strip()
    if features.get("form") == "VBP" and "base" in features:
        words = group.split(" ")
        words[-2 if features.get("particle") else -1] = lexicon.inflect(features["base"], "VBZ")
        return " ".join(words)
    return group


def active(fact: Fact, *, many: bool = False) -> str:
    """Return the active verb of a simple passive: *wrote* for *was written*; '' where that is not plain.

    It agrees with a question word in the singular, or with ``many``: "how many *write* it".
    """
    features = fact.features
    lemma = features.get("participle", "")
    aux, tail = features.get("aux", ""), features.get("tail", "")
    if lemma and many and aux in {"has", "have"} and tail.startswith("been "):
        return f"have {tail.removeprefix('been ')}"
    if not lemma or not tail:
        return ""
    words = tail.split(" ")
    at = -2 if features.get("particle") and len(words) > 1 else -1
    composed = _active_composed(aux, words, at, lemma)
    if composed or aux not in {"was", "were", "is", "are"} or {"being", "been", "not", "be"} & set(words):
        return composed
    past = aux in {"was", "were"}
    finite = lexicon.inflect(lemma, "VBD" if past else "VBP" if many else "VBZ")
    # A regular past is its participle, spelt as the article does: "burnt".
    words[at] = words[at] if past and finite.endswith("ed") else finite
    return " ".join(words)


def _active_composed(aux: str, words: Sequence[str], at: int, lemma: str) -> str:
    """Return the active of a passive with two auxiliaries, '' for others: *has raised* for *has been raised*."""
    fillers = [w for w in words[:at] if w in {"be", "been", "being", "not", "have"}]
    kept = [w for w in words[:at] if w not in fillers]
    after = list(words[at:])[1:]
    if aux in {"has", "have", "had"} and fillers == ["been"]:
        return " ".join(["had" if aux == "had" else "has", *kept, words[at], *after])
    if aux in FORETELLING and fillers == ["be"]:
        return " ".join([aux, *kept, lemma, *after])
    return ""


def mended(prompt: str, mark: str) -> str:
    """Return the prompt with single spaces, a capital at its start and the right mark at its end."""
    text = " ".join(prompt.split())
    for pattern, instead in MENDS:
        text = pattern.sub(instead, text)
    if not text.endswith((mark, f'{mark}"', f"{mark}”", f"{mark}’") if mark == "." else mark):
        text = text.rstrip(" .,;:") + mark
    return _QUOTED_FIRST.sub(lambda m: m[1] + m[2].upper(), text[:1].upper() + text[1:])


_LINK = "of|in|about|on|for|with|to|by|at|from|and"
_BEFORE_TITLE = re.compile(rf"""\b([Aa])n? ((?:(?!(?:{_LINK})\b)[\w-]+ ){{0,2}}?)([a-z]+) (?=["“][A-Z_])""")
WORKS = frozenset({"communication", "artifact"})


def titled(prompt: str) -> str:
    """Return the prompt with "the" for "a" before a noun that its title follows: "wrote the song "Winter"”.

    The title tells which one it is.
    """

    def definite(found: re.Match[str]) -> str:
        article = "The" if found[1] == "A" else "the"
        return f"{article} {found[2]}{found[3]} " if lexicon.noun_class(found[3]) in WORKS else found[0]

    return _BEFORE_TITLE.sub(definite, prompt)
