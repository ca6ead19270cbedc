"""Are references replaced by the right thing? Measured on GUM, which marks what each phrase refers to.

    python -m benchmarks.reference_gum FOLDER [--parsed] [--model NAME] [--wrong] [--splits dev,test]

FOLDER holds en_gum-{dev,test}.conllu.gz. With ``--parsed`` the pipeline reads the text; else the treebank's own
trees and names are taken. A replacement is right when the phrase that it was taken from, or the article's title,
belongs to the same chain as the phrase replaced. Of definite phrases the second table tells what became of them by
what the annotators say: ``given`` was spoken of before, ``inferred`` hangs on something spoken of before, ``known``
everybody knows, ``new`` is none of these.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy

from quizgen.analyse import analyse, load
from quizgen.analyse.document import Document
from quizgen.analyse.reference import Dangling, References, Replacement
from quizgen.model import Span
from quizgen.syntax.labels import rel
from quizgen.syntax.phrases import nominal
from quizgen.syntax.tokens import Token
from training.gum import GENRES, Marked, Text, gold_document, texts

PRONOUNS = {
    "he": "he him his himself", "she": "she her hers herself", "it": "it its itself",
    "they": "they them their theirs themselves",
}  # fmt: skip
KIND = {word: kind for kind, words in PRONOUNS.items() for word in words.split()}
STATUS = {"giv:act": "given", "giv:inact": "given", "acc:inf": "inferred", "acc:com": "known", "acc:aggr": "given"}


@dataclass
class Verdict:
    """What became of one reference, and whether that was right."""

    type: str
    status: str
    outcome: str
    anaphoric: bool
    text: str


class Gold:
    """The chains of one article, by where mentions and their heads stand."""

    def __init__(self, text: Text, document: Document, marks: list[Marked]) -> None:
        self.text, self.document = text, document
        self.by_head: dict[int, list[Marked]] = {}
        self.first: dict[str, int] = {}
        for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
            self.by_head.setdefault(mark.head, []).append(mark)
            self.first.setdefault(mark.entity, mark.start)
        self.named = {
            m.entity for m in marks if document.article.text[m.start : m.end].casefold() == text.title.casefold()
        }

    def at(self, head: int, start: int, end: int) -> Marked | None:
        """Return the mention with that head that fits the stretch best."""
        found = self.by_head.get(head, [])
        return max(found, key=lambda m: min(m.end, end) - max(m.start, start) - abs(m.end - m.start - end + start) / 9,
                   default=None)  # fmt: skip

    def right(self, mark: Marked, via: Span) -> bool:
        """Tell whether what stands at ``via`` is what the mention refers to."""
        title = self.document.article.blocks[0]
        if title.role == "title" and via.end <= title.end:
            return mark.entity in self.named
        tokens = list(self._tokens(via))
        if not tokens:
            return False
        top = next(t for t in tokens if t.head.i == t.i or t.head not in tokens)
        found = self.at(self.document.offset(top), via.start, via.end)
        if found is None:  # trees differ in what heads a name: the smallest mention around it then
            around = [m for ms in self.by_head.values() for m in ms if m.start <= via.start and via.end <= m.end]
            found = min(around, key=lambda m: m.end - m.start, default=None)
        if found is None:
            return False
        return found.entity == mark.entity or found.entity in self.text.split.get(mark.entity, ())

    def _tokens(self, via: Span) -> Iterator[Token]:
        for paragraph in self.document.paragraphs:
            if paragraph.start <= via.start < paragraph.start + len(paragraph.doc.text):
                for token in paragraph.doc:
                    if via.start <= paragraph.start + token.idx < via.end:
                        yield token


def verdicts(text: Text, document: Document, marks: list[Marked]) -> Iterator[Verdict]:
    """Yield what References makes of the article's pronouns, definite phrases and short names."""
    gold, references = Gold(text, document, marks), References(document)
    for paragraph in document.paragraphs:
        for token in paragraph.doc:
            kind, head, tokens = "", token, [token]
            if token.tag_ in {"PRP", "PRP$"} and token.lower_ in KIND and rel(token) != "expl":
                kind = KIND[token.lower_]
            elif token.lower_ in {"the", "this", "these", "those"} and rel(token) == "det":
                head = token.head
                tokens = nominal(head)
                kind = "the" if token.lower_ == "the" else "this"
            elif references.names.at(token) is not None:
                kind = "name"
            if not kind:
                continue
            found = references.verdict(token, {t.i for t in tokens}, None)
            if kind == "name" and found is None:
                continue
            start = document.offset(tokens[0])
            mark = gold.at(document.offset(head), start, document.offset(tokens[-1]) + len(tokens[-1].text))
            anaphoric = mark is not None and gold.first[mark.entity] < mark.start
            outcome = "dangles" if isinstance(found, Dangling) else "passes"
            if isinstance(found, Replacement):
                outcome = "right" if mark is not None and gold.right(mark, found.via) else "wrong"
            status = STATUS.get(mark.status, "new") if mark else "none"
            if kind == "the":
                bare = head.i - token.i == 1 and not any(c.i > head.i and not c.is_punct for c in head.children)
                status = ("bare " if bare else "more ") + status
            said = f"{text.name}: {token.sent.text.strip()} || {' '.join(t.text for t in tokens)}"
            if isinstance(found, Replacement):
                said += f" -> {found.text}"
            yield Verdict(kind, status, outcome, anaphoric, said)


