"""Purpose, cause and manner: why and how something was done."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from quizgen.extract.clausal import Ask, content, is_answerable
from quizgen.extract.frames import Context, Target
from quizgen.model import Kind
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import rel

LONGEST = 14
CAUSES = frozenset({"because of", "due to", "owing to", "thanks to", "as a result of", "on account of"})


def reasons(clause: Clause, _context: Context) -> Iterator[Ask]:
    """Yield a request for what for, why, or by doing what."""
    has_object = any(p.role in {"obj", "ccomp"} for p in clause.parts)
    for part in clause.having("advcl"):
        mark = part.mark
        if part.ahead and mark not in {"because"}:
            continue
        tokens = _phrase(part.head, part.tokens)
        if mark == "to" or mark in {"in order to", "so as to"}:
            if (
                (has_object or clause.passive)
                and not part.loose
                and is_answerable(tokens, LONGEST)
                and part.head.tag_ == "VB"
            ):
                yield Ask(Kind.PURPOSE, "purpose-to", Target("part", tuple(tokens), part), {"answer_type": "purpose"})
        elif mark in {"because"}:
            if is_answerable(tokens, LONGEST + 4):
                yield Ask(Kind.CAUSE, "cause-because", Target("part", tuple(tokens), part), {"answer_type": "cause"})
        elif mark == "by" and part.head.tag_ == "VBG":
            if is_answerable(tokens, LONGEST) and len(content(tokens)) > 1:
                yield Ask(Kind.MANNER, "manner-by", Target("part", tuple(tokens), part), {"answer_type": "manner"})
    for part in clause.having("obl"):
        if part.prep in CAUSES and is_answerable(part.bare, LONGEST) and not part.ahead:
            yield Ask(Kind.CAUSE, "cause-of", Target("part", tuple(part.tokens), part), {"answer_type": "cause"})


def _phrase(head: Token, tokens: tuple[Token, ...]) -> list[Token]:
    del head
    return [t for t in tokens if not (rel(t) == "cc" and t is tokens[0])]
