"""What the tables have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from craftsearch.output import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.console import RenderableType

    from craftsearch.model import Event, Span


def grid(*heads: str) -> Table:
    """Begin a table without lines, under dim headings; columns are set by the caller."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="head", expand=True)
    for head in heads:
        table.add_column(head)
    return table


def title(text: str) -> Text:
    """Write a title; a document without one says so."""
    clean = wording.one_line(text)
    return Text(clean, style="title") if clean else Text("(no title)", style="aside")


def marked(text: str, marks: Sequence[Span], *, plain: bool) -> Text:
    """Write a snippet with its marks: in colour, or between asterisks where there is none."""
    if plain:
        return Text(wording.one_line(wording.marked(text, marks)))
    written = Text()
    position = 0
    for start, end in marks:
        written.append(wording.one_line_kept(text[position:start]))
        written.append(wording.one_line_kept(text[start:end]), style="mark")
        position = end
    written.append(wording.one_line_kept(text[position:]))
    return written


def event(told: Event) -> Text:
    """Write an event on one line: date, place, project, kind, and what befell it."""
    parts = [
        Text(wording.when(told.when), style="date"),
        Text(wording.where(told.where), style="place"),
        Text(wording.one_line(told.project or "")),
        Text(wording.kind(told.kind), style="aside"),
        Text(told.status if told.status in wording.CALLED_OFF else "", style="bad"),
    ]
    return dotted(parts)


def dotted(parts: Iterable[Text]) -> Text:
    """Put what is not empty on one line."""
    dot = Text.assemble((" · ", "aside"))
    return dot.join(part for part in parts if part)


def facts(named: Mapping[str, str]) -> Table:
    """Lay out names and what they stand for, a line each."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(style="head", no_wrap=True)
    table.add_column(overflow="fold")
    for name, fact in named.items():
        table.add_row(name, Text(fact))
    return table


def section(text: str) -> RenderableType:
    """Write a heading between tables."""
    return Padding(Text(text, style="title"), (1, 0, 0, 0))
