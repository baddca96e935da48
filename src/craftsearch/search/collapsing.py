"""One hit for one piece of news: of near-duplicates the best-ranked stands for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftsearch.search.fusing import Rank, Ranked, Ranking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftsearch.index.catalogue import Catalogue
    from craftsearch.model import Source

_SPARE = 20  # documents ranked beyond the page at first; a page rarely holds more copies


def distinct(catalogue: Catalogue, rank: Rank, *, limit: int, offset: int) -> Ranking:
    """Give one page of ``rank(n)``, the best n documents, without those whose news stands higher already.

    Which document stands for its news does not depend on the page, so pages neither repeat nor skip. From the
    total the copies that were met are taken off; it says truly whether there is a further page.
    """
    wanted = offset + limit
    take = wanted + _SPARE
    while True:
        ranking = rank(take)
        groups = catalogue.groups([ranked.id for ranked in ranking.page])
        first: dict[str, Ranked] = {}
        for ranked in ranking.page:
            first.setdefault(groups.get(ranked.id, ranked.id), ranked)
        if len(first) > wanted or len(ranking.page) < take:
            kept = tuple(first.values())
            return Ranking(ranking.total - len(ranking.page) + len(kept), kept[offset:wanted])
        take *= 2


def sources(catalogue: Catalogue, page: Sequence[Ranked]) -> dict[str, tuple[Source, ...]]:
    """Map those documents of a page that have near-duplicates to them."""
    groups = catalogue.groups([ranked.id for ranked in page])
    return {
        identifier: tuple(source for source in catalogue.copies(group) if source.id != identifier)
        for identifier, group in groups.items()
    }
