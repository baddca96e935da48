"""The catalogue port: what is known. It is the truth; engines can be rebuilt from it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Protocol

from craftsearch.model import Record, Value

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from craftsearch.model import Entry, Event, Filters, RawItem, Rejected, Source


class Document(Value, frozen=True):
    """A record with the bytes it was made from (``raw``) and when those were taken in."""

    record: Record
    digest: bytes
    raw: bytes
    media_type: str
    ingested_at: dt.datetime


class Counts(Value, frozen=True):
    """How many documents, events and rejects there are, and of which sort."""

    documents: int
    events: int
    rejects: int
    languages: dict[str, int]
    kinds: dict[str, int]
    countries: dict[str, int]
    projects: dict[str, int]


class Catalogue(Protocol):
    """Keeps documents, their events and the rejected items.

    What a writing method did is durable when it returns, and each document is written whole or not at all.
    In a folder a batch is one transaction; in a cluster a part of it may be there when the method raises.
    A document that was put is ``pending`` until ``settle``; one that was marked deleted is pending
    too and leaves at ``settle``. Near-duplicates are grouped as they are put, and anew when one leaves.
    """

    def put(self, documents: Iterable[Document]) -> None:
        """Take documents in as pending, each replacing the one of the same id."""

    def mark_deleted(self, ids: Iterable[str]) -> None:
        """Begin to delete: from now on these are neither listed nor got."""

    def pending(self, limit: int) -> tuple[tuple[Record, ...], tuple[str, ...]]:
        """Return records (at most ``limit``) and ids of deletions the engine may not have seen."""

    def settle(self, ids: Iterable[str]) -> None:
        """Declare that the engine has committed these."""

    def reject(self, rejected: Iterable[tuple[Rejected, RawItem | None]]) -> None:
        """Keep refused items with their reason, the latest reason per URI."""

    def forget_rejects(self, uris: Collection[str]) -> None:
        """Drop the refused items of these URIs."""

    def digests(self, uris: Collection[str]) -> dict[str, bytes]:
        """Map those URIs that are held to the digest of the content last taken in."""

    def uris(self, prefix: str) -> Iterator[tuple[str, str]]:
        """Yield id and URI of every document whose URI begins with ``prefix``."""

    def get(self, ids: Collection[str]) -> dict[str, Record]:
        """Return the records held under these ids."""

    def raw(self, identifier: str) -> Document | None:
        """Return the document with the bytes it came from."""

    def find(self, start: str) -> tuple[str, ...]:
        """Return the ids that begin with ``start``, or whose URI is or ends with it; at most ten."""

    def entries(self, filters: Filters) -> Iterator[Entry]:
        """List documents by publication date, newest first, undated last, then by URI."""

    def among(self, filters: Filters) -> Collection[str] | None:
        """Return the ids that ``filters`` leave; ``None`` when they leave all.

        They need not be at hand: the engine and the vectors beside this catalogue know what they stand for.
        """

    def events(self, filters: Filters) -> Iterator[tuple[str, Event]]:
        """Yield document id and event, by start date, then those without a year by EDTF."""

    def neighbours(self, event: Event) -> Iterator[Event]:
        """Yield events that may be the same: those of its country or project at its time, not too many."""

    def published(self, ids: Collection[str]) -> dict[str, dt.date]:
        """Map those of these documents that are dated to the day of their publication."""

    def groups(self, ids: Collection[str]) -> dict[str, str]:
        """Map those documents that have near-duplicates to the name of their group."""

    def copies(self, group: str) -> tuple[Source, ...]:
        """List the documents of a group by publication, earliest first, undated last; not too many."""

    def names(self, field: str, keys: Collection[str]) -> dict[str, str]:
        """Map keys of projects, programmes or cities to a name as people write it; other fields have none."""

    def repeated(self) -> dict[str, frozenset[int]]:
        """Map sites to the lines they repeat (see ``cleaning.repetition``); copies of one news count once."""

    def rejects(self) -> Iterator[Rejected]:
        """List the refused items by URI."""

    def refused(self, uri: str) -> RawItem | None:
        """Return the refused item of this URI; ``None`` where its bytes could not be read."""

    def documents(self) -> Iterator[Document]:
        """Yield every document held, by id."""

    def records(self) -> Iterator[Record]:
        """Yield every record held, by id."""

    def counts(self) -> Counts:
        """Count what is held."""

    def verify(self) -> tuple[str, ...]:
        """Return what is wrong with the catalogue's own store, in words; empty when sound."""

    def close(self) -> None:
        """Let go of the store."""
