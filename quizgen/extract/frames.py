"""Frames: a clause taken apart around the piece that a question asks for.

``frame`` decides what of a clause goes into the question: the core always, adjuncts where they can be read
alone, and nothing that hangs on loosely. What can't be read alone and can't be left out makes the clause useless.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from quizgen import lexicon
from quizgen.analyse.document import Document
from quizgen.analyse.reference import Dangling, References, Settled, quoted, words
from quizgen.extract.types import MONTHS, is_temporal, is_year
from quizgen.model import Fact, Kind, Slot, Span
from quizgen.syntax.clauses import Clause, Part, clause_of
from quizgen.syntax.labels import CLOSING, OPENING, SUBJECTS, doubt, is_name, is_nominal, is_plural, rel
from quizgen.syntax.phrases import before, in_brackets, is_loose, leftmost, run_around, set_off, text_of, tidy

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


KNOWN = frozenset("nsubj csubj aux cop obj iobj obl advmod advcl xcomp ccomp compound mark punct cc conj parataxis discourse expl "
                  "vocative acl dislocated".split())  # fmt: skip
INDEFINITE = frozenset("everything something anything nothing some many both others all most each one few none everyone someone "
                       "anyone another several two three".split())  # fmt: skip


JOINTS = frozenset({"-", "–", "—", "/"})
HEDGES = frozenset("perhaps maybe possibly probably allegedly reportedly supposedly apparently presumably arguably potentially "
                   "ostensibly purportedly seemingly".split())  # fmt: skip
CORE_DOUBT = 0.5
MOST_DOUBT = 0.8
"""What the parser may doubt of a word inside subject or answer; of the clause's core it must be sure."""
READABLE = 22
"""Words of a question besides question word and verb; past that, adjuncts are left out."""


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
    optional: bool = False


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
        elif kind == "acl" and token.i == clause.predicate.i and not set_off(token):
            if clause.tense != "past" or is_plural(head) or not _indefinite_or_name(head):
                raise Refused("restrictive", "the clause only tells which one is meant")
        elif token.i == clause.predicate.i and kind in {"xcomp", "obj", "obl", "nmod", "nsubj", "amod"}:
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


def _indefinite_or_name(head: Token) -> bool:
    return is_name(head) or any(rel(c) == "det" and c.lower_ in {"a", "an"} for c in head.children)


def _says(verb: Token) -> bool:
    return verb.lemma_.lower() in words()["stating"]


