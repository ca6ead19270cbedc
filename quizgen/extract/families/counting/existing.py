"""What there is: how many of something, and when there was one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.analyse.wordlists import words
from quizgen.extract.answers import answer_slot
from quizgen.extract.families.counting.quantity import counts, nominal_alone
from quizgen.extract.framing.attribution import attribution
from quizgen.extract.framing.unbroken import require_paired_quotes
from quizgen.extract.records import Context, Miss, Refused, Target
from quizgen.extract.types import is_number, is_temporal, is_year, time_type
from quizgen.model import Fact, Kind, Slot
from quizgen.syntax.clauses import clause_of
from quizgen.syntax.labels import is_nominal, rel
from quizgen.syntax.phrases import below, conjuncts, is_loose, nominal, preposition, set_off
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

WHEN = frozenset({"in", "on", "during"})
SCOPING = wordlist("extract", "scoping")


def existing(context: Context) -> Iterator[Fact | Miss]:
    """Yield how many there are, from "There are three universities in the city", and when there was something."""
    for sentence in context.document.sentences():
        for there in sentence:
            if rel(there) != "expl" or there.lower_ != "there":
                continue
            verb = there.head
            head = next((c for c in verb.children if rel(c) == "nsubj"), verb if is_nominal(verb) else None)
            if head is None or head.i < there.i or any(_binds(c, verb) or c.tag_ == "MD" for c in verb.children):
                continue
            try:
                yield from _existing(there, verb, head, context)
            except Refused as error:
                yield context.miss(error, there)


def _binds(word: Token, verb: Token) -> bool:
    """Tell whether a conjunction makes a condition or the like of the clause; "that" only makes it somebody's word."""
    return rel(word) == "mark" and not (word.lower_ == "that" and rel(verb) == "ccomp")


def _existing(there: Token, verb: Token, head: Token, context: Context) -> Iterator[Fact]:
    be = next((t for t in [verb, *verb.children] if t.lemma_ == "be"), None)
    if be is None or rel(verb) not in {"root", "ccomp"}:
        return
    require_paired_quotes(there)
    slots = {"verb": Slot(at=context.span([be]), text=be.text)}
    if rel(verb) == "ccomp":
        clause = clause_of(verb)
        source = attribution(clause, context) if clause is not None and clause.negation is None else None
        if source is None:
            return
        slots["source"] = source
    if any(c.lower_ == "no" for c in head.children):
        return
    scope = [c for c in verb.children if rel(c) == "obl" and c.i != head.i and (not set_off(c) or is_temporal(c))]
    scope += [c for c in verb.children if rel(c) == "advmod" and c.lower_ in SCOPING and c.i < there.i]
    linking = {f"{preposition(c)} {c.lower_}" for c in verb.children if rel(c) == "obl"} & {*words()["connectives"]}
    if linking and len(scope) < 2:
        raise Refused("dangling", f"“{min(linking)}” goes on about a place that was named before")
    scope.sort(key=lambda c: (c.i < there.i, c.i))  # "In 1931 there were …": "how many were there … in 1931?"
    yield from _counted(there, head, [below(c, is_loose) for c in scope], slots, context)
    if rel(verb) == "root":
        yield from _dated(there, head, scope, slots, context, be=be)


def _counted(
    there: Token, head: Token, scope: Sequence[list[Token]], slots: dict[str, Slot], context: Context
) -> Iterator[Fact]:
    """Yield how many there are of one thing, or of each of several."""
    members = conjuncts(head)
    if any(c.lower_ not in {"and", "&"} for m in members for c in m.children if rel(c) == "cc"):
        return
    tail = _told_of_all(members) if len(members) > 1 else []
    for member in members:
        for ask in counts(member, "within", None, context, left_out=tail):
            own = {"answer": answer_slot(ask.target, context), **slots, **ask.extra}
            if tail or scope:
                own["rest"] = _joined([tail, *scope], context)
            if len(own["counted"].text.split()) < 2 and not own.keys() & {"rest", "stranded"}:
                raise Refused("thin", "nothing says where there are so many")
            # "How many are there employed": people say "how many are employed".
            done = bool(tail or scope) and (tail or scope[0])[0].tag_ == "VBN"
            done |= "stranded" in own and _is_done(member, own["stranded"].text)
            said = "" if done else there.lower_
            features = {"answer_type": "count", "count_in": "there", "aux": own["verb"].text, "tail": said}
            yield context.fact(Kind.QUANTITY, "count-there", there, own, features)


def _is_done(counted: Token, follows: str) -> bool:
    """Tell whether what follows what is counted opens with what is done to it: "mills *burnt* in the war"."""
    opens = counted.doc[min(counted.i + 1, len(counted.doc) - 1)]
    return opens.tag_ == "VBN" and follows.startswith(opens.text)


def _told_of_all(members: Sequence[Token]) -> list[Token]:
    """Return what follows the last of several counted things and says where all of them are."""
    last = members[-1]
    own = [t for t in nominal_alone(last) if t.i > last.i]
    opens = own[0] if own else None
    if opens is None or opens.i != last.i + 1:
        return []
    return own if opens.tag_ in {"IN", "VBN"} and preposition(opens.head) != "of" else []


def _dated(
    there: Token, head: Token, scope: Sequence[Token], slots: dict[str, Slot], context: Context, *, be: Token
) -> Iterator[Fact]:
    """Yield in what year there was something: "There was a great fire in Rusk *in 1666*"."""
    for time in scope:
        tokens = nominal(time)
        kind, prep = time_type(tokens), preposition(time)
        if any(is_number(c) for c in head.children) or sum(is_year(t) for t in there.sent) > 1:
            continue  # "in what year were there forty mills?": in others too; "a fall from 9 in 1931 to 6 in 1935"
        perfect = [c for c in be.head.children if c.lower_ in {"has", "have"}]
        since = prep == "since" and be.lower_ == "been" and bool(perfect)
        plain = prep in WHEN and be.lower_ in {"was", "were"} and not perfect
        if not kind or not (since or plain):
            continue
        others = [below(c, is_loose) for c in scope if c is not time]
        inside = {t.i for one in others for t in one} | {t.i for t in time.subtree}
        told = [t for t in below(head, is_loose) if t.i != be.i and rel(t) not in {"expl", "cop"} and t.i > be.i]
        told = [t for t in told if t.i not in inside]
        if not told or (not others and len(told) < 4):
            continue
        answer = tuple(t for t in tokens if is_year(t)) if kind == "year" else tuple(tokens)
        own = {
            "answer": answer_slot(Target("within", answer), context),
            **slots,
            "subject": Slot(at=context.span([there]), text="there"),
            "rest": _joined([told, *others], context),
        }
        aux = perfect[0].text if since else be.text
        features = {"answer_type": "time" if since else kind, "prep": prep, "aux": aux, "tail": "been" if since else ""}
        yield context.fact(Kind.DATE, f"date-there-{kind}", there, own, features)


def _joined(phrases: Sequence[list[Token]], context: Context) -> Slot:
    """Return phrases that stand one after the other in the question, wherever the sentence has them."""
    slots = [context.slot(tokens) for tokens in phrases if tokens]
    via = next((s.via for s in slots if s.via is not None), None)
    return Slot(at=slots[0].at, text=" ".join(s.text for s in slots), via=via)
