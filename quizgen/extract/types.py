"""What kind of thing an answer is: who, where, when, how many."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen import lexicon
from quizgen.analyse.reference import References
from quizgen.lexicon.calendar import is_month
from quizgen.syntax.labels import QUOTES, is_name, is_nominal, is_plural, rel
from quizgen.syntax.phrases import conjuncts, nominal, preposition
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

YEAR = re.compile(r"(1[0-9]|20)\d\d$")
ORDINAL = re.compile(
    r"\d+(?:st|nd|rd|th)|(?:twenty-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|twentieth"
    r"|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth"
)
LEADERS = frozenset("head chief leader chair boss".split())
DECADE = re.compile(r"(?:1\d|20)\d0s")
ERAS = frozenset({"BP", "BC", "BCE", "AD", "CE", "B.C.", "A.D.", "B.C.E.", "C.E."})
BY_ERA = frozenset({"bc", "ad", "bce", "ce", "bc.", "ad.", "bce.", "ce."})
CLOCK = frozenset({"a.m.", "p.m.", "am", "pm", "o'clock", "o’clock", "noon", "midnight", "gmt"})
DURATION = wordlist("extract", "durations")
LOCATIVE = wordlist("extract", "locative")
LOCATIVE_COMMON = wordlist("extract", "locative_common")
CURRENCY = frozenset({"$", "£", "€", "¥", "US$", "A$", "C$"})
AMOUNTS = wordlist("extract", "amounts")
COUNTING_HEADS = wordlist("extract", "counting_heads")
PEOPLES = ("ans", "ists", "ites", "ards", "ese")
"""How names of peoples and followers end."""
SCALES = frozenset({"dozen", "hundred", "thousand", "million", "billion"})
LATE = 1990
"""The year from which an office may still have the holder that an article names."""


def is_year(token: Token) -> bool:
    """Tell whether the token is a year of four digits, from 1000 to 2099."""
    return token.text[:1].isdigit() and bool(YEAR.match(token.text)) and token.tag_ in {"CD", "NNP", "NN", "JJ"}


def is_amount(head: Token) -> bool:
    """Tell whether a nominal gives a number of something, which "how many" asks for: "tens of thousands"."""
    if head.like_num or head.tag_ == "CD" or head.lemma_.lower() in AMOUNTS:
        return True
    counted = not is_name(head) or head.tag_ == "NNPS"
    return counted and any(rel(c) == "nummod" and not is_year(c) for c in head.children)


def is_figure(token: Token) -> bool:
    """Tell whether a token is a number, be its scale written on to it: "4", "four", "4bn"."""
    return token.like_num or (token.tag_ == "CD" and token.text[:1].isdigit())


def is_number(token: Token) -> bool:
    """Tell whether the token is a cardinal number, in digits or words; not one in a name: "when Twenty Bakers sang"."""
    return (token.tag_ == "CD" and rel(token) != "flat" and not _begins_name(token)) or token.lower_ == "dozen"


def _begins_name(number: Token) -> bool:
    """Tell whether a number in words has a capital amid a sentence, and so has the word after it."""
    i, sent, doc = number.i, number.sent, number.doc
    if not number.text[:1].isupper() or not number.text[1:].islower() or not sent.start < i < sent.end - 1:
        return False
    return not doc[i - 1].is_punct and doc[i + 1].text[:1].isupper()


def time_type(tokens: Sequence[Token]) -> str:
    """Return what a time phrase gives: ``year``, ``date``, ``month``, ``century``, ``decade``, ``period`` or ''.

    A phrase that needs the day of writing ("Sunday", "last year", "two years ago") gives ''.
    """
    texts = [t.lower_ for t in tokens]
    years = [t for t in tokens if is_year(t)]
    months = [t for t in texts if is_month(t)]
    if any(t in {"ago", "last", "next", "this", "now", "today", "later", "earlier", "again"} for t in texts):
        return ""
    if "century" in texts or "centuries" in texts:
        core = [t for t in texts if t not in BY_ERA]
        return "century" if len(core) <= 3 and "centuries" not in texts else "time"
    if any(map(DECADE.fullmatch, texts)) or ("decade" in texts and years):
        return "decade"
    if years and months:
        return "date"
    if len(years) >= 2:
        return "period"
    if years:
        return (
            "year" if len(tokens) <= 2 or texts[0] in {"about", "around", "circa", "early", "late", "mid"} else "time"
        )
    if not BY_ERA.isdisjoint(texts) and any(t.like_num for t in tokens):
        hedged = any(t in {"as", "least", "early", "late", "before", "after"} for t in texts)
        return "time" if hedged else "year"
    return ""


def is_temporal(head: Token) -> bool:
    """Tell whether a nominal names a time."""
    if head.text in ERAS:
        return True
    if is_year(head) or is_month(head.lower_) or head.ent_type_ in {"DATE", "TIME"}:
        return True
    return lexicon.is_time(head.lemma_.lower()) and not is_name(head)


def long_ago(token: Token) -> bool:
    """Tell whether the paragraph speaks of a time when today's people held no office."""
    years = [int(t.text) for t in token.doc if t.text.isdigit() and len(t.text) == 4 and 1000 <= int(t.text) <= 2099]
    return (bool(years) and max(years) < LATE) or any(t.lower_ == "century" for t in token.doc)


