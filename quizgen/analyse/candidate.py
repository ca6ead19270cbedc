"""What grammar shows of a pronoun and a phrase that it may resume, as the names of features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen import lexicon
from quizgen.analyse.phrases import REFLEXIVE, Phrase, lemma, role
from quizgen.syntax.labels import SUBJECTS, is_name, is_verb, rel, subtype
from quizgen.syntax.tokens import Token

CLAUSAL = frozenset({"acl", "advcl", "ccomp", "xcomp", "csubj", "parataxis"})


def features(pronoun: Phrase, phrase: Phrase, rank: int, mentions: int, titular: bool) -> Iterator[str]:
    """Yield the features of a candidate.

    ``rank`` counts the things spoken of since; ``mentions`` how often this one was; ``titular`` whether it is the
    article's title.
    """
    own, its = _role(pronoun), _role(phrase)
    gap = min(pronoun.sentence - phrase.sentence, 3)
    other = pronoun.paragraph != phrase.paragraph
    distance = "paragraph" if other else f"gap {gap}"
    yield distance
    yield f"{distance} {its}"
    yield f"{own} < {its}"
    yield f"rank {min(rank, 4)}"
    yield f"seen {min(mentions, 4)}"
    yield phrase.article
    yield f"kind {phrase.kind or 'unknown'}"
    if phrase.main:
        yield "main"
        yield f"main {distance}"
        if pronoun.main:
            yield f"main both {distance}"
    if phrase.pronoun:
        yield f"pronoun {distance}"
        if not phrase.thing:
            yield "pronoun open"
    if own == its:
        yield f"parallel {distance}"
    if pronoun.head.is_sent_start:
        yield f"opening {distance} {its}"
        yield f"opening {rank == 0} {phrase.article}"
    yield f"{phrase.article} seen {min(mentions, 2)}"
    if titular:
        yield "titular"
        yield f"titular {distance}"
    if pronoun.quoted != phrase.quoted:
        yield "quoted"
    if phrase.plural:
        yield "plural"
    if rel(phrase.head) == "conj":
        yield "conjunct"
    if any(rel(c) == "conj" for c in phrase.head.children):
        yield "coordination"
    if _first(phrase):
        yield "opens"
        yield f"opens {distance}"
    depth = _depth(phrase.head)
    yield f"depth {min(depth, 3)}"
    if phrase.article == "a" and gap == 0:
        yield "a here"
    if gap == 0:
        yield from _within(pronoun.head, phrase.head)
    if not phrase.name and not phrase.pronoun:
        noun = lemma(phrase.head)
        if lexicon.is_time(noun):
            yield "time"
        if lexicon.relational(noun):
            yield "relational"
        yield f"abstract {lexicon.is_abstract(noun)}"
    yield from _sense(pronoun.head, phrase)


def _sense(pronoun: Token, phrase: Phrase) -> Iterator[str]:
    """Yield how what is said of the pronoun goes with what the phrase names."""
    kind, head = phrase.kind or ("pronoun" if phrase.pronoun else "unknown"), pronoun.head
    if pronoun.tag_ == "PRP$":
        owned = lexicon.noun_class(lemma(head))
        yield f"owns {owned} {kind}"
        yield f"owns relational {lexicon.relational(lemma(head))} {kind}"
        yield f"poss {kind}"
        return
    if rel(pronoun) in SUBJECTS and any(rel(c) == "cop" for c in head.children):
        if head.pos_ in {"NOUN", "PROPN"}:
            other = lexicon.noun_class(lemma(head))
            yield f"is {'same' if other == kind else 'other'}"
            yield f"is {other} {kind}"
        else:
            yield f"is so {kind}"
    elif is_verb(head):
        yield f"{rel(pronoun)} {lexicon.verb_class(lemma(head))} {kind}"
        if is_verb(phrase.head.head) and lemma(phrase.head.head) == lemma(head):
            yield f"same verb {rel(pronoun) == rel(phrase.head)}"
    if subtype(pronoun) == "pass":
        yield f"passive {kind}"


def _within(pronoun: Token, head: Token) -> Iterator[str]:
    """Yield how two phrases of one sentence stand to each other."""
    clause, other = _clause(pronoun), _clause(head)
    if clause is None or other is None:
        return
    possessive = "poss " if pronoun.tag_ == "PRP$" else "self " if pronoun.lower_ in REFLEXIVE else ""
    subject = "subj" if rel(head) in SUBJECTS else "other"
    if clause.i == other.i:
        yield f"{possessive}clause {subject}"
    elif other.is_ancestor(clause):
        yield f"{possessive}above {subject} {rel(clause)}"
        if rel(clause) == "ccomp":
            yield f"above speech {lexicon.speech_verb(lemma(other))} {subject}"
    elif clause.is_ancestor(other):
        yield f"{possessive}below {rel(other)} {subject}"
    else:
        yield f"{possessive}beside {subject}"
    if rel(clause) == "conj" and clause.head.i == other.i:
        yield f"{possessive}conjoined {subject}"
    if pronoun.i - head.i <= 3:
        yield "adjacent"
    if clause.head.i == head.i:
        yield "modified"


def nothing(pronoun: Phrase, found: Sequence[Phrase]) -> Iterator[str]:
    """Yield the features of a pronoun that resumes nothing: weather, an extraposed clause, what is yet to come."""
    head = pronoun.head
    yield "none"
    yield f"none {_role(pronoun)}"
    yield f"none of {min(len({p.thing or str(p.head.i) for p in found}), 6)}"
    if rel(head) in SUBJECTS:
        if any(rel(c) in {"ccomp", "csubj", "advcl", "xcomp"} and c.i > head.i for c in head.head.children):
            yield "none clause after"
            if head.head.pos_ == "ADJ" or rel(head.head) == "amod":
                yield "none adjective"
        if any(rel(c) == "cop" for c in head.head.children):
            yield "none copula"
            yield f"none copula {head.head.pos_}"
    if any(rel(a) in {"advcl"} for a in (head, *head.ancestors)) and not any(
        p.sentence == pronoun.sentence for p in found
    ):
        yield "none cataphor"
    yield f"none {rel(head)} {lemma(head.head)}"
    if head.is_sent_start:
        yield "none opens"
    if rel(head) == "obj" and any(rel(c) in {"xcomp", "ccomp", "amod"} for c in head.head.children):
        yield "none raised"
    if pronoun.quoted:
        yield "none quoted"
    if not any(p.paragraph == pronoun.paragraph for p in found):
        yield "none in paragraph"
    if not any(is_name(p.head) for p in found):
        yield "none named"


def _role(phrase: Phrase) -> str:
    if phrase.head.tag_ == "PRP$":
        owner = role(phrase.head.head)
        return f"poss of {'subj' if owner == 'subj' else 'other'}" if phrase.pronoun else "poss"
    return phrase.role


def _first(phrase: Phrase) -> bool:
    left = phrase.head.doc[phrase.head.left_edge.i]
    return bool(left.is_sent_start) or (left.i > 0 and left.nbor(-1).is_punct and bool(left.nbor(-1).is_sent_start))


def _depth(head: Token) -> int:
    """Return how many nominals hold the phrase."""
    count = 0
    for above in head.ancestors:
        if is_verb(above) or rel(above) in CLAUSAL or rel(above) == "root":
            break
        count += 1
    return count


def _clause(token: Token) -> Token | None:
    """Return the predicate of the clause around the token."""
    for above in token.ancestors:
        if is_verb(above) or any(rel(c) in {"cop", *SUBJECTS} for c in above.children):
            return above
    return None
