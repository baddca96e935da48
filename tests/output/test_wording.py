from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from craftsearch.model import DateSpan, Place, Reason, Span
from craftsearch.output import wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftsearch.model import Event


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        ("2013-04-16", "2013-04-16", "2013-04-16"),
        ("2013-04-16", "2013-04-17", "2013-04-16 – 17"),
        ("2013-04-29", "2013-05-02", "2013-04-29 – 05-02"),
        ("2013-12-30", "2014-01-02", "2013-12-30 – 2014-01-02"),
        ("2013-06-01", "2013-06-30", "2013-06"),
        ("2012-02-01", "2012-02-29", "2012-02"),
        ("2013-06-01", "2013-08-31", "2013-06 – 08"),
        ("2013-11-01", "2014-01-31", "2013-11 – 2014-01"),
        ("2018-01-01", "2018-12-31", "2018"),
        ("2014-01-01", "2016-12-31", "2014 – 2016"),
    ],
)
def test_a_date_is_written_to_the_precision_it_was_told_with(start: str, end: str, written: str) -> None:
    date = DateSpan(dt.date.fromisoformat(start), dt.date.fromisoformat(end), "", Span(0, 1))
    assert wording.when(date) == written


def test_an_approximate_date_says_so() -> None:
    day = dt.date(2013, 11, 30)
    assert wording.when(DateSpan(day, day, "", Span(0, 1), approximate=True)) == "≈ 2013-11-30"


def test_a_date_without_a_year_is_written_as_edtf(yearless: Event) -> None:
    assert wording.when(yearless.when) == "XXXX-10"


@pytest.mark.parametrize(
    ("place", "written"),
    [
        (Place("Turku", "Turussa", "FI", Span(0, 1), None, 60.45, 22.28), "Turku (FI)"),
        (Place("Wallonia", "Wallonie", "BE", Span(0, 1), "BE3"), "Wallonia (BE)"),
        (Place("Belgium", "Belgique", "BE", Span(0, 1)), "Belgium"),
        (None, ""),
    ],
)
def test_a_country_stands_behind_a_city_or_region_only(place: Place | None, written: str) -> None:
    assert wording.where(place) == written


def test_an_event_is_summed_up_on_one_line(event: Event) -> None:
    assert wording.event_line(event) == "2013-04-16 – 17 · Budapest (HU) · INNOWOOD · seminar"


def test_a_cancelled_event_says_so_on_its_line(change: Callable[..., Event]) -> None:
    assert wording.event_line(change(status="cancelled")).endswith("· cancelled")


@pytest.mark.parametrize("evil", ["\x1b[2J", "\x1b]0;owned\x07", "\x9b2J", "\u202e", "\u2066", "\x08", "\r"])
def test_scraped_text_cannot_steer_a_terminal(evil: str) -> None:
    for safe in (wording.one_line(f"a{evil}b"), wording.lines(f"a{evil}b")):
        assert not any(char in safe for char in "\x1b\x9b\u202e\u2066\x08\x07\r")


def test_a_title_of_several_lines_becomes_one() -> None:
    assert wording.one_line(" Craft\nand\ttrade\u2028fair ") == "Craft and trade fair"


def test_marks_are_put_around_the_words_in_order() -> None:
    assert wording.marked("craft and crafts", (Span(0, 5), Span(10, 16))) == "**craft** and **crafts**"


def test_a_file_is_named_by_its_path() -> None:
    assert wording.source("file:///home/anna/k%C3%A9zm%C5%B1ves.html") == "/home/anna/kézműves.html"
    assert wording.source("https://example.eu/a%20b") == "https://example.eu/a%20b"


@pytest.mark.parametrize(
    ("count", "written"),
    [(0, "0 bytes"), (999, "999 bytes"), (529_500, "529.5 kB"), (3_000_000_000, "3.0 GB")],
)
def test_a_size_is_written_in_its_largest_unit(count: int, written: str) -> None:
    assert wording.size(count) == written


def test_a_bridge_names_the_words_found_for_one_asked_in_another_language() -> None:
    why = (
        Reason("fair", "fair", "en", "word"),
        Reason("fair", "market", "en", "thesaurus"),
        Reason("craft", "занаяти", "bg", "thesaurus"),
        Reason("craft", "занаятите", "bg", "thesaurus"),
        Reason("craft", "занаят", "bg", "thesaurus"),
        Reason("voucher", "ваучери", "bg", "thesaurus"),
    )
    assert wording.bridges(why) == "craft ≈ занаяти, занаятите · voucher ≈ ваучери"


def test_no_bridge_is_named_where_the_words_themselves_were_found() -> None:
    assert wording.bridges((Reason("craft", "crafts", "en", "inflection"),)) == ""


def test_a_caret_stands_below_the_character_in_columns_of_the_terminal() -> None:
    assert wording.pointed("craft colour:red", 6) == "  craft colour:red\n        ^\n"
    assert wording.pointed("手工艺 x:y", 4) == "  手工艺 x:y\n         ^\n"


def test_a_long_query_is_shown_around_the_caret_and_without_controls() -> None:
    shown = wording.pointed("a" * 100 + "\x1b[31m\n!" + "b" * 100, 106)
    first, caret, _ = shown.split("\n")
    assert "\x1b" not in shown
    assert first[len(caret) - 1] == "!"
    assert len(first) < 90


def test_nothing_is_shown_of_an_empty_query() -> None:
    assert wording.pointed("  ", 0) == ""
