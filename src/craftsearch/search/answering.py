"""The whole answer: plan the query, let the engine rank, mark what was found."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec

from craftsearch.errors import UsageError
from craftsearch.language import ANALYSED
from craftsearch.model import AllOf, Boost, Filters, Hit, Query, Synonyms, Term, Value
from craftsearch.search.collapsing import distinct, sources
from craftsearch.search.fusing import LIKELY, Ranked, Ranking, by_words, direction, fused
from craftsearch.search.planning import Plan, plan
from craftsearch.search.snippets import Marker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from craftsearch.index.engine import Engine
    from craftsearch.index.spelling import Near
    from craftsearch.index.store import Store
    from craftsearch.model import Node, Record, Source

MAX_LIMIT = 10_000
"""Hits that one answer may hold."""


class Results(Value, frozen=True):
    """The best answers, best first, the same news once; ``total`` counts all.

    ``cross_language`` names what bridged the languages: ``meaning`` (vectors, and the thesaurus beside
    them), ``thesaurus`` or ``none``; ``lack`` says why meaning did not where it could have, and the remedy.
    """

    query: Query
    hits: tuple[Hit, ...]
    total: int
    cross_language: str
    lack: str = ""

    def __iter__(self) -> Iterator[Hit]:
        """Go through the hits, best first."""
        return iter(self.hits)

    def __len__(self) -> int:
        """Count the hits at hand (not ``total``)."""
        return len(self.hits)

    def __getitem__(self, at: int) -> Hit:
        """Return the hit at rank ``at``, from 0."""
        return self.hits[at]


def search(
    store: Store, text: str, *, limit: int, offset: int, exact: bool, strict: bool, filters: Filters
) -> Results:
    """Rank the documents that answer ``text``; words match in every language the index holds."""
    if not 0 < limit <= MAX_LIMIT:
        raise UsageError(f"a limit of {limit} cannot be served — give 1 to {MAX_LIMIT}")
    if offset < 0:
        raise UsageError(f"an offset of {offset} cannot be served — give 0 or more")
    if filters.since and filters.until and filters.since > filters.until:
        raise UsageError(f"{filters.since} is after {filters.until} — give the earlier date first")
    held = tuple(code for code in sorted(ANALYSED) if store.engine.frequency("passage", code))
    planned = plan(
        text,
        filters,
        held,
        exact=exact,
        strict=strict,
        spelled=partial(_spelled, store.engine),
        thesaurus=store.shelf.opened,
    )
    ranking, bridge, lack = _ranked(store, planned, limit, offset, exact=exact)
    marker = Marker(planned.wanted, planned.prefixes)
    return Results(planned.query, _hits(store, ranking.page, marker), ranking.total, bridge, lack)


def similar(store: Store, identifier: str, *, limit: int) -> Results:
    """Rank the documents that are nearest in meaning to the one of this id, in whatever language.

    Raises ``UsageError`` where it has no vector.
    """
    vector = store.vectors.get(identifier)
    if vector is None:
        raise UsageError(f"{identifier} has no vector to compare — run 'craftsearch embed'")

    def rank(number: int) -> Ranking:
        near = store.vectors.nearest(vector, limit=number + 1)
        found = [Ranked(hit.id, hit.score, hit.score, by_words=False) for hit in near if hit.id != identifier]
        return Ranking(len(found), tuple(found[:number]))

    query = Query("", AllOf(()))
    nearest = distinct(store.catalogue, rank, limit=limit, offset=0)
    hits = _hits(store, nearest.page, Marker((), ()))
    return Results(query, hits, len(hits), "meaning")


def _spelled(engine: Engine, field: str, word: str, distance: int) -> tuple[Near, ...]:
    from craftsearch.index.spelling import near  # few queries need it

    return near(engine, field, word, distance=distance)


def _ranked(store: Store, planned: Plan, limit: int, offset: int, *, exact: bool) -> tuple[Ranking, str, str]:
    """Rank by words and, where the question allows it, by meaning; say what bridged the languages."""
    asked = planned.query
    filtered = store.catalogue.among(msgspec.structs.replace(asked.filters, languages=()))
    root = _in_languages(asked.root, asked.filters.languages)

    def told(number: int) -> Ranking:
        return by_words(store.engine.match(root, limit=number, among=filtered))

    vector, lack = direction(store, planned.sense) if planned.sense else (None, "")
    if vector is None:
        words = distinct(store.catalogue, told, limit=limit, offset=offset)
        return words, "none" if exact else "thesaurus", lack
    among = store.catalogue.among(asked.filters)

    def both(number: int) -> Ranking:
        return fused(store, root, vector, limit=number, filtered=filtered, among=among)

    return distinct(store.catalogue, both, limit=limit, offset=offset), "meaning", ""


def _hits(store: Store, page: Sequence[Ranked], marker: Marker) -> tuple[Hit, ...]:
    records = store.catalogue.get([ranked.id for ranked in page])
    others = sources(store.catalogue, page)
    return tuple(
        _hit(records[ranked.id], ranked, marker, others.get(ranked.id, ()))
        for ranked in page
        if ranked.id in records
    )


def _hit(record: Record, ranked: Ranked, marker: Marker, others: tuple[Source, ...]) -> Hit:
    snippet = marker.snippet(record)
    near = ranked.similarity
    return Hit(
        id=record.id,
        uri=record.article.uri,
        score=round(ranked.score, 4),
        language=record.language.code,
        title=record.article.title,
        snippet=snippet.text,
        marks=snippet.marks,
        why=snippet.why,
        published=record.article.published,
        events=record.events,
        similarity=None if near is None else round(near, 4),
        weak=not ranked.by_words and near is not None and near < LIKELY,
        sources=others,
    )


def _in_languages(root: Node, languages: tuple[str, ...]) -> Node:
    if not languages:
        return root
    chosen = Synonyms(tuple(Term("lang", code.casefold()) for code in languages))
    return AllOf((root, Boost(chosen, 0.0)))
