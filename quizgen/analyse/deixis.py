"""Words that point to the time, the place or the sentence of the writer: "now", "nearby", "another", "more"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from quizgen import lexicon
from quizgen.analyse.complements import lacks_content
from quizgen.analyse.general import is_another_kind
from quizgen.analyse.unique import in_general, is_written
from quizgen.analyse.verdicts import Dangling
from quizgen.analyse.wordlists import words
from quizgen.syntax.labels import SUBJECTS, is_name, is_nominal, is_plural, rel, subtype
from quizgen.syntax.phrases import preposition
from quizgen.syntax.tokens import Token

SPEAKER = frozenset("i me my mine myself we us our ours ourselves you your yours yourself yourselves".split())


PICTURED = frozenset({"figure", "fig", "figs", "figures", "table", "tables"})
"""What a book shows beside its text, by a number."""
HUGE = frozenset({"million", "billion", "thousand", "millions", "billions", "thousands"})
LONG, LONGEST_SPAN = 2000, 6
"""Years from which "ago" needs no date of writing, and words that tell how many they are."""
NAMING = frozenset({"know", "call", "term", "name"})
"""Verbs that tell what something is called."""
REVERTING = frozenset({"previously", "formerly"})
STANDING_IN = frozenset({"others", "another", "former", "latter"})
"""Words that stand for a noun said before."""
AMOUNTS = frozenset({"act", "attribute", "possession", "feeling", "state", "phenomenon"})
"""Classes of nouns that "some" before the singular tells an amount of."""
LAST = frozenset({"last", "next", "past", "coming", "previous"})


def may_point(token: Token) -> bool:
    """Tell whether a word is of those that may be deictic; few are."""
    plain = token.tag_ not in {"NN", "NNS", "JJR"} and rel(token) not in SUBJECTS
    return not plain or token.lower_.rstrip(".") in _pointing()


def deictic(token: Token, inside: set[int]) -> Dangling | None:
    """Return the word as dangling if it means something only beside what was said before, or when and where."""
    if not may_point(token):
        return None
    low, data, kind = token.lower_, words(), rel(token)
    if low in SPEAKER and token.pos_ in {"PRON", "DET"} and not _numeral(token):
        return Dangling(token.text)
    if low.rstrip(".") in PICTURED and token.text[:1].isupper() and token.i + 1 < len(token.doc):
        if token.nbor(1).text[:1].isdigit():
            return Dangling(f"{token.text} {token.nbor(1).text}")
    if low == "then" and _concludes(token):
        return None
    if low in {"earlier", "later"} and (is_numbered(token.head) or is_numbered(token.head.head)):
        return None  # "the later third century"
    if low in data["deictic_times"] and (_in_name(token) or _is_known_now(token)):
        return None
    if (low == "ago" and _is_long_ago(token)) or (low in REVERTING and _was_before(token, inside)):
        return None
    if kind in {"advmod", "obl", "nmod"} and low in data["deictic_times"]:
        return Dangling(token.text)
    if token.pos_ == "ADV" and low in data["deictic_places"] and kind == "advmod":
        return Dangling(token.text)
    if kind in {"amod", "det", "nummod"} and low in data["comparing_always"] and subtype(token) != "predet":
        closed = low == "other" and (
            _adds_its_kind(token, inside) or _beats_all(token, inside) or _are_its_like(token, inside)
        )
        closed = closed or is_another_kind(token) or _is_told_by_than(token, inside) or _is_mutual(token, inside)
        return None if closed else Dangling(token.text)
    if kind in {"amod", "det"} and low in data["vague"] and not _has_of(token.head) and not _is_known_of(token):
        if token.head.head.i not in inside or rel(token.head) in SUBJECTS:  # who or what it is about is left open
            return Dangling(f"{token.text} {token.head.text}")
    if low in STANDING_IN and is_nominal(token):
        return Dangling(token.text)
    if low == "more" and kind == "amod" and not has_than(token):
        return Dangling(token.text)
    if low in data["weekdays"] and is_name(token):
        return Dangling(token.text)
    if low in LAST and token.head.lemma_.lower() in data["time_nouns"]:
        if kind == "amod" and not any(c.lower_ == "the" or _owns(c) for c in token.head.children):
            return Dangling(token.text)
    if token.tag_ == "JJR" and kind == "amod" and not has_than(token) and low not in {"higher", "lower", "upper"}:
        if _adds_its_kind(token, inside) or _is_paired(token):
            return None  # "an orchestra or smaller ensemble"
        if is_written(token.head) or (low == "earlier" and any(map(_owns, token.head.children))):
            return None  # "the shorter term Kelm", "her earlier work"
        return Dangling(token.text)
    if _counts_unnamed(token) or _ordinal_unnamed(token) or _brought_up(token, inside):
        return Dangling(token.text)
    return None


def is_numbered(noun: Token) -> bool:
    """Tell whether a century has its number."""
    numbers = (c for c in noun.children if c.i < noun.i)
    return noun.lower_ == "century" and any(c.tag_ in {"JJ", "CD"} and _ordinal(c) for c in numbers)


def _ordinal(word: Token) -> bool:
    return word.text[:1].isdigit() or word.lower_.endswith(("th", "first", "second", "third"))


def _is_paired(comparative: Token) -> bool:
    """Tell whether a comparative stands beside its opposite: "larger and smaller" ones are all there are."""
    beside = [c for c in comparative.children if rel(c) == "conj"]
    beside += [comparative.head] if rel(comparative) == "conj" else []
    opposites = lexicon.antonyms(str(comparative.lemma_).lower())
    return any(b.tag_ == "JJR" and b.lemma_.lower() in opposites for b in beside)


def _is_known_now(now: Token) -> bool:
    """Tell whether "now" only tells the name of today: "what is *now* known as Kelm", "*today's* Orvalia".

    That a thing is what it is called is so whenever that is read.
    """
    if now.lower_ == "today" and subtype(now) == "poss":
        return is_name(now.head) and now.head.i > now.i
    if now.lower_ not in {"now", "today"} or rel(now) != "advmod":
        return False
    verb = now.head
    named = verb.tag_ == "VBN" and str(verb.lemma_).lower() in NAMING
    placed = is_name(verb) and any(rel(c) == "cop" and c.tag_ in {"VBZ", "VBP"} for c in verb.children)
    clause = any(c.lower_ in {"what", "which", "that"} and c.i < now.i for c in verb.children) or rel(verb) == "acl"
    return (named or placed) and clause


@cache
def _pointing() -> frozenset[str]:
    """Return the words that may point, whatever they are in their sentence."""
    lists = ("deictic_times", "deictic_places", "comparing_always", "vague", "weekdays")
    return frozenset().union(
        {"ago", "more"}, SPEAKER, PICTURED, REVERTING, STANDING_IN, LAST, *(words()[name] for name in lists)
    )


def _is_long_ago(ago: Token) -> bool:
    """Tell whether so many years are meant that it makes no odds when it was written: "two million years ago"."""
    ahead = [t for t in reversed(ago.doc[max(ago.sent.start, ago.i - LONGEST_SPAN) : ago.i]) if not t.is_space]
    if not ahead or ahead[0].lower_ not in {"years", "yr", "yrs"}:
        return False
    number = next((t for t in ahead[1:] if t.tag_ == "CD" or t.lower_ in HUGE), None)
    if number is None:
        return False
    digits = number.text.replace(",", "")
    return number.lower_ in HUGE or (digits.isdigit() and int(digits) >= LONG)


def _was_before(adverb: Token, inside: set[int]) -> bool:
    """Tell whether what was so before is said of what is told beside it: "the right to a lease *previously* held …"."""
    verb = adverb.head
    if rel(verb) != "acl" or verb.tag_ != "VBN" or adverb.i > verb.i or verb.head.i not in inside:
        return False
    return any(rel(a) == "appos" for a in (verb.head,)) and verb.head.head.i in inside


def _are_its_like(other: Token, inside: set[int]) -> bool:
    """Tell whether others are told from what the clause is about: "*spiders* differ from *other* arthropods".

    So too where that has a name and the lexicon knows it as one of them: "*France* helped *other* countries".
    """
    noun = other.head
    if noun.tag_ != "NNS" or rel(noun) not in {"obj", "obl"} or other.i > noun.i:
        return False
    subject = next((c for c in noun.head.children if rel(c) in SUBJECTS and c.i < other.i), None)
    if subject is None or subject.i not in inside:
        return False
    if is_name(subject):
        return noun.lemma_.lower() in lexicon.name_class(subject.text)
    return subject.tag_ in {"NN", "NNS"} and lexicon.is_kind_of(subject.lemma_.lower(), noun.lemma_.lower())


def _is_known_of(quantifier: Token) -> bool:
    """Tell whether it is enough that there are some: what holds a view, or is so of some of a kind of nature."""
    noun = quantifier.head
    natural = lexicon.noun_class(noun.lemma_.lower()) in {"animal", "plant", "substance", "object", "body"}
    if quantifier.lower_ == "some" and noun.tag_ == "NN" and rel(noun) == "obj":
        return lexicon.noun_class(noun.lemma_.lower()) in AMOUNTS  # "gave the town *some help*": no matter how much
    general = quantifier.lower_ == "some" and noun.tag_ == "NNS" and rel(noun) in SUBJECTS and natural
    return (general and in_general(noun)) or _are_of_a_mind(quantifier)


def _are_of_a_mind(quantifier: Token) -> bool:
    """Tell whether it is said what people of learning hold, of whom it is enough that there are: "some scholars"."""
    noun = quantifier.head
    if noun.tag_ != "NNS" or rel(noun) not in SUBJECTS or noun.lemma_.lower() not in words()["learned"]:
        return False
    verb = noun.head
    now = verb.tag_ in {"VBP", "VBZ"} or any(c.lower_ in {"have", "may"} and rel(c) == "aux" for c in verb.children)
    return now and verb.lemma_.lower() in {*words()["stating"], *words()["holding_to"]}


def _owns(child: Token) -> bool:
    """Tell whether a noun's child says whose it is: "*her* last years"."""
    return rel(child) == "nmod" and (child.tag_ == "PRP$" or subtype(child) == "poss")


