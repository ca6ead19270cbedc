"""Clauses out of parses written by hand: main, passive, copular, relative, participle, conjoined, complement."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import spacy
from spacy.tokens import Doc as Parse

from quizgen.analyse.adopted import adopted
from quizgen.syntax.clauses import Clause, clause_of, clauses
from quizgen.syntax.tokens import Doc, Token

VOCAB = spacy.blank("en").vocab
POS = {"NNP": "PROPN", "NN": "NOUN", "NNS": "NOUN", "PRP": "PRON", "WP": "PRON", "WDT": "PRON", "WRB": "ADV",
       "DT": "DET", "IN": "ADP", "TO": "PART", "CD": "NUM", "JJ": "ADJ", "RB": "ADV", "RP": "ADP", "CC": "CCONJ",
       ".": "PUNCT", ",": "PUNCT"}  # fmt: skip


def parse(text: str) -> Doc:
    """Return the document of lines ``word tag relation head [lemma]``, its heads counted from 0."""
    rows = [line.split() for line in text.strip().splitlines()]
    parsed = Parse(
        VOCAB,
        words=[row[0] for row in rows],
        tags=[row[1] for row in rows],
        pos=["AUX" if row[2].startswith(("aux", "cop")) else POS.get(row[1], "VERB") for row in rows],
        deps=[row[2] for row in rows],
        heads=[int(row[3]) for row in rows],
        lemmas=[row[4] if len(row) > 4 else row[0].lower() for row in rows],
    )
    return adopted(parsed)


def the_clause(doc: Doc, word: str) -> Clause:
    clause = clause_of(next(t for t in doc if t.text == word))
    assert clause is not None
    return clause


def text(tokens: Sequence[Token]) -> str:
    return " ".join(t.text for t in tokens)


def parts(clause: Clause) -> list[tuple[str, str]]:
    return [(p.role, text(p.tokens)) for p in clause.parts]


MAIN = parse("""
    Ada     NNP nsubj 1
    signed  VBD root  1 sign
    the     DT  det   3
    treaty  NN  obj   1
    in      IN  case  5
    Hull    NNP obl   1
    quickly RB  advmod 1
    .       .   punct 1
""")
PASSIVE = parse("""
    The    DT  det        1
    treaty NN  nsubj:pass 5
    has    VBZ aux        5 have
    not    RB  advmod     5
    been   VBN aux:pass   5 be
    signed VBN root       5 sign
    by     IN  case       7
    Ada    NNP obl        5
    .      .   punct      5
""")
COPULAR = parse("""
    In    IN  case  1
    1703  CD  obl   6
    Hull  NNP nsubj 6
    was   VBD cop   6 be
    a     DT  det   6
    small JJ  amod  6
    port  NN  root  6
    of    IN  case  8
    trade NN  nmod  6
    .     .   punct 6
""")
RELATIVE = parse("""
    Ada     NNP nsubj     5
    ,       ,   punct     3
    who     WP  nsubj     3
    painted VBD acl:relcl 0 paint
    ,       ,   punct     3
    sold    VBD root      5 sell
    ships   NNS obj       5 ship
    that    WDT nsubj     8
    leaked  VBD acl:relcl 6 leak
    .       .   punct     5
""")
PARTICIPLE = parse("""
    The    DT  det   1
    bridge NN  nsubj 5
    built  VBN acl   1 build
    by     IN  case  4
    Ada    NNP obl   2
    fell   VBD root  5 fall
    .      .   punct 5
""")
CONJOINED = parse("""
    The    DT  det        1
    mill   NN  nsubj:pass 3
    was    VBD aux:pass   3 be
    bought VBN root       3 buy
    and    CC  cc         5
    closed VBN conj       3 close
    ,      ,   punct      9
    and    CC  cc         9
    Ada    NNP nsubj      9
    wept   VBD conj       3 weep
    .      .   punct      3
""")
COMPLEMENT = parse("""
    Ada   NNP nsubj        1
    says  VBZ root         1 say
    that  IN  mark         5
    mills NNS nsubj        5 mill
    will  MD  aux          5
    break VB  ccomp        1
    down  RP  compound:prt 5
    when  WRB advmod       9
    it    PRP nsubj        9
    rains VBZ advcl        5 rain
    .     .   punct        1
