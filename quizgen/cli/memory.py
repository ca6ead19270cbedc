"""What the outputs of the time before tell: which questions changed since, and which are gone."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

from quizgen.choose.remember import remember, vanished
from quizgen.cli.say import Voice
from quizgen.cli.work import Work
from quizgen.errors import InputError
from quizgen.export import Settings
from quizgen.export.anki.before import recall
from quizgen.export.saved import from_json
from quizgen.model import Quiz


def remembered(work: Work, deck: Path, settings: Settings, voice: Voice) -> Work:
    """Return the work with the times of its questions told by the deck that lies where a new one goes.

    Where there is none, the saved quiz beside it tells; where that is missing too, nothing does.
    """
    quiz = work.quiz
    gone: tuple[str, ...] = ()
    if package := _bytes(deck):
        quiz, gone = recall(quiz, package, _now(), settings)
    elif before := saved_quiz(deck.with_suffix(".json")):
        quiz, gone = remember(quiz, before, _now()), tuple(q.prompt for q in vanished(quiz, before))
    if gone:
        more = f", and {len(gone) - 1} more" if len(gone) > 1 else ""
        voice.notice(f"no longer asked, but still in Anki if they were imported: {gone[0]}{more}")
    return replace(work, quiz=quiz)


def _now() -> int:
    # Who needs the same bytes on another day says which day it is, as makers of packages do.
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(given) if given.isdecimal() else int(time.time())


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return None


def saved_quiz(path: Path) -> Quiz | None:
    """Return the quiz that is saved there, if there is one."""
    data = _bytes(path)
    try:
        return from_json(data, str(path)) if data else None
    except InputError:
        return None
