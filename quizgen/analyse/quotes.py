"""Which tokens stand inside a quotation, by the quotation marks of their paragraph."""

from __future__ import annotations

from quizgen.syntax.tokens import Doc, Token

OPENING = frozenset({"“", "``", "«"})
CLOSING = frozenset({"”", "''", "»"})


KEPT = "quizgen quotations"


def quotation_marks(doc: Doc) -> list[bool]:
    """Return for each token whether a quotation is open before it; found once for a document."""
    known: list[bool] | None = doc.user_data.get(KEPT)
    if known is not None:
        return known
    found: list[bool] = []
    opened = 0
    straight = False
    for token in doc:
        found.append(opened > 0 or straight)
        if token.text in OPENING:
            opened += 1
        elif token.text in CLOSING:
            opened = max(0, opened - 1)
        elif token.text == '"':
            straight = not straight
    doc.user_data[KEPT] = found
    return found


def quoted(token: Token) -> bool:
    """Tell whether the token stands inside a quotation."""
    return quotation_marks(token.doc)[token.i]
