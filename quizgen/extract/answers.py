"""Answers: what can be one, and the words of the article that it is."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen import lexicon
from quizgen.analyse.reference import Dangling
from quizgen.analyse.wordlists import words
from quizgen.extract.records import Context, Refused, Target
from quizgen.model import Slot
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import OPENING, is_name, is_plural, rel
from quizgen.syntax.phrases import after, before, head_of, is_day, preposition, run_around
from quizgen.syntax.tokens import Doc, Token
from quizgen.tables import wordlist

LONGEST = 9
"""Words; an answer of more is hard to learn and to mark."""
LONGEST_LEFT = 3
"""Letters of a word that the parser may have left out of a title: "O Salutaris"."""
MOST_OF_KIN = 3
"""Words of an answer that tells somebody by whose kin they are: "his older brother"."""
QUANTIFIERS = wordlist("extract", "quantifiers")
FOCUSING = wordlist("extract", "focusing")
VAGUE = wordlist("extract", "vague_heads")
CAUSES = wordlist("extract", "causes")
HEDGES = wordlist("extract", "hedges")


def content(tokens: Sequence[Token]) -> list[Token]:
    """Return the content words among the tokens."""
    return [t for t in tokens if t.pos_ in {"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"} and not t.is_punct]


def is_answerable(tokens: Sequence[Token], most: int = LONGEST) -> bool:
    """Tell whether the tokens can be an answer: not empty, not long, no pronoun or vague word alone.

    ``most`` is in words.
    """
    kept = [t for t in tokens if not t.is_punct]
    if not kept or len(kept) > most or not content(kept):
        return False
    head = head_of(kept)
    if head.lemma_.lower() in VAGUE and len(content(kept)) < 3:
        return False
    if kept[0].lower_ in QUANTIFIERS or kept[0].lower_ in FOCUSING:
        return False
    if len(kept) > 1 and kept[0].tag_ == "JJ" and kept[1].tag_ in {"CD", "DT"}:
        return False  # "shot | dead five men"
    compared = set(words()["comparing_always"]) | {"such", "more", "less", "fewer"}
    return not any(t.lower_ in compared and not is_name(t) for t in kept[:3])


def answer_slot(target: Target, context: Context, clause: Clause | None = None) -> Slot:
    """Return the answer as an unbroken span of the article, without a leading article word.

    Refused where it points out of itself or is torn out of a longer phrase; ``clause`` is None where it was not taken
    from one.
    """
    tokens = list(target.tokens)
    head = head_of(tokens)
    run = run_around(head, tokens)
    if not run:
        raise Refused("answer", "nothing is left of the answer")
    run = _without_story(_living(_named_kin(run)))
    kept = {t.i for t in run}
    part = target.part.tokens if target.part is not None and target.role == "part" else ()
    unsure = next((t for t in (*tokens, *part) if t.lower_ in HEDGES and t.i not in kept), None)
    if unsure is not None:
        raise Refused("hedge", f"“{unsure.text}” would get lost")  # "*probably* in the 6th century"
    bound = clause.subject if clause is not None and target.role != "subject" else None
    result = context.references.settle(run, bound, lenient=context.lenient)
    if isinstance(result, Dangling):
        # An answer may be definite where its own words say which one; it may not lean on a pronoun.
        own_words = any(t.lower_ == "of" or (is_name(t) and t.i != head.i) for t in run)
        if not result.word.startswith("the ") or not (own_words or target.placed):
            raise Refused("dangling", f"“{result.word}” points out of the answer")
        return Slot(at=context.span(run), text=context.references.uncapitalised(run))
    whole = len(result.via) == 1 and target.role not in {"within", "nested"} and _stands_for_all(run, head)
    if result.via and (whole or len(run) == 1 or not context.references.shortens(run, bound)):
        if not whole:
            if _is_kin_of_named(run, head, clause, context):
                return Slot(at=context.span(run), text=context.references.uncapitalised(run))
            raise Refused("dangling", "a part of the answer points out of it")
        if not set(result.text.lower().split()) <= {"the", *result.via[0].text.lower().split()}:
            raise Refused("answer", "the answer would say more than stands in one place")  # "the government of Orvalia"
        return Slot(at=result.via[0], text=result.text.removeprefix("the "), via=result.via[0])
    if any(t.tag_ == "PRP$" and t.head.i == head.i for t in run) and not _told_by_owner(run, head, bound):
        raise Refused("dangling", "the answer belongs to a pronoun")
    run = _unquoted(_title_whole(run))
    while (
        len(run) > 1
        and run[0].lower_ == "the"
        and not _is_of_title(run[0])
        and not _is_described(run)
        and (is_name(head) or target.role == "within")
    ):
        run = run[1:]
    _require_whole(run, clause)
    return Slot(at=context.span(run), text=context.references.uncapitalised(run))


def _named_kin(run: list[Token]) -> list[Token]:
    """Return the name alone of somebody who is told of as another one's: "his brother *Ben Roe*"."""
    name = next((n for n, t in enumerate(run) if is_name(t) and t.text[:1].isupper()), 0)
    if run[0].tag_ != "PRP$" or name < 2 or not all(is_name(t) for t in run[name:]):
        return run
    kin = run[name - 1]
    return run[name:] if kin.tag_ == "NN" and lexicon.is_person(str(kin.lemma_).lower()) else run


