"""Torn clauses: what the parse gives to another word, or leaves without its verb, though the clause needs it."""

from __future__ import annotations

from quizgen import lexicon
from quizgen.analyse.wordlists import words
from quizgen.extract.framing.coordinated import listed_with
from quizgen.extract.framing.unbroken import (
    is_bare_title,
    is_broken_off,
    is_exception,
    require_beside,
    require_paired_quotes,
    require_ungapped,
    require_whole_dates,
)
from quizgen.extract.records import Context, Refused, Target, once
from quizgen.extract.types import is_temporal
from quizgen.syntax.clauses import Clause, clause_of
from quizgen.syntax.labels import (
    CLOSING,
    DASHES,
    FINITE_TAGS,
    OPENING,
    SUBJECTS,
    has_subject,
    is_name,
    is_negation,
    is_nominal,
    is_relative_clause,
    is_verb,
    rel,
)
from quizgen.syntax.phrases import WEEKDAYS, before, in_brackets, preposition, set_off
from quizgen.syntax.tokens import Token, position
from quizgen.tables import wordlist

NAMING = wordlist("extract", "naming") - {"know"}
BECOMING = wordlist("extract", "becoming")
GIVING = wordlist("extract", "giving")
SPREADING = wordlist("extract", "spreading")
DIRECTING = wordlist("extract", "directing")
NOT_EXACT = frozenset("about above almost approximately around below nearly over roughly under".split())
"""Words before a number, which are no prepositions there."""
OWNING = frozenset({"'", "’", "'s", "’s"})
HALF = 0.5
CONCEDING = frozenset({"although", "though", "while", "unless", "if", "despite"})
NOUN_COMPLETING = frozenset({"in", "of", "for"})
"""Prepositions by which a gerund after a noun may complete it: "an interest in knowing"."""


def require_untorn(clause: Clause, target: Target, context: Context) -> None:
    """Refuse a clause from which the parse tore what it cannot be told without."""
    _require_whole(clause, context)
    _require_own(clause, target)
    _require_alone(clause, context)
    _require_epithet(target)
    _require_one_place(clause, target)
    for phrase in (clause.subject_tokens, clause.complement, *(p.tokens for p in clause.parts)):
        require_whole_dates(phrase)
    if clause.how == "relative":
        _require_nearest(clause, context)
        cases = [c.i for c in clause.subject.children if rel(c) == "case" and c.i < clause.subject.i]
        if cases and any(t.i < min(cases) for t in clause.subject_tokens):
            raise Refused("order", "something stands before the preposition of what is told of")
        person = context.references.type_of(clause.subject) == "person"
        if person and any(c.lower_ == "which" and rel(c) in SUBJECTS for c in clause.predicate.children):
            raise Refused("doubt", "“which” tells of no person")


@once
def _require_whole(clause: Clause, _context: Context) -> None:
    """Refuse a clause that lacks a piece, or has one of another clause."""
    if is_broken_off(clause.predicate.sent):
        raise Refused("cut", "the sentence breaks off at a title")
    if is_bare_title(clause.subject) and clause.how in {"main", "conjunct", "complement"}:
        raise Refused("cut", "a title is left without its name")
    require_paired_quotes(clause.predicate)
    _require_joined(clause)
    _require_one_tense(clause)
    _require_object(clause)
    _require_agent(clause)
    _require_led(clause)
    _require_completed(clause)
    _require_spread(clause)
    _require_paired(clause)
    _require_denied(clause)
    _require_told(clause)
    _require_small(clause)
    _require_counted(clause)
    _require_listed(clause)
    for phrase in (clause.subject_tokens, clause.complement, *(p.tokens for p in clause.parts)):
        require_beside(phrase)


@once
def _require_alone(clause: Clause, context: Context) -> None:
    """Refuse a clause in which another one may be hidden, or a word left out."""
    _require_one_verb(clause)
    _require_no_hidden_verb(clause)
    _require_bare_names(clause)
    told = [*clause.subject_tokens, *clause.complement, *(t for p in clause.parts for t in p.head.subtree)]
    require_ungapped(told, context)


