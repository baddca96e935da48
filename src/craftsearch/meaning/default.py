"""The default embedder: multilingual-e5-small without its language bias."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftsearch.meaning.debias import load
from craftsearch.meaning.encoder import Encoder

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from craftsearch.meaning.port import Kind

_DIGITS = 12


class E5:
    """See ``port.Embedder``; opening it takes some 0.1 s, the first time on a machine 2 s."""

    def __init__(self) -> None:
        self._encoder = Encoder()
        manifest, self._debias = load(weights=self._encoder.sha256)
        self.engine = self._encoder.engine
        self.manifest_id = f"{self._encoder.key}-debias-{manifest.vectors[:_DIGITS]}"

    def embed(self, texts: Sequence[str], *, kind: Kind = "passage") -> NDArray[np.float32]:
        """See ``port.Embedder``."""
        return self._debias.apply(self._encoder.encode(texts, kind=kind), kind=kind)

    def embed_beginnings(
        self, texts: Sequence[str], *, windows: int | None
    ) -> tuple[NDArray[np.float32], tuple[bool, ...]]:
        """Embed the first ``windows`` of passages; say of each whether that was all of it."""
        raw, whole = self._encoder.encode_beginnings(texts, kind="passage", windows=windows)
        return self._debias.apply(raw, kind="passage"), whole
