"""Look lemmas up by form and tag, with rules for what the table leaves out.

Sample: ("found", VBD) -> find, ("founded", VBD) -> found, ("co-wrote", VBD) -> co-write.

The table `quizgen/data/lemma_exceptions.tsv` holds only what the rules below get wrong;
`training/lemmas.py` derives it from UD English EWT and GUM and Open English WordNet.
"""

import re
from functools import lru_cache
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc, Token

VOWELS = "aeiou"
SIGNS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."})
KEEP_CASE = frozenset({"NNP", "ADD", "GW", "LS"})
E_AFTER = (
    "c",
    "v",
    "u",
    "z",
    "at",
    "ut",
    "bl",
    "tl",
    "gl",
    "pl",
    "dl",
    "fl",
    "kl",
    "dg",
    "rg",
    "ng",
    "rs",
    "ns",
    "ps",
    "as",
    "is",
    "os",
    "us",
    "ir",
    "ur",
    "or",
)
ROMAN = re.compile(r"[IVXLCDM]+")
KEEP_DOUBLE = ("ll", "ss", "zz", "ff")


@lru_cache(maxsize=1)
def exceptions() -> dict[tuple[str, str], str]:
    """Read the table: (lowercased form, tag) -> lemma."""
    text = (files("quizgen") / "data" / "lemma_exceptions.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {(form, tag): lemma for form, tags, lemma in rows for tag in tags.split()}


def singular(word: str) -> str:
    """Take the plural ending off a regular noun.

    >>> [singular(word) for word in ("cities", "boxes", "houses", "days", "glasses")]
    ['city', 'box', 'house', 'day', 'glass']
    """
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _bare(stem: str) -> str:
    """Mend a verb whose -ed or -ing was cut off."""
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in VOWELS and not stem.endswith(KEEP_DOUBLE):
        return stem[:-1]
    if stem.endswith(E_AFTER) and not stem.endswith(("ss", "ous")):
        return stem + "e"
    short = len(stem) > 2 and stem[-1] not in "aeiouwxy" and stem[-2] in VOWELS and stem[-3] not in VOWELS
    if short and sum(letter in VOWELS for letter in stem) == 1:
        return stem + "e"
    return stem


def base_verb(word: str, tag: str) -> str:
    """Take the ending off a regular verb form.

    >>> base_verb("announced", "VBD"), base_verb("stopped", "VBN"), base_verb("goes", "VBZ")
    ('announce', 'stop', 'go')
    """
    if tag == "VBZ":
        if word.endswith("oes"):
            return word[:-2]
        return singular(word)
    if tag == "VBG" and word.endswith("ing") and len(word) > 4:
        return _bare(word[:-3])
    if tag in ("VBD", "VBN") and word.endswith("ed"):
        if word.endswith("ied") and len(word) > 4:
            return word[:-3] + "y"
        return _bare(word[:-2])
    return word


def positive(word: str, tag: str) -> str:
    """Take -er or -est off an adjective or adverb."""
    ending = "est" if tag.endswith("S") else "er"
    if not word.endswith(ending) or len(word) < len(ending) + 3:
        return word
    stem = word[: -len(ending)]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    return _bare(stem)


def by_rule(form: str, tag: str) -> str:
    """Return the lemma that the rules give, without the table."""
    if tag in KEEP_CASE:
        return form
    if tag == "NNPS":
        return singular(form)
    lower = form.lower()
    if tag == "CD" and ROMAN.fullmatch(form):
        return form
    if len(form) > 1 and (form[1:] != lower[1:]) and tag.startswith(("NN", "JJ")):
        lower = form  # TV, DNA, iPhone
    if tag == "NNS":
        return lower if lower[:1].isdigit() else singular(lower)  # the 1960s
    if tag.startswith("VB"):
        return base_verb(lower, tag)
    if tag in ("JJR", "JJS", "RBR", "RBS"):
        return positive(lower, tag)
    if tag in ("JJ", "FW") and form[:1].isupper():
        return form
    return lower.translate(SIGNS)


def lemma(form: str, tag: str) -> str:
    """Return the lemma of a form with a Penn tag."""
    key = form.lower().replace("’", "'")
    found = exceptions().get((key, tag))
    if found is not None:
        return found if tag != "NNPS" or found[:1].isupper() else found[:1].upper() + found[1:]
    ahead, hyphen, last = key.rpartition("-")
    if hyphen and tag.startswith("VB") and ahead and last.isalpha():
        return f"{ahead}-{lemma(last, tag)}"  # "co-wrote"
    return by_rule(form, tag)


def _in_context(token: Token) -> str:
    """Tell `'s` that stands for has from the one that stands for is, and so on."""
    tag, text = token.tag_, token.lower_.replace("’", "'")
    if text == "'s" and tag == "VBZ":
        been = token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "been"
        return "have" if been or (token.dep_ == "aux" and token.head.tag_ == "VBN") else "be"
    if text == "'d":
        return "have" if tag == "VBD" else "would"
    if tag == "JJ" and token.is_title and token.is_sent_start:
        return lemma(token.text, tag) if (token.lower_, "JJ") in exceptions() else token.lower_
    return lemma(token.text, tag)


@Language.component("quizgen_lemmatizer", assigns=["token.lemma"], requires=["token.tag"])
def lemmatize(doc: Doc) -> Doc:
    """Set the lemma of every word."""
    for token in doc:
        token.lemma_ = _in_context(token)
    return doc
