"""Phrases: the words below a head, without what hangs on loosely, as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from quizgen import lexicon
from quizgen.lexicon.calendar import is_month
from quizgen.syntax.brackets import without_torn
from quizgen.syntax.labels import CLOSING, DASHES, OPENING, QUOTES, is_name, is_nominal, rel
from quizgen.syntax.tokens import Token, once, position

MARKS = frozenset({*OPENING, *CLOSING, *QUOTES})
PAIRED = MARKS | {"``", "''"}
ASIDES = frozenset({"parataxis", "discourse", "vocative", "dislocated", "list", "reparandum"})
FIRST_OF_TWO = frozenset({"both", "either", "neither"})
"""What goes before the first of two: "is *both* long and wide"."""
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
RANKING = frozenset("first second third last only".split())
TODAY = frozenset("today yesterday tomorrow tonight".split())
DAYPARTS = frozenset("morning noon afternoon evening night".split())
SEPARABLE = frozenset({"appos", "acl", "advcl", "nmod", "amod", "obl", "advmod", "nummod", "dep"})


def leftmost(token: Token) -> Token:
    """Return the first token of the head's subtree."""
    return token.left_edge


def before(token: Token) -> Token | None:
    """Return the token before this one in its sentence, None at its start."""
    return token.doc[token.i - 1] if token.i > token.sent.start else None


def after(token: Token) -> Token | None:
    """Return the next token of the sentence, passing over brackets and trailing blanks; None at its end."""
    depth = 0
    for i in range(token.i + 1, token.sent.end):
        follower = token.doc[i]
        if follower.text in OPENING:
            depth += 1
        elif follower.text in CLOSING:
            depth -= 1
        elif depth <= 0 and not _is_trailing_space(follower):
            return follower
    return None


def _is_trailing_space(token: Token) -> bool:
    """Tell whether a token is the blanks that a reference left before a stop: "by 1731[citation needed]."."""
    return token.is_space and (token.i + 1 >= token.sent.end or token.nbor(1).is_punct)


@once
def set_off(token: Token) -> bool:
    """Tell whether the words below the token begin after a comma, dash, colon or bracket."""
    first = leftmost(token)
    while first.text in QUOTES and first.i < token.i:
        first = token.doc[first.i + 1]
    ahead = before(first)
    while ahead is not None and ahead.text in QUOTES:
        ahead = before(ahead)
    if ahead is not None and ahead.text == ")":
        opening = [t for t in ahead.doc[ahead.sent.start : ahead.i] if t.text == "("]
        ahead = before(opening[-1]) if opening else None  # "the Marches, (now in Orvalia) *which were poor*"
    return _parts(first) or (ahead is not None and _parts(ahead))


def _parts(mark: Token) -> bool:
    """Tell whether a mark parts what follows from what stands before; a hyphen inside "3-0" does not."""
    if mark.text in {"-", "–"}:
        return bool(mark.whitespace_) or mark.i == 0 or bool(mark.nbor(-1).whitespace_)
    return mark.text in (",", ":", ";", *DASHES) or mark.text in OPENING


@once
def is_loose(token: Token) -> bool:
    """Tell whether a dependent can go without changing what its head refers to.

    Asides go always; appositions, relative clauses and other modifiers only where they are set off.
    """
    if _leads_day(token):
        return True
    if rel(token) in ASIDES or _is_weekday(token) or _hangs_on_day(token) or _is_gapped(token) or _repeats_verb(token):
        return True
    if rel(token) == "appos" and in_list(token) and not in_brackets(token) and not _after_dash(token):
        return False
    if rel(token) == "appos" and _says_which(token):
        return False
    if rel(token) == "acl" and _lacks_comma(token):
        return True
    if token.text.isdigit() and token.i > 1 and token.nbor(-1).text == "," and is_day(token.nbor(-2)):
        return False  # "March 6, 1982"
    if token.i < token.head.i and rel(token) not in {"appos", "acl"}:
        return False
    if rel(token) == "conj" or rel(token) not in SEPARABLE:
        return in_brackets(token)
    if not set_off(token):
        return False
    # "the cold, dark winter" and "books, films and plays" are lists, not asides.
    return not (rel(token) in {"amod", "nummod", "advmod"} and token.i < token.head.i)


