"""What a preposition leads to that goes with a verb or an adjective, though other words may stand between.

"Accused the firm *of* smuggling", "is regarded by many *as* a saint", "is responsible *for* speech", "is part *of* it".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen import lexicon
from quizgen.extract.answers import is_answerable
from quizgen.extract.families.being.becoming import CHANGING
from quizgen.extract.families.doing.prepositional import LONGEST_LED, STRANDED, is_bound
from quizgen.extract.records import Ask, Context, Target
from quizgen.extract.types import answer_type, is_amount, is_locative, is_temporal, time_type
from quizgen.model import Kind
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import is_name, is_nominal, rel
from quizgen.syntax.parts import Part
from quizgen.syntax.phrases import is_loose, nominal, preposition
from quizgen.syntax.tokens import Token
from quizgen.tables import table

EXAMPLES = frozenset(table("extract")["examples"])
LONGEST_GERUND = 9
LONGEST_PREDICATE = 8
"""Tokens of subject and predicate after which a preposition may end the question."""


def governed(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for what follows the preposition of the verb after its object, or after by whom it was done."""
    if any(t.tag_ in {"RBR", "RBS"} for p in clause.having("advmod") for t in p.tokens):
        return  # "better known for his songs"
    if clause.copular or any(p.low in EXAMPLES for p in clause.parts):
        return
    own = str(table("collocations").get(clause.verb.lemma_.lower(), "")).split()
    yield from _of_object(clause, own, context)
    for part in clause.having("obl", "advcl"):
        prep = part.prep if part.role == "obl" else part.mark
        if prep not in own or part.loose or part.ahead or (part.role == "obl" and is_bound(part, clause)):
            continue
        if not _follows(part, clause):
            continue
        if part.role == "advcl":
            yield from _deed(part, clause, prep)
        elif _can_be_asked(part, prep, clause, context):
            kind = "thing" if prep == "as" else answer_type(part.head, context.references)
            features = {"answer_type": kind, "prep": prep, **_order(part, clause)}
            yield Ask(Kind.RELATION, f"governed-{prep}", Target("part", tuple(part.bare), part), features)


def _deed(part: Part, clause: Clause, prep: str) -> Iterator[Ask]:
    """Yield a request for a gerund: "was convicted of *smuggling salt*"."""
    tokens = tuple(t for t in part.tokens if t.i >= part.head.i)
    if part.head.tag_ != "VBG" or rel(part.head) != "advcl" or any(rel(c) == "conj" for c in part.head.children):
        return
    if prep == "as" or tokens[0].i != part.tokens[0].i + 1 or not is_answerable(tokens, LONGEST_GERUND):
        return
    if len(tokens) < 2 or any(is_temporal(c) for c in part.head.children if rel(c) == "obl"):
        return  # "arrested for stealing salt | in 1931": whose time it is, is open
    features = {"answer_type": "deed", "prep": prep, **_order(part, clause)}
    yield Ask(Kind.RELATION, f"governed-{prep}-ing", Target("part", tokens, part), features)


def _of_object(clause: Clause, own: Sequence[str], context: Context) -> Iterator[Ask]:
    """Yield a request for a source that the parse hung on the object: "made tires *from rubber*"."""
    for part in clause.having("obj"):
        for child in part.head.children:
            tokens = nominal(child) if rel(child) == "nmod" and preposition(child) == "from" else []
            if "from" not in own or not tokens or part.loose or tokens[-1].i != part.tokens[-1].i:
                continue
            if _is_plain(child, tokens, context) and not is_locative(child, "in", context.references):
                features = {"answer_type": answer_type(child, context.references), "disposed": "yes"}
                yield Ask(Kind.RELATION, "governed-from", Target("nested", tuple(tokens), part), features)


