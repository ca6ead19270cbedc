"""What extraction hands on: what is asked for, what it is found in, and why nothing was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Any, Literal, TypeVar

from quizgen.analyse.document import Document
from quizgen.analyse.reference import Dangling, References, Settled
from quizgen.model import Fact, Kind, Slot, Span
from quizgen.syntax.clauses import Clause
from quizgen.syntax.parts import Part
from quizgen.syntax.tokens import Token

Role = Literal["subject", "complement", "in-complement", "part", "nested", "within"]


@dataclass(frozen=True)
class Miss:
    """A place where a fact might have been, and why none was taken."""

    rule: str
    why: str
    at: Span


class Refused(Exception):  # noqa: N818 - no error: so an extractor says no, and find_facts records it
    """Raised where a clause can't be asked about; carries the rule and the reason."""

    def __init__(self, rule: str, why: str) -> None:
        self.rule, self.why = rule, why
        super().__init__(f"{rule}: {why}")


@dataclass(frozen=True)
class Context:
    """What every extractor works on: the document and its references."""

    document: Document
    references: References
    weak: bool = False
    """Whether facts are wanted too that lean on the rest of the article."""
    lenient: bool = False
    """Whether phrases may stay that lean on the rest of the article; facts found so are marked ``weak``."""

    given: tuple[Token, ...] = ()
    """What else stands in the question before the phrase that is settled."""

    def relaxed(self) -> Context:
        """Return the same context, lenient."""
        return replace(self, lenient=True)

    def span(self, tokens: Iterable[Token]) -> Span:
        """Return the span of the tokens in the article."""
        return self.document.span(tokens)

    def settled(self, tokens: Sequence[Token], bound: Token | None = None) -> Settled:
        """Return the phrase readable alone; Refused where it points out of itself.

        ``bound`` is the subject of the clause, to which a pronoun of the phrase may refer.
        """
        result = self.references.settle(tokens, bound, given=self.given, lenient=self.lenient, explained=True)
        if isinstance(result, Dangling):
            raise Refused("dangling", f"“{result.word}” points out of the question")
        return result

    def slot(self, tokens: Sequence[Token], bound: Token | None = None) -> Slot:
        """Return the phrase as a slot; Refused where it is empty or points out of itself."""
        if not tokens:
            raise Refused("empty", "nothing is left of a phrase")
        settled = self.settled(tokens, bound)
        return Slot(at=self.span(tokens), text=settled.text, via=settled.via[0] if settled.via else None)

    def evidence(self, token: Token, vias: Iterable[Span | None]) -> tuple[Span, ...]:
        """Return the token's sentence, then those in which the replacements stand, each once."""
        sentences = [self.document.sentence_span(token), *(self._sentence_around(v) for v in vias if v is not None)]
        return tuple(dict.fromkeys(sentences))

    def fact(self, kind: Kind, rule: str, at: Token, slots: Mapping[str, Slot], features: Mapping[str, str]) -> Fact:
        """Return what a sentence tells at a token, with that sentence and those of replacements as evidence.

        A feature without a value is left out.
        """
        return Fact(
            kind=kind,
            slots=dict(slots),
            evidence=self.evidence(at, (slot.via for slot in slots.values())),
            rule=rule,
            features={name: value for name, value in features.items() if value},
        )

    def miss(self, refused: Refused, token: Token) -> Miss:
        """Return what was refused as a Miss in the token's sentence."""
        return Miss(refused.rule, refused.why, self.document.sentence_span(token))

    def _sentence_around(self, span: Span) -> Span:
        for paragraph in self.document.paragraphs:
            if paragraph.start <= span.start < paragraph.start + len(paragraph.doc.text):
                for sentence in paragraph.doc.sents:
                    whole = self.document.sentence_span(sentence[0])
                    if whole.start <= span.start < whole.end:
                        return whole
        return span


@dataclass(frozen=True)
class Target:
    """What is asked for: the tokens of the answer, and where in the clause they stand.

    ``role`` is ``subject``, ``complement`` or ``part`` for all of it; ``in-complement``, ``nested`` (in a part) or
    ``within`` (a number before what it counts) for a piece, where the rest stays in the question.
    """

    role: Role
    tokens: tuple[Token, ...]
    part: Part | None = None
    placed: bool = False
    """Whether the question says of what its definite phrases are parts: "Which two parts does a bone have?"."""
    taken: tuple[Token, ...] = ()
    """What goes to the front with an answer that is a piece: "*How many large towns* is it home to?"."""
    fronted: bool = False
    """Whether the answer's preposition goes with the question word: "With whom did Roe sign a treaty?"."""


@dataclass(frozen=True)
class Ask:
    """A wish for a question about one piece of a clause."""

    kind: Kind
    rule: str
    target: Target
    features: dict[str, str] = field(default_factory=dict)
    extra: dict[str, Slot] = field(default_factory=dict)


Found = TypeVar("Found")


def once(find: Callable[[Clause, Context], Found]) -> Callable[[Clause, Context], Found]:
    """Let a function of a clause find, or refuse, but once, however much is asked of the clause."""

    @wraps(find)
    def remembered(clause: Clause, context: Context) -> Found:
        key = (find, clause.predicate.i, context.lenient, context.given)
        known: dict[Any, Found | Refused] = clause.predicate.doc.user_data
        if key not in known:
            try:
                known[key] = find(clause, context)
            except Refused as error:
                known[key] = Refused(error.rule, error.why)
        found = known[key]
        if isinstance(found, Refused):
            raise Refused(found.rule, found.why)
        return found

    return remembered


Family = Callable[[Clause, Context], Iterator[Ask]]
"""A family of facts that sees one clause at a time."""
