"""Antecedents: the noun that a relative clause or a participle is about, and who or what is said to be it."""

from __future__ import annotations

from quizgen import lexicon
from quizgen.syntax.labels import doubt, is_name, is_negation, is_nominal, is_plural, is_relative_clause, rel
from quizgen.syntax.phrases import in_brackets, in_list, preposition, set_off
from quizgen.syntax.tokens import Token

UNSURE, SURE = 0.5, 0.1
"""What the parser may doubt, from 0 to 1, of an apposition; and of one with another noun before it."""
CHOOSING = frozenset({"other", "many", "most", "several", "such", "certain", "various", "more", "few", "same"})
"""Adjectives by which a plural stands for some of a kind."""


def described_by(antecedent: Token) -> Token | None:
    """Return who or what is said to be the antecedent of a clause: what holds of "a novella" holds of what is one.

    None where nobody is, or where "it is" only sets something off.
    """
    if rel(antecedent) == "appos":
        return _bearer(antecedent)
    if rel(antecedent) == "conj" and antecedent.tag_ == "NN" and is_nominal(antecedent.head):
        antecedent = antecedent.head  # "Ann Roe was a miner and *writer* who lived in Hull": she is both
    if rel(antecedent) in {"nsubj", "obj", "obl", "nmod"} or not any(rel(c) == "cop" for c in antecedent.children):
        return None
    if any(is_negation(c) or rel(c) in {"aux", "case"} for c in antecedent.children):
        return None
    subject = next((c for c in antecedent.children if rel(c) == "nsubj" and c.i < antecedent.i), None)
    if subject is None or subject.lower_ in {"it", "this", "that", "there", "what"} or subject.tag_ in {"WDT", "WP"}:
        return None
    if antecedent.tag_ in {"NNS", "NNPS"}:
        if any(rel(c) == "advmod" for c in antecedent.children):
            return None  # "reptiles are *usually* animals that lay eggs"
        return subject if _is_kind(subject) and _is_kind(antecedent) else None  # "whales are mammals that sing"
    # "The first bridge was the one built in 1931" tells of the one, not of the first.
    own = {"a", "an"} if not is_name(subject) and subject.pos_ != "PRON" else {"a", "an", "the"}
    return subject if any(rel(c) == "det" and c.lower_ in own for c in antecedent.children) else None


def _is_kind(noun: Token) -> bool:
    """Tell whether a plural stands for all of a kind: without article, number or owner, and not "other users"."""
    if noun.tag_ != "NNS":
        return False
    chosen = (
        c for c in noun.children if c.i < noun.i and (rel(c) in {"det", "nummod", "nmod"} or c.lower_ in CHOOSING)
    )
    return not any(chosen) and not any(rel(c) in {"acl", "conj", "appos"} for c in noun.children if c.i < noun.head.i)


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
    led = any(rel(c) == "compound" and (is_name(c) or c.text[:1].isupper()) for c in head.children)
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
