"""What "the N" means where something is explained: "flexion bends *the knee*", "the state levies taxes".

Textbooks say of a kind what is always so, and a definite singular then stands for all of its kind (Lyons 1999,
"Definiteness", 4.2). News in the present tense speaks of one thing all the same: so the title must tell that
something is explained, the clause that it is always so, and the sentence must be of nobody and nothing with a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen import lexicon
from quizgen.analyse.known import LINKS, said_as_noun
from quizgen.analyse.names import Mention, listed
from quizgen.analyse.phrases import Phrase, Phrases, lemma
from quizgen.analyse.unique import in_general
from quizgen.analyse.wordlists import words
from quizgen.lexicon.forms import singulars
from quizgen.syntax.labels import QUOTES, SUBJECTS, is_plural, rel
from quizgen.syntax.tokens import Token

NAMED = frozenset({"person", "organization", "place"})
"""Types of what has a name, and of which a sentence then tells something in particular."""
LONGEST_TOPIC = 6
"""Words of the longest title that names a topic."""
ARTICLES = frozenset({"the", "a", "an"})
OWNING = frozenset({"its", "his", "her", "their", "my", "our", "your"})
LONG_STEM, LONGEST_ENDING = 5, 4
"""Letters that words of one family share at least, and that may follow them."""
PARTICULAR = frozenset({"person", "group", "place", "event", "time", ""})
"""Classes of nouns of which there are many, told apart by their names: "the stock company", "the swimming pool"."""
BODILY = frozenset({"body", "plant"})
"""Classes of parts that everyone of a kind has."""


def names_topic(title: str, text: str) -> bool:
    """Tell whether a title names what is explained, by common nouns alone: "Types of Bridges".

    What the article's ``text`` writes with capitals inside its sentences is a name all the same: "Fort Lee".
    """
    if not title.islower() and f" {title}" in text and re.search(rf"[a-z,] {re.escape(title)}\b", text):
        return False
    said = title.replace("’", "'").casefold().split()
    content = [w for w in said if w not in LINKS and w not in ARTICLES]
    if not content or len(said) > LONGEST_TOPIC or said[-1] in LINKS:
        return False
    if lexicon.name_class(title) and not listed(" ".join(said)):  # "Private school" is no school's name
        return False
    if any(w in OWNING for w in said):
        return False  # "Orvalian Firm Sells its Mill"
    if not all(w.replace("-", "").isalpha() for w in content) or any(map(lexicon.name_class, title.split())):
        return False
    ends = [content[-1], *(said[n - 1] for n, w in enumerate(said) if n and w in LINKS)]
    return all(map(_is_noun, ends)) and not any(_is_finite(w, n, said) for n, w in enumerate(said))


def _is_noun(word: str) -> bool:
    return any(lexicon.noun_class(one) and listed(one) for one in (word, *singulars(word)))


def _is_finite(word: str, at: int, said: Sequence[str]) -> bool:
    """Tell whether a title's word is the verb of a headline: "Mill *opens*", "Town *hit* by flood"."""
    if not at or word in LINKS:
        return False
    if lexicon.is_irregular_past(word) or (word.endswith("ed") and lexicon.noun_class(said[at - 1])):
        return True
    if at + 1 < len(said) and said[at + 1] in ARTICLES:
        return word.endswith("s") and any(map(lexicon.is_verb, singulars(word)))
    return any(one != word and not said_as_noun(word, one, said) for one in singulars(word))


def speaks_of_kinds(head: Token, phrases: Phrases) -> bool:
    """Tell whether a noun's sentence says what is always so, of nobody and nothing that has a name."""
    own = phrases.at(head)
    if own is None or own.quoted or not in_general(head):
        return False
    if any(t.tag_ == "VBD" or t.text in QUOTES for t in head.sent):
        return False
    named = (m for m in phrases.names.of(head.doc) if head.sent.start <= m.first.i < head.sent.end)
    return not any(m.type in NAMED and not _is_heavenly(m) for m in named)


def _is_heavenly(mention: Mention) -> bool:
    """Tell whether a name is of what is one for everybody: "the outer layers of *the Earth*"."""
    return mention.name.casefold().removeprefix("the ") in words()["unique"]


def means_any(head: Token, phrase: str, phrases: Phrases) -> bool:
    """Tell whether a definite phrase stands for all of its kind, in an article that explains something.

    ``phrase`` is what stands between "the" and the end of the noun: "index finger".
    """
    noun, own = lemma(head), phrases.at(head)
    known = noun in {*words()["of_everyone"], *words()["of_any_state"]}
    if own is None or (noun in words()["too_wide"] and not known) or not speaks_of_kinds(head, phrases):
        return False
    if " " in phrase and listed(phrase):
        return lexicon.noun_class(phrase) not in PARTICULAR and not lexicon.is_place(phrase)
    if _one_was_told(own, noun, phrases):
        return False
    if any(rel(c) in {"amod", "nummod", "compound"} and c.i < head.i for c in head.children):
        return False
    kind = lexicon.noun_class(noun)
    if kind in BODILY:
        return True
    learned = listed(noun) and not lexicon.familiar(noun) and kind not in PARTICULAR
    return not is_plural(head) and (learned or known)


def _one_was_told(own: Phrase, noun: str, phrases: Phrases) -> bool:
    """Tell whether the paragraph has spoken of some of that noun that were told from others."""
    earlier = [p for p in phrases.of_paragraph[own.paragraph] if p.before(own) and lemma(p.head) == noun]
    ahead = _told_by(own)
    return any(p.article in {"this", "poss"} or not _told_by(p) <= ahead for p in earlier)


def _told_by(phrase: Phrase) -> set[str]:
    """Return the words before a noun that tell which of its kind are meant."""
    told = {"amod", "compound", "nummod"}
    return {c.lower_ for c in phrase.head.children if c.i < phrase.head.i and rel(c) in told}


def is_of_topic(head: Token, title: str) -> bool:
    """Tell whether an adjective of the title's noun says which is meant: "the emotional state" under "Emotion"."""
    if lemma(head) not in words()["of_topics"] or head.tag_ != "NN":
        return False
    ahead = [c for c in head.children if c.i < head.i and rel(c) in {"amod", "compound", "nummod"}]
    topics = [w for w in title.casefold().split() if len(w) >= LONG_STEM]
    return len(ahead) == 1 and any(_shares_stem(ahead[0].lower_, topic) for topic in topics)


def _shares_stem(word: str, topic: str) -> bool:
    """Tell whether words begin alike and end as words of one family do: "abolitionist", "abolitionism"."""
    short = min(len(word), len(topic))
    common = next((n for n in range(short) if word[n] != topic[n]), short)
    return common >= max(LONG_STEM, max(len(word), len(topic)) - LONGEST_ENDING)


def is_another_kind(other: Token) -> bool:
    """Tell whether "other" or "another" only tells from oneself: "people imitate *other people*"."""
    noun = other.head
    if other.lower_ not in {"other", "another"} or other.i != noun.i - 1 or lemma(noun) not in words()["fellows"]:
        return False
    return rel(noun) not in SUBJECTS and noun.i > noun.sent.start + 1 and in_general(noun)
