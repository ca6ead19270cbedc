"""Frames: a clause taken apart around the piece that a question asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizgen import lexicon
from quizgen.extract.answers import answer_slot, place_of
from quizgen.extract.framing.adjuncts import is_dated, is_linking
from quizgen.extract.framing.arranged import asked_order, require_told_first, shortened, without_more
from quizgen.extract.framing.attribution import attribution
from quizgen.extract.framing.dated import require_dated
from quizgen.extract.framing.doubts import require_plain, require_seamless, require_trust, require_uncut
from quizgen.extract.framing.pieces import Piece, closed, joined, pieces_of
from quizgen.extract.framing.relative import is_counted_there
from quizgen.extract.framing.retold import retold
from quizgen.extract.framing.tense import require_perfect
from quizgen.extract.framing.torn import require_untorn
from quizgen.extract.framing.unbroken import require_ended, require_singled_out
from quizgen.extract.framing.unfinished import require_finished
from quizgen.extract.framing.verbs import is_present_participle, verb_group
from quizgen.extract.records import Ask, Context, Refused, Target
from quizgen.extract.types import is_temporal
from quizgen.model import Fact, Kind, Slot
from quizgen.syntax.clauses import Clause, clause_of
from quizgen.syntax.labels import is_name, is_plural, rel
from quizgen.syntax.phrases import text_of
from quizgen.syntax.tokens import Token


def frame(ask: Ask, clause: Clause, context: Context) -> Fact:
    """Return the fact that the clause states about what is asked for, not yet keyed.

    Refused where the clause is not to be trusted, is not stated as a fact, or can't be read alone.
    """
    target, subject = ask.target, clause.subject
    source = attribution(clause, context)
    if target.part is not None and target.part.prep.startswith("according"):
        source = None
    doubt = require_trust(clause, target)
    require_uncut(clause, target)
    slots: dict[str, Slot] = {"answer": answer_slot(target, context, clause)}
    require_plain(clause, target)
    require_perfect(clause)
    if clause.how == "relative" and is_counted_there(subject) and ask.kind != Kind.QUANTITY and not context.lenient:
        raise Refused("restrictive", "the sentence only says how many there are of whom the clause tells")
    require_untorn(clause, target, context)
    require_finished(clause, target, context)
    if source is not None and len(clause.subject_tokens) > 1:
        context = replace(context, given=_tokens_of(source, clause.predicate, context))
    if target.role != "subject":
        subject_slot = context.slot(clause.subject_tokens)
        slots["subject"] = subject_slot.model_copy(update={"text": closed(subject_slot.text, clause.subject_tokens)})
        context = replace(context, given=(*context.given, *clause.subject_tokens))
    pieces = without_more(list(pieces_of(clause, target, context)), clause, ask.kind)
    require_seamless(clause)
    if any(p.place == "mid" and not _is_adverb(p.tokens) for p in pieces):
        raise Refused("order", "something other than an adverb stands between subject and verb")
    if ask.kind in {Kind.DATE, Kind.PLACE}:  # "*As a baker*, in what year did she …?"
        pieces = [p for p in pieces if p.place != "front" or p.tokens[0].lower_ != "as"]
    pieces = shortened(pieces, slots)
    whole = target.part.tokens if target.part is not None else target.tokens
    require_ended([*(t for p in pieces for t in p.tokens), *whole, *clause.subject_tokens])
    require_singled_out([t for p in pieces for t in p.tokens])
    order = asked_order(pieces, move=not (ask.rule.startswith("result") or ask.features.get("parted")))
    _require_before_colon(clause, pieces)
    if target.role == "subject":
        require_told_first(order["front"])
    for place, own in order.items():
        if own:
            slots[place] = joined(own, context, sort=False)
    if source is not None:
        themselves = "subject" in slots and source.text == slots["subject"].text
        speaker = next((c for c in clause.predicate.head.children if rel(c) == "nsubj"), subject)
        if themselves and is_plural(speaker) and lexicon.is_person(speaker.lemma_.lower()):
            raise Refused("speech", "what people say of themselves would be told as a fact")
        somebody = context.references.type_of(subject) == "person" or subject.lower_ in {"he", "she"}
        if themselves and somebody and not is_plural(subject):
            raise Refused("speech", "what somebody says of themselves would be told as a fact")
        if themselves and clause.first_verb.lower_ == "would":
            raise Refused("speech", "what somebody said that they would do would be told as a fact")
        if not themselves:
            slots["source"] = source
    if ask.kind == Kind.QUANTITY:
        _require_scope(clause, target, pieces)
        if source is not None:
            _require_day_of_report(clause)
    told = "rest" in slots or (ask.kind == Kind.QUANTITY and "front" in slots)
    if target.role == "subject" and not clause.copular and not told:
        raise Refused("thin", "the predicate says nothing more")
    require_dated(clause, slots.values(), context)
    group, grammar = verb_group(clause, [p for p in pieces if p.place == "mid"])
    if target.role == "complement" and target.tokens[0].tag_ == "TO":
        group, grammar["tail"] = group.removesuffix(" to"), grammar["tail"].removesuffix("to").rstrip()  # the answer's
    slots["verb"] = Slot(at=context.span([clause.verb]), text=group)
    statement = retold(clause, target, pieces, slots, context)
    if statement is not None:
        slots["before"], slots["after"] = statement
    slots |= ask.extra
    vias = [*(s.via for s in slots.values()), *(v for p in pieces for v in p.via)]
    features = {
        "number": "plural" if is_plural(subject) else "singular",
        "doubt": f"{doubt:.2f}",
        "verb_lemma": clause.verb.lemma_.lower(),
        "predicate": clause.predicate.lemma_.lower(),
        "predicate_text": clause.predicate.lower_,
        "subject_word": subject.lower_ if subject.pos_ != "PRON" else "",
        **place_of(target),
        **_lost(clause, target, pieces),
        "subject_is": _form_of(subject),
        "how": clause.how,
        "passive": "yes" if clause.passive else "",
        **grammar,
        **ask.features,
    }
    if is_present_participle(clause) and features.get("answer_governor") == clause.predicate.lower_:
        features["answer_governor"] = lexicon.inflect(clause.verb.lemma_.lower(), features["form"])  # as it is retold
    return Fact(
        kind=ask.kind,
        slots=slots,
        evidence=context.evidence(clause.predicate, vias),
        rule=ask.rule,
        features={name: value for name, value in features.items() if value},
    )


def _require_scope(clause: Clause, target: Target, pieces: Sequence[Piece]) -> None:
    """Refuse a number of which the question leaves out when or of what it holds: "(At state firms) 12 percent are"."""
    kept = {t.i for p in pieces for t in p.tokens}
    first = clause_of(clause.predicate.head) if rel(clause.predicate) == "conj" else None
    if first is not None and not any(is_temporal(p.head) for p in clause.parts):
        if any(p.ahead and is_temporal(p.head) for p in first.parts):
            raise Refused("cut", "when it was so stands before the clause that it is joined to")
    for part in clause.having("obl"):
        out = part is not target.part and part.tokens[0].i not in kept and not part.loose
        if out and (part.ahead or is_temporal(part.head)) and not is_linking(part, times=clause.tense == "present"):
            raise Refused("cut", f"“{text_of(part.tokens)}” limits the number")


def _require_day_of_report(clause: Clause) -> None:
    """Refuse a number of people and things as somebody told it in a year that the question leaves out.

    "*In 2006*, the board estimated that 30 percent were ill": they may be fewer since.
    """
    outer = clause_of(clause.predicate.head) if rel(clause.predicate) == "ccomp" else None
    if outer is None or any(is_dated(p) for p in clause.parts):
        return
    if any(is_dated(p) for p in outer.parts):
        raise Refused("cut", "in which year it was so would get lost")


def _require_before_colon(clause: Clause, pieces: Sequence[Piece]) -> None:
    """Refuse a question that goes on after a colon, which its words lose: "Three wars took place: | one in 1918"."""
    colon = next(
        (t for t in clause.predicate.doc[clause.predicate.i : clause.predicate.sent.end] if t.text == ":"), None
    )
    if colon is not None and any(p.tokens[0].i > colon.i for p in pieces if p.place == "rest"):
        raise Refused("cut", "what the colon leads to would be told as if nothing parted them")


def _tokens_of(slot: Slot, predicate: Token, context: Context) -> tuple[Token, ...]:
    """Return the slot's tokens in the sentence of the predicate."""
    return tuple(t for t in predicate.sent if slot.at.start <= context.document.offset(t) < slot.at.end)


def _lost(clause: Clause, target: Target, pieces: Sequence[Piece]) -> dict[str, str]:
    """Return which kinds of adjuncts the question leaves out."""
    kept = {t.i for p in pieces for t in p.tokens}
    out: dict[str, str] = {}
    for part in clause.parts:
        if part is target.part or part.tokens[0].i in kept or part.role == "advmod":
            continue
        kind = "clause" if part.role == "advcl" else "time" if is_temporal(part.head) else "phrase"
        out[f"lost_{kind}"] = "yes"
    return out


def _form_of(subject: Token) -> str:
    """Return how a subject refers: by ``name``, ``pronoun``, ``the``, ``a``, ``possessive`` or with a ``bare`` noun."""
    if subject.pos_ == "PRON":
        return "pronoun"
    if is_name(subject):
        return "name"
    found = {c.lower_ for c in subject.children if rel(c) == "det"}
    if found & {"a", "an"}:
        return "a"
    if any(rel(c) == "nmod" and c.i < subject.i for c in subject.children):
        return "possessive"
    return "the" if "the" in found else "bare"


def _is_adverb(tokens: Sequence[Token]) -> bool:
    return len(tokens) <= 3 and all(t.pos_ in {"ADV", "PART"} for t in tokens)
