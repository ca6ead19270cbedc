"""Take pictures of the printed pages: python benchmarks/print_pictures.py OUT_FOLDER [SAVED_QUIZ.json]

Writes page-quiz.png, page-key.png, page-article.png and page-check.png, without a quiz of the one that the tests use.
Needs Chromium, poppler and the extra ``test``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from quizgen.choose.rules import obey
from quizgen.export import Settings, export
from quizgen.export.saved import from_json
from quizgen.model import Quiz
from tests.printing import browser, chromium_pdf
from tests.sample_quiz import sample

PAGES = {"quiz": "html", "key": "key", "article": "annotated"}


def take(quiz: Quiz, out: Path) -> None:
    with browser() as running, tempfile.TemporaryDirectory() as folder:
        for name, to in PAGES.items():
            pdf = Path(folder) / "page.pdf"
            pdf.write_bytes(chromium_pdf(running, export(quiz, to, Settings(word_bank=True)).data.decode()))
            picture = ["-r", "80", "-f", "1", "-l", "1", "-singlefile", "-gray", "-png"]
            subprocess.run(["pdftoppm", *picture, str(pdf), str(out / f"page-{name}")], check=True)
        tab = running.new_page(viewport={"width": 760, "height": 935})
        tab.set_content(export(quiz, "selfcheck").data.decode())
        for card in tab.locator("form.card").all()[:1]:
            card.locator("label").nth(1).click() if card.locator("label").count() > 1 else None
            card.locator("button[type=submit]").click()
        tab.screenshot(path=str(out / "page-check.png"))


if __name__ == "__main__":
    given = sys.argv[2:]
    quiz = from_json(Path(given[0]).read_bytes(), given[0]) if given else sample()
    take(obey(quiz)[0], Path(sys.argv[1]))