def _require_no_hidden_verb(clause: Clause) -> None:
    """Refuse a clause that holds its verb as a noun: "the area of forest lost in Rusk *rose* from 4 to 5 acres"."""
    for token in (t for p in clause.parts for t in p.tokens if t.i + 2 < len(t.doc)):
        hidden = token.tag_ == "NN" or (token.tag_ == "VBD" and rel(token) in {"obj", "obl", "nmod"})
        follows = token.nbor(1).lower_ in {"from", "by", "to"} and token.nbor(2).tag_ == "CD"
        if hidden and follows and lexicon.is_irregular_past(token.lower_):
            raise Refused("torn", f"“{token.text}” may be the verb")


def _require_joined(clause: Clause) -> None:
    """Refuse a clause on which a verb without a subject hangs that nothing joins to it.

    Its subject is then a piece of the clause: "rivals until *Ann Roe*, the miller, *warned* them".
    """
    for verb in (clause.predicate, *clause.predicate.children):
        if rel(verb) == "conj" and verb.tag_ == "VBG" and is_verb(verb.head) and _is_finite(verb.head):
            if not any(rel(c) in {"aux", "mark", "case", *SUBJECTS} for c in verb.children):
                raise Refused("cut", f"“{verb.text}” belongs to a list")  # "on counts of fraud, theft and *lying*"
        parted = verb.i > verb.sent.start and verb.nbor(-1).text in {"-", "–", *DASHES}
        if rel(verb) == "parataxis" and verb.tag_ in {"VBD", "VBZ"} and parted and not has_subject(verb):
            raise Refused("order", f"“{verb.text}” may have its subject in the clause")
        joint = next((c for c in verb.children if rel(c) == "cc"), None)
        if rel(verb) == "conj" and verb.tag_ in {"NN", "NNS"} and joint is not None and joint.nbor(-1).text in CLOSING:
            if not any(rel(c) in {"cop", "case", "mark", "aux", *SUBJECTS} for c in verb.children):
                raise Refused("cut", f"“{verb.text}” belongs to a list")  # "owing to wind (it is strong) and *tides*"
    if any(rel(c) == "cc" and c.lower_ == "rather" for c in clause.predicate.children):
        raise Refused("not-stated", "what follows “rather than” is not so")
    following = [c for c in clause.predicate.children if rel(c) == "conj" and c.i > clause.predicate.i]
    joints = [c.i for t in (clause.predicate, *following) for c in t.children if rel(c) == "cc"]
    listed = listed_with(clause.predicate)
    for verb in following:
        if verb in listed:
            continue
        own = min([verb.i, *(c.i for c in verb.children if rel(c) == "aux")])
        finite = any(t.tag_ in FINITE_TAGS for t in (verb, *(c for c in verb.children if rel(c) == "aux")))
        ahead = before(verb.doc[own])
        parted = ahead is not None and (ahead.text in {",", "-", "–", *DASHES} or is_nominal(ahead))
        # "released an album, *recorded* live in Hull" is a participle, whatever its tag.
        sure = lexicon.inflect(verb.lemma_.lower(), "VBN") != verb.lower_ or any(rel(c) == "obj" for c in verb.children)
        if (
            is_verb(verb)
            and finite
            and parted
            and sure
            and not has_subject(verb)
            and not any(i > verb.i - 4 for i in joints)
        ):
            raise Refused("order", f"“{verb.text}” is joined to nothing, and may have its subject in the clause")


def _require_one_tense(clause: Clause) -> None:
    """Refuse a past after a present that may be a participle: "begins with a realm *made* in 1931 and ended"."""
    verb, first = clause.predicate, clause.predicate.head
    if not clause.shares or rel(verb) != "conj" or verb.tag_ != "VBD" or clause.auxiliaries:
        return
    ambiguous = lexicon.inflect(verb.lemma_.lower(), "VBN") == verb.lower_
    nearer = any(t.tag_ == "VBN" and rel(t) == "acl" for t in verb.doc[first.i + 1 : verb.i])
    if ambiguous and nearer and first.tag_ in {"VBZ", "VBP"}:
        raise Refused("doubt", f"whether “{verb.text}” goes with “{first.text}” is not sure")


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBZ", "VBP"} or (verb.tag_ == "VBN" and any(rel(c) == "aux" for c in verb.children))


