"""From records to their vectors: title and text, as much of it as is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftsearch.index.vectors import Vector
from craftsearch.meaning import EmbedderUnavailableError, embed_beginnings, manifest_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftsearch.model import Record

BEGINNING = 2
"""Windows of 128 tokens that are read of a document when it is taken in."""
_STEPS = 127  # int8, without -128


def vectors(records: Sequence[Record], *, windows: int | None = BEGINNING) -> tuple[Vector, ...]:
    """Return one vector per record, of its first ``windows``, or of all; none where there is no embedder."""
    import numpy as np

    try:
        space = manifest_id()
        found, whole = embed_beginnings([passage(record) for record in records], windows=windows)
    except EmbedderUnavailableError:
        return ()  # whoever searches is told why: see search.fusing
    scales = np.abs(found).max(axis=1) / _STEPS if len(found) else np.empty(0)
    return tuple(
        Vector(record.id, space, np.rint(row / scale).astype(np.int8).tobytes(), float(scale), all_read)
        for record, row, scale, all_read in zip(records, found, scales, whole, strict=True)
    )


def passage(record: Record) -> str:
    """Say what of a record is embedded: the title, then the text, which may begin with the title."""
    title, text = record.article.title, record.article.text
    # A text without a title is called by its own beginning, which must not count twice.
    return text if text.startswith(title.removesuffix("…")) else f"{title}\n{text}"
