"""How the terms of a phrase may be spaced: one meaning of ``Phrase.slop`` for every engine.

Engines reckon slop each in its own way, from 2 on even out of order, so adapters ask for exact spacings.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from math import comb
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_SPACINGS = 300
"""Ways to space one phrase that an engine is asked for at most."""


def count_spacings(terms: int, slop: int) -> int:
    """Count the ways to leave at most ``slop`` places between ``terms`` terms."""
    return comb(slop + terms - 1, slop)


@lru_cache(maxsize=256)
def spacings(terms: int, slop: int) -> tuple[tuple[int, ...], ...]:
    """Return the places of the terms, counted from the first, for each way to space them; the closest first.

    >>> spacings(2, 1)
    ((0, 1), (0, 2))
    """
    return tuple(
        tuple(accumulate((1 + gap for gap in gaps), initial=0))
        for total in range(slop + 1)
        for gaps in _gaps(terms - 1, total)
    )


def standing(places: Sequence[frozenset[int]], way: tuple[int, ...]) -> int:
    """Count the places at which a phrase begins whose terms are spaced in this way."""
    return sum(
        all(start + off in where for off, where in zip(way[1:], places[1:], strict=True))
        for start in places[0]
    )


def _gaps(places: int, total: int) -> Iterator[tuple[int, ...]]:
    """Share ``total`` out among ``places``."""
    if total == 0:
        yield (0,) * places
        return
    if places == 0:
        return
    for first in range(total + 1):
        for rest in _gaps(places - 1, total - first):
            yield (first, *rest)
