"""Parses in the scheme of spaCy's own English pipelines become Universal Dependencies."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from quizgen.analyse.adopted import adopted
from quizgen.syntax.clauses import Clause, clauses
from quizgen.syntax.scheme import CLEAR, UNIVERSAL, scheme_of, to_universal
from quizgen.syntax.tokens import Token
from tests.schemes import doc, sentences

SENTENCES = sentences()
VOCAB = spacy.blank("en").vocab
# What the clauses of a sentence must be: how it stands, subject, verb group, complement; parts by role.
CLAUSES = {
    "active, with what the object goes with and when": [
        "main: Washington | normalized | obj relations with Vietnam | obl in 1995"
    ],
    "passive with agent": ["main passive: The town | was bombed | obl by the Germans | obl in 1940"],
    "copula before a noun": ["main: Hanoi | is the capital of Vietnam"],
    "copula before a place": ["main: The museum | is in the old town"],
    "chain of prepositions": ["main: The roof of the church on the hill | fell"],
    "relative clause about its subject": [
        "relative: The man | wrote | obj the book",
        "main: The man who wrote the book | lives | obl in Paris",
    ],
    "relative clause about its object": [
        "relative: he | designed | obj that",
        "main: The bridge that he designed | collapsed | obl in 1940",
    ],
    "relative clause with a copula": ["relative: Peru | is a republic", "main: Peru | exports | obj copper"],
    "reduced relative": [
        "participle passive: The church | built | obl in 1850 | obl by monks",
        "main: The church built in 1850 by monks | stands | obl on a hill",
    ],
    "coordination of nouns": ["main: Farmers | grow | obj rice , tea and coffee"],
    "coordination of verbs": ["main: She | left | obj Paris", "conjunct: She | moved | obl to London"],
    "coordination of passives": [
        "main passive: The bridge | was damaged",
        "conjunct passive: The bridge | was rebuilt",
    ],
    "possessive": ["main: Mary 's brother | sold | obj his farm"],
    "two objects": ["main: The king | gave | iobj her brother | obj a castle"],
    'object and recipient after "to"': ["main: The king | gave | obj a castle | obl to her brother"],
    "particle and negation": ["main: He | did not give up | obj his job"],
    'clause after "that"': [
        "main: Officials | said | ccomp that the dam had failed",
        "complement: the dam | had failed",
    ],
    "purpose": ["main: They | built | obj walls | advcl to stop the floods"],
    'purpose with "in order"': ["main: They | built | obj walls | advcl in order to stop floods"],
    "means": ["main: The firm | saved | obj money | advcl by closing shops"],
    "apposition and a person's name": ["main: Marie Curie | won | obj two prizes"],
    "numbers and money": ["main: More than 20 people | paid | obj $ 5 million"],
    "object that is the subject of an infinitive": ["main: The king | wanted | obj him | xcomp to leave"],
    "prepositions of two words": ["main: Crops such as rice | failed | obl because of the drought"],
    "verb of becoming": ["main: Lincoln | became | xcomp president of America | obl in 1861"],
}


def tree(parsed: Doc) -> list[tuple[str, int, str, str]]:
    return [(t.text, t.head.i, t.dep_, t.pos_) for t in parsed]


def told(clause: Clause) -> str:
    verb = [*clause.auxiliaries, *([clause.negation] if clause.negation else []), clause.verb, *clause.particles]
    group = words([*sorted(verb, key=lambda t: t.i), *clause.complement])
    how = f"{clause.how} passive" if clause.passive else clause.how
    return " | ".join(
        [f"{how}: {words(clause.subject_tokens)}", group, *(f"{p.role} {words(p.tokens)}" for p in clause.parts)]
    )


def words(tokens: tuple[Token, ...] | list[Token]) -> str:
    return " ".join(t.text for t in tokens)


def seen(clause: Clause) -> tuple[object, ...]:
    parts = [(p.role, p.head.i, words(p.tokens), p.prep, p.mark, p.loose, p.ahead) for p in clause.parts]
    return told(clause), clause.tense, clause.finite, clause.shares, clause.copular, parts


@pytest.mark.parametrize("shows", SENTENCES)
def test_rewritten_parse_is_the_universal_one(shows: str) -> None:
    own = doc(VOCAB, SENTENCES[shows], universal=True)
    rewritten = to_universal(doc(VOCAB, SENTENCES[shows], universal=False))
    assert tree(rewritten) == tree(own)
    assert scheme_of(rewritten) == "universal"


@pytest.mark.parametrize("shows", SENTENCES)
def test_both_schemes_give_the_same_clauses(shows: str) -> None:
    own = doc(VOCAB, SENTENCES[shows], universal=True)
    rewritten = to_universal(doc(VOCAB, SENTENCES[shows], universal=False))
    assert [seen(c) for c in clauses(adopted(rewritten))] == [seen(c) for c in clauses(adopted(own))]


@pytest.mark.parametrize("shows", CLAUSES)
def test_clauses_are_those_of_the_sentence(shows: str) -> None:
    rewritten = to_universal(doc(VOCAB, SENTENCES[shows], universal=False))
    assert [told(c) for c in clauses(adopted(rewritten))] == CLAUSES[shows]


def test_sentences_of_a_document_keep_apart() -> None:
    every = list(SENTENCES.values())
    rewritten = to_universal(doc(VOCAB, *every, universal=False))
    assert tree(rewritten) == tree(doc(VOCAB, *every, universal=True))
    assert [len(s) for s in rewritten.sents] == [len(s) for s in every]


def test_universal_parse_stays() -> None:
    every = doc(VOCAB, *SENTENCES.values(), universal=True)
    before = tree(every)
    assert tree(to_universal(every)) == before


def test_second_time_changes_nothing() -> None:
    for sentence in SENTENCES.values():
        once = to_universal(doc(VOCAB, sentence, universal=False))
        before = tree(once)
        assert tree(to_universal(once)) == before


def test_scheme_is_told_by_labels() -> None:
    passive = SENTENCES["passive with agent"]
    assert scheme_of(doc(VOCAB, passive, universal=False)) == "clear"
    assert scheme_of(doc(VOCAB, passive, universal=True)) == "universal"
    assert scheme_of(Doc(VOCAB, words=["He", "left"], heads=[1, 1], deps=["SBJ", "ROOT"])) == "other"
    assert scheme_of(Doc(VOCAB, words=["He", "left"])) == ""
    assert scheme_of(spacy.blank("en")) == ""


def test_document_without_parse_stays() -> None:
    assert len(to_universal(Doc(VOCAB))) == 0
    assert not to_universal(Doc(VOCAB, words=["He", "left"])).has_annotation("DEP")


@st.composite
def wild(draw: st.DrawFn) -> Doc:
    """Any tree at all with labels of CLEAR, as a parser makes on text it does not understand."""
    size = draw(st.integers(1, 12))
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    for place, word in enumerate(order):
        heads[word] = order[draw(st.integers(0, place - 1))] if place else word
    labels = sorted(CLEAR - {"root"})
    deps = ["ROOT" if heads[i] == i else draw(st.sampled_from(labels)) for i in range(size)]
    some = ["is", "in", "order", "to", "and", ",", "as", "well", "such", "at", "least", "May", "5", "$", "it", "There"]
    forms = [draw(st.sampled_from(some)) for _ in range(size)]
    tags = [draw(st.sampled_from(["VBZ", "IN", "NN", "NNP", "CD", "$", "JJ", "RB", "TO", ",", "DT"])) for _ in forms]
    return Doc(VOCAB, words=forms, tags=tags, heads=heads, deps=deps)


@settings(max_examples=500)
@given(wild())
def test_any_tree_stays_a_tree(parsed: Doc) -> None:
    forms = [t.text for t in parsed]
    rewritten = to_universal(parsed)
    assert [t.text for t in rewritten] == forms
    assert sum(t.head.i == t.i for t in rewritten) == 1
    for token in rewritten:
        assert token.dep_.partition(":")[0].lower() in UNIVERSAL
        assert token.head.i == token.i or list(token.ancestors)[-1].dep_ == "ROOT"
