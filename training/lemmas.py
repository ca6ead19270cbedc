"""Derive the lemmatizer's table: `python lemmas.py TREEBANKS WORDNET_YAML OUT.tsv`.

Written are only the pairs of form and tag that the rules get wrong, from UD English EWT
and GUM (training parts; the majority wins) and from Open English WordNet: its irregular
forms, and the regular forms of its verbs and nouns where the ending hides the lemma.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from conll import read
from wordnet import load

from quizgen.analyse.components_lemmas import by_rule, singular

Pairs = dict[tuple[str, str], str]
HEADER = """\
# Forms whose lemma the rules of quizgen/analyse/components_lemmas.py do not find: form, tags, lemma.
# Derived from UD English EWT (CC BY-SA 4.0), UD English GUM (CC BY 4.0) and Open English WordNet (CC BY 4.0).
"""
LEVELS = {"a": ("JJR", "JJS"), "r": ("RBR", "RBS")}


def from_treebanks(folder: Path) -> Pairs:
    """Take the commonest lemma of each form and tag."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for name in ("en_ewt-train", "en_gum-train"):
        for sentence in read(folder / f"{name}.conllu.gz"):
            for i, word in enumerate(sentence.words):
                initial_adjective = i == 0 and word.tag == "JJ"
                if word.lemma and word.tag and word.tag not in ("NNP", "GW") and not initial_adjective:
                    seen[word.form.lower().replace("’", "'"), word.tag][word.lemma] += 1
    pairs = {}
    for key, lemmas in seen.items():
        best, count = lemmas.most_common(1)[0]
        closed = not key[1].startswith(("NN", "VB", "JJ", "CD", "RB", "UH"))
        if count >= 2 or (closed and sum(lemmas.values()) == count) or key[1] in ("VBD", "VBN"):
            pairs[key] = best
    return pairs


def regular_forms(lemma: str, pos: str) -> Iterator[tuple[str, str]]:
    """Yield (form, tag) for a regular verb or noun."""
    last = lemma[-1]
    consonant_y = last == "y" and lemma[-2:-1] not in tuple("aeiou")
    hissing = lemma.endswith(("s", "x", "z", "ch", "sh"))
    plural = lemma[:-1] + "ies" if consonant_y else lemma + ("es" if hissing else "s")
    if pos == "n":
        yield plural, "NNS"
        if last == "o":
            yield lemma + "es", "NNS"
        return
    yield (lemma + "es" if last == "o" else plural), "VBZ"
    past = lemma + "d" if last == "e" else lemma[:-1] + "ied" if consonant_y else lemma + "ed"
    yield past, "VBD VBN"
    silent = last == "e" and not lemma.endswith(("ee", "oe", "ye"))
    yield (
        (lemma[:-2] + "ying" if lemma.endswith("ie") else lemma[:-1] if silent else lemma)
        + ("" if lemma.endswith("ie") else "ing"),
        "VBG",
    )


def irregular_tags(form: str, pos: str) -> str:
    """Guess which tags an irregular form of WordNet's has."""
    if pos == "n":
        return "NNS"
    if pos == "v":
        if form.endswith("ing"):
            return "VBG"
        return "VBZ" if form.endswith("s") and not form.endswith("ss") else "VBD VBN"
    if pos in LEVELS:
        return LEVELS[pos][1 if form.endswith("st") else 0]
    return ""


def from_wordnet(folder: Path) -> Pairs:
    """Collect irregular and regular forms; lemmas in -e win a regular form."""
    regular: Pairs = {}
    irregular: Pairs = {}
    nouns: set[str] = set()
    for path in sorted(folder.glob("entries-*.yaml")):
        for word, entry in ((str(key), value) for key, value in load(path).items()):
            if not word.isalpha() or not word.islower() or len(word) < 3:
                continue
            for pos, data in entry.items():
                forms = [str(f) for f in data.get("form", ()) if str(f).isalpha()]
                for form in forms:
                    for tag in irregular_tags(form, pos[0].replace("s", "a")).split():
                        irregular.setdefault((form, tag), word)
                if pos[0] == "n":
                    nouns.add(word)
                if pos[0] in "nv":
                    for form, tags in regular_forms(word, pos[0]):
                        for tag in tags.split():
                            if word.endswith("e") or (form, tag) not in regular:
                                regular[form, tag] = word
    alike = {(n, "NNS"): n for n in nouns if n.endswith("s") and singular(n) not in nouns}  # series, means
    return {**alike, **regular, **irregular}


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("wordnet", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    pairs = {**from_wordnet(args.wordnet), **from_treebanks(args.treebanks)}
    grouped: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (form, tag), lemma in pairs.items():
        if by_rule(form, tag) != lemma:
            grouped[form, lemma].append(tag)
    lines = [f"{form}\t{' '.join(sorted(tags))}\t{lemma}\n" for (form, lemma), tags in sorted(grouped.items())]
    args.out.write_text(HEADER + "".join(lines), encoding="utf-8")
    print(len(lines), "exceptions")


if __name__ == "__main__":
    main()
