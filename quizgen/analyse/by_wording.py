"""Definite phrases that say by their own words which is meant, whatever the article is about.

Set phrases, names of hypotheses and classes, kinds of things after words for their making, the first of a kind.
"""

from __future__ import annotations

from quizgen import lexicon
from quizgen.analyse.names import listed
from quizgen.analyse.phrases import lemma
from quizgen.analyse.wordlists import words
from quizgen.syntax.labels import QUOTES, SUBJECTS, is_plural, rel
from quizgen.syntax.phrases import preposition
from quizgen.syntax.tokens import Token

LIVING = frozenset({"animal", "plant", "body"})
"""Classes of what lives, and of its parts."""
WRITTEN = frozenset({"call", "refer", "term", "dub", "nickname", "label", "know"})
"""Verbs by which something is given a name."""


def says_which(the: Token, inside: set[int]) -> bool:
    """Tell whether a phrase of the tokens ``inside`` says by itself which is meant: "the rare earth hypothesis"."""
    head = the.head
    if _is_fixed(the) or _is_written_name(the) or _is_doctrine(head) or _is_class_of_all(head):
        return True
    return _leads_infinitive(head, inside)


def is_a_kind(head: Token) -> bool:
    """Tell whether a noun means a kind, or the first of one, by what is said of it: "inventor of *the telescope*"."""
    return _is_kind_by_of(head) or _is_told_by_class(head) or _is_first_of_nature(head) or _is_first_modern(head)


def _is_fixed(the: Token) -> bool:
    """Tell whether the phrase is part of a set one, of which the noun means nothing by itself: "in the long run"."""
    end = the.head.i + 1
    said = the.doc[max(the.sent.start, the.i - 1) : end]
    return " ".join(t.lower_ for t in said) in words()["fixed"]


def _leads_infinitive(head: Token, inside: set[int]) -> bool:
    """Tell whether what is to be done follows its noun, wherever the parse has it: "*the movement* to end slavery"."""
    after = head.nbor(1) if head.i + 2 < head.sent.end else head
    if after.tag_ != "TO" or after.i not in inside or after.nbor(1).tag_ != "VB":
        return False
    if rel(head) in {"obj", *SUBJECTS} and lemma(head.head) in words()["object_to_do"]:
        return False  # "urged the movement | to end its strike"
    return lemma(head) in words()["striving"] and not is_plural(head)


def _is_class_of_all(head: Token) -> bool:
    """Tell whether several are all there are of a class of states or people: "the industrialized nations"."""
    ahead = [c for c in head.children if c.i < head.i and rel(c) in {"amod", "compound", "nummod"}]
    classes = words()["classed"].get(lemma(head), ())
    plural = head.tag_ == "NNS" or lemma(head) in {"class", "world"}
    return plural and [c.lower_ in classes for c in ahead] == [True]


def _is_kind_by_of(head: Token) -> bool:
    """Tell whether "of the N" after a word for its making or its like means the kind: "inventor of *the telescope*"."""
    if preposition(head) != "of" or rel(head) != "nmod" or head.tag_ != "NN" or head.head.i > head.i:
        return False
    noun = lemma(head)
    ahead = [c for c in head.children if c.i < head.i and rel(c) in {"amod", "compound"}]
    term = " ".join([*(c.lower_ for c in ahead), noun])
    if lexicon.noun_class(term) not in {"artifact", "animal", "plant"} or lexicon.is_place(noun):
        return False
    over = lemma(head.head)
    return over in words()["of_kinds"] or (over in words()["of_types"] and bool(ahead) and listed(term))


def _is_told_by_class(head: Token) -> bool:
    """Tell whether the class of what a noun names stands before it: "the hormone *oxytocin*"."""
    before = head.nbor(-1) if head.i > head.sent.start else head
    noun, kind = lemma(head), lemma(before)
    if rel(before) != "compound" or before.head.i != head.i or head.tag_ != "NN" or not listed(noun):
        return False
    return not lexicon.familiar(noun) and lexicon.is_kind_of(noun, kind)


def _is_first_of_nature(head: Token) -> bool:
    """Tell whether the first of a kind of living things is said to have come to be: "the first ferns appeared"."""
    ranked = any(c.lower_ in {"first", "earliest"} and c.i < head.i for c in head.children)
    verb = head.head
    comes = rel(head) in SUBJECTS and lemma(verb) in words()["coming_to_be"]
    return ranked and comes and (lexicon.noun_class(lemma(head)) in LIVING or lemma(head) == "organism")


def _is_first_modern(head: Token) -> bool:
    """Tell whether somebody is told to be the first of those of today: "is seen as *the first modern chemist*"."""
    ahead = [c.lower_ for c in head.children if c.i < head.i and rel(c) == "amod"]
    says_what = any(rel(c) == "cop" or (rel(c) in {"case", "mark"} and c.lower_ == "as") for c in head.children)
    return says_what and ahead[:2] == ["first", "modern"] and lexicon.is_person(lemma(head))


def _is_written_name(the: Token) -> bool:
    """Tell whether the phrase is what something is called: "is called *the conveyor belt principle*"."""
    head, verb = the.head, the.head.head
    if (
        lemma(verb) not in WRITTEN
        or verb.tag_ not in {"VBN", "VBD"}
        or rel(head) not in {"obl", "xcomp", "obj", "nmod"}
    ):
        return False
    led = any(rel(c) in {"case", "mark"} and c.lower_ == "as" for c in head.children)
    if not (led if lemma(verb) in {"refer", "know"} else rel(head) in {"xcomp", "obj"}):
        return False
    if the.nbor(1).text in QUOTES:
        return True
    return any(rel(c) == "compound" and the.i < c.i < head.i for c in head.children) and lemma(verb) != "know"


def _is_doctrine(head: Token) -> bool:
    """Tell whether a noun before a hypothesis or principle names it: "the rare earth hypothesis"."""
    if lemma(head) not in words()["doctrines"] or is_plural(head):
        return False
    ahead = [c for c in head.children if c.i < head.i]
    return any(rel(c) == "compound" for c in ahead) and not any(c.lower_ in words()["comparing"] for c in ahead)