def _adds_its_kind(other: Token, inside: set[int]) -> bool:
    """Tell whether "other" closes a list that tells from what: "sketches, notebooks and other papers"."""
    noun = other.head
    joined = any(rel(c) == "cc" and c.i < other.i for c in noun.children)
    return rel(noun) == "conj" and joined and noun.head.i in inside and noun.head.i < other.i


def _beats_all(other: Token, inside: set[int]) -> bool:
    """Tell whether "other" goes with all there are besides: "more tea than *any other* country"."""
    ahead = [t.lower_ for t in other.doc[max(other.sent.start, other.i - 2) : other.i]]
    return ahead == ["than", "any"] and other.head.i in inside


def _is_mutual(token: Token, inside: set[int]) -> bool:
    """Tell whether what is like is several, to each other: "groups with *similar* orbits", "mills of similar size"."""
    many = token.head.head
    alike = token.lower_ == "similar" and rel(token.head) == "nmod" and preposition(token.head) in {"with", "of"}
    return alike and is_plural(many) and many.i in inside and many.i < token.i


def _is_told_by_than(other: Token, inside: set[int]) -> bool:
    """Tell whether it is said from what others are told: "metals *other than* gold"."""
    than = other.nbor(1) if other.i + 1 < other.sent.end else other
    return other.lower_ == "other" and than.lower_ == "than" and than.i in inside


