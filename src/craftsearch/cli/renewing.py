"""``relabel`` and ``reprocess``: what is held, read again from its kept bytes."""

from __future__ import annotations

import click

from craftsearch.cli.options import index_option, json_option, library, workers_option
from craftsearch.cli.printing import put_json, tell
from craftsearch.settings import from_environment

_REFUSED, _INTERRUPTED = 1, 130
_DETECT = "auto"


@click.command("relabel")
@click.argument("names", nargs=-1, required=True, metavar="ID...")
@click.option(
    "--language",
    required=True,
    metavar="XX",
    help="The language (ISO 639); 'auto' to have it detected again.",
)
@json_option
@index_option
def relabel_command(names: tuple[str, ...], *, language: str, as_json: bool) -> None:
    """Say which language documents are in.

    ID is a document's id, the beginning of it, its URI or its file name. The language stays when the
    unchanged item is taken in again and when documents are reprocessed.
    """
    code = None if language.strip().lower() == _DETECT else language
    with library() as opened:
        for name in names:
            record = opened.relabel(name, code)
            found = record.language
            if as_json:
                put_json([{"id": record.id, "uri": record.article.uri, "language": found}])
            else:
                tell(f"{record.id} {record.article.uri}: {found.code}, {found.reason}")


@click.command("embed")
@click.option("--complete", is_flag=True, help="Read long documents to their end.")
@json_option
@index_option
def embed_command(*, complete: bool, as_json: bool) -> None:
    """Make the vectors that are missing, so that meaning bridges the languages.

    'ingest' makes them of the first 256 tokens of each document, unless it was told not to.
    """
    from craftsearch.output.wording import counted

    with library() as opened:
        done = opened.embed(complete=complete)
    if as_json:
        put_json([{"embedded": done}])
    tell(f"{counted(done, 'vector')} made")


@click.command("reprocess")
@click.argument("names", nargs=-1, metavar="[ID]...")
@workers_option("documents")
@json_option
@index_option
def reprocess_command(names: tuple[str, ...], *, workers: int | None, as_json: bool) -> int:
    """Read documents again, by the rules of this version.

    Works on the bytes that were kept, so nothing is scraped again. Without ID: all documents, and what was
    refused before. A document that is refused now stays as it was: see 'craftsearch rejects'.
    """
    from craftsearch.cli.progress import Progress
    from craftsearch.cli.working import workers_for
    from craftsearch.output.summary import ingest_lines

    with library() as opened:
        stats = None if names else opened.stats()
        count = len(names) if stats is None else stats.documents + stats.rejects
        with (
            workers_for(count, workers or from_environment().workers) as executor,
            Progress(count) as progress,
        ):
            report = opened.reprocess(names or None, executor=executor, watch=progress.count)
    if as_json:
        put_json([report])
    for line in ingest_lines(report):
        tell(line)
    if report.interrupted:
        return _INTERRUPTED
    return _REFUSED if report.rejects else 0
