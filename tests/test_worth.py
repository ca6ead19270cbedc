"""Worth: what the model sees of a question, that its data are whole, and that it ranks as people would."""

from __future__ import annotations

import importlib.util
import json
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from quizgen.choose.worth import Profile, features, worth
from quizgen.export import export
from quizgen.model import Article, Kind, Question
from quizgen.read import read_article
from tests.samples import ARTICLE, CHOICE, CLOZE, ENGINEER, FELL, OPEN, QUIZ, TEXT, TRUE, question

DATA = json.loads((files("quizgen") / "data" / "worth.json").read_text(encoding="utf-8"))
PROFILE = Profile(ARTICLE)
NUMBER = question("How many million dollars had the bridge cost?", "6.4", FELL, kind=Kind.QUANTITY)
ROLE = question("Who was Leon Moisseiff?", "engineer", ENGINEER, kind=Kind.ROLE, template="role.who")


def score(asked: Question, article: Article) -> float:
    return worth(features(asked, Profile(article)))


@pytest.fixture(scope="module")
def training():
    path = Path(__file__).parent.parent / "training" / "worth.py"
    spec = importlib.util.spec_from_file_location("training_worth", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["training_worth"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("asked", QUIZ.questions, ids=lambda q: f"{q.form} {q.prompt[:20]}")
def test_every_form_has_a_worth_between_0_and_1(asked: Question):
    assert 0 < score(asked, ARTICLE) < 1
    assert all(0 < value <= 1 for value in features(asked, PROFILE).values())


def test_what_people_ask_is_worth_more():
    assert score(NUMBER, ARTICLE) > score(ROLE, ARTICLE)


@pytest.mark.parametrize(
    ("asked", "name", "value"),
    [
        (OPEN, "kind=date", 1.0),
        (OPEN, "word=when", 1.0),
        (NUMBER, "word=how-many", 1.0),
        (CLOZE, "word=none", 1.0),
        (OPEN, "sentence-first", 1.0),
        (ROLE, "sentence-first", 0.0),
        (OPEN, "paragraph-first", 1.0),
        (NUMBER, "paragraph-place", 1.0),
        (OPEN, "prompt-names", 0.25),
        (NUMBER, "prompt-general", 1.0),
        (NUMBER, "answer-number", 1.0),
        (ROLE, "answer-name", 0.0),
        (CHOICE, "answer-name", 1.0),
        (OPEN, "prompt-in-title", 1 / 4),
        (TRUE, "answer-one-word", 0.0),  # “True” is no answer of the article
        (OPEN, "answer-new", 1.0),
    ],
)
def test_a_feature_says_what_it_means(asked: Question, name: str, value: float):
    assert features(asked, PROFILE).get(name, 0.0) == pytest.approx(value)


@pytest.mark.parametrize(
    ("sentence", "feature"),
    [
        ("The bridge may have cost 12 million dollars.", "sentence-hedge"),
        ("The bridge cost 12 million dollars, an engineer said.", "sentence-report"),
        ("The largest bridge cost 12 million dollars.", "sentence-rank"),
        ("The “bridge” cost 12 million dollars.", "sentence-quote"),
        ("The bridge (it cost 12 million dollars) fell.", "answer-in-brackets"),
    ],
)
def test_the_sentence_is_read_for_what_surrounds_the_answer(sentence: str, feature: str):
    article = read_article(f"A bridge\n\n{sentence} It stood in the far north of the country.\n".encode(), "b.txt")

    def found(words: str) -> dict[str, float]:
        at, start = article.text.index(words), article.text.index(sentence)
        asked = question(
            "How many million dollars did the bridge cost?",
            words,
            article.span(start, start + len(sentence)),
            answer_at=article.span(at, at + len(words)),
        )
        return features(asked, Profile(article))

    assert found("12")[feature] == 1.0
    plain = read_article(b"A bridge\n\nThe bridge cost 12 million dollars. It stood in the far north.\n", "b.txt")
    at = plain.text.index("12")
    asked = question(OPEN.prompt, "12", plain.span(10, 45), answer_at=plain.span(at, at + 2))
    assert feature not in features(asked, Profile(plain))


def test_salience_is_higher_for_what_the_article_speaks_of():
    assert PROFILE.salience("bridge")[0] > PROFILE.salience("dollars")[0] > PROFILE.salience("ferry")[0] == 0


def test_an_article_without_body_or_title_does_no_harm():
    bare = ARTICLE.model_copy(update={"blocks": (), "titled": False})
    assert 0 < score(OPEN, bare) < 1


def test_a_kind_that_was_never_seen_is_worth_something():
    assert 0 < score(OPEN.model_copy(update={"template": "new", "answer_type": "new"}), ARTICLE) < 1


def test_every_weight_has_a_meaning_and_every_list_words():
    assert DATA["features"]
    assert all(entry["says"] and isinstance(entry["weight"], float) for entry in DATA["features"].values())
    assert all(listed.split() for listed in DATA["words"].values())
    assert any("AUC" in line for line in DATA["figures"])


# The recipe


def test_every_plain_feature_is_put_into_words_by_the_recipe(training):
    seen = {name for q in QUIZ.questions for name in features(q, PROFILE)} | set(DATA["features"])
    assert all(training.says(name) for name in seen)


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([("When did it open?", "in July 1940", None)], True),
        ([("Who built it?", "Leon Moisseiff", None)], False),
        ([("When was the Tacoma Narrows bridge opened?", "1940", "The bridge over the Tacoma Narrows")], True),
        ([("What is a bridge?", "a way", "The bridge over the Tacoma Narrows")], False),
    ],
)
def test_a_question_is_an_example_when_people_asked_the_same(training, people, expected: bool):
    from benchmarks.quality_measures import Human, paragraphs

    humans = [Human(0, *one) for one in people]
    assert training.asked(OPEN, humans, TEXT, paragraphs(TEXT)) is expected


