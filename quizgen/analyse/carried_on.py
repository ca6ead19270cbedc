"""What a sentence goes on about: the body that the one before was about, or "the N" that it spoke of."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from quizgen import lexicon
from quizgen.analyse.callings import OFTEN
from quizgen.analyse.names import Mention, Names
from quizgen.analyse.phrases import Phrase, Phrases, lemma
from quizgen.analyse.wordlists import words
from quizgen.syntax.labels import is_name
from quizgen.syntax.tokens import Token

ANY_BODY = frozenset({"body", "organization", "organisation"})
"""Nouns for a body of any kind."""
SHORT = 2
"""Words of "the" and a noun."""


def repeated(phrase: Phrase, own: Sequence[Token], earlier: Sequence[Phrase]) -> Phrase | None:
    """Return the same "the N" of the sentence before, if it was the last to be said with that noun."""
    noun, last = lemma(phrase.head), earlier[-1] if earlier else None
    if last is None or len(unowned(own)) != SHORT or phrase.plural or lexicon.relational(noun):
        return None
    if last.paragraph != phrase.paragraph or phrase.sentence - last.sentence > 1 or lexicon.is_person(noun):
        return None
    same = last.article == "the" and len(unowned(last.tokens)) == SHORT and last.quoted == phrase.quoted
    return last if same else None


def unowned(tokens: Sequence[Token]) -> list[Token]:
    """Return a phrase's tokens without the ending of a possessive."""
    return [t for t in tokens if t.tag_ != "POS"]


def rival_between(last: Phrase, phrase: Phrase, name: str, kinds: Collection[str], phrases: Phrases) -> bool:
    """Tell whether the subject of a clause between two phrases is another thing of those kinds."""
    between = (p for p in phrases.of_paragraph[phrase.paragraph] if last.before(p) and p.before(phrase))
    named = (p.name for p in between if p.role == "subj")
    return any(m is not None and m.name not in name and phrases.names.type_of(m.first) in kinds for m in named)


def only_one(noun: str, mention: Mention, phrases: Phrases) -> bool:
    """Tell whether the article speaks of one such thing alone: each time by its name, or as "the N"."""
    own = {*mention.name.casefold().split(), "the", "this"}
    alone = [p for p in phrases.with_noun(noun) if not p.plural]
    return len(alone) > OFTEN and all({t.lower_ for t in p.tokens if not p.name} <= {*own, noun} for p in alone)


def subject_before(phrase: Phrase, phrases: Phrases, names: Names) -> list[Mention]:
    """Return the body that the sentence before is about, where this one goes on about it: "*The agency* also …"."""
    ahead = phrase.head.doc[phrase.head.sent.start : phrase.head.i]
    if phrase.role != "subj" or not phrase.main or any(t.text[:1].isupper() and is_name(t) for t in ahead):
        return []
    before = [p for p in phrases.of_paragraph[phrase.paragraph] if phrase.sentence - p.sentence == 1]
    about = [p for p in before if p.main and p.role == "subj" and not p.joint]
    if len(about) != 1 or about[0].name is None or about[0].head.i != about[0].name.tokens[-1].i:
        return []
    one, last, noun = about[0].name, about[0].head.lower_, lemma(phrase.head)
    if one.type != "organization" or about[0].plural or last in words()["public_bodies"]:
        return []
    if lexicon.noun_class(last) == "group" and last != noun and noun not in ANY_BODY:
        return []  # a commission is no company
    window = (p.name for p in phrases.of_paragraph[phrase.paragraph] if p.before(phrase) and p.role == "subj")
    others = (m for m in window if m is not None and m.type == "organization")
    return [one] if all(names.same(one, m) for m in others) else []


def resumes_inside(the: Token, around: set[int], phrases: Phrases) -> bool:
    """Tell whether what "the N" resumes stands before it in the question: "a cell grows until *the cell* divides"."""
    own, noun = phrases.at(the.head), lemma(the.head)
    if own is None or own.head.i not in around:
        return False
    ahead = [p for p in phrases.of_paragraph[own.paragraph] if the.sent.start <= p.head.i < the.i]
    alike = [p for p in ahead if _may_be(p, own, noun)]
    if len(alike) != 1 or alike[0].head.i not in around or alike[0].plural != own.plural:
        return False
    extra = {t.lower_ for t in own.tokens if the.i < t.i < own.head.i}
    return extra <= {t.lower_ for t in alike[0].tokens}


def _may_be(earlier: Phrase, own: Phrase, noun: str) -> bool:
    """Tell whether an earlier phrase of the sentence can be what "the N" resumes, by its noun or a narrower one."""
    other = lemma(earlier.head)
    if other == noun:
        return True
    if earlier.pronoun or is_name(earlier.head) or noun in words()["stand_ins"]["person"]:
        return False
    return lexicon.listed(other) and lexicon.is_kind_of(other, noun)