def _require_object(clause: Clause) -> None:
    """Refuse a verb whose object stands only after the next one: "*promised* and won the nomination"."""
    if clause.copular or any(clause.having("obj", "iobj", "xcomp", "ccomp")):
        return
    follower = (
        clause.predicate.doc[clause.predicate.i + 1] if clause.predicate.i + 1 < len(clause.predicate.doc) else None
    )
    for part in clause.having("obl", "advmod", "compound"):
        if part.head.tag_ == "IN" and rel(part.head) == "obl":
            raise Refused("cut", f"what follows “{part.head.text}” would get lost")  # "defected to or were captured by"
    joined = next((c for c in clause.predicate.children if rel(c) == "conj" and is_verb(c)), None)
    if joined is None or follower is None or rel(follower) != "cc" or clause.passive or has_subject(joined):
        return
    last = max((c for c in clause.predicate.children if rel(c) == "conj"), key=position)
    if any(rel(c) == "obj" for t in (joined, last) for c in t.children):
        raise Refused("cut", f"“{clause.predicate.text}” may have its object with “{last.text}”")


def _require_agent(clause: Clause) -> None:
    """Refuse a passive whose "by" stands only after the next participle: "is *owned* and run | by the state"."""
    predicate = clause.predicate
    follower = predicate.doc[predicate.i + 1] if predicate.i + 1 < predicate.sent.end else None
    if not clause.passive or follower is None or rel(follower) != "cc":
        return
    for verb in (c for c in predicate.children if rel(c) == "conj" and c.tag_ == "VBN" and not has_subject(c)):
        own = any(rel(c) in {"aux", "mark"} for c in verb.children)
        if not own and any(rel(c) == "obl" and c.i > verb.i for c in verb.children):
            raise Refused("cut", f"“{predicate.text}” may share what follows “{verb.text}”")


def _require_led(clause: Clause) -> None:
    """Refuse a subject whose first words the parse took for something else: "*In 1768* violence", "*that* claim"."""
    if clause.how not in {"main", "conjunct", "complement"} or not clause.subject_tokens:
        return
    first = clause.subject_tokens[0]
    ahead = before(first)
    if ahead is None:
        return
    if first.text.isdigit() and len(first.text) == 4 and ahead.tag_ == "IN" and ahead.head.i == clause.subject.i:
        raise Refused("cut", f"“{ahead.text} {first.text}” says when")
    pointing = ahead.lower_ in {"that", "this", "those", "these"} and rel(clause.predicate) == "root"
    if pointing and rel(ahead) == "mark":
        raise Refused("dangling", f"“{ahead.text} {first.text}” points out of the question")
    marks = (c for c in clause.predicate.children if rel(c) == "mark" and c.i < first.i)
    if any(c.lower_ in CONCEDING for c in marks) and rel(clause.predicate) == "root":
        raise Refused("cut", "what is conceded would get lost")  # "*Although* on bad terms with Roe, …"
    if ahead.lower_ in {"'s", "’s"} and ahead.i > 0 and ahead.nbor(-1).lower_ in WEEKDAYS:
        raise Refused("dangling", f"which “{first.text}” only the day of writing tells")


def _require_completed(clause: Clause) -> None:
    """Refuse a verb that says nothing without what the parse gave to another word."""
    if (
        clause.verb.lemma_.lower() == "become"
        and not clause.copular
        and not any(clause.having("xcomp", "obj", "ccomp"))
    ):
        raise Refused("cut", f"what “{clause.verb.text}” leads to would get lost")
    predicate = clause.predicate
    if clause.shares and clause.passive and any(clause.having("obj")):
        lemma = predicate.lemma_.lower()
        if lemma not in GIVING | NAMING and lexicon.inflect(lemma, "VBD") == lexicon.inflect(lemma, "VBN"):
            raise Refused("doubt", f"“{predicate.text}” may be no passive")  # "was sent there and *cut* off the town"
    if clause.shares and predicate.tag_ == "VBD" and not clause.passive and predicate.lemma_.lower() in DIRECTING:
        first = clause_of(predicate.head)
        if first is not None and first.passive and any(clause.having("xcomp")) and not any(clause.having("obj")):
            raise Refused("doubt", f"“{predicate.text}” may be half of a passive")  # "was jailed and *forced* to pay"


