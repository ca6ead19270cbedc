"""Expand what a user names on the command line into articles' paths."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from quizgen.errors import InputError

SUFFIXES = (".txt", ".text", ".md", ".markdown")
"""The endings of the files that a folder is searched for; a file that is named itself may end otherwise."""


def collect(names: Iterable[str]) -> tuple[list[str], list[InputError]]:
    """Return the names of files and ``-`` in the order given, folders expanded, and what could not be expanded.

    A folder yields its text and Markdown files and those of its subfolders, sorted; hidden ones are passed
    over. A file that is named twice comes once.
    """
    found: dict[str, str] = {}
    refused = []
    for name in names:
        path = Path(name)
        if name == "-":
            found.setdefault("-", "-")
        elif path.is_dir():
            inside = _articles_in(path)
            if not inside:
                remedy = f"put {', '.join(SUFFIXES)} files in it"
                refused.append(InputError("no articles in this folder", where=name, remedy=remedy))
            for file in inside:
                found.setdefault(str(file.resolve()), file.as_posix())
        elif path.exists():
            found.setdefault(str(path.resolve()), path.as_posix())
        else:
            refused.append(InputError("no such file or folder", where=name, remedy="check the path"))
    return list(found.values()), refused


def _articles_in(folder: Path) -> list[Path]:
    files = []
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        files += [Path(where) / n for n in names if n.lower().endswith(SUFFIXES) and not n.startswith(".")]
    return sorted(files, key=lambda f: f.parts)
