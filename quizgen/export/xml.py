"""Trees of XML, written the same way each time.

node(parent, "setvar", "100", action="Set")      <setvar action="Set">100</setvar>
document(root)                                   the bytes, with declaration and indent
"""

from __future__ import annotations

import xml.etree.ElementTree as ET


def node(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    """Append an element of that name and return it."""
    child = ET.SubElement(parent, name, attributes)
    child.text = text
    return child


def document(root: ET.Element) -> bytes:
    """Return the tree as a UTF-8 document."""
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