def _require_bare_names(clause: Clause) -> None:
    """Refuse a name that hangs on the verb without a preposition: "was ruled by two dynasties | *Mamluks*"."""
    for part in clause.having("obl"):
        if not part.prep and not part.ahead and is_name(part.head) and not is_temporal(part.head):
            if part.tokens[0].i - 1 > clause.predicate.i and is_nominal(part.tokens[0].nbor(-1)):
                raise Refused("order", f"“{part.head.text}” hangs on the verb as no name does")


def _require_spread(clause: Clause) -> None:
    """Refuse one of several predicates that only together are what an adverb says: "alternately admired and hated"."""
    predicate = clause.predicate
    first = predicate.head if rel(predicate) == "conj" else predicate
    coordinated = first.i != predicate.i or any(rel(c) == "conj" and is_verb(c) for c in predicate.children)
    if coordinated and any(c.lower_ in SPREADING and rel(c) in {"advmod", "cc"} for c in first.children):
        raise Refused("cut", "what the adverb says holds of several predicates together")


def _require_paired(clause: Clause) -> None:
    """Refuse two lists without the word that pairs them: "Ann and Bob were born in 1931 and 1935, *respectively*"."""
    predicate = clause.predicate
    told = predicate.doc[predicate.left_edge.i : predicate.right_edge.i + 1]
    for word in (t for t in told if t.lower_ == "respectively"):
        own = next((a for a in word.ancestors if a.i == predicate.i or is_verb(a)), None)
        if own is not None and own.i == predicate.i:
            raise Refused("cut", "which of the two is which would get lost")


def _require_small(clause: Clause) -> None:
    """Refuse a verb with a capital amid its sentence, which is of a title: "in his book Bridges or *Ferries*"."""
    for verb in (clause.predicate, *(c for c in clause.predicate.children if rel(c) == "conj")):
        ahead = before(verb)
        if ahead is None or ahead.is_punct or verb.i == verb.sent.start or not is_verb(verb):
            continue
        if verb.text[:1].isupper() and not verb.text.isupper():
            raise Refused("torn", f"“{verb.text}” is part of a name")


def _require_counted(clause: Clause) -> None:
    """Refuse a subject without the word that says that its number is not exact: "*over* | a dozen mills"."""
    first = clause.subject_tokens[0] if clause.subject_tokens else None
    ahead = before(first) if first is not None else None
    if ahead is None or ahead.lower_ not in NOT_EXACT or rel(ahead) not in {"case", "advmod"}:
        return
    if ahead.head.i == clause.subject.i:
        raise Refused("hedge", f"“{ahead.text}” would get lost")


def _require_listed(clause: Clause) -> None:
    """Refuse one that tells of several, of which the last alone is left: "*a baker and* politician who led Hull"."""
    noun = clause.subject
    alone = rel(noun) == "conj" and noun.tag_ == "NN" and lexicon.is_person(noun.lemma_.lower())
    told = any(t.tag_ in {"DT", "PRP$", "POS", "CD"} or is_name(t) for t in clause.subject_tokens)
    if clause.how == "relative" and alone and not told:
        raise Refused("cut", f"“{noun.text}” is the last of a list")


def _require_one_place(clause: Clause, target: Target) -> None:
    """Refuse to ask when something was of which it is not sure where it was: "was born in Hull *or* Rusk in 1931"."""
    if target.part is None or not is_temporal(target.part.head):
        return
    for part in clause.having("obl"):
        joint = any(t.lower_ == "or" and t.head.i != part.head.i and t.head.head.i == part.head.i for t in part.tokens)
        if part is not target.part and joint and is_name(part.head):
            raise Refused("hedge", f"whether it was at “{part.head.text}” is not sure")


def _require_denied(clause: Clause) -> None:
    """Refuse a negation whose predicate stands further on: "was *not*, except for one day, shown"."""
    for token in clause.predicate.children:
        if is_negation(token) and token.i + 1 < token.sent.end and token.nbor(1).text in {",", *OPENING}:
            raise Refused("cut", "what is denied stands elsewhere")


