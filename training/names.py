"""Bring the named-entity sources to one label set: `python names.py TREEBANKS CLASSES OUT`.

Labels: PERSON, ORG, PLACE, EVENT, WORK, NORP (nationality, faith, party member), MISC.
Spans follow Universal NER: no leading `the`, no title before a person's name. Where a
source cannot say which label a word should have, the word is left open (`?`).

CrossNER: https://arxiv.org/abs/2012.04373; UNER: https://arxiv.org/abs/2311.09122;
GUM: https://gucorpling.org/gum/; Wikigold: https://aclanthology.org/W09-3302/
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from conll import Word, read
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

Tokens = list[tuple[str, str, bool]]  # form, label ("" none, "?" open) with B-/I-, space after

FINE = {
    "PERSON": "person writer musicalartist politician researcher scientist PER",
    "ORG": "organisation band politicalparty university ORG organization ORGANIZATION",
    "PLACE": "country location LOC place LOCATION",
    "EVENT": "event election conference",
    "WORK": "album song book poem magazine academicjournal",
    "MISC": "award astronomicalobject misc product programlang MISC object abstract",
}
COARSE = {fine: label for label, names in FINE.items() for fine in names.split()} | {"PERSON": "PERSON"}
OPEN = "?"
#: A name that a source with only people, organisations and places leaves out: none of the three.
OTHER = "OTHER"
DIRECTIONS = frozenset(
    "North South East West Southeast Southwest Northeast Northwest Central Latin Middle Eastern - and".split()
)
DEMONYM = re.compile(r"(a|an|the) (native|inhabitant|member|person|follower|adherent|believer|citizen)")
CALENDAR = frozenset(
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Jan Feb Mar Apr Jun Jul Aug Sept Sep "
    "Oct Nov Dec Mr Mrs Ms Dr Mr. Mrs. Ms. Dr. Sir Lord President".split()
)
#: Words that stand before a person's name, or in its place, and are no part of it.
TITLES = frozenset(
    "Mr Mrs Ms Miss Dr Prof Professor Doctor Sir Lord Lady Dame Baron Baroness Count Countess Duke Duchess Earl "
    "Marquess President Vice Prime Minister Chancellor Premier Governor Mayor Senator Sen Congressman "
    "Congresswoman Congressmen Representative Rep Speaker Secretary Ambassador Spokesperson Spokesman Spokeswoman "
    "Chairman Chairwoman Chair CEO Director Chief Executive Officer Justice Judge Attorney General Gen Colonel "
    "Col Major Captain Capt Lieutenant Lt Sergeant Sgt Corporal Private Admiral Commander Marshal Sheriff "
    "Constable Detective Inspector Agent King Queen Prince Princess Emperor Empress Tsar Czar Kaiser Sultan Shah "
    "Regent Pope Bishop Archbishop Cardinal Father Brother Sister Mother Reverend Rev Pastor Rabbi Imam Sheikh "
    "Ayatollah Uncle Aunt Grandma Grandpa Mum Mom Dad Coach Fellow Members Member Lords Protector Command Man Men "
    "People Anonymous Poets Her His Majesty Highness Honor Honour Petitioner Petitioners Respondent Respondents "
    "Counsel Committee State".split()
)
#: Names of these genres of EWT are mostly shops and restaurants, now called places, now organisations.
PRIVATE = frozenset({"reviews", "answers", "email"})
CONTRACTED = ("'s", "’s")


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


def spans(labels: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, label) of IOB labels, forgiving I- without B-."""
    start = None
    kind = ""
    for i, label in enumerate([*labels, "O"]):
        prefix, _, name = label.partition("-")
        if start is not None and (prefix != "I" or name != kind):
            yield start, i, kind
            start = None
        if prefix in "BI" and start is None and name:
            start, kind = i, name
    return


