"""Print every figure of the model card: `python evaluate.py PIPELINE DATA TREEBANKS [--corpus DIR] …`.

PIPELINE is the shipped folder, DATA what convert.py and names.py wrote. Trees: gold words
and sentences, punctuation left out, full labels (after the harmonising of conll.py) and
labels without subtypes. Times are processor time, one thread: set OMP_NUM_THREADS=1.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from harmonise import COARSE, iob, spacing, spans
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import quizgen.analyse.components  # noqa: F401

HERE = Path(__file__).parent
NAMED = ("PERSON", "ORG", "PLACE")
Name = tuple[int, int, str]  # first word, word after the last, kind
LOAD = """
import time
import spacy
start = time.perf_counter()
import quizgen.analyse.components
spacy.load({path!r})
print(time.perf_counter() - start)
"""


def read(path: Path, nlp: Language) -> list[Doc]:
    """Read annotated documents."""
    return list(DocBin().from_disk(path).get_docs(nlp.vocab))


def bare(doc: Doc) -> Doc:
    """Return the words and sentences of a document without other annotation."""
    return Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        sent_starts=[bool(t.is_sent_start) for t in doc],
    )


def run(nlp: Language, docs: Iterable[Doc], skip: tuple[str, ...] = ()) -> list[Doc]:
    """Run all pipes but the named ones over prepared documents."""
    stream: Iterable[Doc] = docs
    for name, pipe in nlp.pipeline:
        if name not in skip:
            stream = pipe.pipe(stream) if hasattr(pipe, "pipe") else map(pipe, stream)
    return list(stream)


def percent(part: float, whole: float) -> str:
    """Format a share."""
    return f"{100 * part / max(whole, 1):.2f}"


def trees(nlp: Language, path: Path, title: str, thresholds: tuple[float, ...] = (0.5, 0.8, 0.9)) -> None:
    """Print UAS, LAS, tags, parts of speech, lemmas, and LAS where the parser is sure."""
    gold = read(path, nlp)
    found = run(nlp, [bare(doc) for doc in gold], skip=("quizgen_sentences",))
    count: Counter[object] = Counter()
    for guess_doc, gold_doc in zip(found, gold, strict=True):
        for guess, right in zip(guess_doc, gold_doc, strict=True):
            count["words"] += 1
            count["tag"] += guess.tag_ == right.tag_
            count["pos"] += guess.pos_ == right.pos_
            count["lemma"] += guess.lemma_ == right.lemma_
            if right.dep_ in ("punct", ""):
                continue
            head = guess.head.i == right.head.i
            full = head and guess.dep_ == right.dep_
            count["arcs"] += 1
            count["uas"] += head
            count["las"] += full
            count["short"] += head and guess.dep_.split(":")[0] == right.dep_.split(":")[0]
            if guess._.has("arc_probability"):
                for threshold in thresholds:
                    sure = guess._.arc_probability >= threshold
                    count["sure", threshold] += sure
                    count["sure right", threshold] += sure and full
    arcs = count["arcs"]
    print(
        f"{title}: UAS {percent(count['uas'], arcs)} LAS {percent(count['las'], arcs)} (labels without subtypes",
        end=" ",
    )
    print(f"{percent(count['short'], arcs)}) XPOS {percent(count['tag'], count['words'])}", end=" ")
    print(f"UPOS {percent(count['pos'], count['words'])} lemmas {percent(count['lemma'], count['words'])}")
    for threshold in thresholds:
        sure = count["sure", threshold]
        print(
            f"  arcs at {threshold}: {percent(sure, arcs)}% of all, LAS {percent(count['sure right', threshold], sure)}"
        )


def f_score(right: int, said: int, gold: int) -> str:
    """Format precision, recall and F."""
    return f"P {percent(right, said)} R {percent(right, gold)} F {percent(2 * right, said + gold)} ({gold})"


def sentences_in_documents(nlp: Language, path: Path) -> None:
    """Print the F of sentence starts on the documents of a treebank, from raw text."""
    right = said = wanted = 0
    for doc in read(path, nlp):
        guess = nlp(doc.text)
        starts = {sent.start_char for sent in guess.sents}
        gold = {sent.start_char for sent in doc.sents}
        right, said, wanted = right + len(starts & gold), said + len(starts), wanted + len(gold)
    print(f"sentences, {path.stem}: {f_score(right, said, wanted)}")


def sentences_in_articles(nlp: Language, corpus: Path) -> None:
    """Print the same on articles marked by hand, a paragraph at a time."""
    right = said = wanted = 0
    for mark in json.loads((HERE / "sentence_marks.json").read_text(encoding="utf-8")):
        text = (corpus / mark["file"]).read_text(encoding="utf-8")
        if hashlib.sha256(text.encode()).hexdigest() != mark["sha256"]:
            raise ValueError(f"{mark['file']} is not the text that was marked")
        starts: set[int] = set()
        begin = 0
        for line in text.split("\n"):
            if line.strip():
                starts.update(begin + sent.start_char for sent in nlp(line).sents)
            begin += len(line) + 1
        gold = set(mark["starts"])
        right, said, wanted = right + len(starts & gold), said + len(starts), wanted + len(gold)
    print(f"sentences, articles: {f_score(right, said, wanted)}")


def documents(path: Path) -> Iterator[list[list[str]]]:
    """Yield the sentences of each document of a UNER file, as forms."""
    sentences = iter(forms for forms, _ in iob(path))
    group: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc") and group:
                yield group
                group = []
            elif line.startswith("# sent_id"):
                group.append(next(sentences))
    yield group


def names_figures(title: str, pairs: list[tuple[set[Name], set[Name]]]) -> None:
    """Print the F of names from what was found and what is right in each sentence."""
    right = Counter(kind for guess, truth in pairs for *_, kind in guess & truth)
    said = Counter(kind for guess, _ in pairs for *_, kind in guess)
    wanted = Counter(kind for _, truth in pairs for *_, kind in truth)
    print(f"names, {title}: {f_score(right.total(), said.total(), wanted.total())}")
    for kind in sorted(wanted):
        print(f"  {kind}: {f_score(right[kind], said[kind], wanted[kind])}")


def names(nlp: Language, path: Path) -> None:
    """Print the F of names on a UNER file: typed, exact span; each sentence by itself, then in its document."""
    gold = list(iob(path))
    ways = {"sentence by sentence": [[forms] for forms, _ in gold], "in documents": list(documents(path))}
    for way, groups in ways.items():
        docs = [
            Doc(
                nlp.vocab,
                words=[form for forms in group for form in forms],
                spaces=[space for forms in group for space in [*spacing(forms)[:-1], True]],
                sent_starts=[i == 0 for forms in group for i in range(len(forms))],
            )
            for group in groups
        ]
        found = [sent for doc in run(nlp, docs, skip=("quizgen_sentences",)) for sent in doc.sents]
        pairs = []
        for sent, (_, labels) in zip(found, gold, strict=True):
            guess = {(e.start - sent.start, e.end - sent.start, e.label_) for e in sent.ents if e.label_ in NAMED}
            pairs.append((guess, {(start, end, COARSE[kind]) for start, end, kind in spans(labels)}))
        names_figures(f"{path.name}, {way}", pairs)


def names_held_out(nlp: Language, path: Path) -> None:
    """Print the same for each source of the held-out sentences; spans that touch open words do not count."""
    sources: dict[str, list[tuple[set[Name], set[Name]]]] = {}
    gold = read(path, nlp)
    docs = [Doc(nlp.vocab, words=[t.text for t in d], spaces=[bool(t.whitespace_) for t in d]) for d in gold]
    for doc in docs:
        for token in doc:
            token.is_sent_start = token.i == 0
    for doc, truth in zip(run(nlp, docs, skip=("quizgen_sentences",)), gold, strict=True):
        sure = [e for e in doc.ents if e.label_ in NAMED and all(truth[t.i].ent_iob for t in e)]
        wanted = {(e.start, e.end, e.label_) for e in truth.ents if e.label_ in NAMED}
        pair = ({(e.start, e.end, e.label_) for e in sure}, wanted)
        sources.setdefault(truth.user_data["source"], []).append(pair)
    for source, pairs in sources.items():
        names_figures(f"held out, {source}", pairs)


def speed(pipelines: dict[str, Language], texts: list[str]) -> None:
    """Print words a second, the pipelines taking turns; the best of three."""
    best: dict[str, float] = dict.fromkeys(pipelines, 0.0)
    for _ in range(3):
        for name, nlp in pipelines.items():
            start = time.process_time()
            words = sum(len(doc) for doc in nlp.pipe(texts))
            best[name] = max(best[name], words / (time.process_time() - start))
    for name, rate in best.items():
        print(f"speed, {name}: {rate:.0f} words/s")


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--stock", type=Path)
    parser.add_argument("--held-out", type=Path, help="names-dev.spacy of names.py")
    args = parser.parse_args()
    nlp = spacy.load(args.pipeline)
    trees(nlp, args.data / "pud-test.spacy", "PUD test")
    trees(nlp, args.data / "gum-test.spacy", "GUM test")
    sentences_in_documents(nlp, args.data / "pud-test.spacy")
    if args.corpus:
        sentences_in_articles(nlp, args.corpus)
    names(nlp, args.treebanks / "uner-pud-test.iob2.gz")
    if args.held_out:
        names_held_out(nlp, args.held_out)
    size = sum(path.stat().st_size for path in args.pipeline.rglob("*") if path.is_file())
    print(f"size: {size / 1e6:.1f} MB")
    pipelines = {"shipped": nlp}
    if args.stock:
        pipelines["stock architecture, tagger and parser only"] = spacy.load(args.stock)
    speed(pipelines, [doc.text for doc in read(args.data / "pud-test.spacy", nlp)])
    code = LOAD.format(path=str(args.pipeline))
    times = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout) for _ in range(3)
    ]
    print(f"load: {min(times):.2f} s beyond importing spaCy")


if __name__ == "__main__":
    main()
