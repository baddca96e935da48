"""Filters as SQL conditions over the embedded catalogue's tables."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from craftsearch.index.keys import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from craftsearch.model import Event, Filters

_YEAR = 366

Condition = tuple[list[str], list[str]]
"""Clauses to be joined by AND, and their parameters in order."""


def event_conditions(filters: Filters) -> Condition:
    """Conditions on a row of ``events`` (alias ``e``)."""
    clauses: list[str] = []
    values: list[str] = []
    _one_of(clauses, values, "e.country", [code.upper() for code in filters.countries])
    _one_of(clauses, values, "e.kind", filters.kinds)
    _one_of(clauses, values, "e.project", [key(name) for name in filters.projects])
    _one_of(clauses, values, "e.programme", [key(name) for name in filters.programmes])
    if filters.cities:
        names = [key(name) for name in filters.cities]
        clauses.append(f"(e.city IN ({_marks(names)}) OR e.surface IN ({_marks(names)}))")
        values += [*names, *names]
    if filters.since:
        clauses.append("e.last >= ?")
        values.append(filters.since.isoformat())
    if filters.until:
        clauses.append("e.first <= ?")
        values.append(filters.until.isoformat())
    return clauses, values


def neighbour_conditions(event: Event) -> Iterator[tuple[str, list[str]]]:
    """Conditions on events of the country, and of the project, of another at its time (alias ``e``)."""
    keys = {
        "country": event.where.country if event.where else None,
        "project": key(event.project) if event.project else None,
    }
    start, end = event.when.start, event.when.end
    for column, value in keys.items():
        if not value:
            continue
        if start is None or end is None:
            yield f"e.{column} = ? AND (e.first IS NULL OR e.project = ?)", [value, keys["project"] or ""]
        else:
            # Nothing that lasts longer than a year is an event; the bound lets the index be used.
            earliest = dt.date.fromordinal(max(start.toordinal() - _YEAR, 1)).isoformat()
            days = [earliest, end.isoformat(), start.isoformat()]
            yield f"e.{column} = ? AND e.first BETWEEN ? AND ? AND e.last >= ?", [value, *days]
            if column == "project":
                yield "e.project = ? AND e.first IS NULL", [value]


def document_conditions(filters: Filters) -> Condition:
    """Conditions on a row of ``documents`` (alias ``d``), without its language."""
    clauses: list[str] = []
    values: list[str] = []
    for sort, names in (("project", filters.projects), ("programme", filters.programmes)):
        if names:
            keys = [key(name) for name in names]
            clauses.append(
                f"d.id IN (SELECT document FROM labels WHERE sort = '{sort}' AND value IN ({_marks(keys)}))"
            )
            values += keys
    if filters.themes:
        clauses.append(
            "d.id IN (SELECT document FROM labels WHERE sort = 'theme' "
            f"AND value IN ({_marks(filters.themes)}))"
        )
        values += filters.themes
    clause, more = _event_or_publication(filters)
    return clauses + clause, values + more


def language_conditions(filters: Filters) -> Condition:
    """Conditions on the language of a row of ``documents`` (alias ``d``)."""
    clauses: list[str] = []
    values: list[str] = []
    _one_of(clauses, values, "d.language", filters.languages)
    return clauses, values


def joined(*conditions: Condition) -> tuple[str, list[str]]:
    """Join conditions to what stands behind a WHERE of one's own, and their parameters in order."""
    where = "".join(f" AND {clause}" for clauses, _ in conditions for clause in clauses)
    return where, [value for _, values in conditions for value in values]


def _event_or_publication(filters: Filters) -> Condition:
    """One event must meet all at once; a document without events is held against its publication."""
    placed = bool(filters.countries or filters.cities or filters.kinds or filters.happening)
    if not (placed or filters.since or filters.until):
        return [], []
    clauses, values = event_conditions(_without_labels(filters))
    test = f"EXISTS (SELECT 1 FROM events e WHERE {' AND '.join(['e.document = d.id', *clauses])})"
    if placed:
        return [test], values
    dated = ["d.published IS NOT NULL"]
    if filters.since:
        dated.append("d.published >= ?")
        values.append(filters.since.isoformat())
    if filters.until:
        dated.append("d.published <= ?")
        values.append(filters.until.isoformat())
    none = "NOT EXISTS (SELECT 1 FROM events e WHERE e.document = d.id)"
    return [f"({test} OR ({none} AND {' AND '.join(dated)}))"], values


def _without_labels(filters: Filters) -> Filters:
    """Leave project and programme to the document's labels, which hold those of its events too."""
    return type(filters)(
        countries=filters.countries,
        cities=filters.cities,
        kinds=filters.kinds,
        since=filters.since,
        until=filters.until,
    )


def _one_of(clauses: list[str], values: list[str], column: str, wanted: Sequence[str]) -> None:
    if wanted:
        clauses.append(f"{column} IN ({_marks(wanted)})")
        values.extend(wanted)


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
