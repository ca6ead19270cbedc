"""Load the language pipeline: the one that ships with quizgen, or any installed one that can do as much."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from quizgen.errors import InputError

SHIPPED = Path(__file__).resolve().parent.parent / "pipelines" / "en_quizgen"
NEEDED = ("tagger", "parser", "lemmatizer", "ner")


@lru_cache(maxsize=2)
def load(model: str | None = None) -> Any:
    """Return the pipeline of that name or folder, the shipped one by default.

    Raises InputError where it is not installed or lacks what is needed.
    """
    import spacy

    import quizgen.analyse.components  # noqa: F401  (registers what the shipped pipeline is made of)

    name = model or str(SHIPPED)
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise InputError(
            f"no such pipeline: {model}" if model else "the pipeline that ships with quizgen is missing",
            where=name,
            remedy="give --model the name of an installed spaCy pipeline or its folder",
        ) from error
    _require(nlp, name)
    return nlp


def _require(nlp: Any, name: str) -> None:
    lacking = [
        what for what, found in {
            "tagger": any("tag" in p or p in {"morphologizer", "transformer"} for p in nlp.pipe_names),
            "parser": "parser" in nlp.pipe_names or any("parser" in p for p in nlp.pipe_names),
            "lemmas": any("lemma" in p for p in nlp.pipe_names),
            "names": any("ner" in p or "ruler" in p for p in nlp.pipe_names),
        }.items() if not found
    ]  # fmt: skip
    if lacking:
        raise InputError(
            f"the pipeline has no {', '.join(lacking)}",
            where=name,
            remedy="use one with tagger, parser, lemmatizer and ner",
        )
    if nlp.lang != "en":
        raise InputError(f"the pipeline is for {nlp.lang!r}, not English", where=name, remedy="use an English pipeline")
