"""``craftsearch thesaurus``: vocabularies of others beside the one that ships."""

from __future__ import annotations

from pathlib import Path

import click

from craftsearch.cli.options import index_option, json_option, library
from craftsearch.cli.printing import put_json, tell


@click.group("thesaurus", context_settings={"help_option_names": ["-h", "--help"]})
def thesaurus_command() -> None:
    """Add vocabularies such as EuroVoc or ESCO to an index, list, export and remove them.

    A thesaurus gives documents their themes and lets a word find what other languages call the same.
    """


@thesaurus_command.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--name", metavar="NAME", help="What to call it; else the name of the first file.")
@json_option
@index_option
def import_command(files: tuple[Path, ...], *, name: str | None, as_json: bool) -> None:
    """Read the files of one vocabulary: SKOS as .ttl, .rdf, .nt or .jsonld, or tables as .csv or .tsv.

    A table has ESCO's columns, one file a language (skills_en.csv), or id, broader and a column for each
    language. What has the same name is replaced.
    """
    with library() as opened:
        done = opened.thesauri.add(files, name)
    if as_json:
        put_json([done])
    tell(
        f"{done.name}: {done.concepts} concepts, {done.labels} labels in {len(done.languages)} languages\n"
        "'craftsearch reprocess' gives documents that are there their themes from it"
    )


@thesaurus_command.command("list")
@json_option
@index_option
def list_command(*, as_json: bool) -> None:
    """Name the imported thesauri; the one that ships is always there."""
    with library() as opened:
        names = opened.thesauri.names()
    if as_json:
        put_json([{"name": name} for name in names])
    else:
        for name in names:
            click.echo(name)
    if not names:
        tell("none was imported — 'craftsearch thesaurus import FILE' adds one")


@thesaurus_command.command("export")
def export_command() -> None:
    """Write the thesaurus that ships as SKOS, in Turtle."""
    from craftsearch.meaning.thesaurus import to_turtle

    click.echo(to_turtle())


@thesaurus_command.command("remove")
@click.argument("name", metavar="NAME")
@index_option
def remove_command(name: str) -> None:
    """Forget an imported thesaurus; themes that documents have from it stay until 'reprocess'."""
    with library() as opened:
        opened.thesauri.remove(name)
    tell(f"{name} is gone")
