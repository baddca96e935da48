"""A question put to an index: planned for the languages it holds, bounded by filters."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec

from craftsearch.language import ANALYSED
from craftsearch.model import AllOf, Boost, Synonyms, Term
from craftsearch.search.planning import plan
from craftsearch.search.words import Known

if TYPE_CHECKING:
    from craftsearch.index.engine import Engine
    from craftsearch.index.spelling import Near
    from craftsearch.index.store import Store
    from craftsearch.model import Filters, Node
    from craftsearch.search.planning import Plan

_SOUNDING = 500  # terms of one beginning that are compared by their sound, the most frequent first


def planned(
    store: Store,
    text: str,
    filters: Filters,
    *,
    exact: bool,
    strict: bool = False,
    spoken: str | None = None,
) -> Plan:
    """Read a query for this index."""
    held = tuple(code for code in sorted(ANALYSED) if store.engine.frequency("passage", code))
    return plan(
        text,
        filters,
        held,
        exact=exact,
        strict=strict,
        known=Known(
            partial(_spelled, store.engine),
            store.shelf.opened,
            store.engine.frequency,
            store.engine.count(),
            partial(store.engine.terms, limit=_SOUNDING),
        ),
        spoken=spoken,
    )


def bounded(store: Store, root: Node, filters: Filters) -> tuple[Node, frozenset[str] | None]:
    """Put the languages into what is asked, and the other filters into the ids that may answer."""
    filtered = store.catalogue.among(msgspec.structs.replace(filters, languages=()))
    if not filters.languages:
        return root, filtered
    chosen = Synonyms(tuple(Term("lang", code.casefold()) for code in filters.languages))
    return AllOf((root, Boost(chosen, 0.0))), filtered


def _spelled(engine: Engine, field: str, word: str, distance: int) -> tuple[Near, ...]:
    from craftsearch.index.spelling import near  # few queries need it

    return near(engine, field, word, distance=distance)
