"""Months as grids of days, with what happens in each beside it."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from craftsearch.output.tables import parts
from craftsearch.output.tables.events import events as table
from craftsearch.output.wording import CALLED_OFF, kind, one_line, when, where

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from rich.console import RenderableType

    from craftsearch.model import Event

_HEAD = " Mo  Tu  We  Th  Fr  Sa  Su "
_ON_A_DAY = frozenset({"day", "week"})
_MOST_MONTHS = 3
"""Months that an event is listed in; what lasts longer, or is told as a year, stands where it begins."""

_Month = tuple[int, int]


def month_grids(listed: Sequence[Event], *, plain: bool, today: dt.date | None = None) -> RenderableType:
    """Lay the months out that have events, then those without a year; ``plain`` marks days with brackets."""
    by_month: dict[_Month, list[Event]] = {}
    for event in listed:
        for month in _months(event):
            by_month.setdefault(month, []).append(event)
    shown: list[RenderableType] = [
        _month(month, by_month[month], plain=plain, today=today) for month in sorted(by_month)
    ]
    yearless = [event for event in listed if event.when.start is None]
    if yearless:
        shown.append(table(yearless))
    return Group(*shown)


def _months(event: Event) -> list[_Month]:
    start, end = event.when.start, event.when.end
    if start is None or end is None:
        return []
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    if last - first >= _MOST_MONTHS:
        last = first
    return [(number // 12, number % 12 + 1) for number in range(first, last + 1)]


def _month(month: _Month, events: Sequence[Event], *, plain: bool, today: dt.date | None) -> RenderableType:
    both = Table.grid(padding=(0, 3, 0, 0), expand=True)
    both.add_column(width=len(_HEAD), no_wrap=True)
    both.add_column(ratio=1)
    both.add_row(
        _grid(month, events, plain=plain, today=today), Group(*(_line(month, event) for event in events))
    )
    name = f"{calendar.month_name[month[1]]} {month[0]}"
    return Padding(Group(Text(name, style="title"), both), (0, 0, 1, 0))


def _grid(month: _Month, events: Sequence[Event], *, plain: bool, today: dt.date | None) -> Text:
    weeks = calendar.Calendar().monthdatescalendar(*month)
    grid = Text(_HEAD, style="head")
    for week in weeks:
        grid.append("\n")
        for day in week:
            grid.append_text(_day(day, month, events, plain=plain, today=today))
    return grid


def _day(day: dt.date, month: _Month, events: Sequence[Event], *, plain: bool, today: dt.date | None) -> Text:
    if (day.year, day.month) != month:
        return Text("    ")
    busy = any(_is_on(event, day) for event in events)
    number = f"[{day.day:2}]" if busy and plain else f" {day.day:2} "
    style = "mark" if busy else "not dim"
    return Text(number, style=f"{style} reverse" if day == today and not plain else style)


def _is_on(event: Event, day: dt.date) -> bool:
    start, end = event.when.start, event.when.end
    sure = event.when.granularity in _ON_A_DAY and event.status not in CALLED_OFF
    return sure and start is not None and end is not None and start <= day <= end


def _line(month: _Month, event: Event) -> Text:
    """Write day, place, kind and project; a title only where there is none of them."""
    what = [Text(kind(event.kind), style="aside"), Text(one_line(event.project or ""))]
    if not any(what):
        what = [Text(one_line(event.title))]
    return parts.dotted(
        (
            Text(_days(month, event), style="date"),
            Text(where(event.where), style="place"),
            *what,
            Text(event.status if event.status in CALLED_OFF else "", style="bad"),
        )
    )


def _days(month: _Month, event: Event) -> str:
    """Write the days that fall into the month: ``5``, ``30 – 2 June``; a coarse date in full."""
    start, end = event.when.start, event.when.end
    if start is None or end is None or event.when.granularity not in _ON_A_DAY:
        return when(event.when)
    if start == end:
        return str(start.day)
    return " – ".join(
        str(day.day) if (day.year, day.month) == month else f"{day.day} {calendar.month_abbr[day.month]}"
        for day in (start, end)
    )
