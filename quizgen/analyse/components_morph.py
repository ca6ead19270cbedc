"""Parts of speech and features of UD, read off the Penn tag and the tree.

Sample: (`was`, VBD, aux:pass) -> AUX, Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin

Mapping: https://universaldependencies.org/tagset-conversion/en-penn-uposf.html, with the
habits of UD English EWT where the tree decides (IN, DT, auxiliaries).
"""

from spacy.language import Language
from spacy.tokens import Doc, Token

UPOS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "CD": "NUM", "CC": "CCONJ", "MD": "AUX", "UH": "INTJ",
    "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "AFX": "ADJ", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "WRB": "ADV",
    "RP": "ADP", "IN": "ADP", "TO": "PART", "POS": "PART", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WP$": "PRON",
    "WDT": "PRON", "EX": "PRON", "DT": "DET", "PDT": "DET", "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB",
    "VBP": "VERB", "VBZ": "VERB", "FW": "X", "LS": "X", "GW": "X", "ADD": "PROPN", "$": "SYM", "SYM": "SYM",
    ".": "PUNCT", ",": "PUNCT", ":": "PUNCT", "``": "PUNCT", "''": "PUNCT", "-LRB-": "PUNCT", "-RRB-": "PUNCT",
    "HYPH": "PUNCT", "NFP": "PUNCT",
}  # fmt: skip
FEATURES = {
    "NN": "Number=Sing", "NNS": "Number=Plur", "NNP": "Number=Sing", "NNPS": "Number=Plur",
    "JJ": "Degree=Pos", "JJR": "Degree=Cmp", "JJS": "Degree=Sup", "RBR": "Degree=Cmp", "RBS": "Degree=Sup",
    "MD": "VerbForm=Fin", "VB": "VerbForm=Inf", "VBD": "Mood=Ind|Tense=Past|VerbForm=Fin", "VBG": "VerbForm=Ger",
    "VBN": "Tense=Past|VerbForm=Part", "VBP": "Mood=Ind|Tense=Pres|VerbForm=Fin", "CD": "NumType=Card",
    "VBZ": "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "EX": "PronType=Dem",
    "WP": "PronType=Int", "WP$": "Poss=Yes|PronType=Int", "WDT": "PronType=Rel", "WRB": "PronType=Int",
}  # fmt: skip
PERSONAL = {
    "i": "Case=Nom|Number=Sing|Person=1", "me": "Case=Acc|Number=Sing|Person=1", "my": "Number=Sing|Person=1",
    "you": "Person=2", "your": "Person=2", "he": "Case=Nom|Gender=Masc|Number=Sing|Person=3",
    "him": "Case=Acc|Gender=Masc|Number=Sing|Person=3", "his": "Gender=Masc|Number=Sing|Person=3",
    "she": "Case=Nom|Gender=Fem|Number=Sing|Person=3", "her": "Gender=Fem|Number=Sing|Person=3",
    "it": "Gender=Neut|Number=Sing|Person=3", "its": "Gender=Neut|Number=Sing|Person=3",
    "we": "Case=Nom|Number=Plur|Person=1", "us": "Case=Acc|Number=Plur|Person=1", "our": "Number=Plur|Person=1",
    "they": "Case=Nom|Number=Plur|Person=3", "them": "Case=Acc|Number=Plur|Person=3", "their": "Number=Plur|Person=3",
}  # fmt: skip
ARTICLES = {"the": "Definite=Def|PronType=Art", "a": "Definite=Ind|PronType=Art", "an": "Definite=Ind|PronType=Art"}
DEMONSTRATIVES = {"this": "Sing", "that": "Sing", "these": "Plur", "those": "Plur"}
INDEFINITES = frozenset(
    f"{quantifier}{kind}" for quantifier in ("any", "some", "every", "no") for kind in ("one", "body", "thing")
)
HELPERS = frozenset({"aux", "aux:pass", "cop"})
PREDETERMINERS = frozenset({"det", "det:predet"})


def part_of_speech(token: Token) -> str:
    """Return the universal part of speech of a tagged and parsed word."""
    tag, dep = token.tag_, token.dep_
    if token.is_space:
        return "SPACE"
    if tag.startswith("VB"):
        return "AUX" if dep in HELPERS else "VERB"
    if tag == "IN":
        return "SCONJ" if dep == "mark" else "ADP"
    if tag in ("DT", "WDT", "PDT"):
        pronoun = tag == "WDT" or token.lower_ in DEMONSTRATIVES
        return "PRON" if pronoun and dep not in PREDETERMINERS else "DET"
    if tag == "RB" and token.lower_ in ("not", "n't", "n’t"):
        return "PART"
    if tag == "NNP" and dep == "amod":
        return "ADJ"
    if tag == "HYPH" and dep == "case":
        return "SYM"
    if tag == "NN" and (token.text == "%" or token.lower_ in INDEFINITES):
        return "SYM" if token.text == "%" else "PRON"
    return UPOS.get(tag, "X")


def features(token: Token) -> str:
    """Return UD features of a tagged and parsed word."""
    tag, lower = token.tag_, token.lower_
    if tag in ("PRP", "PRP$"):
        base = PERSONAL.get(lower, "")
        poss = "Poss=Yes" if tag == "PRP$" else ""
        return "|".join(sorted(f for f in (*base.split("|"), poss, "PronType=Prs") if f))
    if tag == "DT":
        if lower in DEMONSTRATIVES:
            return f"Number={DEMONSTRATIVES[lower]}|PronType=Dem"
        return ARTICLES.get(lower, "")
    if lower == "was" and tag == "VBD":
        return "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"
    if lower in ("not", "n't", "n’t") and tag == "RB":
        return "Polarity=Neg"
    if tag == "VBG" and any(child.dep_ == "aux" for child in token.lefts):
        return "Tense=Pres|VerbForm=Part"
    if tag == "VBN" and any(child.dep_ == "aux:pass" for child in token.lefts):
        return "Tense=Past|VerbForm=Part|Voice=Pass"
    return FEATURES.get(tag, "")


@Language.component("quizgen_morphology", assigns=["token.pos", "token.morph"], requires=["token.tag", "token.dep"])
def set_morphology(doc: Doc) -> Doc:
    """Set part of speech and features of every word."""
    for token in doc:
        token.pos_ = part_of_speech(token)
        token.set_morph(features(token))  # type: ignore[attr-defined]
    return doc
