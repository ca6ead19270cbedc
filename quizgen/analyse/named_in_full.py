"""What "the treaty" or "these troops" takes up: a name that ends in the noun, or several that were spoken of last."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen import lexicon
from quizgen.analyse.phrases import Phrase, lemma
from quizgen.analyse.wordlists import words
from quizgen.syntax.labels import is_name, rel
from quizgen.syntax.tokens import Token

LINKS = frozenset({"of", "on", "for", "against", "the", "and", "to"})
"""Words that names of treaties and laws go on with."""
LONGEST = 9
"""Words of the longest phrase that is put in another's place."""
CALLED = frozenset({"person", "place", "group", "time", "animal", "body", "quantity", "unit"})
"""Classes of nouns that callings look after, or that end no name."""


def may_be_short(head: Token) -> bool:
    """Tell whether a noun is for treaties, laws, prizes and the like: no person, place or body is called by it."""
    noun, data = lemma(head), words()
    known = {n for nouns in data["stand_ins"].values() for n in nouns}
    other = {*known, *data["firms"], *data["bodies"], *data["national"], *data["singletons"], *data["unique"]}
    return noun not in other and bool(lexicon.noun_class(noun)) and lexicon.noun_class(noun) not in CALLED


def named_in_full(phrase: Phrase, others: Sequence[Phrase]) -> list[Token] | None:
    """Return the one name that ended in the noun, or went on from it.

    ``others`` are the earlier phrases with that noun: none of them may speak of another one.
    """
    found: dict[str, list[Token]] = {}
    last: Phrase | None = None
    for other in others:
        own = full_name(other.head)
        if own:
            found[" ".join(t.lower_ for t in own)] = own
            last = other
        elif other.article != "the" or other.plural or len(other.tokens) > len(phrase.tokens):
            return None
    if len(found) != 1 or last is None or last.quoted != phrase.quoted:
        return None
    return next(iter(found.values()))


def full_name(head: Token) -> list[Token]:
    """Return the tokens of a name headed by a common noun, "Clean Air Act", "Treaty of Kelm"; none of any other."""
    if not is_name(head) or not head.text.istitle() or not lexicon.listed(head.lower_):
        return []
    doc, first, end = head.doc, head.i, head.i + 1
    while first > head.sent.start and _is_part(doc[first - 1]):
        first -= 1
    while end < head.sent.end:
        step = end
        while step < head.sent.end and doc[step].lower_ in LINKS and not doc[step].text[:1].isupper():
            step += 1
        if step == head.sent.end or (step == end and not doc[end].text[:1].isupper()) or not _is_part(doc[step]):
            break
        end = step + 1
    ahead = doc[first - 1] if first > head.sent.start else None
    tokens = list(doc[first:end])
    torn = ahead is not None and (ahead.text in {"-", "/", "’s", "'s"} or ahead.tag_ == "POS" or _joins(ahead))
    sure = len(tokens) > 1 and not tokens[0].is_sent_start and not torn and not any(t.text == "," for t in tokens)
    return tokens if sure else []


def _joins(link: Token) -> bool:
    """Tell whether a link joins a name to one before it: "Human Rights | *and* Drug Policy"."""
    linking = link.lower_ in LINKS or link.text in {"&", "in"}
    return linking and link.i > link.sent.start and is_name(link.nbor(-1)) and link.nbor(-1).text[:1].isupper()


def _is_part(token: Token) -> bool:
    named = token.text[:1].isupper() and token.is_alpha
    return named or (token.text.isdigit() and len(token.text) == 4)


def several_before(phrase: Phrase, others: Sequence[Phrase]) -> Phrase | None:
    """Return the several of that noun that the sentence before spoke of, where its words say which: "its troops".

    No others of that noun may stand in it, nor between it and the phrase.
    """
    near = [p for p in others if p.paragraph == phrase.paragraph and 0 < phrase.sentence - p.sentence <= 1]
    here = [p for p in others if p.sentence == phrase.sentence]
    if len(near) != 1 or here or not near[0].plural or near[0].quoted != phrase.quoted or near[0].joint:
        return None
    one = near[0]
    if any(rel(c) == "cop" for c in one.head.children):
        return None  # "the last *being the Kelm Islands*" tells what something else is
    size = len(one.tokens)
    if not 1 < size <= LONGEST or any(t.lower_ in words()["comparing"] for t in one.tokens):
        return None
    return one if one.article in {"the", "poss", "bare", "name"} and _says_which(one) else None


def _says_which(phrase: Phrase) -> bool:
    """Tell whether several are told from others by an owner, by a name, or by what follows them."""
    head = phrase.head
    if phrase.article == "poss" or any(is_name(t) for t in phrase.tokens if t.i != head.i):
        return True
    after = [c for c in head.children if c.i > head.i and c in phrase.tokens and rel(c) in {"nmod", "acl"}]
    return phrase.article == "the" and bool(after)
