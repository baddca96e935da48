"""What the library tells of itself and its work."""

from __future__ import annotations

import datetime as dt

from craftsearch.model.base import Value
from craftsearch.model.items import Rejected


class IngestReport(Value, frozen=True):
    """What one ingest did. ``rejects`` lists the items refused; nothing else was lost."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    rejects: tuple[Rejected, ...] = ()
    seconds: float = 0.0
    interrupted: bool = False

    @property
    def taken(self) -> int:
        """How many items were read, rejected ones not counted."""
        return self.new + self.changed + self.unchanged


class Migrated(Value, frozen=True):
    """What one migration did: documents sent, those that were there, and the checksum both indices share."""

    copied: int
    unchanged: int
    rejects: int
    vectors: int
    checksum: str


class Entry(Value, frozen=True):
    """A document in a list: what is known without opening it."""

    id: str
    uri: str
    title: str
    language: str
    published: dt.date | None
    events: int


class Stats(Value, frozen=True):
    """What an index holds. The mappings count documents (events for ``kinds``, ``countries``)."""

    documents: int
    events: int
    rejects: int
    engine: str
    bytes: int
    languages: dict[str, int]
    kinds: dict[str, int]
    countries: dict[str, int]
    projects: dict[str, int]


class Finding(Value, frozen=True):
    """One thing ``doctor`` looked at: whether it is sound, and what to do if it is not."""

    check: str
    sound: bool
    detail: str
    remedy: str = ""
