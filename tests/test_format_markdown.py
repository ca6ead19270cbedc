from __future__ import annotations

import pytest
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from quizgen.export import Settings, export
from quizgen.export.composed import compose
from quizgen.export.markdown import escaped
from quizgen.model import BLANK, Form, Quiz
from tests.format_quizzes import OPENINGS, every_form, hostile, shown


def plain(node: SyntaxTreeNode) -> str:
    """Return the text of a node; anything but text and stress in it is an escape that failed."""
    if node.type == "text":
        return node.content
    assert node.type in ("paragraph", "inline", "strong", "heading"), (node.type, node.content)
    return "".join(plain(child) for child in node.children)


def tree(data: bytes) -> list[SyntaxTreeNode]:
    return list(SyntaxTreeNode(MarkdownIt("gfm-like", {"linkify": False}).parse(data.decode())).children)


@pytest.mark.parametrize("quiz", [every_form(), hostile()], ids=["plain", "hostile"])
@pytest.mark.parametrize("version", ["", "C"])
def test_items_options_and_keys_are_read_back(quiz: Quiz, version: str) -> None:
    settings = Settings(version=version)
    made = export(quiz, "markdown", settings)
    assert made.left_out == ()
    nodes = tree(made.data)
    sheet = compose(quiz, settings)
    assert plain(nodes[0]) == shown(quiz.title) + (f" ({version})" if version else "")
    bar = next(n for n, node in enumerate(nodes) if node.type == "hr")
    sections = [section.title for section in sheet.sections]
    assert [plain(node) for node in nodes[:bar] if node.tag == "h2"] == sections
    entries = [entry for node in nodes[:bar] if node.type == "ordered_list" for entry in node.children]
    placed = list(sheet.placed())
    assert len(entries) == len(placed)
    items = {item.number: item for section in sheet.sections for item in section.items}
    for entry, (number, question, letter) in zip(entries, placed, strict=True):
        stem, *more = entry.children
        assert shown(question.prompt) in plain(stem)
        if question.form == Form.CHOICE:
            options = [plain(child) for bullet in more[0].children for child in bullet.children]
            assert options == [f"{'ABCDE'[n]}. {shown(o)}" for n, o in enumerate(items[number].options)]
            assert items[number].options["ABCDE".index(letter)] == question.answer
        else:
            assert not more
    responses = [plain(child) for node in nodes[:bar] if node.type == "bullet_list" for b in node for child in b]
    sets = [item for item in items.values() if item.premises]
    wanted = [f"{'ABCDEFGHIJKLM'[n]}. {shown(r)}" for item in sets for n, r in enumerate(item.responses)]
    assert responses == wanted
    [key] = [node for node in nodes[bar:] if node.type == "ordered_list"]
    assert len(key.children) == len(placed)
    for entry, (_, question, letter) in zip(key.children, placed, strict=True):
        said = plain(entry.children[0])
        if letter:
            assert said.startswith(letter)
        if question.form != Form.TRUE_FALSE:
            assert shown(question.answer) in said
        assert f"“{shown(question.evidence[0].text)}” (" in said


def test_numbers_go_on_from_list_to_list() -> None:
    *lists, key = [node for node in tree(export(every_form(), "markdown").data) if node.type == "ordered_list"]
    numbers = [int(node.attrs.get("start", 1)) + n for node in lists for n, _ in enumerate(node.children)]
    assert numbers == list(range(1, 12))
    assert len(key.children) == 11


def test_the_key_can_be_left_away() -> None:
    assert b"## Key" not in export(every_form(), "markdown", Settings(with_key=False)).data


def test_the_word_bank_stands_before_the_blanks() -> None:
    text = export(every_form(), "markdown", Settings(word_bank=True)).data.decode()
    assert "Word bank: \\$3 million · 1991 · 1995" in text


@pytest.mark.parametrize(
    "opening", [*OPENINGS, "12) ", "---", "===", "+ ", f"{BLANK} is", f"1. {BLANK}", "~~~", "    x"]
)
def test_whatever_a_text_opens_with_is_shown(opening: str) -> None:
    text = f"{opening} x"
    [found] = tree(f"3. {escaped(text)}\n".encode())
    [paragraph] = found.children[0].children
    assert plain(paragraph) == shown(text)
