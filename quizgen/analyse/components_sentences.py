"""Find where sentences start, by rules that are made for edited prose.

Samples, | where a sentence starts:
    |He met Dr. Smith of the U.S. Army in May. |The U.S. won.
    |It fell in World War I. |Ann I. Roe won Roe v. Kell.
    |"Is it over?" Obama asked. |"Yes," she said.
    |It rained.[3] |No. 5 came first (see p. 7).
    |Most inmates foreign nationals |There are 13 jails. |In his novel The old mill burns.
Boundaries come before tags and trees, so that a wrong tree never cuts a sentence in two.
A line break of two or more always ends a sentence.
"""

from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc, Token

STOPS = frozenset({".", "!", "?", "…", "...", "....", "?!", "!?", "!!", "!!!", "??", "???", ". . ."})
CLOSERS = frozenset({'"', "'", "”", "’", "''", ")", "]", "»", "*"})
OPENERS = frozenset({'"', "'", "“", "‘", "``", "(", "[", "«", "¿", "¡"})
NEVER_LAST = frozenset(
    "mr mrs ms dr prof st gen brig lt sgt col maj capt cpt cmdr adm cpl pvt rev sen rep gov hon pres mt ft vs viz cf "
    "ca e.g i.e fig figs vol vols nos pp ed eds approx al messrs mme mlle fr bros supt insp v".split()
)
NUMBERED = frozenset(
    "war division corps army fleet legion phase part book volume act class type stage grade tier chapter appendix "
    "title section schedule category level group zone".split()
)
"""Words that a Roman numeral follows: "World War I." ends a sentence where "Paul I." may not."""
BEFORE_NUMBER = frozenset("no nos p pp vol fig art sec ch ver v c ca b d r op".split())
MAYBE_LAST = frozenset(
    "inc ltd co corp plc jr sr etc a.m p.m am pm bc ad ph.d m.d b.a m.a d.c llc est ave blvd rd".split()
)
MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun".split())
STARTERS = frozenset(
    "the a an in on at he she it they we i you this that these those but and or so however when while as if after "
    "before since for his her its their our my your there here some many most several both all each no not one "
    "two three four what who where why how although though because during from by with to of under over until "
    "despite instead meanwhile then now later earlier today yesterday also even only other others another such "
    "among according once every".split()
)
RUN_IN = frozenset(
    "The There An In On At After Before While When But Since Although However During According He She They This These "
    "Those For With From Under Despite Some Many Most Its His Her Their Speaking Asked".split()
)
"""Words with which a sentence begins whose heading stands before it in the same line."""
SHORTEST_HEADING, LONGEST_HEADING = 2, 14
SHORTEST_AFTER = 5
"""Tokens that a heading may have, and the least that the sentence after it must have."""
LINKING = frozenset("is was are were be that called named titled entitled dubbed reads read as like than nor".split())
"""Words that lead on to a title or to words quoted without their marks: "It was called The long road"."""
SPEECH = frozenset(
    "said says say asked asks told wrote writes replied added adds cried shouted exclaimed declared".split()
)


def _lowered(token: Token) -> str:
    return token.lower_.rstrip(".")


def _is_numeral(token: Token) -> bool:
    """Tell whether "I." is a numeral at a sentence's end, and no initial: "World War *I.* In 1968, …"."""
    if token.text != "I." or token.i == 0:
        return False
    ahead = token.doc[token.i - 1]
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if following is None or following.is_space:
        return ahead.text[:1].isupper()
    opened = following.lower_ in STARTERS and ahead.text[:1].isupper() and len(_lowered(ahead)) > 1
    return following.text[:1].isupper() and (ahead.lower_ in NUMBERED or opened)


def _split_numerals(doc: Doc) -> None:
    """Part a numeral from the stop of its sentence, which the tokenizer takes for an initial's."""
    found = [token for token in doc if _is_numeral(token)]
    with doc.retokenize() as parting:
        for token in found:
            parting.split(token, ["I", "."], heads=[(token, 0), (token, 1)])


def _abbreviation_ends(token: Token, following: Token) -> bool:
    """Tell whether a word that carries its own stop ends the sentence too."""
    name = _lowered(token)
    if name in NEVER_LAST or name in MONTHS or (name in BEFORE_NUMBER and following.text[:1].isdigit()):
        return False
    starts = following.lower_ in STARTERS and following.text[0].isupper()
    if len(name) == 1 and token.text[0].isupper():
        return starts and token.text != "I."
    if name in MAYBE_LAST or "." in name:
        return starts or (name == "etc" and following.text[0].isupper())
    return following.text[:1].isupper() or following.text in OPENERS


