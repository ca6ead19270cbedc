"""Reports in reports: what the writer adds to what somebody says, and who says what a participle reports."""

from __future__ import annotations

from quizgen import lexicon
from quizgen.analyse.quotes import CLOSING, quotation_marks, quoted
from quizgen.analyse.wordlists import words
from quizgen.extract.framing.when import place_before
from quizgen.extract.types import is_year
from quizgen.syntax.clauses import Clause, clause_of
from quizgen.syntax.labels import is_name, rel
from quizgen.syntax.phrases import nominal, set_off
from quizgen.syntax.tokens import Doc, Token

POINTING = frozenset({"refer", "allude"})
"""Verbs by which a writer tells whom somebody means: "…, *referring* to Ann Roe, who sold the mill"."""
DISPUTED = frozenset({"claim", "allege", "believe", "think", "suspect", "warn", "imply", "speculate", "suggest"})
"""Verbs below which a remark may be as disputed as what it is made on."""
QUOTING = frozenset({"quote", "cite", "report"})
"""Verbs of handing on: "The Post *quoted* Roe as saying …"."""


def tells_of_name(predicate: Token, outer: Token) -> bool:
    """Tell whether a clause between commas tells of a name, so that what is guessed further out leaves it alone.

    "Most likely referring to Ann Roe, *who sold the mill*": that she sold it is no guess.
    """
    while rel(predicate) == "conj" and predicate.head.i != outer.i:
        predicate = predicate.head
    return rel(predicate) == "acl" and set_off(predicate) and is_name(predicate.head)


def is_writers(remark: Token, clause: Clause) -> bool:
    """Tell whether a remark within what somebody says is surely its writer's, who tells it as a fact.

    So is one on whom they mean, and one between commas of what a name stands for at any time, or in a year that is
    told: "said that Kelm, *which Rusk banned in 1931*, …". What else is told there may be the speaker's.
    """
    if quoted(clause.verb):
        return False
    if points(remark):
        return tells_of_name(clause.predicate, remark)
    if rel(remark) != "acl" or remark.i != clause.predicate.i or clause.negation is not None:
        return False
    if any(a.lemma_.lower() in DISPUTED for a in remark.ancestors):
        return False
    passing = clause.predicate.tag_ == "VBG" or any(a.lemma_ in {"have", "get"} for a in clause.auxiliaries)
    lasting = clause.how == "relative" and clause.tense == "present" and not passing
    called = [remark.head, *(c for c in remark.head.children if rel(c) in {"compound", "nmod", "amod", "flat"})]
    return (lasting or any(is_year(t) for t in remark.subtree)) and any(is_name(t) for t in called)


def hangs_plainly(clause: Clause) -> bool:
    """Tell whether what a clause hangs on shows in its form, however sure the parser is of it.

    "Two mills burned, *the mayor told reporters*"; "went to Rusk, *where* she met Roe".
    """
    predicate, outer = clause.predicate, clause.predicate.head
    if rel(predicate) == "ccomp" and outer.lemma_.lower() in words()["stating"] and not clause.shares:
        told = [t.i for t in predicate.subtree if not t.is_punct]
        speaker = next((c for c in outer.children if rel(c) == "nsubj"), None)
        behind = min(speaker.left_edge.i, outer.i) if speaker is not None else 0
        ends = max(told) < behind and any(t.text == "," for t in predicate.doc[max(told) + 1 : behind])
        return ends and predicate.left_edge.i == predicate.sent.start
    return rel(predicate) == "acl" and place_before(clause) is not None


def points(participle: Token) -> bool:
    """Tell whether a participle between commas tells whom or what somebody meant."""
    return participle.tag_ == "VBG" and participle.lemma_.lower() in POINTING and set_off(participle)


def handed_on(told: Token) -> list[Token] | None:
    """Return who says what a participle reports: "quoted *Roe* as saying", "*Roe* told the Post …, adding that".

    None where no participle reports it.
    """
    verb = told.head
    if verb.tag_ != "VBG" or rel(verb) != "advcl" or verb.lemma_.lower() not in words()["stating"]:
        return None
    outer = clause_of(verb.head)
    if outer is None or outer.negation is not None:
        return None
    if any(c.lower_ == "as" and rel(c) == "mark" for c in verb.children):
        if outer.predicate.lemma_.lower() not in QUOTING or outer.tense == "modal":
            return None
        if outer.passive:
            return list(outer.subject_tokens)
        return next((nominal(p.head) for p in outer.having("obj")), None)
    if not set_off(verb) or any(rel(c) == "mark" for c in verb.children):
        return None
    while outer is not None and outer.predicate.lemma_.lower() not in words()["stating"]:
        above = outer.predicate.head
        person = lexicon.is_person(outer.subject.lemma_.lower()) or is_name(outer.subject)
        if rel(outer.predicate) != "ccomp" or (person and not outer.passive):
            return None  # "said that Roe left, adding that": who added it?
        outer = clause_of(above)
    if outer is None or outer.passive or outer.negation is not None or outer.tense == "modal":
        return None
    return list(outer.subject_tokens)


def speaker_beyond(clause: Clause) -> list[Token] | None:
    """Return who says a quoted sentence by the one after or before it: "“The mill is old. It leaks,” *Roe* said. “…”".

    It is whoever a verb of saying names right behind the closing mark, where the quotation ends later, or at the end
    of the sentence before, where it goes on; None where that is not plain.
    """
    doc, sentence = clause.predicate.doc, clause.predicate.sent
    open_at = quotation_marks(doc)
    ends = next((t.i for t in doc[clause.predicate.i :] if open_at[t.i] and _closes(t)), None)
    if ends is None:
        return None
    if ends >= sentence.end:
        return _named_behind(doc, ends, int(doc[ends].sent.end))
    first = next((t for t in sentence if not t.is_space), sentence[0])
    if not first.is_quote or sentence.start == 0:
        return None
    before = doc[sentence.start - 1].sent
    marks = [t.i for t in before if open_at[t.i] and _closes(t)]
    return _named_behind(doc, marks[-1], int(before.end)) if marks else None


def _closes(token: Token) -> bool:
    return token.text in CLOSING or token.text == '"'


def _named_behind(doc: Doc, mark: int, end: int) -> list[Token] | None:
    """Return the subject of the one verb of saying between a closing mark and the end of its sentence."""
    tail = list(doc[mark + 1 : end])
    if any(t.is_quote for t in tail):
        return None
    verbs = [t for t in tail if t.lemma_.lower() in words()["stating"] and t.tag_ in {"VBD", "VBZ", "VBP"}]
    outer = clause_of(verbs[0]) if len(verbs) == 1 else None
    if outer is None or outer.passive or outer.negation is not None or outer.how == "relative":
        return None
    tokens = list(outer.subject_tokens)
    near = tokens and mark < tokens[0].i and min(tokens[0].i, verbs[0].i) == mark + 1
    return tokens if near else None
