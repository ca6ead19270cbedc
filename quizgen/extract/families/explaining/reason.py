"""Purpose, cause and manner: why and how something was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen import lexicon
from quizgen.extract.answers import content, is_answerable
from quizgen.extract.records import Ask, Context, Target
from quizgen.extract.types import answer_type, is_temporal, is_year
from quizgen.model import Kind
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import is_name, is_negation, rel
from quizgen.syntax.parts import Part
from quizgen.syntax.phrases import is_loose, nominal, preposition
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

LONGEST = 14
"""Words of a purpose or a manner; a cause may have four more."""
INFINITIVAL = wordlist("extract", "infinitival")
GUESSING = frozenset({"could", "would", "might", "may", "should"})
OPENING = wordlist("extract", "opening")
CAUSES = wordlist("extract", "causes")
DIRECTING = wordlist("extract", "directing")
MEASURING = wordlist("extract", "measuring")
DEEDS = frozenset({"act", "cognition", "communication", "possession"})
"""Classes of nouns for means: "through a treaty", "through taxes"; of others "through" may say where or how long."""
RESULTING_IN = wordlist("extract", "resulting")
DESCRIBED = wordlist("extract", "described")
UNWILLING = frozenset(
    {"substance", "object", "attribute", "cognition", "act", "state", "phenomenon", "process", "relation", "time"}
)
"""Classes of nouns for what means nothing by what it does."""
USING = frozenset({"use", "employ", "utilize", "utilise"})
RESULTING = frozenset({"result", "consequence"})
UNTOLD = frozenset("several many various different other similar same such unknown unclear unspecified".split())
"""Adjectives of reasons that are not told."""


def _of_noun(part: Part, verb: str) -> bool:
    """Tell whether an infinitive may belong to the noun before it: "permission | to establish a church"."""
    before = part.tokens[0].doc[part.tokens[0].i - 1] if part.tokens[0].i else None
    nouns = INFINITIVAL if verb in USING else INFINITIVAL | DESCRIBED
    return before is not None and before.lemma_.lower() in nouns


def _by_nature(clause: Clause) -> bool:
    """Tell whether something has what it has and nobody does anything for it: "beams can have a low divergence"."""
    return clause.verb.lemma_.lower() in {"have", "possess", "lack", "contain"}


def _amounts(head: Token) -> bool:
    """Tell whether a verb's object says by how much, so that an infinitive says with what end: "rose 3% *to close*"."""
    return head.lemma_.lower() in {"%", "percent", "cent", "point", "basis"}


def _measured(clause: Clause) -> bool:
    """Tell whether an infinitive may say for what there is enough, rather than what for something is done."""
    return any(t.lower_ in MEASURING for p in clause.parts for t in p.tokens)


def _opens(part: Part) -> bool:
    """Tell whether an infinitive that opens a sentence says what for: "*To cut costs*, …", not "*To begin with*"."""
    first, lemma = part.tokens[0], part.head.lemma_.lower()
    says = part.mark in {"to", "in order to"} and any(rel(c) == "obj" for c in part.head.children)
    rated = any(t.tag_ in {"JJR", "JJS"} for t in part.tokens)  # "To make matters worse"
    return says and not rated and lemma not in OPENING and first.i == first.sent.start and part.head.tag_ == "VB"


def _says_why(part: Part, tokens: Sequence[Token], clause: Clause, context: Context) -> bool:
    """Tell whether an infinitive says what for somebody does what the clause tells."""
    verb, objects = clause.verb.lemma_.lower(), [p.head for p in clause.having("obj")]
    if part.loose or part.head.tag_ != "VB" or not is_answerable(tokens, LONGEST) or len(content(tokens)) < 2:
        return False
    if verb in RESULTING_IN and not clause.passive:
        return False  # "won the election *to fill the seat*"
    if clause.copular or _measured(clause) or _by_nature(clause) or verb in DIRECTING or _of_noun(part, verb):
        return False
    if any(_amounts(noun) or noun.lemma_.lower() in INFINITIVAL for noun in objects):
        return False
    if any(p.prep in CAUSES or p.mark == "because" for p in clause.parts):
        return False
    if part.head.lemma_.lower() in RESULTING_IN or clause.first_verb.lower_ in {*GUESSING, "can"} - {"would"}:
        return False  # "beat him *to win the cup*", "can be used *to light a lamp*"
    return not _tells_when(part) and not _aimless(clause, context)


