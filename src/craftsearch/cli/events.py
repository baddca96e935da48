"""``craftsearch events``: what happens, or happened, when and where."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING, Any

import click

from craftsearch.cli.options import (
    check_order,
    filter_options,
    first,
    index_option,
    json_option,
    last,
    library,
)
from craftsearch.cli.printing import put_bytes, put_json, screen, tell
from craftsearch.errors import UsageError

if TYPE_CHECKING:
    from craftsearch.model import Event, EventStatus


@click.command("events")
@click.option("--month", metavar="YYYY-MM", help="One month, instead of --from and --to.")
@click.option("--year", metavar="YYYY", help="One year, instead of --from and --to.")
@click.option("--upcoming", is_flag=True, help="Only what is not over yet, called off or not.")
@click.option("--as-of", "as_of", type=first, metavar="DATE", help="The day that counts as today.")
@filter_options
@click.option("--calendar", is_flag=True, help="Show the months as grids of days.")
@click.option("--ics", is_flag=True, help="Write a calendar (iCalendar); events without a year are left out.")
@click.option("--csv", is_flag=True, help="Write a spreadsheet (CSV).")
@json_option
@index_option
def events_command(
    *,
    month: str | None,
    year: str | None,
    upcoming: bool,
    as_of: dt.date | None,
    calendar: bool,
    ics: bool,
    csv: bool,
    as_json: bool,
    **narrowed: Any,  # noqa: ANN401  # the filters' own types, from filter_options
) -> None:
    """List events by date; those whose year is not known come last.

    An event that lasts into the period counts. With a period, events without a year do not. With --as-of
    or --upcoming, past and announced are told as of that day.
    """
    if calendar + ics + csv + as_json > 1:
        raise UsageError("--calendar, --ics, --csv and --json at once — choose one")
    narrowed["since"], narrowed["until"] = _bounds(month, year, narrowed["since"], narrowed["until"])
    today = as_of or dt.datetime.now().astimezone().date()
    if upcoming:
        narrowed["since"] = max(today, narrowed["since"] or today)
    with library() as opened:
        listed = opened.events(**narrowed)
    if upcoming or as_of:
        listed = _as_of(listed, today)
    if calendar:
        _put_calendar(listed, today)
    elif as_json:
        put_json(listed)
    elif csv:
        _put_csv(listed)
    elif ics:
        _put_ics(listed)
    else:
        _put_table(listed)


def _bounds(
    month: str | None, year: str | None, since: dt.date | None, until: dt.date | None
) -> tuple[dt.date | None, dt.date | None]:
    given = [name for name, value in (("--month", month), ("--year", year)) if value]
    if given and (len(given) > 1 or since or until):
        raise UsageError(
            f"{given[0]} together with another period — give one of --month, --year, --from/--to"
        )
    if month is not None:
        return _whole("--month", month, "YYYY-MM", 1)
    if year is not None:
        return _whole("--year", year, "YYYY", 0)
    check_order(since, until)
    return since, until


def _whole(option: str, text: str, pattern: str, dashes: int) -> tuple[dt.date, dt.date]:
    if text.count("-") != dashes:
        raise UsageError(f"{option}: {text!r} is no {option[2:]} — write {pattern}")
    return first(text), last(text)


def _as_of(listed: list[Event], day: dt.date) -> list[Event]:
    """Tell past from announced as of a day; what was called off stays so."""
    import msgspec

    def status(event: Event) -> EventStatus:
        if event.status in {"cancelled", "postponed"} or event.when.start is None or event.when.end is None:
            return event.status
        if event.when.end < day:
            return "past"
        return "announced" if event.when.start > day else event.status

    return [msgspec.structs.replace(event, status=status(event)) for event in listed]


def _put_calendar(listed: list[Event], today: dt.date) -> None:
    from craftsearch.output.tables.calendar import month_grids

    if not listed:
        _put_table(listed)
        return
    out = screen()
    out.print(month_grids(listed, plain=out.plain, today=today))


def _put_table(listed: list[Event]) -> None:
    from craftsearch.output.wording import counted

    if not listed:
        tell("no event is known — 'craftsearch list' shows the documents; give fewer filters, or ingest more")
        return
    from craftsearch.output.tables.events import events

    screen().print(events(listed))
    tell(f"\n{counted(len(listed), 'event')}")


def _put_csv(listed: list[Event]) -> None:
    from craftsearch.output.spreadsheet import events_csv

    put_bytes(events_csv(listed).encode())


def _put_ics(listed: list[Event]) -> None:
    from craftsearch.output.agenda import events_ics
    from craftsearch.output.wording import counted

    put_bytes(events_ics(listed))
    without = sum(event.when.start is None for event in listed)
    if without:
        sys.stdout.buffer.flush()
        tell(f"{counted(without, 'event')} left out: the year is not known")
