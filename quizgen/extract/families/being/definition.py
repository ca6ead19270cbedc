"""Definitions and ranks: X is a …; the first, the largest, the capital of … is X."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen import lexicon
from quizgen.analyse.persons import surely_person
from quizgen.extract.answers import is_answerable
from quizgen.extract.records import Ask, Context, Target
from quizgen.extract.types import answer_type
from quizgen.model import Kind
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import is_name, is_nominal, is_plural, rel
from quizgen.syntax.phrases import preposition
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

RANKING = wordlist("extract", "ranking")
MAKERS = tuple(wordlist("extract", "makers"))
RATING = wordlist("extract", "rating")
OF_WHAT = wordlist("reference", "of_what")
LIVING = frozenset({"animal", "plant", "person", "food"})
"""Classes of nouns for what no place is, though it may bear a place's name."""


def definitions(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for the predicate of "X is a …", and for X where the predicate fits one thing only."""
    subject = clause.subject
    if (
        not clause.copular
        or not is_nominal(clause.predicate)
        or clause.predicate.pos_ in {"PRON", "NUM"}
        or clause.negation is not None
    ):
        return
    predicate = clause.predicate
    if not is_nominal(subject) or rel(subject) == "csubj" or clause.how == "relative":
        return
    if any(rel(c) == "case" and c.i < predicate.i for c in predicate.children):
        return
    if any(t.tag_ in {"JJR", "RBR"} or t.lower_ == "more" for t in clause.complement):
        return
    if lexicon.is_unit(predicate.lemma_.lower()) and clause.complement[-1].i > predicate.i:
        return  # "is 13 km from Turku" says how far it is
    determiner = next((c.lower_ for c in predicate.children if rel(c) == "det"), "")
    subject_type = answer_type(subject, context.references)
    short = len(clause.subject_tokens) <= 5
    about_name = is_name(subject) or _is_term(subject, context)
    somebody = subject_type in {"person", "people"} or (
        is_name(subject) and lexicon.is_person(predicate.lemma_.lower())
    )
    if somebody and not _is_introduced(subject, context):
        about_name = False
    if any(t.lower_ == "one" and t.i < predicate.i for t in clause.complement):
        about_name = False  # "one culture that had ties" tells one of many
    # "What is Brazil?" has many answers; "What is the largest producer of …?" has one.
    known = subject_type == "place" or (subject.lemma_.lower() in context.references.title_words and is_name(subject))
    if known or is_specific(predicate):
        about_name = False
    if any(p.head.i > predicate.i and p.tokens[0].tag_ in {"WDT", "WP"} for p in clause.parts):
        about_name = False  # "is a body *that*, when it warms, grows": which one, only the whole tells
    plain = not clause.auxiliaries and not any(p.role == "obl" and not p.loose for p in clause.parts)
    if about_name and short and plain and is_answerable(clause.complement, 12) and determiner != "no":
        yield Ask(
            Kind.DEFINITION,
            "definition",
            Target("complement", clause.complement),
            {"answer_type": "definition", "subject_type": subject_type},
        )
    if predicate.lemma_.lower() == "part" and not determiner:
        return  # "is part of Orvalia" says of what
    named = _name_in(clause)
    if (is_name(predicate) or not determiner) and not is_name(subject):
        # "Her first film was Ivan": the name answers for what describes it.
        if is_specific(subject) and is_answerable(named, 8):
            kind = answer_type(predicate, context.references)
            if kind == "person" and not _of_people(subject):
                kind = "thing"  # "the work of Ann Roe is Kelmarion"
            features = {"answer_type": kind, "asks": "complement"}
            yield Ask(
                Kind.RANK if ranks(subject) else Kind.RELATION,
                "identified-name",
                _named_target(named, clause),
                features,
            )
        return
    if predicate.lemma_.lower() == "home":
        return  # "What is the home of the league?" asks for no town
    if predicate.lemma_.lower() in OF_WHAT and not any(
        preposition(c) in {"of", "to"} for c in predicate.children if c.i > predicate.i
    ):
        return  # "the exception on the tour": from what, the sentence before said
    if any(c.lower_ in RATING for c in subject.children) and subject.left_edge.lower_ in {"a", "an"}:
        return  # "A key invention was the kiln in Rusk" weighs it, and doesn't say what it was
    if subject_type == "place" and lexicon.noun_class(predicate.lemma_.lower()) in LIVING:
        return  # a rhino called Sudan
    if is_specific(predicate) and is_answerable(clause.subject_tokens, 8):
        if subject_type in {"person", "people"} and not _of_people(predicate):
            if lexicon.noun_class(predicate.lemma_.lower()) != "communication":
                return
            subject_type = "thing"  # "the epithet of Apollo" is no person
        maker = predicate.lemma_.lower().endswith(MAKERS)
        if maker and subject_type == "person" and not surely_person(subject, context.references.names):
            subject_type = "name"  # "Dorvane is the largest provider of salt": a firm as well
        kind = Kind.RANK if ranks(predicate) else Kind.RELATION
        yield Ask(kind, "identified", Target("subject", clause.subject_tokens), {"answer_type": subject_type})


def _name_in(clause: Clause) -> list[Token]:
    """Return a name that is a predicate, without a time or place after it."""
    predicate = clause.predicate
    later = [
        c for c in predicate.children if rel(c) == "nmod" and c.i > predicate.i and preposition(c) not in {"", "of"}
    ]
    end = min((c.left_edge.i for c in later), default=predicate.right_edge.i + 1)
    return [t for t in clause.complement if t.i < end]


def _named_target(named: Sequence[Token], clause: Clause) -> Target:
    """Return the name in a predicate as what is asked for; a time or place after it stays in the question."""
    whole = len(named) == len([t for t in clause.complement if not t.is_punct])
    return Target("complement" if whole else "in-complement", tuple(named))


def _of_people(predicate: Token) -> bool:
    """Tell whether a predicate can be said of somebody: an office, a kin, "the youngest"."""
    lemma = predicate.lemma_.lower()
    kinds = (lexicon.is_person, lexicon.is_role, lexicon.kinship, lexicon.is_group)
    return predicate.pos_ == "ADJ" or is_name(predicate) or any(known(lemma) for known in kinds)


def _is_term(subject: Token, context: Context) -> bool:
    if any(rel(c) == "det" and c.lower_ not in {"a", "an", "the"} for c in subject.children):
        return False
    return subject.lemma_.lower() in context.references.title_words or not any(
        rel(c) in {"nmod", "acl"} or (rel(c) == "det" and c.lower_ == "the") for c in subject.children
    )


def _is_introduced(subject: Token, context: Context) -> bool:
    """Tell whether somebody is named here for the first time: what is said then is who that is."""
    names = context.references.names
    mention = names.at(subject)
    first = next((m for m in names.mentions if mention is not None and names.same(m, mention)), None)
    return mention is not None and first is mention


def is_office(head: Token) -> bool:
    """Tell whether a role is one that a single person holds: ranked, or of something named."""
    return is_specific(head) and (
        ranks(head) or any(rel(c) == "nmod" and any(rel(g) == "case" for g in c.children) for c in head.children)
    )


def is_specific(head: Token) -> bool:
    """Tell whether a nominal names one thing: definite or possessed, with a rank, a name or an "of"."""
    determined = any(rel(c) == "det" and c.lower_ == "the" for c in head.children) or any(
        rel(c) == "nmod" and any(g.lower_ in {"'s", "’s", "'", "’"} for g in c.children) for c in head.children
    )
    if not determined or is_plural(head) or head.lower_ in {"one", "ones"}:
        return False
    return (
        ranks(head)
        or any(rel(c) == "nmod" and c.i > head.i for c in head.children)
        or any(is_name(c) and c.i < head.i for c in head.children)
    )


def ranks(head: Token) -> bool:
    """Tell whether a nominal is ranked: by a superlative, "first", "only"."""
    return any(
        c.tag_ == "JJS" or c.lower_ in RANKING or any(g.tag_ == "RBS" for g in c.children)
        for c in head.children
        if rel(c) in {"amod", "nummod"} or (c.lower_ == "only" and c.i < head.i)
    )