@pytest.mark.parametrize(
    ("values", "truth", "expected"),
    [([3, 2, 1], [1, 0, 0], 1.0), ([1, 2, 3], [1, 0, 0], 0.0), ([1, 1, 1], [1, 0, 0], 0.5)],
)
def test_auc_is_how_often_the_asked_one_stands_above(training, values, truth, expected: float):
    numpy = training.np
    assert training.auc(numpy.array(values), numpy.array(truth)) == expected


def test_fitting_finds_the_side_that_a_feature_speaks_for(training):
    numpy = training.np
    rows = numpy.array([[1.0, 1.0]] * 30 + [[0.0, 1.0]] * 30)
    truth = numpy.array([1.0] * 24 + [0.0] * 6 + [1.0] * 6 + [0.0] * 24)
    weight, bias = training.fit(rows, truth, 1, ridge=1.0)
    assert weight > 1
    assert bias < 0


def test_training_reads_a_corpus_and_quizzes(training, tmp_path: Path, monkeypatch, capsys):
    corpus, quizzes = tmp_path / "corpus", tmp_path / "quizzes"
    corpus.mkdir()
    quizzes.mkdir()
    people = {"questions": [{"paragraph": 0, "question": "When?", "answer": "July 1940"}]}
    more = tuple(OPEN.model_copy(update={"id": f"{n}", "prompt": f"When did bridge {n} open?"}) for n in range(4))
    for name in ("set-one", "set-two"):
        (corpus / f"{name}.json").write_text(json.dumps(people))
        quiz = QUIZ.model_copy(update={"questions": (*QUIZ.questions, *more, ROLE, NUMBER)})
        (quizzes / f"{name}.json").write_bytes(export(quiz, "json").data)
    target = tmp_path / "worth.json"
    target.write_text(json.dumps(DATA))
    monkeypatch.setattr(training, "DATA", target)
    monkeypatch.setattr(sys, "argv", ["worth.py", str(corpus), str(quizzes), "--write"])
    assert training.main() == 0
    assert "12 questions on 2 articles, 83.3% asked by people" in capsys.readouterr().out
    written = json.loads(target.read_text())
    assert written["features"]["word=when"]["weight"] > 0
    assert written["words"] == DATA["words"]
