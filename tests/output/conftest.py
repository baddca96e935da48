from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec
import pytest

from craftsearch.model import DateSpan, Event, Place, Span

if TYPE_CHECKING:
    from collections.abc import Callable

BUDAPEST = Place("Budapest", "Budapest", "HU", Span(30, 38), "HU11", 47.5, 19.04)
TWO_DAYS = DateSpan(dt.date(2013, 4, 16), dt.date(2013, 4, 17), "2013-04-16/2013-04-17", Span(8, 26))
OCTOBER = DateSpan(None, None, "XXXX-10", Span(0, 7), "month", year_source="none")


@pytest.fixture
def event() -> Event:
    """A seminar on two days in Budapest, told by two sources."""
    return Event(
        "5e6f",
        "seminar",
        "Second seminar, and a study visit",
        TWO_DAYS,
        BUDAPEST,
        "INNOWOOD",
        "INTERREG IVC",
        "City of Budapest",
        ("Turku", "Győr"),
        "past",
        sources=("https://example.eu/a", "file:///home/anna/b.html"),
    )


@pytest.fixture
def change(event: Event) -> Callable[..., Event]:
    """Make the seminar with some fields changed."""

    def changed(**fields: object) -> Event:
        return msgspec.structs.replace(event, **fields)

    return changed


@pytest.fixture
def yearless(change: Callable[..., Event]) -> Event:
    """The same in an October whose year is not told."""
    return change(uid="0ct0", when=OCTOBER, title="Staff exchange")
