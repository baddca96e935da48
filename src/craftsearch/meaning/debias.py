"""Taking the language out of a vector, so that a text is near what it means, not what it is written in.

Raw E5 vectors prefer their own language. Queries and passages each lose their own mean; then the
directions in which languages differ are projected out (Yang et al. 2021, "A Simple and Effective Method
To Eliminate the Self Language Bias in Multilingual Representations", LIR), and the length is made one.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from craftsearch.meaning.port import EmbedderUnavailableError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from craftsearch.meaning.port import Kind

RANK = 24
"""Directions taken out."""

_FOLDER = files("craftsearch.meaning")
_MANIFEST = "debias.json"
_VECTORS = "debias.f16"


class Manifest(msgspec.Struct, frozen=True):
    """What the checked-in vectors were computed from."""

    version: str
    weights: str
    rank: int
    languages: tuple[str, ...]
    sentences: int


class Debias(msgspec.Struct, frozen=True):
    """The means of queries and passages ``[384]`` and an orthonormal basis ``[384, rank]``."""

    query: NDArray[np.float32]
    passage: NDArray[np.float32]
    basis: NDArray[np.float32]

    def apply(self, vectors: NDArray[np.float32], *, kind: Kind) -> NDArray[np.float32]:
        """Return ``vectors [n, 384]`` centred, without the language directions, of unit length."""
        centred = vectors - (self.query if kind == "query" else self.passage)
        neutral = centred - (centred @ self.basis) @ self.basis.T
        unit: NDArray[np.float32] = neutral / np.linalg.norm(neutral, axis=1, keepdims=True)
        return unit


def fit(
    queries: Mapping[str, NDArray[np.float32]], passages: Mapping[str, NDArray[np.float32]], *, rank: int = RANK
) -> Debias:
    """Compute means and directions from raw vectors ``[sentences, 384]`` of the same sentences per language."""
    asked = np.stack([queries[code].mean(axis=0) for code in sorted(queries)])
    told = np.stack([passages[code].mean(axis=0) for code in sorted(passages)])
    query, passage = asked.mean(axis=0), told.mean(axis=0)
    _, _, directions = np.linalg.svd(np.concatenate([asked - query, told - passage]), full_matrices=False)
    return Debias(query, passage, directions[:rank].T)
