"""Documents: one in full, or a list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from craftsearch.output import wording
from craftsearch.output.tables import parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from craftsearch.index.catalogue import Document
    from craftsearch.model import Entry, Event, Removed


def head(document: Document) -> RenderableType:
    """Title, where it is from, and what is known of it."""
    record = document.record
    article = record.article
    facts = {
        "id": record.id,
        "source": wording.source(article.url or article.uri),
        "published": article.published.isoformat() if article.published else "",
        "language": f"{record.language.code}  {wording.one_line(record.language.reason)}",
        "project": wording.one_line(", ".join(record.projects)),
        "programme": wording.one_line(", ".join(record.programmes)),
        "themes": wording.one_line(", ".join(record.themes)),
    }
    table = parts.facts({name: fact for name, fact in facts.items() if fact.strip()})
    return Group(parts.title(article.title), table)


def told(events: Sequence[Event]) -> RenderableType:
    """The events of one document, a line each."""
    lines = [Text("  ") + parts.event(event) + Text(f"  {wording.one_line(event.title)}") for event in events]
    return Group(parts.section("Events"), *lines)


def removed(cuts: Sequence[Removed]) -> RenderableType:
    """Every cut with its rule, in full."""
    table = parts.grid("rule", "what was cut")
    table.columns[0].max_width = 28
    table.columns[1].ratio = 1
    for cut in cuts:
        table.add_row(Text(cut.rule, style="aside"), Text(wording.lines(cut.text).strip()))
    return Group(parts.section(f"Removed ({len(cuts)})"), table)


def entries(listed: Sequence[Entry]) -> RenderableType:
    """List documents, a line each."""
    table = parts.grid("published", "lang", "title", "events", "id")
    for column in (0, 1, 4):
        table.columns[column].no_wrap = True
    table.columns[2].ratio = 1
    table.columns[3].justify = "right"
    for entry in listed:
        table.add_row(
            Text(entry.published.isoformat() if entry.published else "–", style="date"),
            Text(entry.language),
            parts.title(entry.title),
            str(entry.events) if entry.events else Text("–", style="aside"),
            Text(entry.id[: wording.SHORT_ID], style="aside"),
        )
    return table
