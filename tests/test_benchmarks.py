"""The benchmarks on small quizzes made by hand: what they count, draw and score."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import quality, rating
from benchmarks.quality_floors import FLOORS, below, read_floors, verdicts
from benchmarks.quality_measures import Human, Tally, coverage, f1, humans, paragraphs
from benchmarks.rating_draw import drawn, instructions, items, readable, sheet_and_key
from benchmarks.rating_score import MarksError, figures, interval, kappa, rated, read_marks, report
from quizgen.errors import InputError
from quizgen.export import export
from quizgen.pipeline import Journey, Trace
from tests.samples import ARTICLE, CHOICE, OPEN, OPENED, QUIZ, TEXT

FORMS = ("open", "cloze", "choice", "true_false")


# What is counted


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        ("the Bridge", "a bridge", 1.0),
        ("July 1940", "1940", 2 / 3),
        ("over half", "The Amazon represents over half of the forests", 0.5),
        ("1940", "", 0.0),
        ("one one", "one", 2 / 3),
    ],
)
def test_answers_share_words_but_for_articles(one: str, other: str, value: float):
    assert f1(one, other) == pytest.approx(value)


def test_paragraphs_leave_out_the_title_and_keep_single_line_breaks():
    text = "Title\n\nOne\ntwo.\n \n\nThree.\n"
    assert [text[start:end] for start, end in paragraphs(text)] == ["One\ntwo.", "Three."]


@pytest.mark.parametrize(
    ("human", "covered"),
    [
        (Human(0, "When?", "in July 1940"), 1),
        (Human(1, "When?", "July 1940"), 0),  # the same answer, but another paragraph
        (Human(0, "Who?", "Leon Moisseiff"), 0),
        (Human(0, "When?", "in summer", critical="The bridge over the Tacoma Narrows"), 1),
        (Human(0, "When?", "July 1940", critical="Its chief engineer"), 0),  # another passage
        (Human(0, "When?", "July 1940", critical="not in the text"), 0),
    ],
)
def test_a_human_question_is_covered_by_answer_or_by_passage(human: Human, covered: int):
    assert coverage([OPEN], [human], TEXT) == (covered, 1)


def test_questions_without_paragraph_or_passage_are_not_counted():
    assert coverage([OPEN], [Human(9, "When?", "July 1940"), Human(0, "When?", "July 1940", critical="")], TEXT) == (
        0,
        0,
    )


def test_human_questions_are_read_with_or_without_a_passage():
    data = {"questions": [{"paragraph": 0, "question": "?", "answer": "a", "start": 3}]}
    assert humans(data) == [Human(0, "?", "a")]


def test_a_tally_counts_forms_families_and_articles_with_few_questions():
    tally = Tally()
    tally.add_quiz("set-bridge", QUIZ, TEXT)
    tally.add_lost("set-empty", "two words", "no question")
    tally.add_coverage("set-bridge", QUIZ, TEXT, [Human(0, "When?", "July 1940"), Human(1, "What?", "a bridge")])
    tally.add_coverage("set-empty", None, "Title\n\ntwo words", [Human(0, "?", "two")])
    found = tally.figures()
    assert tally.forms["open"] == 1
    assert tally.forms["true_false"] == 2
    assert tally.few == {"set-empty": 0}
    assert found["coverage.set"] == found["coverage.all"] == pytest.approx(1 / 3)
    assert found["open_per_100_words"] == pytest.approx(100 / (len(TEXT.split()) + 2))
    assert found["articles_failed"] == 1
    assert "time_after_parsing" not in found


# Floors


def test_a_figure_below_its_floor_is_named():
    floors = {"yield": {"at_least": 2.0}, "failures": {"at_most": 0}, "coverage": {"at_least": 0.5}}
    assert list(below({"yield": 2.0, "failures": 0}, floors)) == []
    assert list(below({"yield": 1.9, "failures": 1}, floors)) == [
        "yield is 1.9, below its floor of 2",
        "failures is 1, above its limit of 0",
    ]


def test_verdicts_fail_a_run_below_a_floor(tmp_path: Path):
    file = tmp_path / "floors.json"
    file.write_text('{"quality": {"yield": {"at_least": 2, "goal": 3}}}')
    lines, code = verdicts({"yield": 1.0}, "quality", file)
    assert code == 1
    assert "FAILED: yield is 1, below its floor of 2" in lines
    assert verdicts({"yield": 2.5}, "quality", file)[1] == 0


@pytest.mark.parametrize("section", ["default", "everything", "rating"])
def test_the_floors_in_force_are_bounds_that_their_goals_do_not_contradict(section: str):
    for name, floor in read_floors(section, FLOORS).items():
        assert ("at_least" in floor) != ("at_most" in floor), name
        assert set(floor) <= {"at_least", "at_most", "goal"}, name
        assert floor.get("goal", floor.get("at_least", 0)) >= floor.get("at_least", 0), name
        assert floor.get("goal", 0) <= floor.get("at_most", float("inf")), name


# The run over a folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two articles, and a journey that knows the quiz of one and refuses the other."""
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "set-bridge.txt").write_text(TEXT, encoding="utf-8")
    people = {"questions": [{"paragraph": 0, "question": "When was it opened?", "answer": "July 1940"}]}
    (articles / "set-bridge.json").write_text(json.dumps(people), encoding="utf-8")

    def travel(given, _options):
        if "no question" in given[0].text:
            raise InputError("no article makes a question")
        quality.pipeline.analyse(given[0], None)
        quiz = QUIZ.model_copy(update={"articles": (given[0].model_copy(update={"id": ARTICLE.id}),)})
        return Journey(quiz=quiz, traces=(Trace(sentence=OPENED),))

    monkeypatch.setattr(quality.pipeline, "load", lambda _model: None)
    monkeypatch.setattr(quality.pipeline, "analyse", lambda *_: sum(range(10**5)))
    monkeypatch.setattr(quality.pipeline, "travel", travel)
    return articles


