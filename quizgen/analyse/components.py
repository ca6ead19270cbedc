"""What the shipped English pipeline is made of besides spaCy's own components.

Importing this module registers everything that `spacy.load` needs for it:
`quizgen_sentences`, `quizgen_parser`, `quizgen_morphology`, `quizgen_lemmatizer`,
`quizgen_names`, `quizgen_measures`.
"""

from quizgen.analyse import (
    components_lemmas,
    components_measures,
    components_morph,
    components_names,
    components_parser,
    components_sentences,
)

__all__ = [
    "components_lemmas",
    "components_measures",
    "components_morph",
    "components_names",
    "components_parser",
    "components_sentences",
]
