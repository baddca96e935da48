"""How often a site repeats its lines, counted in the embedded catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftsearch.cleaning.repetition import FEWEST, SHARE, site_of
from craftsearch.index.catalogues.rows import record_from

if TYPE_CHECKING:
    import sqlite3

    from craftsearch.index.catalogues.rows import Rows
    from craftsearch.model import Record

_ADD_SITE = """INSERT INTO sites (name, documents) VALUES (?, 1)
    ON CONFLICT (name) DO UPDATE SET documents = documents + 1"""
_COPY = """SELECT 1 FROM (SELECT m.document FROM copies c JOIN copies m ON m.leader = c.leader
    WHERE c.document = ? LIMIT 1000) g
    JOIN counted k ON k.document = g.document JOIN sites s ON s.site = k.site WHERE s.name = ?"""
_ADD_LINE = """INSERT INTO lines VALUES (?, ?, 1)
    ON CONFLICT (site, line) DO UPDATE SET documents = documents + 1"""
_COUNTED = """SELECT k.site, c.record FROM counted k JOIN contents c ON c.document = k.document
    WHERE k.document = ?"""
# The bare 5 lets SQLite use the partial index, which holds no other lines.
_REPEATED = f"""SELECT s.name, l.line FROM lines l JOIN sites s ON s.site = l.site
    WHERE l.documents >= 5 AND l.documents >= {FEWEST:d} AND l.documents >= {SHARE:f} * s.documents"""


def count(db: sqlite3.Connection, record: Record) -> None:
    """Count the lines of a document, unless it copies one that is counted for its site."""
    name = site_of(record.article.uri)
    if not name or not record.lines or db.execute(_COPY, (record.id, name)).fetchone():
        return
    db.execute(_ADD_SITE, (name,))
    number = db.execute("SELECT site FROM sites WHERE name = ?", (name,)).fetchone()[0]
    db.execute("INSERT INTO counted VALUES (?, ?)", (record.id, number))
    db.executemany(_ADD_LINE, [(number, line) for line in record.lines])


def discount(db: sqlite3.Connection, document: str) -> None:
    """Take a document's lines, as it still stands in the catalogue, off the count."""
    row = db.execute(_COUNTED, (document,)).fetchone()
    if row is None:
        return
    site, lines = row[0], record_from(row[1]).lines
    db.execute("DELETE FROM counted WHERE document = ?", (document,))
    db.execute("UPDATE sites SET documents = documents - 1 WHERE site = ?", (site,))
    keys = [(site, line) for line in lines]
    db.executemany("UPDATE lines SET documents = documents - 1 WHERE site = ? AND line = ?", keys)
    db.executemany("DELETE FROM lines WHERE site = ? AND line = ? AND documents <= 0", keys)


def repeated(rows: Rows) -> dict[str, frozenset[int]]:
    """Map each site that repeats lines to their keys."""
    found: dict[str, set[int]] = {}
    if any(rows("SELECT 1 FROM sqlite_master WHERE name = 'lines'", ())):
        for site, line in rows(_REPEATED, ()):
            found.setdefault(site, set()).add(line)
    return {site: frozenset(lines) for site, lines in found.items()}
