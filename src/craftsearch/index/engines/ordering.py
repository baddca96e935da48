"""Numbers that order documents, for an engine that sorts by numbers but has to tie by ids.

The beginning of an id is packed into the number; equal numbers are left to the adapter to part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from craftsearch.index.engine import Posting

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


def _number(identifier: str, length: int) -> int:
    return int.from_bytes(identifier.encode()[:length].ljust(length, b"\0"), "big")
