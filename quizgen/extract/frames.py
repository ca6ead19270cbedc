"""Frames: a clause taken apart around the piece that a question asks for.

``frame`` decides what of a clause goes into the question: the core always, adjuncts where they can be read
alone, and nothing that hangs on loosely. What can't be read alone and can't be left out makes the clause useless.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from quizgen.analyse.document import Document
from quizgen.analyse.reference import Dangling, References, Settled, quoted, words
from quizgen.extract.types import is_temporal
from quizgen.model import Fact, Kind, Slot, Span
from quizgen.syntax.clauses import Clause, Part, clause_of
from quizgen.syntax.labels import SUBJECTS, is_name, is_nominal, is_plural, rel
from quizgen.syntax.phrases import before, leftmost, run_around, set_off, text_of

CONDITIONAL = frozenset({"if", "unless", "provided", "whether", "lest", "as if", "as though", "in case", "assuming"})
FACTUAL_MARKS = frozenset(
    {
        "because",
        "although",
        "though",
        "while",
        "whereas",
        "when",
        "after",
        "before",
        "since",
        "as",
        "until",
        "once",
        "where",
    }
)
CONTRACTIONS = {"n't": "not", "n’t": "not", "'re": "are", "’re": "are", "'ve": "have", "’ve": "have", "'ll": "will",
                "’ll": "will", "'m": "am", "’m": "am", "ca": "can", "wo": "will", "sha": "shall", "cannot": "can not"}  # fmt: skip


@dataclass(frozen=True)
class Miss:
    """A place where a fact might have been, and why none was taken."""

    rule: str
    why: str
    at: Span


class Refused(Exception):
    """Raised inside a frame when the clause can't be asked about; carries rule and reason."""

    def __init__(self, rule: str, why: str) -> None:
        self.rule, self.why = rule, why
        super().__init__(f"{rule}: {why}")


@dataclass(frozen=True)
class Context:
    """What every extractor works on: the document and its references."""

    document: Document
    references: References

    def span(self, tokens: Iterable[Token]) -> Span:
        """Return the span of the tokens in the article."""
        return self.document.span(tokens)

    def settled(self, tokens: Sequence[Token], bound: Token | None = None) -> Settled:
        """Return the phrase readable alone; Refused where it points out of itself."""
        result = self.references.settle(tokens, bound)
        if isinstance(result, Dangling):
            raise Refused("dangling", f"“{result.word}” points out of the question")
        return result

    def slot(self, tokens: Sequence[Token], bound: Token | None = None) -> Slot:
        """Return the phrase as a slot; Refused where it points out of itself."""
        if not tokens:
            raise Refused("empty", "nothing is left of a phrase")
        settled = self.settled(tokens, bound)
        return Slot(at=self.span(tokens), text=settled.text, via=settled.via[0] if settled.via else None)


@dataclass(frozen=True)
class Target:
    """What is asked for: the tokens of the answer, and where in the clause it stands.

    ``role`` is ``subject``, ``complement``, ``part`` or ``within`` (a piece of a part, which then stays in the
    question without it).
    """

    role: str
    tokens: tuple[Token, ...]
    part: Part | None = None


@dataclass
class _Piece:
    order: int
    place: str
    text: str
    via: tuple[Span, ...]
    tokens: tuple[Token, ...]


def attribution(clause: Clause, context: Context) -> Slot | None:
    """Return who is reported to say what the clause says; None where nobody is.

    Refused where the clause is not stated as a fact: a wish, a condition, a question, a quotation of an unnamed
    speaker.
    """
    token = clause.predicate
    seen: Slot | None = None
    while True:
        head = token.head
        kind = rel(token)
        if kind == "root" or head.i == token.i:
            break
        if kind == "conj":
            token = head
            continue
        if kind in {"ccomp", "csubj"} or (kind == "parataxis" and _says(head)):
            mark = next((c.lower_ for c in token.children if rel(c) == "mark"), "")
            if mark in {"if", "whether"} or any(
                c.tag_ in {"WRB", "WP", "WDT"} and c.i < token.i for c in token.children if rel(c) != "nsubj"
            ):
                raise Refused("not-stated", "the clause is an indirect question")
            if not _says(head):
                raise Refused("not-stated", f"“{head.text}” does not state what follows")
            outer = clause_of(head)
            if outer is None or outer.subject is None or outer.negation is not None or outer.tense == "modal":
                raise Refused("not-stated", f"nobody is named who says it with “{head.text}”")
            if seen is None:
                seen = _source(outer, context)
        elif kind == "advcl":
            marks = [c.lower_ for c in token.children if rel(c) == "mark" or (rel(c) == "advmod" and c.tag_ == "WRB")]
            if not marks or marks[0] not in FACTUAL_MARKS:
                raise Refused("not-stated", "the clause is a condition or an infinitive")
        elif kind == "acl":
            pass
        elif kind in {"xcomp", "obj", "obl", "nmod", "nsubj", "amod"}:
            raise Refused("not-stated", "the clause is part of another predicate")
        token = head
    aside = next((c for c in clause.predicate.children if rel(c) == "parataxis" and _says(c)), None)
    if aside is not None and seen is None:
        outer = clause_of(aside)
        if outer is not None and outer.subject is not None:
            seen = _source(outer, context)
    if seen is None and quoted(clause.verb):
        raise Refused("speaker", "a quotation whose speaker its sentence does not name")
    return seen


