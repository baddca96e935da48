"""``craftsearch show`` and ``craftsearch list``: documents in full, and which there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from craftsearch.cli.options import check_order, filter_options, index_option, json_option, library
from craftsearch.cli.printing import put_json, screen, tell

if TYPE_CHECKING:
    from craftsearch.index.catalogue import Document


@click.command("show")
@click.argument("name", metavar="ID")
@click.option("--removed", is_flag=True, help="Show what was cut from the page, with the rule of each cut.")
@click.option(
    "--events",
    is_flag=True,
    help="Show the events that were read from it, and mark in the text what tells of them.",
)
@click.option("--text", is_flag=True, help="Show the text as it was indexed, and no more.")
@json_option
@index_option
def show_command(name: str, *, removed: bool, events: bool, text: bool, as_json: bool) -> None:
    """Show a document: text, events, what was cut.

    ID is its id, the beginning of it, its URI or its file name.
    """
    with library() as opened:
        document = opened.show(name)
    if as_json:
        from craftsearch.output.records import shown

        put_json([shown(document)])
        return
    whole = not (removed or events or text)
    _put(document, head=whole, text=whole or text, events=whole or events, removed=removed)


def _put(document: Document, *, head: bool, text: bool, events: bool, removed: bool) -> None:
    from rich.text import Text

    from craftsearch.output.tables import documents
    from craftsearch.output.tables.evidence import evidence
    from craftsearch.output.wording import lines

    out = screen()
    article = document.record.article
    if head:
        out.print(documents.head(document), "")
    if text:
        out.print(Text(lines(article.text)))
    if events:
        out.print(documents.told(document.record.events))
    if events and not head:
        record = document.record
        out.print(evidence(article.text, record.events, record.deadlines, plain=out.plain))
    if removed:
        out.print(documents.removed(article.removed))


@click.command("list")
@filter_options
@json_option
@index_option
def list_command(*, as_json: bool, **narrowed: Any) -> None:  # noqa: ANN401  # the filters' own types, from filter_options
    """List documents, the newest first."""
    from craftsearch.model import Filters

    filters = Filters(**narrowed)
    check_order(filters.since, filters.until)
    with library() as opened:
        listed = opened.list(filters)
    if as_json:
        put_json(listed)
        return
    from craftsearch.output.wording import counted

    if listed:
        from craftsearch.output.tables.documents import entries

        out = screen()
        for table in entries(listed):
            out.print(table)
    tell(f"\n{counted(len(listed), 'document')}")
