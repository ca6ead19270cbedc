"""Statements: a sentence that can be read alone, with one name, number or term to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from quizgen import lexicon
from quizgen.analyse.quotes import quoted
from quizgen.analyse.wordlists import words
from quizgen.extract.compound import is_within, years_between
from quizgen.extract.families.blanking.blank import (
    describes,
    is_given,
    is_label,
    is_led,
    is_torn,
    name_type,
    whole_number,
)
from quizgen.extract.families.blanking.terms import terms
from quizgen.extract.families.blanking.widened import goes_on, whole_name, within_names
from quizgen.extract.framing.commas import has_lone_comma, paired, unlinked
from quizgen.extract.framing.coordinated import told_alone
from quizgen.extract.framing.dashed import dashed
from quizgen.extract.framing.tense import tenses_clash, without_stress
from quizgen.extract.framing.unbroken import is_bare_title, is_broken_off, is_nobodys_role, require_paired_quotes
from quizgen.extract.framing.unfinished import is_unfinished, require_name_of_then, require_one_time
from quizgen.extract.records import Context, Miss, Refused
from quizgen.extract.sources import tells_source
from quizgen.extract.types import CLOCK, answer_type, is_century, is_number, is_year
from quizgen.lexicon.calendar import is_month
from quizgen.model import Fact, Kind, Slot, Span
from quizgen.syntax.labels import (
    CLOSING,
    DASHES,
    FINITE_TAGS,
    NAME_SUFFIXES,
    OPENING,
    SUBJECTS,
    is_name,
    is_negation,
    rel,
)
from quizgen.syntax.phrases import DAYPARTS, WEEKDAYS, in_list, is_loose, preposition, set_off, text_of
from quizgen.syntax.tokens import Stretch, Token

SHORTEST, LONGEST = 8, 30
"""Words of a sentence that is worth a blank."""
MOST = 4
"""Blanks that one sentence may give, each in an item of its own."""
ENUMERATING = frozenset(
    "first second third fourth fifth firstly secondly thirdly fourthly fifthly last lastly next further".split()
)
"""What adds one point to another, with a comma after it."""
INSERTED = frozenset({"obl", "nmod", "appos", "acl", "advcl", "advmod", "amod"})
"""Relations of what may stand between commas."""
CONNECTIVES = tuple((link, len(link.split())) for link in sorted(words()["connectives"], key=len, reverse=True))
"""What links a sentence to the one before, and of how many words; longer ones first."""
DONE = frozenset({"change", "competition", "contact", "creation", "motion"})
"""Classes of verbs of what is done and over, and then something else is."""
FIRST_AND_SECOND = frozenset("i we you my our your me us".split())
"""Pronouns of the writer and the reader."""
DOUBLE = frozenset({'"', "”"})
"""Marks that close a quotation."""
Blank = tuple[list[Token], str, str]
"""What can be blanked: the tokens, their type, and a name for the rule."""


def statements(context: Context) -> Iterator[Fact | Miss]:
    """Yield for each sentence that stands alone the pieces that can be blanked in it."""
    for sentence in context.document.sentences():
        told = [t for t in told_alone(sentence, kept_of(sentence)) if is_plain(sentence, t)]
        blanks = [(tokens, blank) for tokens in told for blank in islice(blanks_of(tokens, context), MOST)]
        for tokens, blank in blanks:
            try:
                fact = fact_of(sentence, tokens, blank, context)
            except Refused as error:
                try:
                    if not context.weak:
                        raise
                    fact = fact_of(sentence, tokens, blank, context.relaxed())
                except Refused:
                    yield context.miss(error, sentence[0])
                    if error.rule == "dangling":
                        break
                    continue
                fact = fact.model_copy(update={"features": fact.features | {"weak": error.rule}})
            yield fact


def kept_of(sentence: Stretch, *, entire: bool = False) -> list[Token]:
    """Return the sentence's tokens without brackets, white space, its final stop and a linking adverb at its start.

    Unless it is to stay ``entire``, relative clauses and appositions between commas go too, and asides of dashes.
    """
    known: dict[tuple[int, bool], list[Token]] = sentence.doc.user_data.setdefault(kept_of, {})
    if (sentence.start, entire) not in known:
        known[sentence.start, entire] = _kept(sentence, entire=entire)
    return known[sentence.start, entire]


def _kept(sentence: Stretch, *, entire: bool) -> list[Token]:
    out: list[Token] = []
    depth = 0
    aside: set[int] = set() if entire else _asides(sentence) | dashed(sentence)
    for token in sentence:
        if token.i in aside:
            continue
        if token.text in OPENING:
            depth += 1
        if depth == 0 and not token.is_space:
            out.append(token)
        if token.text in CLOSING:
            depth = max(0, depth - 1)
    while out and out[-1].is_punct and out[-1].text != "%" and not _closes_quote(out):
        out.pop()
    while len(out) > 1 and out[-1].text in DOUBLE and out[-2].text in {".", ","}:
        del out[-2]  # "they called it "historic.""
    if not entire:
        out = paired(sentence, unlinked(sentence, out))
    # "on Sunday" means something only together with the day of writing.
    days = [t for t in out if t.lower_ in WEEKDAYS and t.tag_ != "NNS" and t.head.i != t.i]
    for day in days:
        follower = day.doc[day.i + 1] if day.i + 1 < sentence.end else day
        whole = day.head if is_loose(day.head) and rel(day.head) in {"acl", "advcl"} else day
        whole = follower if follower.lower_ in DAYPARTS and follower.i == day.head.i else whole
        gone = {t.i for t in whole.subtree if not _is_own(t, day)} if len(list(whole.subtree)) <= 3 else set()
        gone |= {follower.i} if gone and follower.lower_ in DAYPARTS else set()
        if gone and min(gone) > sentence.start and day.doc[min(gone) - 1].pos_ in {"VERB", "AUX"}:
            beyond = day.doc[max(gone) + 1 : max(gone) + 3]
            if len(beyond) == 2 and beyond[0].text == "," and beyond[1].pos_ == "ADP":
                gone.add(beyond[0].i)  # "was launched on Sunday, near Hull"
        out = [t for t in out if t.i not in gone]
    low = " ".join(t.lower_ for t in out[:4])
    for link, size in CONNECTIVES:
        if low.startswith(link) and len(out) > size and out[size].text == ",":
            return out[size + 1 :]
    if (
        len(out) > 1
        and out[0].tag_ == "RB"
        and low.split()[0] in words()["connectives"]
        and not (out[0].lower_ == "so" and out[1].pos_ in {"ADV", "ADJ", "PRON"})  # "*So far* there are two maps"
        and (low.split()[0].endswith("ly") or low.split()[0] in {"so", "thus", "hence", "therefore"})
        and not (low.startswith("so ") and out[1].tag_ in {"RB", "JJ"})  # "So far, …"
    ):
        out = out[1:]  # "Additionally the miners …"
    if len(out) > 1 and out[0].lower_ in ENUMERATING and out[1].text == ",":
        out = out[2:]
    if out and out[0].tag_ == "CC":
        out = out[1:]
    return out


def _closes_quote(tokens: Sequence[Token]) -> bool:
    """Tell whether the last of the tokens closes a quotation mark that one of them opens: "the 'Old One'"."""
    last = tokens[-1]
    if last.text in DOUBLE:
        marks = [t for t in tokens if t.text in {*DOUBLE, "“"}]
        return len(marks) == 2 and marks[0].text != "”" and last.i - marks[0].i > 1
    opened = [t for t in tokens if t.tag_ == "``" and t.text in {"'", "‘"}]
    return last.tag_ == "''" and last.text in {"'", "’"} and len(opened) == sum(t.tag_ == last.tag_ for t in tokens)


def _is_own(token: Token, day: Token) -> bool:
    """Tell whether an adjective only seems to hang on a day: "became *emotional* Thursday night"."""
    return (
        token.tag_ == "JJ"
        and token.i < day.i
        and token.lower_ not in {*words()["deictic_determiners"], "late", "early"}
    )


def _asides(sentence: Stretch) -> set[int]:
    """Return the tokens of relative clauses and appositions between commas, with the commas: what can go."""
    gone: set[int] = set()
    for token in sentence:
        if (rel(token) not in {"acl", "appos"} and not _is_age(token)) or token.i <= token.head.i or not set_off(token):
            continue
        if rel(token) == "acl" and any(c.lower_ in {"a", "an"} for c in token.head.children):
            continue  # "signed a treaty, which ended the war": without it nothing tells which one
        if rel(token) == "appos" and is_name(token) and _is_indefinite(token.head):
            continue  # "a miner, Ann Roe, sold it": the name tells which one
        if f"{preposition(token.head)} {token.head.lower_}" in words()["connectives"]:
            continue  # "in turn, taken from the French"
        if token.tag_ == "CD" and not _is_age(token):
            continue  # "five died in Hull, three in Rusk"
        inside = {t.i for t in token.subtree}
        if token.doc[max(inside)].text == ",":
            inside -= {max(inside)}
        first, last = min(inside), max(inside)
        before, after = first - 1, last + 1
        while after < sentence.end and token.doc[after].text in OPENING:
            closing = (t.i for t in token.doc[after : sentence.end] if t.text in CLOSING)
            after = next(closing, sentence.end - 1) + 1
            inside |= set(range(last + 1, after))
        if token.doc[first].text == ",":
            before = first
        if before <= sentence.start or token.doc[before].text != ",":
            continue
        if rel(token) == "appos" and in_list(token):
            continue
        end = after < sentence.end and token.doc[after].text == ","
        if end and after + 1 < sentence.end and token.doc[after + 1].lower_ in {"with", "without"}:
            continue  # "married Ann Roe, a widow, with three children"
        if end and after + 1 < sentence.end and rel(token.doc[after + 1]) == "cc":
            continue  # what "and" joins to this clause would be joined to the one around it
        if end or (after < sentence.end and token.doc[after].is_punct) or after >= sentence.end:
            gone |= inside | {before} | ({after} if end and not _closes(token, after, before) else set())
    return gone


def _is_indefinite(noun: Token) -> bool:
    """Tell whether a common noun stands with "a" or without any determiner."""
    determiners = {c.lower_ for c in noun.children if rel(c) in {"det", "nmod", "nummod"} and c.i < noun.i}
    return not is_name(noun) and determiners <= {"a", "an"}


def _is_age(number: Token) -> bool:
    """Tell whether a number between commas after a name is an age: "Owen Prentice, 63, sold the bakery"."""
    if number.tag_ != "CD" or number.i == 0:
        return False
    around = [t.text for t in number.doc[number.i - 1 : number.i + 2]]
    named = is_name(number.head) and not lexicon.is_place(number.head.text)
    return named and re.fullmatch(r"[1-9]\d", number.text) is not None and around == [",", number.text, ","]


def _closes(aside: Token, after: int, before: int) -> bool:
    """Tell whether the comma after an aside closes what it stands in too: "In her diary, a long one, Roe said …"."""
    follower = aside.doc[after + 1] if after + 1 < aside.sent.end else None
    if follower is not None and (follower.tag_ in {"DT", "NNP", "NN", "NNS", "PRP", "PRP$", "JJ"}):
        return True
    return any(
        outer.left_edge.i > aside.sent.start and outer.left_edge.nbor(-1).text == "," and outer.right_edge.i < after + 1
        for outer in aside.ancestors
        if outer.left_edge.i < before and rel(outer) in INSERTED
    )


def is_plain(sentence: Stretch, tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence can be trimmed and still be read alone: of one clause that states, without quotations."""
    root = sentence.root
    if sum(t.text in OPENING for t in sentence) > 1:
        return False
    if not SHORTEST <= len([t for t in tokens if not t.is_punct]) <= LONGEST:
        return False
    if any(
        t.text in {";", ":", "?", "!", *DASHES}
        or (t.is_quote and t.text not in {"'", "’"} and not _scare(sentence))
        or t.like_url
        for t in tokens
    ):
        return False
    if quoted(root) or not any(t.tag_ in FINITE_TAGS for t in [root, *root.children]):
        return False
    subjects = [c for c in root.children if rel(c) in SUBJECTS]
    if not subjects or subjects[0].i > root.i or not _ends_in_stop(sentence):
        return False
    if leans(sentence, tokens) or has_lone_comma(sentence, tokens) or tenses_clash(tokens):
        return False
    return not any(rel(t) in {"parataxis", "dep", "orphan"} for t in root.children)


