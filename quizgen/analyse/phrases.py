"""What an article speaks of: its nominal phrases in order, with what each is and what it resumes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from quizgen import lexicon
from quizgen.analyse.document import Document
from quizgen.analyse.names import TITLES, Mention, Names, listed
from quizgen.analyse.quotes import quotation_marks
from quizgen.syntax.labels import SUBJECTS, is_name, is_nominal, is_plural, rel, subtype
from quizgen.syntax.phrases import nominal, tidy
from quizgen.syntax.tokens import Doc, Token

RENAMING = frozenset({"rename", "name", "call", "dub", "christen", "nickname"})
"""Verbs that tell which name something gets."""
MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
THIRD = MALE | FEMALE | NEUTER | PLURAL
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "oneself"})


@dataclass(eq=False)
class Phrase:
    """A nominal phrase where it stands; phrases with the same ``thing`` speak of the same."""

    head: Token
    paragraph: int
    sentence: int
    role: str
    main: bool
    kind: str
    article: str
    plural: bool
    quoted: bool
    thing: str
    name: Mention | None = None
    joint: bool = False
    """Whether it is all of a coordination ("Ann and Bob"), where the same head also has a phrase of its own."""
    antecedent: Phrase | None = None
    """What a pronoun resumes."""

    @property
    def pronoun(self) -> bool:
        """Tell whether the phrase is a personal pronoun."""
        return self.article == "pron"

    @property
    def tokens(self) -> list[Token]:
        """Return the phrase's tokens without its preposition and without what hangs on loosely."""
        tokens = nominal(self.head)
        if self.joint:
            return tokens
        others = {t.i for c in self.head.children if rel(c) == "conj" for t in c.subtree}
        if others:
            others |= {c.i for c in self.head.children if rel(c) == "cc" and c.i < self.head.i}
            tokens = tidy([t for t in tokens if t.i not in others])
        while len(tokens) > 1 and rel(tokens[0]) in {"advmod", "cc", "mark"} and tokens[0].head.i == self.head.i:
            tokens = tokens[1:]
        return tokens

    def before(self, other: Phrase) -> bool:
        """Tell whether the phrase stands before the other one."""
        return (self.paragraph, self.head.i) < (other.paragraph, other.head.i)


class Phrases:
    """The nominal phrases of an article by paragraph."""

    def __init__(self, document: Document, names: Names) -> None:
        self.document, self.names = document, names
        self.of_paragraph: list[list[Phrase]] = []
        self.sentences: dict[tuple[int, int], int] = {}
        self.quoted: dict[int, list[bool]] = {}
        self.seen: Counter[str] = Counter()
        self._number = {id(p.doc): n for n, p in enumerate(document.paragraphs)}
        self._at: dict[Token, Phrase] = {}
        self._by_noun: dict[str, list[Phrase]] = {}
        sentence = 0
        for number, paragraph in enumerate(document.paragraphs):
            doc = paragraph.doc
            self.quoted[id(doc)] = quotation_marks(doc)
            found: list[Phrase] = []
            for token in doc:
                sentence += token.is_sent_start is True
                if not is_nominal(token) or rel(token) in {"compound", "flat", "nummod", "expl", "det", "fixed"}:
                    continue
                phrase = self._phrase(token, number, sentence)
                found.append(phrase)
                if any(rel(c) == "conj" and is_nominal(c) for c in token.children) and is_plural(token):
                    found.append(self._joint(phrase))
                self._at[token] = phrase
                self._by_noun.setdefault(lemma(token), []).append(phrase)
            self.of_paragraph.append(found)

    def paragraph(self, doc: Doc) -> int:
        """Return the number of the paragraph, from 0."""
        return self._number[id(doc)]

    def at(self, head: Token) -> Phrase | None:
        """Return the phrase with that head."""
        return self._at.get(head)

    def with_noun(self, noun: str) -> list[Phrase]:
        """Return the phrases whose head is the noun, in order, each once."""
        return self._by_noun.get(noun, [])

    def things_at(self, head: Token) -> set[str]:
        """Return the things that the phrases with that head speak of: "Ann", and "Ann and Bob"."""
        number = self.paragraph(head.doc)
        return {p.thing for p in self.of_paragraph[number] if p.head.i == head.i and p.thing}

    def type_of(self, noun: Token) -> str:
        """Return what a noun refers to: ``person``, ``organization``, ``place``, ``group`` … or the empty string."""
        kind = self.names.type_of(noun)
        if kind:
            return kind
        if is_name(noun):
            return next((k for k in ("person", "place", "organization") if k in lexicon.name_class(noun.text)), "")
        compound = next((c.lower_ for c in noun.children if c.i == noun.i - 1 and rel(c) == "compound"), "")
        if compound and listed(f"{compound} {lemma(noun)}"):
            return str(lexicon.noun_class(f"{compound} {lemma(noun)}"))
        return str(lexicon.noun_class(lemma(noun)))

    def _titled(self, head: Token) -> Mention | None:
        """Return the person's name after a title that the parse has as its head: "Mr Prentice"."""
        if head.lower_.rstrip(".") not in TITLES or head.i + 1 >= head.sent.end:
            return None
        found = self.names.at(head.nbor(1))
        return found if found is not None and found.type == "person" and found.first.head.i == head.i else None

    def _called(self, head: Token) -> Mention | None:
        """Return the person's name that an apposition gives: "the manager, Louise Ingabire"."""
        if head.tag_ not in {"NN", "NNP"}:
            return None
        beside = name_after(head)
        close = [c for c in head.children if rel(c) in {"appos", "flat"}] + ([beside] if beside is not None else [])
        found = (self.names.at(c) for c in close)
        return next((m for m in found if m is not None and m.type == "person" and lexicon.is_person(lemma(head))), None)

    def _joint(self, first: Phrase) -> Phrase:
        head = first.head
        heads = [head, *(c for c in head.children if rel(c) == "conj" and is_nominal(c))]
        kinds = {self.type_of(h) for h in heads}
        kind = kinds.pop() if len(kinds) == 1 else ""
        thing = " and ".join(" ".join(_words(h)) for h in heads)
        article = "name" if all(is_name(h) for h in heads) else first.article
        return replace(first, joint=True, plural=True, name=None, thing=thing, kind=kind, article=article)

    def _phrase(self, head: Token, paragraph: int, sentence: int) -> Phrase:
        titled = self._titled(head)
        mention = self.names.at(head) or titled or self._called(head)
        article = _article(head)
        thing = ""
        if article not in {"pron", "that"}:
            if mention is not None:
                thing = "name " + self.names.full_form(mention).name.casefold()
            else:
                thing = " ".join(_words(head))
                after = any(rel(c) in {"nmod", "acl"} and c.i > head.i for c in head.children)
                if article in {"a", "quant"} or after:
                    thing += f" #{paragraph}.{head.i}"  # another of that kind, not the same again
        return Phrase(
            head=head, paragraph=paragraph, sentence=sentence, role=role(head), main=_is_main(head),
            kind="" if article in {"pron", "that"} else "person" if titled else self.type_of(head), article=article,
            plural=head.tag_ in {"NNS", "NNPS"} or _takes_plural(head),
            quoted=self.quoted[id(head.doc)][head.i], thing=thing, name=mention,
        )  # fmt: skip


