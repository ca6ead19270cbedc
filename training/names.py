"""Bring the named-entity sources to one label set: `python names.py TREEBANKS CLASSES OUT`.

Labels: PERSON, ORG, PLACE, EVENT, WORK, NORP (nationality, faith, party member), MISC.
Spans follow Universal NER: no leading `the`, no title before a person's name. Where a
source cannot say which label a word should have, the word is left open (`?`).

CrossNER: https://arxiv.org/abs/2012.04373; UNER: https://arxiv.org/abs/2311.09122;
GUM: https://gucorpling.org/gum/; Wikigold: https://aclanthology.org/W09-3302/
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from conll import read
from harmonise import CALENDAR, COARSE, OPEN, OTHER, TITLES, Harmoniser, Tokens, cut_hyphens, iob, spacing, spans
from names_gum import gum
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

DEMONYM = re.compile(r"(a|an|the) (native|inhabitant|member|person|follower|adherent|believer|citizen)")
#: Names of these genres of EWT are mostly shops and restaurants, now called places, now organisations.
PRIVATE = frozenset({"reviews", "answers", "email"})


def nationalities(folder: Path) -> set[str]:
    """Collect demonyms and the like: capitalised adjectives and kinds of people."""
    import yaml

    people: set[str] = set()
    for name in ("noun.person", "noun.group"):
        for synset in yaml.load((folder / f"{name}.yaml").read_text(), Loader=yaml.CSafeLoader).values():
            text = " ".join(map(str, synset["definition"]))
            if DEMONYM.search(text):
                people.update(m for m in synset["members"] if m[0].isupper() and " " not in m)
    for synset in yaml.load((folder / "adj.pert.yaml").read_text(), Loader=yaml.CSafeLoader).values():
        people.update(m for m in synset["members"] if m[0].isupper() and " " not in m)
    people |= {word + "s" for word in people if not word.endswith(("s", "sh", "ch", "ese"))}
    people -= {"White", "Whites", "Black", "Blacks", "Marine", "Marines", "Red", "Reds", "Green", "Greens", "Pilgrim"}
    return people | {"Democrat", "Democrats", "Republican", "Republicans", "Jew", "Jews", "Briton", "Britons"}


def consistent(docs: list[Doc], sources: set[str]) -> int:
    """Relabel in place what nearly all sources call something else; return how many.

    A name with at least five mentions, four fifths of them with one label, takes that
    label everywhere in the sources named.
    """
    votes: dict[str, Counter[str]] = {}
    for doc in docs:
        for ent in doc.ents:
            votes.setdefault(ent.text, Counter())[ent.label_] += 1
    changed = 0
    for doc in docs:
        if doc.user_data["source"] not in sources:
            continue
        better = []
        for ent in doc.ents:
            label, count = votes[ent.text].most_common(1)[0]
            total = votes[ent.text].total()
            change = total >= 5 and count >= 0.8 * total and label != ent.label_
            changed += change
            better.append(Span(doc, ent.start, ent.end, label=label if change else ent.label_))
        missing = [doc[t.i : t.i + 1] for t in doc if t.ent_iob == 0]
        doc.set_ents(better, missing=missing, default="outside")
    return changed


def to_doc(source: str, vocab: Vocab, forms: list[str], labels: list[str], spaces: list[bool]) -> Doc:
    """Build a Doc whose open words carry a missing label."""
    doc = Doc(vocab, words=forms, spaces=spaces)
    ents = [doc.char_span(doc[a].idx, doc[b - 1].idx + len(doc[b - 1]), label=k) for a, b, k in spans(labels) if k]
    missing = [doc[i : i + 1] for i, label in enumerate(labels) if label == OPEN]
    doc.set_ents([e for e in ents if e is not None], missing=missing, default="outside")
    doc.user_data["source"] = source
    return doc


def really_names(bank: Path, people: set[str]) -> set[str]:
    """Return words of the list that the sources use as names of other kinds (`Miami`, `CPA`)."""
    votes: dict[str, Counter[str]] = {word: Counter() for word in people}
    paths = [*sorted(bank.glob("crossner-*")), bank / "wikigold.iob.gz", *sorted(bank.glob("uner-ewt-*"))]
    marked = [(forms, list(spans(raw))) for path in paths for forms, raw in iob(path)]
    for sentence in read(bank / "onestop-corenlp.conllu.gz"):
        raw = ["I-" + w.misc["NER"] if "NER" in w.misc else "O" for w in sentence.words]
        marked.append(([w.form for w in sentence.words], list(spans(raw))))
    for forms, found in marked:
        for start, end, kind in found:
            if end - start == 1 and forms[start] in votes:
                votes[forms[start]][COARSE.get(kind, "")] += 1
    named = {w for w, v in votes.items() if v["PLACE"] + v["ORG"] + v["PERSON"] > v["MISC"]}
    return named | {word for word in people if word[1:2].isupper()}


def raw_text(bank: Path, vocab: Vocab) -> DocBin:
    """Collect whole sentences of the encyclopedia sources, for self-training."""
    result = DocBin(attrs=["ORTH", "SPACY", "SENT_START"])
    for path in [*sorted(bank.glob("crossner-*")), bank / "wikigold.iob.gz"]:
        for forms, _ in iob(path):
            words, _, spaces = cut_hyphens(forms, ["O"] * len(forms), spacing(forms))
            if 5 <= len(words) <= 70 and words[-1] in ".?!":
                starts = [i == 0 for i in range(len(words))]
                result.add(Doc(vocab, words=words, spaces=spaces, sent_starts=starts))
    return result


def contractions(bank: Path, people: set[str]) -> set[str]:
    """Return forms of OneStopEnglish that lost an apostrophe: `Japans`, where all other text knows only `Japan`."""
    inside: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    for sentence in read(bank / "onestop-corenlp.conllu.gz"):
        inside.update(w.form for w in sentence.words if w.tag.startswith("NNP"))
    for path in [*sorted(bank.glob("crossner-*")), bank / "wikigold.iob.gz"]:
        outside.update(form for forms, _ in iob(path) for form in forms)
    for name in ("ewt", "gum"):
        outside.update(w.form for s in read(bank / f"en_{name}-train.conllu.gz") for w in s.words)
    known = {word for word in inside if inside[word[:-1]] + outside[word[:-1]] >= 2}
    return {word for word in known if word[-1] == "s" and word not in outside and word not in people}


def restore(forms: list[str], labels: list[str], spaces: list[bool], lost: set[str]) -> Tokens:
    """Write `Japans` as `Japan` and `'s` again."""
    result: Tokens = []
    for form, label, space in zip(forms, labels, spaces, strict=True):
        if form in lost:
            result += [(form[:-1], label, False), ("'s", "O", space)]
        else:
            result.append((form, label, space))
    return result


def crossner_and_wikigold(bank: Path, harmoniser: Harmoniser, vocab: Vocab) -> Iterator[tuple[Doc, bool]]:
    """Yield encyclopedia sentences, and whether they are held out: every tenth of Wikigold."""
    for path in [*sorted(bank.glob("crossner-*")), bank / "wikigold.iob.gz"]:
        source = path.name.partition("-")[0].partition(".")[0]
        for n, (forms, raw) in enumerate(iob(path)):
            labels = harmoniser.apply(forms, spans(raw), path.stem)
            doc = to_doc(source, vocab, *cut_hyphens(forms, labels, spacing(forms)))
            yield doc, n % 10 == 9 and source == "wikigold"


def universal(bank: Path, harmoniser: Harmoniser, places: set[str], vocab: Vocab) -> Iterator[tuple[Doc, bool]]:
    """Yield EWT's sentences with Universal NER's names; the public ones of the dev part are held out."""
    for part in ("dev", "test"):
        sentences = {tuple(w.form for w in s.words): s for s in read(bank / f"en_ewt-{part}.conllu.gz")}
        for forms, raw in iob(bank / f"uner-ewt-{part}.iob2.gz"):
            sentence = sentences.get(tuple(forms))
            private = sentence is None or sentence.genre in PRIVATE
            labels = harmoniser.apply(forms, spans(raw), "uner")
            for start, end, kind in list(spans(labels)) if private else ():
                if kind == "PLACE" and " ".join(forms[start:end]) not in places:
                    labels[start:end] = [OPEN] * (end - start)
            for i, word in enumerate(sentence.words if sentence else ()):
                if word.tag.startswith("NNP") and labels[i] == "O" and word.form not in CALENDAR | TITLES:
                    labels[i] = "B-" + OTHER
            yield to_doc("uner", vocab, forms, labels, spacing(forms)), part == "dev" and not private


def onestop(bank: Path, harmoniser: Harmoniser, vocab: Vocab) -> Iterator[Doc]:
    """Yield OneStopEnglish's sentences with CoreNLP's names, each once."""
    lost = contractions(bank, harmoniser.norp)
    seen: set[str] = set()
    for sentence in read(bank / "onestop-corenlp.conllu.gz"):
        forms = [w.form for w in sentence.words]
        key = " ".join(forms)
        if key in seen or len(forms) < 4:
            continue
        seen.add(key)
        raw = [w.misc.get("NER", "") for w in sentence.words]
        found = list(spans(["I-" + r if r in ("PERSON", "ORGANIZATION", "LOCATION", "MISC") else "O" for r in raw]))
        labels = harmoniser.apply(forms, found, "onestop")
        for i, word in enumerate(sentence.words):
            if word.tag.startswith("NNP") and labels[i] == "O" and not raw[i] and word.form not in CALENDAR | TITLES:
                labels[i] = OPEN
        tokens = restore(forms, labels, [w.space for w in sentence.words], lost)
        words, kinds, spaces = (list(column) for column in zip(*tokens, strict=True))
        yield to_doc("onestop", vocab, *cut_hyphens(words, kinds, spaces))


def main() -> None:
    """Write names-train.spacy, names-dev.spacy, names-text.spacy (open) and raw.spacy."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("wordnet", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    bank, vocab = args.treebanks, Vocab()
    people = nationalities(args.wordnet)
    harmoniser = Harmoniser(people - really_names(bank, people))
    train: list[Doc] = []
    dev: list[Doc] = []
    for doc, held in crossner_and_wikigold(bank, harmoniser, vocab):
        (dev if held else train).append(doc)
    for name, target in (("train", train), ("dev", dev)):
        for forms, labels, spaces in gum(bank / f"en_gum-{name}.conllu.gz", harmoniser):
            target.append(to_doc("gum", vocab, forms, labels, spaces))
    train += onestop(bank, harmoniser, vocab)
    places = {ent.text for doc in train for ent in doc.ents if ent.label_ == "PLACE"}
    for doc, held in universal(bank, harmoniser, places, vocab):
        (dev if held else train).append(doc)
    text = [
        to_doc("", vocab, [w.form for w in s.words], [OPEN] * len(s.words), [w.space for w in s.words])
        for s in read(bank / "en_ewt-train.conllu.gz")
        if 5 <= len(s.words) <= 60 and any(w.tag.startswith("NNP") for w in s.words)
    ]
    print("relabelled", consistent(train, {"onestop", "gum"}))
    raw_text(bank, vocab).to_disk(args.out / "raw.spacy")
    for name, docs in (("train", train), ("dev", dev), ("text", text)):
        DocBin(attrs=["ORTH", "ENT_IOB", "ENT_TYPE", "SPACY"], store_user_data=True, docs=docs).to_disk(
            args.out / f"names-{name}.spacy"
        )
        counts = Counter(ent.label_ for doc in docs for ent in doc.ents)
        print(name, len(docs), sum(map(len, docs)), dict(counts))


if __name__ == "__main__":
    main()
