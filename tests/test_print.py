"""The printed quiz and its key as HTML: what stands in it, in every edition, whatever the article says."""

from __future__ import annotations

import re

import pytest
from lxml import html

from quizgen.errors import InputError
from quizgen.export import FORMATS, Settings, export
from quizgen.export.composed import around_blank, stretches
from quizgen.model import BLANK, Question, Quiz
from tests.sample_quiz import NASTY, hostile, sample, sticky

PAGES = ("html", "key", "handout", "annotated", "selfcheck")
EDITIONS = ("standard", "large", "dyslexia")


def page(to: str = "html", quiz: Quiz | None = None, **settings: object) -> str:
    return export(quiz or sample(), to, Settings(**settings)).data.decode()


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_head_has_room_for_name_class_date_and_score() -> None:
    tree = html.document_fromstring(page())
    assert words(tree.xpath("//main//h1")[0]) == "Vietnam and the United States"
    assert words(tree.xpath("//*[@class='who']")[0]) == "Name Class Date Score/ 29"


def test_sections_come_in_order_with_instructions_and_points() -> None:
    tree = html.document_fromstring(page(with_key=False))
    titles = [words(h2) for h2 in tree.xpath("//h2")]
    assert titles == ["Multiple choice", "True or false", "Matching", "Fill in the blank", "Short answer"]
    assert [words(p) for p in tree.xpath("//*[@class='worth']")][-1] == "2 points each, 10 in all"
    assert len(tree.xpath("//*[@class='how']")) == 5


@pytest.mark.parametrize("to", ["html", "key"])
def test_all_editions_papers_and_columns_have_the_same_words_and_numbers(to: str) -> None:
    told = {
        words(html.document_fromstring(page(to, edition=edition, paper=paper, columns=columns)).xpath("//body")[0])
        for edition in EDITIONS
        for paper in ("a4", "letter")
        for columns in (1, 2)
    }
    assert len(told) == 1


def test_numbers_run_from_one_to_the_last() -> None:
    tree = html.document_fromstring(page(with_key=False))
    numbers = [int(n.text.rstrip(".")) for n in tree.xpath("//*[@class='num']")]
    assert numbers == list(range(1, 25))


@pytest.mark.parametrize(("lines", "count"), [(0, 0), (1, 5), (4, 20)])
def test_the_room_to_answer_can_be_set(lines: int, count: int) -> None:
    assert len(html.document_fromstring(page(lines=lines)).xpath("//*[@class='lines']/i")) == count


def test_the_room_to_answer_grows_with_the_answer() -> None:
    tree = html.document_fromstring(page())
    assert [len(lines) for lines in tree.xpath("//*[@class='lines']")] == [1, 1, 2, 2, 1]


def test_the_word_bank_holds_every_missing_word() -> None:
    bank = html.document_fromstring(page(word_bank=True)).xpath("//*[@class='bank']//li")
    assert [words(li) for li in bank] == [
        "50-year",
        "a decade",
        "breakthrough",
        "Indo-Pacific",
        "South China Sea",
        "success",
    ]
    assert "bank" not in html.document_fromstring(page()).xpath("//@class")


def test_the_key_proves_itself() -> None:
    tree = html.document_fromstring(page("key"))
    first = tree.xpath("//*[@class='entry']")[0]
    assert words(first.xpath(".//*[@class='letter']")[0]) == "B"
    assert first.xpath(".//mark")[0].text == "1995"
    sentence = "Washington normalized diplomatic relations with Vietnam in 1995, about two decades after"
    assert words(first.xpath(".//blockquote")[0]).startswith(sentence)
    assert words(first.xpath(".//*[@class='place']")[0]) == "(paragraph 7, lines 42–44)"
    assert "Not D, 2021: Joe Biden took office in 2021." in words(first)
    assert "accept also: ten years; 10 years" in words(tree)
    assert "From: U.S., Vietnam partnership raised to top level during Biden's visit" in words(tree)


def test_the_grading_strip_agrees_with_the_key_in_every_version() -> None:
    for version in ("", "A", "B"):
        tree = html.document_fromstring(page("key", version=version))
        strip = dict(
            zip(
                (th.text for th in tree.xpath("//table//th")),
                (td.text for td in tree.xpath("//table//td[not(@class)]")),
                strict=True,
            )
        )
        entries = {
            words(entry.xpath(".//*[@class='num']")[0]).rstrip("."): words(entry.xpath(".//*[@class='letter']")[0])
            for entry in tree.xpath("//*[@class='entry'][.//*[@class='letter']]")
        }
        assert strip == entries
        assert len(strip) == 15


def test_the_key_can_be_left_to_a_file_of_its_own() -> None:
    assert "Answers at a glance" not in page(with_key=False)
    assert "Answers at a glance" in page()
    assert "comprehensive strategic partnership" in page("key")


def test_a_version_says_which_it_is_and_moves_the_questions() -> None:
    plain, lettered = page(with_key=False), page(with_key=False, version="B")
    assert "Version B" in lettered
    assert "Version" not in plain
    first = "//li[contains(@class, 'item')]//bdi"
    questions = [words(html.document_fromstring(p).xpath(first)[0]) for p in (plain, lettered)]
    assert questions[0] != questions[1]


@pytest.mark.parametrize(
    ("prompt", "pieces"),
    [
        (f"It was a {BLANK}.", ["It was a(n) ", "."]),
        (f"An {BLANK} fell.", ["A(n) ", " fell."]),
        (f"Banana {BLANK}", ["Banana ", ""]),
    ],
)
def test_an_article_does_not_tell_the_missing_word(prompt: str, pieces: list[str]) -> None:
    assert around_blank(prompt) == pieces


