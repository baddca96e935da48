"""Events that the page declares in its markup: they win over prose, and prose is asked whether it agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from craftsearch.events.cues import cues
from craftsearch.events.kinds import find_kinds
from craftsearch.events.merging import declared_is_same, edtf_of, with_times
from craftsearch.events.places.finding import BARE, mentions
from craftsearch.events.places.folding import fold
from craftsearch.events.places.gazetteer import Entry, country_code, lookup
from craftsearch.events.titles import shortened
from craftsearch.model import DateSpan, Event, EventKind, EventStatus, Place, Span, Times

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from craftsearch.model import Article, StructuredEvent

AGREED, MENTIONED, ALONE, DISPUTED = 0.98, 0.95, 0.7, 0.6
"""How far a declared event is trusted: prose tells of it, the text has its name or day, nothing else does; or
prose tells of it on other days."""
_A_WEEK = 7
_NOWHERE = Span(0, 0)
_FEWEST_LETTERS = 8
_KINDS: dict[str, EventKind] = {
    "EducationEvent": "training",
    "CourseInstance": "training",
    "Festival": "festival",
    "ExhibitionEvent": "fair",
    "SaleEvent": "fair",
    "Hackathon": "workshop",
}
_STATUS: dict[str, EventStatus] = {"EventCancelled": "cancelled", "EventPostponed": "postponed"}


def with_declared(
    article: Article,
    prose: Sequence[Event],
    dates: Sequence[DateSpan],
    *,
    language: str,
    reference: dt.date | None,
) -> list[Event]:
    """Put the page's declared events before those of its prose, each once.

    A declared event takes project, programme, organiser and evidence from the prose that tells of it. One
    that neither the title nor the text knows is a calendar's beside the news, unless it is the only one.
    """
    left = list(prose)
    found: list[Event] = []
    for declared in article.structured:
        event = _event(declared, article, dates, language=language, reference=reference)
        if event is None:
            continue
        told = [other for other in left if declared_is_same(event, other)]
        disputed = [] if told else _disputed(event, left) if len(article.structured) == 1 else []
        if told or disputed:
            left = [other for other in left if other not in {*told, *disputed}]
            agreed = _agreed(event, (told or disputed)[0])
            found.append(msgspec.structs.replace(agreed, confidence=DISPUTED) if disputed else agreed)
        elif event.confidence > ALONE or len(article.structured) == 1:
            found.append(event)
    return [*found, *left]


def _disputed(declared: Event, prose: Sequence[Event]) -> list[Event]:
    """Find the one event of the prose that is the page's own on other days of the week."""
    near = [
        other
        for other in prose
        if other.kind == declared.kind and declared.where and other.where
        if (other.where.name, other.where.country) == (declared.where.name, declared.where.country)
        if other.when.start and declared.when.start and other.when.granularity == "day"
        if abs((other.when.start - declared.when.start).days) <= _A_WEEK
    ]
    return near if len(near) == 1 else []


def _agreed(declared: Event, told: Event) -> Event:
    same_days = (declared.when.start, declared.when.end) == (told.when.start, told.when.end)
    return msgspec.structs.replace(
        declared,
        kind=told.kind if declared.kind == "other" else declared.kind,
        when=with_times(told.when, declared.when) if same_days else declared.when,
        where=declared.where or told.where,
        project=told.project,
        programme=told.programme,
        organiser=declared.organiser or told.organiser,
        partners=told.partners,
        host=told.host,
        theme=told.theme,
        told=told.told,
        status=told.status if declared.status == "unknown" else declared.status,
        evidence=told.evidence,
        confidence=AGREED,
    )


def _event(
    declared: StructuredEvent,
    article: Article,
    dates: Sequence[DateSpan],
    *,
    language: str,
    reference: dt.date | None,
) -> Event | None:
    start, end = declared.start, declared.end or declared.start
    if start is None or end is None:
        return None
    text = article.text
    same_day = next((date.span for date in dates if (date.start, date.end) == (start, end)), _NOWHERE)
    named = _named(declared.name, text)
    evidence = same_day if same_day != _NOWHERE else named
    known = evidence != _NOWHERE or _is_title(declared.name, article.title)
    return Event(
        uid="",
        kind=_kind(declared, language),
        title=shortened(declared.name or article.title),
        when=DateSpan(start, end, edtf_of(start, end), same_day, times=_times(declared)),
        where=_place(declared, language),
        organiser=declared.organiser or None,
        status=_status(declared, end, start, reference),
        evidence=evidence,
        confidence=MENTIONED if known else ALONE,
    )


def _times(declared: StructuredEvent) -> Times | None:
    if declared.start_time is None:
        return None
    return Times(declared.start_time, declared.end_time, _NOWHERE, declared.zone or None)


def _named(name: str, text: str) -> Span:
    """Find the event's name in the text."""
    if len(name) < _FEWEST_LETTERS:
        return _NOWHERE
    at = text.find(name)
    return Span(at, at + len(name)) if at >= 0 else _NOWHERE


def _is_title(name: str, title: str) -> bool:
    return len(name) >= _FEWEST_LETTERS and fold(name) in fold(title)


def _kind(declared: StructuredEvent, language: str) -> EventKind:
    """Take the kind from the name, which is more telling than the type that a form offered."""
    named = find_kinds(declared.name, 0, len(declared.name), cues(language))
    return named[0].kind if named else _KINDS.get(declared.kind, "other")


def _status(
    declared: StructuredEvent, end: dt.date, start: dt.date, reference: dt.date | None
) -> EventStatus:
    if declared.status in _STATUS:
        return _STATUS[declared.status]
    if reference is None:
        return "unknown"
    if end < reference:
        return "past"
    return "announced" if start > reference else "unknown"


def _place(declared: StructuredEvent, language: str) -> Place | None:
    """Resolve the locality, else what is called the place; a country alone where no city is known."""
    country = _country(declared.country)
    for written in (declared.locality, declared.place):
        readings = [entry for entry in lookup(fold(written)) if entry.kind != "country"] if written else []
        agreeing = [entry for entry in readings if country in {None, entry.country}]
        if agreeing:
            return _resolved(agreeing[0], written)
    for written in (f"{declared.place}, {declared.locality}", declared.name):
        named = mentions(written, 0, len(written), cues(language))
        fitting = [m for m in named if m.strength >= BARE and country in {None, m.place.country}]
        if fitting:
            return msgspec.structs.replace(fitting[-1].place, span=_NOWHERE)
    if country is None:
        return None
    entry = next((entry for entry in lookup(fold(declared.country)) if entry.kind == "country"), None)
    return _resolved(entry, declared.country) if entry else None


def _country(written: str) -> str | None:
    """Read a country's code, or its name in any of our languages."""
    if not written:
        return None
    by_name = next((entry.country for entry in lookup(fold(written)) if entry.kind == "country"), None)
    return by_name or country_code(written.upper())


def _resolved(entry: Entry, surface: str) -> Place:
    return Place(entry.name, surface, entry.country, _NOWHERE, entry.region, entry.latitude, entry.longitude)
