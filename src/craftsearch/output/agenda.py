"""Events as an iCalendar file (RFC 5545), the same bytes for the same events."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from icalendar import Calendar
from icalendar import Event as Entry

from craftsearch.output.wording import CALLED_OFF, LOW_CONFIDENCE, kind, one_line, where

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftsearch.model import Event

_SURE = frozenset({"day", "week"})  # granularities that tell a day on which to be there


def events_ics(events: Iterable[Event]) -> bytes:
    """Write the events that have a year as entries, all-day unless their hours are told.

    An event without a year cannot stand in a calendar. ``DTEND`` is exclusive, as the RFC wants it. The UID
    is the event's own, so that a calendar which takes the file in again replaces its entries. ``X-EDTF``
    keeps the date as precisely as it was told.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//craftsearch//events//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "craftsearch events")
    for event in events:
        if event.when.start is not None and event.when.end is not None:
            calendar.add_component(_entry(event, event.when.start, event.when.end))
    return bytes(calendar.to_ical())


def _entry(event: Event, start: dt.date, end: dt.date) -> Entry:
    entry = Entry()
    entry.add("uid", f"{event.uid}@craftsearch")
    # When the entry was made is not known; the day itself keeps the output the same at every run.
    entry.add("dtstamp", dt.datetime.combine(start, dt.time(), dt.UTC))
    _time(entry, event, start, end)
    entry.add("summary", one_line(event.title) or kind(event.kind) or "event")
    entry.add("status", _status(event))
    entry.add("sequence", int(event.status in CALLED_OFF))
    entry.add("transp", "TRANSPARENT")
    entry.add("x-edtf", event.when.edtf)
    categories = [name for name in (kind(event.kind), event.project, event.programme) if name]
    if categories:
        entry.add("categories", categories)
    _locate(entry, event)
    _describe(entry, event)
    return entry


def _time(entry: Entry, event: Event, start: dt.date, end: dt.date) -> None:
    """Give the entry its hours where one day and its times are told, else whole days.

    Hours whose zone is told are written in UTC, others as those of the clock on the spot (RFC 5545, 3.3.5:
    form #2 and #1); times of several days may be those of each of them, so they are only described.
    """
    times = event.when.times
    if times is None or start != end:
        entry.add("dtstart", start)
        if end < dt.date.max:
            entry.add("dtend", end + dt.timedelta(days=1))
        return
    entry.add("dtstart", _moment(start, times.start, times.zone))
    if times.end is not None and times.end > times.start:
        entry.add("dtend", _moment(end, times.end, times.zone))


def _moment(day: dt.date, time: dt.time, zone: str | None) -> dt.datetime:
    if zone is None:
        return dt.datetime.combine(day, time)  # floating on purpose: the zone is not told
    return dt.datetime.fromisoformat(f"{day}T{time}{zone}").astimezone(dt.UTC)


def _status(event: Event) -> str:
    if event.status == "cancelled":
        return "CANCELLED"
    unsure = event.when.granularity not in _SURE or event.when.approximate
    if unsure or event.confidence < LOW_CONFIDENCE or event.status == "postponed":
        return "TENTATIVE"
    return "CONFIRMED"


def _locate(entry: Entry, event: Event) -> None:
    place = event.where
    if place is None:
        return
    entry.add("location", where(place))
    if place.latitude is not None and place.longitude is not None:
        entry.add("geo", (place.latitude, place.longitude))


def _hours(event: Event) -> str:
    times = event.when.times
    if times is None or event.when.start == event.when.end:
        return ""
    until = f"–{times.end:%H:%M}" if times.end else ""
    return f"Time: {times.start:%H:%M}{until}{f' (UTC{times.zone})' if times.zone else ''}"


def _describe(entry: Entry, event: Event) -> None:
    """Name times, organiser, partners and web sources; a path on this computer is nobody else's business."""
    web = [source for source in event.sources if source.startswith(("http://", "https://"))]
    if web:
        entry.add("url", web[0])
    told = [
        _hours(event),
        f"Organiser: {event.organiser}" if event.organiser else "",
        f"Host: {event.host}" if event.host else "",
        f"About: {event.theme}" if event.theme else "",
        f"Partners: {', '.join(event.partners)}" if event.partners else "",
        *web,
    ]
    if any(told):
        entry.add("description", "\n".join(one_line(line) for line in told if line))
