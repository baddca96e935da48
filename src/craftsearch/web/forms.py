"""The forms: plain GET, so that every answer has an address that can be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftsearch.output.wording import kind
from craftsearch.web.markup import Html, fill, options
from craftsearch.web.names import autonym

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from craftsearch.model import Stats
    from craftsearch.web.asking import Asked

_SEARCH = """<form class="search" action="/" method="get" role="search">
<label class="hidden" for="q">Search for</label>
<input id="q" name="q" type="search" value="{query}" placeholder="vouchers for craft apprentices"
 autocomplete="off" required{focus}>
{languages}
<button type="submit">Search</button>
</form>
"""

_EVENTS = """<form class="filters" action="/events" method="get" aria-label="Filter events">
<p><label for="from">From</label><input id="from" name="from" value="{since}" placeholder="YYYY-MM"
 inputmode="numeric" size="10" autocomplete="off"></p>
<p><label for="to">To</label><input id="to" name="to" value="{until}" placeholder="YYYY-MM"
 inputmode="numeric" size="10" autocomplete="off"></p>
{countries}
{kinds}
{projects}
{languages}
<p><button type="submit">Filter</button></p>
</form>
"""

_SELECT = """<p{hidden}><label for="{name}">{label}</label>
<select id="{name}" name="{name}">{options}</select></p>"""


def search(asked: Asked, stats: Stats, *, focus: bool = False) -> Html:
    """Write the search box with its language filter."""
    return fill(
        _SEARCH,
        query=asked.query,
        focus=Html(" autofocus") if focus else None,
        languages=_languages(asked, stats, quiet=True),
    )


def events(asked: Asked, stats: Stats) -> Html:
    """Write the filters of the list of events; they offer what the index holds."""
    given = asked.given
    return fill(
        _EVENTS,
        since=given.get("from"),
        until=given.get("to"),
        countries=_select("country", "Country", "any country", _labelled(stats.countries), given),
        kinds=_select("kind", "Kind", "any kind", [(k, kind(k) or k) for k in stats.kinds], given),
        projects=_select("project", "Project", "any project", _labelled(stats.projects), given),
        languages=_languages(asked, stats),
    )


def _languages(asked: Asked, stats: Stats, *, quiet: bool = False) -> Html:
    held = sorted(((code, autonym(code)) for code in stats.languages), key=lambda pair: pair[1].casefold())
    return _select("lang", "Language", "any language", held, asked.given, quiet=quiet)


def _labelled(counts: Mapping[str, int]) -> list[tuple[str, str]]:
    return [(name, name) for name in sorted(counts, key=str.casefold)]


def _select(
    name: str,
    label: str,
    none: str,
    values: Iterable[tuple[str, str]],
    given: Mapping[str, str],
    *,
    quiet: bool = False,
) -> Html:
    """Write a choice; what is chosen is offered even when the index does not hold it."""
    chosen = given.get(name, "")
    offered = [("", none), *values]
    if chosen and chosen not in dict(offered):
        offered.append((chosen, chosen))
    return fill(
        _SELECT,
        name=name,
        label=label,
        options=options(offered, chosen),
        hidden=Html(' class="quiet"') if quiet else None,
    )
