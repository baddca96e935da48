"""Finding pieces of the vocabulary without loading it.

Building a tokenizer of 250,000 pieces takes one to two seconds and 150 MB. A text needs only the pieces
that occur in it, so we keep the pieces' checksums in order, look up every substring of the text's words
among them, and hand the few that exist to the tokenizer.
"""

from __future__ import annotations

import zlib
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from numpy.typing import NDArray

    from craftsearch.meaning.weights import Weights


def build(weights: Weights) -> bytes:
    """Return the table: the longest piece, then checksums in rising order, then the ids they are of."""
    pieces = list(_pieces(weights))
    checksums = np.fromiter((zlib.crc32(piece) for piece in pieces), np.uint32, len(pieces))
    order = np.argsort(checksums, kind="stable").astype(np.uint32)
    longest = max(len(piece.decode()) for piece in pieces)
    return np.concatenate([np.array([longest], np.uint32), checksums[order], order]).tobytes()


def _pieces(weights: Weights) -> Iterator[bytes]:
    offsets, blob = weights.offsets().tolist(), bytes(weights.blob())
    for start, end in pairwise(offsets):
        yield blob[start:end]


class Lexicon:
    """The vocabulary, looked up piece by piece."""

    def __init__(self, weights: Weights, table: memoryview) -> None:
        values = np.frombuffer(table, np.uint32)
        self._longest = int(values[0])
        self._checksums, self._ids = np.split(values[1:], 2)
        self._offsets = weights.offsets()
        self._blob = weights.blob()

    def within(self, words: Collection[str]) -> dict[str, int]:
        """Return the pieces that occur in ``words``, each with its id."""
        candidates = list({part: None for word in words for part in self._parts(word)})
        encoded = [part.encode() for part in candidates]
        checksums = np.fromiter(map(zlib.crc32, encoded), np.uint32, len(encoded))
        first = np.searchsorted(self._checksums, checksums, side="left")
        last = np.searchsorted(self._checksums, checksums, side="right")
        found: dict[str, int] = {}
        for at in np.flatnonzero(first != last).tolist():
            identity = self._identify(encoded[at], self._ids[first[at] : last[at]])
            if identity is not None:
                found[candidates[at]] = identity
        return found

    def _parts(self, word: str) -> Iterator[str]:
        for start in range(len(word)):
            for end in range(start + 1, min(start + self._longest, len(word)) + 1):
                yield word[start:end]

    def _identify(self, piece: bytes, among: NDArray[np.uint32]) -> int | None:
        """Tell the piece from others of the same checksum."""
        for identity in among.tolist():
            if self._blob[self._offsets[identity] : self._offsets[identity + 1]] == piece:
                return int(identity)
        return None
