from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec
import pytest
from icalendar import Calendar

from craftsearch.model import DateSpan, Span, Times
from craftsearch.output.agenda import events_ics

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftsearch.model import Event


def _entry(event: Event) -> dict[str, str]:
    """Read the calendar back: the one entry's properties, as the RFC writes their values."""
    calendar = Calendar.from_ical(events_ics([event]))
    (entry,) = calendar.walk("VEVENT")
    written = ((name, value.to_ical()) for name, value in entry.items())
    return {name: raw.decode() if isinstance(raw, bytes) else str(raw) for name, raw in written}


def test_an_event_becomes_an_all_day_entry_whose_end_is_exclusive(event: Event) -> None:
    entry = _entry(event)
    assert (entry["DTSTART"], entry["DTEND"]) == ("20130416", "20130418")
    assert b"DTSTART;VALUE=DATE:20130416" in events_ics([event])


def test_an_entry_carries_what_is_known(event: Event) -> None:
    entry = _entry(event)
    assert entry["UID"] == "5e6f@craftsearch"
    assert entry["SUMMARY"] == r"Second seminar\, and a study visit"
    assert entry["LOCATION"] == "Budapest (HU)"
    assert entry["GEO"] == "47.5;19.04"
    assert entry["X-EDTF"] == "2013-04-16/2013-04-17"
    assert entry["CATEGORIES"] == "seminar,INNOWOOD,INTERREG IVC"


def test_a_web_source_is_linked_and_a_path_of_this_computer_is_not(event: Event) -> None:
    content = events_ics([event])
    assert _entry(event)["URL"] == "https://example.eu/a"
    assert b"/home/anna" not in content.replace(b"\r\n ", b"")


def test_an_event_without_a_year_stays_out(event: Event, yearless: Event) -> None:
    content = events_ics([event, yearless])
    assert content.count(b"BEGIN:VEVENT") == 1
    assert b"UID:5e6f@craftsearch" in content


def test_the_same_events_give_the_same_bytes(event: Event) -> None:
    content = events_ics([event])
    assert events_ics([event]) == content
    assert b"DTSTAMP:20130416T000000Z" in content


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, "CONFIRMED"),
        ({"status": "cancelled"}, "CANCELLED"),
        ({"status": "postponed"}, "TENTATIVE"),
        ({"confidence": 0.2}, "TENTATIVE"),
    ],
)
def test_the_status_tells_how_sure_an_event_is(
    change: Callable[..., Event], fields: dict[str, object], status: str
) -> None:
    assert _entry(change(**fields))["STATUS"] == status


@pytest.mark.parametrize("fields", [{"granularity": "month"}, {"granularity": "year"}, {"approximate": True}])
def test_an_event_without_an_exact_day_is_tentative(
    event: Event, change: Callable[..., Event], fields: dict[str, object]
) -> None:
    vague = msgspec.structs.replace(event.when, **fields)
    assert _entry(change(when=vague))["STATUS"] == "TENTATIVE"


def test_a_cancelled_entry_supersedes_the_one_before(event: Event, change: Callable[..., Event]) -> None:
    assert _entry(change(status="cancelled"))["SEQUENCE"] == "1"
    assert _entry(event)["SEQUENCE"] == "0"


def test_the_last_day_of_the_calendar_has_no_day_after(change: Callable[..., Event]) -> None:
    last = DateSpan(dt.date.max, dt.date.max, "9999-12-31", Span(0, 4))
    assert "DTEND" not in _entry(change(when=last))


def test_a_title_cannot_smuggle_lines_into_the_calendar(change: Callable[..., Event]) -> None:
    entry = _entry(change(title="Fair\r\nEND:VEVENT\r\nBEGIN:VALARM; \x1b[2J"))
    assert entry["SUMMARY"] == r"Fair  END:VEVENT  BEGIN:VALARM\; [2J"


def _timed(event: Event, times: Times, *, days: int = 1) -> Event:
    start = dt.date(2018, 6, 5)
    end = start + dt.timedelta(days=days - 1)
    return msgspec.structs.replace(event, when=DateSpan(start, end, "2018-06-05", Span(0, 5), times=times))


def test_hours_whose_zone_is_not_told_are_those_of_the_clock_on_the_spot(event: Event) -> None:
    content = events_ics([_timed(event, Times(dt.time(10), dt.time(16, 30), Span(0, 5)))])
    assert b"DTSTART:20180605T100000\r\n" in content
    assert b"DTEND:20180605T163000\r\n" in content


def test_hours_whose_zone_is_told_are_written_in_utc(event: Event) -> None:
    content = events_ics([_timed(event, Times(dt.time(1), None, Span(0, 5), "+02:00"))])
    assert b"DTSTART:20180604T230000Z\r\n" in content
    assert b"DTEND" not in content


def test_times_of_several_days_are_described_and_the_entry_stays_all_day(event: Event) -> None:
    entry = _entry(_timed(event, Times(dt.time(9), dt.time(17), Span(0, 5), "+02:00"), days=2))
    assert (entry["DTSTART"], entry["DTEND"]) == ("20180605", "20180607")
    assert "Time: 09:00–17:00 (UTC+02:00)" in entry["DESCRIPTION"]
