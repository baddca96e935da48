from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

import msgspec
import pytest

from craftsearch.index.catalogue import Document
from craftsearch.model import (
    Article,
    Block,
    DateSpan,
    Entry,
    Finding,
    Hit,
    Language,
    Record,
    Rejected,
    Removed,
    Source,
    Span,
    Stats,
)
from craftsearch.output.screen import WIDTH, Screen
from craftsearch.output.tables import documents, events, hits, reports
from craftsearch.output.tables.calendar import month_grids

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType

    from craftsearch.model import Event

SNIPPET = "… the crafts of the region …"


def _hit(*told: Event, title: str = "Vouchers") -> Hit:
    marks = (Span(6, 12),)
    return Hit("0123456789abcdef", "file:///a", 12.345, "en", title, SNIPPET, marks, events=told)


def _plain(*parts: RenderableType, width: int = 80) -> str:
    stream = io.StringIO()
    Screen(stream, width=width).print(*parts)
    return stream.getvalue()


@pytest.fixture(autouse=True)
def _no_colour_is_forced(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR", "COLUMNS", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)


def test_hits_show_rank_title_snippet_event_language_score_and_id(event: Event) -> None:
    assert _plain(hits.hits([_hit(event)], plain=True)) == (
        "#  document                                                lang  score  id\n"
        "1  Vouchers                                                en    12.35  01234567\n"
        "   … the **crafts** of the region …\n"
        "   → 2013-04-16 – 17 · Budapest (HU) · INNOWOOD · seminar\n"
    )


def test_marks_are_coloured_where_there_is_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    stream = io.StringIO()
    screen = Screen(stream, width=80)
    screen.print(hits.hits([_hit()], plain=screen.plain))
    assert "**" not in stream.getvalue()
    assert "\x1b[1;35mcrafts\x1b[0m" in stream.getvalue()


def test_of_many_events_a_few_are_shown_and_the_others_counted(event: Event) -> None:
    told = _plain(hits.hits([_hit(*[event] * 9)], plain=True))
    assert told.count("Budapest") == hits.MAX_EVENTS
    assert "6 more events" in told


def test_ranks_go_on_from_the_page_before() -> None:
    assert _plain(hits.hits([_hit()], plain=True, first=11)).splitlines()[1].startswith("11")


def test_scraped_markup_is_shown_and_not_obeyed() -> None:
    told = _plain(hits.hits([_hit(title="[red]x[/red] \x1b[2J :smile:")], plain=True))
    assert "[red]x[/red] [2J :smile:" in told


def test_events_without_a_year_stand_apart(event: Event, yearless: Event) -> None:
    lines = _plain(events.events([event, yearless]), width=90).splitlines()
    heading = lines.index(events.YEARLESS)
    assert any(line.startswith("2013-04-16 – 17  Budapest (HU)") for line in lines[:heading])
    assert any(line.startswith("XXXX-10") for line in lines[heading:])


def test_an_event_shows_kind_project_programme_status_and_how_many_tell_of_it(
    change: Callable[..., Event],
) -> None:
    told = _plain(events.events([change(status="cancelled")]), width=100)
    first, second = told.splitlines()[1:]
    assert " ".join(first.split()) == (
        "2013-04-16 – 17 Budapest (HU) Second seminar, and a study visit INNOWOOD 2"
    )
    assert second.strip() == "seminar · INTERREG IVC · cancelled"


def test_a_stream_that_is_no_terminal_has_room_for_every_column(event: Event) -> None:
    stream = io.StringIO()
    Screen(stream).print(events.events([event]))
    lines = stream.getvalue().splitlines()
    assert max(len(line) for line in lines) in range(WIDTH - 10, WIDTH + 1)
    assert "…" not in stream.getvalue()


def test_no_line_ends_in_blanks(event: Event, yearless: Event) -> None:
    told = _plain(events.events([event, yearless]))
    assert not any(line.endswith(" ") for line in told.splitlines())


def test_a_document_shows_where_it_is_from_and_what_was_cut(event: Event) -> None:
    article = Article(
        "Vouchers", (Block("Text.", 0),), (Removed("consent", "We use\ncookies"),), "file:///a.txt"
    )
    record = Record("0123456789abcdef", article, Language("en", 1.0, "words"), events=(event,))
    shown = Document(record, b"", b"", "text/plain", dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    told = _plain(documents.head(shown), documents.told(record.events), documents.removed(article.removed))
    assert "source    /a.txt" in told
    assert "2013-04-16 – 17" in told
    assert "consent  We use\n         cookies" in told


def test_a_list_shows_a_document_on_a_line() -> None:
    entry = Entry("0123456789abcdef", "file:///a", "Vouchers", "en", dt.date(2013, 4, 16), 2)
    assert _plain(*documents.entries([entry])).splitlines()[1].split() == [
        *("2013-04-16", "en", "Vouchers", "2", "01234567")
    ]


def test_a_long_list_comes_in_parts_that_stand_in_line_under_one_head() -> None:
    days = [dt.date(2013, 4, 16), None]
    listed = [
        Entry(f"{at:016}", "file:///a", f"Title {at}", "en", days[at % 2], at % 9) for at in range(2_001)
    ]
    shown = [*documents.entries(listed)]
    assert len(shown) == 3
    head, *lines = _plain(*shown).splitlines()
    assert [line.index("Title") for line in lines] == [head.index("title")] * 2_001
    assert {line.index("0000") for line in lines} == {head.index("id")}


def test_counts_are_drawn_as_bars_in_proportion() -> None:
    counts = {"de": 4, "hu": 2}
    held = Stats(6, 0, 0, "tantivy", 12, counts, {}, {}, {})
    bars = [line.count("━") for line in _plain(reports.stats(held)).splitlines() if "━" in line]
    assert bars[0] == 2 * bars[1] > 0


def test_a_refusal_is_listed_with_its_reason() -> None:
    told = _plain(reports.rejects([Rejected("file:///a", "cleaning", "no text is left")]))
    assert told.splitlines()[1].split() == ["cleaning", "no", "text", "is", "left", "/a"]


def test_an_unsound_finding_shows_its_remedy() -> None:
    told = _plain(reports.findings([Finding("engine", sound=False, detail="lost", remedy="rebuild it")]))
    assert "✗  engine  lost\n           → rebuild it\n" in told


def test_a_month_stands_beside_what_happens_in_it(event: Event) -> None:
    assert _plain(month_grids([event], plain=True), width=76) == (
        "April 2013\n"
        " Mo  Tu  We  Th  Fr  Sa  Su    16 – 17 · Budapest (HU) · seminar · INNOWOOD\n"
        "  1   2   3   4   5   6   7\n"
        "  8   9  10  11  12  13  14\n"
        " 15 [16][17] 18  19  20  21\n"
        " 22  23  24  25  26  27  28\n"
        " 29  30\n"
        "\n"
    )


def test_an_event_called_off_takes_no_day_of_the_calendar(change: Callable[..., Event]) -> None:
    shown = _plain(month_grids([change(status="cancelled")], plain=True))
    assert "[16]" not in shown
    assert "cancelled" in shown


def test_an_event_over_the_end_of_a_month_stands_in_both(change: Callable[..., Event]) -> None:
    when = DateSpan(dt.date(2013, 4, 30), dt.date(2013, 5, 1), "2013-04-30/2013-05-01", Span(0, 1))
    shown = _plain(month_grids([change(when=when)], plain=True))
    assert "30 – 1 May ·" in shown
    assert "30 Apr – 1 ·" in shown


def test_a_whole_year_stands_in_the_calendar_once_and_marks_no_day(change: Callable[..., Event]) -> None:
    when = DateSpan(dt.date(2013, 1, 1), dt.date(2013, 12, 31), "2013", Span(0, 1), "year")
    shown = _plain(month_grids([change(when=when)], plain=True))
    assert ("[" in shown, shown.count("2013 · Budapest")) == (False, 1)


def test_a_hit_names_the_places_where_the_same_news_stands() -> None:
    uris = (
        "https://a.example/1",
        "https://b.example/9",
        "file:///home/anna/c%20d.txt",
        "https://b.example/8",
    )
    more = (*uris, "https://e.example/1", "https://f.example/1")
    sources = tuple(Source(uri, uri, "", "en") for uri in more)
    shown = _plain(hits.hits([msgspec.structs.replace(_hit(), sources=sources)], plain=True))
    assert "   also: a.example, b.example, c d.txt and 2 more" in shown
    assert "also" not in _plain(hits.hits([_hit()], plain=True))
