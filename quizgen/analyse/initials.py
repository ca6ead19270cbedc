"""Initials that the article explains: "the CPI" is read as "the Corruption Perceptions Index" elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quizgen import lexicon
from quizgen.analyse.document import Document
from quizgen.analyse.names import Names
from quizgen.analyse.verdicts import Replacement
from quizgen.analyse.wordlists import words
from quizgen.syntax.labels import rel
from quizgen.syntax.tokens import Doc, Token
from quizgen.tables import wordlist

SMALL = wordlist("extract", "small")
FEWEST = 3
"""Letters of initials that nothing explains but that a name in the article has them."""
LONGEST = 9
"""Words of the longest expansion that is written out in a question."""
MOST = 12
"""Tokens of a bracket that explains an abbreviation."""
POSSESSIVE = ("'s", "’s", "'", "’")
"""Endings that lend an abbreviation no letter: "the Orvalian People's Army (OPA)"."""
JOINED = frozenset({"-", "–", "/", "&"})


class Initials:
    """The initials that one article explains in brackets, and the words that they stand for."""

    def __init__(self, document: Document, names: Names) -> None:
        self.document = document
        self._full: dict[str, Sequence[Token]] = {}
        """The words of each, none where the article gives two expansions."""
        for short, full in (pair for paragraph in document.paragraphs for pair in pairs(paragraph.doc)):
            known = self._full.setdefault(short.text, full)
            if known and [t.lower_ for t in known] != [t.lower_ for t in full]:
                self._full[short.text] = ()
        self._named: dict[str, Sequence[Token]] = {}
        """The initials of the names of bodies, whether or not the article uses them; none where two names have them."""
        for mention in names.mentions:
            letters = _initials(mention.tokens)
            if mention.type == "organization" and len(letters) >= FEWEST:
                known = self._named.setdefault(letters, mention.tokens)
                if [t.lower_ for t in known] != [t.lower_ for t in mention.tokens]:
                    self._named[letters] = ()

    def told(self, token: Token) -> Replacement | None:
        """Return what the initials stand for, None where they may stand: well known, shown by the title, or no such."""
        full = self._full.get(token.text, self._named.get(token.text, ()))
        if not full or len(full) > LONGEST or not self._unknown(token.text, full):
            return None
        if full[0].doc is token.doc and full[0].sent.start == token.sent.start:
            return None  # said in full beside it
        if _part_of_longer(token):
            return None
        ahead = token.nbor(-1) if token.i > token.sent.start else None
        if ahead is not None and ahead.lower_ in {"a", "an"}:
            return None  # "an" goes by the letters
        span = self.document.span(full)
        text = " ".join(span.text.split())
        return Replacement(f"the {text}" if _wants_article(token, full) else text, span)

    def _unknown(self, letters: str, full: Sequence[Token]) -> bool:
        """Tell whether readers of the card would not know the initials, or take them for other ones."""
        title, low = self.document.article.title, letters.lower()
        said = " ".join(t.text for t in full).casefold()
        if letters in title.split() or said in title.casefold():
            return False
        if not lexicon.listed(low):
            return True
        # "CPI" is the price index to everybody, whatever this article's one is.
        return lexicon.noun_class(low) == "communication" and all(t.text[:1].isupper() for t in full if len(t.text) > 3)


def _initials(name: Sequence[Token]) -> str:
    """Return the initials of a name of capitalised words; '' where it is none, or has initials in it."""
    said = [t for t in name if t.lower_ not in SMALL and not t.is_punct and t.tag_ != "POS"]
    if len(said) < FEWEST or any(not t.text[:1].isupper() or t.text[1:].upper() == t.text[1:] for t in said):
        return ""
    return "".join(t.text[0] for t in said)


def _part_of_longer(token: Token) -> bool:
    """Tell whether initials are joined to other words or numbers in a name: "OTB-2", "OTB News"."""
    doc, i = token.doc, token.i
    ahead, after = doc[i - 1 : i], doc[i + 1 : i + 2]
    for beside in (*ahead, *after):
        year = beside.i < i and len(beside.text) == 4 and beside.text.isdigit()
        if beside.text in JOINED or beside.text == "(" or (beside.text[:1].isdigit() and not year):
            return True
        if beside.is_alpha and beside.text[:1].isupper() and not beside.is_sent_start:
            return True
    return False


def _wants_article(token: Token, full: Sequence[Token]) -> bool:
    """Tell whether the words take a "the" that the initials went without: "the Orvalian Transport Board", "OTB"."""
    before = full[0].nbor(-1) if full[0].i > 0 else None
    # "monitoring group Rusk Watch", "Roe's Rusk Bakers Party"
    noun = before is not None and (
        before.tag_ in {"NN", "JJ", "POS"} or (before.tag_ == "NNP" and before.text.islower())
    )
    lead = before is not None and (before.text == "(" or noun)
    articled = (before is not None and before.lower_ == "the") or (lead and _is_body(full))
    if not articled or rel(token) in {"compound", "amod"}:
        return False
    ahead = token.nbor(-1) if token.i > token.sent.start else None
    led = any(rel(c) in {"det", "amod", "nummod", "compound"} or "poss" in rel(c) for c in token.children)
    return not led and not (ahead is not None and (ahead.lower_ == "the" or ahead.tag_ in {"JJ", "POS", "PRP$"}))


def _is_body(full: Sequence[Token]) -> bool:
    """Tell whether words name a body by its kind, as "the" goes with: "Transport Board", "Watch for Security"."""
    if any(t.lower_ in {"of", "for"} for t in full[1:]):
        return True
    heads = [one for one, two in pairwise(full) if two.lower_ in SMALL] or full[-1:]
    return heads[0].lower_ in {*words()["articled"], *words()["bodies"], *words()["firms"]}


def pairs(doc: Doc) -> Iterator[tuple[Token, Sequence[Token]]]:
    """Yield initials, each with the words beside them that they stand for, in brackets or before "or"."""
    for token in doc:
        if token.text == token.lower_:
            continue
        letters = token.text.replace(".", "")
        if not (2 <= len(letters) <= 8 and letters.isalpha() and sum(c.isupper() for c in letters) >= 2):
            continue
        if token.i + 1 == len(doc):
            continue
        capitals = [c for c in letters if c.isupper()]
        ahead, after = doc[max(token.i - 1, 0)], token.nbor(1)
        full: list[Token] = []
        if ahead.text == "(" and after.text == ")":
            owner = token.i > 1 and doc[token.i - 2].text in POSSESSIVE  # "the Orvalian Transport Board's (OTB) plan"
            full = expansion(doc, token.i - 2 if owner else token.i - 1, capitals)
        elif ahead.lower_ == "or" and after.text in {",", ".", ")"} and token.i > 1:
            # "the Orvalian Transport Board, or OTB, …"
            full = expansion(doc, token.i - 2, capitals) if doc[token.i - 2].text in {",", "("} else []
        elif after.text == "(":
            full = _explained(doc, token.i + 2, capitals)
        if full:
            yield token, full


def _explained(doc: Doc, start: int, letters: Sequence[str]) -> list[Token]:
    """Return the words of a bracket if their initials are the letters: "the OTB (Orvalian Transport Board)"."""
    end = next((i for i in range(start, min(start + MOST, len(doc))) if doc[i].text == ")"), -1)
    full = expansion(doc, end, letters) if end > start else []
    return full if full and full[0].i == start else []


def expansion(doc: Doc, end: int, letters: Sequence[str]) -> list[Token]:
    """Return the words right before ``end`` whose initials are the letters, an empty list if they are not.

    Small words may lend a letter or be passed over, but none is the first: in "the Organisation of Baltic States (OBS)"
    the first letter is not that of "of". Words joined by a hyphen lend one each.
    """
    start = _first_word(doc, end - 1, list(letters), end)
    return [doc[k] for k in range(start, end)] if end - start >= 2 else []


def _first_word(doc: Doc, i: int, left: list[str], end: int) -> int:
    """Return the place of the word that lends the first of the letters, read backwards from ``i``; ``end`` for none."""
    if i < 0:
        return end
    token = doc[i]
    small = token.lower_ in SMALL
    if token.is_alpha and token.text[:1].upper() == left[-1]:
        if len(left) == 1 and not small:
            return i
        found = _first_word(doc, i - 1, left[:-1], end) if len(left) > 1 else end
        if found < end:
            return found
    if not small and token.text not in {"-", "–", *POSSESSIVE}:
        return end
    return _first_word(doc, i - 1, left, end)
