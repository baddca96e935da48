"""Documents: one in full, or a list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from craftsearch.output import wording
from craftsearch.output.tables import parts
from craftsearch.output.tables.events import events as table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from craftsearch.index.catalogue import Document
    from craftsearch.model import Entry, Event, Removed

_AT_ONCE = 1_000


def head(document: Document) -> RenderableType:
    """Sum a document up: title, where it is from, and what is known of it."""
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
    known = {name: fact for name, fact in facts.items() if fact.strip()}
    return Group(parts.title(article.title), parts.facts(known))


def told(events: Sequence[Event]) -> RenderableType:
    """List the events of one document, or say that there is none."""
    listed = table(events) if events else Text("none", style="aside")
    return Group(parts.section("Events"), listed)


def removed(cuts: Sequence[Removed]) -> RenderableType:
    """List every cut with its rule, in full."""
    listed = parts.grid("rule", "what was cut")
    listed.columns[0].max_width = 28
    listed.columns[1].ratio = 1
    for cut in cuts:
        listed.add_row(Text(cut.rule, style="aside"), Text(wording.lines(cut.text).strip()))
    return Group(parts.section(f"Removed ({len(cuts)})"), listed)


def entries(found: Sequence[Entry]) -> Iterator[RenderableType]:
    """List documents, a line each, in tables in line: the first is seen while others are laid out."""
    for at in range(0, len(found), _AT_ONCE):
        yield _entries(found[at : at + _AT_ONCE], head=at == 0)


def _entries(found: Sequence[Entry], *, head: bool) -> RenderableType:
    listed = parts.grid("published", "lang", "title", "events", "id")
    listed.show_header = head
    for column in listed.columns:
        column.min_width = len(str(column.header))
    for at in (0, 1, 4):
        listed.columns[at].no_wrap = True
    listed.columns[2].ratio = 1
    listed.columns[3].justify = "right"
    for entry in found:
        listed.add_row(
            Text(entry.published.isoformat() if entry.published else "–", style="date"),
            Text(entry.language),
            parts.title(entry.title),
            str(entry.events) if entry.events else Text("–", style="aside"),
            Text(entry.id[: wording.SHORT_ID], style="aside"),
        )
    return listed
