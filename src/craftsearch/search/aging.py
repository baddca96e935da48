"""Old news counts for less, where that is wished: a score loses half with every half-life of age."""

from __future__ import annotations

from math import inf, log2
from typing import TYPE_CHECKING

import msgspec

from craftsearch.search.fusing import CANDIDATES, Rank, Ranked, Ranking

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from craftsearch.index.catalogue import Catalogue


def aged(catalogue: Catalogue, rank: Rank, half_life: float) -> Rank:
    """Order the ``CANDIDATES`` best of ``rank`` anew: score × 2^(-age / ``half_life``), in days.

    Age counts from the newest of them, so the order is the same tomorrow. What is undated counts as old as
    the oldest. Those behind the candidates follow as they stood.
    """
    best = rank(CANDIDATES)
    days = catalogue.published([one.id for one in best.page])
    newest = sorted((_faded(one, days, half_life) for one in best.page), key=lambda one: (-one[0], one[1].id))
    front = tuple(one for _, one in newest)

    def again(number: int) -> Ranking:
        if number <= len(front) or len(front) < CANDIDATES:
            return Ranking(best.total, front[:number])
        lowest = max(0.0, front[-1].score)
        behind = enumerate(rank(number).page[CANDIDATES:], 2)
        rest = (msgspec.structs.replace(one, score=lowest / at) for at, one in behind)
        return Ranking(best.total, (*front, *rest))

    return again


def _faded(one: Ranked, days: Mapping[str, dt.date], half_life: float) -> tuple[float, Ranked]:
    """Return the logarithm by which a document is ordered, which no age makes nothing, and the document."""
    lives = (max(days.values()) - days.get(one.id, min(days.values()))).days / half_life if days else 0.0
    fresh = 2.0**-lives
    order = log2(one.score) - lives if one.score > 0 else -inf
    return order, msgspec.structs.replace(one, score=one.score * fresh, fresh=fresh)
