"""Options that several commands share, and what their values become."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from craftsearch.errors import UsageError
from craftsearch.model import EventKind
from craftsearch.settings import from_environment

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from craftsearch.library import Library

    Decorated = TypeVar("Decorated", bound=Callable[..., Any])

_INDEX = "craftsearch.index"
# Codes that the institutions of the Union write, beside those of ISO 3166.
_COUNTRIES = {"EL": "GR", "UK": "GB"}


def _remember_index(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.meta[_INDEX] = value


index_option = click.option(
    "--index",
    metavar="PLACE",
    expose_value=False,
    callback=_remember_index,
    help="Where the index is: a folder, or opensearch://host:9200/name."
    "  [env: CRAFTSEARCH_INDEX; default: index]",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Write one JSON object per line.")


def workers_option(things: str) -> Callable[[Decorated], Decorated]:
    """Let the user say how many processes read ``things``."""
    return click.option(
        "--workers",
        type=click.IntRange(min=1),
        metavar="N",
        help=f"Processes for many {things}.  [env: CRAFTSEARCH_WORKERS; default: one per processor]",
    )


def library(*, engine: str | None = None, index: str | None = None) -> Library:
    """Open ``index``, else the one that the command line or the environment names."""
    from craftsearch.library import Library

    chosen = index or click.get_current_context().meta.get(_INDEX) or from_environment().index
    return Library(chosen, engine=engine)


def first(text: str) -> dt.date:
    """Read a year, month or day as its first day."""
    from craftsearch.search.dates import first_day

    return first_day(text)


def last(text: str) -> dt.date:
    """Read a year, month or day as its last day."""
    from craftsearch.search.dates import last_day

    return last_day(text)


def country(text: str) -> str:
    """Read an ISO 3166-1 alpha-2 code in any case; EL and UK are understood."""
    code = text.strip().upper()
    if not re.fullmatch(r"[A-Z]{2}", code):
        raise UsageError(f"{text!r} is no country code — write two letters (ISO 3166), e.g. HU")
    return _COUNTRIES.get(code, code)


def language(text: str) -> str:
    """Read an ISO 639 code of two or three letters in any case."""
    from craftsearch.language import known

    return known(text)


def _of_field(field: str) -> Callable[[click.Context, click.Parameter, str], Any]:
    """Complete a value of a field of the index; the shell's side is loaded when a shell asks."""

    def of_field(ctx: click.Context, param: click.Parameter, incomplete: str) -> Any:  # noqa: ANN401  # click's
        from craftsearch.cli.completing import values

        return values(field)(ctx, param, incomplete)

    return of_field


_FILTERS = (
    click.option(
        "--lang", "languages", multiple=True, type=language, metavar="XX", help="Language (ISO 639)."
    ),
    click.option("--from", "since", type=first, metavar="DATE", help="First day, month or year."),
    click.option("--to", "until", type=last, metavar="DATE", help="Last day, month or year."),
    click.option(
        "--country", "countries", multiple=True, type=country, metavar="CC", help="Country (ISO 3166)."
    ),
    click.option(
        "--city",
        "cities",
        multiple=True,
        metavar="NAME",
        shell_complete=_of_field("city"),
        help="City, in English or as told.",
    ),
    click.option(
        "--project",
        "projects",
        multiple=True,
        metavar="NAME",
        shell_complete=_of_field("project"),
        help="Project.",
    ),
    click.option(
        "--programme",
        "programmes",
        multiple=True,
        metavar="NAME",
        shell_complete=_of_field("programme"),
        help="Programme.",
    ),
    click.option(
        "--kind",
        "kinds",
        multiple=True,
        type=click.Choice(get_args(EventKind), case_sensitive=False),
        metavar="KIND",
        help=f"Kind of event: {', '.join(get_args(EventKind))}.",
    ),
)


def filter_options(command: Decorated) -> Decorated:
    """Add the options that narrow documents and events down; each but the dates may be repeated."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


def check_order(since: dt.date | None, until: dt.date | None) -> None:
    """Refuse a range that ends before it begins."""
    if since and until and since > until:
        raise UsageError(f"--from {since} is after --to {until} — give the earlier date first")