def _ends_in_stop(sentence: Stretch) -> bool:
    """Tell whether a sentence ends in a full stop, be it before the quotation mark that closes it."""
    last = sentence[-1].text
    before = sentence[-2].text if len(sentence) > 1 else ""
    return last.endswith((".", ")", "]")) or (last in DOUBLE and before == ".")


def leans(sentence: Stretch, tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence speaks from its writer's time or place, or to its reader."""
    said = {t.lower_ for t in sentence}
    if any(is_month(t.lower_) and t.text[:1].isupper() for t in tokens) and not any(is_year(t) for t in tokens):
        return True
    if any(is_negation(t) and t.i + 1 < sentence.end and t.nbor(1).text in {",", *OPENING} for t in tokens):
        return True
    subjects = [c for c in sentence.root.children if rel(c) in SUBJECTS]
    led = [c for c in sentence.root.children if rel(c) == "obl" and subjects and c.i < subjects[0].i]
    if any(preposition(c) == "as" and is_nobodys_role(c) for c in led):
        return True
    if any(is_bare_title(c) for c in subjects) or is_broken_off(sentence) or is_unfinished(tokens):
        return True
    if not WEEKDAYS.isdisjoint(said):
        if any(t.lower_ in WEEKDAYS and t.i + 1 < sentence.end and t.nbor(1).tag_ == "POS" for t in sentence):
            return True  # "Sunday's launch"
        if any(t.lower_ in CLOCK for t in tokens):
            return True  # "at 2 a.m." of a day that is left out
    if not FIRST_AND_SECOND.isdisjoint(said):
        if any(t.lower_ in FIRST_AND_SECOND and t.tag_[:3] == "PRP" for t in tokens):
            return True
    above = {t.i for t in (sentence.root, *subjects[:1])} if "that" in said else set()
    if (
        above
        and subjects
        and any(
            t.lower_ == "that" and t.tag_ in {"WDT", "IN"} and t.head.i in above
            for t in sentence
            if t.i < subjects[0].i
        )
    ):
        return True  # "In 1919 *that* claim was confirmed" points out, whatever the parse takes it for
    if said.isdisjoint({"late", "early"}):
        return False
    pointing = {*words()["deictic_times"], *words()["deictic_determiners"]}
    return any(one.lower_ in {"late", "early"} and two.lower_ in pointing for one, two in pairwise(sentence))


def _scare(sentence: Stretch) -> bool:
    """Tell whether quotation marks only set off a few words, rather than quote somebody."""
    at = [t.i for t in sentence if t.is_quote and t.text not in {"'", "’"}]
    return len(at) == 2 and at[1] - at[0] <= 6 and not any(t.pos_ == "VERB" for t in sentence.doc[at[0] : at[1]])


def _adds(token: Token, subject: Token | None) -> bool:
    """Tell whether *also* beside a verb only links a statement to the one before it: "Rusk *also* has a mill".

    It stays where the answer is in the subject: "*Rusk* also has a mill" says that others have one. So does a *then*
    that says what came next, unlike one that says what was so at that time: "Rusk *then* had a mill".
    """
    if subject is None or subject.i >= token.i or token.i + 1 >= len(token.doc):
        return False
    came_next = token.lower_ == "then" and lexicon.verb_class(str(token.head.lemma_).lower()) in DONE
    if token.lower_ != "also" and not came_next:
        return False
    before, after = token.nbor(-1), token.nbor(1)
    apart = before.pos_ in {"CCONJ", "PUNCT"} or before.lower_ in {"but", "and"} or after.is_punct
    return not apart and bool({before.pos_, after.pos_} & {"VERB", "AUX"})


def blanks_of(tokens: Sequence[Token], context: Context) -> Iterator[Blank]:
    """Yield the years, counts, names and terms among the tokens that can be blanked."""
    inside = {t.i for t in tokens}
    used: set[int] = set()
    for token in tokens:
        if is_year(token) and token.i not in used:
            if is_label(token) or tells_source([token], named=False):
                continue
            used.add(token.i)
            both = [t for t in years_between(token) if t.i in inside]
            used |= {t.i for t in both}
            yield both or [token], "period" if both else "year", "statement-year"
        elif (
            is_number(token) and rel(token) == "nummod" and token.i not in used and not is_year(token)
            and not is_given(token) and not is_within(token)
        ):  # fmt: skip
            phrase = whole_number(token, inside)
            if phrase and not any(t.i in used for t in phrase):
                used |= {t.i for t in phrase}
                yield phrase, "number", "statement-number"
        elif is_century(token) and token.i not in used:
            used |= {token.i, token.head.i}
            yield [token], "century", "statement-century"
    for mention in context.references.names.of(tokens[0].doc):
        if context.references.names.type_of(mention.first) == "people" and mention.tokens[-1].tag_ == "JJ":
            continue
        name = whole_name(mention, context.references.names)
        if any(t.i not in inside or t.i in used for t in name) or goes_on(name, context.references.names):
            continue
        if sum(t.text == name[-1].text for t in tokens) > 1 or is_torn(name):
            continue
        if describes(name) or is_led(mention) or _after_title(name):
            continue
        if context.references.surnames.ends_joint_name(mention.first):
            continue  # "Kell and _____ printed it": half of a firm
        if mention.first.lower_.rstrip(".") in NAME_SUFFIXES:
            continue
        head = name[-1]
        if (
            head.i + 1 in inside
            and head.nbor(1).lower_ in {"and", "'s", "’s", "or", ","}
            and rel(head.nbor(1)) in {"cc", "punct"}
        ):
            continue
        if any(rel(t) == "nsubj" and any(rel(c) == "ccomp" for c in t.head.children) for t in name):
            continue
        if tells_source(name, named=True):
            continue
        used |= {t.i for t in name}
        yield name, name_type(mention, name, context), "statement-name"
    for phrase, rule in terms(tokens, inside - used - within_names(tokens, context.references.names)):
        if goes_on(phrase, context.references.names):
            continue
        used |= {t.i for t in phrase}
        yield phrase, answer_type(phrase[-1], context.references), f"statement-{rule}"


def _after_title(name: Sequence[Token]) -> bool:
    """Tell whether a name is a surname after a title: what is left of "Mr _____" tells too little."""
    before = next((t for t in reversed(name[0].doc[name[0].sent.start : name[0].i]) if not t.is_space), None)
    return len(name) == 1 and before is not None and before.lower_.rstrip(".") in {*lexicon.POLITE, "dr"}


def fact_of(sentence: Stretch, tokens: Sequence[Token], blank: Blank, context: Context) -> Fact:
    """Return the fact that the tokens of a sentence tell with the blank; Refused where they can\'t be read alone."""
    answer, kind, rule = blank
    require_paired_quotes(sentence.root)
    inside = {t.i for t in tokens}
    heads = [sentence.root] if sentence.root.i in inside else [c for c in sentence.root.children if c.i in inside]
    subject = next((c for head in heads for c in head.children if rel(c) in SUBJECTS), None)
    require_one_time(tokens, answer, kind)
    lead = [t for t in tokens if t.i < answer[0].i and not _adds(t, subject)]
    tail = [t for t in tokens if t.i > answer[-1].i]
    follower = next((t for t in tail[:2] if t.text != ","), None)
    if follower is not None and follower.tag_ in {"WDT", "WP"} and kind in {"year", "number"}:
        raise Refused("cut", f"“{follower.text}” would seem to take up the answer")
    slots = {"answer": Slot(at=context.span(answer), text=text_of(answer))}
    vias: list[Span] = []
    anywhere = context.span([sentence.root])
    for name, part in (("before", lead), ("after", tail)):
        if not part:
            slots[name] = Slot(at=anywhere, text="")
            continue
        settled = replace(context, given=(*lead, *answer) if part is tail else ()).settled(part, subject)
        text = without_stress(settled.text, part, tokens)
        slots[name] = Slot(at=context.span(part), text=text, via=settled.via[0] if settled.via else None)
        vias += settled.via
        require_name_of_then(subject, subject in part and bool(settled.via), tokens)
    return Fact(
        kind=Kind.STATEMENT,
        slots=slots,
        evidence=context.evidence(sentence[0], vias),
        rule=rule,
        features={"answer_type": kind, "whole": "yes"},
    )
