"""Pieces: which constituents of a clause go into a question, and how they read there.

The core always goes in, adjuncts where they can be read alone. What can't be read alone and can't be left out makes
the clause useless.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from quizgen.analyse.wordlists import words
from quizgen.extract.framing.adjuncts import (
    CONDITIONAL,
    PASSING,
    awaits_clause,
    can_go,
    denies,
    is_aside,
    is_bare_month,
    is_clock,
    is_conditional,
    is_dated,
    is_linking,
    is_passing,
    is_relative_time,
    leads_on,
    needs_place,
    opening,
    stands_for_verb,
)
from quizgen.extract.framing.commas import between_adjectives
from quizgen.extract.framing.openers import adds, hangs_before
from quizgen.extract.framing.unbroken import completes, is_exception, is_nobodys_role
from quizgen.extract.framing.when import dated_event, measured_from, taken_up
from quizgen.extract.records import Context, Refused, Target
from quizgen.extract.types import is_temporal
from quizgen.model import Slot, Span
from quizgen.syntax.clauses import Clause, clause_of
from quizgen.syntax.labels import is_name, rel
from quizgen.syntax.parts import Part
from quizgen.syntax.phrases import after, in_brackets, set_off, text_of, tidy
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

LONGEST_FRONT = 9
"""Tokens of an adverbial before the subject."""
LONGEST_BOUND = 9
"""Tokens of a clause before the subject that bounds the time of which the main clause speaks."""
LONGEST_DATED = 20
"""Tokens of one that says in what year."""
BOUNDING = frozenset({"before", "until", "till", "once", "whenever"})
"""Conjunctions of a clause that bounds the time of which another speaks."""
SHARED = frozenset({"in", "on", "during", "from", "between"})
"""Prepositions of a time that holds for all that a sentence tells of its subject."""
MOVING_ON = frozenset(
    "then later afterwards afterward subsequently eventually finally soon thereafter now still".split()
)
"""Adverbs that part a verb from the time said for the one before."""
SCOPES = frozenset({"for", "during", "until", "throughout", "under", "among", "within", "of"})
"""Prepositions of a phrase that limits for what time, case or number a clause holds."""
HEDGES = wordlist("extract", "hedges")
NAMING = wordlist("extract", "naming")
FORMER = wordlist("extract", "former")
SCOPING = wordlist("extract", "scoping")
LONGEST_DATE_ASIDE = 3
INEXACT = frozenset({"sometime", "somewhere"})
UNASKED = frozenset({"once", "despite", "notwithstanding"})
"""How a phrase begins that stands well before a statement and not before a question, which does without it."""
DEGREES = wordlist("extract", "degrees")


@dataclass(frozen=True)
class Piece:
    """A constituent as the question words it; ``place`` is ``front``, ``mid`` (within the verb group) or ``rest``."""

    order: int
    """The index in the document by which pieces are put in order."""
    place: str
    text: str
    via: tuple[Span, ...]
    tokens: tuple[Token, ...]
    optional: bool = False


def pieces_of(clause: Clause, target: Target, context: Context) -> Iterator[Piece]:
    """Yield what goes into the question besides subject and verb group; Refused where a needed piece dangles.

    What a piece resumes of one before it need not be named again: "lived in Orvalia when Ann left *the country*".
    """
    for piece in _complement(clause, target, context):
        context = _after(piece, context)
        yield piece
    for particle in clause.particles:
        if particle.i != clause.verb.i + 1:
            yield Piece(particle.i, "rest", particle.text, (), (particle,))
    taken = taken_up(clause)
    if taken is None:
        yield from _shared_time(clause, context)
    elif not set(target.tokens) <= set(taken.tokens):
        settled = context.settled(taken.tokens, clause.subject)
        whole = taken.tokens if taken.by is None else (*taken.tokens, *taken.by.tokens)
        if taken.prep:
            yield Piece(taken.tokens[0].i, "front", f"{taken.prep} {settled.text}", settled.via, whole)
        else:
            yield Piece(clause.predicate.i, "rest", settled.text, settled.via, whole)
    end = _relative_end(clause)
    _require_untangled(clause, target)
    _require_timed(clause)
    left: list[Part] = []
    for part in clause.parts:
        torn = _belongs_to_left(part, left, clause)
        if part is target.part:
            strayed = is_conditional(part, clause) and hangs_before(part, clause)
            if torn or strayed or _tells_of_opener(part, clause):
                raise Refused("cut", f"“{part.tokens[0].text}” belongs to what is left out")
            yield from _remainder(part, target, clause.subject, context)
            continue
        if part.tokens[0].i > end or (taken is not None and part is taken.by) or _goes_with(part, target):
            continue
        if part.role == "advcl" and _tells_of_answer(part, target):
            continue
        if clause.how == "relative" and _runs_over(part, clause):
            raise Refused("cut", "what follows the clause is taken for a part of it")
        if part.ahead and part.role == "obl" and adds(part.tokens):
            left.append(part)
            continue
        if torn and part.role in {"obj", "ccomp"}:
            raise Refused("cut", f"what “{clause.verb.text}” needs follows what is left out")
        if torn:
            left.append(part)
            continue
        if part.role == "expl":
            raise Refused("expletive", "the clause has an expletive subject or object")
        if part.role in {"obj", "obl", "advmod"} and any(
            t.tag_ in {"WDT", "WP", "WP$"} and rel(t) not in {"nsubj", "mark"} for t in part.tokens[:2]
        ):
            raise Refused("relative", "a relative pronoun stands for an object")
        found = list(_piece(part, clause, context))
        if not found:
            left.append(part)
        for piece in found:
            context = _after(piece, context)
        yield from found


def _after(piece: Piece, context: Context) -> Context:
    """Return the context of the pieces after this one, which know of it where it keeps its place and surely stays."""
    stays = piece.place == "rest" and not piece.optional
    return replace(context, given=(*context.given, *piece.tokens)) if stays else context


def _goes_with(part: Part, target: Target) -> bool:
    """Tell whether an adverb only says that the time asked for is not exact: "*sometime* in the 13th century"."""
    time = target.part
    alone = part.role == "advmod" and len(part.tokens) == 1 and part.head.lower_ in INEXACT
    return alone and time is not None and part.head.i + 1 == time.tokens[0].i


def _tells_of_answer(part: Part, target: Target) -> bool:
    """Tell whether a clause says what was at the place that is asked for: "moved to Hull | *where she sang*"."""
    first = next((t for t in part.tokens if not t.is_punct), part.tokens[0])
    return first.lower_ == "where" and bool(target.tokens) and first.i in {target.tokens[-1].i + n for n in (1, 2)}


def _shared_time(clause: Clause, context: Context) -> Iterator[Piece]:
    """Yield the year that opens a sentence, for a verb that shares its subject: "*In 1931* she left and built it"."""
    first = clause.predicate.head
    outer = clause_of(first) if clause.shares and rel(clause.predicate) == "conj" else None
    if outer is None or outer.how != "main" or any(p.ahead and p.role == "obl" for p in clause.parts):
        return
    if any(is_temporal(p.head) or p.head.lower_ in MOVING_ON or p.mark for p in clause.parts):
        return
    for part in outer.parts:
        if part.ahead and is_dated(part) and part.prep in SHARED and part.tokens[0].i == outer.predicate.sent.start:
            try:
                yield from (p for p in _piece(part, outer, context) if p.place == "front")
            except Refused:
                return


def _belongs_to_left(part: Part, left: Sequence[Part], clause: Clause) -> bool:
    """Tell whether a part goes with one that is left out: it follows an aside at once, or holds what describes it.

    "despite his record of talk | about the need"; "with the captain | taking five wickets".
    """
    first = part.tokens[0].i
    if any(p.loose and p.tokens[-1].i + 1 == first and not in_brackets(p.head) for p in left):
        return True
    if any(p.role == "obl" and p.prep and completes_noun(part.tokens, p.tokens) for p in left):
        return True
    follower = next((p for p in clause.parts if p.tokens[0].i == part.tokens[-1].i + 1), None)
    if _follows_apposition(part) and (part.prep == "with" or any(p.prep == "with" and p.loose for p in left)):
        return True  # "with the last mill, the Owl, | in ruins"
    described = follower is not None and follower.role == "advcl" and follower.head.tag_ in {"VBG", "VBN"}
    return part.role == "obl" and part.prep == "with" and described and follower is not None and not follower.mark


def _tells_of_opener(part: Part, clause: Clause) -> bool:
    """Tell whether a participle may tell of the phrase before it: "As for the mill, *built in 1931*, Ann Roe …"."""
    ahead = (p for p in clause.parts if p.ahead and p.role == "obl" and p.tokens[-1].i + 2 == part.tokens[0].i)
    participle = part.ahead and part.role == "advcl" and part.head.tag_ in {"VBN", "VBG"} and not part.mark
    return participle and any(not is_temporal(p.head) for p in ahead)


def _measures_mark(part: Part, clause: Clause) -> bool:
    """Tell whether a time says how far off a clause is from another: "*two days* before Ann came"."""
    follower = after(part.tokens[-1])
    if follower is None or part.prep or follower.lower_ not in {"before", "after"}:
        return False
    return rel(follower) == "mark" and follower.head.i == clause.predicate.i and is_temporal(part.head)


def _follows_apposition(part: Part) -> bool:
    """Tell whether a phrase may go on an apposition that is left out: "Ann Roe, a widow, *with three children*"."""
    i, doc = part.tokens[0].i, part.tokens[0].doc
    if i < 2 or doc[i - 1].text != ",":
        return False
    inner = doc[i - 2]
    return any(rel(t) == "appos" and set_off(t) and t.right_edge.i >= inner.i for t in [inner, *inner.ancestors])


def _require_timed(clause: Clause) -> None:
    """Refuse a clause whose "late" or "early" would be left of "late last month"."""
    for part in clause.having("advmod"):
        follower = after(part.tokens[-1])
        if len(part.tokens) == 1 and part.head.lower_ in {"late", "early"} and follower is not None:
            if follower.lower_ in words()["deictic_times"] or follower.lower_ in words()["deictic_determiners"]:
                raise Refused("dangling", f"“{part.head.text} {follower.text}” needs the day of writing")


def _require_untangled(clause: Clause, target: Target) -> None:
    """Refuse a clause one part of which goes on after another: "praised for X in Y, and for Z".

    A time that is asked for leaves no gap: "showed evidence | in 1931 | that it was so".
    """
    asked = target.part if target.part is not None and is_temporal(target.part.head) else None
    spans = sorted((p.tokens[0].i, p.tokens[-1].i) for p in clause.parts if not p.loose and p is not asked)
    if any(two[0] < one[1] for one, two in pairwise(spans)):
        raise Refused("cut", "one part of the clause is torn by another")
    # "founded from the rest of Kell, *with Ann as head*, and Bob as clerk": what "and" joins may be of that.
    for part in (p for p in clause.parts if p.loose and p.role == "obl"):
        first, follower = part.tokens[0].i, after(part.tokens[-1])
        if follower is not None and follower.text == ",":
            follower = after(follower)
        around = (t for p in clause.parts if p is not part for t in p.tokens if p.tokens[0].i < first)
        if follower is not None and follower.tag_ == "CC" and any(t.i == follower.i for t in around):
            raise Refused("cut", "what is joined may be of another part of the clause")


def _complement(clause: Clause, target: Target, context: Context) -> Iterator[Piece]:
    """Yield what the question keeps of a nominal or adjectival predicate."""
    if not clause.complement or target.role == "complement" or (target.role == "within" and target.part is None):
        return
    tokens = clause.complement
    if target.role == "in-complement":
        tokens = tuple(_without(tokens, _taken(target)))
        if not tokens:
            raise Refused("answer", "nothing is left of the predicate but the answer")
    # "In which country is Rusk | the largest island": what is fronted goes on telling which island.
    settled = context.settled(clause.complement if target.fronted else tokens, clause.subject)
    if target.fronted:
        if settled.via:
            raise Refused("dangling", "what stands beside the answer points out of the question")
        settled = replace(settled, text=text_of(tokens))
    yield Piece(clause.complement[0].i, "rest", settled.text, settled.via, tokens)


def _remainder(part: Part, target: Target, bound: Token, context: Context) -> Iterator[Piece]:
    """Yield what the question keeps of the part that holds the answer."""
    if target.role != "nested":
        return
    taken = _taken(target)
    gone = {t.i for c in part.head.children if rel(c) == "advcl" and c.i > max(taken) for t in c.subtree}
    left = _without(part.tokens, taken | gone)
    if left:
        settled = context.settled(left, bound)
        yield Piece(
            min(t.i for t in part.tokens), "front" if part.ahead else "rest", settled.text, settled.via, tuple(left)
        )


def _taken(target: Target) -> set[int]:
    """Return the places of the answer's tokens, and of its preposition where that goes with the question word."""
    cases = [c for t in target.tokens for c in t.children if rel(c) == "case"] if target.fronted else []
    return {t.i for t in (*target.tokens, *target.taken, *cases)}