def _lacks_comma(clause: Token) -> bool:
    """Tell whether "which" tells of a name without a comma between: "to found Rusk Mills *which made ropes*"."""
    name = clause.head
    named = is_name(name) or (name.text[:1].isupper() and name.i > name.sent.start)
    return named and clause.i > name.i and leftmost(clause).lower_ == "which"


def _says_which(name: Token) -> bool:
    """Tell whether a name tells which one "the" means, as no other word does: "released by the US label, *Soleil*"."""
    noun = name.head
    if not is_name(name) or is_name(noun) or noun.tag_ != "NN" or in_brackets(name) or _after_dash(name):
        return False
    ahead = [c for c in noun.children if c.i < noun.i]
    if not any(rel(c) in {"det", "nmod", "nummod"} for c in ahead) and lexicon.is_person(noun.lemma_.lower()):
        return rel(noun) in {"obl", "nmod", "obj"}  # "married art student, *Ann Roe*"
    led = any(rel(c) == "det" and c.lower_ == "the" for c in ahead)
    led = led or any(rel(c) == "nmod" and is_name(c) for c in ahead)
    told = any(c.tag_ == "JJS" or c.lower_ in RANKING for c in ahead) or any(
        rel(c) in {"nmod", "acl"} and c.i > noun.i and not set_off(c) for c in noun.children
    )
    return led and not told and rel(noun) in {"obl", "nmod"}


def is_day(token: Token) -> bool:
    """Tell whether a number is the day of a month that stands before it."""
    return token.text.isdigit() and len(token.text) <= 2 and token.i > 0 and is_month(token.nbor(-1).lower_)


def of_weekday(token: Token) -> bool:
    """Tell whether a part of the day follows its day of the week: "early on Tuesday *morning*"."""
    return token.lower_ in DAYPARTS and token.i > 0 and token.nbor(-1).lower_ in WEEKDAYS


def _is_weekday(token: Token) -> bool:
    if of_weekday(token):
        return rel(token) in {"nmod", "obl"}
    return token.lower_ in WEEKDAYS and rel(token) in {"nmod", "obl"} and token.tag_ != "NNS" and not _owns(token)


def _leads_day(token: Token) -> bool:
    """Tell whether an adverb says when on a day of the week: "the ruling *early* on Tuesday by the court"."""
    if token.lower_ not in {"early", "late"} or rel(token) == "conj" or token.i + 2 >= token.sent.end:
        return False
    follower = token.nbor(2) if token.nbor(1).lower_ == "on" else token.nbor(1)
    return follower.lower_ in WEEKDAYS and only_day(token.subtree)


def only_day(tokens: Iterable[Token]) -> bool:
    """Tell whether the tokens say only on which day of the week: "early on Tuesday morning"."""
    words = {t.lower_ for t in tokens}
    return bool(words & {*WEEKDAYS, "early", "late"}) and words <= {"on", "early", "late", "last", *WEEKDAYS, *DAYPARTS}


def _owns(token: Token) -> bool:
    return any(c.lower_ in {"'s", "’s"} for c in token.children)


def _hangs_on_day(token: Token) -> bool:
    """Tell whether a verb says nothing without its day: "the Test *starting* Friday", "a hunt *that began* today"."""
    finite = token.tag_ in {"VBD", "VBZ", "VBP"} and rel(token) == "acl"
    participle = token.tag_ in {"VBG", "VBN"} and rel(token) in {"acl", "advcl", "xcomp"}
    if not (finite or participle) or token.i < token.head.i:
        return False
    own = [c for c in token.children if not c.is_punct and not (finite and c.tag_ in {"WDT", "WP"})]
    return bool(own) and all(_is_weekday(c) or c.lower_ in {*TODAY, *WEEKDAYS} for c in own)


