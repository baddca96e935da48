"""The vector port: which documents are near in meaning. Derived, as the engine is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from craftsearch.model import Value

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    import numpy as np
    from numpy.typing import NDArray

    from craftsearch.index.engine import Scored


class Vector(Value, frozen=True):
    """A document's place in meaning: ``int8[384]`` times ``scale`` is its unit vector.

    ``space`` names the embedder that made it: vectors of different spaces are never compared.
    ``whole`` says whether all of the text was read, or only its beginning.
    """

    id: str
    space: str
    values: bytes
    scale: float
    whole: bool


class Vectors(Protocol):
    """Keeps one vector a document and finds the nearest by the cosine.

    Only the holder of the index's write lock may call ``add``, ``delete`` and ``commit``.
    """

    @property
    def space(self) -> str:
        """Name the space of the vectors held; empty where there are none."""

    def add(self, vectors: Iterable[Vector]) -> None:
        """Take vectors in, each replacing the one of the same id; a new space drops all of the old one."""

    def delete(self, ids: Iterable[str]) -> None:
        """Forget vectors. Unknown ids do no harm."""

    def commit(self) -> None:
        """Make all that was added and deleted durable and findable before returning."""

    def nearest(
        self, vector: NDArray[np.float32], *, limit: int, among: Collection[str] | None = None
    ) -> tuple[Scored, ...]:
        """Return the documents nearest to ``vector`` (``[384] float32``, unit length), ties by id."""

    def similarity(self, vector: NDArray[np.float32], ids: Collection[str]) -> dict[str, float]:
        """Map those of ``ids`` that have a vector to their cosine with ``vector``."""

    def get(self, identifier: str) -> NDArray[np.float32] | None:
        """Return a document's vector; ``None`` where it has none."""

    def held(self, ids: Collection[str]) -> tuple[Vector, ...]:
        """Return the vectors of those of ``ids`` that have one, as they were added."""

    def covered(self) -> dict[str, bool]:
        """Map each document that has a vector to whether all of its text was read for it."""

    def count(self) -> int:
        """Count the vectors held."""

    def close(self) -> None:
        """Let go of the file; what was not committed is dropped."""
