"""Words, runs of words and documents, as the rules read them: all that the pipeline says, looked up once.

Names are those of spaCy, whose own objects look everything up anew each time that they are asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, wraps
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar, overload

Found = TypeVar("Found")
position = attrgetter("i")
"""By which tokens are put in the order of the text."""


class Word(NamedTuple):
    """What is so of a word wherever it stands."""

    text: str
    lower_: str
    is_alpha: bool
    is_punct: bool
    is_quote: bool
    is_space: bool
    is_title: bool
    like_num: bool
    like_url: bool


class Token:
    """A word where it stands. Tokens of one document are the same where they are the same object."""

    __slots__ = (
        *Word._fields, "doc", "i", "idx", "whitespace_", "lemma_", "tag_", "pos_", "ent_type_", "doubt",
        "dep_", "rel", "subtype", "head", "children", "left_edge", "right_edge", "sent",
    )  # fmt: skip
    doc: Doc
    i: int
    idx: int
    sent: Stretch
    head: Token
    dep_: str
    rel: str
    subtype: str
    children: list[Token]
    left_edge: Token
    right_edge: Token

    def __init__(
        self, word: Word, *, whitespace: str, lemma: str, tag: str, pos: str, ent_type: str, doubt: float
    ) -> None:
        (
            self.text,
            self.lower_,
            self.is_alpha,
            self.is_punct,
            self.is_quote,
            self.is_space,
            self.is_title,
            self.like_num,
            self.like_url,
        ) = word
        self.whitespace_ = whitespace
        self.lemma_, self.tag_, self.pos_, self.ent_type_ = lemma, tag, pos, ent_type
        self.doubt = doubt

    def __repr__(self) -> str:
        return self.text

    def hang(self, head: Token, relation: str) -> None:
        """Hang the token on another one; ``Doc.link`` then finds what follows from it."""
        self.head, self.dep_ = head, relation
        self.rel, self.subtype = _relation(relation)

    @property
    def is_sent_start(self) -> bool:
        """Tell whether it is the first of its sentence."""
        return self.i == self.sent.start

    def nbor(self, steps: int = 1) -> Token:
        """Return the token so many steps further on; past the ends of the text an empty one, which is like no word."""
        at = self.i + steps
        return self.doc.tokens[at] if 0 <= at < len(self.doc.tokens) else self.doc.edge

    @property
    def ancestors(self) -> Iterator[Token]:
        """Yield its head, the head of that, and so on."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, other: Token) -> bool:
        """Tell whether the other token hangs on this one, at whatever remove."""
        while other.head is not other:
            other = other.head
            if other is self:
                return True
        return False

    @property
    def subtree(self) -> list[Token]:
        """Return the token and all that hangs on it: what stands before it, itself, and what comes after."""
        found: list[Token] = []
        _gather(self, found)
        return found


@lru_cache(maxsize=1000)
def _relation(label: str) -> tuple[str, str]:
    base, _, sub = label.lower().partition(":")
    return base, sub


def _gather(token: Token, found: list[Token]) -> None:
    own = False
    for child in token.children:
        if not own and child.i > token.i:
            found.append(token)
            own = True
        _gather(child, found)
    if not own:
        found.append(token)


class Stretch(tuple[Token, ...]):
    """Tokens that follow each other, from ``start`` up to ``end``: a sentence, a name."""

    start: int
    end: int
    label_: str

    def __new__(cls, tokens: Sequence[Token], start: int, label: str = "") -> Stretch:
        """Take the tokens and the index of the first one."""
        found = super().__new__(cls, tokens)
        found.start, found.end, found.label_ = start, start + len(found), label
        return found

    @property
    def doc(self) -> Doc:
        """Return the document that they are of."""
        return self[0].doc

    @property
    def text(self) -> str:
        """Return the text, without white space after it."""
        text = "".join(t.text + t.whitespace_ for t in self)
        return text[: -len(self[-1].whitespace_)] if self and self[-1].whitespace_ else text

    @property
    def root(self) -> Token:
        """Return the token nearest to the root of those that hang on none of the others, the first of several."""
        known: dict[tuple[int, int], Token] = self.doc.user_data.setdefault(Stretch, {})
        if (self.start, self.end) not in known:
            known[self.start, self.end] = self._root()
        return known[self.start, self.end]

    def _root(self) -> Token:
        outer = [t for t in self if t.head is t] or [t for t in self if not self.start <= t.head.i < self.end]
        return min(outer, key=lambda t: sum(1 for _ in t.ancestors))


class Doc:
    """A text: its tokens, its sentences and its names."""

    def __init__(self, tokens: Sequence[Token], sentence_starts: Sequence[int], ents: Sequence[tuple[int, int, str]]):
        """Take the tokens, each hung on its head; where sentences start; start, end and label of each name."""
        self.tokens = list(tokens)
        self.text = "".join(t.text + t.whitespace_ for t in tokens)
        self.user_data: dict[Any, Any] = {}
        """What was found of the document by whoever needs it again; forgotten when its trees change."""
        offset = 0
        for i, token in enumerate(self.tokens):
            token.doc, token.i, token.idx = self, i, offset
            offset += len(token.text) + len(token.whitespace_)
        ends = [*sentence_starts[1:], len(self.tokens)]
        self.sents = [self[start:end] for start, end in zip(sentence_starts, ends, strict=False)]
        for sentence in self.sents:
            for token in sentence:
                token.sent = sentence
        self.ents = [Stretch(self.tokens[start:end], start, label) for start, end, label in ents]
        self.edge = _edge(self)
        self.link()

    def link(self) -> None:
        """Find from their heads what hangs on the tokens, and from where to where."""
        self.user_data.clear()
        for token in self.tokens:
            token.children = []
            token.left_edge = token.right_edge = token
        for token in self.tokens:
            above = token
            while above.head is not above:
                above = above.head
                if above.left_edge.i <= token.i:
                    break
                above.left_edge = token
            if token.head is not token:
                token.head.children.append(token)
        for token in reversed(self.tokens):
            above = token
            while above.head is not above:
                above = above.head
                if above.right_edge.i >= token.i:
                    break
                above.right_edge = token

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Stretch: ...
    def __getitem__(self, at: int | slice) -> Token | Stretch:
        if not isinstance(at, slice):
            return self.tokens[at]
        start, stop, _ = at.indices(len(self.tokens))
        return Stretch(self.tokens[start:stop], start)


def _edge(doc: Doc) -> Token:
    """Return what stands past the ends of a text: rules that look at the next word needn't ask whether there is one."""
    nothing = Word("", "", *[False] * (len(Word._fields) - 2))
    token = Token(nothing, whitespace="", lemma="", tag="", pos="", ent_type="", doubt=0.0)
    token.doc, token.i, token.idx = doc, len(doc.tokens), len(doc.text)
    token.hang(token, "")
    token.children = []
    token.left_edge = token.right_edge = token
    token.sent = Stretch((), token.i)
    return token


def once(find: Callable[[Token], Found]) -> Callable[[Token], Found]:
    """Let a function of a token, and of the tree that it stands in, find but once for each token."""

    @wraps(find)
    def remembered(token: Token) -> Found:
        known: dict[int, Found] | None = token.doc.user_data.get(find)
        if known is None:
            known = token.doc.user_data[find] = {}
        if token.i not in known:
            known[token.i] = find(token)
        return known[token.i]

    return remembered
