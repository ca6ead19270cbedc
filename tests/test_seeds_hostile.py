"""The main job on an article that tries everything: its text stays data in every output, and every answer traces."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import html as lxml_html

ROOT = Path(__file__).resolve().parent.parent
SEED = (ROOT / "seeds" / "002_cfb9b7ddee76e901.txt").read_text(encoding="utf-8")
EVIL = {
    "Vietnam's most powerful leader": "Vietnam's most <script>alert(1)</script> powerful leader",
    "Washington": "Washington {{c1::x}} {{ 7*7 }} {% raw %}",
    "South China Sea": "South China Sea [sound:a.mp3] [latex]x[/latex]",
    "the Indo-Pacific region": r"the \(Indo-Pacific\) $$region$$ &amp; <b>all</b>",
    "real estate": "real\u202eestate\x1f \x07",
    "Group of 20": "Group :: of\t20 “=1+1”",
}


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    text = SEED
    for plain, evil in EVIL.items():
        assert plain in text
        text = text.replace(plain, evil)
    (folder / "evil {{name}} <b>.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "quizgen", "make", "evil {{name}} <b>.txt", "-o", "out"]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(ROOT)}
    )
    assert done.returncode == 0, done.stderr
    return folder / "out"


def test_its_name_is_plain(outputs: Path) -> None:
    assert sorted(p.name for p in outputs.iterdir()) == [f"evil-name-b.{end}" for end in ("apkg", "html", "json")]


def test_every_answer_traces(outputs: Path) -> None:
    for name in ("evil-name-b.json", "evil-name-b.apkg"):
        command = [sys.executable, "-m", "quizgen", "check", name, "--articles", ".."]
        done = subprocess.run(
            command, cwd=outputs, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(ROOT)}
        )
        assert (done.returncode, done.stdout.split(", ")[-1]) == (0, "0 failures\n"), done.stdout + done.stderr


def test_nothing_of_it_runs_in_the_page(outputs: Path) -> None:
    page = lxml_html.document_fromstring((outputs / "evil-name-b.html").read_text(encoding="utf-8"))
    assert not page.xpath("//body//script | //body//b[text()='all']")
    assert not [e.tag for e in page.iter() if any(str(a).startswith("on") for a in e.attrib)]


def test_nothing_of_it_runs_on_a_card(outputs: Path) -> None:
    import sqlite3

    with zipfile.ZipFile(outputs / "evil-name-b.apkg") as package:
        base = sqlite3.connect(":memory:")
        base.deserialize(package.read("collection.anki2"))
    fields = "".join(row[0] for row in base.execute("select flds from notes"))
    base.close()
    for live in ("<script", "[sound:", "[latex]", "{{ 7", "{%", r"\(", "<b>all"):
        assert live not in fields, live
    assert fields.count("\x1f") % 20 == 0


def test_the_saved_quiz_holds_the_text_as_it_was(outputs: Path) -> None:
    saved = json.loads((outputs / "evil-name-b.json").read_text(encoding="utf-8"))
    text = (outputs.parent / "evil {{name}} <b>.txt").read_text(encoding="utf-8")
    assert saved["articles"][0]["text"] == text
    assert saved["questions"]
