"""Taking the language out of a vector, so that a text is near what it means, not what it is written in.

Raw E5 vectors prefer their own language. Queries and passages each lose their own mean; then the
directions in which languages differ are projected out (Yang et al. 2021, "A Simple and Effective Method
To Eliminate the Self Language Bias in Multilingual Representations", LIR), and the length is made one.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import msgspec
import numpy as np

from craftsearch.meaning.port import DIMENSIONS, EmbedderUnavailableError
from craftsearch.meaning.weights import REINSTALL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from craftsearch.meaning.port import Kind

RANK = 28
"""Directions taken out; from 24 to 32, half the sentences find the other half equally well."""

MANIFEST = "debias.json"
VECTORS = "debias.f32"
PARALLEL = "parallel"
_FOLDER = Path(__file__).parent


class Manifest(msgspec.Struct, frozen=True):
    """What the vectors beside this module were computed from.

    ``vectors``, ``weights`` and ``sentences`` are SHA-256 hashes: of the file of vectors, of the weights
    that made them and of the parallel sentences.
    """

    vectors: str
    weights: str
    sentences: str
    languages: tuple[str, ...]


class Debias(NamedTuple):
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


class Encode(Protocol):
    """Raw vectors of texts, ``[n, 384] float32``."""

    def __call__(self, texts: Sequence[str], *, kind: Kind) -> NDArray[np.float32]:
        """See ``encoder.Encoder.encode``."""


def learn(sentences: Mapping[str, Sequence[str]], encode: Encode, *, rank: int = RANK) -> Debias:
    """Compute means and directions from the same sentences in each language.

    As all languages say the same, what their means differ by is the language.
    """
    asked = np.stack([encode(texts, kind="query").mean(axis=0) for texts in sentences.values()])
    told = np.stack([encode(texts, kind="passage").mean(axis=0) for texts in sentences.values()])
    query, passage = asked.mean(axis=0), told.mean(axis=0)
    _, _, directions = np.linalg.svd(np.concatenate([asked - query, told - passage]), full_matrices=False)
    return Debias(query, passage, directions[:rank].T)


def pack(debias: Debias) -> bytes:
    """Return both means, then the directions: ``[2 + rank, 384]``, float32, little-endian."""
    return np.vstack([debias.query, debias.passage, debias.basis.T]).astype("<f4").tobytes()


def unpack(content: bytes) -> Debias:
    """Read what ``pack`` wrote."""
    rows = np.frombuffer(content, "<f4").reshape(-1, DIMENSIONS)
    return Debias(rows[0], rows[1], rows[2:].T)


def parallel() -> dict[str, list[str]]:
    """Return the same sentences in each language, by ISO 639-1 code."""
    files = sorted((_FOLDER / PARALLEL).glob("*.txt"))
    return {file.stem: file.read_text(encoding="utf-8").splitlines() for file in files}


def fingerprint(sentences: Mapping[str, Sequence[str]]) -> str:
    """Return the SHA-256 of parallel sentences."""
    return hashlib.sha256(msgspec.json.encode(sentences, order="sorted")).hexdigest()


def load(*, weights: str) -> tuple[Manifest, Debias]:
    """Read the vectors beside this module, made for the weights of that SHA-256.

    Raises ``EmbedderUnavailableError`` for other weights, and for a file that is not what it was.
    """
    manifest = msgspec.json.decode((_FOLDER / MANIFEST).read_bytes(), type=Manifest)
    if manifest.weights != weights:
        raise EmbedderUnavailableError(
            f"the installed weights ({weights[:12]}…) are not those that craftsearch was made for "
            f"({manifest.weights[:12]}…): they are damaged or of another version — {REINSTALL}"
        )
    content = (_FOLDER / VECTORS).read_bytes()
    if hashlib.sha256(content).hexdigest() != manifest.vectors:
        raise EmbedderUnavailableError(f"{_FOLDER / VECTORS} is damaged — reinstall craftsearch")
    return manifest, unpack(content)