def _require_told(clause: Clause) -> None:
    """Refuse a report whose content has lost its verb: "says more than 80 aircraft", or has two subjects.

    And what only seems one: "a mill *called* Old One burned".
    """
    told = list(clause.having("ccomp"))
    after = clause.predicate.doc[clause.predicate.i + 1 : clause.predicate.sent.end]
    quotes = any(t.is_quote and t.text not in OWNING and t.nbor(-1).text in {":", ","} for t in after)
    if quotes and not told and not clause.passive and _speaks(clause.verb):
        raise Refused("speech", f"what follows “{clause.verb.text}” is a quotation")
    if clause.verb.lemma_.lower() in NAMING and any(p.head.tag_ in FINITE_TAGS and not p.mark for p in told):
        raise Refused("order", f"“{clause.verb.text}” may only describe the subject")
    if clause.verb.lemma_.lower() == "say" and not told and any(clause.having("obj")):
        raise Refused("order", "what is said lacks its verb")
    for verb in (clause.predicate, *(p.head for p in told)):
        if verb.lemma_.lower() in {*words()["stating"], "mean"} and _object_joined(verb):
            raise Refused("order", f"what “{verb.text}” tells may lack its verb")
    for part in told:
        inner = [t for t in part.head.subtree if is_verb(t)]
        for verb in (part.head, *inner):
            if sum(rel(c) in SUBJECTS for c in verb.children) > 1:
                raise Refused("order", f"“{verb.text}” has two subjects")


def _object_joined(verb: Token) -> bool:
    """Tell whether what is joined to a verb may have its object for a subject too: "meant *fish and corn* ran out"."""
    objects = [c for c in verb.children if rel(c) == "obj" and c.i > verb.i]
    last = max((c.right_edge.i for c in objects), default=None)
    if last is None or last + 1 >= verb.sent.end:
        return False
    joint = verb.doc[last + 1]
    return rel(joint) == "cc" and joint.head.head.i == verb.i and has_subject(joint.head)


def _speaks(verb: Token) -> bool:
    return (
        lexicon.speech_verb(verb.lemma_.lower())
        or lexicon.verb_classes(verb.lemma_.lower()).get("communication", 0) > HALF
    )


def _require_own(clause: Clause, target: Target) -> None:
    """Refuse what stands on the other side of a bracket, or hangs on the answer rather than on the verb."""
    if target.part is not None and is_exception(target.part):
        raise Refused("cut", "“apart from” would be torn apart")
    if target.part is not None and in_brackets(target.part.head) and not in_brackets(clause.predicate):
        raise Refused("brackets", "the answer stands in brackets, and may tell of a part of the clause")
    if in_brackets(clause.predicate) and rel(clause.predicate) == "acl":
        end = next(
            (t.i for t in clause.predicate.doc[clause.predicate.i : clause.predicate.sent.end] if t.text in CLOSING), 0
        )
        if any(t.i > end for p in clause.parts for t in p.tokens):
            raise Refused("brackets", "a part of the clause stands outside its brackets")
    _require_range(clause)
    _require_alike(clause)
    if target.tokens[0].tag_ == "VBN" and target.tokens[0].i and target.tokens[0].nbor(-1).lemma_ == "have":
        raise Refused("order", "the answer begins with half of a verb")  # "is believed to have | abolished it"
    for one in clause.subject_tokens:
        joint = one.head.i == clause.subject.i and rel(one) == "conj"
        if joint and any(
            rel(c) in {"case", "mark"} and c.lower_ not in {"'s", "’s"} for c in one.children if c.i < one.i
        ):
            raise Refused("order", f"“{one.text}” is joined to a phrase with a preposition")
    for other in clause.having("obl"):
        beyond = other.tokens[-1].nbor(1) if other.tokens[-1].i + 1 < other.head.sent.end else other.head
        if other is not target.part and beyond.text == ":" and any(rel(c) == "nummod" for c in other.head.children):
            raise Refused("cut", "what the clause announces would get lost")  # "with two goals: …"
    part = target.part
    last = target.tokens[-1]
    chosen = part is not None and part.role == "obj" and clause.verb.lemma_.lower() in BECOMING
    if chosen and is_name(target.tokens[0]) and last.tag_ == "NN" and lexicon.is_role(last.lemma_.lower()):
        raise Refused("order", f"“{last.text}” is what the answer became")  # "elected Ann Roe | president"
    if part is None or part.role != "obl":
        return
    end = part.tokens[-1].i + 1
    if part.prep == "by" and clause.passive and any(p.prep == "under" and p.tokens[0].i == end for p in clause.parts):
        raise Refused("doubt", "whom it was done under may belong to who did it")  # "by the army *under Ann Roe*"
    after = next((p for p in clause.parts if p.tokens[0].i == end and p.role == "advcl"), None)
    if after is not None and after.head.tag_ == "VBG" and after.mark in NOUN_COMPLETING:
        raise Refused("doubt", f"“{after.mark} {after.head.text}” may belong to the answer")