def main() -> None:
    """Print both tables, and with ``--wrong`` each wrong replacement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--parsed", action="store_true", help="read the text with the pipeline")
    parser.add_argument("--model", default=None, help="the pipeline to read with (default: the one that ships)")
    parser.add_argument("--wrong", action="store_true", help="print the wrong replacements")
    parser.add_argument("--splits", default="dev,test", help="which files of the treebank (default: dev,test)")
    arguments = parser.parse_args()
    nlp = load(arguments.model) if arguments.parsed else None
    report(arguments.folder, arguments.splits.split(","), nlp, wrong=arguments.wrong)


def report(folder: Path, splits: list[str], nlp: object = None, *, wrong: bool = False) -> list[Verdict]:
    """Print both tables for the splits and return what they count."""
    vocab = spacy.blank("en").vocab
    found: list[Verdict] = []
    for split in splits:
        for text in texts(folder / f"en_gum-{split}.conllu.gz"):
            if text.genre not in GENRES:
                continue
            document, marks = gold_document(text, vocab)
            if nlp is not None:
                document = analyse(document.article, nlp)
            found += verdicts(text, document, marks)
    count = Counter((v.type, v.outcome) for v in found)
    anaphoric = Counter(v.type for v in found if v.anaphoric)
    print(f"{'type':6} {'anaphoric':>9} {'replaced':>9} {'right':>6} {'precision':>9} {'share':>6}")
    for kinds in ([k] for k in ("he", "she", "it", "they", "the", "this", "name")):
        _line(kinds[0], kinds, count, anaphoric)
    _line("pron.", ["he", "she", "it", "they"], count, anaphoric)
    _line("all", ["he", "she", "it", "they", "the", "this", "name"], count, anaphoric)
    table = Counter((v.status, v.outcome) for v in found if v.type == "the")
    print(f"\n{'the':14} {'passes':>7} {'right':>6} {'wrong':>6} {'dangles':>7}")
    for status in sorted({s for s, _ in table}):
        print(f"{status:14}", *(f"{table[status, o]:>6}" for o in ("passes", "right", "wrong", "dangles")))
    if wrong:
        for verdict in found:
            if verdict.outcome == "wrong":
                print(verdict.type, verdict.text)
    return found


def _line(name: str, kinds: list[str], count: Counter[tuple[str, str]], anaphoric: Counter[str]) -> None:
    right = sum(count[k, "right"] for k in kinds)
    done = right + sum(count[k, "wrong"] for k in kinds)
    every = sum(anaphoric[k] for k in kinds)
    precision = f"{100 * right / done:8.1f}%" if done else f"{'-':>9}"
    print(f"{name:6} {every:>9} {done:>9} {right:>6} {precision} {100 * right / max(1, every):5.1f}%")


if __name__ == "__main__":
    main()