def _source(clause: Clause, context: Context) -> Slot:
    subject = clause.subject
    assert subject is not None
    if subject.lower_ in {"it", "this", "that", "which"} and rel(subject) != "nsubj":
        raise Refused("speaker", "nobody is named who says it")
    if clause.how == "relative":
        raise Refused("speaker", "the report is inside a relative clause")
    follower = _after(clause.subject_tokens[-1]) if clause.subject_tokens else None
    if follower is not None and is_name(follower) and not is_name(clause.subject_tokens[-1]):
        raise Refused("cut", "the speaker's name would be torn off")
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
    doubtful = _require_trust(clause, target)
    _require_uncut(clause, target)
    answer = answer_slot(target, context, clause)
    slots: dict[str, Slot] = {"answer": answer}
    subject = clause.subject
    assert subject is not None
    if any(t.tag_ in {"WDT", "WP", "WP$", "WRB"} for t in clause.subject_tokens):
        raise Refused("relative", "the subject is a question word or holds a relative clause")
    _require_plain(clause, target)
    if target.role != "subject":
        slots["subject"] = context.slot(clause.subject_tokens)
    pieces = list(_pieces(clause, target, context))
    if any(p.place == "mid" and not _is_adverb(p.tokens) for p in pieces):
        raise Refused("order", "something other than an adverb stands between subject and verb")
    pieces = _shortened(pieces, slots)
    for place in ("front", "rest"):
        own = [p for p in pieces if p.place == place]
        if own:
            slots[place] = _joined(own, context)
    if source is not None and source.text != getattr(slots.get("subject"), "text", ""):
        slots["source"] = source
    if target.role == "subject" and not clause.copular and "rest" not in slots:
        raise Refused("thin", "the predicate says nothing more")
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
            evidence.append(sentence_around(slot.via, context))
    for piece in pieces:
        evidence += [sentence_around(v, context) for v in piece.via]
    plural = "plural" if is_plural(subject) or subject.lower_ in {"they", "we"} else "singular"
    all_features = {
        "number": plural,
        "doubt": f"{doubtful:.2f}",
        "verb_lemma": clause.verb.lemma_.lower(),
        "predicate": clause.predicate.lemma_.lower(),
        "predicate_text": clause.predicate.lower_,
        "subject_word": subject.lower_ if subject.pos_ != "PRON" else "",
        **_place_of(target),
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


def _require_trust(clause: Clause, target: Target) -> float:
    """Return how much the parser doubts the clause at its weakest word; Refused where it doubts too much.

    Adjuncts may hang where they like.
    """
    worst = 0.0
    subject = clause.subject
    assert subject is not None
    core = [clause.predicate]
    if clause.how not in {"relative", "participle"} and not clause.shares:
        core.append(subject)
    has_object = any(p.role == "obj" for p in clause.parts)
    # Whether "plans to expand" is the verb's or the noun's infinitive makes no difference to the words.
    sure = {"obj", "iobj", "ccomp"} if has_object else {"obj", "iobj", "ccomp", "xcomp"}
    core += [p.head for p in clause.parts if p.role in sure and p is not target.part]
    if (
        target.part is not None
        and target.part.role not in {"obl", "advmod"}
        and not (has_object and target.part.role == "xcomp")
    ):
        core.append(target.part.head)
    for token in core:
        worst = max(worst, doubt(token))
        if doubt(token) > CORE_DOUBT:
            raise Refused("doubt", f"where “{token.text}” belongs is not sure")
    heads = {t.i for t in core} | ({target.part.head.i} if target.part is not None else set())
    for token in (*clause.subject_tokens, *clause.complement, *target.tokens):
        if token.i in heads or token.is_punct:
            continue
        worst = max(worst, doubt(token) * 0.7)
        if doubt(token) > MOST_DOUBT:
            raise Refused("doubt", f"where “{token.text}” belongs is not sure")
    return worst


def _require_uncut(clause: Clause, target: Target) -> None:
    """Refuse a clause of which a phrase is cut short: "a small number (one or two) | of genes"."""
    used = {t.i for p in clause.parts for t in p.tokens} | {t.i for t in clause.subject_tokens}
    used |= {t.i for t in clause.complement} | {t.i for t in clause.particles} | {t.i for t in clause.auxiliaries}
    used |= {clause.verb.i, clause.predicate.i}
    phrases = [clause.subject_tokens, clause.complement, *(p.tokens for p in clause.parts if not p.loose)]
    for phrase in phrases:
        if not phrase:
            continue
        for one, two in zip(phrase, phrase[1:], strict=False):
            gap = phrase[0].doc[one.i + 1 : two.i]
            if len(gap) and not (gap[0].is_punct or gap[-1].is_punct):
                raise Refused("cut", f"“{gap.text}” would be torn out")
        near = phrase[-1].doc[phrase[-1].i + 1] if phrase[-1].i + 1 < len(phrase[-1].doc) else None
        if near is not None and near.text in JOINTS and not phrase[-1].whitespace_ and not near.whitespace_:
            raise Refused("cut", f"“{phrase[-1].text}{near.text}” would be torn apart")
        follower = _after(phrase[-1])
        if follower is None or follower.i in used or follower.is_punct or rel(follower) in {"cc", "conj"}:
            continue
        inside = {t.i for t in phrase}
        hangs = next((a for a in [follower, *follower.ancestors] if a.head.i in inside), None)
        if (
            hangs is not None
            and not is_loose(hangs)
            and rel(hangs) not in {"conj", "parataxis", "advcl"}
            and not in_brackets(hangs)
        ):
            raise Refused("cut", f"“{phrase[-1].text} {follower.text}” would be torn apart")
    del target


def _after(token: Token) -> Token | None:
    """Return the next token of the sentence, passing over brackets with what is in them."""
    depth = 0
    for follower in token.doc[token.i + 1 : token.sent.end]:
        if follower.text in OPENING:
            depth += 1
        elif follower.text in CLOSING:
            depth -= 1
        elif depth <= 0:
            return follower
    return None


def _place_of(target: Target) -> dict[str, str]:
    """Return where the answer hangs: its head, its relation and its governor, for the round trip."""
    head = min(target.tokens, key=lambda t: (sum(1 for _ in t.ancestors), t.i))
    while rel(head) in {"case", "det", "punct", "flat", "compound"} and head.head.i != head.i:
        head = head.head
    if target.role in {"subject", "complement"}:
        return {"answer_head": head.lower_, "answer_rel": "" if target.role == "complement" else "nsubj"}
    return {"answer_head": head.lower_, "answer_rel": rel(head), "answer_governor": head.head.lower_}


def _require_plain(clause: Clause, target: Target) -> None:
    """Refuse a clause whose parts do not stand where an English clause has them: the parse is doubtful."""
    if sum(p.role == "obj" for p in clause.parts) > 1:
        raise Refused("order", "two direct objects")
    tokens = clause.subject_tokens
    if not tokens or (tokens[0].tag_ in {"IN", "TO", "RB"} and rel(tokens[0]) == "case"):
        raise Refused("order", "the subject begins with a preposition")
    odd = next((c for c in clause.predicate.children if rel(c) not in KNOWN), None)
    if odd is not None and not clause.copular:
        raise Refused("order", f"“{odd.text}” hangs on the verb in no plain way")
    subject_head = clause.subject
    if subject_head is not None and subject_head.lower_ in INDEFINITE and len(tokens) < 3:
        raise Refused("vague-subject", f"“{subject_head.text}” names nothing")
    _require_agreement(clause)
    if any(p.role == "ccomp" and (p.ahead or quoted(p.head)) for p in clause.parts):
        raise Refused("speech", "the clause reports what somebody said")
    subject = clause.subject
    assert subject is not None
    if clause.tense == "past" and not is_plural(subject) and not is_name(subject):
        articled = any(rel(c) == "det" and c.lower_ in {"a", "an"} for c in subject.children)
        asked = {t.i for t in target.tokens}
        names = [t for t in clause.predicate.subtree if (is_name(t) or t.like_num) and t.i not in asked]
        if articled and (
            len([t for t in tokens if t.pos_ in {"NOUN", "PROPN", "ADJ", "VERB", "NUM"}]) < 2 or not names
        ):
            raise Refused("vague-subject", "nothing tells which one it was")
    if clause.how in {"relative", "participle"} or clause.shares:
        return
    first = min([clause.verb.i, *(a.i for a in clause.auxiliaries)])
    last = max(t.i for t in tokens)
    if last > first:
        raise Refused("order", "the subject does not come before the verb")
    loose = {
        t.i
        for c in (*subject.children, *(g for c in subject.children for g in c.children))
        if is_loose(c)
        for t in c.subtree
    }
    between = [t for t in clause.predicate.doc[last + 1 : first] if not t.is_space and t.i not in loose]
    if between and not between[0].is_punct and not all(_adverbial(t, clause) for t in between):
        raise Refused("order", "subject and verb do not stand together")


def _require_agreement(clause: Clause) -> None:
    """Refuse a clause whose verb does not agree with its subject: one of the two is not what the parse says."""
    subject = clause.subject
    if subject is None or clause.how in {"relative", "participle"} or subject.tag_ not in {"NN", "NNS", "NNP"}:
        return
    finite = min([*clause.auxiliaries, clause.verb], key=lambda t: t.i)
    several = is_plural(subject) or any(rel(c) == "conj" for c in subject.children)
    if finite.tag_ == "VBZ" and subject.tag_ == "NNS" and not several_as_one(subject):
        raise Refused("agreement", f"“{subject.text} {finite.text}” do not agree")
    if finite.tag_ == "VBP" and subject.tag_ == "NN" and not several and finite.lower_ not in {"be"}:
        if not lexicon.is_group(subject.lemma_.lower()) and subject.lower_ not in {
            "number",
            "majority",
            "variety",
            "handful",
        }:
            raise Refused("agreement", f"“{subject.text} {finite.text}” do not agree")


def several_as_one(subject: Token) -> bool:
    """Tell whether a plural counts as one: a sum, a measure, a title."""
    return any(rel(c) == "nummod" for c in subject.children) or subject.lower_ in {
        "physics",
        "politics",
        "economics",
        "mathematics",
        "news",
    }


def _adverbial(token: Token, clause: Clause) -> bool:
    return token.pos_ in {"ADV", "PART"} or any(token in p.tokens for p in clause.parts)


def _is_adverb(tokens: Sequence[Token]) -> bool:
    return len(tokens) <= 3 and all(t.pos_ in {"ADV", "PART"} for t in tokens)


def answer_slot(target: Target, context: Context, clause: Clause | None = None) -> Slot:
    """Return the answer as an unbroken span of the article, without a leading article word."""
    tokens = list(target.tokens)
    head = min(tokens, key=lambda t: (sum(1 for _ in t.ancestors), t.i))
    run = run_around(head, tokens)
    if not run:
        raise Refused("answer", "nothing is left of the answer")
    bound = clause.subject if clause is not None and target.role != "subject" else None
    result = context.references.settle(run, bound)
    if isinstance(result, Dangling):
        # An answer may be definite where its own words say which one; it may not lean on a pronoun.
        own_words = any(t.lower_ == "of" or (is_name(t) and t.i != head.i) for t in run)
        if not result.word.startswith("the ") or not own_words:
            raise Refused("dangling", f"“{result.word}” points out of the answer")
        return Slot(at=context.span(run), text=context.references.uncapitalised(run))
    if result.via:
        if len(result.via) > 1 or target.role in {"within", "nested"} or not _stands_for_all(run, head, context):
            raise Refused("dangling", "a part of the answer points out of it")
        return Slot(at=result.via[0], text=result.text.removeprefix("the "), via=result.via[0])
    if any(t.tag_ == "PRP$" and t.head.i == head.i for t in run):
        raise Refused("dangling", "the answer belongs to a pronoun")
    run = _unquoted(run)
    while len(run) > 1 and run[0].lower_ == "the" and (is_name(head) or target.role == "within"):
        run = run[1:]
    _require_whole(run, clause)
    return Slot(at=context.span(run), text=context.references.uncapitalised(run))


def _unquoted(run: list[Token]) -> list[Token]:
    """Return an answer without quotation marks around all of it: a "strategic partnership"."""
    first = 1 if len(run) > 3 and run[0].lower_ in {"a", "an", "the"} else 0
    if (
        len(run) - first > 2
        and run[first].is_quote
        and run[-1].is_quote
        and not any(t.is_quote for t in run[first + 1 : -1])
    ):
        return run[first + 1 : -1]
    return run


def _require_whole(run: Sequence[Token], clause: Clause | None) -> None:
    """Refuse an answer that stops before its last coordinate: "poverty" of "poverty, ignorance and disease"."""
    last = run[-1]
    i = last.i + 1
    if i >= last.sent.end:
        return
    follower = last.doc[i]
    if is_name(follower) and last.pos_ == "NOUN":
        raise Refused("cut", f"“{last.text} {follower.text}” would be torn apart")
    if follower.lower_ in {"and", "or", "&"} or (follower.text == "," and _in_list(last.doc, i)):
        joined = follower.head if follower.lower_ in {"and", "or", "&"} else last.doc[min(i + 1, len(last.doc) - 1)]
        while rel(joined) not in {"conj", "root", "appos"} and joined.head.i != joined.i:
            joined = joined.head
        outer = joined.head if clause is not None else None
        if outer is None or not (outer.i == clause.predicate.i or outer.is_ancestor(clause.predicate)):  # type: ignore[union-attr]
            raise Refused("answer", "the answer is only the first of several coordinates")


def _in_list(doc: object, comma: int) -> bool:
    """Tell whether a comma is followed by a short phrase and "and" or "or" or another such comma."""
    tokens = list(doc)[comma + 1 : comma + 9]  # type: ignore[call-overload]
    for token in tokens:
        if token.lower_ in {"and", "or"}:
            return True
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD", "WDT", "WP", "."}:
            return False
    return False


def _relative_end(clause: Clause) -> int:
    """Return where a relative clause that a comma opened ends: at the next comma between its parts."""
    sentence_end = int(clause.predicate.sent.end)
    if clause.how != "relative" or not set_off(clause.predicate):
        return sentence_end
    inside = {t.i for p in clause.parts for t in p.tokens} | {t.i for t in clause.complement}
    for token in clause.predicate.doc[clause.predicate.i : sentence_end]:
        if token.text == "," and token.i not in inside:
            return int(token.i)
    return sentence_end


def _stands_for_all(run: Sequence[Token], head: Token, context: Context) -> bool:
    """Tell whether the one replacement in an answer is the answer itself: a pronoun, "the company", a surname."""
    others = [t for t in run if t.i != head.i and t.lower_ not in {"the", "two", "this"} and not t.is_punct]
    del context
    return not others


def _pieces(clause: Clause, target: Target, context: Context) -> Iterable[_Piece]:
    subject = clause.subject
    assert subject is not None
    bound = subject
    first = min([clause.verb.i, *(a.i for a in clause.auxiliaries)])
    start = min((t.i for t in clause.subject_tokens), default=first)
    if clause.complement and target.role == "in-complement":
        taken = {t.i for t in target.tokens}
        left = tidy([t for t in clause.complement if t.i not in taken])
        settled = context.settled(left, bound)
        yield _Piece(clause.complement[0].i, "rest", settled.text, settled.via, tuple(left))
    elif clause.complement and target.role != "complement":
        if target.role == "within" and target.part is None:
            pass
        else:
            settled = context.settled(clause.complement, bound)
            yield _Piece(clause.complement[0].i, "rest", settled.text, settled.via, clause.complement)
    for particle in clause.particles:
        if particle.i != clause.verb.i + 1:
            yield _Piece(particle.i, "rest", particle.text, (), (particle,))
    end = _relative_end(clause)
    for part in clause.parts:
        if part is not target.part and part.tokens[0].i > end:
            continue
        if part is target.part:
            if target.role == "nested":
                taken = {t.i for t in target.tokens}
                gone = {t.i for c in part.head.children if rel(c) == "advcl" and c.i > max(taken) for t in c.subtree}
                left = tidy([t for t in part.tokens if t.i not in taken | gone])
                if left:
                    settled = context.settled(left, bound)
                    place = "front" if part.ahead else "rest"
                    yield _Piece(min(t.i for t in part.tokens), place, settled.text, settled.via, tuple(left))
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
        if low in HEDGES and place == "front":
            raise Refused("hedge", f"“{low}” would get lost")
        if low in data["connectives"] or part.head.tag_ == "WRB":
            return None
        if low in data["deictic_times"] or low in data["deictic_places"]:
            return None
        if place == "front":
            return None
    if place == "front" and part.role not in {"obl", "advcl", "nmod"}:
        raise Refused("order", "something other than an adverbial stands first")
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
    follower = _after(part.tokens[-1])
    if part.role in {"obl", "obj"} and follower is not None and follower.lower_ in {"ago", "earlier", "later"}:
        if part.role == "obj" or part.prep:
            raise Refused("order", "a time hangs on the verb as its object")
        return None
    if part.role == "obl" and (low in data["connectives"] or _bare_month(part)):
        return None
    try:
        settled = context.settled(part.tokens, bound)
    except Refused:
        if _can_go(part, clause):
            return None
        raise
    if place == "front" and len(part.tokens) > 9:
        return None
    if place == "front" and part.tokens[0].pos_ not in {"ADP", "SCONJ", "ADV", "NUM", "DET"}:
        raise Refused("order", f"“{part.tokens[0].text}” stands first as no adverbial does")
    if part.role == "advcl" and part.mark == "to":
        return _Piece(min(t.i for t in part.tokens), place, settled.text, settled.via, part.tokens)
    optional = part.role in {"obl", "advcl", "advmod"} and part.tokens[0].i > clause.predicate.i + 1
    return _Piece(min(t.i for t in part.tokens), place, settled.text, settled.via, part.tokens, optional or part.ahead)


def _shortened(pieces: list[_Piece], slots: dict[str, Slot]) -> list[_Piece]:
    """Leave out adjuncts, the last first, until the question is of readable length."""
    kept = list(pieces)

    def size() -> int:
        return sum(len(p.text.split()) for p in kept) + sum(
            len(s.text.split()) for n, s in slots.items() if n != "answer"
        )

    for piece in sorted(pieces, key=lambda p: -p.order):
        if size() <= READABLE:
            break
        if piece.optional and piece.tokens[0].lower_ not in CONDITIONAL:
            kept.remove(piece)
    return kept


def _bare_month(part: Part) -> bool:
    """Tell whether a part names a month or a day without its year, which only the article's date would give."""
    texts = {t.lower_.rstrip(".") for t in part.tokens}
    return bool(texts & MONTHS) and not any(is_year(t) for t in part.tokens) and len(part.tokens) <= 4


def _can_go(part: Part, clause: Clause) -> bool:
    """Tell whether an adjunct that can't be read alone can be left out without changing what is said."""
    if part.role in {"advmod"}:
        return True
    if part.role == "advcl":
        return part.mark.split(" ")[0] not in CONDITIONAL | {"to"} and not (part.head.i == clause.predicate.i + 1)
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
    joined = [p for p in clause.particles if p.i == clause.verb.i + 1]
    particle = joined[0].text if joined else ""
    tokens = [*clause.auxiliaries, clause.verb, *joined]
    if clause.negation is not None:
        tokens.append(clause.negation)
    items: list[tuple[int, str]] = [(t.i, full_form(t)) for t in tokens]
    items += [(p.order, p.text) for p in mid]
    items.sort()
    finite = min([*clause.auxiliaries, clause.verb], key=lambda t: t.i)
    if clause.how == "participle" or (clause.how == "conjunct" and clause.passive and not clause.auxiliaries):
        text = " ".join(w for _, w in items)
        return text, {
            "aux": _implied_be(clause),
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
        return text, {
            "aux": full_form(finite),
            "tail": " ".join(rest),
            "tense": clause.tense,
            "participle": participle,
            "particle": particle,
        }
    adverbs = [w for i, w in items if i < clause.verb.i]
    return text, {
        "base": clause.verb.lemma_.lower(),
        "form": clause.verb.tag_,
        "before_verb": " ".join(adverbs),
        "particle": particle,
        "tense": clause.tense,
    }


def _implied_be(clause: Clause) -> str:
    """Return the form of *be* that a participle leaves out, in the tense of the sentence around it."""
    outer = clause_of(clause.predicate.sent.root)
    present = outer is not None and outer.tense == "present" and not any(is_year(t) for t in clause.predicate.subtree)
    if is_plural_subject(clause):
        return "are" if present else "were"
    return "is" if present else "was"


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
        before_it = [t for t in tokens if context.document.offset(t) < answer.start]
        after_it = [t for t in tokens if context.document.offset(t) >= answer.end]
        if len(before_it) + len(after_it) == len(tokens):
            return None
        lead = context.settled(before_it).text if before_it else ""
        tail = context.settled(after_it).text if after_it else ""
        subject_text = f"{lead} {hole} {tail}".strip()
    front = [p for p in pieces if p.place == "front"]
    if target.part is not None and target.part.ahead:
        lead = [t for t in target.part.tokens if context.document.offset(t) < slots["answer"].at.start]
        tail_tokens = [t for t in target.part.tokens if context.document.offset(t) >= slots["answer"].at.end]
        start_of_part = min(t.i for t in target.part.tokens)
        front = [p for p in front if p.order != start_of_part]
        front.append(
            _Piece(
                start_of_part,
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
    if target.role in {"complement", "in-complement"}:
        order = [(i, text) for i, text in order if i != clause.complement[0].i]
        lead = [t for t in clause.complement if context.document.offset(t) < slots["answer"].at.start]
        tail_tokens = [t for t in clause.complement if context.document.offset(t) >= slots["answer"].at.end]
        tail = context.settled(tail_tokens, clause.subject).text if tail_tokens else ""
        order.append((clause.complement[0].i, f"{text_of(lead)} {hole} {tail}".strip()))
    elif target.part is not None and not target.part.ahead:
        order = [(i, text) for i, text in order if target.role != "nested" or i != min(t.i for t in target.part.tokens)]
        lead = [t for t in target.part.tokens if context.document.offset(t) < slots["answer"].at.start]
        tail_tokens = [t for t in target.part.tokens if context.document.offset(t) >= slots["answer"].at.end]
        bound = clause.subject
        lead_text = context.settled(lead, bound).text if lead else ""
        tail_text = context.settled(tail_tokens, bound).text if tail_tokens else ""
        order.append((min(t.i for t in target.part.tokens), f"{lead_text} {hole} {tail_text}".strip()))
    order.sort()
    verb = f"{_implied_be(clause)} {group}" if clause.how == "participle" else group
    start = ", ".join(p.text for p in front)
    body = " ".join([subject_text, verb, *(text for _, text in order)])
    whole = f"{start}, {body}" if start else body
    if whole.count(hole) != 1:
        return None
    lead_text, tail_text = whole.split(hole)
    at = context.span([clause.verb])
    del first
    return Slot(at=at, text=lead_text.strip()), Slot(at=at, text=tail_text.strip())


def sentence_around(span: Span, context: Context) -> Span:
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
