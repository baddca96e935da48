"""The same news on several sites, as groups in the embedded catalogue.

Every member resembles its group's leader, so groups do not grow from one text to another by small steps, and
what a write costs does not grow with a group: only leaders are compared. Texts alike that tell of events on
other days are other news (a series of notices from one template).
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from craftsearch.index.catalogues.rows import one_of
from craftsearch.index.fingerprint import SAME, bands, compatible, days_of, resemblance
from craftsearch.model import Source

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator

    from craftsearch.index.catalogues.rows import Rows
    from craftsearch.model import Record

_PER_BAND = 100  # leaders looked at under one key; more are a template's, of which most are other news

_LISTED = 100  # of a group; a press release may run in more places
_GROUPED = """SELECT c.document, c.leader FROM copies c WHERE (c.leader <> c.document OR EXISTS (
    SELECT 1 FROM copies m WHERE m.leader = c.document AND m.document <> c.document)) AND c.document"""
_MEMBERS = """SELECT d.id, d.uri, d.title, d.language, d.published
    FROM copies c JOIN documents d ON d.id = c.document WHERE d.state <> 'deleted' AND c.leader = ?
    ORDER BY d.published IS NULL, d.published, d.uri LIMIT ?"""


class _Mark(NamedTuple):
    """What groups a document: its fingerprint and the days of its events."""

    document: str
    fingerprint: bytes
    days: str


def groups(rows: Rows, ids: Collection[str]) -> dict[str, str]:
    """Map those documents that are not alone in their group to its leader."""
    return dict(one_of(rows, _GROUPED, ids)) if _laid_out(rows) else {}


def members(rows: Rows, leader: str) -> tuple[Source, ...]:
    """List the documents of a group by publication."""
    listed = rows(_MEMBERS, (leader, _LISTED)) if _laid_out(rows) else ()
    return tuple(
        Source(identifier, uri, title, language, dt.date.fromisoformat(day) if day else None)
        for identifier, uri, title, language, day in listed
    )


def _laid_out(rows: Rows) -> bool:
    """Tell whether there are groups at all: an index from before has none until it is written to."""
    return any(rows("SELECT 1 FROM sqlite_master WHERE name = 'copies'", ()))


def join(db: sqlite3.Connection, record: Record) -> None:
    """Put a document into the group of its news; one that is as it was stays where it was."""
    mark = _Mark(record.id, record.fingerprint, days_of(record))
    held = db.execute("SELECT document, fingerprint, days FROM copies WHERE document = ?", (record.id,))
    if held.fetchone() == mark:
        return
    leave(db, record.id)
    if mark.fingerprint:
        _place(db, mark)


def leave(db: sqlite3.Connection, document: str) -> None:
    """Take a document out of its group; those who followed it find each other anew."""
    row = db.execute("SELECT leader, fingerprint FROM copies WHERE document = ?", (document,)).fetchone()
    if row is None:
        return
    db.execute("DELETE FROM copies WHERE document = ?", (document,))
    if row[0] != document:
        return
    db.executemany(
        "DELETE FROM bands WHERE band = ? AND leader = ?", [(band, document) for band in bands(row[1])]
    )
    followers = "SELECT document, fingerprint, days FROM copies WHERE leader = ? ORDER BY document"
    for follower in db.execute(followers, (document,)).fetchall():
        _place(db, _Mark(*follower))


def _place(db: sqlite3.Connection, mark: _Mark) -> None:
    """Let a document follow the leader it resembles most, or lead."""
    alike = [
        (-score, leader.document)
        for leader in _leaders(db, mark)
        if (score := resemblance(mark.fingerprint, leader.fingerprint)) >= SAME
        and compatible(mark.days, leader.days)
    ]
    leader = min(alike)[1] if alike else mark.document
    db.execute(
        "INSERT OR REPLACE INTO copies VALUES (?, ?, ?, ?)",
        (mark.document, leader, mark.fingerprint, mark.days),
    )
    if leader == mark.document:
        keys = [(band, leader) for band in bands(mark.fingerprint)]
        db.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", keys)


def _leaders(db: sqlite3.Connection, mark: _Mark) -> Iterator[_Mark]:
    keys = list(bands(mark.fingerprint))
    one = f"SELECT leader FROM (SELECT leader FROM bands WHERE band = ? LIMIT {_PER_BAND:d})"
    found = " UNION ".join([one] * len(keys))
    sql = f"SELECT document, fingerprint, days FROM copies WHERE document IN ({found})"
    return (_Mark(*row) for row in db.execute(sql, keys))
