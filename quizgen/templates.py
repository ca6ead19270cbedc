"""Find and render the files of ``question_templates/``.

A user's own folder goes first, file by file; what it lacks comes from the folder that ships with quizgen,
which lies beside the package in a checkout and inside it after installation.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from quizgen.errors import InputError

_PACKAGE = Path(__file__).resolve().parent
_MISTAKES = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What an expression in a user's template can raise."""
_INSTALLED, _CHECKOUT = _PACKAGE / "question_templates", _PACKAGE.parent / "question_templates"


def shipped() -> Path:
    """Return the folder of templates that ships with quizgen."""
    return _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT


class Templates:
    """The templates in force: ``Templates()`` the shipped ones, ``Templates(folder)`` with a user's on top."""

    def __init__(self, folder: Path | None = None) -> None:
        if folder is not None and not folder.is_dir():
            raise InputError("no such folder of templates", where=str(folder), remedy="give --templates a folder")
        self.folders = [*([folder] if folder else []), shipped()]
        loader = jinja2.FileSystemLoader([str(f) for f in self.folders])
        # Article text reaches a template as a value only; the sandbox keeps a user's template harmless.
        self.html = ImmutableSandboxedEnvironment(
            loader=loader,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
            keep_trailing_newline=True,
        )
        self.plain = self.html.overlay(autoescape=False)

    def path(self, name: str) -> Path:
        """Return where the template of that name (``anki/card.css``) lies; InputError if nowhere."""
        for folder in self.folders:
            if (folder / name).is_file():
                return folder / name
        raise InputError(f"no template {name}", where=str(self.folders[0]))

    def text(self, name: str) -> str:
        """Return a template file's own text, not rendered."""
        return self.path(name).read_text(encoding="utf-8")

    def names(self, folder: str, ending: str) -> list[str]:
        """Return the names of the files below ``folder`` with that ending, sorted, a user's included."""
        found = {p.name for f in self.folders for p in (f / folder).glob(f"*{ending}") if p.is_file()}
        return [f"{folder}/{name}" for name in sorted(found)]

    def render(self, name: str, **values: Any) -> str:
        """Render an HTML template; every value is escaped unless the template was told otherwise."""
        return self._render(self.html, name, values)

    def render_plain(self, name: str, **values: Any) -> str:
        """Render a template of plain text, without escaping."""
        return self._render(self.plain, name, values)

    def _render(self, environment: jinja2.Environment, name: str, values: dict[str, Any]) -> str:
        try:
            return environment.get_template(name).render(**values)
        except jinja2.TemplateSyntaxError as error:
            where = f"{error.filename or self.path(name)}:{error.lineno}"
            raise InputError(f"template is not valid: {error.message}", where=where, remedy="mend that line") from error
        except (jinja2.TemplateError, *_MISTAKES) as error:
            why = f"{type(error).__name__}: {error}"
            raise InputError(f"template failed: {why}", where=str(self.path(name)), remedy="mend it") from error


@lru_cache(maxsize=1)
def default() -> Templates:
    """Return the shipped templates, read once."""
    return Templates()