def lemma(token: Token) -> str:
    """Return the token's lemma in lower case."""
    return str(token.lemma_ or token.text).lower()


def gets_name(head: Token) -> bool:
    """Tell whether a verb says that the noun gets the name after it, which was not its own: "renamed *the firm* X"."""
    return rel(head) == "obj" and head.head.lemma_.lower() in RENAMING


def name_after(head: Token) -> Token | None:
    """Return the first token of a name right after a common noun that says whose name it is: "the historian Mote".

    The parse may have the name below the noun, above it, or beside it.
    """
    if head.i + 1 >= head.sent.end or is_name(head) or gets_name(head):
        return None
    follower = head.doc[head.i + 1]
    if not is_name(follower) or not follower.text[:1].isupper():
        return None
    below = follower.head.i == head.i and rel(follower) in {"flat", "appos"}
    above = head.head.i == follower.i and subtype(head) == "desc"
    beside = (
        follower.head.i == head.head.i and follower.dep_ == head.dep_ and rel(head) in {*SUBJECTS, "obj", "obl", "nmod"}
    )
    return follower if below or above or beside else None


def role(head: Token) -> str:
    """Return what the phrase is in its clause: ``subj``, ``obj``, ``obl``, ``nmod``, ``poss`` or ``other``."""
    kind = rel(head)
    if kind == "conj":
        return role(head.head) if head.head.i < head.i and rel(head.head) != "conj" else "other"
    if kind in SUBJECTS:
        return "subj"
    if kind in {"obj", "iobj"}:
        return "obj"
    if kind == "nmod" and (subtype(head) == "poss" or head.tag_ == "PRP$"):
        return "poss"
    return kind if kind in {"obl", "nmod", "appos"} else "other"


def _is_main(head: Token) -> bool:
    return rel(head) in SUBJECTS and rel(head.head) in {"root", "parataxis"}


def _takes_plural(head: Token) -> bool:
    """Tell whether a name is a plural by the verb that it is the subject of: "*Kelmschulen* have no fees"."""
    if not is_name(head) or rel(head) not in SUBJECTS or any(rel(t) in {"conj", "cc"} for t in head.subtree):
        return False  # "the bridge across the Kelm and the road *were* named"
    verb = head.head
    finite = [c for c in verb.children if rel(c) in {"aux", "cop"} and c.i > head.i] or [verb]
    return finite[0].i > head.i and (finite[0].tag_ == "VBP" or finite[0].lower_ == "were")


def _article(head: Token) -> str:
    """Return how the phrase is determined: ``name``, ``the``, ``a``, ``this``, ``poss``, ``quant``, ``bare`` …"""
    if head.tag_ in {"PRP", "PRP$"}:
        return "pron"
    if head.tag_ in {"DT", "WDT", "WP", "EX", "WP$"} or head.pos_ == "PRON":
        return "that"
    for child in head.children:
        if child.i > head.i:
            break
        low = child.lower_
        if rel(child) == "det":
            if low == "the":
                return "name" if is_name(head) else "the"
            if low in {"a", "an"}:
                return "a"
            return "this" if low in {"this", "that", "these", "those"} else "quant"
        if rel(child) == "nmod" and (subtype(child) == "poss" or child.tag_ == "PRP$"):
            return "poss"
    return "name" if is_name(head) else "bare"


def _words(head: Token) -> list[str]:
    """Return what stands directly before the head, without determiners, and its lemma."""
    ahead = [
        c.lower_ for c in head.children if c.i < head.i and rel(c) in {"amod", "compound", "nummod", "flat", "nmod"}
    ]
    return [*ahead, head.lower_ if head.tag_ in {"NNS", "NNPS"} else lemma(head)]
