"""Names for what dependency labels and tags say.

Source of the labels: Universal Dependencies 2, https://universaldependencies.org/u/dep/; of the tags: the Penn
Treebank's.
"""

from __future__ import annotations

from quizgen.syntax.tokens import Token

NOMINAL_POS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = frozenset({"nsubj", "csubj"})
OPENING, CLOSING = "([{", ")]}"
QUOTES = frozenset("\"“”‘’'«»``''")
DASHES = frozenset({"-", "--", "–", "—"})
NAME_SUFFIXES = frozenset({"jr", "sr", "inc", "ltd", "llc", "plc", "corp", "phd", "md", "esq"})
"""What belongs to the name before it though a comma parts them, without stops: "Kelmore Wool Co., Ltd."."""


def rel(token: Token) -> str:
    """Return the token's relation to its head, without subtype: ``nsubj`` for ``nsubj:pass``."""
    return token.rel


def subtype(token: Token) -> str:
    """Return the subtype of the token's relation: ``pass`` for ``nsubj:pass``, else the empty string."""
    return token.subtype


def is_passive_subject(token: Token) -> bool:
    """Tell whether the token is the subject of a passive."""
    return rel(token) in SUBJECTS and subtype(token) == "pass"


def is_aux(token: Token) -> bool:
    """Tell whether the token is an auxiliary or a copula of its head."""
    return rel(token) in {"aux", "cop"}


def is_negation(token: Token) -> bool:
    """Tell whether the token negates its head."""
    return str(token.lower_) in {"not", "n't", "n’t", "never", "no"} and rel(token) in {"advmod", "det", "neg"}


def is_verb(token: Token) -> bool:
    """Tell whether the token is a verb that is not an auxiliary."""
    return bool(token.pos_ == "VERB" or (token.tag_.startswith("VB") and not is_aux(token)))


def has_subject(token: Token) -> bool:
    """Tell whether a subject hangs on the token."""
    return any(rel(c) in SUBJECTS for c in token.children)


def is_relative_clause(token: Token) -> bool:
    """Tell whether the token heads a relative clause."""
    return rel(token) == "acl" and subtype(token) == "relcl"


def is_nominal(token: Token) -> bool:
    """Tell whether the token is a noun, a name, a pronoun or a number."""
    return token.pos_ in NOMINAL_POS or token.tag_.startswith(("NN", "PRP", "CD"))


def is_name(token: Token) -> bool:
    """Tell whether the token is a proper noun."""
    return bool(token.pos_ == "PROPN" or token.tag_ in {"NNP", "NNPS"})


def is_plural(token: Token) -> bool:
    """Tell whether a nominal refers to several: by its tag, or by a conjunct."""
    if token.tag_ in {"NNS", "NNPS"} or token.lower_ in {"they", "we", "these", "those", "them"}:
        return True
    joined = [c for c in token.children if c.rel == "conj" and is_nominal(c)]
    return bool(joined) and any(
        d.lower_ in {"and", "&"} for c in token.children for d in (c, *c.children) if rel(d) == "cc"
    )


def doubt(token: Token) -> float:
    """Return from 0 to 1 how much the pipeline doubts where the token hangs; 0 where it has no measure of trust."""
    return token.doubt
