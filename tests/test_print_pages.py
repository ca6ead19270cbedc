"""The printed quiz as pages, by Chromium and by WeasyPrint: nothing torn, the key on a page of its own."""

from __future__ import annotations

import sys
import types

import pytest

from quizgen.errors import OutputError
from quizgen.export import Settings, export
from tests.printing import browser, chromium_pdf, count, key_is_apart, linked, needs_chromium, places, texts, torn
from tests.sample_quiz import hostile, sample, sticky

try:
    import weasyprint
except (ImportError, OSError):
    weasyprint = None

needs_weasyprint = pytest.mark.skipif(
    weasyprint is None, reason="WeasyPrint or a library it needs is not installed (pip install 'quizgen[pdf]')"
)
LOOKS = [(edition, paper) for edition in ("standard", "large", "dyslexia") for paper in ("a4", "letter")]


def page(**settings: object) -> str:
    return export(sample(), "html", Settings(**settings)).data.decode()


def judge(pdf: bytes) -> None:
    assert len(places(pdf)) == 26 + 30
    assert torn(pdf) == []
    assert key_is_apart(pdf) and any("/strip-" in uri for uri in places(pdf))


@needs_chromium
@pytest.mark.parametrize("columns", [1, 2])
def test_chromium_tears_nothing(columns: int) -> None:
    with browser() as running:
        for edition, paper in LOOKS:
            judge(chromium_pdf(running, linked(page(edition=edition, paper=paper, columns=columns))))


@needs_chromium
def test_a_tear_would_be_seen() -> None:
    loose = page(edition="large").replace("break-inside: avoid", "break-inside: auto")
    with browser() as running:
        assert torn(chromium_pdf(running, linked(loose)))


@needs_weasyprint
@pytest.mark.parametrize(("edition", "paper"), LOOKS[::2])
def test_weasyprint_tears_nothing(edition: str, paper: str) -> None:
    pdf = weasyprint.HTML(string=linked(page(edition=edition, paper=paper))).write_pdf()
    judge(pdf)


@needs_weasyprint
def test_weasyprint_tears_nothing_in_columns() -> None:
    pdf = weasyprint.HTML(string=linked(page(columns=2, version="B", with_key=False))).write_pdf()
    assert len(places(pdf)) == 26
    assert torn(pdf) == []


def torn_blanks(pdf: bytes) -> int:
    """Return how many lines begin with the ending of a blank, or end with what stands before it."""
    lines = [line.strip() for text in texts(pdf) for line in text.split("\n")]
    assert sum(line.count("'s") for line in lines) >= len(sticky().questions)
    return sum(line.startswith("'s") or line.endswith("($") for line in lines)


@pytest.mark.parametrize(
    "engine", [pytest.param("chromium", marks=needs_chromium), pytest.param("weasyprint", marks=needs_weasyprint)]
)
def test_what_sticks_to_a_blank_stays_with_it(engine: str) -> None:
    def wraps(page: str) -> int:
        if engine == "weasyprint":
            return torn_blanks(weasyprint.HTML(string=page).write_pdf())
        with browser() as running:
            return torn_blanks(chromium_pdf(running, page))

    for edition in ("standard", "large"):
        page = export(sticky(), "html", Settings(edition=edition, with_key=False)).data.decode()
        assert wraps(page) == 0
        if engine == "chromium":  # WeasyPrint breaks no line there anyway
            assert wraps(page.replace("white-space: nowrap", "white-space: normal"))


@needs_weasyprint
def test_the_pdf_has_the_same_bytes_each_time() -> None:
    made = [export(sample(), "pdf", Settings(with_key=False)).data for _ in range(2)]
    assert made[0] == made[1]
    assert made[0].startswith(b"%PDF-")
    assert b"/CreationDate" not in made[0]


@needs_weasyprint
def test_the_pdf_fits_one_sheet_by_measuring() -> None:
    made = export(sample(), "pdf", Settings(lines=5, with_key=False, one_sheet=True))
    assert not made.left_out
    assert count(made.data) <= 2


@needs_chromium
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_what_is_said_to_fit_one_sheet_does(paper: str) -> None:
    with browser() as running:
        for settings in ({"lines": 5}, {"columns": 2, "lines": 8}, {"edition": "dyslexia"}):
            for last in (12, 18, 24):
                quiz = sample().model_copy(update={"questions": sample().questions[-last:]})
                wanted = Settings(paper=paper, one_sheet=True, with_key=False, **settings)
                made = export(quiz, "html", wanted)
                pages = count(chromium_pdf(running, made.data.decode()))
                assert pages <= 2 or made.left_out, (settings, last)


@needs_weasyprint
def test_hostile_text_shows_in_the_pdf() -> None:
    told = " ".join(texts(export(hostile(), "pdf").data))
    assert "{{ 7 * 191 }}" in told
    assert '</title></style><script>alert("x")' in " ".join(told.split())


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ImportError("no module"), r"pip install 'quizgen\[pdf\]'"),
        (OSError("cannot load library 'libgobject-2.0-0'\nmore"), "libpango"),
    ],
)
def test_without_weasyprint_the_message_names_the_remedy(
    error: Exception, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(name: str, *_: object) -> None:
        raise error

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    finder = types.SimpleNamespace(find_spec=lambda name, *_: fail(name) if name == "weasyprint" else None)
    monkeypatch.setattr(sys, "meta_path", [finder, *sys.meta_path])
    with pytest.raises(OutputError, match=said):
        export(sample(), "pdf")
