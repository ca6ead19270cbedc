"""Which scheme a parse is in, and how to turn the one of spaCy's English pipelines into Universal Dependencies 2.

CLEAR is what spaCy's own English pipelines are trained on: ClearNLP's conversion of OntoNotes (Choi & Palmer 2012,
"Guidelines for the CLEAR Style Constituent to Dependency Conversion"); the labels are those in the label scheme of
``en_core_web_sm`` 3.8. Universal Dependencies: https://universaldependencies.org/u/dep/.

    The town was bombed by Germans.      nsubjpass auxpass  agent pobj   ->   nsubj:pass aux:pass  case obl
    Hanoi is in the north.               nsubj ROOT prep pobj            ->   nsubj cop case ROOT
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD
from spacy.language import Language
from spacy.tokens import Doc

from quizgen.syntax import scheme_clauses, scheme_phrases
from quizgen.syntax.scheme_tree import tree_of

COMPONENT = "quizgen_universal"
UNIVERSAL = frozenset(
    "root acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl "
    "fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum vocative "
    "xcomp".split()
)
CLEAR = frozenset(
    "root acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative "
    "dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj "
    "predet prep prt punct quantmod relcl xcomp".split()
)
STEPS = (
    scheme_phrases.coordination,
    scheme_phrases.fixed,
    scheme_phrases.prepositions,
    scheme_phrases.quantities,
    scheme_phrases.dates,
    scheme_phrases.names,
    scheme_clauses.copulas,
    scheme_clauses.raised,
    scheme_clauses.commas,
    scheme_clauses.relations,
    scheme_clauses.parts_of_speech,
)


def scheme_of(source: Language | Doc) -> str:
    """Return ``universal``, ``clear`` or ``other`` by the labels of a pipeline's parser or of a parse.

    Labels that both schemes have are called universal. The empty string: there is no parse, or the pipeline does not
    tell its parser's labels.
    """
    if isinstance(source, Doc):
        return _scheme(token.dep_ for token in source)
    if COMPONENT in source.pipe_names:
        return "universal"
    labels = [
        label
        for name in source.pipe_names
        if "token.dep" in source.get_pipe_meta(name).assigns
        for label in getattr(source.get_pipe(name), "labels", ())
    ]
    return _scheme(labels)


def _scheme(labels: Iterable[str]) -> str:
    found = {label.lower() for label in labels} - {""}
    if not found:
        return ""
    if {label.partition(":")[0] for label in found} <= UNIVERSAL:
        return "universal"
    return "clear" if found <= CLEAR else "other"


@Language.component(COMPONENT, assigns=["token.dep", "token.head", "token.pos", "doc.sents"], requires=["token.dep"])
def to_universal(doc: Doc) -> Doc:
    """Rewrite heads, relations and coarse parts of speech from CLEAR into Universal Dependencies, in place.

    A document with any label that CLEAR lacks is left as it is. Persons' names are headed at their first word only
    where they are marked as entities. Sentence boundaries, tags and lemmas stay.
    """
    if not doc.has_annotation("DEP") or not {token.dep_.lower() for token in doc} - {""} <= CLEAR:
        return doc
    cells: list[tuple[int, int]] = []
    parts: list[str] = []
    for sentence in doc.sents:
        tree = tree_of(sentence)
        for step in STEPS:
            step(tree)
        cells += [(node.head - node.i, doc.vocab.strings.add(node.dep)) for node in tree]
        parts += [node.pos for node in tree]
    table: Any = np.zeros((len(doc), 2), dtype=np.uint64)
    table[:, 0] = np.array([offset for offset, _ in cells], dtype=np.int64).astype(np.uint64)
    table[:, 1] = np.array([label for _, label in cells], dtype=np.uint64)
    doc.from_array([HEAD, DEP], table)
    for token, part in zip(doc, parts, strict=True):
        if part != token.pos_:
            token.pos_ = part
    return doc