def _is_gapped(token: Token) -> bool:
    """Tell whether a number is joined to what is none: its verb is left out ("… in the strikes and 120 injured")."""
    if rel(token) != "conj" or token.tag_ != "CD" or token.head.tag_ == "CD" or token.head.like_num:
        return False
    follower = after(token)
    return not is_name(token.head) and follower is not None and follower.tag_ in {"VBN", "VBD"}


def _repeats_verb(token: Token) -> bool:
    """Tell whether a relative clause only says that somebody did so: "return to Paris, which he did in March"."""
    does = rel(token) == "acl" and token.lemma_ == "do" and token.i > token.head.i
    return does and any(c.lower_ == "which" and rel(c) == "obj" for c in token.children)


def in_list(token: Token) -> bool:
    """Tell whether what the parse takes for an apposition may be one of a list: "Mali, *Niger* and Chad"."""
    joined = [c for c in token.head.children if rel(c) == "conj" and c.i > token.i]
    own = [c for c in token.children if rel(c) == "conj"]
    torn = any(c.i < other.i for c in joined for other in own)  # "three towns, *Hull*, Rusk and Turku"
    return torn or any(rel(d) == "cc" for c in joined for d in c.children)


def _after_dash(token: Token) -> bool:
    """Tell whether the words below the token begin right after a dash: "four men—*Roe, Kell and two others*—met"."""
    ahead = before(leftmost(token))
    return ahead is not None and ahead.text in DASHES and _parts(ahead)


def in_brackets(token: Token) -> bool:
    """Tell whether the words below the token begin right after an opening bracket."""
    first = leftmost(token)
    if first.text in OPENING:
        return True
    ahead = before(first)
    return ahead is not None and ahead.text in OPENING


def below(head: Token, cut: Callable[[Token], bool] = is_loose) -> list[Token]:
    """Return the tokens below the head in order, the head included, without dependents that ``cut`` names."""
    found: list[Token] = []
    todo = [head]
    while todo:
        token = todo.pop()
        found.append(token)
        todo.extend(child for child in token.children if not cut(child))
    return tidy(without_torn(sorted(found, key=position), head))


def tidy(tokens: Sequence[Token]) -> list[Token]:
    """Drop punctuation that lost its neighbours, and brackets and quotes that lost their other half."""
    kept = {t.i for t in tokens}
    out = []
    for t in tokens:
        if t.is_punct and t.text not in MARKS and t.text not in "%$":
            left = _before_bracket(t) in kept and (t.i - 1) >= t.sent.start
            right = t.i + 1 in kept
            if not (left and right):
                continue
        out.append(t)
    out = _balanced(out)
    whole = len(out)
    while (
        out
        and (rel(out[0]) in {"cc", "punct"} or out[0].is_space)
        and out[0].lower_ not in FIRST_OF_TWO
        and out[0].text not in QUOTES
        and (out[0].text not in "$#(")
    ):
        out = out[1:]
    while out and (out[-1].text in {",", ";", ":", ".", *DASHES} or rel(out[-1]) == "cc" or out[-1].is_space):
        out = out[:-1]
    return _balanced(out) if len(out) < whole else out


def _before_bracket(mark: Token) -> int:
    """Return the index of the token before a mark, brackets before it passed over: "the Ravens (twice), …"."""
    i = mark.i - 1
    if mark.text == "," and i > 0 and mark.doc[i].text in CLOSING:
        while i > mark.sent.start and mark.doc[i].text not in OPENING:
            i -= 1
        i -= 1
    return i


