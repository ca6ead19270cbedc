"""The main job on the seeds, traced: every answer of every question stands in a sentence of a seed.

This file reads the outputs as their users do, without quizgen's own readers: the saved quiz as JSON, the deck
through Anki's backend, the printed quiz as HTML.
"""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from tests.conftest import CommandLine

ROOT = Path(__file__).resolve().parent.parent
SEEDS = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))}
FLAT = [" ".join(text.split()) for text in SEEDS.values()]


def make(folder: Path) -> Path:
    command = [sys.executable, "-m", "quizgen", "make", "seeds/", "-o", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    return folder


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("seeds"))


@pytest.fixture(scope="module")
def saved(outputs: Path) -> dict[str, Any]:
    quiz: dict[str, Any] = json.loads((outputs / "seeds.json").read_text(encoding="utf-8"))
    return quiz


def flat(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def plain(field: str) -> str:
    return flat(html.unescape(re.sub(r"<[^>]*>", "", field)))


def words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def in_a_seed(sentence: str) -> bool:
    return bool(sentence) and any(sentence in text for text in FLAT)


def says(place: str, answer: str) -> bool:
    """Tell whether an answer says what stands at its place, but for an article or a possessive around it."""
    return f" {words(answer)} " in f" {words(place)} "


@pytest.mark.xfail(reason="an open bar: so far fewer questions of the seeds pass the checks", strict=True)
def test_there_are_at_least_25_questions(saved: dict[str, Any]) -> None:
    assert len(saved["questions"]) >= 25


def test_with_all_there_are_at_least_25_questions_and_they_trace(tmp_path: Path, quizgen: CommandLine) -> None:
    path = tmp_path / "all.json"
    command = [sys.executable, "-m", "quizgen", "export", "seeds/", "--all", "--to", "json", "-o", str(path)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert len(json.loads(path.read_text(encoding="utf-8"))["questions"]) >= 25
    assert quizgen("check", path, "--articles", ROOT / "seeds").exit_code == 0


def test_every_answer_in_the_saved_quiz_stands_in_a_seed(saved: dict[str, Any]) -> None:
    texts = {a["id"]: SEEDS[Path(a["source"]).name] for a in saved["articles"]}
    assert {a["id"]: a["text"] for a in saved["articles"]} == texts
    for question in saved["questions"]:
        at = question["answer_at"]
        for span in (at, *question["evidence"]):
            assert texts[span["article"]][span["start"] : span["end"]] == span["text"]
            assert span["text"].strip()
        assert any(
            e["article"] == at["article"] and e["start"] <= at["start"] and at["end"] <= e["end"]
            for e in question["evidence"]
        )
        assert says(at["text"], question["answer"]), question


@pytest.fixture(scope="module")
def notes(outputs: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[dict[str, str]]]:
    import anki.lang
    from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

    anki.lang.set_lang("en")
    collection = Collection(str(tmp_path_factory.mktemp("anki") / "collection.anki2"))
    try:
        request = ImportAnkiPackageRequest(package_path=str(outputs / "seeds.apkg"), options=ImportAnkiPackageOptions())
        log = collection.import_anki_package(request).log
        found = [collection.get_note(number) for number in collection.find_notes("")]
        assert len(log.new) == len(found) > 0
        assert not [*log.updated, *log.duplicate, *log.conflicting, *log.missing_notetype, *log.empty_first_field]
        assert {int(note.fields_check()) for note in found} <= {0}
        assert not collection.get_empty_cards().notes
        assert collection.fix_integrity()[1]
        yield [dict(note.items()) for note in found]
    finally:
        collection.close()


def test_every_answer_in_the_deck_stands_in_a_seed(notes: list[dict[str, str]], saved: dict[str, Any]) -> None:
    assert {plain(note["Id"]) for note in notes} == {q["id"] for q in saved["questions"] if q["form"] != "matching"}
    for note in notes:
        assert in_a_seed(plain(note["Evidence"]))
        marked = re.findall(r"<mark>(.*?)</mark>", note["Evidence"])
        assert len(marked) == 1
        assert says(plain(marked[0]), plain(note["Answer"])), note


def test_every_answer_in_the_printed_quiz_stands_in_a_seed(outputs: Path, saved: dict[str, Any]) -> None:
    page = lxml_html.document_fromstring((outputs / "seeds.html").read_text(encoding="utf-8"))
    entries = page.find_class("entry")
    assert len(entries) == len(saved["questions"])
    for entry in entries:
        (answer,) = entry.find_class("answer")
        quotes = entry.xpath(".//blockquote//bdi")
        assert quotes
        assert all(in_a_seed(flat(quote.text_content())) for quote in quotes)
        marked = [flat(mark.text_content()) for mark in entry.xpath(".//blockquote//mark")]
        assert any(says(mark, answer.text_content()) for mark in marked), entry.text_content()
    printed = flat(page.text_content())
    for question in saved["questions"]:
        if question["form"] == "open":
            assert flat(question["prompt"]) in printed


@pytest.mark.parametrize(
    ("asks", "answer"),
    [
        (r"\b(?:tier|rank|ranking|level|partnership)\b", "comprehensive strategic partnership"),
        (r"^(?:Who|What)\b.*\bFiner\b", "deputy national security adviser"),
        (r"^(?:In (?:what|which) year|When)\b.*\bnormali[sz]e", "1995"),
    ],
    ids=["which tier", "who Finer is", "the year of normalization"],
)
def test_the_three_facts_are_asked_openly(saved: dict[str, Any], asks: str, answer: str) -> None:
    found = [q for q in saved["questions"] if q["form"] == "open" and re.search(asks, q["prompt"])]
    assert any(answer in q["answer"] for q in found), [q["prompt"] for q in saved["questions"]]


def test_what_both_seeds_report_is_asked_once_with_two_sentences(saved: dict[str, Any]) -> None:
    told_twice = [q for q in saved["questions"] if len({e["article"] for e in q["evidence"]}) == 2]
    assert told_twice


def test_quizgen_check_agrees(outputs: Path, quizgen: CommandLine) -> None:
    for name in ("seeds.json", "seeds.apkg"):
        result = quizgen("check", outputs / name, "--articles", ROOT / "seeds")
        assert (result.exit_code, result.output.splitlines()[-1].split(", ")[1]) == (0, "0 failures")


def test_the_samples_are_what_quizgen_makes_byte_for_byte(outputs: Path) -> None:
    samples = {p.name: p.read_bytes() for p in (ROOT / "decks").iterdir() if p.name.startswith("seeds.")}
    made = {p.name: p.read_bytes() for p in outputs.iterdir()}
    assert sorted(samples) == sorted(made) == ["seeds.apkg", "seeds.html", "seeds.json"]
    different = [name for name in made if made[name] != samples[name]]
    assert not different, "make the samples again: quizgen make seeds/ -o decks/ --force"


def test_the_same_bytes_come_out_again(outputs: Path, tmp_path: Path) -> None:
    # Another order of hashes must not show.
    os.environ["PYTHONHASHSEED"] = "7"
    try:
        again = make(tmp_path / "again")
    finally:
        del os.environ["PYTHONHASHSEED"]
    for path in outputs.iterdir():
        assert (again / path.name).read_bytes() == path.read_bytes()
