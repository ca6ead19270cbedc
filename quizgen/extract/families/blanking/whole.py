"""Whole sentences: nothing is cut but what opens or brackets them, and one name, number or year is left out.

Statements take sentences that are plain enough to be trimmed. Others make as good a cloze if they stay as they were
written: long ones, such as quote, and such as insert a clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from quizgen.extract.families.blanking.statement import Blank, blanks_of, fact_of, is_plain, kept_of, leans
from quizgen.extract.framing.commas import has_lone_comma
from quizgen.extract.framing.coordinated import told_alone
from quizgen.extract.framing.tense import tenses_clash
from quizgen.extract.records import Context, Miss, Refused
from quizgen.extract.types import DECADE, is_number, is_year
from quizgen.lexicon.calendar import is_month
from quizgen.model import Fact
from quizgen.syntax.labels import FINITE_TAGS, SUBJECTS, is_name, rel
from quizgen.syntax.phrases import preposition
from quizgen.syntax.tokens import Stretch, Token

SHORTEST, LONGEST = 8, 40
"""Words of a sentence that is worth a blank."""
OF = frozenset({"of", "out of", "to"})
QUOTES = frozenset({'"', "“", "”"})
MOST = 5
"""Blanks that one sentence may give, each in an item of its own."""


def whole_sentences(context: Context) -> Iterator[Fact | Miss]:
    """Yield for each sentence that can be read alone as it stands the pieces that can be blanked in it."""
    for sentence in context.document.sentences():
        for tokens in told_alone(sentence, kept_of(sentence, entire=True)):
            if _can_stand(sentence, tokens):
                yield from _blanked(sentence, tokens, context)


def _blanked(sentence: Stretch, tokens: Sequence[Token], context: Context) -> Iterator[Fact | Miss]:
    """Yield the tokens with each piece blanked; of a plain sentence without asides the statement family does it."""
    told = is_plain(sentence, tokens) and any(
        len(tokens) == len(shorter) for shorter in told_alone(sentence, kept_of(sentence))
    )
    others = () if told else blanks_of(tokens, context)
    blanks = (b for b in chain(_amounts(tokens), others) if not _in_quotes(b, tokens))
    for answer, kind, rule in islice(blanks, MOST):
        blank = answer, kind, rule.replace("statement", "whole")
        try:
            yield fact_of(sentence, tokens, blank, context)
        except Refused as error:
            yield context.miss(error, sentence[0])
            if error.rule == "dangling":
                break


def _amounts(tokens: Sequence[Token]) -> Iterator[Blank]:
    """Yield numbers that stand for themselves ("rose to 198") and decades."""
    for token in tokens:
        if DECADE.fullmatch(token.text):
            yield [token], "decade", "whole-decade"
        elif is_number(token) and not is_year(token) and rel(token) in {"obl", "nmod", "obj"} and not _is_part(token):
            own = {t.i for c in token.children if rel(c) in {"advmod", "compound", "nummod"} for t in c.subtree}
            first = token.i
            while first - 1 in own:
                first -= 1
            yield list(token.doc[first : token.i + 1]), "number", "whole-amount"


def _is_part(number: Token) -> bool:
    """Tell whether a number is part of a date, a name, a range or a count of what follows."""
    near = [number.doc[i] for i in (number.i - 1, number.i + 1) if number.sent.start <= i < number.sent.end]
    return (
        any(is_month(t.lower_) or t.like_num or is_name(t) or t.text in {"-", "–", "/", ":"} for t in near)
        or any(c.i > number.i and (rel(c) in {"conj", "cc"} or preposition(c) in OF) for c in number.children)
        or (number.nbor(-1).lower_ == "to" and "from" in {t.lower_ for t in number.doc[number.sent.start : number.i]})
        or number.lower_ in {"one", "two"}
    )


def _can_stand(sentence: Stretch, tokens: Sequence[Token]) -> bool:
    root = sentence.root
    if not SHORTEST <= len([t for t in tokens if not t.is_punct]) <= LONGEST:
        return False
    if not sentence.text.strip().endswith((".", '."', ".”")) or not sentence.text.strip()[:1].isupper():
        return False
    if any(t.text in {"?", "!", "..."} or t.like_url for t in tokens):
        return False
    if tenses_clash(tokens):
        return False
    if sum(t.text in QUOTES for t in tokens) % 2 or leans(sentence, tokens) or has_lone_comma(sentence, tokens):
        return False
    if root.i == sentence.start and root.tag_ in FINITE_TAGS and not any(rel(c) in SUBJECTS for c in root.children):
        return False  # "*Has* a daughter from her first marriage."
    # A verb that stands before its subject is often parsed without one.
    return root.tag_ in FINITE_TAGS or (
        any(t.tag_ in FINITE_TAGS for t in root.children) and any(rel(c) in SUBJECTS for c in root.children)
    )


def _in_quotes(blank: Blank, tokens: Sequence[Token]) -> bool:
    first = blank[0][0].i
    return sum(t.text in QUOTES and t.i < first for t in tokens) % 2 == 1