def is_century(token: Token) -> bool:
    """Tell whether an ordinal tells which century something was in: "in the late *19th* century"."""
    i = token.i + 1
    if i >= token.sent.end or token.doc[i].lower_ != "century" or not ORDINAL.fullmatch(token.lower_):
        return False
    noun, ahead = token.doc[i], token.doc[token.i - 1] if token.i > token.sent.start else None
    alone = rel(noun) in {"obl", "nmod"} and not any(rel(c) == "conj" for c in noun.children)
    return alone and ahead is not None and (ahead.lower_ == "the" or ahead.lower_.startswith(("early", "late", "mid")))


def answer_type(head: Token, references: References) -> str:
    """Return the type of a nominal answer: ``person``, ``people``, ``place``, ``organization`` … or ``thing``.

    Coordinated nominals must agree; where they don't, the answer is a ``thing``.
    """
    known: dict[tuple[int, int], str] = head.doc.user_data.setdefault(answer_type, {})
    key = (id(references), head.i)
    if key not in known:
        known[key] = _answer_type(head, references)
    return known[key]


def _answer_type(head: Token, references: References) -> str:
    kinds = {_single_type(one, references) for one in conjuncts(head)}
    if len(kinds) != 1:
        if kinds & {"person", "people"}:
            return "people" if kinds <= {"person", "people", "name", "group", "organization"} else "name"
        return "name" if kinds & {"name", "place", "organization"} else "thing"
    kind = kinds.pop()
    if kind == "group" and not _acts(head) and head.lemma_.lower() not in COUNTING_HEADS:
        return "thing"
    if kind == "organization" and not _sure_organization(head, references):
        return "name"
    if kind == "person" and (is_plural(head) or len(conjuncts(head)) > 1):
        # "Who" does not ask for a count: "500 men".
        return "name" if any(rel(c) == "nummod" for c in head.children) and not is_name(head) else "people"
    return kind


def _sure_organization(head: Token, references: References) -> bool:
    """Tell whether more than the name's look says that it is an organization: its last word, or what it does."""
    mention = references.names.at(head)
    name = mention.name if mention is not None else head.text
    return "organization" in lexicon.name_class(name) or (name.isupper() and len(name) > 2 and _acts(head))


def is_deed(verb: str) -> bool:
    """Tell whether only people and bodies of people can be the subject of a verb, by its lemma."""
    kinds = {"communication", "creation", "social", "possession", "competition", "cognition", "perception"}
    return lexicon.verb_class(verb) in kinds and not lexicon.stative_verb(verb)


def _acts(head: Token) -> bool:
    """Tell whether a noun does what only people and bodies of people can do, as a subject or after "by"."""
    by = rel(head) == "obl" and preposition(head) == "by" and head.head.tag_ == "VBN"
    return (by or rel(head) == "nsubj") and is_deed(head.head.lemma_.lower())


def _single_type(head: Token, references: References) -> str:
    named = references.names.type_of(head)
    if named == "person" and is_name(head) and _is_titled(head, references):
        named = "name"
    if named == "person" and is_name(head) and rel(head) != "nmod" and any(c.tag_ == "POS" for c in head.children):
        named = "name"  # "bought Roe's": a firm or a shop
    if named in {"place", "name"} and _is_named_time(head, references):
        return "time"
    if named == "people" and head.tag_ == "JJ" and rel(head) != "amod" and _has_article(head):
        return "people"  # "the British"
    if named == "people" and not _is_adjective(head) and not _has_article(head) and rel(head) == "obj":
        return "thing"  # "taught French": the language
    if is_name(head) and named != "person" and _is_surname(head, references):
        return "person"
    if is_name(head) and is_plural(head) and "place" not in lexicon.name_class(head.text):
        if not any(rel(c) in {"compound", "amod", "flat"} for c in head.children):
            return "people" if _are_people(head.text) else "name"
    if named and is_name(head) and (named in {"person", "place", "people"} or _is_whole_name(head, references)):
        if named == "people":
            return "people" if head.pos_ in {"PROPN", "NOUN"} and not _is_adjective(head) else "thing"
        return named
    lemma = head.lemma_.lower()
    if is_name(head):
        known = lexicon.name_class(head.text)
        for kind in ("person", "place", "organization"):
            if kind in known:
                return kind
        return "name"
    if not is_nominal(head) or _is_quoted(head):
        return "thing"
    if (lexicon.is_person(lemma) and not _is_doing(lemma)) or _is_leader(head, references):
        return "person"
    if not lexicon.listed(lemma) and _ends_in_person(lemma):
        return "person"  # "clubgoers", "songwriter"
    if is_plural(head) and lemma in SCALES and any(_counts_people(c) for c in head.children):
        return "people"  # "millions of people"
    if lemma in COUNTING_HEADS and any(_counts_people(c) for c in head.children):
        return "group"
    if lexicon.is_group(lemma):
        return "group"
    if is_temporal(head):
        return "time"
    if lexicon.is_place(lemma):
        return "location"
    return "thing"


