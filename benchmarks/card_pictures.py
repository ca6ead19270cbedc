"""Draw the cards as Anki shows them: every note type, front and back, by day and night, on a phone and a desktop.

    python benchmarks/card_pictures.py OUT_FOLDER [SAVED_QUIZ.json]

Needs Chromium and the extra ``test``. Without a quiz it draws the one that the tests use. The fronts and backs of one
sheet stand side by side, each in a frame of its own, as wide as the device.
"""

from __future__ import annotations

import html
import re
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from quizgen.export.saved import from_json
from quizgen.model import Quiz
from tests.anki_quizzes import collection, deck, take, vietnam

# What Anki's own reviewer brings, in short.
REVIEWER = """
hr{background-color:#737373;margin:1em 0;border:none;height:1px}
body{margin:20px;overflow-wrap:break-word} li{text-align:start}
#typeans{width:100%;box-sizing:border-box;line-height:1.75} code#typeans{white-space:pre-wrap}
.typeGood{background:#afa;color:#000}.typeBad{color:#000;background:#faa}.typeMissed{color:#000;background:#ccc}
"""
DEVICES = {"phone": (320, 620), "desktop": (1000, 640)}


def pages(quiz: Quiz, typed: bool = False, wrong: str = "1994") -> list[tuple[str, str, str]]:
    """Return (front, back, css) of every card, as the backend renders them."""
    made = []
    with collection() as col:
        take(col, deck(quiz, typed=typed))
        for id_ in sorted(col.find_cards(""), key=lambda id_: col.get_card(id_).due):
            card = col.get_card(id_)
            shown = card.render_output()
            box = '<center><input type=text id=typeans style="font-family:Arial;font-size:20px"></center>'
            compared = f"<div style='font-size:20px'>{col.compare_answer(card.note()['Answer'], wrong, False)}</div>"
            front = re.sub(r"\[\[type:.+?\]\]", box, shown.question_text)
            # In two steps: what stands in the comparison is no pattern.
            back = compared.join(re.split(r"\[\[type:.+?\]\]", shown.answer_text))
            made.append((front, back, shown.css))
    return made


def frame(side: str, css: str, night: bool, width: int, height: int) -> str:
    """Return one side of a card as a frame of that size."""
    classes = "card card1 nightMode night_mode" if night else "card card1"
    page = (
        f"<!doctype html><html{' class=night-mode' if night else ''}><meta charset=utf-8><style>{REVIEWER}</style>"
        f"<body class='{classes}'><div id=qa><style>{css}</style>{side}</div></body></html>"
    )
    return f'<iframe width={width} height={height} srcdoc="{html.escape(page)}"></iframe>'


def main(folder: str, saved: str = "") -> None:
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    quiz = from_json(Path(saved).read_bytes()) if saved else vietnam()
    cards = pages(quiz)
    if not saved:
        cards.append(pages(quiz, typed=True)[0])
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for device, (width, height) in DEVICES.items():
            for night in (False, True):
                columns = len(cards) if device == "phone" else 2
                wide = [frame(s, css, night, width, height) for f, b, css in cards for s in (f, b)]
                sides = wide[0::2] + wide[1::2] if device == "phone" else wide
                page = browser.new_page(viewport={"width": columns * (width + 12) + 12, "height": 400})
                page.set_content(
                    "<style>body{margin:12px;background:#8a8d91;display:grid;gap:12px;"
                    f"grid-template-columns:repeat({columns},{width}px)}}iframe{{border:0;background:#fff}}</style>"
                    + "".join(sides)
                )
                page.wait_for_timeout(300)
                page.screenshot(path=out / f"card-{device}-{'night' if night else 'day'}.png", full_page=True)
                page.close()
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
