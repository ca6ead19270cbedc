"""Objects: what or whom somebody did something to, and what a verb's own preposition leads to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import yaml
from spacy.tokens import Token

from quizgen import lexicon
from quizgen.extract.clausal import Ask, is_answerable
from quizgen.extract.frames import Context, Target
from quizgen.extract.types import answer_type, is_locative, is_temporal, time_type
from quizgen.model import Kind
from quizgen.syntax.clauses import Clause, Part
from quizgen.syntax.labels import is_name, is_nominal, is_plural, rel
from quizgen.syntax.phrases import below, nominal, preposition

LIGHT = frozenset("take make have give play do get put hold pay bear lose find catch keep set".split())
STRANDED = frozenset("of on to with from for as into upon against about after over in at through by under".split())
PARTS = frozenset("consist comprise include contain compose divide make".split())
NAMING = frozenset("call name term dub know title entitle nickname label refer".split())


def objects(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for the direct object of an active clause."""
    if clause.passive or clause.copular:
        return
    for part in clause.having("obj"):
        head = part.head
        if not is_answerable(part.tokens) or head.pos_ == "PRON" or clause.verb.lemma_ in {"have", "do"}:
            continue
        bare = not any(rel(c) in {"det", "nmod", "amod", "compound", "nummod"} for c in head.children)
        if clause.verb.lemma_ in LIGHT and bare and not is_name(head) and not is_plural(head):
            continue
        if (is_temporal(head) and not is_name(head)) or head.like_num or head.tag_ == "CD":
            continue
        if any(rel(c) == "nummod" for c in head.children) and lexicon.is_unit(head.lemma_.lower()):
            continue
        kind = answer_type(head, context.references)
        if clause.verb.lemma_ in PARTS and not any(is_name(t) for t in clause.subject_tokens):
            continue
        family = Kind.PARTS if clause.verb.lemma_ in PARTS else Kind.OBJECT
        yield Ask(family, "object", Target("part", tuple(part.tokens), part), {"answer_type": kind})


