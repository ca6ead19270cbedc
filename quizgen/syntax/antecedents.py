"""Antecedents: the noun that a relative clause or a participle is about, and who or what is said to be it."""

from __future__ import annotations

from quizgen import lexicon
from quizgen.syntax.labels import doubt, is_name, is_negation, is_nominal, is_plural, is_relative_clause, rel
from quizgen.syntax.phrases import in_brackets, in_list, preposition, set_off
from quizgen.syntax.tokens import Token

UNSURE, SURE = 0.5, 0.1
"""What the parser may doubt, from 0 to 1, of an apposition; and of one with another noun before it."""


def described_by(antecedent: Token) -> Token | None:
    """Return who or what is said to be the antecedent of a clause: what holds of "a novella" holds of what is one.

    None where nobody is, or where "it is" only sets something off.
    """
    if rel(antecedent) == "appos":
        return _bearer(antecedent)
    if rel(antecedent) in {"nsubj", "obj", "obl", "nmod"} or not any(rel(c) == "cop" for c in antecedent.children):
        return None
    if any(is_negation(c) or rel(c) in {"aux", "case"} for c in antecedent.children) or is_plural(antecedent):
        return None
    subject = next((c for c in antecedent.children if rel(c) == "nsubj" and c.i < antecedent.i), None)
    if subject is None or subject.lower_ in {"it", "this", "that", "there", "what"} or subject.tag_ in {"WDT", "WP"}:
        return None
    # "The first bridge was the one built in 1931" tells of the one, not of the first.
    own = {"a", "an"} if not is_name(subject) and subject.pos_ != "PRON" else {"a", "an", "the"}
    return subject if any(rel(c) == "det" and c.lower_ in own for c in antecedent.children) else None


def _bearer(apposition: Token) -> Token | None:
    """Return the name that a noun beside it says what it is: "*Hull*, a port which exports wool, grew"."""
    name = apposition.head
    if not _is_called(name) or name.i > apposition.i or is_name(apposition) or doubt(apposition) > UNSURE:
        return None
    if is_plural(apposition) or is_plural(name) or in_list(apposition):
        return None
    if not set_off(apposition) or in_brackets(apposition):
        return None
    if not any(rel(c) == "det" and c.lower_ in {"a", "an", "the"} for c in apposition.children):
        return None
    between = apposition.doc[name.i + 1 : apposition.left_edge.i]
    if doubt(apposition) <= SURE and any(preposition(c) == "of" for c in name.children):
        return name  # "the Governor of *Hull*, an office held by Roe"
    other = any(is_nominal(t) and rel(t) not in {"flat", "compound"} and not _in_brackets_of(t, name) for t in between)
    return None if other else name


def _is_called(head: Token) -> bool:
    """Tell whether a noun is a name, or the common noun that ends one: "the Graft *Index*"."""
    led = any(rel(c) == "compound" and is_name(c) for c in head.children)
    return is_name(head) or (head.text[:1].isupper() and led)


def _in_brackets_of(token: Token, name: Token) -> bool:
    """Tell whether a token stands in brackets after the name: its abbreviation, or dates."""
    return any(in_brackets(a) for a in [token, *token.ancestors] if name.is_ancestor(a))


def antecedent_of(predicate: Token) -> Token | None:
    """Return the noun that a relative clause is about, None where the relative pronoun is free."""
    token = predicate
    while rel(token) == "conj" and not is_relative_clause(token):
        token = token.head
    if not is_relative_clause(token):
        return None
    nearer = name_before(token)
    if nearer is None or is_name(token.head):
        return token.head
    nobody = token.head.pos_ == "NOUN" and not any(
        known(token.head.lemma_.lower()) for known in (lexicon.is_person, lexicon.is_group)
    )
    return nearer if nobody and any(c.lower_ == "who" for c in token.children) else token.head


def name_before(predicate: Token) -> Token | None:
    """Return the name after "of" right before a relative clause that hangs farther: "the reign of *Ann Roe*, who"."""
    opens = next((t for t in predicate.doc[predicate.left_edge.i : predicate.i] if not t.is_punct), predicate)
    ahead = predicate.doc[opens.i - 1] if opens.i else opens
    if ahead.text == "," and opens.i > 1:
        ahead = predicate.doc[opens.i - 2]
    while is_name(ahead) and rel(ahead) in {"flat", "compound"} and is_name(ahead.head):
        ahead = ahead.head
    inside = predicate.head.is_ancestor(ahead) and not predicate.is_ancestor(ahead)
    of = rel(ahead) == "nmod" and any(rel(c) == "case" and c.lower_ == "of" for c in ahead.children)
    return ahead if inside and of and is_name(ahead) and opens.lower_ in {"who", "which"} else None
