"""Phrases that a question must not break: their ends, what they count or single out, their quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen import lexicon
from quizgen.analyse.quotes import quoted
from quizgen.extract.records import Context, Refused
from quizgen.syntax.labels import (
    has_subject,
    is_name,
    is_nominal,
    is_plural,
    is_relative_clause,
    is_verb,
    rel,
)
from quizgen.syntax.parts import Part
from quizgen.syntax.phrases import in_brackets, is_day, set_off
from quizgen.syntax.tokens import Stretch, Token
from quizgen.tables import wordlist

OWNING = frozenset({"'", "’", "'s", "’s"})
COMPLETING = wordlist("extract", "completing")
HEADS = frozenset({"head", "chief"})
LEADING = frozenset(
    {"provided", "providing", "compared", "including", "according", "given", "assuming", "supposing", "depending"}
)
"""Participles that serve as prepositions or conjunctions: nothing can end with one."""
OPENINGS = frozenset({"DT", "IN", "TO", "PRP", "PRP$", "JJ", "CD", "NN", "NNS", "NNP", "NNPS"})
"""Tags of words that open what such a participle leads to."""
BROKEN_OFF = frozenset("brig gen maj lt col capt sgt cpl rep reps sen sens gov prof rev adm cmdr".split())
"""Abbreviated titles, which no sentence ends with."""


def require_ended(told: Sequence[Token]) -> None:
    """Refuse what ends with a participle that leads on: "grew by 5% *compared* | to the year before"."""
    inside = {t.i for t in told}
    for token in told:
        if token.lower_ in LEADING and is_verb(token) and token.i + 1 not in inside:
            if token.i + 1 < token.sent.end and token.nbor(1).tag_ in OPENINGS:
                raise Refused("cut", f"what “{token.text}” leads to would get lost")
    for noun in told:
        if noun.tag_ != "NN" or rel(noun) not in {"nmod", "obl"} or noun.i + 1 >= noun.sent.end:
            continue
        follower, alone = noun.nbor(1), all(rel(c) == "case" for c in noun.children)
        if alone and any(noun.children) and follower.tag_ == "VBG" and follower.i not in inside:
            raise Refused("cut", f"“{noun.text} {follower.text}” may be one noun")  # "essays on bread | baking in Hull"
    for verb in told[0].sent.root.children if told else ():
        stray = rel(verb) == "advcl" and verb.tag_ in {"VBD", "VBZ"} and verb.i not in inside and verb.i - 1 in inside
        if stray and not has_subject(verb) and is_nominal(verb.nbor(-1)):
            if not any(rel(c) in {"mark", "advmod", "aux"} for c in verb.children):
                raise Refused("cut", f"“{verb.text}” may have its subject in the clause")  # "as news of it | emerged"


def is_nobodys_role(head: Token) -> bool:
    """Tell whether a nominal names what nobody serves as: "as *the Kelms*", not "as *Minister* of Health"."""
    own = [head, *(c for c in head.children if rel(c) in {"compound", "flat", "amod"})]
    return is_name(head) and not any(lexicon.is_person(t.lower_) for t in own)


def require_singled_out(told: Sequence[Token]) -> None:
    """Refuse "a declaration" without the "which ended the war" that says which one."""
    inside = {t.i for t in told}
    for noun in told:
        some = any(rel(c) == "det" and c.lower_ in {"a", "an"} for c in noun.children)
        lost = [c for c in noun.children if is_relative_clause(c) and c.i not in inside]
        if some and lost and rel(noun) in {"obj", "obl"}:
            raise Refused("cut", f"which {noun.text} is meant would get lost")


def is_exception(part: Part) -> bool:
    """Tell whether a part is one of the two of "*Apart* | *from being a port*", which the parse tore apart."""
    first = part.tokens[0]
    behind = first.lower_ == "from" and first.i > first.sent.start and first.nbor(-1).lower_ in {"apart", "aside"}
    return behind or part.low in {"apart", "aside"}


def require_ungapped(tokens: Sequence[Token], context: Context) -> None:
    """Refuse words that hold a clause without its verb: "*three* in Hull and one in Rusk", "and *Ann Roe 26*"."""
    for token in tokens:
        if token.tag_ != "CD" or token.i + 1 >= token.sent.end or token.i <= token.sent.start + 1:
            continue
        ahead, follower = token.nbor(-1), token.nbor(1)
        bare = rel(token) in {"appos", "conj"} and rel(follower) == "case" and follower.lower_ not in {"of", "to"}
        if (
            bare
            and (ahead.text == "," or (rel(ahead) == "cc" and ahead.nbor(-1).text != ";"))
            and not is_nominal(token.head.nbor(1))
        ):
            if not token.text.isdigit() or len(token.text) < 4:
                raise Refused("cut", f"“{token.text}” is left without its verb")
        name = context.references.names.at(ahead)
        person = name is not None and context.references.names.type_of(name.first) == "person"
        scored = rel(token) in {"flat", "nummod", "nmod"} and rel(token.head) == "conj" and token.head.i < token.i
        if person and scored and len(token.text) < 6 and (follower.is_punct or rel(follower) in {"cc", "mark"}):
            raise Refused("cut", f"“{token.text}” is left without its verb")


def require_whole_dates(phrase: Sequence[Token]) -> None:
    """Refuse a phrase that stops between the day and the year of a date: "the May 8 | , 1937 concert"."""
    last = phrase[-1] if phrase else None
    if last is None or last.i + 2 >= last.sent.end or not is_day(last):
        return
    if last.nbor(1).text == "," and len(last.nbor(2).text) == 4 and last.nbor(2).text.isdigit():
        raise Refused("cut", "a date would be torn from its year")


def require_beside(phrase: Sequence[Token]) -> None:
    """Refuse a phrase without what seems to stand beside a noun in it, but goes on a list.

    "played a part in the Reform, | *the War and in recent history*".
    """
    inside = {t.i for t in phrase}
    for noun in phrase:
        beside = [c for c in noun.children if rel(c) == "appos" and c.i > noun.i and c.i not in inside and set_off(c)]
        if not beside or in_brackets(beside[0]) or is_plural(noun):
            continue
        joined = [t for t in beside[0].children if rel(t) == "conj"]
        if any(rel(c) == "case" and c.i < t.i and c.lower_ not in OWNING for t in joined for c in t.children):
            raise Refused("cut", f"“{beside[0].text}” may go on a list")


def is_bare_title(noun: Token) -> bool:
    """Tell whether a noun for a person stands without article, as before a name: "*Head* of the union, Ann Roe,"."""
    lemma = noun.lemma_.lower()
    if (
        noun.tag_ != "NN"
        or noun.nbor(1).tag_ != "IN"
        or not (lexicon.is_person(lemma) or lexicon.is_role(lemma) or lemma in HEADS)
    ):
        return False
    return not any(rel(c) in {"det", "amod", "compound", "nummod", "flat"} or is_owner(c) for c in noun.children)


def is_broken_off(sentence: Stretch) -> bool:
    """Tell whether a sentence ends with a title's abbreviation, its name taken for the next: "gave Union Brig.".

    Or begins with the end of a word that a line before holds: "'s breakfast show, the mayor said …". Or has no stop,
    as a heading that the next sentence follows in its line.
    """
    if sentence[0].tag_ == "POS" or sentence[0].lower_ in OWNING:
        return True
    if sentence[-1].text[-1].isalnum() and sentence.end < len(sentence.doc) and not sentence.doc[sentence.end].is_space:
        return True
    last = [t for t in sentence[-2:] if not t.is_space and t.text != "."]
    return bool(last) and last[-1].text[:1].isupper() and last[-1].lower_.rstrip(".") in BROKEN_OFF


def is_owner(token: Token) -> bool:
    """Tell whether a token stands before its noun as its owner: "*Hull's* mayor"."""
    return rel(token) == "nmod" and token.i < token.head.i


def require_paired_quotes(token: Token) -> None:
    """Refuse a sentence that holds one half of a quotation: it was parted from the other, and may begin within it."""
    if not any(t.is_quote for t in token.sent):
        return
    first = next((t for t in token.sent if not t.is_space), token)
    if sum(t.is_quote and t.text not in {"'", "’", "‘"} for t in token.sent) == 1 and first.is_quote and quoted(token):
        return  # all of it is said; who says so, a later sentence tells
    if sum(t.text == '"' for t in token.sent) % 2 or sum((t.text == "“") - (t.text == "”") for t in token.sent):
        raise Refused("speech", "half of a quotation stands in the sentence")


def completes(mark: str, verb: Token) -> bool:
    """Tell whether a gerund after this preposition says what the verb is about: "accused her *of* lying"."""
    return verb.tag_ == "VBG" and mark in COMPLETING
