"""``stats``, ``rejects``, ``doctor``, ``rebuild``, ``convert``: how the index is."""

from __future__ import annotations

import click

from craftsearch.cli.options import index_option, json_option, library
from craftsearch.cli.printing import put_json, screen, tell
from craftsearch.settings import ENGINES

_UNSOUND = 4


@click.command("stats")
@json_option
@index_option
def stats_command(*, as_json: bool) -> None:
    """Count what the index holds."""
    with library() as opened:
        held = opened.stats()
    if as_json:
        put_json([held])
        return
    from craftsearch.output.tables.reports import stats

    screen().print(stats(held))


@click.command("rejects")
@json_option
@index_option
def rejects_command(*, as_json: bool) -> None:
    """List the items that were refused, and why."""
    with library() as opened:
        refused = opened.rejects()
    if as_json:
        put_json(refused)
        return
    if not refused:
        tell("nothing was refused")
        return
    from craftsearch.output.tables.reports import rejects

    screen().print(rejects(refused))


@click.command("doctor")
@json_option
@index_option
def doctor_command(*, as_json: bool) -> int:
    """Check the index and what the program needs.

    Exits with 4 when something is unsound.
    """
    with library() as opened:
        findings = opened.doctor()
    if as_json:
        put_json(findings)
    else:
        from craftsearch.output.tables.reports import findings as table

        screen().print(table(findings))
    return 0 if all(finding.sound for finding in findings) else _UNSOUND


@click.command("rebuild")
@json_option
@index_option
def rebuild_command(*, as_json: bool) -> None:
    """Make the search engine's part of the index anew.

    It is derived from the catalogue; nothing is read or cleaned again.
    """
    from craftsearch.output.wording import counted

    with library() as opened:
        documents = opened.rebuild()
    if as_json:
        put_json([{"documents": documents}])
    else:
        tell(f"{counted(documents, 'document')} indexed anew")


@click.command("convert")
@click.argument("engine", type=click.Choice(ENGINES))
@json_option
@index_option
def convert_command(engine: str, *, as_json: bool) -> None:
    """Let another ENGINE answer: tantivy or whoosh.

    It is filled from the catalogue, and the present one is taken away when that is done.
    """
    from craftsearch.output.wording import counted

    with library() as opened:
        documents = opened.convert(engine)
    if as_json:
        put_json([{"documents": documents, "engine": engine}])
    else:
        tell(f"{counted(documents, 'document')} moved to {engine}")
