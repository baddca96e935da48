"""Which of the overlapping matches of the grammar are the dates of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftsearch.events.dates.grammar import TELLING, fitting
from craftsearch.events.dates.reading import drafts

if TYPE_CHECKING:
    from craftsearch.events.dates.lexing import Lexed
    from craftsearch.events.dates.moments import Draft

_APPOSITION = 10
"""Tokens between "tonight" and the date that says the same again."""


def chosen(read: Lexed) -> list[Draft]:
    """Match all rules and keep, from the left, the longest match that reads as a date."""
    matches = [
        (found.start(), -found.end(), order, shape)
        for order, shape, pattern in fitting(frozenset(read.tags) & TELLING, read.table.switches)
        for found in pattern.finditer(read.tags)
    ]
    out: list[Draft] = []
    position = 0
    for start, negative_end, _, shape in sorted(matches):
        if start >= position:
            read_here = drafts(shape, read, start, -negative_end)
            if read_here:
                out.extend(read_here)
                position = -negative_end
    return _without_appositions(out)


def _without_appositions(found: list[Draft]) -> list[Draft]:
    """Drop *tonight* before the date that says which night: "tonight, Saturday, September 29, 2018"."""
    return [
        draft
        for draft, following in zip(found, [*found[1:], None], strict=False)
        if not (
            following is not None
            and draft.first.offset is not None
            and following.first.day is not None
            and following.begin - draft.end < _APPOSITION
        )
    ]
