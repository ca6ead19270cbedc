"""Objects: what or whom somebody did something to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quizgen.extract.answers import is_answerable
from quizgen.extract.families.being.styled import given_name
from quizgen.extract.families.doing.prepositional import STRANDED
from quizgen.extract.records import Ask, Context, Target
from quizgen.extract.types import CURRENCY, answer_type, is_amount, is_locative, is_temporal, time_type
from quizgen.model import Kind
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import is_name, is_nominal, is_plural, rel
from quizgen.syntax.parts import Part
from quizgen.syntax.phrases import below, nominal, preposition
from quizgen.syntax.tokens import Token
from quizgen.tables import table, wordlist

THIN = wordlist("extract", "thin")
EXAMPLES = frozenset(table("extract")["examples"])
LIGHT = wordlist("extract", "light")
HOLDING = wordlist("extract", "holding")
OF_NOUNS = frozenset("about against for in on over with".split())
"""Prepositions of what a bare noun is about."""
PREVENTING = frozenset("prevent stop bar ban prohibit discourage deter mean help enable allow".split())
"""Lemmas of verbs whose object is half of what they say: "prevent the rich *from using* it"."""
LONGEST_DEED = 11
"""Words of what somebody decided to do."""
RESOLVING = wordlist("extract", "resolving")
USING = frozenset({"use", "employ", "utilize", "utilise"})
"""Verbs of which an infinitive says what for."""
TOLD = frozenset({"tell", "inform", "remind", "assure"})
GIVING = wordlist("extract", "giving")
DIRECTING = wordlist("extract", "directing") | wordlist("extract", "hiring")
INFINITIVAL = wordlist("extract", "infinitival")


def objects(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for the direct object of an active clause."""
    if clause.passive or clause.copular:
        return
    if any(p.low in {"also", *EXAMPLES} for p in clause.parts):
        return  # there is another object to name
    for part in clause.having("obj"):
        head = part.head
        if not is_answerable(part.tokens) or head.pos_ == "PRON" or clause.verb.lemma_ in THIN - HOLDING:
            continue
        if _is_light(clause.verb, head) or any(t.text in CURRENCY for t in part.tokens[:2]):
            continue
        if (is_temporal(head) and not is_name(head)) or is_amount(head):
            continue
        if _may_go_on(part, clause, context) or (clause.verb.lemma_ in TOLD and any(clause.having("ccomp"))):
            continue
        kind = answer_type(head, context.references)
        if clause.verb.lemma_ in HOLDING and not any(is_name(t) for t in clause.subject_tokens):
            continue
        if _goes_on(part, clause) or given_name(head, part.tokens, context):
            continue  # of what is called something, the name is asked
        if _is_half_said(clause.verb, head, kind) or _is_two(clause.verb, part):
            continue
        if kind == "organization":
            kind = "name"  # "Which organization did she attend?" is not how one asks for a school
        family = Kind.PARTS if clause.verb.lemma_ in HOLDING else Kind.OBJECT
        yield Ask(family, "object", _who_alone(part, kind) or Target("part", part.tokens, part), {"answer_type": kind})


def _is_two(verb: Token, part: Part) -> bool:
    """Tell whether the parse took two objects for one: "paid | *Ann Roe* | 300 pounds"."""
    pairs = pairwise(part.tokens)
    return verb.lemma_.lower() in GIVING and any(is_name(one) and two.tag_ == "CD" for one, two in pairs)


def _is_light(verb: Token, head: Token) -> bool:
    """Tell whether verb and object say one thing together: "take place", "give chase"."""
    bare = not any(rel(c) in {"det", "nmod", "amod", "compound", "nummod"} for c in head.children)
    return verb.lemma_ in LIGHT and bare and not is_name(head) and not is_plural(head)


def _who_alone(part: Part, kind: str) -> Target | None:
    """Return a person's name without what the verb says of them: "cleared Ann Roe | of fraud"."""
    head = part.head
    verbal = (c for c in head.children if rel(c) == "nmod" and c.i > head.i and preposition(c) in {"of", "for", "with"})
    first = min((c.left_edge.i for c in verbal if not is_name(c)), default=None)
    if not is_name(head) or first is None or kind != "person":
        return None
    return Target("nested", tuple(t for t in part.tokens if t.i < first), part)


def _is_half_said(verb: Token, noun: Token, kind: str) -> bool:
    """Tell whether an object is half of what its verb says: "prevented the rich | from using it"."""
    if verb.lemma_.lower() not in PREVENTING:
        return False
    return kind in {"person", "people", "group"} or any(t.lower_ == "from" and t.i > noun.i for t in verb.subtree)


def _may_go_on(part: Part, clause: Clause, context: Context) -> bool:
    """Tell whether the phrase after a bare noun may belong to it: "seeks investment | in energy"."""
    head, end = part.head, part.tokens[-1].i + 1
    if len(part.tokens) > 1 or is_name(head):
        return False
    after = next((p for p in clause.parts if p is not part and p.tokens[0].i == end), None)
    if after is None or after.role != "obl" or after.prep not in OF_NOUNS or is_temporal(after.head):
        return False
    return not is_locative(after.head, after.prep, context.references)  # "studied law | in Paris"


