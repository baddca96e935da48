"""``craftsearch search``: who has a practice on X, in whatever language it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import click

from craftsearch.cli.completing import completed
from craftsearch.cli.options import check_order, filter_options, index_option, json_option, library
from craftsearch.cli.options import language as language_code
from craftsearch.cli.printing import put_json, screen, tell
from craftsearch.cli.querying import QUERY_SETTINGS, QueryCommand, typed

if TYPE_CHECKING:
    from craftsearch.search import Results


@click.command(
    "search",
    cls=QueryCommand,
    context_settings=QUERY_SETTINGS,
)
@click.argument("query", nargs=-1, required=True, metavar="QUERY...", shell_complete=completed)
@click.option("--limit", default=10, show_default=True, metavar="N", help="Answers at most.")
@click.option(
    "--offset", default=0, show_default=True, metavar="N", help="Answers passed over: pages never overlap."
)
@click.option(
    "--sort",
    type=click.Choice(["relevance", "date"]),
    default="relevance",
    show_default=True,
    help="Best first, or newest first.",
)
@click.option(
    "--half-life",
    type=click.FloatRange(0, min_open=True),
    metavar="DAYS",
    help="Old news counts for less: half with every so many days.",
)
@click.option(
    "--query-lang", "query_language", type=language_code, metavar="XX", help="Language of QUERY (ISO 639)."
)
@click.option(
    "--group-by",
    "grouped",
    type=click.Choice(["language"]),
    help="Answers in the language of QUERY first, then the others.",
)
@click.option("--exact", is_flag=True, help="Take words as written: no inflection, no other languages.")
@click.option("--strict", is_flag=True, help="Refuse a query with a slip in it, and show where it is.")
@click.option("--explain", is_flag=True, help="Show how the query was read, and the parts of each score.")
@filter_options
@json_option
@index_option
def search_command(  # one per option
    query: tuple[str, ...],
    *,
    limit: int,
    offset: int,
    sort: Literal["relevance", "date"],
    half_life: float | None,
    exact: bool,
    strict: bool,
    explain: bool,
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
    query_language, grouped = narrowed.pop("query_language"), narrowed.pop("grouped")
    filters = Filters(**narrowed)
    check_order(filters.since, filters.until)
    with library() as opened:
        found = opened.search(
            typed(query),
            limit=limit,
            offset=offset,
            sort=sort,
            half_life=half_life,
            query_language=query_language,
            exact=exact,
            strict=strict,
            filters=filters,
        )
        explained = (
            opened.explain(found, exact=exact, query_language=query_language, filters=filters)
            if explain
            else None
        )
    if explained is None:
        own = (query_language or _spoken(found)) if grouped else None
        _put(found, as_json=as_json, first=offset + 1, own=own)
    elif as_json:
        put_json([explained])
    else:
        from craftsearch.output.tables.scores import explanation

        screen().print(explanation(explained, first=offset + 1))


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


def _spoken(found: Results) -> str | None:
    """Tell the language of a question by its words; a guess that no answer bears out is none."""
    from craftsearch.language import detect

    code = detect(found.query.text).code
    if code in {hit.language for hit in found}:
        return code
    tell("the question is in no language that an answer is in, as it seems — give --query-lang")
    return None


def _put(found: Results, *, as_json: bool, first: int = 1, own: str | None = None) -> None:
    """Show answers; with ``own``, those in this language before the others, each with its rank."""
    if as_json:
        from craftsearch.output.records import answers

        put_json(answers(found, own))
    else:
        if found.hits:
            from craftsearch.output.tables.hits import by_language, hits

            out = screen()
            groups = by_language(found, own, first) if own else (("", found.ranked(first)),)
            for named, ranked in groups:
                if named:
                    out.print(named)
                if ranked:
                    ranks, members = zip(*ranked, strict=True)
                    out.print(hits(members, plain=out.plain, ranks=ranks))
        _sum_up(found, first)
    _help(found)
    if found.lack:
        tell(f"cross-language: {found.cross_language} — {found.lack}")


def _sum_up(found: Results, first: int) -> None:
    from craftsearch.output.wording import counted

    documents = counted(found.total, "document")
    if not found.hits and first > 1 and found.total:
        tell(f"{documents} in all — give a smaller --offset")
    elif not found.hits:
        tell("no document answers — try fewer or other words, or fewer filters")
    elif found.total > len(found):
        last = first + len(found) - 1
        shown = f"{len(found)}" if first == 1 else f"{first:,} to {last:,}"
        tell(f"\n{shown} of {documents}{' — --limit and --offset show more' if last < found.total else ''}")
    else:
        tell(f"\n{documents}")


def _help(found: Results) -> None:
    """Say what might be meant by a word that stands nowhere, and where else answers are."""
    from craftsearch.output.wording import elsewhere, meant

    options = {"--lang": found.query.filters.languages, "--exact": found.cross_language == "none"}
    given = [name for name, wanted in options.items() if wanted]
    for line in (*meant(found.suggestions), *elsewhere(found.elsewhere, given)):
        tell(line)
