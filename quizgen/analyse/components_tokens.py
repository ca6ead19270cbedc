"""Where the tokenizer of the shipped pipeline cuts more often than spaCy's own.

Samples: `rained.[3]` -> rained . [ 3 ]; `1914–18` -> 1914 – 18; `U.S.-based` -> U.S. - based.
The rules are stored with the pipeline; this module is needed to make one.
"""

from spacy.language import Language
from spacy.util import compile_infix_regex

INFIXES = (
    r"(?<=[a-z][a-z])\.(?=\[|:\d)",
    r"(?<=[^\s\[(])\[(?=\w+(?:\]|$))",
    r"(?<=\w)\](?=\S)",
    r"(?<=\d)[–—](?=\d)",
    r"(?<=[A-Z]\.)-(?=[a-z])",
)


def extend(nlp: Language) -> None:
    """Add the cuts to a pipeline's tokenizer."""
    infixes = [*(nlp.Defaults.infixes or ()), *INFIXES]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