def _require_alike(clause: Clause) -> None:
    """Refuse a phrase with a preposition joined to one without: "signed a treaty and *in April* | both sides met"."""
    for part in clause.parts:
        inside = {t.i for t in part.tokens}
        for one in part.tokens:
            if rel(one) != "conj" or one.head.i not in inside or not is_nominal(one.head):
                continue
            own = [c for c in one.children if rel(c) == "case" and c.i < one.i and c.lower_ not in OWNING]
            counted = one.head.like_num or is_temporal(one.head)
            if counted and is_name(one) and not is_temporal(one) and not one.like_num:
                raise Refused("order", f"“{one.text}” is joined to a time or a number")
            led = any(rel(c) in {"case", "advmod"} and c.i < one.head.i for c in one.head.children)
            if own and own[0].lower_ in {"in", "on", "at", "during", "after", "before", "by"} and not led:
                raise Refused("order", f"“{one.text}” is joined to a phrase with a preposition")


def _require_one_verb(clause: Clause) -> None:
    """Refuse a participle before a name, after "and": it may be the second verb, "ruled the coast and *held* Hull"."""
    for token in (t for p in clause.parts for t in p.tokens):
        joined = token.tag_ in {"VBN", "VBD"} and rel(token) == "amod" and token.i > clause.predicate.i
        if joined and rel(token.nbor(-1)) == "cc" and is_name(token.head) and token.head.left_edge.i >= token.i - 1:
            raise Refused("order", f"“{token.text}” may be a second verb")


def _require_range(clause: Clause) -> None:
    """Refuse the end of a range whose beginning hangs elsewhere: "a road through the battlefield | to May 1917"."""
    told = {t.i for p in clause.parts for t in p.tokens} | {t.i for t in (*clause.subject_tokens, *clause.complement)}
    for part in clause.having("obl"):
        first = part.tokens[0]
        if part.prep not in {"to", "until", "till"}:
            continue
        start = next((t for t in first.doc[max(first.sent.start, first.i - 4) : first.i] if t.lower_ == "from"), None)
        if start is not None and start.i not in told:
            raise Refused("cut", f"“{part.prep}” is left without its “from”")


def _require_epithet(target: Target) -> None:
    """Refuse a name without its epithet: "Ann" of "Ann the Great"."""
    last = target.tokens[-1]
    if not is_name(last) or last.i + 2 >= last.sent.end:
        return
    the, epithet = last.nbor(1), last.nbor(2)
    beyond = epithet.nbor(1) if epithet.i + 1 < last.sent.end else None
    if the.text == "the" and epithet.text[:1].isupper() and epithet.tag_ in {"NNP", "JJ", "CD"}:
        if beyond is None or not (is_nominal(beyond) or beyond.text == "-" or beyond.text[:1].isupper()):
            raise Refused("cut", f"“{last.text} the {epithet.text}” would be torn apart")


def _require_nearest(clause: Clause, context: Context) -> None:
    """Refuse a "which" that may take up more than its antecedent: "a coup in Hull, Orvalia, which …".

    And a "who" that follows another name: "Although he never met *Ann Roe*, Owen Kell, who …".
    """
    predicate = clause.predicate
    head = predicate.head
    people = context.references.type_of
    others = [c for c in head.children if rel(c) in {"appos", "conj"} and head.i < c.i < predicate.i and is_name(c)]
    joined = any(rel(c) == "cc" for other in others for c in other.children)
    if is_name(head) and not joined and any(people(c) == people(head) == "person" for c in others):
        raise Refused("doubt", f"whether “{head.text}” is meant by “who” is not sure")
    if not is_relative_clause(predicate) or not set_off(predicate) or clause.subject.i != head.i:
        return
    if not any(c.lower_ == "which" and rel(c) in SUBJECTS for c in predicate.children):
        return
    nearer = any(rel(c) == "appos" and head.i < c.i < predicate.i for c in head.children)
    if nearer and rel(head) in {"nmod", "obl"} and preposition(head):
        raise Refused("doubt", f"whether “{head.text}” is meant by “which” is not sure")
