"""What families that look at clauses share: the request for a frame, and a few questions about answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from quizgen.analyse.reference import words
from quizgen.extract.frames import Context, Target
from quizgen.model import Kind, Slot
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import is_name

QUANTIFIERS = frozenset(
    "many some several most few all each every various numerous any much both certain either neither no".split()
)
LONGEST_ANSWER = 10
"""Words; RUBRIC.md asks for answers of few words."""


@dataclass(frozen=True)
class Ask:
    """A wish for a question about one piece of a clause."""

    kind: Kind
    rule: str
    target: Target
    features: dict[str, str] = field(default_factory=dict)
    extra: dict[str, Slot] = field(default_factory=dict)


Family = Callable[[Clause, Context], Iterator[Ask]]


def content(tokens: Sequence[Token]) -> list[Token]:
    """Return the content words among the tokens."""
    return [t for t in tokens if t.pos_ in {"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"} and not t.is_punct]


def is_answerable(tokens: Sequence[Token], most: int = LONGEST_ANSWER) -> bool:
    """Tell whether the tokens can be an answer: not empty, not long, no pronoun or vague word alone."""
    kept = [t for t in tokens if not t.is_punct]
    if not kept or len(kept) > most:
        return False
    if not content(kept):
        return False
    vague = {"thing", "something", "anything", "everything", "nothing", "one", "ones", "someone", "anyone", "everyone", "part",
             "way", "lot", "kind", "type", "fact", "number", "variety", "matter", "case", "series", "all", "some", "many",
             "most", "few", "none", "both", "other", "others", "example", "result", "following", "issue", "step"}  # fmt: skip
    head = min(kept, key=lambda t: (sum(1 for _ in t.ancestors), t.i))
    if head.lemma_.lower() in vague and len(content(kept)) < 3:
        return False
    if kept[0].lower_ in QUANTIFIERS:
        return False
    compared = set(words()["comparing_always"]) | {"such", "more", "less", "fewer"}
    return not any(t.lower_ in compared and not is_name(t) for t in kept[:3])
