"""How long the nearest vectors take to find, among how many.

    python benchmarks/meaning/scan.py [10000 100000 1000000]

Random vectors in the file of the embedded index; warm, the median of nine questions, and opening the file.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from craftsearch.index.vectors import Vector
from craftsearch.index.vectors.flat import FlatVectors

BATCH = 50_000
QUESTIONS = 9


def fill(path: Path, count: int) -> None:
    chance = np.random.default_rng(1)
    vectors = FlatVectors(path)
    for start in range(0, count, BATCH):
        rows = chance.integers(-127, 128, (min(BATCH, count - start), 384), dtype=np.int8)
        vectors.add(
            Vector(f"{start + at:016x}", "random", row.tobytes(), 0.0007, whole=True)
            for at, row in enumerate(rows)
        )
        vectors.commit()


def main() -> None:
    for count in map(int, sys.argv[1:] or ["10000", "100000", "1000000"]):
        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch, "vectors.bin")
            fill(path, count)
            begun = time.perf_counter()
            vectors = FlatVectors(path)
            opened = 1000 * (time.perf_counter() - begun)
            questions = np.random.default_rng(2).normal(size=(QUESTIONS + 1, 384)).astype(np.float32)
            spent = []
            for question in questions / np.linalg.norm(questions, axis=1, keepdims=True):
                begun = time.perf_counter()
                vectors.nearest(question, limit=200)
                spent.append(1000 * (time.perf_counter() - begun))
            size = path.stat().st_size / count
            print(
                f"{count:>9,} vectors: {statistics.median(spent[1:]):.1f} ms (first {spent[0]:.0f}),"
                f" opening {opened:.0f} ms, {size:.0f} bytes each"
            )


if __name__ == "__main__":
    main()
