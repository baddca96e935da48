"""One event, however often a text speaks of it."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import msgspec

from craftsearch.events.projects import project_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftsearch.model import DateSpan, Event, Granularity, Place

_FINENESS: tuple[Granularity, ...] = (
    "day", "week", "part", "month", "season", "quarter", "half", "year", "decade", "century",
)  # fmt: skip


def merged(events: Iterable[Event]) -> tuple[Event, ...]:
    """Join the mentions of one event, in order of their first, each field from where it is finest."""
    kept: list[Event] = []
    for event in events:
        same = next((at for at, other in enumerate(kept) if is_same(other, event)), None)
        if same is None:
            kept.append(event)
        else:
            kept[same] = _joined(kept[same], event)
    return tuple(msgspec.structs.replace(event, uid=uid(event)) for event in kept)


def is_same(first: Event, second: Event) -> bool:
    """Tell two mentions of one event: times that agree, places that do not differ, kinds that may be one."""
    if not (_times_agree(first.when, second.when) and _places_agree(first.where, second.where)):
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


def _joined(first: Event, second: Event) -> Event:
    when = min(first.when, second.when, key=_coarseness)
    return msgspec.structs.replace(
        first,
        kind=second.kind if first.kind == "other" else first.kind,
        when=when,
        where=min(filter(None, (first.where, second.where)), key=_width, default=None),
        project=first.project or second.project,
        programme=first.programme or second.programme,
        organiser=first.organiser or second.organiser,
        status=second.status if first.status == "unknown" else first.status,
        confidence=max(first.confidence, second.confidence),
    )


def _coarseness(when: DateSpan) -> tuple[int, bool]:
    return _FINENESS.index(when.granularity), when.start is None


def _width(place: Place) -> int:
    """Count 0 for a city, 1 for a region, 2 for a country."""
    if place.latitude is not None:
        return 0
    return 1 if place.region else 2


def _times_agree(first: DateSpan, second: DateSpan) -> bool:
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


def _places_agree(first: Place | None, second: Place | None) -> bool:
    if first is None or second is None or first.name == second.name:
        return True
    return first.country == second.country and (_width(first) > 0) != (_width(second) > 0)
