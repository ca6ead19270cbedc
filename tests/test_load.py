"""Any installed English pipeline that can do what is needed is taken; others are refused with what they lack."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import fix_random_seed

from quizgen.analyse.load import SHIPPED, load
from quizgen.errors import InputError
from quizgen.syntax.scheme import COMPONENT, scheme_of
from tests.schemes import doc, sentences

TEXT = "The town was bombed by the Germans in 1940. Hanoi is the capital of Vietnam."
PIPES: dict[str, dict[str, int]] = {
    "tagger": {},
    "parser": {"min_action_freq": 1},
    "trainable_lemmatizer": {"min_tree_freq": 1},
    "ner": {},
}
Rename = Callable[[str], str]


def trained(folder: Path, *, universal: bool, without: str = "", rename: Rename = str) -> str:
    """Write a pipeline that knows the labels of a few sentences, though it has learnt nothing; return its folder."""
    fix_random_seed(1)
    nlp = spacy.blank("en")
    for pipe, config in PIPES.items():
        if pipe != without:
            nlp.add_pipe(pipe, config=config)
    golds = [doc(nlp.vocab, sentence, universal=universal) for sentence in sentences().values()]
    for gold in golds:
        for token in gold:
            token.dep_ = rename(token.dep_)
    examples = [Example(Doc(nlp.vocab, words=[t.text for t in gold]), gold) for gold in golds]
    nlp.initialize(lambda: examples)
    nlp.to_disk(folder)
    return str(folder)


def refusal(model: str) -> str:
    with pytest.raises(InputError) as caught:
        load(model)
    message = str(caught.value)
    assert message.startswith(model)
    assert "\n" not in message
    return message


def test_shipped_pipeline_loads() -> None:
    nlp = load()
    assert scheme_of(nlp) == "universal"
    assert COMPONENT not in nlp.pipe_names
    assert scheme_of(nlp(TEXT)) == "universal"


def test_folder_of_a_pipeline_loads(tmp_path: Path) -> None:
    folder = shutil.copytree(SHIPPED, tmp_path / "own")
    assert [t.dep_ for t in load(str(folder))(TEXT)] == [t.dep_ for t in load()(TEXT)]


def test_pipeline_in_universal_dependencies_is_taken_as_it_is(tmp_path: Path) -> None:
    nlp = load(trained(tmp_path / "ud", universal=True))
    assert nlp.pipe_names == list(PIPES)


def test_pipeline_in_the_other_scheme_ends_in_universal_dependencies(tmp_path: Path) -> None:
    folder = trained(tmp_path / "clear", universal=False)
    assert scheme_of(spacy.load(folder)) == "clear"
    nlp = load(folder)
    assert nlp.pipe_names[-1] == COMPONENT
    assert scheme_of(nlp) == "universal"
    assert scheme_of(nlp(TEXT)) == "universal"
    assert [scheme_of(parsed) for parsed in nlp.pipe([TEXT, TEXT])] == ["universal"] * 2
    nlp.to_disk(tmp_path / "again")
    assert load(str(tmp_path / "again")).pipe_names.count(COMPONENT) == 1


@pytest.mark.parametrize(
    ("pipe", "lacking"),
    [("tagger", "tagger"), ("parser", "parser"), ("trainable_lemmatizer", "lemmatizer"), ("ner", "names")],
)
def test_pipeline_that_lacks_something_is_refused(tmp_path: Path, pipe: str, lacking: str) -> None:
    message = refusal(trained(tmp_path / "partial", universal=True, without=pipe))
    assert f"the pipeline has no {lacking} " in message
    assert "use one with tagger, parser, lemmatizer and ner" in message


def test_pipeline_that_finds_no_known_kind_of_name_is_refused(tmp_path: Path) -> None:
    nlp = spacy.load(trained(tmp_path / "partial", universal=True, without="ner"))
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "GENE", "pattern": "BRCA1"}])  # type: ignore[attr-defined]
    assert "the pipeline has no names" in refusal(saved(nlp, tmp_path / "genes"))


def test_labels_of_no_known_scheme_are_refused(tmp_path: Path) -> None:
    model = trained(tmp_path / "conll", universal=True, rename=lambda label: f"{label.upper()}-X")
    assert "labels" in refusal(model)


def saved(nlp: Language, folder: Path) -> str:
    nlp.to_disk(folder)
    return str(folder)


def test_blank_pipeline_is_refused_with_all_it_lacks(tmp_path: Path) -> None:
    message = refusal(saved(spacy.blank("en"), tmp_path / "blank"))
    assert "the pipeline has no tagger, parser, lemmatizer, names" in message


def test_other_language_is_refused(tmp_path: Path) -> None:
    message = refusal(saved(spacy.blank("de"), tmp_path / "german"))
    assert "the pipeline is for 'de', not English (use an English pipeline)" in message


def test_pipeline_that_was_never_trained_is_refused(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("parser")
    assert "the pipeline does not run" in refusal(saved(nlp, tmp_path / "raw"))


def test_missing_folder_and_missing_package_are_refused(tmp_path: Path) -> None:
    assert "no such pipeline" in refusal(str(tmp_path / "nowhere"))
    assert "give --model the name of an installed spaCy pipeline" in refusal("en_quizgen_nowhere")


def test_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("Hanoi is the capital of Vietnam.", encoding="utf-8")
    refusal(str(tmp_path))


def test_pipeline_with_unknown_component_is_refused(tmp_path: Path) -> None:
    model = saved(spacy.blank("en"), tmp_path / "own")
    config = tmp_path / "own" / "config.cfg"
    text = config.read_text(encoding="utf-8").replace("pipeline = []", 'pipeline = ["gone"]')
    config.write_text(text + '\n[components.gone]\nfactory = "gone"\n', encoding="utf-8")
    assert "the pipeline cannot be loaded" in refusal(model)
