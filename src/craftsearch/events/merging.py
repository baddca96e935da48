"""One event, however often a text speaks of it."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import msgspec

from craftsearch.events.evidence import joined_evidence
from craftsearch.events.projects import project_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from craftsearch.model import DateSpan, Event, Granularity, Place

_ANY, _WIDE = "", 31
"""The block of dates that are without a year or longer than a month, in days."""
_FINENESS: tuple[Granularity, ...] = (
    "day", "week", "part", "month", "season", "quarter", "half", "year", "decade", "century",
)  # fmt: skip


def merged(events: Iterable[Event]) -> tuple[Event, ...]:
    """Join the mentions of one event, in order of their first, each field from where it is finest."""
    kept: list[Event] = []
    by_month: dict[str, dict[int, None]] = {}
    for event in events:
        near = sorted({at for month in _sought(event.when, by_month) for at in by_month.get(month, ())})
        same = next((at for at in near if is_same(kept[at], event)), None)
        if same is None:
            same = len(kept)
            kept.append(event)
        else:
            kept[same] = joined(kept[same], event)
        for month in _months(kept[same].when):
            by_month.setdefault(month, {})[same] = None
    return tuple(msgspec.structs.replace(event, uid=uid(event)) for event in kept)


def _months(when: DateSpan) -> tuple[str, ...]:
    """Name the months that a date touches, and what is wide or without a year by one name of its own."""
    if when.start is None or when.end is None or (when.end - when.start).days > _WIDE:
        return (_ANY,)
    return tuple({f"{day:%Y-%m}" for day in (when.start, when.end)})


def _sought(when: DateSpan, known: Iterable[str]) -> Iterable[str]:
    """Name the months in which a date may find its like: its own, any where it is wide."""
    months = _months(when)
    return tuple(known) if _ANY in months else (*months, _ANY)


def is_same(first: Event, second: Event) -> bool:
    """Tell two mentions of one event: times that agree, places that do not differ, kinds that may be one."""
    if not (times_agree(first.when, second.when) and places_agree(first.where, second.where)):
        return False
    if first.kind == second.kind or "other" in {first.kind, second.kind}:
        return True
    exact = first.when.edtf == second.when.edtf and first.when.granularity == "day"
    return exact and first.where is not None and second.where is not None


def uid(event: Event) -> str:
    """Give the same identifier wherever the event is told of: date, place, kind, and project or title."""
    place = f"{event.where.name}/{event.where.country}" if event.where else ""
    name = (
        project_key(event.project) if event.project else re.sub(r"\W+", " ", event.title.casefold()).strip()
    )
    parts = f"{event.when.edtf}\n{place}\n{event.kind}\n{name}"
    return hashlib.sha256(parts.encode()).hexdigest()[:24]


def joined(first: Event, second: Event) -> Event:
    """Make one of two mentions: what the first says, completed and made finer by the second."""
    when = with_times(min(first.when, second.when, key=coarseness), first.when, second.when)
    where = min(filter(None, (first.where, second.where)), key=width, default=None)
    event = msgspec.structs.replace(
        first,
        host=first.host or second.host,
        theme=first.theme or second.theme,
        kind=second.kind if first.kind == "other" else first.kind,
        when=when,
        where=where,
        project=first.project or second.project,
        programme=first.programme or second.programme,
        organiser=first.organiser or second.organiser,
        partners=tuple(dict.fromkeys((*first.partners, *second.partners))),
        status=second.status if first.status == "unknown" else first.status,
        confidence=max(first.confidence, second.confidence),
    )
    return msgspec.structs.replace(event, told=joined_evidence(event, first, second))


def with_times(when: DateSpan, *told: DateSpan) -> DateSpan:
    """Complete a date with the times of day that another mention tells for the same days."""
    if when.times:
        return when
    times = next((date.times for date in told if date.times and date.edtf == when.edtf), None)
    return msgspec.structs.replace(when, times=times) if times else when


def coarseness(when: DateSpan) -> tuple[int, bool]:
    """Rank dates: the finer is the smaller, one without a year is larger than one with."""
    return _FINENESS.index(when.granularity), when.start is None


def width(place: Place) -> int:
    """Count 0 for a city, 1 for a region, 2 for a country."""
    if place.latitude is not None:
        return 0
    return 1 if place.region else 2


def times_agree(first: DateSpan, second: DateSpan) -> bool:
    """Tell whether two dates may be of one event: they overlap, or differ in what one does not say."""
    if first.edtf == second.edtf:
        return True
    if first.start and first.end and second.start and second.end:
        return first.start <= second.end and second.start <= first.end
    with_year, without = (first, second) if first.start else (second, first)
    return without.start is None and without.edtf.replace("XXXX", "") in _yearless(with_year.edtf)


def _yearless(edtf: str) -> set[str]:
    """List what may be left of a date when its year, or its end, is not told."""
    bare = re.sub(r"\b\d{4}(?=-)", "", edtf)
    return {bare, *bare.split("/"), *(part[:3] for part in bare.split("/"))}


def places_agree(first: Place | None, second: Place | None) -> bool:
    """Tell whether two places may be of one event: the same, one within the other, or one not known."""
    if first is None or second is None:
        return True
    if (first.name, first.country) == (second.name, second.country):
        return True
    return first.country == second.country and (width(first) > 0) != (width(second) > 0)


def declared_is_same(declared: Event, told: Event) -> bool:
    """Tell whether prose tells of a declared event: kinds need not agree, and days need only touch."""
    return times_agree(declared.when, told.when) and places_agree(declared.where, told.where)


def edtf_of(start: dt.date, end: dt.date) -> str:
    """Write a day, or a range of days, in EDTF."""
    return start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"
