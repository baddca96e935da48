"""Filters in the cluster's words, and held against an event at hand: as the embedded catalogue means them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from craftsearch.index.keys import key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from craftsearch.index.cluster.session import Body
    from craftsearch.model import Event, Filters

HELD: Final[Body] = {"terms": {"state": ["pending", "indexed"]}}
"""What the catalogue holds and has not begun to delete."""
_YEAR: Final = 366


def held(*conditions: Body) -> Body:
    """Ask for documents held that meet all conditions."""
    return {"bool": {"filter": [HELD, *conditions]}}


def document_conditions(filters: Filters) -> list[Body]:
    """Conditions on a document, for a list of documents or a search."""
    return [*_labels(filters), *_one_of("language", filters.languages), *_event_or_publication(filters)]


def event_documents(filters: Filters) -> list[Body]:
    """Conditions on a document for it to tell of an event that ``fits``."""
    found = [*_one_of("labels.theme", filters.themes), *_one_of("language", filters.languages)]
    return [*found, _tells(_event(filters))]


def fits(event: Event, filters: Filters) -> bool:
    """Tell whether an event meets what ``filters`` ask of events."""
    where, when = event.where, event.when
    asked: list[tuple[set[str | None], set[str | None]]] = [
        ({code.upper() for code in filters.countries}, {where.country if where else None}),
        ({*filters.kinds}, {event.kind}),
        ({*map(key, filters.projects)}, {key(event.project) if event.project else None}),
        ({*map(key, filters.programmes)}, {key(event.programme) if event.programme else None}),
        ({*map(key, filters.cities)}, {key(where.name), key(where.surface)} if where else set()),
    ]
    if any(wanted and own.isdisjoint(wanted) for wanted, own in asked):
        return False
    late_enough = not filters.since or (when.end is not None and when.end >= filters.since)
    early_enough = not filters.until or (when.start is not None and when.start <= filters.until)
    return late_enough and early_enough


def order(event: Event) -> tuple[bool, str, str, str, str]:
    """Order events by date, those without a year by EDTF behind them."""
    when = event.when
    start, end = (day.isoformat() if day else "" for day in (when.start, when.end))
    return (when.start is None, start, end, when.edtf, event.uid)


def neighbours(event: Event) -> list[Body]:
    """Ask for documents that tell of events of the country, or the project, of another at its time."""
    return [_tells(conditions) for conditions in _near(event)]


def is_near(other: Event, event: Event) -> bool:
    """Tell whether ``other`` is of the country or the project of ``event`` at its time."""
    country = event.where.country if event.where else None
    here = bool(country) and other.where is not None and other.where.country == country
    ours = bool(event.project) and key(other.project or "") == key(event.project or "")
    start, end = event.when.start, event.when.end
    if start is None or end is None:
        return (here and (other.when.start is None or ours)) or ours
    if other.when.start is None or other.when.end is None:
        return ours
    met = other.when.start <= end and other.when.end >= start
    return met and (here or ours) and (start - other.when.start).days <= _YEAR


def _near(event: Event) -> list[list[Body]]:
    country = event.where.country if event.where else None
    project = key(event.project) if event.project else None
    start, end = event.when.start, event.when.end
    undated: Body = {"bool": {"must_not": [{"exists": {"field": "events.first"}}]}}
    found: list[list[Body]] = []
    for field, value in (("country", country), ("project", project)):
        if not value:
            continue
        own: Body = {"term": {f"events.{field}": value}}
        if start is None or end is None:
            either = [undated, *([{"term": {"events.project": project}}] if project else [])]
            found.append([own, {"bool": {"should": either}}])
            continue
        found.append([own, *_between(max(start.toordinal() - _YEAR, 1), start, end)])
        if field == "project":
            found.append([own, undated])
    return found


def _between(earliest: int, start: dt.date, end: dt.date) -> list[Body]:
    return [
        {"range": {"events.first": {"gte": earliest, "lte": end.toordinal()}}},
        {"range": {"events.last": {"gte": start.toordinal()}}},
    ]


def _tells(conditions: Sequence[Body]) -> Body:
    inner = {"bool": {"filter": list(conditions)}} if conditions else {"match_all": {}}
    return {"nested": {"path": "events", "query": inner, "score_mode": "none"}}


def _event(filters: Filters) -> list[Body]:
    found = [
        *_one_of("events.country", [code.upper() for code in filters.countries]),
        *_one_of("events.kind", filters.kinds),
        *_one_of("events.project", [key(name) for name in filters.projects]),
        *_one_of("events.programme", [key(name) for name in filters.programmes]),
    ]
    if filters.cities:
        names = [key(name) for name in filters.cities]
        either = [*_one_of("events.city", names), *_one_of("events.surface", names)]
        found.append({"bool": {"should": either, "minimum_should_match": 1}})
    if filters.since:
        found.append({"range": {"events.last": {"gte": filters.since.toordinal()}}})
    if filters.until:
        found.append({"range": {"events.first": {"lte": filters.until.toordinal()}}})
    return found


def _labels(filters: Filters) -> list[Body]:
    return [
        *_one_of("labels.project", [key(name) for name in filters.projects]),
        *_one_of("labels.programme", [key(name) for name in filters.programmes]),
        *_one_of("labels.theme", filters.themes),
    ]


def _event_or_publication(filters: Filters) -> list[Body]:
    """One event must meet all at once; a document without events is held against its publication."""
    placed = bool(filters.countries or filters.cities or filters.kinds or filters.happening)
    if not (placed or filters.since or filters.until):
        return []
    bare = type(filters)(
        countries=filters.countries,
        cities=filters.cities,
        kinds=filters.kinds,
        since=filters.since,
        until=filters.until,
    )
    told = _tells(_event(bare))
    if placed:
        return [told]
    days: dict[str, int] = {"gte": filters.since.toordinal() if filters.since else 1}
    if filters.until:
        days["lte"] = filters.until.toordinal()
    published: Body = {"bool": {"filter": [{"range": {"published": days}}, {"term": {"happenings": 0}}]}}
    return [{"bool": {"should": [told, published], "minimum_should_match": 1}}]


def _one_of(field: str, wanted: Sequence[str]) -> list[Body]:
    return [{"terms": {field: list(wanted)}}] if wanted else []
