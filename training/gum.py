"""Read GUM: its trees as spaCy documents, and its coreference chains as stretches of text.

Source of the format: https://universaldependencies.org/treebanks/en_gum/ and https://gucorpling.org/gum/. The
``Entity`` mark of a token opens mentions, ``(12-person-giv:act-…-minspan-link-identity``, and closes them, ``12)``.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from quizgen.analyse.adopted import adopted
from quizgen.analyse.document import Document, Paragraph
from quizgen.model import Article, Block

GENRES = ("news", "bio", "academic", "textbook", "voyage", "interview", "essay")
LABELS = {"person": "PERSON", "place": "PLACE", "organization": "ORG", "event": "EVENT", "object": "WORK"}
PIECE = re.compile(r"\((\d+)(?:\[\d+/\d+\])?-([a-z]+)-([a-z:]+)-[^()]*|(\d+)(?:\[\d+/\d+\])?\)|\)")
FIELDS = ("form", "lemma", "pos", "tag", "head", "dep", "misc")


@dataclass
class Marked:
    """A mention: where it stands in the article's text, where its head does, and what the annotators say of it."""

    entity: str
    type: str
    status: str
    start: int
    end: int = 0
    head: int = 0


@dataclass
class Token:
    """A line of the treebank, with where it starts in the article's text."""

    form: str
    lemma: str
    pos: str
    tag: str
    head: int
    dep: str
    space: bool
    entity: str
    opens: bool
    at: int = 0


@dataclass
class Text:
    """An article of GUM."""

    name: str
    title: str
    paragraphs: list[list[Token]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    split: dict[str, set[str]] = field(default_factory=dict)

    @property
    def genre(self) -> str:
        return self.name.split("_")[1]


def texts(path: Path) -> Iterator[Text]:
    """Yield the articles of a treebank file."""
    text: Text | None = None
    opens, joined, last = True, 0, True
    for row in gzip.decompress(path.read_bytes()).decode().split("\n"):
        if row.startswith("# newdoc id = "):
            if text is not None:
                yield text
            text = Text(row.partition(" = ")[2], "")
        assert text is not None
        if row.startswith("# meta::title = "):
            text.title = row.partition(" = ")[2]
        elif row.startswith("# newpar_block = "):
            text.kinds[-1] = row.partition(" = ")[2].split()[0]
        elif row.startswith("# newpar"):
            text.paragraphs.append([])
            text.kinds.append("p")
        elif not row:
            opens = True
        elif not row.startswith("#"):
            cells = row.split("\t")
            misc = dict(pair.split("=", 1) for pair in cells[9].split("|") if "=" in pair)
            if "-" in cells[0]:
                joined, last = int(cells[0].split("-")[1]), misc.get("SpaceAfter") != "No"
                continue
            if not cells[0].isdigit():
                continue
            if not text.paragraphs:
                text.paragraphs.append([])
                text.kinds.append("p")
            number = int(cells[0])
            space = misc.get("SpaceAfter") != "No" if number > joined else number == joined and last
            joined = joined if number < joined else 0
            dep = "ROOT" if cells[6] == "0" else cells[7]
            head = 0 if cells[6] == "0" else int(cells[6]) - number
            text.paragraphs[-1].append(
                Token(cells[1], cells[2], cells[3], cells[4], head, dep, space, misc.get("Entity", ""), opens)
            )
            for pair in misc.get("SplitAnte", "").split(","):
                if "<" in pair:
                    source, whole = pair.split("<")
                    text.split.setdefault(whole, set()).add(source)
            opens = False
    if text is not None:
        yield text


def article(text: Text) -> tuple[Article, list[tuple[int, list[Token]]]]:
    """Return the article that the text is, and its body paragraphs by where they start; sets ``at`` of all tokens."""
    out, body, blocks, titled = "", [], [], False
    for tokens, kind in zip(text.paragraphs, text.kinds, strict=True):
        start = len(out)
        for token in tokens:
            token.at = len(out)
            out += token.form + (" " if token.space else "")
        out = out.rstrip()
        if not titled:
            role = "title"
            titled = True
            if kind != "head" or text.genre not in {"bio", "news", "voyage"}:
                # The text begins without its title: put it first.
                out = text.title + "\n\n"
                blocks.append(Block(start=0, end=len(text.title), role="title"))
                start = len(out)
                for token in tokens:
                    token.at = len(out)
                    out += token.form + (" " if token.space else "")
                out = out.rstrip()
                role = "body" if kind != "head" else "heading"
            else:
                text.title = out
        else:
            role = "body" if kind in {"p", "sp", "q", "quote", "item", "list"} else "heading"
        number = len(body) + 1 if role == "body" else 0
        blocks.append(Block(start=start, end=len(out), role=role, number=number))  # type: ignore[arg-type]
        if role == "body":
            body.append((start, tokens))
        out += "\n\n"
    return Article(id=text.name, title=text.title, source=text.name, text=out, blocks=tuple(blocks)), body


def mentions(text: Text) -> list[Marked]:
    """Return the mentions of a text whose tokens have their places."""
    found: list[Marked] = []
    for tokens in text.paragraphs:
        stack: list[tuple[Marked, int]] = []
        for index, token in enumerate(tokens):
            for piece in PIECE.finditer(token.entity):
                if piece[1]:
                    stack.append((Marked(piece[1], piece[2], piece[3], token.at), index))
                    continue
                place = len(stack) - 1
                if piece[4]:
                    place = max((n for n, (m, _) in enumerate(stack) if m.entity == piece[4]), default=-1)
                if place < 0:
                    continue
                mention, first = stack.pop(place)
                mention.end = token.at + len(token.form)
                own = range(first, index + 1)
                top = next((i for i in own if i + tokens[i].head not in own or tokens[i].head == 0), first)
                mention.head = tokens[top].at
                found.append(mention)
    return found


def gold_document(text: Text, vocab: Vocab) -> tuple[Document, list[Marked]]:
    """Return the text as an analysed article with the treebank's trees and names, and its mentions."""
    whole, body = article(text)
    marks = mentions(text)
    named = {(m.start, m.end): m for m in marks}
    paragraphs = []
    for number, (start, tokens) in enumerate(body, 1):
        doc = Doc(
            vocab,
            words=[t.form for t in tokens],
            spaces=[t.space for t in tokens[:-1]] + [False],
            tags=[t.tag for t in tokens],
            pos=[t.pos for t in tokens],
            lemmas=[t.lemma for t in tokens],
            heads=[i + t.head for i, t in enumerate(tokens)],
            deps=[t.dep for t in tokens],
            sent_starts=[t.opens for t in tokens],
        )
        spans = []
        for (a, b), mark in named.items():
            if not start <= a < start + len(doc.text) + 1:
                continue
            span = doc.char_span(a - start, b - start, label=LABELS.get(mark.type, ""))
            if span is None or not span.label_ or not _is_name([tokens[t.i] for t in span]):
                continue
            spans.append(span)
        from spacy.util import filter_spans

        doc.ents = filter_spans(spans)
        paragraphs.append(Paragraph(adopted(doc), start, number))
    return Document(whole, paragraphs), marks


def _is_name(tokens: list[Token]) -> bool:
    words = [t for t in tokens if t.tag not in {"DT", "IN", "CC", "POS", "HYPH"}]
    return bool(words) and len(tokens) <= 8 and all(t.pos == "PROPN" for t in words)
