from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from craftsearch.index.catalogue import Document
from craftsearch.index.posting import posting
from craftsearch.library import Library
from craftsearch.model import (
    Article,
    Block,
    DateSpan,
    Event,
    Language,
    Place,
    Record,
    Removed,
    Span,
)
from craftsearch.pipeline import identify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&{braces}"
WEB, FILE, HOSTILE = "https://example.eu/vouchers", "file:///home/anna/cég.txt", "javascript:alert(3)"


def _event(uid: str, when: DateSpan, country: str, title: str, uri: str) -> Event:
    city = Place("Turku", "Turku", country, Span(0, 1), None, 60.45, 22.28)
    return Event(uid, "seminar", title, when, city, "INNOWOOD", status="past", sources=(uri,))


JUNE = DateSpan(dt.date(2013, 6, 1), dt.date(2013, 6, 30), "2013-06", Span(0, 4), "month")
MAY = DateSpan(dt.date(2018, 5, 3), dt.date(2018, 5, 3), "2018-05-03", Span(0, 4))
OCTOBER = DateSpan(None, None, "XXXX-10", Span(0, 4), "month")

RECORDS = (
    Record(
        identify(WEB),
        Article(
            "Vouchers for craft apprentices",
            (Block("The region gives vouchers to apprentices.", 0), Block("Apply in May.", 42, "list_item")),
            (Removed("consent:accept", "We use cookies"),),
            WEB,
            WEB,
            published=dt.date(2013, 5, 2),
        ),
        Language("en", 1.0),
        events=(_event("e1", JUNE, "FI", "Seminar in Turku", WEB),),
        projects=("INNOWOOD",),
    ),
    Record(
        identify(FILE),
        Article("Kézműves utalványok", (Block("A kézművesek utalványt kapnak.", 0),), uri=FILE),
        Language("hu", 1.0),
        events=(
            _event("e2", MAY, "HU", "Kézműves nap", FILE),
            _event("e3", OCTOBER, "HU", "Csere", FILE),
        ),
    ),
    Record(
        identify(HOSTILE),
        Article(EVIL, (Block(f"hostile {EVIL}", 0),), (Removed(EVIL, EVIL),), HOSTILE, HOSTILE),
        Language("en", 1.0),
        events=(_event("e4", MAY, "HU", EVIL, HOSTILE),),
        projects=(EVIL,),
    ),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An index of three documents: English from the web, Hungarian from a file, and a hostile one."""
    with Library(tmp_path) as opened:
        opened._create()
        when = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
        documents = [Document(record, b"", b"raw", "text/plain", when) for record in RECORDS]
        opened._opened().write(documents, [posting(record) for record in RECORDS])
        opened.close()
        yield opened