def _balanced(tokens: list[Token]) -> list[Token]:
    if PAIRED.isdisjoint([t.text for t in tokens]):
        return tokens
    stack: list[Token] = []
    bad: set[int] = set()
    for t in tokens:
        if t.text in OPENING:
            stack.append(t)
        elif t.text in CLOSING:
            if stack and OPENING.index(stack[-1].text) == CLOSING.index(t.text):
                stack.pop()
            else:
                bad.add(t.i)
    bad |= {t.i for t in stack}
    opened = [t for t in tokens if t.text in {"“", "``", "«"}]
    closed = [t for t in tokens if t.text in {"”", "''", "»"}]
    if len(opened) != len(closed):
        bad |= {t.i for t in [*opened, *closed]}
    straight = [t for t in tokens if t.text == '"']
    if len(straight) % 2:
        bad |= {t.i for t in straight}
    single = [t for t in tokens if t.text in {"‘", "’", "'"} and rel(t) == "punct"]
    if len(single) % 2:
        bad |= {t.i for t in single}
    return [t for t in tokens if t.i not in bad]


_CLOSED = re.compile(r"\s+([,;:?!%)\]’”]|\.(?!\d)|'s\b|’s\b)")
_OPENED = re.compile(r"([(\[“])\s+")
_LOOSE = re.compile(r"\s[,;:?!%)\]’”.']|[(\[“]\s")


def text_of(tokens: Iterable[Token], replace: dict[int, str] | None = None) -> str:
    """Return the tokens as running text; ``replace`` gives other words for a token by its index ('' drops it)."""
    replace = replace or {}
    out = ""
    last: Token | None = None
    for token in sorted(tokens, key=position):
        word = replace.get(token.i, token.text)
        if last is not None:
            out += " " if token.i != last.i + 1 else last.whitespace_
        out += word
        last = token
    out = " ".join(out.split())
    return _OPENED.sub(r"\1", _CLOSED.sub(r"\1", out)) if _LOOSE.search(out) else out


def run_around(head: Token, tokens: Sequence[Token]) -> list[Token]:
    """Return the unbroken run of the tokens that holds the head."""
    at = {t.i: t for t in tokens}
    start = end = head.i
    while start - 1 in at:
        start -= 1
    while end + 1 in at:
        end += 1
    return tidy([at[i] for i in range(start, end + 1) if i in at])


def nominal(head: Token) -> list[Token]:
    """Return the noun phrase of the head, without its preposition and without what hangs on loosely."""
    known: dict[int, list[Token]] = head.doc.user_data.setdefault("quizgen nominals", {})
    if head.i not in known:
        known[head.i] = below(head, lambda token: _outside(token, head))
    return list(known[head.i])


def _outside(token: Token, head: Token) -> bool:
    if token.head.i == head.i and token.i < head.i and rel(token) in {"case", "mark", "cc"}:
        return token.lower_ not in {"'s", "’s"}
    return is_loose(token)


def head_of(tokens: Sequence[Token]) -> Token:
    """Return the token that stands highest in the tree, the first of several; ValueError where there is none."""
    return min(tokens, key=lambda t: (sum(1 for _ in t.ancestors), t.i))


def conjuncts(head: Token) -> list[Token]:
    """Return the head and the nominals coordinated with it."""
    return [head, *(c for c in head.children if rel(c) == "conj" and is_nominal(c))]


def ends_in_open_list(tokens: Sequence[Token]) -> bool:
    """Tell whether a phrase ends in a list without an "and": what comes after may be its last, taken for a clause.

    "sold many goods, chief among them bread, cheese, | and the smoked fish".
    """
    last = tokens[-1]
    for node in [last, *last.ancestors]:
        if rel(node) == "conj" and is_nominal(node) and any(c.text == "," for c in node.children):
            members = [node.head, *(c for c in node.head.children if rel(c) == "conj" and c.i <= last.i)]
            return not any(rel(c) == "cc" for t in members for c in t.children if c.i <= last.i)
    return False


@once
def preposition(head: Token) -> str:
    """Return the preposition before a nominal in lower case, as many words as it has, else the empty string."""
    words: list[Token] = []
    for child in head.children:
        if rel(child) == "case" and child.i < head.i and child.lower_ not in {"'s", "’s", "'"}:
            words += [child, *(c for c in child.children if rel(c) == "fixed")]
    return " ".join(t.lower_ for t in sorted(words, key=position))
