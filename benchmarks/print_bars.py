"""Measure print on real articles: python benchmarks/print_bars.py FOLDER [--articles 10] [--pages OUT]

Makes a quiz of each article (or takes saved quizzes, .json), prints it in all editions and papers by Chromium and
by WeasyPrint, and the Word document by LibreOffice, and says: items torn over a page and titles left behind, keys that
start on a new page, accessibility findings, versions that break a rule, bytes that differ between two runs. With
--pages it leaves the pages as pictures to look at.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import weasyprint
from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).parent.parent))

from quizgen.choose.rules import obey
from quizgen.choose.versions import LARGEST_SHARE, largest_share, longest_run, versions
from quizgen.export import Settings, export
from quizgen.export.saved import from_json
from quizgen.model import Form, Quiz
from quizgen.pipeline import Options, travel
from quizgen.read import read_article
from tests.office import SOFFICE, marked, marks, office_pdf, office_torn
from tests.printing import browser, chromium_pdf, count, key_is_apart, linked, places, torn, violations

LOOKS = [
    Settings.model_validate({"edition": edition, "paper": paper})
    for edition, paper in product(("standard", "large", "dyslexia"), ("a4", "letter"))
]
PAGES = ("html", "key", "handout", "annotated", "selfcheck")


def quizzes(folder: Path, most: int) -> Iterator[tuple[str, Quiz]]:
    saved = sorted(folder.glob("*.json"))
    found = [path for path in saved if b'"questions"' in path.read_bytes() and b'"evidence"' in path.read_bytes()]
    articles = sorted(folder.glob("*.txt"))
    for path in found[:most]:
        yield path.stem, from_json(path.read_bytes(), path.name)
    # Spread over the folder, so that all its sources are met.
    for path in articles[:: max(1, len(articles) // most)][: 0 if found else most]:
        article = read_article(path.read_bytes(), path.name)
        yield path.stem, travel([article], Options(forms=tuple(Form), seed=7)).quiz


def printed(running: Browser, quiz: Quiz, counts: Counter[str], out: Path | None, name: str) -> None:
    for look in LOOKS:
        called = f"{name}-{look.edition}-{look.paper}"
        for columns in (1, 2):
            page = export(quiz, "html", look.model_copy(update={"columns": columns})).data.decode()
            made = {"chromium": chromium_pdf(running, linked(page))}
            if columns == 1:
                made["weasyprint"] = weasyprint.HTML(string=linked(page)).write_pdf()
            for engine, pdf in made.items():
                counts[f"{engine}: prints"] += 1
                counts[f"{engine}: pages"] += count(pdf)
                counts[f"{engine}: items"] += len(places(pdf))
                counts[f"{engine}: torn"] += len(torn(pdf))
                counts[f"{engine}: keys on a new page"] += key_is_apart(pdf)
                if out and torn(pdf):
                    (out / f"torn-{called}-{columns}-{engine}.pdf").write_bytes(pdf)
        office(quiz, look, counts, out, called)
        if out:
            target = out / f"{called}.pdf"
            plain = export(quiz, "html", look).data.decode()
            target.write_bytes(chromium_pdf(running, plain))
            subprocess.run(["pdftoppm", "-r", "50", "-png", str(target), str(target.with_suffix(""))], check=True)


def office(quiz: Quiz, look: Settings, counts: Counter[str], out: Path | None, called: str) -> None:
    """Count what LibreOffice tears in the Word document."""
    if not SOFFICE:
        counts["libreoffice: missing"] += 1
        return
    made = export(quiz, "docx", look.model_copy(update={"word_bank": True})).data
    with tempfile.TemporaryDirectory() as folder:
        pdf = office_pdf(marked(made), Path(folder))
    counts["libreoffice: prints"] += 1
    counts["libreoffice: pages"] += count(pdf)
    counts["libreoffice: items"] += len(marks(pdf))
    counts["libreoffice: torn"] += len(office_torn(pdf))
    if out and office_torn(pdf):
        (out / f"torn-{called}-libreoffice.pdf").write_bytes(pdf)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=10)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--seeds", type=int, default=200)
    options = parser.parse_args()
    if options.pages:
        options.pages.mkdir(parents=True, exist_ok=True)
    counts: Counter[str] = Counter()
    with browser() as running:
        for name, whole in quizzes(options.folder, options.articles):
            quiz, findings = obey(whole)
            counts["quizzes"] += 1
            counts["questions"] += len(quiz.questions)
            counts["left out by item rules"] += sum(f.left_out for f in findings)
            counts.update(f"rule {f.rule}" for f in findings if f.left_out)
            printed(running, quiz, counts, options.pages, name)
            for to in PAGES:
                page = export(quiz, to, Settings(version="A")).data
                counts[f"{to}: axe serious or critical"] += len(violations(running, page.decode()))
                counts["outputs that differ when made twice"] += page != export(quiz, to, Settings(version="A")).data
            for seed in range(options.seeds):
                for version in versions(quiz, 4, seed):
                    letters = [i.key for i in version.items if i.question.form == Form.CHOICE]
                    counts["versions"] += 1
                    counts["versions: other items"] += len(version.items) != len(quiz.questions)
                    counts["versions: run over 3"] += longest_run(letters) > 3
                    counts["versions: letter over 40%"] += len(letters) >= 10 and largest_share(letters) > LARGEST_SHARE
            print(name, len(quiz.questions), "questions", flush=True)
    for what in sorted(counts):
        print(f"{what}: {counts[what]}")


if __name__ == "__main__":
    main()
