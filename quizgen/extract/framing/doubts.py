"""Doubts: what a clause must be for a question to be asked of it; each requirement refuses what is not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from quizgen import lexicon
from quizgen.analyse.quotes import quoted
from quizgen.extract.compound import range_end
from quizgen.extract.framing.coordinated import listed_with
from quizgen.extract.framing.relative import is_counted_there, keeps_relative
from quizgen.extract.framing.reported import hangs_plainly
from quizgen.extract.records import Refused, Target
from quizgen.extract.types import is_temporal, is_year
from quizgen.syntax.brackets import bracketed
from quizgen.syntax.clauses import Clause, name_before
from quizgen.syntax.labels import CLOSING, OPENING, SUBJECTS, doubt, has_subject, is_name, is_nominal, is_plural, rel
from quizgen.syntax.phrases import (
    WEEKDAYS,
    after,
    before,
    ends_in_open_list,
    in_brackets,
    is_loose,
    leftmost,
    only_day,
    preposition,
    set_off,
)
from quizgen.syntax.tokens import Token, position
from quizgen.tables import wordlist

CORE_DOUBT = 0.75
MOST_DOUBT = 0.95
NEAR_DOUBT, FAR_DOUBT = 0.7, 0.15
"""What the parser may doubt, from 0 to 1: of a head in the clause's core, of a word inside subject or answer, of a
clause and of a participle that another noun parts from its own.

