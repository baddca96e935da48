"""Takes in European project news in 24 languages; answers who does what, and what happens when and where.

The functions below are the public face; the values they return are described in ``craftsearch.model``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from craftsearch.library import Library
    from craftsearch.model import Article, DateSpan, Event, Language, LanguageSpan

__all__ = [
    "__version__",
    "clean",
    "detect",
    "embed",
    "find_dates",
    "find_events",
    "language_spans",
    "open",
]

__version__ = "0.1.0"


def clean(
    content: bytes | str,
    *,
    media_type: str = "text/html",
    url: str | None = None,
    mode: Literal["best", "fast"] = "best",
) -> Article:
    """Cut the news out of a saved page or a plain-text scrape.

    Bytes are decoded by byte order mark, declared charset and detection, in this order. The text is NFC;
    each cut is kept in ``removed`` with its rule. ``mode="fast"`` takes one look at a page, for mass ingest.
    Raises ``RejectedItemError`` where there is no text.
    """
    from craftsearch.cleaning import clean as run

    return run(content, media_type=media_type, url=url, mode=mode)


def detect(text: str, *, hint: str | None = None) -> Language:
    """Tell the language of a text, ``und`` where it cannot be told; ``hint`` (ISO 639) is a prior only."""
    from craftsearch.language import detect as run

    return run(text, hint=hint)


def language_spans(text: str) -> tuple[LanguageSpan, ...]:
    """Tell the language of each passage; spans are in order and equal neighbours are one."""
    from craftsearch.language import language_spans as run

    return run(text)


def find_dates(text: str, *, language: str, reference: dt.date | None = None) -> tuple[DateSpan, ...]:
    """Read the dates and ranges of a text, in order, without overlap.

    ``reference`` is the day the text was published. Without it a date that names no year has none:
    ``start`` and ``end`` are ``None`` and ``edtf`` reads like ``XXXX-10``.
    """
    from craftsearch.events import find_dates as run

    return run(text, language=language, reference=reference)


def find_events(
    article: Article | str, *, language: str | None = None, reference: dt.date | None = None
) -> tuple[Event, ...]:
    """Read which events took or take place, when and where; spans are offsets in ``article.text``.

    ``language`` is detected, and ``reference`` is the article's date of publication, unless given.
    """
    from craftsearch.events import find_events as run

    return run(article, language=language, reference=reference)


def embed(texts: Sequence[str], *, kind: Literal["query", "passage"] = "passage") -> NDArray[np.float32]:
    """Return one vector per text, ``[n, 384]`` float32 of unit length, comparable across languages."""
    from craftsearch.meaning import embed as run

    return run(texts, kind=kind)


def open(index: str | Path = "index", *, engine: str | None = None) -> Library:  # noqa: A001  # cs.open reads best
    """Open the index at a path; it is created at the first ingest, with ``engine`` (default: tantivy)."""
    from craftsearch.library import Library

    return Library(index, engine=engine)
