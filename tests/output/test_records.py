from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

from craftsearch.index.catalogue import Document
from craftsearch.model import Article, Block, Hit, Language, Record, Removed, Span
from craftsearch.output.records import cleaned, json_lines, shown

if TYPE_CHECKING:
    from craftsearch.model import Event

ARTICLE = Article(
    "Занаяти",
    (Block("Занаятите живеят.", 0), Block("Да.", 18)),
    (Removed("consent:accept", "Приемам"),),
    "file:///a.txt",
    published=dt.date(2013, 4, 16),
)


def test_each_value_is_one_line_of_json(event: Event) -> None:
    lines = list(json_lines([event, event]))
    assert len(lines) == 2
    assert all(line.endswith(b"\n") and line.count(b"\n") == 1 for line in lines)


def test_an_event_keeps_its_own_field_names(event: Event) -> None:
    told = json.loads(next(json_lines([event])))
    assert told["when"]["start"] == "2013-04-16"
    assert told["when"]["edtf"] == "2013-04-16/2013-04-17"
    assert told["when"]["span"] == [8, 26]
    assert told["where"]["country"] == "HU"


def test_a_date_without_a_year_has_no_days(yearless: Event) -> None:
    told = json.loads(next(json_lines([yearless])))
    assert (told["when"]["start"], told["when"]["end"]) == (None, None)


def test_letters_are_written_as_letters() -> None:
    hit = Hit("ab", "file:///a", 1.5, "bg", "Занаяти", "занаятите", (Span(0, 9),))
    line = next(json_lines([hit]))
    assert "занаятите" in line.decode()
    assert json.loads(line)["marks"] == [[0, 9]]


def test_a_shown_document_carries_text_language_events_and_cuts(event: Event) -> None:
    record = Record("0123456789abcdef", ARTICLE, Language("bg", 0.9), events=(event,))
    when = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
    told = json.loads(next(json_lines([shown(Document(record, b"", b"", "text/plain", when))])))
    assert told["text"] == "Занаятите живеят.\nДа."
    assert (told["language"], told["published"]) == ("bg", "2013-04-16")
    assert told["events"][0]["uid"] == event.uid
    assert told["removed"] == [{"rule": "consent:accept", "text": "Приемам", "offset": None}]
    assert told["ingested_at"] == "2026-01-02T03:04:05Z"


def test_a_cleaned_page_carries_its_text_and_cuts() -> None:
    told = json.loads(next(json_lines([cleaned(ARTICLE)])))
    assert (told["title"], told["text"]) == ("Занаяти", "Занаятите живеят.\nДа.")
    assert told["removed"][0]["rule"] == "consent:accept"
