"""Load the language pipeline: the one that ships with quizgen, or any installed one that can do as much."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from quizgen.errors import InputError

SHIPPED = Path(__file__).resolve().parent.parent / "pipelines" / "en_quizgen"


@lru_cache(maxsize=2)
def load(model: str | None = None) -> Any:
    """Return the pipeline of that name or folder, the shipped one by default.

    Raises InputError where it is not installed or lacks what is needed.
    """
    import spacy
    from threadpoolctl import threadpool_limits

    import quizgen.analyse.components  # noqa: F401  (registers what the shipped pipeline is made of)

    name = model or str(SHIPPED)
    # One thread: faster on articles than many, and sums of floats come out the same on every machine.
    threadpool_limits(1, user_api="blas")
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
    doc = nlp("She visited two cities in 1995.")
    found = {
        "tagger": doc.has_annotation("TAG"),
        "parser": doc.has_annotation("DEP"),
        "lemmatizer": doc.has_annotation("LEMMA"),
        "names": any("ner" in pipe or "entit" in pipe for pipe in nlp.pipe_names),
    }
    lacking = [what for what, there in found.items() if not there]
    if lacking:
        raise InputError(
            f"the pipeline has no {', '.join(lacking)}",
            where=name,
            remedy="use one with tagger, parser, lemmatizer and ner",
        )
    if nlp.lang != "en":
        raise InputError(f"the pipeline is for {nlp.lang!r}, not English", where=name, remedy="use an English pipeline")
