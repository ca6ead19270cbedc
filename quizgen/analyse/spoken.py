"""What to write for a pronoun: the phrase that best names the thing it resumes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from quizgen.analyse.callings import plain
from quizgen.analyse.document import Document
from quizgen.analyse.fuller import LONGEST
from quizgen.analyse.names import Names
from quizgen.analyse.phrases import Phrase, lemma
from quizgen.analyse.pronouns import Pronouns
from quizgen.analyse.title import Title
from quizgen.analyse.unique import as_noun, is_apposed_name
from quizgen.analyse.verdicts import Dangling, Found, Settled
from quizgen.syntax.labels import SUBJECTS, is_name, rel
from quizgen.syntax.phrases import nominal, text_of
from quizgen.syntax.tokens import Token


@dataclass
class Spoken:
    """Finds words for what the pronouns of one article resume."""

    names: Names
    pronouns: Pronouns
    settle: Callable[[Sequence[Token]], Settled | Dangling]
    title: Title
    document: Document
    _open: set[str] = field(default_factory=set)

    def of(self, pronoun: Token) -> Found:
        """Return the text for the pronoun and where it was taken from, None where nothing safe can be said."""
        thing = self.pronouns.thing(pronoun)
        own = self.pronouns.phrases.at(pronoun)
        if not thing or own is None or thing in self._open:
            return None
        earlier = [p for p in self.pronouns.mentions(thing) if not p.pronoun and p.before(own)]
        if own.antecedent is not None:
            earlier.append(own.antecedent)
        if thing == self.pronouns.title and thing.startswith("name "):
            return self._title()
        named = next((p.name for p in reversed(earlier) if p.name is not None and p.kind != "people"), None)
        if named is not None:
            titled = self.title.person(named)
            if titled is not None:
                return titled
            best = self.names.full_form(named)
            if self.names.another_bears(named, best) if best is not named else self.names.is_open(named):
                return None
            return plain(best), self.document.span(best.tokens)
        if own.antecedent is not None:
            self._open.add(thing)
            try:
                found = self._said(own.antecedent, owns=pronoun.tag_ == "PRP$")
            finally:
                self._open.discard(thing)
            if found is not None:
                return found
        return self._title() if thing == self.pronouns.title else None

    def _title(self) -> Found:
        """Return the title as the article writes it inside sentences: "rugby union" under "Rugby union"."""
        found = self.title.found()
        return found and (as_noun(self.document.article.title, self.document.article.text) or found[0], found[1])

    def _said(self, phrase: Phrase, *, owns: bool) -> Found:
        tokens = phrase.tokens
        if rel(phrase.head) == "advcl":
            return None  # "Heirs of the Rusk, the Kelmore grew. They …": there is a name for them
        if owns and tokens and tokens[-1].i > phrase.head.i and not phrase.joint:
            return None  # "the men of the crew's boat" is not the boat of the men
        if not tokens or len(tokens) > LONGEST or phrase.article in {"quant", "that"}:
            return None
        if phrase.article == "a" and not (_described(phrase, tokens) or self._is_title_defined(phrase)):
            return None
        settled = self.settle(tokens)
        if isinstance(settled, Dangling):
            return self._named_beside(phrase)
        if len(settled.text.split()) > LONGEST + 2:
            return None
        return settled.text, settled.via[0] if settled.via else self.document.span(tokens)

    def _is_title_defined(self, phrase: Phrase) -> bool:
        """Tell whether it is said in general what the title's thing is: "*A violin* is an instrument. It …"."""
        noun, own = phrase.head, self.pronouns
        if not own.generic or lemma(noun) != own.title or rel(noun) not in SUBJECTS:
            return False
        return any(rel(c) == "cop" and c.tag_ == "VBZ" for c in noun.head.children)

    def _named_beside(self, phrase: Phrase) -> Found:
        """Return the name that is set after what points out of its sentence: "their old rivals, *Kelmore United*,"."""
        names = [c for c in phrase.head.children if is_apposed_name(c, phrase.head)]
        if phrase.joint or len(names) != 1:
            return None
        tokens = nominal(names[0])
        return text_of(tokens), self.document.span(tokens)


def _described(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Tell whether a phrase that brings something up says enough to be recognised by it."""
    return any(is_name(t) for t in tokens) or any(
        c.i > phrase.head.i and rel(c) in {"nmod", "acl"} and c in tokens for c in phrase.head.children
    )
