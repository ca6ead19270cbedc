"""Why an option is wrong, with the words of the article."""

from __future__ import annotations

from quizgen.model import Question

_QUOTE = 130


def elsewhere(question: Question, text: str, sentence: str, same: bool = True) -> str:
    """Say that the article, or another, names the option in another connection."""
    if text.casefold() not in sentence.casefold():
        return absent(question, text)
    where = "The article names" if same else "Another of the articles names"
    return f"{where} {text} in another connection: “{quoted(sentence, text)}”"


def given(question: Question, value: str, sentence: str) -> str:
    """Say that the article gives the value for something else."""
    if value.casefold() not in sentence.casefold():
        return absent(question, value)
    return f"The article gives {value} for something else: “{quoted(sentence, value)}”"


def absent(question: Question, text: str) -> str:
    """Say what the article says instead."""
    return f"The article says {question.answer}, not {text}."


def quoted(sentence: str, around: str) -> str:
    """Return the sentence, or as much of it around the words as a line holds."""
    sentence = " ".join(sentence.split())
    if len(sentence) <= _QUOTE:
        return sentence
    at = max(0, sentence.casefold().find(around.casefold()))
    start = max(0, min(at - _QUOTE // 2, len(sentence) - _QUOTE))
    piece = sentence[start : start + _QUOTE]
    piece = piece if start == 0 else piece[piece.find(" ") + 1 :]
    piece = piece if start + _QUOTE >= len(sentence) else piece[: piece.rfind(" ")]
    return ("… " if start else "") + piece + ("" if start + _QUOTE >= len(sentence) else " …")
