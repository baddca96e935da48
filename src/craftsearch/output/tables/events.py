"""What happens when and where, by date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Group
from rich.text import Text

from craftsearch.output import wording
from craftsearch.output.tables import parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType
    from rich.table import Column

    from craftsearch.model import Event

YEARLESS = "Year not known"


def events(listed: Sequence[Event]) -> RenderableType:
    """Lay events out in the order given; those without a year stand apart under their own heading."""
    dated = [event for event in listed if event.when.start is not None]
    yearless = [event for event in listed if event.when.start is None]
    shown: list[RenderableType] = []
    if dated:
        shown.append(_table(dated, listed))
    if yearless:
        shown += [
            parts.section(YEARLESS) if dated else Text(YEARLESS, style="title"),
            _table(yearless, listed),
        ]
    return Group(*shown)


def _table(part: Sequence[Event], listed: Sequence[Event]) -> RenderableType:
    """Lay a part of the events out, in columns as wide as all of them need: the parts stand in line."""
    table = parts.grid("date", "place", "event", "project", "sources")
    _sized(table.columns[0], (wording.when(event.when) for event in listed), 24)
    _sized(table.columns[1], (wording.where(event.where) for event in listed), 26)
    _sized(table.columns[3], (event.project or "project" for event in listed), 18)
    table.columns[2].ratio = 1
    table.columns[4].justify = "right"
    for event in part:
        table.add_row(
            Text(wording.when(event.when), style="date"),
            Text(wording.where(event.where) or "–", style="place"),
            _what(event),
            Text(wording.one_line(event.project or "")),
            Text(str(len(event.sources)), style="aside"),
        )
    return table


def _sized(column: Column, texts: Iterable[str], most: int) -> None:
    """Make a column as wide as its widest text, but not wider than ``most``."""
    column.min_width = column.max_width = min(most, max(cell_len(text) for text in texts))
    column.no_wrap = True
    column.overflow = "ellipsis"


def _what(event: Event) -> Group:
    """Title, and below it kind, programme and status."""
    below = parts.dotted(
        (
            Text(wording.kind(event.kind), style="aside"),
            Text(wording.one_line(event.programme or ""), style="aside"),
            _status(event),
        )
    )
    return Group(parts.title(event.title), below) if below else Group(parts.title(event.title))


def _status(event: Event) -> Text:
    if event.status in wording.CALLED_OFF:
        return Text(event.status, style="bad")
    return Text("" if event.status == "unknown" else event.status, style="aside")
