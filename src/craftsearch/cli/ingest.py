"""``craftsearch ingest``: take in what is new."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from craftsearch.cli.options import index_option, json_option, library, workers_option
from craftsearch.cli.options import language as language_code
from craftsearch.cli.printing import put_json, tell
from craftsearch.errors import RejectedItemError, UsageError
from craftsearch.settings import from_environment

if TYPE_CHECKING:
    from craftsearch.model import IngestReport, RawItem

_REFUSED, _INTERRUPTED = 1, 130


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--prune", is_flag=True, help="Forget documents whose files left the given folders.")
@click.option("--language", type=language_code, metavar="XX", help="Language of all items (ISO 639).")
@click.option("--fast", is_flag=True, help="Take one look at each page: faster, less exact.")
@click.option(
    "--no-vectors", is_flag=True, help="Leave vectors to 'craftsearch embed': several times as fast."
)
@click.option("--engine", metavar="NAME", help="Search engine of a new index: tantivy or whoosh.")
@workers_option("items")
@click.option("--dask", metavar="ADDRESS", help="Dask cluster that reads items: tcp://HOST:PORT, or 'local'.")
@click.option(
    "--shared", is_flag=True, help="Dask's workers see the files under the same paths, and read them."
)
@json_option
@index_option
def ingest_command(  # noqa: PLR0913  # one argument an option
    paths: tuple[str, ...],
    *,
    prune: bool,
    language: str | None,
    engine: str | None,
    fast: bool,
    no_vectors: bool,
    workers: int | None,
    dask: str | None,
    shared: bool,
    as_json: bool,
) -> int:
    """Take in files and folders of HTML and text.

    '-' reads one item from stdin. What is unchanged is skipped. What is refused is kept with its reason:
    see 'craftsearch rejects'.
    Ctrl-C ends the work early and leaves a sound index.
    """
    from craftsearch.cli.progress import Progress
    from craftsearch.cli.working import count_files, workers_for

    if "-" in paths:
        items = _piped(paths, prune=prune)
        files = len(items)
    else:
        items = list(paths)
        files = count_files(paths)
    with (
        library(engine=engine) as opened,
        workers_for(files, workers or from_environment().workers, dask=dask, shared=shared) as executor,
        Progress(files) as progress,
    ):
        report = opened.ingest(
            items,
            prune=prune,
            language=language,
            fast=fast,
            vectors=not no_vectors,
            executor=executor,
            watch=progress.count,
        )
    if as_json:
        put_json([report])
    _sum_up(report)
    if report.interrupted:
        return _INTERRUPTED
    return _REFUSED if report.rejects else 0


def _piped(paths: tuple[str, ...], *, prune: bool) -> list[str | RawItem]:
    from craftsearch.sources import read_stdin

    if prune:
        raise UsageError("--prune needs folders, '-' is none — leave one of them out")
    try:
        piped = read_stdin(sys.stdin.buffer)
    except RejectedItemError as exc:
        raise UsageError(str(exc)) from exc
    return [*(path for path in paths if path != "-"), piped]


def _sum_up(report: IngestReport) -> None:
    """Say what was done, how fast, and why items were refused."""
    from craftsearch.output.summary import ingest_lines

    for line in ingest_lines(report):
        tell(line)