def _says(verb: Token) -> bool:
    return verb.lemma_.lower() in words()["stating"]


def _source(clause: Clause, context: Context) -> Slot:
    subject = clause.subject
    assert subject is not None
    if subject.lower_ in {"it", "this", "that", "which"} and rel(subject) != "nsubj":
        raise Refused("speaker", "nobody is named who says it")
    if clause.how == "relative":
        raise Refused("speaker", "the report is inside a relative clause")
    return context.slot(clause.subject_tokens)


def frame(
    kind: Kind,
    rule: str,
    clause: Clause,
    target: Target,
    context: Context,
    features: dict[str, str] | None = None,
    extra: dict[str, Slot] | None = None,
) -> Fact:
    """Return the fact that the clause states about its target.

    Raises Refused where what is left of the clause can't be read alone.
    """
    source = attribution(clause, context)
    answer = answer_slot(target, context, clause)
    slots: dict[str, Slot] = {"answer": answer}
    subject = clause.subject
    assert subject is not None
    if any(t.tag_ in {"WDT", "WP", "WP$", "WRB"} for t in clause.subject_tokens):
        raise Refused("relative", "the subject is a question word or holds a relative clause")
    if target.role != "subject":
        slots["subject"] = context.slot(clause.subject_tokens)
    pieces = list(_pieces(clause, target, context))
    for place in ("front", "rest"):
        own = [p for p in pieces if p.place == place]
        if own:
            slots[place] = _joined(own, context)
    if source is not None:
        slots["source"] = source
    group, grammar = _verb_group(clause, [p for p in pieces if p.place == "mid"])
    slots["verb"] = Slot(at=context.span([clause.verb]), text=group)
    statement = _statement(clause, target, pieces, context, slots, group)
    if statement is not None:
        slots["before"], slots["after"] = statement
    slots |= extra or {}
    sentence = context.document.sentence_span(clause.predicate)
    evidence = [sentence]
    for slot in slots.values():
        if slot.via is not None:
            evidence.append(_sentence_around(slot.via, context))
    for piece in pieces:
        evidence += [_sentence_around(v, context) for v in piece.via]
    plural = "plural" if is_plural(subject) or subject.lower_ in {"they", "we"} else "singular"
    all_features = {
        "number": plural,
        "how": clause.how,
        "passive": "yes" if clause.passive else "",
        **grammar,
        **(features or {}),
    }
    return Fact(
        kind=kind,
        slots=slots,
        evidence=tuple(dict.fromkeys(evidence)),
        rule=rule,
        features={k: v for k, v in all_features.items() if v},
    )


def answer_slot(target: Target, context: Context, clause: Clause | None = None) -> Slot:
    """Return the answer as an unbroken span of the article, without a leading article word."""
    tokens = list(target.tokens)
    head = min(tokens, key=lambda t: (sum(1 for _ in t.ancestors), t.i))
    run = run_around(head, tokens)
    if not run:
        raise Refused("answer", "nothing is left of the answer")
    if len(run) == 1 and run[0].pos_ == "PRON":
        raise Refused("dangling", f"the answer is “{run[0].text}”")
    bound = clause.subject if clause is not None and target.role != "subject" else None
    result = context.references.settle(run, bound)
    if isinstance(result, Dangling):
        raise Refused("dangling", f"“{result.word}” points out of the answer")
    while (
        len(run) > 1
        and run[0].lower_ in {"the", "a", "an"}
        and not (run[1].is_title and is_name(run[1]) and run[0].is_title and run[0].i != run[0].sent.start)
    ):
        run = run[1:]
    return Slot(at=context.span(run), text=text_of(run))


