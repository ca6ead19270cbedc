"""Load the language pipeline: the one that ships with quizgen, or any installed one that can do as much."""

from __future__ import annotations

import gc
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
    except (ImportError, ValueError) as error:
        raise InputError(
            f"the pipeline cannot be loaded: {_first_line(error)}",
            where=name,
            remedy="install what it needs, or give --model another one",
        ) from error
    _require(nlp, name)
    gc.freeze()  # what is loaded stays: the collector of garbage needn't look through all of it time and again
    return nlp


def _require(nlp: Any, name: str) -> None:
    """Raise InputError unless the pipeline can do what is needed; let one in spaCy's own scheme end in UD."""
    from quizgen.syntax.scheme import COMPONENT, scheme_of

    if nlp.lang != "en":
        raise InputError(f"the pipeline is for {nlp.lang!r}, not English", where=name, remedy="use an English pipeline")
    try:
        doc = nlp("She visited two cities in 1995.")
    except ValueError as error:
        raise InputError(
            f"the pipeline does not run: {_first_line(error)}", where=name, remedy="use one that has been trained"
        ) from error
    found = {
        "tagger": doc.has_annotation("TAG"),
        "parser": doc.has_annotation("DEP"),
        "lemmatizer": doc.has_annotation("LEMMA"),
        "names": _finds_names(nlp),
    }
    lacking = [what for what, there in found.items() if not there]
    if lacking:
        raise InputError(
            f"the pipeline has no {', '.join(lacking)}",
            where=name,
            remedy="use one with tagger, parser, lemmatizer and ner",
        )
    scheme = scheme_of(nlp) or scheme_of(doc)
    if scheme == "other":
        raise InputError(
            "the labels of the pipeline's parser are of no scheme that quizgen knows",
            where=name,
            remedy="use one in Universal Dependencies, or in the scheme of spaCy's own English pipelines",
        )
    if scheme == "clear":
        nlp.add_pipe(COMPONENT, last=True)


def _finds_names(nlp: Any) -> bool:
    """Tell whether a component finds names of kinds that are known; one that does not tell its kinds will do."""
    from quizgen.analyse.names import LABELS

    finders = [nlp.get_pipe(pipe) for pipe in nlp.pipe_names if "ner" in pipe or "entit" in pipe]
    return any(set(labels) & set(LABELS) if (labels := getattr(finder, "labels", ())) else True for finder in finders)


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