Over what it doubts less than that the estimate of soundness decides, which knows the doubt."""
PLAIN = frozenset(
    "nsubj csubj aux cop obj iobj obl advmod advcl xcomp ccomp compound mark punct cc conj parataxis discourse expl "
    "vocative acl dislocated".split()
)
"""Relations in which a word may hang on a plain verb."""
PAIRED = frozenset({"either", "both", "neither"})
JOINTS = frozenset({"-", "–", "—", "/"})
PREDICATING = wordlist("extract", "predicating")
SHARES = frozenset({"%", "percent", "cent", "half", "third", "quarter"})
"""What agrees with what it is a share of: "12 % of the miners live"."""
INDEFINITE = wordlist("extract", "indefinite")
ONE_IN_PLURAL = wordlist("extract", "one_in_plural")
MANY_IN_SINGULAR = wordlist("extract", "many_in_singular")
ALIKE = wordlist("extract", "alike_in_plural")
FOREIGN_PLURALS = wordlist("extract", "foreign_plurals")


def require_trust(clause: Clause, target: Target) -> float:
    """Return from 0 to 1 how much the parser doubts the clause at its weakest word; Refused where it doubts too much.

    Adjuncts may hang where they like.
    """
    core = _core(clause, target)
    for token in core:
        if doubt(token) > CORE_DOUBT:
            raise Refused("doubt", f"where “{token.text}” belongs is not sure")
    heads = {t.i for t in core} | ({target.part.head.i} if target.part is not None else set())
    rest = (*clause.subject_tokens, *clause.complement, *target.tokens)
    others = [t for t in rest if t.i not in heads and not t.is_punct]
    for token in others:
        if doubt(token) > MOST_DOUBT:
            raise Refused("doubt", f"where “{token.text}” belongs is not sure")
    return max([0.0, *(doubt(t) for t in core), *(doubt(t) * 0.7 for t in others)])


def _core(clause: Clause, target: Target) -> list[Token]:
    """Return the heads on which the sense of the clause depends."""
    core = [] if hangs_plainly(clause) else [clause.predicate]
    if clause.how not in {"relative", "participle"} and not clause.shares:
        core.append(clause.subject)
    has_object = any(p.role == "obj" for p in clause.parts)
    # Whether "plans to expand" is the verb's or the noun's infinitive makes no difference to the words.
    sure = {"obj", "iobj", "ccomp"} if has_object else {"obj", "iobj", "ccomp", "xcomp"}
    core += [p.head for p in clause.parts if p.role in sure and p is not target.part]
    free = {"obl", "advmod", "xcomp"} if has_object else {"obl", "advmod"}
    if target.part is not None and target.part.role not in free:
        core.append(target.part.head)
    return core


def require_uncut(clause: Clause, target: Target | None = None) -> None:
    """Refuse a clause of which a phrase is cut short: "a small number (one or two) | of genes".

    What is asked for may stand within one: "showed evidence | in 1931 | that it was so".
    """
    part = target.part if target is not None else None
    asked = part.tokens if part is not None and part.role == "obl" and is_temporal(part.head) else ()
    phrases = [clause.subject_tokens, clause.complement, *(p.tokens for p in clause.parts if not p.loose)]
    used = {t.i for tokens in (clause.subject_tokens, clause.complement, clause.particles) for t in tokens}
    used |= {t.i for p in clause.parts for t in p.tokens} | {t.i for t in clause.auxiliaries}
    used |= {clause.verb.i, clause.predicate.i}
    if clause.how == "relative" and is_counted_there(clause.subject):
        used |= {t.i for t in clause.predicate.subtree}
    for phrase in phrases:
        if phrase:
            _require_unbroken(phrase, {t.i for t in asked})
            _require_ended(phrase, used)


def _require_unbroken(phrase: Sequence[Token], asked: set[int]) -> None:
    """Refuse a phrase with a gap that no punctuation marks, or that ends inside a word."""
    doc = phrase[0].doc
    for one, two in pairwise(phrase):
        if two.i == one.i + 1:
            continue
        gap = doc[one.i + 1 : two.i]
        if only_day(gap) and any(t.lower_ in WEEKDAYS for t in gap):
            continue
        if len(gap) and {t.i for t in gap} == asked:
            continue
        if sum(t.text in OPENING for t in gap) != sum(t.text in CLOSING for t in gap):
            raise Refused("cut", f"“{gap.text}” would be torn out of its brackets")
        if len(gap) and _joins(gap[0]):
            raise Refused("cut", f"“{one.text}{gap.text}” would be torn apart")  # "the Hull-by-Rusk™ mill"
        if len(gap) and _joins(gap[-1]):
            raise Refused("cut", f"“{gap.text}{two.text}” would be torn apart")  # "the Hull–Granby War"
        if len(gap) and (not (gap[0].is_punct or gap[-1].is_punct) or any(rel(t) == "cc" for t in gap)):
            raise Refused("cut", f"“{gap.text}” would be torn out")
        if rel(two) == "cc" and _lacks_last(list(gap)):
            raise Refused("cut", "the last one of a list would be taken for another's")
        open_end = bool(len(gap)) and (not gap[-1].is_punct or gap[-1].text == "%")
        if len(gap) > 1 and gap[0].text == "," and open_end and not two.is_punct:
            raise Refused("cut", f"“{gap.text}” would be torn out")  # "the bank, *a third* | owned by the state,"
        if len(gap) > 2 and gap[0].text == gap[-1].text == "," and two.tag_ in {"NN", "NNS", "DT", "JJ"}:
            raise Refused("cut", f"“{two.text}” would follow without a comma")  # "a people, the Medes, kin of"
    last = phrase[-1]
    near = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if near is not None and _joins(near):
        raise Refused("cut", f"“{last.text}{near.text}” would be torn apart")


def _joins(mark: Token) -> bool:
    """Tell whether a dash or stroke makes one word of two; a long dash without spaces parts words, years apart."""
    if mark.text not in JOINTS or mark.i == 0 or mark.nbor(-1).whitespace_ or mark.whitespace_:
        return False
    follower = mark.nbor(1).text if mark.i + 1 < len(mark.doc) else ""
    return mark.text != "—" or (mark.nbor(-1).text[-1:].isdigit() and follower[:1].isdigit())


def _require_ended(phrase: Sequence[Token], used: set[int]) -> None:
    """Refuse a phrase on which what follows it hangs, and which goes nowhere else."""
    follower = after(phrase[-1])
    if follower is not None and _goes_on_past_brackets(phrase[-1], follower):
        raise Refused("cut", f"“{follower.text}” after the brackets would get lost")
    if follower is not None and rel(follower) == "cc" and _lacks_last(phrase):
        raise Refused("cut", "the last one of a list would get lost")
    beyond = after(follower) if follower is not None and follower.text == "," else None
    if beyond is not None and rel(beyond) == "cc" and ends_in_open_list(phrase):
        raise Refused("cut", "the last one of a list would be taken for a clause")
    if follower is None or follower.i in used or follower.is_punct or rel(follower) in {"cc", "conj"}:
        return
    inside = {t.i for t in phrase}
    hangs = next((a for a in [follower, *follower.ancestors] if a.head.i in inside), None)
    if hangs is None or is_loose(hangs) or in_brackets(hangs):
        return
    if rel(hangs) not in {"conj", "parataxis", "advcl"}:
        raise Refused("cut", f"“{phrase[-1].text} {follower.text}” would be torn apart")


def _goes_on_past_brackets(last: Token, follower: Token) -> bool:
    """Tell whether a name goes on after its short form in brackets: "the Maritime Trade (MT) *Study Group*"."""
    if follower.nbor(-1).text not in CLOSING or not is_name(last) or not is_name(follower):
        return False
    whole = follower.head if rel(follower) in {"compound", "flat", "amod"} else follower
    return rel(whole) not in SUBJECTS and not any(rel(c) in {"case", "det"} for c in whole.children)


def _lacks_last(phrase: Sequence[Token]) -> bool:
    """Tell whether a list has commas alone, no "and" before what then is not its last: "bread, cheese (and wine)"."""
    listed = [t for t in phrase if rel(t) == "conj"]
    own = [c for t in listed for c in (*t.children, *t.head.children) if rel(c) == "cc" and c in phrase]
    return bool(listed) and not own and any(t.text == "," for t in phrase)


def require_seamless(clause: Clause) -> None:
    """Refuse a clause between whose words stand some that are no part of it: "demanded the arrest | and given | X"."""
    shared = [a for a in clause.auxiliaries if a.head.i == clause.predicate.i]
    own = [clause.verb, *shared, clause.predicate, *clause.particles]
    if clause.how not in {"relative", "participle"} and not clause.shares:
        own.append(clause.subject)
    spans = [(min(t.left_edge.i, t.i), t.right_edge.i) for t in own if t.i not in {clause.verb.i, clause.predicate.i}]
    spans += [(t.i, t.i) for t in (clause.verb, clause.predicate)]
    spans += [(p.head.left_edge.i, p.head.right_edge.i) for p in clause.parts]
    spans += [(t.i, t.i) for t in clause.complement]
    inside = {i for one, two in spans for i in range(one, two + 1)}
    doc = clause.predicate.doc
    gap: list[Token] = []
    for token in doc[min(inside) : max(inside) + 1]:
        if token.i not in inside:
            gap.append(token)
            continue
        if gap and not (gap[0].is_punct and gap[-1].is_punct):
            if any(rel(t) in {"cc", "conj"} and t.lower_ not in PAIRED for t in gap):
                raise Refused("cut", f"“{doc[gap[0].i : gap[-1].i + 1].text}” would be torn out")
        gap = []


def _counts_by_year(clause: Clause) -> bool:
    """Tell whether the parse hung a year on what stands before a name: "In 1931 | bakers | Ann Roe and …"."""
    first = clause.subject_tokens[0] if clause.subject_tokens else None
    heads = (p.head for p in clause.having("obl") if p.ahead)
    if first is None or not is_name(first):
        return False
    return any(t.i + 1 == first.i and any(is_year(c) for c in t.children if rel(c) == "nummod") for t in heads)


def require_plain(clause: Clause, target: Target) -> None:
    """Refuse a clause whose parts do not stand where an English clause has them: the parse is doubtful."""
    subject, tokens = clause.subject, clause.subject_tokens
    if any(t.tag_ in {"WDT", "WP", "WP$", "WRB"} for t in tokens) and not keeps_relative(clause, target):
        raise Refused("relative", "the subject is a question word or holds a relative clause")
    if sum(p.role == "obj" for p in clause.parts) > 1:
        raise Refused("order", "two direct objects")
    inside = {t.i for t in tokens}
    if any(rel(c) in SUBJECTS and c.i not in inside for c in clause.predicate.children) and _has_own_subject(clause):
        raise Refused("order", "two subjects")
    if _crosses(clause):
        raise Refused("doubt", f"whose “{clause.predicate.text}” is, is not sure")
    if _unjoined(clause):
        raise Refused("order", f"“{clause.predicate.text}” is joined to nothing")
    _require_apart(clause)
    _require_free(clause)
    if not tokens or (tokens[0].tag_ in {"IN", "TO", "RB"} and rel(tokens[0]) == "case"):
        raise Refused("order", "the subject begins with a preposition")
    odd = next((c for c in clause.predicate.children if rel(c) not in PLAIN), None)
    if odd is not None and not clause.copular:
        raise Refused("order", f"“{odd.text}” hangs on the verb in no plain way")
    if clause.verb.lemma_.lower() == "do" and not clause.passive and not any(clause.having("obj", "xcomp")):
        raise Refused("order", "“do” only stands for another verb")
    if _untold(clause):
        raise Refused("order", f"what was told is not in the clause of “{clause.verb.text}”")
    if _counts_by_year(clause):
        raise Refused("cut", "who it was would be torn apart")
    if _reads_as_passive(clause):
        raise Refused("doubt", f"“{clause.predicate.text} by” may tell of what was done to “{subject.text}”")
    if _ends_place(tokens):
        raise Refused("doubt", f"“{subject.text}” may tell where the place before it lies")
    if _tears_abbreviation(clause):
        raise Refused("cut", "an abbreviation would be torn apart")
    if subject.lower_ in INDEFINITE and len(tokens) < 3:
        raise Refused("vague-subject", f"“{subject.text}” names nothing")
    joined = next(
        (p.head for p in clause.parts if rel(leftmost(p.head)) == "cc" and leftmost(p.head).lower_ not in PAIRED), None
    )
    if joined is not None and rel(joined) != "conj":
        raise Refused("order", f"“{joined.text}” is joined to nothing")
    _require_agreement(clause)
    roles = {p.role for p in clause.parts}
    if (
        clause.verb.lemma_.lower() in PREDICATING
        and not clause.passive
        and "obj" in roles
        and not roles & {"xcomp", "ccomp"}
        and not any(p.role == "obl" and p.prep in {"to", "as"} for p in clause.parts)
        and not _announced(clause)
    ):
        raise Refused("order", f"“{clause.verb.text}” lacks what it says of its object")
    if any(p.role == "ccomp" and (p.ahead or quoted(p.head)) for p in clause.parts):
        raise Refused("speech", "the clause reports what somebody said")
    _require_known(clause, target)
    if clause.how not in {"relative", "participle"} and not clause.shares:
        _require_together(clause)


def _reads_as_passive(clause: Clause) -> bool:
    """Tell whether a past without an object may be a participle, as who did it follows: "Ann *assisted by* Ben Roe"."""
    verb = clause.predicate
    if clause.passive or clause.auxiliaries or verb.tag_ != "VBD" or clause.how not in {"main", "conjunct"}:
        return False
    if any(clause.having("obj", "xcomp", "ccomp")) or lexicon.inflect(verb.lemma_.lower(), "VBN") != verb.lower_:
        return False
    ahead = (p for p in clause.having("obl") if p.tokens[0].i <= verb.i + 2)
    return any(p.prep == "by" and (is_name(p.head) or lexicon.is_person(p.head.lemma_.lower())) for p in ahead)


def _ends_place(subject: Sequence[Token]) -> bool:
    """Tell whether a subject may close the name of a place before it: "after one in Hull, *Orvalia* started"."""
    first = subject[0] if subject else None
    if first is None or len(subject) != 1 or not is_name(first) or first.i < first.sent.start + 3:
        return False
    comma, place = first.nbor(-1), first.nbor(-2)
    if comma.text != "," or not is_name(place) or "city" in lexicon.name_class(first.text):
        return False
    return preposition(place) in {"in", "at", "near", "from"} and place.i > first.sent.start + 2


def _announced(clause: Clause) -> bool:
    """Tell whether "declared" has all it needs: "declared war", "declared a truce", not "declared the mayor"."""
    if clause.verb.lemma_.lower() != "declare":
        return False
    heads = [p.head for p in clause.having("obj")]
    return not any(
        is_name(h) or h.pos_ == "PRON" or lexicon.is_person(h.lemma_.lower()) or is_plural(h)
        or any(c.lower_ not in {"a", "an"} for c in h.children if rel(c) in {"det", "nmod"} and c.i < h.i)
        for h in heads
    )  # fmt: skip


def _require_free(clause: Clause) -> None:
    """Refuse a subject torn out of what stands before ("In 1768 | violence"), or told of for somebody alone."""
    if not clause.subject_tokens or clause.how not in {"main", "conjunct"}:
        return
    asides = (c for c in clause.subject.children if rel(c) in {"nmod", "obl"} and is_loose(c) and is_name(c))
    if clause.copular and any(preposition(c) == "for" for c in asides):
        raise Refused("hedge", "it is so for somebody alone")  # "Music, for Ann Roe, was the purest art"
    first = clause.subject_tokens[0]
    ahead = before(first)
    if ahead is None or ahead.is_punct or ahead.i < first.sent.start:
        return
    if is_year(first) and ahead.pos_ == "ADP":
        raise Refused("order", f"“{first.text}” is the time of what follows")
    if ahead.lower_ in {"this", "that", "these", "those"} and first.i > first.sent.start + 1:
        raise Refused("dangling", f"“{ahead.text} {first.text}” points out of the question")


def _tears_abbreviation(clause: Clause) -> bool:
    """Tell whether a stop inside the sentence, brackets not counted, is parted from the words beside it: "no. 1"."""
    predicate = clause.predicate
    inside = list(predicate.doc[predicate.left_edge.i : predicate.right_edge.i])
    if not any(token.text == "." for token in inside):
        return False
    phrases = [clause.subject_tokens, clause.complement, *(p.tokens for p in clause.parts)]
    kept = [{t.i for t in tokens} for tokens in phrases]
    depth = 0
    for token in inside:
        depth += (token.text in OPENING) - (token.text in CLOSING)
        whole = {token.i - 1, token.i, token.i + 1}
        beside = token.nbor(1)
        ends = beside.is_punct or beside.is_space
        if token.text == "." and not depth and not ends and not any(whole <= own for own in kept):
            return True
    return False


def _has_own_subject(clause: Clause) -> bool:
    return clause.subject.head.i == clause.predicate.i and rel(clause.subject) in SUBJECTS


def _untold(clause: Clause) -> bool:
    """Tell whether somebody is told something, and it is not there: "told a gathering in Sydney, …"."""
    if clause.verb.lemma_.lower() != "tell" or clause.passive:
        return False
    told = any(clause.having("ccomp", "xcomp")) or sum(p.role in {"obj", "iobj"} for p in clause.parts) > 1
    return not told and not any(p.prep in {"about", "of"} for p in clause.having("obl"))


def _unjoined(clause: Clause) -> bool:
    """Tell whether a verb that borrows its subject lacks the word that joins it: "fought the men, | holed up in a …".

    What the parse takes for a second predicate is then a participle that belongs to a noun, or to another subject.
    """
    predicate = clause.predicate
    if not clause.shares or rel(predicate) != "conj":
        return False
    if not any(rel(c) == "cc" for t in (predicate, *_later(predicate)) for c in t.children):
        if predicate not in listed_with(predicate):
            return True
    own = [clause.verb, *(a for a in clause.auxiliaries if a.head.i == predicate.i)]
    ahead = before(min(own, key=position))
    while ahead is not None and (ahead.pos_ in {"ADV", "PART"} or (rel(ahead) == "advmod" and ahead.head == predicate)):
        ahead = before(ahead)
    # "restored to customers and work | will continue": what stands right before the verb is its subject.
    return ahead is not None and is_nominal(ahead) and not any(ahead in p.tokens for p in clause.parts)


def _crosses(clause: Clause) -> bool:
    """Tell whether a verb may share the subject of a nearer clause: "sold it *when Roe left* Hull and rested"."""
    predicate = clause.predicate
    if not clause.shares or rel(predicate) != "conj":
        return False
    between = predicate.doc[predicate.head.i + 1 : predicate.i]
    return any(
        rel(t) == "advcl" and t.head.i == predicate.head.i and t.tag_ == predicate.tag_ and has_subject(t)
        for t in between
    )


def _later(predicate: Token) -> list[Token]:
    """Return the predicates coordinated with the same one that follow this."""
    return [t for t in predicate.head.children if rel(t) == "conj" and t.i > predicate.i]


def _require_apart(clause: Clause) -> None:
    """Refuse a participle that may belong to a nearer noun than the one it hangs on."""
    predicate = clause.predicate
    if clause.how not in {"participle", "relative"} or rel(predicate) != "acl":
        return
    head = predicate.head
    bare = predicate.tag_ == "VBG" and not set_off(predicate) and not any(clause.having("obj", "xcomp", "ccomp"))
    if clause.lifted and clause.how == "participle" and bare:
        raise Refused("doubt", f"“{predicate.text}” may be a noun")  # "the most common character encoding"
    if clause.how == "relative" and name_before(predicate) not in {None, clause.subject} and not is_name(head):
        raise Refused("doubt", f"whom or what “{predicate.text}” tells of is not sure")  # "the mother of Ann Roe, who"
    if predicate.lower_ == "based" and set_off(predicate) and (head.ent_type_ == "PERSON" or _is_by_whom(head)):
        raise Refused("doubt", f"what “{predicate.text}” tells of is not sure")  # "built by Ann Roe, based on plans"
    between = predicate.doc[head.i + 1 : predicate.left_edge.i]
    nearer = [t for t in between if is_nominal(t) and rel(t) not in {"compound", "flat"}]
    plain = clause.how == "relative" or (clause.lifted and set_off(predicate) and all(map(is_name, nearer)))
    if nearer and doubt(predicate) > (NEAR_DOUBT if plain else FAR_DOUBT):
        raise Refused("doubt", f"whom “{predicate.text}” tells of is not sure")


def _is_by_whom(noun: Token) -> bool:
    return rel(noun) == "obl" and preposition(noun) == "by"


def _require_known(clause: Clause, target: Target) -> None:
    """Refuse a past clause about "a man", unless the question names something by which to tell which man."""
    subject = clause.subject
    reduced = clause.how == "participle" and clause.passive
    if (clause.tense != "past" and not reduced) or is_plural(subject) or is_name(subject):
        return
    if not any(rel(c) == "det" and c.lower_ in {"a", "an"} for c in subject.children):
        return
    if target.role == "subject" and subject not in target.tokens:
        return  # the name that tells which one is the answer
    if any(rel(c) == "appos" and is_name(c) and set_off(c) for c in subject.children):
        raise Refused("vague-subject", "the name that tells which one would get lost")  # "a miner, Ann Roe, sold it"
    asked = {t.i for t in target.tokens}
    named = any((is_name(t) or t.like_num) and t.i not in asked for t in clause.predicate.subtree)
    told = sum(t.pos_ in {"NOUN", "PROPN", "ADJ", "VERB", "NUM"} for t in clause.subject_tokens)
    if told < 2 or not named:
        raise Refused("vague-subject", "nothing tells which one it was")


def _require_together(clause: Clause) -> None:
    """Refuse a clause whose subject does not come right before its verb, adverbials and asides not counted."""
    subject = clause.subject
    first, last = clause.first_verb.i, max(t.i for t in clause.subject_tokens)
    if last > first:
        raise Refused("order", "the subject does not come before the verb")
    loose = {
        t.i
        for c in (*subject.children, *(g for c in subject.children for g in c.children))
        if is_loose(c)
        for t in c.subtree
    }
    gap = clause.predicate.doc[last + 1 : first]
    loose |= bracketed(list(gap))
    between = [t for t in gap if not t.is_space and t.i not in loose]
    if between and not between[0].is_punct and not all(_adverbial(t, clause) for t in between):
        raise Refused("order", "subject and verb do not stand together")


def _adverbial(token: Token, clause: Clause) -> bool:
    return token.pos_ in {"ADV", "PART"} or any(token in p.tokens for p in clause.parts)


def _require_agreement(clause: Clause) -> None:
    """Refuse a clause whose verb does not agree with its subject: one of the two is not what the parse says."""
    subject, finite = clause.subject, clause.first_verb
    if clause.how == "participle" or subject.lower_ in ALIKE:
        return
    lemma = subject.lemma_.lower()
    one = _counts_as_one(subject) and (clause.how != "relative" or lexicon.is_unit(lemma) or lexicon.is_time(lemma))
    odd = finite.tag_ == "VBZ" and subject.tag_ == "NNS" and not one
    if finite.tag_ == "VBP" and subject.tag_ == "NN" and finite.lower_ != "be":
        odd = not (is_plural(subject) or any(rel(c) == "conj" for c in subject.children) or _counts_as_many(subject))
    if finite.lower_ == "were" and subject.tag_ == "NN" and clause.subject_tokens:
        joined = any(rel(t) in {"conj", "nummod"} for t in clause.subject_tokens)
        odd = odd or not (is_plural(subject) or joined or _counts_as_many(subject))
    if finite.lower_ == "was" and subject.tag_ == "NNS" and not one:
        odd = True
    if odd:
        raise Refused("agreement", f"“{subject.text} {finite.text}” do not agree")


def _counts_as_one(subject: Token) -> bool:
    """Tell whether a plural counts as one: a sum, a measure, a field of study."""
    return any(rel(c) == "nummod" for c in subject.children) or subject.lower_ in ONE_IN_PLURAL


def _counts_as_many(subject: Token) -> bool:
    """Tell whether what is read as a singular counts as many: a body of people, "a number of", "nuclei"."""
    own = [*subject.children, *range_end(subject).children]
    of = [c for c in own if rel(c) == "nmod" and any(g.lower_ == "of" for g in c.children)]
    share = subject.lower_ in SHARES and any(is_plural(c) or lexicon.is_group(c.lemma_.lower()) for c in of)
    return share or lexicon.is_group(subject.lemma_.lower()) or subject.lower_ in MANY_IN_SINGULAR | FOREIGN_PLURALS