def test_a_run_reports_figures_and_saves_quizzes(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    floors = tmp_path / "floors.json"
    floors.write_text('{"default": {"coverage.set": {"at_least": 1}}}')
    out = tmp_path / "out"
    assert quality.main([str(folder), "--out", str(out), "--floors", str(floors)]) == 0
    said = capsys.readouterr().out
    assert "questions by form: 7, true_false 2, matching 2, open 1, cloze 1, choice 1" in said
    assert "people's questions, set: 1, 1 covered" in said
    assert "time_after_parsing" in said
    assert json.loads((out / "set-bridge.json").read_text())["questions"]


def test_an_article_that_fails_is_a_figure_not_the_end(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (folder / "set-dull.txt").write_text("Dull\n\nHere is no question that anybody would want to be asked.\n")
    floors = tmp_path / "floors.json"
    floors.write_text('{"default": {"articles_failed": {"at_most": 0}}}')
    assert quality.main([str(folder), "--floors", str(floors)]) == 1
    said = capsys.readouterr()
    assert "FAILED: articles_failed is 1, above its limit of 0" in said.out
    assert "set-dull: no article makes a question" in said.err


def test_a_folder_without_articles_is_refused(tmp_path: Path):
    with pytest.raises(SystemExit) as stop:
        quality.main([str(tmp_path)])
    assert stop.value.code == 2


def test_an_unchecked_run_refuses_nothing_and_puts_the_checks_back(folder: Path, monkeypatch: pytest.MonkeyPatch):
    before = [getattr(place, name) for place, name, _ in quality.REFUSALS]
    seen: list[object] = []
    travel = quality.pipeline.travel

    def watched(*arguments):
        seen.append(quality.pipeline.fault(OPEN))
        seen.append(quality.pipeline.faults([OPEN, OPEN], None))
        return travel(*arguments)

    monkeypatch.setattr(quality.pipeline, "travel", watched)
    assert quality.main([str(folder), "--unchecked"]) == 0
    assert seen == [None, ["", ""]]
    assert [getattr(place, name) for place, name, _ in quality.REFUSALS] == before


# Drawing


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.json"
    path.write_bytes(export(QUIZ, "json").data)
    return path


def test_a_sheet_shows_nothing_of_how_items_were_made(saved: Path):
    sheet, key = sheet_and_key(list(items(saved, "quizgen", FORMS, 1)), 1)
    assert [line["n"] for line in sheet] == [line["n"] for line in key] == [1, 2, 3, 4, 5]
    assert all(set(line) == {"n", "title", "prompt", "options", "answer", "evidence"} for line in sheet)
    assert {line["origin"] for line in key} == {"quizgen"}
    by_prompt = {line["prompt"]: line for line in sheet}
    assert set(by_prompt[CHOICE.prompt]["options"]) == {CHOICE.answer, *CHOICE.distractors}
    assert by_prompt[OPEN.prompt]["evidence"] == [OPENED.text]


def test_matching_pairs_are_shown_with_the_responses_of_their_set(saved: Path):
    found = list(items(saved, "quizgen", ["matching"], 1))
    assert [item.options for item in found] == [("7 November 1940", "July 1940")] * 2


def test_the_same_seed_draws_the_same_items(saved: Path):
    pool = list(items(saved, "quizgen", FORMS, 1))
    assert drawn(pool, 3, 1) == drawn(pool, 3, 1)
    assert any(drawn(pool, 3, 1) != drawn(pool, 3, seed) for seed in range(2, 9))
    assert len(drawn(pool, 99, 1)) == len(pool)


def test_an_even_draw_takes_as_many_of_each_article(saved: Path):
    pool = list(items(saved, "quizgen", FORMS, 1))
    other = [type(pool[0])(**{**vars(pool[0]), "quiz": "other"})]
    assert [item.quiz for item in drawn(pool + other, 2, 1, even=True)].count("other") == 1


def test_instructions_hold_the_points_of_the_forms_on_the_sheet(saved: Path):
    assert "self-contained" in instructions(["open"])
    assert "options alike" not in instructions(["open", "cloze"])
    assert "options alike" in instructions(["choice"])
    sheet, _ = sheet_and_key(list(items(saved, "quizgen", FORMS, 1)), 1)
    assert f"Prompt: {OPEN.prompt}\nAnswer: July 1940\nEvidence: {OPENED.text}" in readable(sheet)


# Scoring


def marks(path: Path, *lines: tuple[int, list[int]]) -> Path:
    path.write_text("".join(json.dumps({"n": n, "pass": not m, "misses": m, "why": "so"}) + "\n" for n, m in lines))
    return path


def key_line(number: int, form: str = "open", origin: str = "quizgen") -> dict:
    return {
        **{"n": number, "origin": origin, "quiz": "q", "article": "a", "kind": "date", "form": form},
        **{"template": "date.when", "prompt": f"When {number}?", "answer": "1940", "evidence": ["It was 1940."]},
    }


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"n": 1, "pass": true}\n', "no mark for 2"),
        ('{"n": 1, "pass": true}\n{"n": 1, "pass": true}\n', "line 2: item 1 is marked twice"),
        ('{"n": 7, "pass": true}\n', "item 7 is not in the key"),
        ('{"n": 1, "pass": "yes"}\n', "pass is true without misses"),
        ('{"n": 1, "pass": false, "misses": []}\n', "or false with at least one"),
        ('{"n": 1, "pass": true, "misses": [2]}\n', "pass is true without misses"),
        ("1: pass\n", "line 1: not a mark"),
        ("[1]\n", "line 1: not a mark"),
    ],
)
def test_unsound_marks_are_refused_with_their_place(tmp_path: Path, text: str, why: str):
    path = tmp_path / "marks.jsonl"
    path.write_text(text)
    with pytest.raises(MarksError, match=why):
        read_marks(path, {1, 2})


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        ([True, False, True, False], [True, False, True, False], 1.0),
        ([True, True, False, False], [True, False, True, False], 0.0),
        ([True] * 8 + [False] * 2, [True] * 7 + [False] * 3, 0.9 * 10 / 3.8 - 6.2 / 3.8),
        ([True, True], [True, True], 1.0),
    ],
)
def test_kappa_takes_chance_out_of_agreement(one: list[bool], other: list[bool], value: float):
    assert kappa(one, other) == pytest.approx(value)


