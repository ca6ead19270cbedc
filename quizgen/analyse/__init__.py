"""Parsing: an article becomes a document of parsed paragraphs, by a pipeline that is loaded once."""

from __future__ import annotations

from quizgen.analyse.document import Document, Paragraph, analyse
from quizgen.analyse.load import load

__all__ = ["Document", "Paragraph", "analyse", "load"]
