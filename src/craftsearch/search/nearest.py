"""The sentence that comes nearest to a question, for documents that hold none of its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftsearch.meaning import embed
from craftsearch.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from craftsearch.model import Record

FIRST = 3
"""Hits of a page that are looked at: a reader is still among them, and a sentence costs 9 ms."""
_RECORDS = 2  # of those
_SENTENCES = 3  # of a text's beginning, which is what its vector is made of
_READ = 1_200  # code points of a text
_TOLD = 100  # code points by which a sentence is known; 95 of 100 choices are as with the whole
_SENTENCE = re.compile(r"[^\n.!?…;]{20,}[.!?…;]*")


def nearest_sentences(records: Sequence[Record], vector: NDArray[np.float32]) -> dict[str, Span]:
    """Give the place of the nearest sentence by document id, for the first few ``records``.

    ``vector`` is the question's, as ``embed`` makes it. Texts of one sentence are left out.
    """
    places: list[tuple[str, Span]] = []
    for record in records[:_RECORDS]:
        spans = list(_sentences(record.article.text[:_READ]))
        places += [(record.id, span) for span in spans] if len(spans) > 1 else []
    if not places:
        return {}
    texts = {record.id: record.article.text for record in records}
    told = [texts[each][span.start : min(span.end, span.start + _TOLD)] for each, span in places]
    near = embed(told, kind="passage") @ vector
    best: dict[str, tuple[float, Span]] = {}
    for (each, span), likeness in zip(places, near.tolist(), strict=True):
        if each not in best or likeness > best[each][0]:
            best[each] = (likeness, span)
    return {each: span for each, (_, span) in best.items()}


def _sentences(text: str) -> Iterator[Span]:
    for at, found in enumerate(_SENTENCE.finditer(text)):
        if at == _SENTENCES:
            return
        lead = len(found[0]) - len(found[0].lstrip())
        yield Span(found.start() + lead, found.end())
