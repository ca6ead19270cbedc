"""Read articles: bytes in, ``Article`` out; the offsets of its text are what everything else refers to."""

from __future__ import annotations

from quizgen.read.article import read_article, slug, with_unique_ids
from quizgen.read.collect import collect
from quizgen.read.dates import parse_date

__all__ = ["collect", "parse_date", "read_article", "slug", "with_unique_ids"]
