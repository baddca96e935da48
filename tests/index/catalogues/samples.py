"""Documents for tests of what keeps them."""

from __future__ import annotations

import datetime as dt

from craftsearch.index.catalogue import Document
from craftsearch.model import Article, Block, DateSpan, Event, EventKind, Language, Place, Record, Span


def event(
    uid: str,
    day: dt.date | None,
    *,
    city: str = "Budapest",
    country: str = "HU",
    kind: EventKind = "seminar",
    project: str | None = None,
) -> Event:
    edtf = day.isoformat() if day else "XXXX-10"
    return Event(
        uid,
        kind,
        "an event",
        DateSpan(day, day, edtf, Span(0, 4)),
        Place(city, city, country, Span(5, 9)),
        project,
    )


def document(
    name: str, *events: Event, language: str = "en", published: dt.date | None = None, text: str = "Craft."
) -> Document:
    article = Article(title=name, blocks=(Block(text, 0),), uri=f"file:///news/{name}", published=published)
    projects = tuple(event.project for event in events if event.project)
    record = Record(
        id=name.ljust(16, "0"),
        article=article,
        language=Language(language, 1.0),
        events=events,
        projects=projects,
        themes=("craft",) if "Craft" in text else (),
    )
    return Document(
        record, name.encode(), text.encode(), "text/plain", dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    )
