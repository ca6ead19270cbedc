"""Whether people are named so that a reader knows them, and names do not tell what is asked.

half_named(text, article, scene)   "In 1950, Marsh appointed a president": who is Marsh?
by_the_way(text, article, scene)   "In 1950, the Lowe Theatre closed", where the article names that theatre once.
spelled(text)                      "The GHKnet protocols were designed by Granby Harbour Kontor."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen import lexicon
from quizgen.choose.alike import content, initials
from quizgen.choose.mentions import Scene
from quizgen.choose.standing import past
from quizgen.lexicon.calendar import MONTH

_FIRST = r"(?!When|Wh|How|Since|Until|The|According|An?\b)[A-Z][^\W\d_A-Z]+"
_PAIR = rf"({_FIRST})( and {_FIRST})?"
_PASSIVE = re.compile(rf"\b(?:was|were|been) (?:\w+ly )?\w+ by {_PAIR}(?= [a-z]|[.,])")
_AGENT = re.compile(rf"\bdid {_PAIR} [a-z]|^(?:(?:In|On|By) (?:[^,]+, ){{1,2}})?{_PAIR} ([a-z]+) ")
_LONG_NAME = re.compile(r"[A-Z][\w’'-]+(?: (?:(?:of|the|and|for) )?[A-Z][\w’'-]+){2,}")
_SELDOM = 3
"""How often an article names somebody in passing."""
_FEWEST_INITIALS = 3
_NO_NAME = rf"(?!(?:{MONTH}|The|In|On|At|By|From|Since|During|After|Before|Between|According)\b)"
_NAME = re.compile(rf"\b{_NO_NAME}[A-Z][\w-]+(?: (?:of )?{_NO_NAME}[A-Z][\w-]+)*")
_SPOKEN_OF = 3
"""How often an article names what it speaks of rather than mentions."""
_LONG = 300
"""Words from which an article has room to come back to what it speaks of."""


def half_named(text: str, article: str, scene: Scene) -> bool:
    """Tell whether who acts is named by a last name alone, or by a name that the article hardly uses.

    Neither the title nor a list knows it.
    """
    if article not in scene.titles:
        return False
    for name, alone in _bare_names(text):
        if _is_known(name, first=text.startswith(name)) or content(name) <= content(scene.titles[article]):
            continue
        known = [other.text.split() for other in scene.names[article] if name in other.text.split()]
        longer = [words for words in known if len(words) > 1]
        if any(words[-1] == name for words in longer):
            return True
        if not longer and alone and len(scene.mentions(article, name)) <= _SELDOM:
            return True
    return False


def _bare_names(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the names of one word of who acts, each with whether it stands alone and before its verb."""
    for match in _AGENT.finditer(text):
        if not match[5] or past(match[5]):
            yield match[1] or match[3], not (match[2] or match[4])
    for match in _PASSIVE.finditer(text):
        yield match[1], False


def by_the_way(text: str, article: str, scene: Scene) -> bool:
    """Tell whether it names only what the article hardly speaks of, and nothing that stands in the title."""
    if article not in scene.titles or not content(text).isdisjoint(content(scene.titles[article])):
        return False
    names, said = set(_NAME.findall(text)), scene.texts[article]
    return bool(names) and len(said.split()) >= _LONG and all(_times(name, said) < _SPOKEN_OF for name in names)


def _times(name: str, said: str) -> int:
    """Return how often a text has a name; of one that does not end with a noun, "Peter Lang", its last word alone."""
    last = name.rsplit(maxsplit=1)[-1]
    known = name if lexicon.noun_class(last.lower()) else last
    return len(re.findall(rf"\b{re.escape(known)}\b", said))


def _is_known(name: str, *, first: bool) -> bool:
    """Tell whether a list has the name, or it is a noun that only begins the sentence, or a body: "Parliament"."""
    word = name.lower()
    nouns = [one for one in (word, *lexicon.singulars(word)) if lexicon.noun_class(one)]
    return bool(lexicon.name_class(name)) or any(first or lexicon.is_group(noun) for noun in nouns)


def spelled(text: str) -> bool:
    """Tell whether a name in the text is made of another's initials: "DECnet" of "Digital Equipment Corporation"."""
    for name in _LONG_NAME.findall(text):
        short = initials(name)
        if len(short) >= _FEWEST_INITIALS and re.search(rf"\b{re.escape(short)}", text.replace(name, " ")):
            return True
    return False
