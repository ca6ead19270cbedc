"""Rank and tier: "X -- the country's highest ranking": what is the country's highest ranking?"""

from __future__ import annotations

from collections.abc import Iterator

from quizgen import lexicon
from quizgen.extract.answers import answer_slot, is_answerable
from quizgen.extract.families.being.definition import is_specific, ranks
from quizgen.extract.families.being.titles import is_owned, is_work
from quizgen.extract.framing.doubts import FAR_DOUBT
from quizgen.extract.records import Context, Miss, Refused, Target
from quizgen.extract.types import AMOUNTS, answer_type, long_ago
from quizgen.model import Fact, Kind
from quizgen.syntax.labels import doubt, is_name, is_nominal, is_plural, rel, subtype
from quizgen.syntax.phrases import in_brackets, nominal, preposition, set_off
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

MAKERS = tuple(wordlist("extract", "makers"))
EVENTS = wordlist("extract", "happenings_defined")
SINGLE = wordlist("extract", "single")
"""What a thing has one of."""


def appositions(context: Context) -> Iterator[Fact | Miss]:
    """Yield what an apposition identifies: the one of the two that names a thing answers for the one that ranks it."""
    for sentence in context.document.sentences():
        for token in sentence:
            if rel(token) != "appos" or not set_off(token) or in_brackets(token) or not is_nominal(token):
                continue
            head = _nearest(token)
            outer = _outer(token, head)
            pairs = ((token, head), (head, token)) if outer is None else ((outer, token),)
            for definite, named in pairs:
                if not (is_name(named) or ranks(definite)):
                    continue
                specific = is_specific(definite) or _is_owned_one(definite)
                if is_name(definite) or not specific or (is_specific(named) and not is_name(named)):
                    continue
                if is_work(definite) and is_owned(definite):
                    continue  # a title is read by its capitals
                person = context.references.names.type_of(named) == "person" and not _is_body(definite)
                if person or _is_somebody(definite, named, context):
                    continue  # who somebody is, is a role
                if named.pos_ not in {"NOUN", "PROPN"} or (is_name(named) and named.text.islower()):
                    continue
                unlike = is_plural(named) != is_plural(definite)
                if unlike and not any(t.text[:1].isupper() for t in nominal(named)):
                    continue  # "was carried off in trolleys, the largest haul": all of it was the haul
                unsure = outer is None and (unlike or doubt(token) > FAR_DOUBT)
                if rel(head) == "nmod" and head.head.pos_ == "NOUN" and unsure:
                    continue  # "an offshoot of the movement, the Brigades": of which is not sure
                if outer is None and _is_of_outer(definite, named, context):
                    continue
                if (
                    _is_one_of_several(definite) or definite.lemma_.lower() in AMOUNTS
                ):  # "nine mills, the highest number"
                    continue
                if _is_event(definite) and context.references.type_of(named) == "place":
                    continue  # "came to Hull for a meeting – the first fair of the bakers"
                if any(c.lower_ in {"not", "namely"} for c in definite.children) or is_cut_name(named, context):
                    continue
                if any(rel(c) == "conj" for c in (*definite.children, *named.children)):
                    continue
                try:
                    yield _fact(definite, named, token, context)
                except Refused as error:
                    yield context.miss(error, token)
                break


def _is_of_outer(definite: Token, named: Token, context: Context) -> bool:
    """Tell whether a name is that of what stands before the description that the parse hung it on.

    "The head of the *local branch*, Ann Roe, …" names the head, and "the market in Hull, *Orvalia*, …" says where.
    """
    names = context.references.names
    if any(names.type_of(t) == "person" for t in nominal(named) if is_name(t)):
        return rel(definite) == "nmod" and lexicon.is_person(definite.head.lemma_.lower())
    ahead = named.doc[named.left_edge.i - 1] if named.left_edge.i > named.sent.start else named
    ahead = ahead.nbor(-1) if ahead.text == "," and ahead.i > named.sent.start else ahead
    single = ranks(definite) or definite.lemma_.lower() in SINGLE
    where = {"in", "at", "near", "from"} | (set() if single else {"of"})
    return is_name(ahead) and ahead.i > definite.i and preposition(ahead) in where


