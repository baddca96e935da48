"""The embedded vectors: one file of int8 rows, searched by a scan of all of them.

Rows are only appended. ``head.json`` is replaced last and says how many rows count and which of them are
dead, so a kill at any moment leaves what was committed before. Many dead rows are left out in a new file.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from craftsearch.errors import EngineUnavailableError, UsageError
from craftsearch.index.engine import Scored
from craftsearch.index.vectors import Vector
from craftsearch.model import Value

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from numpy.typing import NDArray

_ID = 16  # bytes of a document's id
_ROW = np.dtype([("values", "i1", (384,)), ("scale", "<f4"), ("id", f"S{_ID}"), ("whole", "?")])
_BLOCK = 8_192  # rows turned into float32 at once: 12 MB
_LEVELS = 127
_SPARE = 4  # a new file is written when one row in so many is dead


class _Head(Value, frozen=True):
    manifest: str
    file: str = "0.rows"
    rows: int = 0
    dead: tuple[int, ...] = ()


class FlatVectors:
    """``Vectors`` over a folder."""

    def __init__(self, folder: Path, manifest: str) -> None:
        """Open ``folder`` for vectors of the embedder ``manifest``; raises where it holds another's."""
        self.manifest = manifest
        self._folder = folder
        self._head = self._read_head() or _Head(manifest)
        if self._head.manifest != manifest:
            raise EngineUnavailableError(
                f"the vectors in {folder} were made by {self._head.manifest}, not by {manifest}"
                " — run 'craftsearch rebuild'"
            )
        self._added: dict[str, Vector] = {}
        self._gone: set[str] = set()
        self._rows = self._mapped()

    def _read_head(self) -> _Head | None:
        try:
            return msgspec.json.decode((self._folder / "head.json").read_bytes(), type=_Head)
        except FileNotFoundError:
            return None
        except (OSError, msgspec.DecodeError) as exc:
            raise self._damaged(str(exc)) from exc

    def _mapped(self) -> NDArray[np.void]:
        if not self._head.rows:
            return np.empty(0, _ROW)
        try:
            return np.memmap(self._folder / self._head.file, _ROW, "r", shape=(self._head.rows,))
        except (OSError, ValueError) as exc:
            raise self._damaged(str(exc)) from exc

    def _damaged(self, why: str) -> EngineUnavailableError:
        return EngineUnavailableError(
            f"the vectors in {self._folder} cannot be used: {why} — run 'craftsearch rebuild'"
        )

    def add(self, vectors: Iterable[Vector]) -> None:
        """Take vectors in, each replacing the one of the same id."""
        for vector in vectors:
            if not 0 < len(vector.id.encode()) <= _ID:
                raise UsageError(f"the id {vector.id!r} cannot be kept — give 1 to {_ID} bytes")
            self._gone.discard(vector.id)
            self._added[vector.id] = vector

    def delete(self, ids: Iterable[str]) -> None:
        """Forget vectors."""
        for identifier in ids:
            self._added.pop(identifier, None)
            self._gone.add(identifier)

    def commit(self) -> None:
        """Append rows, then let the head count them."""
        if not (self._added or self._gone):
            return
        dead = {*self._head.dead, *map(int, self._at({*self._added, *self._gone}))}
        head = msgspec.structs.replace(self._head, dead=tuple(sorted(dead)))
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._write(head, np.array([_row(vector) for vector in self._added.values()], _ROW))
        except OSError as exc:
            raise self._damaged(str(exc)) from exc
        self._added.clear()
        self._gone.clear()

    def _write(self, head: _Head, new: NDArray[np.void]) -> None:
        old = head.file
        if len(head.dead) * _SPARE > head.rows + len(new):
            new = np.concatenate([np.delete(self._rows, head.dead), new])
            head = _Head(self.manifest, f"{int(old.removesuffix('.rows')) + 1}.rows")
        path = self._folder / head.file
        with path.open("r+b" if path.exists() else "w+b") as file:
            file.truncate(head.rows * _ROW.itemsize)
            file.seek(0, os.SEEK_END)
            file.write(new.tobytes())
            file.flush()
            os.fsync(file.fileno())
        self._head = msgspec.structs.replace(head, rows=head.rows + len(new))
        scratch = self._folder / ".head.json"
        scratch.write_bytes(msgspec.json.encode(self._head))
        scratch.replace(self._folder / "head.json")
        self._rows = self._mapped()
        if head.file != old:
            (self._folder / old).unlink(missing_ok=True)

    def nearest(
        self, vector: NDArray[np.float32], *, limit: int, among: Collection[str] | None = None
    ) -> tuple[Scored, ...]:
        """Scan all rows, or those of ``among``."""
        at = self._live() if among is None else self._at(among)
        scores = self._cosines(vector, at)
        if len(scores) > limit > 0:
            at, scores = _best(at, scores, limit)
        found = [
            Scored(name.decode(), float(s)) for name, s in zip(self._rows["id"][at], scores, strict=True)
        ]
        return tuple(sorted(found, key=lambda each: (-each.score, each.id))[:limit])

    def similarity(self, vector: NDArray[np.float32], ids: Collection[str]) -> dict[str, float]:
        """Return the cosine of each of these ids that has a vector."""
        return {each.id: each.score for each in self.nearest(vector, limit=len(ids), among=ids)}

    def get(self, ids: Collection[str]) -> dict[str, Vector]:
        """Return the vectors held under these ids."""
        rows = [self._rows[int(at)] for at in self._at(ids)]
        return {
            row["id"].decode(): Vector(
                row["id"].decode(), row["values"].astype(np.float32) * row["scale"], bool(row["whole"])
            )
            for row in rows
        }

    def count(self) -> int:
        """Count the vectors held."""
        return self._head.rows - len(self._head.dead)

    def close(self) -> None:
        """Let go of the file."""
        self._added.clear()
        self._gone.clear()
        self._rows = np.empty(0, _ROW)

    def _live(self) -> NDArray[np.int64]:
        everything = np.arange(len(self._rows))
        return np.delete(everything, list(self._head.dead)) if self._head.dead else everything

    def _at(self, ids: Collection[str]) -> NDArray[np.int64]:
        """Return the rows of these ids."""
        live = self._live()
        names = [name for identifier in ids if len(name := identifier.encode("utf-8", "replace")) <= _ID]
        return live[np.isin(self._rows["id"][live], np.array(names, f"S{_ID}"))]

    def _cosines(self, vector: NDArray[np.float32], at: NDArray[np.int64]) -> NDArray[np.float32]:
        scores = np.empty(len(at), np.float32)
        for start in range(0, len(at), _BLOCK):
            rows = self._rows[at[start : start + _BLOCK]]
            scores[start : start + _BLOCK] = (rows["values"].astype(np.float32) @ vector) * rows["scale"]
        return scores


def _row(vector: Vector) -> tuple[NDArray[np.int8], float, bytes, bool]:
    """Quantise: int8 times a scale such that the largest value is 127."""
    scale = float(np.abs(vector.values).max()) / _LEVELS or 1.0
    return np.rint(vector.values / scale).astype(np.int8), scale, vector.id.encode(), vector.whole


def _best(
    at: NDArray[np.int64], scores: NDArray[np.float32], limit: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Keep the best ``limit`` and all that tie with the last of them."""
    last = np.partition(scores, len(scores) - limit)[len(scores) - limit]
    kept = scores >= last
    return at[kept], scores[kept]
