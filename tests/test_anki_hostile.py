"""What stood in the article is what the card shows, in every field of every type, and nothing of it runs."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from hashlib import sha256

import pytest
from anki.collection import Collection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from quizgen.export.anki.escape import field, is_plain, link, one_line, shown
from quizgen.export.anki.notetypes import NAMES
from quizgen.model import BLANK, Article, Block, Form, Kind, Question, Quiz
from tests.anki_quizzes import collection, deck, take

HOSTILE = (
    "<b>bold</b>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=paris.jpg>",
    "</p></article><h1>out",
    "<!-- a comment",
    "<style>.card{display:none}</style>",
    "a < b && c > d",
    "&lt;b&gt; &amp; &nbsp; &#123;",
    "\"quoted\" and 'single'",
    "{{c1::taken}}",
    "{{c2::another::hint}}",
    "an end }} too early",
    "{{Answer}} {{FrontSide}}",
    "{{#Typed}}x{{/Typed}}",
    "{{type:Answer}}",
    "}}}}{{{{",
    "{single} and {{",
    "std::vector::at",
    ":: at the start",
    "at the end ::",
    "a colon at the end:",
    ": a colon at the start",
    "[sound:a.mp3]",
    "[anki:tts lang=en_US]spoken[/anki:tts]",
    "[anki:play:q:0]",
    "[latex]x^2[/latex]",
    "[$]x^2[/$]",
    "[$$]x^2[/$$]",
    "[[type:Answer]]",
    r"\(x^2\)",
    r"\[x^2\]",
    r"\\(x\\) and \\[y\\]",
    "ends in a backslash \\",
    "(begins with a bracket",
    "[begins with a square one]",
    "<anki-mathjax>x^2</anki-mathjax>",
    "first line\nsecond line",
    "first line\r\nsecond line\rthird\u2028fourth",
    "a tab\there",
    "a\x1fseparator\x00and\x07a bell",
    "cafe\u0301 decomposed",
    "right \u202eto left\u202c and back",
    "עברית and العربية",
    "zero\u200bwidth\u200dand\u00adsoft",
    "emoji 👩‍🔬 and 𝒜",
    "50% of $5 _is_ *this* `code` #tag",
    "漢字[かんじ]",
    "- a list\n- of two",
    "=1+1",
    'tab\tand "quote" in one',
    "https://x.example/?a=1&b=2",
    "javascript:alert(1)",
)
"""The list of the notes, and more."""

ELEMENTS = {"article", "header", "p", "div", "blockquote", "mark", "footer", "span", "br", "ol", "ul", "li", "b", "a"}
ELEMENTS |= {"cite"}
ATTRIBUTES = {"class", "dir", "id", "href", "data-cloze", "data-ordinal"}


def hostile(text: str) -> Quiz:
    """Return a quiz with that text in every place of every form."""
    heading, said, other = f"On {text} there", f"They said {text} and {text} again.", f"Others said {text}."
    body = "\n\n".join((f"Of {text} here", heading, said, other))
    blocks, at = [], 0
    for role, part in zip(("title", "heading", "body", "body"), (f"Of {text} here", heading, said, other), strict=True):
        blocks.append(Block(start=at, end=at + len(part), role=role, number=1 if part == said else 0))
        at += len(part) + 2
    art = Article(
        id="a",
        title=f"Of {text} here",
        source="a",
        text=body,
        date=f"{text} 1999",
        link="https://x.example/",
        blocks=blocks,
    )
    begin = body.index(said, len(f"Of {text} here\n\n{heading}"))
    answer = begin + len("They said ")
    second = body.index(other, begin + len(said))
    questions = [
        Question(
            id=sha256(f"{form}{text}".encode()).hexdigest()[:16],
            kind=Kind.SPEECH,
            form=form,
            prompt=f"They said {BLANK} and {text} again." if form == Form.CLOZE else f"What of {text} here?",
            answer="True" if form == Form.TRUE_FALSE else text,
            accepted=(f"or {text}", text),
            distractors=(f"not {text}", f"{text} not") if form == Form.CHOICE else (),
            why_not=(f"for {text}", f"{text} indeed") if form == Form.CHOICE else (),
            answer_at=art.span(answer, answer + len(text)),
            evidence=(art.span(begin, begin + len(said)), art.span(second, second + len(other))),
        )
        for form in NAMES
    ]
    return Quiz(title=f"Deck {text}", articles=(art,), questions=tuple(questions))


def plain(element: html.HtmlElement) -> str:
    """Return an element's text with a line break for each ``<br>``."""
    pieces = [element.text or ""]
    for child in element:
        pieces += ["\n" if child.tag == "br" else plain(child), child.tail or ""]
    return "".join(pieces)


def runs(element: html.HtmlElement) -> Iterator[str]:
    """Yield each stretch of text that no element parts: what a script for formulas looks at."""
    for part in element.iter():
        yield part.text or ""
        yield part.tail or ""