def prepositional(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for the noun after a preposition that belongs to the verb: "is based on …"."""
    core = [p for p in clause.parts if not p.ahead and p.role not in {"advmod"}]
    if not core:
        return
    first = min(core, key=lambda p: p.tokens[0].i)
    for part in core:
        if part is not first or part.role != "obl" or part.prep not in STRANDED or part.loose:
            continue
        if clause.passive and part.prep == "by":
            continue
        if part.prep not in collocations().get(clause.verb.lemma_.lower(), ()) and not clause.copular:
            continue
        if part.prep in {"over", "under", "about", "around"} and (
            part.head.like_num or part.head.lower_ in {"half", "third", "quarter"}
        ):
            continue
        if not _is_bound(part, clause) or not is_answerable(part.bare) or not is_nominal(part.head):
            continue
        if time_type(part.bare) or is_temporal(part.head) or is_locative(part.head, part.prep, context.references):
            continue
        if part.prep in {"in", "at", "on", "under"} and (kind_is_event(part.head, context) or is_name(part.head)):
            continue
        if part.head.like_num or any(
            c.lower_ == "to" and part.prep == "from" for c in clause.predicate.subtree if rel(c) == "case"
        ):
            continue
        kind = answer_type(part.head, context.references)
        family = (
            Kind.DEFINITION
            if clause.verb.lemma_ in NAMING and part.prep == "as"
            else (Kind.PARTS if clause.verb.lemma_ in PARTS else Kind.RELATION)
        )
        yield Ask(
            family,
            f"prepositional-{part.prep}",
            Target("part", tuple(part.bare), part),
            {"answer_type": kind, "prep": part.prep},
        )


@cache
def collocations() -> dict[str, list[str]]:
    """Return the prepositions that belong to verbs: ``data/collocations.yaml``."""
    text = files("quizgen").joinpath("data/collocations.yaml").read_text(encoding="utf-8")
    data: dict[str, str] = yaml.safe_load(text)
    return {verb: str(preps).split() for verb, preps in data.items()}


def kind_is_event(head: Token, context: Context) -> bool:
    """Tell whether a nominal names something that happened: what is asked then is when or where, not what."""
    return context.references.names.type_of(head) == "event" or lexicon.noun_class(head.lemma_.lower()) in {
        "event",
        "act",
    }


def _is_bound(part: Part, clause: Clause) -> bool:
    """Tell whether the preposition follows its verb (or adjective, or particle) at once."""
    first = part.tokens[0].i
    if clause.copular:
        return clause.predicate.pos_ == "ADJ" and first == clause.predicate.i + 1
    last = max([clause.verb.i, *(p.i for p in clause.particles)])
    return first == last + 1


def names_given(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for the name in "is called X", "was named X"."""
    if clause.verb.lemma_ not in NAMING or not clause.passive:
        return
    for part in clause.having("xcomp", "obj"):
        if is_nominal(part.head) and not part.prep and is_answerable(part.tokens, 7) and not part.loose:
            yield Ask(Kind.DEFINITION, "called", Target("part", tuple(part.tokens), part), {"answer_type": "thing"})
    del context


def results(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for what something is turned or raised to: "raised the rate to nine percent"."""
    if clause.copular or not clause.parts:
        return
    for part in clause.parts:
        if part.role != "obl" or part.prep not in {"to", "into"} or part.loose or part.ahead:
            continue
        last = max(t.i for p in clause.parts if not p.loose for t in p.tokens)
        if not any(p.role == "obj" for p in clause.parts) or part.tokens[-1].i != last:
            continue
        if is_temporal(part.head) or time_type(part.bare) or not is_answerable(part.bare, 9):
            continue
        kind = answer_type(part.head, context.references)
        if kind in {"place", "location"}:
            continue
        yield Ask(
            Kind.CHANGE,
            f"result-{part.prep}",
            Target("part", tuple(part.bare), part),
            {"answer_type": kind, "prep": part.prep},
        )


def becoming(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for what somebody or something became, was elected or was named."""
    for part in clause.having("xcomp"):
        if clause.verb.lemma_ not in BECOMING or part.prep or part.mark or not is_nominal(part.head) or part.loose:
            continue
        if is_answerable(part.tokens, 9):
            subject = clause.subject
            assert subject is not None
            yield Ask(
                Kind.CHANGE,
                "became",
                Target("part", tuple(part.tokens), part),
                {"answer_type": "thing", "subject_type": answer_type(subject, context.references)},
            )


BECOMING = frozenset("become elect appoint crown make declare proclaim remain".split())


def nested(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield requests for objects and verb-bound phrases of an infinitive: "agreed to finance a company"."""
    for part in clause.having("xcomp", "advcl"):
        if part.loose or part.head.tag_ not in {"VB", "VBG"} or part.ahead:
            continue
        if part.role == "advcl" and not _completes(part, clause):
            continue
        for child in part.head.children:
            if child.i < part.head.i or child.pos_ == "PRON" or not is_nominal(child):
                continue
            kind = answer_type(child, context.references)
            inside = {t.i for t in part.tokens}
            if rel(child) == "obj":
                tokens = [t for t in below(child) if t.i in inside]
                if is_answerable(tokens) and not is_temporal(child) and _ends(tokens, part):
                    yield Ask(
                        Kind.OBJECT, "nested-object", Target("nested", tuple(tokens), part), {"answer_type": kind}
                    )
            elif (
                rel(child) == "obl"
                and preposition(child) in {"to", "into"}
                and any(rel(c) == "obj" for c in part.head.children)
            ):
                bare = nominal(child)
                if max(t.i for t in below(child)) != max(inside) or not is_answerable(bare, 9) or is_temporal(child):
                    continue
                features = {"answer_type": kind, "nested": "yes"}
                yield Ask(
                    Kind.CHANGE, f"nested-result-{preposition(child)}", Target("nested", tuple(bare), part), features
                )
            elif rel(child) == "obl" and preposition(child) in STRANDED:
                whole = below(child)
                bare = nominal(child)
                prep = preposition(child)
                if (
                    whole
                    and whole[0].i == part.head.i + 1
                    and max(t.i for t in whole) == max(inside)
                    and is_answerable(bare)
                ):
                    if time_type(bare) or is_temporal(child) or is_locative(child, prep, context.references):
                        continue
                    yield Ask(
                        Kind.RELATION,
                        f"nested-{prep}",
                        Target("nested", tuple(bare), part),
                        {"answer_type": kind, "nested": "yes"},
                    )


INFINITIVAL = frozenset("plan effort attempt decision right ability agreement proposal promise desire permission chance opportunity bid "
                        "move campaign pledge vow intention need failure refusal request order option power".split())  # fmt: skip


def _completes(part: Part, clause: Clause) -> bool:
    """Tell whether an infinitive belongs to the object before it, whatever the parse says: "plans to expand"."""
    noun = next((p.head for p in clause.parts if p.role == "obj"), None)
    return (
        part.mark == "to" and noun is not None and noun.lemma_.lower() in INFINITIVAL and part.tokens[0].i == noun.i + 1
    )


def _ends(tokens: list[Token], part: Part) -> bool:
    """Tell whether only a further infinitive or adverbial clause follows the tokens in their part."""
    last = max(t.i for t in tokens)
    after = [t for t in part.tokens if t.i > last and not t.is_punct]
    return (
        not after
        or (after[0].lower_ in {"to", "in", "so"} and any(rel(t) == "advcl" for t in after))
        or len(after) <= 4
    )


def planned(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for the object of an infinitive that hangs on the object: "announced plans to expand trade"."""
    for part in clause.having("obj"):
        verb = next((c for c in part.head.children if rel(c) == "acl" and c.tag_ == "VB" and c.i > part.head.i), None)
        if verb is None or part.loose:
            continue
        inside = {t.i for t in part.tokens}
        child = next((c for c in verb.children if rel(c) == "obj"), None)
        if child is None or child.pos_ == "PRON" or not is_nominal(child) or is_temporal(child):
            continue
        tokens = [t for t in below(child) if t.i in inside]
        if is_answerable(tokens) and max(t.i for t in tokens) == max(inside):
            kind = answer_type(child, context.references)
            yield Ask(Kind.OBJECT, "planned", Target("nested", tuple(tokens), part), {"answer_type": kind})


def memberships(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for Y in "X was a member of Y"."""
    if not clause.copular or not is_nominal(clause.predicate) or clause.negation is not None:
        return
    determiner = next((c.lower_ for c in clause.predicate.children if rel(c) == "det"), "")
    if determiner not in {"a", "an"}:
        return
    last = clause.complement[-1] if clause.complement else None
    for child in clause.predicate.children:
        if rel(child) != "nmod" or preposition(child) != "of" or child.i < clause.predicate.i:
            continue
        tokens = nominal(child)
        if last is None or max(t.i for t in tokens) != last.i or not is_answerable(tokens, 8):
            continue
        if not any(is_name(t) for t in tokens):
            continue
        kind = answer_type(child, context.references)
        yield Ask(
            Kind.RELATION, "membership", Target("in-complement", tuple(tokens)), {"answer_type": kind, "nested": "yes"}
        )