def _living(run: list[Token]) -> list[Token]:
    """Return a name without "the late" before it, which no answer begins with."""
    late = next((n for n, t in enumerate(run[:2]) if t.lower_ == "late"), None)
    return run[late + 1 :] if late is not None and run[late + 1 :] and is_name(run[late + 1]) else run


def _without_story(run: list[Token]) -> list[Token]:
    """Return a name without what a relative clause adds to it: "the miller Ben Roe | who became a friend of hers"."""
    for n, token in enumerate(run[1:], 1):
        if token.text in {"who", "where"} and is_name(run[n - 1]) and run[n - 1].text[:1].isupper():
            return run[:n]
    return run


def _is_kin_of_named(run: Sequence[Token], head: Token, clause: Clause | None, context: Context) -> bool:
    """Tell whether an answer is kin of somebody whom its question names: "Who taught Ann Roe …?", "her father"."""
    if clause is None or run[0].tag_ != "PRP$" or run[-1].i != head.i or len(run) > MOST_OF_KIN:
        return False
    if head.tag_ != "NN" or not lexicon.relational(str(head.lemma_).lower()) or not lexicon.is_person(head.lower_):
        return False
    references = context.references
    thing, inside = references.pronouns.thing(run[0]), {t.i for t in run}
    told = [t for part in clause.parts for t in part.tokens if t.i not in inside]
    others = (references.phrases.at(t) for t in [*clause.subject_tokens, *told] if t.i not in inside)
    return bool(thing) and any(other is not None and other.thing == thing for other in others)


def _is_of_title(the: Token) -> bool:
    """Tell whether "The" belongs to the name after it: it has a capital inside of a sentence."""
    ahead = the.doc[the.i - 1] if the.i > the.sent.start else None
    return the.text == "The" and ahead is not None and ahead.text.isalpha()


def _told_by_owner(run: Sequence[Token], head: Token, owner: Token | None) -> bool:
    """Tell whether an answer belongs to the subject of its question and says more than that: "its financial status".

    "His house" says too little, and "because of its height" enough.
    """
    own = next((t for t in run if t.tag_ == "PRP$" and t.head.i == head.i), None)
    if owner is None or own is None or head.i > run[-1].i:
        return False
    if preposition(head) in {*CAUSES, "through"} and run[0].tag_ != "PRP$":
        return sum(t.tag_ == "PRP$" for t in run) == 1
    if own.i != run[0].i or str(head.head.lemma_).lower() in {"make", "take", "have", "give", "do"}:
        return False  # "made its first flight"
    if any(t.tag_ == "PRP$" for t in run[1:]) or not (is_name(owner) or is_plural(owner)):
        return False
    told = [t for t in run[1:] if t.head.i == head.i and rel(t) in {"amod", "compound"} and t.lower_ != "own"]
    return bool(told) and rel(head) in {"obj", "obl"}