class Card:
    """Both sides of the card of a question, as the backend renders them."""

    def __init__(self, col: Collection, id_: str) -> None:
        (card,) = col.find_cards(f"Id:{id_}")
        output = col.get_card(card).render_output()
        assert output.question_av_tags == output.answer_av_tags == []
        self.front, self.back = html.fromstring(output.question_text), html.fromstring(output.answer_text)
        for side in (self.front, self.back):
            tags = [part.tag for part in side.iter()]
            assert set(tags) <= ELEMENTS
            assert {name for part in side.iter() for name in part.attrib} <= ATTRIBUTES
            assert [a.get("href") for a in side.iter("a")] == ["https://x.example/"] * (side is self.back)
            assert not any("\\(" in run or "\\[" in run for run in runs(side))
        for text in (output.question_text, output.answer_text):
            assert "[[type:" not in text
            assert "[sound:" not in text
            assert "[latex" not in text

    def texts(self, side: str, *selectors: str) -> list[str]:
        page = self.front if side == "front" else self.back
        (selector,) = selectors
        return [plain(part) for part in page.xpath(f"descendant-or-self::{selector}")]


def check(col: Collection, text: str) -> None:
    """Import the text in every place and look at what each card shows."""
    quiz = hostile(text)
    log = take(col, deck(quiz))
    assert (len(log.new), len(log.conflicting), len(log.duplicate)) == (4, 0, 0)
    said, line = shown(text), shown(text).replace("\n", " ")
    for question in quiz.questions:
        note = col.get_note(col.find_notes(f"Id:{question.id}")[0])
        assert int(note.fields_check()) == 0
        card = Card(col, question.id)
        front, back = card.texts("front", "p[@class='question']"), card.texts("back", "p[@class='question']")
        answer = card.texts("back", "div[@class='answer']")
        if question.form == Form.CLOZE:
            assert front == [f"They said [...] and {said} again."]
            assert back == [f"They said {said} and {said} again."]
            assert [plain(p) for p in card.back.find_class("cloze")] == [said]
        else:
            assert front == back == [f"What of {said} here?"]
        if question.form == Form.OPEN:
            assert answer == [said]
        elif question.form == Form.TRUE_FALSE:
            assert answer == ["True"]
        elif question.form == Form.CHOICE:
            options = card.texts("front", "ol/li")
            assert sorted(options) == sorted([said, f"not {said}", f"{said} not"])
            assert card.texts("back", "li[@class='key']") == [said]
            assert card.texts("back", "ul/li") == [f"not {said} for {said}", f"{said} not {said} indeed"]
        if question.form in (Form.OPEN, Form.CLOZE):
            assert card.texts("back", "p[@class='also']") == [f"or {said}"]
        quoted = [] if note["Quoted"] else [f"They said {line} and {line} again."]
        assert card.texts("back", "blockquote") == [*quoted, f"Others said {line}."]
        assert card.texts("back", "mark") == ([] if note["Quoted"] else [line])
        assert card.texts("back", "footer/a") == [f"Of {line} here"]
        assert card.texts("back", "footer/span")[0] == f"{said} 1999"
        if question.form == Form.TRUE_FALSE:
            assert card.texts("front", "header") == [f"Of {line} here\nOn {line} there"]


@pytest.fixture(scope="module")
def col() -> Iterator[Collection]:
    with collection() as made:
        yield made


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_text(col: Collection, text: str) -> None:
    check(col, text)


PIECES = ["{{", "}}", "{{c1::", "::", ":", "[", "]", "\\", "(", ")", "<", ">", "&", "&lt;", "<br>", "\n", "\r", "\t"]
PIECES += ["[sound:", "[[type:", "[latex]", "[$]", "\\(", "\\[", "</", "<b>", "\x1f", "\x00", "e\u0301", "\u202e", "#"]
TEXTS = st.lists(
    st.sampled_from(PIECES) | st.characters(exclude_categories=["Cs"]) | st.text("abc 12", max_size=3),
    min_size=1,
    max_size=8,
).map("".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_any_text_is_text(text: str) -> None:
    # Blank text is no answer; Anki takes a field of it for empty.
    text = f"x{text}y"
    with collection() as col:
        check(col, text)


@given(st.text())
def test_shown_is_stable_and_composed(text: str) -> None:
    once = shown(text)
    assert shown(once) == once == unicodedata.normalize("NFC", once)


def test_plain_text_is_what_the_long_way_would_make_of_it() -> None:
    every = [chr(n) for n in range(sys.maxunicode + 1) if not 0xD800 <= n <= 0xDFFF]
    plain = [sign for sign in every if is_plain(sign)]
    assert len(plain) > 200
    assert not set("&<>{}[\\\n\x1f\x7f\x85\u2028") & set(plain)
    pairs = "".join(a + b for a in plain for b in plain)
    assert unicodedata.normalize("NFC", pairs) == pairs
    # A sign that is not plain takes the long way, with all that stand beside it.
    assert field("".join(plain) + "<") == "".join(plain) + "&lt;"


@given(st.text())
def test_a_deck_is_named_on_one_level(text: str) -> None:
    assert "::" not in one_line(text)
    assert not any(c in one_line(text) for c in "\n\r\t\x1f")


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://x.example/a?b=1&c=2#d", "https://x.example/a?b=1&amp;c=2#d"),
        ('https://x.example/"><script>', "https://x.example/%22%3E%3Cscript%3E"),
        ("https://x.example/{{Answer}}", "https://x.example/%7B%7BAnswer%7D%7D"),
        ("https://x.example/[sound:a.mp3]", "https://x.example/%5Bsound:a.mp3%5D"),
        ("https://x.example/%20and%C3%A9", "https://x.example/%20and%C3%A9"),
        ("https://x.example/'onmouseover='", "https://x.example/%27onmouseover=%27"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("https://x.example/a b", ""),
        ("https://[", ""),
        ("file:///etc/passwd", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_only_addresses_of_the_web_become_links(address: str | None, written: str) -> None:
    assert link(address) == written
