"""All vectors in one file, compared one by one: exact, and fast enough for a million documents.

The file is a header that names the space, then rows of 400 bytes. It only grows: a later row of the same id
replaces an earlier one, a row of scale 0 deletes. A torn last row is cut off by the next writer. When most
rows are dead the file is written anew and put in the old one's place.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import numpy as np

from craftsearch.errors import EngineUnavailableError
from craftsearch.index.engine import Scored
from craftsearch.index.vectors import Vector
from craftsearch.meaning import DIMENSIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from numpy.typing import NDArray

_MAGIC = b"craftsearch vectors 1\n"
_HEADER = 256  # bytes: the magic words and the name of the space
_ROW = np.dtype([("id", "<u8"), ("scale", "<f4"), ("whole", "<u4"), ("values", "i1", (DIMENSIONS,))])
_BLOCK = 2_048  # rows turned into floats at a time: 3 MB stay in the processor's cache
_LARGEST = 1.01 / 127  # scale of a unit vector: its longest part is 127
_DEAD = 1_000  # replaced rows that are borne before the file is written anew


class FlatVectors:
    """See ``index.vectors.Vectors``; ids are 16 hexadecimal digits, as ``pipeline.identify`` makes them."""

    def __init__(self, path: Path) -> None:
        """Open the file, which need not be there yet."""
        self._path = path
        self._added: dict[int, NDArray[np.void]] = {}
        self._renewed = False
        self._load()

    def _load(self) -> None:
        self.space = ""
        self._rows: NDArray[np.void] = np.empty(0, _ROW)
        try:
            with self._path.open("rb") as file:
                header = file.read(_HEADER)
            count = max(0, self._path.stat().st_size - _HEADER) // _ROW.itemsize
            if not header.startswith(_MAGIC) or len(header) < _HEADER:
                raise self._damaged()
            self.space = header[len(_MAGIC) :].rstrip(b"\0").decode("utf-8", "replace")
            if count:
                self._rows = np.memmap(self._path, _ROW, "r", offset=_HEADER, shape=(count,))
        except FileNotFoundError:
            pass
        except OSError as exc:
            raise EngineUnavailableError(
                f"{self._path} cannot be read: {exc.strerror} — check the disk and the permissions"
            ) from exc
        ids = np.array(self._rows["id"])
        # In reverse the first place of an id is its last row, the one that counts.
        self._ids, first = np.unique(ids[::-1], return_index=True)
        self._at = len(ids) - 1 - first
        scales = self._rows["scale"][self._at]
        if not ((scales >= 0) & (scales <= _LARGEST)).all():  # not a number is neither
            raise self._damaged()
        alive = scales > 0
        self._ids, self._at = self._ids[alive], self._at[alive]

    def _damaged(self) -> EngineUnavailableError:
        return EngineUnavailableError(
            f"{self._path} holds no vectors that can be read"
            " — run 'craftsearch rebuild', then 'craftsearch embed'"
        )

    def add(self, vectors: Iterable[Vector]) -> None:
        """Take vectors in; a new space drops all of the old one."""
        for vector in vectors:
            if vector.space != self.space:
                self._renewed = True
                self.space = vector.space
                self._added.clear()
            row = np.zeros((), _ROW)
            row["id"], row["scale"], row["whole"] = int(vector.id, 16), vector.scale, vector.whole
            row["values"] = np.frombuffer(vector.values, np.int8)
            self._added[int(vector.id, 16)] = row

    def delete(self, ids: Iterable[str]) -> None:
        """Forget vectors."""
        for number in _numbers(ids).tolist():
            self._added.pop(number, None)
            if self._places(np.array([number], np.uint64)).size:
                row = np.zeros((), _ROW)
                row["id"] = number
                self._added[number] = row

    def commit(self) -> None:
        """Make what was added and deleted durable and findable."""
        if not self._added and not self._renewed:
            return
        new = np.array([*self._added.values()], _ROW)
        try:
            dead = len(self._rows) - len(self._ids)
            if self._renewed or not self._path.exists() or dead > max(_DEAD, len(self._ids)):
                self._write_anew(new)
            else:
                self._append(new)
        except OSError as exc:
            raise EngineUnavailableError(
                f"{self._path} cannot be written: {exc.strerror} — check the disk and the permissions"
            ) from exc
        self._added.clear()
        self._renewed = False
        self._load()

    def _write_anew(self, new: NDArray[np.void]) -> None:
        kept = np.empty(0, np.int64) if self._renewed else self._at[~np.isin(self._ids, new["id"])]
        scratch = self._path.with_suffix(f".{os.getpid()}")
        with scratch.open("wb") as file:
            file.write((_MAGIC + self.space.encode())[:_HEADER].ljust(_HEADER, b"\0"))
            for at in range(0, len(kept), _BLOCK):
                file.write(self._rows[kept[at : at + _BLOCK]].tobytes())
            file.write(new[new["scale"] > 0].tobytes())
            file.flush()
            os.fsync(file.fileno())
        scratch.replace(self._path)

    def _append(self, new: NDArray[np.void]) -> None:
        with self._path.open("r+b") as file:
            file.truncate(_HEADER + len(self._rows) * _ROW.itemsize)
            file.seek(0, os.SEEK_END)
            file.write(new.tobytes())
            file.flush()
            os.fsync(file.fileno())

    def nearest(
        self, vector: NDArray[np.float32], *, limit: int, among: Collection[str] | None = None
    ) -> tuple[Scored, ...]:
        """Return the documents nearest to ``vector``, ties by id."""
        chosen = np.arange(len(self._ids)) if among is None else self._places(_numbers(among))
        scores = self._cosines(self._at[chosen], vector)
        if limit < len(scores):
            worst = np.partition(scores, len(scores) - limit)[len(scores) - limit]
            best = np.flatnonzero(scores >= worst)  # ties at the edge included
            chosen, scores = chosen[best], scores[best]
        ids = self._ids[chosen]
        order = np.lexsort((ids, -scores))[:limit]
        return tuple(Scored(f"{ids[at]:016x}", float(scores[at])) for at in order.tolist())

    def similarity(self, vector: NDArray[np.float32], ids: Collection[str]) -> dict[str, float]:
        """Map those of ``ids`` that have a vector to their cosine with ``vector``."""
        places = self._places(_numbers(ids))
        scores = self._cosines(self._at[places], vector)
        return {
            f"{self._ids[at]:016x}": score for at, score in zip(places.tolist(), scores.tolist(), strict=True)
        }

    def get(self, identifier: str) -> NDArray[np.float32] | None:
        """Return a document's vector; ``None`` where it has none."""
        places = self._places(_numbers([identifier]))
        if not places.size:
            return None
        row = self._rows[self._at[places[0]]]
        vector: NDArray[np.float32] = row["values"].astype(np.float32) * row["scale"]
        return vector

    def held(self, ids: Collection[str]) -> tuple[Vector, ...]:
        """Return the vectors of those of ``ids`` that have one, as they were added."""
        places = self._places(_numbers(ids)).tolist()
        rows = [(f"{self._ids[at]:016x}", self._rows[self._at[at]]) for at in places]
        return tuple(
            Vector(name, self.space, row["values"].tobytes(), float(row["scale"]), bool(row["whole"]))
            for name, row in rows
        )

    def covered(self) -> dict[str, bool]:
        """Map each document that has a vector to whether all of its text was read for it."""
        whole = self._rows["whole"][self._at]
        return {f"{number:016x}": bool(all_read) for number, all_read in zip(self._ids, whole, strict=True)}

    def count(self) -> int:
        """Count the vectors held."""
        return len(self._ids)

    def close(self) -> None:
        """Let go of the file; what was not committed is dropped."""
        self._added.clear()
        self._rows = np.empty(0, _ROW)
        self._ids, self._at = np.empty(0, np.uint64), np.empty(0, np.int64)

    def _places(self, numbers: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return where in the sorted ids those stand that are held."""
        numbers, _ = np.unique(numbers, return_counts=True)  # uncounted, it would load numpy.ma: 9 ms
        at = np.searchsorted(self._ids, numbers)
        held = at < len(self._ids)
        held[held] = self._ids[at[held]] == numbers[held]
        places: NDArray[np.int64] = at[held]
        return places

    def _cosines(self, rows: NDArray[np.int64], vector: NDArray[np.float32]) -> NDArray[np.float32]:
        if 2 * len(rows) > len(self._rows):  # reading on is faster than picking
            return self._scan(self._rows, vector)[rows]
        return self._scan(self._rows[rows], vector)

    def _scan(self, rows: NDArray[np.void], vector: NDArray[np.float32]) -> NDArray[np.float32]:
        scores = np.empty(len(rows), np.float32)
        for at in range(0, len(rows), _BLOCK):
            block = rows[at : at + _BLOCK]
            scores[at : at + _BLOCK] = (block["values"].astype(np.float32) @ vector) * block["scale"]
        return scores


def _numbers(ids: Iterable[str]) -> NDArray[np.uint64]:
    return np.array([int(each, 16) for each in ids], np.uint64)
