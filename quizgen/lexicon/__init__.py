"""Word knowledge: what kind of thing a noun names, what a verb does, how words inflect.

The lists are derived from Open English WordNet (see ``data/LICENSE-wordnet.md``) by ``training/lexicon.py``.
Words are lower-case lemmas, names as they are written. Each list is read when it is first needed.
"""

from quizgen.lexicon.forms import inflect, is_irregular_past, plural, singulars
from quizgen.lexicon.names import (
    POLITE,
    antonym,
    antonyms,
    capital_of,
    countries,
    country_adjective,
    country_of,
    country_of_currency,
    demonym,
    given_name,
    homeland,
    is_country,
    name_class,
    neighbours,
    with_the,
)
from quizgen.lexicon.nouns import (
    classifying,
    is_abstract,
    is_group,
    is_person,
    is_place,
    is_role,
    is_time,
    kinship,
    listed,
    noun_class,
    relational,
)
from quizgen.lexicon.regions import is_region, lies_in
from quizgen.lexicon.tree import familiar, hypernyms, is_kind_of, kin
from quizgen.lexicon.units import is_unit, unit_dimension
from quizgen.lexicon.verbs import change_verb, is_verb, speech_verb, stative_verb, verb_class, verb_classes

__all__ = [
    "POLITE",
    "antonym",
    "antonyms",
    "capital_of",
    "change_verb",
    "classifying",
    "countries",
    "country_adjective",
    "country_of",
    "country_of_currency",
    "demonym",
    "familiar",
    "given_name",
    "homeland",
    "hypernyms",
    "inflect",
    "is_abstract",
    "is_country",
    "is_group",
    "is_irregular_past",
    "is_kind_of",
    "is_person",
    "is_place",
    "is_region",
    "is_role",
    "is_time",
    "is_unit",
    "is_verb",
    "kin",
    "kinship",
    "lies_in",
    "listed",
    "name_class",
    "neighbours",
    "noun_class",
    "plural",
    "relational",
    "singulars",
    "speech_verb",
    "stative_verb",
    "unit_dimension",
    "verb_class",
    "verb_classes",
    "with_the",
]  # fmt: skip
