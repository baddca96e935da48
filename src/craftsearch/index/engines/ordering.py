"""The order of hits, for an engine that sorts by numbers and leaves ties as they come.

Numbers that order documents have the beginning of an id packed into them; what still ties, the adapter parts
by whole ids.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftsearch.index.engine import Posting

T = TypeVar("T")
FIRST, NEWEST = "first", "newest"
"""Names of the numbers: by id alone, and by day (latest first) and id."""
_LATEST = 4_000_000  # later than any day, as an ordinal
_WHOLE, _BESIDE = 7, 5  # bytes of an id that fit into 63 bits, alone and beside a day


def first(posting: Posting) -> int:
    """Order by id."""
    return _number(posting.id, _WHOLE)


def newest_first(posting: Posting) -> int:
    """Order by day, the latest first, then by id."""
    return (_LATEST - posting.day << 8 * _BESIDE) + _number(posting.id, _BESIDE)


def page(hits: Sequence[tuple[float, T]], wanted: int) -> Sequence[tuple[float, T]]:
    """Leave out the hits past the ``wanted`` ones that do not tie with the last of them."""
    return [hit for at, hit in enumerate(hits) if at < wanted or hit[0] == hits[wanted - 1][0]]


def may_tie(hits: Sequence[tuple[float, T]], wanted: int, total: int) -> bool:
    """Whether hits beyond those fetched could have the key on which the page ends."""
    return 0 < wanted <= len(hits) < total and hits[-1][0] == hits[wanted - 1][0]


def _number(identifier: str, length: int) -> int:
    return int.from_bytes(identifier.encode()[:length].ljust(length, b"\0"), "big")
