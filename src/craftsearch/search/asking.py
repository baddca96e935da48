"""A question put to an index: planned for the languages it holds, bounded by filters."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

import msgspec

from craftsearch.language import ANALYSED
from craftsearch.model import AllOf, Boost, Synonyms, Term
from craftsearch.search.planning import plan
from craftsearch.search.words import Known

if TYPE_CHECKING:
    from collections.abc import Collection

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
    engine = store.engine
    passages = engine.frequencies([("passage", code) for code in sorted(ANALYSED)])
    held = tuple(code for (_, code), documents in passages.items() if documents)
    ask = partial(plan, text, filters, held, exact=exact, strict=strict, spoken=spoken)
    known = Known(
        partial(_spelled, engine),
        store.shelf.opened,
        engine.frequency,
        engine.count(),
        cache(partial(engine.terms, limit=_SOUNDING)),
    )
    if not engine.distant:
        return ask(known=known)
    # A rehearsal, in which every term is held, tells what will be asked of the far engine: at once, then.
    terms: set[tuple[str, str]] = set()
    ask(known=known._replace(spelled=_nothing, frequency=partial(_noted, terms)))
    engine.frequencies(terms)  # which it remembers for the moment
    return ask(known=known)


def bounded(store: Store, root: Node, filters: Filters) -> tuple[Node, Collection[str] | None]:
    """Put the languages into what is asked, and the other filters into the ids that may answer."""
    filtered = store.catalogue.among(msgspec.structs.replace(filters, languages=()))
    if not filters.languages:
        return root, filtered
    chosen = Synonyms(tuple(Term("lang", code.casefold()) for code in filters.languages))
    return AllOf((root, Boost(chosen, 0.0))), filtered


def _nothing(*_: object) -> tuple[Near, ...]:
    return ()


def _noted(terms: set[tuple[str, str]], field: str, term: str) -> int:
    terms.add((field, term))
    return 1


def _spelled(engine: Engine, field: str, word: str, distance: int) -> tuple[Near, ...]:
    from craftsearch.index.spelling import near  # few queries need it

    return near(engine, field, word, distance=distance)
