"""Templates: a user's own go first, file by file; the sandbox keeps them harmless; article text is only a value."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from quizgen.errors import InputError
from quizgen.templates import Templates, default, shipped
from tests.conftest import CommandLine
from tests.samples import TEXT


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "print").mkdir()
    return tmp_path


def test_a_users_file_goes_first_and_the_rest_is_shipped(own: Path) -> None:
    (own / "print" / "quiz.html").write_text("mine", encoding="utf-8")
    (own / "print" / "another.html").write_text("mine too", encoding="utf-8")
    templates = Templates(own)
    assert templates.path("print/quiz.html") == own / "print" / "quiz.html"
    assert templates.text("print/key.html") == default().text("print/key.html")
    assert set(templates.names("print", ".html")) == {*default().names("print", ".html"), "print/another.html"}


def test_what_is_nowhere_is_named(own: Path) -> None:
    with pytest.raises(InputError, match=r"no template print/nothing\.html"):
        Templates(own).path("print/nothing.html")
    with pytest.raises(InputError, match="no such folder of templates"):
        Templates(own / "nowhere")


@pytest.mark.parametrize(
    "evil",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ values.__init__.__globals__ }}",
        "{{ values.append(1) }}",
        "{{ ''['__cl' ~ 'ass__'] }}",
        "{{ self.__init__.__globals__['os'].system('true') }}",
        "{{ nothing }}",
        "{{ 1 / 0 }}",
        "{{ 1 + values }}",
        "{% for n in range(10 ** 9) %}{% endfor %}",
        "{% include '/etc/passwd' %}",
        "{% include '../../etc/passwd' %}",
    ],
)
def test_a_users_template_can_do_no_harm(own: Path, evil: str) -> None:
    (own / "evil.html").write_text(evil, encoding="utf-8")
    with pytest.raises(InputError, match=r"evil\.html: template failed: "):
        Templates(own).render("evil.html", values=[])


def test_a_template_that_is_not_valid_is_named_with_its_line(own: Path) -> None:
    (own / "broken.html").write_text("one\n{% if %}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"broken\.html:2: template is not valid"):
        Templates(own).render("broken.html")


HOSTILE = st.text() | st.sampled_from(["<script>alert(1)</script>", "{{ 7*7 }}", "{% raw %}", "&amp;", "\"'>", "{#"])


@given(HOSTILE)
def test_article_text_is_a_value_and_never_a_template(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("own")
    (folder / "value.html").write_text("[{{ text }}]", encoding="utf-8")
    templates = Templates(folder)
    assert templates.render("value.html", text=text) == f"[{escape(text)}]"
    assert templates.render_plain("value.html", text=text) == f"[{text}]"


def test_the_shipped_templates_lie_where_they_are_looked_for() -> None:
    assert (shipped() / "print" / "quiz.html").is_file()


def test_a_template_that_fails_is_told_on_the_command_line(quizgen: CommandLine) -> None:
    quizgen.file("bridge.txt", TEXT)
    quizgen.file("own/print/quiz.html", "{{ nothing.at.all }}")
    result = quizgen("print", "bridge.txt", "--templates", "own", "-o", "-")
    assert (result.exit_code, "Traceback" in result.output) == (1, False)
    assert "own/print/quiz.html" in result.stderr
