"""Turn a file's bytes into text."""

from __future__ import annotations

import codecs

from quizgen.errors import InputError

_SIGNATURES = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a zip archive or an office document",
    b"{\\rtf": "a rich-text file",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
}
"""How files that hold something else than text begin."""

_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""Byte order marks, the longer first: that of UTF-32 begins as that of UTF-16 does."""

_REMEDY = "give plain text, or save the article as .txt"


def decode(data: bytes, source: str) -> tuple[str, str]:
    """Return a file's text and the name of the encoding it was read by.

    Line breaks become a single ``\\n``; nothing else is changed, a UTF-8 byte order mark stays as the text's
    first character. Raises InputError for bytes that are no text.
    """
    for beginning, what in _SIGNATURES.items():
        if data.startswith(beginning):
            raise InputError(f"{what}, not plain text", where=source, remedy=_REMEDY)
    text, encoding = _decoded(data, source)
    if "\0" in text:
        raise InputError("binary data, not plain text", where=source, remedy=_REMEDY)
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def _decoded(data: bytes, source: str) -> tuple[str, str]:
    marked = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        return data.decode(marked), marked
    except UnicodeDecodeError as error:
        if b"\0" not in data and (guessed := _guessed(data)):
            return guessed
        raise InputError("binary data, not plain text", where=source, remedy=_REMEDY) from error


def _guessed(data: bytes) -> tuple[str, str] | None:
    from charset_normalizer import from_bytes, is_binary

    if is_binary(data):
        return None
    best = from_bytes(data).best()
    if best is None:
        return None
    # Many single-byte encodings read short English texts alike; the commonest of them is named then.
    encoding = "cp1252" if "cp1252" in best.could_be_from_charset else best.encoding
    return data.decode(encoding), encoding
