"""Vectors for tests of what keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from craftsearch.index.vectors import Vector

if TYPE_CHECKING:
    from numpy.typing import NDArray

A, B, C, D = (letter * 16 for letter in "abcd")


def unit(*at: int) -> NDArray[np.float32]:
    values = np.zeros(384, np.float32)
    values[list(at)] = 1
    return values / np.float32(np.linalg.norm(values))


def vector(identifier: str, *at: int, space: str = "e5", whole: bool = True) -> Vector:
    values = unit(*at)
    scale = float(values.max()) / 127
    return Vector(identifier, space, np.rint(values / scale).astype(np.int8).tobytes(), scale, whole)
