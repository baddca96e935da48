"""Dates, places and events, and the record that holds everything known of one item."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from craftsearch.model.base import Span, Value
from craftsearch.model.items import Article, Declared
from craftsearch.model.words import Language, LanguageSpan

Granularity = Literal[
    "day", "week", "part", "month", "season", "quarter", "half", "year", "decade", "century"
]
YearSource = Literal[
    "explicit", "relative", "heading", "publication", "weekday", "tense", "neighbour", "none"
]
EventKind = Literal[
    "seminar",
    "study_visit",
    "conference",
    "workshop",
    "training",
    "staff_exchange",
    "meeting",
    "fair",
    "festival",
    "dissemination",
    "other",
]
EventStatus = Literal["past", "announced", "cancelled", "postponed", "unknown"]


class Times(Value, frozen=True):
    """Times of day as told beside a date: local to the place, ``zone`` their offset from UTC if that is told.

    ``end`` is that of the last day; ``zone`` is written as in ISO 8601 (``+02:00``).
    """

    start: dt.time
    end: dt.time | None
    span: Span
    zone: str | None = None


class DateSpan(Value, frozen=True):
    """A date or a range read from prose.

    ``start`` and ``end`` are inclusive, and ``None`` when the year is not known. ``edtf`` follows
    ISO 8601-2:2019 (``2013-04-16/2013-04-17``, ``XXXX-10``, ``2013-11-21~/2013-11-30~``); its intervals
    are of days, so times of day stand apart.
    """

    start: dt.date | None
    end: dt.date | None
    edtf: str
    span: Span
    granularity: Granularity = "day"
    approximate: bool = False
    year_source: YearSource = "explicit"
    confidence: float = 1.0
    times: Times | None = None


class Place(Value, frozen=True):
    """A place under its GeoNames name (ISO 3166-1 alpha-2 country, NUTS region), with its surface form.

    A bare country or region has the country's or region's English name as ``name``.
    """

    name: str
    surface: str
    country: str | None
    span: Span
    region: str | None = None
    latitude: float | None = None
    longitude: float | None = None


EventField = Literal[
    "kind",
    "when",
    "times",
    "where",
    "project",
    "programme",
    "organiser",
    "host",
    "partner",
    "theme",
    "status",
]


class Evidence(Value, frozen=True):
    """The words that tell a field of an event, and how far they are trusted: a grade from 0 to 1."""

    field: EventField
    span: Span
    confidence: float


class Deadline(Value, frozen=True):
    """A day by which one must apply, register or hand in, with the sentence that says so."""

    when: DateSpan
    evidence: Span


class Event(Value, frozen=True):
    """What takes or took place when and where, with the sentence that says so as ``evidence``.

    ``told`` lists the words for each field that stands in the text.
    """

    uid: str
    kind: EventKind
    title: str
    when: DateSpan
    where: Place | None = None
    project: str | None = None
    programme: str | None = None
    organiser: str | None = None
    partners: tuple[str, ...] = ()
    status: EventStatus = "unknown"
    evidence: Span = Span(0, 0)
    confidence: float = 1.0
    sources: tuple[str, ...] = ()
    host: str | None = None
    theme: str | None = None
    told: tuple[Evidence, ...] = ()


class Record(Value, frozen=True):
    """Everything known of one item; ``id`` is 16 hexadecimal digits derived from its URI.

    ``declared`` is kept so that the item can be read again, by better rules. ``fingerprint`` tells
    near-duplicates (see ``index.fingerprint``); a text too short has none.
    ``lines`` are keys of the outer lines that cleaning left, those of its site's own furniture among them
    (see ``cleaning.repetition``).
    """

    id: str
    article: Article
    language: Language
    spans: tuple[LanguageSpan, ...] = ()
    events: tuple[Event, ...] = ()
    projects: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    declared: Declared = Declared()
    fingerprint: bytes = b""
    lines: tuple[int, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