@pytest.mark.parametrize(
    ("prompt", "shown"),
    [
        (f"In {BLANK}'s time.", ["In ", "|_'s", " time."]),
        (f"It cost (${BLANK}).", ["It cost ", "($|_)."]),
        (f"From {BLANK}–{BLANK}", ["From ", "|_–", "|_"]),
        (f"{BLANK} fell", ["|_", " fell"]),
        (f"{BLANK}-{'x' * 30}", ["|_-" + "x" * 11, "x" * 19]),
        ("No blank", ["No blank"]),
    ],
)
def test_what_sticks_to_a_blank_goes_with_it(prompt: str, shown: list[str]) -> None:
    assert [f"{s.before}|_{s.after}" if s.blank else s.text for s in stretches(prompt)] == shown


def test_a_blank_and_what_sticks_to_it_are_one_piece() -> None:
    for to in ("html", "selfcheck"):
        tree = html.document_fromstring(page(to, sticky()))
        pieces = tree.xpath("//main//*[@class='whole']")
        assert [words(piece) for piece in pieces] == ["($'s"] * len(sticky().questions)
        assert ".whole { white-space: nowrap; }" in tree.xpath("//style")[0].text


def test_one_item_is_worth_its_points_and_several_so_many_each() -> None:
    quiz = sample()
    for form, count, said in (
        ("open", 1, "2 points"),
        ("open", 2, "2 points each, 4 in all"),
        ("choice", 1, "1 point"),
    ):
        few = [q for q in quiz.questions if q.form == form][:count]
        tree = html.document_fromstring(page(quiz=quiz.model_copy(update={"questions": tuple(few)})))
        assert words(tree.xpath("//*[@class='worth']")[0]) == said


def test_the_bank_says_whether_words_are_left_over_or_used_again() -> None:
    quiz = sample()
    cloze = [q for q in quiz.questions if q.form == "cloze"]

    def told(*questions: Question) -> str:
        made = page(quiz=quiz.model_copy(update={"questions": questions}), word_bank=True, with_key=False)
        return words(html.document_fromstring(made).xpath("//*[@class='how']")[0])

    plain = [q.model_copy(update={"distractors": ()}) for q in cloze]
    assert told(*plain).endswith("Use each once.")
    assert told(plain[0].model_copy(update={"distractors": ("something",)}), *plain[1:]).endswith("Some are not used.")
    again = plain[0].model_copy(update={"id": "again"})
    assert "used more than once" in told(*plain, again)


def test_places_name_the_article_only_among_several() -> None:
    one = sample()
    other = one.articles[0].model_copy(update={"id": "other", "title": "Another"})
    two = one.model_copy(update={"articles": (*one.articles, other)})
    places = [words(html.document_fromstring(page("key", quiz)).xpath("//*[@class='place']")[0]) for quiz in (one, two)]
    assert places == ["(paragraph 7, lines 42–44)", "(article 1, paragraph 7, lines 42–44)"]
    title = next(b for b in one.articles[0].blocks if b.role == "title")
    first = one.questions[0].model_copy(update={"evidence": (one.articles[0].span(title.start, title.end),)})
    headed = one.model_copy(update={"questions": (first,)})
    assert "(title)" in words(html.document_fromstring(page("key", headed)).xpath("//*[@class='entry']")[0])


@pytest.mark.parametrize("to", PAGES)
@pytest.mark.parametrize("version", ["", "A"])
def test_hostile_text_is_text(to: str, version: str) -> None:
    made = page(to, hostile(), word_bank=True, version=version)
    tree = html.document_fromstring(made)
    assert len(tree.xpath("//script")) == (1 if to == "selfcheck" else 0)
    assert "alert(" not in "".join(tree.xpath("//script//text() | //style//text()"))
    assert words(tree.xpath("//body")[0]).count("{{ 7 * 191 }}") >= 2
    assert "1337" not in made
    said = tree.xpath("//title")[0].text
    assert (
        said.replace("Answer key: ", "").replace("Article: ", "").replace("Annotated article: ", "").startswith(NASTY)
    )


def test_hostile_text_ends_no_string_of_the_style_sheet() -> None:
    style = html.document_fromstring(page(quiz=hostile())).xpath("//style//text()")[0]
    for content in re.findall(r"content: (.*?);\s", style):
        assert re.fullmatch(r'"[^"<>{}]*"|"Page " counter\(page\)', content), content


@pytest.mark.parametrize("to", [*PAGES, "coverage"])
def test_the_same_quiz_gives_the_same_bytes_and_fetches_nothing(to: str) -> None:
    made = page(to)
    assert made == page(to)
    assert not re.search(r"""(src|href)=|url\(|@import|https?://(?!www\.w3\.org/2000/svg)""", made)


def test_a_quiz_without_questions_is_refused() -> None:
    with pytest.raises(InputError, match="no questions to print"):
        page(quiz=sample().model_copy(update={"questions": ()}))


def test_one_sheet_shrinks_the_room_and_says_when_that_is_not_enough() -> None:
    quiz = sample()
    roomy = export(quiz, "html", Settings(lines=6, with_key=False)).data
    tight = export(quiz, "html", Settings(lines=6, with_key=False, one_sheet=True))
    assert roomy != tight.data
    assert not tight.left_out
    many = quiz.model_copy(
        update={"questions": tuple(q.model_copy(update={"id": f"{n}{q.id}"}) for n in range(4) for q in quiz.questions)}
    )
    left = export(many, "html", Settings(one_sheet=True)).left_out
    assert "longer than one sheet" in left[0].why


def test_every_row_of_print_has_its_own_ending() -> None:
    suffixes = [FORMATS[to].suffix for to in (*PAGES, "coverage", "pdf")]
    assert len(set(suffixes)) == len(suffixes)