def _is_leader(head: Token, references: References) -> bool:
    """Tell whether a noun that may name a thing stands for somebody: "the head of the board", "figure Ann Roe"."""
    named = (c for c in head.children if rel(c) in {"appos", "flat"} and c.i > head.i and is_name(c))
    if any(references.names.type_of(c) == "person" and c.i == head.i + 1 for c in named):
        return True
    bodies = (c.lemma_.lower() for c in head.children if rel(c) == "nmod" and preposition(c) == "of")
    return head.lemma_.lower() in LEADERS and any(map(lexicon.is_group, bodies))


def _ends_in_person(lemma: str) -> bool:
    """Tell whether an unlisted noun ends in one that names people: "clubgoer"."""
    return any(lexicon.listed(lemma[i:]) and lexicon.is_person(lemma[i:]) for i in range(3, len(lemma) - 3))


def _is_doing(lemma: str) -> bool:
    """Tell whether a noun is made of a verb and "-ing": a "taking" is nobody, a "king" is."""
    stem = lemma.removesuffix("ing")
    return stem != lemma and len(stem) > 2 and any(lexicon.is_verb(verb) for verb in (stem, f"{stem}e", stem[:-1]))


def _is_quoted(head: Token) -> bool:
    """Tell whether a word alone stands between quotation marks: the word is meant, not what it names."""
    ahead = head.doc[head.i - 1] if head.i > head.sent.start else None
    follower = head.doc[head.i + 1] if head.i + 1 < head.sent.end else None
    return ahead is not None and follower is not None and ahead.text in QUOTES and follower.text in QUOTES


def _has_article(head: Token) -> bool:
    return any(rel(c) == "det" and c.lower_ == "the" for c in head.children)


def _is_named_time(head: Token, references: References) -> bool:
    """Tell whether a name of several words is that of a time: "the Middle Ages", "the Bronze Age"."""
    mention = references.names.at(head)
    return mention is not None and len(mention.tokens) > 1 and lexicon.is_time(mention.name.lower())


def _is_titled(head: Token, references: References) -> bool:
    """Tell whether what looks like a person's name is that of a work, a building or a thought.

    "Ivan's Childhood", "the Ada Roe Library", "the Roe Rule".
    """
    mention = references.names.at(head)
    if mention is None or len(mention.tokens) < 2:
        return False
    if any(t.lower_ in {"'s", "’s"} for t in mention.tokens[:-1]):
        return True
    last = mention.tokens[-1]
    kind = lexicon.noun_class(last.lower_)
    return any(rel(c) == "det" for t in mention.tokens for c in t.children) and kind in {
        "artifact",
        "communication",
        "cognition",
    }


def _are_people(name: str) -> bool:
    """Tell whether a name in the plural is one of people ("Americans"), rather than of a team or a thing."""
    low = name.lower()
    if any(lexicon.is_person(word) for word in (low, *lexicon.singulars(low))):
        return True
    return bool(lexicon.country_of(name)) or low.endswith(PEOPLES)


def _counts_people(child: Token) -> bool:
    """Tell whether a child of "a group", "two", "5 %" says that people are counted."""
    lemma = child.lemma_.lower()
    return rel(child) == "nmod" and (
        lexicon.is_person(lemma) or lexicon.is_group(lemma) or lemma in {"people", "population"}
    )


def _is_surname(head: Token, references: References) -> bool:
    """Tell whether a name alone is the last word of a person's full name elsewhere in the article."""
    if any(rel(c) in {"flat", "compound"} for c in head.children):
        return False
    return any(
        len(m.tokens) > 1 and m.tokens[-1].text == head.text and references.names.type_of(m.first) == "person"
        for m in references.names.mentions
    )


def _is_whole_name(head: Token, references: References) -> bool:
    """Tell whether the phrase is the name alone: "Transport Board", not "a Transport Board decision"."""
    mention = references.names.at(head)
    if mention is None or mention.tokens[-1].i < head.i:
        return False
    inside = {t.i for t in mention.tokens}
    return all(t.i in inside or t.is_punct or t.lower_ in {"the", "'s", "’s"} for t in nominal(head))


def _is_adjective(head: Token) -> bool:
    return head.tag_ == "JJ" or rel(head) == "amod"


def is_locative(head: Token, prep: str, references: References) -> bool:
    """Tell whether a prepositional phrase says where."""
    if prep not in LOCATIVE:
        return False
    kind = _single_type(head, references)
    if kind == "place":
        return prep != "on" or not lexicon.name_class(head.text) & {"country", "city", "continent", "state"}
    return kind == "location" and prep in LOCATIVE_COMMON
