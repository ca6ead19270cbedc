"""Take README's pictures anew: a card as Anki shows it, and the first page of the printed quiz.

    python scripts/pictures.py

Reads the samples in ``decks/``, writes ``docs/card.png`` and ``docs/page.png``. Needs Chromium and the extra ``test``.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from benchmarks.card_pictures import frame, pages  # noqa: E402
from quizgen.export.saved import from_json  # noqa: E402

SHOWN = "comprehensive strategic partnership"
"""What the card that is shown answers."""
CARD = (520, 400)
PAPER = (794, 1123)
"""A4 at 96 dots to the inch."""


def card(browser: Browser) -> bytes:
    """Return a picture of a card's back, which holds its front."""
    quiz = from_json((ROOT / "decks" / "seeds.json").read_bytes())
    asked = sorted(quiz.questions, key=lambda q: (q.form != "open", SHOWN not in q.answer))[:1]
    [(_, back, css)] = pages(quiz.model_copy(update={"questions": tuple(asked)}))
    tab = browser.new_page(viewport={"width": CARD[0], "height": CARD[1]}, device_scale_factor=2)
    tab.set_content(f"<style>body{{margin:0}}iframe{{border:0;display:block}}</style>{frame(back, css, False, *CARD)}")
    tab.wait_for_timeout(300)
    return tab.screenshot()


def page(browser: Browser) -> bytes:
    """Return a picture of the first page."""
    tab = browser.new_page(viewport={"width": PAPER[0], "height": PAPER[1]}, device_scale_factor=1.5)
    tab.emulate_media(media="print")
    tab.set_content((ROOT / "decks" / "seeds.html").read_text(encoding="utf-8"))
    tab.add_style_tag(content="html{background:#fff;padding:48px 56px}body{margin:0}")
    tab.wait_for_timeout(300)
    return tab.screenshot()


def main() -> None:
    """Take both pictures."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        (ROOT / "docs").mkdir(exist_ok=True)
        for name, take in (("card", card), ("page", page)):
            (ROOT / "docs" / f"{name}.png").write_bytes(take(browser))
        browser.close()


if __name__ == "__main__":
    main()
