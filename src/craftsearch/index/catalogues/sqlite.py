"""The embedded catalogue: one SQLite file in WAL mode, one writer and any number of readers."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from craftsearch.errors import EngineUnavailableError, UsageError
from craftsearch.index.catalogues import copies
from craftsearch.index.catalogues.access import address
from craftsearch.index.catalogues.counting import counted
from craftsearch.index.catalogues.filters import (
    document_conditions,
    event_conditions,
    joined,
    language_conditions,
    neighbour_conditions,
)
from craftsearch.index.catalogues.naming import named
from craftsearch.index.catalogues.rows import (
    content_row,
    document_from,
    document_row,
    event_from,
    event_row,
    label_rows,
    one_of,
    pack,
    record_from,
    unpack,
)
from craftsearch.model import Entry, RawItem, Rejected, Source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from craftsearch.index.catalogue import Counts, Document
    from craftsearch.model import Event, Filters, Record

_HELD = "FROM documents d JOIN contents c ON c.document = d.id"
_WHOLE = f"SELECT c.record, d.digest, c.raw, d.media_type, d.ingested_at {_HELD} WHERE d.state <> 'deleted'"
_UNSETTLED = "d.state <> 'indexed' AND d.state ="  # said so, and sorted apart (+), the partial index is taken
_NEIGHBOURS = 200  # events that one is compared with; more at once is a capital's calendar


class SqliteCatalogue:
    """``Catalogue`` over one file. Readers see the last whole transaction, also while another writes."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        """Open ``path``; with ``create`` also lay out a new file."""
        self._path = path
        with _translated(path):
            self._db = sqlite3.connect(
                address(path, create=create), uri=True, isolation_level=None, timeout=30.0
            )
            try:
                self._db.execute("PRAGMA foreign_keys = ON")
                self._db.execute("PRAGMA synchronous = NORMAL")
                if create:
                    self._lay_out()
            except sqlite3.Error:
                self._db.close()
                raise

    def _lay_out(self) -> None:
        self._db.execute("PRAGMA journal_mode = WAL")
        if not self._db.execute("SELECT 1 FROM sqlite_master WHERE name = 'documents'").fetchone():
            from importlib.resources import files  # who only reads does without

            schema = files("craftsearch.index.catalogues").joinpath("schema.sql").read_text("utf-8")
            self._db.executescript(f"BEGIN;\n{schema}\nCOMMIT;")

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with _translated(self._path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def _rows(self, sql: str, values: Iterable[str | int] = ()) -> Iterator[tuple[Any, ...]]:
        with _translated(self._path):
            yield from self._db.execute(sql, tuple(values))

    def put(self, documents: Iterable[Document]) -> None:
        """Take documents in as pending."""
        from craftsearch.index.catalogues import derived  # loads the cleaning room, which readers do without

        with self._transaction() as db:
            derived.lay_out(db)
            for document in documents:
                record = document.record
                derived.replaced(db, record.id)
                db.execute("DELETE FROM documents WHERE id = ? OR uri = ?", (record.id, record.article.uri))
                db.execute("DELETE FROM rejects WHERE uri = ?", (record.article.uri,))
                db.execute(
                    "INSERT INTO documents VALUES (?, ?, ?, 'pending', ?, ?, ?, ?, ?)",
                    document_row(document),
                )
                db.execute("INSERT INTO contents VALUES (?, ?, ?)", content_row(document))
                db.executemany(
                    "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    [event_row(record.id, event) for event in record.events],
                )
                db.executemany("INSERT OR IGNORE INTO labels VALUES (?, ?, ?)", label_rows(record))
                derived.entered(db, record)

    def mark_deleted(self, ids: Iterable[str]) -> None:
        """Begin to delete these documents; their events are gone at once."""
        from craftsearch.index.catalogues import derived

        with self._transaction() as db:
            derived.lay_out(db)
            for identifier in ids:
                derived.left(db, identifier)
                db.execute("UPDATE documents SET state = 'deleted' WHERE id = ?", (identifier,))
                db.execute("DELETE FROM events WHERE document = ?", (identifier,))

    def pending(self, limit: int) -> tuple[tuple[Record, ...], tuple[str, ...]]:
        """Return what the engine may not have seen."""
        added = self._rows(
            f"SELECT c.record {_HELD} WHERE {_UNSETTLED} 'pending' ORDER BY +d.id LIMIT {limit:d}"
        )
        records = tuple(record_from(row[0]) for row in added)
        gone = tuple(row[0] for row in self._rows(f"SELECT id FROM documents d WHERE {_UNSETTLED} 'deleted'"))
        return records, gone

    def settle(self, ids: Iterable[str]) -> None:
        """Declare these committed by the engine."""
        with self._transaction() as db:
            for identifier in ids:
                db.execute("DELETE FROM documents WHERE id = ? AND state = 'deleted'", (identifier,))
                db.execute("UPDATE documents SET state = 'indexed' WHERE id = ?", (identifier,))

    def reject(self, rejected: Iterable[tuple[Rejected, RawItem | None]]) -> None:
        """Keep refused items, with their bytes where they could be read."""
        with self._transaction() as db:
            for why, item in rejected:
                raw = pack(item.content) if item else None
                media_type = item.media_type if item else None
                db.execute(
                    "INSERT OR REPLACE INTO rejects VALUES (?, ?, ?, ?, ?)",
                    (why.uri, why.stage, why.reason, media_type, raw),
                )

    def forget_rejects(self, uris: Collection[str]) -> None:
        """Drop the refused items of these URIs."""
        with self._transaction() as db:
            db.executemany("DELETE FROM rejects WHERE uri = ?", [(uri,) for uri in uris])

    def digests(self, uris: Collection[str]) -> dict[str, bytes]:
        """Map the URIs that are held to their content's digest."""
        return dict(
            one_of(self._rows, "SELECT uri, digest FROM documents WHERE state <> 'deleted' AND uri", uris)
        )

    def uris(self, prefix: str) -> Iterator[tuple[str, str]]:
        """Yield id and URI of the documents below ``prefix``."""
        sql = "SELECT id, uri FROM documents WHERE state <> 'deleted' AND uri >= ? AND uri < ? ORDER BY uri"
        yield from ((row[0], row[1]) for row in self._rows(sql, (prefix, prefix + "\U0010ffff")))

    def get(self, ids: Collection[str]) -> dict[str, Record]:
        """Return the records held under these ids."""
        rows = one_of(self._rows, f"SELECT d.id, c.record {_HELD} WHERE d.state <> 'deleted' AND d.id", ids)
        return {identifier: record_from(body) for identifier, body in rows}

    def raw(self, identifier: str) -> Document | None:
        """Return the document with the bytes it came from."""
        return next((document_from(row) for row in self._rows(f"{_WHOLE} AND d.id = ?", (identifier,))), None)

    def documents(self) -> Iterator[Document]:
        """Yield every document held."""
        yield from map(document_from, self._rows(f"{_WHOLE} ORDER BY d.id"))

    def find(self, start: str) -> tuple[str, ...]:
        """Return ids by their beginning, or by the whole or the end of the URI."""
        sql = (
            "SELECT id FROM documents WHERE state <> 'deleted' "
            "AND ((id >= ? AND id < ?) OR uri = ? OR substr(uri, ?) = ?) ORDER BY id LIMIT 10"
        )
        values = (start, start + "g", start, str(-len(start) - 1), f"/{start}")
        return tuple(row[0] for row in self._rows(sql, values))

    def entries(self, filters: Filters) -> Iterator[Entry]:
        """List documents, newest first."""
        where, values = joined(document_conditions(filters), language_conditions(filters))
        sql = (
            "SELECT d.id, d.uri, d.title, d.language, d.published, "
            "(SELECT count(*) FROM events e WHERE e.document = d.id) FROM documents d "
            f"WHERE d.state <> 'deleted'{where} ORDER BY d.published IS NULL, d.published DESC, d.uri"
        )
        for identifier, uri, title, language, published, events in self._rows(sql, values):
            day = dt.date.fromisoformat(published) if published else None
            yield Entry(identifier, uri, title, language, day, int(events))

    def among(self, filters: Filters) -> frozenset[str] | None:
        """Return the ids that ``filters`` leave, ``None`` for all."""
        where, values = joined(document_conditions(filters), language_conditions(filters))
        if not where:
            return None
        sql = f"SELECT d.id FROM documents d WHERE d.state <> 'deleted'{where}"
        return frozenset(row[0] for row in self._rows(sql, values))

    def events(self, filters: Filters) -> Iterator[tuple[str, Event]]:
        """Yield document id and event, by date."""
        labelled = type(filters)(themes=filters.themes)
        parts = (event_conditions(filters), document_conditions(labelled), language_conditions(filters))
        where, values = joined(*parts)
        sql = (
            "SELECT e.document, e.body FROM events e JOIN documents d ON d.id = e.document "
            f"WHERE d.state <> 'deleted'{where} ORDER BY e.first IS NULL, e.first, e.last, e.edtf, e.uid"
        )
        for document, body in self._rows(sql, values):
            yield document, event_from(body)

    def neighbours(self, event: Event) -> Iterator[Event]:
        """Yield events of the same country or project at the same time."""
        for clause, values in neighbour_conditions(event):
            sql = (
                "SELECT e.body FROM events e JOIN documents d ON d.id = e.document "
                f"WHERE d.state <> 'deleted' AND {clause} LIMIT {_NEIGHBOURS:d}"
            )
            yield from (event_from(body) for (body,) in self._rows(sql, values))

    def published(self, ids: Collection[str]) -> dict[str, dt.date]:
        """Map documents to their days."""
        sql = "SELECT id, published FROM documents WHERE published IS NOT NULL AND state <> 'deleted' AND id"
        return {identifier: dt.date.fromisoformat(day) for identifier, day in one_of(self._rows, sql, ids)}

    def groups(self, ids: Collection[str]) -> dict[str, str]:
        """Map those documents that have near-duplicates to their group's leader."""
        return copies.groups(self._rows, ids)

    def copies(self, group: str) -> tuple[Source, ...]:
        """List the documents that follow a leader, and the leader."""
        return copies.members(self._rows, group)

    def names(self, field: str, keys: Collection[str]) -> dict[str, str]:
        """Map keys to names."""
        return named(self._rows, field, keys)

    def repeated(self) -> dict[str, frozenset[int]]:
        """Map each site that repeats lines to their keys."""
        from craftsearch.index.catalogues.repetition import repeated

        return repeated(self._rows)

    def rejects(self) -> Iterator[Rejected]:
        """List the refused items."""
        rows = self._rows("SELECT uri, stage, reason FROM rejects ORDER BY uri")
        yield from (Rejected(*row) for row in rows)

    def refused(self, uri: str) -> RawItem | None:
        """Return a refused item with its bytes."""
        rows = self._rows("SELECT media_type, raw FROM rejects WHERE uri = ? AND raw IS NOT NULL", (uri,))
        return next((RawItem(uri, row[0], unpack(row[1])) for row in rows), None)

    def records(self) -> Iterator[Record]:
        """Yield every record held."""
        rows = self._rows(f"SELECT c.record {_HELD} WHERE d.state <> 'deleted' ORDER BY d.id")
        yield from (record_from(row[0]) for row in rows)

    def counts(self) -> Counts:
        """Count what is held."""
        return counted(self._rows)

    def verify(self) -> tuple[str, ...]:
        """Let SQLite check its own pages and references."""
        try:
            found = [row[0] for row in self._rows("PRAGMA integrity_check") if row[0] != "ok"]
            found += [f"dangling reference in {row[0]}" for row in self._rows("PRAGMA foreign_key_check")]
        except EngineUnavailableError as exc:
            return (str(exc.__cause__),)
        return tuple(found)

    def close(self) -> None:
        """Close the file."""
        self._db.close()


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except UnicodeEncodeError as exc:
        raise UsageError(
            f"a lone surrogate cannot be looked up: {exc.object!r} — send valid Unicode"
        ) from exc
    except sqlite3.Error as exc:
        raise EngineUnavailableError(
            f"the catalogue {path} cannot be used: {exc} — run 'craftsearch doctor', or restore the file"
        ) from exc