def _ordinal_unnamed(token: Token) -> bool:
    """Tell whether an ordinal stands for a noun that was said before: "A second, by Ann Kell, sold well"."""
    if token.lower_ not in words()["ordinals"] or token.tag_ not in {"JJ", "NN"} or _has_of(token):
        return False
    article = any(rel(c) == "det" and c.lower_ in {"a", "an", "the"} and c.i == token.i - 1 for c in token.children)
    follower = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    joined = follower is not None and follower.text == "-"
    return article and rel(token) in SUBJECTS and not joined


def _brought_up(token: Token, inside: set[int]) -> bool:
    """Tell whether a phrase must have been told of before: "Production began in 1950", "his rival"."""
    data, noun = words(), token.lemma_.lower()
    if token.tag_ not in {"NN", "NNS"} or token.text.isupper():
        return False
    if _done_to_what(token, inside) or lacks_content(token, inside):
        return True
    if token.tag_ != "NN":
        return False
    if _without_content(token, inside):
        return True
    if noun in data["one_of_several"]:
        owned = any(c.tag_ == "PRP$" or subtype(c) == "poss" for c in token.children if c.i < token.i)
        return owned and not any(c.i > token.i and rel(c) in {"appos", "flat", "nmod", "acl"} for c in token.children)
    if rel(token) not in SUBJECTS or not lexicon.is_abstract(noun):
        return False
    if any(t.pos_ in {"NOUN", "PROPN"} and t.i in inside for t in token.doc[token.sent.start : token.left_edge.i]):
        return False  # "Petroleum was known before, but exploitation began in 1955"
    verb = token.head
    past = verb.tag_ in {"VBD", "VBN"} and verb.lemma_.lower() in data["phases"]
    plain = {"amod", "advmod", "punct", "conj", "cc"}
    return past and all(rel(c) in plain and not is_name(c) for c in token.children)


