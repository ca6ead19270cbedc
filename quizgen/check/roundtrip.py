"""The round trip: what a question was made from, cut free and parsed again, must mean what was meant.

The clause is put back together as a statement, without all that the question leaves out. A clause that was cut out
of a wrong parse mostly comes back with another verb, another subject, or its answer hanging elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from quizgen import lexicon
from quizgen.analyse.adopted import parsed
from quizgen.analyse.dating import find_datings
from quizgen.analyse.hedged import find_subjects
from quizgen.model import Fact, Question
from quizgen.syntax.labels import SUBJECTS, is_aux, is_verb, rel
from quizgen.syntax.tokens import Doc, Token

ADVERBIAL = frozenset({"obl", "nmod", "advmod", "advcl", "acl"})

OTHER_VERB = "cut free, it is about"
NOT_NEEDED = ("ner", "quizgen_measures")
"""Pipes that say nothing of how words hang together."""


def faults(pairs: Sequence[tuple[Question, Fact]], nlp: Any) -> list[str]:
    """Return for each question, given with its fact, what a new parse shows to be wrong; '' where nothing is."""
    statements = [statement(fact) for _, fact in pairs]
    texts = list(dict.fromkeys(s for s in statements if s))
    again = dict(zip(texts, parsed(texts, nlp, without=NOT_NEEDED), strict=True))
    for doc in again.values():
        find_subjects(doc)
        find_datings(doc)
    found = [_fault(fact, again[text]) if text else "" for (_, fact), text in zip(pairs, statements, strict=True)]
    past = [
        _in_past(text, fact) if fault.startswith(OTHER_VERB) else ""
        for text, fault, (_, fact) in zip(statements, found, pairs, strict=True)
    ]
    texts = list(dict.fromkeys(t for t in past if t))
    again = dict(zip(texts, parsed(texts, nlp, without=NOT_NEEDED), strict=True)) if texts else {}
    for doc in again.values():
        find_subjects(doc)
        find_datings(doc)
    return [_fault(fact, again[t]) if t else f for f, t, (_, fact) in zip(found, past, pairs, strict=True)]


def _in_past(text: str, fact: Fact) -> str:
    """Return the statement in the past where its verb looks like a noun in the plural: "the board *monitors* trade".

    Empty where its verb does not stand alone.
    """
    verb, lemma = fact.features["predicate_text"], fact.features["predicate"]
    past = lexicon.inflect(lemma, "VBD")
    plain = fact.slots["verb"].text == verb and verb == lexicon.inflect(lemma, "VBZ") and past not in {"", verb}
    alone = re.findall(rf"\b{re.escape(verb)}\b", text)
    return re.sub(rf"\b{re.escape(verb)}\b", past, text) if plain and len(alone) == 1 else ""


def statement(fact: Fact) -> str:
    """Return the fact's clause as a sentence of its own, '' where it was not taken from a clause."""
    if "before" not in fact.slots or "verb_lemma" not in fact.features:
        return ""
    pieces = [fact.slots["before"].text, fact.slots["answer"].text, fact.slots["after"].text]
    text = " ".join(p for p in pieces if p).replace(" 's", "'s").replace(" ,", ",")
    return text[:1].upper() + text[1:] + "."


def _fault(fact: Fact, doc: Doc) -> str:
    tokens = [t for t in doc if not t.is_space]
    roots = [t for t in tokens if rel(t) == "root"]
    if len(roots) != 1:
        return "cut free, it reads as more than one sentence"
    root = roots[0]
    features = fact.features
    if root.lower_ != features["predicate_text"] and root.lemma_.lower() != features["predicate"]:
        return f"{OTHER_VERB} “{root.text}”, not “{features['predicate_text']}”"
    subjects = [c for c in root.children if rel(c) in SUBJECTS]
    if not subjects:
        return "cut free, it has no subject"
    head = features.get("subject_word", "")
    if head and any(t.lower_ == head for t in tokens) and not any(_within(t, head) for t in subjects):
        return f"cut free, its subject is “{subjects[0].text}”, not “{head}”"
    return _answer_fault(features, tokens, fact.slots["answer"].text.lower().split())


def _within(subject: Token, word: str) -> bool:
    """Tell whether the word is the subject, or belongs to its name or coordination."""
    todo = [subject]
    while todo:
        token = todo.pop()
        if token.lower_ == word:
            return True
        todo += [c for c in token.children if rel(c) in {"flat", "compound", "conj", "appos", "amod", "nmod"}]
    return False


def _head_within(token: Token, words: Sequence[str]) -> Token:
    """Return the head of the name that a token belongs to, or of the answer's words around it: "general | Ann Roe"."""
    while token.head.i != token.i:
        inside = rel(token) == "nmod" and token.head.lower_ in words and abs(token.head.i - token.i) < len(words)
        if rel(token) not in {"flat", "compound", "fixed"} and not inside:
            break
        token = token.head
    return token


def _governs(head: Token, governor: str) -> bool:
    """Tell whether a head is the governor, also in another form: "did include", told as "included"."""
    return head.lower_ == governor or is_aux(head) or (is_verb(head) and head.lemma_.lower() == governor)


def _answer_fault(features: dict[str, str], tokens: Sequence[Token], words: Sequence[str]) -> str:
    """Say what is wrong where no word like the answer's head hangs as it did in the article.

    ``words`` are those of the whole answer.
    """
    word, relation = features.get("answer_head", ""), features.get("answer_rel", "")
    governor = features.get("answer_governor", "")
    # The predicate itself may be told in the past.
    governors = {governor, features["predicate"]} if governor == features["predicate_text"] else {governor}
    found = [t for t in tokens if t.lower_ == word]
    if not found or relation in {"", "nummod"}:
        return ""
    for token in (_head_within(t, words) for t in found):
        kind = rel(token)
        same = kind == relation or (kind in ADVERBIAL and relation in ADVERBIAL) or {kind, relation} <= {"obj", "xcomp"}
        if kind == "root" or (same and (not governor or any(_governs(token.head, g) for g in governors))):
            return ""
    return f"cut free, “{found[0].text}” hangs on “{found[0].head.text}”"