def iob(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Read forms and labels, from two-column IOB or UNER's IOB2."""
    forms: list[str] = []
    labels: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            parts = line.split()
            if not parts:
                if forms:
                    yield forms, labels
                forms, labels = [], []
            elif not line.startswith("# ") and "-DOCSTART-" not in line:
                form, label = (parts[1], parts[2]) if parts[0].isdigit() and len(parts) > 3 else (parts[0], parts[-1])
                forms.append(form)
                labels.append(label)


def spacing(forms: list[str]) -> list[bool]:
    """Guess where pre-tokenised text had spaces."""
    spaces = []
    quote = False
    for i, form in enumerate(forms):
        after = forms[i + 1] if i + 1 < len(forms) else ""
        space = bool(after)
        if form in ("(", "[", "$", "£", "“", "‘") or after in (
            ",", ".", ":", ";", "?", "!", ")", "]", "'s", "'", "’s", "n't", "%", "”", "’",
        ):  # fmt: skip
            space = False
        if form == '"':
            quote = not quote
            space = space and not quote
        if after == '"' and quote:
            space = False
        if form in ("-", "–") or after in ("-", "–"):
            space = form in ("-", "–") and after in ("-", "–")
        spaces.append(space)
    return spaces


def cut_hyphens(forms: list[str], labels: list[str], spaces: list[bool]) -> tuple[list[str], list[str], list[bool]]:
    """Cut `Coca-Cola` in three, as the tokenizer does; `US` in an unlabelled `US-based` stays open."""
    result: tuple[list[str], list[str], list[bool]] = ([], [], [])
    for form, label, space in zip(forms, labels, spaces, strict=True):
        parts = re.split(r"(?<=[^\W\d_])(-)(?=[^\W\d_])", form)
        for i, part in enumerate(parts):
            kind = label if i == 0 or label in ("O", OPEN) else "I" + label[1:]
            if label == "O" and len(parts) > 1 and part[:1].isupper():
                kind = OPEN
            result[0].append(part)
            result[1].append(kind)
            result[2].append(space if i == len(parts) - 1 else False)
    return result


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


class Harmoniser:
    """Turns a source's spans into one label set."""

    def __init__(self, norp: set[str]) -> None:
        self.norp = norp

    def apply(self, forms: list[str], found: Iterable[tuple[int, int, str]], source: str) -> list[str]:
        """Return IOB labels, with "?" for what stays open."""
        labels = ["O"] * len(forms)
        for begin, stop, kind in found:
            start, end = begin, stop
            if kind == "misc" and end - start == 1 and forms[start] in self.norp:
                label = "NORP"
            else:
                label = COARSE.get(kind, "")
            if kind == "MISC":
                label = "NORP" if end - start == 1 and forms[start] in self.norp else OTHER
            if not label:
                continue
            while start < end and forms[start].lower() in ("the", "a", "an", "this", "that") and label != "WORK":
                start += 1
            if end > start + 1 and forms[end - 1] in CONTRACTED:
                end -= 1
            if label == "PERSON":
                while end - start > 1 and forms[start] in CALENDAR:
                    start += 1
                if source == "gum":
                    while start < end and forms[start].rstrip(".") in TITLES:
                        start += 1
            if start >= end:
                continue
            if (
                label in ("PLACE", "ORG", "MISC")
                and source != "uner"
                and all(form in self.norp or form in DIRECTIONS for form in forms[start:end])
            ):
                label = "NORP"
            for i in range(start, end):
                labels[i] = ("B-" if i == start else "I-") + label
        for i, form in enumerate(forms):
            if labels[i] == "O" and form in self.norp:
                labels[i] = "B-NORP"
        return labels


def gum_spans(words: list[Word], opened: dict[str, tuple[int, str, str]]) -> Iterator[tuple[int, int, str, str]]:
    """Yield (start, end, type, identity) for the entity brackets of one sentence."""
    opened.clear()
    for i, word in enumerate(words):
        text = word.misc.get("Entity", "")
        for piece in re.findall(r"\([^()]+\)?|[^()]+\)", text):
            if piece.startswith("("):
                fields = piece.strip("()").split("-")
                identity = "-".join(fields[6:]) if len(fields) > 6 else ""
                opened[fields[0]] = (i, fields[1] if len(fields) > 1 else "", identity)
                key = fields[0]
                if piece.endswith(")"):
                    start, kind, identity = opened.pop(key)
                    yield start, i + 1, kind, identity
            else:
                key = piece.strip(")").split("-")[0]
                if key in opened:
                    start, kind, identity = opened.pop(key)
                    yield start, i + 1, kind, identity


def narrow(words: list[Word], start: int, end: int, kind: str) -> tuple[int, int] | None:
    """Cut a mention down to the name that heads it, or None if no name does."""
    inside = range(start, end)
    heads = [i for i in inside if words[i].head not in inside or words[i].head == i]
    if not heads or not words[heads[0]].tag.startswith("NNP"):
        return None
    head = heads[0]
    keep = {head}
    for i in inside:
        ok = words[i].head == head and words[i].dep in ("compound", "flat", "amod", "nummod", "nmod:unmarked")
        if ok and (words[i].form[:1].isupper() or words[i].form[:1].isdigit()):
            keep.update(
                j
                for j in inside
                if j == i or (words[j].head == i and words[j].dep in ("compound", "flat", "amod", "punct"))
            )
        if words[i].head == head and words[i].dep == "nmod" and kind in ("organization", "event") and i > head:
            cases = [words[j].form for j in inside if words[j].head == i and words[j].dep == "case"]
            if words[i].tag.startswith("NNP") and cases in (["of"], ["for"], ["de"], ["du"], ["von"]):
                keep.update(range(head, i + 1))
    low, high = min(keep), max(keep)
    while low < head and not words[low].form[:1].isupper() and not words[low].form[:1].isdigit():
        low += 1
    while low < head and words[low].dep == "nmod:desc":
        low += 1
    return low, high + 1


def pieces(words: list[Word], start: int, end: int, kind: str) -> Iterator[tuple[int, int]]:
    """Cut a name at its commas: `San Francisco, California` is two places, `Norton, circa 1880` one person.

    Organisations keep theirs (`Marvel Consultants, Inc.`), and people their `Jr.`.
    """
    if kind in ("organization", "event", "object", "abstract"):
        yield start, end
        return
    first = start
    for i in range(start, end + 1):
        if i == end or words[i].form in (",", "–", "(", "[", "/", "and"):
            while first < i and not words[first].form[:1].isupper() and kind == "person":
                first += 1  # `80,000 Germans`
            if first < i and any(words[j].tag.startswith("NNP") for j in range(first, i)):
                yield first, i
            first = i + 1
            if kind == "person":
                return


def gum(path: Path, harmoniser: Harmoniser) -> Iterator[tuple[list[str], list[str], list[bool]]]:
    """Yield GUM's sentences with the names among its entities."""
    opened: dict[str, tuple[int, str, str]] = {}
    for sentence in read(path):
        words = sentence.words
        found: list[tuple[int, int, str]] = []
        taken: set[int] = set()
        mentions = sorted(gum_spans(words, opened), key=lambda m: (m[0] - m[1], m[0]))
        for start, end, kind, _ in mentions:
            cut = narrow(words, start, end, kind)
            if cut is None or kind in ("time", "animal", "plant", "substance"):
                continue
            if taken.isdisjoint(range(*cut)):
                taken.update(range(*cut))
                found += [(*piece, kind) for piece in pieces(words, *cut, kind)]
        forms = [w.form for w in words]
        labels = harmoniser.apply(forms, found, "gum")
        for i, word in enumerate(words):
            if word.tag == "NNPS" and labels[i].endswith("-PERSON"):  # `the Americans`, `many Democrats`
                labels[i] = "B-NORP" if word.form in harmoniser.norp else OPEN
            if labels[i][2:] == "PERSON" and labels[i - 1 : i] == [OPEN] and labels[i][0] == "I":
                labels[i] = OPEN
            unknown = word.tag.startswith("NNP") and labels[i] == "O" and word.form not in CALENDAR | TITLES
            if unknown and word.dep != "nmod:desc":
                labels[i] = OPEN
        yield [w.form for w in words], labels, [w.space for w in words]


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