def _without(tokens: Sequence[Token], gone: set[int]) -> list[Token]:
    return tidy([t for t in tokens if t.i not in gone])


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


def _runs_over(part: Part, clause: Clause) -> bool:
    """Tell whether a part of an inserted clause takes in what is joined to the word that the clause is about.

    "included the plague of Hull, *which killed many during the war*, and the great plague of Rusk".
    """
    if not set_off(clause.predicate):
        return False
    joined = [t for t in part.tokens if rel(t) == "conj"]
    commas = [c for t in joined for c in t.children if c.text == "," and c.i < t.i]
    return len(joined) == 1 and bool(commas) and any(rel(c) == "cc" for c in joined[0].children)


def _piece(part: Part, clause: Clause, context: Context) -> Iterator[Piece]:
    """Yield the part as a piece, or nothing where the question leaves it out."""
    place = _place(part, clause)
    if part.role in {"obl", "advmod"} and part.low in DEGREES:
        if place == "mid":
            raise Refused("hedge", f"“{part.low}” would get lost")
        yield Piece(part.tokens[0].i, place, text_of(part.tokens, opening(part)), (), part.tokens)
        return
    if part.role == "advmod" and part.low in HEDGES and place == "front":
        raise Refused("hedge", f"“{part.low}” would get lost")
    if part.low == "as such" and place == "rest":
        raise Refused("dangling", "“such” stands for what was said before")  # "was recognised *as such*"
    if place == "front" and is_exception(part):
        return
    if part.role == "advmod" and place == "rest" and leads_on(part):
        raise Refused("dangling", f"“{part.head.text}” counts from another time")
    if part.role == "advmod" and place == "front" and any(rel(t) == "obl" for t in part.tokens):
        raise Refused("cut", "when it was so would get lost")  # "Early in the war, …"
    if part.role == "advmod" and place == "rest" and needs_place(part, clause):
        raise Refused("dangling", f"“{part.head.text}” points out of the question")
    if part.role == "advmod" and place == "front" and part.low in SCOPING:
        yield Piece(part.head.i, place, text_of(part.tokens), (), part.tokens)  # "Globally, it affects a million"
        return
    if part.role == "advmod" and place == "mid" and clause.passive and clause.verb.lemma_ in NAMING:
        if part.low in {"also", *FORMER}:
            yield Piece(part.head.i, place, part.head.lower_, (), part.tokens)  # "What is sorrel *also* called?"
            return
    if part.low == "once" and place == "mid" and any(map(is_dated, clause.parts)):
        return  # "In what year did she *once* sing?"
    if part.low == "only" and place == "mid" and any(map(is_dated, clause.parts)) and not _counts(clause):
        return  # "In what year did she *only* follow Roe?"
    if part.head.lower_ in words()["deictic_times"] and part.tokens[0].lower_ in {"most", "more"}:
        raise Refused(
            "cut", f"“{text_of(part.tokens)}” says that there were others"
        )  # "was *most recently* won in 1931"
    if part.role == "advmod" and (place == "front" or part.head.tag_ == "WRB" or is_linking(part)):
        return
    if place == "front" and part.role not in {"obl", "advcl", "nmod"}:
        raise Refused("order", "something other than an adverbial stands first")
    if measured_from(part, clause) is not None:
        raise Refused("cut", "when it was so would get lost")
    if part.ahead and part.prep == "as" and is_nobodys_role(part.head):
        raise Refused("cut", f"“as {part.head.text}” has lost its verb")  # "*as the Kelms*, with help, prepared"
    if _measures_mark(part, clause) or (part.ahead and part.prep in UNASKED):
        return  # "Once a port, Hull …" would describe the question word
    first = min(t.i for t in part.tokens)
    closer = after(part.tokens[-1])
    aside = first > 0 and part.tokens[0].doc[first - 1].text == "," and closer is not None and closer.text == ","
    if part.role == "advmod" and place == "mid" and aside and clause.how != "participle":
        return
    if part.role == "advcl":
        if part.tokens[0].lower_ == "so" and not part.ahead and part.tokens[1:2] and part.tokens[1].lower_ != "that":
            return  # what came of it: "sales fell in 1931 *so Ann Roe bought a mill*"
        if is_conditional(part, clause):
            if hangs_before(part, clause):
                return
            if part.loose and part.mark not in CONDITIONAL:
                return
            settled = context.settled(part.tokens, clause.subject)
            yield Piece(part.head.i, place, settled.text, settled.via, part.tokens)
            return
        if part.mark == "as" and not part.loose and stands_for_verb(part.head):
            raise Refused("cut", "what it is compared with would get lost")
        if part.ahead and part.mark in BOUNDING and clause.tense in {"past", "present"}:
            if place != "front" or len(part.tokens) > LONGEST_BOUND:
                raise Refused("cut", f"“{part.mark} …” bounds what is said")
            settled = context.settled(part.tokens, clause.subject)
            yield Piece(first, place, settled.text, settled.via, part.tokens)
            return
        if dated_event(part, clause):
            try:
                settled = context.settled(part.tokens, clause.subject)
            except Refused:
                return
            yield Piece(part.head.i, place, settled.text, settled.via, part.tokens)
            return
        if part.loose or part.ahead or is_aside(part):
            return
    if part.loose and part.prep == "for" and clause.copular and is_name(part.head):
        raise Refused("hedge", f"it is so for “{part.head.text}” alone")  # "Music, for Ann Roe, was the purest art"
    if part.loose and part.role in {"obl", "advmod", "nmod", "xcomp", "dep"}:
        if aside and is_dated(part) and len(part.tokens) <= LONGEST_DATE_ASIDE:
            if place != "rest" or clause.how not in {"main", "conjunct"}:
                raise Refused("cut", "when it was so would get lost")
            yield Piece(first, place, text_of(part.tokens), (), part.tokens)  # "The court ruled, in 1998, that …"
        return
    if awaits_clause(part):
        return
    if part.prep in {"until", "till"} and is_bare_month(part) and denies(clause):
        raise Refused("cut", "until when it was not so would get lost")
    if is_relative_time(part) or (part.role == "obl" and (is_linking(part, times=False) or is_bare_month(part))):
        return
    if is_clock(part):
        return
    try:
        settled = context.settled(part.tokens, clause.subject)
        if part.prep.startswith("according") and not part.ahead and clause.how in {"main", "conjunct"}:
            return  # told as the source
    except Refused:
        if can_go(part, clause):
            return
        raise
    if place == "front" and len(part.tokens) > (LONGEST_DATED if is_dated(part) else LONGEST_FRONT):
        if part.prep.startswith("according"):
            raise Refused("hedge", "who says so would get lost")
        if part.prep in SCOPES:
            raise Refused("cut", f"“{part.prep} …” limits what is said")
        return
    opens = part.tokens[0].pos_ in {"ADP", "SCONJ", "ADV", "NUM", "DET"} or part.prep.startswith("according")
    if place == "front" and not opens and part.prep not in PASSING:
        raise Refused("order", f"“{part.tokens[0].text}” stands first as no adverbial does")
    # "first performed", "typically stored": without its adverb the verb says more.
    optional = (part.ahead and not (part.role == "advmod" and place == "mid") and not is_dated(part)) or (
        part.tokens[0].i > clause.predicate.i + 1
        and (part.role in {"advcl", "advmod"} or (part.role == "obl" and is_passing(part)))
    )
    if part.role == "advcl" and (part.mark in {"to", "as"} or completes(part.mark, part.head)):
        optional = False
    yield Piece(first, place, settled.text, settled.via, part.tokens, optional)


