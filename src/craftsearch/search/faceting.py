"""How many of the matching documents have which language, project, place, kind, theme, year and site.

A count is what a search would find that chose the value as well. So the choice that was made of a field
itself is left out of its counts (several values may be chosen), and where one event has to meet several
choices, the documents are asked for anew.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import msgspec

from craftsearch.errors import UsageError
from craftsearch.model import AllOf, Filters
from craftsearch.search.asking import bounded, planned
from craftsearch.search.paging import check_limit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftsearch.index.store import Store
    from craftsearch.model import Count, Node

_FILTERS: dict[str, tuple[str, ...]] = {
    "lang": ("languages",),
    "project": ("projects",),
    "programme": ("programmes",),
    "country": ("countries",),
    "city": ("cities",),
    "kind": ("kinds",),
    "theme": ("themes",),
    "year": ("since", "until"),
    "site": (),
}
_OF_EVENTS = ("country", "city", "kind", "year")
_LANGUAGES = 10  # named where nothing answers in those that were asked for
_SPARE = 3  # times as many values looked at as are wanted, where counts are made anew


def facets(
    store: Store, text: str, fields: Sequence[str], *, limit: int, exact: bool, filters: Filters
) -> dict[str, tuple[Count, ...]]:
    """Count what words find, by the most frequent values of each field; without ``text`` everything."""
    unknown = [field for field in fields if field not in _FILTERS]
    if unknown:
        raise UsageError(f"nothing is counted by {unknown[0]!r} — choose from {', '.join(_FILTERS)}")
    check_limit(limit)
    root: Node = AllOf(())
    if text.strip():
        asked = planned(store, text, filters, exact=exact).query
        root, filters = asked.root, asked.filters
    counted = {field: _facet(store, root, field, limit, filters) for field in fields}
    named = {
        field: store.catalogue.names(field, [c.value for c in counts]) for field, counts in counted.items()
    }
    return {
        field: tuple(msgspec.structs.replace(each, name=named[field].get(each.value, "")) for each in counts)
        for field, counts in counted.items()
    }


def elsewhere(store: Store, text: str, filters: Filters, *, spoken: str | None = None) -> tuple[Count, ...]:
    """Count by language what answers ``text`` in any language and any inflection."""
    asked = planned(store, text, filters, exact=False, spoken=spoken).query
    return _facet(store, asked.root, "lang", _LANGUAGES, asked.filters)


def _facet(store: Store, root: Node, field: str, limit: int, filters: Filters) -> tuple[Count, ...]:
    others = _without(filters, _FILTERS[field])
    anew = field in _OF_EVENTS and others != _without(others, _event_filters())
    asked, among = bounded(store, root, others)
    counts = store.engine.facets(asked, [field], limit=limit * _SPARE if anew else limit, among=among)[field]
    if not anew:
        return counts
    exact = [
        msgspec.structs.replace(each, documents=_chosen(store, root, others, field, each.value))
        for each in counts
    ]
    kept = sorted((each for each in exact if each.documents), key=lambda each: (-each.documents, each.value))
    return tuple(kept[:limit])


def _chosen(store: Store, root: Node, filters: Filters, field: str, value: str) -> int:
    """Count what matches when a value is chosen beside the other filters."""
    changes: dict[str, Any] = {_FILTERS[field][0]: (value,)}
    if field == "year":
        changes = {"since": dt.date(int(value), 1, 1), "until": dt.date(int(value), 12, 31)}
    asked, among = bounded(store, root, msgspec.structs.replace(filters, **changes))
    return store.engine.match(asked, limit=1, among=among).total


def _event_filters() -> tuple[str, ...]:
    return (*(name for field in _OF_EVENTS for name in _FILTERS[field]), "happening")


def _without(filters: Filters, names: Sequence[str]) -> Filters:
    none = Filters()
    return msgspec.structs.replace(filters, **{name: getattr(none, name) for name in names})