def _goes_on(part: Part, clause: Clause) -> bool:
    """Tell whether an infinitive right after the object may belong to it: "faces pressure | to conform"."""
    lemma = clause.verb.lemma_.lower()
    if (is_name(part.head) and lemma in DIRECTING) or (lemma in USING and part.head.lemma_.lower() not in INFINITIVAL):
        return False  # "hired Ann Roe | to paint it", "uses heat | to drive a mill"
    end = part.tokens[-1].i + 1
    after = (p for p in clause.parts if p is not part and p.role in {"xcomp", "advcl", "ccomp"})
    return any(p.tokens[0].i == end and p.tokens[0].lower_ == "to" for p in after)


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
            if rel(child) == "obj":
                yield from _inner_object(child, part, context)
            elif rel(child) == "obl" and preposition(child) in {"to", "into"} and _has_object(part.head):
                yield from _inner_result(child, part, context)
            elif rel(child) == "obl" and preposition(child) in STRANDED:
                yield from _inner_prepositional(child, part, context)


def _has_object(verb: Token) -> bool:
    return any(rel(c) == "obj" for c in verb.children)


def _inner_object(child: Token, part: Part, context: Context) -> Iterator[Ask]:
    inside = {t.i for t in part.tokens}
    tokens = [t for t in below(child) if t.i in inside]
    kind = answer_type(child, context.references)
    after = child.doc[tokens[-1].i + 1] if tokens and tokens[-1].i + 1 < len(child.doc) else child
    bare = len(tokens) == 1 and not is_name(child) and after.lower_ in OF_NOUNS
    if _is_half_said(child.head, child, kind) or bare or any(t.tag_ in {"WDT", "WP"} for t in part.tokens):
        return
    plain = is_answerable(tokens) and not is_temporal(child) and not is_amount(child)
    if plain and _ends(tokens, part) and not _is_light(child.head, child):
        yield Ask(Kind.OBJECT, "nested-object", Target("nested", tuple(tokens), part), {"answer_type": kind})


def _inner_result(child: Token, part: Part, context: Context) -> Iterator[Ask]:
    bare = nominal(child)
    if below(child)[-1].i != part.tokens[-1].i or not is_answerable(bare, 9) or is_temporal(child):
        return
    features = {"answer_type": answer_type(child, context.references), "nested": "yes"}
    yield Ask(Kind.CHANGE, f"nested-result-{preposition(child)}", Target("nested", tuple(bare), part), features)


def _inner_prepositional(child: Token, part: Part, context: Context) -> Iterator[Ask]:
    whole, bare, prep = below(child), nominal(child), preposition(child)
    if not whole or whole[0].i != part.head.i + 1 or whole[-1].i != part.tokens[-1].i or not is_answerable(bare):
        return
    if time_type(bare) or is_temporal(child) or is_locative(child, prep, context.references):
        return
    features = {"answer_type": answer_type(child, context.references), "nested": "yes"}
    yield Ask(Kind.RELATION, f"nested-{prep}", Target("nested", tuple(bare), part), features)


def _completes(part: Part, clause: Clause) -> bool:
    """Tell whether an infinitive belongs to the object before it, whatever the parse says: "plans to expand"."""
    noun = next((p.head for p in clause.parts if p.role == "obj"), None)
    return (
        part.mark == "to" and noun is not None and noun.lemma_.lower() in INFINITIVAL and part.tokens[0].i == noun.i + 1
    )


def _ends(tokens: Sequence[Token], part: Part) -> bool:
    """Tell whether only a further infinitive or adverbial clause follows the tokens in their part."""
    last = max(t.i for t in tokens)
    after = [t for t in part.tokens if t.i > last and not t.is_punct]
    return (
        not after
        or (after[0].lower_ in {"to", "in", "so"} and any(rel(t) == "advcl" for t in after))
        or len(after) <= 4
    )


def resolved(clause: Clause, _context: Context) -> Iterator[Ask]:
    """Yield a request for what somebody decided, agreed or refused to do."""
    if clause.verb.lemma_.lower() not in RESOLVING or clause.copular or clause.passive:
        return
    for part in clause.having("xcomp", "advcl"):
        first = part.tokens[0]
        if part.loose or part.ahead or part.head.tag_ != "VB" or first.lower_ != "to" or first.i != clause.verb.i + 1:
            continue
        tokens = part.tokens[1:]
        whole = tokens[0].i == part.head.i and not any(rel(c) in {"conj", "advcl"} for c in part.head.children)
        timed = any(rel(c) == "obl" and is_temporal(c) for c in part.head.children)  # of which verb is open
        if whole and not timed and len(tokens) > 1 and is_answerable(tokens, LONGEST_DEED):
            yield Ask(Kind.OBJECT, "resolved", Target("part", tokens, part), {"answer_type": "deed", "asks": "deed"})


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
        if is_answerable(tokens) and _ends_or_aims(verb, tokens, inside):
            kind = answer_type(child, context.references)
            yield Ask(Kind.OBJECT, "planned", Target("nested", tuple(tokens), part), {"answer_type": kind})


def _ends_or_aims(verb: Token, tokens: Sequence[Token], inside: set[int]) -> bool:
    """Tell whether an infinitive ends with its object, or goes on with what that is for: "plans to buy wool *to* …"."""
    last = max(t.i for t in tokens)
    aim = next((c for c in verb.children if rel(c) == "advcl" and c.tag_ == "VB" and c.i > last), None)
    if aim is None or last + 1 != aim.left_edge.i or aim.left_edge.lower_ != "to":
        return last == max(inside)
    return max(t.i for t in aim.subtree) >= max(inside)
