"""How many documents, events and rejects the embedded catalogue holds, and of which sort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftsearch.index.catalogue import Counts

if TYPE_CHECKING:
    from craftsearch.index.catalogues.rows import Rows

_DOCUMENTS = "documents WHERE state <> 'deleted'"
_COUNTRIES = "SELECT country, count(DISTINCT uid) FROM events WHERE country IS NOT NULL GROUP BY country"


def counted(rows: Rows) -> Counts:
    """Count what is held."""
    return Counts(
        documents=_number(rows, f"SELECT count(*) FROM {_DOCUMENTS}"),
        events=_number(rows, "SELECT count(DISTINCT uid) FROM events"),
        rejects=_number(rows, "SELECT count(*) FROM rejects"),
        languages=_groups(rows, f"SELECT language, count(*) FROM {_DOCUMENTS} GROUP BY language"),
        kinds=_groups(rows, "SELECT kind, count(DISTINCT uid) FROM events GROUP BY kind"),
        countries=_groups(rows, _COUNTRIES),
        projects=_groups(
            rows, "SELECT value, count(*) FROM labels WHERE sort = 'project name' GROUP BY value"
        ),
    )


def _number(rows: Rows, sql: str) -> int:
    return next(int(row[0]) for row in rows(sql, ()))


def _groups(rows: Rows, sql: str) -> dict[str, int]:
    return {row[0]: int(row[1]) for row in rows(f"{sql} ORDER BY 2 DESC, 1", ())}
