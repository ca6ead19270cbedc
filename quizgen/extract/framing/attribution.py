"""Attribution: who says what a clause says, and whether it is stated as a fact at all."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen import lexicon
from quizgen.analyse.names import TITLES
from quizgen.analyse.quotes import quoted
from quizgen.analyse.wordlists import words
from quizgen.extract.framing.relative import is_counted_there
from quizgen.extract.framing.reported import handed_on, is_writers, points, speaker_beyond, tells_of_name
from quizgen.extract.framing.unbroken import is_bare_title
from quizgen.extract.records import Context, Refused, once
from quizgen.extract.types import is_year
from quizgen.lexicon.calendar import MONTH_WORDS
from quizgen.model import Slot
from quizgen.syntax.clauses import Clause, clause_of
from quizgen.syntax.labels import DASHES, is_name, is_plural, rel
from quizgen.syntax.phrases import after, leftmost, nominal, preposition, set_off, tidy
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

FACTUAL = wordlist("extract", "factual")
DEEDS = wordlist("extract", "deeds")
LONGEST_SOURCE = 7
"""Tokens of whoever "according to" names."""
UNSURE = wordlist("extract", "hedges") | {"likely"}
INTENDING = frozenset({"plan", "expect", "propose", "schedule", "intend", "hope", "envisage", "design", "want"})
"""Verbs beside which "would" tells what was to be: "was planned for 1968, while Roe *would* fly in 1969"."""


@once
def attribution(clause: Clause, context: Context) -> Slot | None:
    """Return who is reported to say what the clause says; None where nobody is.

    Refused where the clause is not stated as a fact: a wish, a condition, a question, a quotation of an unnamed
    speaker.
    """
    seen: Slot | None = None
    token = clause.predicate
    remark: Token | None = None
    handed: Sequence[Token] | None = None
    _require_sure(clause)
    while rel(token) != "root" and token.head.i != token.i:
        kind = rel(token)
        if kind in {"ccomp", "csubj"} or (kind == "parataxis" and _says(token.head)):
            if remark is not None and is_writers(remark, clause):
                return None
            handed = handed_on(token)
            outer = _reporting(token) if handed is None else None
            if remark is not None:
                raise Refused("speaker", f"“{remark.text}” may be a remark of who reports")
            if seen is None:
                seen = _source(outer, context) if outer is not None else context.slot(handed or ())
        elif kind == "advcl" and not (clause.lifted and token.i == clause.predicate.i):
            if not points(token) and not tells_of_name(clause.predicate, token):
                _require_factual(token)
            if any(c.lower_ == "would" for c in token.children) and token.head.lemma_.lower() in INTENDING:
                raise Refused("not-stated", "the clause says what was planned")
            remark = token
        elif token.i == clause.predicate.i:
            _require_own(clause, context)
        if kind == "acl" and set_off(token):
            remark = token
        token = token.head
        if handed is not None and rel(token) == "advcl":
            token = token.head  # "…, *adding* that": the participle is no remark
            handed = None
    aside = next((c for c in clause.predicate.children if rel(c) == "parataxis" and _says(c)), None)
    if aside is not None and seen is None:
        outer_aside = clause_of(aside)
        if outer_aside is not None:
            seen = _source(outer_aside, context)
    if seen is None:
        seen = _according(clause, context) or _cited(clause, context)
    if seen is None and quoted(clause.verb):
        beyond = speaker_beyond(clause)
        if beyond:
            told = context.slot(beyond)
            return told.model_copy(update={"via": told.via or told.at})  # their sentence is evidence too
        raise Refused("speaker", "a quotation whose speaker its sentence does not name")
    return seen


ACTING = frozenset({"rule", "hold", "maintain", "write", "prove", "find", "repeat"})
"""Verbs of saying that with an object mostly tell of a deed."""


def _according(clause: Clause, context: Context) -> Slot | None:
    """Return who an aside says holds it so: "…, according to the central bank"; None where its words are many.

    Of a coordinated clause also who the first one names for both. Refused where the aside only points to them.
    """
    asides = [p for p in clause.parts if p.prep.startswith("according") and p.loose]
    first = clause_of(clause.predicate.head) if rel(clause.predicate) == "conj" and not asides else None
    if first is not None:
        asides = [p for p in first.parts if p.prep.startswith("according")]
    for part in asides:
        if any(t.lower_ in {"this", "these", "that", "those"} and rel(t) == "det" for t in part.bare):
            raise Refused("speaker", "who says it was named before")
        if len(part.bare) <= LONGEST_SOURCE and is_name(part.bare[-1]) and is_name(part.head):
            try:
                return context.slot(part.bare)
            except Refused:
                continue
    return None


def _cited(clause: Clause, context: Context) -> Slot | None:
    """Return whom the end of the sentence names as its source: "…, *according to Ann Roe*", "…, *say two miners*".

    Refused where who that is can't be read alone: left out, what they say would be told as a fact.
    """
    if clause.how not in {"main", "conjunct"}:
        return None
    if sum(t.lower_ == "according" for t in clause.predicate.sent) > 1:
        raise Refused("speaker", "of two sources that the sentence names it is not sure whose this is")
    cited: list[Token] = []
    if sum(rel(t) == "case" and t.lower_ == "according" for t in clause.predicate.sent) > 1:
        raise Refused("speaker", "of two sources each has said its own")
    for token in clause.predicate.sent:
        if (
            rel(token) in {"obl", "nmod"}
            and preposition(token).startswith("according")
            and token.i > clause.predicate.i
        ):
            first = leftmost(token)
            if {first.text, first.nbor(-1).text} & {",", *DASHES}:
                ahead = max(d.i for c in token.children if rel(c) == "case" for d in c.subtree)
                cited = [t for t in nominal(token) if t.i > ahead]
        elif rel(token) == "parataxis" and token.head.i == clause.predicate.i and token.lemma_.lower() == "say":
            behind = [c for c in token.children if rel(c) in {"obj", "nsubj"} and c.i > token.i]
            if (
                token.nbor(-1).text == ","
                and behind
                and not any(c.i < token.i for c in token.children if not c.is_punct)
            ):
                cited = nominal(behind[0])
    if not cited:
        return None
    if any(t.text == "," for t in cited[0].doc[cited[-1].i + 1 : cited[0].sent.end]):
        return None  # it may be of what it stands in alone: "Roe, 30, according to the paper, founded …"
    pointing = {*MONTH_WORDS, *words()["deictic_determiners"]}
    lately = [t for t in cited if t.head in cited and rel(t) in {"nmod", "obl"}]
    for phrase in ([*t.subtree] for t in lately):
        if any(t.lower_.rstrip(".") in pointing for t in phrase) and not any(is_year(t) for t in phrase):
            cited = tidy([t for t in cited if t not in phrase])  # "a report by the council *on Dec 14*"
    return context.slot(cited)


def _require_sure(clause: Clause) -> None:
    """Refuse a clause inside one that its writer only guesses at: "most likely referring to Lee, who came"."""
    for outer in clause.predicate.ancestors:
        guess = next((c for c in outer.children if rel(c) == "advmod" and c.lower_ in UNSURE and c.i < outer.i), None)
        if guess is not None and rel(clause.predicate) != "conj" and not tells_of_name(clause.predicate, outer):
            raise Refused("hedge", f"“{guess.text}” would get lost")


def _reporting(token: Token) -> Clause:
    """Return the clause that reports the one the token heads; Refused where nobody states it there."""
    mark = next((c.lower_ for c in token.children if rel(c) == "mark"), "")
    if mark in {"if", "whether"} or any(
        c.tag_ in {"WRB", "WP", "WDT"} and c.i < token.i for c in token.children if rel(c) != "nsubj"
    ):
        raise Refused("not-stated", "the clause is an indirect question")
    head = token.head
    if any(c.tag_ == "TO" for c in token.children):
        raise Refused("not-stated", "the clause is an infinitive")  # "believes the report *to be* true"
    if not _says(head) and not _foresees(head, token):
        raise Refused("not-stated", f"“{head.text}” does not state what follows")
    outer = clause_of(head)
    if outer is None or outer.negation is not None or outer.tense == "modal":
        raise Refused("not-stated", f"nobody is named who says it with “{head.text}”")
    return outer


def _require_factual(token: Token) -> None:
    """Refuse an adverbial clause whose conjunction does not say that it is a fact."""
    marks = [c.lower_ for c in token.children if rel(c) == "mark" or (rel(c) == "advmod" and c.tag_ == "WRB")]
    if not marks or marks[0] not in FACTUAL:
        raise Refused("not-stated", "the clause is a condition or an infinitive")


def _require_own(clause: Clause, context: Context) -> None:
    """Refuse a clause that only says which one is meant, or that is a piece of another predicate."""
    kind, head = rel(clause.predicate), clause.predicate.head
    if kind == "acl" and _is_quoted(head) and not _took_part(clause):
        raise Refused("passing", "what is told of somebody who is only quoted")
    if kind == "acl" and not clause.lifted and not set_off(clause.predicate) and not is_counted_there(head):
        timeless = clause.tense != "past" and not _is_done_by(clause)
        loose = timeless or is_plural(head) or not _indefinite_or_name(head)
        if loose and not context.lenient and not _is_anchored(clause):
            raise Refused("restrictive", "the clause only tells which one is meant")
    elif kind in {"xcomp", "obj", "obl", "nmod", "nsubj", "amod"}:
        raise Refused("not-stated", "the clause is part of another predicate")


def _is_quoted(head: Token) -> bool:
    """Tell whether somebody is brought up as the one who says something."""
    verb = head.head
    if rel(head) != "nsubj" or not lexicon.speech_verb(verb.lemma_.lower()):
        return False
    return rel(verb) == "parataxis" or any(rel(c) in {"ccomp", "parataxis"} for c in verb.children)


def _is_done_by(clause: Clause) -> bool:
    """Tell whether a participle says who did it: "a warrant *issued by the court*"."""
    return clause.how == "participle" and clause.passive and any(p.prep == "by" for p in clause.having("obl"))


def _is_anchored(clause: Clause) -> bool:
    """Tell whether a participle tells who did something to what a name or a year identifies.

    "The dictatorship *imposed by the council during the War of Hull*".
    """
    if not _is_done_by(clause) or clause.subject_tokens[0].lower_ not in {"the", "a", "an"}:
        return False
    return any(is_name(t) or is_year(t) for p in clause.parts if p.prep != "by" for t in p.tokens)


def _took_part(clause: Clause) -> bool:
    """Tell whether somebody who is quoted did a deed of which the report tells: "said Roe, who led *the search*"."""
    if clause.how != "relative" or clause.tense != "past" or clause.passive or clause.copular:
        return False
    if clause.verb.lemma_.lower() not in DEEDS:
        return False
    return any(any(rel(c) == "det" and c.lower_ == "the" for c in p.head.children) for p in clause.having("obj"))


def _indefinite_or_name(head: Token) -> bool:
    return is_name(head) or any(rel(c) == "det" and c.lower_ in {"a", "an"} for c in head.children)


def _says(verb: Token) -> bool:
    """Tell whether a verb is one of saying, and is not said of a thing: "*ruled the world*: the mill was …"."""
    acts = verb.lemma_.lower() in ACTING and any(rel(c) == "obj" for c in verb.children)
    return verb.lemma_.lower() in words()["stating"] and not acts


def _foresees(verb: Token, told: Token) -> bool:
    """Tell whether a verb states what will be: "expect that it *will* grow"."""
    return verb.lemma_.lower() in words()["foreseeing"] and any(c.lower_ == "will" for c in told.children)


def _source(clause: Clause, context: Context) -> Slot:
    subject = clause.subject
    if subject.lower_ in {"it", "this", "that", "which"} and rel(subject) != "nsubj":
        raise Refused("speaker", "nobody is named who says it")
    if clause.passive:
        raise Refused("speaker", f"“{subject.text}” does not say it")  # "is claimed to be"
    if not any(t.is_alpha for t in clause.subject_tokens):
        raise Refused("speaker", "nobody is named who says it")
    if clause.how == "relative" and not (is_name(subject) and set_off(clause.predicate)):
        raise Refused("speaker", "the report is inside a relative clause")
    follower = after(clause.subject_tokens[-1]) if clause.subject_tokens else None
    last = clause.subject_tokens[-1] if clause.subject_tokens else None
    named = last is not None and is_name(last) and last.lower_.rstrip(".") not in TITLES
    if (
        follower is not None
        and last is not None
        and ((is_name(follower) and not named) or (follower.tag_ == "NN" and named))
    ):
        raise Refused("cut", "the speaker's name would be torn off")
    if last is not None and not last.whitespace_ and last.i + 1 < last.sent.end and last.nbor(1).text in {"-", "–"}:
        raise Refused("cut", f"“{last.text}-” would be torn apart")
    if is_bare_title(clause.subject):
        raise Refused("cut", "a title is left without its name")
    tokens = clause.subject_tokens
    if len(tokens) > 1 and tokens[-1].tag_ == "VBN" and rel(tokens[-1]) == "acl" and not list(tokens[-1].children):
        tokens = tokens[:-1]  # "documents *released* today showed"
    return context.slot(tokens)
