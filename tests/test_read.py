"""Reading: titles, paragraphs, boilerplate, dates, encodings, and everything that is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.errors import InputError, QuizgenError, UsageError
from quizgen.model import Article
from quizgen.read import collect, read_article, slug, with_unique_ids

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
BODY = (
    "The bridge over the Tacoma Narrows was opened in July 1940. It was the third-longest suspension bridge in the "
    "world, and it moved so much in the wind that the workers called it Galloping Gertie."
)
SECOND = "The bridge fell into the water on the morning of 7 November 1940, and nobody who crossed it was killed."


def read(text: str | bytes, source: str = "bridge.txt", **options: str) -> Article:
    data = text if isinstance(text, bytes) else text.encode()
    return read_article(data, source, **options)  # type: ignore[arg-type]


def texts(article: Article, role: str = "body") -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.role == role]


@pytest.mark.parametrize(
    "title",
    [
        "The bridge that fell",
        "Why did the bridge fall?",
        "It fell!",
        "Dr. No",
        "Life in the U.S.",
        "“Galloping Gertie” falls",
        "The bridge’s end: “It fell in the wind”",
        "1940",
    ],
)
def test_a_line_before_an_empty_line_is_a_title(title: str) -> None:
    article = read(f"{title}\n\n{BODY}\n\n{SECOND}\n")
    assert (article.title, article.titled) == (title, True)
    assert texts(article) == [BODY, SECOND]


def test_a_short_first_line_without_a_stop_is_a_title_even_without_an_empty_line() -> None:
    assert read(f"The bridge that fell\n{BODY}\n{SECOND}\n").title == "The bridge that fell"


@pytest.mark.parametrize(
    "first",
    [
        "The bridge fell in 1940.",
        "In the morning of the day when the bridge fell,",
        "“It fell,” he said.",
    ],
)
def test_a_first_sentence_is_no_title(first: str) -> None:
    article = read(f"{first}\n\n{BODY}\n\n{SECOND}\n")
    assert not article.titled
    assert article.title == " ".join(first.split()[:8]) + ("…" if len(first.split()) > 8 else "")
    assert texts(article)[0] == first


def test_the_seeds() -> None:
    first, second = (read(path.read_bytes(), path.as_posix()) for path in sorted(SEEDS.glob("*.txt")))
    assert not first.titled
    assert first.title == "The U.S. and Vietnam on Sunday announced that…"
    assert len(texts(first)) == 11
    assert second.title == "U.S., Vietnam partnership raised to top level during Biden's visit"
    assert len(texts(second)) == 13
    assert texts(second, "boilerplate") == ["© Kyodo News"]
    assert [b.number for b in second.blocks if b.role == "body"] == list(range(1, 14))


def test_options_go_before_what_the_text_says() -> None:
    article = read(f"The bridge\n\n{BODY}", title="Gertie", date="7 November 1940", link="https://example.org/gertie")
    assert (article.title, article.date, article.link) == ("Gertie", "1940-11-07", "https://example.org/gertie")
    assert texts(article) == [BODY]


def test_a_date_that_is_none_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="not a date: 'yesterday'"):
        read(BODY, date="yesterday")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published: 10 September 2023", "2023-09-10"),
        ("Updated Sept. 10, 2023", "2023-09-10"),
        ("2023-09-10", "2023-09-10"),
        ("31 February 2023", None),
        ("© 2023 Kyodo News", None),
    ],
)
def test_a_date_around_the_article(line: str, date: str | None) -> None:
    article = read(f"The bridge\n\n{line}\n\n{BODY}\n\n{SECOND}")
    assert article.date == date
    assert line not in texts(article)


def test_dates_in_sentences_are_news_not_the_day_of_publication() -> None:
    assert read(f"The bridge\n\n{SECOND}").date is None


def test_a_dateline_is_cut_from_its_paragraph() -> None:
    article = read(f"The bridge\n\nTACOMA, Nov. 8, 1940 (Kyodo) -- {SECOND}\n\n{BODY}")
    assert texts(article) == [SECOND, BODY]
    assert article.date == "1940-11-08"


def test_single_line_breaks_end_paragraphs_of_long_lines() -> None:
    assert texts(read(f"{BODY}\n{SECOND}\n{BODY}")) == [BODY, SECOND, BODY]


def test_lines_wrapped_by_hand_are_joined() -> None:
    wrapped = (
        "The bridge over the Tacoma Narrows was opened in July 1940. It was the\n"
        "third-longest suspension bridge in the world, and it moved so much in\n"
        "the wind that the workers called it Galloping Gertie.\n"
        "   The bridge fell into the water on the morning of 7 November 1940, and\n"
        "nobody who crossed it was killed.\n"
    )
    found = texts(read(wrapped))
    assert [" ".join(f.split()) for f in found] == [BODY, SECOND]
    assert "\n" in found[0]


def test_line_breaks_of_other_systems_become_one() -> None:
    assert read(f"The bridge\r\n\r\n{BODY}\r\n\r\n{SECOND}\r").text == f"The bridge\n\n{BODY}\n\n{SECOND}\n"


def test_headings() -> None:
    article = read(f"The bridge\n\n{BODY}\n\nThe fall\n\n{SECOND}\n\n## What was learnt ##\n\n{BODY}\n")
    assert texts(article, "heading") == ["The fall", "What was learnt"]
    assert texts(article) == [BODY, SECOND, BODY]


def test_markdown() -> None:
    article = read(
        f"---\ntitle: 'Gertie'\ndate: 1940-11-08\nlayout: post\n---\n# The bridge that fell\n\n![It](it.png)\n\n"
        f"{BODY}\n\n| span | year |\n|---|---|\n| 853 m | 1940 |\n\n{SECOND}\n",
        "bridge.md",
    )
    assert (article.title, article.date) == ("Gertie", "1940-11-08")
    assert texts(article, "title") == ["The bridge that fell"]
    assert texts(article) == [BODY, SECOND]


def test_a_byte_order_mark_is_part_of_no_block() -> None:
    article = read(b"\xef\xbb\xbf" + f"The bridge\n\n{BODY}".encode())
    assert article.title == "The bridge"
    assert texts(article, "title") == ["The bridge"]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "utf-16", "utf-32"])
def test_other_encodings_are_read_and_named(encoding: str) -> None:
    text = f"The café and its bridge\n\n{BODY}\n\n{SECOND} It was a façade."
    said: list[str] = []
    article = read_article(text.encode(encoding), "bridge.txt", notice=said.append)
    assert article.text == text
    assert len(said) == 1
    assert said[0].startswith("bridge.txt: not UTF-8, read as ")


def test_utf8_needs_no_notice() -> None:
    said: list[str] = []
    read_article(f"The café’s bridge\n\n{BODY}".encode(), "bridge.txt", notice=said.append)
    assert said == []


GERMAN = (
    "Die Brücke über die Meerenge wurde im Juli 1940 eröffnet. Sie war damals die drittlängste Hängebrücke der Welt, "
    "und sie bewegte sich im Wind so stark, dass die Arbeiter ihr einen Spitznamen gaben. In der Stadt was man stolz."
)
DUTCH = (
    "De brug over de zeestraat was in juli 1940 klaar en is toen geopend. Ze was de op twee na langste hangbrug van de "
    "wereld, en ze bewoog zo sterk in de wind dat de arbeiders haar een bijnaam gaven, of ze nu wilden of niet."
)
FRENCH = (
    "Le pont sur le détroit a été ouvert en juillet 1940. C'était alors le troisième pont suspendu du monde, et il "
    "bougeait tellement dans le vent que les ouvriers lui donnèrent un surnom. On en parle encore."
)
DANISH = (
    "Broen over sundet blev åbnet i juli 1940. Den var da den tredjelængste hængebro i verden, og den bevægede sig så "
    "meget i vinden, at arbejderne gav den et øgenavn. Der var ikke noget at gøre for dem, som skulle over."
)


@pytest.mark.parametrize(
    "text", [GERMAN, DUTCH, FRENCH, DANISH, "Мост через пролив был открыт в 1940 году.", "橋は1940年に開通した。"]
)
def test_other_languages_are_refused(text: str) -> None:
    with pytest.raises(InputError, match="not an English text"):
        read(text)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \n\n\t\n", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"The bridge\0fell.", "binary data"),
        (bytes(range(256)) * 8, "binary data"),
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"PK\x03\x04....", "a zip archive"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"<!DOCTYPE html><html><body><p>The bridge fell in 1940.</p></body></html>", "a web page"),
        (b"The bridge that fell", "no sentence"),
        (b"1940 1950 1960", "no sentence"),
        ("© Kyodo News\n\nRead more: The bridge".encode(), "no sentence"),
        (("The bridge fell. " * 60_000).encode(), "longer than 1,000,000 characters"),
    ],
)
def test_what_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message) as error:
        read(data)
    assert str(error.value).startswith("bridge.txt: ")
    assert error.value.remedy


def test_ids_are_slugs_of_the_file_name_and_unique() -> None:
    articles = [read(BODY, source) for source in ("a/Der Fluß 2.txt", "b/der_fluss-2.md", "-")]
    assert [a.id for a in articles] == ["der-fluss-2", "der-fluss-2", "the-bridge-over-the-tacoma-narrows-was-opened"]
    assert [a.id for a in with_unique_ids(articles)][1] == "der-fluss-2-2"


@given(st.text())
def test_a_slug_is_safe_as_a_file_name(text: str) -> None:
    name = slug(text)
    assert 0 < len(name) <= 64
    assert all(c.isalnum() or c == "-" for c in name)


def test_collect_expands_folders_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.json", ".hidden.txt", "sub/d.txt", ".git/e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(BODY)
    found, refused = collect(["-", str(tmp_path), str(tmp_path / "a.md"), str(tmp_path / "c.json")])
    assert [Path(f).name for f in found] == ["-", "a.md", "b.txt", "d.txt", "c.json"]
    assert refused == []


def test_collect_names_what_is_missing(tmp_path: Path) -> None:
    found, refused = collect([str(tmp_path), "no-such.txt"])
    assert found == []
    assert "no articles in this folder" in str(refused[0])
    assert "no-such.txt: no such file" in str(refused[1])


PIECES = ["\n", "\n\n", "\r\n", "# ", "© ", "By ", "HANOI (AP) — ", BODY, SECOND, " "]


@given(st.lists(st.sampled_from(PIECES) | st.text()))
def test_offsets_hold_for_any_text(parts: list[str]) -> None:
    text = "".join([*parts, "\n", BODY])
    try:
        article = read(text.encode("utf-8", "replace"))
    except QuizgenError:
        return
    assert article.text == text.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n")
    end = 0
    for block in article.blocks:
        assert end <= block.start < block.end <= len(article.text)
        words = article.text[block.start : block.end]
        assert words == words.strip()
        end = block.end
    assert article.title
    assert "\n\n" not in "".join(texts(article))


@given(st.binary())
def test_any_bytes_are_read_or_refused_with_a_reason(data: bytes) -> None:
    try:
        read(data)
    except InputError as error:
        assert error.where == "bridge.txt"


def test_a_short_text_full_of_names_is_still_english() -> None:
    text = (
        "Two Orvalian navy boats sank near Kelmore, the Halden coast guard reported on Monday. Twelve sailors drowned "
        "and five swam ashore, Captain Owen Prentice told Radio Rusk. The Northern Harbour Office in Hull said that "
        "rescue crews used small motor rafts near Port Elmsford, 40 miles south of Rusk, in heavy rain and thick fog."
    )
    assert read(text)