def _follows(part: Part, clause: Clause) -> bool:
    """Tell whether only the object, or the agent of a passive, stands between the verb and the phrase."""
    first = part.tokens[0].i
    between = [p for p in clause.parts if clause.verb.i < p.tokens[0].i < first and p.role != "compound"]
    if part.role == "advcl" and not between:
        return first == max([clause.verb.i, *(p.i for p in clause.particles)]) + 1
    if len(between) == 1 and _is_degree(between[0]):
        return True
    if len(between) != 1 or between[0].tokens[-1].i + 1 != first or between[0].loose:
        return False
    if clause.passive:
        return between[0].role == "obl" and between[0].prep == "by"
    return between[0].role == "obj" and between[0].head.pos_ != "PRON"


def _is_degree(part: Part) -> bool:
    """Tell whether a part only says how much or how so: "consists *almost entirely* of", "is composed *mainly* of"."""
    adverbs = part.role == "advmod" and all(t.pos_ == "ADV" for t in part.tokens) and not part.loose
    return adverbs and part.head.lower_.endswith("ly") and len(part.tokens) < 3


def _can_be_asked(part: Part, prep: str, clause: Clause, context: Context) -> bool:
    head = part.head
    if not is_nominal(head) or head.pos_ == "PRON" or not is_answerable(part.bare, LONGEST_LED) or prep not in STRANDED:
        return False
    changes = bool(lexicon.verb_classes(clause.verb.lemma_.lower()).keys() & CHANGING)
    last = max(t.i for p in clause.parts if not p.loose for t in p.tokens) == part.tokens[-1].i
    if prep == "into" or (prep == "to" and changes and last):
        return False  # of what something is turned to, another family asks
    if time_type(part.bare) or is_temporal(head) or is_amount(head) or head.like_num:
        return False
    return not is_locative(head, prep, context.references)


def _order(part: Part, clause: Clause) -> dict[str, str]:
    """Return whether the preposition goes first: "of what was she accused in 1931", not "… accused in 1931 of"."""
    first = part.tokens[0].i
    others = [p for p in clause.parts if p is not part and not p.loose]
    apart = any(p.ahead or p.tokens[0].i > first or p.role == "advmod" for p in others)
    told = len(clause.subject_tokens) + sum(len(p.tokens) for p in others)
    return {"piped": "yes" if apart or told > LONGEST_PREDICATE else "no"}


def disposed(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for what an adjective's own preposition leads to, and for that of which something is part."""
    if not clause.copular or clause.negation is not None or not clause.complement:
        return
    head = clause.predicate
    if preposition(head) == "due to":
        yield from _due(clause, context)
    if any(rel(c) in {"det", "amod", "nummod", "compound"} for c in head.children):
        return
    own = str(table("adjectives").get(head.lemma_.lower(), "")).split()
    for child in head.children:
        prep = preposition(child)
        if rel(child) not in {"obl", "nmod"} or prep not in own or child.i < head.i or is_loose(child):
            continue
        tokens = nominal(child)
        last = clause.complement[-1]
        if not tokens or tokens[0].i != head.i + 2 or max(t.i for t in tokens) != last.i:
            continue
        if _is_plain(child, tokens, context):
            kind = answer_type(child, context.references)
            kind = "thing" if kind == "name" else kind
            if head.pos_ == "NOUN" and not any(is_name(t) for t in (*clause.subject_tokens, *tokens)):
                continue  # "setting goals is part of a strategy"
            features = {"answer_type": kind, "disposed": "yes"}
            yield Ask(Kind.RELATION, f"disposed-{prep}", Target("in-complement", tuple(tokens)), features)


def _due(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for what something is said to be due to: "The flood was due *to rain in the hills*"."""
    tokens = tuple(clause.complement[2:])
    told = (len(clause.subject_tokens) > 1 or is_name(clause.subject)) and not any(clause.having("advmod"))
    if told and tokens and clause.complement[0].lower_ == "due" and _is_plain(clause.predicate, tokens, context):
        features = {"answer_type": "thing", "prep": "to", "piped": "yes", "tail": "due"}
        yield Ask(Kind.RELATION, "due", Target("complement", tokens), features)


def _is_plain(head: Token, tokens: Sequence[Token], context: Context) -> bool:
    if not is_nominal(head) or head.pos_ == "PRON" or not is_answerable(tokens) or is_temporal(head):
        return False
    return not (time_type(list(tokens)) or is_amount(head) or head.like_num)
