"""``stats``, ``rejects``, ``doctor``, ``rebuild``, ``convert``: how the index is."""

from __future__ import annotations

import click

from craftsearch.cli.options import index_option, json_option, library
from craftsearch.cli.printing import put_json, screen, tell
from craftsearch.errors import UsageError
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


def _check(target: str) -> None:
    """Refuse what is an engine's name but for a slip, and no folder that is there."""
    from difflib import get_close_matches
    from pathlib import Path

    close = [] if set("/\\:") & set(target) or Path(target).exists() else get_close_matches(target, ENGINES)
    if close:
        raise UsageError(f"no engine is called {target!r} — write {close[0]}, or ./{target} for a folder")


@click.command("convert")
@click.argument("places", nargs=-1, required=True, metavar="[FROM] TO")
@json_option
@index_option
def convert_command(places: tuple[str, ...], *, as_json: bool) -> None:
    """Let another engine answer, or copy an index.

    TO is an engine, tantivy or whoosh: it is filled from the catalogue, and the present one is taken away
    when that is done. Or it is another folder or cluster, such as opensearch://host:9200/name: all that the
    index FROM holds is copied and compared; begun again after an interruption, it goes on where it was.
    """
    from craftsearch.output.wording import counted

    if len(places) > 2:  # noqa: PLR2004  # from and to
        raise UsageError(f"{len(places)} places were given — give where to, or from where and where to")
    *source, target = places
    with library(index=source[0] if source else None) as opened:
        if target in ENGINES:
            documents = opened.convert(target)
            if as_json:
                put_json([{"documents": documents, "engine": target}])
            else:
                tell(f"{counted(documents, 'document')} moved to {target}")
            return
        _check(target)
        from craftsearch.cli.progress import Progress

        with Progress(opened.stats().documents) as progress:
            done = opened.copy(target, watch=progress.count)
    if as_json:
        put_json([done])
        return
    there = f", {done.unchanged:,} were there" if done.unchanged else ""
    tell(f"{counted(done.copied, 'document')} copied{there}; the checksum of both is {done.checksum[:16]}")
