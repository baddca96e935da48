"""Fingerprints of texts: MinHash over word triples, so that the same news is known on several sites.

A. Broder, "On the resemblance and containment of documents", 1997; values cut to 16 bits as in P. Li and
A. C. König, "b-Bit minwise hashing", 2010.
"""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

from craftsearch.language import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftsearch.model import Record

SAME = 0.55
"""Resemblance from which two texts are one piece of news; see benchmarks/cleaning/README.md."""

_VALUES = 128
_SEED = 1997
_TOGETHER = 3  # words of a shingle
_FEWEST = 20  # words; less is a title or a label, which many items share
_WORD = re.compile(r"\w+")
_KEYS = struct.Struct("<24Q")  # 24 bands of 4 values find .90 of pairs at a resemblance of .55, .99 at .65


def fingerprint(text: str) -> bytes:
    """Give 128 values of 16 bits, little-endian; nothing for a text of fewer than 20 words."""
    words = [fold(word) for word in _WORD.findall(text)]
    if len(words) < _FEWEST:
        return b""
    from rensa import RMinHash  # only where items are read

    sketch = RMinHash(num_perm=_VALUES, seed=_SEED)
    sketch.update([" ".join(words[at : at + _TOGETHER]) for at in range(len(words) - _TOGETHER + 1)])
    return struct.pack(f"<{_VALUES}H", *(value & 0xFFFF for value in sketch.digest()))


def resemblance(first: bytes, second: bytes) -> float:
    """Estimate how much of their word triples two texts share, 0 to 1 (Jaccard), give or take .04."""
    values = zip(memoryview(first).cast("H"), memoryview(second).cast("H"), strict=True)
    return sum(one == other for one, other in values) / _VALUES


def bands(mark: bytes) -> Iterator[int]:
    """Give the keys under which a fingerprint is looked up: texts alike share at least one of them."""
    for band, values in enumerate(_KEYS.unpack_from(mark)):
        # The band's number turns the bits, so that equal values in two bands are two keys.
        yield (values ^ (band * _SPREAD & _FULL)) - (1 << 63)


def days_of(record: Record) -> str:
    """Name the days on which a record's events begin, parted by spaces."""
    return " ".join(sorted({event.when.start.isoformat() for event in record.events if event.when.start}))


def compatible(first: str, second: str) -> bool:
    """Tell whether two texts can be of one piece of news: they share a day, or one of them names none."""
    return not (first and second) or not set(first.split()).isdisjoint(second.split())


_FULL = (1 << 64) - 1
_SPREAD = 0x9E3779B97F4A7C15  # 2^64 / golden ratio
