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
        elif token.text == '"' and opened and not straight and not _opens(token, opened=True):
            opened -= 1  # “so it was"
        elif token.text == '"':
            straight = _opens(token, opened=straight)
    doc.user_data[KEPT] = found
    return found


def _opens(mark: Token, *, opened: bool) -> bool:
    """Tell whether a quotation is open after a straight mark: white space shows where it looks, if on one side alone.

    So a mark that lost its other half turns no later sentence inside out.
    """
    i, doc = mark.i, mark.doc
    ahead, after = i == 0 or _parts(doc[i - 1]), i + 1 == len(doc) or bool(mark.whitespace_) or doc[i + 1].is_space
    return not opened if ahead == after else ahead


def _parts(token: Token) -> bool:
    return bool(token.whitespace_) or token.is_space or token.text in {"(", "[", "—", "–"}


def quoted(token: Token) -> bool:
    """Tell whether the token stands inside a quotation."""
    return quotation_marks(token.doc)[token.i]
