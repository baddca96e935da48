"""Meaning: texts to vectors, so that a question in one language finds the practice told in another.

Importing this package is cheap; numpy and the network are loaded by the first vector.
"""

from __future__ import annotations

import functools
import os
from importlib import import_module
from typing import TYPE_CHECKING

from craftsearch.meaning.port import DIMENSIONS, Embedder, EmbedderUnavailableError, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from craftsearch.meaning.default import E5
    from craftsearch.meaning.fitted import Fitted

__all__ = [
    "DIMENSIONS",
    "NAME",
    "Embedder",
    "EmbedderUnavailableError",
    "Kind",
    "available",
    "embed",
    "embed_beginnings",
    "load",
    "manifest_id",
]


NAME = "CRAFTSEARCH_EMBEDDER"
"""Environment variable that chooses another embedder: see ``choice.embedder``."""


@functools.cache
def _default() -> E5 | Fitted:
    try:
        if name := os.environ.get(NAME):
            from craftsearch.meaning.choice import chosen

            return chosen(name)
        from craftsearch.meaning.default import E5

        return E5()
    except ImportError as exc:
        raise EmbedderUnavailableError(
            f"the package {exc.name or exc} cannot be loaded — "
            "run 'pip install --force-reinstall craftsearch'"
        ) from exc


def load() -> bool:
    """Import what the default embedder needs, so that opening it only waits for the machine."""
    if os.environ.get(NAME):
        return True
    try:
        for module in ("default", "engines.onnxruntime"):
            import_module(f"{__name__}.{module}")
    except ImportError:
        return False  # ``embed`` tells what is missing, and knows another way
    return True


def embed(texts: Sequence[str], *, kind: Kind = "passage") -> NDArray[np.float32]:
    """Return one unit-length vector per text, ``[n, 384] float32``, whatever the languages.

    The dot product of a query's and a passage's vector says how near they are in meaning. An empty text
    has the vector of its bare prefix. Raises ``EmbedderUnavailableError``.
    """
    return _default().embed(texts, kind=kind)


def embed_beginnings(
    texts: Sequence[str], *, windows: int | None
) -> tuple[NDArray[np.float32], tuple[bool, ...]]:
    """Embed the first ``windows`` of passages (128 tokens each; ``None``: all), and say whether that was all.

    Raises ``EmbedderUnavailableError``.
    """
    return _default().embed_beginnings(texts, windows=windows)


def available() -> str | None:
    """Return ``None`` when ``embed`` works here, else why it does not, and the remedy."""
    try:
        _default()
    except EmbedderUnavailableError as reason:
        return str(reason)
    return None


def manifest_id() -> str:
    """Name the space of the vectors: weights, builder and debiasing. Raises ``EmbedderUnavailableError``."""
    return _default().manifest_id