def _outer(appos: Token, head: Token) -> Token | None:
    """Return what a name is said of where the parse hung it on a nearer name: "the capital of Rusk, *Hull*"."""
    noun = head.head
    if rel(head) != "nmod" or not is_name(head) or not is_name(appos) or noun.pos_ != "NOUN" or noun.i > head.i:
        return None
    if preposition(head) not in {"of", "in"} or head.right_edge.i < appos.i or rel(noun) not in {"nsubj", "obj", "obl"}:
        return None
    lemma = noun.lemma_.lower()
    wider = lexicon.name_class(appos.text) & {"country", "state", "continent"}
    placed = lemma in SINGLE or (ranks(noun) and lexicon.noun_class(lemma) in {"place", "object"})
    return noun if placed and not (wider and lemma not in wider) else None


def _nearest(appos: Token) -> Token:
    """Return what an apposition is said of: where a name stands nearer than a common noun, the name.

    "the burden on clubs, the Halden Trust, *the country's top body*, said"
    """
    head = appos.head
    between = [c for c in head.children if rel(c) == "appos" and head.i < c.i < appos.i and is_name(c)]
    return between[-1] if between and not is_name(head) else head


def _is_somebody(definite: Token, named: Token, context: Context) -> bool:
    """Tell whether a description is of a person; "the largest maker of ropes" may be a company."""
    noun = definite.lemma_.lower()
    company = noun.endswith(MAKERS) and context.references.names.type_of(named) == "organization"
    return lexicon.is_person(noun) and not company


def _is_body(noun: Token) -> bool:
    """Tell whether a noun is for a body of people, which may bear somebody's name: "its national airline, Halden"."""
    return lexicon.is_group(noun.lemma_.lower()) and not lexicon.is_person(noun.lemma_.lower())


def _was_somebodys(noun: Token) -> bool:
    """Tell whether a clause in the past tells of what is somebody's: "At 15, she formed *her first band*, the Owls"."""
    clause = next((t for t in noun.ancestors if t.pos_ == "VERB"), noun)
    return clause.tag_ == "VBD" and any(c.lower_ in {"his", "her"} for c in noun.children)


def _is_event(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return lexicon.noun_class(lemma) in {"event", "act", "time", "communication"} or lemma in EVENTS


def _is_one_of_several(definite: Token) -> bool:
    """Tell whether somebody may have more than one such thing: "Ann Roe's film", but "Orvalia's capital"."""
    owned = any(_owns(c) for c in definite.children)
    single = definite.lemma_.lower() in SINGLE or ranks(definite) or any(_tells_apart(c) for c in definite.children)
    return owned and not single


def _owns(token: Token) -> bool:
    return rel(token) == "nmod" and subtype(token) == "poss"


def _is_owned_one(noun: Token) -> bool:
    """Tell whether a pronoun and a word more say which one a noun means: "its *financial* arm"."""
    owned = any(c.tag_ == "PRP$" for c in noun.children)
    return owned and not is_plural(noun) and (ranks(noun) or any(_tells_apart(c) for c in noun.children))


def _tells_apart(word: Token) -> bool:
    """Tell whether a word before a noun says which of somebody's it is: "its *national* airline"."""
    if word.i > word.head.i or rel(word) not in {"amod", "compound", "nummod", "nmod"}:
        return False
    return bool(lexicon.classifying(word.text))


def is_cut_name(named: Token, context: Context) -> bool:
    """Tell whether a name is the end of a longer one: "Nature" of "the Union for the Conservation of Nature"."""
    first = named.left_edge
    outer = first.nbor(-1) if first.i > named.sent.start else first
    if not is_name(named) or preposition(named) not in {"of", "for"} or not is_name(outer):
        return False
    return preposition(named) == "for" or context.references.names.type_of(named) != "place"


def _fact(definite: Token, named: Token, appos: Token, context: Context) -> Fact:
    phrase = [t for t in nominal(definite) if t.i < appos.i or definite is appos]
    answer = [t for t in nominal(named) if definite is not appos or t.i < min(a.i for a in appos.subtree)]
    if not is_answerable(answer, 8) or len(phrase) > 14 or not is_answerable(phrase, 14):
        raise Refused("length", "one side of the apposition is long or empty")
    slots = {"role": context.slot(phrase), "answer": answer_slot(Target("part", tuple(answer)), context)}
    features = {
        "answer_type": answer_type(named, context.references),
        "asks": "holder",
        "tense": "past" if long_ago(definite) or _was_somebodys(definite) else "present",
        "ranked": "yes" if ranks(definite) else "",
    }
    return context.fact(Kind.RANK, "apposition", definite, slots, features)
