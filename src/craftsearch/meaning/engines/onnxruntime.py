"""The network run by onnxruntime on int8: the fast engine."""

from __future__ import annotations

import functools
import platform
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as native

from craftsearch.meaning import cache
from craftsearch.meaning.port import EmbedderUnavailableError
from craftsearch.meaning.weights import BLOCK, unpack

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from craftsearch.meaning.graph import Built
    from craftsearch.meaning.port import Window
    from craftsearch.meaning.weights import Weights

BATCH = 512
"""Most tokens, padding included, in one run: more no longer fit the nearer caches of a core."""

_REMEDY = "run 'pip install --upgrade onnxruntime'"
_FAILURES = tuple(
    kind for kind in vars(native).values() if isinstance(kind, type) and issubclass(kind, Exception)
)
"""Whatever onnxruntime raises; which there are depends on its version."""


class OnnxRuntime:
    """Keeps the session open; one thread, which sleeps when there is nothing to do."""

    def __init__(self, weights: Weights, key: str) -> None:
        self._session = _opened(weights, key, bits=8 if _adds_in_32_bits() else 7)
        hidden = weights.shape.hidden
        self._epsilon = weights.epsilon
        self._pad = weights.pad
        self._words = weights.blocks("emb.word", hidden)
        self._gain, self._shift = weights.vector("emb.ln.w"), weights.vector("emb.ln.b")
        positions = weights.vector("emb.pos").reshape(-1, hidden)
        self._positions = positions + weights.vector("emb.type")[:hidden]

    def pool(self, windows: Sequence[Window]) -> NDArray[np.float32]:
        """See ``port.Engine``."""
        pooled = np.empty((len(windows), self._words.shape[1] * BLOCK), np.float32)
        for group in _batches([len(window.ids) for window in windows]):
            pooled[group] = self._run([windows[at].ids for at in group])
        pooled /= np.linalg.norm(pooled, axis=1, keepdims=True)
        if not np.isfinite(pooled).all():
            raise EmbedderUnavailableError(
                f"the network gave a vector that is not finite — delete {cache.folder()} and try again"
            )
        return pooled

    def _run(self, rows: Sequence[tuple[int, ...]]) -> NDArray[np.float32]:
        lengths = np.array([len(row) for row in rows], np.int32)
        ids = np.full((len(rows), lengths.max()), self._pad, np.int64)
        for at, row in enumerate(rows):
            ids[at, : len(row)] = row
        real = (np.arange(ids.shape[1]) < lengths[:, None])[..., None].astype(np.float32)
        # Padding is zeroed, lest it stretch the range that int8 has to cover.
        entry = self._embedded(ids) * real
        try:
            (states,) = self._session.run(None, {"x": entry, "lengths": lengths})
        except _FAILURES as exc:
            raise EmbedderUnavailableError(f"onnxruntime failed: {exc} — {_REMEDY}") from exc
        mean: NDArray[np.float32] = (states * real).sum(axis=1) / lengths[:, None].astype(np.float32)
        return mean

    def _embedded(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """Look up words and positions and normalise the layer, ``[batch, length, 384] float32``."""
        summed = unpack(self._words[ids]) + self._positions[: ids.shape[1]]
        summed -= summed.mean(axis=-1, keepdims=True)
        spread = np.sqrt(np.square(summed).mean(axis=-1, keepdims=True) + np.float32(self._epsilon))
        embedded: NDArray[np.float32] = summed / spread * self._gain + self._shift
        return embedded


def _opened(weights: Weights, key: str, *, bits: int) -> onnxruntime.InferenceSession:
    """Open the graph from the cache, or from memory where the cache cannot be written."""
    location = f"{key}-int{bits}.matrices"

    @functools.cache
    def built() -> Built:
        # onnx is needed once, to build.
        from craftsearch.meaning import graph

        return graph.build(weights, bits=bits, location=location, offset=cache.HEADER)

    graph = cache.kept(f"{key}-int{bits}.onnx", lambda: built().graph)
    return _session(bytes(graph.payload), cache.kept(location, lambda: built().matrices), location)


def _session(graph: bytes, matrices: cache.Kept, location: str) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    if matrices.path is None:
        content = bytes(cache.HEADER) + bytes(matrices.payload)
        options.add_external_initializers_from_files_in_memory([location], [content], [len(content)])
    else:
        options.add_session_config_entry(
            "session.model_external_initializers_file_folder_path", str(matrices.path.parent)
        )
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The graph is written in fused form already: looking for more only delays the start by 30 ms.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    except _FAILURES as exc:
        raise EmbedderUnavailableError(
            f"onnxruntime {onnxruntime.__version__} cannot open the graph: {exc} — {_REMEDY}"
        ) from exc


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Group windows of like length, at most ``BATCH`` tokens with their padding."""
    group: list[int] = []
    for at in sorted(range(len(lengths)), key=lengths.__getitem__):
        if group and (len(group) + 1) * lengths[at] > BATCH:
            yield group
            group = []
        group.append(at)
    if group:
        yield group


def _adds_in_32_bits() -> bool:
    """Tell whether products of bytes are summed without saturation: VNNI on x86, any other processor."""
    if platform.machine().lower() not in {"x86_64", "amd64", "i686"}:
        return True
    if sys.platform != "linux":
        return False
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return "avx512_vnni" in flags or "avx_vnni" in flags
