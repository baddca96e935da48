"""One JSON object per line, and what of a document goes into its own."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec

from craftsearch.model import Deadline, Event, LanguageSpan, Removed, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from craftsearch.index.catalogue import Document
    from craftsearch.model import Article
    from craftsearch.search import Results

_ENCODER = msgspec.json.Encoder()


class Shown(Value, frozen=True):
    """A document as ``show --json`` gives it; all offsets count code points in ``text``."""

    id: str
    uri: str
    url: str | None
    site: str | None
    author: str | None
    published: dt.date | None
    updated: dt.date | None
    media_type: str
    ingested_at: dt.datetime
    title: str
    text: str
    language: str
    language_confidence: float
    language_reason: str
    spans: tuple[LanguageSpan, ...]
    events: tuple[Event, ...]
    deadlines: tuple[Deadline, ...]
    projects: tuple[str, ...]
    programmes: tuple[str, ...]
    themes: tuple[str, ...]
    removed: tuple[Removed, ...]


class Cleaned(Value, frozen=True):
    """A cleaned page as ``clean --json`` gives it."""

    title: str
    text: str
    published: dt.date | None
    site: str | None
    author: str | None
    declared_language: str | None
    removed: tuple[Removed, ...]


def answers(found: Results, own: str | None = None) -> Iterator[dict[str, object]]:
    """Give each hit with what bridged the languages, and why meaning did not where it could have.

    Those in the language ``own`` come before the others.
    """
    for hit in sorted(found, key=lambda hit: own is not None and hit.language != own):
        yield {
            **msgspec.structs.asdict(hit),
            "cross_language": found.cross_language,
            "lack": found.lack,
        }


def json_lines(values: Iterable[object]) -> Iterator[bytes]:
    """Encode each value as one line of UTF-8 JSON; field names are the values' own, dates ISO 8601."""
    return (_ENCODER.encode(value) + b"\n" for value in values)


def shown(document: Document) -> Shown:
    """Gather what is known of a document."""
    record = document.record
    article, language = record.article, record.language
    return Shown(
        id=record.id,
        uri=article.uri,
        url=article.url,
        site=article.site,
        author=article.author,
        published=article.published,
        updated=article.updated,
        media_type=document.media_type,
        ingested_at=document.ingested_at,
        title=article.title,
        text=article.text,
        language=language.code,
        language_confidence=language.confidence,
        language_reason=language.reason,
        spans=record.spans,
        events=record.events,
        deadlines=record.deadlines,
        projects=record.projects,
        programmes=record.programmes,
        themes=record.themes,
        removed=article.removed,
    )


def cleaned(article: Article) -> Cleaned:
    """Gather what cleaning found."""
    return Cleaned(
        title=article.title,
        text=article.text,
        published=article.published,
        site=article.site,
        author=article.author,
        declared_language=article.declared_language,
        removed=article.removed,
    )