def _is_described(run: Sequence[Token]) -> bool:
    """Tell whether a common noun stands between article and name: "the philosopher Ann Roe"."""
    return run[1].tag_ == "NN" and run[1].text.islower() and not any(is_name(c) for c in run[1].children)


def _title_whole(run: list[Token]) -> list[Token]:
    """Return the whole of a quoted title of which only the first short word is missing: "*O* Salutaris"."""
    first, last = run[0], run[-1]
    if first.i < first.sent.start + 2 or last.i + 1 >= last.sent.end or any(t.is_quote for t in run):
        return run
    ahead, opens, closes = first.nbor(-1), first.nbor(-2), last.nbor(1)
    short = ahead.text[:1].isupper() and ahead.is_alpha and len(ahead.text) <= LONGEST_LEFT
    return [ahead, *run] if short and opens.is_quote and closes.is_quote and is_name(first) else run


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
    last, ahead = run[-1], before(run[0])
    if ahead is not None and _describes(ahead, run[0]):
        raise Refused("cut", f"“{ahead.text} {run[0].text}” would be torn apart")
    i = last.i + 1
    if i >= last.sent.end:
        return
    follower = last.doc[i]
    if follower.text in OPENING and rel(last) in {"flat", "compound", "obl", "obj", "nmod", "nsubj"}:
        follower = after(last) or follower  # "the National League (NL) and the American League"
        i = follower.i
    if follower.text == "," and is_day(last) and last.nbor(2).text.isdigit():
        raise Refused("cut", "a date would be torn from its year")
    if is_name(follower) and last.pos_ == "NOUN":
        raise Refused("cut", f"“{last.text} {follower.text}” would be torn apart")
    joint = follower.lower_ in {"and", "or", "&"}
    if not joint and not (follower.text == "," and _in_list(last.doc, i)):
        return
    joined = follower.head if joint else last.doc[min(i + 1, len(last.doc) - 1)]
    while rel(joined) not in {"conj", "root", "appos"} and joined.head.i != joined.i:
        joined = joined.head
    outer = joined.head
    if clause is None or not (outer.i == clause.predicate.i or outer.is_ancestor(clause.predicate)):
        raise Refused("answer", "the answer is only the first of several coordinates")


def _describes(ahead: Token, first: Token) -> bool:
    """Tell whether a word may describe the noun right after it, or is numbered by it: "suspected rebel", "day two"."""
    if first.tag_ == "CD":
        return ahead.tag_ == "NN" and ahead.text.islower() and rel(ahead) not in {"case", "root"}
    return ahead.tag_ in {"JJ", "VBN"} and first.tag_ in {"NN", "NNS", "NNP", "NNPS"} and rel(ahead) in {"obj", "xcomp"}


def _in_list(doc: Doc, comma: int) -> bool:
    """Tell whether a comma is followed by a short phrase and "and" or "or" or another such comma."""
    for token in doc[comma + 1 : comma + 9]:
        if token.lower_ in {"and", "or"}:
            return True
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD", "WDT", "WP", "."}:
            return False
    return False


def _stands_for_all(run: Sequence[Token], head: Token) -> bool:
    """Tell whether the one replacement in an answer is the answer itself: a pronoun, "the company", a surname."""
    return all(t.i == head.i or t.lower_ in {"the", "two", "this"} or t.is_punct for t in run)


def place_of(target: Target) -> dict[str, str]:
    """Return where the answer hangs, for the round trip: ``answer_head``, ``answer_rel``, ``answer_governor``."""
    head = head_of(target.tokens)
    while rel(head) in {"case", "det", "punct", "flat", "compound"} and head.head.i != head.i:
        head = head.head
    if target.role in {"subject", "complement"}:
        if rel(head) == "nummod":
            return {"answer_head": head.lower_, "answer_rel": "nummod"}
        return {"answer_head": head.lower_, "answer_rel": "" if target.role == "complement" else "nsubj"}
    parted = target.part is not None and target.role == "part" and rel(target.part.head) == "nmod"
    governor = "" if parted else head.head.lower_  # a time that may hang on either
    return {"answer_head": head.lower_, "answer_rel": rel(head), "answer_governor": governor}
