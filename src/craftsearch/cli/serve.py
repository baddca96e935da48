"""``craftsearch serve``: the index as pages in a browser."""

from __future__ import annotations

import click

from craftsearch.cli.options import index_option, library


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="0 takes any.")
@index_option
def serve_command(*, host: str, port: int) -> None:
    """Show the index in a browser; Ctrl-C ends it.

    While nobody asks, documents that were embedded only at their beginning are embedded to their end.
    """
    from craftsearch.web import serve

    with library() as opened, library() as idle:
        opened.stats()  # an index that is not there is told now, not at the first request
        opened.close()
        serve(opened, host, port, idle=idle)
