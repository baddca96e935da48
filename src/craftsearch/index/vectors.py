"""The vectors port: what each document means, as one vector. Derived; the catalogue is the truth."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    import numpy as np
    from numpy.typing import NDArray

    from craftsearch.index.engine import Scored


class Vector(NamedTuple):
    """One document's vector, ``[384] float32`` of unit length; ``whole`` when all its text was read."""

    id: str
    values: NDArray[np.float32]
    whole: bool = True


class Vectors(Protocol):
    """Keeps one vector per document, all made by the embedder that ``manifest`` names.

    Values may be kept coarsely: a cosine is good to 0.01. Only the holder of the index's write lock may
    call ``add``, ``delete`` and ``commit``.
    """

    manifest: str

    def add(self, vectors: Iterable[Vector]) -> None:
        """Take vectors in, each replacing the one of the same id; findable after ``commit``."""

    def delete(self, ids: Iterable[str]) -> None:
        """Forget vectors; gone after ``commit``. Unknown ids do no harm."""

    def commit(self) -> None:
        """Make all that was added and deleted durable and findable before returning."""

    def nearest(
        self, vector: NDArray[np.float32], *, limit: int, among: Collection[str] | None = None
    ) -> tuple[Scored, ...]:
        """Return the ids of highest cosine, best first, ties by id, within ``among`` when it is given."""

    def similarity(self, vector: NDArray[np.float32], ids: Collection[str]) -> dict[str, float]:
        """Return the cosine of each of these ids that has a vector."""

    def get(self, ids: Collection[str]) -> dict[str, Vector]:
        """Return the vectors held under these ids."""

    def count(self) -> int:
        """Count the vectors held."""

    def close(self) -> None:
        """Let go of files; what was not committed is dropped."""
