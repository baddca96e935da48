"""The whole answer: plan the query, let the engine rank, mark what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from craftsearch.errors import UsageError
from craftsearch.language import ANALYSED
from craftsearch.model import AllOf, Boost, Filters, Hit, Query, Synonyms, Term, Value
from craftsearch.search.planning import plan
from craftsearch.search.snippets import Marker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftsearch.index.store import Store
    from craftsearch.model import Node

MAX_LIMIT = 10_000
"""Hits that one answer may hold."""


class Results(Value, frozen=True):
    """The best answers, best first; ``total`` counts all.

    ``cross_language`` names what bridged the languages: ``thesaurus`` or ``none``.
    """

    query: Query
    hits: tuple[Hit, ...]
    total: int
    cross_language: str

    def __iter__(self) -> Iterator[Hit]:
        """Go through the hits, best first."""
        return iter(self.hits)

    def __len__(self) -> int:
        """Count the hits at hand (not ``total``)."""
        return len(self.hits)

    def __getitem__(self, at: int) -> Hit:
        """Return the hit at rank ``at``, from 0."""
        return self.hits[at]


def search(store: Store, text: str, *, limit: int, offset: int, exact: bool, filters: Filters) -> Results:
    """Rank the documents that answer ``text``; words match in every language the index holds."""
    if not 0 < limit <= MAX_LIMIT:
        raise UsageError(f"a limit of {limit} cannot be served — give 1 to {MAX_LIMIT}")
    if offset < 0:
        raise UsageError(f"an offset of {offset} cannot be served — give 0 or more")
    if filters.since and filters.until and filters.since > filters.until:
        raise UsageError(f"{filters.since} is after {filters.until} — give the earlier date first")
    held = tuple(code for code in sorted(ANALYSED) if store.engine.frequency("passage", code))
    planned = plan(text, filters, held, exact=exact)
    asked = planned.query
    rest = msgspec.structs.replace(asked.filters, languages=())
    among = store.catalogue.among(rest)
    root = _in_languages(asked.root, asked.filters.languages)
    matches = store.engine.match(root, limit=limit, offset=offset, among=among)
    records = store.catalogue.get([scored.id for scored in matches.best])
    marker = Marker(planned)
    hits = []
    for scored in matches.best:
        if (record := records.get(scored.id)) is None:
            continue
        snippet = marker.snippet(record)
        hits.append(
            Hit(
                id=record.id,
                uri=record.article.uri,
                score=round(scored.score, 4),
                language=record.language.code,
                title=record.article.title,
                snippet=snippet.text,
                marks=snippet.marks,
                why=snippet.why,
                published=record.article.published,
                events=record.events,
            )
        )
    return Results(asked, tuple(hits), matches.total, "none" if exact else "thesaurus")


def _in_languages(root: Node, languages: tuple[str, ...]) -> Node:
    if not languages:
        return root
    chosen = Synonyms(tuple(Term("lang", code.casefold()) for code in languages))
    return AllOf((root, Boost(chosen, 0.0)))
