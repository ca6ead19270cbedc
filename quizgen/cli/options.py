"""The options that commands share, with their help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.errors import UsageError

if TYPE_CHECKING:
    from quizgen.model import Form

_IN = "Reading"
_OUT = "Writing"

FORMS = ("open", "cloze", "choice", "true_false", "matching")

Articles = Annotated[
    list[str],
    typer.Argument(
        help="Files (plain text or Markdown), folders of them, - for standard input, or one saved quiz (.json).",
        show_default=False,
        metavar="ARTICLES",
    ),
]
Title = Annotated[str | None, typer.Option(help="Title of the article; of the quiz, if there are several articles.")]
Date = Annotated[str | None, typer.Option(help="Day of publication, as 2023-09-10 or '10 September 2023'.")]
Link = Annotated[str | None, typer.Option(help="Address of the article on the web.")]
Count = Annotated[int | None, typer.Option(min=1, help="At most so many questions, the best ones.", show_default="all")]
All = Annotated[
    bool,
    typer.Option("--all", help="Keep all that passes the hard checks: near twins too, and what leans on its article."),
]
Forms = Annotated[
    str | None,
    typer.Option(
        help=f"Forms of questions, parted by commas: {', '.join(FORMS)}, or all.",
        show_default="open,cloze",
        autocompletion=lambda: [*FORMS, "all"],
    ),
]
Seed = Annotated[int | None, typer.Option(help="Number that settles what is shuffled.", show_default="0")]
Model = Annotated[
    str | None, typer.Option(help="Another installed spaCy pipeline for English.", show_default="its own")
]
TemplateFolder = Annotated[
    Path | None,
    typer.Option("--templates", metavar="DIR", help="Folder of your own templates; what it lacks comes from quizgen."),
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", help="File to write, a folder to write it in, or - for standard output."),
]
Folder = Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Folder to write in; made if missing.")]
Name = Annotated[str | None, typer.Option(help="Name of the outputs, without ending.", show_default="the input's")]
Force = Annotated[bool, typer.Option("--force", "-f", help="Replace outputs that hold something else.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show errors only.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
PAPERS = ("a4", "letter")
Paper = Annotated[
    str, typer.Option(help=f"Paper of the printed quiz: {' or '.join(PAPERS)}.", autocompletion=lambda: list(PAPERS))
]


def forms_in(text: str | None) -> tuple[Form, ...] | None:
    """Return the forms named in an option, None if it was not given; UsageError names one that does not exist."""
    from quizgen.model import Form

    if text is None:
        return None
    names = [name.strip().replace("-", "_") for name in text.lower().split(",") if name.strip()]
    if names == ["all"]:
        return tuple(Form)
    if strange := [name for name in names if name not in set(Form)]:
        raise UsageError(f"no form {strange[0]!r}", remedy=f"choose from {', '.join(Form)}, all")
    if not names:
        raise UsageError("--forms names no form", remedy=f"choose from {', '.join(Form)}, all")
    return tuple(Form(name) for name in dict.fromkeys(names))