def test_the_interval_is_wilsons():
    assert interval(85, 100) == pytest.approx((0.767, 0.907), abs=0.001)


def test_usable_is_what_all_raters_pass(tmp_path: Path):
    key = [key_line(1), key_line(2, "cloze"), key_line(3), key_line(4, "choice")]
    a = read_marks(marks(tmp_path / "a.jsonl", (1, []), (2, [2]), (3, [2, 5]), (4, [])), {1, 2, 3, 4})
    b = read_marks(marks(tmp_path / "b.jsonl", (1, []), (2, []), (3, [5]), (4, [])), {1, 2, 3, 4})
    found = rated(key, [a, b])
    assert figures(found) == {"rated": 4, "usable": 0.5, "usable.open+cloze": pytest.approx(1 / 3), "usable.choice": 1}
    said = "\n".join(report(found, ["a", "b"]))
    assert "a: passes 2, 50.0%" in said
    assert "agree on 75.0%, kappa 0.50" in said
    assert "2 self-contained      2 by any,    0 by all" in said
    assert "5 one answer          1 by any,    1 by all" in said


def test_from_quizzes_to_scores(saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    sheet, key, floors = tmp_path / "sheet.jsonl", tmp_path / "key.json", tmp_path / "floors.json"
    floors.write_text('{"rating": {"usable.open+cloze": {"at_least": 0.9}}}')
    files = ["--sheet", str(sheet), "--key", str(key)]
    assert (
        rating.main(["draw", str(saved), "--count", "2", "--mix", f"others={saved}", "--mix-count", "1", *files]) == 0
    )
    assert sheet.with_suffix(".md").read_text().startswith("# Rating questions")
    lines = json.loads(key.read_text())
    assert sorted(line["origin"] for line in lines) == ["others", "quizgen", "quizgen"]
    bad = next(line["n"] for line in lines if line["origin"] == "quizgen")
    a = marks(tmp_path / "a.jsonl", *((line["n"], []) for line in lines))
    b = marks(tmp_path / "b.jsonl", *((line["n"], [7] if line["n"] == bad else []) for line in lines))
    score = ["score", "--key", str(key), "--floors", str(floors)]
    assert rating.main([*score, str(a)]) == 0
    assert rating.main([*score, str(a), str(b)]) == 1
    said = capsys.readouterr().out
    assert "FAILED: usable.open+cloze is 0.5, below its floor of 0.9" in said
    assert "   b: 7: so" in said
    b.write_text("")
    assert rating.main([*score, str(b)]) == 2
    assert "no mark for" in capsys.readouterr().err