def _stop_ends(doc: Doc, stop: int, start: int, following: Token, quoted: bool) -> bool:
    """Tell whether a stop that stands by itself ends the sentence."""
    previous = doc[stop - 1] if stop > start else None
    text = doc[stop].text
    letter = following.text[:1]
    if following.text in OPENERS and following.i + 1 < len(doc):
        letter = doc[following.i + 1].text[:1]
    if following.text == "(" and text == ".":
        return True
    if letter.islower() or following.text in (",", ";", ":", "–", "—", "-"):
        return False
    if quoted and text != "." and letter.isupper():
        ahead = doc[following.i : following.i + 4]
        if any(token.lower_ in SPEECH for token in ahead):
            return False
    if previous is None:
        return text != "."
    if text != ".":
        return True
    glued = not previous.whitespace_
    name = previous.lower_
    if glued and name in NEVER_LAST:
        return False
    if glued and name in BEFORE_NUMBER and following.text[:1].isdigit():
        return False
    if glued and stop - 1 == start and (previous.is_digit or len(previous.text) == 1):
        return False  # the number of a list item
    if glued and len(previous.text) == 1 and previous.text.isupper() and previous.text != "I":
        return following.lower_ in STARTERS
    return True


def _skip_closers(doc: Doc, end: int) -> int:
    """Return the position after quotes, brackets and citations that follow a stop."""
    while end < len(doc):
        token = doc[end]
        glued = not doc[end - 1].whitespace_
        if (token.text in CLOSERS and glued) or (token.text in CLOSERS and token.text not in OPENERS):
            end += 1
        elif token.text == "[" and end + 2 < len(doc):
            close = next((i for i in range(end + 1, min(end + 4, len(doc))) if doc[i].text == "]"), None)
            if close is None:
                return end
            end = close + 1
        elif glued and token.is_digit and doc[end - 1].text in STOPS:
            end += 1  # a footnote's number
        elif glued and token.text[0] == ":" and token.text[1:2].isdigit():
            end += 1  # the page of a citation, as in `success.:121`
        else:
            return end
    return end


def _depths(doc: Doc) -> list[bool]:
    """Tell for each token whether it stands in round brackets that close soon."""
    inside = [False] * len(doc)
    for i, token in enumerate(doc):
        if token.text == "(" and not inside[i]:
            close = next((j for j in range(i + 1, min(i + 60, len(doc))) if doc[j].text == ")"), i)
            alone = i > 0 and close > i and doc[i - 1].text[-1] in ".!?" and doc[close - 1].text in STOPS
            for j in range(i, close - 1 if alone else close):
                inside[j] = True
    return inside


@Language.component("quizgen_sentences", assigns=["token.is_sent_start"])
def mark_sentences(doc: Doc) -> Doc:
    """Set where sentences start, for every token."""
    _split_numerals(doc)
    inside = _depths(doc)
    starts = {0}
    start, i = 0, 0
    while i < len(doc):
        token = doc[i]
        end = i + 1
        if token.is_space:
            if token.text.count("\n") > 1:
                starts.add(end)
                start = end
            i = end
            continue
        stop = token.text in STOPS
        carries = not stop and token.text.endswith(".") and len(token.text) > 1
        if not (stop or carries) or inside[i]:
            i = end
            continue
        end = _skip_closers(doc, end)
        quoted = any(doc[j].text in CLOSERS for j in range(i + 1, end))
        following = next((doc[j] for j in range(end, len(doc)) if not doc[j].is_space), None)
        if following is None:
            break
        ends = (
            _stop_ends(doc, i, start, following, quoted)
            if stop
            else (quoted or _abbreviation_ends(token, following)) and not following.text[:1].islower()
        )
        if ends and following.text not in STOPS:
            starts.add(following.i)
            start = following.i
        i = end
    _split_headings(doc, starts)
    for token in doc:
        token.is_sent_start = token.i in starts
    return doc


def _split_headings(doc: Doc, starts: set[int]) -> None:
    """Part the headings that texts run on into the sentence after them: "Fleet grows |The mill owns nine ferries"."""
    bounds = [*sorted(starts), len(doc)]
    for start, end in pairwise(bounds):
        begun = start < len(doc) and doc[start].lower_ in STARTERS  # "In his novel *The old mill* …"
        for i in range(start + SHORTEST_HEADING, min(start + LONGEST_HEADING, end - SHORTEST_AFTER)):
            if _opens_after_heading(doc[i]) and (not begun or doc[i].text == "There"):
                starts.add(i)
                break


def _opens_after_heading(token: Token) -> bool:
    """Tell whether a word in mid-sentence begins one, though no stop stands before it."""
    previous, following = token.nbor(-1), token.nbor(1)
    if token.text not in RUN_IN or not previous.whitespace_ or not following.text[:1].islower():
        return False
    if following.lower_ in {"the", "a", "an"} and following.nbor(1).text[:1].isupper():
        return False  # "his book *On the Making of Bread*"
    owned = any(t.lower_ in {"his", "her", "its", "their"} for t in token.doc[max(0, token.i - 3) : token.i])
    ended = previous.text[-1].isalnum() and previous.lower_ not in STARTERS | SPEECH | LINKING
    return ended and not owned  # "called his poem *The old mill*"
