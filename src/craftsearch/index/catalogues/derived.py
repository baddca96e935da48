"""What the embedded catalogue works out as documents come and go: groups of copies, counts of lines."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from craftsearch.index.catalogues import copies, repetition

if TYPE_CHECKING:
    import sqlite3

    from craftsearch.model import Record


def lay_out(db: sqlite3.Connection) -> None:
    """Make the tables where an index from before has none."""
    for statement in _statements():
        db.execute(statement)


def entered(db: sqlite3.Connection, record: Record) -> None:
    """Take account of a document that was put."""
    copies.join(db, record)
    repetition.count(db, record)


def replaced(db: sqlite3.Connection, document: str) -> None:
    """Take account of a document that is about to be put anew; its group may stay as it is."""
    repetition.discount(db, document)


def left(db: sqlite3.Connection, document: str) -> None:
    """Take account of a document that goes, while it is still there."""
    repetition.discount(db, document)
    copies.leave(db, document)


@cache
def _statements() -> tuple[str, ...]:
    scripts = (
        files(__package__).joinpath(f"{name}.sql").read_text("utf-8") for name in ("copies", "repetition")
    )
    return tuple(part for script in scripts for part in script.split(";") if part.strip())
