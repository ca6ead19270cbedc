"""What kind of doing a verb names."""

from __future__ import annotations

from functools import lru_cache

from quizgen.lexicon.store import find, words

_FILES = {
    "body": "body", "chan": "change", "cogn": "cognition", "comm": "communication", "comp": "competition",
    "cons": "consumption", "cont": "contact", "crea": "creation", "emot": "emotion", "moti": "motion",
    "perc": "perception", "poss": "possession", "soci": "social", "stat": "stative", "weat": "weather",
}  # fmt: skip


@lru_cache(maxsize=4096)
def verb_classes(lemma: str) -> dict[str, float]:
    """Return the share of each class in the verb's senses; the first senses weigh most."""
    word = lemma.lower()
    fields = find("verbs", word)
    if fields is None and " " in word:
        fields = find("verbs", word.split()[0])
    weights: dict[str, float] = {}
    for rank, file in enumerate(fields[0].split()[:6] if fields else ()):
        weights[_FILES[file]] = weights.get(_FILES[file], 0.0) + 1.0 / (1 + rank) ** 1.4
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items()}


@lru_cache(maxsize=4096)
def verb_class(lemma: str) -> str:
    """Return the likeliest class of a verb: motion, communication, creation, change, social …; "" if unknown."""
    weights = verb_classes(lemma)
    return max(weights, key=lambda name: weights[name]) if weights else ""


def speech_verb(lemma: str, utterance: bool = False) -> bool:
    """Tell whether the verb reports what somebody said; with ``utterance``, leave out beliefs and hopes."""
    return lemma.lower() in words("speech") and not (utterance and lemma.lower() in words("attitude"))


def change_verb(lemma: str) -> bool:
    """Tell whether the verb says that something became other, more or less."""
    return lemma.lower() in words("change") or verb_classes(lemma).get("change", 0.0) >= 0.5


def stative_verb(lemma: str) -> bool:
    """Tell whether the verb says how things are rather than what happens."""
    return lemma.lower() in words("stative") or verb_class(lemma) == "stative"


@lru_cache(maxsize=4096)
def is_verb(lemma: str) -> bool:
    """Tell whether the word is known as a verb."""
    return find("verbs", lemma.lower()) is not None


def doubles(lemma: str) -> bool:
    """Tell whether the verb doubles its last letter before -ed and -ing ("stop", "refer")."""
    fields = find("verbs", lemma.lower())
    return bool(fields and len(fields) > 1)
