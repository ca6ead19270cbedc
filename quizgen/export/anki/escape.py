r"""Article text as it may stand in a field of an Anki note, where everything is HTML and more than HTML.

a < b & {{c1::x}} [sound:a.mp3] \(x\)
a &lt; b &amp; &#123;&#123;c1::x&#125;&#125; &#91;sound:a.mp3] \<span></span>(x\)
"""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import quote, urlsplit

_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_BLANKS = re.compile("[\t\x0b\x0c]")
_LEFT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters, of which \x1f is Anki's separator of fields, and halves of surrogate pairs."""

_MARKUP = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        "{": "&#123;",
        "}": "&#125;",
        # One rule for [sound:…], [anki:…], [latex], [$] and [[type:…]].
        "[": "&#91;",
        "\n": "<br>",
    }
)
is_plain = re.compile("[ !\"#$%'-;=?-Z\\]^-z|~\xa0-\xff\u2010-\u2027]*").fullmatch
"""Tell whether the text is letters and signs that stand for themselves: most of a deck, and not worth a second look.

All of them are as composed as they can be, alone and side by side.
"""
_MATHS = re.compile(r"\\(?=\(|&#91;)")
_SAFE_IN_LINK = "/:?#@!$&'()*+,;=%-._~"


def shown(text: str) -> str:
    """Return the text as a card can show it: composed, without control characters, line breaks as ``\\n``."""
    if text.isascii() and text.isprintable():
        return text
    text = _BLANKS.sub(" ", _BREAKS.sub("\n", unicodedata.normalize("NFC", text)))
    return _LEFT.sub("", text)


def field(text: str) -> str:
    """Return the text as a field's HTML that shows it exactly and runs nothing."""
    if is_plain(text):
        return text
    text = shown(text).translate(_MARKUP)
    # A browser joins text across entities but not across elements: only an element parts the signs of a formula.
    return _MATHS.sub(r"\\<span></span>", text) if "\\" in text else text


def sentence(text: str) -> str:
    """Return a stretch of an article as a field: where only the file's line ended, there is a space."""
    return text if is_plain(text) else field(shown(text).replace("\n", " "))


def deletion(text: str) -> str:
    """Return the text as the inside of a cloze deletion, where ``::`` would begin a hint."""
    return field(text).replace(":", "&#58;")


def one_line(text: str) -> str:
    """Return the text on one line, as the plain name of a deck; ``::`` would part it in two."""
    text = re.sub(r":(?=:)", "∶", " ".join(shown(text).split()))
    return text.replace('"', "”")


def link(address: str | None) -> str:
    """Return the address as an attribute's value, or nothing unless it is one of the web."""
    address = shown(address or "").strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc or "[" in parts.netloc or " " in address:
        return ""
    return quote(address, safe=_SAFE_IN_LINK).replace("&", "&amp;").replace("'", "%27")


def plain(field: str) -> str:
    """Return a field as one line of text, a deletion as its answer."""
    text = re.sub(r"\{\{c\d+::(.*?)(?:::[^}]*)?\}\}", r"\1", field)
    return " ".join(html.unescape(text.replace("<br>", " ").replace("<span></span>", "")).split())
