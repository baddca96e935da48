"""A document as the cluster keeps it for the catalogue, and back."""

from __future__ import annotations

import datetime as dt
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Final

import msgspec

from craftsearch.cleaning.repetition import site_of
from craftsearch.index.catalogue import Document
from craftsearch.index.catalogues.rows import pack, unpack
from craftsearch.index.cluster.session import column
from craftsearch.index.keys import key
from craftsearch.model import Event, RawItem, Record, Rejected

if TYPE_CHECKING:
    from craftsearch.index.cluster.session import Body

RECORD: Final[Body] = {"_source": ["kept.record"]}
"""What to fetch where the record is wanted."""
TOLD: Final[Body] = {"stored_fields": "_none_", "docvalue_fields": ["id", "told"]}
"""What to fetch where only the events are."""
_DECODER: Final = msgspec.msgpack.Decoder(Record)
_EVENTS: Final = msgspec.msgpack.Decoder(tuple[Event, ...])
_ENCODER: Final = msgspec.msgpack.Encoder()


def entry(document: Document, state: str) -> Body:
    """Lay out what the catalogue keeps of a document; who leads its group is not known here."""
    record, article = document.record, document.record.article
    return {
        "id": record.id,
        "state": state,
        "uri": article.uri,
        "reversed": article.uri[::-1],
        "language": record.language.code,
        "published": article.published.toordinal() if article.published else 0,
        "happenings": len(record.events),
        "labels": {
            "project_name": list(record.projects),
            "project": [key(name) for name in record.projects],
            "programme": [key(name) for name in record.programmes],
            "theme": list(record.themes),
        },
        "events": [_event(event) for event in record.events],
        "told": _packed(_ENCODER.encode(record.events)) if record.events else None,
        "kept": {
            "record": _packed(_ENCODER.encode(record)),
            "raw": _packed(document.raw),
            "digest": document.digest.hex(),
            "media_type": document.media_type,
            "ingested_at": document.ingested_at.isoformat(),
            "title": article.title,
        },
        "site": site_of(article.uri),
        "lines": list(record.lines),
    }


def record_of(source: Body) -> Record:
    """Read the record that was kept."""
    return _DECODER.decode(_unpacked(source["kept"]["record"]))


def events_of(fields: Body) -> tuple[Event, ...]:
    """Read the events that a document tells of, from the column that holds them."""
    return _EVENTS.decode(unpack(column(fields["told"][0]))) if "told" in fields else ()


def document_of(source: Body) -> Document:
    """Read the whole document that was kept."""
    kept = source["kept"]
    when = dt.datetime.fromisoformat(kept["ingested_at"])
    digest = bytes.fromhex(kept["digest"])
    return Document(record_of(source), digest, _unpacked(kept["raw"]), kept["media_type"], when)


def refusal(why: Rejected, item: RawItem | None) -> Body:
    """Lay out a refused item, with its bytes where they could be read."""
    told = {"uri": why.uri, "stage": why.stage, "reason": why.reason}
    return told | ({"media_type": item.media_type, "raw": _packed(item.content)} if item else {})


def refused_of(source: Body) -> RawItem | None:
    """Read a refused item; ``None`` where its bytes could not be read."""
    return RawItem(source["uri"], source["media_type"], _unpacked(source["raw"])) if "raw" in source else None


def _packed(raw: bytes) -> str:
    """Compress bytes into text."""
    return b64encode(pack(raw)).decode()


def _unpacked(stored: str) -> bytes:
    """Undo ``_packed``."""
    return unpack(b64decode(stored))


def _event(event: Event) -> Body:
    when, where = event.when, event.where
    told = {
        "uid": event.uid,
        "first": when.start.toordinal() if when.start else None,
        "last": when.end.toordinal() if when.end else None,
        "country": where.country if where else None,
        "city": key(where.name) if where else None,
        "surface": key(where.surface) if where else None,
        "kind": event.kind,
        "project": key(event.project) if event.project else None,
        "programme": key(event.programme) if event.programme else None,
    }
    return {field: value for field, value in told.items() if value is not None}
