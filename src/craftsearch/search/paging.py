"""Which part of a ranking is wanted, and in what order."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Literal

from craftsearch.errors import UsageError
from craftsearch.model import Value
from craftsearch.search.aging import aged
from craftsearch.search.collapsing import distinct

if TYPE_CHECKING:
    from craftsearch.index.catalogue import Catalogue
    from craftsearch.search.fusing import Rank, Ranking

MAX_LIMIT = 10_000
"""Hits that one answer may hold."""
MAX_OFFSET = 1_000_000
"""Hits that may be passed over: an engine keeps all of them in memory."""


def check_limit(limit: int) -> None:
    """Raise ``UsageError`` for a number of answers that cannot be served."""
    if not 0 < limit <= MAX_LIMIT:
        raise UsageError(f"a limit of {limit} cannot be served — give 1 to {MAX_LIMIT}")


class Page(Value, frozen=True):
    """``limit`` hits from ``offset`` on, best or newest first; with a half-life, older ones count for less.

    Raises ``UsageError`` for what cannot be served.
    """

    limit: int
    offset: int
    sort: Literal["relevance", "date"] = "relevance"
    half_life: float | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be served."""
        if self.sort not in {"relevance", "date"}:
            raise UsageError(f"answers cannot be sorted by {self.sort!r} — choose relevance or date")
        check_limit(self.limit)
        if not 0 <= self.offset <= MAX_OFFSET:
            raise UsageError(f"an offset of {self.offset} cannot be served — give 0 to {MAX_OFFSET}")
        if self.half_life is not None and not 0 < self.half_life < inf:
            raise UsageError(f"a half-life of {self.half_life} days cannot be served — give more than 0")
        if self.half_life is not None and self.newest:
            raise UsageError("a sort by date leaves nothing for a half-life to do — give one of them")

    @property
    def newest(self) -> bool:
        """Whether the newest come first, whatever their scores."""
        return self.sort == "date"

    def of(self, catalogue: Catalogue, rank: Rank) -> Ranking:
        """Give this part of a ranking, the same news once."""
        order = rank if self.half_life is None else aged(catalogue, rank, self.half_life)
        return distinct(catalogue, order, limit=self.limit, offset=self.offset)
