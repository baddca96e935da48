"""``facets`` and ``terms``: what there is, counted, before or after a search."""

from __future__ import annotations

from typing import Any

import click

from craftsearch.cli.completing import completed
from craftsearch.cli.options import check_order, filter_options, index_option, json_option, library
from craftsearch.cli.printing import put_json, screen, tell
from craftsearch.cli.querying import QUERY_SETTINGS, QueryCommand, typed

_FACETS = ("lang", "project", "programme", "country", "city", "kind", "theme", "year", "site")
_TERMS = ("text", "title", *_FACETS)


@click.command("facets", cls=QueryCommand, context_settings=QUERY_SETTINGS)
@click.argument("query", nargs=-1, metavar="[QUERY]...", shell_complete=completed)
@click.option(
    "--by",
    "fields",
    multiple=True,
    type=click.Choice(_FACETS),
    metavar="FIELD",
    help=f"Count by this only: {', '.join(_FACETS)}.",
)
@click.option("--limit", default=10, show_default=True, metavar="N", help="Values of each at most.")
@click.option("--exact", is_flag=True, help="Take words as written: no inflection, no other languages.")
@filter_options
@json_option
@index_option
def facets_command(
    query: tuple[str, ...],
    *,
    fields: tuple[str, ...],
    limit: int,
    exact: bool,
    as_json: bool,
    **narrowed: Any,  # noqa: ANN401  # the filters' own types, from filter_options
) -> None:
    """Count what words find, or all there is, by language, project, place, kind, theme, year and site.

    QUERY is as in search. A count is what a search finds that chooses the value as well, so several values of
    one field may be chosen.
    """
    from craftsearch.model import Filters

    filters = Filters(**narrowed)
    check_order(filters.since, filters.until)
    with library() as opened:
        counted = opened.facets(typed(query), fields or _FACETS, limit=limit, exact=exact, filters=filters)
    if as_json:
        put_json({"field": field, "counts": counts} for field, counts in counted.items())
        return
    if not any(counted.values()):
        narrowed_down = query or filters != Filters()
        asked = ", ".join(fields or _FACETS)
        tell(
            "no document answers — try fewer or other words, or fewer filters"
            if narrowed_down
            else f"nothing to count: no document is known to have a {asked}"
        )
        return
    from craftsearch.output.tables.reports import facets

    screen().print(facets(counted))


@click.command("terms")
@click.option(
    "--prefix", required=True, metavar="TEXT", help="How they begin; '' for the most frequent of all."
)
@click.option(
    "--field",
    default="text",
    show_default=True,
    type=click.Choice(_TERMS),
    metavar="FIELD",
    help="Where they stand.",
)
@click.option("--limit", default=20, show_default=True, metavar="N", help="Terms at most.")
@json_option
@index_option
def terms_command(*, prefix: str, field: str, limit: int, as_json: bool) -> None:
    """List the words of the index, or the values of a field, that begin so, and how many documents hold each.

    Words are shown folded: small letters without accents.
    """
    with library() as opened:
        found = opened.terms(prefix, field=field, limit=limit)
    if as_json:
        put_json(found)
    elif not found:
        tell(f"nothing begins with {prefix!r} — give less of it")
    else:
        from craftsearch.output.tables.reports import terms

        screen().print(terms(found))
