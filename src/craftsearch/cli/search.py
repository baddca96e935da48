"""``craftsearch search``: who has a practice on X, in whatever language it was written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from craftsearch.cli.options import check_order, filter_options, index_option, json_option, library
from craftsearch.cli.printing import put_json, screen, tell

if TYPE_CHECKING:
    from craftsearch.search import Results


class _Search(click.Command):
    """Takes ``-word`` as a part of the query: there are no options with one dash here."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        known = {name for param in self.get_params(ctx) for name in param.opts if name.startswith("--")}
        mistyped = [arg for arg in _before_dashes(args) if arg.startswith("--") and _name(arg) not in known]
        if mistyped:
            raise click.NoSuchOption(_name(mistyped[0]), ctx=ctx)
        return super().parse_args(ctx, args)


def _before_dashes(args: list[str]) -> list[str]:
    return args[: args.index("--")] if "--" in args else args


def _name(arg: str) -> str:
    return arg.split("=", 1)[0]


@click.command(
    "search",
    cls=_Search,
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
)
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@click.option("--limit", default=10, show_default=True, metavar="N", help="Answers at most.")
@click.option("--exact", is_flag=True, help="Take words as written: no inflection, no other languages.")
@click.option("--strict", is_flag=True, help="Refuse a query with a slip in it, and show where it is.")
@filter_options
@json_option
@index_option
def search_command(
    query: tuple[str, ...],
    *,
    limit: int,
    exact: bool,
    strict: bool,
    as_json: bool,
    **narrowed: Any,  # noqa: ANN401  # the filters' own types, from filter_options
) -> None:
    """Rank documents that answer QUERY; '-' reads it from stdin.

    Words are found in every inflection and in every language; at least half of several must match.
    "in quotes" keeps words together, "craft fair"~3 lets three words stand between, craft* finds beginnings,
    crfat~ what is spelled nearly so, -word excludes, craft^2 counts twice. AND, OR, NOT and brackets join
    parts. field:value narrows down: title, text, lang, site, country, city, project, programme, kind, theme,
    date (date:2013-04..2014), event (event:upcoming, past or any); country:(hu OR it) takes either.
    """
    from craftsearch.model import Filters

    if query == ("-h",):  # alone it asks for help; beside words it takes documents with h away
        context = click.get_current_context()
        click.echo(context.get_help())
        return
    filters = Filters(**narrowed)
    check_order(filters.since, filters.until)
    with library() as opened:
        found = opened.search(_typed(query), limit=limit, exact=exact, strict=strict, filters=filters)
    _put(found, as_json=as_json)


@click.command("similar")
@click.argument("name", metavar="ID")
@click.option("--limit", default=10, show_default=True, metavar="N", help="Answers at most.")
@json_option
@index_option
def similar_command(name: str, *, limit: int, as_json: bool) -> None:
    """Find documents like the one of this ID, in other languages too.

    ID is a document's id, the beginning of it, its URI or its file name.
    """
    with library() as opened:
        found = opened.similar(name, limit=limit)
    _put(found, as_json=as_json)


def _put(found: Results, *, as_json: bool) -> None:
    if as_json:
        put_json(found)
    else:
        if found.hits:
            from craftsearch.output.tables.hits import hits

            out = screen()
            out.print(hits(found, plain=out.plain))
        _sum_up(found)
    if found.lack:
        tell(f"cross-language: {found.cross_language} — {found.lack}")


def _typed(query: tuple[str, ...]) -> str:
    text = sys.stdin.read() if query == ("-",) else " ".join(query)
    return text.strip()


def _sum_up(found: Results) -> None:
    from craftsearch.output.wording import counted

    documents = counted(found.total, "document")
    if not found.hits:
        tell("no document answers — try fewer or other words, or fewer filters")
    elif found.total > len(found):
        tell(f"\n{len(found)} of {documents} — --limit shows more")
    else:
        tell(f"\n{documents}")
