"""Records and events as rows of the embedded catalogue, and back."""

from __future__ import annotations

import datetime as dt
import zlib
from typing import TYPE_CHECKING

import msgspec

from craftsearch.index.catalogue import Document
from craftsearch.index.keys import key
from craftsearch.model import Event, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from typing import Any

    Rows = Callable[[str, Iterable[str | int]], Iterator[tuple[Any, ...]]]

_RECORD = msgspec.msgpack.Decoder(Record)
_EVENT = msgspec.msgpack.Decoder(Event)
_ENCODER = msgspec.msgpack.Encoder()
_BATCH = 500  # SQLite allows 32,766 parameters; this keeps statements small
_LEVEL = 3  # zlib: two thirds of what level 9 saves at a quarter of its time


def one_of(rows: Rows, sql: str, values: Collection[str]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of ``sql``, which ends on the name of a column, where it holds one of ``values``."""
    ordered = list(values)
    for at in range(0, len(ordered), _BATCH):
        batch = ordered[at : at + _BATCH]
        yield from rows(f"{sql} IN ({', '.join('?' * len(batch))})", batch)


def pack(raw: bytes) -> bytes:
    """Compress bytes for the store."""
    return zlib.compress(raw, _LEVEL)


def unpack(stored: bytes) -> bytes:
    """Undo ``pack``."""
    return zlib.decompress(stored)


def record_from(body: bytes) -> Record:
    """Read a record's stored body."""
    return _RECORD.decode(unpack(body))


def document_from(row: tuple[Any, ...]) -> Document:
    """Read a record's body, its digest, the stored bytes, their media type and when they were taken in."""
    body, digest, raw, media_type, when = row
    return Document(record_from(body), digest, unpack(raw), media_type, dt.datetime.fromisoformat(when))


def event_from(body: bytes) -> Event:
    """Read an event's stored body."""
    return _EVENT.decode(unpack(body))


def document_row(document: Document) -> tuple[str | bytes | None, ...]:
    """Lay out what is small, in the order of its table, without the state."""
    record, article = document.record, document.record.article
    return (
        record.id,
        article.uri,
        document.digest,
        record.language.code,
        article.title,
        article.published.isoformat() if article.published else None,
        document.media_type,
        document.ingested_at.isoformat(),
    )


def content_row(document: Document) -> tuple[str, bytes, bytes]:
    """Lay out what is large: the record's body and the bytes it was made from."""
    return document.record.id, pack(_ENCODER.encode(document.record)), pack(document.raw)


def event_row(identifier: str, event: Event) -> tuple[str | bytes | None, ...]:
    """Lay an event out in the order of its table."""
    when, where = event.when, event.where
    return (
        identifier,
        event.uid,
        when.start.isoformat() if when.start else None,
        when.end.isoformat() if when.end else None,
        when.edtf,
        where.country if where else None,
        key(where.name) if where else None,
        key(where.surface) if where else None,
        event.kind,
        key(event.project) if event.project else None,
        key(event.programme) if event.programme else None,
        pack(_ENCODER.encode(event)),
    )


def label_rows(record: Record) -> list[tuple[str, str, str]]:
    """List what a document can be filtered by besides its events."""
    rows = [(record.id, "project name", name) for name in record.projects]
    rows += [(record.id, "project", key(name)) for name in record.projects]
    rows += [(record.id, "programme", key(name)) for name in record.programmes]
    return rows + [(record.id, "theme", theme) for theme in record.themes]
