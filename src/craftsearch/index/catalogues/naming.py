"""Names for the keys under which projects, programmes and cities are filed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftsearch.index.catalogues.rows import event_from, record_from
from craftsearch.index.keys import key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from craftsearch.index.catalogues.rows import Rows

_LABELLED = "SELECT c.record FROM labels l JOIN contents c ON c.document = l.document"


def named(rows: Rows, field: str, keys: Collection[str]) -> dict[str, str]:
    """Map keys to a name that some document or event gives them."""
    if field not in {"project", "programme", "city"}:
        return {}
    of = _cities if field == "city" else _labels
    return {value: name for value in keys for name in of(rows, field, value) if key(name) == value}


def _labels(rows: Rows, field: str, value: str) -> Iterator[str]:
    for row in rows(f"{_LABELLED} WHERE l.sort = ? AND l.value = ? LIMIT 1", (field, value)):
        record = record_from(row[0])
        yield from record.projects if field == "project" else record.programmes


def _cities(rows: Rows, _: str, value: str) -> Iterator[str]:
    for row in rows("SELECT body FROM events WHERE city = ? LIMIT 1", (value,)):
        where = event_from(row[0]).where
        if where:
            yield where.name