def _pieces(clause: Clause, target: Target, context: Context) -> Iterable[_Piece]:
    subject = clause.subject
    assert subject is not None
    bound = subject
    first = min([clause.verb.i, *(a.i for a in clause.auxiliaries)])
    start = min((t.i for t in clause.subject_tokens), default=first)
    if clause.complement and target.role != "complement":
        if target.role == "within" and target.part is None:
            pass
        else:
            settled = context.settled(clause.complement, bound)
            yield _Piece(clause.complement[0].i, "rest", settled.text, settled.via, clause.complement)
    for particle in clause.particles:
        yield _Piece(particle.i, "rest", particle.text, (), (particle,))
    for part in clause.parts:
        if part is target.part:
            continue
        if part.role == "expl":
            raise Refused("expletive", "the clause has an expletive subject or object")
        if any(t.tag_ in {"WDT", "WP", "WP$"} and rel(t) != "nsubj" for t in part.tokens[:2]) and part.role in {
            "obj",
            "obl",
            "advmod",
        }:
            raise Refused("relative", "a relative pronoun stands for an object")
        piece = _piece(part, clause, first, start, bound, context)
        if piece is not None:
            yield piece


def _piece(part: Part, clause: Clause, first: int, start: int, bound: Token, context: Context) -> _Piece | None:
    data = words()
    low = text_of(part.tokens).lower()
    place = "rest"
    if part.ahead:
        place = "front" if part.head.i < start else "mid"
    if part.role == "advmod" and first <= part.head.i < clause.predicate.i and not clause.copular:
        place = "mid"
    if part.role == "advmod":
        if low in data["connectives"] or part.head.tag_ == "WRB":
            return None
        if low in data["deictic_times"] or low in data["deictic_places"]:
            return None
        if place == "front":
            return None
    if part.role == "advcl":
        if part.mark.split(" ")[0] in CONDITIONAL or (
            part.mark in {"when", "once", "until", "whenever"} and clause.tense == "present"
        ):
            if part.loose and part.mark not in CONDITIONAL:
                return None
            settled = context.settled(part.tokens, bound)
            return _Piece(part.head.i, place, settled.text, settled.via, part.tokens)
        if (
            part.loose
            or part.ahead
            or part.mark in {"while", "although", "though", "whereas", "as", "because", "since"}
        ):
            return None
        if part.head.tag_ in {"VBG", "VBN"} and not part.mark:
            return None
    if part.loose and part.role in {"advcl", "obl", "advmod", "nmod", "xcomp", "dep"}:
        return None
    try:
        settled = context.settled(part.tokens, bound)
    except Refused:
        if _can_go(part, clause):
            return None
        raise
    if place == "front" and len(part.tokens) > 9:
        return None
    return _Piece(min(t.i for t in part.tokens), place, settled.text, settled.via, part.tokens)


def _can_go(part: Part, clause: Clause) -> bool:
    """Tell whether an adjunct that can't be read alone can be left out without changing what is said."""
    if part.role in {"advmod"}:
        return True
    if part.role == "advcl":
        return part.mark.split(" ")[0] not in CONDITIONAL and not (part.head.i == clause.predicate.i + 1)
    if part.role == "obl":
        if part.ahead or is_temporal(part.head):
            return True
        has_object = any(p.role == "obj" for p in clause.parts)
        return part.prep in {"after", "before", "during", "following", "since", "until", "despite", "amid", "along with", "like",
                             "as part of", "because of", "due to", "thanks to", "as a result of"} and (
            has_object or part.head.i > clause.predicate.i + 4
        )  # fmt: skip
    return False


def _joined(pieces: list[_Piece], context: Context) -> Slot:
    ordered = sorted(pieces, key=lambda p: p.order)
    tokens = [t for p in ordered for t in p.tokens]
    via = next((v for p in ordered for v in p.via), None)
    text = " ".join(p.text for p in ordered)
    return Slot(at=context.span(tokens), text=text, via=via)


def _verb_group(clause: Clause, mid: list[_Piece]) -> tuple[str, dict[str, str]]:
    """Return the verb group as the sentence has it, and what the grammar of asking needs of it.

    ``aux``: its first word where that can change places with the subject; ``tail``: what follows it; ``base`` and
    ``form``: lemma and tag of a finite main verb without auxiliary; ``before_verb``: adverbs before that verb.
    """
    tokens = [*clause.auxiliaries, clause.verb]
    if clause.negation is not None:
        tokens.append(clause.negation)
    items: list[tuple[int, str]] = [(t.i, full_form(t)) for t in tokens]
    items += [(p.order, p.text) for p in mid]
    items.sort()
    finite = min([*clause.auxiliaries, clause.verb], key=lambda t: t.i)
    if clause.how == "participle" or (clause.how == "conjunct" and clause.passive and not clause.auxiliaries):
        text = " ".join(w for _, w in items)
        return text, {
            "aux": "was" if not is_plural_subject(clause) else "were",
            "tail": text,
            "tense": "past",
            "implied_aux": "yes",
        }
    if not clause.finite:
        if clause.shares and clause.verb.tag_ in {"VBN", "VBG", "VB"}:
            raise Refused("verb-group", "the auxiliaries of a coordinated verb are not plain")
        raise Refused("verb-group", "the verb is not finite")
    text = " ".join(w for _, w in items)
    able = clause.auxiliaries or clause.verb.lemma_ == "be" or rel(clause.verb) == "cop"
    if able:
        rest = [w for i, w in items if i != finite.i]
        participle = clause.verb.lemma_.lower() if clause.passive else ""
        return text, {"aux": full_form(finite), "tail": " ".join(rest), "tense": clause.tense, "participle": participle}
    adverbs = [w for i, w in items if i < clause.verb.i]
    return text, {
        "base": clause.verb.lemma_.lower(),
        "form": clause.verb.tag_,
        "before_verb": " ".join(adverbs),
        "tense": clause.tense,
    }