def _counts(clause: Clause) -> bool:
    """Tell whether a clause tells how many of something there are, besides when."""
    told = (t for p in clause.having("obj", "xcomp") for t in p.tokens)
    return any(t.like_num and rel(t) == "nummod" for t in told)


def _place(part: Part, clause: Clause) -> str:
    first = clause.first_verb.i
    if part.role == "advmod" and first <= part.head.i < clause.predicate.i and not clause.copular:
        return "mid"
    if not part.ahead:
        return "rest"
    return "front" if part.head.i < min((t.i for t in clause.subject_tokens), default=first) else "mid"


def completes_noun(tokens: Sequence[Token], phrase: Sequence[Token]) -> bool:
    """Tell whether an infinitive follows a phrase whose noun it may complete: "after his refusal | to leave"."""
    noun = phrase[-1]
    opens = tokens[0].tag_ == "TO" and tokens[0].i == noun.i + 1
    return opens and noun.tag_ in {"NN", "NNS"} and not is_temporal(noun)


def closed(text: str, tokens: Sequence[Token]) -> str:
    """Return the text of a phrase with the comma that closes an aside in it: "a time scale, Tm or AM,"."""
    inner = [t for t in tokens[1:-1] if t.text == "," and not between_adjectives(t)]
    if rel(tokens[-1]) == "conj" and any(rel(c) == "cc" for c in tokens[-1].children):
        return text  # "Orvalia, Rusk and Hull, had built forts": the comma is one too many
    follower = after(tokens[-1]) if inner else None
    return f"{text}," if follower is not None and follower.text == "," else text


def joined(pieces: Sequence[Piece], context: Context, *, sort: bool = True) -> Slot:
    """Return pieces that stand together as one slot, in the order of the sentence unless ``sort`` is false."""
    ordered = sorted(pieces, key=lambda p: p.order) if sort else list(pieces)
    tokens = [t for p in ordered for t in p.tokens]
    via = next((v for p in ordered for v in p.via), None)
    text = " ".join(closed(p.text, p.tokens) for p in ordered)
    return Slot(at=context.span(tokens), text=text, via=via)
