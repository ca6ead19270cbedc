"""Take pictures of the printed pages: python benchmarks/print_pictures.py QUIZ.json [OUT_FOLDER]

Writes page-quiz.png, page-key.png, page-article.png and page-check.png of a saved quiz. Needs Chromium, poppler and
the extra ``test``.
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
    target = Path(sys.argv[2] if len(sys.argv) > 2 else "docs")
    take(obey(from_json(Path(sys.argv[1]).read_bytes(), sys.argv[1]))[0], target)