def _tells_when(part: Part) -> bool:
    """Tell whether an infinitive ends with a time, which may be that of the clause: "to fight Rusk | in 1779"."""
    last = part.tokens[-1]
    own = any(rel(c) == "obl" and is_temporal(c) and c.right_edge.i >= last.i for c in part.head.children)
    return is_year(last) or own


def _aimless(clause: Clause, context: Context) -> bool:
    """Tell whether the subject can mean nothing by what it does: "the metals lose an electron *to form ions*"."""
    subject = clause.subject
    if clause.passive or is_name(subject) or clause.verb.lemma_.lower() in USING:
        return False
    kind = answer_type(subject, context.references)
    lemma = subject.lemma_.lower()
    return kind == "thing" and lexicon.noun_class(lemma) in UNWILLING and not lexicon.is_person(lemma)


def _unbroken(part: Part, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return a reason with what goes on after an aside in it: "they were worn, also by rain, *for many years*"."""
    beyond = [c for c in part.head.children if rel(c) == "obl" and c.i > tokens[-1].i and is_loose(c)]
    return tuple(part.head.subtree) if beyond else tokens


def _goes_on(part: Part, clause: Clause) -> bool:
    """Tell whether more of what was done follows: "left *by opening a gate*, climbing a wall and running"."""
    beyond = (p for p in clause.having("advcl") if p.tokens[0].i == part.tokens[-1].i + 2 and not p.mark)
    return any(p.head.tag_ == "VBG" and any(rel(t) == "cc" for t in p.tokens) for p in beyond)


def reasons(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for what for, why, or by doing what."""
    has_object = any(p.role in {"obj", "ccomp"} for p in clause.parts)
    for part in clause.having("advcl"):
        mark = part.mark
        if part.ahead and mark != "because" and not _opens(part):
            continue
        tokens = part.tokens[1:] if rel(part.tokens[0]) == "cc" else part.tokens
        if mark in {"to", "in order to", "so as to"}:
            acts = lexicon.is_verb(part.head.lemma_.lower())  # no "to midtown Rusk"
            if acts and (has_object or clause.passive) and _says_why(part, tokens, clause, context):
                yield Ask(Kind.PURPOSE, "purpose-to", Target("part", tokens, part), {"answer_type": "purpose"})
        elif mark == "because":
            tokens = _unbroken(part, tokens)
            if not any(is_negation(t) or t.lower_ == "not" for t in tokens[:2]) and is_answerable(tokens, LONGEST + 4):
                yield Ask(Kind.CAUSE, "cause-because", Target("part", tokens, part), {"answer_type": "cause"})
        elif mark == "by" and part.head.tag_ == "VBG":
            guessed = clause.first_verb.lower_ in GUESSING  # "how could it be so?" asks for no manner
            acts = has_object or clause.passive or not clause.copular
            if (
                is_answerable(tokens, LONGEST)
                and len(content(tokens)) > 1
                and acts
                and not guessed
                and not _goes_on(part, clause)
            ):
                yield Ask(Kind.MANNER, "manner-by", Target("part", tokens, part), {"answer_type": "manner"})
    yield from _inner_purposes(clause)
    for part in clause.having("obl"):
        beyond = any(p.prep == "as" and p.tokens[0].i == part.tokens[-1].i + 1 for p in clause.parts)
        means = _gives_means(part) and not beyond  # "through part-time work | as a baker"
        if means and (has_object or clause.passive) and clause.first_verb.lower_ not in GUESSING:
            yield Ask(Kind.MANNER, "manner-through", Target("part", part.tokens, part), {"answer_type": "manner"})
        if _gives_cause(part):
            yield Ask(Kind.CAUSE, "cause-of", Target("part", part.tokens, part), {"answer_type": "cause"})
    yield from _inner_causes(clause)


def _inner_causes(clause: Clause) -> Iterator[Ask]:
    """Yield why something is as it is said to be: "is slow *due to its weight*", "stayed empty *because of ice*"."""
    held: list[tuple[Sequence[Token], Part | None]] = [(p.tokens, p) for p in clause.having("xcomp") if not p.loose]
    for whole, part in [*held, (clause.complement, None)]:
        heads = [t for t in whole if rel(t) == "obl" and preposition(t) in CAUSES and t.head.pos_ in {"ADJ", "VERB"}]
        for head in heads[-1:]:
            tokens = tuple(t for t in whole if t.i >= head.left_edge.i)
            if set(tokens) <= set(head.subtree) and is_answerable(tokens, LONGEST) and tokens[0].i > whole[0].i:
                target = Target("nested", tokens, part) if part is not None else Target("in-complement", tokens)
                yield Ask(Kind.CAUSE, "cause-inner", target, {"answer_type": "cause"})


def _gives_means(part: Part) -> bool:
    """Tell whether a phrase says by what deeds: "through the taxation of salt", not "through the port of Rusk"."""
    noun = part.head
    deed = lexicon.noun_class(noun.lemma_.lower()) in DEEDS and not is_name(noun)
    told = any(rel(c) in {"nmod", "amod", "compound"} for c in noun.children)
    return part.prep in {"through", "by means of"} and deed and told and is_answerable(part.bare, LONGEST)


def _gives_cause(part: Part) -> bool:
    """Tell whether a phrase says why: "because of ice", "as a result of the war", "for reasons of health"."""
    if part.prep in CAUSES:
        return is_answerable(part.bare, LONGEST)
    behind = [c for c in part.head.children if rel(c) == "nmod" and preposition(c) == "of"]
    if part.prep == "as" and part.head.lemma_.lower() in RESULTING:
        return any(is_answerable(nominal(c), LONGEST) for c in behind) and part.tokens[1].lower_ == "a"
    told = [c for c in part.head.children if rel(c) in {"amod", "compound"} and c.lower_ not in UNTOLD]
    return part.prep == "for" and part.head.lower_ == "reasons" and bool(told or behind) and len(part.tokens) <= LONGEST


def _inner_purposes(clause: Clause) -> Iterator[Ask]:
    """Yield what for something is meant to be done: "seeks to widen the harbour *to draw bigger ships*"."""
    for part in clause.having("xcomp"):
        verb = part.head
        if verb.tag_ != "VB" or part.loose or clause.copular or clause.passive:
            continue
        if clause.having("obj") and clause.verb.lemma_.lower() in DIRECTING:
            continue  # "enables horses to use their speed *to escape*"
        aim = next((c for c in verb.children if rel(c) == "advcl" and c.tag_ == "VB" and c.i > verb.i), None)
        noun = next((c for c in verb.children if rel(c) == "obj"), None)
        if aim is None or noun is None or not noun.i < aim.left_edge.i or aim.left_edge.lower_ != "to":
            continue
        tokens = tuple(t for t in part.tokens if t.i >= aim.left_edge.i)
        if any(t.lower_ in MEASURING for t in part.tokens) or noun.lemma_.lower() in INFINITIVAL:
            continue
        ahead = aim.left_edge.nbor(-1)
        if aim.left_edge.i - noun.i < 2 and noun.pos_ == "NOUN":
            continue  # "needs a place *to sleep*"
        if (
            aim.lemma_.lower() in RESULTING_IN
            or verb.lemma_.lower() in DIRECTING
            or ahead.text == ","
            or not is_answerable(tokens, LONGEST)
        ):
            continue
        if set(tokens) <= set(aim.subtree) and len(content(tokens)) > 1:
            features = {"answer_type": "purpose", "nested": "yes"}
            yield Ask(Kind.PURPOSE, "purpose-inner", Target("nested", tokens, part), features)
