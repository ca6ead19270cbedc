"""Write outputs: whole or not at all, and never over something else unasked."""

from __future__ import annotations

import io
import os
import shutil
import sys
import zlib
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from errno import EISDIR, ENOTDIR
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from pydantic import ValidationError

from quizgen.cli.say import Voice
from quizgen.cli.work import Work
from quizgen.errors import OutputError, UsageError
from quizgen.export import FORMATS, Settings, export
from quizgen.model import Quiz

SINGLE = {"json", "anki", "tsv", "csv", "handout"}
"""The formats whose items need no rules for a test: saved whole, or shown one by one on different days, or none."""


def render(work: Work, to: str, settings: Settings, voice: Voice) -> bytes:
    """Return the quiz in a format, and tell the user what that format could not hold."""
    quiz = work.quiz
    if to != "json":
        quiz = quiz.model_copy(update={"questions": tuple(q for q in quiz.questions if q.status != "drop")})
    quiz = obedient(quiz, to, voice)
    made = export(quiz, to, settings, work.templates)
    for lacks in made.left_out:
        if not lacks.question:
            voice.notice(f"{to}: {lacks.why}")
    if named := [lacks for lacks in made.left_out if lacks.question]:
        count, why = len(named), named[0].why
        voice.notice(f"{to}: {count} of {len(quiz.questions)} questions left out, the first because: {why}")
    return made.data


def obedient(quiz: Quiz, to: str, voice: Voice) -> Quiz:
    """Return the quiz, for tests without the items that break a rule; each is named with the rule.

    Paper, documents and classroom systems leave out the same, so that their numbers agree.
    """
    from quizgen.choose.rules import obey

    if to in SINGLE:
        return quiz
    kept, findings = obey(quiz)
    out = [finding for finding in findings if finding.left_out and kept.questions]
    for finding in out:
        voice.notice(f"left out, {finding.rule}: {finding.prompt} ({finding.why})")
    if out:
        voice.notice('mark a question "status": "keep" in the saved quiz to print it all the same')
    return kept if kept.questions else quiz


def deliver(work: Work, to: str, settings: Settings, output: str | None, *, force: bool, voice: Voice) -> None:
    """Write the quiz in one format where the user wants it: a file, a folder, or ``-``."""
    if output == "-" and FORMATS[to].binary and sys.stdout.isatty():
        raise UsageError("a terminal can't show this format", remedy="give -o a file, or lead the output elsewhere")
    data = render(work, to, settings, voice)
    if output == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write({place(output, work.name + FORMATS[to].suffix): data}, force=force, voice=voice)


def deliver_versions(
    work: Work, n: int, to: str, settings: Settings, output: str | None, *, force: bool, voice: Voice
) -> None:
    """Write shuffled versions of the quiz and the table that joins them, each in a file of its own."""
    from quizgen.export.lettered import lettered

    if output == "-":
        raise UsageError("versions are several files", remedy="give -o a folder, or the name of a file")
    path = place(output, work.name + FORMATS[to].suffix)
    files: dict[Path, bytes] = {}
    quiz = obedient(work.quiz, to, voice)
    for letter, made in lettered(quiz, n, to, settings, work.templates).items():
        ending = ".csv" if letter == "crosswalk" else path.suffix
        files[path.with_name(f"{path.stem}-{letter}{ending}")] = made.data
        for lacks in made.left_out:
            voice.notice(f"version {letter}: {lacks.why}")
    write(files, force=force, voice=voice)


def known_format(to: str) -> str:
    """Return the name of a format; UsageError for one that does not exist, before any work is done."""
    if to not in FORMATS:
        raise UsageError(f"no format {to!r}", remedy=f"choose one of {', '.join(FORMATS)}")
    return to


def place(output: str | None, name: str) -> Path:
    """Return the path to write: the file that was named, or a file of that name in the folder that was."""
    path = Path(output or ".")
    return path / name if path.is_dir() or str(output).endswith(("/", os.sep)) else path


def write(files: Mapping[Path, bytes], *, force: bool, voice: Voice) -> None:
    """Write all files or none.

    A file that holds the same bytes already is left alone. One that holds others stays, and OutputError
    names it, unless ``force`` is true.
    """
    fresh = {path: data for path, data in files.items() if not _holds(path, data)}
    if not force and (taken := [str(path) for path in fresh if path.is_file()]):
        remedy = "--force replaces it, -o names another place"
        raise OutputError("there is such a file already, and it holds something else", where=taken[0], remedy=remedy)
    _replace(fresh)
    for path in files:
        voice.done(f"{'wrote' if path in fresh else 'unchanged'} {path}")


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.is_file() and ((there := path.read_bytes()) == data or _unpacked(there) == _unpacked(data))
    except OSError:
        return False


def _unpacked(data: bytes) -> dict[str, bytes] | bytes:
    """Return what a package holds: the same contents may be packed otherwise by another build of zlib."""
    try:
        with ZipFile(io.BytesIO(data)) as package:
            return {name: package.read(name) for name in package.namelist()}
    except (BadZipFile, NotImplementedError, RuntimeError, ValueError, zlib.error):
        return data


def _replace(files: Mapping[Path, bytes]) -> None:
    """Write each file beside its place first; only when all are written, put them there."""
    with ExitStack() as waste:
        ready: list[tuple[Path, Path | None, bytes]] = []
        for path, data in files.items():
            try:
                if path.is_dir():
                    raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
                if path.exists() and not path.is_file():
                    ready.append((path, None, data))
                    continue
                if path.parent.exists() and not path.parent.is_dir():
                    raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR))
                path.parent.mkdir(parents=True, exist_ok=True)
                target = path.resolve()
                draft = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
                waste.callback(_remove, draft)
                draft.write_bytes(data)
                if target.exists():
                    shutil.copymode(target, draft)
                ready.append((target, draft, data))
            except OSError as error:
                raise _unwritable(path, error) from error
        for target, written, data in ready:
            try:
                if written is None:
                    # A device or a pipe: it can't be replaced, only written to.
                    target.write_bytes(data)
                else:
                    written.replace(target)
            except OSError as error:
                raise _unwritable(target, error) from error


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _unwritable(path: Path, error: OSError) -> OutputError:
    remedy = "give -o another place"
    return OutputError(f"can't be written: {error.strerror or error}", where=str(path), remedy=remedy)


def settings_from(**chosen: object) -> Settings:
    """Return how outputs shall look; UsageError names a setting or a value that does not exist."""
    try:
        return Settings.model_validate(chosen)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else ""
        if first["type"] == "extra_forbidden":
            raise UsageError(
                f"no setting {name!r}", remedy=f"choose from {', '.join(Settings.model_fields)}"
            ) from error
        raise UsageError(f"{name} = {first['input']!r}: {first['msg']}", remedy="see quizgen export --help") from error
