"""Where the tokenizer of the shipped pipeline cuts otherwise than spaCy's own.

Samples: `rained.[3]` -> rained . [ 3 ]; `1914–18` -> 1914 – 18; `U.S.-based` -> U.S. - based;
`re-elected` stays whole, as in the treebanks. The rules are stored with the pipeline;
this module is needed to make one.
"""

from typing import Any

from spacy.lang.char_classes import ALPHA, HYPHENS
from spacy.language import Language
from spacy.util import compile_infix_regex

INFIXES = (
    r"(?<=[a-z][a-z])\.(?=\[|:\d)",
    r"(?<=[^\s\[(])\[(?=\w+(?:\]|$))",
    r"(?<=\w)\](?=\S)",
    r"(?<=\d)[–—](?=\d)",
    r"(?<=[A-Z]\.)-(?=[a-z])",
)
PREFIXES = (
    "non pre re anti pro co cross semi multi post sub ex inter e bi neo pan ultra micro macro counter pseudo quasi"
)
HYPHEN = rf"(?<=[{ALPHA}])(?:{HYPHENS})(?=[{ALPHA}])"


def extend(nlp: Language) -> None:
    """Change the cuts of a pipeline's tokenizer."""
    kept = [infix for infix in map(str, nlp.Defaults.infixes or ()) if "——" not in infix]
    whole = "".join(rf"(?<!\b[{word[0].upper()}{word[0]}]{word[1:]})" for word in PREFIXES.split())
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex([*kept, whole + HYPHEN, *INFIXES]).finditer