def is_plural_subject(clause: Clause) -> bool:
    """Tell whether the subject of the clause takes a plural verb."""
    subject = clause.subject
    return subject is not None and is_plural(subject)


def full_form(token: Token) -> str:
    """Return a verb-group word without contraction: "n't" as "not", "'s" as "is" or "has"."""
    low = token.lower_
    if low in CONTRACTIONS:
        return CONTRACTIONS[low]
    if low in {"'s", "’s"}:
        return "has" if token.lemma_ == "have" else "is"
    if low in {"'d", "’d"}:
        return "had" if token.lemma_ == "have" else "would"
    return token.text.lower() if token.is_title and not is_name(token) else str(token.text)


def _statement(
    clause: Clause, target: Target, pieces: list[_Piece], context: Context, slots: dict[str, Slot], group: str
) -> tuple[Slot, Slot] | None:
    """Return the clause as a statement, cut in two around its answer."""
    order: list[tuple[int, str]] = []
    first = min([clause.verb.i, *(a.i for a in clause.auxiliaries)])
    hole = "\x00"
    subject_text = hole if target.role == "subject" else slots["subject"].text
    if target.role == "subject":
        answer = slots["answer"].at
        tokens = [t for t in clause.subject_tokens]
        lead = text_of([t for t in tokens if context.document.offset(t) < answer.start])
        tail = text_of([t for t in tokens if context.document.offset(t) >= answer.end])
        if tail:
            return None
        subject_text = f"{lead} {hole}".strip()
    front = [p for p in pieces if p.place == "front"]
    if target.part is not None and target.part.ahead:
        lead = [t for t in target.part.tokens if context.document.offset(t) < slots["answer"].at.start]
        tail_tokens = [t for t in target.part.tokens if context.document.offset(t) >= slots["answer"].at.end]
        front.append(
            _Piece(
                target.part.head.i,
                "front",
                f"{text_of(lead)} {hole} {text_of(tail_tokens)}".strip(),
                (),
                target.part.tokens,
            )
        )
        front.sort(key=lambda p: p.order)
    for piece in pieces:
        if piece.place == "rest":
            order.append((piece.order, piece.text))
    if target.role == "complement":
        lead = [t for t in clause.complement if context.document.offset(t) < slots["answer"].at.start]
        order.append((clause.complement[0].i, f"{text_of(lead)} {hole}".strip()))
    elif target.part is not None and not target.part.ahead:
        lead = [t for t in target.part.tokens if context.document.offset(t) < slots["answer"].at.start]
        tail_tokens = [t for t in target.part.tokens if context.document.offset(t) >= slots["answer"].at.end]
        bound = clause.subject
        lead_text = context.settled(lead, bound).text if lead else ""
        tail_text = context.settled(tail_tokens, bound).text if tail_tokens else ""
        order.append((min(t.i for t in target.part.tokens), f"{lead_text} {hole} {tail_text}".strip()))
    order.sort()
    verb = f"{'was' if not is_plural_subject(clause) else 'were'} {group}" if clause.how == "participle" else group
    start = ", ".join(p.text for p in front)
    body = " ".join([subject_text, verb, *(text for _, text in order)])
    whole = f"{start}, {body}" if start else body
    if whole.count(hole) != 1:
        return None
    lead_text, tail_text = whole.split(hole)
    at = context.span([clause.verb])
    del first
    return Slot(at=at, text=lead_text.strip()), Slot(at=at, text=tail_text.strip())


def _sentence_around(span: Span, context: Context) -> Span:
    for paragraph in context.document.paragraphs:
        if paragraph.start <= span.start < paragraph.start + len(paragraph.doc.text):
            for sentence in paragraph.doc.sents:
                whole = context.span(t for t in sentence if not t.is_space)
                if whole.start <= span.start < whole.end:
                    return whole
    return span


__all__ = [
    "SUBJECTS",
    "Context",
    "Miss",
    "Refused",
    "Target",
    "attribution",
    "before",
    "frame",
    "is_nominal",
    "leftmost",
    "set_off",
]