def _without_content(noun: Token, inside: set[int]) -> bool:
    """Tell whether a noun stands without what it is of: "one exception was Hull", "she denied the mayor's claim"."""
    data, low = words(), noun.lemma_.lower()
    if low not in data["of_what"] and low not in data["content_nouns"]:
        return False
    leading = [c for c in noun.children if c.i < noun.i]
    if any(rel(c) == "compound" or (c.tag_ == "CD" and c.lower_ != "one") for c in leading) or rel(noun) == "compound":
        return False  # "the peace plan"
    said = any(
        c.i > noun.i and (rel(c) in {"ccomp", "appos", "flat"} or preposition(c) or _infinitive(c))
        for c in noun.children
        if c.i in inside or any(g.i in inside for g in c.children)
    )
    if said or any(preposition(c) for c in noun.head.children if c.i > noun.i and c.i == noun.right_edge.i + 1):
        return False
    if low in data["of_what"]:
        brought = any(c.lower_ in {"a", "an", "one"} for c in leading)
        return brought and rel(noun) in {*SUBJECTS, "obj"}
    after = noun.doc[noun.i + 1 : noun.i + 2]
    clause = any(rel(c) == "acl" and c.i > noun.i and c.i in inside for c in noun.children)
    if clause or any(t.lower_ in {"that", "to"} and t.i in inside for t in after):
        return False  # "Ann's claim that it was a lake"
    owned = any(c.tag_ == "PRP$" or subtype(c) == "poss" for c in leading)
    people = any(rel(c) == "amod" and c.text[:1].isupper() for c in leading)
    return low in data["content_nouns"] and (owned or people)


def _infinitive(child: Token) -> bool:
    return rel(child) == "acl" and any(c.lower_ == "to" for c in child.children)


def _done_to_what(noun: Token, inside: set[int]) -> bool:
    """Tell whether a bare noun of doing is all that is said of what was done: "Operations were carried out"."""
    data, verb = words(), noun.head
    if rel(noun) not in SUBJECTS or not lexicon.is_abstract(noun.lemma_.lower()):
        return False
    if any(
        rel(c) not in {"amod", "advmod", "punct"} or is_name(c) or (c.text[:1].isupper() and not c.is_sent_start)
        for c in noun.children
    ):
        return False
    if any(t.pos_ in {"NOUN", "PROPN"} and t.i in inside for t in noun.doc[noun.sent.start : noun.left_edge.i]):
        return False
    lemma, auxiliaries = verb.lemma_.lower(), {c.lemma_ for c in verb.children if rel(c) == "aux"}
    if noun.tag_ == "NN" and verb.tag_ == "VBN" and "have" in auxiliaries and lemma in data["changing"]:
        return True
    dated = any(t.like_num and len(t.text) == 4 for t in verb.subtree)
    dated = dated or any(t.tag_ == "VBZ" and rel(t) == "aux" for t in verb.children)  # "Scoring is done by a clerk"
    return verb.tag_ == "VBN" and "have" not in auxiliaries and lemma in data["performing"] and not dated


def _numeral(token: Token) -> bool:
    """Tell whether an "I" is a number: "World War I", "Elizabeth I"."""
    ahead = token.nbor(-1) if token.i > token.sent.start else None
    return token.text == "I" and ahead is not None and is_name(ahead) and ahead.text[:1].isupper()


def _in_name(word: Token) -> bool:
    """Tell whether a word is part of a name with a hyphen: "Cho Soon-ja"."""
    end = word.i + 2 >= len(word.doc) or word.is_sent_start
    return not end and word.text[:1].isupper() and word.nbor(1).text == "-" and not word.whitespace_


def _concludes(then: Token) -> bool:
    """Tell whether "then" answers to an "if" before it."""
    opening = then.i > then.sent.start and then.nbor(-1).text == ","
    return opening and any(t.lower_ == "if" for t in then.doc[then.sent.start : then.i])


def has_than(token: Token) -> bool:
    """Tell whether a comparison names what it compares with."""
    around: Iterable[Token] = [*token.children, *token.head.children, *token.head.head.children]
    return any(c.i > token.i and (c.lower_ == "than" or any(g.lower_ == "than" for g in c.children)) for c in around)


def _has_of(head: Token) -> bool:
    return any(preposition(c) == "of" for c in head.children if rel(c) == "nmod")


def _counts_unnamed(token: Token) -> bool:
    """Tell whether a number or quantifier is a subject of its own: "Three were lost", "Many left"."""
    if rel(token) not in SUBJECTS or _has_of(token) or token.i + 1 >= len(token.doc):
        return False
    if token.nbor(1).pos_ not in {"VERB", "AUX", "ADV"}:
        return False  # "Most of them", "7 to 10 percent"
    if token.tag_ == "CD":
        return not (len(token.text) == 4 and token.text.isdigit())
    return token.lower_ in words()["quantifiers"] and token.tag_ in {"DT", "JJ", "JJS", "JJR", "PDT", "RB"}
