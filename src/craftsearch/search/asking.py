"""A question put to an index: planned for the languages it holds, bounded by filters."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from craftsearch.language import ANALYSED
from craftsearch.meaning.thesaurus import Joined, ThesaurusUnavailableError, load
from craftsearch.model import AllOf, Boost, Synonyms, Term
from craftsearch.search.planning import plan
from craftsearch.search.words import Known

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from craftsearch.index.engine import Engine
    from craftsearch.index.spelling import Near
    from craftsearch.index.store import Store
    from craftsearch.meaning.thesaurus import Thesaurus
    from craftsearch.model import Count, Filters, Node
    from craftsearch.search.planning import Plan

_SOUNDING = 500  # terms of one beginning that are compared by their sound, the most frequent first


class Bridge(NamedTuple):
    """What leads words from language to language, by name; the thesaurus, and what is amiss with it."""

    name: str
    thesaurus: Thesaurus | Joined
    lack: str = ""


def bridge(store: Store, *, exact: bool = False) -> Bridge:
    """Open the thesauri of an index, else the one that ships; without any, names are found by their sound."""
    if exact:
        return Bridge("none", Joined(()))
    lack = ""
    for opened in (store.shelf.opened, load):
        try:
            return Bridge("thesaurus", opened(), lack)
        except ThesaurusUnavailableError as exc:
            lack = lack or str(exc)
    return Bridge("transliteration", Joined(()), lack)


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
        lambda: bridge(store).thesaurus,
        engine.frequency,
        engine.count(),
        cache(partial(engine.terms, limit=_SOUNDING)),
    )
    return ask(known=_rehearsed(engine, ask, known) if engine.distant else known)


def _rehearsed(engine: Engine, ask: Callable[..., Plan], known: Known) -> Known:
    """Ask a far engine for all at once: rehearsals, in which every term is held, tell what that is."""
    terms: set[tuple[str, str]] = set()
    starts: set[tuple[str, str]] = set()

    def held(field: str, term: str) -> int:
        terms.add((field, term))
        return 1

    def beginning(field: str, start: str) -> tuple[Count, ...]:
        starts.add((field, start))
        return ()

    trial = known._replace(spelled=lambda *_: (), frequency=held, beginning=beginning)
    ask(known=trial)
    if starts:
        found = engine.beginning(starts, limit=_SOUNDING)
        known = known._replace(beginning=lambda field, start: found[field, start])
        ask(known=trial._replace(beginning=known.beginning))
    engine.frequencies(terms)  # which it remembers for the moment
    return known


def bounded(store: Store, root: Node, filters: Filters) -> tuple[Node, Collection[str] | None]:
    """Put the languages into what is asked, and the other filters into the ids that may answer."""
    filtered = store.catalogue.among(msgspec.structs.replace(filters, languages=()))
    if not filters.languages:
        return root, filtered
    chosen = Synonyms(tuple(Term("lang", code.casefold()) for code in filters.languages))
    return AllOf((root, Boost(chosen, 0.0))), filtered


def _spelled(engine: Engine, field: str, word: str, distance: int) -> tuple[Near, ...]:
    from craftsearch.index.spelling import near  # few queries need it

    return near(engine, field, word, distance=distance)
