from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING

import msgspec
import pytest

from craftsearch.model import Span, Times
from craftsearch.output.spreadsheet import COLUMNS, events_csv

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftsearch.model import Event


def _rows(*events: Event) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(events_csv(events))))


def test_an_event_is_a_row_under_the_header(event: Event) -> None:
    (row,) = _rows(event)
    assert tuple(row) == COLUMNS
    assert (row["start"], row["end"], row["edtf"]) == ("2013-04-16", "2013-04-17", "2013-04-16/2013-04-17")
    assert (row["place"], row["country"], row["latitude"]) == ("Budapest", "HU", "47.5")
    assert row["partners"] == "Turku | Győr"


def test_what_is_not_known_is_an_empty_cell(yearless: Event, change: Callable[..., Event]) -> None:
    first, second = _rows(yearless, change(where=None))
    assert (first["start"], first["end"], first["edtf"]) == ("", "", "XXXX-10")
    assert (second["place"], second["country"]) == ("", "")


@pytest.mark.parametrize("title", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\tx"])
def test_no_scraped_text_is_run_as_a_formula(change: Callable[..., Event], title: str) -> None:
    (row,) = _rows(change(title=title))
    assert row["title"] == f"'{title}"


def test_a_title_with_commas_quotes_and_lines_stays_one_cell(change: Callable[..., Event]) -> None:
    title = 'Craft, "trade"\nand fair'
    assert _rows(change(title=title))[0]["title"] == title


def test_times_of_day_and_their_zone_have_columns(event: Event, change: Callable[..., Event]) -> None:
    times = Times(dt.time(10), dt.time(16, 30), Span(0, 5), "+02:00")
    (row,) = _rows(change(when=msgspec.structs.replace(event.when, times=times)))
    assert (row["start_time"], row["end_time"], row["zone"]) == ("10:00", "16:30", "+02:00")