""")


@pytest.mark.parametrize(
    ("doc", "word", "expected"),
    [
        (MAIN, "signed", ("main", "Ada", "signed", "past", False, "")),
        (PASSIVE, "signed", ("main", "The treaty", "signed", "present", True, "")),
        (COPULAR, "port", ("main", "Hull", "was", "past", False, "a small port of trade")),
        (RELATIVE, "painted", ("relative", "Ada", "painted", "past", False, "")),
        (RELATIVE, "leaked", ("relative", "ships", "leaked", "past", False, "")),
        (RELATIVE, "sold", ("main", "Ada", "sold", "past", False, "")),
        (PARTICIPLE, "built", ("participle", "The bridge", "built", "none", True, "")),
        (PARTICIPLE, "fell", ("main", "The bridge built by Ada", "fell", "past", False, "")),
        (CONJOINED, "closed", ("conjunct", "The mill", "closed", "past", True, "")),
        (CONJOINED, "wept", ("main", "Ada", "wept", "past", False, "")),
        (COMPLEMENT, "break", ("complement", "mills", "break", "modal", False, "")),
        (COMPLEMENT, "rains", ("adverbial", "it", "rains", "present", False, "")),
    ],
)
def test_clause(doc: Doc, word: str, expected: tuple[str, str, str, str, bool, str]) -> None:
    clause = the_clause(doc, word)
    what = (clause.how, text(clause.subject_tokens), clause.verb.text, clause.tense, clause.passive)
    assert (*what, text(clause.complement)) == expected
    assert clause.copular == bool(clause.complement)
    assert clause.finite == (clause.tense != "none")


@pytest.mark.parametrize(
    ("doc", "word", "expected"),
    [
        (MAIN, "signed", [("obj", "the treaty"), ("obl", "in Hull"), ("advmod", "quickly")]),
        (PASSIVE, "signed", [("obl", "by Ada")]),
        (COPULAR, "port", [("obl", "In 1703")]),
        (RELATIVE, "sold", [("obj", "ships that leaked")]),
        (PARTICIPLE, "built", [("obl", "by Ada")]),
        (CONJOINED, "bought", []),
        (COMPLEMENT, "says", [("ccomp", "that mills will break down when it rains")]),
        (COMPLEMENT, "break", [("advcl", "when it rains")]),
    ],
)
def test_parts(doc: Doc, word: str, expected: list[tuple[str, str]]) -> None:
    assert parts(the_clause(doc, word)) == expected


def test_what_a_part_knows_of_itself() -> None:
    hull = the_clause(MAIN, "signed").parts[1]
    assert (hull.prep, hull.mark, hull.loose, hull.ahead, text(hull.bare)) == ("in", "", False, False, "Hull")
    year = the_clause(COPULAR, "port").parts[0]
    assert (year.prep, year.ahead) == ("in", True)
    assert the_clause(COMPLEMENT, "break").parts[0].mark == "when"


def test_what_goes_with_the_verb() -> None:
    passive = the_clause(PASSIVE, "signed")
    assert passive.negation is not None
    assert (text(passive.auxiliaries), passive.negation.text) == ("has been", "not")
    assert the_clause(MAIN, "signed").negation is None
    assert text(the_clause(COMPLEMENT, "break").particles) == "down"


def test_a_conjunct_shares_subject_and_auxiliary_unless_it_has_its_own() -> None:
    shared, own = the_clause(CONJOINED, "closed"), the_clause(CONJOINED, "wept")
    assert (shared.shares, text(shared.auxiliaries)) == (True, "was")
    assert (own.shares, text(own.auxiliaries)) == (False, "")


def test_an_infinitive_conjunct_takes_no_auxiliary_of_a_past_verb() -> None:
    doc = parse("""
        Ada    NNP nsubj 2
        has    VBZ aux   2 have
        sung   VBN root  2 sing
        and    CC  cc    4
        went   VBD conj  2 go
    """)
    assert the_clause(doc, "went").auxiliaries == ()


def test_a_conjunct_that_may_be_a_participle_shares_the_perfect() -> None:
    doc = parse("""
        Ada    NNP nsubj 2
        has    VBZ aux   2 have
        sung   VBN root  2 sing
        and    CC  cc    4
        danced VBD conj  2 dance
    """)
    assert [t.text for t in the_clause(doc, "danced").auxiliaries] == ["has"]


@pytest.mark.parametrize("word", ["the", "Hull", "treaty", "quickly", "."])
def test_what_heads_no_clause(word: str) -> None:
    assert clause_of(next(t for t in MAIN if t.text == word)) is None


def test_a_clause_without_subject_is_none() -> None:
    doc = parse("""
        Sign VB  root 0
        the  DT  det  2
        deed NN  obj  0
    """)
    assert clause_of(doc[0]) is None
    assert list(clauses(doc)) == []


def test_a_free_relative_has_no_subject_to_name() -> None:
    doc = parse("""
        Ada    NNP nsubj 1
        bought VBD root  1 buy
        what   WP  nsubj 3
        floats VBZ ccomp 1 float
    """)
    assert clause_of(doc[3]) is None


@pytest.mark.parametrize(
    ("doc", "expected"),
    [(RELATIVE, "painted sold leaked"), (CONJOINED, "bought closed wept"), (COMPLEMENT, "says break rains")],
)
def test_clauses_come_in_the_order_of_their_predicates(doc: Doc, expected: str) -> None:
    assert [c.predicate.text for c in clauses(doc)] == expected.split()


def test_what_a_comma_sets_off_is_loose() -> None:
    doc = parse("""
        Ada    NNP nsubj 1
        left   VBD root  1 leave
        Hull   NNP obj   1
        ,      ,   punct 5
        in     IN  case  5
        tears  NNS obl   1 tear
        .      .   punct 1
    """)
    assert [(p.role, p.loose) for p in the_clause(doc, "left").parts] == [("obj", False), ("obl", True)]
