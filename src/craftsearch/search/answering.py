"""The whole answer: plan the query, let the engine rank, mark what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from craftsearch.errors import UsageError
from craftsearch.model import AllOf, Count, Filters, Hit, Query, Suggestion, Value
from craftsearch.search.asking import bounded, bridge, planned
from craftsearch.search.collapsing import sources
from craftsearch.search.faceting import elsewhere
from craftsearch.search.fusing import LIKELY, Ranked, Ranking, by_words, fused
from craftsearch.search.nearest import FIRST, nearest_sentences
from craftsearch.search.paging import Page
from craftsearch.search.planning import loosened, meant
from craftsearch.search.sensing import Direction
from craftsearch.search.snippets import Marker, Snippet
from craftsearch.search.suggesting import suggestions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from craftsearch.index.store import Store
    from craftsearch.model import Record, Source
    from craftsearch.search.planning import Plan


class Results(Value, frozen=True):
    """The best answers, best first, the same news once; ``total`` counts all.

    ``cross_language`` names what bridged the languages: ``meaning`` (vectors, and the thesaurus beside
    them), ``thesaurus``, ``transliteration`` where no thesaurus can be read, or ``none``; ``lack`` says why
    not more did where it could have, and the remedy.
    ``suggestions`` are for words that stand nowhere, best first. Where nothing answers, ``elsewhere`` counts
    by language what would without a choice of languages, in any inflection.
    """

    query: Query
    hits: tuple[Hit, ...]
    total: int
    cross_language: str
    lack: str = ""
    suggestions: tuple[Suggestion, ...] = ()
    elsewhere: tuple[Count, ...] = ()

    def ranked(self, first: int = 1) -> tuple[tuple[int, Hit], ...]:
        """Pair each hit with its rank, that of the first being ``first``."""
        return tuple(enumerate(self.hits, first))

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
    store: Store,
    text: str,
    page: Page,
    *,
    exact: bool,
    strict: bool,
    filters: Filters,
    spoken: str | None = None,
) -> Results:
    """Rank the documents that answer ``text``; words match in every language the index holds."""
    if filters.since and filters.until and filters.since > filters.until:
        raise UsageError(f"{filters.since} is after {filters.until} — give the earlier date first")
    sense, quoted = ("", False) if exact or page.newest else meant(text, strict=strict)
    direction = Direction(store, sense, ahead=bool(sense) and not quoted)
    asked = planned(store, text, filters, exact=exact, strict=strict, spoken=spoken)
    ranked = _ranked(store, asked, page, direction, exact=exact)
    hits = _hits(store, ranked.ranking.page, Marker(asked.wanted, asked.prefixes), ranked.vector)
    total, bridge = ranked.ranking.total, ranked.bridge
    found = Results(asked.query, hits, total, bridge, ranked.lack, suggestions(store, asked))
    if found.total or not (exact or filters.languages):
        return found
    return msgspec.structs.replace(
        found, elsewhere=elsewhere(store, text, asked.query.filters, spoken=spoken)
    )


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
    nearest = Page(limit, 0).of(store.catalogue, rank)
    hits = _hits(store, nearest.page, Marker((), ()))
    return Results(query, hits, len(hits), "meaning")


class _Answered(NamedTuple):
    """A ranking, what bridged the languages, why meaning did not; the question's vector where it did."""

    ranking: Ranking
    bridge: str
    lack: str = ""
    vector: NDArray[np.float32] | None = None


def _ranked(store: Store, plan: Plan, page: Page, direction: Direction, *, exact: bool) -> _Answered:
    """Rank by words and, where the question allows it, by meaning; say what bridged the languages."""
    asked = plan.query
    root, filtered = bounded(store, asked.root, asked.filters)

    def told(number: int) -> Ranking:
        return by_words(store.engine.match(root, limit=number, among=filtered, newest=page.newest))

    bridged = bridge(store, exact=exact)
    by_meaning = plan.sense and not page.newest  # what is only near has no place in an order by date
    words = page.of(store.catalogue, told) if plan.quoted or not by_meaning else None
    if words and (words.total or not by_meaning):
        return _Answered(words, bridged.name, bridged.lack)
    vector, lack = direction.vector()
    if vector is None:
        root = loosened(root)
        lacks = "; ".join(filter(None, (lack, bridged.lack)))
        return _Answered(page.of(store.catalogue, told), bridged.name, lacks)
    among = store.catalogue.among(asked.filters)

    def both(number: int) -> Ranking:
        return fused(
            store, root, vector, limit=number, filtered=filtered, among=among, attainable=plan.attainable
        )

    return _Answered(page.of(store.catalogue, both), "meaning", bridged.lack, vector)


def _hits(
    store: Store, page: Sequence[Ranked], marker: Marker, vector: NDArray[np.float32] | None = None
) -> tuple[Hit, ...]:
    records = store.catalogue.get([ranked.id for ranked in page])
    others = sources(store.catalogue, page)
    snippets = {identifier: marker.snippet(record) for identifier, record in records.items()}
    if vector is not None:
        looked_at = [one.id for one in page[:FIRST] if one.id in records]
        wordless = [records[each] for each in looked_at if not snippets[each].why]
        near = nearest_sentences(wordless, vector)
        snippets |= {
            identifier: marker.snippet(records[identifier], span) for identifier, span in near.items()
        }
    return tuple(
        _hit(records[ranked.id], ranked, snippets[ranked.id], others)
        for ranked in page
        if ranked.id in records
    )


def _hit(record: Record, ranked: Ranked, snippet: Snippet, others: Mapping[str, tuple[Source, ...]]) -> Hit:
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
        sources=others.get(record.id, ()),
        fresh=ranked.fresh,
    )
