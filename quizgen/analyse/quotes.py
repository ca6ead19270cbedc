"""Which tokens stand inside a quotation, by the quotation marks of their paragraph."""

from __future__ import annotations

from spacy.tokens import Doc, Token

OPENING = frozenset({"“", "``", "«"})
CLOSING = frozenset({"”", "''", "»"})


def quotation_marks(doc: Doc, end: int | None = None) -> list[bool]:
    """Return for each token, up to ``end``, whether a quotation is open before it."""
    found: list[bool] = []
    opened = 0
    straight = False
    for token in doc[:end]:
        found.append(opened > 0 or straight)
        if token.text in OPENING:
            opened += 1
        elif token.text in CLOSING:
            opened = max(0, opened - 1)
        elif token.text == '"':
            straight = not straight
    return found


def quoted(token: Token) -> bool:
    """Tell whether the token stands inside a quotation."""
    doc: Doc = token.doc
    return quotation_marks(doc, int(token.i) + 1)[token.i]
