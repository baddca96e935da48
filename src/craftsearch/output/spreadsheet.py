"""Events as CSV: UTF-8, RFC 4180, one header line."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftsearch.model import Event

COLUMNS = (
    *(
        "uid",
        "start",
        "end",
        "start_time",
        "end_time",
        "zone",
        "edtf",
        "granularity",
        "approximate",
        "year_source",
        "kind",
        "title",
    ),
    *("place", "country", "region", "latitude", "longitude"),
    *("project", "programme", "organiser", "host", "partners", "theme", "status", "confidence", "sources"),
)
"""The header; ``start`` and ``end`` are inclusive, lists are parted by a bar."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def events_csv(events: Iterable[Event]) -> str:
    """Lay events out as rows.

    Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection):
    it was scraped from pages that anybody may write.
    """
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    writer.writerows(_row(event) for event in events)
    return stream.getvalue()


def _row(event: Event) -> list[str | float | None]:
    date, place = event.when, event.where
    return [
        event.uid,
        date.start.isoformat() if date.start else None,
        date.end.isoformat() if date.end else None,
        date.times.start.isoformat("minutes") if date.times else None,
        date.times.end.isoformat("minutes") if date.times and date.times.end else None,
        date.times.zone if date.times else None,
        date.edtf,
        date.granularity,
        str(date.approximate).lower(),
        date.year_source,
        event.kind,
        _text(event.title),
        _text(place.name) if place else None,
        place.country if place else None,
        place.region if place else None,
        place.latitude if place else None,
        place.longitude if place else None,
        _text(event.project),
        _text(event.programme),
        _text(event.organiser),
        _text(event.host),
        _text(" | ".join(event.partners)),
        _text(event.theme),
        event.status,
        event.confidence,
        _text(" | ".join(event.sources)),
    ]


def _text(value: str | None) -> str | None:
    return f"'{value}" if value and value.startswith(_FORMULA) else value
