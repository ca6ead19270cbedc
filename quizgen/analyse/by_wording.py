"""Definite phrases that say by their own words which is meant, whatever the article is about.

Set phrases, names of hypotheses and classes, kinds of things after words for their making, the first of a kind.
"""

from __future__ import annotations

import re

from quizgen import lexicon
from quizgen.analyse.names import listed
from quizgen.analyse.phrases import lemma
from quizgen.analyse.wordlists import words
from quizgen.syntax.labels import QUOTES, SUBJECTS, is_name, is_plural, rel
from quizgen.syntax.phrases import preposition
from quizgen.syntax.tokens import Token

LIVING = frozenset({"animal", "plant", "body"})
"""Classes of what lives, and of its parts."""
NATURAL = LIVING | {"object", "phenomenon", "event"}
"""Classes of what is seen in nature."""
WRITTEN = frozenset({"call", "refer", "term", "dub", "nickname", "label", "know"})
"""Verbs by which something is given a name."""
SEEN = frozenset({"known", "recorded", "documented", "attested"})
"""What is said of all there are of a kind that somebody has seen: "the brightest *known* comet"."""
SUPERLATIVE = frozenset({"JJS", "RBS"})
DECADE = re.compile(r"(?:mid|early|late)-(?:1[0-9]|20)\d0s")
"""Part of a decade, with a hyphen."""
BORROWING = frozenset({"come", "derive", "stem", "originate", "borrow", "take", "adopt", "descend"})
"""Verbs that say where a word is from."""


def says_which(the: Token, inside: set[int]) -> bool:
    """Tell whether a phrase of the tokens ``inside`` says by itself which is meant: "the rare earth hypothesis"."""
    head = the.head
    if _is_fixed(the) or _is_written_name(the) or _is_doctrine(head) or _is_class_of_all(head):
        return True
    if DECADE.fullmatch(head.lower_) or _is_period(the) or _is_foreign_word(the) or _is_extreme_of_seen(head):
        return True
    if _is_layer(the) or _is_ranked_in(head, inside) or _is_first_made(head):
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
    if rel(before) not in {"compound", "amod"} or before.head.i != head.i or head.tag_ != "NN" or not listed(noun):
        return False
    chemical = kind in words()["substances"] and lexicon.noun_class(noun) in {"substance", "body"}
    return not lexicon.familiar(noun) and (chemical or lexicon.is_kind_of(noun, kind))


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


def _is_period(the: Token) -> bool:
    """Tell whether the phrase is a time of history that has no capital: "the (17th-century) scientific revolution"."""
    said = [t.lower_ for t in the.doc[the.i + 1 : the.head.i + 1]]
    return any(
        said[n:] == period.split() for period in words()["periods"] for n in (0, len(said) - len(period.split()))
    )


def _is_layer(the: Token) -> bool:
    """Tell whether a layer of the Earth is named after it: "the Earth consists of *the crust*, …"."""
    named = any(t.text == "Earth" for t in the.doc[the.sent.start : the.i])
    return named and lemma(the.head) in words()["layers"] and the.i + 1 == the.head.i


def _is_foreign_word(the: Token) -> bool:
    """Tell whether a word of another tongue is said to be where one is from: "comes from *the Latin lutra*"."""
    word, tongue = the.head, the.head.nbor(-1)
    if preposition(word) != "from" or lemma(word.head) not in BORROWING or not word.text.islower():
        return False
    named = tongue.text[:1].isupper() and lexicon.is_kind_of(tongue.lower_, "language")
    return named and not lexicon.noun_class(lemma(word)) and not lexicon.noun_class(word.lower_)


def _is_extreme_of_seen(head: Token) -> bool:
    """Tell whether one is told from all that were ever seen: "*the earliest recorded comet* appeared in 1931"."""
    ahead = [c for c in head.children if c.i < head.i]
    best = any(c.tag_ in SUPERLATIVE or c.lower_ == "first" for c in ahead)
    seen = [c for c in ahead if c.lower_ in SEEN and c.i == head.i - 1]
    return best and bool(seen) and head.tag_ == "NN" and lexicon.noun_class(lemma(head)) in NATURAL


def _is_ranked_in(head: Token, inside: set[int]) -> bool:
    """Tell whether so many are the first of a place by their rank: "*the top 25 ports* in the world"."""
    ahead = [c for c in head.children if c.i < head.i]
    counted = any(c.tag_ == "CD" for c in ahead)
    ranked = any(c.tag_ in SUPERLATIVE or c.lower_ == "top" for c in ahead)
    places = (c for c in head.children if c.i > head.i and preposition(c) == "in" and c.i in inside)
    return counted and ranked and any(is_name(c) or lemma(c) == "world" for c in places)


def _is_first_made(head: Token) -> bool:
    """Tell whether somebody with a name is said to have made the first of a kind: "built *the first electric loom*".

    Two words besides "first" at least tell of the kind, so that it is no first one of a place or a firm.
    """
    verb = head.head
    if head.tag_ != "NN" or rel(head) != "obj" or verb.tag_ != "VBD" or lemma(verb) not in words()["contriving"]:
        return False
    ahead = [c for c in head.children if c.i < head.i and rel(c) != "det"]
    if [c.lower_ for c in ahead[:1]] != ["first"] or any(
        is_name(c) or c.tag_ not in {"JJ", "NN", "VBG"} for c in ahead
    ):
        return False
    maker = next((c for c in verb.children if rel(c) in SUBJECTS and c.i < verb.i), None)
    named = maker is not None and (is_name(maker) or maker.lower_ in {"he", "she"})
    noun = lemma(head)
    return named and len(ahead) > 1 and lexicon.is_kind_of(noun, "instrumentality") and not lexicon.is_place(noun)
