"""What "the N" and "this N" resume: a fuller phrase, a name that was called an N, the title, a pair of names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from quizgen import lexicon
from quizgen.analyse.document import Document
from quizgen.analyse.names import Mention, Names
from quizgen.analyse.phrases import Phrase, Phrases, lemma
from quizgen.analyse.verdicts import Dangling, Found, Settled
from quizgen.analyse.wordlists import words
from quizgen.syntax.labels import is_name, is_plural, rel
from quizgen.syntax.phrases import conjuncts, nominal, text_of

LONGEST = 8
"""Words of the longest phrase that is put in another's place."""
NEAR = 3
"""Sentences back in which a name is near enough to be stood in for."""


@dataclass
class Resumed:
    """Looks up what definite phrases of one article resume."""

    document: Document
    names: Names
    phrases: Phrases
    settle: Callable[[Sequence[Token]], Settled | Dangling]
    title: Callable[[], Found]
    title_types: set[str]
    title_words: list[str]
    _called: dict[str, list[tuple[Phrase, Mention]]] = field(default_factory=dict)
    _pairs: list[tuple[Phrase, Phrase]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for phrases in self.phrases.of_paragraph:
            for phrase in phrases:
                self._note_calling(phrase)
                both = [self.phrases.at(c) for c in conjuncts(phrase.head)] if rel(phrase.head) != "conj" else []
                pair = [p for p in both if p is not None and is_name(p.head)]
                if len(both) == 2 and len(pair) == 2:
                    self._pairs.append((pair[0], pair[1]))

    def _note_calling(self, phrase: Phrase) -> None:
        """Remember that a name is called by a noun: "Bodil, a town", "Bodil is a town", "the town of Bodil"."""
        head = phrase.head
        noun = lemma(head)
        if phrase.name is not None:
            if is_name(head):
                last = phrase.name.tokens[-1].lower_
                self._called.setdefault(last, []).append((phrase, phrase.name))
                if len(phrase.name.tokens) > 2 and phrase.name.tokens[1].lower_ == "of":
                    self._called.setdefault(phrase.name.first.lower_, []).append((phrase, phrase.name))
            return
        if is_name(head) or phrase.pronoun or is_plural(head):
            return
        others: list[Token] = []
        if any(rel(c) == "cop" for c in head.children) and not any(rel(c) == "advmod" and c.lower_ == "not" for c in head.children):
            others = [c for c in head.children if rel(c) == "nsubj"]
        others += [c for c in head.children if rel(c) in {"appos", "flat"}]
        others += [c for c in head.children if rel(c) == "nmod" and c.i == head.i + 2 and head.nbor(1).lower_ == "of"]
        if rel(head) == "appos":
            others.append(head.head)
        for other in others:
            mention = self.names.at(other)
            if mention is not None and other.i in {t.i for t in mention.tokens}:
                self._called.setdefault(noun, []).append((phrase, mention))

    # -- the ways, surest first

    def find(self, head: Token, own: Sequence[Token]) -> Found:
        """Return what the phrase stands for, None where that is not plain."""
        phrase = self.phrases.at(head)
        if phrase is None:
            return None
        extra = [t for t in own if t.i != head.i and t.lower_ not in {"the", "this", "these", "that", "those"}]
        if is_plural(head):
            return self._pair(phrase, extra)
        return self._fuller(phrase, extra) or self._name(phrase, extra)

    def _pair(self, phrase: Phrase, extra: Sequence[Token]) -> Found:
        """Return the two names that "the two countries" stands for, where the article couples no other two."""
        if [t.lower_ for t in extra] != ["two"]:
            return None
        noun = lemma(phrase.head)
        kinds = _kinds(noun)
        free = noun in {"side", "party"}
        found: dict[frozenset[str], Phrase] = {}
        for one, two in self._pairs:
            if not _before(one, phrase):
                continue
            if (one.kind == two.kind and one.kind in kinds) or (free and one.kind == two.kind):
                found.setdefault(frozenset({one.head.text, two.head.text}), one)
        if len(found) != 1:
            return None
        tokens = nominal(next(iter(found.values())).head)
        settled = self.settle(tokens)
        return None if isinstance(settled, Dangling) else (settled.text, self.document.span(tokens))

    def _fuller(self, phrase: Phrase, extra: Sequence[Token]) -> Found:
        """Return the one fuller phrase with the same head that stood earlier ("the National Aquarium in …")."""
        noun, wanted = lemma(phrase.head), {t.lower_ for t in extra}
        fuller: dict[str, Phrase] = {}
        for other in self._same_noun(noun):
            if not _before(other, phrase) or other.plural or other.name is not None or is_name(other.head):
                continue
            tokens = nominal(other.head)
            words_ = {t.lower_ for t in tokens}
            if not wanted <= words_ or len(tokens) > LONGEST or not _says_which(other, tokens):
                continue
            fuller[_key(tokens)] = other
        if not fuller:
            return None
        near = {key: p for key, p in fuller.items() if p.paragraph == phrase.paragraph}
        pool = near or fuller
        longest = max(pool, key=len)
        if any(key not in longest for key in pool) or (not near and len(fuller) > 1):
            return None
        if self._rival(phrase, pool[longest], noun):
            return None
        tokens = nominal(pool[longest].head)
        kept = tokens[1:] if tokens[0].lower_ in {"a", "an"} else tokens
        settled = self.settle(kept)
        if isinstance(settled, Dangling):
            return None
        text = settled.text
        if pool[longest].article != "poss" and not text.lower().startswith("the "):
            text = f"the {text}"
        return text, self.document.span(tokens)

    def _rival(self, phrase: Phrase, chosen: Phrase, noun: str) -> bool:
        """Tell whether another phrase with that noun was brought up since, as "a N" or "its N"."""
        return any(
            other.article in {"a", "poss", "quant"} and _before(chosen, other) and _before(other, phrase)
            for other in self._same_noun(noun)
        )

    def _same_noun(self, noun: str) -> list[Phrase]:
        if not hasattr(self, "_nouns"):
            self._nouns: dict[str, list[Phrase]] = {}
            for phrases in self.phrases.of_paragraph:
                for phrase in phrases:
                    self._nouns.setdefault(lemma(phrase.head), []).append(phrase)
        return self._nouns.get(noun, [])

    def _name(self, phrase: Phrase, extra: Sequence[Token]) -> Found:
        """Return the name that "the company" or "the city" stands for, if only one can be meant."""
        noun = lemma(phrase.head)
        kinds = _kinds(noun)
        if extra:
            return self._described(phrase, extra) if kinds else None
        called = [(p, m) for p, m in self._called.get(noun, []) if _before(p, phrase)]
        near = [m for p, m in called if p.paragraph == phrase.paragraph]
        found = self._distinct(near or [m for _, m in called])
        if len(found) == 1:
            return self._text(found[0], phrase)
        if found or not kinds or kinds == {"person"}:
            return None
        title = self.title()
        window = self._window(phrase)
        if title is not None and noun in self.title_types | set(self.title_words):
            rivals = [m for m in window if noun in lexicon.name_class(m.name)]
            if all(m.name.casefold() in title[0].casefold() for m in rivals):
                return title
        found = self._distinct(m for m in window if self.names.type_of(m.first) in kinds)
        if kinds == {"place"}:
            found = [m for m in found if noun in lexicon.name_class(m.name)]
        return self._text(found[0], phrase) if len(found) == 1 and phrase.kind != "person" else None

    def _described(self, phrase: Phrase, extra: Sequence[Token]) -> Found:
        """Return the name that "the Southeast Asian country" stands for, where the lexicon knows of one."""
        wanted = " ".join(t.lower_ for t in sorted([*extra, phrase.head], key=lambda t: t.i))
        found: dict[str, Mention] = {}
        for mention in self._window(phrase):
            known = {c.replace("_", " ") for c in lexicon.name_class(mention.name)}
            if any(" " in c and (c == wanted or wanted.endswith(c)) for c in known):
                found.setdefault(mention.name.casefold(), mention)
        return self._text(next(iter(found.values())), phrase) if len(found) == 1 else None

    def _text(self, mention: Mention, phrase: Phrase) -> Found:
        at = self.phrases.at(mention.tokens[-1]) or self.phrases.at(mention.first)
        if at is not None and at.quoted != phrase.quoted:
            return None
        best = self.names.full_form(mention)
        return plain(best), self.document.span(best.tokens)

    def _window(self, phrase: Phrase) -> list[Mention]:
        """Return the names in the sentences before, same paragraph."""
        found = []
        for other in self.phrases.of_paragraph[phrase.paragraph]:
            if other.head.i >= phrase.head.i:
                break
            if other.name is not None and phrase.sentence - other.sentence < NEAR:
                found.append(other.name)
        return found

    def _distinct(self, mentions: Iterable[Mention]) -> list[Mention]:
        found: list[Mention] = []
        for mention in mentions:
            if not any(self.names.same(mention, other) for other in found):
                found.append(mention)
        return found


def plain(mention: Mention) -> str:
    """Return the name as a phrase, with "the" where it stood so."""
    text = text_of(mention.tokens)
    first = mention.first
    if first.i > 0 and first.nbor(-1).lower_ == "the" and first.nbor(-1).head.i in {t.i for t in mention.tokens}:
        return f"the {text}"
    return text


def _kinds(noun: str) -> set[str]:
    return {kind for kind, nouns in words()["stand_ins"].items() if noun in nouns}


def _before(one: Phrase, two: Phrase) -> bool:
    return one.paragraph < two.paragraph or (one.paragraph == two.paragraph and one.head.i < two.head.i)


def _key(tokens: Sequence[Token]) -> str:
    return " ".join(t.lower_ for t in tokens if t.lower_ not in {"a", "an", "the"} or t.i != tokens[0].i)


def _says_which(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Tell whether a phrase names its referent: by a name in it, or by modifiers where it is brought up."""
    if any(t.lower_ in {"this", "these", "that", "those", "another", "such", "other", "same"} for t in tokens):
        return False
    if any(is_name(t) and t.i != phrase.head.i for t in tokens):
        return True
    complement = any(c.i > phrase.head.i and rel(c) in {"nmod", "acl"} and c in tokens for c in phrase.head.children)
    return (phrase.article == "the" and len(tokens) > 2) or (phrase.article == "a" and complement)
