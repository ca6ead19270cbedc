"""Each classroom format read back by a program that is not ours; item counts and keys compared with the quiz.

    python -m benchmarks.format_bars [ARTICLE | QUIZ.json …] [--formats amc,gift] [--pictures FOLDER]

Without arguments the readers get the two quizzes of the tests, one of them hostile. What reads:
gift-pegjs and aiken-to-moodlexml under node, lxml, text2qti, pyslet and citolab-qti-convert for QTI 2.1 (on
``PYTHONPATH`` where they are not installed), openpyxl, csv, the filter of auto-multiple-choice under perl
(``tests/amc_filter.py`` says how to install it), markdown-it, python-docx, and LibreOffice, whose pages become
pictures to look at. A program that is missing is named.

QTI 2.1 is judged by the rules of ``tests/qti21_rules.py``; ``benchmarks/qti21_schema.py`` holds it against the schema
of the standard, for whoever has that.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from quizgen.errors import InputError
from quizgen.export import FORMATS, Settings, export
from quizgen.export.composed import compose
from quizgen.export.saved import from_json
from quizgen.model import Form, Quiz
from tests import (
    amc_filter,
    node,
    test_format_aiken,
    test_format_amc,
    test_format_docx,
    test_format_gift,
    test_format_markdown,
    test_format_moodle,
    test_format_qti12,
    test_format_qti21,
    test_format_sheets,
)
from tests.format_quizzes import every_form, hostile, shown
from tests.office import SOFFICE, marked, office_pdf, office_torn
from tests.printing import texts
from tests.qti21_rules import NS, faults


class MissingError(Exception):
    """A program that would read is not here."""


def gift(quiz: Quiz) -> str:
    npm = shutil.which("npm")
    if not npm:
        raise MissingError("node and npm")
    with tempfile.TemporaryDirectory() as folder:
        if node.install(npm, Path(folder), test_format_gift.PEGJS):
            raise MissingError("gift-pegjs")
        test_format_gift.test_gift_pegjs_reads_what_was_written(Path(folder), quiz, "")
    return "gift-pegjs"


def aiken(quiz: Quiz) -> str:
    test_format_aiken.test_options_and_keys_are_read_back(quiz)
    if not export(quiz, "aiken").data.strip():
        return "nobody, having no choice"
    npm = shutil.which("npm")
    with tempfile.TemporaryDirectory() as folder:
        if not npm or node.install(npm, Path(folder), test_format_aiken.READER):
            return "grammar; aiken-to-moodlexml is missing"
        test_format_aiken.test_another_reader_finds_the_same(Path(folder), quiz)
    return "grammar, aiken-to-moodlexml"


def qti12(quiz: Quiz) -> str:
    test_format_qti12.test_every_item_and_its_key_are_read_back(quiz)
    try:
        import text2qti  # noqa: F401
    except ImportError:
        return "lxml; text2qti is missing"
    with tempfile.TemporaryDirectory() as folder:
        test_format_qti12.test_the_structure_is_that_of_text2qti(Path(folder))
    return "lxml, text2qti"


def qti21(quiz: Quiz) -> str:
    test_format_qti21.test_every_item_and_its_key_are_read_back(quiz)
    files = test_format_qti21.unpack(export(quiz, "qti21").data)
    assert not (wrong := faults(files)), wrong
    read = "lxml, the rules of the tests"
    read += ", pyslet" if by_pyslet(quiz, files) else "; pyslet is missing"
    read += ", qti-convert" if by_converting(quiz) else "; qti-convert is missing"
    return read


def by_pyslet(quiz: Quiz, files: dict[str, etree._Element]) -> bool:
    """Let pyslet read each item and say which answer is right; tell whether it is here."""
    warnings.simplefilter("ignore")
    try:
        from pyslet.qtiv2.interactions import SimpleAssociableChoice, SimpleChoice
        from pyslet.qtiv2.xml import QTIDocument
    except ImportError:
        return False
    items = [item for section in compose(quiz).sections for item in section.items]
    references = files["assessment.xml"].findall(".//q:assessmentItemRef", NS)
    for item, reference in zip(items, references, strict=True):
        document = QTIDocument()
        document.read(src=io.BytesIO(etree.tostring(files[reference.get("href")], encoding="utf-8")))
        choices = document.root.find_children_depth_first((SimpleChoice, SimpleAssociableChoice))
        texts = {choice.identifier: "".join(map(str, choice.get_children())) for choice in choices}
        right = document.root.declarations["RESPONSE"].get_correct_value().value
        ids = [name for pair in right for name in pair] if isinstance(right, dict) else [right]
        meant = [text for p in item.premises for text in (p.question.prompt, p.question.answer)]
        assert sorted(texts.get(name, name) for name in ids) == sorted(map(shown, meant or [item.question.answer]))
    return True


def by_converting(quiz: Quiz) -> bool:
    """Let citolab-qti-convert make QTI 3 of the package, and look for items and keys there; tell whether it is here."""
    try:
        from qti_convert import upgrade_package
    except ImportError:
        return False
    data = export(quiz, "qti21").data
    before, after = test_format_qti21.unpack(data), upgrade_package(data).files
    assert list(after) == list(before)
    for name, root in before.items():
        if name != "imsmanifest.xml":
            made = after[name]
            assert told(etree.fromstring(made.encode() if isinstance(made, str) else made)) == told(root), name
    return True


def told(root: etree._Element) -> list[tuple[str, str]]:
    """Return name and text of every element, by the names of QTI 2; what only QTI 3 has is left out."""
    found = []
    for element in root.iter("*"):
        name = etree.QName(element).localname.removeprefix("qti-").replace("-", "").lower()
        if name != "contentbody":
            found.append((name, (element.text or "").strip()))
    return found


def amc(quiz: Quiz) -> str:
    test_format_amc.test_every_item_and_its_key_are_read_back(quiz)
    settings = [Settings(version=version) for version in ("", "A", "B")]
    found = amc_filter.read([export(quiz, "amc", made).data for made in settings])
    if found is None:
        return f"grammar; {amc_filter.MISSING}"
    for read, made in zip(found, settings, strict=True):
        test_format_amc.check(read, quiz, made)
    return "grammar, AMC's filter (texts, keys, points, three versions)"


def office(quiz: Quiz, pictures: Path | None) -> str:
    test_format_docx.test_items_options_and_keys_are_read_back(quiz, "")
    if not SOFFICE:
        return "python-docx; LibreOffice is missing"
    with tempfile.TemporaryDirectory() as folder:
        made = export(quiz, "docx").data
        torn = office_torn(office_pdf(marked(made), Path(folder)))
        pdf = office_pdf(made, Path(folder))
        sheets = texts(pdf)
        keys = [n for n, sheet in enumerate(sheets) if sheet.lstrip().startswith("Answer key: ")]
        assert keys, "the key does not start a page"
        if pictures:
            pictures.mkdir(parents=True, exist_ok=True)
            name = re.sub(r"\W+", "-", quiz.title)[:40]
            subprocess.run(["pdftoppm", "-r", "70", "-png", Path(folder) / "quiz.pdf", pictures / name], check=True)
    return f"python-docx, LibreOffice ({len(sheets)} pages, {len(torn)} torn)"


def reader(check: Callable[..., None], name: str, *more: object) -> Callable[[Quiz], str]:
    def read(quiz: Quiz) -> str:
        check(quiz, *more)
        return name

    return read


def readers(pictures: Path | None) -> dict[str, Callable[[Quiz], str]]:
    sheets = test_format_sheets
    return {
        "moodle": reader(test_format_moodle.test_moodle_finds_every_item_and_its_key, "lxml"),
        "gift": gift,
        "qti12": qti12,
        "qti21": qti21,
        "kahoot": reader(sheets.test_kahoot_is_read_back_by_openpyxl, "openpyxl"),
        "wayground": reader(sheets.test_wayground_is_read_back, "csv"),
        "blooket": reader(sheets.test_blooket_is_read_back, "csv"),
        "amc": amc,
        "aiken": aiken,
        "markdown": reader(test_format_markdown.test_items_options_and_keys_are_read_back, "markdown-it", ""),
        "docx": lambda quiz: office(quiz, pictures),
    }


def quizzes(paths: list[Path]) -> list[Quiz]:
    """Return the quizzes saved in the files, and one in all forms of each article, weak questions included."""
    if not paths:
        return [every_form(), hostile()]
    saved = [from_json(path.read_bytes(), str(path)) for path in paths if path.suffix == ".json"]
    articles = [path for path in paths if path.suffix != ".json"]
    if articles:
        from quizgen.pipeline import Options, travel
        from quizgen.read import read_article

        options = Options(forms=tuple(Form), seed=7, everything=True)
        for path in articles:
            try:
                saved.append(travel([read_article(path.read_bytes(), str(path))], options).quiz)
            except InputError as error:
                print(f"{path.name}: {error}", file=sys.stderr)
    return saved


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--formats", default="", help="those alone, parted by commas")
    parser.add_argument("--pictures", type=Path)
    arguments = parser.parse_args()
    given = quizzes(arguments.paths)
    failed = 0
    print(f"{len(given)} quizzes, {sum(len(quiz.questions) for quiz in given)} questions")
    only = [name for name in arguments.formats.split(",") if name]
    for name, read in readers(arguments.pictures).items():
        assert name in FORMATS
        if only and name not in only:
            continue
        said, right, held = set(), 0, 0
        for quiz in given:
            try:
                said.add(read(quiz))
                right += 1
                held += len(quiz.questions) - len(export(quiz, name).left_out)
            except MissingError as missing:
                said.add(f"{missing} is missing")
            except AssertionError as error:
                failed += 1
                print(f"{name}: {quiz.title[:50]}: {str(error)[:300]}", file=sys.stderr)
        print(f"{name:10} {right}/{len(given)} equal, {held} questions held, read by {'; '.join(sorted(said))}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
