"""Embedders of other people, fitted to what an index keeps: 384 numbers a text."""

from __future__ import annotations

import functools
import hashlib
from typing import TYPE_CHECKING, Final

import numpy as np

from craftsearch.meaning.port import DIMENSIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from craftsearch.meaning.port import Embedder, Kind

_WINDOW: Final = 500  # characters; about the 128 tokens of a window of ours
_LONGEST_NAME: Final = 200  # bytes that the file of vectors has for the name of its space


class Fitted:
    """Gives vectors of another embedder the length of ours.

    Shorter ones are filled up with zeros, which changes no cosine. Longer ones are projected onto 384
    directions chosen by chance once for all, which moves a cosine by about .05 (Johnson and Lindenstrauss).
    """

    def __init__(self, embedder: Embedder) -> None:
        """Wrap an opened embedder."""
        self._embedder = embedder
        name = embedder.manifest_id
        long = len(name.encode()) > _LONGEST_NAME
        self.manifest_id = f"sha256-{hashlib.sha256(name.encode()).hexdigest()}" if long else name

    def embed(self, texts: Sequence[str], *, kind: Kind = "passage") -> NDArray[np.float32]:
        """See ``port.Embedder``."""
        return fit(self._embedder.embed(texts, kind=kind)) if texts else np.empty((0, DIMENSIONS), np.float32)

    def embed_beginnings(
        self, texts: Sequence[str], *, windows: int | None
    ) -> tuple[NDArray[np.float32], tuple[bool, ...]]:
        """Embed the first ``windows`` of passages, 500 characters each; say of each whether that was all."""
        cut = None if windows is None else windows * _WINDOW
        read = [text[:cut] for text in texts]
        whole = tuple(len(some) == len(text) for some, text in zip(read, texts, strict=True))
        return self.embed(read, kind="passage"), whole


def fit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return ``[n, 384]`` unit vectors of ``[n, d]``."""
    length = vectors.shape[1]
    if length <= DIMENSIONS:
        return np.pad(vectors, ((0, 0), (0, DIMENSIONS - length)))
    fitted = vectors @ _directions(length)
    unit: NDArray[np.float32] = fitted / np.linalg.norm(fitted, axis=1, keepdims=True)
    return unit


@functools.cache
def _directions(length: int) -> NDArray[np.float32]:
    """Choose an orthonormal basis ``[length, 384]``, the same at each time and place."""
    chosen = np.random.default_rng(DIMENSIONS).normal(size=(length, DIMENSIONS))
    return np.linalg.qr(chosen)[0].astype(np.float32)
