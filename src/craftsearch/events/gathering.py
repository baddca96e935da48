"""One event, however many documents tell of it, in whatever language.

Mentions are compared only within blocks (city or country and month, project and month), so that gathering
takes time linear in the number of mentions; whether two are one event is a sum of points.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from craftsearch.events.merging import coarseness, joined, places_agree, times_agree, width
from craftsearch.events.projects import project_key
from craftsearch.model import EventStatus, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from craftsearch.model import DateSpan, Event

ENOUGH = 5
"""Points from which two mentions are one event: the same city and days alone are enough (3 + 3 - 1)."""
_SAME_CITY, _PLACES_FIT, _SAME_DAYS, _OVERLAP, _SAME_PROJECT, _SAME_KIND = 3, 1, 3, 2, 2, 1
_MOST_COMPARED = 200
"""Mentions of a block that one is compared with; a larger block is a calendar of a capital."""
_MOST_MONTHS = 12
_STRONGEST: tuple[EventStatus, ...] = ("cancelled", "postponed", "past", "announced", "unknown")
_ELSEWHERE = Span(0, 0)

_Block = tuple[str, ...]


class Gathering:
    """Mentions that came so far, joined where they are of one event."""

    def __init__(self) -> None:
        """Begin with none."""
        self._events: list[Event] = []
        self._blocks: dict[_Block, dict[int, None]] = {}

    def __iter__(self) -> Iterator[Event]:
        """Yield each event once, in the order of its first mention."""
        return iter(self._events)

    def find(self, event: Event) -> Event | None:
        """Give the event that this is a mention of, as it is known so far."""
        at = self._at(event)
        return None if at is None else self._events[at]

    def add(self, event: Event) -> None:
        """Take a mention in."""
        at = self._at(event)
        if at is None:
            at = len(self._events)
            self._events.append(event)
        else:
            self._events[at] = _with_mention(self._events[at], event)
        for block in _stored_in(self._events[at]):
            self._blocks.setdefault(block, {})[at] = None

    def _at(self, event: Event) -> int | None:
        near = {
            at for block in _sought_in(event) for at in islice(self._blocks.get(block, ()), _MOST_COMPARED)
        }
        best = max(near, key=lambda at: (score(self._events[at], event), -at), default=None)
        return best if best is not None and score(self._events[best], event) >= ENOUGH else None


def gathered(events: Iterable[Event]) -> list[Event]:
    """Join all mentions of one event, the finest date first, so that coarse ones find what they mean.

    The result is in order of dates, events without a year last. Text spans are those of ``sources[0]``.
    """
    known = Gathering()
    names: dict[str, Counter[str]] = {}
    for event in sorted(events, key=_finest_first):
        known.add(event)
        if event.project:
            names.setdefault(project_key(event.project), Counter())[event.project] += 1
    return sorted((_usually_named(event, names) for event in known), key=_by_date)


def _usually_named(event: Event, names: dict[str, Counter[str]]) -> Event:
    """Call a project as most do: one document may know only its name in another script."""
    if event.project is None:
        return event
    usual = names[project_key(event.project)].most_common(1)[0][0]
    return event if usual == event.project else msgspec.structs.replace(event, project=usual)


def best_match(event: Event, others: Iterable[Event]) -> Event | None:
    """Give the one of ``others`` that is most surely the same event."""
    best = max(others, key=lambda other: score(other, event), default=None)
    return best if best is not None and score(best, event) >= ENOUGH else None


def score(first: Event, second: Event) -> int:
    """Add up what speaks for one event; 0 where time or place forbid it."""
    if not (times_agree(first.when, second.when) and places_agree(first.where, second.where)):
        return 0
    project = _project_points(first, second)
    # A day without a year is that of any year, unless the project tells which.
    if (first.when.start is None) != (second.when.start is None) and project <= 0:
        return 0
    return (
        _place_points(first, second)
        + _time_points(first.when, second.when)
        + project
        + _kind_points(first, second)
    )


def _place_points(first: Event, second: Event) -> int:
    if first.where is None or second.where is None:
        return 0
    both = width(first.where) == width(second.where) == 0
    return _SAME_CITY if both else _PLACES_FIT


def _time_points(first: DateSpan, second: DateSpan) -> int:
    if first.start is None or second.start is None:
        return _OVERLAP
    return _SAME_DAYS if (first.start, first.end) == (second.start, second.end) else _OVERLAP


def _project_points(first: Event, second: Event) -> int:
    if not first.project or not second.project:
        return 0
    same = project_key(first.project) == project_key(second.project)
    return _SAME_PROJECT if same else -_SAME_DAYS


def _kind_points(first: Event, second: Event) -> int:
    if "other" in {first.kind, second.kind}:
        return 0
    return _SAME_KIND if first.kind == second.kind else -_SAME_KIND


def _with_mention(known: Event, other: Event) -> Event:
    event = joined(known, other)
    where = event.where
    if where is not None and where is not known.where:
        where = msgspec.structs.replace(where, span=_ELSEWHERE)
    when = event.when
    if when.times is not None and when.times is not known.when.times:
        when = msgspec.structs.replace(when, times=msgspec.structs.replace(when.times, span=_ELSEWHERE))
    return msgspec.structs.replace(
        event,
        when=when,
        told=known.told,
        uid=min(known.uid, other.uid),
        where=where,
        status=min(known.status, other.status, key=_STRONGEST.index),
        sources=tuple(dict.fromkeys((*known.sources, *other.sources))),
    )


def _finest_first(event: Event) -> tuple[object, ...]:
    return (
        coarseness(event.when),
        width(event.where) if event.where else _MOST_MONTHS,
        event.project is None,
        event.when.edtf,
        event.uid,
        event.sources,
    )


def _by_date(event: Event) -> tuple[object, ...]:
    when = event.when
    return when.start is None, when.start or dt.date.max, when.end or dt.date.max, when.edtf, event.uid


def _months(when: DateSpan) -> Iterator[str]:
    """Name the months that a date touches, a year's at most; those of a date without a year have none."""
    if when.start is None or when.end is None:
        yield "XXXX"
        return
    first, last = (day.year * 12 + day.month - 1 for day in (when.start, when.end))
    for month in range(first, min(last, first + _MOST_MONTHS - 1) + 1):
        yield f"{month // 12}-{month % 12 + 1}"


def _stored_in(event: Event) -> Iterator[_Block]:
    """Give the blocks where others find an event."""
    key = project_key(event.project) if event.project else ""
    for month in _months(event.when):
        if event.where and event.where.country:
            wide = "bare" if width(event.where) else event.where.name
            yield "place", event.where.country, wide, month
            yield "country", event.where.country, month
        if key:
            yield "project", key, month
    if key:
        yield "project", key


def _sought_in(event: Event) -> Iterator[_Block]:
    """Give the blocks where an event finds others: a city its own and bare countries, a country any city."""
    key = project_key(event.project) if event.project else ""
    for month in _months(event.when):
        if event.where and event.where.country:
            if width(event.where):
                yield "country", event.where.country, month
            else:
                yield "place", event.where.country, event.where.name, month
                yield "place", event.where.country, "bare", month
        if key:
            yield "project", key, month
    if key and event.when.start is None:
        yield "project", key
    elif key:
        yield "project", key, "XXXX"
